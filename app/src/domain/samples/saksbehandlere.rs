//! Invented case workers, each with the registries they work for.

use crate::domain::aktor::Saksbehandler;
use crate::domain::definisjon::PartKode;

/// All of them, in the order of their login page.
pub fn alle() -> Vec<Saksbehandler> {
    [
        (9001, "Solveig Prøve", "Helse Bergen HF", ["MS", "DIABETES"].as_slice()),
        (9002, "Tor Eksempel", "Folkehelseinstituttet", ["SYSVAK", "MFR", "MSIS", "NPRKPR"].as_slice()),
        (9003, "Berit Oppdiktet", "Helse Bergen HF", ["MS"].as_slice()),
    ]
    .into_iter()
    .map(|(id, navn, virksomhet, parter)| {
        let parter = parter.iter().map(|p| PartKode((*p).to_owned())).collect();
        Saksbehandler::innlogget(id, navn.to_owned(), virksomhet.to_owned(), parter)
    })
    .collect()
}
