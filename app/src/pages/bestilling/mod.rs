//! Insight reports that are ordered (screens 6.5c): ordering, how an order moves, all orders, and what differs between two
//! reports.

pub mod forskjell;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;

pub use forskjell::EXHIBIT as EXHIBIT_FORSKJELL;
pub use view::EXHIBIT;

/// Where orders are.
pub(crate) const ROT: &str = "/bestillinger";
