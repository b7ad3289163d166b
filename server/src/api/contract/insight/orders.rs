//! Orders of insight reports: a registry lists those that are open, says that it has one or cannot make it, and delivers
//! (§6.6) [INFERRED].

use crate::api::contract::names;
use app::domain::rapport::Rapportfeil;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Open orders of a part.
pub const ORDERS: &str = "/helseregistre/v1/bestilling";
/// What the registry says of an order.
pub const ORDER_STATUS: &str = "/helseregistre/v1/bestilling/{guid}/status";
/// Where the report of an order is delivered.
pub const ORDER_REPORT: &str = "/helseregistre/v1/bestilling/{guid}/rapport";

/// Status and code of a report that cannot be read.
pub const fn report_fault(fault: &Rapportfeil) -> (StatusCode, &'static str) {
    match fault {
        Rapportfeil::ForStor => (StatusCode::PAYLOAD_TOO_LARGE, "EPVK-101544"),
        Rapportfeil::IkkeJson | Rapportfeil::Form(_) | Rapportfeil::Innhold(..) => {
            (StatusCode::BAD_REQUEST, "EPVK-101552")
        }
    }
}

/// Which orders are wanted.
#[derive(Clone, Debug, Serialize, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct OrdersQuery {
    pub part_kode: String,
    /// `bestillingGuid` of the last order of the answer before.
    #[param(format = "uuid")]
    pub etter: Option<String>,
}
names!(OrdersQuery: "partKode" "etter"; "part" => "partKode");

/// Open orders, the first deadline first.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrdersAnswer {
    /// At most 200. Fewer: there are no more.
    #[schema(max_items = 200)]
    pub bestillinger: Vec<OpenOrder>,
}

/// One open order.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenOrder {
    #[schema(format = "uuid")]
    pub bestilling_guid: String,
    #[schema(pattern = "^[0-9]{11}$", example = "01819945620")]
    pub innbygger_fnr: String,
    pub rapport_hoved_type: ReportKind,
    pub status: OpenStatus,
    #[schema(format = DateTime)]
    pub bestilt: String,
    /// The last day of the legal deadline.
    #[schema(format = Date)]
    pub svarfrist: String,
}

/// How much a report holds, and for whom (§6.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum ReportKind {
    Std,
    Full,
    Tra,
    Lok,
}

/// Where an open order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum OpenStatus {
    /// The registry has not said that it has it.
    Bestilt,
    Mottatt,
}

/// What the registry says of an order.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderStatusRequest {
    pub status: OrderWord,
    /// Why the report cannot be made; shown to the citizen, plain text.
    #[schema(max_length = 500)]
    pub begrunnelse: Option<String>,
}
names!(OrderStatusRequest: "status" "begrunnelse");

/// What a registry can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum OrderWord {
    Mottatt,
    Feilet,
}

/// The answer to what the registry said.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderStatusAnswer {
    pub retur_kode: crate::api::contract::ReturKode,
}

/// The answer to a delivery.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveredAnswer {
    pub retur_kode: crate::api::contract::ReturKode,
    /// The portal's number of the report: the same for the same delivery.
    pub rapport_id: String,
}
