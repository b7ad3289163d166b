//! Programs of the operating system that the tests need: where they are, and how to get them.

use crate::{
    command::{capture, run},
    step::Step,
};
use anyhow::{Context, Result, bail};
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// A program on the PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

/// Chromium or Chrome; installs Debian's package when that is possible. `CHROMIUM` names another one.
pub fn chromium() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM") {
        return Ok(PathBuf::from(chosen));
    }
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    apt_install("chromium")?;
    find_chromium().context(
        "Chromium was not found. Install Chromium or Chrome (Debian: apt-get install chromium), \
         or say where it is: CHROMIUM=/path/to/chromium",
    )
}

fn find_chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let mac = Path::new("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    names.iter().find_map(|name| on_path(name)).or_else(|| mac.is_file().then(|| mac.to_owned()))
}

/// Installs a Debian package when we may; does nothing elsewhere, and the caller then says what to install.
pub fn apt_install(package: &str) -> Result<()> {
    if !is_root() || on_path("apt-get").is_none() {
        return Ok(());
    }
    let step = Step::loud(&format!("Installing {package} with apt-get"));
    let install = ["install", "--yes", "--no-install-recommends", package];
    for arguments in [&["update"][..], &install[..]] {
        let mut apt = Command::new("apt-get");
        apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        if run(&mut apt).is_err() {
            bail!("apt-get could not install {package}. Install it by hand and try again.");
        }
    }
    step.done();
    Ok(())
}

/// True for the user root on Unix.
pub fn is_root() -> bool {
    cfg!(unix) && capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
