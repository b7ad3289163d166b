//! `innsyn dispatch`: how it stands with what is to be told to registries' systems. `--retry PART` makes what failed to one due
//! now, when what was wrong has been mended.

use super::on_portal;
use anyhow::{Context, bail};
use app::innsyn::utsending::Kostatus;
use app::portal::Portal;
use std::io::Write;

/// Runs the command with the words that follow its name, and writes to `out`.
pub(super) fn run(words: &[String], out: &mut impl Write) -> anyhow::Result<u8> {
    match words {
        [] => on_portal(async |portal, _| status(portal, out).await),
        [flag, part] if flag == "--retry" => on_portal(async |portal, _| retry(portal, part, out).await),
        _ => bail!("usage: innsyn dispatch [--retry PART]"),
    }
}

async fn status(portal: &Portal, out: &mut impl Write) -> anyhow::Result<u8> {
    let (all, now) = (portal.ko().status().await?, portal.klokke.na());
    writeln!(
        out,
        "{:<16} {:>8} {:<20} {:>8} {:<12} {:>12} {:>14} STATE",
        "PART", "WAITING", "WAITING SINCE", "ATTEMPTS", "FAILURE", "NEEDS PERSON", "WITHOUT SYSTEM"
    )?;
    for s in &all {
        let since = s.eldste.and_then(|t| jiff::Timestamp::from_second(t.as_second()).ok());
        writeln!(
            out,
            "{:<16} {:>8} {:<20} {:>8} {:<12} {:>12} {:>14} {}",
            s.part.0,
            s.venter,
            since.map_or_else(|| "-".to_owned(), |t| t.to_string()),
            s.forsok,
            if s.feil.is_empty() { "-" } else { &s.feil },
            s.trenger_person,
            s.uten_system,
            if s.alarm(now) { "ALARM" } else { "ok" }
        )?;
    }
    Ok(u8::from(all.iter().any(|s: &Kostatus| s.alarm(now))))
}

async fn retry(portal: &Portal, part: &str, out: &mut impl Write) -> anyhow::Result<u8> {
    let register = portal.katalog.part(part).with_context(|| format!("{part} is not in the catalogue"))?;
    let due = portal.ko().prov_igjen(&register.part).await?;
    writeln!(out, "{due} messages are due now")?;
    Ok(0)
}
