//! How Innsyn is reached: HTTP around the portal. Rules and SQL are not here.

pub mod api;
pub mod auth;
mod breaker;
pub mod caseworkers;
pub mod commands;
pub mod config;
pub mod deletion;
pub mod dispatch;
pub mod http;
pub mod replication;
pub mod serve;
pub mod setup;
pub mod sources;

use app::portal::{Foresporsel, Portal};
use app::{app as document, routes};
use axum::extract::{DefaultBodyLimit, FromRef, Request, State};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::config::LeptosOptions;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;

/// Largest body of a citizen's form.
const FORM_BYTES: usize = 64 * 1024;
/// Largest upload to the page that checks receipts: more than a receipt, so that the answer to too large a file is a page
/// and not a broken connection.
const UPLOAD_BYTES: usize = 4 * 1024 * 1024;
/// Longest a request may take.
const REQUEST_TIME: Duration = Duration::from_secs(15);

/// What the routes share.
#[derive(Clone, Debug)]
pub struct ServerState {
    pub portal: Portal,
    pub leptos: LeptosOptions,
    pub assets: Arc<http::assets::Assets>,
    pub origin: Arc<str>,
}

impl FromRef<ServerState> for LeptosOptions {
    fn from_ref(state: &ServerState) -> Self {
        state.leptos.clone()
    }
}

/// The whole portal as one router: the registries' services, and the citizens' pages.
pub fn router(portal: Portal, assets: http::assets::Assets, config: &config::Config) -> axum::Router {
    let (services, _document) = api::services().split_for_parts();
    router_of(services, portal, assets, config)
}

/// As [`router`], with these services behind the check of tokens: so that a test can count what gets past it.
pub fn router_of(
    services: axum::Router<Portal>,
    portal: Portal,
    assets: http::assets::Assets,
    config: &config::Config,
) -> axum::Router {
    let state = ServerState {
        portal: portal.clone(),
        leptos: LeptosOptions::builder().output_name("innsyn").build(),
        assets: Arc::new(assets),
        origin: config.origin.as_str().into(),
    };
    let gate = Arc::new(auth::klient::Gate::new(portal.clone(), config));
    let workers = caseworkers::router(state.clone());
    let (api, pages) = (registries(&state, services, gate), citizens(state, portal, config));
    axum::Router::new().fallback(move |request: Request| {
        let (api, workers, pages) = (api.clone(), workers.clone(), pages.clone());
        async move {
            if api::is_for_registries(&request) {
                api.oneshot(api::in_lower_case(request)).await
            } else if caseworkers::is_for_case_workers(&request) {
                workers.oneshot(request).await
            } else {
                pages.oneshot(request).await
            }
        }
    })
}

/// The services of the contract. Errors are the contract's, never pages; no cookie is read.
fn registries(state: &ServerState, services: axum::Router<Portal>, gate: Arc<auth::klient::Gate>) -> axum::Router {
    api::edge::around(state, services, api::limits::Most::default(), |services| {
        services.layer(from_fn_with_state(gate, auth::klient::let_in))
    })
}

/// The citizens' pages, forms and files.
fn citizens(state: ServerState, portal: Portal, config: &config::Config) -> axum::Router {
    let pages = generate_route_list(routes::Ruter);
    let mut router = axum::Router::new()
        .leptos_routes_with_context(&state, pages, page_context, document::shell)
        .merge(routes::skjema().with_state(portal))
        .route("/verifiser", post(http::receipts::check).layer(DefaultBodyLimit::max(UPLOAD_BYTES)))
        .route("/bestillinger/{id}/hendelser", get(http::progress::follow))
        .route("/okt", get(auth::innbygger::seconds_left))
        .route("/okt/forleng", post(auth::innbygger::extend));
    if config.dev_reload {
        let started = app::store::Klokke::Maskin.na().as_millisecond().to_string();
        router = router.route("/dev/generasjon", get(move || async move { started }));
    }
    router
        .method_not_allowed_fallback(|| async { app::pages::feil::Feilslag::FeilMetode })
        .fallback(http::assets::serve)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(from_fn_with_state(state.clone(), auth::innbygger::session))
        .layer(from_fn_with_state(state.clone(), http::origin::check))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route(http::receipts::KEYS, get(http::receipts::keys))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIME))
        .layer(CatchPanicLayer::custom(http::errors::panicked))
        .layer(from_fn_with_state(state.clone(), http::errors::draw))
        .layer(from_fn(http::log::request))
        .layer(compression())
        .layer(from_fn_with_state(state.clone(), http::headers::set))
        .with_state(state)
}

/// Compresses what gets smaller by it.
fn compression() -> CompressionLayer<impl Predicate> {
    let worth = SizeAbove::new(860)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("font/woff2"))
        .and(NotForContentType::SSE);
    CompressionLayer::new().compress_when(worth)
}

/// Gives a page its request, and its answer a content policy with a nonce of its own.
fn page_context() {
    if let Some(f) = use_context::<::http::request::Parts>().and_then(|p| p.extensions.get::<Foresporsel>().cloned()) {
        provide_context(f);
    }
    http::headers::page_policy();
}

/// Whether the portal can answer: the database does.
async fn ready(State(state): State<ServerState>) -> Response {
    match state.portal.basis.svarer().await {
        Ok(()) => "ready".into_response(),
        Err(fault) => {
            tracing::error!(error = %fault, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response()
        }
    }
}
