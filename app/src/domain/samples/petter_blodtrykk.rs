//! Petter's blood pressure, measured at home nearly every morning: some thousand values, made by formula.

use super::deler::{Serie, fra, hendt, periode, tidslinje};
use super::petter::{ABLASJON, SLAG};
use crate::domain::rapport::{Klokkeslett, Maleserie, Opphav, Seksjon};
use jiff::Span;
use jiff::civil::{Date, date};

/// The day he was lent the cuff.
const START: Date = date(2023, 2, 20);
/// The dose was raised after the stroke.
const OKT_DOSE: Date = date(2025, 8, 18);

/// The section of AblaNor's report on `dag`.
pub(super) fn hjemmemalinger(dag: Date) -> Seksjon {
    let legemidler = vec![
        periode(date(2019, 5, 6), Some(ABLASJON), "Flekainid", "Stoppet etter inngrepet", ""),
        periode(date(2019, 5, 6), Some(SLAG), "Metoprolol 50 mg", "", ""),
        periode(OKT_DOSE, None, "Metoprolol 100 mg", "", ""),
        hendt(ABLASJON, "Ablasjon", "", ""),
        hendt(SLAG, "Hjerneslag", "", ""),
    ];
    Seksjon {
        forklaring: Some("Du har målt blodtrykket hjemme, og apparatet har sendt tallene til registeret.".to_owned()),
        kilde: Some(Opphav { registrert: None, ..fra("Målt av deg", START) }),
        tidslinjer: vec![tidslinje("Legemidler og hendelser", dag, legemidler, "Ingenting er registrert.")],
        maleserier: vec![
            serie(dag, "Blodtrykk hjemme, det øverste tallet", "8480-6", overtrykk),
            serie(dag, "Blodtrykk hjemme, det nederste tallet", "8462-4", undertrykk),
        ],
        ..Seksjon::ny("Blodtrykk målt hjemme")
    }
}

/// A series of one value for each day he measured.
fn serie(dag: Date, tittel: &str, kode: &str, verdi: fn(i32, Date) -> i32) -> Maleserie {
    let forklaring = "I hvile, sittende, før medisinen om morgenen.";
    let mal =
        Serie { tittel, forklaring, enhet: "mm[Hg]", kode: Some(("LOINC", kode)), bedre: None, skala: None, sted: "" };
    let punkter: Vec<(Date, f64)> = malt(dag).map(|(nr, d)| (d, f64::from(verdi(nr, d)))).collect();
    let mut serie = mal.til(dag, &punkter);
    for (nr, punkt) in serie.punkter.iter_mut().enumerate() {
        punkt.klokkeslett = Klokkeslett::try_from(format!("07:{:02}", 10 + nr * 17 % 40)).ok();
    }
    serie
}

/// The days he measured, with their number from the first: not in hospital, not in the summer he left the cuff at home, and
/// now and then forgotten.
fn malt(dag: Date) -> impl Iterator<Item = (i32, Date)> {
    let borte = [(SLAG, date(2025, 8, 18)), (date(2024, 6, 24), date(2024, 8, 4))];
    (0..)
        .map(|nr: i32| (nr, START.saturating_add(Span::new().days(nr))))
        .take_while(move |(_, d)| *d <= dag)
        .filter(move |(nr, d)| (nr * 37) % 13 != 5 && !borte.iter().any(|(fra, til)| (*fra..=*til).contains(d)))
}

/// Higher in winter and towards the stroke, lower with the higher dose; the rest looks like chance and is not.
fn overtrykk(nr: i32, d: Date) -> i32 {
    let vinter = (i32::from(d.month()) - 7).abs();
    let stigning = if d < SLAG { nr / 70 } else { -9 };
    136 + vinter + stigning + tilfeldig(nr, 19)
}

fn undertrykk(nr: i32, d: Date) -> i32 {
    let vinter = (i32::from(d.month()) - 7).abs() / 2;
    let stigning = if d < SLAG { nr / 140 } else { -5 };
    82 + vinter + stigning + tilfeldig(nr + 5, 13)
}

/// From `-bredde / 2` to `bredde / 2`, the same for the same day.
fn tilfeldig(nr: i32, bredde: i32) -> i32 {
    (nr % 997 * 7919 + nr % 31 * nr % 89) % bredde - bredde / 2
}
