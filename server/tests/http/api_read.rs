//! The reading services as registries' programs meet them: exact answers, refusals, and no answer when there is none.

use crate::house::{Answer, House};
use app::domain::definisjon::Valg;
use app::domain::innstilling::Onske;
use app::domain::klient::Skop;
use app::domain::metadata::Metadata;
use app::domain::tid::Periode;
use app::personvern::Skjema;
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::api::contract::path;

const STORING: &str = "b5d2a9de-06a9-4262-b4f8-cad52a0acb4c";
const MS_DATA: &str = "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98";
const MS_BIOBANK: &str = "050e4a21-2434-42ae-92a3-872ed6eb0fad";
const VISITS: &str = "eda7a014-1b14-46b6-8813-495c81b1a1b5";
const STORING_NAME: &str = "Reservasjon mot oppbevaring av opplysninger i KPR";

fn fnr(house: &House, slug: &str) -> &'static str {
    house.people.iter().find(|p| p.slug == slug).expect(slug).fnr
}

/// A citizen changes one of their own settings.
async fn set(house: &House, slug: &str, part: &str, name: &str, seen: i64, metadata: Metadata) {
    let onske = Onske { valg: Valg::av(seen % 2 == 0), metadata, sett_sekvensnummer: seen, forstar_sletting: true };
    let form = Skjema { onske, nokkel: format!("{part}{name}{seen}") };
    let _ = house.portal.personvern.sett(&house.actor(slug), part, name, form).await.expect("a change");
}

async fn reserve(house: &House, slug: &str, seen: i64) {
    set(house, slug, "nprkpr", "oppbevaring", seen, Metadata::default()).await;
}

fn json(answer: &Answer) -> Value {
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"), "{}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

/// Status and code of a refusal; all three members are there, and no number.
fn refusal(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), "application/json", "{}", answer.body);
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    let members: Vec<&String> = body.as_object().expect("an object").keys().collect();
    assert_eq!(members, ["code", "errorCategory", "message"]);
    let category = if answer.status.is_server_error() { "Technical" } else { "Functional" };
    assert_eq!(body["errorCategory"], category);
    assert!(!answer.body.contains("active") && !answer.body.contains("aktiv\""), "{}", answer.body);
    (answer.status.as_u16(), body["code"].as_str().expect("a code").to_owned())
}

fn listing(guid: &str, part: &str, reference: i64) -> String {
    format!("{}?definisjonGuid={guid}&partKode={part}&pagingReference={reference}", path::LIST)
}

fn following(guid: &str, part: &str, after: i64) -> String {
    format!("{}?definisjonGuid={guid}&partKode={part}&etter={after}", path::FEED)
}

fn reconciling(guid: &str, part: &str) -> String {
    format!("{}?definisjonGuid={guid}&partKode={part}", path::RECONCILE)
}

fn scope() -> Value {
    json!({ "omfangElementer": [
        { "omfangKode": "OF", "logiskOmfang": "Angitte",
          "presisering": "Høyde, vekt og amming fra helsestasjon, skolehelsetjeneste, svangerskap og barsel" },
        { "omfangKode": "OF", "logiskOmfang": "Angitte",
          "presisering": "Tannhelse, men ikke behandling med offentlig refusjon" },
    ]})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_status_is_spelled_as_the_contract_spells_it() {
    let house = House::demo().await;
    let number = fnr(&house, "line");
    let body = json!({ "innbyggerFnr": number, "definisjonGuid": STORING.to_uppercase(),
        "definisjonNavn": "Et gammelt navn", "partKode": "nprkpr", "ukjent": 1 });
    let ask = || house.call("nprkpr", Method::POST, path::STATUS, &body);
    let mut never = json!({
        "innbyggerFnr": number, "definisjonGuid": STORING, "definisjonNavn": STORING_NAME, "partKode": "NPRKPR",
        "typePi": "reservasjon", "aktiv": false, "sekvensnummer": 0, "reFasteMetadata": scope(),
    });
    assert_eq!(json(&ask().await), never, "never set");
    reserve(&house, "line", 0).await;
    house.portal.klokke.flytt(SignedDuration::from_secs(90));
    never["aktiv"] = json!(true);
    never["sekvensnummer"] = json!(1);
    never["opprettetTidspunkt"] = json!("2026-11-22T09:00:00Z");
    never["sistEndretTidspunkt"] = json!("2026-11-22T09:00:00Z");
    assert_eq!(json(&ask().await), never, "set");
    reserve(&house, "line", 1).await;
    never["aktiv"] = json!(false);
    never["sekvensnummer"] = json!(2);
    never["sistEndretTidspunkt"] = json!("2026-11-22T09:01:30Z");
    assert_eq!(json(&ask().await), never, "lifted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metadata_is_given_while_active_under_the_name_of_the_kind() {
    let house = House::demo().await;
    let period = Periode { fra: Some("2026-01-01".parse().expect("a day")), til: None };
    let metadata = Metadata { perioder: vec![period], ..Metadata::default() };
    set(&house, "line", "kjernejournal", "besokshistorikk", 0, metadata).await;
    let number = fnr(&house, "line");
    let body = json!({ "innbyggerFnr": number, "definisjonGuid": VISITS, "partKode": "KJERNEJOURNAL" });
    let answer = json(&house.call("kjernejournal", Method::POST, path::STATUS, &body).await);
    assert_eq!(answer["innbyggerMetadata"], json!({"perioder": [{"fraOgMed": "2026-01-01", "tilOgMed": null}]}));
    let covers = json!({"omfangElementer": [
        {"omfangKode": "UO", "logiskOmfang": "Angitte", "presisering": "Besøkshistorikk"}
    ]});
    assert_eq!((&answer["typePi"], &answer["tbMetadata"]), (&json!("tilgangsbegrensning"), &covers));
    set(&house, "line", "kjernejournal", "besokshistorikk", 1, Metadata::default()).await;
    let answer = json(&house.call("kjernejournal", Method::POST, path::STATUS, &body).await);
    assert_eq!((&answer["aktiv"], answer.get("innbyggerMetadata")), (&json!(false), None));
    let body = json!({ "innbyggerFnr": fnr(&house, "kari"), "definisjonGuid": MS_DATA, "partKode": "MS" });
    let answer = json(&house.call("ms", Method::POST, path::STATUS, &body).await);
    assert_eq!(answer["saFasteMetadata"], json!({"omfangElementer": [{"omfangKode": "OF", "logiskOmfang": "Alle"}]}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_settings_of_a_part_are_those_that_are_active() {
    let house = House::demo().await;
    let number = fnr(&house, "line");
    let body = json!({ "innbyggerFnr": number, "partKode": "nprkpr" });
    let ask = || house.call("nprkpr", Method::POST, path::FOR_PART, &body);
    let empty = json!({ "innbyggerFnr": number, "partKode": "NPRKPR", "personvernInnstillinger": [] });
    assert_eq!(json(&ask().await), empty, "the list is there when it is empty");
    reserve(&house, "line", 0).await;
    let mut one = empty.clone();
    one["personvernInnstillinger"] = json!([{
        "definisjonGuid": STORING, "definisjonNavn": STORING_NAME, "typePi": "reservasjon", "aktiv": true,
        "sekvensnummer": 1, "opprettetTidspunkt": "2026-11-22T09:00:00Z",
        "sistEndretTidspunkt": "2026-11-22T09:00:00Z", "reFasteMetadata": scope(),
    }]);
    assert_eq!(json(&ask().await), one);
    reserve(&house, "line", 1).await;
    assert_eq!(json(&ask().await), empty);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_listing_is_spelled_as_the_contract_spells_it() {
    let house = House::demo().await;
    house.sql("UPDATE innstilling SET aktiv = FALSE").await;
    let empty = json!({
        "definisjonGuid": STORING, "definisjonNavn": STORING_NAME, "partKode": "NPRKPR", "typePi": "reservasjon",
        "reFasteMetadata": scope(), "pagingReference": 0, "personvernInnstillinger": [],
    });
    let ask = async |reference| {
        json(&house.call("nprkpr", Method::GET, &listing(STORING, "nprkpr", reference), &Value::Null).await)
    };
    assert_eq!(ask(0).await, empty);
    reserve(&house, "line", 0).await;
    let mut one = empty;
    one["personvernInnstillinger"] = json!([{
        "innbyggerFnr": fnr(&house, "line"), "sekvensnummer": 1,
        "opprettetTidspunkt": "2026-11-22T09:00:00Z", "sistEndretTidspunkt": "2026-11-22T09:00:00Z",
    }]);
    assert_eq!(ask(0).await, one);
    let body = json!({"definisjonGuid": "x"});
    let with_body = house.call("nprkpr", Method::GET, &listing(STORING, "NPRKPR", 0), &body).await;
    assert_eq!(json(&with_body), one, "a body is left alone");
    let lower = format!("{}?DEFINISJONGUID={STORING}&partkode=NPRKPR", path::LIST);
    assert_eq!(json(&house.call("nprkpr", Method::GET, &lower, &Value::Null).await), one);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_listing_comes_in_pages_of_a_thousand() {
    let house = House::demo().await;
    house.sql("UPDATE innstilling SET aktiv = FALSE").await;
    let numbers = numbers(2001);
    for (n, number) in numbers.iter().enumerate() {
        house
            .sql_of(format!(
                "INSERT INTO innbygger (id, nummer, fornavn, etternavn, fodt, adressesperre) \
             VALUES ({}, '{number}', 'F', 'E', '1980-01-01', FALSE)",
                50_000 + n
            ))
            .await;
    }
    house
        .sql_of(format!(
            "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret) \
         SELECT id, '{STORING}', TRUE, 3, 0, 1 FROM innbygger WHERE id >= 50000"
        ))
        .await;
    let (mut reference, mut sizes, mut seen) = (0, Vec::new(), Vec::new());
    loop {
        let page = json(&house.call("nprkpr", Method::GET, &listing(STORING, "NPRKPR", reference), &Value::Null).await);
        let listed = page["personvernInnstillinger"].as_array().expect("always there");
        sizes.push(listed.len());
        seen.extend(listed.iter().map(|s| s["innbyggerFnr"].as_str().expect("a number").to_owned()));
        reference = page["pagingReference"].as_i64().expect("a JSON number");
        assert!((0..=i64::from(i32::MAX)).contains(&reference));
        if reference == 0 {
            break;
        }
    }
    assert_eq!((sizes, seen), (vec![1000, 1000, 1], numbers));
}

/// Synthetic numbers that are sound.
fn numbers(count: usize) -> Vec<String> {
    use app::domain::fnr::{Fnr, Godtar};
    let all = (0..20).flat_map(|year| (0..500).map(move |n| format!("0181{:02}{n:03}", 60 + year)));
    let sound = all.filter_map(|start| {
        (0..100).map(|k| format!("{start}{k:02}")).find(|n| Fnr::les(n, Godtar::Syntetiske).is_ok())
    });
    sound.take(count).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_feed_and_the_reconciliation_fit_each_other() {
    let house = House::demo().await;
    let point = json(&house.call("nprkpr", Method::GET, &reconciling(STORING, "nprkpr"), &Value::Null).await);
    let members: Vec<&String> = point.as_object().expect("an object").keys().collect();
    assert_eq!(members, ["antall", "definisjonGuid", "hode", "partKode", "sammendrag"]);
    let (count, head) = (point["antall"].as_i64().expect("a number"), point["hode"].as_i64().expect("a number"));
    assert_eq!(point["sammendrag"].as_str().map(str::len), Some(64));
    let follow = async |after| {
        json(&house.call("nprkpr", Method::GET, &following(STORING, "NPRKPR", after), &Value::Null).await)
    };
    assert_eq!(follow(head).await, json!({"endringer": [], "neste": head, "flere": false}));
    reserve(&house, "line", 0).await;
    reserve(&house, "line", 1).await;
    let mut change = json!({
        "innbyggerFnr": fnr(&house, "line"), "definisjonGuid": STORING, "definisjonNavn": STORING_NAME,
        "partKode": "NPRKPR", "typePi": "reservasjon", "status": "RES", "reFasteMetadata": scope(), "sekvensnummer": 1,
        "opprettetTidspunkt": "2026-11-22T09:00:00Z", "sistEndretTidspunkt": "2026-11-22T09:00:00Z",
    });
    let mut lifted = change.clone();
    lifted["status"] = json!("IRES");
    lifted["sekvensnummer"] = json!(2);
    let next = head + 2;
    assert_eq!(follow(head).await, json!({"endringer": [change.take(), lifted], "neste": next, "flere": false}));
    let again = json(&house.call("nprkpr", Method::GET, &reconciling(STORING, "NPRKPR"), &Value::Null).await);
    assert_eq!((&again["antall"], &again["hode"]), (&json!(count), &json!(next)));
    assert_eq!(again["sammendrag"], point["sammendrag"], "lifted again, the set is as it was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_tells_that_a_change_is_in_force_and_that_data_are_deleted() {
    let house = House::demo().await;
    reserve(&house, "line", 0).await;
    let body = |number: i64| {
        json!({ "innbyggerFnr": fnr(&house, "line"), "definisjonGuid": STORING, "partKode": "nprkpr",
        "sekvensnummer": number })
    };
    for (service, sql) in [
        (
            path::ACKNOWLEDGE,
            "SELECT COUNT(*) FROM innstilling WHERE i_kraft IS NOT NULL AND definisjon LIKE 'b5d2a9de%' AND innbygger = (SELECT innbygger FROM utboks)",
        ),
        (
            path::DELETED,
            "SELECT COUNT(*) FROM sletting WHERE bekreftet IS NOT NULL AND innbygger = (SELECT innbygger FROM utboks)",
        ),
    ] {
        assert_eq!(house.number(sql).await, 0, "{service}");
        for _ in 0..2 {
            assert_eq!(json(&house.call("nprkpr", Method::POST, service, &body(1)).await), json!({"returKode": "ok"}));
        }
        assert_eq!(house.number(sql).await, 1, "{service}");
        let answer = house.call("nprkpr", Method::POST, service, &body(2)).await;
        assert_eq!(refusal(&answer), (404, "EPVK-101540".to_owned()), "{service}");
        let reader = house.call_with("nprkpr", &[Skop::Les], Method::POST, service, &body(1)).await;
        assert_eq!(refusal(&reader), (403, "EPVK-101530".to_owned()), "{service}");
        let other = house.call("ms", Method::POST, service, &body(1)).await;
        assert_eq!(refusal(&other), (403, "EPVK-101531".to_owned()), "{service}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_and_invalid_numbers_get_the_same_answer() {
    let house = House::demo().await;
    let mut bodies = Vec::new();
    for number in ["01819945620", "01819945621", "13116900216", "123", "", "0181994562x", "018199456201"] {
        for (service, body) in [
            (path::STATUS, json!({ "innbyggerFnr": number, "definisjonGuid": STORING, "partKode": "NPRKPR" })),
            (path::FOR_PART, json!({ "innbyggerFnr": number, "partKode": "NPRKPR" })),
            (
                path::ACKNOWLEDGE,
                json!({ "innbyggerFnr": number, "definisjonGuid": STORING, "partKode": "NPRKPR", "sekvensnummer": 1 }),
            ),
        ] {
            let answer = house.call("nprkpr", Method::POST, service, &body).await;
            assert_eq!(refusal(&answer), (400, "EPVK-101518".to_owned()), "{service} {number}");
            bodies.push(answer.body);
        }
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn definition_and_part_must_fit_each_other_and_the_grants() {
    let house = House::demo().await;
    let number = fnr(&house, "kari");
    let all = [Skop::Les, Skop::Skriv, Skop::Inkludering];
    for (client, scopes, guid, part, expected) in [
        ("ms", &all[..], "00000000-0000-4000-8000-000000000000", "MS", (400, "EPVK-101500")),
        ("ms", &all, "not-a-guid", "MS", (400, "EPVK-101500")),
        ("ms", &all, "", "MS", (400, "EPVK-101500")),
        ("ms", &all, MS_DATA, "NPRKPR", (400, "EPVK-101500")),
        ("ms", &all, MS_DATA, "", (400, "EPVK-101500")),
        ("ms", &all, STORING, "NPRKPR", (403, "EPVK-101531")),
        ("leser", &all, MS_BIOBANK, "MS", (403, "EPVK-101531")),
        ("ms", &[Skop::Skriv, Skop::Inkludering], MS_DATA, "MS", (403, "EPVK-101530")),
        ("ms", &[], MS_DATA, "MS", (403, "EPVK-101530")),
    ] {
        let body = json!({ "innbyggerFnr": number, "definisjonGuid": guid, "partKode": part });
        let expected = (expected.0, expected.1.to_owned());
        let status = house.call_with(client, scopes, Method::POST, path::STATUS, &body).await;
        assert_eq!(refusal(&status), expected, "{guid} {part}");
        for query in [listing(guid, part, 0), following(guid, part, 0), reconciling(guid, part)] {
            let answer = house.call_with(client, scopes, Method::GET, &query, &Value::Null).await;
            assert_eq!(refusal(&answer), expected, "{query}");
        }
    }
    let body = |part: &str| json!({ "innbyggerFnr": number, "partKode": part });
    let ask = async |part: &str| house.call("ms", Method::POST, path::FOR_PART, &body(part)).await;
    assert_eq!(refusal(&ask("FINNES-IKKE").await), (400, "EPVK-101500".to_owned()));
    assert_eq!(refusal(&ask("NPRKPR").await), (403, "EPVK-101531".to_owned()));
    let reader = json(&house.call("leser", Method::POST, path::FOR_PART, &body("ms")).await);
    let guids: Vec<&Value> =
        reader["personvernInnstillinger"].as_array().expect("a list").iter().map(|s| &s["definisjonGuid"]).collect();
    assert_eq!(guids, [&json!(MS_DATA)], "the others are left out");
    for wrong in [listing(STORING, "NPRKPR", 77), listing(STORING, "NPRKPR", -1), following(STORING, "NPRKPR", 9_999)] {
        let answer = house.call("nprkpr", Method::GET, &wrong, &Value::Null).await;
        assert_eq!(refusal(&answer), (400, "EPVK-101508".to_owned()), "{wrong}");
    }
    for wrong in [listing(STORING, "NPRKPR", 9_999_999_999), path::LIST.to_owned()] {
        let answer = house.call("nprkpr", Method::GET, &wrong, &Value::Null).await;
        assert_eq!(refusal(&answer), (400, "EPVK-101501".to_owned()), "{wrong}");
    }
}
