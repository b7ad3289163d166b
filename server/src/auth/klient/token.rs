//! The access token (contract §7.1, RFC 9068): what it must say besides being signed by the issuer.

use super::issuer::{Issuer, Unavailable};
use super::jose::Signed;
use super::refusal::{Denied, Reason};
use crate::api::contract::{AUDIENCE, SCOPES};
use app::domain::klient::Skop;
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// Seconds that the issuer's clock and ours may differ (contract §7.1: at most 30).
const LEEWAY: f64 = 10.0;

/// Values of `typ`, without regard to letter case.
const TYPES: [&str; 3] = ["at+jwt", "application/at+jwt", "JWT"];

/// A token that is the issuer's, for us, and good now.
#[derive(Debug)]
pub struct Token {
    pub client: String,
    pub scopes: Vec<Skop>,
    pub binding: Binding,
}

/// Whose the token is.
#[derive(Debug, PartialEq, Eq)]
pub enum Binding {
    /// Whoever holds it.
    None,
    /// The holder of the key with this thumbprint (`cnf.jkt`).
    Key(String),
    /// Bound in a way that is not understood here: nobody's.
    Unknown,
}

/// The claims, as they are on the wire. Instants are seconds since 1970.
#[derive(Deserialize)]
struct Claims {
    iss: Option<String>,
    aud: Option<Texts>,
    exp: Option<f64>,
    nbf: Option<f64>,
    iat: Option<f64>,
    scope: Option<Texts>,
    client_id: Option<String>,
    cnf: Option<Confirmation>,
}

/// One text, or several: issuers write both.
#[derive(Deserialize)]
#[serde(untagged)]
enum Texts {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Confirmation {
    Key { jkt: String },
    Other(IgnoredAny),
}

/// Judges a token.
///
/// # Errors
/// [`Denied`]; unanswered when the issuer's keys cannot be had.
pub async fn verify(text: &str, issuer: &Issuer, now: Timestamp) -> Result<Token, Denied> {
    let name = issuer.name().ok_or(Reason::NoIssuer)?;
    let claims = signed_claims(text, issuer).await?;
    let client = claims.client_id.clone().unwrap_or_default();
    check(&claims, name, seconds(now)).map_err(|reason| Denied::from(reason).of(&client))?;
    let binding = match claims.cnf {
        None => Binding::None,
        Some(Confirmation::Key { jkt }) => Binding::Key(jkt),
        Some(Confirmation::Other(_)) => Binding::Unknown,
    };
    Ok(Token { client, scopes: scopes(claims.scope.as_ref()), binding })
}

/// The claims, when the issuer has signed them.
async fn signed_claims(text: &str, issuer: &Issuer) -> Result<Claims, Denied> {
    let signed = Signed::parse(text).ok_or(Reason::TokenUnreadable)?;
    let head = &signed.head;
    let algorithm = head.algorithm().ok_or(Reason::TokenAlgorithm)?;
    if !head.typ.as_ref().is_some_and(|typ| TYPES.iter().any(|known| typ.eq_ignore_ascii_case(known))) {
        return Err(Reason::TokenType.into());
    }
    if head.crit.is_some() || head.jwk.is_some() || head.jku.is_some() || head.x5u.is_some() {
        return Err(Reason::TokenHead.into());
    }
    let kid = head.kid.as_deref().ok_or(Reason::TokenKey)?;
    let key = match issuer.key(kid, algorithm).await {
        Ok(found) => found.ok_or(Reason::TokenKey)?,
        Err(Unavailable) => return Err(Denied::Unanswered),
    };
    if !signed.is_signed_by(&key, algorithm) {
        return Err(Reason::TokenSignature.into());
    }
    Ok(signed.claims().ok_or(Reason::TokenUnreadable)?)
}

fn check(claims: &Claims, issuer: &str, now: f64) -> Result<(), Reason> {
    if claims.iss.as_deref() != Some(issuer) {
        return Err(Reason::Issuer);
    }
    if !claims.aud.as_ref().is_some_and(|aud| aud.all().contains(&AUDIENCE)) {
        return Err(Reason::Audience);
    }
    if !claims.exp.is_some_and(|exp| now < exp + LEEWAY) {
        return Err(Reason::Expired);
    }
    if [claims.nbf, claims.iat].into_iter().flatten().any(|from| from > now + LEEWAY) {
        return Err(Reason::NotYet);
    }
    if claims.client_id.as_ref().is_none_or(String::is_empty) {
        return Err(Reason::UnknownClient);
    }
    Ok(())
}

/// The scopes of ours; whole values, others are left alone. Text is separated by spaces.
fn scopes(sent: Option<&Texts>) -> Vec<Skop> {
    let sent = match sent {
        None => return Vec::new(),
        Some(Texts::One(text)) => text.split(' ').collect(),
        Some(several @ Texts::Several(_)) => several.all(),
    };
    let mut scopes: Vec<Skop> = Vec::new();
    for (_, scope) in SCOPES.iter().filter(|(name, _)| sent.contains(name)) {
        if !scopes.contains(scope) {
            scopes.push(*scope);
        }
    }
    scopes
}

/// Seconds since 1970.
#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are exact in f64 for 285 000 years")]
pub(super) fn seconds(at: Timestamp) -> f64 {
    at.as_millisecond() as f64 / 1000.0
}

impl Texts {
    fn all(&self) -> Vec<&str> {
        match self {
            Self::One(text) => vec![text.as_str()],
            Self::Several(texts) => texts.iter().map(String::as_str).collect(),
        }
    }
}
