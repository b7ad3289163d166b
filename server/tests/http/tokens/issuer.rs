//! The issuer's keys: found, kept, turned over, and gone.

use super::sts::{Fault, published};
use super::{Stage, keys, process, send};
use axum::http::{Method, StatusCode};
use serde_json::json;
use server::api::contract::path;
use server::auth::klient::Reason;
use server::config::Mode;
use std::time::Instant;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_fetched_before_a_token_comes() {
    let stage = Stage::new().await;
    let mut bare = stage.call();
    bare.authorization = false;
    assert_eq!(stage.send(&bare).await.0.status, StatusCode::UNAUTHORIZED);
    assert_eq!(stage.sts.asked(), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_key_works_as_soon_as_it_signs_and_an_old_one_ends_within_the_hour() {
    let stage = Stage::new().await;
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
    stage.sts.publish(&[published(&keys::issuer_ec384(), "new", &json!({}))]);
    stage.wait(11);
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK, "the keys are kept");
    assert_eq!(stage.sts.asked(), (1, 1));
    let mut by_new = stage.call();
    by_new.issue("new", keys::issuer_ec384());
    assert_eq!(stage.send(&by_new).await.0.status, StatusCode::OK);
    assert_eq!(stage.sts.asked(), (2, 2));
    assert_eq!(stage.send(&stage.call()).await.1, Some(Reason::TokenKey), "the old key went with the new set");

    stage.sts.publish(&[published(&keys::issuer_ec256(), "ec256", &json!({}))]);
    stage.wait(3599);
    let mut by_new = stage.call();
    by_new.issue("new", keys::issuer_ec384());
    assert_eq!(stage.send(&by_new).await.0.status, StatusCode::OK, "for an hour nobody asks");
    stage.wait(1);
    let mut by_new = stage.call();
    by_new.issue("new", keys::issuer_ec384());
    assert_eq!(stage.send(&by_new).await.1, Some(Reason::TokenKey));
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_cannot_make_us_hammer_the_issuer() {
    let stage = Stage::new().await;
    for round in 1..=3 {
        let mut all = tokio::task::JoinSet::new();
        for nr in 0..100 {
            let (router, mut call) = (stage.router.clone(), stage.call());
            call.token.head["kid"] = json!(format!("made-up-{round}-{nr}"));
            all.spawn(async move { send(&router, &call).await });
        }
        for (_, reason) in all.join_all().await {
            assert_eq!(reason, Some(Reason::TokenKey));
        }
        assert_eq!(stage.sts.asked(), (round, round));
        assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
        stage.wait(10);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_keys_nobody_is_let_in_and_503_says_so() {
    let stage = Stage::new().await;
    for fault in [Fault::Status(500), Fault::Status(302), Fault::Endless] {
        stage.sts.breaks(Some(fault));
        let (answer, reason) = stage.send(&stage.call()).await;
        assert_eq!((answer.status, reason), (StatusCode::SERVICE_UNAVAILABLE, None));
        let error: server::api::contract::Error = serde_json::from_str(&answer.body).expect("the contract's error");
        assert_eq!((error.code.as_str(), stage.served()), ("EPVK-101591", 0));
        stage.wait(10);
    }
    stage.sts.breaks(None);
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK, "and then it works");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_issuer_that_hangs_costs_seconds_not_requests() {
    let stage = Stage::new().await;
    stage.sts.breaks(Some(Fault::Silent));
    let started = Instant::now();
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let (router, call) = (stage.router.clone(), stage.call());
        all.spawn(async move { send(&router, &call).await });
    }
    for (answer, _) in all.join_all().await {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert!(started.elapsed().as_secs() < 12, "{:?}", started.elapsed());
    assert_eq!((stage.sts.asked().0, stage.served()), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keys_outlive_an_issuer_that_is_down_for_a_day() {
    let stage = Stage::new().await;
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
    stage.sts.breaks(Some(Fault::Status(503)));
    for _ in 0..2 {
        stage.wait(11 * 3600);
        assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
    }
    let mut unknown = stage.call();
    unknown.token.head["kid"] = json!("perhaps-new");
    assert_eq!(
        stage.send(&unknown).await.0.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "whether it is one cannot be told"
    );
    stage.wait(2 * 3600);
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::SERVICE_UNAVAILABLE, "a day is enough");
    assert_eq!(stage.served(), 3);
}

/// A member of the description, and what it says, made from the issuer's address.
type Wrong = (&'static str, fn(&str) -> String);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_issuer_that_is_another_or_sends_us_astray_is_not_believed() {
    let wrong: [Wrong; 5] = [
        ("issuer", |url| format!("{url}/")),
        ("issuer", |_| "https://helseid-sts.test.nhn.no".to_owned()),
        ("jwks_uri", |_| "http://keys.example/jwks".to_owned()),
        ("jwks_uri", |_| "file:///etc/passwd".to_owned()),
        ("jwks_uri", |url| url.replace("127.0.0.1", "127.0.0.1.evil.example")),
    ];
    for (member, value) in wrong {
        let stage = Stage::new().await;
        stage.sts.describe(member, &value(&stage.sts.url));
        assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::SERVICE_UNAVAILABLE, "{member}");
        assert_eq!((stage.sts.asked(), stage.served()), ((1, 0), 0), "{member}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn production_asks_nobody_without_tls_and_nothing_that_listens_is_503_too() {
    let stage = Stage::new().await;
    let production = process(&stage.house, &stage.sts.url, Mode::Production, &stage.served);
    assert_eq!(send(&production, &stage.call()).await.0.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(stage.sts.asked(), (0, 0));

    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address");
    for issuer in [format!("http://{closed}"), format!("https://{closed}")] {
        let router = process(&stage.house, &issuer, Mode::Demo, &stage.served);
        let (answer, _) = send(&router, &stage.call()).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{issuer}");
    }
    assert_eq!(stage.served(), 0);
}

/// The real services: each is behind the check, and what is not a service is none with or without a token.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_service_asks_for_a_token_before_anything_else() {
    let stage = Stage::new().await;
    let (_, document) = server::api::services().split_for_parts();
    let all = [
        (Method::POST, path::STATUS),
        (Method::POST, path::FOR_PART),
        (Method::GET, path::LIST),
        (Method::POST, path::SET),
        (Method::POST, path::INCLUSION),
        (Method::POST, path::REQUEST),
        (Method::POST, path::REQUESTS),
        (Method::POST, path::NOTICE),
        (Method::GET, path::FEED),
        (Method::GET, path::RECONCILE),
        (Method::POST, path::ACKNOWLEDGE),
        (Method::POST, path::DELETED),
        (Method::POST, "/personvern/ukjent"),
    ];
    for (method, path) in all {
        let request = crate::house::request(method, path, "").body(axum::body::Body::empty()).expect("a request");
        let status = stage.house.send(request).await.status;
        let mounted = document.paths.paths.contains_key(path);
        let expected = if mounted { StatusCode::UNAUTHORIZED } else { StatusCode::NOT_FOUND };
        assert_eq!(status, expected, "{path}");
    }
}
