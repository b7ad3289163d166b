//! The server in demo mode: invented citizens in an SQLite file, login by choosing one of them.

use crate::http;
use anyhow::{Context, Result, bail};
use std::{
    path::Path,
    process::{Child, Command},
};

pub const LISTEN: &str = "127.0.0.1:3000";

/// The server with the settings of the demo mode. What the caller has set in its own environment wins.
pub fn command(binary: &Path, listen: &str) -> Command {
    let mut command = Command::new(binary);
    let defaults = [
        ("INNSYN_MODE", "demo".to_owned()),
        ("DATABASE_URL", "sqlite:target/innsyn-demo.db".to_owned()),
        ("INNSYN_SITE_ROOT", crate::site::SITE.to_owned()),
        ("INNSYN_LISTEN", listen.to_owned()),
        ("INNSYN_ORIGIN", format!("http://{listen}")),
    ];
    for (name, value) in defaults {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    command
}

/// Where the server will listen: `INNSYN_LISTEN` or the usual address.
pub fn listen() -> String {
    std::env::var("INNSYN_LISTEN").unwrap_or_else(|_| LISTEN.to_owned())
}

/// What the person at the keyboard needs to know.
pub fn welcome(listen: &str) -> String {
    format!(
        "\nInnsyn is ready:  http://{listen}\n\
         To log in, open   http://{listen}/logg-inn  and choose one of the test persons. All of them are invented.\n\
         Ctrl-C stops the server. The data are in target/innsyn-demo.db; delete the file to begin anew.\n"
    )
}

/// A server of our own that ends when this value does.
pub struct Server {
    child: Child,
    pub origin: String,
}

impl Server {
    /// Starts the server with its own database and waits until it is ready.
    pub fn start(binary: &Path, site: &Path, database: &Path) -> Result<Self> {
        Self::start_with(binary, site, &format!("sqlite:{}", database.display()), |_| ())
    }

    /// The same with a database of any kind, and with what `more` adds.
    pub fn start_with(binary: &Path, site: &Path, database: &str, more: impl FnOnce(&mut Command)) -> Result<Self> {
        let listen = format!("127.0.0.1:{}", http::free_port()?);
        let origin = format!("http://{listen}");
        let mut command = Command::new(binary);
        command
            .env("INNSYN_MODE", "demo")
            .env("DATABASE_URL", database)
            .env("INNSYN_SITE_ROOT", site)
            .env("INNSYN_LISTEN", &listen)
            .env("INNSYN_ORIGIN", &origin)
            .env("RUST_LOG", "warn");
        more(&mut command);
        let child = command.spawn().with_context(|| format!("cannot start {}", binary.display()))?;
        let mut server = Self { child, origin };
        let origin = server.origin.clone();
        http::wait_until_ready(&origin, || server.alive())?;
        Ok(server)
    }

    fn alive(&mut self) -> Result<()> {
        if let Some(status) = self.child.try_wait()? {
            bail!("the server ended before it was ready ({status})");
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing left to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
