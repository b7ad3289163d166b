//! Registersystem: a registry's own system, as the portal calls it. One interface for every way of integration; the
//! adapters stand in the server, one for each way (`server::sources`). What comes through here has been read into types
//! and cleaned: an adapter that gets something else says [`Systemfeil::Uforstaelig`].

use crate::domain::bruk::{Bruk, Utlevering};
use crate::domain::definisjon::PartKode;
use crate::domain::deltakelse::{Deltakelse, Funksjonsvalg};
use crate::domain::fnr::Fnr;
use crate::domain::rapport::{Hovedtype, Rapport};
use crate::domain::representasjon::Rolle;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

/// An answer that is being fetched.
pub type Lovet<'a, T> = Pin<Box<dyn Future<Output = Result<T, Systemfeil>> + Send + 'a>>;

/// Whose data are asked for, and who asks: what a token bound to the citizen says (contract §6.2).
#[derive(Clone)]
pub struct Sporrer {
    pub nummer: Fnr,
    /// The one who has logged in; the same when it is the citizen.
    pub innlogget: Fnr,
    /// In which role somebody else acts.
    pub rolle: Option<Rolle>,
}

impl fmt::Debug for Sporrer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sporrer").field("rolle", &self.rolle).finish_non_exhaustive()
    }
}

/// What a registry's log says about one citizen.
#[derive(Clone, Debug, PartialEq)]
pub struct Brukssvar {
    pub bruk: Vec<Bruk>,
    pub utleveringer: Vec<Utlevering>,
    /// The days for which the registry says that the rows are all there are.
    pub komplett: Option<(Date, Date)>,
}

/// Whether a registry says that it has the citizen (contract §6.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oppforing {
    Ikke,
    Oppfort { sist_endret: Option<Timestamp> },
    Slettet,
}

/// Something to tell a registry's system: an order, a case, a message in one, a reminder.
#[derive(Clone, Debug)]
pub struct Melding {
    pub part: PartKode,
    pub slag: Meldingsslag,
    /// By which the receiver knows it again when it comes twice.
    pub guid: String,
    /// As the contract spells it (§6.6), made by `innsyn`; the number of the citizen is added by the adapter.
    pub innhold: serde_json::Value,
}

/// What a message is about; decides where it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meldingsslag {
    Bestilling,
    Avbestilling,
    Purring,
    Sak,
    Svar,
    Klage,
    Slettepurring,
}

impl Meldingsslag {
    pub const ALLE: [Self; 7] =
        [Self::Bestilling, Self::Avbestilling, Self::Purring, Self::Sak, Self::Svar, Self::Klage, Self::Slettepurring];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Bestilling => "bestilling",
            Self::Avbestilling => "avbestilling",
            Self::Purring => "purring",
            Self::Sak => "sak",
            Self::Svar => "svar",
            Self::Klage => "klage",
            Self::Slettepurring => "slettepurring",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|m| m.kode() == kode)
    }
}

/// What a registry's system answered when it took a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mottak {
    /// Its own number of the case.
    pub saksnummer: Option<String>,
    /// When it says it will have answered.
    pub frist: Option<Date>,
}

/// Why a registry's system gave no answer that can be used. Never holds what it said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Systemfeil {
    #[error("no answer within the time limit")]
    Tregt,
    /// Not reached, an error of its own, or so many errors that it is left in peace for a while.
    #[error("not reached")]
    Nede,
    /// Reached, and refused with this status.
    #[error("refused with status {0}")]
    Avvist(u16),
    /// Not what the contract says, too large, or about somebody else.
    #[error("not understood")]
    Uforstaelig,
    /// The installation has no way to this registry for this.
    #[error("not connected")]
    IkkeTilkoblet,
}

/// One registry's system.
pub trait Registersystem: Send + Sync + fmt::Debug {
    /// What is registered about the citizen.
    fn rapport<'a>(&'a self, hvem: &'a Sporrer, hovedtype: Hovedtype) -> Lovet<'a, Rapport>;
    /// Who has used it, from the day `fra`.
    fn bruk<'a>(&'a self, hvem: &'a Sporrer, fra: Option<Date>) -> Lovet<'a, Brukssvar>;
    /// What the citizen takes part in.
    fn deltakelse<'a>(&'a self, hvem: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>>;
    /// Sets one of the citizen's own functions.
    fn sett_funksjon<'a>(&'a self, hvem: &'a Sporrer, valg: &'a Funksjonsvalg) -> Lovet<'a, ()>;
    /// Whether the citizen is listed.
    fn oppforing<'a>(&'a self, hvem: &'a Sporrer) -> Lovet<'a, Oppforing>;
    /// Takes a message; the same guid twice is one message.
    fn send<'a>(&'a self, hvem: &'a Sporrer, melding: &'a Melding) -> Lovet<'a, Mottak>;
}

/// The systems that the installation is connected to, by part code.
#[derive(Clone, Debug, Default)]
pub struct Registersystemer(Arc<HashMap<String, Arc<dyn Registersystem>>>);

impl Registersystemer {
    pub fn nye(systemer: impl IntoIterator<Item = (PartKode, Arc<dyn Registersystem>)>) -> Self {
        Self(Arc::new(systemer.into_iter().map(|(part, system)| (part.0, system)).collect()))
    }

    pub fn for_part(&self, part: &PartKode) -> Option<&Arc<dyn Registersystem>> {
        self.0.get(&part.0)
    }
}
