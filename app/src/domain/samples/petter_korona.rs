//! Petter's reports from the pandemic registry and from MSIS.

use super::bygg::{Raapost, fakta, kl, poster, rapport};
use super::deler::{dato, fra, ja, kode, kodeliste, malt, mangler, tekst};
use super::petter::{KORONA, SYKEHUS};
use crate::domain::rapport::{Faktum, Rapport, Seksjon};
use jiff::Timestamp;
use jiff::civil::date;

pub(super) fn pandemi(na: Timestamp) -> Rapport {
    let raa: Vec<Raapost> = vec![(KORONA.0, format!("Innlagt med covid-19, {SYKEHUS}"), innlagt())];
    let mut opphold = poster("Sykehusopphold", "opphold", None, raa);
    for p in &mut opphold.poster {
        p.kilde = Some(fra(SYKEHUS, KORONA.1));
    }
    let seksjoner = vec![
        opphold,
        Seksjon { forklaring: Some("Sykdommer som kan gjøre covid-19 mer alvorlig.".to_owned()), ..risiko() },
        fakta("Målt ved innleggelsen", malt_ved_innkomst()),
        fakta("Blodprøver ved innleggelsen", blodprover()),
        fakta("Behandling og utskriving", utskriving()),
    ];
    Rapport { data_sist_endret: Some(kl(date(2021, 3, 24), 10, 10)), ..rapport(na, 12, seksjoner) }
}

fn innlagt() -> Vec<Faktum> {
    vec![
        dato("Innlagt", KORONA.0),
        tekst("Årsak til innleggelsen", "Covid-19"),
        dato("Første positive prøve", date(2021, 3, 5)),
        ja("Isolert", true),
        ja("Overført fra annet sykehus", false),
    ]
}

fn risiko() -> Seksjon {
    let felt = vec![
        ja("Kjent risikofaktor", true),
        ja("Diabetes", false),
        ja("Astma", false),
        ja("Kronisk lungesykdom", false),
        ja("Hjertesykdom", true),
        ja("Nyresykdom", false),
        ja("Leversykdom", false),
        ja("Kreft", false),
        ja("Kronisk nevrologisk sykdom", false),
        ja("Nedsatt immunforsvar", false),
        tekst("Gravid", "Ikke aktuelt"),
        tekst("Røyker", "Har sluttet"),
    ];
    fakta("Risikofaktorer", felt)
}

fn malt_ved_innkomst() -> Vec<Faktum> {
    vec![
        malt("Temperatur", 38.9, "Cel"),
        malt("Hjertefrekvens", 104.0, "/min"),
        malt("Blodtrykk, det øverste tallet", 138.0, "mm[Hg]"),
        malt("Blodtrykk, det nederste tallet", 82.0, "mm[Hg]"),
        malt("Pustefrekvens", 26.0, "/min"),
        malt("Oksygenmetning", 90.0, "%").forklart("Hvor mye oksygen det er i blodet. 95 eller mer er vanlig."),
        tekst("Røntgen av lungene", "Forandringer i begge lunger"),
    ]
}

fn blodprover() -> Vec<Faktum> {
    vec![
        malt("Kreatinin", 96.0, "umol/L").forklart("Viser hvordan nyrene virker."),
        malt("D-dimer", 1.1, "mg/L").forklart("Kan være høy ved blodpropp."),
        malt("Leukocytter", 5.2, "10*9/L").forklart("Hvite blodceller."),
        malt("Trombocytter", 188.0, "10*9/L").forklart("Blodplater."),
        mangler("Bilirubin"),
    ]
}

fn utskriving() -> Vec<Faktum> {
    vec![
        tekst("Antibiotika", "Cefotaksim i tre døgn"),
        tekst("Behandling mot virus", "Nei"),
        tekst("Steroider", "Deksametason i ti døgn"),
        tekst("Monoklonale antistoffer", "Nei"),
        dato("Utskrevet", KORONA.1),
        tekst("Status ved utskriving", "I live, utskrevet til hjemmet"),
        ja("Ferdig behandlet", true),
    ]
}

pub(super) fn msis(na: Timestamp) -> Rapport {
    let melding = vec![
        kode("Sykdom", "ICD-10", "U07.1", "Covid-19"),
        kode("Meldegruppe", "MSIS-gruppe", "A", "Gruppe A"),
        dato("Prøve tatt", date(2021, 3, 4)),
        dato("Diagnose stilt", date(2021, 3, 5)),
        tekst("Prøvemateriale", "Prøve fra nese og svelg"),
        tekst("Påvist med", "PCR"),
        tekst("Smitteland", "Norge"),
        ja("Innlagt i sykehus", true),
        tekst("Vaksinert", "Nei"),
        tekst("Meldt av", SYKEHUS),
    ];
    let mut seksjon =
        poster("Meldte sykdommer", "melding", None, vec![(date(2021, 3, 5), "Covid-19".to_owned(), melding)]);
    for p in &mut seksjon.poster {
        p.kilde = Some(fra(SYKEHUS, p.dato));
    }
    let grupper = kodeliste("MSIS-gruppe", "Hvordan en sykdom meldes", &[("A", "Alle tilfeller, med navn")]);
    Rapport { kodelister: vec![grupper], ..rapport(na, 4, vec![seksjon]) }
}
