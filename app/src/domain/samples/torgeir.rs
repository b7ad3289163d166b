//! Torgeir Vik: listed in the registries that none of the others is listed in, so that each of their settings can be
//! tried. None of them has delivered anything yet.

use super::Testperson;
use super::bygg::{part, person, tok_i_bruk};
use jiff::civil::date;

pub(super) fn lag() -> Testperson {
    let viser = "Står i fem registre som få andre står i, og har ikke bestemt noe om dem.";
    let p = person(22, "torgeir", "12857130071", ("Torgeir", "Vik"), date(1971, 5, 12), viser);
    Testperson {
        inkludert: ["ALS", "INTENSIV", "NORSCIR", "ONH", "TRAUME"].map(part).into(),
        endringer: vec![tok_i_bruk(date(2025, 4, 1))],
        ..p
    }
}
