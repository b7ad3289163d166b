//! §6.6: the registries' side of insight. All of it is [INFERRED].

pub mod cases;
mod delivery;
mod orders;
mod participation;

pub use cases::*;
pub use delivery::*;
pub use orders::*;
pub use participation::*;

/// Paths below [`super::path::INSIGHT`].
pub mod path {
    /// A report that nobody has ordered.
    pub const REPORT: &str = "/helseregistre/v1/rapport";
    /// Rows of a registry's log.
    pub const LOG: &str = "/helseregistre/v1/bruk";
    /// Projects and programmes.
    pub const PARTICIPATION: &str = "/helseregistre/v1/deltakelse";
}
