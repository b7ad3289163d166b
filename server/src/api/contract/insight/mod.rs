//! §6.6: insight, as registries meet it. All of it is [INFERRED].

pub mod cases;

pub use cases::*;
