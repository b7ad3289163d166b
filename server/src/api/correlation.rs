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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn;
    use axum::routing::get;
    use std::io::{Result, Write};
    use std::sync::{Arc, Mutex};
    use tower::ServiceExt;

    /// What the log says.
    #[derive(Clone, Default)]
    struct Said(Arc<Mutex<Vec<u8>>>);

    impl Write for Said {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.0.lock().expect("no test panicked here").extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_line_of_the_log_has_the_number_of_its_answer_and_the_pattern_of_its_route() {
        let said = Said::default();
        let writer = said.clone();
        let log = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
        let _log = tracing::subscriber::set_default(log);
        let fails = || async { tracing::error!("a registry's request failed") };
        let router = Router::new().route("/personvern/prove/{guid}", get(fails)).layer(from_fn(give));
        let request = Request::get("/personvern/prove/0f0f").body(Body::empty()).expect("a request");
        let answer = router.oneshot(request).await.expect("the router never fails");
        let number = answer.headers().get(HEADER).and_then(|v| v.to_str().ok()).expect("a number");
        let said = String::from_utf8(said.0.lock().expect("no test panicked here").clone()).expect("text");
        assert!(said.contains(number) && said.contains("/personvern/prove/{guid}"), "{said}");
        assert!(!said.contains("0f0f"), "{said}");
    }
}
