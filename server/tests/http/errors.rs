//! Bad input (screens 5.4): each kind has its status and its page, and changes nothing.

use crate::house::{Answer, House, message, request};
use crate::routes::SETTING;
use axum::body::Body;
use axum::http::{Method, header};

fn assert_page(answer: &Answer, status: u16, key: &str, what: &str) {
    assert_eq!((answer.status.as_u16(), answer.h1()), (status, message(key)), "{what}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_exist_is_404() {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    for path in [
        "/finnes-ikke",
        "/finnes-ikke-z",
        "/oktober",
        "/okt/finnes-ikke",
        "/dev/generasjon",
        "/pkg/finnes-ikke.js",
        "/helseregistre/finnes-ikke/innhold",
        "/helseregistre/ms/innhold",
        "/helseregistre/kvarus/logg",
        "/helseregistre/sysvak/rapport/0000-0000-00001",
        "/helseregistre/sysvak/rapport/tull",
        "/helseregistre/sysvak",
        "/personverninnstillinger/finnes-ikke",
        "/personverninnstillinger/forskning/ms",
        "/personverninnstillinger/forskning/nprkpr/finnes-ikke",
        "/personverninnstillinger/kvittering/tull",
        "/personverninnstillinger/kvittering/0000-0000-00001",
        "/helseregistre/%FF/innhold",
        "/helseregistre/%00/innhold",
        "/personverninnstillinger/forskning/%2e%2e%2f/x",
    ] {
        assert_page(&house.get(path, &cookie).await, 404, "feil-finnes-ikke-tittel", path);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_method_that_an_address_does_not_take_is_405() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for (method, path) in [
        (Method::GET, "/logg-ut"),
        (Method::GET, "/logg-inn/testperson"),
        (Method::POST, "/helseregistre"),
        (Method::POST, "/"),
        (Method::DELETE, "/hjelp"),
        (Method::PUT, "/personverninnstillinger/forskning/nprkpr/oppbevaring/bekreft"),
        (Method::POST, "/favicon.svg"),
    ] {
        let request = request(method.clone(), path, &cookie).header("sec-fetch-site", "same-origin");
        let answer = house.send(request.body(Body::empty()).expect("a request")).await;
        assert_page(&answer, 405, "feil-metode-tittel", &format!("{method} {path}"));
    }
    assert_eq!(house.get("/logg-ut", &cookie).await.header("allow"), "POST");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_cannot_be_read_is_400_and_one_too_large_413() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let before = house.state().await;
    let path = format!("/personverninnstillinger/{SETTING}/bekreft");
    for form in [
        "",
        "valg=aktiv",
        "valg=kanskje&sekvensnummer=0&nokkel=n",
        "valg=aktiv&sekvensnummer=null&nokkel=n",
        "valg=aktiv&sekvensnummer=99999999999999999999&nokkel=n",
        "valg=aktiv&valg=inaktiv&sekvensnummer=0&nokkel=n",
        "{\"valg\":\"aktiv\"}",
        "%%%\u{0}\u{1}&&&=",
    ] {
        assert_page(&house.post(&path, &cookie, form).await, 400, "feil-skjema-tittel", form);
    }
    let large = format!("valg=aktiv&sekvensnummer=0&nokkel={}", "n".repeat(70_000));
    for path in [path.as_str(), "/logg-inn/testperson"] {
        assert_page(&house.post(path, &cookie, &large).await, 413, "feil-stort-tittel", path);
    }
    let request = request(Method::POST, &path, &cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/json");
    let answer = house.send(request.body(Body::from("{}")).expect("a request")).await;
    assert_page(&answer, 400, "feil-skjema-tittel", "another content type");
    assert_eq!(house.state().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stale_form_is_409_and_a_used_key_422() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let path = format!("/personverninnstillinger/{SETTING}/bekreft");
    let first = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
    assert_eq!(first.status, 303);
    let again = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
    assert_eq!(again.header("location"), first.header("location"), "the same form gives the same receipt");
    let before = house.state().await;
    let stale = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=m&forstar=ja").await;
    assert_page(&stale, 409, "feil-endret-tittel", "stale");
    assert!(stale.body.contains(&format!("href=\"/personverninnstillinger/{SETTING}\"")), "the way to the new state");
    let used = house.post(&path, &cookie, "valg=inaktiv&sekvensnummer=1&nokkel=n&forstar=ja").await;
    assert_page(&used, 422, "feil-nokkel-tittel", "used");
    assert_eq!(house.state().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wish_that_the_rules_refuse_is_answered_and_stores_nothing() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let before = house.state().await;
    let form = "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja";
    let post = async |path: &str, form: &str| {
        house.post(&format!("/personverninnstillinger/{path}/bekreft"), &cookie, form).await
    };
    assert_page(
        &post("tilgang/kjernejournal/besokshistorikk", form).await,
        409,
        "feil-endret-tittel",
        "a form from before her latest change",
    );
    for unknown in ["forskning/diabetes/lagring", "forskning/finnes-ikke/x", "finnes-ikke/nprkpr/oppbevaring"] {
        assert_page(&post(unknown, form).await, 404, "feil-finnes-ikke-tittel", unknown);
    }
    let unconfirmed = post(SETTING, "valg=aktiv&sekvensnummer=0&nokkel=n").await;
    let back = format!("/personverninnstillinger/{SETTING}/bekreft?valg=aktiv&merknad=forstar");
    assert_eq!((unconfirmed.status.as_u16(), unconfirmed.header("location")), (303, back.as_str()));
    let same = post(SETTING, "valg=inaktiv&sekvensnummer=0&nokkel=n").await;
    assert_eq!(same.header("location"), format!("/personverninnstillinger/{SETTING}?merknad=uendret"));
    assert_eq!(house.state().await, before);
}

/// Scripts ask here; they get a status and no page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_scripts_and_operators_ask_is_answered_without_a_page() {
    let house = House::demo().await;
    for (path, status) in [("/okt", 401), ("/healthz", 200), ("/readyz", 200)] {
        let answer = house.get(path, "").await;
        assert_eq!((answer.status.as_u16(), answer.body.contains("<h1")), (status, false), "{path}");
    }
}
