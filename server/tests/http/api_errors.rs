//! Errors of the registries' side (contract §1.5): the object on every answer of 400 and above but 401, a number on every
//! answer, and never a word of what was sent.

use crate::edge::{Edge, asked};
use crate::house::{Answer, House};
use app::portal::Portal;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, Request};
use axum::http::{StatusCode, header};
use axum::routing::{get, post};
use axum::{Json, Router};
use server::api::contract::{BODY_BYTES, Error, ErrorCategory, path};
use server::api::limits::Most;
use std::collections::{BTreeSet, HashMap};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// A synthetic number, as something that must never come back.
const NUMBER: &str = "01819945620";

/// Services that fail in every way, some by extractors that know no contract.
fn failing() -> Router<Portal> {
    Router::new()
        .route("/personvern/prove/panikk", get(panics))
        .route("/personvern/prove/status/{status}", get(|Path(status): Path<u16>| async move { status_of(status) }))
        .route("/personvern/prove/tall", get(|Query(_): Query<HashMap<String, u8>>| async { "ok" }))
        .route("/personvern/prove/tekst", post(|text: String| async { text }))
        .route("/personvern/prove/json", post(|Json(_): Json<HashMap<String, u8>>| async { "ok" }))
        .route("/personvern/prove/treg", get(never))
}

async fn panics() -> &'static str {
    panic!("a panic over {NUMBER}")
}

async fn never() {
    std::future::pending().await
}

fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a status")
}

async fn house_and_edge() -> (House, Edge) {
    let house = House::demo().await;
    let most = Most { time: Duration::from_millis(200), ..Most::default() };
    let edge = Edge::new(&house, most, failing());
    (house, edge)
}

/// The object with its three members and nothing else, and what every answer carries.
fn assert_error(answer: &Answer, status: u16, code: &str, what: &str) {
    let error: Error = serde_json::from_str(&answer.body).unwrap_or_else(|e| panic!("{what}: {e}: {}", answer.body));
    assert_eq!((answer.status.as_u16(), error.code.as_str()), (status, code), "{what}");
    let category = if status >= 500 { ErrorCategory::Technical } else { ErrorCategory::Functional };
    assert_eq!(error.error_category, category, "{what}");
    assert_eq!(answer.header("content-type"), "application/json", "{what}");
    assert_eq!(answer.header("cache-control"), "no-store", "{what}");
    assert!(!error.message.is_empty() && !error.message.contains(|c: char| c.is_ascii_digit()), "{what}");
    assert!(!answer.body.contains(NUMBER), "{what} tells the number");
    assert_numbered(answer, what);
}

fn assert_numbered(answer: &Answer, what: &str) -> String {
    let number = answer.header("CorrelationId");
    let uuid = uuid::Uuid::parse_str(number).unwrap_or_else(|e| panic!("{what}: {e}: {number}"));
    assert_eq!((uuid.get_version_num(), number.len()), (4, 36), "{what}");
    number.to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_no_service_answers_is_an_error_of_the_contract() {
    let house = House::demo().await;
    for path in [
        "/personvern/",
        "/personvern/finnes-ikke",
        "/PersonVern/V1/finnes/ikke",
        "/personvern/%FF",
        "/personvern/openapi.json/",
    ] {
        assert_error(&house.get(path, "").await, 404, "EPVK-101541", path);
    }
    let put = asked("", "PUT", path::OPENAPI).body(Body::empty()).expect("a request");
    let answer = house.send(put).await;
    assert_error(&answer, 405, "EPVK-101542", "PUT");
    assert_eq!(answer.header("allow"), "GET,HEAD");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_not_let_in_gets_401_without_a_body() {
    let (_house, edge) = house_and_edge().await;
    let answer = edge.get("", "/personvern/prove/panikk").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (401, ""));
    assert_eq!(answer.header("content-type"), "application/json");
    assert_numbered(&answer, "401");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn panics_and_statuses_without_a_body_become_errors() {
    let (_house, edge) = house_and_edge().await;
    assert_error(&edge.get("ms", "/personvern/prove/panikk").await, 500, "EPVK-101590", "a panic");
    for (status, code) in [
        (400, "EPVK-101501"),
        (403, "EPVK-101501"),
        (404, "EPVK-101541"),
        (413, "EPVK-101544"),
        (415, "EPVK-101543"),
        (422, "EPVK-101501"),
        (429, "EPVK-101545"),
        (500, "EPVK-101590"),
        (503, "EPVK-101591"),
    ] {
        let path = format!("/personvern/prove/status/{status}");
        assert_error(&edge.get("ms", &path).await, status, code, &path);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_takes_too_long_is_ended() {
    let (_house, edge) = house_and_edge().await;
    assert_error(&edge.get("ms", "/personvern/prove/treg").await, 503, "EPVK-101591", "too slow");
    let waits = Body::new(Halted { sent: false, breaks: false });
    let slow = asked("ms", "POST", "/personvern/prove/tekst").body(waits).expect("a request");
    assert_error(&edge.send(slow).await, 503, "EPVK-101591", "a body that does not come");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_read_is_an_error_without_what_was_sent() {
    let (_house, edge) = house_and_edge().await;
    for query in [NUMBER, &format!("a={NUMBER}"), "a=%FF", "a=1&a=x"] {
        let answer = edge.get("ms", &format!("/personvern/prove/tall?{query}")).await;
        assert_error(&answer, 400, "EPVK-101501", query);
    }
    let number_as_status = edge.get("ms", &format!("/personvern/prove/status/{NUMBER}")).await;
    assert_error(&number_as_status, 400, "EPVK-101501", "a path that does not parse");
    let json = format!("{{\"{NUMBER}\": \"{NUMBER}\"}}");
    for (body, status) in [
        (json.clone().into_bytes(), 422),
        (json.as_bytes()[..20].to_vec(), 400),
        (b"{\"\xff\": 1}".to_vec(), 400),
        (Vec::new(), 400),
    ] {
        let sent = asked("ms", "POST", "/personvern/prove/json").header(header::CONTENT_TYPE, "application/json");
        let answer = edge.send(sent.body(Body::from(body)).expect("a request")).await;
        assert_error(&answer, status, "EPVK-101501", "a body that does not parse");
    }
    let text = |body: Body| asked("ms", "POST", "/personvern/prove/tekst").body(body).expect("a request");
    assert_error(&edge.send(text(Body::from(vec![0xff]))).await, 400, "EPVK-101501", "not UTF-8");
    let cut = Body::new(Halted { sent: false, breaks: true });
    assert_error(&edge.send(text(cut)).await, 400, "EPVK-101501", "a body that is cut");
    let large = Body::from("a".repeat(BODY_BYTES + 1));
    assert_error(&edge.send(text(large)).await, 413, "EPVK-101544", "a large body");
    let largest = Body::from("a".repeat(BODY_BYTES));
    assert_eq!(edge.send(text(largest)).await.status, 200);
    let sent = asked("ms", "POST", "/personvern/prove/json").header(header::CONTENT_TYPE, "text/xml");
    let answer = edge.send(sent.body(Body::from("<a/>")).expect("a request")).await;
    assert_error(&answer, 415, "EPVK-101543", "no JSON");
}

/// Also on answers that are no errors, and never the one that was sent.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_has_a_number_of_its_own() {
    let (house, edge) = house_and_edge().await;
    let theirs = "5f0f2a54-6f0c-4a8e-9a43-0d7f8d1f6f11";
    let mut seen = BTreeSet::new();
    for _ in 0..20 {
        let request: Request = asked("ms", "GET", "/personvern/prove/tall?a=1")
            .header("CorrelationId", theirs)
            .header("X-Correlation-ID", theirs)
            .body(Body::empty())
            .expect("a request");
        let answer = edge.send(request).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "ok"));
        assert_eq!(answer.headers.get_all("CorrelationId").iter().count(), 1);
        seen.insert(assert_numbered(&answer, "200"));
        seen.insert(assert_numbered(&house.get("/personvern/x", "").await, "404"));
    }
    assert_eq!(seen.len(), 40);
    assert!(!seen.contains(theirs));
    assert_eq!(house.get("/hjelp", "").await.header("CorrelationId"), "", "citizens' pages have none");
}

/// A body of a few bytes, after which nothing comes, or the connection breaks.
struct Halted {
    sent: bool,
    breaks: bool,
}

impl hyper::body::Body for Halted {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, std::io::Error>>> {
        match (std::mem::replace(&mut self.sent, true), self.breaks) {
            (false, _) => Poll::Ready(Some(Ok(hyper::body::Frame::data(NUMBER.into())))),
            (true, true) => Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into()))),
            (true, false) => Poll::Pending,
        }
    }
}
