//! Words and figures on the pages of reports that are the portal's own: no report holds them as they stand.

use crate::house::message;
use crate::report_pages::plain;
use app::charts::kurs::TETT;
use app::domain::rapport::{Maleserie, Rapport, Seksjon};
use app::messages::tall;
use std::collections::BTreeSet;

/// What the portal says that a score means.
pub fn edss_in_words(halves: u64) -> &'static str {
    match (halves / 2, halves % 2) {
        // No score, and one that no living person has.
        (0, 1) | (10, _) => message("edss-uten-ord"),
        (whole, 0) => message(&format!("edss-{whole}")),
        (whole, _) => message(&format!("edss-{whole}-5")),
    }
}

/// Columns of our own tables.
pub fn our_headings() -> BTreeSet<String> {
    let keys = [
        "tabell-dato",
        "tabell-verdi",
        "tabell-sykehus",
        "rapport-graf-tabell",
        "rapport-graf-behandling",
        "rapport-graf-attakk",
        "rapport-graf-edss",
        "rapport-graf-mr",
        "graf-faser",
        "rapport-kilde",
        "rapport-serie-verdi",
        "rapport-serie-merknad",
        "rapport-uten-tittel",
        "generelt-ar",
        "generelt-antall",
        "generelt-lavest",
        "generelt-hoyest",
        "generelt-per-ar",
        "behandling-uten",
        "behandling-uten-navn",
        "ikke-oppgitt",
    ];
    keys.into_iter().map(|k| message(k).to_owned()).collect()
}

/// Series that are drawn under a disease course.
fn of_course(section: &Seksjon) -> impl Iterator<Item = &Maleserie> {
    section.forlop.iter().flat_map(|f| &f.maleserier)
}

/// Values with their units in the sentence about a series, and the names of timelines' events in a chart.
pub fn composed(report: &Rapport) -> BTreeSet<String> {
    let series = report.seksjoner.iter().flat_map(|s| s.maleserier.iter().chain(of_course(s)));
    let values = series.flat_map(|m| m.punkter.iter().map(|p| plain(&format!("{} {}", tall(p.verdi), m.enhet))));
    let lines = report.seksjoner.iter().flat_map(|s| &s.tidslinjer);
    let events = lines.map(|l| plain(&message("generelt-hendelser").replace("{ $linje }", &l.tittel)));
    values.chain(events).collect()
}

/// Whether all figures are counts and years of a series that is told by year.
pub fn counted_by_year(report: &Rapport, rest: &str) -> bool {
    let series = report.seksjoner.iter().flat_map(|s| &s.maleserier).filter(|m| m.punkter.len() > TETT);
    let mut known = BTreeSet::new();
    for m in series {
        let years: BTreeSet<i16> = m.punkter.iter().map(|p| p.dato.year()).collect();
        let in_year = |year: i16| m.punkter.iter().filter(|p| p.dato.year() == year).count();
        known.extend(years.iter().flat_map(|y| [y.to_string(), in_year(*y).to_string()]));
    }
    rest.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).all(|n| known.contains(n))
}

/// Figures that are ours: years, scores and counts in the sentence about a disease course; EDSS goes from 0 to 10.
pub fn counts(report: &Rapport, rest: &str) -> bool {
    let course = report.seksjoner.iter().find_map(|s| s.forlop.as_ref());
    course.is_some_and(|f| {
        let numbers: Vec<&str> = rest.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
        let years: BTreeSet<String> = f.dager().map(|d| d.year().to_string()).collect();
        let counted = [f.attakker.len().to_string(), "0".to_owned(), "10".to_owned()];
        let lesions = f.mr.iter().flat_map(|m| [m.nye_t2, m.kontrastladende]).flatten().map(|n| n.to_string());
        let lesions: Vec<String> = lesions.collect();
        let ours = |n: &&str| years.contains(*n) || counted.iter().chain(&lesions).any(|c| c == n);
        numbers.iter().all(ours)
    })
}
