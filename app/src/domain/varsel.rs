//! Varsel: a notice to the citizen in the portal. Says what it is about without naming a registry that is sensitive.

use super::definisjon::{DefinisjonId, PartKode};
use super::id::HendelseId;
use super::oversikt::Historikkrad;
use super::register::Register;
use jiff::Timestamp;
use std::sync::Arc;

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
    /// A report that was ordered has come: the order.
    RapportKlar(HendelseId),
    /// A report that was ordered cannot be made: the order.
    BestillingFeilet(HendelseId),
    /// A registry has done something in one of the citizen's cases.
    Sak(HendelseId),
    /// A registry delivered a report that was not ordered.
    NyRapport(HendelseId),
}

/// A notice with the words for what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Varselrad {
    pub varsel: Varsel,
    pub register: Arc<Register>,
    /// The change, when that is what it is about.
    pub endring: Option<Historikkrad>,
}

/// A page of the notices, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Varselside {
    pub rader: Vec<Varselrad>,
    /// From 1.
    pub side: u32,
    pub sider: u32,
    /// Whether there is something unread, here or on another page, that the one who looks may mark as read.
    pub kan_merkes: bool,
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
            Self::RapportKlar(id) => ("rapport_klar", id.lesbar(), ""),
            Self::BestillingFeilet(id) => ("bestilling_feilet", id.lesbar(), ""),
            Self::Sak(id) => ("sak", id.lesbar(), ""),
            Self::NyRapport(id) => ("ny_rapport", id.lesbar(), ""),
        }
    }

    /// Reads [`Self::kolonner`].
    pub fn les(slag: &str, gjelder: &str, tekst: String) -> Option<Self> {
        match slag {
            "innstilling" => HendelseId::les(gjelder).map(Self::Innstilling),
            "foresporsel" => HendelseId::les(gjelder).map(Self::Foresporsel),
            "sak" => HendelseId::les(gjelder).map(Self::Sak),
            "part" => Some(Self::FraPart { definisjon: DefinisjonId(gjelder.to_owned()), tekst }),
            "rapport_klar" => HendelseId::les(gjelder).map(Self::RapportKlar),
            "bestilling_feilet" => HendelseId::les(gjelder).map(Self::BestillingFeilet),
            "ny_rapport" => HendelseId::les(gjelder).map(Self::NyRapport),
            _ => None,
        }
    }
}
