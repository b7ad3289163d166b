//! The citizen's pages with a registry's system behind them: they answer whatever it does, and say what is missing.

use super::registry::{Registry, Then, answer, json, report, xml};
use super::{STRANGER, connected, orchestrator_file, pull_file};
use crate::house::{House, message};
use app::store::Klokke;
use axum::http::StatusCode;
use serde_json::{Value, json};

const CONTENTS: &str = "/helseregistre/nprkpr/innhold";
const LOG: &str = "/helseregistre/nprkpr/logg?tidsrom=alt";

/// A house whose portal is connected to the systems of a file.
async fn house(file: &str) -> House {
    let mut house = House::demo().await;
    house.portal = house.portal.clone().koble(connected(file, &Klokke::Maskin));
    house.router = house.router_of(server::api::services().split_for_parts().0, |_| ());
    house
}

/// The words of a message before and after what is put in.
fn words(key: &str) -> Vec<&'static str> {
    message(key).split(['{', '}']).step_by(2).map(str::trim).filter(|w| !w.is_empty()).collect()
}

fn says(body: &str, key: &str) -> bool {
    words(key).iter().all(|w| body.contains(w))
}

#[tokio::test]
async fn a_fresh_report_is_shown_and_its_text_stays_text() {
    let registry = Registry::answering(|_| json(&report())).await;
    let house = house(&pull_file(&registry.address, "json")).await;
    let page = house.get(CONTENTS, &house.log_in("kari").await).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Legesenteret") || page.body.contains("Fastlege"), "{}", page.body);
    assert!(page.body.contains("&lt;script&gt;alert(1)") && !page.body.contains("<script>alert(1)"));
    assert!(says(&page.body, "innhold-hentet") && !says(&page.body, "kilde-mangler-tittel"));
    assert_eq!(registry.calls().len(), 1);
}

#[tokio::test]
async fn what_the_registry_could_not_give_is_named() {
    let mut part = report();
    part["mangler"] = json!(["Sykehusopphold"]);
    let registry = Registry::answering(move |_| json(&part)).await;
    let house = house(&pull_file(&registry.address, "json")).await;
    let page = house.get(CONTENTS, &house.log_in("kari").await).await;
    assert!(says(&page.body, "kilde-mangler") && page.body.contains("Sykehusopphold"), "{}", page.body);
    assert!(page.body.contains("Fastlege"), "the rest is there");
}

#[tokio::test]
async fn slow_broken_or_lying_the_page_answers_and_says_so() {
    let ok = |body: &str| {
        let length = body.len();
        format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}")
            .into_bytes()
    };
    let mut lying = report();
    lying["pid"] = STRANGER.into();
    for (what, bytes, then, key) in [
        ("slow", Vec::new(), Then::Hang, "kilde-ikke-kontakt"),
        ("broken", b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n".to_vec(), Then::HangUp, "kilde-ikke-kontakt"),
        ("gone", Vec::new(), Then::HangUp, "kilde-ikke-kontakt"),
        ("lying", ok(&lying.to_string()), Then::HangUp, "kilde-uforstaelig"),
        ("nonsense", ok("{"), Then::HangUp, "kilde-uforstaelig"),
    ] {
        let registry = Registry::sending(bytes, then).await;
        let house = house(&pull_file(&registry.address, "json").replace("1500", "300")).await;
        for person in ["kari", "ingrid"] {
            let cookie = house.log_in(person).await;
            let page = house.get(CONTENTS, &cookie).await;
            assert_eq!((page.status, page.h1().is_empty()), (StatusCode::OK, false), "{what}");
            for key in [key, &format!("{key}-tittel"), "kilde-oppdater"] {
                assert!(says(&page.body, key), "{what}, {person}: {key}: {}", page.body);
            }
            let before = !house
                .portal
                .innsyn
                .innhold(&house.actor(person), "nprkpr")
                .await
                .expect("contents")
                .rapporter
                .is_empty();
            let key = if before { "kilde-sist-levert" } else { "kilde-uten-tidligere" };
            assert!(says(&page.body, key), "{what}, {person}: {key}");
            assert!(!says(&page.body, "innhold-tomt"), "{what}: no answer is not the same as nothing registered");
            assert!(!page.body.contains(STRANGER) && !page.body.contains("alert(1)"), "{what}");
            let log = house.get(LOG, &cookie).await;
            assert!(log.status == StatusCode::OK && says(&log.body, "kilde-logg-mangler"), "{what}: {}", log.body);
        }
    }
}

#[tokio::test]
async fn the_log_has_the_registrys_rows_among_ours() {
    let registry = Registry::answering(|call| match call.json()["funksjon"].as_str() {
        Some("bruk") => {
            json(&json!({ "bruk": [{ "radGuid": "r", "tidspunkt": "2026-11-01T10:00:00Z", "hendelse": "innsyn",
            "utfortAv": { "rolle": "Lege", "virksomhet": "Sykehuset Hentet" }, "datakategorier": ["opphold"] }],
            "loggKomplettFraOgMed": "2024-01-01" }))
        }
        _ => json(&report()),
    })
    .await;
    let house = house(&pull_file(&registry.address, "json")).await;
    let page = house.get(LOG, &house.log_in("kari").await).await;
    assert!(page.body.contains("Sykehuset Hentet") && page.body.contains(message("logg-du")), "{}", page.body);
    assert!(!says(&page.body, "kilde-logg-mangler"));
}

#[tokio::test]
async fn a_registry_that_says_otherwise_than_the_ticket_is_heard_and_strangers_ask_nobody() {
    let key = server::sources::SharedKey::read(&data_encoding::BASE64.encode(&super::SHARED)).expect("a key");
    let innsyn = json!({ "generertTidspunkt": "2026-11-22T08:00:00", "seksjoner": [{ "tittel": "Debut" }] });
    let registry = Registry::answering(move |call| {
        let value: Value = match call.path.as_str() {
            "/Oppforing" => json!({ "oppforingsstatus": 0 }),
            _ => json!({ "innsyn": xml("innsyn", &innsyn) }),
        };
        answer(StatusCode::OK, "text/plain", key.seal([1; 16], value.to_string().as_bytes()))
    })
    .await;
    let house = house(&orchestrator_file(&registry.address)).await;
    let page = house.get("/helseregistre/ms/innhold", &house.log_in("kari").await).await;
    assert!(says(&page.body, "kilde-ikke-oppfort") && page.body.contains("Debut"), "{}", page.body);
    assert!(says(&page.body, "kilde-tidligere-rapporter"), "what was delivered is still listed");
    let mut called: Vec<_> = registry.calls().into_iter().map(|c| c.path).collect();
    called.sort();
    assert_eq!(called, ["/InnsynHelseopplysninger", "/Oppforing"]);
    let ingrid = house.log_in("ingrid").await;
    let (hidden, unknown) =
        (house.get("/helseregistre/ms/innhold", &ingrid).await, house.get("/helseregistre/xx/innhold", &ingrid).await);
    assert_eq!((hidden.status, unknown.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(registry.calls().len(), 2, "nobody is asked about one who is not listed");
}
