//! Ta med: everything the portal shows about a citizen, as files that open without it: a page, JSON, tables, FHIR.

#[cfg(feature = "ssr")]
pub mod adresse;
#[cfg(feature = "ssr")]
mod dokument;
pub mod page;
#[cfg(feature = "ssr")]
mod tabeller;
pub mod view;

pub use view::EXHIBIT;

#[cfg(all(test, feature = "ssr"))]
mod tests;
