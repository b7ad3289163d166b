//! Rapport: what a registry holds about one citizen, as typed data. The portal draws any report from any registry
//! without code for it. Texts come from registries and are hostile input: plain text, shown as text nodes only.

use super::forlop::Forlop;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// A delivered report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rapport {
    /// When the registry sent it.
    pub hentet: Timestamp,
    /// The last day the contents speak of.
    pub til_og_med: Date,
    pub seksjoner: Vec<Seksjon>,
}

impl Rapport {
    /// The day of the oldest record, where the report has dated records.
    pub fn eldste(&self) -> Option<Date> {
        let poster = self.seksjoner.iter().flat_map(|s| match s {
            Seksjon::Poster { poster, .. } => poster.as_slice(),
            _ => &[],
        });
        poster.map(|p| p.dato).min()
    }
}

/// A part of a report, in the registry's order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Seksjon {
    /// Prose.
    Tekst { tittel: String, avsnitt: Vec<String> },
    /// Names and values.
    Fakta { tittel: String, fakta: Vec<Faktum> },
    /// Records that open and close, newest first.
    Poster { tittel: String, poster: Vec<Post>, hjelp: Option<String> },
    /// A table; every row has as many cells as there are columns.
    Tabell { tittel: String, kolonner: Vec<String>, rader: Vec<Vec<Celle>>, tom: String },
    /// A disease course, drawn as a chart with its table.
    Forlop { tittel: String, forlop: Forlop },
}

impl Seksjon {
    pub fn tittel(&self) -> &str {
        match self {
            Self::Tekst { tittel, .. }
            | Self::Fakta { tittel, .. }
            | Self::Poster { tittel, .. }
            | Self::Tabell { tittel, .. }
            | Self::Forlop { tittel, .. } => tittel,
        }
    }
}

/// One record of a list, e.g. a vaccination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// Stable within the report; the address of the record on the page.
    pub id: String,
    pub dato: Date,
    pub tittel: String,
    pub fakta: Vec<Faktum>,
}

/// A name and its value; no value means that the registry holds none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Faktum {
    pub navn: String,
    pub verdi: Option<Celle>,
}

/// A value as registries record it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Celle {
    Dato(Date),
    Tall(f64),
    Tekst(String),
}

impl Faktum {
    pub fn tekst(navn: &str, verdi: &str) -> Self {
        Self { navn: navn.to_owned(), verdi: Some(Celle::Tekst(verdi.to_owned())) }
    }

    pub fn dato(navn: &str, verdi: Date) -> Self {
        Self { navn: navn.to_owned(), verdi: Some(Celle::Dato(verdi)) }
    }

    pub fn tall(navn: &str, verdi: f64) -> Self {
        Self { navn: navn.to_owned(), verdi: Some(Celle::Tall(verdi)) }
    }

    pub fn mangler(navn: &str) -> Self {
        Self { navn: navn.to_owned(), verdi: None }
    }
}
