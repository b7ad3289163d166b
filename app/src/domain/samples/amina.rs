//! Amina Yusuf: pregnant, with two earlier births, so that the birth registry shows her as a parent.

use super::bygg::{ansatt, automatisk, bruk, dag_for, paa_papir, part, person, relasjon, selv, slettet, tok_i_bruk};
use super::mfr::{Fodsel, Mor, rapport_mfr, rapport_nyfodt};
use super::npr::{AKUTT, Kontakt, Oppgjor, POLIKLINISK, rapport_nprkpr};
use super::resept::{Resept, Utlevert, rapport_resept};
use super::sysvak::{BCG, BOOSTRIX, COMIRNATY, HELSESTASJON, LEGESENTER, MMR, VAKSINESENTER, VAXIGRIP, rapport_sysvak};
use super::{Testperson, bygg, sunniva};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::Hvem;
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::rapport::Rapport;
use crate::domain::representasjon::{Fullmaktsomrade, Rolle};
use jiff::{Timestamp, civil::date};

const SYKEHUS: &str = "Akershus universitetssykehus";
const KVINNEKLINIKKEN: (&str, &str) = ("Kvinneklinikken", SYKEHUS);

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Er gravid og har født to barn.";
    let p = person(10, "amina", "17849526057", ("Amina", "Yusuf"), date(1995, 4, 17), viser);
    Testperson {
        inkludert: vec![part("NYFODT")],
        endringer: vec![
            paa_papir("NYFODT", "lagring", Aktiv, date(2020, 6, 27), "Oslo universitetssykehus"),
            tok_i_bruk(date(2021, 5, 3)),
            // The registry has confirmed that it deleted.
            slettet(selv("NPRKPR", "oppbevaring", Aktiv, dag_for(na, 80)), dag_for(na, 61)),
        ],
        rapporter: vec![
            (part("MFR"), rapport_mfr(na, 5, None, FODSLER)),
            (part("SYSVAK"), sysvak(na)),
            (
                part("NYFODT"),
                rapport_nyfodt(
                    na,
                    7,
                    &[
                        ("NS-2020-207731", date(2020, 6, 27), SYKEHUS, Some(date(2022, 1, 14))),
                        ("NS-2023-094416", date(2023, 2, 16), SYKEHUS, None),
                    ],
                ),
            ),
            (part("NPRKPR"), rapport_nprkpr(na, 1, &kontakter(na), &oppgjor(na))),
            (part("RESEPT"), rapport_resept(na, 0, RESEPTER, UTLEVERT)),
        ],
        bruk: bruk(na, p.id, logg()),
        relasjoner: vec![relasjon(p.id, sunniva::NR, Rolle::Fullmakt, None, &Fullmaktsomrade::ALLE)],
        ..p
    }
}

const FODSLER: &[Fodsel] = &[
    Fodsel {
        barn: "Gutt, født 25. juni 2020",
        foreldre: "Amina Yusuf",
        dato: date(2020, 6, 25),
        termin: Some(date(2020, 6, 21)),
        alder: "40 uker og 4 dager",
        vekt_gram: 3480.0,
        lengde_cm: 50.0,
        hode_cm: Some(35.0),
        apgar: Some("9 og 10"),
        forlosning: "Vaginal, med vakuum",
        sted: SYKEHUS,
        mor: Some(Mor {
            tidligere_fodsler: 0.0,
            helse: "Frisk",
            legemidler: "Jern",
            komplikasjoner: "Ingen",
            folat: "Ja, i svangerskapet",
            royking: "Nei",
        }),
    },
    Fodsel {
        barn: "Jente, født 14. februar 2023",
        foreldre: "Amina Yusuf",
        dato: date(2023, 2, 14),
        termin: Some(date(2023, 2, 20)),
        alder: "39 uker og 1 dag",
        vekt_gram: 3650.0,
        lengde_cm: 51.0,
        hode_cm: None,
        apgar: Some("9 og 9"),
        forlosning: "Vaginal, uten inngrep",
        sted: SYKEHUS,
        mor: Some(Mor {
            tidligere_fodsler: 1.0,
            helse: "Frisk",
            legemidler: "Ingen",
            komplikasjoner: "Svangerskapsdiabetes, regulert med kosthold",
            folat: "Ja",
            royking: "Nei",
        }),
    },
];

/// In the second trimester: one ultrasound scan done, the next contact to come.
fn kontakter(na: Timestamp) -> Vec<Kontakt> {
    vec![
        (
            dag_for(na, 40),
            0,
            POLIKLINISK,
            KVINNEKLINIKKEN,
            "Z36.3 Ultralyd i svangerskapet",
            Some("MAFX00 Ultralyd av foster"),
        ),
        (date(2023, 2, 14), 2, AKUTT, KVINNEKLINIKKEN, "O80 Spontan fødsel ved énlingsfødsel", None),
        (date(2020, 6, 25), 3, AKUTT, KVINNEKLINIKKEN, "O81 Forløsning med vakuum", Some("MAE00 Vakuumforløsning")),
    ]
}

fn oppgjor(na: Timestamp) -> Vec<Oppgjor> {
    vec![
        (dag_for(na, 13), "Jordmor", "Lia helsestasjon", "W78 Svangerskap", None),
        (dag_for(na, 69), "Jordmor", "Lia helsestasjon", "W78 Svangerskap", None),
        (dag_for(na, 118), "Fastlege", "Fjordgata legesenter", "W78 Svangerskap", Some("2ad")),
        (date(2023, 4, 4), "Helsestasjon", "Lia helsestasjon", "Amming: ja, fullt", None),
    ]
}

const UTLEVERT: &[Utlevert] = &[(66, "Nycoplus Ferro-Retard", "100 stk.")];

const RESEPTER: &[Resept] = &[(
    69,
    ("Nycoplus Ferro-Retard", "100 mg depottablett"),
    "B03AA07",
    "100 stk.",
    1,
    "Fastlege",
    Some("Apoteket ved Torget"),
)];

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2010, 10, 12), BCG, None, HELSESTASJON),
        (date(2010, 10, 12), MMR, Some("MMR_2218"), HELSESTASJON),
        (date(2021, 9, 2), COMIRNATY, Some("FG_3739"), VAKSINESENTER),
        (date(2021, 10, 14), COMIRNATY, Some("FH_8469"), VAKSINESENTER),
        (date(2022, 11, 8), VAXIGRIP, Some("VT_4418"), LEGESENTER),
        (dag_for(na, 13), BOOSTRIX, Some("AC39_2940"), HELSESTASJON),
        (dag_for(na, 13), VAXIGRIP, Some("VT_7102"), HELSESTASJON),
    ];
    rapport_sysvak(na, 1, doser)
}

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (2, "MFR", Hvem::Selv, Se, "fødselsopplysninger", "eget innsyn"),
        (13, "SYSVAK", ansatt("Jordmor", "Lia helsestasjon"), Endre, "vaksinasjoner", "registrering av vaksine"),
        (40, "KJERNEJOURNAL", ansatt("Lege", SYKEHUS), Se, "legemidler", "helsehjelp"),
        (66, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (75, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (240, "MFR", automatisk("Folkehelseinstituttet"), Se, "fødselsopplysninger", "kvalitetssikring av registeret"),
        (1290, "NYFODT", ansatt("Bioingeniør", "Oslo universitetssykehus"), Endre, "blodprøve", "oppbevaring av prøve"),
    ]
}
