//! Plain HTTP to a server this program has started itself.

use anyhow::{Context, Result, bail};
use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    time::{Duration, Instant},
};
use ureq::Agent;

/// Follows no redirects and takes every status as an answer.
pub fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_secs(10)))
        .build()
        .new_agent()
}

/// A port nobody listens on at the moment.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("there is no free port")?;
    Ok(listener.local_addr()?.port())
}

/// Fails with a plain sentence when the address is taken.
pub fn ensure_free(address: &str) -> Result<()> {
    let socket: SocketAddr = address
        .parse()
        .with_context(|| format!("`{address}` is not an address to listen on; write it as 127.0.0.1:3000"))?;
    TcpListener::bind(socket).with_context(|| {
        format!("{address} is taken. Stop what listens there, or choose another: INNSYN_LISTEN=127.0.0.1:3010")
    })?;
    Ok(())
}

/// Waits until the server says it is ready. `alive` is asked between the attempts.
pub fn wait_until_ready(origin: &str, mut alive: impl FnMut() -> Result<()>) -> Result<()> {
    let agent = agent();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(60) {
        alive()?;
        if agent.get(format!("{origin}/readyz")).call().is_ok_and(|answer| answer.status() == 200) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    bail!("the server did not become ready within a minute; {origin}/readyz says why")
}
