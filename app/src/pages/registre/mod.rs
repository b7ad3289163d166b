//! Helseregistre (screens 6.4–6.6): the list with its filter, one registry's contents and log, and insight reports.

mod henting;
pub mod liste;
#[cfg(feature = "ssr")]
pub mod page;
pub mod rapport;
pub mod view;

pub use liste::EXHIBIT;
pub use rapport::EXHIBIT as EXHIBIT_RAPPORT;

pub(crate) const ROT: &str = "/helseregistre";
