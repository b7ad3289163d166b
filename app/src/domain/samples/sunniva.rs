//! Sunniva Lie: has a confidential address. Nobody can act for her although Amina has her power of attorney, and she
//! can act for nobody although she has Gunnar's; no place is named.

use super::bygg::{ansatt, automatisk, bruk, dag_for, part, person, relasjon, selv, tok_i_bruk};
use super::npr::rapport_nprkpr;
use super::sysvak::{APOTEK, COMIRNATY, HPV, MMR, VAXIGRIP, rapport_sysvak};
use super::{Testperson, gunnar};
use crate::domain::bruk::Handling::Se;
use crate::domain::bruk::Hvem;
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::representasjon::{Fullmaktsomrade, Rolle};
use jiff::{Timestamp, civil::date};

pub(super) const NR: i64 = 8;

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Har sperret adresse, så ingen kan bruke tjenesten på vegne av henne.";
    let p = person(NR, "sunniva", "30878841340", ("Sunniva", "Lie"), date(1988, 7, 30), viser);
    let doser = vec![
        (date(2000, 9, 14), MMR, None, APOTEK),
        (date(2016, 4, 5), HPV, Some("HPV_0418"), APOTEK),
        (date(2021, 7, 1), COMIRNATY, Some("FE_2296"), APOTEK),
        (date(2021, 8, 12), COMIRNATY, Some("FF_0338"), APOTEK),
        (date(2025, 10, 30), VAXIGRIP, Some("VT_6655"), APOTEK),
    ];
    let oppgjor = [
        (date(2026, 8, 20), "Fastlege", "Ikke vist (sperret adresse)", "P02 Psykisk ubalanse", Some("2ad")),
        (date(2025, 10, 30), "Vaksinasjon", "Ikke vist (sperret adresse)", "A44 Vaksinasjon", None),
    ];
    Testperson {
        adressesperre: true,
        relasjoner: vec![relasjon(p.id, gunnar::NR, Rolle::Fullmakt, None, &Fullmaktsomrade::ALLE)],
        endringer: vec![
            tok_i_bruk(date(2023, 2, 2)),
            selv("KJERNEJOURNAL", "besokshistorikk", Aktiv, date(2023, 2, 2)),
            selv("NPRKPR", "utlevering-fodselsnummer", Aktiv, date(2023, 2, 3)),
            // The registry has some weeks left to delete.
            selv("NPRKPR", "oppbevaring", Aktiv, dag_for(na, 12)),
        ],
        rapporter: vec![
            (part("SYSVAK"), rapport_sysvak(na, 2, doser)),
            (part("NPRKPR"), rapport_nprkpr(na, 2, &[], &oppgjor)),
        ],
        bruk: bruk(
            na,
            p.id,
            vec![
                (3, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
                (
                    94,
                    "KJERNEJOURNAL",
                    ansatt("Lege", "Fastlegekontor (navn ikke vist)"),
                    Se,
                    "legemidler",
                    "helsehjelp",
                ),
                (600, "NPRKPR", automatisk("Folkehelseinstituttet"), Se, "kontakter", "kvalitetssikring av registeret"),
            ],
        ),
        ..p
    }
}
