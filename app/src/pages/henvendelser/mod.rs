//! Henvendelser (screens 6.5c): writing to a registry, the list of what was written, and one case.

#[cfg(feature = "ssr")]
pub mod adresse;
pub mod liste;
pub mod ny;
mod ord;
#[cfg(feature = "ssr")]
pub mod page;
mod prove;
pub mod sak;
#[cfg(feature = "ssr")]
pub mod skjema;

pub use liste::EXHIBIT;
pub use ny::EXHIBIT as EXHIBIT_NY;
pub use sak::EXHIBIT as EXHIBIT_SAK;

pub(crate) const ROT: &str = "/henvendelser";
const REGISTRE: &str = "/helseregistre";
