//! Deltakelse: a research project or a screening programme that the citizen takes part in, with its status, the way from
//! invitation to result, and what the citizen can set there oneself (contract §6.2).

use super::register::Register;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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

impl Funksjonsvalg {
    pub fn kortnavn(&self) -> &str {
        match self {
            Self::Enkel { kortnavn, .. } | Self::Radio { kortnavn, .. } => kortnavn,
        }
    }
}

impl Deltakelse {
    /// Whether the choice is one that the project itself offers.
    pub fn tilbyr(&self, valg: &Funksjonsvalg) -> bool {
        let funksjon = self.funksjoner.iter().find(|f| f.kortnavn == valg.kortnavn());
        match (funksjon.map(|f| &f.tilstand), valg) {
            (Some(Funksjonstilstand::Enkel { .. }), Funksjonsvalg::Enkel { .. }) => true,
            (Some(Funksjonstilstand::Radio { opsjoner, .. }), Funksjonsvalg::Radio { valgt_opsjon, .. }) => {
                opsjoner.iter().any(|o| o.kode == *valgt_opsjon)
            }
            _ => false,
        }
    }

    /// Shows the choice as made. What the project does not offer changes nothing.
    pub fn sett(&mut self, valg: &Funksjonsvalg) {
        if !self.tilbyr(valg) {
            return;
        }
        for funksjon in self.funksjoner.iter_mut().filter(|f| f.kortnavn == valg.kortnavn()) {
            match (&mut funksjon.tilstand, valg) {
                (Funksjonstilstand::Enkel { tilstand }, Funksjonsvalg::Enkel { ny_tilstand, .. }) => {
                    *tilstand = *ny_tilstand;
                }
                (Funksjonstilstand::Radio { valgt_opsjon: na, .. }, Funksjonsvalg::Radio { valgt_opsjon, .. }) => {
                    na.clone_from(valgt_opsjon);
                }
                _ => (),
            }
        }
    }

    /// The step that is under way: the first that is not done. None when all are.
    pub fn na(&self) -> Option<usize> {
        self.steg.iter().position(|s| s.ferdig.is_none())
    }
}

/// What one registry says that the citizen takes part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partsdeltakelser {
    pub register: Arc<Register>,
    pub deltakelser: Vec<Deltakelse>,
    pub kilde: Deltakelseskilde,
    /// The registry's system takes what the citizen chooses.
    pub kan_settes: bool,
}

/// Where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deltakelseskilde {
    /// Asked for now.
    Hentet,
    /// Delivered then.
    Levert(Timestamp),
    /// The registry's system gave no answer; what it delivered before, when it has.
    Feilet(Option<Timestamp>),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prosjekt() -> Deltakelse {
        serde_json::from_value(serde_json::json!({
            "id": "p1", "slag": "forskning", "tittel": "T", "status": "s", "ansvarlig": "A",
            "steg": [{"tittel": "Invitert", "ferdig": "2026-01-01"}, {"tittel": "Prøve"}, {"tittel": "Svar"}],
            "funksjoner": [
                {"kortnavn": "paaminnelse", "tittel": "P", "funksjonsType": "enkel", "tilstand": false},
                {"kortnavn": "sprak", "tittel": "S", "funksjonsType": "radio", "valgtOpsjon": "nb",
                 "opsjoner": [{"kode": "nb", "tekst": "Bokmål"}, {"kode": "nn", "tekst": "Nynorsk"}]}
            ]
        }))
        .expect("a project")
    }

    fn enkel(kortnavn: &str, ny_tilstand: bool) -> Funksjonsvalg {
        Funksjonsvalg::Enkel { kortnavn: kortnavn.to_owned(), ny_tilstand }
    }

    fn radio(kortnavn: &str, valgt: &str) -> Funksjonsvalg {
        Funksjonsvalg::Radio { kortnavn: kortnavn.to_owned(), valgt_opsjon: valgt.to_owned() }
    }

    #[test]
    fn a_project_takes_the_choices_it_offers_and_no_others() {
        let p = prosjekt();
        for valg in [enkel("paaminnelse", true), enkel("paaminnelse", false), radio("sprak", "nn")] {
            let mut satt = p.clone();
            satt.sett(&valg);
            assert!(p.tilbyr(&valg), "{valg:?}");
            assert_eq!(satt == p, valg == enkel("paaminnelse", false), "{valg:?}");
        }
        for valg in [
            enkel("sprak", true),
            enkel("annet", true),
            radio("paaminnelse", "nb"),
            radio("sprak", "se"),
            radio("", ""),
        ] {
            let mut satt = p.clone();
            satt.sett(&valg);
            assert!(!p.tilbyr(&valg) && satt == p, "{valg:?}");
        }
    }

    #[test]
    fn the_step_under_way_is_the_first_that_is_not_done() {
        let mut p = prosjekt();
        assert_eq!(p.na(), Some(1));
        for steg in &mut p.steg {
            steg.ferdig = Some(Date::constant(2026, 1, 2));
        }
        assert_eq!(p.na(), None);
    }
}
