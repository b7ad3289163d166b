//! The issuer of the registries' tokens (contract §7.1): where its keys are, and the keys. Fetched when first needed, kept
//! for an hour, fetched again when a token names a key that is not there; never oftener than every ten seconds, whatever
//! strangers send.

use super::jose::PublicKey;
use crate::config::{Config, Mode};
use app::store::Klokke;
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::Algorithm;
use reqwest::{Client, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::Mutex;

/// How long keys are used without asking again.
const FRESH: SignedDuration = SignedDuration::from_hours(1);
/// How long they are used while the issuer does not answer: a key that it has withdrawn must not live for ever.
const STALE: SignedDuration = SignedDuration::from_hours(24);
/// Shortest time from one fetch to the next.
const PAUSE: SignedDuration = SignedDuration::from_secs(10);
/// Longest that one request to the issuer, and both together, may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Largest answer that is read, in bytes.
const ANSWER_BYTES: usize = 256 * 1024;
/// Longest `kid` that is looked for, in bytes.
const KID_BYTES: usize = 256;
/// Where the issuer describes itself (OpenID Connect Discovery §4).
const DISCOVERY: &str = "/.well-known/openid-configuration";

/// The issuer, with the keys that were last fetched. Cheap to clone.
#[derive(Clone)]
pub struct Issuer {
    name: Option<Arc<str>>,
    /// The demo may have its issuer on the machine itself.
    demo: bool,
    clock: Klokke,
    keys: Arc<RwLock<Option<Arc<Keys>>>>,
    fetching: Arc<Mutex<Fetching>>,
}

/// Its keys cannot be had: whether a token is good cannot be told.
#[derive(Debug)]
pub struct Unavailable;

struct Keys {
    fetched: Timestamp,
    by_kid: Vec<(String, Arc<PublicKey>)>,
}

/// What only the one who fetches may look at.
#[derive(Default)]
struct Fetching {
    client: Option<Client>,
    last: Option<Timestamp>,
    failed: bool,
}

/// Why the keys were not had.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    #[error("status {0}")]
    Status(u16),
    #[error("no answer in time")]
    TooSlow,
    #[error("the answer is too large")]
    TooLarge,
    #[error("the answer cannot be read")]
    Unreadable,
    #[error("the issuer says it is another")]
    Other,
    #[error("an address is not https")]
    Insecure,
    #[error("there is no key that can be used")]
    NoKeys,
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Value>,
}

impl Issuer {
    pub fn new(config: &Config, clock: Klokke) -> Self {
        Self {
            name: config.token_issuer.as_deref().map(Arc::from),
            demo: config.mode == Mode::Demo,
            clock,
            keys: Arc::default(),
            fetching: Arc::default(),
        }
    }

    /// `iss` of its tokens; none when the installation takes no tokens.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The published key with this `kid` that is for the algorithm.
    ///
    /// # Errors
    /// [`Unavailable`] when there are no keys, or the issuer could not be asked for this one.
    pub async fn key(&self, kid: &str, algorithm: Algorithm) -> Result<Option<Arc<PublicKey>>, Unavailable> {
        if kid.len() > KID_BYTES {
            return Ok(None);
        }
        let known = self.find(kid, algorithm, STALE);
        if known.is_some() {
            if self.find(kid, algorithm, FRESH).is_some() {
                return Ok(known);
            }
            // Old: whoever comes first asks the issuer, the others go on.
            let Ok(turn) = Arc::clone(&self.fetching).try_lock_owned() else { return Ok(known) };
            self.fetch(turn).await;
            return Ok(self.find(kid, algorithm, STALE));
        }
        let turn = Arc::clone(&self.fetching).lock_owned().await;
        let failed = self.fetch(turn).await;
        match self.find(kid, algorithm, STALE) {
            None if failed => Err(Unavailable),
            found => Ok(found),
        }
    }

    fn find(&self, kid: &str, algorithm: Algorithm, not_older: SignedDuration) -> Option<Arc<PublicKey>> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()?;
        let mut fitting = keys.by_kid.iter().filter(|(id, key)| id == kid && key.takes(algorithm));
        (age(keys.fetched, self.clock.na()) < not_older).then(|| fitting.next().map(|(_, key)| Arc::clone(key)))?
    }

    /// Fetches the keys unless that was done just now; keeps the old ones when it fails. In a task of its own, so that a
    /// caller who hangs up does not cut it. Gives whether the last fetch failed.
    async fn fetch(&self, mut turn: tokio::sync::OwnedMutexGuard<Fetching>) -> bool {
        let now = self.clock.na();
        if turn.last.is_some_and(|last| age(last, now) < PAUSE) {
            return turn.failed;
        }
        turn.last = Some(now);
        turn.failed = true;
        let this = self.clone();
        let fetched = tokio::spawn(async move {
            let got = tokio::time::timeout(PATIENCE, this.get_keys(&mut turn)).await.unwrap_or(Err(Fault::TooSlow));
            match got {
                Ok(by_kid) => {
                    let keys = Arc::new(Keys { fetched: now, by_kid });
                    *this.keys.write().unwrap_or_else(PoisonError::into_inner) = Some(keys);
                    turn.failed = false;
                }
                Err(fault) => tracing::error!(error = %fault, "the token issuer's keys cannot be fetched"),
            }
            turn.failed
        });
        fetched.await.unwrap_or(true)
    }

    async fn get_keys(&self, turn: &mut Fetching) -> Result<Vec<(String, Arc<PublicKey>)>, Fault> {
        let name = self.name().unwrap_or_default();
        let address = self.address(&format!("{name}{DISCOVERY}"))?;
        let client = match &turn.client {
            Some(client) => client.clone(),
            None => turn.client.insert(client(address.scheme() == "http")?).clone(),
        };
        let discovery: Discovery = get(&client, address).await?;
        if discovery.issuer != name {
            return Err(Fault::Other);
        }
        let set: KeySet = get(&client, self.address(&discovery.jwks_uri)?).await?;
        let keys: Vec<_> = set.keys.iter().filter_map(published).collect();
        if keys.is_empty() { Err(Fault::NoKeys) } else { Ok(keys) }
    }

    /// An address that may be asked: https; in the demo also plain http to the machine itself.
    fn address(&self, text: &str) -> Result<Url, Fault> {
        let url = Url::parse(text).map_err(|_| Fault::Insecure)?;
        let here = ["127.0.0.1", "localhost", "[::1]"].contains(&url.host_str().unwrap_or_default());
        match url.scheme() {
            "https" => Ok(url),
            "http" if self.demo && here => Ok(url),
            _ => Err(Fault::Insecure),
        }
    }
}

/// How long ago; a clock that was set back makes it long, not never.
fn age(then: Timestamp, now: Timestamp) -> SignedDuration {
    now.duration_since(then).abs()
}

/// A key of the set, when it has a `kid` and can verify; others are left alone.
fn published(jwk: &Value) -> Option<(String, Arc<PublicKey>)> {
    let kid = jwk.get("kid")?.as_str()?.to_owned();
    Some((kid, Arc::new(PublicKey::read(jwk).ok()?)))
}

/// A client that goes nowhere but where it is sent. To the machine itself it takes no proxy.
fn client(local: bool) -> Result<Client, Fault> {
    // reqwest takes the process's provider and panics without one; a provider that is there already is as good.
    drop(rustls::crypto::ring::default_provider().install_default());
    let builder = Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none());
    let builder = if local { builder.no_proxy() } else { builder.https_only(true) };
    Ok(builder.build()?)
}

async fn get<T: DeserializeOwned>(client: &Client, address: Url) -> Result<T, Fault> {
    let mut answer = client.get(address).send().await?;
    if answer.status() != reqwest::StatusCode::OK {
        return Err(Fault::Status(answer.status().as_u16()));
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_BYTES {
            return Err(Fault::TooLarge);
        }
    }
    serde_json::from_slice(&body).map_err(|_| Fault::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without a provider of TLS the library panics, and only then.
    #[test]
    fn there_is_tls_to_ask_an_issuer_with() {
        for local in [true, false] {
            assert!(client(local).is_ok(), "local: {local}");
        }
    }
}
