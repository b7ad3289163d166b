//! What everybody may ask about receipts: the keys they are signed with, and whether one is genuine.

use crate::ServerState;
use app::app::shell;
use app::pages::feil::Feilslag;
use app::pages::verifiser::adresse::bedom;
use app::portal::Foresporsel;
use axum::Extension;
use axum::body::Body;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jsonwebtoken::jwk::Jwk;
use leptos::prelude::provide_context;
use std::sync::Arc;

/// Where the page and its form are.
pub const CHECK: &str = "/verifiser";
/// Where the public keys are, by RFC 8615 and by custom.
pub const KEYS: &str = "/.well-known/jwks.json";

/// The public key of what is sent to subscribers (contract §5.1), where the server has one. It stands beside the receipts'
/// keys and is none of them: no receipt is genuine by it.
#[derive(Clone, Debug)]
pub struct SystemJwk(pub Arc<Jwk>);

/// The public keys of all times. They change when a key is put in; an hour late is early enough.
pub async fn keys(
    State(state): State<ServerState>,
    system: Option<Extension<SystemJwk>>,
) -> Result<Response, Feilslag> {
    let keys = state.portal.signering.offentlige().await.map_err(Feilslag::ved_lesing)?;
    let mut keys: Vec<_> = keys.into_iter().map(|k| serde_json::json!(k)).collect();
    keys.extend(system.map(|Extension(SystemJwk(jwk))| serde_json::json!(jwk)));
    let set = serde_json::json!({ "keys": keys }).to_string();
    let head = [(header::CONTENT_TYPE, "application/jwk-set+json"), (header::CACHE_CONTROL, "public, max-age=3600")];
    Ok((head, set).into_response())
}

/// Judges a receipt and draws the page with the result. Nothing is stored, so there is nothing to redirect to.
pub async fn check(
    State(state): State<ServerState>,
    Extension(asker): Extension<Foresporsel>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Feilslag> {
    let (status, result) = bedom(&state.portal, form).await?;
    let draw = leptos_axum::render_app_async_with_context(
        move || {
            provide_context(asker.clone());
            provide_context(result.clone());
            super::headers::page_policy();
        },
        shell,
    );
    let page = Request::get(CHECK).body(Body::empty()).map_err(|_| Feilslag::UlestSkjema)?;
    let mut drawn = draw(page).await;
    *drawn.status_mut() = status;
    Ok(drawn)
}
