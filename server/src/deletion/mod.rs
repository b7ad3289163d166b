//! Sees to deletions that citizens' choices have started, over and over: removes our own copies and reminds registries
//! (`app::pvk::sletting`). Every process does; what one has done another finds done.

use app::portal::Portal;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Between two rounds. A choice is heeded here within it.
const PAUSE: Duration = Duration::from_secs(60);

/// Begins at once, and goes on until `stop`; a step that is under way then is finished first.
pub fn start(portal: &Portal, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
    let portal = portal.clone();
    tokio::spawn(async move {
        while !*stop.borrow() {
            round(&portal).await;
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => (),
                _ = stop.changed() => (),
            }
        }
    })
}

/// One round, and what it did, in the log: counts alone.
async fn round(portal: &Portal) {
    match portal.pvk.folg_opp_slettinger().await {
        Ok(did) if did.kopier + did.purringer > 0 => {
            tracing::info!(copies = did.kopier, reminders = did.purringer, "deletions were seen to");
        }
        // What failed has been told of, step by step.
        Ok(_) => (),
        Err(fault) => tracing::error!(error = %fault, "deletions cannot be seen to"),
    }
}
