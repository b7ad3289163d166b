//! Rapport: what a registry holds about one citizen, as typed data in one published form (`app/rapport.schema.json`;
//! contract §6.6, of which it is a superset). The portal draws any report from any registry without code for it.
//! Texts come from registries and are hostile input: plain text, shown as text nodes only.

use super::forlop::Forlop;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

mod celle;
mod finn;
pub mod forskjell;
mod innlesing;
mod serie;
mod vedlegg;

pub use celle::{Celle, Faktum, Opphav};
pub use finn::Funnet;
pub use innlesing::{
    MAKS_BYTE, MAKS_FORLOP, MAKS_KOLONNER, MAKS_NAVN, MAKS_PUNKTER, MAKS_SEKSJONER, MAKS_TEKST, MAKS_VEDLEGG,
    Rapportfeil, les, ren, rens_json,
};
pub use serie::{Hendelse, Klokkeslett, Malepunkt, Maleserie, Retning, Skalaband, Tidslinje};
pub use vedlegg::Vedlegg;

pub use innlesing::av_verdi;

/// A delivered report. [`les`] is the one way in from outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rapport {
    /// The part code of the registry; when it is named, it must be the one that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// When the registry made it.
    #[serde(rename = "generertTidspunkt")]
    pub hentet: Timestamp,
    /// When anything in it last changed at the registry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_sist_endret: Option<Timestamp>,
    /// The last day the contents speak of; when left out, the day it was made.
    pub til_og_med: Date,
    /// Parts that the registry holds and could not give this time, by name: the citizen is told that they are missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mangler: Vec<String>,
    pub seksjoner: Vec<Seksjon>,
    /// What the codes of the report mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kodelister: Vec<Kodeliste>,
    /// Other reports that the registry can make (contract §6.4).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stottede_rapporter: Vec<StottetRapport>,
    /// Files; saved by the citizen, never shown in the page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vedlegg: Vec<Vedlegg>,
}

/// A part of a report, in the registry's order. It may hold any of the kinds; they are shown in the order they have here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Seksjon {
    pub tittel: String,
    /// What the section is, in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forklaring: Option<String>,
    /// Where all of it comes from, unless an item says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
    /// Prose, by paragraph.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tekst: Vec<String>,
    /// Names and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub felt: Vec<Faktum>,
    /// Dated records, newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub poster: Vec<Post>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tidslinjer: Vec<Tidslinje>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub maleserier: Vec<Maleserie>,
    /// A course with attacks, function score and treatments, drawn as one chart with its table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forlop: Option<Forlop>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tabeller: Vec<Tabell>,
}

/// One record of a list, e.g. a vaccination.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// Stable within the section; the address of the record on the page.
    pub id: String,
    pub dato: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slag: Option<Postslag>,
    /// In plain words, so that records can be told apart while closed.
    pub tittel: String,
    #[serde(rename = "felt")]
    pub fakta: Vec<Faktum>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// What a record is, where something depends on it: matching of the log against contacts, and export as FHIR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Postslag {
    /// A contact with a health service; `kilde.virksomhet` is the one.
    Kontakt,
    Vaksinasjon,
    Maling,
    Resept,
}

/// A table. A row that lacks a column's value holds none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tabell {
    pub tittel: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forklaring: Option<String>,
    pub kolonner: Vec<Kolonne>,
    pub rader: Vec<Rad>,
    /// What is said when there are no rows.
    pub tom: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kolonne {
    /// The name of its values in the rows; never `kilde`.
    pub id: String,
    pub navn: String,
    #[serde(rename = "type", default)]
    pub slag: Kolonneslag,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enhet: Option<String>,
}

/// What a column holds, for sorting and alignment. A value of another kind is shown all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kolonneslag {
    #[default]
    Tekst,
    Dato,
    Tall,
    Kode,
}

/// A row: values by the id of their column, and where they come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rad {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
    #[serde(flatten)]
    pub verdier: std::collections::BTreeMap<String, Celle>,
}

impl Tabell {
    /// The cells of a row in the order of the columns; none where the registry holds nothing.
    pub fn celler<'a>(&'a self, rad: &'a Rad) -> impl Iterator<Item = Option<&'a Celle>> {
        self.kolonner.iter().map(|k| rad.verdier.get(&k.id))
    }
}

/// The meaning of codes that are used in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kodeliste {
    /// The code system, as facts and cells name it.
    pub kodeverk: String,
    pub navn: String,
    pub koder: Vec<Kode>,
}

/// One code and its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kode {
    pub kode: String,
    pub tekst: String,
}

/// Another report that can be had (contract §6.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StottetRapport {
    pub rapport_hoved_type: Hovedtype,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lokal_rapport_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lokal_rapport_beskrivelse: Option<String>,
}

/// How much a report holds, and for whom (contract §6.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hovedtype {
    /// The most important data, explained.
    #[default]
    #[serde(rename = "STD")]
    Standard,
    /// Everything; may need an expert to read.
    #[serde(rename = "FULL")]
    Full,
    /// For machines.
    #[serde(rename = "TRA")]
    Flyttbar,
    /// The registry's own kind.
    #[serde(rename = "LOK")]
    Lokal,
}

impl Hovedtype {
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Standard => "STD",
            Self::Full => "FULL",
            Self::Flyttbar => "TRA",
            Self::Lokal => "LOK",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        [Self::Standard, Self::Full, Self::Flyttbar, Self::Lokal].into_iter().find(|h| h.kode() == kode)
    }
}

impl Rapport {
    /// The day of the oldest record, where the report has dated records.
    pub fn eldste(&self) -> Option<Date> {
        self.seksjoner.iter().flat_map(|s| &s.poster).map(|p| p.dato).min()
    }

    /// What a code means by the report's own lists.
    pub fn kodetekst(&self, kodeverk: &str, kode: &str) -> Option<&str> {
        let liste = self.kodelister.iter().filter(|l| l.kodeverk == kodeverk);
        liste.flat_map(|l| &l.koder).find(|k| k.kode == kode).map(|k| k.tekst.as_str())
    }

    /// The name of a code system by the report's own lists.
    pub fn kodeverknavn(&self, kodeverk: &str) -> Option<&str> {
        self.kodelister.iter().find(|l| l.kodeverk == kodeverk).map(|l| l.navn.as_str())
    }
}

impl Seksjon {
    pub fn ny(tittel: &str) -> Self {
        Self { tittel: tittel.to_owned(), ..Self::default() }
    }

    pub fn med_tekst(tittel: &str, avsnitt: &[&str]) -> Self {
        Self { tekst: avsnitt.iter().map(|a| (*a).to_owned()).collect(), ..Self::ny(tittel) }
    }

    pub fn med_felt(tittel: &str, felt: Vec<Faktum>) -> Self {
        Self { felt, ..Self::ny(tittel) }
    }
}
