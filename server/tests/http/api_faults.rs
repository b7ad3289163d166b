//! A check that cannot be answered is an error with the contract's object: never "not active", never an empty list.

use crate::house::{Answer, House};
use app::domain::definisjon::Valg;
use app::domain::innstilling::Onske;
use app::domain::metadata::Metadata;
use app::personvern::Skjema;
use app::store::Basis;
use axum::http::Method;
use serde_json::{Value, json};
use server::api::contract::path;

const STORING: &str = "b5d2a9de-06a9-4262-b4f8-cad52a0acb4c";

/// Line is reserved, and the change has no number yet, so that every service must look.
async fn reserved() -> House {
    let house = House::demo().await;
    let onske =
        Onske { valg: Valg::Aktiv, metadata: Metadata::default(), sett_sekvensnummer: 0, forstar_sletting: true };
    let form = Skjema { onske, nokkel: "reserved".to_owned() };
    let _ = house.portal.personvern.sett(&house.actor("line"), "nprkpr", "oppbevaring", form).await.expect("a change");
    house
}

/// Asks all five reading services at once.
async fn ask(house: &House) -> [(&'static str, Answer); 5] {
    let number = house.people.iter().find(|p| p.slug == "line").expect("Line").fnr;
    let one = json!({ "innbyggerFnr": number, "definisjonGuid": STORING, "partKode": "NPRKPR" });
    let part = json!({ "innbyggerFnr": number, "partKode": "NPRKPR" });
    let query = |path: &str| format!("{path}?definisjonGuid={STORING}&partKode=NPRKPR");
    let (list, feed, reconcile) = (query(path::LIST), query(path::FEED), query(path::RECONCILE));
    let answers = tokio::join!(
        house.call("nprkpr", Method::POST, path::STATUS, &one),
        house.call("nprkpr", Method::POST, path::FOR_PART, &part),
        house.call("nprkpr", Method::GET, &list, &Value::Null),
        house.call("nprkpr", Method::GET, &feed, &Value::Null),
        house.call("nprkpr", Method::GET, &reconcile, &Value::Null),
    );
    [
        (path::STATUS, answers.0),
        (path::FOR_PART, answers.1),
        (path::LIST, answers.2),
        (path::FEED, answers.3),
        (path::RECONCILE, answers.4),
    ]
}

fn assert_unanswered(service: &str, answer: &Answer, what: &str) {
    assert!(answer.status.is_server_error(), "{service} while {what}: {} {}", answer.status, answer.body);
    let body: Value = serde_json::from_str(&answer.body).expect("the error object");
    let members: Vec<&String> = body.as_object().expect("an object").keys().collect();
    assert_eq!(members, ["code", "errorCategory", "message"], "{service} while {what}");
    assert_eq!(body["errorCategory"], "Technical");
    for detail in ["aktiv", "personvernInnstillinger", "sqlite", "no such table", "pool", "locked", "timed out"] {
        assert!(!answer.body.contains(detail), "{service} while {what} tells {detail}");
    }
}

async fn nothing_is_answered(house: &House, what: &str) {
    for (service, answer) in ask(house).await {
        assert_unanswered(service, &answer, what);
    }
}

async fn everything_is_answered(house: &House) {
    for (service, answer) in ask(house).await {
        assert_eq!(answer.status, 200, "{service}: {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_down_gives_no_answer() {
    let house = reserved().await;
    house.portal.basis.lukk().await;
    nothing_is_answered(&house, "the database is down").await;
}

/// Another process holds the write lock for longer than a call waits: what cannot be noted is not shown.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_database_gives_no_answer() {
    let house = reserved().await;
    let Basis::Sqlite { skriv, .. } = &house.portal.basis else { panic!("the tests run on SQLite") };
    let options = skriv.connect_options().as_ref().clone();
    let other = sqlx::SqlitePool::connect_with(options).await.expect("another process");
    let lock = other.begin_with("BEGIN EXCLUSIVE").await.expect("the lock");
    nothing_is_answered(&house, "the database is locked").await;
    lock.rollback().await.expect("let go");
    everything_is_answered(&house).await;
}

/// All connections are busy for longer than a call waits.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_database_gives_no_answer() {
    let house = reserved().await;
    let Basis::Sqlite { les, .. } = &house.portal.basis else { panic!("the tests run on SQLite") };
    let mut busy = Vec::new();
    for _ in 0..les.options().get_max_connections() {
        busy.push(les.acquire().await.expect("a connection"));
    }
    nothing_is_answered(&house, "all connections are busy").await;
    drop(busy);
    everything_is_answered(&house).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_read_or_noted_gives_no_answer() {
    let house = reserved().await;
    everything_is_answered(&house).await;
    house.sql("ALTER TABLE innstilling RENAME TO borte").await;
    nothing_is_answered(&house, "the settings are gone").await;
    house.sql("ALTER TABLE borte RENAME TO innstilling").await;
    house.sql("ALTER TABLE bruk RENAME TO borte").await;
    for (service, answer) in ask(&house).await {
        // A reconciliation shows nobody's data, so there is nothing to note.
        if service == path::RECONCILE {
            assert_eq!(answer.status, 200, "{}", answer.body);
        } else {
            assert_unanswered(service, &answer, "the log is gone");
        }
    }
}
