//! What one client, and all of them together, may take: requests a second, requests at once, time and bytes of one
//! request (contract §13 G5). Counted per process: behind several, a client has as many times its rate.

use super::ApiError;
use super::contract::{BODY_BYTES, Misuse, ORDER_REPORT, REPORT_BYTES, WRITE_BYTES, insight, path};
use app::domain::aktor::Registerklient;
use app::domain::klient::Klientregister;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The most that is allowed, apart from each client's rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Most {
    /// Requests under way at once, let in or not: more are turned away before their token is looked at.
    pub in_flight: usize,
    /// Of these one client's, so that no client can hold them all with slow uploads.
    pub in_flight_of_one: usize,
    /// Longest a request may take.
    pub time: Duration,
    /// Longest a write may take: 8 MiB on a line of 1.2 Mbit/s, or a call to 10 000 citizens.
    pub write_time: Duration,
}

impl Default for Most {
    fn default() -> Self {
        let (time, write_time) = (Duration::from_secs(15), Duration::from_secs(60));
        Self { in_flight: 256, in_flight_of_one: 32, time, write_time }
    }
}

/// What takes evidence, letters, many recipients, or what a registry holds.
const WRITES: [&str; 8] = [
    path::SET,
    path::INCLUSION,
    path::REQUEST,
    path::REQUESTS,
    path::NOTICE,
    insight::path::REPORT,
    insight::path::LOG,
    insight::path::PARTICIPATION,
];

/// The budgets of all clients, and the common one. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Limits {
    clients: Arc<HashMap<String, Budget>>,
    all: Arc<Semaphore>,
    most: Most,
}

#[derive(Debug)]
struct Budget {
    rate: DefaultDirectRateLimiter,
    at_once: Semaphore,
}

impl Limits {
    /// A budget for each client of the installation: `per_sekund` requests a second, and as many at once after a pause.
    pub fn new(clients: &Klientregister, most: Most) -> Self {
        let budget = |per_second: u32| Budget {
            rate: RateLimiter::direct(Quota::per_second(NonZeroU32::new(per_second).unwrap_or(NonZeroU32::MIN))),
            at_once: Semaphore::new(most.in_flight_of_one),
        };
        let clients = clients.alle().map(|c| (c.id.clone(), budget(c.per_sekund))).collect();
        Self { clients: Arc::new(clients), all: Arc::new(Semaphore::new(most.in_flight)), most }
    }
}

/// Takes a request from the budget of the client that has been let in. Stands inside the layer that lets in, so that
/// nobody uses up another's. Too many: 429 and `Retry-After`.
pub async fn of_client(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let Some(client) = request.extensions().get::<Registerklient>() else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Some(budget) = limits.clients.get(&client.klient().id) else {
        tracing::error!("a client without a budget was let in");
        return ApiError::from(Misuse::Fault).into_response();
    };
    if let Err(not_until) = budget.rate.check() {
        return turned_away(Misuse::TooMany, not_until.wait_time_from(DefaultClock::default().now()));
    }
    match budget.at_once.try_acquire() {
        Ok(_held) => next.run(request).await,
        Err(_) => turned_away(Misuse::TooMany, Duration::from_secs(1)),
    }
}

/// Turns away what is more than the whole interface takes at once, with 503 and `Retry-After`: checking tokens must not
/// take the machine from the citizens' pages.
pub async fn of_all(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    match limits.all.try_acquire() {
        Ok(_held) => next.run(request).await,
        Err(_) => turned_away(Misuse::Unavailable, Duration::from_secs(1)),
    }
}

/// Bounds one request: time for all of it, and bytes of its body unless its route has a bound of its own.
pub async fn of_request(State(Limits { most, .. }): State<Limits>, mut request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let (time, bytes) = match route {
        ORDER_REPORT => (most.write_time, REPORT_BYTES),
        _ if WRITES.contains(&route) => (most.write_time, WRITE_BYTES),
        _ => (most.time, BODY_BYTES),
    };
    DefaultBodyLimit::max(bytes).apply(&mut request);
    match tokio::time::timeout(time, next.run(request)).await {
        Ok(answer) => answer,
        Err(_) => {
            tracing::warn!("a registry's request took too long");
            ApiError::from(Misuse::Unavailable).into_response()
        }
    }
}

/// `Retry-After` is whole seconds, at least one.
fn turned_away(why: Misuse, wait: Duration) -> Response {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    let mut answer = ApiError::from(why).into_response();
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_turned_away_is_told_whole_seconds_and_never_none() {
        for (millis, seconds) in [(0, "1"), (1, "1"), (1000, "1"), (1001, "2"), (59_500, "60")] {
            let answer = turned_away(Misuse::TooMany, Duration::from_millis(millis));
            assert_eq!(answer.headers().get(header::RETRY_AFTER).expect("a header"), seconds, "{millis} ms");
            assert_eq!(answer.status(), 429);
        }
    }
}
