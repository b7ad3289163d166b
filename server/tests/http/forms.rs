//! Forms with files as browsers send them: in parts, piece by piece.

use crate::house::{Answer, House, request};
use crate::report_pages::selector;
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Method, StatusCode, header};
use hyper::body::Frame;
use scraper::Html;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

const BOUNDARY: &str = "----innsyn-forms";

/// What the page has put in its form with files, by name.
pub fn given(page: &Answer) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.body);
    let fields = selector("form[enctype='multipart/form-data'] input[type=hidden]");
    let fields = html.select(&fields).map(|e| (e.attr("name"), e.attr("value").unwrap_or_default().to_owned()));
    fields.filter_map(|(name, value)| Some((name?.to_owned(), value))).collect()
}

/// A form in parts: texts, then files by name and contents, as a browser sends them.
fn parts(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |head: String, value: &[u8]| {
        body.extend_from_slice(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(value);
        body.extend_from_slice(b"\r\n");
    };
    for (name, value) in fields {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    for (name, bytes) in files {
        part(format!("name=\"vedlegg\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream"), bytes);
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// Sends a form that has all its fields.
pub async fn send(house: &House, path: &str, cookie: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
    let request = request(Method::POST, path, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
    let body = Body::new(Pieces(parts(fields, files).into(), false));
    house.send(request.body(body).expect("a request")).await
}

/// A body that comes piece by piece, with a pause before each, as over a network.
struct Pieces(Bytes, bool);

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.1 = !self.1;
        if self.1 {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let size = self.0.len().min(16 * 1024);
        let piece = self.0.split_to(size);
        Poll::Ready((size > 0).then(|| Ok(Frame::data(piece))))
    }
}

/// Follows the answer of a form that was taken.
pub async fn arrived(house: &House, cookie: &str, answer: &Answer) -> Answer {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = house.get(answer.header("location"), cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page
}
