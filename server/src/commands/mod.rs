//! What `innsyn` does besides serving: `innsyn <command>`, on the machine and with the settings of the server. Every
//! command ends with 0 when all is well, 1 when it is not, and 2 when that cannot be told.

mod deletion;
mod dispatch;
mod reconcile;
mod reference;
mod replication;
#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::setup;
use anyhow::{Context, anyhow};
use app::oppsett::Oppsett;
use app::portal::{Portal, Tidsgrenser};
use app::store::signering::{Nokkelkilde, Signering};
use app::store::{Basis, Klokke};
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

/// The question could not be answered.
const UNANSWERED: u8 = 2;

const HELP: &str = "\
innsyn                 serve; settings come from the environment (README, \"Settings\")
innsyn reconcile       compare a registry's copy with the active set
innsyn replication     how it stands with those who subscribe to changes; --retry CLIENT makes what waits due now
innsyn dispatch        how it stands with what registries are to be told; --retry PART makes what failed due now
innsyn deletion        how it stands with deletions; --now removes our copies and reminds registries first
innsyn reference       the tables of the comparison as they are answered: --table msss or --table armss
innsyn help            this list
";

/// Runs the command that the first argument names; none when there is no argument and the server is to start.
pub fn run(mut args: impl Iterator<Item = OsString>) -> Option<ExitCode> {
    let command = args.next()?;
    let args: Vec<String> = args.map(|a| a.to_string_lossy().into_owned()).collect();
    let mut out = std::io::stdout();
    let code = match command.to_str() {
        Some("dispatch") => dispatch::run(&args, &mut out),
        Some("deletion") => deletion::run(&args, &mut out),
        Some("reconcile") => reconcile::run(&args, &mut out),
        Some("reference") => reference::run(&args, &mut out),
        Some("replication") => replication::run(&args, &mut out),
        Some("help" | "--help" | "-h") => write!(out, "{HELP}").map(|()| 0).map_err(Into::into),
        _ => Err(anyhow!("no such command; `innsyn help` lists them")),
    };
    Some(ExitCode::from(code.unwrap_or_else(|fault| {
        eprintln!("innsyn: {fault:#}");
        UNANSWERED
    })))
}

/// Reads the settings, opens the portal, and does `work` with it.
fn on_portal(work: impl AsyncFnOnce(&Portal, &Config) -> anyhow::Result<u8>) -> anyhow::Result<u8> {
    let config = Config::read(|name| std::env::var(name).ok())
        .map_err(|faults| anyhow!("the settings are not complete\n  - {}", faults.join("\n  - ")))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let portal = portal(&config).await?;
        let code = work(&portal, &config).await;
        portal.basis.lukk().await;
        code
    })
}

/// The portal as the server has it, without its pages: the doors, on the installation's own database.
async fn portal(config: &Config) -> anyhow::Result<Portal> {
    let katalog = Arc::new(setup::catalogue(config)?);
    let basis = Basis::apne(&config.database_url).await.context("the database cannot be opened")?;
    let klokke = Klokke::Maskin;
    let kilde = match &config.receipt_key {
        Some(file) => Nokkelkilde::Pem(std::fs::read_to_string(file).context("INNSYN_RECEIPT_KEY cannot be read")?),
        None => Nokkelkilde::IBasen,
    };
    let signering = Signering::apne(&basis, &klokke, kilde).await.context("receipts cannot be signed")?;
    let oppsett = Oppsett { demo: config.mode == crate::config::Mode::Demo, ..Oppsett::default() };
    let mut portal = Portal::ny(basis, klokke, katalog, signering, oppsett, Tidsgrenser::default());
    portal.klienter = Arc::new(setup::clients(config, &portal.katalog)?);
    Ok(portal)
}
