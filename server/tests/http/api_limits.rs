//! What one client may take, and all together (contract §13 G5): nobody who asks too much keeps another from being
//! answered.

use crate::edge::{Edge, asked};
use crate::house::{Answer, House};
use app::portal::Portal;
use axum::Router;
use axum::body::Body;
use axum::routing::get;
use server::api::contract::Error;
use server::api::limits::Most;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// What holds requests under way, and how many have come to it.
struct Hold {
    gate: Semaphore,
    inside: AtomicUsize,
}

impl Hold {
    fn new() -> Arc<Self> {
        Arc::new(Self { gate: Semaphore::new(0), inside: AtomicUsize::new(0) })
    }
}

/// A service that answers at once, and one that answers when it is let go.
fn services(hold: &Arc<Hold>) -> Router<Portal> {
    let hold = Arc::clone(hold);
    let held = move || async move {
        hold.inside.fetch_add(1, Ordering::SeqCst);
        hold.gate.acquire().await.map_or("closed", |_| "let go")
    };
    Router::new().route("/personvern/prove", get(|| async { "ok" })).route("/personvern/prove/holdt", get(held))
}

fn assert_turned_away(answer: &Answer, status: u16, code: &str) {
    let error: Error = serde_json::from_str(&answer.body).expect("an error of the contract");
    assert_eq!((answer.status.as_u16(), error.code.as_str()), (status, code));
    let wait: u64 = answer.header("retry-after").parse().expect("whole seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    assert_eq!(answer.header("CorrelationId").len(), 36);
}

/// `nprkpr` may make ten a second, `ms` a thousand (clients.toml).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_over_its_rate_gets_429_and_others_are_served() {
    let house = House::demo().await;
    let edge = Edge::new(&house, Most::default(), services(&Hold::new()));
    let started = std::time::Instant::now();
    let mut served = 0;
    for _ in 0..200 {
        let answer = edge.get("nprkpr", "/personvern/prove").await;
        match answer.status.as_u16() {
            200 => served += 1,
            _ => assert_turned_away(&answer, 429, "EPVK-101545"),
        }
    }
    let grown = started.elapsed().as_millis() as usize / 100;
    assert!((10..=11 + grown).contains(&served), "{served} served");
    assert_eq!(edge.get("ms", "/personvern/prove").await.status, 200);
    assert_eq!(edge.get("gammel", "/personvern/prove").await.status, 200, "as slow a client, but another");
    assert_eq!(house.get("/hjelp", "").await.status, 200);
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(edge.get("nprkpr", "/personvern/prove").await.status, 200, "after the second it was asked to wait");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_uses_up_nobodys_budget() {
    let house = House::demo().await;
    let edge = Edge::new(&house, Most::default(), services(&Hold::new()));
    for name in ["", "ukjent"] {
        for _ in 0..100 {
            assert_eq!(edge.get(name, "/personvern/prove").await.status, 401);
        }
    }
    for _ in 0..10 {
        assert_eq!(edge.get("nprkpr", "/personvern/prove").await.status, 200);
    }
}

/// Starts `count` requests of a client that are answered when they are let go, and waits until they are under way.
async fn start(
    edge: &Arc<Edge>,
    hold: &Hold,
    client: &'static str,
    count: usize,
) -> Vec<tokio::task::JoinHandle<Answer>> {
    let before = hold.inside.load(Ordering::SeqCst);
    let one = |_| {
        let edge = Arc::clone(edge);
        tokio::spawn(async move { edge.get(client, "/personvern/prove/holdt").await })
    };
    let under_way = (0..count).map(one).collect();
    while hold.inside.load(Ordering::SeqCst) < before + count {
        tokio::task::yield_now().await;
    }
    under_way
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_client_cannot_hold_all_places_at_once() {
    let house = House::demo().await;
    let hold = Hold::new();
    let most = Most { in_flight_of_one: 3, ..Most::default() };
    let edge = Arc::new(Edge::new(&house, most, services(&hold)));
    let under_way = start(&edge, &hold, "ms", 3).await;
    let over = edge.get("ms", "/personvern/prove").await;
    assert_turned_away(&over, 429, "EPVK-101545");
    assert_eq!(edge.get("gammel", "/personvern/prove").await.status, 200);
    hold.gate.add_permits(3);
    for held in under_way {
        assert_eq!(held.await.expect("an answer").body, "let go");
    }
    assert_eq!(edge.get("ms", "/personvern/prove").await.status, 200, "places are given back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_all_may_take_is_turned_away_and_pages_are_served() {
    let house = House::demo().await;
    let hold = Hold::new();
    let edge = Arc::new(Edge::new(&house, Most { in_flight: 2, ..Most::default() }, services(&hold)));
    let mut under_way = start(&edge, &hold, "ms", 1).await;
    under_way.extend(start(&edge, &hold, "gammel", 1).await);
    let over = edge.get("", "/personvern/prove").await;
    assert_turned_away(&over, 503, "EPVK-101591");
    assert_eq!(house.get("/hjelp", "").await.status, 200);
    // Whoever hangs up gives the place back.
    under_way.pop().expect("one of two").abort();
    let free = loop {
        let answer =
            edge.send(asked("leser", "GET", "/personvern/prove").body(Body::empty()).expect("a request")).await;
        if answer.status != 503 {
            break answer;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(free.status, 200);
    hold.gate.add_permits(1);
    assert_eq!(under_way.remove(0).await.expect("an answer").status, 200);
}
