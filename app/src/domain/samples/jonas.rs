//! Jonas Berg: listed in KVARUS, a registry in which being listed says much about a person.

use super::bygg::{ansatt, automatisk, bruk, dag_for, dagen_for_16, part, person, relasjon, selv, tok_i_bruk};
use super::npr::{Kontakt, Oppgjor, POLIKLINISK, rapport_nprkpr};
use super::sysvak::{COMIRNATY, HEPATITT_A, HEPATITT_B, LEGESENTER, SKOLE, TETRAVAC, VAKSINESENTER, rapport_sysvak};
use super::{Testperson, bygg, jonas_kvarus, oliver};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::Hvem;
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::representasjon::Rolle;
use jiff::Timestamp;
use jiff::civil::date;

pub(super) const KLINIKK: &str = "Fjellheimen rusklinikk";

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
            (part("KVARUS"), jonas_kvarus::kvarus(na)),
            (part("SYSVAK"), rapport_sysvak(na, 4, doser)),
            (part("NPRKPR"), rapport_nprkpr(na, 2, &kontakter(na), OPPGJOR)),
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

fn kontakter(na: Timestamp) -> Vec<Kontakt> {
    let samtaler = [35, 180].map(|dager| {
        (dag_for(na, dager), 0, POLIKLINISK, ("Poliklinikken", KLINIKK), "F10.2 Alkoholavhengighet", None)
    });
    [&samtaler[..], KONTAKTER].concat()
}

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 5, 4), "Fastlege", "Fjordgata legesenter", "P15 Alkoholmisbruk", Some("2ad")),
    (date(2023, 12, 19), "Fastlege", "Fjordgata legesenter", "P15 Alkoholmisbruk", Some("2ad")),
];

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (202, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "kontakter hos fastlegen", "innmelding til KPR"),
        (300, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
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
