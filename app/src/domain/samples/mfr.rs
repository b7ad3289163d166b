//! The medical birth registry's report, in its two perspectives: the citizen as a child, and as a parent.
//! Also the newborn screening biobank's record of one sample.

use super::bygg::{fakta, kanskje, poster, rapport};
use crate::domain::rapport::{Faktum, Rapport, Seksjon};
use jiff::{Timestamp, civil::Date};

/// A birth as registered.
#[derive(Clone, Copy)]
pub(super) struct Fodsel {
    pub dato: Date,
    pub termin: Option<Date>,
    pub alder: &'static str,
    pub vekt_gram: f64,
    pub lengde_cm: f64,
    pub hode_cm: Option<f64>,
    pub apgar: Option<&'static str>,
    pub forlosning: &'static str,
    pub sted: &'static str,
    /// Earlier births, complications, folate and smoking: known for the mother only.
    pub mor: Option<Mor>,
}

/// What the registry holds about the mother's pregnancy.
#[derive(Clone, Copy)]
pub(super) struct Mor {
    pub tidligere_fodsler: f64,
    pub komplikasjoner: &'static str,
    pub folat: &'static str,
    pub royking: &'static str,
}

/// The report, sent `dager` before `na`.
pub(super) fn rapport_mfr(na: Timestamp, dager: i64, som_barn: Option<Fodsel>, som_forelder: &[Fodsel]) -> Rapport {
    let mut seksjoner: Vec<Seksjon> = som_barn.iter().map(|f| fakta("Du som barn", fodsel_fakta(f))).collect();
    if !som_forelder.is_empty() {
        let raa = som_forelder.iter().map(|f| (f.dato, format!("Fødsel, {}", f.sted), fodsel_fakta(f))).collect();
        seksjoner.push(poster("Du som forelder", "fodsel", None, raa));
    }
    rapport(na, dager, seksjoner)
}

fn fodsel_fakta(f: &Fodsel) -> Vec<Faktum> {
    let dato = |navn: &str, d: Option<Date>| d.map_or_else(|| Faktum::mangler(navn), |d| Faktum::dato(navn, d));
    let tall = |navn: &str, t: Option<f64>| t.map_or_else(|| Faktum::mangler(navn), |t| Faktum::tall(navn, t));
    let mut alle = vec![
        Faktum::dato("Født", f.dato),
        Faktum::tekst("Fødested", f.sted),
        dato("Termin", f.termin),
        Faktum::tekst("Svangerskapets lengde", f.alder),
        Faktum::tekst("Forløsning", f.forlosning),
        Faktum::tall("Fødselsvekt (gram)", f.vekt_gram),
        Faktum::tall("Lengde (cm)", f.lengde_cm),
        tall("Hodeomkrets (cm)", f.hode_cm),
        kanskje("Apgarskår etter 1 og 5 minutter", f.apgar),
    ];
    if let Some(mor) = f.mor {
        alle.extend([
            Faktum::tall("Tidligere fødsler", mor.tidligere_fodsler),
            Faktum::tekst("Komplikasjoner i svangerskapet", mor.komplikasjoner),
            Faktum::tekst("Folat før og i svangerskapet", mor.folat),
            Faktum::tekst("Røyking i svangerskapet", mor.royking),
        ]);
    }
    alle
}

/// A stored newborn screening sample: sample number, day of sampling, hospital, whether the parents were told again.
pub(super) type Prove = (&'static str, Date, &'static str, Option<Date>);

/// The biobank's report, sent `dager` before `na`.
pub(super) fn rapport_nyfodt(na: Timestamp, dager: i64, proever: &[Prove]) -> Rapport {
    let raa = proever
        .iter()
        .map(|(nummer, tatt, sted, informert)| {
            let informert = informert.map_or_else(
                || Faktum::mangler("Foreldrene informert på nytt"),
                |d| Faktum::dato("Foreldrene informert på nytt", d),
            );
            let alle = vec![
                Faktum::tekst("Prøvenummer", nummer),
                Faktum::dato("Prøve tatt", *tatt),
                Faktum::tekst("Sted", sted),
                Faktum::tekst("Prøvetype", "Blod på filterpapir"),
                Faktum::tekst("Samtykke gitt av", "Mor"),
                informert,
                Faktum::tekst("Status", "Oppbevares"),
            ];
            (*tatt, format!("Blodprøve, {sted}"), alle)
        })
        .collect();
    rapport(na, dager, vec![poster("Prøver", "prove", None, raa)])
}
