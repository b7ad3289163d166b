//! Who used Kari's data, and the copies that left the registries.

use super::bygg::{self, Bruksrad, Kopi, ansatt, automatisk, navngitt};
use super::ms::{HAUKELAND, ST_OLAV};
use crate::domain::bruk::Handling::{Endre, Se, Slette};
use crate::domain::bruk::{Bruk, Hvem, Identitet, Utlevering};
use crate::domain::id::InnbyggerId;
use jiff::Timestamp;

pub(super) fn bruk(na: Timestamp, id: InnbyggerId) -> Vec<Bruk> {
    bygg::bruk(na, id, [siste_maaneder(), siste_ar(), eldre()].concat())
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
        (77, "MS", ansatt("Sykepleier", ST_OLAV), Se, "behandling og EDSS", "kvalitetssikring av opplysninger"),
    ]
}

fn siste_ar() -> Vec<Bruksrad> {
    vec![
        (101, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (120, "RESEPT", navngitt("Ida Holm", "Fastlege", "Fjordgata legesenter"), Endre, "resepter", "ny resept"),
        (196, "MS", Hvem::Selv, Endre, "spørreskjema", "svar på spørreskjema"),
        (214, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
        (250, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (290, "MS", ansatt("Lege", ST_OLAV), Endre, "EDSS og MR", "registrering etter kontroll"),
        (291, "KJERNEJOURNAL", ansatt("Lege", ST_OLAV), Se, "legemidler", "helsehjelp"),
        (349, "SYSVAK", ansatt("Lege", "Fjordgata legesenter"), Endre, "vaksinasjoner", "registrering av vaksine"),
    ]
}

fn eldre() -> Vec<Bruksrad> {
    vec![
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
        (798, "MS", ansatt("Lege", ST_OLAV), Endre, "EDSS", "registrering etter kontroll"),
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
            1830,
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
    },
];

pub(super) fn utleveringer(na: Timestamp, id: InnbyggerId) -> Vec<Utlevering> {
    bygg::utleveringer(na, id, KOPIER)
}
