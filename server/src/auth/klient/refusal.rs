//! Why nobody is let in, and how that is answered: 401 with an empty body (contract §1.5) and a challenge (RFC 6750,
//! RFC 9449). The reason goes into our log as one fixed word; the caller gets none.

use super::jose;
use crate::api::ApiError;
use crate::api::contract::Misuse;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Why a request is refused. Holds nothing of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    NoCredentials,
    SeveralCredentials,
    UnknownScheme,
    TooLong,
    /// The installation takes no tokens.
    NoIssuer,
    TokenUnreadable,
    TokenType,
    TokenAlgorithm,
    /// Brings or names a key, or has critical extensions.
    TokenHead,
    /// No `kid`, one that the issuer has not published, or a key that is not for the algorithm.
    TokenKey,
    TokenSignature,
    Issuer,
    Audience,
    Expired,
    NotYet,
    UnknownClient,
    /// The client is not one of those that may do without a proof.
    BearerNotAllowed,
    BearerWithProof,
    BoundTokenAsBearer,
    TokenNotBound,
    NoProof,
    SeveralProofs,
    ProofTooLong,
    ProofUnreadable,
    ProofType,
    ProofAlgorithm,
    ProofHead,
    ProofKey,
    ProofKeySecret,
    ProofSignature,
    /// The key is not the one the token is bound to.
    ProofKeyOfAnother,
    ProofMethod,
    ProofAddress,
    ProofTime,
    ProofId,
    /// `ath` is not the token's.
    ProofToken,
    ProofUsed,
}

/// How the caller is asked to come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Dpop,
    /// For clients that may do without a proof, and only when the token was the issuer's.
    Bearer,
}

/// Nobody is let in.
#[derive(Debug)]
pub enum Denied {
    Refused {
        reason: Reason,
        scheme: Scheme,
        /// `client_id`; only where the signature of the token held.
        client: Option<String>,
    },
    /// It cannot be told whether the caller may; logged where it came up.
    Unanswered,
}

impl From<Reason> for Denied {
    fn from(reason: Reason) -> Self {
        Self::Refused { reason, scheme: Scheme::Dpop, client: None }
    }
}

impl Denied {
    /// The same refusal, of a client whose token's signature held.
    pub fn of(self, id: &str) -> Self {
        match self {
            Self::Refused { reason, scheme, .. } => Self::Refused { reason, scheme, client: Some(id.to_owned()) },
            Self::Unanswered => self,
        }
    }

    /// The same refusal, to a client that may do without a proof.
    pub fn with_bearer(self) -> Self {
        match self {
            Self::Refused { reason, client, .. } => Self::Refused { reason, scheme: Scheme::Bearer, client },
            Self::Unanswered => self,
        }
    }
}

impl Reason {
    /// The value of `error` in the challenge; none where nothing was presented (RFC 6750 §3.1).
    const fn error(self) -> Option<&'static str> {
        use Reason as R;
        match self {
            R::NoCredentials | R::UnknownScheme => None,
            R::NoProof
            | R::SeveralProofs
            | R::ProofTooLong
            | R::ProofUnreadable
            | R::ProofType
            | R::ProofAlgorithm
            | R::ProofHead
            | R::ProofKey
            | R::ProofKeySecret
            | R::ProofSignature
            | R::ProofMethod
            | R::ProofAddress
            | R::ProofTime
            | R::ProofId
            | R::ProofToken
            | R::ProofUsed => Some("invalid_dpop_proof"),
            _ => Some("invalid_token"),
        }
    }

    fn challenge(self, scheme: Scheme) -> String {
        let error = self.error().map(|error| format!("error=\"{error}\""));
        let (name, algs) = match scheme {
            Scheme::Dpop => ("DPoP", Some(format!("algs=\"{}\"", jose::algorithm_names()))),
            Scheme::Bearer => ("Bearer", None),
        };
        let parameters: Vec<String> = error.into_iter().chain(algs).collect();
        format!("{name} {}", parameters.join(", ")).trim_end().to_owned()
    }
}

impl IntoResponse for Denied {
    /// Logs the refusal and answers it. The reason is left in the answer's extensions, which do not leave the process.
    fn into_response(self) -> Response {
        let Self::Refused { reason, scheme, client } = self else {
            return ApiError::from(Misuse::Unavailable).into_response();
        };
        // As `Debug`, so that nothing in it can end the line.
        tracing::info!(?reason, client = client.as_ref().map(tracing::field::debug), "a registry's call was refused");
        let mut answer = (StatusCode::UNAUTHORIZED, Body::empty()).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Ok(challenge) = HeaderValue::from_str(&reason.challenge(scheme)) {
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        answer.extensions_mut().insert(reason);
        answer
    }
}
