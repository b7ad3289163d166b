//! Order and deliver: the registry is told of an order, and delivers when it has made the report.

use super::{Way, about, pull};
use crate::api_write::number;
use crate::house::message;
use crate::orders::order_at;
use crate::sources::registry::{Registry, json};
use axum::http::Method;
use serde_json::json;
use server::api::contract::insight::ORDERS;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_that_delivers_what_is_ordered_is_connected_by_its_entry_a_source_and_a_client() {
    let registry = Registry::answering(|call| json(&pull::answer(call, "NYTTD"))).await;
    let way = Way::new('d', &pull::source("NYTTD", &registry.address, r#""meldinger""#)).await;
    let form = format!("{}/bestill", way.root());
    let contents = way.get(&format!("{}/innhold", way.root())).await;
    assert!(contents.body.contains(&format!("href=\"{form}\"")), "{}", contents.body);
    let order = order_at(&way.house, &way.cookie, &form).await;
    assert!(way.get(&order).await.body.contains(message("bestilling-sendt")));

    assert_eq!(way.dispatch().await, 1);
    let [call] = &registry.calls()[..] else { panic!("one message") };
    let told = call.json();
    assert_eq!((call.path.as_str(), &told["melding"]), ("/bestilling/v1", &json!("bestilling")));
    assert_eq!((&told["rapportHovedType"], &told["svarfrist"]), (&json!("STD"), &json!("2026-12-22")));
    assert_eq!(about(call.token()), number(&way.house, "ingrid"));
    assert!(way.get(&order).await.body.contains("Registeret har fått bestillingen 22. november 2026"));

    let guid = told["bestillingGuid"].as_str().expect("a guid");
    assert_eq!(way.open_orders().await[0]["bestillingGuid"], guid, "the same by either way");
    let report = way.report();
    let delivered = way.call(Method::POST, &format!("{ORDERS}/{guid}/rapport"), &report).await;
    assert_eq!(way.open_orders().await, json!([]));
    let page = way.get(&order).await;
    let link = format!("{}/rapport/{}", way.root(), delivered["rapportId"].as_str().expect("an id"));
    assert!(page.body.contains(message("bestilling-klar")) && page.body.contains(&link), "{}", page.body);
    assert!(way.get("/varsler").await.body.contains(message("varsler-rapport-klar")));
    way.shows(&link, &report).await;

    way.deliver_log().await;
    way.shows_the_log().await;
    pull::case_by_message(&way, &registry).await;
}
