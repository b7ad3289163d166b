//! Orders of insight reports.

use crate::api::ApiError;
use crate::api::answers::Refusals;
use crate::api::contract::{
    BODY_BYTES, DeliveredAnswer, Error, Misuse, ORDER_REPORT, ORDER_STATUS, ORDERS, OpenOrder, OpenStatus,
    OrderStatusAnswer, OrderStatusRequest, OrderWord, OrdersAnswer, OrdersQuery, REPORT_BYTES, ReportKind, ReturKode,
};
use crate::api::extract::{Asked, Client, Raw, Sent};
use app::domain::bestilling::{Bestillingsstatus, MAKS_GRUNN};
use app::domain::rapport::Hovedtype;
use app::portal::Portal;
use app::pvk::bestillinger::{ApenBestilling, Avsender, Bestillingsord, Leveringsfeil};
use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    let words = OpenApiRouter::new().routes(routes!(open_orders)).routes(routes!(order_status));
    let report = OpenApiRouter::new().routes(routes!(deliver_order)).layer(DefaultBodyLimit::max(REPORT_BYTES));
    words.layer(DefaultBodyLimit::max(BODY_BYTES)).merge(report)
}

/// Open orders of a part, the first deadline first.
///
/// For registries that fetch, and to compare with what was sent. Noted once a day in each citizen's log.
#[utoipa::path(
    get,
    path = ORDERS,
    operation_id = "HentBestillinger",
    tag = "Bestilling",
    params(OrdersQuery),
    responses((status = 200, description = "Open orders; an empty list when there are none.", body = OrdersAnswer), Refusals),
    security(("helseid" = []))
)]
async fn open_orders(
    State(portal): State<Portal>,
    Client(client): Client,
    Asked(asked): Asked<OrdersQuery>,
) -> Result<Json<OrdersAnswer>, ApiError> {
    let orders = portal.pvk.bestillinger(&client, &asked.part_kode, asked.etter.as_deref()).await?;
    Ok(Json(OrdersAnswer { bestillinger: orders.into_iter().map(open_order).collect() }))
}

/// The registry has an order, or cannot make its report.
///
/// Said again, nothing changes. After `feilet` the report may still be delivered; the citizen is told of both.
#[utoipa::path(
    post,
    path = ORDER_STATUS,
    operation_id = "SettBestillingsstatus",
    tag = "Bestilling",
    params(("guid" = String, Path, description = "`bestillingGuid`", format = "uuid")),
    request_body = OrderStatusRequest,
    responses(
        (status = 200, description = "Noted; the citizen sees it.", body = OrderStatusAnswer),
        (status = 404, description = "No such order of the client's (EPVK-101540).", body = Error),
        (status = 409, description = "The order is delivered or cancelled (EPVK-101550).", body = Error),
        Refusals
    ),
    security(("helseid" = []))
)]
async fn order_status(
    State(portal): State<Portal>,
    Client(client): Client,
    Path(guid): Path<String>,
    Sent(sent): Sent<OrderStatusRequest>,
) -> Result<Json<OrderStatusAnswer>, ApiError> {
    let sender = Avsender::klient(&client)?;
    let grunn = sent.begrunnelse.unwrap_or_default();
    if grunn.chars().count() > MAKS_GRUNN {
        return Err(Misuse::Unreadable.into());
    }
    let word = match sent.status {
        OrderWord::Mottatt => Bestillingsord::Mottatt,
        OrderWord::Feilet => Bestillingsord::Feilet { grunn },
    };
    portal.pvk.si_om_bestilling(&sender, &guid, word).await?;
    Ok(Json(OrderStatusAnswer { retur_kode: ReturKode::Ok }))
}

/// Delivers the report of an order.
///
/// The body is the report itself. The same delivered again is one delivery, with the same answer. Nothing is stored
/// for a cancelled order, nor without a valid consent where the registry builds on one. A report that cannot be read is
/// refused with EPVK-101552, which says where the fault is.
#[utoipa::path(
    post,
    path = ORDER_REPORT,
    operation_id = "LeverBestilling",
    tag = "Bestilling",
    params(("guid" = String, Path, description = "`bestillingGuid`", format = "uuid")),
    request_body(
        content = serde_json::Value,
        content_type = "application/json",
        description = "A report in the published form (`rapport.schema.json`).",
        example = json!({"generertTidspunkt": "2026-02-01T10:00:00Z", "seksjoner": [{"tittel": "Diagnose", "tekst": ["…"]}]})
    ),
    responses(
        (status = 200, description = "Stored, and the citizen is told.", body = DeliveredAnswer),
        (status = 404, description = "No such order of the client's (EPVK-101540).", body = Error),
        (status = 409, description = "The order is delivered with another report or cancelled (EPVK-101550), or the report may not be kept (EPVK-101551).", body = Error),
        Refusals
    ),
    security(("helseid" = []))
)]
async fn deliver_order(
    State(portal): State<Portal>,
    Client(client): Client,
    Path(guid): Path<String>,
    Raw(report): Raw,
) -> Result<Json<DeliveredAnswer>, ApiError> {
    let sender = Avsender::klient(&client)?;
    match portal.pvk.lever_bestilling(&sender, &guid, &report).await {
        Ok(id) => Ok(Json(DeliveredAnswer { retur_kode: ReturKode::Ok, rapport_id: id.lesbar() })),
        Err(Leveringsfeil::Rapport(fault)) => Err(ApiError::Report(fault)),
        Err(Leveringsfeil::Pvk(fault)) => Err(fault.into()),
    }
}

fn open_order(order: ApenBestilling) -> OpenOrder {
    OpenOrder {
        bestilling_guid: order.guid,
        innbygger_fnr: order.fnr.siffer().to_owned(),
        rapport_hoved_type: match order.hovedtype {
            Hovedtype::Standard => ReportKind::Std,
            Hovedtype::Full => ReportKind::Full,
            Hovedtype::Flyttbar => ReportKind::Tra,
            Hovedtype::Lokal => ReportKind::Lok,
        },
        status: match order.status {
            Bestillingsstatus::Bestilt => OpenStatus::Bestilt,
            _ => OpenStatus::Mottatt,
        },
        bestilt: order.bestilt.to_string(),
        svarfrist: order.frist.to_string(),
    }
}
