//! §5: changes, as they are sent to subscribers and as they can be fetched; and what a registry tells back.

use super::{Faste, TypePi, names};
use app::domain::definisjon::TypePi as Slag;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Code set 7609 (§5.1): `RES IRES SAM ISAM` [DOC], `TB ITB` [INFERRED].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status7609 {
    Res,
    Ires,
    Sam,
    Isam,
    Tb,
    Itb,
}

impl Status7609 {
    /// The code of an answer; none for the portal's own level of use, which is no setting of the contract.
    pub const fn of(slag: Slag, aktiv: bool) -> Option<Self> {
        match (slag, aktiv) {
            (Slag::Reservasjon, true) => Some(Self::Res),
            (Slag::Reservasjon, false) => Some(Self::Ires),
            (Slag::Samtykke, true) => Some(Self::Sam),
            (Slag::Samtykke, false) => Some(Self::Isam),
            (Slag::Tilgangsbegrensning, true) => Some(Self::Tb),
            (Slag::Tilgangsbegrensning, false) => Some(Self::Itb),
            (Slag::Niva, _) => None,
        }
    }
}

/// A change: the body of replication (§5.1) [DOC-], with the three instance fields [INFERRED]; also a row of the feed.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    pub innbygger_fnr: String,
    pub definisjon_guid: String,
    pub definisjon_navn: String,
    pub part_kode: String,
    pub type_pi: TypePi,
    pub status: Status7609,
    #[serde(flatten)]
    pub faste: Faste,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub innbygger_metadata: Option<serde_json::Value>,
    #[schema(minimum = 1)]
    pub sekvensnummer: i32,
    #[schema(format = DateTime)]
    pub opprettet_tidspunkt: String,
    #[schema(format = DateTime)]
    pub sist_endret_tidspunkt: String,
}

/// Which changes are wanted.
#[derive(Clone, Debug, Serialize, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    #[param(format = "uuid")]
    pub definisjon_guid: String,
    pub part_kode: String,
    /// The position after which to go on: 0, `neste` of the answer before, or `hode` of a reconciliation.
    #[serde(default)]
    #[param(minimum = 0)]
    pub etter: i64,
}
names!(FeedQuery: "definisjonGuid" "partKode" "etter");

/// Changes in the order of their positions. All before `neste` have been given.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FeedAnswer {
    pub endringer: Vec<Change>,
    /// Where to go on.
    #[schema(minimum = 0)]
    pub neste: i64,
    /// Whether more wait already.
    pub flere: bool,
}

/// What to reconcile.
#[derive(Clone, Debug, Serialize, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ReconcileQuery {
    #[param(format = "uuid")]
    pub definisjon_guid: String,
    pub part_kode: String,
}
names!(ReconcileQuery: "definisjonGuid" "partKode");

/// The active set of a definition in figures. A registry computes the same over its own copy.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReconcileAnswer {
    pub definisjon_guid: String,
    pub part_kode: String,
    /// Citizens with an active setting.
    #[schema(minimum = 0)]
    pub antall: i64,
    /// SHA-256, in hexadecimal, of a line `innbyggerFnr;sekvensnummer` and a line feed for each, sorted by number.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sammendrag: String,
    /// Position of the feed at which both hold. A listing begun after it, followed by the feed from it, is an exact copy.
    #[schema(minimum = 0)]
    pub hode: i64,
}

/// A registry's word about one change: that it is in force, or that what it made the registry delete is deleted.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmRequest {
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    #[schema(format = "uuid")]
    pub definisjon_guid: String,
    pub part_kode: String,
    #[schema(minimum = 1)]
    pub sekvensnummer: i32,
}
names!(ConfirmRequest: "innbyggerFnr" "definisjonGuid" "partKode" "sekvensnummer");

/// The answer to a registry's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmAnswer {
    pub retur_kode: super::ReturKode,
}
