//! Hjørdis Ås: older, in many registries, with the letters that a search and an order of names must get right.

use super::bygg::{Kopi, ansatt, automatisk, bruk, dag_for, part, person, relasjon, selv, siden, tok_i_bruk};
use super::npr::{AKUTT, Kontakt, Oppgjor, POLIKLINISK, rapport_nprkpr};
use super::resept::{Resept, Utlevert, rapport_resept};
use super::sysvak::{COMIRNATY, FLUAD, LEGESENTER, PREVENAR, VAKSINESENTER, rapport_sysvak};
use super::{Testperson, astrid, bygg, hjordis_rapporter};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::Identitet;
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::representasjon::Rolle;
use jiff::Timestamp;
use jiff::civil::date;

pub(super) const SYKEHUS: &str = "Ålesund sjukehus";

pub(super) const NR: i64 = 11;

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Står i mange registre: tarmscreening, leddgikt og hjerteinfarkt.";
    let p = person(NR, "hjordis", "05885834827", ("Hjørdis", "Ås"), date(1958, 8, 5), viser);
    let doser = vec![
        (date(2019, 11, 5), PREVENAR, Some("PCV_6004"), LEGESENTER),
        (date(2021, 2, 25), COMIRNATY, Some("EP_2166"), VAKSINESENTER),
        (date(2021, 4, 8), COMIRNATY, Some("ET_3674"), VAKSINESENTER),
        (date(2024, 10, 8), FLUAD, None, LEGESENTER),
        (date(2025, 10, 14), FLUAD, Some("FL_3310"), LEGESENTER),
    ];
    Testperson {
        inkludert: ["TARM", "NORARTRITT", "HJERTEINFARKT"].map(part).into(),
        endringer: vec![
            tok_i_bruk(date(2018, 3, 5)),
            selv("TARM", "negativt-funn", Aktiv, date(2022, 12, 1)),
            selv("TARM", "negativt-funn", Inaktiv, date(2024, 9, 2)),
            selv("NPRKPR", "utlevering-formal", Aktiv, date(2025, 1, 19)),
        ],
        rapporter: vec![
            (part("TARM"), hjordis_rapporter::tarm(na)),
            (part("NORARTRITT"), hjordis_rapporter::norartritt(na)),
            (part("HJERTEINFARKT"), hjordis_rapporter::hjerteinfarkt(na)),
            (part("SYSVAK"), rapport_sysvak(na, 2, doser)),
            (part("NPRKPR"), rapport_nprkpr(na, 2, KONTAKTER, OPPGJOR)),
            (part("RESEPT"), rapport_resept(na, 0, RESEPTER, UTLEVERT)),
        ],
        bruk: bruk(na, p.id, logg(na)),
        utleveringer: bygg::utleveringer(na, p.id, &[KOPI]),
        relasjoner: vec![relasjon(p.id, astrid::NR, Rolle::TildeltFullmakt, Some(dag_for(na, -400)), &[])],
        ..p
    }
}

const KONTAKTER: &[Kontakt] = &[
    (date(2011, 6, 9), 0, POLIKLINISK, ("Revmatologisk avdeling", SYKEHUS), "M05.8 Leddgikt", None),
    (
        date(2023, 10, 14),
        5,
        AKUTT,
        ("Hjerteavdelingen", SYKEHUS),
        "I21.4 Akutt hjerteinfarkt (NSTEMI)",
        Some("FNG05 Utblokking av kransåre med stent"),
    ),
    (date(2024, 3, 12), 0, POLIKLINISK, ("Hjerteavdelingen", SYKEHUS), "I25.2 Gjennomgått hjerteinfarkt", None),
    (date(2026, 4, 28), 0, POLIKLINISK, ("Revmatologisk avdeling", SYKEHUS), "M05.8 Leddgikt", None),
];

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 10, 1), "Fastlege", "Øvre Åsgate legesenter", "K76 Kronisk hjertesykdom", Some("2ad")),
    (date(2026, 2, 17), "Fysioterapeut", "Åsgate fysioterapi", "L88 Leddgikt", Some("A2f")),
];

const UTLEVERT: &[Utlevert] =
    &[(52, "Metotreksat", "100 stk."), (52, "Atorvastatin", "100 stk."), (52, "Albyl-E", "100 stk.")];

const RESEPTER: &[Resept] = &[
    (
        52,
        ("Metotreksat", "2,5 mg tablett"),
        "L04AX03",
        "100 stk.",
        2,
        "Lege ved Ålesund sjukehus",
        Some("Apoteket ved Torget"),
    ),
    (52, ("Atorvastatin", "80 mg tablett"), "C10AA05", "100 stk.", 3, "Fastlege", Some("Apoteket ved Torget")),
    (52, ("Albyl-E", "75 mg tablett"), "B01AC06", "100 stk.", 3, "Fastlege", Some("Apoteket ved Torget")),
];

const KOPI: Kopi = Kopi {
    dager: 400,
    part: "HJERTEINFARKT",
    mottaker: "Folkehelseinstituttet",
    prosjekt: "Overlevelse etter hjerteinfarkt",
    formal: "helseanalyse",
    grunnlag: "hjerte- og karregisterforskriften",
    variabler: "innleggelse, type infarkt og behandling",
    identitet: Identitet::MedNummer,
    antall: Some(41_200),
    reservasjon: None,
    forklaring: "Folkehelseinstituttet har selv ansvaret for registeret og bruker nummeret til å koble to registre.",
    ..Kopi::TOM
};

fn logg(na: Timestamp) -> Vec<bygg::Bruksrad> {
    vec![
        (
            siden(na, date(2026, 10, 1)),
            "SYSVAK",
            ansatt("Sykepleier", "Øvre Åsgate legesenter"),
            Se,
            "vaksinasjoner",
            "helsehjelp",
        ),
        (130, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (52, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (
            siden(na, date(2026, 4, 29)),
            "NORARTRITT",
            ansatt("Sykepleier", SYKEHUS),
            Endre,
            "sykdomsaktivitet",
            "registrering etter kontroll",
        ),
        (
            300,
            "TARM",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "invitasjoner og prøvesvar",
            "kvalitetssikring av programmet",
        ),
        (
            siden(na, date(2023, 10, 19)),
            "HJERTEINFARKT",
            ansatt("Sykepleier", SYKEHUS),
            Endre,
            "innleggelse og behandling",
            "registrering etter opphold",
        ),
    ]
}
