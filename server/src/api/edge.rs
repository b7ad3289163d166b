//! What stands around the services: who is let in, limits, errors of one shape, the number of each request. The order of
//! the layers is the point; it is said where they are put on.

use super::contract::Misuse;
use super::{ApiError, correlation, errors, limits, openapi};
use crate::{ServerState, http};
use app::portal::Portal;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;

/// `services` behind `gate`, which puts the [`app::domain::aktor::Registerklient`] into each request or answers 401.
/// From inside out: a client's budget (only for whom the gate has let in), the gate, the public pages beside it, then for
/// all: time and size, number at once, panics, one shape of errors, the log, the number of the request, fixed headers.
pub fn around(
    state: &ServerState,
    services: Router<Portal>,
    most: limits::Most,
    gate: impl FnOnce(Router<Portal>) -> Router<Portal>,
) -> Router {
    let limits = limits::Limits::new(&state.portal.klienter, most);
    let services = services.layer(from_fn_with_state(limits.clone(), limits::of_client));
    gate(services)
        .merge(openapi::routes(&state.portal.oppsett))
        .method_not_allowed_fallback(|| async { ApiError::from(Misuse::WrongMethod) })
        .fallback(|| async { ApiError::from(Misuse::NoSuchService) })
        .with_state(state.portal.clone())
        .layer(from_fn_with_state(limits.clone(), limits::of_request))
        .layer(from_fn_with_state(limits, limits::of_all))
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(from_fn(errors::in_one_shape))
        .layer(from_fn(http::log::request))
        .layer(from_fn(http::unread::say))
        .layer(from_fn(correlation::give))
        .layer(from_fn_with_state(state.clone(), http::headers::set))
}
