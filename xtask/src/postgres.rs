//! A private PostgreSQL for the tests: a new cluster in a temporary folder on a free port.
//!
//! A small shell program starts it, waits until its own input ends, stops it and removes the folder. The input is
//! a pipe held by this process, so it ends whatever happens to us: success, failure, Ctrl-C or a kill. That way
//! no cluster is ever left behind.

use crate::{
    command::{capture, not_started},
    http,
    programs::{self, apt_install, is_root},
    temporary::new_folder,
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
};

/// Nothing here outlives the tests, so nothing needs to reach the disk.
const SETTINGS: &str = "-c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
                        -c full_page_writes=off -c max_connections=200";

/// Arguments: folder of the programs, own folder, port, settings, and what to run the programs with, if anything.
const KEEPER: &str = r#"
trap '' INT TERM HUP
bin=$1 folder=$2 port=$3 settings=$4
shift 4
clean() { cd /; rm -rf "$folder"; }
cd "$folder" || exit 1
if "$@" "$bin/initdb" -D "$folder/data" -U innsyn --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync \
     >"$folder/log" 2>&1 &&
   "$@" "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w \
     -o "$settings -p $port -c unix_socket_directories=$folder" start >>"$folder/log" 2>&1
then
  echo ready
  read -r _
  "$@" "$bin/pg_ctl" -D "$folder/data" -w -m immediate stop >/dev/null 2>&1
else
  cat "$folder/log" "$folder/server.log" >&2
fi
clean
"#;

/// A running cluster. It ends when this value does, and no later than this process.
pub struct Cluster {
    keeper: Child,
    input: Option<ChildStdin>,
    /// What the tests connect to. Each test makes databases of its own inside.
    pub url: String,
}

impl Cluster {
    /// Makes and starts a cluster; takes about two seconds.
    pub fn start() -> Result<Self> {
        let programs = programs_folder()?;
        let port = http::free_port()?;
        let folder = new_folder("postgres")?;
        let as_whom = owner(&folder)?;
        let mut command = Command::new("sh");
        command
            .args(["-c", KEEPER, "innsyn-postgres"])
            .args([&programs, &folder])
            .args([&port.to_string(), SETTINGS])
            .args(as_whom)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut keeper = command.spawn().map_err(|error| not_started(&command, &error))?;
        let input = keeper.stdin.take();
        let mut answer = String::new();
        if let Some(output) = keeper.stdout.take() {
            BufReader::new(output).read_line(&mut answer)?;
        }
        let cluster = Self { keeper, input, url: format!("postgres://innsyn@127.0.0.1:{port}/postgres") };
        ensure!(answer.trim() == "ready", "PostgreSQL did not start; its own words are above");
        Ok(cluster)
    }
}

impl Cluster {
    /// A new, empty database inside; the address it has.
    pub fn database(&self, name: &str) -> Result<String> {
        // It belongs to the client's package, which may stand elsewhere than the server's programs.
        let createdb = match programs::on_path("createdb") {
            Some(found) => found,
            None => programs_folder()?.join("createdb"),
        };
        capture(Command::new(createdb).arg(format!("--maintenance-db={}", self.url)).arg(name))?;
        let (server, _) = self.url.rsplit_once('/').context("the cluster has no address")?;
        Ok(format!("{server}/{name}"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // The end of its input tells the keeper to stop the cluster and clean up.
        drop(self.input.take());
        let _ = self.keeper.wait();
    }
}

/// PostgreSQL refuses to run as root: hand the folder to the user `postgres` and say how to become that user.
fn owner(folder: &Path) -> Result<&'static [&'static str]> {
    if !is_root() {
        return Ok(&[]);
    }
    capture(Command::new("chown").arg("postgres").arg(folder))?;
    Ok(&["runuser", "-u", "postgres", "--"])
}

/// The folder with `initdb` and `pg_ctl`; installs the package when that is possible.
fn programs_folder() -> Result<PathBuf> {
    if let Some(folder) = find() {
        return Ok(folder);
    }
    apt_install("postgresql")?;
    match find() {
        Some(folder) => Ok(folder),
        None => bail!(
            "PostgreSQL's programs `initdb` and `pg_ctl` were not found. \
             Install the PostgreSQL server, version 15 or newer (Debian and Ubuntu: apt-get install postgresql)."
        ),
    }
}

/// On the PATH, or where Debian keeps them; of several versions the newest.
fn find() -> Option<PathBuf> {
    if let Some(initdb) = programs::on_path("initdb") {
        return initdb.parent().map(Path::to_owned);
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .filter_map(Result::ok)
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
        .max()
        .map(|(_, folder)| folder)
}
