//! Bruk: the log of use. Who looked at, changed or got a copy of a citizen's data, as the citizen is shown it.

use super::definisjon::PartKode;
use super::id::HendelseId;
use super::representasjon::Rolle;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// One row: somebody used the citizen's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bruk {
    pub id: HendelseId,
    pub part: PartKode,
    pub tidspunkt: Timestamp,
    pub hvem: Hvem,
    pub handling: Handling,
    /// Which data, in words: "vaksinasjoner".
    pub kategorier: String,
    /// Why, in words: "helsehjelp". For the citizen's own look-ups the page's purpose.
    pub formal: String,
    /// Nine digits; empty when the source does not say.
    pub orgnr: String,
    /// Legal basis, in words; empty when the source does not say.
    pub grunnlag: String,
    pub vilkar: Option<Vilkar>,
    /// The source's own explanation of this row, in plain words.
    pub forklaring: String,
    /// The source's own id of the row; empty for the portal's own.
    pub nokkel: String,
}

/// What let the one who used the data do so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Vilkar {
    /// Care of this very citizen.
    Helsehjelp,
    Samtykke,
    /// An emergency.
    Nodrett,
    /// Duty or right by law.
    Lov,
}

impl Vilkar {
    pub const ALLE: [Self; 4] = [Self::Helsehjelp, Self::Samtykke, Self::Nodrett, Self::Lov];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Helsehjelp => "helsehjelp",
            Self::Samtykke => "samtykke",
            Self::Nodrett => "nodrett",
            Self::Lov => "lov",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|v| v.kode() == kode)
    }
}

/// Who used the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hvem {
    /// The citizen.
    Selv,
    /// Somebody acting for the citizen, by name and role.
    Representant { rolle: Rolle, navn: String },
    /// Somebody at an organisation. The name only when the source gives it.
    Person { navn: Option<String>, rolle: String, virksomhet: String },
    /// A system without a person behind the single query.
    Automatisk { virksomhet: String },
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Handling {
    Se,
    Endre,
    Slette,
    /// Used without being shown to anybody: statistics, quality work.
    Bruke,
    /// Joined with other data.
    Sammenstille,
}

impl Handling {
    pub const ALLE: [Self; 5] = [Self::Se, Self::Endre, Self::Slette, Self::Bruke, Self::Sammenstille];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Se => "se",
            Self::Endre => "endre",
            Self::Slette => "slette",
            Self::Bruke => "bruke",
            Self::Sammenstille => "sammenstille",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|h| h.kode() == kode)
    }
}

/// Utlevering: a copy that left the registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Utlevering {
    pub id: HendelseId,
    pub part: PartKode,
    pub dato: Date,
    pub mottaker: String,
    pub prosjekt: String,
    pub formal: String,
    /// Approval or legal basis, e.g. a REK number.
    pub grunnlag: String,
    pub variabler: String,
    pub identitet: Identitet,
    /// Nine digits; empty when not said.
    pub orgnr: String,
    /// ISO 3166, two letters; empty is Norway or not said.
    pub land: String,
    /// How many people the copy is about.
    pub antall: Option<i64>,
    /// The last day the recipient may use it.
    pub bruk_til: Option<Date>,
    /// Whether a reservation of the citizen bore on it.
    pub reservasjon: Option<bool>,
    /// Where the project is described.
    pub lenke: String,
    pub forklaring: String,
    /// The source's own id of the row.
    pub nokkel: String,
}

/// For which days a registry says its log is complete, and when it last delivered rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loggdekning {
    pub fra: Date,
    pub til: Date,
    pub mottatt: Timestamp,
}

/// How recognisable the citizen is in a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identitet {
    MedNummer,
    Kodet,
    Anonym,
}

impl Identitet {
    pub const fn kode(self) -> &'static str {
        match self {
            Self::MedNummer => "med_nummer",
            Self::Kodet => "kodet",
            Self::Anonym => "anonym",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        [Self::MedNummer, Self::Kodet, Self::Anonym].into_iter().find(|i| i.kode() == kode)
    }
}

/// How far back the citizen looks in the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tidsrom {
    #[default]
    SisteTreManeder,
    SisteAr,
    Alt,
}

impl Tidsrom {
    pub const ALLE: [Self; 3] = [Self::SisteTreManeder, Self::SisteAr, Self::Alt];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::SisteTreManeder => "3m",
            Self::SisteAr => "1ar",
            Self::Alt => "alt",
        }
    }

    /// Reads [`Self::kode`]; anything else is the default.
    pub fn les(kode: &str) -> Self {
        Self::ALLE.into_iter().find(|t| t.kode() == kode).unwrap_or_default()
    }

    /// The first moment that is included.
    pub fn fra(self, na: Timestamp) -> Timestamp {
        let dager = match self {
            Self::SisteTreManeder => 92,
            Self::SisteAr => 365,
            Self::Alt => return Timestamp::MIN,
        };
        na.checked_sub(jiff::SignedDuration::from_hours(24 * dager)).unwrap_or(Timestamp::MIN)
    }
}
