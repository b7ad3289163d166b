//! Line Danser: holds a power of attorney from her sister Kari, is the mother of Oliver, Nora and Emil, and stands in the
//! diabetes registry without having decided anything about it.

use super::bygg::{
    Kopi, ansatt, automatisk, bruk, dag_for, dagen_for_16, innbygger, kl, part, person, relasjon, siden, tok_i_bruk,
};
use super::mfr::{Mor, rapport_mfr};
use super::npr::{AKUTT, DOGN, Kontakt, Oppgjor, POLIKLINISK, med_bidiagnose, rapport_nprkpr};
use super::resept::{Resept, Utlevert, rapport_resept};
use super::sporsmal::melding;
use super::sysvak::{APOTEK, BOOSTRIX, COMIRNATY, LEGESENTER, VAKSINESENTER, VAXIGRIP, rapport_sysvak};
use super::{Testperson, bygg, emil, hjordis, kari, line_diabetes, nora, oliver};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::{Hvem, Identitet};
use crate::domain::definisjon::PartKode;
use crate::domain::rapport::Rapport;
use crate::domain::representasjon::{Fullmaktsomrade, Relasjon, Rolle};
use jiff::Timestamp;
use jiff::civil::date;

pub(super) const SYKEHUS: &str = "St. Olavs hospital";
const NR: i64 = 2;
/// The reservation of the diabetes registry, as the catalogue identifies it.
const DIABETES_LAGRING: &str = "904bbb0c-3c26-4d18-8b50-0dab027252e4";
const NYTT: &str =
    "Vi har skrevet en kortere forklaring på hva registeret lagrer, og hva som skjer hvis du reserverer deg.";
/// Where Line lives with her children.
pub(super) const HJEM: &str = "fjordgata-12";

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Står i diabetesregisteret, har tre barn og fullmakt fra søsteren Kari.";
    let p = person(NR, "line", "11868230667", ("Line", "Danser"), date(1982, 6, 11), viser);
    Testperson {
        bosted: HJEM,
        inkludert: vec![part("DIABETES")],
        endringer: vec![tok_i_bruk(date(2017, 8, 14))],
        rapporter: line_diabetes::rapporter(na).into_iter().chain(andre(na)).collect(),
        bruk: bruk(na, p.id, logg(na)),
        deltakelse: line_diabetes::deltakelse(na),
        utleveringer: bygg::utleveringer(na, p.id, &[KOPI]),
        relasjoner: relasjoner(na),
        varsler: vec![melding(p.id, 950, kl(dag_for(na, 3), 8, 0).min(na), "DIABETES", DIABETES_LAGRING, NYTT)],
        ..p
    }
}

/// Her reports from other registries than the diabetes registry.
fn andre(na: Timestamp) -> Vec<(PartKode, Rapport)> {
    let nprkpr = rapport_nprkpr(na, 1, KONTAKTER, &oppgjor(na));
    vec![
        (part("SYSVAK"), sysvak(na)),
        (part("NPRKPR"), med_bidiagnose(nprkpr, date(2017, 5, 3), "O24.0 Diabetes type 1 før svangerskapet")),
        (part("MFR"), rapport_mfr(na, 5, None, &[nora::fodsel(Some(MOR)), oliver::fodsel(Some(MOR_IGJEN))])),
        (part("RESEPT"), rapport_resept(na, 0, RESEPTER, UTLEVERT)),
    ]
}

/// Her sister and her children; Emil has asked to be left alone, and what Hjørdis gave has run out.
fn relasjoner(na: Timestamp) -> Vec<Relasjon> {
    let (line, innsyn) = (innbygger(NR), [Fullmaktsomrade::Innsyn]);
    let barn = |nr, fodt| relasjon(line, nr, Rolle::Foreldreansvar, dagen_for_16(fodt), &[]);
    vec![
        relasjon(line, kari::NR, Rolle::Fullmakt, Some(dag_for(na, -99)), &innsyn),
        barn(oliver::NR, oliver::FODT),
        barn(nora::NR, nora::FODT),
        barn(emil::NR, emil::FODT),
        relasjon(line, hjordis::NR, Rolle::Fullmakt, Some(dag_for(na, 52)), &innsyn),
    ]
}

const MOR: Mor = Mor {
    tidligere_fodsler: 0.0,
    helse: "Diabetes type 1",
    legemidler: "Insulin",
    komplikasjoner: "Ingen",
    folat: "Ja",
    royking: "Nei",
};

const MOR_IGJEN: Mor = Mor { tidligere_fodsler: 1.0, ..MOR };

const KONTAKTER: &[Kontakt] = &[
    (date(2012, 3, 7), 4, AKUTT, ("Kvinneklinikken", SYKEHUS), "O80 Spontan fødsel ved énlingsfødsel", None),
    (
        date(2017, 5, 3),
        3,
        DOGN,
        ("Kvinneklinikken", SYKEHUS),
        "O82 Forløsning ved keisersnitt",
        Some("MCA10 Keisersnitt"),
    ),
    (date(2024, 4, 16), 0, POLIKLINISK, ("Endokrinologisk avdeling", SYKEHUS), "E10.9 Diabetes mellitus type 1", None),
    (date(2025, 5, 20), 0, POLIKLINISK, ("Øyeavdelingen", SYKEHUS), "H36.0 Diabetisk retinopati", None),
    (date(2026, 5, 12), 0, POLIKLINISK, ("Endokrinologisk avdeling", SYKEHUS), "E10.9 Diabetes mellitus type 1", None),
];

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 10, 5), "Fastlege", "Fjordgata legesenter", "T89 Diabetes type 1", Some("2ad")),
    (date(2026, 1, 21), "Fastlege, e-konsultasjon", "Fjordgata legesenter", "T89 Diabetes type 1", Some("2ae")),
    (date(2025, 9, 9), "Tannlege", "Torget tannklinikk", "Undersøkelse", None),
];

const UTLEVERT: &[Utlevert] = &[(20, "NovoRapid", "5 x 10 ml"), (48, "GlucaGen", "1 sett")];

fn oppgjor(na: Timestamp) -> Vec<Oppgjor> {
    let nye = [(dag_for(na, 96), "Fastlege", "Fjordgata legesenter", "A97 Administrativ kontakt", Some("2ad"))];
    [&nye[..], OPPGJOR].concat()
}

const RESEPTER: &[Resept] = &[
    (48, ("NovoRapid", "100 E/ml injeksjonsvæske"), "A10AB05", "5 x 10 ml", 3, "Fastlege", Some("Apoteket ved Torget")),
    (48, ("GlucaGen", "1 mg injeksjonsvæske"), "H04AA01", "1 sett", 2, "Fastlege", Some("Apoteket ved Torget")),
];

const KOPI: Kopi = Kopi {
    dager: 210,
    part: "DIABETES",
    mottaker: "Universitetet i Oslo",
    prosjekt: "Insulinpumpe og langtidsblodsukker",
    formal: "forskning",
    grunnlag: "REK sør-øst 2025/90021 (oppdiktet)",
    variabler: "HbA1c, behandling og fødselsår",
    identitet: Identitet::Kodet,
    antall: Some(3_870),
    brukes_til: Some(720),
    reservasjon: Some(false),
    lenke: "https://prosjekt.uio.example/insulinpumpe",
    ..Kopi::TOM
};

fn logg(na: Timestamp) -> Vec<bygg::Bruksrad> {
    vec![
        (0, "DIABETES", Hvem::Selv, Se, "årskontroller", "eget innsyn"),
        (20, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (
            siden(na, date(2026, 10, 7)),
            "DIABETES",
            automatisk("Fjordgata legesenter"),
            Endre,
            "årskontroll",
            "innmelding etter kontroll",
        ),
        (33, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
        (96, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "kontakter hos fastlegen", "innmelding til KPR"),
        (
            410,
            "MFR",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "fødselsopplysninger",
            "kvalitetssikring av registeret",
        ),
        (150, "DIABETES", ansatt("Rådgiver", "Noklus"), Se, "årskontroller", "kvalitetssikring av opplysninger"),
        (
            siden(na, date(2026, 5, 12)),
            "DIABETES",
            ansatt("Sykepleier", SYKEHUS),
            Endre,
            "behandling",
            "innmelding etter kontroll",
        ),
        (640, "DIABETES", automatisk("Fjordgata legesenter"), Endre, "årskontroll", "innmelding etter kontroll"),
    ]
}

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2011, 11, 2), VAXIGRIP, None, LEGESENTER),
        (date(2016, 11, 30), BOOSTRIX, Some("AC39_1187"), LEGESENTER),
        (date(2021, 4, 28), COMIRNATY, Some("EX_1009"), VAKSINESENTER),
        (date(2021, 6, 9), COMIRNATY, Some("FA_5831"), VAKSINESENTER),
        (date(2021, 12, 20), COMIRNATY, Some("FK_0120"), VAKSINESENTER),
        (date(2024, 10, 22), VAXIGRIP, Some("VT_6011"), APOTEK),
        (date(2025, 10, 21), VAXIGRIP, Some("VT_6640"), APOTEK),
    ];
    rapport_sysvak(na, 2, doser)
}
