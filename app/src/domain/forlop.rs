//! Forløp: the course of a chronic disease as the MS registry holds it (ms-course-graph, "What the Norwegian registry
//! holds"). Kept exactly as delivered: nothing is smoothed, averaged or filled in.

mod fase;
mod forverring;
mod funn;
pub mod sammenligning;

pub use fase::{Fase, Faseslag};
pub use funn::{Forlopspost, Funn, Funnslag};

use super::rapport::{Maleserie, Opphav};
use super::tid::Dato;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything that is drawn and tabulated for one course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Forlop {
    /// First symptoms; the month may be unknown.
    pub debut: Dato,
    pub diagnose: Option<Date>,
    /// The last day the report speaks of: the right edge of the time axis.
    pub til_og_med: Date,
    pub edss: Vec<Edss>,
    pub attakker: Vec<Attakk>,
    pub behandlinger: Vec<Behandling>,
    pub mr: Vec<Mr>,
    /// What kind of course it was, and from when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faser: Vec<Fase>,
    /// Tests and questionnaires, drawn under the same axis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub maleserier: Vec<Maleserie>,
}

impl Forlop {
    /// Every day that it names.
    pub fn dager(&self) -> impl Iterator<Item = Date> {
        let faste = self.diagnose.into_iter().chain([self.til_og_med, self.debut.tidligst()]);
        let behandlinger = self.behandlinger.iter().flat_map(|b| b.til.into_iter().chain([b.fra.tidligst()]));
        let attakker = self.attakker.iter().map(|a| a.dato.tidligst());
        let malt = self.edss.iter().map(|e| e.dato).chain(self.mr.iter().map(|m| m.dato));
        let faser = self.faser.iter().map(|f| f.fra.tidligst());
        let serier = self.maleserier.iter().flat_map(|m| &m.punkter).map(|p| p.dato);
        faste.chain(behandlinger).chain(attakker).chain(malt).chain(faser).chain(serier)
    }

    /// How many items there are of all kinds; every one is a mark of the chart, but for dense series.
    pub fn antall(&self) -> usize {
        let serier: usize = self.maleserier.iter().map(|m| m.punkter.len()).sum();
        self.edss.len() + self.attakker.len() + self.behandlinger.len() + self.mr.len() + self.faser.len() + serier
    }
}

/// A reading of the Expanded Disability Status Scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Edss {
    pub dato: Date,
    pub skar: Skar,
    pub sykehus: String,
    /// When it was recorded and last changed, where the registry says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// An EDSS score in half points: 0–20 stands for 0–10 by 0.5. Kept as an integer so that 3.5 is exactly 3.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Skar(u8);

impl Skar {
    /// A score from its half points.
    ///
    /// # Errors
    /// More than 20 half points (EDSS above 10).
    pub const fn av_halve(halve: u8) -> Result<Self, UgyldigSkar> {
        if halve <= 20 { Ok(Self(halve)) } else { Err(UgyldigSkar) }
    }

    pub const fn halve(self) -> u8 {
        self.0
    }

    pub fn verdi(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// In Norwegian figures: `3,5`.
    pub fn tekst(self) -> String {
        format!("{},{}", self.0 / 2, if self.0.is_multiple_of(2) { 0 } else { 5 })
    }
}

impl TryFrom<u8> for Skar {
    type Error = UgyldigSkar;
    fn try_from(halve: u8) -> Result<Self, Self::Error> {
        Self::av_halve(halve)
    }
}

impl From<Skar> for u8 {
    fn from(skar: Skar) -> Self {
        skar.0
    }
}

/// The EDSS scale ends at 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("EDSS ends at 10")]
pub struct UgyldigSkar;

/// A relapse ("attakk").
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attakk {
    pub dato: Dato,
    pub bedring: Bedring,
    /// Steroid treatment, if recorded.
    pub steroider: Option<bool>,
    pub beskrivelse: Option<String>,
    pub sykehus: String,
    /// When it was recorded and last changed, where the registry says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// How far the citizen recovered after a relapse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bedring {
    Full,
    Delvis,
    Ingen,
    Ukjent,
}

/// A treatment, or a recorded period without one ("no treatment" is a row of its own, with its reason).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Behandling {
    /// The registry's row number, from 1.
    pub nr: u16,
    /// None means a recorded period without treatment, or a drug that was not recorded (see `slag`).
    pub legemiddel: Option<String>,
    pub virkestoff: Option<String>,
    pub slag: Behandlingsslag,
    pub fra: Dato,
    /// None means ongoing on the report date.
    pub til: Option<Date>,
    /// Why it was stopped, or why there was none.
    pub grunn: Option<String>,
    pub sykehus: String,
    /// When it was recorded and last changed, where the registry says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// How a treatment acts, which decides how it is drawn: continuous drugs as bars, pulses with a lasting effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Behandlingsslag {
    /// Moderately effective, continuous.
    Moderat,
    /// Highly effective, continuous.
    Hoyeffektiv,
    /// Given in pulses with an effect that lasts (alemtuzumab, cladribine, stem-cell transplantation).
    Puls,
    /// A recorded period without treatment.
    Ingen,
}

/// An MR scan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mr {
    pub dato: Date,
    /// `hjerne`, `ryggmarg` or what the registry wrote.
    pub omrade: String,
    /// New or enlarged T2 lesions, if counted.
    pub nye_t2: Option<u16>,
    /// Contrast-enhancing lesions, if contrast was given.
    pub kontrastladende: Option<u16>,
    pub sykehus: String,
    /// When it was recorded and last changed, where the registry says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}
