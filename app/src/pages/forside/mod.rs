//! The front page (screens 6.1b): what waits first, then the services.

#[cfg(feature = "ssr")]
pub mod page;
pub mod view;
