//! An answer that leaves some of the request's body unread says that the connection ends with it. Hyper closes it then
//! without a word, and a client that keeps connections would lose its next request on it.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Body as HttpBody, Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

/// Puts `Connection: close` on answers to requests whose body was not read to its end.
pub async fn say(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let read = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&read);
    let request = request.map(|body| Body::new(Watched { body, read: seen }));
    let mut answer = next.run(request).await;
    if !read.load(Ordering::Relaxed) {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}

/// A body that notes when it has been read to its end.
struct Watched {
    body: Body,
    read: Arc<AtomicBool>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if self.body.is_end_stream() || matches!(frame, Poll::Ready(None)) {
            self.read.store(true, Ordering::Relaxed);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::http::StatusCode;
    use axum::middleware::from_fn;
    use axum::routing::post;
    use tower::ServiceExt;

    #[tokio::test]
    async fn only_an_answer_that_left_the_body_unread_ends_the_connection() {
        let router = Router::new()
            .route("/reads", post(|_: Bytes| async { StatusCode::BAD_REQUEST }))
            .route("/refuses", post(|| async { StatusCode::UNAUTHORIZED }))
            .layer(from_fn(say));
        for (path, body, ends) in [("/reads", "x", false), ("/refuses", "x", true), ("/refuses", "", false)] {
            let request = Request::post(path).body(Body::from(body)).expect("a request");
            let answer = router.clone().oneshot(request).await.expect("the router never fails");
            assert_eq!(answer.headers().contains_key(header::CONNECTION), ends, "{path} {body}");
        }
    }
}
