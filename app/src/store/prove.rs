//! What tests of the store and of the doors stand on: a fresh database on either engine, with the invented people in
//! it, and a clock that stands still. Each test has a database of its own.

use super::signering::{Nokkelkilde, Signering};
use super::{Basis, Klokke, fyll_med_provedata, les, tilfeldig};
use crate::catalogue;
use crate::domain::aktor::Aktor;
use crate::domain::definisjon::Valg;
use crate::domain::innstilling::Onske;
use crate::domain::metadata::Metadata;
use crate::domain::samples::{self, Testperson};
use crate::oppsett::Oppsett;
use crate::personvern::Skjema;
use crate::portal::{Portal, Tidsgrenser};
use data_encoding::HEXLOWER;
use jiff::{SignedDuration, Timestamp};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::path::PathBuf;
use std::sync::Arc;

/// The two engines that everything runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Motor {
    Sqlite,
    Postgres,
}

/// A portal on a database of its own.
pub(crate) struct Prove {
    pub(crate) portal: Portal,
    pub(crate) folk: Vec<Testperson>,
    pub(crate) adresse: String,
    opprydding: Opprydding,
}

/// One test body, run on both engines: gives a module with the tests `sqlite` and `postgres`.
macro_rules! pa_begge {
    ($($(#[$dok:meta])* async fn $navn:ident($p:ident: &Prove) $kropp:block)+) => {$(
        $(#[$dok])*
        mod $navn {
            // A body that names nothing from around it does not use this; `expect` would fail where one does.
            #[allow(unused_imports)]
            use super::*;

            async fn prove($p: &crate::store::prove::Prove) $kropp

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let p = crate::store::prove::Prove::ny(crate::store::prove::Motor::Sqlite).await;
                prove(&p).await;
                p.rydd().await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let p = crate::store::prove::Prove::ny(crate::store::prove::Motor::Postgres).await;
                prove(&p).await;
                p.rydd().await;
            }
        }
    )+};
}
pub(crate) use pa_begge;

/// When all tests happen; the invented people are as they are at this moment.
pub(crate) fn na() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("a valid instant")
}

impl Prove {
    /// A new database with the invented people.
    pub(crate) async fn ny(motor: Motor) -> Self {
        let (adresse, opprydding) = nytt_sted(motor).await;
        let basis = Basis::apne(&adresse).await.expect("a fresh database opens");
        let katalog = Arc::new(catalogue::innebygd().expect("the embedded catalogue is sound"));
        let folk = samples::alle(na());
        let klokke = Klokke::stilt(na());
        let signering =
            Signering::apne(&basis, &klokke, Nokkelkilde::IBasen).await.expect("a key of the database's own");
        fyll_med_provedata(&basis, &katalog, &signering, &folk).await.expect("the samples fit");
        let oppsett = Oppsett { demo: true, ..Oppsett::default() };
        let portal = Portal::ny(basis, klokke, katalog, signering, oppsett, Tidsgrenser::default());
        Self { portal, folk, adresse, opprydding }
    }

    /// An invented person as the one who acts.
    pub(crate) fn aktor(&self, slug: &str) -> Aktor {
        self.folk.iter().find(|p| p.slug == slug).map(Testperson::aktor).expect(slug)
    }

    /// Lets time pass.
    pub(crate) fn ga(&self, minutter: i64) {
        self.portal.klokke.flytt(SignedDuration::from_mins(minutter));
    }

    /// A number that a statement without parameters gives.
    pub(crate) async fn tall(&self, sql: &'static str) -> i64 {
        let (tall,): (i64,) = les!(&self.portal.basis, k => sqlx::query_as(sql).fetch_one(k).await).expect(sql);
        tall
    }

    /// Runs a statement as the administrator of the database would, past all doors.
    pub(crate) async fn utfor(&self, sql: &'static str) {
        match &self.portal.basis {
            Basis::Sqlite { skriv, .. } => drop(sqlx::query(sql).execute(skriv).await.expect(sql)),
            Basis::Postgres(pool) => drop(sqlx::query(sql).execute(pool).await.expect(sql)),
        }
    }

    /// Closes and removes the database. A test that fails leaves a PostgreSQL database to the end of its cluster.
    pub(crate) async fn rydd(self) {
        self.portal.basis.lukk().await;
        if let Opprydding::Database(navn) = &self.opprydding {
            let mut admin = admin().await;
            let sql = format!("DROP DATABASE {navn} WITH (FORCE)");
            sqlx::query(AssertSqlSafe(sql)).execute(&mut admin).await.expect("a database of ours is dropped");
        }
    }
}

/// A form with a key of its own, as the confirming page makes it.
pub(crate) fn skjema(valg: Valg, sett_sekvensnummer: i64, nokkel: &str) -> Skjema {
    Skjema {
        onske: Onske { valg, metadata: Metadata::default(), sett_sekvensnummer, forstar_sletting: true },
        nokkel: nokkel.to_owned(),
    }
}

/// What is to be removed when the test is over.
enum Opprydding {
    Mappe(PathBuf),
    Database(String),
}

impl Drop for Opprydding {
    fn drop(&mut self) {
        if let Self::Mappe(mappe) = self {
            drop(std::fs::remove_dir_all(mappe));
        }
    }
}

/// The address of a database that nobody has used before.
async fn nytt_sted(motor: Motor) -> (String, Opprydding) {
    let navn = format!("innsyn_{}", HEXLOWER.encode(&tilfeldig::<8>().expect("randomness")));
    match motor {
        Motor::Sqlite => {
            let mappe = std::env::temp_dir().join(navn);
            std::fs::create_dir(&mappe).expect("a new temporary folder");
            (format!("sqlite:{}", mappe.join("prove.db").display()), Opprydding::Mappe(mappe))
        }
        Motor::Postgres => {
            let mut admin = admin().await;
            let sql = format!("CREATE DATABASE {navn}");
            sqlx::query(AssertSqlSafe(sql)).execute(&mut admin).await.expect("a new database");
            let tjener = postgres().rsplit_once('/').map(|(t, _)| t.to_owned()).expect("an address with a database");
            (format!("{tjener}/{navn}"), Opprydding::Database(navn))
        }
    }
}

fn postgres() -> String {
    std::env::var("INNSYN_TEST_POSTGRES")
        .unwrap_or_else(|_| panic!("INNSYN_TEST_POSTGRES is not set: run `cargo xtask test`"))
}

async fn admin() -> PgConnection {
    PgConnection::connect(&postgres()).await.expect("the PostgreSQL of INNSYN_TEST_POSTGRES answers")
}
