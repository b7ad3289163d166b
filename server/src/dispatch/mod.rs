//! Tells registries' systems what citizens have asked for: orders, cases, reminders. Every server process works on the same
//! queue: what one has taken no other takes, so any of them may die at any time.

use crate::breaker::Breaker;
use app::domain::definisjon::PartKode;
use app::domain::replikering::Ventetider;
use app::innsyn::system::Systemfeil;
use app::innsyn::utsending::{Ko, Utfall, Utsending};
use app::store::Feil;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How often there is a look for something to do.
const POLL: Duration = Duration::from_millis(500);
/// How often there is a look for reminders that are due; they count in days.
const REMIND: Duration = Duration::from_secs(60);

/// The work under way.
#[derive(Debug)]
pub struct Dispatch {
    tasks: JoinSet<()>,
}

impl Dispatch {
    /// Begins to work on the queue, until `stop`.
    ///
    /// # Errors
    /// Database; then nothing has begun.
    pub async fn start(queue: Ko, waits: Ventetider, stop: &watch::Receiver<bool>) -> Result<Self, Feil> {
        queue.klargjor().await?;
        let waits = Arc::new(waits);
        let mut tasks = JoinSet::new();
        for part in queue.tilkoblede() {
            let registry = Registry { queue: queue.clone(), part, waits: Arc::clone(&waits) };
            tasks.spawn(registry.serve(stop.clone()));
        }
        tasks.spawn(remind(queue.clone(), stop.clone()));
        tasks.spawn(set_aside(queue, stop.clone()));
        Ok(Self { tasks })
    }

    /// Waits until all that was under way at the stop is finished.
    pub async fn finished(self) {
        self.tasks.join_all().await;
    }
}

/// One registry. Each has its own loop, so that one that does not answer keeps nobody waiting.
#[derive(Clone)]
struct Registry {
    queue: Ko,
    part: PartKode,
    waits: Arc<Ventetider>,
}

impl Registry {
    async fn serve(self, mut stop: watch::Receiver<bool>) {
        let (mut breaker, mut under_way) = (Breaker::default(), JoinSet::new());
        while !*stop.borrow() {
            let room = breaker.room(under_way.len(), Instant::now());
            match self.queue.neste(&self.part, room).await {
                Ok(next) => {
                    for message in next {
                        under_way.spawn(self.clone().attempt(message));
                    }
                }
                Err(fault) => {
                    tracing::error!(part = self.part.0, error = %fault, "the queue to a registry cannot be worked on");
                }
            }
            tokio::select! {
                Some(done) = under_way.join_next() => match done {
                    Ok(Attempt::Down) if breaker.failed(Instant::now()) => {
                        tracing::warn!(part = self.part.0, "a registry takes no messages; it is left in peace for a while");
                    }
                    Ok(Attempt::Answered) if breaker.answered() => {
                        tracing::info!(part = self.part.0, "a registry takes messages again");
                    }
                    Ok(Attempt::Down | Attempt::Answered | Attempt::Ours) | Err(_) => (),
                },
                () = tokio::time::sleep(POLL) => (),
                _ = stop.changed() => (),
            }
        }
        while under_way.join_next().await.is_some() {}
    }

    /// One attempt, noted. When the fault is ours it is tried again when its time is out.
    async fn attempt(self, message: Utsending) -> Attempt {
        let outcome = match self.queue.send(&message).await {
            Ok(outcome) => outcome,
            Err(fault) => return self.ours(&fault),
        };
        let down = matches!(&outcome, Utfall::Feilet(f) if is_down(*f));
        if matches!(&outcome, Utfall::Feilet(f) if !is_down(*f) && *f != Systemfeil::IkkeTilkoblet) {
            tracing::warn!(part = self.part.0, kind = message.slag.kode(), outcome = ?outcome, "a registry refuses a message");
        }
        match self.queue.noter(message, outcome, &self.waits).await {
            Ok(()) if down => Attempt::Down,
            Ok(()) => Attempt::Answered,
            Err(fault) => self.ours(&fault),
        }
    }

    fn ours(&self, fault: &Feil) -> Attempt {
        tracing::error!(part = self.part.0, error = %fault, "a message to a registry cannot be sent");
        Attempt::Ours
    }
}

/// What an attempt says of the registry.
enum Attempt {
    Answered,
    Down,
    /// Nothing: the fault was here.
    Ours,
}

/// Whether a failure tells that the registry as a whole is out.
const fn is_down(fault: Systemfeil) -> bool {
    matches!(fault, Systemfeil::Tregt | Systemfeil::Nede | Systemfeil::Avvist(500..=599))
}

/// Writes down reminders when they are due.
async fn remind(queue: Ko, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match queue.purr().await {
            Ok(0) => (),
            Ok(count) => tracing::info!(count, "registries are reminded of orders"),
            Err(fault) => tracing::error!(error = %fault, "registries cannot be reminded of orders"),
        }
        tokio::select! {
            () = tokio::time::sleep(REMIND) => (),
            _ = stop.changed() => (),
        }
    }
}

/// Sets messages aside for people where a registry has no system.
async fn set_aside(queue: Ko, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(fault) = queue.legg_til_side().await {
            tracing::error!(error = %fault, "messages to registries without a system cannot be set aside");
        }
        tokio::select! {
            () = tokio::time::sleep(POLL) => (),
            _ = stop.changed() => (),
        }
    }
}
