//! Historikk: every change of a setting, kept for good and never altered. Each row is also the receipt of its change.

use super::definisjon::DefinisjonId;
use super::id::{HendelseId, InnbyggerId};
use super::metadata::Metadata;
use super::representasjon::Rolle;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endring {
    /// Also the number on the receipt.
    pub id: HendelseId,
    pub definisjon: DefinisjonId,
    pub sekvensnummer: i64,
    pub aktiv: bool,
    pub metadata: Metadata,
    pub tidspunkt: Timestamp,
    pub gjort_av: GjortAv,
    pub kanal: Kanal,
    /// The version of the definition's text that was shown.
    pub tekst_versjon: i64,
}

/// Who made a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GjortAv {
    /// The citizen.
    Selv,
    /// Somebody acting for the citizen: the person, in which role, and the name at the time.
    Representant { id: InnbyggerId, rolle: Rolle, navn: String },
    /// A registry or hospital that got it on paper or by phone, by its name.
    Virksomhet(String),
}

impl GjortAv {
    /// The stored kind, name and person.
    pub fn kolonner(&self) -> (&'static str, &str, Option<i64>) {
        match self {
            Self::Selv => ("selv", "", None),
            Self::Representant { id, rolle, navn } => (rolle.kode(), navn, Some(id.0)),
            Self::Virksomhet(navn) => ("virksomhet", navn, None),
        }
    }

    /// Reads [`Self::kolonner`]; an unknown kind is a fault of the store, not a citizen's change.
    pub fn les(slag: &str, navn: String, id: Option<i64>) -> Option<Self> {
        match (slag, id) {
            ("selv", None) => Some(Self::Selv),
            ("virksomhet", None) => Some(Self::Virksomhet(navn)),
            (rolle, Some(id)) => Some(Self::Representant { id: InnbyggerId(id), rolle: Rolle::les(rolle)?, navn }),
            _ => None,
        }
    }
}

/// Kanal: how a change came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kanal {
    /// By the settings pages here.
    Portal,
    /// As the answer to a request for consent here.
    Foresporsel,
    /// On paper, registered by an organisation.
    Papir,
    /// In the registry's own system.
    Fagsystem,
}

impl Kanal {
    pub const ALLE: [Self; 4] = [Self::Portal, Self::Foresporsel, Self::Papir, Self::Fagsystem];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Foresporsel => "foresporsel",
            Self::Papir => "papir",
            Self::Fagsystem => "fagsystem",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|k| k.kode() == kode)
    }
}
