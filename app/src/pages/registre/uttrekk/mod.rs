//! Ta med: everything the portal shows about a citizen, as files that open without it: a page, JSON, tables, FHIR.

#[cfg(feature = "ssr")]
pub mod adresse;
#[cfg(feature = "ssr")]
pub mod dokument;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod tabeller;
pub mod view;

pub use view::EXHIBIT;
