//! What a handler takes: who calls, and what was sent, parsed once.

use super::contract::{Body, Misuse};
use super::errors::ApiError;
use app::domain::aktor::Registerklient;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};

/// The registry's program that calls; put into the request where it was let in.
pub struct Client(pub Registerklient);

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts.extensions.get::<Registerklient>().cloned().map(Self).ok_or(StatusCode::UNAUTHORIZED)
    }
}

/// A JSON body of the contract.
pub struct Sent<T>(pub T);

impl<T: Body, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(Misuse::WrongMediaType.into());
        }
        let bytes =
            Bytes::from_request(request, state).await.map_err(|rejection| too_large_or_unreadable(&rejection))?;
        parse(&bytes).map(Self).ok_or(Misuse::Unreadable.into())
    }
}

/// A JSON body that its reader takes apart itself: a report.
pub struct Raw(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Raw {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(Misuse::WrongMediaType.into());
        }
        let bytes = Bytes::from_request(request, state).await;
        bytes.map(Self).map_err(|rejection| too_large_or_unreadable(&rejection).into())
    }
}

/// A query of the contract. A body is left alone: an early client sends one (§1.4).
pub struct Asked<T>(pub T);

impl<T: Body, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        query(parts.uri.query().unwrap_or_default()).map(Self).ok_or(Misuse::Unreadable.into())
    }
}

/// Reads a query; names in any letter case, the same one twice is refused.
fn query<T: Body>(sent: &str) -> Option<T> {
    let today = sent.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let known = T::NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
        format!("{}={value}", known.map_or(name, |(_, today)| today))
    });
    let uri = format!("/?{}", today.collect::<Vec<_>>().join("&")).parse().ok()?;
    Query::try_from_uri(&uri).ok().map(|Query(query)| query)
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

fn too_large_or_unreadable(rejection: &BytesRejection) -> Misuse {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE { Misuse::TooLarge } else { Misuse::Unreadable }
}

/// Reads a body; property names in any letter case, the same one twice is refused.
fn parse<T: Body>(bytes: &[u8]) -> Option<T> {
    let Value::Object(sent) = serde_json::from_slice(bytes).ok()? else { return None };
    let mut known = Map::new();
    for (name, value) in sent {
        let Some((_, today)) = T::NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(&name)) else { continue };
        if value.is_null() {
            continue;
        }
        if known.insert((*today).to_owned(), value).is_some() {
            return None;
        }
    }
    serde_json::from_value(Value::Object(known)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::contract::{ListQuery, SetRequest};
    use serde_json::json;

    fn sent(value: &Value) -> Option<SetRequest> {
        parse(value.to_string().as_bytes())
    }

    #[test]
    fn names_are_taken_in_any_case_and_unknown_ones_left_alone() {
        let body = json!({
            "INNBYGGERFNR": "01819945620", "DefinisjonGuid": "x", "partkode": "MS", "typePi": "samtykke", "aktiv": true,
            "tidspunkt": null, "innbyggerTbMetadata": [1], "noeAnnet": {"a": 1}
        });
        let read = sent(&body).expect("a body");
        assert_eq!((read.part_kode.as_str(), read.tidspunkt), ("MS", None));
        assert_eq!(read.innbygger_metadata, Some(json!([1])));
    }

    #[test]
    fn what_is_missing_twice_or_of_another_kind_is_refused() {
        let sound =
            json!({"innbyggerFnr": "1", "definisjonGuid": "x", "partKode": "MS", "typePi": "samtykke", "aktiv": true});
        assert!(sent(&sound).is_some());
        for (name, value) in [("aktiv", json!("true")), ("typePi", json!("niva")), ("innbyggerFnr", json!(1))] {
            let mut wrong = sound.clone();
            wrong[name] = value;
            assert!(sent(&wrong).is_none(), "{name}");
        }
        let mut twice = sound;
        twice["PARTKODE"] = json!("ALS");
        assert!(sent(&twice).is_none());
        assert!(parse::<SetRequest>(b"[]").is_none() && parse::<SetRequest>(b"").is_none());
    }

    #[test]
    fn names_of_a_query_are_taken_in_any_case() {
        let asked = query::<ListQuery>("DEFINISJONGUID=a%2Bb&partkode=MS&PagingReference=7&annet=1").expect("a query");
        assert_eq!(
            (asked.definisjon_guid.as_str(), asked.part_kode.as_str(), asked.paging_reference),
            ("a+b", "MS", 7)
        );
        let first = query::<ListQuery>("definisjonGuid=a&partKode=MS").expect("a query");
        assert_eq!(first.paging_reference, 0);
        for wrong in ["", "partKode=MS", "definisjonGuid=a&partKode=MS&PARTKODE=ALS"] {
            assert!(query::<ListQuery>(wrong).is_none(), "{wrong}");
        }
        for reference in ["x", "", "2147483648", "1.0"] {
            assert!(query::<ListQuery>(&format!("definisjonGuid=a&partKode=MS&pagingReference={reference}")).is_none());
        }
    }
}
