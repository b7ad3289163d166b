//! A case as a registry sees it: in a list, and in full. Holds a personal number: no `Debug`.

use crate::domain::fnr::Fnr;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Navn;
use crate::domain::rapport::Hovedtype;
use crate::domain::register::Register;
use crate::domain::sak::{Gjelder, Saksslag, Saksstatus};
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// Which cases are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saksfilter {
    /// A part code; none is all that the one who asks works for.
    pub part: Option<String>,
    pub slag: Option<Saksslag>,
    pub gruppe: Saksgruppe,
}

/// Cases by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saksgruppe {
    /// Without an answer.
    #[default]
    Apne,
    Avgjorte,
    Alle,
    Med(Saksstatus),
}

impl Saksgruppe {
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Apne => "apne",
            Self::Avgjorte => "avgjorte",
            Self::Alle => "alle",
            Self::Med(status) => status.kode(),
        }
    }

    /// Reads [`Self::kode`].
    pub fn les(kode: &str) -> Option<Self> {
        [Self::Apne, Self::Avgjorte, Self::Alle]
            .into_iter()
            .find(|g| g.kode() == kode)
            .or_else(|| Saksstatus::les(kode).map(Self::Med))
    }

    pub fn har(self, status: Saksstatus) -> bool {
        match self {
            Self::Apne => !status.avgjort(),
            Self::Avgjorte => status.avgjort(),
            Self::Alle => true,
            Self::Med(en) => en == status,
        }
    }
}

/// A case in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Saksrad {
    pub register: Arc<Register>,
    /// Its name towards the registry, also in addresses.
    pub guid: String,
    pub nummer: Fnr,
    pub navn: Navn,
    pub slag: Saksslag,
    pub status: Saksstatus,
    /// The registry's own; may be empty.
    pub saksnummer: String,
    pub frist: Date,
    pub opprettet: Timestamp,
    pub endret: Timestamp,
    /// Past its deadline without an answer.
    pub sen: bool,
}

/// A page of cases, by deadline.
#[derive(Clone, PartialEq, Eq)]
pub struct Saksliste {
    pub rader: Vec<Saksrad>,
    /// The last case of this page, when there are more after it.
    pub neste: Option<String>,
}

/// A case in full.
#[derive(Clone, PartialEq, Eq)]
pub struct Saksside {
    pub rad: Saksrad,
    pub gjelder: Gjelder,
    pub tekst: String,
    pub onsket: String,
    /// Oldest first.
    pub hendelser: Vec<Sakshendelse>,
    pub filer: Vec<Saksfil>,
    /// The last event: a form that was opened before it is refused.
    pub sett: HendelseId,
    /// Whether the citizen has complained of the decision.
    pub klaget: bool,
}

/// Who did something in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hendelsesav {
    Innbygger,
    Representant,
    Register,
    Portal,
}

impl Hendelsesav {
    pub const ALLE: [Self; 4] = [Self::Innbygger, Self::Representant, Self::Register, Self::Portal];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Innbygger => "innbygger",
            Self::Representant => "representant",
            Self::Register => "register",
            Self::Portal => "portal",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|h| h.kode() == kode)
    }
}

/// Something that happened in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sakshendelse {
    /// Tells when.
    pub id: HendelseId,
    pub hvem: Hendelsesav,
    /// May be empty.
    pub navn: String,
    /// The status it led to.
    pub status: Option<Saksstatus>,
    pub tekst: String,
}

/// A file that follows a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saksfil {
    /// From 1, in the order they came.
    pub nr: i64,
    pub fra_registeret: bool,
    pub navn: String,
    pub mime: String,
    pub byte: u64,
}

/// An order of a report that has not been delivered.
#[derive(Clone, PartialEq, Eq)]
pub struct Apenbestilling {
    pub register: Arc<Register>,
    pub guid: String,
    pub nummer: Fnr,
    pub navn: Navn,
    pub hovedtype: Hovedtype,
    pub bestilt: Timestamp,
    pub frist: Date,
    pub purret: Option<Timestamp>,
    pub sen: bool,
}

/// The open orders of some registries, by deadline.
#[derive(Clone, PartialEq, Eq)]
pub struct Apenbestillinger {
    pub rader: Vec<Apenbestilling>,
    /// Whether there are more than are shown.
    pub flere: bool,
}

/// The last moves of a case: the last event, what the registry said when it set the status, and whether the citizen has
/// written after a decision.
pub fn siste(hendelser: &[Sakshendelse]) -> (HendelseId, &str, bool) {
    let sist = hendelser.iter().map(|h| h.id).max().unwrap_or(HendelseId(0));
    let satt = hendelser.iter().filter(|h| h.hvem == Hendelsesav::Register && h.status.is_some()).max_by_key(|h| h.id);
    let innbyggeren = |h: &&Sakshendelse| matches!(h.hvem, Hendelsesav::Innbygger | Hendelsesav::Representant);
    let klaget = satt.is_some_and(|s| {
        s.status.is_some_and(Saksstatus::avgjort) && hendelser.iter().filter(innbyggeren).any(|h| h.id > s.id)
    });
    (sist, satt.map_or("", |h| h.tekst.as_str()), klaget)
}
