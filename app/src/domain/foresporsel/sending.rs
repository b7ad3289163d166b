//! Sending requests and notices: what a registry may send, and what it is told about each citizen.

use super::{Foresporselsformal, Foresporselstatus};
use crate::domain::aktor::Part;
use crate::domain::definisjon::{Definisjon, DefinisjonId, TypePi};
use crate::domain::id::InnbyggerId;
use crate::domain::katalog::Katalog;
use crate::domain::register::Register;
use crate::domain::varsel::LENGSTE_TEKST;
use jiff::civil::Date;
use std::sync::Arc;

/// Longest message of a request, in characters.
pub const LENGSTE_MELDING: usize = 2000;
/// Longest key or GUID that a sender may give, in bytes.
const LENGSTE_NOKKEL: usize = 64;
/// Longest name of a sender, in characters.
const LENGSTE_AVSENDER: usize = 120;

/// A request as a registry sends it to many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NyForesporsel {
    pub guid: String,
    pub definisjoner: Vec<DefinisjonId>,
    pub formal: Foresporselsformal,
    pub avsender: String,
    pub orgnr: String,
    pub melding: String,
    pub svarfrist: Option<Date>,
}

/// A notice as a registry sends it to many: it leads to one of the registry's own settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NyttVarsel {
    pub definisjon: DefinisjonId,
    pub tekst: String,
    /// Given by the sender; each citizen gets one notice for it.
    pub nokkel: String,
}

/// Why a registry's request or notice is not taken at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Ugyldig {
    #[error("no such part")]
    UkjentPart,
    #[error("no key, or one that is too long")]
    Nokkel,
    #[error("no definitions, or one given twice")]
    Definisjoner,
    #[error("a definition that the sender does not own")]
    FremmedDefinisjon,
    #[error("a definition that is no consent")]
    IkkeSamtykke,
    #[error("no text, or one that is too long")]
    Tekst,
    #[error("the text names a registry that notices may not name")]
    NavngirRegister,
    #[error("the sender has no name or no organisation number")]
    Avsender,
    #[error("the deadline has passed")]
    Svarfrist,
}

/// What the sender is told about one citizen. Why something was not delivered is not told (contract §4.3: not active
/// here, below the level, confidential address, reserved; or nobody of that id).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Levering {
    Sendt,
    AlleredeSendt,
    IkkeLevert,
}

/// Outcome per citizen, each once, in the order of their ids.
pub type Leveringer = Vec<(InnbyggerId, Levering)>;

/// Where a request stands, as its sender is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mottakerstatus {
    pub status: Foresporselstatus,
    /// Per definition: consented, not consented, or not answered. Empty when it was not delivered.
    pub svar: Vec<(DefinisjonId, Option<bool>)>,
}

impl NyForesporsel {
    /// Whether `part` may send this on `dag`.
    ///
    /// # Errors
    /// [`Ugyldig`] says why not.
    pub fn kontroller(&self, part: &Part, katalog: &Katalog, dag: Date) -> Result<Arc<Register>, Ugyldig> {
        let register = register(part, katalog)?;
        nokkel(&self.guid)?;
        let dobbelt = self.definisjoner.iter().enumerate().any(|(nr, d)| self.definisjoner[..nr].contains(d));
        if self.definisjoner.is_empty() || dobbelt {
            return Err(Ugyldig::Definisjoner);
        }
        for id in &self.definisjoner {
            if egen(register, id)?.type_pi != TypePi::Samtykke {
                return Err(Ugyldig::IkkeSamtykke);
            }
        }
        tekst(&self.melding, LENGSTE_MELDING)?;
        let orgnr = self.orgnr.len() == 9 && self.orgnr.bytes().all(|b| b.is_ascii_digit());
        if !orgnr || self.avsender.trim().is_empty() || self.avsender.chars().count() > LENGSTE_AVSENDER {
            return Err(Ugyldig::Avsender);
        }
        match self.svarfrist {
            Some(frist) if frist < dag => Err(Ugyldig::Svarfrist),
            _ => Ok(Arc::clone(register)),
        }
    }
}

impl NyttVarsel {
    /// Whether `part` may send this.
    ///
    /// # Errors
    /// [`Ugyldig`] says why not.
    pub fn kontroller(&self, part: &Part, katalog: &Katalog) -> Result<Arc<Register>, Ugyldig> {
        let register = register(part, katalog)?;
        nokkel(&self.nokkel)?;
        egen(register, &self.definisjon)?;
        tekst(&self.tekst, LENGSTE_TEKST)?;
        let liten = self.tekst.to_lowercase();
        let navngir = [&register.navn, &register.kortnavn].into_iter().any(|n| liten.contains(&n.to_lowercase()));
        if register.sensitivt && navngir {
            return Err(Ugyldig::NavngirRegister);
        }
        Ok(Arc::clone(register))
    }
}

fn register<'k>(part: &Part, katalog: &'k Katalog) -> Result<&'k Arc<Register>, Ugyldig> {
    katalog.part(&part.kode().0).ok_or(Ugyldig::UkjentPart)
}

fn egen<'r>(register: &'r Register, id: &DefinisjonId) -> Result<&'r Definisjon, Ugyldig> {
    register.definisjoner.iter().find(|d| d.id == *id).ok_or(Ugyldig::FremmedDefinisjon)
}

fn nokkel(nokkel: &str) -> Result<(), Ugyldig> {
    let riktig = (1..=LENGSTE_NOKKEL).contains(&nokkel.len()) && nokkel.bytes().all(|b| b.is_ascii_graphic());
    if riktig { Ok(()) } else { Err(Ugyldig::Nokkel) }
}

/// Text that citizens are shown as it is: not empty, not too long, and without control characters but line breaks
/// (PostgreSQL takes no NUL).
fn tekst(tekst: &str, lengst: usize) -> Result<(), Ugyldig> {
    let styretegn = tekst.chars().any(|c| c.is_control() && c != '\n');
    if styretegn || tekst.trim().is_empty() || tekst.chars().count() > lengst {
        return Err(Ugyldig::Tekst);
    }
    Ok(())
}
