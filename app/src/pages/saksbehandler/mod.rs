//! The plain case screen for registries without a system of their own: case workers' login, their list of cases, one case
//! with what can be done in it, and open orders of reports. Not a citizen's pages: own session, own frame, own errors.

#[cfg(feature = "ssr")]
pub mod adresse;
pub mod bestilling;
pub mod bestillinger;
pub mod feil;
pub mod handling;
pub mod innlogging;
pub mod liste;
mod ord;
#[cfg(feature = "ssr")]
pub mod page;
mod prove;
pub mod sak;
#[cfg(feature = "ssr")]
pub mod skjema;

pub use bestilling::EXHIBIT as EXHIBIT_BESTILLING;
pub use bestillinger::EXHIBIT as EXHIBIT_BESTILLINGER;
pub use feil::EXHIBIT as EXHIBIT_FEIL;
pub use innlogging::EXHIBIT as EXHIBIT_INNLOGGING;
pub use liste::EXHIBIT as EXHIBIT_LISTE;
pub use sak::EXHIBIT as EXHIBIT_SAK;

/// Where the case screen is. Everything below it asks who is there first.
pub const ROT: &str = "/saksbehandler";
/// Its login page.
pub const INNLOGGING: &str = "/saksbehandler/logg-inn";
