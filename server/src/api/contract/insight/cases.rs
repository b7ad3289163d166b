//! §6.6: cases (`henvendelse`) and the status call-back. The statuses and the path of the call-back are the contract's
//! text; everything else is [INFERRED].

use crate::api::contract::{Vedlegg, names};
use app::domain::sak::{Saksslag, Saksstatus};
use app::domain::saksgang::Saksavslag;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Cases of a part.
pub const CASES: &str = "/helseregistre/v1/henvendelse";
/// One case.
pub const CASE: &str = "/helseregistre/v1/henvendelse/{guid}";
/// A file of a case.
pub const CASE_FILE: &str = "/helseregistre/v1/henvendelse/{guid}/vedlegg/{nr}";
/// The status call-back.
pub const CASE_STATUS: &str = "/helseregistre/v1/henvendelse/{guid}/status";
/// Most cases in one answer.
pub const CASE_PAGE: u32 = 100;

/// Status and code of what is not taken in a case.
pub const fn case_refusal(avslag: Saksavslag) -> (StatusCode, &'static str) {
    use Saksavslag as A;
    match avslag {
        A::Bakover => (StatusCode::CONFLICT, "EPVK-101571"),
        A::Avgjort => (StatusCode::CONFLICT, "EPVK-101572"),
        A::FeilSvar => (StatusCode::BAD_REQUEST, "EPVK-101573"),
        A::ManglerTekst => (StatusCode::BAD_REQUEST, "EPVK-101574"),
        A::ForLang => (StatusCode::BAD_REQUEST, "EPVK-101575"),
        A::FeilVedlegg => (StatusCode::BAD_REQUEST, "EPVK-101576"),
        A::BruktNokkel => (StatusCode::CONFLICT, "EPVK-101577"),
    }
}

/// What a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CaseKind {
    /// Something in the registry is wrong.
    Feil,
    Sletting,
    /// Blocking from health personnel.
    Sperring,
    Sporsmal,
    /// A look-up that the citizen does not recognise.
    Oppslag,
}

impl From<Saksslag> for CaseKind {
    fn from(slag: Saksslag) -> Self {
        match slag {
            Saksslag::Feil => Self::Feil,
            Saksslag::Sletting => Self::Sletting,
            Saksslag::Sperring => Self::Sperring,
            Saksslag::Sporsmal => Self::Sporsmal,
            Saksslag::Oppslag => Self::Oppslag,
        }
    }
}

impl From<CaseKind> for Saksslag {
    fn from(kind: CaseKind) -> Self {
        match kind {
            CaseKind::Feil => Self::Feil,
            CaseKind::Sletting => Self::Sletting,
            CaseKind::Sperring => Self::Sperring,
            CaseKind::Sporsmal => Self::Sporsmal,
            CaseKind::Oppslag => Self::Oppslag,
        }
    }
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CaseStatus {
    /// By the citizen; never set by a registry.
    Sendt,
    Mottatt,
    UnderBehandling,
    /// The registry asks the citizen something.
    TrengerMer,
    Innvilget,
    DelvisInnvilget,
    Avslatt,
    /// The answer to `sporsmal` and `oppslag`.
    Besvart,
}

impl From<Saksstatus> for CaseStatus {
    fn from(status: Saksstatus) -> Self {
        match status {
            Saksstatus::Sendt => Self::Sendt,
            Saksstatus::Mottatt => Self::Mottatt,
            Saksstatus::UnderBehandling => Self::UnderBehandling,
            Saksstatus::TrengerMer => Self::TrengerMer,
            Saksstatus::Innvilget => Self::Innvilget,
            Saksstatus::DelvisInnvilget => Self::DelvisInnvilget,
            Saksstatus::Avslatt => Self::Avslatt,
            Saksstatus::Besvart => Self::Besvart,
        }
    }
}

impl From<CaseStatus> for Saksstatus {
    fn from(status: CaseStatus) -> Self {
        match status {
            CaseStatus::Sendt => Self::Sendt,
            CaseStatus::Mottatt => Self::Mottatt,
            CaseStatus::UnderBehandling => Self::UnderBehandling,
            CaseStatus::TrengerMer => Self::TrengerMer,
            CaseStatus::Innvilget => Self::Innvilget,
            CaseStatus::DelvisInnvilget => Self::DelvisInnvilget,
            CaseStatus::Avslatt => Self::Avslatt,
            CaseStatus::Besvart => Self::Besvart,
        }
    }
}

/// Which cases are wanted.
#[derive(Clone, Debug, Serialize, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct CasesQuery {
    pub part_kode: String,
    /// `neste` of the answer before: the cases after it.
    pub fra: Option<String>,
    /// Also those that have been answered.
    #[serde(default)]
    pub alle: bool,
    /// One kind only.
    #[param(inline)]
    pub r#type: Option<CaseKind>,
}
names!(CasesQuery: "partKode" "fra" "alle" "type");

/// Cases by deadline.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CasesAnswer {
    pub henvendelser: Vec<CaseLine>,
    /// Where the next answer begins; not there when these are the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neste: Option<String>,
}

/// A case in a list.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseLine {
    #[schema(format = "uuid")]
    pub henvendelse_guid: String,
    pub part_kode: String,
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    pub innbygger_navn: String,
    pub r#type: CaseKind,
    pub status: CaseStatus,
    /// The registry's own number of the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saksnummer: Option<String>,
    /// The last day to answer.
    #[schema(format = Date)]
    pub svarfrist: String,
    /// Past the deadline without an answer.
    pub over_fristen: bool,
    #[schema(format = DateTime)]
    pub sendt_tidspunkt: String,
    #[schema(format = DateTime)]
    pub sist_endret_tidspunkt: String,
}

/// The very item that a case is about, as the citizen saw it.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseSubject {
    /// Title of the report's section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seksjon: Option<String>,
    /// Id of a record or column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub felt: Option<String>,
    /// Row of a table, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rad: Option<u32>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ord: Option<String>,
}

/// Who did something in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum CaseActor {
    Innbygger,
    /// Somebody who acts for the citizen.
    Representant,
    Register,
    Portal,
}

/// Something that happened in a case.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseEvent {
    #[schema(format = DateTime)]
    pub tidspunkt: String,
    pub hvem: CaseActor,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub navn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CaseStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tekst: Option<String>,
}

/// A file that follows a case; fetched by its number.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseFile {
    /// From 1.
    pub nr: i32,
    pub navn: String,
    pub mime_type: String,
    pub fra_registeret: bool,
}

/// A case in full.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseAnswer {
    #[serde(flatten)]
    pub henvendelse: CaseLine,
    pub gjelder: CaseSubject,
    /// What the citizen wrote; plain text.
    pub tekst: String,
    /// What it should say instead, or how far to go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onsket_rettelse: Option<String>,
    /// The citizen has complained of the answer.
    pub klaget: bool,
    /// Oldest first.
    pub hendelser: Vec<CaseEvent>,
    pub vedlegg: Vec<CaseFile>,
}

/// The status call-back.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseStatusRequest {
    /// Made by the sender, a new one for each message: the same one sent again changes nothing.
    #[schema(min_length = 1, max_length = 64)]
    pub nokkel: String,
    pub status: CaseStatus,
    /// To the citizen, in plain words; needed with `trengerMer`, `delvisInnvilget`, `avslatt` and `besvart`.
    #[schema(max_length = 5000)]
    pub tekst: Option<String>,
    /// How the citizen can complain; shown after the reason of `delvisInnvilget` and `avslatt`. Counted with `tekst`.
    pub klageadgang: Option<String>,
    /// The registry's own number of the case.
    #[schema(max_length = 64)]
    pub saksnummer: Option<String>,
    /// At most three, of at most 5 MiB each.
    #[schema(max_items = 3)]
    pub vedlegg: Option<Vec<Vedlegg>>,
}
names!(CaseStatusRequest: "nokkel" "status" "tekst" "klageadgang" "saksnummer" "vedlegg"; "begrunnelse" => "tekst");

/// The answer to the call-back.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseStatusAnswer {
    pub retur_kode: crate::api::contract::ReturKode,
    /// As the case stands now.
    pub status: CaseStatus,
    /// Whether this call changed it.
    pub endret: bool,
}
