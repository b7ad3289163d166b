//! What a handler takes: who calls, and what was sent, parsed once.

use super::contract::{Body, Misuse};
use super::errors::ApiError;
use app::domain::aktor::Registerklient;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde::de::DeserializeOwned;
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

/// A query of the contract.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Query(query) = Query::from_request_parts(parts, state).await.map_err(|_| Misuse::Unreadable)?;
        Ok(Self(query))
    }
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
    use crate::api::contract::SetRequest;
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
}
