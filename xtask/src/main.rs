//! The project's commands: `cargo xtask help` lists them.

mod bench;
mod browser;
mod bytes;
mod command;
mod compress;
mod counts;
mod demo;
mod fingerprint;
mod gallery;
mod http;
mod postgres;
mod programs;
mod python;
mod registry;
mod run;
mod service;
mod site;
mod step;
mod temporary;
mod test;
mod tools;
mod watch;

use anyhow::{Context, Result, bail};
use run::Beside;
use site::Profile;
use std::{env, path::PathBuf, process::ExitCode};

const HELP: &str = "\
Innsyn's commands

  cargo xtask run [--release]     build what has changed and serve it on http://127.0.0.1:3000
  cargo xtask run --registry      the same, with a token service beside it and a registry's program that may call
  cargo xtask dev                 the same, and build, restart and reload on every change
  cargo xtask test [--only STEP]  every check of the project; STEP is part of a step's name
  cargo xtask build [--release]   build target/release/innsyn and target/site (debug without --release)
  cargo xtask gallery [--build]   the component gallery, by Trunk; with --build into target/gallery without Trunk
  cargo xtask bench               bytes per page and pages per second

What is needed: Rust from https://rustup.rs, Node.js 20 or newer with npm, for the tests Python 3.11 or newer.
Everything else is fetched on first use.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match enter_root().and_then(|()| dispatch(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let text = format!("{error:#}");
            if !text.is_empty() {
                eprintln!("\nerror: {text}");
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> Result<()> {
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["run"] => run::run(Profile::Dev, Beside::Nothing),
        ["run", "--release"] => run::run(Profile::Release, Beside::Nothing),
        ["run", "--registry"] => run::run(Profile::Dev, Beside::Registry),
        ["run", "--release", "--registry"] => run::run(Profile::Release, Beside::Registry),
        ["build"] => site::build(Profile::Dev),
        ["build", "--release"] => site::build(Profile::Release),
        ["dev"] => watch::dev(),
        ["test"] => test::test(None),
        ["test", "--only", step] => test::test(Some(step)),
        ["gallery"] => gallery::serve(),
        ["gallery", "--build"] => gallery::build(),
        ["bench"] => bench::bench(),
        // Not for people: `run` starts it to print the address.
        ["announce", listen, server] => run::announce(listen, server, Beside::Nothing),
        ["announce", listen, server, "--registry"] => run::announce(listen, server, Beside::Registry),
        unknown => bail!("there is no command `{}`\n\n{HELP}", unknown.join(" ")),
    }
}

/// Goes to the root of the repository: all paths in this program are relative to it.
fn enter_root() -> Result<()> {
    let root = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(own) => PathBuf::from(own).parent().map(PathBuf::from),
        None => {
            env::current_dir()?.ancestors().find(|folder| folder.join("xtask/Cargo.toml").is_file()).map(PathBuf::from)
        }
    };
    let root = root.context("run this inside the repository")?;
    env::set_current_dir(&root).with_context(|| format!("cannot enter {}", root.display()))
}
