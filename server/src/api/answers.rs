//! The refusals that every service may answer with, for the document of the interface.

use super::contract::Error;
use utoipa::IntoResponses;

/// What a service answers with when it does not do as asked (contract §1.5).
#[derive(IntoResponses)]
#[expect(dead_code, reason = "read by the document's generator alone")]
pub enum Refusals {
    /// The request cannot be carried out as it is: see `code`.
    #[response(status = 400)]
    BadRequest(Error),
    /// No token, or one that does not hold; no body.
    #[response(status = 401)]
    Unauthorized,
    /// The token has not the scope, or the client not the grant.
    #[response(status = 403)]
    Forbidden(Error),
    /// The body is too large.
    #[response(status = 413)]
    TooLarge(Error),
    /// The body is not `application/json`.
    #[response(status = 415)]
    WrongMediaType(Error),
    /// Too many requests; wait as `Retry-After` says.
    #[response(status = 429)]
    TooMany(Error),
    /// A fault of ours. The same request may be sent again.
    #[response(status = 500)]
    Fault(Error),
    /// No answer now. The same request may be sent again.
    #[response(status = 503)]
    Unavailable(Error),
}
