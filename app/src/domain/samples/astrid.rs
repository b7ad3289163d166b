//! Astrid Ås, 88: cannot consent herself any more. Her daughter Hjørdis has got assigned power of attorney; Arne is her
//! guardian, which gives no access here. She never took the portal into use.

use super::Testperson;
use super::bygg::{ansatt, bruk, paa_papir, part, person};
use super::sysvak::{COMIRNATY, FLUAD, LEGESENTER, VAKSINESENTER, rapport_sysvak};
use crate::domain::bruk::Handling::Se;
use crate::domain::definisjon::Valg::Aktiv;
use jiff::Timestamp;
use jiff::civil::date;

pub(super) const NR: i64 = 13;

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Kan ikke samtykke selv. Datteren Hjørdis har tildelt fullmakt.";
    let p = person(NR, "astrid", "21903831070", ("Astrid", "Ås"), date(1938, 10, 21), viser);
    let doser = vec![
        (date(2021, 1, 26), COMIRNATY, Some("EK_9788"), VAKSINESENTER),
        (date(2021, 2, 16), COMIRNATY, Some("EP_2163"), VAKSINESENTER),
        (date(2025, 10, 14), FLUAD, Some("FL_3310"), LEGESENTER),
    ];
    Testperson {
        endringer: vec![paa_papir("NPRKPR", "utlevering-formal", Aktiv, date(2022, 3, 9), "Helsedirektoratet")],
        rapporter: vec![(part("SYSVAK"), rapport_sysvak(na, 2, doser))],
        bruk: bruk(
            na,
            p.id,
            vec![(33, "SYSVAK", ansatt("Sykepleier", "Solvang sykehjem"), Se, "vaksinasjoner", "helsehjelp")],
        ),
        ..p
    }
}
