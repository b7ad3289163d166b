//! Ragnhild Sande: has ALS and is in its registry by her own consent. Two versions of her report, in `ragnhild_als`.

use super::bygg::{Kopi, ansatt, automatisk, bruk, dag_for, paa_papir, part, person, siden, tok_i_bruk, utleveringer};
use super::npr::{AKUTT, Kommunalt, Kontakt, Oppgjor, POLIKLINISK, TELEFON, med_kommunale, rapport_nprkpr};
use super::ragnhild_als::{self, NIV};
use super::resept::{Resept, Utlevert, rapport_resept};
use super::sysvak::{BOOSTRIX, COMIRNATY, LEGESENTER, VAKSINESENTER, VAXIGRIP, rapport_sysvak};
use super::{Testperson, bygg};
use crate::domain::bruk::Handling::{Bruke, Endre, Se};
use crate::domain::bruk::{Hvem, Identitet};
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::rapport::Rapport;
use jiff::Timestamp;
use jiff::civil::date;

pub(super) const SYKEHUS: &str = "St. Olavs hospital";
const NEVROLOGISK: (&str, &str) = ("Nevrologisk avdeling", SYKEHUS);
const LUNGE: (&str, &str) = ("Lungeavdelingen", SYKEHUS);
const LEGE: &str = "Fjordgata legesenter";

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Har ALS og har sagt ja til registeret. To rapporter kan sammenlignes.";
    let p = person(23, "ragnhild", "08836641281", ("Ragnhild", "Sande"), date(1966, 3, 8), viser);
    Testperson {
        inkludert: vec![part("ALS")],
        endringer: vec![tok_i_bruk(date(2020, 10, 5)), paa_papir("ALS", "lagring", Aktiv, date(2024, 6, 11), SYKEHUS)],
        rapporter: ragnhild_als::rapporter(na)
            .into_iter()
            .chain([
                (part("SYSVAK"), sysvak(na)),
                (part("NPRKPR"), nprkpr(na)),
                (part("RESEPT"), rapport_resept(na, 0, RESEPTER, UTLEVERT)),
            ])
            .collect(),
        bruk: bruk(na, p.id, logg(na)),
        utleveringer: utleveringer(na, p.id, KOPIER),
        ..p
    }
}

fn nprkpr(na: Timestamp) -> Rapport {
    let kontakter: [Kontakt; 7] = [
        (date(2026, 11, 3), 0, POLIKLINISK, NEVROLOGISK, "G12.2 Motonevronsykdom", None),
        (dag_for(na, 41), 0, TELEFON, LUNGE, "G12.2 Motonevronsykdom", None),
        (NIV, 2, AKUTT, LUNGE, "J96.1 Kronisk pustesvikt", Some("GXAV20 Pustehjelp med maske")),
        (date(2026, 4, 21), 0, POLIKLINISK, NEVROLOGISK, "G12.2 Motonevronsykdom", Some("GDFC00 Spirometri")),
        (date(2025, 9, 30), 0, POLIKLINISK, NEVROLOGISK, "G12.2 Motonevronsykdom", None),
        (date(2024, 6, 11), 0, POLIKLINISK, NEVROLOGISK, "G12.2 Motonevronsykdom", Some("GDFC00 Spirometri")),
        (date(2024, 5, 14), 0, POLIKLINISK, NEVROLOGISK, "G12.2 Motonevronsykdom", Some("AAFX00 Nevrografi og EMG")),
    ];
    let oppgjor: [Oppgjor; 3] = [
        (dag_for(na, 14), "Fastlege, e-konsultasjon", LEGE, "N99 Sykdom i nervesystemet", Some("2ae")),
        (date(2026, 9, 8), "Fysioterapeut", "Torget fysioterapi", "N99 Sykdom i nervesystemet", Some("A2f")),
        (date(2023, 11, 20), "Fastlege", LEGE, "N18 Lammelse eller svakhet", Some("2ad")),
    ];
    med_kommunale(rapport_nprkpr(na, 1, &kontakter, &oppgjor), &KOMMUNALT)
}

const KOMMUNALT: Kommunalt = Kommunalt {
    behov: "Middels til stort bistandsbehov",
    plan: true,
    koordinator: Some("Sykepleier, Trondheim kommune"),
    kommune: "Trondheim",
    tjenester: &[
        ("Brukerstyrt personlig assistanse", date(2026, 2, 1), None, Some(21.0)),
        ("Tekniske hjelpemidler", date(2025, 1, 15), None, None),
    ],
};

const RESEPTER: &[Resept] = &[
    (
        41,
        ("Riluzol", "50 mg tablett"),
        "N07XX02",
        "56 stk.",
        4,
        "Lege ved St. Olavs hospital",
        Some("Apoteket ved Torget"),
    ),
    (14, ("Egazil", "0,2 mg depottablett"), "A03BA03", "100 stk.", 2, "Fastlege", None),
];

const UTLEVERT: &[Utlevert] = &[(12, "Riluzol", "56 stk.")];

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2018, 2, 6), BOOSTRIX, None, LEGESENTER),
        (date(2021, 4, 21), COMIRNATY, Some("EW_2246"), VAKSINESENTER),
        (date(2021, 6, 2), COMIRNATY, Some("FA_5829"), VAKSINESENTER),
        (date(2025, 10, 16), VAXIGRIP, Some("VT_6612"), LEGESENTER),
    ];
    rapport_sysvak(na, 2, doser)
}

fn logg(na: Timestamp) -> Vec<bygg::Bruksrad> {
    let kontroll = "registrering etter kontroll";
    vec![
        (10, "ALS", automatisk(SYKEHUS), Se, "alle opplysninger i registeret", "innsynsrapport til deg"),
        (12, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (41, "RESEPT", ansatt("Lege", SYKEHUS), Endre, "resepter", "ny resept"),
        (61, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (110, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
        (150, "ALS", automatisk(SYKEHUS), Bruke, "funksjon og behandling", "årsrapport for registeret"),
        (siden(na, date(2026, 11, 3)), "ALS", ansatt("Sykepleier", SYKEHUS), Endre, "ALSFRS-R og vekt", kontroll),
        (siden(na, date(2026, 4, 21)), "ALS", ansatt("Lege", SYKEHUS), Endre, "ALSFRS-R og pust", kontroll),
        (siden(na, date(2024, 6, 11)), "ALS", ansatt("Lege", SYKEHUS), Endre, "diagnose og utredning", kontroll),
    ]
}

const KOPIER: &[Kopi] = &[Kopi {
    dager: 260,
    part: "ALS",
    mottaker: "King's College London",
    prosjekt: "Europeisk studie av ALS",
    formal: "forskning",
    grunnlag: "REK midt 2025/55210 (oppdiktet)",
    variabler: "debut, diagnose, ALSFRS-R og genprøve",
    identitet: Identitet::Kodet,
    land: "GB",
    antall: Some(612),
    brukes_til: Some(1_200),
    reservasjon: Some(false),
    lenke: "https://als.kcl.example/studie",
    forklaring: "Storbritannia har samme vern av helseopplysninger som EØS. Nøkkelen til koden er ved St. Olavs hospital.",
}];
