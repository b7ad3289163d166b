//! Pull: the portal asks the registry's own service while the citizen waits, and tells it of cases.

use super::{Way, about, entries};
use crate::api_write::number;
use crate::sources::registry::{Call, Registry, json};
use serde_json::{Value, json};

/// Speaks contract §6.6 for this part.
pub fn answer(call: &Call, part: &str) -> Value {
    match (call.path.as_str(), call.json()["funksjon"].as_str()) {
        ("/innsyn/v1", Some("helseopplysninger")) => entries::report(part),
        ("/innsyn/v1", Some("bruk")) => entries::log(),
        ("/henvendelse/v1", None) => json!({ "saksnummer": format!("{part}-77"), "svarfrist": "2026-12-10" }),
        ("/bestilling/v1", None) => json!({}),
        (path, function) => panic!("nobody asks for {path} {function:?}"),
    }
}

/// A source that is pulled from for these functions.
pub fn source(part: &str, address: &str, functions: &str) -> String {
    format!("[[kilde]]\npart_kode = \"{part}\"\nurl = \"{address}\"\nmate = \"pull\"\nfunksjoner = [{functions}]\n")
}

/// Ingrid says that something is wrong; the registry's service takes the case once and gives its number, and answers it.
pub async fn case_by_message(way: &Way, registry: &Registry) {
    let form = format!("{}/henvendelse/feil", way.root());
    let case = way.write(&form, &[("ord", "Glimtfaktor"), ("tekst", "Jeg blunket.")]).await;
    let before = registry.calls().len();
    way.dispatch().await;
    let calls = registry.calls();
    let [call] = &calls[before..] else { panic!("one message: {:?}", &calls[before..]) };
    let message = call.json();
    assert_eq!(
        (call.path.as_str(), &message["melding"], &message["type"]),
        ("/henvendelse/v1", &json!("sak"), &json!("feil"))
    );
    assert_eq!((&message["tekst"], &message["gjelder"]["ord"]), (&json!("Jeg blunket."), &json!("Glimtfaktor")));
    assert_eq!(about(call.token()), number(&way.house, "ingrid"));
    let page = way.get(&case).await;
    assert!(page.body.contains(&format!("{}-77", way.part)), "the registry's number: {}", page.body);
    way.answer_case(message["henvendelseGuid"].as_str().expect("a guid"), &case).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_that_is_pulled_from_is_connected_by_its_entry_and_a_source() {
    let registry = Registry::answering(|call| json(&answer(call, "NYTTB"))).await;
    let source = source("NYTTB", &registry.address, r#""rapport", "bruk", "meldinger""#);
    let way = Way::new('b', &source).await;
    way.shows(&format!("{}/innhold", way.root()), &way.report()).await;
    way.shows_the_log_at(&format!("{}/logg?tidsrom=alt", way.root())).await;
    // What is fetched is not among all registries' rows: there it is said that rows may be missing.
    let all = way.get("/logg?register=ny-b").await;
    assert!(all.body.contains("Glimtregisteret b har ikke sagt om loggen er komplett."), "{}", all.body);
    for call in registry.calls() {
        assert_eq!(about(call.token()), number(&way.house, "ingrid"));
    }
    assert_eq!(way.house.number("SELECT COUNT(*) FROM rapport WHERE part_kode = 'NYTTB'").await, 0, "kept nowhere");
    case_by_message(&way, &registry).await;
}
