//! What runs in time: timelines of events and periods, and series of measurements.

use super::Opphav;
use crate::domain::tid::Dato;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Events and periods in order, e.g. treatments or the steps of a screening programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tidslinje {
    pub tittel: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forklaring: Option<String>,
    /// Oldest first.
    pub hendelser: Vec<Hendelse>,
    /// What is said when there are none.
    pub tom: String,
}

/// An event, or a period when it has an end or goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hendelse {
    pub fra: Dato,
    /// The last day of a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub til: Option<Dato>,
    /// The period had not ended when the report was made.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pagar: bool,
    pub tittel: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beskrivelse: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// A series of measurements, e.g. HbA1c. Kept as delivered: nothing is averaged or filled in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Maleserie {
    pub tittel: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forklaring: Option<String>,
    /// As shown after each value: `mmol/mol`.
    pub enhet: String,
    /// What was measured, as a code of `kodeverk` (`LOINC`, `NPU`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kodeverk: Option<String>,
    /// Which way is better; left out when neither is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bedre: Option<Retning>,
    /// The scale, when it has ends (ALSFRS-R: 0 to 48).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skala: Option<(f64, f64)>,
    /// In the order of time.
    pub punkter: Vec<Malepunkt>,
    /// What is said when there are none.
    pub tom: String,
}

/// One measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Malepunkt {
    pub dato: Date,
    pub verdi: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merknad: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// A direction on a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Retning {
    Hoyere,
    Lavere,
}
