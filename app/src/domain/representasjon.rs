//! Representasjon: who may act for whom (code set 7611; contract §9). Here are the facts that a decision needs;
//! the decision itself comes with acting for others.

use super::id::InnbyggerId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Why one person may act for another, by the codes of 7611.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rolle {
    /// Foreldreansvar: parental responsibility.
    #[serde(rename = "FO")]
    Foreldreansvar,
    /// Fullmakt: power of attorney given by the citizen.
    #[serde(rename = "FU")]
    Fullmakt,
    /// Tildelt fullmakt: next of kin for somebody without capacity to consent.
    #[serde(rename = "TD")]
    TildeltFullmakt,
}

impl Rolle {
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Foreldreansvar => "FO",
            Self::Fullmakt => "FU",
            Self::TildeltFullmakt => "TD",
        }
    }
}

/// `representant` may act for `innbygger` until `til`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relasjon {
    pub innbygger: InnbyggerId,
    pub representant: InnbyggerId,
    pub rolle: Rolle,
    pub til: Option<Date>,
}
