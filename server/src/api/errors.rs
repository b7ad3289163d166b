//! Errors as the contract wants them (§1.5). A fault of ours is logged with the code of the request's correlation, and
//! answered without a word of what it was.

use super::contract::{Error, ErrorCategory, Misuse, misuse, refusal, report_fault};
use app::domain::klient::Klientavslag;
use app::domain::levering::Sted;
use app::domain::rapport::Rapportfeil;
use app::pvk::Pvkfeil;
use app::pvk::levering::Leveringsfeil;
use app::store::Feil;
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::any::Any;

/// Why a service does not answer as asked.
#[derive(Debug)]
pub enum ApiError {
    /// Refused by rule.
    Refused(Klientavslag),
    /// A report that cannot be read: where the fault is, never what stood there.
    Report(Rapportfeil),
    /// Refused by rule, with the place of the fault: never what stood there.
    RefusedAt(Klientavslag, Sted),
    /// Refused before a door was asked, or a fault that has been logged.
    Misuse(Misuse),
}

impl From<Klientavslag> for ApiError {
    fn from(avslag: Klientavslag) -> Self {
        Self::Refused(avslag)
    }
}

impl From<Misuse> for ApiError {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl From<Pvkfeil> for ApiError {
    fn from(feil: Pvkfeil) -> Self {
        match feil {
            Pvkfeil::Avslag(avslag) => Self::Refused(avslag),
            Pvkfeil::Feil(feil) => feil.into(),
        }
    }
}

impl From<Leveringsfeil> for ApiError {
    fn from(feil: Leveringsfeil) -> Self {
        match feil {
            Leveringsfeil::Pvk(feil) => feil.into(),
            Leveringsfeil::Innhold(avslag, sted) => Self::RefusedAt(avslag, sted),
        }
    }
}

impl From<Feil> for ApiError {
    /// A question that could not be answered is an error, never a "no".
    fn from(feil: Feil) -> Self {
        tracing::error!(error = %feil, "a registry's request failed");
        Self::Misuse(Misuse::Fault)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(avslag) => {
                let (status, code) = refusal(avslag);
                body(status, code, &avslag.to_string())
            }
            Self::Report(fault) => {
                let (status, code) = report_fault(&fault);
                body(status, code, &fault.to_string())
            }
            Self::RefusedAt(avslag, sted) => {
                let (status, code) = refusal(avslag);
                body(status, code, &format!("{avslag}: {sted}"))
            }
            Self::Misuse(kind) => {
                let (status, code, message) = misuse(kind);
                body(status, code, message)
            }
        }
    }
}

/// Gives every answer of 400 and above the contract's body, also those of layers and extractors that know no contract. The
/// reason an extractor gives may hold what was sent, so it is dropped. 401 has no body (§1.5).
pub async fn in_one_shape(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() {
        return answer;
    }
    if status == StatusCode::UNAUTHORIZED {
        let (mut head, _) = answer.into_parts();
        head.headers.remove(header::CONTENT_LENGTH);
        head.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        return Response::from_parts(head, axum::body::Body::empty());
    }
    let spelled = answer.extensions_mut().remove::<Spelled>().is_some();
    if spelled {
        return answer;
    }
    let mut shaped = ApiError::from(by_status(status)).into_response();
    *shaped.status_mut() = status;
    // What inner layers have noted for outer ones.
    shaped.extensions_mut().extend(std::mem::take(answer.extensions_mut()));
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = answer.headers_mut().remove(&name) {
            shaped.headers_mut().insert(name, value);
        }
    }
    shaped
}

/// The answer to a panic in a handler. Its message may hold anything, so it is not repeated.
pub fn panicked(_message: Box<dyn Any + Send>) -> Response {
    tracing::error!("a registry's request failed: a handler panicked");
    ApiError::from(Misuse::Fault).into_response()
}

const fn by_status(status: StatusCode) -> Misuse {
    match status.as_u16() {
        404 => Misuse::NoSuchService,
        405 => Misuse::WrongMethod,
        413 => Misuse::TooLarge,
        415 => Misuse::WrongMediaType,
        429 => Misuse::TooMany,
        502..=504 => Misuse::Unavailable,
        500.. => Misuse::Fault,
        _ => Misuse::Unreadable,
    }
}

/// Marks an answer whose body is the contract's.
#[derive(Clone, Copy)]
struct Spelled;

fn body(status: StatusCode, code: &str, message: &str) -> Response {
    let error_category = if status.is_server_error() { ErrorCategory::Technical } else { ErrorCategory::Functional };
    let error = Error { code: code.to_owned(), message: message.to_owned(), error_category };
    let mut answer = (status, Json(error)).into_response();
    answer.extensions_mut().insert(Spelled);
    answer
}
