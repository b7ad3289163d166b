//! Python for the registries' client and schemathesis: an environment of its own in `target/python`, made once.

use crate::{
    command::{capture, not_started},
    fingerprint::{Stamp, hash_of},
    programs::apt_install,
    step::Step,
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const FOLDER: &str = "target/python";
const REQUIREMENTS: &str = "end2end/registry/requirements.txt";
const OLDEST: (u32, u32) = (3, 11);

/// The environment's interpreter; the environment is made when it is missing or was made from other versions.
pub fn interpreter() -> Result<PathBuf> {
    let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    // Its own path leads to the packages, so it must not be resolved to the system's.
    let interpreter = std::env::current_dir()?.join(FOLDER).join(inside);
    let stamp = Stamp::new(Path::new(FOLDER).join("innsyn.stamp"), hash_of(&[REQUIREMENTS])?);
    if stamp.is_current() && interpreter.is_file() {
        return Ok(interpreter);
    }
    let version = system_version()?;
    if version < OLDEST {
        let ((major, minor), (oldest, least)) = (version, OLDEST);
        bail!(
            "Python {major}.{minor} is too old. Install Python {oldest}.{least} or newer from https://www.python.org."
        );
    }
    let step = Step::quiet("Installing the Python packages");
    make()?;
    let mut pip = Command::new(&interpreter);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", REQUIREMENTS]);
    capture(&mut pip).context("pip could not install the packages; the first time it needs a network")?;
    stamp.set()?;
    step.done();
    Ok(interpreter)
}

/// `python3 -m venv`; Debian keeps what it needs in a package of its own.
fn make() -> Result<()> {
    for attempt in 1..=2 {
        if Path::new(FOLDER).exists() {
            fs::remove_dir_all(FOLDER).with_context(|| format!("cannot remove {FOLDER}"))?;
        }
        match capture(Command::new("python3").args(["-m", "venv", FOLDER])) {
            Ok(_) => return Ok(()),
            Err(_) if attempt == 1 => apt_install("python3-venv")?,
            Err(error) => {
                return Err(error.context("Python's venv is missing (Debian: apt-get install python3-venv)"));
            }
        }
    }
    Ok(())
}

/// Major and minor version of `python3`.
fn system_version() -> Result<(u32, u32)> {
    let ask = || {
        let mut python = Command::new("python3");
        python.args(["-c", "import sys; print(sys.version_info[0], sys.version_info[1])"]);
        python.output().map_err(|error| not_started(&python, &error))
    };
    let output = match ask() {
        Ok(output) => output,
        Err(_) => {
            apt_install("python3-venv")?;
            ask()?
        }
    };
    let text = String::from_utf8_lossy(&output.stdout);
    version(&text).with_context(|| format!("`python3` does not say which version it is: {}", text.trim()))
}

/// The (3, 11) of `3 11`.
fn version(text: &str) -> Option<(u32, u32)> {
    let (major, minor) = text.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(version("3 11\n"), Some((3, 11)));
        assert!(version("3 9").is_some_and(|old| old < OLDEST));
        assert_eq!(version("Python 3.11"), None);
    }
}
