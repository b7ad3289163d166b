//! What Innsyn is: domain, doors to the data, pages and islands. Read it in this order.

pub mod catalogue;
pub mod charts;
pub mod domain;

#[cfg(feature = "ssr")]
pub mod innsyn;
#[cfg(feature = "ssr")]
pub mod personvern;
#[cfg(feature = "ssr")]
pub mod store;
