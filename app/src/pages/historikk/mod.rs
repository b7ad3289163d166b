//! The history of settings (screens 6.2a): every change, filtered, printed and as a file; settings as they were on a
//! day and what is different between two; and the text that a change was an answer to, beside today's.

#[cfg(feature = "ssr")]
pub mod adresse;
#[cfg(feature = "ssr")]
pub mod fil;
mod ord;
#[cfg(feature = "ssr")]
pub mod page;
mod prove;
pub mod tekst;
pub mod tidsreise;
pub mod view;

pub use tekst::EXHIBIT as EXHIBIT_TEKST;
pub use tidsreise::EXHIBIT as EXHIBIT_TIDSREISE;
pub use view::EXHIBIT;
