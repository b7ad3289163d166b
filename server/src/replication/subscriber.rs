//! The loop of one subscriber: takes what is due, sends it, tells what came of it. Each has its own, so that one that
//! does not answer keeps nobody waiting.

use super::POLL;
use super::send::Receiver;
use crate::api::spell;
use crate::breaker::Breaker;
use app::domain::klient::Klient;
use app::domain::replikering::{Svar, Ventetider};
use app::portal::Portal;
use app::pvk::Pvkfeil;
use app::pvk::replikering::{Sending, Utfall};
use app::store::Feil;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

/// One subscriber and what is needed to serve it. Cheap to clone.
#[derive(Clone)]
pub struct Subscriber {
    pub portal: Portal,
    pub client: Arc<Klient>,
    pub receiver: Arc<Receiver>,
    pub waits: Arc<Ventetider>,
    /// Something has been dealt out.
    pub news: Arc<Notify>,
}

impl Subscriber {
    /// Serves the subscriber until `stop`; what is under way then is finished first.
    pub async fn serve(self, mut stop: watch::Receiver<bool>) {
        let (mut breaker, mut under_way) = (Breaker::default(), JoinSet::new());
        let mut outcomes: Vec<Utfall> = Vec::new();
        loop {
            let stopping = *stop.borrow();
            let room = if stopping { 0 } else { breaker.room(under_way.len(), Instant::now()) };
            match self.portal.pvk.neste_sendinger(&self.client, outcomes.clone(), room, &self.waits).await {
                Ok(next) => {
                    outcomes.clear();
                    for sending in next {
                        under_way.spawn(self.clone().attempt(sending));
                    }
                    if stopping && under_way.is_empty() {
                        return;
                    }
                }
                Err(fault) => {
                    self.fault(&fault);
                    // What is not noted before the time is out is sent again.
                    if stopping && under_way.is_empty() {
                        return;
                    }
                    tokio::time::sleep(POLL).await;
                }
            }
            tokio::select! {
                Some(done) = under_way.join_next() => {
                    outcomes.extend(done.ok().flatten());
                    while let Some(done) = under_way.try_join_next() {
                        outcomes.extend(done.ok().flatten());
                    }
                    self.learn(&mut breaker, &outcomes).await;
                }
                () = self.news.notified(), if !stopping => (),
                () = tokio::time::sleep(POLL) => (),
                _ = stop.changed(), if !stopping => (),
            }
        }
    }

    async fn learn(&self, breaker: &mut Breaker, outcomes: &[Utfall]) {
        let mut back = false;
        for outcome in outcomes {
            if outcome.svar.er_nede() {
                breaker.failed(Instant::now());
            } else {
                back |= breaker.answered();
            }
        }
        if back && let Err(fault) = self.portal.pvk.er_oppe_igjen(&self.client).await {
            self.fault(&fault);
        }
    }

    /// One attempt. Nothing when the fault is ours: then it is tried again when its time is out.
    async fn attempt(self, sending: Sending) -> Option<Utfall> {
        let svar = match self.send(&sending).await {
            Ok(svar) => svar,
            Err(fault) => {
                tracing::error!(client = self.client.id, error = %fault, "a change cannot be sent");
                return None;
            }
        };
        Some(Utfall { sending, svar })
    }

    async fn send(&self, sending: &Sending) -> Result<Svar, Pvkfeil> {
        let pvk = &self.portal.pvk;
        let instance = pvk.innhold(sending).await?;
        let found = self.portal.katalog.definisjon(&sending.definisjon);
        let (_, definition) = found.ok_or(Feil::Ulest("definition to send"))?;
        let fixed = spell::fixed(definition);
        let change = spell::change(&instance.fnr, definition, fixed, &instance.innstilling);
        let change = change.ok_or(Feil::Ulest("kind of a definition to send"))?;
        let svar = self.receiver.send(&change, self.portal.klokke.na()).await;
        if svar == Svar::Mottatt {
            pvk.kvitter_sending(&self.client, sending).await?;
        }
        Ok(svar)
    }

    fn fault(&self, fault: &Feil) {
        tracing::error!(client = self.client.id, error = %fault, "the queue of a subscriber cannot be worked on");
    }
}
