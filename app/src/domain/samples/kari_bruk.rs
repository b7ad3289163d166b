//! Who used Kari's data, and the copies that left the registries.

use super::bygg::{self, Bruksrad, Kopi, ansatt, automatisk, navngitt, siden};
use super::ms::{HAUKELAND, ST_OLAV};
use crate::domain::bruk::Handling::{Endre, Se, Slette};
use crate::domain::bruk::{Bruk, Hvem, Identitet, Utlevering};
use crate::domain::id::InnbyggerId;
use jiff::{Timestamp, civil::date};

pub(super) fn bruk(na: Timestamp, id: InnbyggerId) -> Vec<Bruk> {
    bygg::bruk(na, id, [siste_maaneder(), siste_ar(na), eldre(na)].concat())
}

fn siste_maaneder() -> Vec<Bruksrad> {
    let lege = "Fjordgata legesenter";
    vec![
        (1, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
        (4, "NPRKPR", Hvem::Selv, Se, "kontakter", "eget innsyn"),
        (9, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (16, "MS", automatisk("Helse Bergen HF"), Se, "alle opplysninger i registeret", "innsynsrapport til deg"),
        (23, "KJERNEJOURNAL", ansatt("Lege", ST_OLAV), Se, "legemidler og kritisk informasjon", "helsehjelp"),
        (31, "SYSVAK", ansatt("Helsesykepleier", lege), Se, "vaksinasjoner", "helsehjelp"),
        (38, "RESEPT", ansatt("Lege", ST_OLAV), Endre, "resepter", "ny resept"),
        (52, "KJERNEJOURNAL", navngitt("Ida Holm", "Fastlege", lege), Se, "legemidler", "helsehjelp"),
        (53, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "kontakter hos fastlegen", "innmelding til KPR"),
        // Matches nothing that is registered about her: she has never been there.
        (61, "KJERNEJOURNAL", ansatt("Helsesekretær", "Kystlegene Søndre"), Se, "kritisk informasjon", "helsehjelp"),
        (77, "MS", ansatt("Sykepleier", ST_OLAV), Se, "behandling og EDSS", "kvalitetssikring av opplysninger"),
    ]
}

fn siste_ar(na: Timestamp) -> Vec<Bruksrad> {
    vec![
        (88, "HELSENORGE", Hvem::Selv, Se, "varsler og innstillinger", "eget innsyn"),
        (101, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (120, "RESEPT", navngitt("Ida Holm", "Fastlege", "Fjordgata legesenter"), Endre, "resepter", "ny resept"),
        (196, "MS", Hvem::Selv, Endre, "spørreskjema", "svar på spørreskjema"),
        (214, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
        (250, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (
            siden(na, date(2026, 2, 5)),
            "MS",
            ansatt("Lege", ST_OLAV),
            Endre,
            "EDSS og MR",
            "registrering etter kontroll",
        ),
        (291, "KJERNEJOURNAL", ansatt("Lege", ST_OLAV), Se, "legemidler", "helsehjelp"),
    ]
}

fn eldre(na: Timestamp) -> Vec<Bruksrad> {
    vec![
        (
            siden(na, date(2025, 11, 3)),
            "SYSVAK",
            ansatt("Lege", "Fjordgata legesenter"),
            Endre,
            "vaksinasjoner",
            "registrering av vaksine",
        ),
        (
            412,
            "MSIS",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "meldte sykdommer",
            "kvalitetssikring av registeret",
        ),
        (490, "KJERNEJOURNAL", ansatt("Lege", "Trondheim legevakt"), Se, "kritisk informasjon", "øyeblikkelig hjelp"),
        (745, "MS", automatisk("Helse Bergen HF"), Se, "alle opplysninger i registeret", "innsynsrapport til deg"),
        (siden(na, date(2024, 9, 19)), "MS", ansatt("Lege", ST_OLAV), Endre, "EDSS", "registrering etter kontroll"),
        (
            1120,
            "MFR",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "fødselsopplysninger",
            "kvalitetssikring av registeret",
        ),
        (1755, "MS", ansatt("Registerkoordinator", HAUKELAND), Slette, "svar på spørreskjema", "trukket samtykke"),
        (
            siden(na, date(2021, 10, 4)),
            "SYSVAK",
            ansatt("Vaksinatør", "Kommunalt vaksinasjonssenter, Idrettshallen"),
            Endre,
            "vaksinasjoner",
            "registrering av vaksine",
        ),
    ]
}

const KOPIER: &[Kopi] = &[
    Kopi {
        dager: 64,
        part: "MS",
        mottaker: "Universitetet i Bergen",
        prosjekt: "Tidlig behandling og funksjon ved MS",
        formal: "forskning",
        grunnlag: "REK vest 2025/81234 (oppdiktet)",
        variabler: "behandling, EDSS, attakker og MR",
        identitet: Identitet::Kodet,
        antall: Some(9_240),
        brukes_til: Some(1_460),
        reservasjon: Some(false),
        lenke: "https://prosjekt.uib.example/tidlig-behandling",
        forklaring: "Navn og fødselsnummer er byttet ut med en kode. Bare registeret kan si hvem koden gjelder.",
        ..Kopi::TOM
    },
    Kopi {
        dager: 233,
        part: "NPRKPR",
        mottaker: "Helse Bergen HF",
        prosjekt: "Dekningsgrad i Norsk MS-register og biobank",
        formal: "kvalitetssikring av registeret",
        grunnlag: "forskrift om medisinske kvalitetsregistre",
        variabler: "kontakter med diagnosen G35",
        identitet: Identitet::MedNummer,
        antall: Some(14_310),
        brukes_til: Some(132),
        reservasjon: Some(false),
        forklaring: "Nummeret trengs for å finne dem som har MS, men ikke står i registeret.",
        ..Kopi::TOM
    },
    Kopi {
        dager: 520,
        part: "SYSVAK",
        mottaker: "Folkehelseinstituttet",
        prosjekt: "Effekt av koronavaksiner",
        formal: "beredskap og overvåking",
        grunnlag: "helseberedskapsloven",
        variabler: "koronavaksiner",
        identitet: Identitet::Kodet,
        antall: Some(4_100_000),
        ..Kopi::TOM
    },
    Kopi {
        dager: 1290,
        part: "MFR",
        mottaker: "Statistisk sentralbyrå",
        prosjekt: "Fødsler i Norge",
        formal: "statistikk",
        grunnlag: "statistikkloven",
        variabler: "år og fylke for fødsler",
        identitet: Identitet::Anonym,
        antall: Some(1_180_000),
        ..Kopi::TOM
    },
    Kopi {
        dager: 1400,
        part: "MFR",
        mottaker: "Karolinska Institutet",
        prosjekt: "Fødselsvekt og senere helse i Norden",
        formal: "forskning",
        grunnlag: "REK vest 2022/40417 (oppdiktet)",
        variabler: "fødselsvekt, svangerskapets lengde og fødselsår",
        identitet: Identitet::Kodet,
        land: "SE",
        antall: Some(212_000),
        brukes_til: Some(-300),
        reservasjon: Some(false),
        forklaring: "Fristen er ute. Mottakeren har bekreftet at kopien er slettet.",
        ..Kopi::TOM
    },
];

pub(super) fn utleveringer(na: Timestamp, id: InnbyggerId) -> Vec<Utlevering> {
    bygg::utleveringer(na, id, KOPIER)
}
