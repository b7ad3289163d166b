//! A PostgreSQL database of its own with invented citizens, the portal on it in this process, and the program `innsyn`
//! as processes of their own on the same database.

use app::domain::aktor::Aktor;
use app::domain::definisjon::Valg;
use app::domain::id::InnbyggerId;
use app::domain::innstilling::Onske;
use app::domain::metadata::Metadata;
use app::domain::samples;
use app::oppsett::Oppsett;
use app::personvern::{Skjema, Utfall};
use app::portal::{Portal, Tidsgrenser};
use app::store::signering::{Nokkelkilde, Signering};
use app::store::{self, Basis, Klokke};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Reservations of NPR og KPR that stand open to everybody.
pub const SLUGS: [&str; 3] = ["oppbevaring", "utlevering-formal", "utlevering-fodselsnummer"];
pub const GUIDS: [&str; 3] = [
    "b5d2a9de-06a9-4262-b4f8-cad52a0acb4c",
    "5e01aeb6-54f4-4b7a-b669-37bf90aa69cc",
    "61a80b52-57b9-483b-9d73-5e21d337cdf3",
];

pub struct House {
    pub portal: Portal,
    pub url: String,
    database: String,
    folder: PathBuf,
    clients: String,
}

/// A running server; it dies with the value.
pub struct Process {
    child: Child,
    pub address: String,
}

impl House {
    /// A database with `citizens` more than the invented people, for processes with these clients.
    pub async fn new(citizens: usize, clients: &str) -> Self {
        let name = format!("innsyn_{:016x}", u64::from_le_bytes(store::tilfeldig().expect("randomness")));
        let mut admin = admin().await;
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut admin)
            .await
            .expect("a new database");
        let url = format!("{}/{name}", server().rsplit_once('/').expect("an address with a database").0);
        let folder = std::env::temp_dir().join(&name);
        site(&folder);
        std::fs::write(folder.join("clients.toml"), clients).expect("a file of clients");
        let (klokke, katalog) = (Klokke::Maskin, Arc::new(app::catalogue::innebygd().expect("a sound catalogue")));
        let basis = Basis::apne(&url).await.expect("a fresh database opens");
        let signering = Signering::apne(&basis, &klokke, Nokkelkilde::IBasen).await.expect("a key");
        store::lagre_definisjoner(&basis, &katalog).await.expect("definitions");
        let people = samples::alle(klokke.na());
        store::fyll_med_provedata(&basis, &katalog, &signering, &people).await.expect("the samples fit");
        let oppsett = Oppsett { demo: true, ..Oppsett::default() };
        let portal = Portal::ny(basis, klokke, katalog, signering, oppsett, Tidsgrenser::default());
        let house = Self { portal, url, database: name, folder, clients: clients.to_owned() };
        house.settle(citizens).await;
        house
    }

    /// Citizens with ids from [`FIRST`] and synthetic numbers.
    async fn settle(&self, citizens: usize) {
        let Basis::Postgres(pool) = &self.portal.basis else { panic!("PostgreSQL was asked for") };
        let sql =
            "INSERT INTO innbygger (id, nummer, fornavn, etternavn, fodt, adressesperre, bosted, skjermet_for_foreldre)
                   SELECT * FROM UNNEST($1, $2, $3, $4, $5, $6, $7, $8)";
        let ids: Vec<i64> = (0..citizens).map(|nr| citizen(nr).0).collect();
        let same = |text: &str| vec![text.to_owned(); citizens];
        sqlx::query(sql)
            .bind(&ids)
            .bind(numbers(citizens))
            .bind(same("Test"))
            .bind(same("Testesen"))
            .bind(same("1970-01-01"))
            .bind(vec![false; citizens])
            .bind(same(""))
            .bind(vec![false; citizens])
            .execute(pool)
            .await
            .expect("citizens");
    }

    /// A change by the citizen: the setting's `nr`th, on at odd numbers.
    pub async fn change(&self, citizen: InnbyggerId, slug: &str, nr: i64) {
        let valg = Valg::av(nr % 2 == 1);
        let onske = Onske { valg, metadata: Metadata::default(), sett_sekvensnummer: nr - 1, forstar_sletting: true };
        let skjema = Skjema { onske, nokkel: format!("{slug} {nr}") };
        let aktor = Aktor::innbygger(citizen);
        let done = self.portal.personvern.sett(&aktor, "nprkpr", slug, skjema).await.expect("a change");
        assert!(matches!(done, Utfall::Endret(_)));
    }

    /// Changes (citizen, place in [`SLUGS`], the setting's how manieth) in one transaction, each setting at most once:
    /// current row, history and outbox as the door writes them. The door makes a few hundred a second; this is how there
    /// are a hundred thousand.
    pub async fn change_many(&self, changes: &[(usize, usize, usize)]) {
        static ID: AtomicI64 = AtomicI64::new(1);
        let Basis::Postgres(pool) = &self.portal.basis else { panic!("PostgreSQL was asked for") };
        let sql = "WITH ny AS (SELECT * FROM UNNEST($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])
                     AS t(innbygger, definisjon, nr, id)),
             i AS (INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata)
                   SELECT innbygger, definisjon, nr % 2 = 1, nr, $5, $5, $6 FROM ny
                   ON CONFLICT (innbygger, definisjon) DO UPDATE SET aktiv = excluded.aktiv, i_kraft = NULL,
                     sekvensnummer = excluded.sekvensnummer, endret = excluded.endret),
             h AS (INSERT INTO historikk (innbygger, id, definisjon, sekvensnummer, aktiv, tidspunkt, gjort_av,
                     gjort_av_navn, tekst_versjon, metadata, kanal)
                   SELECT innbygger, id, definisjon, nr, nr % 2 = 1, $5, 'selv', '', 1, $6, 'portal' FROM ny)
             INSERT INTO utboks (innbygger, definisjon, sekvensnummer, opprettet)
             SELECT innbygger, definisjon, nr, $5 FROM ny";
        sqlx::query(sql)
            .bind(changes.iter().map(|c| citizen(c.0).0).collect::<Vec<_>>())
            .bind(changes.iter().map(|c| GUIDS[c.1].to_owned()).collect::<Vec<_>>())
            .bind(changes.iter().map(|c| i64::try_from(c.2).expect("a number")).collect::<Vec<_>>())
            .bind(changes.iter().map(|_| ID.fetch_add(1, Ordering::SeqCst)).collect::<Vec<_>>())
            .bind(self.portal.klokke.na().as_microsecond())
            .bind(serde_json::to_string(&Metadata::default()).expect("metadata"))
            .execute(pool)
            .await
            .expect("changes");
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        let Basis::Postgres(pool) = &self.portal.basis else { panic!("PostgreSQL was asked for") };
        let (number,): (i64,) = sqlx::query_as(sql).fetch_one(pool).await.expect(sql);
        number
    }

    /// The program, with this database and these clients.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_innsyn"));
        program
            .env_clear()
            .env("INNSYN_MODE", "demo")
            .env("DATABASE_URL", &self.url)
            .env("INNSYN_SITE_ROOT", self.folder.join("site"))
            .env("INNSYN_CLIENTS", self.folder.join("clients.toml"))
            .env("INNSYN_SYSTEM_KEY", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/replication/pkcs8.pem"))
            .env("INNSYN_ORIGIN", "https://innsyn.example")
            .env("INNSYN_RETRY_WAITS", "1")
            .env("RUST_LOG", "off")
            .stdin(Stdio::null());
        program
    }

    pub fn start(&self) -> Process {
        assert!(!self.clients.is_empty());
        let socket = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = socket.local_addr().expect("an address").to_string();
        drop(socket);
        let mut program = self.program();
        program.env("INNSYN_LISTEN", &address).stdout(Stdio::null()).stderr(Stdio::null());
        Process { child: program.spawn().expect("the program starts"), address }
    }

    /// Runs `innsyn replication …` to its end.
    pub fn command(&self, words: &[&str]) -> Output {
        self.program().arg("replication").args(words).output().expect("the program runs")
    }

    pub async fn tear_down(self) {
        self.portal.basis.lukk().await;
        let mut admin = admin().await;
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.database);
        sqlx::query(AssertSqlSafe(sql)).execute(&mut admin).await.expect("a database of ours is dropped");
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

impl Process {
    /// Kills it where it stands (SIGKILL).
    pub fn kill(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }

    /// Asks it to stop (SIGTERM), and waits until it has.
    pub async fn stop(mut self) -> ExitStatus {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("a signal").success());
        for _ in 0..600 {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the server never stopped");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The citizen with a number from 0.
pub fn citizen(nr: usize) -> InnbyggerId {
    InnbyggerId(1_000_000 + i64::try_from(nr).expect("few citizens"))
}

/// Synthetic numbers (month + 80) with right check digits.
fn numbers(count: usize) -> Vec<String> {
    let weighed = |weights: &[usize], digits: &[usize]| weights.iter().zip(digits).map(|(w, d)| w * d).sum::<usize>();
    let mut numbers = Vec::new();
    for n in 0.. {
        let nine = format!("{:02}{:02}{:02}{:03}", n % 28 + 1, n / 28 % 12 + 81, n / 336 % 100, n / 33_600);
        let mut digits: Vec<usize> = nine.bytes().map(|b| usize::from(b - b'0')).collect();
        for weights in [&[3, 7, 6, 1, 8, 9, 4, 5, 2][..], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]] {
            digits.push((11 - weighed(weights, &digits) % 11) % 11);
        }
        if digits.iter().all(|d| *d < 10) {
            numbers.push(digits.iter().map(usize::to_string).collect());
        }
        if numbers.len() == count {
            break;
        }
    }
    numbers
}

fn server() -> String {
    std::env::var("INNSYN_TEST_POSTGRES")
        .unwrap_or_else(|_| panic!("INNSYN_TEST_POSTGRES is not set: run `cargo xtask test`"))
}

async fn admin() -> PgConnection {
    PgConnection::connect(&server()).await.expect("the PostgreSQL of INNSYN_TEST_POSTGRES answers")
}

fn site(folder: &std::path::Path) {
    std::fs::create_dir_all(folder.join("site")).expect("a temporary folder");
    let manifest = r#"{"css":"/pkg/a.css","js":"/pkg/a.js","wasm":"/pkg/a.wasm","font":"/pkg/a.woff2","graf_js":"/pkg/g.js","graf_wasm":"/pkg/g.wasm"}"#;
    std::fs::write(folder.join("site/manifest.json"), manifest).expect("a manifest");
}
