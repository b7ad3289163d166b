//! Signed receipts outside the settings: taking one along, and checking one that somebody has been handed.

#[cfg(feature = "ssr")]
pub mod adresse;
#[cfg(feature = "ssr")]
pub mod page;
pub mod view;

pub use view::EXHIBIT;
