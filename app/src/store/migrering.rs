//! Brings a database to the schema of this program. The files in `app/migrations/` run on both engines as they are.

use super::{Basis, Feil};
use sqlx::SqlStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/migration_files.rs"));

pub(super) async fn kjor(basis: &Basis) -> Result<(), Feil> {
    let migrator = Migrator { migrations: Cow::Owned(alle()), ..Migrator::DEFAULT };
    match basis {
        Basis::Sqlite { skriv, .. } => migrator.run(skriv).await?,
        Basis::Postgres(pool) => migrator.run(pool).await?,
    }
    Ok(())
}

/// The migrations in order; a file is named `NNNN_description.sql`.
fn alle() -> Vec<Migration> {
    FILER
        .iter()
        .filter_map(|(navn, sql)| {
            let (nummer, resten) = navn.split_once('_')?;
            let beskrivelse = resten.trim_end_matches(".sql").to_owned();
            let versjon = nummer.parse().ok()?;
            Some(Migration::new(versjon, beskrivelse.into(), MigrationType::Simple, SqlStr::from_static(sql), false))
        })
        .collect()
}

#[cfg(test)]
pub(super) fn tekster() -> impl Iterator<Item = &'static str> {
    FILER.iter().map(|(_, sql)| *sql)
}
