//! How an order moves, as server-sent events: one event for each status, beginning with the one it has. Ends when the order
//! is over, the session is, access is shut, or the server stops; browsers connect again by themselves while there is
//! something to wait for. Keeps no session alive.

use crate::ServerState;
use app::domain::avslag::Avslag;
use app::domain::bestilling::Bestillingsstatus;
use app::domain::id::HendelseId;
use app::innsyn::bestilling::Folger;
use app::pages::feil::Feilslag;
use app::portal::Foresporsel;
use app::store::okt::{Okt, Oktnokkel, Oppslag};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::watch;

/// How often the order is looked at.
const POLL: Duration = Duration::from_secs(1);
/// Looks from one check of the session to the next.
const SESSION: u32 = 10;
/// Most looks on one connection; the browser then connects again, which the citizen's log tells of.
const LOOKS: u32 = 900;
/// How often something is sent when nothing happens, so that nobody on the way hangs up.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Tells that the server stops; put beside the router by whoever runs it.
#[derive(Clone, Debug)]
pub struct Stopping(pub watch::Receiver<bool>);

/// Whether an address gives events: the browser asks by itself, so the session is not kept alive.
pub fn is_events(path: &str) -> bool {
    path.starts_with("/bestillinger/") && path.ends_with("/hendelser")
}

/// `GET /bestillinger/{id}/hendelser`. 204 for a browser that has been told the last of it: then it asks no more.
pub async fn follow(
    State(state): State<ServerState>,
    Extension(f): Extension<Foresporsel>,
    key: Option<Extension<Oktnokkel>>,
    stopping: Option<Extension<Stopping>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Feilslag> {
    let refused = || Feilslag::ved_lesing(Avslag::FinnesIkke.into());
    let id = HendelseId::les(&id).ok_or_else(refused)?;
    let Extension(key) = key.ok_or_else(refused)?;
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let follower = f.portal.innsyn.folg_bestilling(aktor, id).await.map_err(Feilslag::ved_lesing)?;
    let told = headers.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(Bestillingsstatus::les);
    if told.is_some_and(Bestillingsstatus::endelig) {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let stopping = stopping.map(|Extension(s)| s.0);
    let following = Following { state, follower, key, stopping, told, looks: 0, over: false };
    let events = stream::unfold(following, Following::next);
    let mut answer = Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

struct Following {
    state: ServerState,
    follower: Folger,
    key: Oktnokkel,
    stopping: Option<watch::Receiver<bool>>,
    /// The status that the browser knows.
    told: Option<Bestillingsstatus>,
    looks: u32,
    over: bool,
}

impl Following {
    /// The next event, and what is left; none when there is nothing more to tell.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        while !self.over && self.looks < LOOKS {
            if self.looks > 0 && (self.stops_while_waiting().await || !self.session_lives().await) {
                return None;
            }
            self.looks += 1;
            // Access that is shut, or a fault, ends the connection; the page itself says why.
            let status = self.follower.status().await.ok()?;
            if self.told != Some(status) {
                self.told = Some(status);
                self.over = status.endelig();
                let event = Event::default().id(status.kode()).data(status.kode());
                return Some((Ok(event), self));
            }
        }
        None
    }

    /// Waits for the next look; true when the server stops meanwhile.
    async fn stops_while_waiting(&mut self) -> bool {
        let Some(stopping) = &mut self.stopping else {
            tokio::time::sleep(POLL).await;
            return false;
        };
        tokio::select! {
            () = tokio::time::sleep(POLL) => false,
            _ = stopping.wait_for(|stop| *stop) => true,
        }
    }

    /// Whether somebody is still logged in with this session. What cannot be answered is not "yes".
    async fn session_lives(&self) -> bool {
        if !self.looks.is_multiple_of(SESSION) {
            return true;
        }
        matches!(self.state.portal.okter.finn(&self.key, Oppslag::Passiv).await, Ok(Okt::Gyldig(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::is_events;

    #[test]
    fn only_the_events_of_an_order_are_asked_for_by_the_browser_itself() {
        assert!(is_events("/bestillinger/05M1-8X2K-V0Q7T/hendelser"));
        for other in ["/bestillinger", "/bestillinger/x", "/helseregistre/x/hendelser", "/hendelser"] {
            assert!(!is_events(other), "{other}");
        }
    }
}
