//! The registries' side over HTTP: the published contract (PVK) and what belongs to it. A handler parses, asks one door
//! method, and spells the answer; how things are spelled is in [`contract`] alone.

mod answers;
pub mod contract;
pub mod correlation;
mod documentation;
pub mod edge;
mod errors;
mod extract;
mod feed;
mod insight;
pub mod limits;
pub mod openapi;
mod read;
mod request;
pub mod spell;
mod write;

pub use errors::ApiError;

use app::portal::Portal;
use axum::extract::Request;
use axum::http::uri::{PathAndQuery, Uri};
use utoipa_axum::router::OpenApiRouter;

/// All services, without asking who calls.
pub fn services() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
        .merge(read::routes())
        .merge(write::routes())
        .merge(request::routes())
        .merge(feed::routes())
        .merge(insight::routes())
}

/// Whether a request is a registry's: its path begins with the services' own, in any letter case.
pub fn is_for_registries(request: &Request) -> bool {
    let path = request.uri().path().as_bytes();
    let below = |base: &str| path.get(..base.len()).is_some_and(|p| p.eq_ignore_ascii_case(base.as_bytes()));
    below(contract::path::BASE) || below(contract::path::INSIGHT)
}

/// The path in lower case, as the routes stand; the query stays as it was sent.
pub fn in_lower_case(mut request: Request) -> Request {
    let uri = request.uri();
    let query = uri.query().map(|q| format!("?{q}")).unwrap_or_default();
    let lower = format!("{}{query}", uri.path().to_ascii_lowercase());
    if let Ok(path) = PathAndQuery::try_from(lower) {
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = Some(path);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
    request
}
