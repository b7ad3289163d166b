//! The DPoP proof (RFC 9449 §4.3, contract §7.1): that whoever sends the token holds its key, made for this very request.
//! Whether it has been used before is asked last, by the caller.

use super::jose::{KeyFault, PublicKey, Signed};
use super::refusal::Reason;
use super::token::seconds;
use axum::http::Method;
use data_encoding::BASE64URL_NOPAD;
use jiff::{SignedDuration, Timestamp};
use reqwest::Url;
use serde::Deserialize;
use sha2::{Digest, Sha256};

const TYPE: &str = "dpop+jwt";
/// Seconds that `iat` may be behind our clock, and ahead of it (contract §7.1) [INFERRED].
const BEHIND: f64 = 10.0;
const AHEAD: f64 = 5.0;
/// How long used proofs are remembered: longer than one is good, also for another process whose clock is off by minutes.
pub const REMEMBERED: SignedDuration = SignedDuration::from_mins(5);
/// Longest `jti`, in characters.
const ID_LENGTH: usize = 256;

/// What the proof must have been made for.
pub struct Expected<'a> {
    pub method: &'a Method,
    /// The portal's own address, as it is configured; never what the request says (`Host`, `X-Forwarded-*`).
    pub origin: &'a str,
    /// In any letter case.
    pub path: &'a str,
    pub token: &'a str,
    /// The thumbprint the token is bound to.
    pub jkt: &'a str,
    pub now: Timestamp,
}

#[derive(Deserialize)]
struct Claims {
    htm: Option<String>,
    htu: Option<String>,
    iat: Option<f64>,
    jti: Option<String>,
    ath: Option<String>,
}

/// Judges a proof, and gives its `jti`. The server's nonce is not asked for (contract §7.1).
///
/// # Errors
/// Why it does not hold.
pub fn verify(text: &str, expected: &Expected<'_>) -> Result<String, Reason> {
    let claims = signed_claims(text, expected.jkt)?;
    if claims.htm.as_deref() != Some(expected.method.as_str()) {
        return Err(Reason::ProofMethod);
    }
    if !claims.htu.is_some_and(|htu| same_address(&htu, expected.origin, expected.path)) {
        return Err(Reason::ProofAddress);
    }
    let now = seconds(expected.now);
    if !claims.iat.is_some_and(|iat| (now - BEHIND..=now + AHEAD).contains(&iat)) {
        return Err(Reason::ProofTime);
    }
    let ath = BASE64URL_NOPAD.encode(&Sha256::digest(expected.token.as_bytes()));
    if claims.ath.as_deref() != Some(&ath) {
        return Err(Reason::ProofToken);
    }
    claims.jti.filter(|jti| (1..=ID_LENGTH).contains(&jti.chars().count())).ok_or(Reason::ProofId)
}

/// The claims, when the key in the proof has signed them and is the token's.
fn signed_claims(text: &str, jkt: &str) -> Result<Claims, Reason> {
    let signed = Signed::parse(text).ok_or(Reason::ProofUnreadable)?;
    let head = &signed.head;
    if head.typ.as_deref() != Some(TYPE) {
        return Err(Reason::ProofType);
    }
    let algorithm = head.algorithm().ok_or(Reason::ProofAlgorithm)?;
    if head.crit.is_some() || head.jku.is_some() || head.x5u.is_some() {
        return Err(Reason::ProofHead);
    }
    let key = PublicKey::read(head.jwk.as_ref().ok_or(Reason::ProofKey)?).map_err(|fault| match fault {
        KeyFault::Secret => Reason::ProofKeySecret,
        KeyFault::Unfit => Reason::ProofKey,
    })?;
    if key.jkt != jkt {
        return Err(Reason::ProofKeyOfAnother);
    }
    if !key.takes(algorithm) {
        return Err(Reason::ProofKey);
    }
    if !signed.is_signed_by(&key, algorithm) {
        return Err(Reason::ProofSignature);
    }
    signed.claims().ok_or(Reason::ProofUnreadable)
}

/// Whether `htu` is our address of the path, without query and fragment on either side. Scheme and host are compared as
/// addresses are (RFC 3986 §6.2); the path in any letter case, as requests are matched.
fn same_address(htu: &str, origin: &str, path: &str) -> bool {
    // What an address parser would drop or turn in silence is no address.
    if htu.bytes().any(|b| !b.is_ascii_graphic() || b == b'\\') {
        return false;
    }
    let (Ok(theirs), Ok(ours)) = (Url::parse(htu), Url::parse(&format!("{origin}{path}"))) else { return false };
    theirs.username().is_empty()
        && theirs.password().is_none()
        && theirs.origin().is_tuple()
        && theirs.origin() == ours.origin()
        && theirs.path().eq_ignore_ascii_case(ours.path())
}

#[cfg(test)]
mod tests {
    use super::same_address;

    const ORIGIN: &str = "https://innsyn.example";
    const PATH: &str = "/personvern/v1/endringer";

    #[test]
    fn an_address_is_the_same_in_other_words() {
        for htu in [
            "https://innsyn.example/personvern/v1/endringer",
            "https://innsyn.example:443/personvern/v1/endringer",
            "HTTPS://INNSYN.example/Personvern/v1/Endringer",
            "https://innsyn.example/personvern/v1/endringer?fra=1&til=2",
            "https://innsyn.example/personvern/v1/endringer#x",
        ] {
            assert!(same_address(htu, ORIGIN, PATH), "{htu}");
        }
    }

    #[test]
    fn another_scheme_host_port_or_path_is_another_address() {
        for htu in [
            "",
            "/personvern/v1/endringer",
            "http://innsyn.example/personvern/v1/endringer",
            "https://innsyn.example:8443/personvern/v1/endringer",
            "https://innsyn.example.evil/personvern/v1/endringer",
            "https://innsyn.example@evil.example/personvern/v1/endringer",
            "https://user@innsyn.example/personvern/v1/endringer",
            "https://innsyn.example/personvern/v1/endringer/",
            "https://innsyn.example/personvern/v1",
            "https://innsyn.example\\personvern\\v1\\endringer",
            " https://innsyn.example/personvern/v1/endringer",
            "https://innsyn.example/personvern/v1/endri\nnger",
            "https://innsyn.example",
        ] {
            assert!(!same_address(htu, ORIGIN, PATH), "{htu}");
        }
    }
}
