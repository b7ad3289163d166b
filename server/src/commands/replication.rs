//! `innsyn replication`: how it stands with those who subscribe to changes. `--retry CLIENT` makes what waits for one due
//! now, when what was wrong has been mended.

use super::on_portal;
use anyhow::{Context, bail};
use app::domain::klient::Klientregister;
use app::domain::replikering::Abonnementstatus;
use app::portal::Portal;
use jiff::Timestamp;
use std::io::Write;

/// Runs the command with the words that follow its name, and writes to `out`.
pub(super) fn run(words: &[String], out: &mut impl Write) -> anyhow::Result<u8> {
    match words {
        [] => on_portal(async |portal, _| status(portal, out).await),
        [flag, client] if flag == "--retry" => on_portal(async |portal, _| retry(portal, client, out).await),
        _ => bail!("usage: innsyn replication [--retry CLIENT]"),
    }
}

async fn status(portal: &Portal, out: &mut impl Write) -> anyhow::Result<u8> {
    let all = portal.pvk.abonnementer(&portal.klienter).await?;
    let now = portal.klokke.na();
    writeln!(
        out,
        "{:<24} {:>9} {:<20} {:<20} {:>8} {:<16} {:>12} STATE",
        "CLIENT", "WAITING", "WAITING SINCE", "FAILING SINCE", "ATTEMPTS", "LAST FAILURE", "NEEDS PERSON"
    )?;
    for s in &all {
        writeln!(
            out,
            "{:<24} {:>9} {:<20} {:<20} {:>8} {:<16} {:>12} {}",
            s.klient,
            s.venter,
            second(s.eldste),
            second(s.feiler_siden),
            s.forsok,
            if s.feil.is_empty() { "-" } else { &s.feil },
            s.trenger_person,
            state(s, now)
        )?;
    }
    let alarm = all.iter().any(|s| s.alarm(now));
    Ok(u8::from(alarm))
}

fn state(status: &Abonnementstatus, now: Timestamp) -> &'static str {
    match (status.alarm(now), status.last_pa_nytt(now)) {
        (true, true) => "ALARM, must load everything again",
        (true, false) => "ALARM",
        (false, _) => "ok",
    }
}

/// An instant to the second, in UTC.
fn second(at: Option<Timestamp>) -> String {
    at.and_then(|t| Timestamp::from_second(t.as_second()).ok()).map_or_else(|| "-".to_owned(), |t| t.to_string())
}

async fn retry(portal: &Portal, id: &str, out: &mut impl Write) -> anyhow::Result<u8> {
    let client =
        subscriber(&portal.klienter, id).with_context(|| format!("{id} is not among the clients that subscribe"))?;
    let waiting = portal.pvk.prov_igjen(client).await?;
    writeln!(out, "{waiting} settings are due now")?;
    Ok(0)
}

fn subscriber<'k>(clients: &'k Klientregister, id: &str) -> Option<&'k app::domain::klient::Klient> {
    clients.klient(id).filter(|k| k.abonnement.is_some()).map(AsRef::as_ref)
}
