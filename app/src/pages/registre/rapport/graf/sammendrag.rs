//! An MS course told in a few sentences: where EDSS went, how many attacks there were, and where nothing is recorded.

use super::kurs::OPPHOLD_DAGER;
use super::{Omtale, Setning};
use crate::domain::forlop::{Edss, Forlop};
use crate::messages::{dato, dato_som_oppgitt};
use crate::t;
use jiff::civil::Date;

/// What stands around the chart of a course.
pub(in crate::pages::registre::rapport) fn omtale(f: &Forlop) -> Omtale {
    let mut malt: Vec<&Edss> = f.edss.iter().collect();
    malt.sort_by_key(|e| e.dato);
    let attakker = t!("rapport-graf-attakker", antall = f.attakker.len());
    let forst = [edss(&malt), attakker].join(" ");
    let hull = hull(f, &malt);
    let setninger = [forst, hoveddager(f)].into_iter().chain((!hull.is_empty()).then(|| hull.join(" ")));
    let mut merknader = vec![t!("graf-edss-ujevn"), t!("graf-edss-usikker")];
    if f.edss.iter().any(|e| f.under_attakk(e.dato)) {
        merknader.push(t!("graf-om-ring"));
    }
    if !f.forverringer().is_empty() {
        merknader.push(t!("graf-om-flagg"));
    }
    if malt.windows(2).any(|par| langt(par[0].dato, par[1].dato)) {
        merknader.push(t!("rapport-graf-gap"));
    }
    Omtale {
        navn: t!("rapport-graf-navn"),
        setninger: setninger.map(Setning::var).collect(),
        bildetekst: t!("graf-skala"),
        merknader,
        ..Omtale::default()
    }
}

fn edss(malt: &[&Edss]) -> String {
    let ar = |e: &Edss| e.dato.year().to_string();
    let (Some(forste), Some(siste)) = (malt.first(), malt.last()) else { return t!("rapport-graf-edss-ingen") };
    if malt.len() == 1 {
        return t!("rapport-graf-edss-en", forste = forste.skar.tekst(), forste_aar = ar(forste));
    }
    // Of equal ones the first.
    let hoyest = malt.iter().fold(forste, |h, e| if e.skar > h.skar { e } else { h });
    t!(
        "rapport-graf-edss-flere",
        forste = forste.skar.tekst(),
        forste_aar = ar(forste),
        siste = siste.skar.tekst(),
        siste_aar = ar(siste),
        hoyest = hoyest.skar.tekst(),
        hoyest_aar = ar(hoyest)
    )
}

/// When it began, when it was diagnosed, and the last day it speaks of.
fn hoveddager(f: &Forlop) -> String {
    let diagnose = f.diagnose.map(|d| t!("rapport-forlop-diagnose", dato = dato(d)));
    let debut = t!("rapport-forlop-debut", dato = dato_som_oppgitt(f.debut));
    let til = t!("rapport-forlop-til", dato = dato(f.til_og_med));
    [Some(debut), diagnose, Some(til)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Long times without a reading, said aloud.
fn hull(f: &Forlop, malt: &[&Edss]) -> Vec<String> {
    let (Some(forste), Some(siste)) = (malt.first(), malt.last()) else { return Vec::new() };
    let foran = langt(f.debut.senest(), forste.dato).then(|| t!("graf-hull-for", til = forste.dato.year().to_string()));
    let mellom = malt
        .windows(2)
        .filter(|par| langt(par[0].dato, par[1].dato))
        .map(|par| t!("graf-hull", fra = par[0].dato.year().to_string(), til = par[1].dato.year().to_string()));
    let etter = langt(siste.dato, f.til_og_med).then(|| t!("graf-hull-etter", fra = siste.dato.year().to_string()));
    foran.into_iter().chain(mellom).chain(etter).collect()
}

fn langt(fra: Date, til: Date) -> bool {
    (til - fra).get_days() > OPPHOLD_DAGER
}
