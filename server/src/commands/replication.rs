//! `innsyn replication`: how it stands with those who subscribe to changes. `--retry CLIENT` makes what waits for one due
//! now, when what was wrong has been mended.

use app::domain::klient::Klientregister;
use app::domain::replikering::Abonnementstatus;
use app::portal::Portal;
use jiff::Timestamp;
use std::io::{self, Write};
use std::process::ExitCode;

/// What was asked for cannot be answered.
const UNANSWERED: u8 = 2;

/// Runs the command with the words that follow its name, and writes to `out`.
///
/// # Errors
/// When `out` takes nothing more.
pub async fn run(portal: &Portal, words: &[String], out: &mut impl Write) -> io::Result<ExitCode> {
    match words {
        [] => status(portal, out).await,
        [flag, client] if flag == "--retry" => retry(portal, client, out).await,
        _ => {
            writeln!(out, "usage: innsyn replication [--retry CLIENT]")?;
            Ok(UNANSWERED.into())
        }
    }
}

async fn status(portal: &Portal, out: &mut impl Write) -> io::Result<ExitCode> {
    let (all, now) = match portal.pvk.abonnementer(&portal.klienter).await {
        Ok(all) => (all, portal.klokke.na()),
        Err(fault) => {
            writeln!(out, "cannot be answered: {fault}")?;
            return Ok(UNANSWERED.into());
        }
    };
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
    Ok(if alarm { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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

async fn retry(portal: &Portal, id: &str, out: &mut impl Write) -> io::Result<ExitCode> {
    let Some(client) = subscriber(&portal.klienter, id) else {
        writeln!(out, "{id} is not among the clients that subscribe")?;
        return Ok(UNANSWERED.into());
    };
    match portal.pvk.prov_igjen(client).await {
        Ok(waiting) => {
            writeln!(out, "{waiting} settings are due now")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(fault) => {
            writeln!(out, "cannot be done: {fault}")?;
            Ok(UNANSWERED.into())
        }
    }
}

fn subscriber<'k>(clients: &'k Klientregister, id: &str) -> Option<&'k app::domain::klient::Klient> {
    clients.klient(id).filter(|k| k.abonnement.is_some()).map(AsRef::as_ref)
}
