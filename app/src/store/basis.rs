//! The database: SQLite embedded, or PostgreSQL. One SQL text serves both; `les!` and `transaksjon!` expand the same
//! expression once per engine, because sqlx types a query by its engine.

use super::{Feil, migrering};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::str::FromStr;
use std::time::Duration;

/// An open database, migrated to this version of the schema.
#[derive(Clone, Debug)]
pub enum Basis {
    /// One writing connection, so that no transaction is ever upgraded from reading to writing.
    Sqlite {
        les: SqlitePool,
        skriv: SqlitePool,
    },
    Postgres(PgPool),
}

/// Oldest SQLite library without the fault in resetting the write-ahead log (fixed in 3.51.3).
const ELDSTE_SQLITE: (u32, u32, u32) = (3, 51, 3);

impl Basis {
    /// Opens `sqlite:PATH` (made if missing) or `postgres://…` and brings the schema up to date.
    ///
    /// # Errors
    /// An address of another kind, a database that does not answer, a failed migration, a too old SQLite.
    pub async fn apne(adresse: &str) -> Result<Self, Feil> {
        let basis = if adresse.starts_with("sqlite:") {
            Self::apne_sqlite(adresse).await?
        } else if adresse.starts_with("postgres:") || adresse.starts_with("postgresql:") {
            let valg = PgConnectOptions::from_str(adresse)?
                .options([("idle_in_transaction_session_timeout", "15000"), ("statement_timeout", "10000")]);
            Self::Postgres(PgPoolOptions::new().max_connections(16).acquire_timeout(VENTETID).connect_with(valg).await?)
        } else {
            return Err(Feil::Adresse);
        };
        migrering::kjor(&basis).await?;
        Ok(basis)
    }

    async fn apne_sqlite(adresse: &str) -> Result<Self, Feil> {
        let valg = SqliteConnectOptions::from_str(adresse)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(VENTETID)
            .foreign_keys(true);
        let skriv =
            SqlitePoolOptions::new().max_connections(1).acquire_timeout(VENTETID).connect_with(valg.clone()).await?;
        let (versjon,): (String,) = sqlx::query_as(super::sql::SQLITE_VERSJON).fetch_one(&skriv).await?;
        let tall: Vec<u32> = versjon.split('.').filter_map(|d| d.parse().ok()).collect();
        if !matches!(tall[..], [a, b, c, ..] if (a, b, c) >= ELDSTE_SQLITE) {
            return Err(Feil::GammelSqlite(versjon));
        }
        let les = SqlitePoolOptions::new()
            .max_connections(8)
            .acquire_timeout(VENTETID)
            .connect_with(valg.read_only(true))
            .await?;
        Ok(Self::Sqlite { les, skriv })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn svarer(&self) -> Result<(), Feil> {
        les!(self, k => sqlx::query(super::sql::SVARER).execute(k).await.map(drop))?;
        Ok(())
    }

    /// Closes all connections, after what is under way.
    pub async fn lukk(&self) {
        match self {
            Self::Sqlite { les, skriv } => {
                les.close().await;
                skriv.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

const VENTETID: Duration = Duration::from_secs(5);

/// `les!(basis, k => uttrykk)`: evaluates the expression with `k` as the pool to read from.
macro_rules! les {
    ($basis:expr, $k:ident => $uttrykk:expr) => {
        match $basis {
            $crate::store::Basis::Sqlite { les, .. } => {
                let $k = les;
                $uttrykk
            }
            $crate::store::Basis::Postgres(pool) => {
                let $k = pool;
                $uttrykk
            }
        }
    };
}

/// `transaksjon!(basis, tx => { … })`: runs the block in a transaction that is committed when it gives `Ok` and rolled
/// back otherwise. The block is `Result<_, Feil>` and uses `&mut **tx` as its connection.
macro_rules! transaksjon {
    ($basis:expr, $tx:ident => $kropp:block) => {
        match $basis {
            $crate::store::Basis::Sqlite { skriv, .. } => {
                let mut transaksjon = skriv.begin_with("BEGIN IMMEDIATE").await?;
                let $tx = &mut transaksjon;
                let svar: Result<_, $crate::store::Feil> = async { $kropp }.await;
                match svar {
                    Ok(_) => transaksjon.commit().await?,
                    Err(_) => transaksjon.rollback().await?,
                }
                svar
            }
            $crate::store::Basis::Postgres(pool) => {
                let mut transaksjon = pool.begin().await?;
                let $tx = &mut transaksjon;
                let svar: Result<_, $crate::store::Feil> = async { $kropp }.await;
                match svar {
                    Ok(_) => transaksjon.commit().await?,
                    Err(_) => transaksjon.rollback().await?,
                }
                svar
            }
        }
    };
}

/// `oyeblikk!(basis, tx => { … })`: runs the block on one moment of the database, whatever is committed meanwhile. Only for
/// reading; the block is as in [`transaksjon!`].
macro_rules! oyeblikk {
    ($basis:expr, $tx:ident => $kropp:block) => {
        match $basis {
            $crate::store::Basis::Sqlite { les, .. } => {
                // In write-ahead logging a reading transaction keeps the moment of its first statement.
                let mut transaksjon = les.begin().await?;
                let $tx = &mut transaksjon;
                let svar: Result<_, $crate::store::Feil> = async { $kropp }.await;
                transaksjon.rollback().await?;
                svar
            }
            $crate::store::Basis::Postgres(pool) => {
                let mut transaksjon = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
                let $tx = &mut transaksjon;
                let svar: Result<_, $crate::store::Feil> = async { $kropp }.await;
                transaksjon.rollback().await?;
                svar
            }
        }
    };
}

pub(crate) use {les, oyeblikk, transaksjon};
