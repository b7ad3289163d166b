//! Samtykkeforespørsel: a registry's or researcher's request for a citizen's consent (contract §4). How it is answered
//! is in [`svar`], how it is sent in [`sending`].

pub mod sending;
pub mod svar;
pub mod visning;

#[cfg(test)]
mod tests;

use super::definisjon::{DefinisjonId, PartKode};
use super::id::HendelseId;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// A request as the citizen meets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samtykkeforesporsel {
    pub id: HendelseId,
    /// Given by the sender; makes sending idempotent (contract §4.3 `foresporselGuid`).
    pub guid: String,
    pub part: PartKode,
    /// The consents asked for together, all of one part.
    pub definisjoner: Vec<DefinisjonId>,
    /// Name of the sender, e.g. a hospital.
    pub avsender: String,
    pub avsender_orgnr: String,
    pub formal: Foresporselsformal,
    pub melding: String,
    pub mottatt: Timestamp,
    /// Last day to answer; no answer counts as no.
    pub svarfrist: Option<Date>,
    /// As it is stored; what it comes to on a day is [`svar::stilling`].
    pub status: Foresporselstatus,
    pub besvart: Option<Timestamp>,
    /// One for each consent once it is answered, in the order of `definisjoner`.
    pub svar: Vec<Delsvar>,
}

/// The citizen's answer to one consent of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delsvar {
    pub definisjon: DefinisjonId,
    pub samtykket: bool,
    /// The receipt of a yes that changed something.
    pub kvittering: Option<HendelseId>,
}

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Foresporselsformal {
    /// To be listed in a registry, biobank or screening programme.
    Register,
    /// Research: not sent to those who have reserved themselves against such inquiries (contract §4.3).
    Forskning,
}

impl Foresporselsformal {
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Forskning => "forskning",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        [Self::Register, Self::Forskning].into_iter().find(|f| f.kode() == kode)
    }
}

/// Where a request stands (contract §4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Foresporselstatus {
    Sendt,
    Lest,
    Besvart,
    Avslatt,
    Utlopt,
    Trukket,
    /// Never stored: what the sender is told about a citizen whom the request did not reach, whatever the reason.
    #[serde(rename = "ikkeLevert")]
    IkkeLevert,
}

impl Foresporselstatus {
    pub const ALLE: [Self; 7] =
        [Self::Sendt, Self::Lest, Self::Besvart, Self::Avslatt, Self::Utlopt, Self::Trukket, Self::IkkeLevert];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Sendt => "sendt",
            Self::Lest => "lest",
            Self::Besvart => "besvart",
            Self::Avslatt => "avslatt",
            Self::Utlopt => "utlopt",
            Self::Trukket => "trukket",
            Self::IkkeLevert => "ikkeLevert",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }

    /// Whether nobody has answered or withdrawn it.
    pub const fn apen(self) -> bool {
        matches!(self, Self::Sendt | Self::Lest)
    }
}
