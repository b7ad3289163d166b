//! Link out: nothing is read here. The page says where to apply, and a person at the registry answers on the case
//! screen.

use super::Way;
use crate::case_screen::{self, case, filled};
use axum::http::StatusCode;

/// Works for the registry of this test alone.
const WORKER: i64 = 9101;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_that_is_elsewhere_is_connected_by_its_entry_and_a_case_worker() {
    let way = Way::new('e', "").await;
    let contents = way.get(&format!("{}/innhold", way.root())).await;
    for words in [
        "Du ber om innsyn hos Glimtgården sykehus. Lenkene under viser hvordan du gjør det.",
        "href=\"https://glimt.example/innsyn\"",
    ] {
        assert!(contents.body.contains(words), "{words}: {}", contents.body);
    }
    for address in [format!("{}/logg?tidsrom=alt", way.root()), format!("/logg?register={}", way.slug)] {
        let page = way.get(&address).await;
        assert!(page.body.contains(">Du så på "), "{address}: {}", page.body);
    }

    let question = "Hvor mange glimt har dere?";
    let sent = way.write(&format!("{}/henvendelse/sporsmal", way.root()), &[("tekst", question)]).await;
    assert_eq!(way.dispatch().await, 0, "there is no system to tell");
    way.house
        .sql(
            "INSERT INTO saksbehandler (id, navn, virksomhet, parter)
             VALUES (9101, 'Gry Glimt', 'Glimtgården sykehus', 'NYTTE')",
        )
        .await;
    let worker = case_screen::log_in(&way.house, WORKER).await;
    let list = way.house.get("/saksbehandler", &worker).await;
    let guid = list.body.split("href=\"/saksbehandler/sak/").nth(1).and_then(|l| l.split('"').next()).expect("a case");
    let page = way.house.get(&case(guid), &worker).await;
    assert!(page.body.contains(question), "{}", page.body);
    let more = [("status", "besvart"), ("tekst", "Vi har ett glimt om deg.")];
    let answer = filled(&page.body, "value=\"svar\"", &more);
    let answer = case_screen::send(&way.house, &worker, guid, &answer, None).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    way.is_answered(&sent, "Vi har ett glimt om deg.", "sak-besvart").await;
}
