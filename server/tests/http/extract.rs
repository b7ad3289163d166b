//! The citizen's extract as files: whole, theirs alone, noted, and not for those who may not.

use crate::house::House;
use app::domain::uttrekk::Uttrekk;
use axum::http::{StatusCode, header};

const FILES: [(&str, &str); 4] = [
    ("innsyn.html", "text/html; charset=utf-8"),
    ("innsyn.json", "application/json"),
    ("innsyn-tabeller.zip", "application/zip"),
    ("innsyn-fhir.json", "application/fhir+json"),
];

#[tokio::test]
async fn every_file_is_saved_and_never_shown() {
    let house = House::demo().await;
    let kari = house.log_in("kari").await;
    for (file, kind) in FILES {
        let answer = house.get(&format!("/helseregistre/ta-med/{file}"), &kari).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        assert_eq!(answer.headers[header::CONTENT_TYPE], kind, "{file}");
        let saved = answer.headers[header::CONTENT_DISPOSITION].to_str().expect("a header");
        assert!(saved.starts_with("attachment; filename=\"innsyn-2026-11-22."), "{saved}");
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{file}");
        let without = house.get(&format!("/helseregistre/ta-med/{file}"), "").await;
        assert_eq!(without.status, StatusCode::SEE_OTHER, "{file} needs a login");
    }
}

#[tokio::test]
async fn the_extract_is_the_citizens_own_and_every_registry_in_it_is_noted() {
    let house = House::demo().await;
    let ingrid = house.log_in("ingrid").await;
    let answer = house.get("/helseregistre/ta-med/innsyn.json", &ingrid).await;
    let extract: Uttrekk = serde_json::from_str(&answer.body).expect("an extract");
    assert!(extract.navn.starts_with("Ingrid"));
    let registries: Vec<&str> = extract.registre.iter().map(|r| r.part.0.as_str()).collect();
    assert!(registries.contains(&"SYSVAK") && !registries.contains(&"MS"), "{registries:?}");
    let again = house.get("/helseregistre/ta-med/innsyn.json", &ingrid).await;
    let again: Uttrekk = serde_json::from_str(&again.body).expect("an extract");
    for part in &again.registre {
        let noted = part.bruk.iter().any(|b| b.kategorier == "uttrekk");
        assert!(noted, "{}: the first extract stands in the log of the second", part.part.0);
    }
}
