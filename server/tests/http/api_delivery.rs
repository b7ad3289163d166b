//! What registries deliver over HTTP: reports, rows of logs, participation (contract §6.6). Refusals are spelled as
//! everywhere, and hold nothing of what was sent.

use crate::api_write::{number, refused};
use crate::house::{Answer, House};
use app::domain::bruk::Tidsrom;
use app::domain::klient::Skop;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use server::api::contract::insight::{log_example, participation_example, path, report_example};

const MIB: usize = 1024 * 1024;
/// Texts that must never reach a page as anything but text.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}",
    "=HYPERLINK(\"http://ond.example\")",
    "a\u{202e}b",
    "a\u{0}b",
    "\u{1b}[2J",
    "<!--",
    "' OR 1=1 --",
    "😀\u{301}\u{301}\u{301}",
];

/// An example of the document, about somebody of the house.
fn about(house: &House, slug: &str, mut body: Value) -> Value {
    body["innbyggerFnr"] = json!(number(house, slug));
    body
}

fn with(body: &Value, pointer: &str, value: Value) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).expect(pointer) = value;
    body
}

fn without(body: &Value, object: &str, name: &str) -> Value {
    let mut body = body.clone();
    body.pointer_mut(object).and_then(Value::as_object_mut).expect(object).remove(name);
    body
}

async fn send(house: &House, path: &str, body: &Value) -> Answer {
    house.call("ms", Method::POST, path, body).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_examples_of_the_document_are_taken_and_sent_again_change_nothing() {
    let house = House::demo().await;
    let report = about(&house, "kari", report_example());
    let first = send(&house, path::REPORT, &report).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let answer: Value = serde_json::from_str(&first.body).expect("JSON");
    assert_eq!((answer["returKode"].as_str(), &answer["utelatteSeksjoner"]), (Some("ok"), &json!([])));
    assert_eq!(answer["rapportId"].as_str().map(str::len), Some(15));
    assert_eq!(send(&house, &path::REPORT.to_uppercase(), &report).await.body, first.body);
    house.sql("DELETE FROM loggdekning").await;
    let log = about(&house, "kari", log_example());
    assert_eq!(send(&house, path::LOG, &log).await.body, r#"{"returKode":"ok","nye":2,"kjente":0}"#);
    assert_eq!(send(&house, path::LOG, &log).await.body, r#"{"returKode":"ok","nye":0,"kjente":2}"#);
    let participation = about(&house, "kari", participation_example());
    for _ in 0..2 {
        assert_eq!(send(&house, path::PARTICIPATION, &participation).await.body, r#"{"returKode":"ok"}"#);
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM deltakelse WHERE innbygger = 1001 AND part_kode = 'MS'").await, 1);
    assert_eq!(
        house.number("SELECT COUNT(*) FROM loggdekning WHERE fra = '2026-01-01' AND til = '2026-01-31'").await,
        1
    );
}

/// From the registry to the citizen's page, and to the notices.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_delivered_is_on_the_citizens_pages_as_text() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for text in HOSTILE {
        let mut report = about(&house, "kari", report_example());
        for pointer in ["/rapport/seksjoner/0/forklaring", "/rapport/seksjoner/0/felt/0/verdi"] {
            report = with(&report, pointer, json!(text));
        }
        assert_eq!(send(&house, path::REPORT, &report).await.status, StatusCode::OK, "{text:?}");
        let page = house.get("/helseregistre/ms/innhold", &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{text:?}");
        let harmful = text != "<!--" && text.contains(['<', '\u{202e}', '\u{0}', '\u{1b}']);
        // The page has comments of its own.
        assert!(!harmful || !page.body.contains(text), "{text:?} stands in the page as it was sent");
    }
    let notices = house.get("/varsler", &cookie).await;
    assert_eq!(notices.body.matches("Nye opplysninger om deg").count(), 1, "at most one unread");
    assert!(notices.body.contains("href=\"/helseregistre/ms/innhold\""), "it leads to the contents");
    let mut log = about(&house, "kari", log_example());
    log["loggKomplettTilOgMed"] = json!("2026-11-21");
    for (number, text) in HOSTILE.iter().enumerate() {
        let guid = json!(format!("00000000-0000-4000-8000-{number:012}"));
        let row = with(&log, "/bruk/0/radGuid", guid);
        let row = with(&with(&row, "/bruk/0/forklaring", json!(text)), "/bruk/0/utfortAv/rolle", json!(text));
        let row = with(&with(&row, "/bruk/0/formal/tekst", json!(text)), "/bruk/0/datakategorier/0", json!(text));
        let answer = send(&house, path::LOG, &row).await;
        assert_eq!(answer.status, StatusCode::OK, "{text:?}: {}", answer.body);
    }
    let shown = house.portal.innsyn.logg(&house.actor("kari"), "ms", Tidsrom::Alt).await.expect("a log");
    assert!(shown.bruk.iter().all(|b| !b.formal.contains(['\u{0}', '\u{202e}', '\u{1b}'])));
    let page = house.get("/helseregistre/ms/logg?tidsrom=alt", &cookie).await;
    assert!(
        !page.body.contains("<script>alert") && !page.body.contains("<img src=x") && !page.body.contains("<svg onload")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_not_deliver_is_told_which_rule() {
    let house = House::demo().await;
    let sent =
        [(path::REPORT, report_example()), (path::LOG, log_example()), (path::PARTICIPATION, participation_example())];
    for (path, example) in sent {
        let body = about(&house, "kari", example);
        for (client, scopes, body, status, code) in [
            ("ms", vec![Skop::Les, Skop::Skriv, Skop::Inkludering], body.clone(), 403, "EPVK-101530"),
            ("leser", vec![Skop::Innsyn], body.clone(), 403, "EPVK-101531"),
            ("ms", vec![Skop::Innsyn], with(&body, "/partKode", json!("ALS")), 403, "EPVK-101531"),
            ("ms", vec![Skop::Innsyn], with(&body, "/partKode", json!("X")), 400, "EPVK-101500"),
            ("ms", vec![Skop::Innsyn], with(&body, "/innbyggerFnr", json!("01819945620")), 400, "EPVK-101518"),
            ("ms", vec![Skop::Innsyn], with(&body, "/innbyggerFnr", json!("13116900216")), 400, "EPVK-101518"),
            ("ms", vec![Skop::Innsyn], about(&house, "ingrid", body.clone()), 400, "EPVK-101562"),
        ] {
            let answer = house.call_with(client, &scopes, Method::POST, path, &body).await;
            refused(&house, &answer, status, code);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_stored_before_a_valid_consent_nor_against_a_reservation() {
    let house = House::demo().await;
    house.sql("INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES (1006, 'MS', TRUE, 0)").await;
    let report = about(&house, "ingrid", report_example());
    refused(&house, &send(&house, path::REPORT, &report).await, 400, "EPVK-101560");
    let participation = about(&house, "ingrid", participation_example());
    refused(&house, &send(&house, path::PARTICIPATION, &participation).await, 400, "EPVK-101560");
    assert_eq!(house.number("SELECT COUNT(*) FROM rapport WHERE innbygger = 1006 AND part_kode = 'MS'").await, 0);
    assert_eq!(house.number("SELECT COUNT(*) FROM deltakelse WHERE innbygger = 1006").await, 0);
    let reserved = json!({
        "innbyggerFnr": number(&house, "line"), "definisjonGuid": "904bbb0c-3c26-4d18-8b50-0dab027252e4",
        "partKode": "DIABETES", "typePi": "reservasjon", "aktiv": true
    });
    let set = "/personvern/Personverninnstillinger/SettInnbyggersPersonvernInnstilling/v2";
    assert_eq!(house.call("nprkpr", Method::POST, set, &reserved).await.status, StatusCode::OK);
    let mut report = with(&about(&house, "line", report_example()), "/partKode", json!("DIABETES"));
    report = with(&report, "/rapport/register", json!("DIABETES"));
    refused(&house, &house.call("nprkpr", Method::POST, path::REPORT, &report).await, 400, "EPVK-101561");
}

/// What breaks the document is refused with the error object, and what was sent is not in it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_breaks_the_form_is_refused_by_its_place() {
    const DELIVERED: &str = "SELECT COUNT(*) FROM bruk WHERE nokkel <> ''";
    let house = House::demo().await;
    let before = house.number(DELIVERED).await;
    let report = about(&house, "kari", report_example());
    for (body, code) in [
        (json!([]), "EPVK-101501"),
        (without(&report, "", "rapport"), "EPVK-101501"),
        (with(&report, "/rapport", Value::Null), "EPVK-101501"),
        (with(&report, "/rapport", json!("14827921433")), "EPVK-101564"),
        (with(&report, "/rapport/seksjoner/0/tittel", json!("")), "EPVK-101564"),
        (with(&report, "/rapport/register", json!("DIABETES")), "EPVK-101564"),
        (with(&report, "/rapport/generertTidspunkt", json!("14827921433")), "EPVK-101564"),
        (with(&report, "/rapport/seksjoner/0/tabeller/0/rader/0", json!({"14827921433": 1})), "EPVK-101564"),
        (with(&report, "/rapport/seksjoner/0/felt/0/verdi", json!("x".repeat(20_001))), "EPVK-101564"),
    ] {
        refused(&house, &send(&house, path::REPORT, &body).await, 400, code);
    }
    let log = about(&house, "kari", log_example());
    let row = |pointer: &str, value: Value| with(&log, &format!("/bruk/0{pointer}"), value);
    let copy = |pointer: &str, value: Value| with(&log, &format!("/utleveringer/0{pointer}"), value);
    for (body, code) in [
        (with(&log, "/bruk", json!({})), "EPVK-101501"),
        (row("/hendelse", json!("annet")), "EPVK-101501"),
        (row("/vilkar", json!("annet")), "EPVK-101501"),
        (row("/utfortAv", json!({"rolle": "Lege"})), "EPVK-101501"),
        (copy("/antall", json!("1")), "EPVK-101501"),
        (without(&log, "/bruk/0", "radGuid"), "EPVK-101501"),
        (row("/radGuid", json!("14827921433")), "EPVK-101565"),
        (row("/tidspunkt", json!("i går")), "EPVK-101565"),
        (row("/tidspunkt", json!("2027-01-01T00:00:00Z")), "EPVK-101565"),
        (row("/utfortAv/orgnr", json!("12345678")), "EPVK-101565"),
        (row("/utfortAv/orgnr", json!("")), "EPVK-101565"),
        (row("/utfortAv/virksomhet", json!("")), "EPVK-101565"),
        (row("/forklaring", json!("x".repeat(2001))), "EPVK-101565"),
        (row("/hendelse", json!("utlevering")), "EPVK-101565"),
        (copy("/hendelse", json!("innsyn")), "EPVK-101565"),
        (copy("/antall", json!(0)), "EPVK-101565"),
        (copy("/brukTil", json!("20301231")), "EPVK-101565"),
        (copy("/prosjekt/url", json!("javascript:alert(1)")), "EPVK-101565"),
        (without(&log, "/utleveringer/0", "mottaker"), "EPVK-101565"),
        (without(&log, "/utleveringer/0", "identifiserbarhet"), "EPVK-101565"),
        (without(&log, "", "loggKomplettFraOgMed"), "EPVK-101565"),
        (with(&log, "/loggKomplettTilOgMed", json!("2027-01-01")), "EPVK-101565"),
        (with(&log, "/bruk", json!(vec![log["bruk"][0].clone(); 1000])), "EPVK-101565"),
    ] {
        let answer = send(&house, path::LOG, &body).await;
        refused(&house, &answer, 400, code);
    }
    assert_eq!(house.number(DELIVERED).await, before, "all or nothing");
    assert_eq!(send(&house, path::LOG, &log).await.status, StatusCode::OK);
    refused(&house, &send(&house, path::LOG, &row("/forklaring", json!("annet"))).await, 400, "EPVK-101566");
    let participation = about(&house, "kari", participation_example());
    let one = |pointer: &str, value: Value| with(&participation, &format!("/deltakelser/0{pointer}"), value);
    for (body, code) in [
        (one("/slag", json!("annet")), "EPVK-101501"),
        (one("/id", json!("a/b")), "EPVK-101567"),
        (one("/fra", json!("20250301")), "EPVK-101567"),
        (one("/steg/0/ferdig", json!("i går")), "EPVK-101567"),
        (one("/funksjoner/0/funksjonsType", json!("radio")), "EPVK-101567"),
        (with(&participation, "/deltakelser", json!(vec![participation["deltakelser"][0].clone(); 2])), "EPVK-101567"),
    ] {
        refused(&house, &send(&house, path::PARTICIPATION, &body).await, 400, code);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_may_be_ten_megabytes_and_not_thirteen_and_is_not_nested_without_end() {
    let house = House::demo().await;
    let with_files = |megabytes: usize| {
        let mut body = about(&house, "kari", report_example());
        let mut file = b"%PDF-1.4\n".to_vec();
        file.resize(MIB, b' ');
        let content = data_encoding::BASE64.encode(&file);
        let one = json!({"mimetype": "application/pdf", "innhold": content, "innholdsbeskrivelse": "Brev"});
        body["rapport"]["vedlegg"] = json!(vec![one; megabytes * 3 / 4]);
        body
    };
    let taken = send(&house, path::REPORT, &with_files(10)).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    refused(&house, &send(&house, path::REPORT, &with_files(14)).await, 413, "EPVK-101544");
    let mut log = about(&house, "kari", log_example());
    log["bruk"][0]["forklaring"] = json!("x".repeat(9 * MIB));
    refused(&house, &send(&house, path::LOG, &log).await, 413, "EPVK-101544");
    let mut deep = json!(0);
    for _ in 0..200 {
        deep = json!([deep]);
    }
    let mut body = about(&house, "kari", report_example());
    body["rapport"]["seksjoner"][0]["dyp"] = deep;
    refused(&house, &send(&house, path::REPORT, &body).await, 400, "EPVK-101501");
}

/// The steps of a deletion on the setting's page and on the receipt.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_citizen_follows_a_deletion_step_by_step() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let setting = "/personverninnstillinger/forskning/ms/data";
    let form = "valg=inaktiv&sekvensnummer=1&nokkel=n&forstar=ja";
    let done = house.post(&format!("{setting}/bekreft"), &cookie, form).await;
    let receipt = done.header("location").to_owned();
    let both = async || {
        [
            house.get("/personverninnstillinger/forskning/ms", &cookie).await.body,
            house.get(&receipt, &cookie).await.body,
        ]
    };
    for page in both().await {
        for words in ["Vi sletter kopiene vi har", "Vi har sendt beskjed til registeret", "aria-current=\"step\""] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
    house.portal.pvk.folg_opp_slettinger().await.expect("a round");
    for page in both().await {
        assert!(page.contains("Vi har slettet kopiene vi hadde") && !page.contains("Vi har minnet"), "{page}");
    }
    house.portal.klokke.flytt(jiff::SignedDuration::from_hours(24 * 31));
    house.portal.pvk.folg_opp_slettinger().await.expect("a round");
    let cookie = house.log_in("kari").await;
    let page = house.get("/personverninnstillinger/forskning/ms", &cookie).await.body;
    for words in ["Det har gått over fristen", "Vi har minnet registeret på det", "klage til Datatilsynet"] {
        assert!(page.contains(words), "{words}");
    }
}
