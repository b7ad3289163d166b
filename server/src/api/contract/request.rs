//! §4.3: requests for consent, and notices to many. All of it is [INFERRED].

use super::names;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A letter that follows a request.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vedlegg {
    /// `application/pdf`, `image/png` or `image/jpeg`.
    pub mime_type: String,
    #[schema(max_length = 120)]
    pub tittel: String,
    /// Base64.
    pub innhold: String,
}

/// What a request is for; research heeds the citizen's reservation against such inquiries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Formal {
    #[default]
    Register,
    Forskning,
}

/// A request for consent to one citizen.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConsentRequest {
    /// Given by the sender: sent again, it reaches nobody twice.
    #[schema(format = "uuid")]
    pub foresporsel_guid: String,
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    #[serde(flatten)]
    pub innhold: RequestContent,
}
names!(ConsentRequest: "foresporselGuid" "innbyggerFnr" "partKode" "definisjonGuider" "formal" "svarfrist" "melding"
    "avsenderNavn" "avsenderOrgnr" "vedlegg");

/// A request for consent to many.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConsentRequests {
    #[schema(format = "uuid")]
    pub foresporsel_guid: String,
    /// At most 10 000.
    #[schema(min_items = 1, max_items = 10_000)]
    pub innbyggere: Vec<String>,
    #[serde(flatten)]
    pub innhold: RequestContent,
}
names!(ConsentRequests: "foresporselGuid" "innbyggere" "partKode" "definisjonGuider" "formal" "svarfrist" "melding"
    "avsenderNavn" "avsenderOrgnr" "vedlegg");

/// What a request says.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RequestContent {
    pub part_kode: String,
    /// Consents asked for together, all of `partKode`.
    #[schema(min_items = 1)]
    pub definisjon_guider: Vec<String>,
    pub formal: Option<Formal>,
    /// Last day to answer.
    #[schema(format = Date)]
    pub svarfrist: Option<String>,
    /// Why this person is asked; plain text.
    #[schema(max_length = 2000)]
    pub melding: Option<String>,
    #[schema(max_length = 120)]
    pub avsender_navn: String,
    #[schema(pattern = "^[0-9]{9}$")]
    pub avsender_orgnr: String,
    pub vedlegg: Option<Vec<Vedlegg>>,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum RequestStatus {
    Sendt,
    Lest,
    Besvart,
    Avslatt,
    Utlopt,
    Trukket,
    /// Did not reach the citizen; why is not told.
    IkkeLevert,
}

/// The answer to a request that was sent.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SentAnswer {
    pub retur_kode: super::ReturKode,
    pub foresporsel_guid: String,
    pub status: RequestStatus,
}

/// The answer to a request that was sent to many, or withdrawn: one for each citizen.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SentManyAnswer {
    pub retur_kode: super::ReturKode,
    pub foresporsel_guid: String,
    pub mottakere: Vec<Recipient>,
}

/// One citizen and where the request stands.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recipient {
    pub innbygger_fnr: String,
    pub status: RequestStatus,
}

/// A citizen's answer to one consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum PartAnswer {
    Samtykket,
    IkkeSamtykket,
    IkkeBesvart,
}

/// How a request stands with each who got it. `status` and `svar` stand beside as well when one citizen got it,
/// or nobody.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RequestState {
    pub foresporsel_guid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<RequestStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub svar: Option<Vec<DefinitionAnswer>>,
    pub mottakere: Vec<RecipientState>,
}

/// How a request stands with one citizen.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecipientState {
    pub innbygger_fnr: String,
    pub status: RequestStatus,
    pub svar: Vec<DefinitionAnswer>,
}

/// The answer to one of the consents.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DefinitionAnswer {
    pub definisjon_guid: String,
    pub svar: PartAnswer,
}

/// A notice to many that leads to one of the registry's settings.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NoticeRequest {
    /// Given by the sender: sent again, it reaches nobody twice.
    #[schema(max_length = 64)]
    pub nokkel: String,
    pub part_kode: String,
    #[schema(format = "uuid")]
    pub definisjon_guid: String,
    pub tekst: String,
    #[schema(min_items = 1, max_items = 10_000)]
    pub innbyggere: Vec<String>,
}
names!(NoticeRequest: "nokkel" "partKode" "definisjonGuid" "tekst" "innbyggere");

/// The answer to a notice.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NoticeAnswer {
    pub retur_kode: super::ReturKode,
    pub mottakere: Vec<Recipient>,
}
