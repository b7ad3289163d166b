//! `innsyn reference`: what the comparison with a reference group answers, cell by cell, so that it can be held against the
//! published tables. Needs no settings and no database.

use anyhow::bail;
use app::domain::forlop::Skar;
use app::domain::forlop::sammenligning::Skala;
use std::io::Write;
use std::ops::RangeInclusive;

/// Runs the command with the words that follow its name, and writes to `out`.
pub(super) fn run(words: &[String], out: &mut impl Write) -> anyhow::Result<u8> {
    match words {
        [flag, table] if flag == "--table" => match Skala::les(table) {
            Some(scale) => print(scale, out),
            None => bail!("no such table: {table}; there are msss and armss"),
        },
        _ => bail!("usage: innsyn reference --table msss|armss"),
    }
}

/// A line `score YEAR EDSS SCORE` for each score there is, and a line `band YEAR P10 P25 P50 P75 P90` for each year that
/// has any, with years to spare at both ends.
fn print(scale: Skala, out: &mut impl Write) -> anyhow::Result<u8> {
    for year in years(scale) {
        for edss in (0..=20).filter_map(|half| Skar::av_halve(half).ok()) {
            if let Ok(score) = scale.poeng(year, edss) {
                writeln!(out, "score {year} {:.1} {:.3}", edss.verdi(), f64::from(score.tusendeler()) / 1000.0)?;
            }
        }
        if let Some(band) = scale.grenser(year) {
            let [a, b, c, d, e] = band.map(Skar::verdi);
            writeln!(out, "band {year} {a:.1} {b:.1} {c:.1} {d:.1} {e:.1}")?;
        }
    }
    Ok(0)
}

fn years(scale: Skala) -> RangeInclusive<i16> {
    match scale {
        Skala::Msss => -1..=60,
        Skala::Armss => 0..=110,
    }
}
