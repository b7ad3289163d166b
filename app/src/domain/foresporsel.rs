//! Samtykkeforespørsel: a registry's or researcher's request for a citizen's consent (contract §4).

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
    pub status: Foresporselstatus,
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
}

impl Foresporselstatus {
    pub const ALLE: [Self; 6] = [Self::Sendt, Self::Lest, Self::Besvart, Self::Avslatt, Self::Utlopt, Self::Trukket];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Sendt => "sendt",
            Self::Lest => "lest",
            Self::Besvart => "besvart",
            Self::Avslatt => "avslatt",
            Self::Utlopt => "utlopt",
            Self::Trukket => "trukket",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }
}
