//! One line per request: method, route, status, time. The route is the pattern, never the address, so that neither what
//! a citizen reads nor what they choose is in the log.

use crate::auth::klient::Caller;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Logs a request when it is answered.
pub async fn request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|p| p.as_str().to_owned());
    let answer = next.run(request).await;
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let status = answer.status().as_u16();
    // The registry's program, where one was let in.
    let client = answer.extensions().get::<Caller>().map(|caller| caller.0.id.as_str());
    tracing::debug!(%method, route = route.as_deref().unwrap_or("-"), status, duration_ms, client, "request");
    answer
}
