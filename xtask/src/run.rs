//! `cargo xtask run`: builds what has changed and serves it in demo mode.

use crate::{
    demo, http, registry,
    site::{self, Profile},
};
use anyhow::{Result, bail};
use std::process::Command;

/// What runs beside the portal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    Nothing,
    /// A token service, so that a registry's program can call.
    Registry,
}

pub fn run(profile: Profile, beside: Beside) -> Result<()> {
    let listen = demo::listen();
    http::ensure_free(&listen)?;
    site::build(profile)?;
    let mut server = demo::command(&profile.server(), &listen);
    if beside == Beside::Registry {
        registry::beside(&mut server, &listen)?;
    }
    announce_later(&listen, beside)?;
    become_server(server)
}

/// Starts this program once more, only to say where the server is as soon as it is ready.
fn announce_later(listen: &str, beside: Beside) -> Result<()> {
    let mut announcer = Command::new(std::env::current_exe()?);
    announcer.args(["announce", listen, &std::process::id().to_string()]);
    if beside == Beside::Registry {
        announcer.arg("--registry");
    }
    announcer.spawn()?;
    Ok(())
}

/// The announcer. It gives up in silence when the server is gone; the server has then said why.
pub fn announce(listen: &str, server: &str, beside: Beside) -> Result<()> {
    http::wait_until_ready(&format!("http://{listen}"), || {
        if !still_child_of(server) {
            bail!("");
        }
        Ok(())
    })?;
    println!("{}", demo::welcome(listen));
    if beside == Beside::Registry {
        println!("{}", registry::welcome(listen)?);
    }
    Ok(())
}

/// On Unix this process turns into the server, so Ctrl-C and every other signal reach it without a go-between.
#[cfg(unix)]
fn become_server(mut server: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = server.exec();
    Err(crate::command::not_started(&server, &error))
}

#[cfg(not(unix))]
fn become_server(mut server: Command) -> Result<()> {
    crate::command::run(&mut server)
}

#[cfg(unix)]
fn still_child_of(server: &str) -> bool {
    std::os::unix::process::parent_id().to_string() == server
}

#[cfg(not(unix))]
fn still_child_of(_server: &str) -> bool {
    true
}
