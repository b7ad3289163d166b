//! Personverninnstillinger (screens 6.2): overview, lists, one registry, and the flow choose → confirm → receipt.

pub mod flyt;
pub mod kvittering;
pub mod ord;
#[cfg(feature = "ssr")]
pub mod page;
pub mod prove;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;

pub use flyt::EXHIBIT as EXHIBIT_FLYT;
pub use kvittering::EXHIBIT as EXHIBIT_KVITTERING;
pub use view::EXHIBIT as EXHIBIT_OVERSIKT;
