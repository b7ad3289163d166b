//! Orders of insight reports: the citizen's pages and forms, the events, and the registries' interface.

use crate::house::{Answer, House, message, request};
use app::domain::klient::Skop;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};

const ORDER: &str = "/helseregistre/sysvak/bestill";

/// The value of a hidden field of the page's form.
fn field(page: &Answer, name: &str) -> String {
    let value = page.body.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|v| v.split('"').next());
    value.unwrap_or_else(|| panic!("no {name}: {}", page.body)).to_owned()
}

/// Orders as a browser without scripts does; the order's address.
async fn order(house: &House, cookie: &str) -> String {
    order_at(house, cookie, ORDER).await
}

/// As [`order`], at this page of a registry.
pub async fn order_at(house: &House, cookie: &str, address: &str) -> String {
    let page = house.get(address, cookie).await;
    let form = format!("type_={}&nokkel={}", field(&page, "type_"), field(&page, "nokkel"));
    let answer = house.post(address, cookie, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let again = house.post(address, cookie, &form).await;
    assert_eq!(again.header("location"), answer.header("location"), "sent twice it is one order");
    answer.header("location").to_owned()
}

/// Calls as the client with the grants for SYSVAK and MS.
async fn call(house: &House, method: Method, path: &str, body: &Value) -> (u16, Value) {
    let answer = house.call_with("rapporter", &[Skop::Innsyn], method, path, body).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.body).unwrap_or_default())
}

async fn open_order(house: &House) -> Value {
    let (status, body) = call(house, Method::GET, "/helseregistre/v1/bestilling?partKode=SYSVAK", &Value::Null).await;
    assert_eq!(status, 200, "{body}");
    body["bestillinger"][0].clone()
}

fn report(text: &str) -> Value {
    json!({"generertTidspunkt": "2026-11-22T08:00:00Z", "seksjoner": [{"tittel": "Vaksiner", "tekst": [text]}]})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_button_to_the_report() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let contents = house.get("/helseregistre/sysvak/innhold", &cookie).await;
    assert!(contents.body.contains(&format!("href=\"{ORDER}\"")), "{}", contents.body);
    let path = order(&house, &cookie).await;
    let page = house.get(&path, &cookie).await;
    assert!(page.h1().contains("SYSVAK") || page.h1().contains("vaksinasjon"), "{}", page.h1());
    assert!(page.body.contains(message("bestilling-sendt")) && page.body.contains("22. desember 2026"));
    assert!(page.body.contains(&format!("data-events=\"{path}/hendelser\"")));
    assert!(house.get(ORDER, &cookie).await.body.contains(message("bestill-alt")), "there is no second order");

    let order = open_order(&house).await;
    assert_eq!((order["rapportHovedType"].as_str(), order["status"].as_str()), (Some("STD"), Some("bestilt")));
    assert_eq!(
        (order["svarfrist"].as_str(), order["bestilt"].as_str()),
        (Some("2026-12-22"), Some("2026-11-22T09:00:00Z"))
    );
    let base = format!("/helseregistre/v1/bestilling/{}", order["bestillingGuid"].as_str().expect("a guid"));
    let said = call(&house, Method::POST, &format!("{base}/status"), &json!({"status": "mottatt"})).await;
    assert_eq!(said, (200, json!({"returKode": "ok"})));
    let page = house.get(&path, &cookie).await;
    assert!(page.body.contains("Registeret har fått bestillingen 22. november 2026"), "{}", page.body);
    assert!(!page.body.contains(message("bestilling-avbryt")), "the registry has it");
    let late = house.post(&format!("{path}/avbryt"), &cookie, "").await;
    assert_eq!(late.header("location"), format!("{path}?merknad=for-sent"));

    let (status, first) = call(&house, Method::POST, &format!("{base}/rapport"), &report("Min egen tekst")).await;
    assert_eq!((status, first["returKode"].as_str()), (200, Some("ok")));
    let (status, again) = call(&house, Method::POST, &format!("{base}/rapport"), &report("Min egen tekst")).await;
    assert_eq!((status, &again), (200, &first), "the same delivered twice is one");
    let (status, other) = call(&house, Method::POST, &format!("{base}/rapport"), &report("En annen")).await;
    assert_eq!((status, other["code"].as_str()), (409, Some("EPVK-101550")));

    let front = house.get("/", &cookie).await;
    assert!(front.body.contains(message("rapport-klar-les")) && front.body.contains(&format!("href=\"{path}\"")));
    let notices = house.get("/varsler", &cookie).await;
    assert!(notices.body.contains(message("varsler-rapport-klar")));
    let page = house.get(&path, &cookie).await;
    let link = format!("/helseregistre/sysvak/rapport/{}", first["rapportId"].as_str().expect("an id"));
    assert!(page.body.contains(message("bestilling-klar")) && page.body.contains(&link), "{}", page.body);
    assert!(house.get(&link, &cookie).await.body.contains("Min egen tekst"));
    assert!(!house.get("/", &cookie).await.body.contains(message("rapport-klar-les")), "it has been seen");
    assert!(house.get("/bestillinger", &cookie).await.body.contains(message("status-klar")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_order_is_cancelled_and_made_again() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let path = order(&house, &cookie).await;
    let guid = open_order(&house).await["bestillingGuid"].as_str().expect("a guid").to_owned();
    for _ in 0..2 {
        assert_eq!(house.post(&format!("{path}/avbryt"), &cookie, "").await.header("location"), path);
    }
    assert!(house.get(&path, &cookie).await.body.contains("Du avbrøt bestillingen 22. november 2026"));
    let base = format!("/helseregistre/v1/bestilling/{guid}");
    for (service, body) in [("rapport", report("x")), ("status", json!({"status": "mottatt"}))] {
        let (status, error) = call(&house, Method::POST, &format!("{base}/{service}"), &body).await;
        assert_eq!((status, error["code"].as_str()), (409, Some("EPVK-101550")), "{service}");
    }
    assert_eq!(house.number("SELECT COUNT(*) FROM rapport WHERE bestilling IS NOT NULL").await, 0);
    assert_ne!(order(&house, &cookie).await, path);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_registries_send_wrong_is_refused_without_repeating_it() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    order(&house, &cookie).await;
    let guid = open_order(&house).await["bestillingGuid"].as_str().expect("a guid").to_owned();
    let base = format!("/helseregistre/v1/bestilling/{guid}");
    let unknown = "/helseregistre/v1/bestilling/11111111-1111-4111-8111-111111111111";
    let long = "x".repeat(501);
    for (path, body, expected) in [
        (format!("{base}/rapport"), json!([]), (400, "EPVK-101552")),
        (format!("{base}/rapport"), json!({"seksjoner": "<script>hemmelig"}), (400, "EPVK-101552")),
        (
            format!("{base}/rapport"),
            json!({"register": "MS", "generertTidspunkt": "2026-11-22T08:00:00Z", "seksjoner": []}),
            (400, "EPVK-101552"),
        ),
        (format!("{base}/status"), json!({"status": "ferdig"}), (400, "EPVK-101501")),
        (format!("{base}/status"), json!({"status": "feilet", "begrunnelse": long}), (400, "EPVK-101501")),
        (format!("{unknown}/rapport"), report("x"), (404, "EPVK-101540")),
        (format!("{unknown}/status"), json!({"status": "mottatt"}), (404, "EPVK-101540")),
    ] {
        let (status, error) = call(&house, Method::POST, &path, &body).await;
        assert_eq!((status, error["code"].as_str().unwrap_or_default()), expected, "{path} {error}");
        assert!(!error.to_string().contains("hemmelig"), "{error}");
    }
    for (query, expected) in
        [("partKode=NPRKPR", 403), ("partKode=FINNES-IKKE", 400), ("", 400), ("partKode=SYSVAK&etter=x", 400)]
    {
        let (status, _) =
            call(&house, Method::GET, &format!("/helseregistre/v1/bestilling?{query}"), &Value::Null).await;
        assert_eq!(status, expected, "{query}");
    }
    let without =
        house.call_with("rapporter", &[Skop::Skriv], Method::POST, &format!("{base}/rapport"), &report("x")).await;
    assert_eq!(without.status, StatusCode::FORBIDDEN);
    let other =
        house.call_with("nprkpr", &[Skop::Innsyn], Method::POST, &format!("{base}/rapport"), &report("x")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "another registry's order does not exist");
    assert_eq!(house.number("SELECT COUNT(*) FROM rapport WHERE bestilling IS NOT NULL").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registrys_reason_is_text_and_nothing_else() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let path = order(&house, &cookie).await;
    let guid = open_order(&house).await["bestillingGuid"].as_str().expect("a guid").to_owned();
    let reason = "<script>alert(1)</script>\u{202E}\u{0}<img src=x onerror=alert(1)>";
    let body = json!({"status": "feilet", "begrunnelse": reason});
    let (status, _) = call(&house, Method::POST, &format!("/helseregistre/v1/bestilling/{guid}/status"), &body).await;
    assert_eq!(status, 200);
    let page = house.get(&path, &cookie).await;
    assert!(page.body.contains("&lt;script&gt;alert(1)") && !page.body.contains("<script>alert"), "{}", page.body);
    assert!(!page.body.contains("<img") && !page.body.contains('\u{202E}'));
    assert!(house.get("/varsler", &cookie).await.body.contains(message("varsler-bestilling-feilet")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_tell_each_status_once_and_end_with_the_order() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let path = order(&house, &cookie).await;
    let guid = open_order(&house).await["bestillingGuid"].as_str().expect("a guid").to_owned();
    let events = |cookie: &str, last: &str| {
        let request = request(Method::GET, &format!("{path}/hendelser"), cookie).header("last-event-id", last);
        request.body(Body::empty()).expect("a request")
    };
    use tower::ServiceExt;
    let answer = house.router.clone().oneshot(events(&cookie, "")).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let mut body = answer.into_body();
    let mut next = async || {
        while let Some(Ok(frame)) = body.frame().await {
            let text = String::from_utf8(frame.into_data().unwrap_or_default().to_vec()).expect("text");
            if let Some(data) = text.lines().find_map(|l| l.strip_prefix("data: ")) {
                return Some(data.to_owned());
            }
        }
        None
    };
    assert_eq!(next().await.as_deref(), Some("bestilt"));
    let base = format!("/helseregistre/v1/bestilling/{guid}");
    call(&house, Method::POST, &format!("{base}/status"), &json!({"status": "mottatt"})).await;
    assert_eq!(next().await.as_deref(), Some("hos_registeret"));
    call(&house, Method::POST, &format!("{base}/rapport"), &report("x")).await;
    assert_eq!(next().await.as_deref(), Some("klar"));
    assert_eq!(next().await, None, "that was all");
    assert_eq!(house.send(events(&cookie, "klar")).await.status, StatusCode::NO_CONTENT, "the browser asks no more");

    let other = house.log_in("ingrid").await;
    assert_eq!(house.send(events(&other, "")).await.status, StatusCode::NOT_FOUND, "somebody else's");
    assert_eq!(house.send(events("", "")).await.status, StatusCode::SEE_OTHER, "nobody");
    house.portal.klokke.flytt(jiff::SignedDuration::from_mins(29));
    assert_eq!(house.send(events(&cookie, "klar")).await.status, StatusCode::NO_CONTENT);
    house.portal.klokke.flytt(jiff::SignedDuration::from_mins(2));
    assert_eq!(house.get("/", &cookie).await.status, StatusCode::SEE_OTHER, "events keep no session alive");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_reports_are_held_against_each_other() {
    let house = House::demo().await;
    let cookie = house.log_in("kari").await;
    let reports = house.portal.innsyn.innhold(&house.actor("kari"), "ms").await.expect("reports").rapporter;
    let (new, old) = (reports[0].id, reports[1].id);
    let contents = house.get("/helseregistre/ms/innhold?vis=ja", &cookie).await;
    assert!(contents.body.contains(&format!("/helseregistre/ms/rapport/{old}/forskjell/{new}")), "{}", contents.body);
    let page = house.get(&format!("/helseregistre/ms/rapport/{old}/forskjell/{new}"), &cookie).await;
    assert_eq!(page.h1(), message("forskjell-tittel"));
    assert!(page.body.contains(&format!(">{}</span>", message("forskjell-nytt"))), "{}", page.body);
    let same = house.get(&format!("/helseregistre/ms/rapport/{new}/forskjell/{new}"), &cookie).await;
    assert!(same.body.contains(message("forskjell-ingen")));
    for missing in [format!("{old}/forskjell/x"), format!("x/forskjell/{old}")] {
        let answer = house.get(&format!("/helseregistre/ms/rapport/{missing}"), &cookie).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{missing}");
    }
    let ingrid = house.log_in("ingrid").await;
    let answer = house.get(&format!("/helseregistre/ms/rapport/{old}/forskjell/{new}"), &ingrid).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
