//! Logg over bruk for all registries (screens 6.1b, 6.5b): who has seen the citizen's data and who has got copies, with a
//! filter, pages, print and file.

#[cfg(feature = "ssr")]
pub mod adresse;
#[cfg(feature = "ssr")]
pub mod fil;
#[cfg(feature = "ssr")]
pub mod page;
pub mod view;

pub use view::EXHIBIT;
