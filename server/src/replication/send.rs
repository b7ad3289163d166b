//! Sends one change to a subscriber, and tells what its answer means.

use super::token::Tokens;
use crate::api::contract::{Change, REPLICATION};
use app::domain::replikering::Svar;
use app::pvk::replikering::LENGSTE_FORSOK;
use jiff::{SignedDuration, Timestamp};
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use std::time::Duration;

/// Longest to connect.
const CONNECT: Duration = Duration::from_secs(10);
/// How much of an answer's body is taken off the line, and for how long, so that the connection can be used again. What
/// it says is of no concern.
const BODY_BYTES: usize = 16 * 1024;
const BODY_TIME: Duration = Duration::from_secs(2);

/// The program that calls subscribers, shared by all. Follows no redirect and asks no proxy: personal numbers go to the
/// address that was written down, and nowhere else.
///
/// # Errors
/// When the machine's certificates cannot be read.
pub fn client() -> reqwest::Result<Client> {
    // The one provider there is; another part of the program may have said so already.
    drop(rustls::crypto::ring::default_provider().install_default());
    let patience = Duration::try_from(LENGSTE_FORSOK).unwrap_or(CONNECT);
    Client::builder()
        .timeout(patience)
        .connect_timeout(CONNECT)
        .redirect(Policy::none())
        .no_proxy()
        .user_agent("innsyn")
        .build()
}

/// Where and how one subscriber is called.
pub struct Receiver {
    client: Client,
    url: String,
    tokens: Tokens,
}

impl Receiver {
    /// A subscriber at `url`, without the name of the service.
    pub fn new(client: Client, url: &str, tokens: Tokens) -> Self {
        Self { client, url: format!("{url}{REPLICATION}"), tokens }
    }

    /// Sends a change. Any 2xx says that it is understood and stored; what else is answered is in the outcome, and
    /// nothing of what was sent.
    pub async fn send(&self, change: &Change, now: Timestamp) -> Svar {
        let (Ok(token), Ok(body)) = (self.tokens.get(), serde_json::to_vec(change)) else {
            tracing::error!("a change cannot be signed or spelled");
            return Svar::uten_svar("unsigned");
        };
        let request = self
            .client
            .post(&self.url)
            .bearer_auth(token)
            .header(CONTENT_TYPE, "application/json; charset=utf-8")
            .body(body);
        match request.send().await {
            Ok(answer) => {
                let outcome = Svar::av_status(answer.status().as_u16(), retry_after(answer.headers(), now));
                drop(tokio::time::timeout(BODY_TIME, empty(answer)).await);
                outcome
            }
            Err(fault) if fault.is_timeout() => Svar::uten_svar("timeout"),
            Err(_) => Svar::uten_svar("network"),
        }
    }
}

async fn empty(mut answer: Response) {
    let mut taken = 0;
    while let Ok(Some(part)) = answer.chunk().await {
        taken += part.len();
        if taken > BODY_BYTES {
            return;
        }
    }
}

/// Seconds, or a day and time (RFC 9110, 10.2.3).
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<SignedDuration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(SignedDuration::from_secs(seconds.into()));
    }
    let when = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    Some(when.duration_since(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_to_wait_is_read_in_both_forms() {
        let now = "2026-11-22T09:00:00Z".parse().expect("an instant");
        let read = |text: &str| {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, text.parse().expect("a value"))]);
            retry_after(&headers, now).map(|d| d.as_secs())
        };
        assert_eq!(read("120"), Some(120));
        assert_eq!(read(" 0 "), Some(0));
        assert_eq!(read("Sun, 22 Nov 2026 09:05:00 GMT"), Some(300));
        assert_eq!(read("Sun, 22 Nov 2026 08:55:00 GMT"), Some(-300), "which gives the shortest wait");
        for other in ["soon", "-1", "99999999999", ""] {
            assert_eq!(read(other), None, "{other}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), now), None);
    }
}
