//! Every way in which a registry can be slow, out or lying, and what it comes to. Each is over real HTTP.

use super::registry::{Registry, Then, answer, json, report};
use super::{STRANGER, citizen, pull_file, system};
use app::domain::rapport::Hovedtype;
use app::innsyn::system::Systemfeil::{self, Avvist, Nede, Tregt, Uforstaelig};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

fn http(head: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {head}\r\n\r\n{body}").into_bytes()
}

/// A whole answer of 200 with this type and body.
fn ok(kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn status(line: &str) -> Vec<u8> {
    http(&format!("{line}\r\nContent-Length: 0"), "")
}

fn altered(change: impl Fn(&mut Value)) -> Vec<u8> {
    let mut report = report();
    change(&mut report);
    ok("application/json", report.to_string().as_bytes())
}

const JSON: &str = "application/json";
const XML: &str = "application/xml";
const CHUNKED: &str = "200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked";

fn table() -> Vec<(&'static str, &'static str, Vec<u8>, Then, Systemfeil)> {
    let whole = report().to_string();
    let half = whole.split_at(whole.len() / 2).0;
    let laughs = "<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;'>]><a><b>&c;</b></a>";
    let deep_xml = format!("{}{}", "<a>".repeat(50_000), "</a>".repeat(50_000));
    let other = |name: &'static str| altered(move |r| r[name] = STRANGER.into());
    vec![
        ("says nothing", "json", Vec::new(), Then::Hang, Tregt),
        ("stops in the head", "json", b"HTTP/1.1 200 OK\r\nContent-".to_vec(), Then::Hang, Tregt),
        ("stops in the body", "json", http(CHUNKED, "5\r\n{\"a\":\r\n"), Then::Hang, Tregt),
        ("hangs up at once", "json", Vec::new(), Then::HangUp, Nede),
        ("speaks something else", "json", b"220 smtp ready\r\n".to_vec(), Then::HangUp, Nede),
        (
            "is cut off",
            "json",
            http("200 OK\r\nContent-Type: application/json\r\nContent-Length: 900", half),
            Then::HangUp,
            Nede,
        ),
        ("is cut off in chunks", "json", http(CHUNKED, "5\r\n{\"a\":\r\n"), Then::HangUp, Nede),
        ("500", "json", status("500 Oops"), Then::HangUp, Nede),
        ("503", "json", status("503 Later"), Then::HangUp, Nede),
        ("429", "json", status("429 Slow down"), Then::HangUp, Nede),
        ("400", "json", status("400 Bad"), Then::HangUp, Avvist(400)),
        ("401, the token has run out", "json", status("401 No"), Then::HangUp, Avvist(401)),
        ("404", "json", status("404 No"), Then::HangUp, Avvist(404)),
        ("304", "json", status("304 Same"), Then::HangUp, Uforstaelig),
        ("200 with nothing", "json", ok(JSON, b""), Then::HangUp, Uforstaelig),
        ("204", "json", http("204 No Content", ""), Then::HangUp, Uforstaelig),
        ("a page", "json", ok("text/html", b"<html>Logg inn</html>"), Then::HangUp, Uforstaelig),
        ("a page that says it is JSON", "json", ok(JSON, b"<html></html>"), Then::HangUp, Uforstaelig),
        ("JSON that says it is a page", "json", ok("text/html", whole.as_bytes()), Then::HangUp, Uforstaelig),
        ("XML where JSON was asked for", "json", ok(XML, b"<a/>"), Then::HangUp, Uforstaelig),
        ("half of the JSON", "json", ok(JSON, half.as_bytes()), Then::HangUp, Uforstaelig),
        ("JSON twice", "json", ok(JSON, format!("{whole}{whole}").as_bytes()), Then::HangUp, Uforstaelig),
        ("a list", "json", ok(JSON, b"[]"), Then::HangUp, Uforstaelig),
        ("null", "json", ok(JSON, b"null"), Then::HangUp, Uforstaelig),
        ("no report", "json", ok(JSON, b"{}"), Then::HangUp, Uforstaelig),
        ("not UTF-8", "json", ok(JSON, b"{\"register\":\"\xe6\"}"), Then::HangUp, Uforstaelig),
        (
            "squeezed",
            "json",
            http(
                "200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 4",
                "\x1f\x08\x08\x00",
            ),
            Then::HangUp,
            Uforstaelig,
        ),
        ("nested deeply", "json", ok(JSON, "[".repeat(200_000).as_bytes()), Then::HangUp, Uforstaelig),
        ("objects nested deeply", "json", ok(JSON, "{\"a\":".repeat(100_000).as_bytes()), Then::HangUp, Uforstaelig),
        (
            "too large, and says so",
            "json",
            http("200 OK\r\nContent-Type: application/json\r\nContent-Length: 12582913", "{"),
            Then::Hang,
            Uforstaelig,
        ),
        ("without an end", "json", http(CHUNKED, ""), Then::Repeat(ENDLESS), Uforstaelig),
        ("another register's", "json", altered(|r| r["register"] = "MS".into()), Then::HangUp, Uforstaelig),
        ("another person's, by pid", "json", other("pid"), Then::HangUp, Uforstaelig),
        ("another person's, by fodselsnummer", "json", other("fodselsnummer"), Then::HangUp, Uforstaelig),
        (
            "another person within",
            "json",
            altered(|r| r["seksjoner"][0]["poster"][0]["tittel"] = format!("Pasient {STRANGER}").into()),
            Then::HangUp,
            Uforstaelig,
        ),
        ("sections of a wrong type", "json", altered(|r| r["seksjoner"] = "ingen".into()), Then::HangUp, Uforstaelig),
        (
            "a day that is none",
            "json",
            altered(|r| r["seksjoner"][0]["poster"][0]["dato"] = "2026-02-30".into()),
            Then::HangUp,
            Uforstaelig,
        ),
        ("a time that is none", "json", altered(|r| r["generertTidspunkt"] = 17.into()), Then::HangUp, Uforstaelig),
        (
            "two records of one id",
            "json",
            altered(|r| {
                let p = r["seksjoner"][0]["poster"][0].clone();
                r["seksjoner"][0]["poster"] = json!([p, p]);
            }),
            Then::HangUp,
            Uforstaelig,
        ),
        (
            "a text without end",
            "json",
            altered(|r| r["seksjoner"][0]["tittel"] = "x".repeat(20_001).into()),
            Then::HangUp,
            Uforstaelig,
        ),
        ("JSON where XML was asked for", "xml", ok(JSON, whole.as_bytes()), Then::HangUp, Uforstaelig),
        ("entities", "xml", ok(XML, laughs.as_bytes()), Then::HangUp, Uforstaelig),
        (
            "XML in another alphabet",
            "xml",
            ok(XML, b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe6</a>"),
            Then::HangUp,
            Uforstaelig,
        ),
        ("XML nested deeply", "xml", ok(XML, deep_xml.as_bytes()), Then::HangUp, Uforstaelig),
        ("XML cut short", "xml", ok(XML, b"<a><b>"), Then::HangUp, Uforstaelig),
        ("XML of a text", "xml", ok(XML, b"<a>hei</a>"), Then::HangUp, Uforstaelig),
    ]
}

/// A chunk of 4,096 spaces, which JSON allows for ever.
const ENDLESS: &[u8] = {
    const CHUNK: [u8; 4104] = {
        let mut chunk = [b' '; 4104];
        let head = *b"1000\r\n";
        let mut i = 0;
        while i < head.len() {
            chunk[i] = head[i];
            i += 1;
        }
        chunk[4102] = b'\r';
        chunk[4103] = b'\n';
        chunk
    };
    &CHUNK
};

#[tokio::test]
async fn every_fault_comes_to_what_it_is() {
    for (what, format, bytes, then, fault) in table() {
        let registry = Registry::sending(bytes, then).await;
        let file = pull_file(&registry.address, format);
        // What must run out of time does so soon; what must not has the time of the contract.
        let file = if fault == Tregt { file.replace("1500", "200") } else { file.replace("kall_ms = 1500", "") };
        let system = system(&file, "NPRKPR");
        assert_eq!(system.rapport(&citizen(), Hovedtype::Standard).await, Err(fault), "{what}");
        assert_eq!(registry.calls().len(), 1, "{what}: asked once");
    }
}

#[tokio::test]
async fn every_function_refuses_an_answer_about_another() {
    let registry = Registry::answering(|_| json(&json!({ "pid": STRANGER, "deltakelser": [], "bruk": [] }))).await;
    let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
    assert_eq!(system.rapport(&citizen(), Hovedtype::Standard).await, Err(Uforstaelig));
    assert_eq!(system.bruk(&citizen(), None).await, Err(Uforstaelig));
    assert_eq!(system.deltakelse(&citizen()).await, Err(Uforstaelig));
}

#[tokio::test]
async fn a_redirect_is_followed_nowhere() {
    let elsewhere = Registry::answering(|_| json(&report())).await;
    let to = format!("{}/innsyn/v1", elsewhere.address);
    for code in [301, 302, 303, 307, 308] {
        let head = format!("{code} There\r\nContent-Length: 0\r\nLocation: {to}");
        let registry = Registry::sending(http(&head, ""), Then::HangUp).await;
        let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
        assert_eq!(system.rapport(&citizen(), Hovedtype::Standard).await, Err(Uforstaelig), "{code}");
    }
    assert!(elsewhere.calls().is_empty(), "nobody's number came there");
}

#[tokio::test]
async fn nobody_at_the_address_is_a_system_that_is_out() {
    let address = Registry::sending(Vec::new(), Then::HangUp).await.address.clone();
    let system = system(&pull_file(&address, "json"), "NPRKPR");
    tokio::task::yield_now().await;
    assert_eq!(system.rapport(&citizen(), Hovedtype::Standard).await, Err(Nede));
}

#[tokio::test]
async fn a_system_that_is_out_is_left_in_peace_and_found_again() {
    let well = Arc::new(AtomicBool::new(false));
    let is_well = Arc::clone(&well);
    let registry = Registry::answering(move |_| match is_well.load(Ordering::Relaxed) {
        true => json(&report()),
        false => answer(StatusCode::SERVICE_UNAVAILABLE, "text/plain", ""),
    })
    .await;
    let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
    for _ in 0..200 {
        assert_eq!(system.rapport(&citizen(), Hovedtype::Standard).await, Err(Nede));
    }
    let asked = registry.calls().len();
    assert!((8..20).contains(&asked), "asked {asked} times of 200");
    well.store(true, Ordering::Relaxed);
    while system.rapport(&citizen(), Hovedtype::Standard).await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(system.rapport(&citizen(), Hovedtype::Standard).await.is_ok(), "and all are let through again");
}

/// What is wrong with one citizen's data must not close the way for all.
#[tokio::test]
async fn a_refusal_or_nonsense_does_not_close_the_way() {
    for (status, body) in [(StatusCode::FORBIDDEN, ""), (StatusCode::OK, "nonsense")] {
        let registry = Registry::answering(move |_| answer(status, "application/json", body)).await;
        let system = system(&pull_file(&registry.address, "json"), "NPRKPR");
        for _ in 0..30 {
            assert!(system.rapport(&citizen(), Hovedtype::Standard).await.is_err());
        }
        assert_eq!(registry.calls().len(), 30, "{status}");
    }
}
