//! §6.6: the registries' side of insight. All of it is [INFERRED].

mod orders;

pub use orders::*;
