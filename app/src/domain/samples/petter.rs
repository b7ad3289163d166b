//! Petter Nes: was in hospital with covid-19, had his heart rhythm treated, and later a stroke, so that he stands in the
//! registries of each. He has measured his blood pressure at home ever since.

use super::bygg::{Kopi, ansatt, automatisk, bruk, dag_for, part, person, siden, tok_i_bruk, utleveringer};
use super::npr::{AKUTT, DOGN, Kontakt, Oppgjor, POLIKLINISK, med_bidiagnose, rapport_nprkpr};
use super::resept::{Resept, Utlevert, rapport_resept};
use super::sysvak::{COMIRNATY, FLUAD, LEGESENTER, VAKSINESENTER, rapport_sysvak};
use super::{Testperson, bygg, petter_hjerte, petter_korona};
use crate::domain::bruk::Handling::{Bruke, Endre, Sammenstille, Se};
use crate::domain::bruk::{Hvem, Identitet};
use crate::domain::rapport::Rapport;
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(super) const SYKEHUS: &str = "Haukeland universitetssjukehus";
pub(super) const SLAG: Date = date(2025, 8, 12);
pub(super) const ABLASJON: Date = date(2023, 2, 8);
pub(super) const KORONA: (Date, Date) = (date(2021, 3, 11), date(2021, 3, 22));
const LEGE: &str = "Fjordgata legesenter";

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Har hatt hjerneslag, hjerteflimmer og covid-19, og står i registeret for hver av dem. Måler blodtrykket hjemme.";
    let p = person(24, "petter", "23915733085", ("Petter", "Nes"), date(1957, 11, 23), viser);
    Testperson {
        inkludert: ["ABLANOR", "HJERNESLAG", "PANDEMI"].map(part).into(),
        endringer: vec![tok_i_bruk(date(2022, 1, 30))],
        rapporter: vec![
            (part("HJERNESLAG"), petter_hjerte::hjerneslag(na)),
            (part("ABLANOR"), petter_hjerte::ablanor(na)),
            (part("PANDEMI"), petter_korona::pandemi(na)),
            (part("MSIS"), petter_korona::msis(na)),
            (part("SYSVAK"), sysvak(na)),
            (part("NPRKPR"), nprkpr(na)),
            (part("RESEPT"), rapport_resept(na, 0, RESEPTER, UTLEVERT)),
        ],
        bruk: bruk(na, p.id, logg(na)),
        utleveringer: utleveringer(na, p.id, KOPIER),
        ..p
    }
}

fn nprkpr(na: Timestamp) -> Rapport {
    let kontakter: [Kontakt; 5] = [
        (dag_for(na, 29), 0, POLIKLINISK, ("Nevrologisk avdeling", SYKEHUS), "I69.3 Følger av hjerneinfarkt", None),
        (
            SLAG,
            6,
            AKUTT,
            ("Slagenheten", SYKEHUS),
            "I63.4 Hjerneinfarkt på grunn av blodpropp fra hjertet",
            Some("AAL15 Trombektomi i hjernen"),
        ),
        (
            ABLASJON,
            1,
            DOGN,
            ("Hjerteavdelingen", SYKEHUS),
            "I48.0 Anfallsvis hjerteflimmer",
            Some("FPB32 Ablasjon i venstre forkammer"),
        ),
        (date(2024, 2, 14), 0, POLIKLINISK, ("Hjerteavdelingen", SYKEHUS), "I48.0 Anfallsvis hjerteflimmer", None),
        (KORONA.0, 11, AKUTT, ("Lungeavdelingen", SYKEHUS), "U07.1 Covid-19, påvist virus", None),
    ];
    let oppgjor: [Oppgjor; 3] = [
        (dag_for(na, 18), "Fastlege", LEGE, "K90 Hjerneslag", Some("2ad")),
        (date(2026, 1, 15), "Fysioterapeut", "Torget fysioterapi", "K90 Hjerneslag", Some("A2f")),
        (date(2022, 9, 6), "Fastlege", LEGE, "K78 Atrieflimmer", Some("2ad")),
    ];
    med_bidiagnose(rapport_nprkpr(na, 1, &kontakter, &oppgjor), SLAG, "I48.0 Anfallsvis hjerteflimmer")
}

const RESEPTER: &[Resept] = &[
    (18, ("Eliquis", "5 mg tablett"), "B01AF02", "168 stk.", 3, "Fastlege", Some("Apoteket ved Torget")),
    (18, ("Metoprolol", "50 mg depottablett"), "C07AB02", "98 stk.", 3, "Fastlege", Some("Apoteket ved Torget")),
    (18, ("Atorvastatin", "40 mg tablett"), "C10AA05", "100 stk.", 3, "Fastlege", None),
];

const UTLEVERT: &[Utlevert] = &[(15, "Eliquis", "168 stk."), (15, "Metoprolol", "98 stk.")];

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2021, 9, 9), COMIRNATY, Some("FG_3712"), VAKSINESENTER),
        (date(2021, 12, 7), COMIRNATY, Some("FK_0092"), VAKSINESENTER),
        (date(2025, 10, 14), FLUAD, Some("FL_3310"), LEGESENTER),
        (dag_for(na, 18), FLUAD, Some("FL_4108"), LEGESENTER),
    ];
    rapport_sysvak(na, 3, doser)
}

fn logg(na: Timestamp) -> Vec<bygg::Bruksrad> {
    let opphold = "registrering etter opphold";
    let ut = SLAG.saturating_add(jiff::Span::new().days(6));
    vec![
        (3, "HJERNESLAG", Hvem::Selv, Se, "innsynsrapport", "eget innsyn"),
        (15, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (18, "SYSVAK", ansatt("Lege", LEGE), Endre, "vaksinasjoner", "registrering av vaksine"),
        (29, "HJERNESLAG", ansatt("Lege", SYKEHUS), Se, "funksjon etter hjerneslag", "helsehjelp"),
        (70, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (
            240,
            "MSIS",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "meldte sykdommer",
            "kvalitetssikring av registeret",
        ),
        (365, "HJERNESLAG", automatisk("Folkehelseinstituttet"), Sammenstille, "alder og utfall", "helseanalyse"),
        (siden(na, ut), "HJERNESLAG", ansatt("Sykepleier", SYKEHUS), Endre, "opphold", opphold),
        (
            siden(na, date(2024, 2, 14)),
            "ABLANOR",
            ansatt("Sykepleier", SYKEHUS),
            Endre,
            "oppfølging",
            "registrering etter kontroll",
        ),
        (siden(na, ABLASJON), "ABLANOR", ansatt("Lege", SYKEHUS), Endre, "inngrep", opphold),
        (1300, "PANDEMI", automatisk("Helse Bergen HF"), Bruke, "opphold og utfall", "årsrapport for registeret"),
        (siden(na, KORONA.1), "PANDEMI", ansatt("Sykepleier", SYKEHUS), Endre, "opphold", opphold),
    ]
}

const KOPIER: &[Kopi] = &[
    Kopi {
        dager: 120,
        part: "HJERNESLAG",
        mottaker: "Folkehelseinstituttet",
        prosjekt: "Hjerneslag i Norge",
        formal: "statistikk",
        grunnlag: "hjerte- og karregisterforskriften",
        variabler: "alder, kjønn, behandling og utfall",
        identitet: Identitet::Anonym,
        antall: Some(8_950),
        ..Kopi::TOM
    },
    Kopi {
        dager: 1_500,
        part: "PANDEMI",
        mottaker: "Universitetet i Bergen",
        prosjekt: "Senfølger etter covid-19",
        formal: "forskning",
        grunnlag: "REK vest 2021/22981 (oppdiktet)",
        variabler: "opphold, behandling og risikofaktorer",
        identitet: Identitet::Kodet,
        antall: Some(2_480),
        brukes_til: Some(-40),
        reservasjon: Some(false),
        ..Kopi::TOM
    },
];
