//! Varsler: the citizen's notices, newest first.

#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;

pub use view::EXHIBIT;
