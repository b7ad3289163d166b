//! Forskning og screening (contract §6.2): projects and programmes that one takes part in, the way from invitation to
//! result, and what one sets there oneself.

#[cfg(feature = "ssr")]
pub mod page;
pub mod prosjekt;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;

pub use prosjekt::EXHIBIT as EXHIBIT_PROSJEKT;
pub use view::EXHIBIT;
