//! Login and logout (screens 6.1a). In the demo one chooses an invented person; login by eID gets its place beside it.

#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod view;
