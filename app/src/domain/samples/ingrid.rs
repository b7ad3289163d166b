//! Ingrid Solli: listed nowhere, has decided nothing but to use the portal, and nobody has used data about her.

use super::Testperson;
use super::bygg::{person, tok_i_bruk};
use jiff::civil::date;

pub(super) fn lag() -> Testperson {
    let viser = "Står ikke i noe register. Ingenting er registrert om henne.";
    let p = person(6, "ingrid", "23819320985", ("Ingrid", "Solli"), date(1993, 1, 23), viser);
    Testperson { endringer: vec![tok_i_bruk(date(2026, 1, 12))], ..p }
}
