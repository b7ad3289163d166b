//! Quality D-29: the headers of every kind of answer.

use crate::house::{Answer, House, request};
use crate::routes::{forms, pages};
use axum::body::Body;
use axum::http::Method;
use std::collections::HashSet;

const FIXED: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("server", ""),
];

fn assert_headers(what: &str, answer: &Answer) {
    for (name, value) in FIXED {
        assert_eq!(answer.header(name), value, "{name} of {what}");
    }
    assert!(answer.header("permissions-policy").contains("camera=()"), "{what}");
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{what}: {policy}");
    assert!(answer.headers.get_all("content-security-policy").iter().count() == 1, "{what}");
    let page = answer.header("content-type").starts_with("text/html");
    assert!(!page || policy.contains("'nonce-"), "{what}: {policy}");
}

/// One of each kind of answer that is no page.
async fn others(house: &House, cookie: &str) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    for path in [
        "/finnes-ikke",
        "/finnes-ikke-z",
        "/okto",
        "/helseregistre/finnes-ikke/innhold",
        "/helseregistre/%FF/innhold",
        "/personverninnstillinger/%FF/x/y/bekreft",
        "/okt",
        "/okt/finnes-ikke",
        "/healthz",
        "/readyz",
        "/.well-known/jwks.json",
        "/.well-known/finnes-ikke",
        "/innstilling/finnes-ikke",
        "/innstilling/%FF",
        "/personverninnstillinger/kvittering/finnes-ikke/signert",
        "/logg-ut",
        "/favicon.svg",
        "/pkg/a.js",
        "/pkg/finnes-ikke.js",
        "/../../etc/passwd",
        "/personverninnstillinger/forskning/nprkpr/oppbevaring/bekreft",
    ] {
        for cookie in ["", cookie] {
            answers.push((format!("GET {path}"), house.get(path, cookie).await));
        }
    }
    for method in [Method::HEAD, Method::OPTIONS, Method::PUT, Method::DELETE, Method::TRACE, Method::PATCH] {
        for path in ["/", "/hjelp", "/okt", "/favicon.svg", "/finnes-ikke", "/healthz"] {
            let request = request(method.clone(), path, cookie).header("sec-fetch-site", "same-origin");
            let request = request.body(Body::empty()).expect("a request");
            answers.push((format!("{method} {path}"), house.send(request).await));
        }
    }
    for (path, form) in forms() {
        for (kind, form) in [("empty", ""), ("broken", "%%%&&=\u{0}"), ("right", form), ("large", &"x".repeat(70_000))]
        {
            answers.push((format!("POST {path} {kind}"), house.post(&path, cookie, form).await));
            answers.push((format!("POST {path} {kind}, anonymous"), house.post(&path, "", form).await));
        }
    }
    answers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_has_the_security_headers() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for page in pages(&house).await {
        for cookie in ["", &cookie] {
            assert_headers(&page, &house.get(&page, cookie).await);
        }
    }
    for (what, answer) in others(&house, &cookie).await {
        assert_headers(&what, &answer);
        let kept = what.starts_with("GET") || what.starts_with("HEAD");
        let file = kept && ["/favicon.svg", "/pkg/a.js", "/.well-known/jwks.json"].iter().any(|f| what.ends_with(f));
        assert_eq!(answer.header("cache-control") != "no-store", file, "{what}: {}", answer.header("cache-control"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_is_kept_by_any_cache() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for page in pages(&house).await {
        for cookie in ["", &cookie] {
            assert_eq!(house.get(&page, cookie).await.header("cache-control"), "no-store", "{page}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sites_files_are_kept_and_hashed_ones_for_good() {
    let house = House::demo().await;
    assert_eq!(house.get("/pkg/a.js", "").await.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(house.get("/favicon.svg", "").await.header("cache-control"), "public, max-age=3600");
    let request = request(Method::GET, "/pkg/a.css", "").header("accept-encoding", "gzip, br");
    let answer = house.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!((answer.header("content-encoding"), answer.header("vary")), ("br", "accept-encoding"));
    assert_eq!(house.get("/pkg/a.css.br", "").await.status, 303, "another form of a file has no address of its own");
}

/// Every script and style carries the nonce of its answer, no two answers share one, and nothing needs `unsafe-inline`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_page_has_a_nonce_of_its_own_on_every_script_and_style() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let pages = pages(&house).await;
    let mut nonces = HashSet::new();
    for page in pages.iter().chain(&pages) {
        let answer = house.get(page, &cookie).await;
        let policy = answer.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1).and_then(|n| n.split('\'').next()).expect("a nonce").to_owned();
        assert!(nonce.len() >= 16, "{nonce}");
        for element in ["<script", "<style"] {
            for rest in answer.body.split(element).skip(1) {
                let tag = rest.split('>').next().unwrap_or_default();
                assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{page}: {element}{tag}>");
            }
        }
        for inline in [" style=\"", " onclick=", " onload=", "javascript:", "http://", " src=\"//"] {
            let found = answer.body.find(inline).map(|at| answer.body[at..].chars().take(80).collect::<String>());
            let namespace = found.as_deref().is_some_and(|f| f.starts_with("http://www.w3.org/"));
            assert!(found.is_none() || namespace, "{page}: {found:?}");
        }
        assert!(nonces.insert(nonce), "{page} repeats a nonce");
    }
    assert_eq!(nonces.len(), 2 * pages.len());
}
