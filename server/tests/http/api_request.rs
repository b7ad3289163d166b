//! Requests for consent and notices over HTTP (contract §4.3).

use crate::api_write::{number, refused};
use crate::house::{Answer, House, message};
use app::domain::definisjon::Valg;
use app::domain::foresporsel::svar::Svar;
use app::domain::klient::Skop;
use app::personvern::Svarskjema;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

const ONE: &str = "/personvern/v1/samtykkeforesporsel";
const MANY: &str = "/personvern/v1/Samtykkeforesporsel/flere";
const NOTICE: &str = "/personvern/v1/varsel";
const GUID: &str = "9D1B0A34-77C1-4A44-8E1C-30F0B4C0DE01";
const DATA: &str = "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98";

fn request() -> Value {
    json!({
        "foresporselGuid": GUID, "partKode": "MS", "definisjonGuider": [DATA], "avsenderNavn": "Helse Bergen HF",
        "avsenderOrgnr": "983974724", "svarfrist": "2026-12-24",
        "vedlegg": [{"mimeType": "application/pdf", "tittel": "Om <registeret>", "innhold": "JVBERi0xLjQK"}]
    })
}

fn with(body: &Value, name: &str, value: Value) -> Value {
    let mut body = body.clone();
    body[name] = value;
    body
}

fn to(house: &House, slug: &str) -> Value {
    with(&request(), "innbyggerFnr", json!(number(house, slug)))
}

async fn post(house: &House, path: &str, body: &Value) -> Answer {
    house.call("ms", Method::POST, path, body).await
}

async fn state(house: &House, guid: &str) -> Answer {
    house.call("ms", Method::GET, &format!("{ONE}/{guid}"), &Value::Null).await
}

fn read(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

/// The citizen's own page of the request with the GUID.
async fn page(house: &House, slug: &str) -> String {
    let inbox = house.portal.personvern.foresporsler(&house.actor(slug)).await.expect("an inbox");
    let row = inbox.venter.into_iter().find(|r| r.foresporsel.guid == GUID.to_lowercase()).expect("the request");
    format!("/samtykke/{}", row.foresporsel.id)
}

async fn answer(house: &House, slug: &str, valg: Valg) {
    let (actor, path) = (house.actor(slug), page(house, slug).await);
    let id = path.rsplit('/').next().and_then(app::domain::id::HendelseId::les).expect("a number");
    let page = house.portal.personvern.foresporsel(&actor, id).await.expect("a request");
    let deler = page.apne().iter().map(|d| (d.id.clone(), valg)).collect();
    let svar = Svar { deler, fingeravtrykk: page.fingeravtrykk };
    let form = Svarskjema { svar, nokkel: "svar".to_owned() };
    house.portal.personvern.svar(&actor, id, form).await.expect("an answer");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_citizen_is_asked_and_the_sender_follows_it() {
    let house = House::demo().await;
    let sent = post(&house, ONE, &to(&house, "arne")).await;
    assert_eq!(sent.body, format!(r#"{{"returKode":"ok","foresporselGuid":"{GUID}","status":"sendt"}}"#));
    let one = read(&state(&house, GUID).await);
    let unanswered = json!([{"definisjonGuid": DATA, "svar": "ikkeBesvart"}]);
    assert_eq!((&one["status"], &one["svar"]), (&json!("sendt"), &unanswered));
    let recipient = json!({"innbyggerFnr": number(&house, "arne"), "status": "sendt", "svar": unanswered});
    assert_eq!(one["mottakere"], json!([recipient]));
    house.get(&page(&house, "arne").await, &house.log_in("arne").await).await;
    assert_eq!(read(&state(&house, GUID).await)["status"], "lest");
    answer(&house, "arne", Valg::Aktiv).await;
    let one = read(&state(&house, GUID).await);
    assert_eq!((&one["status"], &one["svar"][0]["svar"]), (&json!("besvart"), &json!("samtykket")));
    let again = read(&post(&house, ONE, &to(&house, "arne")).await);
    assert_eq!(again["status"], "besvart", "sent again, it asks nobody again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_are_asked_in_one_call_and_unknown_numbers_stop_nothing() {
    let house = House::demo().await;
    let [arne, ingrid, line] = ["arne", "ingrid", "line"].map(|s| number(&house, s));
    let numbers = json!([line, "13116950216", arne, "", line, ingrid, "01819945620"]);
    let sent = read(&post(&house, MANY, &with(&request(), "innbyggere", numbers)).await);
    let status = |n: &str, s: &str| json!({"innbyggerFnr": n, "status": s});
    let expected = json!([
        status(&line, "sendt"),
        status("13116950216", "ikkeLevert"),
        status(&arne, "sendt"),
        status("", "ikkeLevert"),
        status(&ingrid, "sendt"),
        status("01819945620", "ikkeLevert")
    ]);
    assert_eq!(
        (&sent["returKode"], &sent["foresporselGuid"], &sent["mottakere"]),
        (&json!("ok"), &json!(GUID), &expected)
    );
    answer(&house, "ingrid", Valg::Inaktiv).await;
    let all = read(&state(&house, GUID).await);
    assert!(all.get("status").is_none() && all.get("svar").is_none(), "several: {all}");
    let ingrids = all["mottakere"].as_array().expect("recipients").iter().find(|m| m["innbyggerFnr"] == ingrid);
    let ingrids = ingrids.expect("Ingrid");
    assert_eq!((&ingrids["status"], &ingrids["svar"][0]["svar"]), (&json!("avslatt"), &json!("ikkeSamtykket")));
    for _ in 0..2 {
        let gone = house.call("ms", Method::DELETE, &format!("{ONE}/{GUID}"), &Value::Null).await;
        let gone = read(&gone);
        let statuses = gone["mottakere"].as_array().expect("recipients").iter().map(|m| m["status"].clone());
        let mut statuses: Vec<String> = statuses.map(|s| s.as_str().unwrap_or_default().to_owned()).collect();
        statuses.sort();
        assert_eq!(statuses, ["avslatt", "trukket", "trukket"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_citizen_reads_the_request_without_a_message_and_saves_its_letter() {
    let house = House::demo().await;
    post(&house, ONE, &to(&house, "arne")).await;
    let (cookie, path) = (house.log_in("arne").await, page(&house, "arne").await);
    let shown = house.get(&path, &cookie).await;
    let file = format!("{path}/vedlegg/1");
    assert!(shown.body.contains(&format!("href=\"{file}\"")), "{}", shown.body);
    assert!(shown.body.contains("Om &lt;registeret&gt;") && shown.body.contains(message("samtykke-vedlegg")));
    assert!(!shown.body.contains("Melding fra Helse Bergen"), "no heading over nothing");
    let letter = house.get(&file, &cookie).await;
    assert_eq!((letter.status, letter.body.as_str()), (StatusCode::OK, "%PDF-1.4\n"));
    assert_eq!(letter.header("content-disposition"), "attachment; filename=\"vedlegg-1.pdf\"");
    assert_eq!(letter.header("x-content-type-options"), "nosniff");
    assert!(letter.header("content-security-policy").starts_with("default-src 'none'"));
    for (who, file) in
        [("ingrid", file.as_str()), ("arne", &format!("{path}/vedlegg/2")), ("arne", &format!("{path}/vedlegg/x"))]
    {
        assert_eq!(house.get(file, &house.log_in(who).await).await.status, StatusCode::NOT_FOUND, "{who} {file}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_sent_has_its_code() {
    let house = House::demo().await;
    let body = to(&house, "arne");
    let letters = |n: usize| json!(vec![request()["vedlegg"][0].clone(); n]);
    for (name, value, status, code) in [
        ("foresporselGuid", json!("1"), 400, "EPVK-101509"),
        ("foresporselGuid", Value::Null, 400, "EPVK-101501"),
        ("innbyggerFnr", json!("13116950216"), 400, "EPVK-101518"),
        ("definisjonGuider", json!([]), 400, "EPVK-101509"),
        ("definisjonGuider", json!(["x"]), 400, "EPVK-101500"),
        ("partKode", json!("X"), 400, "EPVK-101500"),
        ("svarfrist", json!("2026-11-21"), 400, "EPVK-101509"),
        ("svarfrist", json!("snart"), 400, "EPVK-101501"),
        ("melding", json!("æ".repeat(2001)), 400, "EPVK-101509"),
        ("avsenderOrgnr", json!("1"), 400, "EPVK-101509"),
        ("vedlegg", letters(6), 400, "EPVK-101509"),
        ("vedlegg", json!([{"mimeType": "image/png", "tittel": "x", "innhold": "JVBERi0xLjQK"}]), 400, "EPVK-101509"),
        (
            "vedlegg",
            json!([{"mimeType": "application/pdf", "tittel": "", "innhold": "JVBERi0xLjQK"}]),
            400,
            "EPVK-101509",
        ),
    ] {
        refused(&house, &post(&house, ONE, &with(&body, name, value)).await, status, code);
    }
    refused(&house, &post(&house, MANY, &with(&request(), "innbyggere", json!([]))).await, 400, "EPVK-101509");
    let too_many = json!(vec!["13116950216"; 10_001]);
    refused(&house, &post(&house, MANY, &with(&request(), "innbyggere", too_many)).await, 400, "EPVK-101509");
    assert_eq!(house.number("SELECT COUNT(*) FROM sending").await, 0);
    assert_eq!(post(&house, ONE, &with(&body, "vedlegg", letters(5))).await.status, StatusCode::OK);
    let other = with(&with(&body, "vedlegg", letters(5)), "melding", json!("Noe annet"));
    refused(&house, &post(&house, ONE, &other).await, 400, "EPVK-101509");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_numbers_fit_in_one_call() {
    let house = House::demo().await;
    let numbers: Vec<String> = (0..10_000).map(|n| format!("{n:011}")).collect();
    let sent = read(&post(&house, MANY, &with(&request(), "innbyggere", json!(numbers))).await);
    let recipients = sent["mottakere"].as_array().expect("recipients");
    assert_eq!(recipients.len(), 10_000);
    assert!(recipients.iter().all(|m| m["status"] == "ikkeLevert"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_there_for_its_sender_alone() {
    let house = House::demo().await;
    post(&house, ONE, &to(&house, "arne")).await;
    let path = format!("{ONE}/{GUID}");
    for method in [Method::GET, Method::DELETE] {
        let none = format!("{ONE}/9d1b0a34-77c1-4a44-8e1c-30f0b4c0de99");
        refused(&house, &house.call("ms", method.clone(), &none, &Value::Null).await, 404, "EPVK-101540");
        refused(&house, &house.call("nprkpr", method.clone(), &path, &Value::Null).await, 404, "EPVK-101540");
        let reader = house.call_with("ms", &[Skop::Les], method, &path, &Value::Null).await;
        refused(&house, &reader, 403, "EPVK-101530");
    }
    refused(&house, &house.call("leser", Method::POST, ONE, &to(&house, "arne")).await, 403, "EPVK-101531");
    assert_eq!(read(&state(&house, GUID).await)["status"], "sendt", "nobody else withdrew it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_notice_reaches_each_once() {
    let house = House::demo().await;
    let notice = json!({"nokkel": "n1", "partKode": "MS", "definisjonGuid": DATA, "tekst": "Teksten er ny.",
        "innbyggere": [number(&house, "arne"), "13116950216"]});
    for _ in 0..2 {
        let sent = read(&post(&house, NOTICE, &notice).await);
        let expected = json!([
            {"innbyggerFnr": number(&house, "arne"), "status": "sendt"},
            {"innbyggerFnr": "13116950216", "status": "ikkeLevert"}
        ]);
        assert_eq!((&sent["returKode"], &sent["mottakere"]), (&json!("ok"), &expected));
        assert_eq!(house.number("SELECT COUNT(*) FROM varsel WHERE nokkel = 'n1'").await, 1);
    }
    refused(&house, &post(&house, NOTICE, &with(&notice, "tekst", json!(" "))).await, 400, "EPVK-101509");
    let reader = house.call_with("ms", &[Skop::Les], Method::POST, NOTICE, &notice).await;
    refused(&house, &reader, 403, "EPVK-101530");
}
