//! Tjenesten: the portal's own settings, which open and close its services. Their GUIDs never change.

use super::avslag::Avslag;
use super::definisjon::DefinisjonId;
use super::metadata::Niva;
use super::register::{Register, Registerslag};
use super::representasjon::{Representasjonsavslag, Rolle};

/// The part that the portal itself is.
pub const PART: &str = "HELSENORGE";
/// Level of use.
pub const BRUK: &str = "90bbb7c1-f8b0-4f08-9db3-7a2c95db741a";
/// The citizen's own access to the patient record is removed.
pub const PASIENTJOURNAL: &str = "e83471b8-c493-40c5-a389-50e8b5e2e5ca";
/// The citizen's own access to kjernejournal is removed.
pub const KJERNEJOURNAL: &str = "349bb9bc-9081-41f4-8743-98e1067d206b";
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
    /// Kjernejournal: as the patient record, with a lock of its own.
    Kjernejournal,
    /// Acting for others (area 3: Full).
    PaVegneAv,
    /// The emergency lock itself and its receipts: open even when the citizen's access is shut.
    Sperre,
}

impl Tjeneste {
    pub const ALLE: [Self; 6] = [
        Self::Innstillinger,
        Self::Helseregistre,
        Self::Pasientjournal,
        Self::Kjernejournal,
        Self::PaVegneAv,
        Self::Sperre,
    ];

    /// The service that shows a registry.
    pub fn for_register(register: &Register) -> Self {
        match register.slag {
            Registerslag::Tjeneste if register.part.0 == "KJERNEJOURNAL" => Self::Kjernejournal,
            Registerslag::Tjeneste if register.part.0 != PART => Self::Pasientjournal,
            _ => Self::Helseregistre,
        }
    }

    /// The least level that opens the service; none when it is always open.
    pub const fn niva(self) -> Option<Niva> {
        match self {
            Self::Innstillinger | Self::Sperre => None,
            Self::Helseregistre => Some(Niva::Basis),
            Self::Pasientjournal | Self::Kjernejournal => Some(Niva::BasisPluss),
            Self::PaVegneAv => Some(Niva::Full),
        }
    }
}

/// What opens and closes services for one citizen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bruksvalg {
    /// The level consented to; none when the citizen has not consented.
    pub niva: Option<Niva>,
    /// The citizen has answered the question of level before, whatever the answer is now.
    pub har_valgt: bool,
    pub uten_journal: bool,
    pub uten_kjernejournal: bool,
    pub sperret: bool,
}

impl Bruksvalg {
    /// From the citizen's active settings among those above. An active level without one (from before levels were
    /// kept) is Full.
    pub fn fra<'a>(aktive: impl IntoIterator<Item = (&'a DefinisjonId, Option<Niva>)>) -> Self {
        let mut valg = Self::default();
        for (id, niva) in aktive {
            match id.0.as_str() {
                BRUK => {
                    valg.niva = Some(niva.unwrap_or(Niva::Full));
                    valg.har_valgt = true;
                }
                PASIENTJOURNAL => valg.uten_journal = true,
                KJERNEJOURNAL => valg.uten_kjernejournal = true,
                AKUTTSPERRE => valg.sperret = true,
                _ => (),
            }
        }
        valg
    }

    /// Whether the service is open.
    ///
    /// # Errors
    /// [`Avslag::Sperret`], [`Avslag::ForLavtNiva`] or [`Avslag::UtenTilgang`].
    pub fn apner(self, tjeneste: Tjeneste) -> Result<(), Avslag> {
        if self.sperret && tjeneste != Tjeneste::Sperre {
            return Err(Avslag::Sperret);
        }
        if tjeneste.niva().is_some_and(|minst| self.niva.is_none_or(|n| n < minst)) {
            return Err(Avslag::ForLavtNiva);
        }
        let journal = matches!(tjeneste, Tjeneste::Pasientjournal | Tjeneste::Kjernejournal);
        if self.uten_journal && journal {
            return Err(Avslag::UtenTilgang(Tjeneste::Pasientjournal));
        }
        if self.uten_kjernejournal && tjeneste == Tjeneste::Kjernejournal {
            return Err(Avslag::UtenTilgang(Tjeneste::Kjernejournal));
        }
        Ok(())
    }

    /// The services that close when the level becomes `til`, and those that open.
    pub fn ved_bytte(self, til: Option<Niva>) -> (Vec<Tjeneste>, Vec<Tjeneste>) {
        let etter = Self { niva: til, ..self };
        let skifter = |fra: Self, til: Self| {
            let gikk = |t: &Tjeneste| fra.apner(*t).is_ok() && til.apner(*t).is_err();
            Tjeneste::ALLE.into_iter().filter(gikk).collect()
        };
        (skifter(self, etter), skifter(etter, self))
    }
}

/// What opens and closes services for an actor: their own choices and, acting for another, that person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adgang {
    pub egne: Bruksvalg,
    pub for_annen: Option<(Rolle, Bruksvalg)>,
}

impl Adgang {
    /// Whether the service is open to the actor. A power of attorney gives no more than its giver has; children and
    /// those without capacity to consent have chosen no level. A lock holds for everybody.
    ///
    /// # Errors
    /// As [`Bruksvalg::apner`]; [`Avslag::IkkePaVegneAv`] when the other person's access is locked.
    pub fn apner(self, tjeneste: Tjeneste) -> Result<(), Avslag> {
        let Some((rolle, andres)) = self.for_annen else { return self.egne.apner(tjeneste) };
        self.egne.apner(Tjeneste::PaVegneAv)?;
        if andres.sperret {
            return Err(Avslag::IkkePaVegneAv(Representasjonsavslag::Sperret));
        }
        if rolle == Rolle::Fullmakt { andres.apner(tjeneste) } else { Ok(()) }
    }

    /// Whether the citizen must choose a level before going on: acts for themselves and has never answered.
    pub fn ma_velge_niva(self) -> bool {
        self.for_annen.is_none() && !self.egne.har_valgt
    }
}

#[cfg(test)]
mod tests;
