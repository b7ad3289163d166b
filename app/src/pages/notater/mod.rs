//! Egne notater: the citizen's own words about times in their life, beside what a registry holds. For the citizen alone.

#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;

pub use view::EXHIBIT;
