//! Running other programs, with errors that say what to do.

use anyhow::{Context, Result, bail};
use std::{
    env,
    ffi::OsStr,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Command, ExitStatus},
};

/// `cargo` as the shell would start it.
///
/// `cargo xtask` itself sets variables that describe the package `xtask`. Some build scripts (ring's, for one) are
/// run again whenever these differ, so they are taken away: every command here and every command by hand then
/// share the same build.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_PRIMARY_", "CARGO_BIN_", "CARGO_CRATE_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
        {
            command.env_remove(&*name);
        }
    }
    command.env("CARGO_TARGET_DIR", "target");
    command
}

/// A program of an installed npm package.
pub fn npm_program(name: &str) -> Command {
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    Command::new(PathBuf::from("node_modules/.bin").join(format!("{name}{suffix}")))
}

/// npm itself.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Runs a command that prints for itself.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    check(command, status)
}

/// Runs a command silently and returns what it wrote; when it fails, the error carries all it wrote.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}):\n{}{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` did not write UTF-8", shown(command)))
}

/// Passes when the command ended well.
pub fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// The command as one would type it; of a program's full path only the name.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = match program.file_name() {
        Some(name) if program.is_absolute() => name,
        _ => program.as_os_str(),
    };
    std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Why a command could not be started, with one sentence on what to install.
pub fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() == ErrorKind::NotFound {
        anyhow::anyhow!("`{program}` was not found. {}", advice(&program))
    } else {
        anyhow::anyhow!("`{program}` could not be started: {error}")
    }
}

/// What to install when a program is missing.
fn advice(program: &str) -> &'static str {
    match program {
        "node" => "Install Node.js 20 or newer from https://nodejs.org (or your package manager).",
        "npm" | "npm.cmd" => "Install npm; it comes with Node.js 20 or newer from https://nodejs.org.",
        "rustup" => "Install rustup from https://rustup.rs; it manages the Rust version and the browser target.",
        "runuser" => "Install util-linux, or run this command as an ordinary user.",
        name if name.starts_with("node_modules") => "Run `npm ci` in the root of the repository.",
        _ => "Install it and make sure it is on the PATH.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_gets_one_sentence_on_what_to_install() {
        let error = run(&mut Command::new("innsyn-no-such-program")).map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("`innsyn-no-such-program` was not found. Install it and make sure it is on the PATH.".to_owned())
        );
        assert!(advice("node").contains("Node.js 20"));
    }

    #[test]
    fn commands_are_shown_as_typed() {
        assert_eq!(shown(Command::new("npm").arg("ci")), "npm ci");
        let root = std::env::temp_dir();
        assert_eq!(shown(&Command::new(root.join("cargo"))), "cargo");
    }
}
