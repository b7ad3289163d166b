//! Historikk: every change of a setting, kept for good and never altered. Each row is also the receipt of its change.

use super::definisjon::DefinisjonId;
use super::id::HendelseId;
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
    pub tidspunkt: Timestamp,
    pub gjort_av: GjortAv,
    /// The version of the definition's text that was shown.
    pub tekst_versjon: i64,
}

/// Who made a change, and so by which channel it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GjortAv {
    /// The citizen, here.
    Selv,
    /// A registry or hospital that got it on paper or by phone, by its name.
    Virksomhet(String),
}

impl GjortAv {
    /// The stored pair of kind and name.
    pub fn kode(&self) -> (&'static str, &str) {
        match self {
            Self::Selv => ("selv", ""),
            Self::Virksomhet(navn) => ("virksomhet", navn),
        }
    }

    /// Reads [`Self::kode`]; an unknown kind is a fault of the store, not a citizen's change.
    pub fn les(slag: &str, navn: String) -> Option<Self> {
        match slag {
            "selv" => Some(Self::Selv),
            "virksomhet" => Some(Self::Virksomhet(navn)),
            _ => None,
        }
    }
}
