//! Faults of ours: always an error with a code, never "nothing registered" and never "logged out".

use crate::house::{Answer, House, message, read};
use crate::routes::{PUBLIC, SETTING, pages};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use server::ServerState;
use server::http::{assets::Assets, errors};
use std::sync::Arc;
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;

fn assert_fault(answer: &Answer, what: &str) {
    assert_eq!((answer.status.as_u16(), answer.h1()), (500, message("feil-nede-tittel")), "{what}");
    let code = answer.body.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w.len() == 8 && is_code(w));
    assert!(code, "{what}: no code");
    for detail in ["sqlite", "no such table", "rapport ", "PoolClosed", "closed pool", "panicked"] {
        assert!(!answer.body.contains(detail), "{what} tells {detail}");
    }
}

fn is_code(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_gone_is_a_fault_on_every_personal_page() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let pages = pages(&house).await;
    house.portal.basis.lukk().await;
    for page in pages {
        assert_fault(&house.get(&page, &cookie).await, &page);
        if PUBLIC.contains(&page.as_str()) {
            assert_eq!(house.get(&page, "").await.status, 200, "{page} needs no database");
        }
    }
    let login = house.post("/logg-inn/testperson", "", "person=kari").await;
    assert_eq!((login.status.as_u16(), login.header("set-cookie")), (500, ""));
    assert_eq!(house.post("/logg-ut", &cookie, "").await.status, 500, "a session that may live is not called ended");
    for path in ["/okt", "/readyz"] {
        assert_eq!(house.get(path, &cookie).await.status, 503, "{path}");
    }
    assert_eq!(house.get("/healthz", "").await.status, 200);
}

/// The session is found, but what the page is about cannot be read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn contents_that_cannot_be_read_are_a_fault_and_never_nothing() {
    for (drop, paths) in [
        ("DROP TABLE rapport", &["/helseregistre/sysvak/innhold", "/helseregistre/msis/innhold"][..]),
        ("DROP TABLE utlevering", &["/helseregistre/sysvak/logg"]),
        ("DROP TABLE foresporsel", &["/"]),
        ("DROP TABLE historikk", &["/personverninnstillinger", "/personverninnstillinger/historikk"]),
        (
            "DROP TABLE innstilling",
            &["/personverninnstillinger/forskning", "/personverninnstillinger/forskning/nprkpr"],
        ),
        ("DROP TABLE sletting", &["/personverninnstillinger/forskning/nprkpr"]),
        ("DROP TABLE utlevering", &["/personverninnstillinger/forskning/nprkpr/oppbevaring/bekreft?valg=aktiv"]),
        ("DROP TABLE rapport", &["/personverninnstillinger/forskning/nprkpr/oppbevaring/bekreft?valg=aktiv"]),
        ("DROP TABLE inkludering", &["/helseregistre", "/helseregistre/ms/innhold", "/personverninnstillinger"]),
        ("DROP TABLE bruk", &["/", "/helseregistre", "/helseregistre/sysvak/innhold", "/personverninnstillinger"]),
    ] {
        let house = House::demo().await;
        let cookie = house.log_in("kari").await;
        house.sql(drop).await;
        for path in paths {
            assert_fault(&house.get(path, &cookie).await, &format!("{path} after {drop}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_that_cannot_be_stored_says_that_nothing_was_changed() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    house.sql("ALTER TABLE utboks RENAME TO borte").await;
    let path = format!("/personverninnstillinger/{SETTING}/bekreft");
    let answer = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
    assert_eq!((answer.status.as_u16(), answer.h1()), (500, message("feil-lagre-tittel")));
    house.sql("ALTER TABLE borte RENAME TO utboks").await;
    assert_eq!(house.number("SELECT COUNT(*) FROM skjemanokkel").await, 0);
    let again = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
    assert_eq!(again.status, 303, "the same form can be sent again");
}

/// What the outer layers make of a handler of ours.
async fn drawn(house: &House, route: axum::routing::MethodRouter) -> Answer {
    let state = ServerState {
        portal: house.portal.clone(),
        leptos: leptos::config::LeptosOptions::builder().output_name("innsyn").build(),
        assets: Arc::new(Assets::default()),
        origin: "".into(),
    };
    let router = axum::Router::new()
        .route("/", route)
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(from_fn_with_state(state, errors::draw));
    let request = Request::get("/").body(Body::empty()).expect("a request");
    read(router.oneshot(request).await.expect("the router never fails")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_is_a_page_with_a_code_and_without_its_message() {
    async fn fails() -> &'static str {
        panic!("panicked over 14827921433")
    }
    let answer = drawn(&House::demo().await, get(fails)).await;
    assert_fault(&answer, "a panic");
    assert!(!answer.body.contains("14827921433"));
}

/// A request that took too long is answered by a layer that knows no pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_without_a_page_gets_one_and_keeps_its_status() {
    let house = House::demo().await;
    for (status, key) in [
        (StatusCode::SERVICE_UNAVAILABLE, "feil-nede-tittel"),
        (StatusCode::FORBIDDEN, "feil-adgang-tittel"),
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, "feil-skjema-tittel"),
    ] {
        let answer = drawn(&house, get(move || async move { status })).await;
        assert_eq!((answer.status, answer.h1()), (status, message(key)));
    }
}
