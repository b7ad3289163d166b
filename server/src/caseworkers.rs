//! The case screen as a router of its own: pages and forms below `/saksbehandler`, behind one guard. What no route matches
//! goes through the guard, too.

use crate::auth::saksbehandler as auth;
use crate::{ServerState, http};
use app::app::saksbehandler::shell;
use app::pages::saksbehandler::feil::Saksfeil;
use app::pages::saksbehandler::{INNLOGGING, ROT};
use app::portal::saksbehandler::Saksforesporsel;
use app::routes::saksbehandler as routes;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, generate_route_list};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// Largest form: a file of 5 MiB, and the words.
const FORM_BYTES: usize = 6 * 1024 * 1024;

/// Whether a request is for the case screen.
pub fn is_for_case_workers(request: &Request) -> bool {
    let path = request.uri().path();
    path.strip_prefix(ROT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The case screen.
pub fn router(state: ServerState) -> axum::Router {
    let pages = generate_route_list(routes::Saksruter);
    let login = post(auth::log_in).with_state(state.portal.clone());
    let logout = post(auth::log_out).with_state(state.portal.clone());
    axum::Router::new()
        .leptos_routes_with_context(&state, pages, page_context, shell)
        .merge(routes::skjema().with_state(state.portal.clone()))
        .route(INNLOGGING, login)
        .route(auth::LOGOUT, logout)
        .method_not_allowed_fallback(|| async { Saksfeil::FeilMetode })
        .fallback(|| async { Saksfeil::FinnesIkke })
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(from_fn_with_state(state.clone(), auth::guard))
        .layer(from_fn_with_state(state.clone(), from_here))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, crate::REQUEST_TIME))
        .layer(CatchPanicLayer::custom(http::errors::panicked))
        .layer(from_fn_with_state(state.clone(), draw))
        .layer(from_fn(http::log::request))
        .layer(crate::compression())
        .layer(from_fn_with_state(state.clone(), http::headers::set))
        .with_state(state)
}

/// Refuses a form that did not come from our own pages, as a citizen's is refused.
async fn from_here(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    if http::origin::allowed(&request, &state.origin) {
        next.run(request).await
    } else {
        Saksfeil::IkkeHerfra.into_response()
    }
}

/// Gives a page its request, and its answer a content policy.
fn page_context() {
    let parts = use_context::<::http::request::Parts>();
    if let Some(f) = parts.and_then(|p| p.extensions.get::<Saksforesporsel>().cloned()) {
        provide_context(f);
    }
    http::headers::page_policy();
}

/// Turns an error without a page into its page, with the same status; a form that must be put right into the page
/// it stands on.
async fn draw(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let asker: HeaderMap =
        request.headers().get(header::COOKIE).map(|c| (header::COOKIE, c.clone())).into_iter().collect();
    let answer = next.run(request).await;
    let is_page = answer.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if !answer.status().is_client_error() && !answer.status().is_server_error() || is_page {
        return answer;
    }
    let kind = answer.extensions().get::<Saksfeil>().cloned().unwrap_or_else(|| by_status(answer.status()));
    let mut drawn = page(&state, kind, &asker).await;
    *drawn.status_mut() = answer.status();
    if let Some(methods) = answer.headers().get(header::ALLOW) {
        drawn.headers_mut().insert(header::ALLOW, methods.clone());
    }
    drawn
}

async fn page(state: &ServerState, kind: Saksfeil, asker: &HeaderMap) -> Response {
    let (path, draft) = match &kind {
        Saksfeil::Rettes(draft) => (format!("{ROT}/sak/{}", draft.guid), Some(draft.clone())),
        Saksfeil::LeveringRettes(draft) => (format!("{ROT}/bestilling/{}", draft.guid), None),
        _ => (ROT.to_owned(), None),
    };
    let saksbehandler = auth::who(state, asker).await;
    let context = Saksforesporsel { portal: state.portal.clone(), saksbehandler, feil: Some(kind), utkast: draft };
    let render = leptos_axum::render_app_async_with_context(
        move || {
            provide_context(context.clone());
            http::headers::page_policy();
        },
        shell,
    );
    let mut request = Request::new(Body::empty());
    if let Ok(uri) = path.parse() {
        *request.uri_mut() = uri;
    }
    render(request).await
}

fn by_status(status: StatusCode) -> Saksfeil {
    match status {
        StatusCode::NOT_FOUND => Saksfeil::FinnesIkke,
        StatusCode::METHOD_NOT_ALLOWED => Saksfeil::FeilMetode,
        StatusCode::PAYLOAD_TOO_LARGE => Saksfeil::ForStort,
        StatusCode::FORBIDDEN => Saksfeil::IkkeHerfra,
        status if status.is_server_error() => Saksfeil::Nede { kode: app::pages::feil::logg(&Unanswered(status)) },
        _ => Saksfeil::UlestSkjema,
    }
}

#[derive(Debug, thiserror::Error)]
#[error("answered with status {0}")]
struct Unanswered(StatusCode);
