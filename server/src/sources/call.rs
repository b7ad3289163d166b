//! Calls one registry's system, within bounds of time and size, and leaves it in peace while it is out. Personal numbers
//! go to the address that was written down, and nowhere else; what is answered is never logged.

use crate::breaker::Breaker;
use app::innsyn::system::Systemfeil;
use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// How long and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// To connect.
    pub connect: Duration,
    /// A whole question, with all its pages and what waits for a place.
    pub whole: Duration,
    /// Bytes of one answer.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let bytes = app::domain::rapport::MAKS_BYTE;
        Self { connect: Duration::from_secs(2), whole: Duration::from_secs(8), bytes }
    }
}

/// Most calls at once to one system from one process; each may hold an answer in memory.
const PLACES: usize = 32;

/// The program that calls registries' systems, shared by all.
///
/// # Errors
/// When the machine's certificates cannot be read.
pub fn client(limits: Limits) -> reqwest::Result<Client> {
    // The one provider there is; another part of the program may have said so already.
    drop(rustls::crypto::ring::default_provider().install_default());
    Client::builder()
        .timeout(limits.whole)
        .connect_timeout(limits.connect)
        .redirect(Policy::none())
        .no_proxy()
        .user_agent("innsyn")
        .build()
}

/// Where and how one system is called.
#[derive(Debug)]
pub struct Caller {
    client: Client,
    part: String,
    url: String,
    limits: Limits,
    places: Semaphore,
    health: Mutex<Health>,
}

#[derive(Debug, Default)]
struct Health {
    breaker: Breaker,
    under_way: usize,
}

/// What is asked, apart from where.
#[derive(Debug)]
pub struct Question<'a> {
    pub path: &'a str,
    pub token: Option<String>,
    pub content_type: &'a str,
    pub accept: &'a str,
    pub body: Vec<u8>,
}

/// A good answer.
#[derive(Debug)]
pub struct Answer {
    /// Without parameters, in lower case.
    pub content_type: String,
    pub body: Vec<u8>,
}

impl Caller {
    pub fn new(client: Client, part: &str, url: &str, limits: Limits) -> Self {
        let (part, url) = (part.to_owned(), url.to_owned());
        Self { client, part, url, limits, places: Semaphore::new(PLACES), health: Mutex::default() }
    }

    /// Does what takes one or more calls, within the time for the whole. While the system is out, one question at a time
    /// is let through after ever longer pauses.
    ///
    /// # Errors
    /// [`Systemfeil`]; [`Systemfeil::Nede`] when it is left in peace.
    pub async fn within<T>(&self, work: impl Future<Output = Result<T, Systemfeil>>) -> Result<T, Systemfeil> {
        let turn = Turn::take(self).ok_or(Systemfeil::Nede)?;
        let placed = async {
            let _place = self.places.acquire().await.map_err(|_| Systemfeil::Nede)?;
            work.await
        };
        let outcome = tokio::time::timeout(self.limits.whole, placed).await.unwrap_or(Err(Systemfeil::Tregt));
        drop(turn);
        self.learn(outcome.as_ref().err().copied());
        outcome
    }

    /// Asks one question.
    ///
    /// # Errors
    /// [`Systemfeil`].
    pub async fn ask(&self, question: Question<'_>) -> Result<Answer, Systemfeil> {
        let request = self
            .client
            .post(format!("{}{}", self.url, question.path))
            .header(CONTENT_TYPE, question.content_type)
            .header(ACCEPT, question.accept)
            .body(question.body);
        let request = match question.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let answer = request.send().await.map_err(|fault| unreached(&fault))?;
        match answer.status().as_u16() {
            200..=299 => self.take(answer).await,
            // A redirect is followed nowhere.
            300..=399 => Err(Systemfeil::Uforstaelig),
            408 | 429 => Err(Systemfeil::Nede),
            status @ 400..=499 => Err(Systemfeil::Avvist(status)),
            _ => Err(Systemfeil::Nede),
        }
    }

    async fn take(&self, mut answer: Response) -> Result<Answer, Systemfeil> {
        let length = answer.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
        if length.is_some_and(|bytes| bytes > self.limits.bytes) {
            return Err(Systemfeil::Uforstaelig);
        }
        let kind = answer.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let content_type = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(|fault| unreached(&fault))? {
            if body.len() + part.len() > self.limits.bytes {
                return Err(Systemfeil::Uforstaelig);
            }
            body.extend_from_slice(&part);
        }
        Ok(Answer { content_type, body })
    }

    /// A refusal or an answer that makes no sense is an answer: what is wrong with one citizen's data must not close the
    /// way for all others.
    fn learn(&self, fault: Option<Systemfeil>) {
        let part = self.part.as_str();
        if let Some(fault) = fault {
            tracing::info!(part, %fault, "a registry's system gave no answer that can be used");
        }
        let mut health = self.health();
        match fault {
            Some(Systemfeil::Tregt | Systemfeil::Nede) if health.breaker.failed(Instant::now()) => {
                tracing::warn!(part, "a registry's system does not answer; it is called more rarely");
            }
            Some(Systemfeil::Tregt | Systemfeil::Nede) => (),
            _ if health.breaker.answered() => tracing::info!(part, "a registry's system answers again"),
            _ => (),
        }
    }

    fn health(&self) -> MutexGuard<'_, Health> {
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A question under way; given back also when whoever asked has gone.
struct Turn<'a>(&'a Caller);

impl<'a> Turn<'a> {
    fn take(caller: &'a Caller) -> Option<Self> {
        let mut health = caller.health();
        if !health.breaker.lets_through(health.under_way, Instant::now()) {
            return None;
        }
        health.under_way += 1;
        Some(Self(caller))
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.health().under_way -= 1;
    }
}

/// Why there was no answer, or not a whole one.
fn unreached(fault: &reqwest::Error) -> Systemfeil {
    if fault.is_timeout() && !fault.is_connect() { Systemfeil::Tregt } else { Systemfeil::Nede }
}

/// Reads a large answer where it does not hold others up.
///
/// # Errors
/// What `read` says; [`Systemfeil::Uforstaelig`] should it fall over.
pub async fn interpret<T: Send + 'static>(
    read: impl FnOnce() -> Result<T, Systemfeil> + Send + 'static,
) -> Result<T, Systemfeil> {
    tokio::task::spawn_blocking(read).await.unwrap_or(Err(Systemfeil::Uforstaelig))
}
