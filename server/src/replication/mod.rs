//! Sends changes to those who subscribe (contract §5). Every server process works on the same queues: what one has taken
//! no other takes, so any of them may die at any time.

mod send;
mod subscriber;
mod token;

pub(crate) use token::origin;
pub use token::{SystemKey, TokenFault};

use app::domain::klient::Klient;
use app::domain::replikering::Ventetider;
use app::portal::Portal;
use app::pvk::replikering::Alarmskifte;
use app::store::Feil;
use send::Receiver;
use std::sync::Arc;
use std::time::Duration;
use subscriber::Subscriber;
use token::Tokens;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often there is a look for something to do, when nothing has told of it.
const POLL: Duration = Duration::from_millis(500);
/// How often it is asked whether an operator must be called.
const WATCH: Duration = Duration::from_secs(60);

/// The work under way.
#[derive(Debug)]
pub struct Replication {
    tasks: JoinSet<()>,
}

/// Why changes cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum StartFault {
    #[error("the queues cannot be made ready: {0}")]
    Queues(#[from] Feil),
    #[error("subscribers cannot be called: {0}")]
    Client(#[from] reqwest::Error),
}

impl Replication {
    /// Begins to serve the subscribers of the portal's clients, until `stop`.
    ///
    /// # Errors
    /// [`StartFault`]; then nothing has begun.
    pub async fn start(
        portal: &Portal,
        key: Arc<SystemKey>,
        waits: Ventetider,
        stop: &watch::Receiver<bool>,
    ) -> Result<Self, StartFault> {
        let (waits, http) = (Arc::new(waits), send::client()?);
        let mut subscribers = Vec::new();
        for (client, subscription) in portal.klienter.abonnenter() {
            portal.pvk.klargjor_abonnent(client).await?;
            let (clock, origin, name) = (portal.klokke.clone(), &portal.oppsett.adresse, &portal.oppsett.tjeneste);
            let tokens = Tokens::new(Arc::clone(&key), clock, origin, name, &subscription.url);
            subscribers.push(Subscriber {
                portal: portal.clone(),
                client: Arc::clone(client),
                receiver: Arc::new(Receiver::new(http.clone(), &subscription.url, tokens)),
                waits: Arc::clone(&waits),
                news: Arc::default(),
            });
        }
        let mut tasks = JoinSet::new();
        for subscriber in &subscribers {
            tasks.spawn(subscriber.clone().serve(stop.clone()));
        }
        tasks.spawn(deal(portal.clone(), subscribers.clone(), stop.clone()));
        tasks.spawn(watch_over(portal.clone(), subscribers, stop.clone()));
        Ok(Self { tasks })
    }

    /// Waits until all that was under way at the stop is finished.
    pub async fn finished(self) {
        self.tasks.join_all().await;
    }
}

/// Numbers new changes and deals them out, over and over.
async fn deal(portal: Portal, subscribers: Vec<Subscriber>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let more = match portal.pvk.nummerer().await {
            Ok(more) => more,
            Err(fault) => {
                tracing::error!(error = %fault, "changes cannot be numbered");
                false
            }
        };
        let mut dealt = false;
        for subscriber in &subscribers {
            match portal.pvk.del_ut(&subscriber.client).await {
                Ok(0) => (),
                Ok(_) => {
                    dealt = true;
                    subscriber.news.notify_one();
                }
                Err(fault) => {
                    tracing::error!(client = subscriber.client.id, error = %fault, "changes cannot be dealt out");
                }
            }
        }
        let pause = if more || dealt { Duration::from_millis(50) } else { POLL };
        tokio::select! {
            () = tokio::time::sleep(pause) => (),
            _ = stop.changed() => (),
        }
    }
}

/// Calls an operator when a subscriber needs one, and says when it no longer does; once each, whatever the number of
/// processes.
async fn watch_over(portal: Portal, subscribers: Vec<Subscriber>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        for subscriber in &subscribers {
            if let Err(fault) = tell(&portal, &subscriber.client).await {
                tracing::error!(client = subscriber.client.id, error = %fault, "a subscriber cannot be watched over");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(WATCH) => (),
            _ = stop.changed() => (),
        }
    }
}

async fn tell(portal: &Portal, client: &Klient) -> Result<(), Feil> {
    let status = portal.pvk.abonnement(client).await?;
    let reload = status.last_pa_nytt(portal.klokke.na());
    match portal.pvk.alarmskifte(client, &status).await? {
        Some(Alarmskifte::Inn) => tracing::error!(
            client = client.id,
            waiting = status.venter,
            needs_a_person = status.trenger_person,
            failure = status.feil,
            reload,
            "ALARM: changes do not reach a subscriber; see `innsyn replication`"
        ),
        Some(Alarmskifte::Ut) => tracing::info!(client = client.id, "changes reach the subscriber again"),
        None => (),
    }
    Ok(())
}
