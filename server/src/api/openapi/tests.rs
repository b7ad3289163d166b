//! The document is the committed one, and says what is needed about every service.

use super::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Services of a test, documented as handlers are.
mod sample {
    use crate::api::contract::{ListAnswer, ListQuery, SetAnswer, SetRequest};

    /// Sets one citizen's setting.
    #[utoipa::path(
        post, path = "/personvern/prove/sett", tag = "prove", operation_id = "sett", request_body = SetRequest,
        security(("helseid" = ["skriv"])), responses((status = 200, description = "Set", body = SetAnswer),
        (status = 403, description = "A reason of its own"))
    )]
    #[allow(dead_code, reason = "only its documentation is read")]
    pub fn sett() {}

    /// Lists.
    #[utoipa::path(
        get, path = "/personvern/prove/liste", tag = "prove", operation_id = "liste", params(ListQuery),
        security(("helseid" = ["les"])), responses((status = 200, description = "Listed", body = ListAnswer))
    )]
    #[allow(dead_code, reason = "only its documentation is read")]
    pub fn liste() {}

    #[derive(utoipa::OpenApi)]
    #[openapi(paths(sett, liste))]
    pub struct Document;
}

pub fn sample() -> Value {
    serde_json::to_value(complete(<sample::Document as utoipa::OpenApi>::openapi())).expect("a document")
}

fn real() -> Value {
    serde_json::from_str(&text()).expect("JSON")
}

/// Every service: method and path, and what is said about it.
fn services(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().expect("an item").iter().map(move |(m, operation)| (format!("{m} {path}"), operation))
        })
        .collect()
}

/// What is missing in the description of a service, a sentence each.
fn faults(document: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for (name, operation) in services(document) {
        let mut must = |holds: bool, what: &str| {
            if !holds {
                faults.push(format!("{name}: {what}"));
            }
        };
        must(!name.chars().any(|c| c.is_ascii_uppercase()), "the path is not in lower case");
        let id = operation["operationId"].as_str().unwrap_or_default();
        must(!id.is_empty() && ids.insert(id.to_owned()), "no operationId of its own");
        must(operation["summary"].as_str().is_some_and(|s| !s.is_empty()), "no summary");
        must(operation["tags"].as_array().is_some_and(|t| t.len() == 1), "not one tag");
        let scopes = operation["security"][0]["helseid"].as_array();
        must(scopes.is_some(), "no security");
        let responses = operation["responses"].as_object().cloned().unwrap_or_default();
        must(responses.keys().any(|s| s.starts_with('2')), "no answer that is no error");
        let body = operation.get("requestBody").is_some();
        for (status, _, _, only_body) in COMMON {
            must(responses.contains_key(status) || only_body && !body, &format!("no {status}"));
        }
        for (status, response) in &responses {
            let response = resolved(document, response);
            let description = response["description"].as_str().unwrap_or_default();
            must(!description.is_empty(), &format!("{status} has no description"));
            must(response["headers"]["CorrelationId"].is_object(), &format!("{status} has no CorrelationId"));
            let schema = &response["content"]["application/json"]["schema"]["$ref"];
            let is_error = status.starts_with(['4', '5']) && status != "401";
            must(!is_error || schema == "#/components/schemas/Error", &format!("{status} is not an Error"));
        }
    }
    faults
}

fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    match value["$ref"].as_str() {
        Some(reference) => document.pointer(&reference[1..]).unwrap_or(&Value::Null),
        None => value,
    }
}

/// Every reference in the document.
fn references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            into.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|v| references(v, into));
        }
        Value::Array(list) => list.iter().for_each(|v| references(v, into)),
        _ => (),
    }
}

#[test]
fn the_committed_document_is_the_one_that_is_served() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    if std::env::var_os("INNSYN_RENEW_OPENAPI").is_some() {
        std::fs::write(&file, text()).expect("the file can be written");
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text(),
        "server/openapi.json is not what the code says. Look at what changes for clients, then renew it: \
         INNSYN_RENEW_OPENAPI=1 cargo test -p server --lib -- openapi"
    );
}

#[test]
fn every_service_is_described_in_full() {
    assert_eq!(faults(&real()), Vec::<String>::new());
}

/// A handler that is described is reached, and one that is reached is described.
#[test]
fn the_document_has_every_handler() {
    let sources = [include_str!("../read.rs"), include_str!("../feed.rs"), include_str!("../write.rs")];
    let sources = sources.into_iter().chain([include_str!("../request.rs"), include_str!("../insight/cases.rs")]);
    let sources = sources.chain([include_str!("../insight/delivery.rs"), include_str!("../insight/orders.rs")]);
    let handlers: usize = sources.map(|s| s.matches("#[utoipa::path(").count()).sum();
    assert_eq!(services(&real()).len(), handlers);
}

#[test]
fn every_reference_leads_somewhere() {
    for document in [real(), sample()] {
        let mut all = BTreeSet::new();
        references(&document, &mut all);
        assert!(!all.is_empty());
        for reference in all {
            assert!(document.pointer(&reference[1..]).is_some(), "{reference}");
        }
    }
}

#[test]
fn it_is_openapi_3_1_with_scheme_codes_and_headers() {
    let document = real();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["components"]["securitySchemes"]["helseid"]["type"], "openIdConnect");
    assert_eq!(document["servers"], json!([{"url": "/"}]));
    let about = document["info"]["description"].as_str().expect("a description");
    assert!(!about.contains(['{', '}']), "something was not put in");
    // Every code of the contract's module is told, with its status.
    let source = concat!(include_str!("../contract/mod.rs"), include_str!("../contract/insight/cases.rs"));
    let codes: BTreeSet<&str> = source.match_indices("\"EPVK-").map(|(at, _)| &source[at + 1..at + 12]).collect();
    assert!(codes.len() > 20, "{codes:?}");
    for code in codes {
        assert!(about.contains(&format!("- `{code}` (")), "{code} is not told");
    }
}

/// What all services have in common is put on, and what a handler says itself stands.
#[test]
fn what_is_common_is_put_on_every_service() {
    let document = sample();
    let set = &document["paths"]["/personvern/prove/sett"]["post"]["responses"];
    assert_eq!(set["403"]["description"], "A reason of its own");
    assert_eq!(set["429"]["$ref"], "#/components/responses/TooMany");
    assert!(set["413"].is_object() && set["200"]["headers"]["CorrelationId"].is_object());
    let list = &document["paths"]["/personvern/prove/liste"]["get"]["responses"];
    assert!(list["413"].is_null() && list["415"].is_null() && list["503"].is_object());
    let too_many = &document["components"]["responses"]["TooMany"];
    assert!(too_many["headers"]["Retry-After"].is_object());
    assert!(too_many["description"].as_str().is_some_and(|d| d.contains("EPVK-101545")));
    assert!(document["components"]["responses"]["NotLetIn"]["content"].is_null());
}

/// The check above finds what it should.
#[test]
fn what_is_missing_is_found() {
    assert_eq!(faults(&sample()), ["post /personvern/prove/sett: 403 is not an Error"]);
    let mut document = sample();
    let operation = &mut document["paths"]["/personvern/prove/liste"]["get"];
    for name in ["operationId", "summary", "security", "tags", "responses"] {
        operation.as_object_mut().expect("an operation").remove(name);
    }
    let found = faults(&document);
    for what in ["no operationId", "no summary", "no security", "not one tag", "no 429", "no answer"] {
        assert!(found.iter().any(|f| f.contains(what)), "{what}: {found:?}");
    }
}
