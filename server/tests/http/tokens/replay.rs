//! Quality D-24: a proof is good once, whoever sees it first.

use super::call::jti;
use super::{Stage, present, process, send};
use axum::http::StatusCode;
use serde_json::json;
use server::auth::klient::Reason::ProofUsed;
use server::config::Mode;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use tokio::sync::Semaphore;

const PRESENTATIONS: usize = 2000;
/// So many at a time: more would wait for the database longer than it lets anybody wait, and get a 503.
const AT_ONCE: usize = 16;

/// Two processes of the installation share a database, and nothing else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_thousand_presentations_at_two_processes_one_is_let_in() {
    let stage = Stage::new().await;
    let processes = [stage.router.clone(), process(&stage.house, &stage.sts.url, Mode::Demo, &stage.served)];
    // Both have the keys before it begins.
    for router in &processes {
        assert_eq!(send(router, &stage.call()).await.0.status, StatusCode::OK);
    }
    let before = stage.served();
    let headers = Arc::new(stage.call().request().headers().clone());
    let (mut all, turns) = (tokio::task::JoinSet::new(), Arc::new(Semaphore::new(AT_ONCE)));
    for nr in 0..PRESENTATIONS {
        let (router, headers, turns) = (processes[nr % 2].clone(), Arc::clone(&headers), Arc::clone(&turns));
        all.spawn(async move {
            let _turn = turns.acquire().await.expect("never closed");
            present(&router, &headers).await
        });
    }
    let mut refused = 0;
    while let Some(outcome) = all.join_next().await {
        match outcome.expect("no presentation panics") {
            (StatusCode::OK, None) => (),
            (StatusCode::UNAUTHORIZED, Some(ProofUsed)) => refused += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((stage.served.load(SeqCst) - before, refused), (1, PRESENTATIONS - 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_used_jti_in_a_new_proof_is_refused() {
    let stage = Stage::new().await;
    let mut call = stage.call();
    assert_eq!(stage.send(&call).await.0.status, StatusCode::OK);
    stage.wait(8);
    call.proof().shift("iat", 8);
    assert_eq!(stage.send(&call).await.1, Some(ProofUsed));
    call.proof().claims["jti"] = json!(jti());
    assert_eq!(stage.send(&call).await.0.status, StatusCode::OK);
    assert_eq!(stage.served(), 2);
}

/// Until a proof is too old by itself it is remembered, and not much longer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn used_proofs_are_remembered_for_as_long_as_they_could_be_good() {
    let stage = Stage::new().await;
    let mut early = stage.call();
    early.proof().shift("iat", 5);
    assert_eq!(stage.send(&early).await.0.status, StatusCode::OK);
    stage.wait(15);
    assert_eq!(stage.send(&early).await.1, Some(ProofUsed), "at its last moment");
    let rows = "SELECT COUNT(*) FROM brukt_bevis";
    assert_eq!(stage.house.number(rows).await, 1);
    stage.wait(600);
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
    for _ in 0..500 {
        if stage.house.number(rows).await == 1 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("what ran out is never removed");
}

/// A question that cannot be answered lets nobody in.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_of_proofs_that_does_not_answer_is_503() {
    let stage = Stage::new().await;
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
    stage.house.sql("ALTER TABLE brukt_bevis RENAME TO borte").await;
    let (answer, _) = stage.send(&stage.call()).await;
    assert_eq!((answer.status, stage.served()), (StatusCode::SERVICE_UNAVAILABLE, 1));
    assert!(answer.body.contains("EPVK-101591"), "{}", answer.body);
}
