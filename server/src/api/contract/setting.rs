//! §1 and §2: reading and setting one citizen's settings, and listing all who have an active one.

use super::names;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Kinds of definitions (§0.2) [DOC].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TypePi {
    Samtykke,
    Reservasjon,
    Tilgangsbegrensning,
}

/// One element of what a definition covers (§1.1) [CLIENT], the counterparts of `Angitte` [INFERRED].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OmfangElement {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub omfang_kode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logisk_omfang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presisering: Option<String>,
}

/// Fixed metadata of a definition (§1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FasteMetadata {
    pub omfang_elementer: Vec<OmfangElement>,
}

/// The fixed metadata under the name that fits `typePi`: `reFasteMetadata` [CLIENT], the other two [INFERRED].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Faste {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub re_faste_metadata: Option<FasteMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sa_faste_metadata: Option<FasteMetadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tb_metadata: Option<FasteMetadata>,
}

/// §1.2, the question.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatusRequest {
    /// Fødselsnummer or D-number.
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    #[schema(format = "uuid")]
    pub definisjon_guid: String,
    /// Redundant; a name that differs is noted and never refused.
    pub definisjon_navn: Option<String>,
    pub part_kode: String,
}
names!(StatusRequest: "innbyggerFnr" "definisjonGuid" "definisjonNavn" "partKode");

/// §1.2, the answer. Never set: `aktiv` false and `sekvensnummer` 0.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatusAnswer {
    pub innbygger_fnr: String,
    pub definisjon_guid: String,
    pub definisjon_navn: String,
    pub part_kode: String,
    pub type_pi: TypePi,
    pub aktiv: bool,
    #[schema(minimum = 0)]
    pub sekvensnummer: i32,
    /// Left out when never set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub opprettet_tidspunkt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub sist_endret_tidspunkt: Option<String>,
    #[serde(flatten)]
    pub faste: Faste,
    /// Only when active, and the definition has it: an array of recipients, or an object with periods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innbygger_metadata: Option<serde_json::Value>,
}

/// §1.3, the question.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ForPartRequest {
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    pub part_kode: String,
}
names!(ForPartRequest: "innbyggerFnr" "partKode");

/// §1.3, the answer: what is active, of the definitions the client may read.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ForPartAnswer {
    pub innbygger_fnr: String,
    pub part_kode: String,
    pub personvern_innstillinger: Vec<PartSetting>,
}

/// One active setting of a part.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartSetting {
    pub definisjon_guid: String,
    pub definisjon_navn: String,
    pub type_pi: TypePi,
    pub aktiv: bool,
    #[schema(minimum = 1)]
    pub sekvensnummer: i32,
    #[schema(format = DateTime)]
    pub opprettet_tidspunkt: String,
    #[schema(format = DateTime)]
    pub sist_endret_tidspunkt: String,
    #[serde(flatten)]
    pub faste: Faste,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innbygger_metadata: Option<serde_json::Value>,
}

/// §1.4, the question.
#[derive(Clone, Debug, Serialize, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    #[param(format = "uuid")]
    pub definisjon_guid: String,
    pub part_kode: String,
    /// 0 at first, then the value of the answer before; no other value means anything.
    #[serde(default)]
    #[param(minimum = 0)]
    pub paging_reference: i32,
}
names!(ListQuery: "definisjonGuid" "partKode" "pagingReference");

/// §1.4, the answer [CLIENT].
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListAnswer {
    pub definisjon_guid: String,
    pub definisjon_navn: String,
    pub part_kode: String,
    pub type_pi: TypePi,
    #[serde(flatten)]
    pub faste: Faste,
    /// 0 when there is no more, and only then.
    #[schema(minimum = 0)]
    pub paging_reference: i32,
    pub personvern_innstillinger: Vec<ListedSetting>,
}

/// One citizen of a listing.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListedSetting {
    pub innbygger_fnr: String,
    #[schema(minimum = 1)]
    pub sekvensnummer: i32,
    #[schema(format = DateTime)]
    pub opprettet_tidspunkt: String,
    #[schema(format = DateTime)]
    pub sist_endret_tidspunkt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innbygger_metadata: Option<serde_json::Value>,
}

/// Kinds of signed evidence (§2) [CLIENT].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum BevisMimeType {
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/bmp")]
    Bmp,
    #[serde(rename = "application/pdf")]
    Pdf,
}

/// §2: a setting that the registry got on paper, by phone or in its own system.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetRequest {
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    #[schema(format = "uuid")]
    pub definisjon_guid: String,
    pub definisjon_navn: Option<String>,
    pub part_kode: String,
    pub type_pi: TypePi,
    pub aktiv: bool,
    /// When it was in fact set; absent: now. Earlier than the latest change: the later choice stands.
    #[schema(format = DateTime)]
    pub tidspunkt: Option<String>,
    /// V1 called it `innbyggerTbMetadata`, which is taken as well.
    pub innbygger_metadata: Option<serde_json::Value>,
    pub signert_bevis_mime_type: Option<BevisMimeType>,
    /// Base64, at most 4 MiB before it.
    pub signert_bevis_innhold: Option<String>,
}
names!(SetRequest: "innbyggerFnr" "definisjonGuid" "definisjonNavn" "partKode" "typePi" "aktiv" "tidspunkt"
    "innbyggerMetadata" "signertBevisMimeType" "signertBevisInnhold"; "innbyggerTbMetadata" => "innbyggerMetadata");

/// Kinds of tickets (§3) [DOC-].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum InkluderingType {
    /// In research or screening by law or regulation.
    Inkludert,
    /// The same, where consent is needed.
    Deltager,
    /// In a registry.
    Oppfort,
}

/// §3: a ticket given or taken.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InclusionRequest {
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    pub part_kode: String,
    pub inkludering_type: InkluderingType,
    pub aktiv: bool,
}
names!(InclusionRequest: "innbyggerFnr" "partKode" "inkluderingType" "aktiv");

/// `returKode` (§2) [CLIENT]. A refusal is an error, so only `ok` is ever sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum ReturKode {
    #[serde(rename = "ok")]
    Ok,
    #[serde(rename = "ikkeOk")]
    IkkeOk,
}

/// `instansEndret` (§2) [CLIENT].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum InstansEndret {
    #[serde(rename = "endret")]
    Endret,
    #[serde(rename = "ikkeEndret")]
    IkkeEndret,
}

/// The answer to §2 [CLIENT] and §3 [INFERRED].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SetAnswer {
    pub retur_kode: ReturKode,
    pub instans_endret: InstansEndret,
}
