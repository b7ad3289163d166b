//! Helseregistre (screens 6.4–6.6): the list with its filter, one registry's contents and log, and insight reports.

#[cfg(feature = "ssr")]
pub mod adresse;
mod henting;
pub mod liste;
pub mod logg;
#[cfg(feature = "ssr")]
pub mod page;
pub mod rapport;
pub mod uttrekk;
pub mod view;

pub use liste::EXHIBIT;
pub use logg::EXHIBIT as EXHIBIT_LOGG;
pub use rapport::EXHIBIT as EXHIBIT_RAPPORT;
pub use rapport::EXHIBIT_GRAF;
pub use uttrekk::EXHIBIT as EXHIBIT_UTTREKK;

pub(crate) const ROT: &str = "/helseregistre";
