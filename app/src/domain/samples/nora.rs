//! Nora Danser, 14: a youth, about whom her mother Line sees less than about Oliver.

use super::bygg::{ansatt, automatisk, bruk, dag_for, paa_papir, part, person};
use super::line::{HJEM, SYKEHUS};
use super::mfr::{Fodsel, Mor, rapport_mfr, rapport_nyfodt};
use super::npr::{Oppgjor, rapport_nprkpr};
use super::sysvak::{HELSESTASJON, HPV, MMR, PREVENAR, SEKSVALENT, SKOLE, TETRAVAC, rapport_sysvak};
use super::{Testperson, bygg};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::rapport::Rapport;
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(super) const NR: i64 = 4;
pub(super) const FODT: Date = date(2012, 3, 8);

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Er ungdom. Moren Line ser færre opplysninger enn før.";
    let p = person(NR, "nora", "08831262258", ("Nora", "Danser"), FODT, viser);
    Testperson {
        bosted: HJEM,
        inkludert: vec![part("NYFODT")],
        endringer: vec![paa_papir("NYFODT", "lagring", Aktiv, date(2012, 3, 10), "Oslo universitetssykehus")],
        rapporter: vec![
            (part("SYSVAK"), sysvak(na)),
            (part("MFR"), rapport_mfr(na, 5, Some(fodsel(None)), &[])),
            (part("NYFODT"), rapport_nyfodt(na, 7, &[("NS-2012-118840", date(2012, 3, 10), SYKEHUS, None)])),
            (part("NPRKPR"), rapport_nprkpr(na, 2, &[], &oppgjor(na))),
        ],
        bruk: bruk(na, p.id, logg()),
        ..p
    }
}

/// Nora's birth, with what only the mother's report says.
pub(super) const fn fodsel(mor: Option<Mor>) -> Fodsel {
    Fodsel {
        barn: "Nora Danser",
        foreldre: "Line Danser",
        dato: FODT,
        termin: Some(date(2012, 3, 14)),
        alder: "39 uker og 1 dag",
        vekt_gram: 3510.0,
        lengde_cm: 50.0,
        hode_cm: Some(35.0),
        apgar: Some("8 og 9"),
        forlosning: "Vaginal, uten inngrep",
        sted: SYKEHUS,
        mor,
    }
}

fn oppgjor(na: Timestamp) -> Vec<Oppgjor> {
    let skolen = "Skolehelsetjenesten, Åsen skole";
    [&[(dag_for(na, 41), "Skolehelsetjeneste", skolen, "Samtale", None)], OPPGJOR].concat()
}

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 4, 23), "Helsestasjon for ungdom", "Lia helsestasjon", "Samtale", None),
    (date(2025, 2, 11), "Fastlege", "Fjordgata legesenter", "L96 Akutt skade i kne", Some("2ad")),
    (date(2020, 9, 17), "Skolehelsetjeneste", "Åsen skole", "Høyde 133 cm, vekt 29,1 kg", None),
];

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (
            190,
            "NYFODT",
            ansatt("Bioingeniør", "Oslo universitetssykehus"),
            Se,
            "blodprøve",
            "kvalitetssikring av registeret",
        ),
        (
            230,
            "MFR",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "fødselsopplysninger",
            "kvalitetssikring av registeret",
        ),
        (260, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "kontakter i kommunen", "innmelding til KPR"),
        (41, "SYSVAK", ansatt("Helsesykepleier", "Skolehelsetjenesten, Åsen skole"), Se, "vaksinasjoner", "helsehjelp"),
        (
            1000,
            "SYSVAK",
            ansatt("Helsesykepleier", "Skolehelsetjenesten, Åsen skole"),
            Endre,
            "vaksinasjoner",
            "registrering av vaksine",
        ),
    ]
}

/// The child programme to the seventh school year; the last one, in the tenth, is still to come.
fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2012, 6, 8), SEKSVALENT, Some("A21A_1108"), HELSESTASJON),
        (date(2012, 6, 8), PREVENAR, Some("PCV_2140"), HELSESTASJON),
        (date(2012, 8, 10), SEKSVALENT, Some("A21A_1190"), HELSESTASJON),
        (date(2012, 8, 10), PREVENAR, Some("PCV_2177"), HELSESTASJON),
        (date(2013, 3, 12), SEKSVALENT, Some("A21A_1377"), HELSESTASJON),
        (date(2013, 3, 12), PREVENAR, Some("PCV_2391"), HELSESTASJON),
        (date(2013, 6, 11), MMR, Some("MMR_4120"), HELSESTASJON),
        (date(2019, 11, 21), TETRAVAC, Some("TVC_0644"), SKOLE),
        (date(2023, 10, 5), MMR, Some("MMR_9871"), SKOLE),
        (date(2024, 9, 12), HPV, Some("HPV_7702"), SKOLE),
        (date(2025, 3, 13), HPV, Some("HPV_7833"), SKOLE),
    ];
    rapport_sysvak(na, 1, doser)
}
