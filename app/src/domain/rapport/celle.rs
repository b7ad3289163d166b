//! Values as registries record them, with their names, codes and where they come from.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// A name and its value; no value means that the registry holds none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Faktum {
    pub navn: String,
    #[serde(default)]
    pub verdi: Option<Celle>,
    /// The value as a code of `kodeverk`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kode: Option<String>,
    /// The code system: a Volven number such as `7110`, or a name such as `ATC`, `SYSVAK`, `LOINC`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kodeverk: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enhet: Option<String>,
    /// What the fact means, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forklaring: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kilde: Option<Opphav>,
}

/// Where an item comes from, and when it was last changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opphav {
    /// The organisation that registered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub virksomhet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registrert: Option<Date>,
    #[serde(rename = "sistEndret", skip_serializing_if = "Option::is_none")]
    pub endret: Option<Date>,
}

/// A value. On the wire a string that is a whole date (`2021-05-01`) or an instant (RFC 3339) is one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Celle {
    Ja(bool),
    Tall(f64),
    Dato(Date),
    Tid(Timestamp),
    Tekst(String),
    /// A code with its words.
    Kode {
        kode: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        kodeverk: Option<String>,
        verdi: String,
    },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Raa {
    Ja(bool),
    Tall(f64),
    Tekst(String),
    Kode {
        kode: String,
        #[serde(default)]
        kodeverk: Option<String>,
        verdi: String,
    },
}

impl<'de> Deserialize<'de> for Celle {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(match Raa::deserialize(d)? {
            Raa::Ja(b) => Self::Ja(b),
            Raa::Tall(n) => Self::Tall(n),
            Raa::Kode { kode, kodeverk, verdi } => Self::Kode { kode, kodeverk, verdi },
            Raa::Tekst(t) => Self::av_tekst(t),
        })
    }
}

impl Celle {
    /// A text as the value it spells. Only what is written back the same is taken for a date or an instant.
    fn av_tekst(tekst: String) -> Self {
        if tekst.len() == 10 {
            if let Some(dag) = tekst.parse::<Date>().ok().filter(|d| d.to_string() == tekst) {
                return Self::Dato(dag);
            }
        } else if let Some(tid) = tekst.parse::<Timestamp>().ok().filter(|t| t.to_string() == tekst) {
            return Self::Tid(tid);
        }
        Self::Tekst(tekst)
    }
}

impl Faktum {
    pub fn tekst(navn: &str, verdi: &str) -> Self {
        Self::ny(navn, Some(Celle::Tekst(verdi.to_owned())))
    }

    pub fn dato(navn: &str, verdi: Date) -> Self {
        Self::ny(navn, Some(Celle::Dato(verdi)))
    }

    pub fn tall(navn: &str, verdi: f64) -> Self {
        Self::ny(navn, Some(Celle::Tall(verdi)))
    }

    pub fn mangler(navn: &str) -> Self {
        Self::ny(navn, None)
    }

    /// A code with its words.
    pub fn kodet(navn: &str, (kodeverk, kode): (&str, &str), verdi: &str) -> Self {
        Self { kode: Some(kode.to_owned()), kodeverk: Some(kodeverk.to_owned()), ..Self::tekst(navn, verdi) }
    }

    /// A number with its unit (UCUM where there is one).
    pub fn malt(navn: &str, verdi: f64, enhet: &str) -> Self {
        Self { enhet: Some(enhet.to_owned()), ..Self::tall(navn, verdi) }
    }

    /// The same with an explanation.
    #[must_use]
    pub fn forklart(self, forklaring: &str) -> Self {
        Self { forklaring: Some(forklaring.to_owned()), ..self }
    }

    fn ny(navn: &str, verdi: Option<Celle>) -> Self {
        Self { navn: navn.to_owned(), verdi, ..Self::default() }
    }
}

impl Opphav {
    pub fn virksomhet(navn: &str) -> Self {
        Self { virksomhet: Some(navn.to_owned()), ..Self::default() }
    }
}
