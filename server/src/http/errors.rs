//! Error pages for whatever failed outside a page: forms, refusals, unknown addresses, panics; and the page of a form that
//! must be put right or confirmed.

use crate::ServerState;
use app::app::shell;
use app::pages::feil::{Feilslag, logg};
use app::pages::skjema::Igjen;
use app::portal::Foresporsel;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use leptos::prelude::provide_context;
use std::any::Any;

/// What scripts and operators ask: a status is all they read.
const WITHOUT_PAGE: [&str; 4] = ["/okt", "/okt/forleng", "/healthz", "/readyz"];

/// Turns an error without a page into its page, with the same status.
pub async fn draw(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let for_scripts = WITHOUT_PAGE.contains(&request.uri().path());
    let asker = request.headers().get(header::COOKIE).cloned();
    let answer = next.run(request).await;
    if let Some(again) = answer.extensions().get::<Igjen>().cloned() {
        return form_again(&state, again, asker).await;
    }
    let is_page = answer.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    if !answer.status().is_client_error() && !answer.status().is_server_error() || is_page || for_scripts {
        return answer;
    }
    let kind = answer.extensions().get::<Feilslag>().cloned().unwrap_or_else(|| by_status(answer.status()));
    let mut drawn = page(&state, kind, asker).await;
    *drawn.status_mut() = answer.status();
    if let Some(methods) = answer.headers().get(header::ALLOW) {
        drawn.headers_mut().insert(header::ALLOW, methods.clone());
    }
    drawn
}

/// The answer to a panic in a handler: a fault of ours, with a code.
pub fn panicked(_message: Box<dyn Any + Send>) -> Response {
    Feilslag::Nede { kode: logg(&Panicked) }.into_response()
}

/// A panic in a handler. Its message may hold anything, so it is not repeated.
#[derive(Debug, thiserror::Error)]
#[error("a handler panicked")]
struct Panicked;

fn by_status(status: StatusCode) -> Feilslag {
    match status {
        StatusCode::NOT_FOUND => Feilslag::FinnesIkke,
        StatusCode::METHOD_NOT_ALLOWED => Feilslag::FeilMetode,
        StatusCode::PAYLOAD_TOO_LARGE => Feilslag::ForStort,
        StatusCode::FORBIDDEN => Feilslag::IkkeHerfra,
        status if status.is_server_error() => Feilslag::Nede { kode: logg(&Unanswered(status)) },
        _ => Feilslag::UlestSkjema,
    }
}

#[derive(Debug, thiserror::Error)]
#[error("answered with status {0}")]
struct Unanswered(StatusCode);

/// An error page, drawn as any page: whoever is logged in keeps their header.
async fn page(state: &ServerState, kind: Feilslag, asker: Option<HeaderValue>) -> Response {
    drawn(state, Request::new(Body::empty()), Some(kind), asker, || ()).await
}

/// The page of a form, with what it held. A page that fails of itself keeps its own status.
async fn form_again(state: &ServerState, again: Igjen, asker: Option<HeaderValue>) -> Response {
    let Ok(request) = Request::get(&again.sti).body(Body::empty()) else {
        return page(state, Feilslag::UlestSkjema, asker).await;
    };
    let give = again.gi;
    let mut drawn = drawn(state, request, None, asker, move || give()).await;
    if drawn.status() == StatusCode::OK {
        *drawn.status_mut() = StatusCode::from_u16(again.status).unwrap_or_default();
    }
    drawn
}

async fn drawn(
    state: &ServerState,
    request: Request,
    kind: Option<Feilslag>,
    asker: Option<HeaderValue>,
    give: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
    let logged_in = match asker {
        Some(cookie) => crate::auth::innbygger::who(state, &cookie).await,
        None => None,
    };
    let context = Foresporsel { portal: state.portal.clone(), innlogget: logged_in, feil: kind };
    let draw = leptos_axum::render_app_async_with_context(
        move || {
            provide_context(context.clone());
            give();
            super::headers::page_policy();
        },
        shell,
    );
    draw(request).await
}
