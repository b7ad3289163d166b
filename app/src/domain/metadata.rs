//! Innbyggermetadata: what an active answer holds besides its yes (contract §1.1 `innbyggerMetadata`): the level of
//! use, whom a restriction is aimed at, the period it is for.

use super::avslag::Avslag;
use super::definisjon::{Definisjon, TypePi, Valg};
use super::tid::Periode;
use serde::{Deserialize, Serialize};

/// Nivå: how much a citizen uses the portal (contract §10.1). Ordered: each covers those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Niva {
    /// What registries hold, except the patient record.
    Basis,
    /// The patient record as well.
    BasisPluss,
    /// All services.
    Full,
}

impl Niva {
    /// From the most to the least.
    pub const ALLE: [Self; 3] = [Self::Full, Self::BasisPluss, Self::Basis];

    /// As forms spell it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Basis => "basis",
            Self::BasisPluss => "basis-pluss",
            Self::Full => "full",
        }
    }

    /// Reads [`Self::kode`]; anything else is no level.
    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|n| n.kode() == kode)
    }
}

/// What a restriction can be aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mottakerslag {
    /// A person in the health service, by HPR number.
    Helsepersonell,
    /// An organisation, by organisation number.
    Virksomhet,
    /// One of the citizen's own prescriptions, by its id.
    Resept,
}

impl Mottakerslag {
    pub const ALLE: [Self; 3] = [Self::Helsepersonell, Self::Virksomhet, Self::Resept];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Helsepersonell => "helsepersonell",
            Self::Virksomhet => "virksomhet",
            Self::Resept => "resept",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|m| m.kode() == kode)
    }
}

/// One whom, or what, a restriction is aimed at: `{type, nummer, navn}` of the contract.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mottaker {
    #[serde(rename = "type")]
    pub slag: Mottakerslag,
    pub nummer: String,
    pub navn: String,
}

/// Longest name of a recipient, in characters.
const LENGSTE_NAVN: usize = 200;
/// Longest number of a recipient, in bytes.
const LENGSTE_NUMMER: usize = 64;

impl Mottaker {
    /// Whether a recipient as a registry sends it can be stored and shown: a number of its kind (nine digits for an
    /// organisation, up to nine for health personnel, anything but eleven digits for a prescription: those would be a
    /// person's), and a name in one line.
    pub fn kan_vises(&self) -> bool {
        let siffer = self.nummer.bytes().all(|b| b.is_ascii_digit());
        let nummer = match self.slag {
            Mottakerslag::Virksomhet => siffer && self.nummer.len() == 9,
            Mottakerslag::Helsepersonell => siffer && (1..=9).contains(&self.nummer.len()),
            Mottakerslag::Resept => {
                let lengde = (1..=LENGSTE_NUMMER).contains(&self.nummer.len());
                lengde && self.nummer.bytes().all(|b| b.is_ascii_graphic()) && !(siffer && self.nummer.len() == 11)
            }
        };
        let navn = !self.navn.trim().is_empty() && self.navn.chars().count() <= LENGSTE_NAVN;
        nummer && navn && !self.navn.chars().any(char::is_control)
    }
}

/// Most recipients of one restriction.
pub const FLEST_MOTTAKERE: usize = 50;

/// The metadata of one answer; the default holds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub niva: Option<Niva>,
    /// Sorted, without doubles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mottakere: Vec<Mottaker>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub perioder: Vec<Periode>,
}

impl Metadata {
    pub fn niva(niva: Niva) -> Self {
        Self { niva: Some(niva), ..Self::default() }
    }

    /// Recipients sorted and without doubles, so that the same choice is always the same value.
    #[must_use]
    pub fn ordnet(mut self) -> Self {
        self.mottakere.sort();
        self.mottakere.dedup_by(|a, b| (a.slag, &a.nummer) == (b.slag, &b.nummer));
        self
    }

    /// Whether an answer to `definisjon` may hold this: an active level has a level; a restriction for chosen ones has
    /// at least one, each of a kind the definition takes; periods stand where it takes them and end after they start.
    ///
    /// # Errors
    /// [`Avslag::ManglerUtvalg`] when something must be chosen first, [`Avslag::UgyldigMetadata`] for the rest.
    pub fn kontroller(&self, definisjon: &Definisjon, valg: Valg) -> Result<(), Avslag> {
        if !valg.aktiv() {
            return if *self == Self::default() { Ok(()) } else { Err(Avslag::UgyldigMetadata) };
        }
        if self.niva.is_some() != (definisjon.type_pi == TypePi::Niva) {
            return Err(Avslag::UgyldigMetadata);
        }
        if self.mottakere.is_empty() && !definisjon.mottakere.is_empty() {
            return Err(Avslag::ManglerUtvalg);
        }
        let fremmed = self.mottakere.iter().any(|m| !definisjon.mottakere.contains(&m.slag));
        let omvendt =
            self.perioder.iter().any(|p| p.fra.is_none() || p.til.is_some_and(|t| p.fra.is_some_and(|f| t < f)));
        if fremmed
            || omvendt
            || self.mottakere.len() > FLEST_MOTTAKERE
            || !self.perioder.is_empty() && !definisjon.perioder
        {
            return Err(Avslag::UgyldigMetadata);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
