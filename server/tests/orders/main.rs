//! Orders as they are told: several processes that send, a registry over HTTP that fails three times of ten, processes
//! killed where they stand. Every order reaches the registry, each report is delivered once, none is lost.
//!
//! A process is this very program, started again with [`process`] alone. On PostgreSQL when INNSYN_TEST_POSTGRES is set,
//! otherwise on an SQLite file.

mod registry;
mod system;

use app::domain::aktor::{Aktor, Registerklient};
use app::domain::bestilling::Bestillingsstatus;
use app::domain::definisjon::{PartKode, Valg};
use app::domain::id::InnbyggerId;
use app::domain::innstilling::Onske;
use app::domain::klient::{Klientregister, Skop};
use app::domain::metadata::{Metadata, Niva};
use app::domain::rapport::Hovedtype;
use app::domain::replikering::Ventetider;
use app::innsyn::system::{Registersystem, Registersystemer};
use app::oppsett::Oppsett;
use app::personvern::Skjema;
use app::portal::{Portal, Tidsgrenser};
use app::pvk::bestillinger::Avsender;
use app::store::signering::{Nokkelkilde, Signering};
use app::store::{self, Basis, Klokke};
use registry::Registry;
use server::dispatch::Dispatch;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::watch;

const CITIZENS: usize = 60;
const PROCESSES: usize = 3;
const DATABASE: &str = "INNSYN_ORDERS_DATABASE";
const REGISTRY: &str = "INNSYN_ORDERS_REGISTRY";
/// What a lease may hold up after a kill, and some.
const SECONDS: u64 = 150;

/// The portal on a database.
async fn portal(address: &str) -> Portal {
    let (klokke, katalog) = (Klokke::Maskin, Arc::new(app::catalogue::innebygd().expect("a sound catalogue")));
    let basis = Basis::apne(address).await.expect("a database opens");
    let signering = Signering::apne(&basis, &klokke, Nokkelkilde::IBasen).await.expect("a key");
    let oppsett = Oppsett { demo: true, ..Oppsett::default() };
    Portal::ny(basis, klokke, katalog, signering, oppsett, Tidsgrenser::default())
}

/// What a killed process was doing: sends until it dies.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the other test as a process of its own"]
async fn process() {
    let (Ok(database), Ok(url)) = (std::env::var(DATABASE), std::env::var(REGISTRY)) else { return };
    let mut portal = portal(&database).await;
    let system: Arc<dyn Registersystem> = Arc::new(system::Http::new(url));
    portal.innsyn = portal.innsyn.med_systemer(Registersystemer::nye([(PartKode("SYSVAK".to_owned()), system)]));
    let (_stopping, stop) = watch::channel(false);
    let waits = Ventetider::ny(vec![1]).expect("a wait");
    let dispatch = Dispatch::start(portal.ko(), waits, &stop).await.expect("it starts");
    dispatch.finished().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_order_arrives_and_is_delivered_once_whoever_fails_or_dies() {
    let place = Place::new().await;
    let portal = portal(&place.address).await;
    store::lagre_definisjoner(&portal.basis, &portal.katalog).await.expect("definitions");
    settle(&portal).await;
    let registry = Registry::start().await;
    let over = Arc::new(AtomicBool::new(false));
    let watcher = tokio::spawn(never_backwards(portal.basis.clone(), Arc::clone(&over)));
    let deliverer = tokio::spawn(deliver(portal.clone(), registry.clone(), Arc::clone(&over)));

    let start = || start(&place.address, &registry.url);
    let mut processes: Vec<Child> = (0..PROCESSES).map(|_| start()).collect();
    let mut kills = 0;
    for nr in 0..CITIZENS {
        let aktor = Aktor::innbygger(citizen(nr));
        portal.innsyn.bestill(&aktor, "sysvak", Hovedtype::Standard, "k").await.expect("an order");
        if nr % 6 == 5 {
            let dice: [u8; 2] = store::tilfeldig().expect("randomness");
            tokio::time::sleep(Duration::from_millis(300 + 2 * u64::from(dice[0]))).await;
            let victim = usize::from(dice[1]) % PROCESSES;
            kill(&mut processes[victim]);
            processes[victim] = start();
            kills += 1;
        }
    }
    wait_for("all are ready", async || {
        number(&portal.basis, "SELECT CAST(COUNT(*) AS BIGINT) FROM bestilling WHERE status = 'klar'").await == 60
    })
    .await;
    over.store(true, Ordering::SeqCst);
    let deliveries = deliverer.await.expect("the deliverer");
    let looks = watcher.await.expect("the watcher");
    for process in &mut processes {
        kill(process);
    }
    let count = async |sql: &'static str| number(&portal.basis, sql).await;
    assert_eq!(registry.orders().len(), CITIZENS, "each order arrived under its own guid");
    let guids = "SELECT CAST(COUNT(DISTINCT guid) AS BIGINT) FROM bestilling";
    assert_eq!(count(guids).await, 60);
    for (table, sql) in [
        ("reports", "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE bestilling IS NOT NULL"),
        (
            "citizens with a report",
            "SELECT CAST(COUNT(DISTINCT innbygger) AS BIGINT) FROM rapport WHERE bestilling IS NOT NULL",
        ),
        ("notices", "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE slag = 'rapport_klar'"),
        (
            "orders with their report",
            "SELECT CAST(COUNT(*) AS BIGINT) FROM bestilling b JOIN rapport r ON r.innbygger = b.innbygger AND r.id = b.rapport AND r.bestilling = b.id",
        ),
    ] {
        assert_eq!(count(sql).await, 60, "{table}");
    }
    eprintln!("{} calls to the registry, {deliveries} deliveries, {kills} kills, {looks} looks", registry.calls());
    portal.basis.lukk().await;
    place.remove().await;
}

/// The registry's program delivers what has arrived, each three times at once, over and over until all is over.
async fn deliver(portal: Portal, registry: Registry, over: Arc<AtomicBool>) -> usize {
    let sender = sender(&portal);
    let mut count = 0;
    while !over.load(Ordering::SeqCst) {
        for guid in registry.orders() {
            let report = format!(
                r#"{{"generertTidspunkt":"2026-11-22T08:00:00Z","seksjoner":[{{"tittel":"Vaksiner","tekst":["{guid}"]}}]}}"#
            );
            let one = || portal.pvk.lever_bestilling(&sender, &guid, report.as_bytes());
            let (a, b, c) = tokio::join!(one(), one(), one());
            let id = a.expect("delivered");
            assert_eq!((b.expect("delivered"), c.expect("delivered")), (id, id), "it is one delivery");
            count += 3;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    count
}

fn sender(portal: &Portal) -> Avsender {
    let clients = "[[klient]]\nclient_id = \"fhi\"\nvirksomhet = \"FHI\"\norgnr = \"983744516\"\ntilgang = [{ part_kode = \"SYSVAK\", innsyn = true }]";
    let all = Klientregister::les(clients, &portal.katalog).expect("a sound client");
    let client = Registerklient::innsluppet(Arc::clone(all.klient("fhi").expect("a client")), vec![Skop::Innsyn]);
    Avsender::klient(&client).expect("the scope")
}

/// Looks at every order all the while; how many looks.
async fn never_backwards(basis: Basis, over: Arc<AtomicBool>) -> usize {
    let mut seen: HashMap<i64, usize> = HashMap::new();
    let mut looks = 0;
    while !over.load(Ordering::SeqCst) {
        let sql = "SELECT innbygger, status FROM bestilling";
        let rows: Vec<(i64, String)> = match &basis {
            Basis::Sqlite { les, .. } => sqlx::query_as(sql).fetch_all(les).await,
            Basis::Postgres(pool) => sqlx::query_as(sql).fetch_all(pool).await,
        }
        .expect("orders");
        for (citizen, status) in rows {
            let status = Bestillingsstatus::les(&status).expect("a status");
            let order = [Bestillingsstatus::Bestilt, Bestillingsstatus::HosRegisteret, Bestillingsstatus::Klar];
            let now = order.iter().position(|s| *s == status).expect("no other status is met here");
            let before = seen.insert(citizen, now).unwrap_or(0);
            assert!(now >= before, "an order went backwards");
        }
        looks += 1;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    looks
}

fn start(database: &str, registry: &str) -> Child {
    let mut program = Command::new(std::env::current_exe().expect("this program"));
    program.args(["--ignored", "--exact", "process", "--nocapture"]).env(DATABASE, database).env(REGISTRY, registry);
    program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// SIGKILL.
fn kill(child: &mut Child) {
    drop(child.kill());
    drop(child.wait());
}

fn citizen(nr: usize) -> InnbyggerId {
    InnbyggerId(1_000_000 + i64::try_from(nr).expect("few citizens"))
}

/// Citizens who have chosen to use the portal in full.
async fn settle(portal: &Portal) {
    for (nr, number) in registry::numbers(CITIZENS).into_iter().enumerate() {
        let sql = format!(
            "INSERT INTO innbygger (id, nummer, fornavn, etternavn, fodt, adressesperre, bosted, skjermet_for_foreldre) \
             VALUES ({}, '{number}', 'Test', 'Testesen', '1970-01-01', FALSE, '', FALSE)",
            citizen(nr).0
        );
        let made = match &portal.basis {
            Basis::Sqlite { skriv, .. } => {
                sqlx::query(AssertSqlSafe(sql)).execute(skriv).await.map(|made| made.rows_affected())
            }
            Basis::Postgres(pool) => {
                sqlx::query(AssertSqlSafe(sql)).execute(pool).await.map(|made| made.rows_affected())
            }
        };
        assert_eq!(made.expect("a citizen"), 1);
        let metadata = Metadata { niva: Some(Niva::Full), ..Metadata::default() };
        let onske = Onske { valg: Valg::Aktiv, metadata, sett_sekvensnummer: 0, forstar_sletting: true };
        let skjema = Skjema { onske, nokkel: "niva".to_owned() };
        let aktor = Aktor::innbygger(citizen(nr));
        portal.personvern.sett(&aktor, "tjenesten", "bruk", skjema).await.expect("a level");
    }
}

async fn number(basis: &Basis, sql: &'static str) -> i64 {
    let (number,): (i64,) = match basis {
        Basis::Sqlite { les, .. } => sqlx::query_as(sql).fetch_one(les).await,
        Basis::Postgres(pool) => sqlx::query_as(sql).fetch_one(pool).await,
    }
    .expect(sql);
    number
}

async fn wait_for(what: &str, so: impl AsyncFn() -> bool) {
    for _ in 0..SECONDS * 5 {
        if so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("{what}: not within {SECONDS} s");
}

/// A database of the test's own.
struct Place {
    address: String,
    /// The server and the name, on PostgreSQL; the folder, on SQLite.
    postgres: Option<(String, String)>,
    folder: std::path::PathBuf,
}

impl Place {
    async fn new() -> Self {
        let name = format!("innsyn_orders_{:016x}", u64::from_le_bytes(store::tilfeldig().expect("randomness")));
        let folder = std::env::temp_dir().join(&name);
        match std::env::var("INNSYN_TEST_POSTGRES") {
            Ok(server) => {
                let mut admin = PgConnection::connect(&server).await.expect("the PostgreSQL of the tests answers");
                let sql = AssertSqlSafe(format!("CREATE DATABASE {name}"));
                sqlx::query(sql).execute(&mut admin).await.expect("a new database");
                let base = server.rsplit_once('/').expect("an address with a database").0;
                Self { address: format!("{base}/{name}"), postgres: Some((server, name)), folder }
            }
            Err(_) => {
                std::fs::create_dir(&folder).expect("a temporary folder");
                Self { address: format!("sqlite:{}", folder.join("orders.db").display()), postgres: None, folder }
            }
        }
    }

    async fn remove(self) {
        if let Some((server, name)) = &self.postgres {
            let mut admin = PgConnection::connect(server).await.expect("the PostgreSQL of the tests answers");
            let sql = AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"));
            sqlx::query(sql).execute(&mut admin).await.expect("a database of ours is dropped");
        }
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
