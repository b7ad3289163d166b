//! What can go wrong behind a door.

use crate::domain::avslag::Avslag;

/// A refusal by rule, or a fault of ours. Faults are logged once, at the edge, and shown as a reference.
#[derive(Debug, thiserror::Error)]
pub enum Feil {
    #[error(transparent)]
    Avslag(#[from] Avslag),
    #[error("database: {0}")]
    Basis(#[from] sqlx::Error),
    #[error("migration: {0}")]
    Migrering(#[from] sqlx::migrate::MigrateError),
    /// Something stored that cannot be read back; names the kind, never the value.
    #[error("stored {0} cannot be read")]
    Ulest(&'static str),
    /// The key that receipts are signed with is missing or of the wrong kind.
    #[error("signing key: Ed25519 in PKCS #8 is expected")]
    Nokkel,
    #[error("no randomness from the operating system")]
    Tilfeldighet,
    #[error("a write was broken off")]
    Avbrutt,
    /// Others changed what was to be read at one moment, again and again.
    #[error("the data are changed without a pause")]
    Urolig,
    #[error("the address of the database is not understood: expected sqlite: or postgres:")]
    Adresse,
    #[error("the SQLite library is {0}, older than 3.51.3")]
    GammelSqlite(String),
}
