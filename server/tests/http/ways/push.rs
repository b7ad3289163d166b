//! Push: the registry delivers by itself, and fetches its cases.

use super::Way;
use crate::api_write::number;
use crate::report_pages::{selector, text};
use axum::http::Method;
use scraper::Html;
use serde_json::json;
use server::api::contract::insight::path;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_that_pushes_is_connected_by_its_entry_and_a_client() {
    let way = Way::new('a', "").await;
    let contents = format!("{}/innhold", way.root());
    let report = way.report();
    let body = json!({ "innbyggerFnr": number(&way.house, "ingrid"), "partKode": way.part, "rapport": report });
    let stored = way.call(Method::POST, path::REPORT, &body).await;
    assert_eq!(stored["returKode"], "ok");
    let page = way.shows(&contents, &report).await;
    way.deliver_log().await;
    way.shows_the_log().await;

    // The link beside the very item.
    let html = Html::parse_document(&page.body);
    let links = selector("a[href*='/henvendelse/feil?rapport=']");
    let link = html.select(&links).find(|l| text(*l).contains("Glimtfaktor")).expect("«Meld feil» by the item");
    let form = link.attr("href").expect("an address").to_owned();
    let case = way.write(&form, &[("tekst", "Jeg blunket."), ("onsket", "40 glimt/time")]).await;
    assert_eq!(way.dispatch().await, 0, "there is no system to tell");

    let fetched = way.fetch_case().await;
    assert_eq!((&fetched["type"], &fetched["tekst"]), (&json!("feil"), &json!("Jeg blunket.")));
    assert_eq!(fetched["onsketRettelse"], "40 glimt/time");
    assert_eq!(fetched["gjelder"]["seksjon"], "Skimmer i øyekroken");
    assert!(fetched["gjelder"].to_string().contains("Glimtfaktor"), "{}", fetched["gjelder"]);
    way.answer_case(fetched["henvendelseGuid"].as_str().expect("a guid"), &case).await;
}
