//! Samtykkeforespørsel: a registry's or researcher's request for a citizen's consent (contract §4).

use super::definisjon::{DefinisjonId, PartKode};
use super::id::HendelseId;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// A request as the citizen meets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samtykkeforesporsel {
    pub id: HendelseId,
    pub part: PartKode,
    /// The consents asked for together, all of one part.
    pub definisjoner: Vec<DefinisjonId>,
    /// Name of the sender, e.g. a hospital.
    pub avsender: String,
    pub melding: String,
    pub mottatt: Timestamp,
    /// Last day to answer; no answer counts as no.
    pub svarfrist: Option<Date>,
    pub status: Foresporselstatus,
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
