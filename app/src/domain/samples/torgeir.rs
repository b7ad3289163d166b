//! Torgeir Vik: listed in the registries that none of the others is listed in, so that each of their settings can be
//! tried. A motorcycle accident brought him into three of them; the ALS registry, which needs his consent, holds nothing.

use super::bygg::{Kopi, ansatt, automatisk, bruk, dag_for, part, person, siden, tok_i_bruk, utleveringer};
use super::npr::{AKUTT, DAG, DOGN, Kontakt, Oppgjor, POLIKLINISK, med_bidiagnose, rapport_nprkpr};
use super::sysvak::{BOOSTRIX, COMIRNATY, LEGESENTER, VAKSINESENTER, rapport_sysvak};
use super::{Testperson, bygg, torgeir_ryggmarg, torgeir_ulykke};
use crate::domain::bruk::Handling::{Bruke, Endre, Sammenstille, Se};
use crate::domain::bruk::{Hvem, Identitet};
use crate::domain::rapport::Rapport;
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(super) const SYKEHUS: &str = "St. Olavs hospital";
pub(super) const ULYKKE: Date = date(2024, 6, 15);
/// From the intensive care unit to the ward, and home.
pub(super) const FRA_INTENSIV: Date = date(2024, 6, 24);
pub(super) const HJEM: Date = date(2024, 10, 18);
pub(super) const MANDLER: Date = date(2023, 3, 7);

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Står i fem registre som få andre står i, og har ikke bestemt noe om dem.";
    let p = person(22, "torgeir", "12857130071", ("Torgeir", "Vik"), date(1971, 5, 12), viser);
    Testperson {
        inkludert: ["ALS", "INTENSIV", "NORSCIR", "ONH", "TRAUME"].map(part).into(),
        endringer: vec![tok_i_bruk(date(2025, 4, 1))],
        rapporter: vec![
            (part("INTENSIV"), torgeir_ulykke::intensiv(na)),
            (part("NORSCIR"), torgeir_ryggmarg::norscir(na)),
            (part("ONH"), torgeir_ryggmarg::onh(na)),
            (part("TRAUME"), torgeir_ulykke::traume(na)),
            (part("SYSVAK"), sysvak(na)),
            (part("NPRKPR"), nprkpr(na)),
        ],
        bruk: bruk(na, p.id, logg(na)),
        utleveringer: utleveringer(na, p.id, KOPIER),
        ..p
    }
}

/// KPR could not give the municipality's services this time.
fn nprkpr(na: Timestamp) -> Rapport {
    let oppgjor: [Oppgjor; 2] = [
        (dag_for(na, 26), "Fastlege", "Fjordgata legesenter", "N81 Annen skade i nervesystemet", Some("2ad")),
        (date(2026, 3, 4), "Fysioterapeut", "Torget fysioterapi", "N81 Annen skade i nervesystemet", Some("A2f")),
    ];
    let r = rapport_nprkpr(na, 2, &kontakter(na), &oppgjor);
    let r = med_bidiagnose(r, ULYKKE, "S32.0 Brudd i lendevirvel");
    Rapport { mangler: vec!["Kommunale tjenester (KPR)".to_owned()], ..r }
}

fn kontakter(na: Timestamp) -> Vec<Kontakt> {
    let ryggmarg = ("Avdeling for ryggmargsskader", SYKEHUS);
    vec![
        (dag_for(na, 17), 0, POLIKLINISK, ryggmarg, "T91.3 Følger av skade i ryggmargen", None),
        (date(2025, 6, 17), 0, POLIKLINISK, ryggmarg, "T91.3 Følger av skade i ryggmargen", None),
        (date(2024, 7, 8), 102, DOGN, ryggmarg, "S34.1 Annen skade i ryggmargen i lenden", None),
        (
            ULYKKE,
            23,
            AKUTT,
            ("Intensivavdelingen", SYKEHUS),
            "S34.1 Annen skade i ryggmargen i lenden",
            Some("NAG72 Avstiving av lenderyggen"),
        ),
        (
            MANDLER,
            0,
            DAG,
            ("Øre-nese-hals-avdelingen", SYKEHUS),
            "J35.0 Kronisk betennelse i mandlene",
            Some("EMB10 Fjerning av mandlene"),
        ),
    ]
}

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2019, 4, 24), BOOSTRIX, Some("AC39_1702"), LEGESENTER),
        (date(2021, 5, 27), COMIRNATY, Some("EY_7015"), VAKSINESENTER),
        (date(2021, 7, 8), COMIRNATY, Some("FE_1510"), VAKSINESENTER),
    ];
    rapport_sysvak(na, 3, doser)
}

fn logg(na: Timestamp) -> Vec<bygg::Bruksrad> {
    let registrering = "registrering etter opphold";
    let kvalitet = "kvalitetssikring av registeret";
    vec![
        (5, "NORSCIR", Hvem::Selv, Se, "innsynsrapport", "eget innsyn"),
        (17, "NORSCIR", ansatt("Lege", SYKEHUS), Se, "nevrologisk nivå og funksjon", "helsehjelp"),
        (26, "SYSVAK", ansatt("Lege", "Fjordgata legesenter"), Se, "vaksinasjoner", "helsehjelp"),
        (75, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (200, "INTENSIV", automatisk("Helse Bergen HF"), Bruke, "opphold og respirator", "årsrapport for registeret"),
        (310, "TRAUME", automatisk("Oslo universitetssykehus"), Sammenstille, "skader og død", kvalitet),
        (siden(na, HJEM), "NORSCIR", ansatt("Sykepleier", SYKEHUS), Endre, "opphold og funksjon", registrering),
        (siden(na, FRA_INTENSIV), "INTENSIV", ansatt("Intensivsykepleier", SYKEHUS), Endre, "opphold", registrering),
        (siden(na, FRA_INTENSIV), "TRAUME", ansatt("Traumeregistrar", SYKEHUS), Endre, "skader", registrering),
        (siden(na, MANDLER), "ONH", ansatt("Sykepleier", SYKEHUS), Endre, "operasjon", "registrering etter operasjon"),
    ]
}

const KOPIER: &[Kopi] = &[Kopi {
    dager: 155,
    part: "TRAUME",
    mottaker: "Rigshospitalet",
    prosjekt: "Transport av alvorlig skadde i Norden",
    formal: "forskning",
    grunnlag: "REK sør-øst 2026/30112 (oppdiktet)",
    variabler: "tider, skader og utfall etter 30 dager",
    identitet: Identitet::Kodet,
    land: "DK",
    antall: Some(7_615),
    brukes_til: Some(575),
    reservasjon: Some(false),
    lenke: "https://traume.rh.example/transport",
    ..Kopi::TOM
}];
