//! Deltakelse: a research project or a screening programme that the citizen takes part in, with its status, the way from
//! invitation to result, and what the citizen can set there oneself (contract §6.2).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One project or programme. Texts are the registry's: plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deltakelse {
    /// Stable within the registry; the last part of its address.
    pub id: String,
    pub slag: Deltakelsesslag,
    pub tittel: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forklaring: Option<String>,
    /// Where it stands, in the registry's words.
    pub status: String,
    /// Who is responsible.
    pub ansvarlig: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fra: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub til: Option<Date>,
    /// The way through, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steg: Vec<Steg>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funksjoner: Vec<Egenfunksjon>,
}

/// Kinds of what one takes part in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Deltakelsesslag {
    Forskning,
    Screening,
}

/// A step: done on a day, or to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Steg {
    pub tittel: String,
    /// When it was done; none is to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ferdig: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beskrivelse: Option<String>,
}

/// Something the citizen sets oneself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Egenfunksjon {
    pub kortnavn: String,
    pub tittel: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forklaring: Option<String>,
    #[serde(flatten)]
    pub tilstand: Funksjonstilstand,
}

/// What it is set to: on or off (`EnkelFunksjon`), or one of several (`RadioFunksjon`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "funksjonsType", rename_all_fields = "camelCase")]
pub enum Funksjonstilstand {
    #[serde(rename = "enkel")]
    Enkel { tilstand: bool },
    #[serde(rename = "radio")]
    Radio { valgt_opsjon: String, opsjoner: Vec<Opsjon> },
}

/// One of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opsjon {
    pub kode: String,
    pub tekst: String,
}

/// What the citizen chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Funksjonsvalg {
    Enkel { kortnavn: String, ny_tilstand: bool },
    Radio { kortnavn: String, valgt_opsjon: String },
}
