//! `cargo xtask dev`: build, serve, and do it again on every change.
//!
//! The page itself asks the server for its generation and reloads when that changes (`app/start.mjs`).

use crate::{
    demo,
    fingerprint::files,
    http,
    site::{self, Profile},
};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Child,
    thread::sleep,
    time::{Duration, Instant, SystemTime},
};

const WATCHED: [&str; 7] = ["app", "server", "style", "public", "Cargo.toml", "Cargo.lock", "package-lock.json"];
/// Written by the build itself.
const NOT_WATCHED: &str = "public/fonts";
const PAUSE: Duration = Duration::from_millis(300);

pub fn dev() -> Result<()> {
    let listen = demo::listen();
    http::ensure_free(&listen)?;
    let mut server: Option<Running> = None;
    loop {
        let seen = snapshot()?;
        let begun = Instant::now();
        match site::build(Profile::Dev) {
            Ok(()) => {
                // The old server gives up its port first.
                drop(server.take());
                server = Running::start(&listen)?;
                if server.is_some() {
                    println!("{}", demo::welcome(&listen));
                    println!("Ready after {:.1} s. Waiting for changes …", begun.elapsed().as_secs_f64());
                }
            }
            Err(error) => eprintln!("\nerror: {error:#}\n\nWaiting for changes; the last version still runs."),
        }
        while snapshot()? == seen {
            sleep(PAUSE);
        }
    }
}

/// The server, ended with this value.
struct Running(Child);

impl Running {
    /// Starts it and waits until it answers; `None` when it ended at once, having said why.
    fn start(listen: &str) -> Result<Option<Self>> {
        let binary = Profile::Dev.server();
        let child = demo::command(&binary, listen)
            .env("INNSYN_DEV_RELOAD", "1")
            .spawn()
            .with_context(|| format!("cannot start {}", binary.display()))?;
        let mut running = Self(child);
        let ready = http::wait_until_ready(&format!("http://{listen}"), || {
            let ended = running.0.try_wait()?;
            anyhow::ensure!(ended.is_none(), "the server ended at once; fix it and save");
            Ok(())
        });
        if let Err(error) = ready {
            eprintln!("\nerror: {error:#}");
            return Ok(None);
        }
        Ok(Some(running))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Every watched file with the time of its last change.
fn snapshot() -> Result<Vec<(PathBuf, SystemTime)>> {
    let mut seen = Vec::new();
    for root in WATCHED {
        for path in files(Path::new(root))? {
            // A file may vanish between the two looks; then it is simply not there.
            if !path.starts_with(NOT_WATCHED)
                && let Ok(changed) = fs::metadata(&path).and_then(|data| data.modified())
            {
                seen.push((path, changed));
            }
        }
    }
    Ok(seen)
}
