//! `CorrelationId` on every answer (contract §1.5), and on every line of the log about its request. What a client sends
//! under that name is not taken over: nobody else decides what stands in our log.

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;
use uuid::Uuid;

/// HTTP compares names of headers without regard to letter case; HTTP/1 sends this one in lower case.
pub const HEADER: HeaderName = HeaderName::from_static("correlationid");

/// Gives the request its number. The span has the route's pattern, never the address.
pub async fn give(request: Request, next: Next) -> Response {
    let mut text = Uuid::encode_buffer();
    let id: &str = Uuid::new_v4().as_hyphenated().encode_lower(&mut text);
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    // At the level of errors, so that no setting of the log leaves a fault without its number.
    let span = tracing::error_span!("registry", correlation = id, route);
    let number = HeaderValue::from_str(id);
    let mut answer = next.run(request).instrument(span).await;
    if let Ok(number) = number {
        answer.headers_mut().insert(HEADER, number);
    }
    answer
}
