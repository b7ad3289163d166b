//! Personverninnstillinger (screens 6.2): overview, lists, one registry, and the flow choose → confirm → receipt.

pub mod flyt;
pub mod ord;
#[cfg(feature = "ssr")]
pub mod page;
pub mod prove;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;
pub mod virkning;

pub use flyt::EXHIBIT as EXHIBIT_FLYT;
pub use view::EXHIBIT as EXHIBIT_OVERSIKT;
pub use virkning::EXHIBIT as EXHIBIT_VIRKNING;
