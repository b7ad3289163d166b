//! Sak: what a citizen asks of a registry, followed to its answer: an error report, deletion, blocking, a question, a
//! suspicious look-up (screens 6.5c; contract §6.6).

use super::register::Funksjon;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

mod gang;
mod gjelder;
mod ny;
mod vedlegg;
mod visning;

pub use gang::{Overgang, Overgangsfeil, er_sen, klagefrist, neste, ved_klage};
pub use gjelder::{Henvisning, finn, ord_for_bruk};
pub use ny::{Felt, Feltfeil, Nysak, Omfang, Saksmelding, Saksskjema};
pub use vedlegg::{MAKS_VEDLEGG, STORSTE_VEDLEGG, Vedlegg, Vedleggsfeil, les_vedlegg, rent_navn};
pub use visning::{
    Hendelsesslag, Klageadgang, Sak, Sakhendelse, Saksliste, Saksrad, Saksside, Saksutvalg, Skjemaside, Vedleggslinje,
    klageadgang,
};

/// What a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Saksslag {
    Feil,
    Sletting,
    /// Blocking from health personnel.
    Sperring,
    Sporsmal,
    /// A row of the log that the citizen does not recognise.
    Oppslag,
}

impl Saksslag {
    pub const ALLE: [Self; 5] = [Self::Feil, Self::Sletting, Self::Sperring, Self::Sporsmal, Self::Oppslag];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Feil => "feil",
            Self::Sletting => "sletting",
            Self::Sperring => "sperring",
            Self::Sporsmal => "sporsmal",
            Self::Oppslag => "oppslag",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }

    /// What a registry must offer for this to be asked of it. Whoever has a log can be asked about its rows.
    pub const fn funksjon(self) -> Funksjon {
        match self {
            Self::Feil => Funksjon::MeldFeil,
            Self::Sletting => Funksjon::Sletting,
            Self::Sperring => Funksjon::Sperring,
            Self::Sporsmal => Funksjon::Sporsmal,
            Self::Oppslag => Funksjon::Logg,
        }
    }

    /// Whether it takes something away: consequences are shown, and it is confirmed before it is sent.
    pub const fn ma_bekreftes(self) -> bool {
        matches!(self, Self::Sletting | Self::Sperring)
    }

    /// Whether a registry may give `status` as its last word: a question and a suspicious look-up are answered, the others
    /// are granted, granted in part, or refused.
    pub const fn kan_ende_med(self, status: Saksstatus) -> bool {
        match self {
            Self::Sporsmal | Self::Oppslag => matches!(status, Saksstatus::Besvart),
            _ => matches!(status, Saksstatus::Innvilget | Saksstatus::DelvisInnvilget | Saksstatus::Avslatt),
        }
    }
}

/// Where a case stands. The registry's call-backs lead from one to the next (contract §6.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saksstatus {
    Sendt,
    Mottatt,
    UnderBehandling,
    /// The registry has asked the citizen something.
    TrengerMer,
    Innvilget,
    DelvisInnvilget,
    Avslatt,
    /// A question or a suspicious look-up that has been answered.
    Besvart,
}

impl Saksstatus {
    pub const ALLE: [Self; 8] = [
        Self::Sendt,
        Self::Mottatt,
        Self::UnderBehandling,
        Self::TrengerMer,
        Self::Innvilget,
        Self::DelvisInnvilget,
        Self::Avslatt,
        Self::Besvart,
    ];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Sendt => "sendt",
            Self::Mottatt => "mottatt",
            Self::UnderBehandling => "under_behandling",
            Self::TrengerMer => "trenger_mer",
            Self::Innvilget => "innvilget",
            Self::DelvisInnvilget => "delvis_innvilget",
            Self::Avslatt => "avslatt",
            Self::Besvart => "besvart",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }

    /// Whether the registry has said its last word.
    pub const fn avgjort(self) -> bool {
        matches!(self, Self::Innvilget | Self::DelvisInnvilget | Self::Avslatt | Self::Besvart)
    }
}

/// The very item a case is about, with its words as they were when the citizen wrote: the report may change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Gjelder {
    /// The delivered report (rapport.id), or none for the registry as a whole or what was fetched live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rapport: Option<i64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub seksjon: String,
    /// Id of a record, or the column's id of a table's cell.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub felt: String,
    /// Number of a row, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rad: Option<u32>,
    /// The row of the log (bruk.id).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oppslag: Option<i64>,
    /// What the citizen saw there, in words: «2. juni 2021 – Tetravac».
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ord: String,
}

/// Days a registry has to answer (GDPR art. 12: one month).
pub const FRIST_DAGER: u16 = 30;
/// Characters of what a citizen writes (screens 6.5c).
pub const MAKS_TEGN: usize = 2000;

/// The last day of the legal deadline for what came on `dag`.
pub fn frist(dag: Date) -> Date {
    super::tid::om_dager(dag, FRIST_DAGER)
}

#[cfg(test)]
mod tests;
