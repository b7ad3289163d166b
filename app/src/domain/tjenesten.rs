//! Tjenesten: the portal's own settings, which open and close its services. Their GUIDs never change.

use super::definisjon::DefinisjonId;
use super::metadata::Niva;
use super::register::{Register, Registerslag};

/// The part that the portal itself is.
pub const PART: &str = "HELSENORGE";
/// Level of use.
pub const BRUK: &str = "90bbb7c1-f8b0-4f08-9db3-7a2c95db741a";
/// The citizen's own access to the patient record is removed.
pub const PASIENTJOURNAL: &str = "e83471b8-c493-40c5-a389-50e8b5e2e5ca";
/// The citizen has shut their own access.
pub const AKUTTSPERRE: &str = "2aba81c6-fd94-4587-b38e-453f0ed07ada";

/// A service of the portal, and the level it takes (contract §10.1, §10.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tjeneste {
    /// Settings, their history and receipts: always open, so that every choice can be changed.
    Innstillinger,
    /// What registries hold, who has used it, requests for consent (area 1: Basis).
    Helseregistre,
    /// Services that are part of the treatment record (area 2: Basis+).
    Pasientjournal,
    /// Acting for others (area 3: Full).
    PaVegneAv,
    /// The lock itself, and the portal's own settings: open even when the citizen's access is shut.
    Sperre,
}

impl Tjeneste {
    pub const ALLE: [Self; 5] =
        [Self::Innstillinger, Self::Helseregistre, Self::Pasientjournal, Self::PaVegneAv, Self::Sperre];

    /// The service that shows a registry.
    pub fn for_register(register: &Register) -> Self {
        match register.slag {
            Registerslag::Tjeneste if register.part.0 != PART => Self::Pasientjournal,
            _ => Self::Helseregistre,
        }
    }

    /// The least level that opens the service; none when it is always open.
    pub const fn niva(self) -> Option<Niva> {
        match self {
            Self::Innstillinger | Self::Sperre => None,
            Self::Helseregistre => Some(Niva::Basis),
            Self::Pasientjournal => Some(Niva::BasisPluss),
            Self::PaVegneAv => Some(Niva::Full),
        }
    }
}

/// What opens and closes services for one citizen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bruksvalg {
    /// The level consented to; none when the citizen has not consented.
    pub niva: Option<Niva>,
    pub uten_journal: bool,
    pub sperret: bool,
}

impl Bruksvalg {
    /// From the citizen's active settings among the three above. An active level without one (from before levels were
    /// kept) is Full.
    pub fn fra<'a>(aktive: impl IntoIterator<Item = (&'a DefinisjonId, Option<Niva>)>) -> Self {
        let mut valg = Self::default();
        for (id, niva) in aktive {
            match id.0.as_str() {
                BRUK => valg.niva = Some(niva.unwrap_or(Niva::Full)),
                PASIENTJOURNAL => valg.uten_journal = true,
                AKUTTSPERRE => valg.sperret = true,
                _ => (),
            }
        }
        valg
    }

    /// Whether the service is open.
    ///
    /// # Errors
    /// [`super::avslag::Avslag::Sperret`] or [`super::avslag::Avslag::ForLavtNiva`].
    pub fn apner(self, tjeneste: Tjeneste) -> Result<(), super::avslag::Avslag> {
        use super::avslag::Avslag;
        if self.sperret && tjeneste != Tjeneste::Sperre {
            return Err(Avslag::Sperret);
        }
        let lavt = tjeneste.niva().is_some_and(|minst| self.niva.is_none_or(|n| n < minst));
        if lavt || self.uten_journal && tjeneste == Tjeneste::Pasientjournal {
            return Err(Avslag::ForLavtNiva);
        }
        Ok(())
    }
}
