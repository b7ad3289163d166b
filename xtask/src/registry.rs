//! The registries' side from outside: a token service beside the portal, for the contract's client, for schemathesis, and
//! for trying out (`cargo xtask run --registry`).

use crate::{
    command::{capture, not_started},
    counts::{Counts, run_tests},
    demo::Server,
    http, python,
    site::{Profile, SITE},
    temporary::TemporaryFolder,
};
use anyhow::{Context, Result, bail};
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command},
    time::{Duration, Instant},
};

/// What the demo's registry has: keys, clients, the portal's system key.
const DEMO: &str = "target/registry";
/// Where the demo's registry listens for changes.
const DEMO_RECEIVER: &str = "http://127.0.0.1:4010/pvk";
/// Settings on a page of a listing in the tests: some pages even of the fifteen invented people.
const PAGE: &str = "2";
/// Seconds between attempts in the tests, where a receiver fails on purpose.
const WAITS: &str = "1";

/// Token service, portal and the folder they share; both end with the value.
struct House {
    folder: TemporaryFolder,
    tokens: TokenService,
    portal: Server,
    receiver: u16,
}

impl House {
    /// Starts both with the tests' clients. `database` is the portal's own; a new SQLite file without it.
    fn start(database: Option<&str>) -> Result<Self> {
        let folder = TemporaryFolder::new("registry")?;
        let receiver = http::free_port()?;
        set_up("tests", folder.path(), &format!("http://127.0.0.1:{receiver}/pvk"))?;
        let tokens = TokenService::start(folder.path(), http::free_port()?)?;
        let sqlite = format!("sqlite:{}", folder.path().join("innsyn.db").display());
        let binary = Profile::Release.server();
        if !binary.is_file() {
            bail!("{} is missing: run `cargo xtask build --release` first", binary.display());
        }
        let log = File::create(folder.path().join("portal.log")).context("the portal's log cannot be written")?;
        let portal = Server::start_with(&binary, Path::new(SITE), database.unwrap_or(&sqlite), |command| {
            know(command, folder.path(), &tokens.issuer)
                .envs([
                    ("INNSYN_PAGE_SIZE", PAGE),
                    ("INNSYN_RETRY_WAITS", WAITS),
                    ("RUST_LOG", "debug"),
                    ("NO_COLOR", "1"),
                ])
                .stderr(log);
        })?;
        Ok(Self { folder, tokens, portal, receiver })
    }

    /// A Python program that is told where everything is.
    fn python(&self) -> Result<Command> {
        let mut command = Command::new(python::interpreter()?);
        command
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("INNSYN_ORIGIN", &self.portal.origin)
            .env("INNSYN_TOKEN_ISSUER", &self.tokens.issuer)
            .env("INNSYN_PAGE_SIZE", PAGE)
            .env("REGISTRY_FOLDER", self.folder.path())
            .env("REGISTRY_RECEIVER_PORT", self.receiver.to_string())
            .env("REGISTRY_LOG", self.log());
        Ok(command)
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("portal.log")
    }

    /// Runs a program; when it fails, the end of the portal's log comes with the fault.
    fn watch(&self, run: impl FnOnce() -> Result<()>) -> Result<()> {
        run().with_context(|| {
            let log = std::fs::read_to_string(self.log()).unwrap_or_default();
            let faults: Vec<_> =
                log.lines().filter(|line| line.contains("ERROR") || line.contains("panicked")).collect();
            match faults.last_chunk::<5>() {
                _ if faults.is_empty() => "the portal logged no fault".to_owned(),
                Some(last) => format!("the portal's last faults:\n{}", last.join("\n")),
                None => format!("the portal's faults:\n{}", faults.join("\n")),
            }
        })
    }
}

/// The contract-test client against the running portal. Its tests are counted.
pub fn test_client(database: Option<&str>, counts: &mut Counts) -> Result<()> {
    let house = House::start(database)?;
    let mut pytest = house.python()?;
    pytest.args(["-m", "pytest", "-q", "-p", "no:cacheprovider", "end2end/registry/tests"]);
    house.watch(|| run_tests(&mut pytest, counts))
}

/// schemathesis over the interface's document.
pub fn test_schema() -> Result<()> {
    let house = House::start(None)?;
    let mut schemathesis = house.python()?;
    schemathesis.arg("end2end/registry/schema/run.py");
    house.watch(|| crate::command::run(&mut schemathesis))
}

/// The token service as `cargo xtask run --registry` has it: it ends when this process does, whatever it has turned into.
/// Gives the portal what it needs to know of it.
pub fn beside(portal: &mut Command, listen: &str) -> Result<()> {
    let folder = Path::new(DEMO);
    set_up("demo", folder, DEMO_RECEIVER)?;
    let mut service = TokenService::start(folder, tokens_port(listen)?)?;
    know(portal, folder, &service.issuer).env("INNSYN_RETRY_WAITS", "5");
    service.keep();
    Ok(())
}

/// What the person at the keyboard can do with it.
pub fn welcome(listen: &str) -> Result<String> {
    let issuer = issuer(tokens_port(listen)?);
    Ok(format!(
        "A registry's program may call:  client demo-ms, for the MS registry; tokens from {issuer}\n\
         Its first call:    node end2end/pvk.mjs GET '/personvern/personverninnstillinger/hentinnbyggereaktivepifordefinisjon/v2\
         ?definisjonGuid=2c3ba0f0-468a-4b16-8fac-18a8f1e99f98&partKode=MS&pagingReference=0'\n\
         To get changes:    node end2end/pvk.mjs receive\n\
         The README's \"Connecting a registry\" goes on from there.\n"
    ))
}

/// The port after the portal's own.
fn tokens_port(listen: &str) -> Result<u16> {
    let port = listen.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok()?.checked_add(1));
    port.with_context(|| format!("`{listen}` is not an address to listen on; write it as 127.0.0.1:3000"))
}

fn issuer(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// Keys and files of clients, by `end2end/registry/setup.mjs`.
fn set_up(kind: &str, folder: &Path, receiver: &str) -> Result<()> {
    let mut node = Command::new("node");
    capture(node.args(["end2end/registry/setup.mjs", kind]).arg(folder).arg(receiver)).map(drop)
}

/// Tells a portal of its clients and of who issues their tokens.
fn know<'c>(portal: &'c mut Command, folder: &Path, issuer: &str) -> &'c mut Command {
    portal
        .env("INNSYN_CLIENTS", folder.join("clients.toml"))
        .env("INNSYN_SYSTEM_KEY", folder.join("system-key.pem"))
        .env("INNSYN_TOKEN_ISSUER", issuer)
}

/// A running token service; it ends when this value does, and when this process does.
struct TokenService {
    child: Option<Child>,
    issuer: String,
}

impl TokenService {
    fn start(folder: &Path, port: u16) -> Result<Self> {
        let issuer = issuer(port);
        let log =
            File::create(folder.join("token-service.log")).context("the token service's log cannot be written")?;
        let mut node = Command::new("node");
        node.arg("end2end/token-service.mjs")
            .arg(folder.join("token-service.json"))
            .args([&port.to_string(), "--with-parent"])
            .stdout(log.try_clone()?)
            .stderr(log);
        let child = node.spawn().map_err(|error| not_started(&node, &error))?;
        let mut service = Self { child: Some(child), issuer };
        service.wait(&folder.join("token-service.log"))?;
        Ok(service)
    }

    fn wait(&mut self, log: &Path) -> Result<()> {
        let (agent, begun) = (http::agent(), Instant::now());
        let address = format!("{}/.well-known/openid-configuration", self.issuer);
        while begun.elapsed() < Duration::from_secs(30) {
            if let Some(status) = self.child.as_mut().map(Child::try_wait).transpose()?.flatten() {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                bail!("the token service ended before it was ready ({status}):\n{said}");
            }
            if agent.get(&address).call().is_ok_and(|answer| answer.status() == 200) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("the token service did not become ready; {} says why", log.display())
    }

    /// Lets it live on after this value, with its parent.
    fn keep(&mut self) {
        drop(self.child.take());
    }
}

impl Drop for TokenService {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // It may have ended already; then there is nothing left to do.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_from_the_port_after_the_portals() -> Result<()> {
        assert_eq!(tokens_port("127.0.0.1:3000")?, 3001);
        assert!(tokens_port("127.0.0.1").is_err() && tokens_port("127.0.0.1:65535").is_err());
        assert!(welcome("127.0.0.1:3010")?.contains("http://127.0.0.1:3011"));
        Ok(())
    }
}
