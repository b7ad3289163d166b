//! What the build needs besides cargo: Node.js, the browser target, the npm packages.

use crate::{
    command::{capture, cargo, not_started, npm},
    fingerprint::{Stamp, hash_of},
    step::Step,
};
use anyhow::{Context, Result, bail};
use std::{path::Path, process::Command};

const OLDEST_NODE: u32 = 20;
pub const BROWSER_TARGET: &str = "wasm32-unknown-unknown";

/// Checks and fetches everything; does nothing when nothing is missing.
pub fn prepare() -> Result<()> {
    node()?;
    browser_target()?;
    npm_packages()
}

fn node() -> Result<()> {
    let version = capture(Command::new("node").arg("--version"))?;
    match major(&version) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!(
            "Node.js {} is too old. Install Node.js {OLDEST_NODE} or newer from https://nodejs.org.",
            version.trim()
        ),
    }
}

/// The 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn browser_target() -> Result<()> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let libraries = capture(rustc.args(["--print", "target-libdir", "--target", BROWSER_TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    let step = Step::loud("Adding the browser target to Rust");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", BROWSER_TARGET]);
    let status = rustup.status().map_err(|error| not_started(&rustup, &error))?;
    if !status.success() {
        bail!("`rustup target add {BROWSER_TARGET}` failed: it needs a network the first time.");
    }
    step.done();
    Ok(())
}

/// `npm ci`, when `node_modules` is missing or was made from other versions.
fn npm_packages() -> Result<()> {
    let versions = hash_of(&["package.json", "package-lock.json", ".npmrc"])?;
    let stamp = Stamp::new("node_modules/.innsyn-stamp", versions);
    if stamp.is_current() {
        return Ok(());
    }
    let step = Step::quiet("Installing the npm packages");
    capture(npm().args(["ci", "--no-audit", "--no-fund"]))
        .context("npm could not install the packages; the first time it needs a network")?;
    stamp.set()?;
    step.done();
    Ok(())
}

/// Builds one target for the browser; it is named by `arguments`.
pub fn build_for_browser(arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.args(["rustc", "--package", "app", "--target", BROWSER_TARGET, "--no-default-features"]).args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("nonsense"), None);
    }
}
