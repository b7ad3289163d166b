//! Personverninnstillinger (screens 6.2): overview, lists, one registry, and the flow choose → confirm → receipt.

#[cfg(feature = "ssr")]
pub mod adresse;
pub mod bruk;
pub mod flyt;
pub mod kvittering;
#[cfg(feature = "ssr")]
pub mod page;
pub mod periode;
pub mod prove;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod sletting;
pub mod tilgang;
pub mod utvalg;
pub mod view;
pub mod virkning;

use super::ord;

pub use bruk::EXHIBIT as EXHIBIT_BRUK;
pub use flyt::EXHIBIT as EXHIBIT_FLYT;
pub use kvittering::EXHIBIT as EXHIBIT_KVITTERING;
pub use periode::EXHIBIT as EXHIBIT_PERIODE;
pub use sletting::EXHIBIT as EXHIBIT_SLETTING;
pub use tilgang::EXHIBIT as EXHIBIT_TILGANG;
pub use utvalg::EXHIBIT as EXHIBIT_UTVALG;
pub use view::EXHIBIT as EXHIBIT_OVERSIKT;
pub use virkning::EXHIBIT as EXHIBIT_VIRKNING;
