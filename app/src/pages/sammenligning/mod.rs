//! Sammenligning: whether one wants to see one's course beside a reference group. A first screen that says what it is and
//! what it is not; nothing is shown before it is asked for.

#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;

pub use view::EXHIBIT;
