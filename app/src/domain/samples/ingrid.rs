//! Ingrid Solli: listed nowhere, has decided nothing, and nobody has used data about her.

use super::Testperson;
use super::bygg::person;
use jiff::civil::date;

pub(super) fn lag() -> Testperson {
    let viser = "Står ikke i noe register. Ingenting er registrert om henne.";
    person(6, "ingrid", "23819320985", ("Ingrid", "Solli"), date(1993, 1, 23), viser)
}
