//! Samples: invented people with invented data, for the demo and for tests. Numbers are synthetic (month + 80).
//! The shape is here; each person has a file in `samples/`, named after them. What is fixed lies before the end of
//! 2026, so `na` should be later; the log of use, deadlines and what a pregnancy needs move with `na`.

use super::aktor::Aktor;
use super::bruk::{Bruk, Utlevering};
use super::definisjon::{PartKode, Valg};
use super::foresporsel::Samtykkeforesporsel;
use super::historikk::GjortAv;
use super::id::InnbyggerId;
use super::rapport::Rapport;
use super::representasjon::Relasjon;
use jiff::{Timestamp, civil::Date};

mod bygg;
mod mfr;
mod ms;
mod npr;
mod sysvak;

mod amina;
mod arne;
mod gunnar;
mod hjordis;
mod ingrid;
mod jonas;
mod kari;
mod kari_bruk;
mod kari_ms;
mod kari_rapporter;
mod line;
mod nora;
mod oliver;
mod sunniva;

#[cfg(test)]
mod tests;

/// All invented citizens as they are at `na`; the same for the same `na`, in the order of the login page.
pub fn alle(na: Timestamp) -> Vec<Testperson> {
    vec![
        kari::lag(na),
        line::lag(na),
        oliver::lag(na),
        nora::lag(na),
        arne::lag(na),
        ingrid::lag(),
        gunnar::lag(na),
        sunniva::lag(na),
        jonas::lag(na),
        amina::lag(na),
        hjordis::lag(na),
    ]
}

/// An invented citizen and everything the registries hold about them.
#[derive(Clone, Debug)]
pub struct Testperson {
    pub id: InnbyggerId,
    /// Names the person on the login page of the demo.
    pub slug: &'static str,
    /// Synthetic; stored once, in the table of citizens.
    pub fnr: &'static str,
    pub fornavn: &'static str,
    pub etternavn: &'static str,
    pub fodt: Date,
    /// What the case shows, for the list on the login page.
    pub viser: &'static str,
    /// Confidential address: may neither represent nor be represented (contract §9).
    pub adressesperre: bool,
    /// Registries the citizen is listed in, by ticket (contract §3).
    pub inkludert: Vec<PartKode>,
    pub endringer: Vec<Proveendring>,
    pub rapporter: Vec<(PartKode, Rapport)>,
    pub bruk: Vec<Bruk>,
    pub utleveringer: Vec<Utlevering>,
    pub foresporsler: Vec<Samtykkeforesporsel>,
    /// Those the person may act for; a relation stands with the representative only.
    pub relasjoner: Vec<Relasjon>,
}

/// A change in an invented history, in the order they happened; definitions by part and slug of the catalogue.
#[derive(Clone, Debug)]
pub struct Proveendring {
    pub part: &'static str,
    pub definisjon: &'static str,
    pub valg: Valg,
    pub tidspunkt: Timestamp,
    pub gjort_av: GjortAv,
    /// When the registry confirmed it.
    pub i_kraft: Option<Timestamp>,
}

impl Testperson {
    /// The person as an actor, for tests of the doors.
    pub fn aktor(&self) -> Aktor {
        Aktor::innbygger(self.id)
    }
}
