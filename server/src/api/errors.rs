//! Errors as the contract wants them (§1.5). A fault of ours is logged with the code of the request's correlation, and
//! answered without a word of what it was.

use super::contract::{Error, ErrorCategory, Misuse, misuse, refusal};
use app::domain::klient::Klientavslag;
use app::pvk::Pvkfeil;
use app::store::Feil;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a service does not answer as asked.
#[derive(Debug)]
pub enum ApiError {
    /// Refused by rule.
    Refused(Klientavslag),
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
            Self::Misuse(kind) => {
                let (status, code, message) = misuse(kind);
                body(status, code, message)
            }
        }
    }
}

fn body(status: StatusCode, code: &str, message: &str) -> Response {
    let error_category = if status.is_server_error() { ErrorCategory::Technical } else { ErrorCategory::Functional };
    let error = Error { code: code.to_owned(), message: message.to_owned(), error_category };
    (status, Json(error)).into_response()
}
