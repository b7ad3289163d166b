//! Astrid Ås, 88: cannot consent herself any more. Her daughter Hjørdis has got assigned power of attorney; Arne is her
//! guardian, which gives no access here. She never took the portal into use.

use super::Testperson;
use super::bygg::{ansatt, automatisk, bruk, dag_for, paa_papir, part, person};
use super::npr::{Kommunalt, med_kommunale, rapport_nprkpr};
use super::sysvak::{COMIRNATY, FLUAD, LEGESENTER, VAKSINESENTER, rapport_sysvak};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::rapport::Rapport;
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
        rapporter: vec![(part("SYSVAK"), rapport_sysvak(na, 2, doser)), (part("NPRKPR"), nprkpr(na))],
        bruk: bruk(
            na,
            p.id,
            vec![
                (33, "SYSVAK", ansatt("Sykepleier", "Solvang sykehjem"), Se, "vaksinasjoner", "helsehjelp"),
                (64, "NPRKPR", automatisk("Folkehelseinstituttet"), Endre, "kommunale tjenester", "innmelding til KPR"),
            ],
        ),
        ..p
    }
}

const KOMMUNALT: Kommunalt = Kommunalt {
    behov: "Omfattende bistandsbehov",
    plan: false,
    koordinator: None,
    kommune: "Ålesund",
    tjenester: &[
        ("Langtidsopphold i sykehjem", date(2025, 2, 10), None, None),
        ("Hjemmesykepleie", date(2021, 9, 6), Some(date(2025, 2, 9)), Some(7.5)),
    ],
};

/// She has lived in a nursing home since the winter of 2025.
fn nprkpr(na: Timestamp) -> Rapport {
    let oppgjor = [(dag_for(na, 33), "Sykehjemslege", "Solvang sykehjem", "P70 Demens", None)];
    med_kommunale(rapport_nprkpr(na, 3, &[], &oppgjor), &KOMMUNALT)
}
