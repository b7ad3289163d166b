//! Samtykkeforespørsler (screens 6.3): the inbox, one request, and its flow answer → confirm → receipt.

#[cfg(feature = "ssr")]
pub mod adresse;
#[cfg(feature = "ssr")]
pub mod page;
pub mod prove;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod steg;
pub mod svar;
pub mod view;

pub use svar::EXHIBIT as EXHIBIT_SVAR;
pub use view::EXHIBIT;
