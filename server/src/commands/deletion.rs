//! `innsyn deletion`: how it stands with what citizens' choices make registries delete. `--now` does first what the server does
//! every minute: removes our own copies, and reminds those who are late.

use super::on_portal;
use anyhow::bail;
use app::portal::Portal;
use std::io::Write;

/// Runs the command with the words that follow its name, and writes to `out`.
pub(super) fn run(words: &[String], out: &mut impl Write) -> anyhow::Result<u8> {
    match words {
        [] => on_portal(async |portal, _| status(portal, out).await),
        [flag] if flag == "--now" => on_portal(async |portal, _| now(portal, out).await),
        _ => bail!("usage: innsyn deletion [--now]"),
    }
}

async fn now(portal: &Portal, out: &mut impl Write) -> anyhow::Result<u8> {
    let did = portal.pvk.folg_opp_slettinger().await?;
    writeln!(out, "copies removed: {}, reminders: {}, failed: {}", did.kopier, did.purringer, did.feil)?;
    let code = status(portal, out).await?;
    Ok(code.max(u8::from(did.feil > 0)))
}

/// A line for each definition that something waits for; 1 when a deadline has passed, or copies here wait to be removed.
pub(super) async fn status(portal: &Portal, out: &mut impl Write) -> anyhow::Result<u8> {
    let all = portal.pvk.slettetall().await?;
    writeln!(
        out,
        "{:<16} {:<20} {:>9} {:>9} {:<14} {:>11} STATE",
        "PART", "DEFINITION", "WAITING", "OVERDUE", "FIRST DEADLINE", "COPIES HERE"
    )?;
    for s in &all {
        let first = s.eldste.map_or_else(|| "-".to_owned(), |d| d.to_string());
        let state = match (s.forfalt > 0, s.kopier > 0) {
            (true, _) => "ALARM, overdue",
            (false, true) => "ALARM, copies wait",
            (false, false) => "ok",
        };
        writeln!(
            out,
            "{:<16} {:<20} {:>9} {:>9} {first:<14} {:>11} {state}",
            s.part, s.definisjon, s.venter, s.forfalt, s.kopier
        )?;
    }
    Ok(u8::from(all.iter().any(|s| s.forfalt + s.kopier > 0)))
}
