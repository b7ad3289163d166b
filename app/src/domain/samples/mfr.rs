//! The medical birth registry's report, in its two perspectives: the citizen as a child, and as a parent.
//! Also the newborn screening biobank's record of one sample.

use super::bygg::{fakta, kanskje, kl, poster, rapport};
use super::deler::{fra, ja, kode, kodeliste, malt, mangler, tall, tekst};
use crate::domain::rapport::{Celle, Faktum, Rapport, Seksjon};
use jiff::{Timestamp, civil::Date};

/// A birth as registered.
#[derive(Clone, Copy)]
pub(super) struct Fodsel {
    pub barn: &'static str,
    pub foreldre: &'static str,
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
    /// Illness before the pregnancy.
    pub helse: &'static str,
    pub legemidler: &'static str,
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
    let leie = kodeliste("Leie", "Hvordan barnet lå", &[("1", "Hode ned"), ("2", "Sete ned"), ("3", "På tvers")]);
    Rapport { kodelister: vec![leie], ..rapport(na, dager, seksjoner) }
}

fn fodsel_fakta(f: &Fodsel) -> Vec<Faktum> {
    let dato = |navn: &str, d: Option<Date>| d.map_or_else(|| mangler(navn), |d| Faktum::dato(navn, d));
    let mut alle = vec![
        tekst("Barn", f.barn),
        tekst("Foreldre", f.foreldre),
        Faktum::dato("Født", f.dato),
        ja("Levende født", true),
        tekst("Fødested", f.sted),
        dato("Termin", f.termin),
        tekst("Svangerskapets lengde", f.alder),
        kode("Leie", "Leie", "1", "Hode ned").forklart("Hvordan barnet lå da fødselen begynte."),
        tekst("Forløsning", f.forlosning),
        kanskje("Inngrep", f.forlosning.strip_prefix("Vaginal, med ").or(f.forlosning.strip_prefix("Planlagt "))),
        malt("Fødselsvekt", f.vekt_gram, "g"),
        malt("Lengde", f.lengde_cm, "cm"),
        f.hode_cm.map_or_else(|| mangler("Hodeomkrets"), |t| malt("Hodeomkrets", t, "cm")),
        kanskje("Apgarskår etter 1 og 5 minutter", f.apgar)
            .forklart("Hvor frisk barnet virket rett etter fødselen, fra 0 til 10."),
        tekst("Medfødte misdannelser", "Ingen registrert"),
        mangler("Barnets diagnoser"),
        tekst("Barnets helse det første året", "Ingen sykdom meldt"),
    ];
    if let Some(mor) = f.mor {
        alle.extend([
            tall("Tidligere fødsler", mor.tidligere_fodsler),
            tekst("Mors helse før svangerskapet", mor.helse),
            tekst("Komplikasjoner i svangerskapet", mor.komplikasjoner),
            tekst("Legemidler i svangerskapet", mor.legemidler),
            ja("Assistert befruktning", false),
            tekst("Folat før og i svangerskapet", mor.folat),
            tekst("Røyking i svangerskapet", mor.royking),
        ]);
    }
    let kilde = fra(f.sted, f.dato);
    alle.into_iter().map(|faktum| Faktum { kilde: Some(kilde.clone()), ..faktum }).collect()
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
                Faktum { verdi: Some(Celle::Tid(kl(*tatt, 8, 40))), ..mangler("Prøve tatt") }
                    .forklart("Prøven tas to til tre døgn etter fødselen."),
                Faktum::tekst("Sted", sted),
                Faktum::tekst("Prøvetype", "Blod på filterpapir"),
                Faktum::tekst("Samtykke gitt av", "Mor"),
                Faktum::dato("Samtykke gitt", *tatt),
                tall("Versjon av vilkårene", 2.0),
                informert,
                mangler("Barnet informert ved 16 år"),
                Faktum::tekst("Status", "Oppbevares"),
                mangler("Destruert"),
            ];
            (*tatt, format!("Blodprøve, {sted}"), alle)
        })
        .collect();
    rapport(na, dager, vec![poster("Prøver", "prove", None, raa)])
}
