//! Registering settings and tickets over HTTP: spelled as the contract has it (§1.5, §2, §3).

use crate::house::{Answer, House, message};
use app::domain::klient::Skop;
use axum::http::{Method, StatusCode};
use data_encoding::BASE64;
use serde_json::{Value, json};

const SET: &str = "/personvern/Personverninnstillinger/SettInnbyggersPersonvernInnstilling/v2";
const TICKET: &str = "/personvern/v1/settinnbyggersinkludering";
const STORING: &str = "b5d2a9de-06a9-4262-b4f8-cad52a0acb4c";
const CHANGED: &str = r#"{"returKode":"ok","instansEndret":"endret"}"#;
const UNCHANGED: &str = r#"{"returKode":"ok","instansEndret":"ikkeEndret"}"#;
const MIB: usize = 1024 * 1024;

pub fn number(house: &House, slug: &str) -> String {
    house.people.iter().find(|p| p.slug == slug).map(|p| p.fnr.to_owned()).expect(slug)
}

fn reservation(house: &House) -> Value {
    json!({
        "innbyggerFnr": number(house, "ingrid"), "definisjonGuid": STORING, "definisjonNavn": "Et navn",
        "partKode": "NPRKPR", "typePi": "reservasjon", "aktiv": true
    })
}

fn with(body: &Value, name: &str, value: Value) -> Value {
    let mut body = body.clone();
    body[name] = value;
    body
}

async fn set(house: &House, body: &Value) -> Answer {
    house.call("nprkpr", Method::POST, SET, body).await
}

/// An error of the contract with a code; nobody's number is in it.
pub fn refused(house: &House, answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    let error: Value = serde_json::from_str(&answer.body).expect("an error of the contract");
    assert_eq!(error["code"], code, "{}", answer.body);
    assert_eq!(error["errorCategory"], "Functional");
    assert!(error["message"].as_str().is_some_and(|m| !m.is_empty()));
    assert!(!house.people.iter().any(|p| answer.body.contains(p.fnr)), "a number");
    let digits = answer.body.split(|c: char| !c.is_ascii_digit());
    assert!(digits.into_iter().all(|d| d.len() < 11), "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_setting_is_registered_once_and_the_answer_is_spelled_to_the_letter() {
    let house = House::demo().await;
    let yes = reservation(&house);
    let no = with(&yes, "aktiv", json!(false));
    for (body, answer) in [(&no, UNCHANGED), (&yes, CHANGED), (&yes, UNCHANGED), (&no, CHANGED), (&no, UNCHANGED)] {
        let sent = set(&house, body).await;
        assert_eq!((sent.status, sent.body.as_str()), (StatusCode::OK, answer));
        assert_eq!(sent.header("content-type"), "application/json");
    }
    assert_eq!(house.number("SELECT sekvensnummer FROM innstilling WHERE innbygger = 1006 AND definisjon = 'b5d2a9de-06a9-4262-b4f8-cad52a0acb4c'").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn absent_null_and_unknown_properties_and_any_letter_case_are_fine() {
    let house = House::demo().await;
    let mut body = reservation(&house);
    for name in ["tidspunkt", "innbyggerMetadata", "signertBevisMimeType", "signertBevisInnhold", "definisjonNavn"] {
        body[name] = Value::Null;
    }
    body["noeNytt"] = json!({"a": [1, 2]});
    body["DEFINISJONGUID"] = json!(STORING.to_uppercase());
    body.as_object_mut().expect("an object").remove("definisjonGuid");
    body["partKode"] = json!("nprkpr");
    assert_eq!(house.call("nprkpr", Method::POST, &SET.to_uppercase(), &body).await.body, CHANGED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn metadata_are_taken_by_todays_name_and_by_that_of_v1() {
    let house = House::demo().await;
    let person = json!([{"type": "helsepersonell", "nummer": "1000001", "navn": "Ola Lege"}]);
    let body = json!({
        "innbyggerFnr": number(&house, "ingrid"), "definisjonGuid": "872349e2-20d3-477a-870c-fa0de011753f",
        "partKode": "KJERNEJOURNAL", "typePi": "tilgangsbegrensning", "aktiv": true
    });
    let call = async |body: Value| house.call("kjernejournal", Method::POST, SET, &body).await;
    assert_eq!(call(with(&body, "innbyggerTbMetadata", person.clone())).await.body, CHANGED);
    assert_eq!(call(with(&body, "innbyggerMetadata", person.clone())).await.body, UNCHANGED);
    let both = with(&with(&body, "innbyggerMetadata", person.clone()), "innbyggerTbMetadata", person);
    refused(&house, &call(both).await, 400, "EPVK-101501");
    for wrong in [
        Value::Null,
        json!([]),
        json!("tekst"),
        json!([{"type": "helsepersonell"}]),
        json!([{"type": "resept", "nummer": "1", "navn": "x"}]),
        json!([{"type": "helsepersonell", "nummer": number(&house, "kari"), "navn": "x"}]),
        json!({"perioder": [{"fraOgMed": "2026-01-01", "tilOgMed": null}]}),
    ] {
        refused(&house, &call(with(&body, "innbyggerMetadata", wrong)).await, 400, "EPVK-101504");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_and_an_impossible_number_get_the_same_answer() {
    let house = House::demo().await;
    let mut answers = Vec::new();
    for number in ["01819945620", "13116950216", "13116900216", "", "0", "ikke et nummer"] {
        let answer = set(&house, &with(&reservation(&house), "innbyggerFnr", json!(number))).await;
        refused(&house, &answer, 400, "EPVK-101518");
        answers.push(answer.body);
    }
    assert!(answers.iter().all(|a| *a == answers[0]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_has_its_code() {
    let house = House::demo().await;
    let body = reservation(&house);
    for (name, value, code) in [
        ("definisjonGuid", json!("00000000-0000-4000-8000-000000000000"), "EPVK-101500"),
        ("definisjonGuid", json!("ikke en guid"), "EPVK-101500"),
        ("partKode", json!("MS"), "EPVK-101500"),
        ("aktiv", json!("true"), "EPVK-101501"),
        ("aktiv", Value::Null, "EPVK-101501"),
        ("typePi", json!("niva"), "EPVK-101501"),
        ("tidspunkt", json!("i går"), "EPVK-101501"),
        ("tidspunkt", json!("0001-01-01T00:00:00"), "EPVK-101501"),
        ("typePi", json!("samtykke"), "EPVK-101502"),
        ("tidspunkt", json!("2026-11-22T09:05:01Z"), "EPVK-101503"),
        ("signertBevisMimeType", json!("application/pdf"), "EPVK-101507"),
        ("signertBevisInnhold", json!("JVBERi0xLjQK"), "EPVK-101507"),
        ("signertBevisMimeType", json!("text/html"), "EPVK-101501"),
    ] {
        let answer = set(&house, &with(&body, name, value)).await;
        refused(&house, &answer, 400, code);
    }
    let before = house.state().await;
    for (kind, content) in [
        ("image/png", "JVBERi0xLjQK".to_owned()),
        ("image/bmp", "JVBERi0xLjQK".to_owned()),
        ("application/pdf", "<pdf>".to_owned()),
        ("application/pdf", String::new()),
        ("application/pdf", pdf(4 * MIB + 1)),
    ] {
        let evidence = with(&with(&body, "signertBevisMimeType", json!(kind)), "signertBevisInnhold", json!(content));
        refused(&house, &set(&house, &evidence).await, 400, "EPVK-101507");
    }
    assert_eq!(house.state().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_consent_waits_for_the_one_it_needs() {
    let house = House::demo().await;
    let consent = |guid: &str| {
        json!({"innbyggerFnr": number(&house, "ingrid"), "definisjonGuid": guid, "partKode": "MS", "typePi": "samtykke",
            "aktiv": true})
    };
    let biobank = consent("050e4a21-2434-42ae-92a3-872ed6eb0fad");
    refused(&house, &house.call("ms", Method::POST, SET, &biobank).await, 400, "EPVK-101506");
    let data = consent("2c3ba0f0-468a-4b16-8fac-18a8f1e99f98");
    assert_eq!(house.call("ms", Method::POST, SET, &data).await.body, CHANGED);
    assert_eq!(house.call("ms", Method::POST, SET, &biobank).await.body, CHANGED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scope_and_grant_are_both_needed() {
    let house = House::demo().await;
    let body = reservation(&house);
    let read = house.call_with("nprkpr", &[Skop::Les, Skop::Inkludering], Method::POST, SET, &body).await;
    refused(&house, &read, 403, "EPVK-101530");
    refused(&house, &house.call("ms", Method::POST, SET, &body).await, 403, "EPVK-101531");
    let data = json!({"innbyggerFnr": number(&house, "kari"), "definisjonGuid": "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98",
        "partKode": "MS", "typePi": "samtykke", "aktiv": true});
    refused(&house, &house.call("leser", Method::POST, SET, &data).await, 403, "EPVK-101531");
    let ticket = json!({"innbyggerFnr": number(&house, "kari"), "partKode": "NPRKPR", "inkluderingType": "oppfort",
        "aktiv": true});
    refused(&house, &house.call("nprkpr", Method::POST, TICKET, &ticket).await, 403, "EPVK-101531");
    let write = house.call_with("ms", &[Skop::Les, Skop::Skriv], Method::POST, TICKET, &ticket).await;
    refused(&house, &write, 403, "EPVK-101530");
}

fn pdf(bytes: usize) -> String {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    pdf.resize(bytes, b'x');
    BASE64.encode(&pdf)
}

/// A body of exactly so many bytes, filled up with a property that nobody knows.
fn filled(mut body: Value, bytes: usize) -> Value {
    body["fyll"] = json!("");
    let room = bytes - body.to_string().len();
    body["fyll"] = json!("x".repeat(room));
    body
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_eight_mebibytes_is_taken_and_no_more() {
    let house = House::demo().await;
    let body = with(&reservation(&house), "signertBevisMimeType", json!("application/pdf"));
    let body = with(&body, "signertBevisInnhold", json!(pdf(4 * MIB)));
    assert_eq!(set(&house, &filled(body.clone(), 8 * MIB - MIB / 10)).await.body, CHANGED);
    assert_eq!(set(&house, &filled(body.clone(), 8 * MIB)).await.body, UNCHANGED);
    for bytes in [8 * MIB + 1, 8 * MIB + MIB / 10] {
        refused(&house, &set(&house, &filled(body.clone(), bytes)).await, 413, "EPVK-101544");
    }
    let ticket = json!({"innbyggerFnr": number(&house, "ingrid"), "partKode": "MS", "inkluderingType": "oppfort",
        "aktiv": true});
    let call = async |bytes| house.call("ms", Method::POST, TICKET, &filled(ticket.clone(), bytes)).await;
    refused(&house, &call(64 * 1024 + 1).await, 413, "EPVK-101544");
    assert_eq!(call(64 * 1024).await.body, CHANGED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_time_is_read_with_and_without_offset_and_the_later_choice_stands() {
    let house = House::demo().await;
    let body = reservation(&house);
    let at = |time: &str, active: bool| with(&with(&body, "tidspunkt", json!(time)), "aktiv", json!(active));
    for (time, active, answer) in [
        ("2025-06-24T08:05:39Z", true, CHANGED),
        ("2025-06-24T10:05:38+02:00", false, UNCHANGED),
        ("2025-06-24T10:05:39.5", false, CHANGED),
        ("2025-06-24", true, UNCHANGED),
        ("2026-11-22T09:05:00Z", true, CHANGED),
    ] {
        assert_eq!(set(&house, &at(time, active)).await.body, answer, "{time}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_is_given_and_taken() {
    let house = House::demo().await;
    let ticket = |kind: &str, active: bool| json!({"innbyggerFnr": number(&house, "ingrid"), "partKode": "MS", "inkluderingType": kind, "aktiv": active});
    for (kind, active, answer) in [
        ("oppfort", false, UNCHANGED),
        ("oppfort", true, CHANGED),
        ("oppfort", true, UNCHANGED),
        ("deltager", true, CHANGED),
        ("oppfort", false, CHANGED),
        ("inkludert", false, UNCHANGED),
        ("deltager", false, CHANGED),
    ] {
        assert_eq!(house.call("ms", Method::POST, TICKET, &ticket(kind, active)).await.body, answer, "{kind} {active}");
    }
    let call = async |body: &Value| house.call("ms", Method::POST, TICKET, body).await;
    refused(&house, &call(&ticket("annet", true)).await, 400, "EPVK-101501");
    refused(&house, &call(&with(&ticket("oppfort", true), "innbyggerFnr", json!("1"))).await, 400, "EPVK-101518");
    refused(&house, &call(&with(&ticket("oppfort", true), "partKode", json!("X"))).await, 400, "EPVK-101500");
}

/// From the registry to the citizen: the receipt leads to the document, which is always a file to save.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_citizen_saves_the_document_from_the_receipt_and_nobody_else_can() {
    let house = House::demo().await;
    let body = with(&reservation(&house), "signertBevisMimeType", json!("application/pdf"));
    let body = with(&with(&body, "signertBevisInnhold", json!(pdf(100))), "tidspunkt", json!("2026-11-20T12:00:00Z"));
    assert_eq!(set(&house, &body).await.body, CHANGED);
    let history = house.portal.personvern.historikk(&house.actor("ingrid"), 1).await.expect("history");
    let receipt = format!("/personverninnstillinger/kvittering/{}", history.rader[0].endring.id);
    let cookie = house.log_in("ingrid").await;
    let page = house.get(&receipt, &cookie).await;
    let file = format!("{receipt}/bevis");
    assert!(page.body.contains(&format!("href=\"{file}\"")), "{}", page.body);
    for words in [message("kvittering-bevis-lenke"), message("kvittering-registrert"), "Folkehelseinstituttet"] {
        assert!(page.body.contains(words), "{words}");
    }
    let answer = house.get(&file, &cookie).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(answer.header("content-disposition").starts_with("attachment; filename=\"dokument-"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!((answer.header("cache-control"), answer.body.len()), ("no-store", 100));
    let kari = house.log_in("kari").await;
    assert_eq!(house.get(&file, &kari).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get(&file, "").await.status, StatusCode::SEE_OTHER, "to the login");
    let own = house.receipt("kari").await;
    assert_eq!(house.get(&format!("{own}/bevis"), &kari).await.status, StatusCode::NOT_FOUND);
    assert!(!house.get(&own, &kari).await.body.contains(message("kvittering-bevis-lenke")));
}
