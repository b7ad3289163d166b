//! §6.6: insight as it is spelled on the wire. All of it is [INFERRED].

mod delivery;
mod participation;

pub use delivery::*;
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
