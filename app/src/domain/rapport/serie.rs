//! What runs in time: timelines of events and periods, and series of measurements.

use super::Opphav;
use crate::domain::forlop::Behandlingsslag;
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
    /// Of a treatment: how it acts, which decides how it is drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slag: Option<Behandlingsslag>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beskrivelse: Option<String>,
    /// Why it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grunn: Option<String>,
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
    /// Words for stretches of the scale, from the lowest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub band: Vec<Skalaband>,
    /// In the order of time.
    pub punkter: Vec<Malepunkt>,
    /// What is said when there are none.
    pub tom: String,
}

/// One measurement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Malepunkt {
    pub dato: Date,
    /// When in the day, where it is known: two blood pressures of one day differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub klokkeslett: Option<Klokkeslett>,
    pub verdi: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merknad: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// What the scale means from here up, to where the next begins: «over behandlingsmålet».
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Skalaband {
    pub fra: f64,
    pub navn: String,
}

/// A time of day in the citizen's calendar; on the wire `08:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Klokkeslett(u16);

/// What is no time of day of the form `08:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no time of day of the form 08:30")]
pub struct UgyldigKlokkeslett;

impl Klokkeslett {
    /// Minutes since midnight, 0–1439.
    pub const fn minutter(self) -> u16 {
        self.0
    }

    /// As Norwegians write it: «08.30».
    pub fn tekst(self) -> String {
        format!("{:02}.{:02}", self.0 / 60, self.0 % 60)
    }
}

impl TryFrom<String> for Klokkeslett {
    type Error = UgyldigKlokkeslett;
    fn try_from(tekst: String) -> Result<Self, UgyldigKlokkeslett> {
        let to_siffer =
            |t: &str| (t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse::<u16>().ok());
        let deler = tekst.split_once(':').and_then(|(t, m)| Some((to_siffer(t)??, to_siffer(m)??)));
        match deler {
            Some((timer @ 0..=23, minutter @ 0..=59)) => Ok(Self(timer * 60 + minutter)),
            _ => Err(UgyldigKlokkeslett),
        }
    }
}

impl From<Klokkeslett> for String {
    fn from(k: Klokkeslett) -> Self {
        format!("{:02}:{:02}", k.0 / 60, k.0 % 60)
    }
}

/// A direction on a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Retning {
    Hoyere,
    Lavere,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_written_one_way_only() {
        let les = |t: &str| Klokkeslett::try_from(t.to_owned());
        for (inn, minutter) in [("00:00", 0), ("08:30", 510), ("23:59", 1439)] {
            let lest = les(inn).expect("a time of day");
            assert_eq!((lest.minutter(), String::from(lest)), (minutter, inn.to_owned()));
        }
        for feil in ["", "8:30", "08.30", "24:00", "08:60", "08:30:00", "+8:30", "0830", " 08:30", "08:3é"] {
            assert!(les(feil).is_err(), "{feil}");
        }
        assert_eq!(les("08:05").expect("a time of day").tekst(), "08.05");
    }
}
