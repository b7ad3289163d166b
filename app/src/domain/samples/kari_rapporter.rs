//! Kari's reports from other registries than the MS registry.

use super::bygg::{fakta, part, poster, rapport, tekster};
use super::mfr::{Fodsel, Mor, rapport_mfr};
use super::ms::{HAUKELAND, ST_OLAV};
use super::npr::{
    AKUTT, DAG, DOGN, Kontakt, Maling, Oppgjor, POLIKLINISK, Resept, Tann, med_helsestasjon, rapport_nprkpr,
    rapport_resept,
};
use super::sysvak::{
    APOTEK, BCG, BOOSTRIX, COMIRNATY, DITE, FLATT, HEPATITT_A, HEPATITT_B, LEGESENTER, MMR, PREVENAR, REISEKLINIKK,
    SKOLE, SPIKEVAX, TYFOID, VAKSINESENTER, VAXIGRIP, rapport_sysvak,
};
use crate::domain::definisjon::PartKode;
use crate::domain::rapport::Rapport;
use jiff::{Timestamp, civil::date};

const KONTAKTER: &[Kontakt] = &[
    (
        date(2009, 3, 2),
        4,
        DOGN,
        ("Nevrologisk avdeling", HAUKELAND),
        "G35 Multippel sklerose",
        Some("TAB00 Spinalpunksjon"),
    ),
    (date(2011, 10, 24), 3, AKUTT, ("Nevrologisk avdeling", HAUKELAND), "G35 Multippel sklerose", None),
    (date(2014, 9, 22), 3, AKUTT, ("Kvinneklinikken", HAUKELAND), "O80 Spontan fødsel ved énlingsfødsel", None),
    (date(2015, 2, 12), 0, DAG, ("Nevrologisk avdeling", HAUKELAND), "G35 Multippel sklerose", Some("WBGC05 Infusjon")),
    (date(2017, 4, 27), 0, POLIKLINISK, ("Nevrologisk avdeling", HAUKELAND), "G35 Multippel sklerose", None),
    (date(2018, 5, 29), 4, AKUTT, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", None),
    (date(2022, 2, 3), 0, DAG, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", Some("WBGC05 Infusjon")),
    (date(2024, 9, 19), 0, POLIKLINISK, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", None),
    (date(2026, 2, 5), 0, POLIKLINISK, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", None),
    (date(2026, 8, 13), 0, DAG, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", Some("WBGC05 Infusjon")),
];

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 9, 30), "Fastlege", "Fjordgata legesenter", "N86 Multippel sklerose", Some("2ad")),
    (date(2026, 6, 11), "Fysioterapeut", "Torget fysioterapi", "N86 Multippel sklerose", Some("A2f")),
    (date(2026, 6, 4), "Fysioterapeut", "Torget fysioterapi", "N86 Multippel sklerose", Some("A2f")),
    (date(2026, 3, 17), "Fastlege, e-konsultasjon", "Fjordgata legesenter", "U71 Blærebetennelse", Some("2ae")),
    (date(2025, 11, 3), "Fastlege", "Fjordgata legesenter", "A44 Vaksinasjon", None),
    (date(2025, 7, 20), "Legevakt", "Trondheim legevakt", "L77 Forstuing av ankel", Some("2ak")),
    (date(2024, 10, 8), "Fastlege", "Fjordgata legesenter", "N86 Multippel sklerose", Some("2ad")),
];

/// From maternity care after the birth.
const MALINGER: &[Maling] = &[
    (date(2014, 10, 6), "Sentrum helsestasjon", "Amming", "Fullammer"),
    (date(2014, 11, 3), "Sentrum helsestasjon", "Amming", "Fullammer"),
    (date(2015, 3, 23), "Sentrum helsestasjon", "Amming", "Delvis"),
];

const TENNER: &[Tann] =
    &[(date(2023, 5, 9), "Torget tannlegevakt", "Undersøkelse"), (date(2025, 6, 17), "Torget tannlegevakt", "Fylling")];

const RESEPTER: &[Resept] = &[
    (
        38,
        ("Fampyra", "10 mg depottablett"),
        "N07XX07",
        "56 stk.",
        3,
        "Lege ved St. Olavs hospital",
        Some("Apoteket ved Torget"),
    ),
    (120, ("Baklofen", "10 mg tablett"), "M03BX01", "100 stk.", 2, "Fastlege", Some("Apoteket ved Torget")),
    (200, ("Vitamin D", "20 µg kapsel"), "A11CC05", "180 stk.", 1, "Fastlege", None),
    (250, ("Selexid", "200 mg tablett"), "J01CA08", "10 stk.", 0, "Fastlege", Some("Apoteket ved Torget")),
];

/// Kari herself: SYSVAK, MSIS, the birth registry, NPR and KPR, prescriptions and Kjernejournal.
pub(super) fn rapporter(na: Timestamp) -> Vec<(PartKode, Rapport)> {
    vec![
        (part("SYSVAK"), sysvak(na)),
        (part("MSIS"), msis(na)),
        (part("MFR"), mfr(na)),
        (part("NPRKPR"), med_helsestasjon(rapport_nprkpr(na, 2, KONTAKTER, OPPGJOR), MALINGER, TENNER)),
        (part("RESEPT"), rapport_resept(na, 0, RESEPTER)),
        (part("KJERNEJOURNAL"), kjernejournal(na)),
    ]
}

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(1991, 9, 12), MMR, None, SKOLE),
        (date(1993, 2, 4), BCG, None, SKOLE),
        (date(1995, 3, 14), DITE, None, SKOLE),
        (date(2003, 11, 18), HEPATITT_A, Some("AHAVB_118"), REISEKLINIKK),
        (date(2003, 11, 18), TYFOID, Some("TV_0937"), REISEKLINIKK),
        (date(2009, 1, 7), HEPATITT_B, Some("HBVA_220"), LEGESENTER),
        (date(2012, 3, 1), BOOSTRIX, Some("AC39_0452"), LEGESENTER),
        (date(2016, 11, 3), PREVENAR, Some("PCV_4471"), LEGESENTER),
        (date(2019, 10, 24), VAXIGRIP, Some("VT_3307"), LEGESENTER),
        (date(2020, 10, 15), VAXIGRIP, Some("VT_3912"), LEGESENTER),
        (date(2021, 3, 25), COMIRNATY, Some("ER_7812"), VAKSINESENTER),
        (date(2021, 5, 6), COMIRNATY, Some("EX_2405"), VAKSINESENTER),
        (date(2021, 10, 4), SPIKEVAX, Some("MO_6012"), VAKSINESENTER),
        (date(2022, 9, 29), COMIRNATY, Some("GH_1183"), VAKSINESENTER),
        (date(2023, 4, 18), FLATT, Some("TBE_2204"), REISEKLINIKK),
        (date(2023, 5, 23), FLATT, Some("TBE_2219"), REISEKLINIKK),
        (date(2023, 10, 19), VAXIGRIP, Some("VT_5120"), APOTEK),
        (date(2024, 10, 17), VAXIGRIP, None, APOTEK),
        (date(2025, 11, 3), VAXIGRIP, Some("VT_6640"), LEGESENTER),
    ];
    rapport_sysvak(na, 1, doser)
}

fn msis(na: Timestamp) -> Rapport {
    let campylobacter = tekster(&[
        ("Sykdom", "Campylobacteriose"),
        ("Prøvemateriale", "Avføring"),
        ("Påvist med", "Dyrkning"),
        ("Smitteland", "Spania"),
        ("Innlagt i sykehus", "Nei"),
        ("Vaksinert", "Ikke aktuelt"),
        ("Meldt av", "Fjordgata legesenter"),
    ]);
    let korona = tekster(&[
        ("Sykdom", "Covid-19"),
        ("Prøvemateriale", "Prøve fra nese og svelg"),
        ("Påvist med", "PCR"),
        ("Smitteland", "Norge"),
        ("Innlagt i sykehus", ""),
        ("Vaksinert", "Ja, tre doser"),
        ("Meldt av", "St. Olavs hospital"),
    ]);
    let raa = vec![
        (date(2016, 8, 9), "Campylobacteriose".to_owned(), campylobacter),
        (date(2022, 2, 3), "Covid-19".to_owned(), korona),
    ];
    rapport(na, 3, vec![poster("Meldte sykdommer", "melding", None, raa)])
}

fn mfr(na: Timestamp) -> Rapport {
    let selv = Fodsel {
        dato: date(1979, 2, 14),
        termin: None,
        alder: "40 uker",
        vekt_gram: 3420.0,
        lengde_cm: 50.0,
        hode_cm: Some(35.0),
        apgar: Some("8 og 9"),
        forlosning: "Vaginal, uten inngrep",
        sted: "Haukeland sykehus",
        mor: None,
    };
    let barn = Fodsel {
        dato: date(2014, 9, 22),
        termin: Some(date(2014, 9, 25)),
        alder: "39 uker og 4 dager",
        vekt_gram: 3305.0,
        lengde_cm: 49.0,
        hode_cm: Some(34.5),
        apgar: Some("9 og 10"),
        forlosning: "Vaginal, uten inngrep",
        sted: HAUKELAND,
        mor: Some(Mor {
            tidligere_fodsler: 0.0,
            komplikasjoner: "Ingen. Kronisk sykdom før svangerskapet: multippel sklerose.",
            folat: "Ja",
            royking: "Nei",
        }),
    };
    rapport_mfr(na, 5, Some(selv), &[barn])
}

fn kjernejournal(na: Timestamp) -> Rapport {
    let kritisk = tekster(&[
        ("Kritisk informasjon", "Får immundempende behandling (rituksimab)"),
        ("Allergier", "Ingen registrert"),
        ("Registrert av", "Lege ved Nevrologisk avdeling, St. Olavs hospital"),
    ]);
    let egne = tekster(&[
        ("Pårørende", "Line Danser, søster"),
        ("Sykdom i familien", ""),
        ("Språk", "Norsk"),
        ("Donorkort", "Ja"),
    ]);
    rapport(na, 0, vec![fakta("Viktig for helsepersonell", kritisk), fakta("Det du har lagt inn selv", egne)])
}
