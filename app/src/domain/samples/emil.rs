//! Emil Danser, 13: has asked that his parents are not told, so Line, who adopted him, cannot act for him.

use super::Testperson;
use super::bygg::{ansatt, bruk, part, person};
use super::line::HJEM;
use super::sysvak::{HELSESTASJON, MMR, SEKSVALENT, SKOLE, TETRAVAC, rapport_sysvak};
use crate::domain::bruk::Handling::Se;
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(super) const NR: i64 = 12;
pub(super) const FODT: Date = date(2013, 2, 10);

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Er 13 år og har bedt om at foreldrene ikke får vite noe.";
    let p = person(NR, "emil", "10821364006", ("Emil", "Danser"), FODT, viser);
    let doser = vec![
        (date(2013, 5, 14), SEKSVALENT, Some("A21B_2207"), HELSESTASJON),
        (date(2014, 5, 13), MMR, Some("MMR_5210"), HELSESTASJON),
        (date(2020, 11, 19), TETRAVAC, Some("TVC_0790"), SKOLE),
    ];
    let helsestasjon = ansatt("Helsesykepleier", "Helsestasjon for ungdom, Lia");
    Testperson {
        bosted: HJEM,
        skjermet_for_foreldre: true,
        rapporter: vec![(part("SYSVAK"), rapport_sysvak(na, 1, doser))],
        bruk: bruk(na, p.id, vec![(12, "SYSVAK", helsestasjon, Se, "vaksinasjoner", "helsehjelp")]),
        ..p
    }
}
