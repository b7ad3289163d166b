//! Whom a citizen can choose to act for, and why a choice has ended.

use super::{Fullmaktsomrade, Representasjonsavslag, Rolle};
use crate::domain::avslag::Avslag;
use crate::domain::id::InnbyggerId;
use crate::domain::oversikt::Navn;
use jiff::civil::Date;

/// Somebody a citizen has a relation to, for the page where one chooses whom to act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personrad {
    pub id: InnbyggerId,
    pub navn: Navn,
    pub fodt: Date,
    /// Completed years today.
    pub alder: i16,
    pub rolle: Rolle,
    pub til: Option<Date>,
    pub omrader: Vec<Fullmaktsomrade>,
    /// Why the person cannot be chosen; none when they can.
    pub avslag: Option<Representasjonsavslag>,
}

/// Everybody a citizen could act for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personvalg {
    /// Why the citizen can act for nobody: level of use or emergency lock.
    pub stengt: Option<Avslag>,
    pub rader: Vec<Personrad>,
    /// Whom the session acts for now.
    pub valgt: Option<(InnbyggerId, Rolle)>,
}

/// Why a session acts for oneself again, although somebody else was chosen. Stands until one chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slutt {
    pub grunn: Sluttgrunn,
    pub rolle: Rolle,
    pub fornavn: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sluttgrunn {
    /// The rule says no now.
    Representasjon(Representasjonsavslag),
    /// The representative's own level of use is too low now, or access is shut.
    Niva,
}

impl Sluttgrunn {
    const NIVA: &str = "niva";

    /// As the session stores it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Representasjon(avslag) => avslag.kode(),
            Self::Niva => Self::NIVA,
        }
    }

    /// Reads [`Self::kode`].
    pub fn les(kode: &str) -> Option<Self> {
        if kode == Self::NIVA { Some(Self::Niva) } else { Representasjonsavslag::les(kode).map(Self::Representasjon) }
    }
}
