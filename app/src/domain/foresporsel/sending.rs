//! Sending requests and notices: what a registry may send, and what it is told about each citizen.

use super::{Foresporselsformal, Foresporselstatus};
use crate::domain::aktor::Part;
use crate::domain::definisjon::{Definisjon, DefinisjonId, TypePi};
use crate::domain::dokument::{Dokument, Dokumentslag};
use crate::domain::id::InnbyggerId;
use crate::domain::katalog::Katalog;
use crate::domain::kvittering;
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
/// Most letters of one request.
pub const FLEST_VEDLEGG: usize = 5;
/// Largest letter, in bytes.
pub const STORSTE_VEDLEGG: usize = 2 * 1024 * 1024;
/// Longest title of a letter, in characters.
const LENGSTE_TITTEL: usize = 120;

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
    /// Letters that follow, the same for all.
    pub vedlegg: Vec<Vedlegg>,
}

/// Vedlegg: a letter that follows a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vedlegg {
    pub tittel: String,
    pub dokument: Dokument,
}

impl Vedlegg {
    /// Reads a letter as it is sent: kind, title and contents in base64.
    ///
    /// # Errors
    /// [`Ugyldig::Vedlegg`].
    pub fn les(mime: &str, tittel: String, base64: String) -> Result<Self, Ugyldig> {
        let slag = Dokumentslag::BREV.into_iter().find(|s| s.mime() == mime).ok_or(Ugyldig::Vedlegg)?;
        let dokument = Dokument::les(slag, base64, STORSTE_VEDLEGG).map_err(|_| Ugyldig::Vedlegg)?;
        let vedlegg = Self { tittel, dokument };
        if vedlegg.har_tittel() { Ok(vedlegg) } else { Err(Ugyldig::Vedlegg) }
    }

    /// Whether the title can be shown: one line, not empty and not too long.
    fn har_tittel(&self) -> bool {
        tekst(&self.tittel, LENGSTE_TITTEL).is_ok() && !self.tittel.contains('\n')
    }
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
    #[error("a letter that is not of its kind, too large or without a title, or too many")]
    Vedlegg,
    #[error("the key was used for another request")]
    AnnetInnhold,
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
        if !self.melding.is_empty() {
            tekst(&self.melding, LENGSTE_MELDING)?;
        }
        if self.vedlegg.len() > FLEST_VEDLEGG || !self.vedlegg.iter().all(Vedlegg::har_tittel) {
            return Err(Ugyldig::Vedlegg);
        }
        let orgnr = self.orgnr.len() == 9 && self.orgnr.bytes().all(|b| b.is_ascii_digit());
        if !orgnr || self.avsender.trim().is_empty() || self.avsender.chars().count() > LENGSTE_AVSENDER {
            return Err(Ugyldig::Avsender);
        }
        match self.svarfrist {
            Some(frist) if frist < dag => Err(Ugyldig::Svarfrist),
            _ => Ok(Arc::clone(register)),
        }
    }

    /// SHA-256 of what the request says: the sender's GUID stands for this and nothing else. The order of the consents
    /// does not count.
    pub fn sammendrag(&self) -> String {
        let mut definisjoner: Vec<&str> = self.definisjoner.iter().map(|d| d.0.as_str()).collect();
        definisjoner.sort_unstable();
        let vedlegg: Vec<_> = self
            .vedlegg
            .iter()
            .map(|v| (&v.tittel, v.dokument.slag().mime(), kvittering::sammendrag(v.dokument.base64())))
            .collect();
        let innhold = (
            definisjoner,
            self.formal.kode(),
            self.avsender.trim(),
            &self.orgnr,
            &self.melding,
            self.svarfrist.map(|d| d.to_string()),
            vedlegg,
        );
        // These are texts and lists: they can always be written as JSON.
        kvittering::sammendrag(&serde_json::to_string(&innhold).unwrap_or_default())
    }
}

/// A GUID as it is stored: lower case with hyphens. None for anything else.
pub fn guid(tekst: &str) -> Option<String> {
    let bindestrek = |nr: usize| [8, 13, 18, 23].contains(&nr);
    let riktig = |(nr, b): (usize, u8)| if bindestrek(nr) { b == b'-' } else { b.is_ascii_hexdigit() };
    (tekst.len() == 36 && tekst.bytes().enumerate().all(riktig)).then(|| tekst.to_ascii_lowercase())
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
