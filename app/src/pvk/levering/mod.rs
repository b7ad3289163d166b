//! What registries deliver: reports, rows of the log, participation. Kept as it was delivered, each delivery once, and only
//! where the portal may keep it ([`crate::domain::lagring`]).

pub(crate) mod lagre;
pub(crate) mod sql;
