//! What a citizen is shown of requests, put together by the door and drawn by the pages.

use super::Samtykkeforesporsel;
use super::svar::{SisteEndring, Stilling};
use crate::domain::definisjon::Definisjon;
use crate::domain::dokument::Dokumentslag;
use crate::domain::oversikt::Navn;
use crate::domain::register::Register;
use crate::domain::representasjon::Representasjonsavslag;
use jiff::civil::Date;
use std::sync::Arc;

/// A request in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foresporselsrad {
    pub register: Arc<Register>,
    pub foresporsel: Samtykkeforesporsel,
    pub stilling: Stilling,
}

/// The inbox, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foresporselsliste {
    pub venter: Vec<Foresporselsrad>,
    pub tidligere: Vec<Foresporselsrad>,
    pub dag: Date,
}

/// One request with everything that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foresporselsside {
    pub rad: Foresporselsrad,
    /// In the order of the request.
    pub deler: Vec<Foresporselsdel>,
    /// Letters that came with it.
    pub vedlegg: Vec<Vedleggsrad>,
    /// Of what is shown; the answer carries it.
    pub fingeravtrykk: String,
    /// Whose request it is.
    pub gjelder: Navn,
    /// Why the one who is logged in may not answer it.
    pub ikke_svare: Option<Representasjonsavslag>,
}

/// A letter that came with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vedleggsrad {
    /// From 1; the last part of its address.
    pub nr: i64,
    pub slag: Dokumentslag,
    pub tittel: String,
    /// Size, rounded up to three.
    pub byte: i64,
}

/// One of the consents asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foresporselsdel {
    pub definisjon: Definisjon,
    /// Still to be answered; otherwise it was decided another way.
    pub apen: bool,
    /// The citizen's latest change of it, however it came.
    pub siste: Option<SisteEndring>,
}

impl Foresporselsside {
    /// The consents that are still to be answered.
    pub fn apne(&self) -> Vec<&Definisjon> {
        self.deler.iter().filter(|d| d.apen).map(|d| &d.definisjon).collect()
    }

    /// Whether the request can be answered by the one who is logged in.
    pub fn kan_besvares(&self) -> bool {
        self.rad.stilling == Stilling::Venter && self.ikke_svare.is_none()
    }
}
