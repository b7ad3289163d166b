//! What registries deliver by themselves: a report, and rows of the log (the fields are §6.6's).

use super::super::{ReturKode, names};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// Largest body with a report, attachments included.
pub const REPORT_BYTES: usize = app::domain::rapport::MAKS_BYTE;

/// A report about one citizen.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = report_example)]
pub struct ReportDelivery {
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    pub part_kode: String,
    /// The report, in the published form of reports.
    #[schema(value_type = Object)]
    pub rapport: Value,
}
names!(ReportDelivery: "innbyggerFnr" "partKode" "rapport");

/// What came of a report. Delivered again, it has the number that it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportAnswer {
    pub retur_kode: ReturKode,
    #[schema(pattern = "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$")]
    pub rapport_id: String,
    /// Titles of sections that the citizen has not consented to, or is reserved against: they were not kept, and neither were
    /// the attachments, which may hold the same.
    pub utelatte_seksjoner: Vec<String>,
}

/// Rows of a log about one citizen. All are taken or none.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = log_example)]
pub struct LogDelivery {
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    pub part_kode: String,
    /// From this day to `loggKomplettTilOgMed`, the rows that have been delivered are all there are. Neither stands alone.
    #[schema(format = Date)]
    pub logg_komplett_fra_og_med: Option<String>,
    /// Not a day that is to come.
    #[schema(format = Date)]
    pub logg_komplett_til_og_med: Option<String>,
    /// Rows of any kind.
    #[schema(max_items = 1000)]
    pub bruk: Option<Vec<LogRow>>,
    /// Disclosures, for those who keep them apart; at most 1000 rows with `bruk`.
    #[schema(max_items = 1000)]
    pub utleveringer: Option<Vec<LogRow>>,
}
names!(LogDelivery: "innbyggerFnr" "partKode" "loggKomplettFraOgMed" "loggKomplettTilOgMed" "bruk" "utleveringer");

/// What happened to a citizen's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum LogEvent {
    /// Somebody looked.
    Innsyn,
    /// Used without being shown to anybody.
    Bruk,
    /// A copy left the registry.
    Utlevering,
    /// Joined with other data.
    Sammenstilling,
    Retting,
    Sletting,
}

/// How recognisable the citizen is in a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Identifiability {
    Direkte,
    Indirekte,
    Anonym,
}

/// What let somebody use the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    Helsehjelp,
    Samtykke,
    Nodrett,
    Lov,
}

/// One row of a log: a use, or with `hendelse` `utlevering` a disclosure.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogRow {
    /// The registry's own name for the row: sent again it is one row, and with other contents it is refused.
    #[schema(format = "uuid")]
    pub rad_guid: String,
    /// Either this or `periode`.
    #[schema(format = DateTime)]
    pub tidspunkt: Option<String>,
    pub periode: Option<LogPeriod>,
    pub hendelse: LogEvent,
    /// Needed for a use; not kept for a disclosure.
    pub utfort_av: Option<LogActor>,
    /// Needed for a disclosure, and only there.
    pub mottaker: Option<LogRecipient>,
    pub formal: Option<LogPurpose>,
    pub rettslig_grunnlag: Option<LogBasis>,
    /// Which data, in words; each at most 200 characters.
    #[schema(max_items = 50)]
    pub datakategorier: Option<Vec<String>>,
    /// Needed for a disclosure; not kept for a use.
    pub identifiserbarhet: Option<Identifiability>,
    pub prosjekt: Option<LogProject>,
    /// The row in plain words.
    #[schema(max_length = 2000)]
    pub forklaring: Option<String>,
    /// Only for a use.
    pub vilkar: Option<Condition>,
    /// How many people the copy is about. Only for a disclosure, as the two after it.
    #[schema(minimum = 1)]
    pub antall: Option<i64>,
    /// The last day the recipient may use the copy.
    #[schema(format = Date)]
    pub bruk_til: Option<String>,
    /// Whether a reservation of the citizen bore on the disclosure.
    pub reservasjon: Option<bool>,
}

/// First and last day of what went on for longer.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogPeriod {
    #[schema(format = Date)]
    pub fra_og_med: String,
    #[schema(format = Date)]
    pub til_og_med: String,
}

/// Who used the data. Without `navn` and `rolle` it is a system that asked by itself.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogActor {
    /// Where the law allows it.
    #[schema(max_length = 200)]
    pub navn: Option<String>,
    #[schema(max_length = 200)]
    pub rolle: Option<String>,
    #[schema(min_length = 1, max_length = 200)]
    pub virksomhet: String,
    #[schema(pattern = "^[0-9]{9}$")]
    pub orgnr: Option<String>,
}

/// Who got a copy.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogRecipient {
    #[schema(min_length = 1, max_length = 200)]
    pub virksomhet: String,
    #[schema(pattern = "^[0-9]{9}$")]
    pub orgnr: Option<String>,
    /// ISO 3166, two letters; left out for Norway.
    #[schema(pattern = "^[A-Z]{2}$", example = "DK")]
    pub land: Option<String>,
}

/// What the data were used for.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogPurpose {
    #[schema(max_length = 500)]
    pub tekst: String,
    #[schema(max_length = 200)]
    pub kode: Option<String>,
}

/// Why it is lawful.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogBasis {
    #[schema(max_length = 500)]
    pub tekst: String,
    /// At Lovdata, or of an approval.
    #[schema(max_length = 200)]
    pub referanse: Option<String>,
}

/// A project.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogProject {
    #[schema(min_length = 1, max_length = 200)]
    pub tittel: String,
    #[schema(max_length = 200)]
    pub referanse: Option<String>,
    /// Where it is described; https only.
    #[schema(max_length = 500, pattern = "^https://")]
    pub url: Option<String>,
}

/// What came of the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LogAnswer {
    pub retur_kode: ReturKode,
    /// Rows that were stored.
    #[schema(minimum = 0)]
    pub nye: usize,
    /// Rows that had been delivered before.
    #[schema(minimum = 0)]
    pub kjente: usize,
}

/// The answer to what is stored or refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryAnswer {
    pub retur_kode: ReturKode,
}

/// A small report, for the document.
pub fn report_example() -> Value {
    json!({
        "innbyggerFnr": "01819945620", "partKode": "MS",
        "rapport": {
            "register": "MS", "generertTidspunkt": "2026-02-01T10:00:00Z",
            "seksjoner": [{
                "tittel": "Diagnose", "forklaring": "Hva legen har meldt",
                "felt": [{"navn": "Hoveddiagnose", "verdi": "Multippel sklerose", "kode": "G35", "kodeverk": "7110"}],
                "tabeller": [{
                    "tittel": "Behandling", "kolonner": [{"id": "fra", "navn": "Fra", "type": "dato"}],
                    "rader": [{"fra": "2021-05-01"}], "tom": "Ingen behandling er registrert."
                }]
            }]
        }
    })
}

/// A look and a copy, for the document.
pub fn log_example() -> Value {
    json!({
        "innbyggerFnr": "01819945620", "partKode": "MS",
        "loggKomplettFraOgMed": "2026-01-01", "loggKomplettTilOgMed": "2026-01-31",
        "bruk": [{
            "radGuid": "6e1f4f3a-5f0e-4a57-9d37-0d7d0d1c9d01", "tidspunkt": "2026-01-12T09:15:00Z", "hendelse": "innsyn",
            "utfortAv": {"rolle": "Lege", "virksomhet": "St. Olavs hospital HF", "orgnr": "883974832"},
            "formal": {"tekst": "kvalitetssikring av opplysninger"}, "datakategorier": ["behandling", "EDSS"],
            "vilkar": "lov", "forklaring": "En lege kontrollerte det sykehuset hadde meldt."
        }],
        "utleveringer": [{
            "radGuid": "6e1f4f3a-5f0e-4a57-9d37-0d7d0d1c9d02", "tidspunkt": "2026-01-20T12:00:00Z",
            "hendelse": "utlevering", "mottaker": {"virksomhet": "Universitetet i Bergen", "orgnr": "874789542"},
            "formal": {"tekst": "forskning"}, "rettsligGrunnlag": {"tekst": "REK-godkjenning", "referanse": "2025/1234"},
            "datakategorier": ["diagnose"], "identifiserbarhet": "indirekte", "antall": 4200, "brukTil": "2030-12-31",
            "prosjekt": {"tittel": "MS og graviditet", "url": "https://prosjekt.example/ms"}
        }]
    })
}
