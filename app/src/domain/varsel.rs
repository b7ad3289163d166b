//! Varsel: a notice to the citizen in the portal. Says what it is about without naming a registry that is sensitive.

use super::definisjon::{DefinisjonId, PartKode};
use super::id::HendelseId;
use jiff::Timestamp;

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Varsel {
    /// Sorts by time.
    pub id: HendelseId,
    pub part: PartKode,
    pub innhold: Varselinnhold,
    pub lest: Option<Timestamp>,
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Varselinnhold {
    /// A setting changed: the change in the history.
    Innstilling(HendelseId),
    /// A request for consent came.
    Foresporsel(HendelseId),
    /// A registry points to one of its settings, in its own words (plain text).
    FraPart { definisjon: DefinisjonId, tekst: String },
}

/// Longest text of a registry's notice, in characters.
pub const LENGSTE_TEKST: usize = 500;

impl Varselinnhold {
    /// The stored kind, reference and text.
    pub fn kolonner(&self) -> (&'static str, String, &str) {
        match self {
            Self::Innstilling(id) => ("innstilling", id.lesbar(), ""),
            Self::Foresporsel(id) => ("foresporsel", id.lesbar(), ""),
            Self::FraPart { definisjon, tekst } => ("part", definisjon.0.clone(), tekst),
        }
    }

    /// Reads [`Self::kolonner`].
    pub fn les(slag: &str, gjelder: &str, tekst: String) -> Option<Self> {
        match slag {
            "innstilling" => HendelseId::les(gjelder).map(Self::Innstilling),
            "foresporsel" => HendelseId::les(gjelder).map(Self::Foresporsel),
            "part" => Some(Self::FraPart { definisjon: DefinisjonId(gjelder.to_owned()), tekst }),
            _ => None,
        }
    }
}
