//! A Node.js service of `end2end/` beside the portal: started, waited for, stopped.

use crate::{command::not_started, http};
use anyhow::{Context, Result, bail};
use std::{
    fs::File,
    path::Path,
    process::{Child, Command},
    time::{Duration, Instant},
};

/// A running service; it ends when this value does, and when this process does.
pub struct Service {
    child: Option<Child>,
    pub address: String,
}

impl Service {
    /// Starts `end2end/NAME.mjs WHAT PORT` with what `more` adds, and waits until `ready` answers there. It writes to
    /// `NAME.log` in `folder`.
    pub fn start(
        name: &str,
        folder: &Path,
        what: &Path,
        port: u16,
        ready: &str,
        more: impl FnOnce(&mut Command),
    ) -> Result<Self> {
        let path = folder.join(format!("{name}.log"));
        let log = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
        let mut node = Command::new("node");
        node.arg(format!("end2end/{name}.mjs"))
            .arg(what)
            .args([&port.to_string(), "--with-parent"])
            .stdout(log.try_clone()?)
            .stderr(log);
        more(&mut node);
        let child = node.spawn().map_err(|error| not_started(&node, &error))?;
        let mut service = Self { child: Some(child), address: format!("http://127.0.0.1:{port}") };
        service.wait(name, ready, &path)?;
        Ok(service)
    }

    fn wait(&mut self, name: &str, ready: &str, log: &Path) -> Result<()> {
        let (agent, begun) = (http::agent(), Instant::now());
        let address = format!("{}{ready}", self.address);
        while begun.elapsed() < Duration::from_secs(30) {
            if let Some(status) = self.child.as_mut().map(Child::try_wait).transpose()?.flatten() {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                bail!("the {name} ended before it was ready ({status}):\n{said}");
            }
            if agent.get(&address).call().is_ok_and(|answer| answer.status() == 200) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("the {name} did not become ready; {} says why", log.display())
    }

    /// Lets it live on after this value, with its parent.
    pub fn keep(&mut self) {
        drop(self.child.take());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // It may have ended already; then there is nothing left to do.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
