//! Choosing whom one acts for (screens 6.7).

#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod skjema;
mod view;

pub use view::EXHIBIT;
