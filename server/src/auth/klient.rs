//! Lets registries' programs in: access token, proof, replay, scopes, grants (contract §7.1).

use app::domain::aktor::Registerklient;
use app::portal::Portal;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Nobody is let past without a token and proof that hold.
pub async fn let_in(State(portal): State<Portal>, mut request: Request, next: Next) -> Response {
    match judge(&portal, &request) {
        Some(client) => {
            request.extensions_mut().insert(client);
            next.run(request).await
        }
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

fn judge(_portal: &Portal, _request: &Request) -> Option<Registerklient> {
    None
}
