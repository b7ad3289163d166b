//! Register: a health registry or service that holds data about citizens, as the catalogue describes it.

use super::definisjon::{Definisjon, DefinisjonId, PartKode};
use super::tid::Periode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An entry of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    pub part: PartKode,
    /// Last part of the address and name of the catalogue file.
    pub slug: String,
    pub navn: String,
    pub kortnavn: String,
    pub sammendrag: String,
    pub formal: String,
    pub lagres: Vec<String>,
    pub far_utlevert: String,
    pub lagringstid: String,
    pub slag: Registerslag,
    pub apent_for: Apenhet,
    /// Being listed says much about a person: content is shown after one step more.
    pub sensitivt: bool,
    pub integrasjon: Integrasjon,
    pub innsyn: Innsynsvei,
    pub funksjoner: Vec<Funksjon>,
    /// Lay words that people search for.
    pub sokeord: Vec<String>,
    /// Owners over time, oldest first.
    pub ansvarlige: Vec<Ansvarlig>,
    /// Legal bases over time, oldest first.
    pub grunnlag: Vec<Grunnlag>,
    pub lenker: Vec<Lenke>,
    pub definisjoner: Vec<Definisjon>,
    pub henvendelse: Henvendelsestekster,
}

/// What citizens should know before they write to a registry, in plain words; empty when there is nothing special.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Henvendelsestekster {
    /// Who corrects errors, when it is not the registry.
    pub rettes_av: String,
    /// What can usually not be deleted, and why.
    pub slettes_ikke: String,
}

/// What kind of holder of data an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Registerslag {
    Helseregister,
    Kvalitetsregister,
    Biobank,
    Screening,
    Tjeneste,
}

/// Whether everybody is shown the entry, or only those who are listed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Apenhet {
    Alle,
    Oppforte,
}

/// How data reach us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Integrasjon {
    Push,
    Pull,
    Orkestrator,
    Bestilling,
    Lenke,
}

/// Where a citizen sees the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Innsynsvei {
    Her,
    Bestilles,
    Utenfor,
}

/// What a registry offers the citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Funksjon {
    Innhold,
    Logg,
    Rapport,
    MeldFeil,
    Sletting,
    Sperring,
    Sporsmal,
    Bestilling,
}

/// The body responsible for a registry during a period (dataansvarlig).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ansvarlig {
    pub navn: String,
    pub periode: Periode,
}

/// The legal basis of a registry during a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grunnlag {
    pub slag: Grunnlagsslag,
    pub hjemmel: String,
    pub periode: Periode,
    pub ubekreftet: bool,
}

/// What lets a registry hold data about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grunnlagsslag {
    Samtykke,
    Reservasjon,
    Lovbestemt,
}

/// A link out of the portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lenke {
    pub slag: Lenkeslag,
    pub tekst: String,
    pub url: String,
    /// The host as the citizen is shown it.
    pub vert: String,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lenkeslag {
    Om,
    Innsyn,
    Kontakt,
}

impl Register {
    /// Who is responsible on `dag`.
    pub fn ansvarlig(&self, dag: Date) -> Option<&Ansvarlig> {
        self.ansvarlige.iter().find(|a| a.periode.dekker(dag))
    }

    /// The legal basis on `dag`.
    pub fn grunnlag(&self, dag: Date) -> Option<&Grunnlag> {
        self.grunnlag.iter().find(|g| g.periode.dekker(dag))
    }

    pub fn har(&self, funksjon: Funksjon) -> bool {
        self.funksjoner.contains(&funksjon)
    }

    pub fn definisjon(&self, slug: &str) -> Option<&Definisjon> {
        self.definisjoner.iter().find(|d| d.slug == slug)
    }

    /// The definitions that rest on `d`, directly or through another: they fall with it.
    pub fn avhengige(&self, d: &Definisjon) -> Vec<&Definisjon> {
        let mut faller: Vec<&Definisjon> = Vec::new();
        loop {
            let neste = self.definisjoner.iter().find(|a| {
                let hviler = |k: &DefinisjonId| *k == d.id || faller.iter().any(|f| f.id == *k);
                a.id != d.id && !faller.iter().any(|f| f.id == a.id) && a.krever.iter().any(hviler)
            });
            match neste {
                Some(a) => faller.push(a),
                None => return faller,
            }
        }
    }

    /// Whether the entry answers a search for `sok`: each word, in any letter case, stands in a name, owner or lay word.
    pub fn treffer(&self, sok: &str) -> bool {
        let tekst = self.soketekst();
        sok.to_lowercase().split_whitespace().all(|ord| tekst.contains(ord))
    }

    /// The lower-case text that a search looks in.
    pub fn soketekst(&self) -> String {
        let eiere = self.ansvarlige.iter().map(|a| a.navn.as_str());
        let ord = [self.navn.as_str(), &self.kortnavn, &self.sammendrag].into_iter();
        let alt: Vec<&str> = ord.chain(eiere).chain(self.sokeord.iter().map(String::as_str)).collect();
        alt.join(" ").to_lowercase()
    }
}
