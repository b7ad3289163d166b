//! The registries' side from outside: a token service beside the portal, for the contract's client, for schemathesis, and
//! for trying out (`cargo xtask run --registry`).

use crate::{
    command::capture,
    counts::{Counts, run_tests},
    demo::Server,
    http, python,
    service::Service,
    site::{Profile, SITE},
    temporary::TemporaryFolder,
};
use anyhow::{Context, Result, bail};
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::Command,
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
    tokens: Service,
    portal: Server,
    receiver: u16,
}

impl House {
    /// Starts both with the tests' clients. `database` is the portal's own; a new SQLite file without it.
    fn start(database: Option<&str>) -> Result<Self> {
        let folder = TemporaryFolder::new("registry")?;
        let receiver = http::free_port()?;
        set_up("tests", folder.path(), &format!("http://127.0.0.1:{receiver}/pvk"), None)?;
        let tokens = token_service(folder.path(), http::free_port()?)?;
        let sqlite = format!("sqlite:{}", folder.path().join("innsyn.db").display());
        let binary = Profile::Release.server();
        if !binary.is_file() {
            bail!("{} is missing: run `cargo xtask build --release` first", binary.display());
        }
        let log = File::create(folder.path().join("portal.log")).context("the portal's log cannot be written")?;
        let portal = Server::start_with(&binary, Path::new(SITE), database.unwrap_or(&sqlite), |command| {
            know(command, folder.path(), &tokens.address)
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
            .env("INNSYN_BINARY", Profile::Release.server())
            .env("INNSYN_ORIGIN", &self.portal.origin)
            .env("INNSYN_TOKEN_ISSUER", &self.tokens.address)
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

/// Token service and registries' systems as `cargo xtask run --registry` has them: they end when this process does, whatever
/// it has turned into. Gives the portal what it needs to know of them.
pub fn beside(portal: &mut Command, listen: &str) -> Result<()> {
    let (folder, systems) = (Path::new(DEMO), systems_port(listen)?);
    set_up("demo", folder, DEMO_RECEIVER, Some(&address(systems)))?;
    let mut tokens = token_service(folder, tokens_port(listen)?)?;
    let mut registries = Service::start("registry-service", folder, folder, systems, "/kontroll", |node| {
        node.env("PVK_ORIGIN", format!("http://{listen}")).env("PVK_ISSUER", &tokens.address);
    })?;
    know(portal, folder, &tokens.address)
        .env("INNSYN_RETRY_WAITS", "5")
        .env("INNSYN_SOURCES", folder.join("sources.toml"));
    tokens.keep();
    registries.keep();
    Ok(())
}

/// What the person at the keyboard can do with it.
pub fn welcome(listen: &str) -> Result<String> {
    let (issuer, systems) = (address(tokens_port(listen)?), address(systems_port(listen)?));
    Ok(format!(
        "A registry's program may call:  client demo-ms, for the MS registry; tokens from {issuer}\n\
         Its first call:    node end2end/pvk.mjs GET '/personvern/personverninnstillinger/hentinnbyggereaktivepifordefinisjon/v2\
         ?definisjonGuid=2c3ba0f0-468a-4b16-8fac-18a8f1e99f98&partKode=MS&pagingReference=0'\n\
         To get changes:    node end2end/pvk.mjs receive\n\
         NPRKPR and MS are fetched from {systems} while you wait. To see one fail:\n    \
         curl -d '{{\"feil\":\"hang\",\"register\":\"NPRKPR\"}}' {systems}/kontroll    (and curl -X DELETE to end it)\n\
         The README's \"Connecting a registry\" goes on from there.\n"
    ))
}

/// The port after the portal's own.
fn tokens_port(listen: &str) -> Result<u16> {
    let port = listen.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok()?.checked_add(1));
    port.with_context(|| format!("`{listen}` is not an address to listen on; write it as 127.0.0.1:3000"))
}

/// The registries' systems are on the port after that.
fn systems_port(listen: &str) -> Result<u16> {
    let port = tokens_port(listen)?.checked_add(1);
    port.with_context(|| format!("`{listen}` leaves no port for the registries' systems"))
}

fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

fn token_service(folder: &Path, port: u16) -> Result<Service> {
    let clients = folder.join("token-service.json");
    Service::start("token-service", folder, &clients, port, "/.well-known/openid-configuration", |_| ())
}

/// Keys and files of clients, and of the registries' systems, by `end2end/registry/setup.mjs`.
fn set_up(kind: &str, folder: &Path, receiver: &str, systems: Option<&str>) -> Result<()> {
    let mut node = Command::new("node");
    capture(node.args(["end2end/registry/setup.mjs", kind]).arg(folder).arg(receiver).args(systems)).map(drop)
}

/// Tells a portal of its clients and of who issues their tokens.
fn know<'c>(portal: &'c mut Command, folder: &Path, issuer: &str) -> &'c mut Command {
    portal
        .env("INNSYN_CLIENTS", folder.join("clients.toml"))
        .env("INNSYN_SYSTEM_KEY", folder.join("system-key.pem"))
        .env("INNSYN_TOKEN_ISSUER", issuer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_from_the_port_after_the_portals() -> Result<()> {
        assert_eq!(tokens_port("127.0.0.1:3000")?, 3001);
        assert!(tokens_port("127.0.0.1").is_err() && tokens_port("127.0.0.1:65535").is_err());
        assert_eq!(systems_port("127.0.0.1:3000")?, 3002);
        assert!(systems_port("127.0.0.1:65534").is_err());
        let welcome = welcome("127.0.0.1:3010")?;
        assert!(welcome.contains("http://127.0.0.1:3011") && welcome.contains("http://127.0.0.1:3012/kontroll"));
        Ok(())
    }
}
