//! Lets registries' programs in (contract §7.1): the token, the client, how it proves that the token is its own, and that
//! the proof is used once. What cannot be answered lets nobody in.

mod issuer;
mod jose;
mod proof;
mod refusal;
mod token;

pub use refusal::Reason;

use crate::config::Config;
use app::domain::aktor::Registerklient;
use app::domain::klient::{Bevisform, Klient};
use app::portal::Portal;
use app::store::bevis::BrukteBevis;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, HeaderName};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use issuer::Issuer;
use refusal::{Denied, Scheme};
use std::sync::Arc;
use token::{Binding, Token};

const DPOP: HeaderName = HeaderName::from_static("dpop");
/// Longest token and longest proof that are looked at, in bytes; real ones are a tenth of it.
const LONGEST: usize = 16 * 1024;

/// What is asked before a registry's program is let in. Shared by all requests.
pub struct Gate {
    portal: Portal,
    issuer: Issuer,
    origin: String,
    used: BrukteBevis,
}

/// The client that was let in, in the extensions of its answer: for the line in the log.
#[derive(Clone, Debug)]
pub struct Caller(pub Arc<Klient>);

/// Nobody is let past without a token and proof that hold. Whoever is stands in the request as [`Registerklient`].
pub async fn let_in(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match gate.judge(&parts).await {
        Ok(client) => {
            let caller = Caller(Arc::clone(client.klient()));
            parts.extensions.insert(client);
            let mut answer = next.run(Request::from_parts(parts, body)).await;
            answer.extensions_mut().insert(caller);
            answer
        }
        Err(denied) => denied.into_response(),
    }
}

/// What was presented.
struct Credentials<'a> {
    scheme: Scheme,
    token: &'a str,
    proofs: Vec<&'a HeaderValue>,
}

impl Gate {
    pub fn new(portal: Portal, config: &Config) -> Self {
        let issuer = Issuer::new(config, portal.klokke.clone());
        let used = BrukteBevis::ny(portal.basis.clone(), portal.klokke.clone());
        Self { portal, issuer, origin: config.origin.clone(), used }
    }

    async fn judge(&self, parts: &Parts) -> Result<Registerklient, Denied> {
        let sent = credentials(&parts.headers)?;
        let token = token::verify(sent.token, &self.issuer, self.portal.klokke.na()).await?;
        let Some(client) = self.portal.klienter.klient(&token.client) else {
            return Err(Denied::from(Reason::UnknownClient).of(&token.client));
        };
        let proven = match sent.scheme {
            Scheme::Dpop => self.proven(&sent, &token, parts).await,
            Scheme::Bearer => bearer(&sent, &token, client),
        };
        match proven {
            Ok(()) => Ok(Registerklient::innsluppet(Arc::clone(client), token.scopes)),
            Err(denied) => {
                let denied = denied.of(&token.client);
                Err(if client.bevis == Bevisform::Bearer { denied.with_bearer() } else { denied })
            }
        }
    }

    /// Whether the sender holds the token's key. Whether the proof is new is asked last: only what holds is remembered.
    async fn proven(&self, sent: &Credentials<'_>, token: &Token, parts: &Parts) -> Result<(), Denied> {
        let text = match sent.proofs[..] {
            [] => return Err(Reason::NoProof.into()),
            [one] => one.to_str().map_err(|_| Reason::ProofUnreadable)?,
            _ => return Err(Reason::SeveralProofs.into()),
        };
        if text.len() > LONGEST {
            return Err(Reason::ProofTooLong.into());
        }
        let Binding::Key(jkt) = &token.binding else { return Err(Reason::TokenNotBound.into()) };
        let expected = proof::Expected {
            method: &parts.method,
            origin: &self.origin,
            path: parts.uri.path(),
            token: sent.token,
            jkt,
            now: self.portal.klokke.na(),
        };
        let jti = proof::verify(text, &expected)?;
        match self.used.forste_gang(jkt, &jti, proof::REMEMBERED).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Reason::ProofUsed.into()),
            Err(fault) => {
                tracing::error!(error = %fault, "whether a proof has been used cannot be told");
                Err(Denied::Unanswered)
            }
        }
    }
}

/// A token without proof: for clients that are set so, and never one that is bound to a key.
fn bearer(sent: &Credentials<'_>, token: &Token, client: &Klient) -> Result<(), Denied> {
    if token.binding != Binding::None {
        return Err(Reason::BoundTokenAsBearer.into());
    }
    if client.bevis != Bevisform::Bearer {
        return Err(Reason::BearerNotAllowed.into());
    }
    if !sent.proofs.is_empty() {
        return Err(Reason::BearerWithProof.into());
    }
    Ok(())
}

fn credentials(headers: &HeaderMap) -> Result<Credentials<'_>, Reason> {
    let mut all = headers.get_all(AUTHORIZATION).iter();
    let value = all.next().ok_or(Reason::NoCredentials)?;
    if all.next().is_some() {
        return Err(Reason::SeveralCredentials);
    }
    if value.len() > LONGEST {
        return Err(Reason::TooLong);
    }
    let (name, token) = value.to_str().ok().and_then(|v| v.split_once(' ')).ok_or(Reason::UnknownScheme)?;
    let scheme = match name {
        _ if name.eq_ignore_ascii_case("DPoP") => Scheme::Dpop,
        _ if name.eq_ignore_ascii_case("Bearer") => Scheme::Bearer,
        _ => return Err(Reason::UnknownScheme),
    };
    Ok(Credentials { scheme, token: token.trim_start_matches(' '), proofs: headers.get_all(DPOP).iter().collect() })
}
