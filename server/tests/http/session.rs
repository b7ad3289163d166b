//! Who is let in: login, logout, and what stays closed (quality D-26).

use crate::house::{House, message};
use crate::routes::{PUBLIC, SETTING, pages};
use axum::http::StatusCode;
use jiff::SignedDuration;
use server::config::Mode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_personal_page_sends_a_stranger_to_the_login() {
    let house = House::demo().await;
    for page in pages(&house).await {
        for cookie in ["", "__Host-innsyn=", "__Host-innsyn=abc", "innsyn=x; __Host-innsyn='"] {
            let answer = house.get(&page, cookie).await;
            if PUBLIC.contains(&page.as_str()) {
                assert_eq!(answer.status, StatusCode::OK, "{page}");
                continue;
            }
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::SEE_OTHER, ""), "{page}");
            let back = if page == "/" {
                "/logg-inn".to_owned()
            } else {
                format!("/logg-inn?grunn=inn&retur={}", escaped(&page))
            };
            assert_eq!(answer.header("location"), back);
        }
    }
}

/// An address as the value of a parameter.
fn escaped(page: &str) -> String {
    page.replace('?', "%3F").replace('=', "%3D")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_opens_for_one_who_is_logged_in() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    for page in pages(&house).await {
        let answer = house.get(&page, &cookie).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(!answer.h1().is_empty(), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn login_sets_one_strict_cookie_and_goes_back_to_where_one_was() {
    let house = House::demo().await;
    let answer = house.post("/logg-inn/testperson", "", "person=kari&retur=/helseregistre?sok=ms").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/helseregistre?sok=ms"));
    assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 1);
    let set = answer.header("set-cookie");
    let (value, attributes) = set.split_once("; ").expect("attributes");
    assert_eq!(attributes, "Path=/; Secure; HttpOnly; SameSite=Lax");
    assert!(value.starts_with("__Host-innsyn=") && value.len() == "__Host-innsyn=".len() + 43, "{value}");
    for outside in ["https://evil.example", "//evil.example", "/\\evil.example", "%2F%2Fevil.example"] {
        let answer = house.post("/logg-inn/testperson", "", &format!("person=kari&retur={outside}")).await;
        assert_eq!(answer.header("location"), "/", "{outside}");
    }
}

/// Session fixation: a key that somebody else brought along is worth nothing after login.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_key_is_new_at_every_login() {
    let house = House::demo().await;
    let brought = "__Host-innsyn=brought-along-by-somebody-else";
    let first = house.post("/logg-inn/testperson", brought, "person=kari").await.cookie();
    assert_ne!(first, brought);
    assert_eq!(house.get("/", brought).await.status, StatusCode::SEE_OTHER);
    let second = house.post("/logg-inn/testperson", &first, "person=line").await.cookie();
    assert_ne!(first, second);
    assert_eq!(house.get("/", &first).await.status, StatusCode::SEE_OTHER, "the old key is dead");
    assert!(house.get("/", &second).await.body.contains("Line"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn logout_ends_the_session_on_the_server() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let answer = house.post("/logg-ut", &cookie, "").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/logg-inn?grunn=logget-ut"));
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    assert_eq!(answer.header("set-cookie"), "__Host-innsyn=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    assert_eq!(house.get("/", &cookie).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("/okt", &cookie).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(house.number("SELECT COUNT(*) FROM okt").await, 0);
    assert_eq!(house.post("/logg-ut", &cookie, "").await.status, StatusCode::SEE_OTHER, "twice is no error");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_ran_out_says_so_and_leads_back() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    house.portal.klokke.flytt(SignedDuration::from_mins(31));
    assert_eq!(house.get("/okt", &cookie).await.status, StatusCode::UNAUTHORIZED);
    let answer = house.get("/helseregistre?sok=ms", &cookie).await;
    assert_eq!(answer.header("location"), "/logg-inn?grunn=tidsavbrudd&retur=/helseregistre%3Fsok%3Dms");
    let login = house.get(answer.header("location"), &cookie).await;
    assert!(login.body.contains(message("tidsavbrudd-tittel")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_sent_after_the_session_ran_out_changes_nothing() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let before = house.state().await;
    house.portal.klokke.flytt(SignedDuration::from_mins(31));
    let path = format!("/personverninnstillinger/{SETTING}/bekreft");
    let answer = house.post(&path, &cookie, "valg=aktiv&sekvensnummer=0&nokkel=n&forstar=ja").await;
    let back = format!("/logg-inn?grunn=tidsavbrudd&retur=/personverninnstillinger/{SETTING}");
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, back.as_str()));
    assert_eq!(house.state().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asking_how_long_is_left_keeps_nothing_alive_and_extending_does() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    house.portal.klokke.flytt(SignedDuration::from_mins(20));
    assert_eq!(house.get("/okt", &cookie).await.body, "600");
    assert_eq!(house.get("/okt", &cookie).await.body, "600");
    assert_eq!(house.post("/okt/forleng", &cookie, "").await.body, "1800");
    assert_eq!(house.post("/okt/forleng", "", "").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn production_has_no_invented_people() {
    let house = House::new(Mode::Production).await;
    for person in &house.people {
        let form = format!("person={}&retur=/", person.slug);
        let answer = house.post("/logg-inn/testperson", "", &form).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::NOT_FOUND, ""), "{}", person.slug);
        let login = house.get("/logg-inn", "").await;
        assert!(!login.body.contains(person.fornavn) && !login.body.contains("testperson"), "{}", person.slug);
    }
}

/// Two citizens at once never see each other's pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_and_a_report_open_for_their_owner_alone() {
    let house = House::demo().await;
    let (kari, line) = (house.log_in("kari").await, house.log_in("line").await);
    for page in pages(&house).await.iter().filter(|p| p.contains("/kvittering/") || p.contains("/rapport/")) {
        assert_eq!(house.get(page, &kari).await.status, StatusCode::OK, "{page}");
        let foreign = house.get(page, &line).await;
        assert_eq!(
            (foreign.status, foreign.h1()),
            (StatusCode::NOT_FOUND, message("feil-finnes-ikke-tittel")),
            "{page}"
        );
    }
}
