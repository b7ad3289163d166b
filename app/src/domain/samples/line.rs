//! Line Danser: holds a power of attorney from her sister Kari, is the mother of Oliver, Nora and Emil, and stands in the
//! diabetes registry without having decided anything about it.

use super::bygg::{
    ansatt, automatisk, bruk, celle, dag_for, dagen_for_16, fakta, innbygger, kanskje_celle, kl, part, person, rapport,
    relasjon, tabell, tekster, tok_i_bruk,
};
use super::mfr::{Mor, rapport_mfr};
use super::npr::{AKUTT, DOGN, Kontakt, Oppgjor, POLIKLINISK, Resept, rapport_nprkpr, rapport_resept};
use super::sporsmal::melding;
use super::sysvak::{APOTEK, BOOSTRIX, COMIRNATY, LEGESENTER, VAKSINESENTER, VAXIGRIP, rapport_sysvak};
use super::{Testperson, bygg, emil, hjordis, kari, nora, oliver};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::{Hvem, Identitet};
use crate::domain::rapport::{Celle, Rapport, Seksjon};
use crate::domain::representasjon::{Fullmaktsomrade, Relasjon, Rolle};
use jiff::Timestamp;
use jiff::civil::{Date, date};

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
        rapporter: vec![
            (part("DIABETES"), diabetes(na)),
            (part("SYSVAK"), sysvak(na)),
            (part("NPRKPR"), rapport_nprkpr(na, 1, KONTAKTER, OPPGJOR)),
            (part("MFR"), rapport_mfr(na, 5, None, &[nora::fodsel(Some(MOR)), oliver::fodsel(Some(MOR_IGJEN))])),
            (part("RESEPT"), rapport_resept(na, 0, RESEPTER)),
        ],
        bruk: bruk(na, p.id, logg()),
        utleveringer: bygg::utleveringer(na, p.id, &[KOPI]),
        relasjoner: relasjoner(na),
        varsler: vec![melding(p.id, 950, kl(dag_for(na, 3), 8, 0).min(na), "DIABETES", DIABETES_LAGRING, NYTT)],
        ..p
    }
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

const MOR: Mor =
    Mor { tidligere_fodsler: 0.0, komplikasjoner: "Diabetes type 1 før svangerskapet", folat: "Ja", royking: "Nei" };

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

const RESEPTER: &[Resept] = &[
    (48, ("NovoRapid", "100 E/ml injeksjonsvæske"), "A10AB05", "5 x 10 ml", 3, "Fastlege", Some("Apoteket ved Torget")),
    (48, ("GlucaGen", "1 mg injeksjonsvæske"), "H04AA01", "1 sett", 2, "Fastlege", Some("Apoteket ved Torget")),
];

const KOPI: bygg::Kopi = bygg::Kopi {
    dager: 210,
    part: "DIABETES",
    mottaker: "Universitetet i Oslo",
    prosjekt: "Insulinpumpe og langtidsblodsukker",
    formal: "forskning",
    grunnlag: "REK sør-øst 2025/90021 (oppdiktet)",
    variabler: "HbA1c, behandling og fødselsår",
    identitet: Identitet::Kodet,
};

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (0, "DIABETES", Hvem::Selv, Se, "årskontroller", "eget innsyn"),
        (20, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (47, "DIABETES", automatisk("Fjordgata legesenter"), Endre, "årskontroll", "innmelding etter kontroll"),
        (150, "DIABETES", ansatt("Rådgiver", "Noklus"), Se, "årskontroller", "kvalitetssikring av opplysninger"),
        (194, "DIABETES", ansatt("Sykepleier", SYKEHUS), Endre, "behandling", "innmelding etter kontroll"),
        (640, "DIABETES", automatisk("Fjordgata legesenter"), Endre, "årskontroll", "innmelding etter kontroll"),
    ]
}

/// A yearly control: date, HbA1c, blood pressure, LDL, weight, eyes, feet, micro-albumin.
type Kontroll = (Date, f64, &'static str, f64, f64, Option<&'static str>, Option<&'static str>, Option<&'static str>);

const UNDERSOKT: Option<&str> = Some("Undersøkt");

const KONTROLLER: &[Kontroll] = &[
    (date(2026, 10, 5), 54.0, "126/78", 2.3, 71.5, UNDERSOKT, UNDERSOKT, Some("Normal")),
    (date(2025, 9, 30), 56.0, "128/80", 2.4, 71.0, UNDERSOKT, UNDERSOKT, Some("Normal")),
    (date(2024, 10, 2), 58.0, "131/82", 2.6, 72.4, None, UNDERSOKT, Some("Normal")),
    (date(2023, 9, 27), 61.0, "129/79", 2.8, 73.0, UNDERSOKT, None, None),
    (date(2022, 10, 11), 63.0, "134/84", 2.9, 73.6, UNDERSOKT, UNDERSOKT, Some("Normal")),
    (date(2021, 9, 22), 66.0, "132/81", 3.0, 74.2, None, None, Some("Normal")),
    (date(2020, 11, 18), 69.0, "130/80", 3.1, 74.8, UNDERSOKT, UNDERSOKT, Some("Normal")),
];

/// Yearly controls since the registry became one that people can opt out of.
fn diabetes(na: Timestamp) -> Rapport {
    let grunn = tekster(&[
        ("Diabetestype", "Type 1"),
        ("År for diagnosen", "1996"),
        ("Behandling", "Insulinpumpe og kontinuerlig glukosemåler"),
        ("Røyking", "Nei"),
        ("Høyde", "168 cm"),
        ("Alvorlig føling siste år", "Ingen"),
        ("Ketoacidose siste år", "Ingen"),
    ]);
    let senskader = tekster(&[
        ("Hjerte og kar", "Nei"),
        ("Øyne", "Lette forandringer, behandles ikke"),
        ("Nyrer", "Nei"),
        ("Føtter", ""),
        ("Amputasjon", "Nei"),
    ]);
    rapport(na, 1, vec![fakta("Om diabetesen", grunn), kontroller(), fakta("Senskader", senskader)])
}

fn kontroller() -> Seksjon {
    let rader = KONTROLLER
        .iter()
        .map(|k| {
            let undersokelser = [k.5, k.6, k.7].map(kanskje_celle);
            [Celle::Dato(k.0), Celle::Tall(k.1), celle(k.2), Celle::Tall(k.3), Celle::Tall(k.4)]
                .into_iter()
                .chain(undersokelser)
                .collect()
        })
        .collect();
    let kolonner =
        ["Dato", "HbA1c (mmol/mol)", "Blodtrykk (mmHg)", "LDL (mmol/l)", "Vekt (kg)", "Øyne", "Føtter", "Mikroalbumin"];
    tabell("Årskontroller", &kolonner, rader, "Ingen årskontroller er registrert.")
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
