//! The refusals that services have in common, for the document of the interface.

use super::contract::Error;
use utoipa::IntoResponses;

/// What every service may answer with.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "made for the document alone; answers are made of `ApiError`")]
pub enum Refused {
    /// The request cannot be read (EPVK-101501), or names a citizen (EPVK-101518), definition, part (EPVK-101500) or
    /// position (EPVK-101508) that does not exist.
    #[response(status = 400)]
    BadRequest(Error),
    /// Token or proof is missing, wrong or has run out. Without a body.
    #[response(status = 401)]
    Unauthorized,
    /// The token has not the scope (EPVK-101530), or the client no grant (EPVK-101531).
    #[response(status = 403)]
    Forbidden(Error),
    /// Too many calls (EPVK-101545).
    #[response(status = 429)]
    TooManyRequests(Error),
    /// A fault of ours (EPVK-101590): the question has not been answered.
    #[response(status = 500)]
    Fault(Error),
    /// No answer now (EPVK-101591): the question has not been answered.
    #[response(status = 503)]
    Unavailable(Error),
}

/// What a service that takes a body may answer with besides.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "made for the document alone; answers are made of `ApiError`")]
pub enum RefusedBody {
    /// The body is too large (EPVK-101544).
    #[response(status = 413)]
    TooLarge(Error),
    /// The body is not `application/json` (EPVK-101543).
    #[response(status = 415)]
    WrongMediaType(Error),
}
