//! Fase: what kind of course the disease had, and from when.

use crate::domain::rapport::Opphav;
use crate::domain::tid::Dato;
use serde::{Deserialize, Serialize};

/// A kind of course from a day on; it lasts until the next begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fase {
    pub slag: Faseslag,
    pub fra: Dato,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// The kinds of course that the registry tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Faseslag {
    /// With attacks.
    Rrms,
    /// Progressive after a time with attacks.
    Spms,
    /// Progressive from the start.
    Ppms,
    /// One attack that may be the first of MS.
    Cis,
    /// Seen on MRI, without symptoms.
    Ris,
}

impl Faseslag {
    /// As registries write it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Rrms => "RRMS",
            Self::Spms => "SPMS",
            Self::Ppms => "PPMS",
            Self::Cis => "CIS",
            Self::Ris => "RIS",
        }
    }
}
