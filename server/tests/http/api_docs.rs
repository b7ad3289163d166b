//! The document of the registries' side and its page: there for everybody, and as they were committed.

use crate::house::{House, ORIGIN};
use server::api::contract::path;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_document_is_served_to_everybody_as_it_was_committed() {
    let house = House::demo().await;
    for path in [path::OPENAPI, "/Personvern/OpenApi.json"] {
        let answer = house.get(path, "").await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"), "{path}");
        assert_eq!(answer.body, include_str!("../../openapi.json"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_form_of_a_report_is_served_to_everybody_under_its_own_address() {
    let house = House::demo().await;
    let answer = house.get(path::REPORT_SCHEMA, "").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/schema+json"));
    let schema: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(schema["$id"], format!("{ORIGIN}{}", path::REPORT_SCHEMA));
    assert_eq!(answer.body, include_str!("../../../app/rapport.schema.json"), "as it was committed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_runs_no_script_and_uses_its_own_origin_only() {
    let house = House::demo().await;
    let page = house.get(path::DOCUMENTATION, "").await;
    assert_eq!((page.status.as_u16(), page.header("content-type")), (200, "text/html; charset=utf-8"));
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'self';") && policy.contains("frame-ancestors 'none'"));
    for word in ["script-src", "unsafe", "http", "*"] {
        assert!(!policy.contains(word), "{word} in {policy}");
    }
    assert_eq!(page.h1(), "Personvernkomponenten (PVK): privacy settings for registries");
    assert!(page.body.starts_with("<!DOCTYPE html>") && page.body.contains("<html lang=\"en\""));
    let links = page.body.split("href=\"").skip(1).filter_map(|l| l.split('"').next());
    let mut files = 0;
    for link in links.filter(|l| !l.starts_with('#')) {
        assert!(link.starts_with('/'), "{link} leads elsewhere");
        files += usize::from(house.get(link, "").await.status == 200);
    }
    assert!(files >= 3, "stylesheets and the document");
    assert!(page.header("set-cookie").is_empty());
}
