//! §6.6: the registries' side of insight. All of it is [INFERRED].

pub mod cases;
mod orders;

pub use cases::*;
pub use orders::*;
