//! Kari Danser: an adult with MS and much registered. Her course is in `kari_ms`, the other reports in
//! `kari_rapporter`, the use of her data in `kari_bruk`.

use super::bygg::{dag_for, paa_papir, part, person, selv, tok_i_bruk};
use super::ms::HAUKELAND;
use super::sporsmal::{MS_SPORRESKJEMA, Sporsmal, sporsmal};
use super::{Proveendring, Testperson, kari_bruk, kari_deltakelse, kari_ms, kari_portal, kari_rapporter};
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::foresporsel::Samtykkeforesporsel;
use crate::domain::id::InnbyggerId;
use jiff::{Timestamp, civil::date};

pub(super) const NR: i64 = 1;

pub(super) fn lag(na: Timestamp) -> Testperson {
    let p = person(
        NR,
        "kari",
        "14827921433",
        ("Kari", "Danser"),
        date(1979, 2, 14),
        "Har MS, mange opplysninger og en lang historikk.",
    );
    Testperson {
        inkludert: vec![part("MS")],
        endringer: endringer(na),
        rapporter: kari_ms::rapporter(na)
            .into_iter()
            .chain(kari_rapporter::rapporter(na))
            .chain([(part("HELSENORGE"), kari_portal::rapport_portal(na, &endringer(na)))])
            .collect(),
        bruk: kari_bruk::bruk(na, p.id),
        utleveringer: kari_bruk::utleveringer(na, p.id),
        foresporsler: vec![foresporsel(na, p.id)],
        deltakelse: kari_deltakelse::deltakelse(na),
        ..p
    }
}

fn endringer(na: Timestamp) -> Vec<Proveendring> {
    vec![
        paa_papir("MS", "data", Aktiv, date(2009, 3, 19), HAUKELAND),
        selv("MS", "biobank", Aktiv, date(2014, 11, 6)),
        selv("MS", "sporreskjema", Aktiv, date(2015, 2, 20)),
        tok_i_bruk(date(2015, 2, 20)),
        selv("KJERNEJOURNAL", "besokshistorikk", Aktiv, date(2016, 9, 4)),
        selv("KJERNEJOURNAL", "besokshistorikk", Inaktiv, date(2018, 6, 3)),
        selv("NPRKPR", "utlevering-fodselsnummer", Aktiv, date(2021, 5, 11)),
        selv("MS", "sporreskjema", Inaktiv, date(2021, 11, 28)),
        selv("MS", "sporreskjema", Aktiv, date(2023, 1, 15)),
        selv("NPRKPR", "utlevering-fodselsnummer", Inaktiv, date(2024, 8, 30)),
        selv("NPRKPR", "utlevering-formal", Aktiv, dag_for(na, 310)),
        selv("NPRKPR", "utlevering-formal", Inaktiv, dag_for(na, 47)),
    ]
}

/// Run out while she had withdrawn the consent; later she gave it again herself.
fn foresporsel(na: Timestamp, id: InnbyggerId) -> Samtykkeforesporsel {
    let s = Sporsmal {
        guid: "c4c7a1f2-6e55-4b61-8b67-90a3a7f1b604",
        part: "MS",
        definisjoner: &[MS_SPORRESKJEMA],
        avsender: (HAUKELAND, "983974724"),
        melding: "MS-registeret har fått et nytt og kortere spørreskjema. Vi spør om vi kan sende det til deg én gang i året.",
        mottatt: date(2022, 5, 2),
        svarfrist: date(2022, 6, 2),
    };
    sporsmal(id, 900, na, &s)
}
