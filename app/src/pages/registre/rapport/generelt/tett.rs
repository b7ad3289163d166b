//! A dense series by year: what its line shows, as figures. Its values stand in a list of their own.

use crate::charts::kurs::TETT;
use crate::domain::rapport::Maleserie;
use crate::messages::tall;
use crate::pages::registre::rapport::ramme::{Sted, reg};
use crate::pages::registre::rapport::tabell::{Linje, Spalte, tegn};
use crate::t;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Whether the series is drawn as a line without marks.
pub(in crate::pages::registre::rapport) fn er_tett(m: &Maleserie) -> bool {
    m.punkter.len() > TETT
}

/// How many values a year has, and its lowest and highest.
type Ar = (usize, f64, f64);

fn per_ar(m: &Maleserie) -> BTreeMap<i16, Ar> {
    m.punkter.iter().fold(BTreeMap::new(), |mut alle, p| {
        let (antall, lavest, hoyest) = alle.entry(p.dato.year()).or_insert((0, p.verdi, p.verdi));
        (*antall, *lavest, *hoyest) = (*antall + 1, lavest.min(p.verdi), hoyest.max(p.verdi));
        alle
    })
}

/// The table of a dense series by year.
pub(in crate::pages::registre::rapport) fn artabell(sted: Sted<'_>, navn: &str, m: &Maleserie) -> AnyView {
    let verdi = |v: f64| {
        let enhet = (!m.enhet.is_empty()).then(|| view! { "\u{a0}"{reg(&m.enhet)} });
        view! { {tall(v)}{enhet} }.into_any()
    };
    let linje = |(ar, (antall, lavest, hoyest)): (i16, Ar)| Linje {
        id: None,
        celler: vec![ar.into_any(), antall.into_any(), verdi(lavest), verdi(hoyest)],
        meld: None,
    };
    let spalter = vec![
        Spalte::ny(t!("generelt-ar"), false),
        Spalte::ny(t!("generelt-antall"), true),
        Spalte::ny(t!("generelt-lavest"), true),
        Spalte::ny(t!("generelt-hoyest"), true),
    ];
    let tittel = t!("generelt-per-ar");
    tegn(&sted.anker_til(&format!("{navn}-ar")), &tittel, false, spalter, per_ar(m).into_iter().map(linje).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rapport::Malepunkt;
    use jiff::civil::date;

    #[test]
    fn every_value_is_in_its_year() {
        let punkt =
            |(aar, verdi)| Malepunkt { dato: date(aar, 12, 31), klokkeslett: None, verdi, merknad: None, kilde: None };
        let punkter = [(2020, 5.0), (2020, 3.0), (2020, 4.0), (2022, -1.0)].into_iter().map(punkt).collect();
        let alle = per_ar(&Maleserie { punkter, ..Maleserie::default() });
        assert_eq!(Vec::from_iter(alle), [(2020, (3, 3.0, 5.0)), (2022, (1, -1.0, -1.0))]);
    }
}
