//! Uttrekk: everything the portal can show about one citizen, in one value that the citizen takes along. As JSON it reads
//! back to the same value; as a page it opens without the portal; as FHIR it is [`fhir`].

use super::bruk::{Bruk, Loggdekning, Utlevering};
use super::definisjon::{PartKode, TypePi};
use super::deltakelse::Deltakelse;
use super::notat::Notatinnhold;
use super::rapport::Rapport;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub mod fhir;

/// The name of the form, so that a reader knows what it holds.
pub const FORM: &str = "innsyn-uttrekk";
/// Raised when a reader of the version before would misread.
pub const VERSJON: u32 = 1;

/// All of it. Holds no national identity number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Uttrekk {
    pub form: String,
    pub versjon: u32,
    /// The product's name, and where it stands.
    pub tjeneste: String,
    pub adresse: String,
    pub laget: Timestamp,
    pub navn: String,
    pub fodt: Date,
    pub registre: Vec<Registeruttrekk>,
    pub innstillinger: Vec<Innstillingsuttrekk>,
}

/// What one registry holds, and who has used it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Registeruttrekk {
    pub part: PartKode,
    pub navn: String,
    /// Who is responsible for it now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ansvarlig: Option<String>,
    pub oppfort: bool,
    /// Newest first.
    pub rapporter: Vec<Rapport>,
    /// The registry did not answer, so that the newest may be missing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ufullstendig: bool,
    /// Newest first.
    pub bruk: Vec<Bruk>,
    pub utleveringer: Vec<Utlevering>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dekning: Option<Loggdekning>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deltakelser: Vec<Deltakelse>,
    /// The citizen's own, oldest first. The registry does not have them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notater: Vec<Notatinnhold>,
}

/// The citizen's answer to one definition, as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Innstillingsuttrekk {
    pub register: String,
    pub definisjon: String,
    #[serde(rename = "type")]
    pub slag: TypePi,
    pub tittel: String,
    pub sporsmal: String,
    pub aktiv: bool,
    /// How often it has been set.
    pub sekvensnummer: i64,
    pub endret: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub i_kraft: Option<Timestamp>,
}

impl Uttrekk {
    /// The registries of which there is anything to show.
    pub fn med_innhold(&self) -> impl Iterator<Item = &Registeruttrekk> {
        self.registre.iter().filter(|r| !r.tomt())
    }
}

impl Registeruttrekk {
    pub fn tomt(&self) -> bool {
        self.rapporter.is_empty()
            && self.bruk.is_empty()
            && self.utleveringer.is_empty()
            && self.deltakelser.is_empty()
            && self.notater.is_empty()
            && !self.ufullstendig
    }
}
