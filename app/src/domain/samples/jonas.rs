//! Jonas Berg: listed in KVARUS, a registry in which being listed says much about a person.

use super::bygg::{
    ansatt, automatisk, bruk, celle, dag_for, dagen_for_16, fakta, part, person, rapport, relasjon, selv, tabell,
    tekster, tok_i_bruk,
};
use super::npr::{Kontakt, Oppgjor, POLIKLINISK, rapport_nprkpr};
use super::sysvak::{COMIRNATY, HEPATITT_A, HEPATITT_B, LEGESENTER, SKOLE, TETRAVAC, VAKSINESENTER, rapport_sysvak};
use super::{Testperson, bygg, oliver};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::rapport::{Celle, Rapport, Seksjon};
use crate::domain::representasjon::Rolle;
use jiff::Timestamp;
use jiff::civil::{Date, date};

const KLINIKK: &str = "Fjellheimen rusklinikk";

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Står i et sensitivt register (KVARUS), som vises først når han ber om det.";
    let p = person(9, "jonas", "27929615684", ("Jonas", "Berg"), date(1996, 12, 27), viser);
    let doser = vec![
        (date(2004, 4, 22), TETRAVAC, None, SKOLE),
        (date(2021, 8, 2), COMIRNATY, Some("FF_3318"), VAKSINESENTER),
        (date(2021, 9, 13), COMIRNATY, Some("FG_4493"), VAKSINESENTER),
        (date(2024, 1, 30), HEPATITT_A, Some("AHAVB_902"), LEGESENTER),
        (date(2024, 1, 30), HEPATITT_B, Some("HBVA_871"), LEGESENTER),
    ];
    Testperson {
        inkludert: vec![part("KVARUS")],
        // The registry should have deleted by now, and has not said that it has.
        endringer: vec![tok_i_bruk(date(2024, 2, 12)), selv("NPRKPR", "oppbevaring", Aktiv, dag_for(na, 44))],
        rapporter: vec![
            (part("KVARUS"), kvarus(na)),
            (part("SYSVAK"), rapport_sysvak(na, 4, doser)),
            (part("NPRKPR"), rapport_nprkpr(na, 2, KONTAKTER, OPPGJOR)),
        ],
        bruk: bruk(na, p.id, logg()),
        // Oliver's father, who lives elsewhere.
        bosted: "storgata-4",
        relasjoner: vec![relasjon(p.id, oliver::NR, Rolle::Foreldreansvar, dagen_for_16(oliver::FODT), &[])],
        ..p
    }
}

const KONTAKTER: &[Kontakt] = &[
    (date(2024, 1, 15), 0, POLIKLINISK, ("Mottak", KLINIKK), "F10.2 Alkoholavhengighet", None),
    (date(2024, 5, 14), 0, POLIKLINISK, ("Poliklinikken", KLINIKK), "F10.2 Alkoholavhengighet", None),
    (date(2025, 6, 3), 0, POLIKLINISK, ("Poliklinikken", KLINIKK), "F10.2 Alkoholavhengighet", None),
];

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 5, 4), "Fastlege", "Fjordgata legesenter", "P15 Alkoholmisbruk", Some("2ad")),
    (date(2023, 12, 19), "Fastlege", "Fjordgata legesenter", "P15 Alkoholmisbruk", Some("2ad")),
];

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (35, "KVARUS", ansatt("Behandler", KLINIKK), Se, "behandlingsforløp", "helsehjelp"),
        (180, "KVARUS", ansatt("Behandler", KLINIKK), Endre, "utbytte av behandlingen", "registrering etter samtale"),
        (
            420,
            "KVARUS",
            automatisk("Helse Stavanger HF"),
            Se,
            "alle opplysninger i registeret",
            "årsrapport for registeret",
        ),
        (1020, "KVARUS", ansatt("Behandler", KLINIKK), Endre, "oppstart av behandling", "registrering ved oppstart"),
    ]
}

fn kvarus(na: Timestamp) -> Rapport {
    let forlop = tekster(&[
        ("Behandlingssted", KLINIKK),
        ("Oppstart av behandling", "15. januar 2024"),
        ("Avslutning av behandling", "3. juni 2025"),
        ("Type behandling", "Poliklinisk, enkeltsamtaler og gruppe"),
        ("Avslutning", "Fullført etter avtale"),
    ]);
    let rusmidler = tekster(&[
        ("Rusmiddel som ga størst problemer", "Alkohol"),
        ("Andre rusmidler", "Cannabis, sjelden"),
        ("Alder ved første bruk", ""),
        ("Injeksjon", "Nei"),
    ]);
    let planer = tekster(&[
        ("Behandlingsplan", "Ja, laget sammen med deg"),
        ("Kriseplan", "Ja"),
        ("Oppfølging etter behandlingen", "Fastlege og kommunal rustjeneste"),
    ]);
    rapport(
        na,
        3,
        vec![fakta("Behandlingen", forlop), fakta("Rusmidler", rusmidler), fakta("Planer", planer), utbytte()],
    )
}

/// Answers of the patient: date, occasion, quality of life and benefit on a scale to ten.
const SVAR: &[(Date, &str, f64, Option<f64>)] = &[
    (date(2024, 1, 15), "Oppstart", 4.0, None),
    (date(2024, 7, 9), "Underveis", 6.0, Some(7.0)),
    (date(2025, 6, 3), "Avslutning", 7.0, Some(8.0)),
    (date(2026, 5, 26), "Ett år etter", 8.0, Some(9.0)),
];

fn utbytte() -> Seksjon {
    let rader = SVAR
        .iter()
        .map(|(dato, nar, livskvalitet, nytte)| {
            let nytte = nytte.map_or_else(|| celle("Ikke spurt"), Celle::Tall);
            vec![Celle::Dato(*dato), celle(nar), Celle::Tall(*livskvalitet), nytte]
        })
        .collect();
    let kolonner = ["Dato", "Tidspunkt", "Livskvalitet (0–10)", "Nytte av behandlingen (0–10)"];
    tabell("Livskvalitet og utbytte", &kolonner, rader, "Ingen svar er registrert.")
}
