//! §6.2, §6.4, §6.6: what we ask of registries' own systems, and what they answer.

use serde::{Deserialize, Serialize};

/// Appended to a registry's address: reports, log and participation (§6.6) [INFERRED].
pub const SOURCE_INSIGHT: &str = "/innsyn/v1";
/// The citizen's own functions in a project; the body is §6.2's [DOC-], the address [INFERRED].
pub const SOURCE_FUNCTION: &str = "/funksjon/v1";
/// Cases, answers and complaints (§6.6) [INFERRED].
pub const SOURCE_CASE: &str = "/henvendelse/v1";
/// Orders, their cancelling, and reminders [INFERRED].
pub const SOURCE_ORDER: &str = "/bestilling/v1";
/// Innsynsorkestrator: whether a citizen is listed (§6.4) [DOC].
pub const ORCHESTRATOR_LISTING: &str = "/Oppforing";
/// Innsynsorkestrator: the report (§6.4) [DOC].
pub const ORCHESTRATOR_REPORT: &str = "/InnsynHelseopplysninger";

/// What a token bound to a citizen is for [INFERRED].
pub const CITIZEN_SCOPE: &str = "nhn:helsenorge.eksternapi/helseregister_innsyn";
/// Header field `typ_2` of a token bound to a citizen [INFERRED, after `system_ws_sync`].
pub const CITIZEN_TYP_2: &str = "user_ws_sync";
/// Who is behind it [INFERRED].
pub const CITIZEN_USER_TYPE: &str = "innbygger";
/// How surely the one who logged in is known: the highest level of eID (§6.2) [INFERRED].
pub const CITIZEN_AUTH_LEVEL: u8 = 4;
/// Seconds that it lasts (§6.2) [INFERRED].
pub const CITIZEN_SECONDS: i64 = 60;

/// The claims of a token bound to a citizen: §5.1's, and §6.2's [INFERRED]. Shows nothing in `Debug`: it has none.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitizenClaims {
    pub scp: String,
    pub client_id: String,
    pub client_name: String,
    pub endusertype: String,
    /// Whose data are asked for; `pid` says the same.
    pub sub: String,
    pub pid: String,
    /// Who has logged in.
    pub acting_pid: String,
    /// In which role (code set 7611); left out when the citizen asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rep: Option<String>,
    pub auth_level: u8,
    pub iss: String,
    pub aud: String,
    pub iat: i64,
    pub nbf: i64,
    pub exp: i64,
    pub jti: String,
}

/// The body of a question (§6.6) [INFERRED]. Whom it is about stands in the token alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceQuestion {
    /// `helseopplysninger`, `bruk` or `status`.
    pub funksjon: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rapport_hoved_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fra_og_med: Option<String>,
    /// From 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<u32>,
}

/// One of the citizen's own functions is set (§6.2) [DOC-].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetFunction {
    pub funksjon_kortnavn: String,
    /// 1: on or off; 2: one of several.
    pub funksjons_type: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ny_tilstand: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valgt_opsjon: Option<String>,
}

/// One page of the log (§6.6) [INFERRED].
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogPage {
    pub bruk: Vec<LogRow>,
    pub utleveringer: Vec<LogRow>,
    pub logg_komplett_fra_og_med: Option<String>,
    pub logg_komplett_til_og_med: Option<String>,
    /// The number of the next page; left out on the last.
    pub neste_side: Option<u32>,
}

/// A row of the log (§6.6) [INFERRED].
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogRow {
    pub rad_guid: String,
    pub tidspunkt: Option<String>,
    pub periode: Option<LogPeriod>,
    /// `innsyn`, `bruk`, `utlevering`, `sammenstilling`, `retting` or `sletting`.
    pub hendelse: String,
    pub utfort_av: LogActor,
    pub mottaker: LogActor,
    pub formal: LogText,
    pub rettslig_grunnlag: LogText,
    pub datakategorier: Vec<String>,
    /// `direkte`, `indirekte` or `anonym`.
    pub identifiserbarhet: String,
    pub prosjekt: LogProject,
    pub forklaring: String,
    /// `helsehjelp`, `samtykke`, `nodrett` or `lov`.
    pub vilkar: String,
    pub antall: Option<i64>,
    pub bruk_til: Option<String>,
    pub reservasjon: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogPeriod {
    pub fra_og_med: Option<String>,
    pub til_og_med: Option<String>,
}

/// Who did it, or who got it. Without name and role it was a program.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LogActor {
    pub navn: Option<String>,
    pub rolle: String,
    pub virksomhet: String,
    pub orgnr: String,
    pub land: String,
}

/// A text, alone or with its code or reference.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum LogText {
    Text(String),
    Coded { tekst: String },
}

impl Default for LogText {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl LogText {
    pub fn text(self) -> String {
        match self {
            Self::Text(tekst) | Self::Coded { tekst } => tekst,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LogProject {
    pub tittel: String,
    pub referanse: String,
    pub url: String,
}

/// The answer to a message (§6.6) [INFERRED].
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Taken {
    pub saksnummer: Option<String>,
    pub svarfrist: Option<String>,
}

/// `Oppforing` (§6.4) [DOC].
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Listing {
    /// 0 not listed, 1 listed, 2 deleted.
    pub oppforingsstatus: i64,
    #[serde(default)]
    pub data_sist_endret: Option<String>,
}
