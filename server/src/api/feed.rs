//! Following changes: the feed, reconciliation, and what a registry tells back.

use super::answers::Refusals;
use super::contract::{
    Change, ConfirmAnswer, ConfirmRequest, Error, FEED_PAGE, FeedAnswer, FeedQuery, ReconcileAnswer, ReconcileQuery,
    ReturKode, path,
};
use super::errors::ApiError;
use super::extract::{Asked, Client, Sent};
use super::spell::{change, fixed};
use app::domain::klient::Klientavslag;
use app::portal::Portal;
use app::pvk::tilbakemelding::OmEndring;
use axum::Json;
use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
        .routes(routes!(feed))
        .routes(routes!(reconcile))
        .routes(routes!(acknowledge))
        .routes(routes!(deleted))
}

/// Changes of one definition after a position, at most 1000 at a time.
///
/// Begin with `hode` of a reconciliation and go on with `neste`. All changes before `neste` have been given; none comes in
/// behind it later. One citizen's changes come in the order of `sekvensnummer`. Noted once a day in the citizen's log.
#[utoipa::path(
    get,
    path = path::FEED,
    operation_id = "HentEndringer",
    tag = "Følge",
    security(("helseid" = [])),
    params(FeedQuery),
    responses(
        (status = 200, description = "Changes in order; an empty list when there is nothing new", body = FeedAnswer),
        Refusals,
    )
)]
async fn feed(
    State(portal): State<Portal>,
    Client(client): Client,
    Asked(asked): Asked<FeedQuery>,
) -> Result<Json<FeedAnswer>, ApiError> {
    let page = portal.pvk.endringer(&client, &asked.part_kode, &asked.definisjon_guid, asked.etter, FEED_PAGE).await?;
    let (d, faste) = (page.definisjon, fixed(page.definisjon));
    let endringer = page.endringer.iter().map(|i| change(&i.fnr, d, faste.clone(), &i.innstilling));
    // A change that cannot be spelled must not be left out.
    let endringer: Vec<Change> = endringer.collect::<Option<_>>().ok_or(Klientavslag::UkjentDefinisjon)?;
    Ok(Json(FeedAnswer { endringer, neste: page.neste, flere: page.flere }))
}

/// Count and digest of a definition's active set, and the position of the feed at which they hold.
///
/// Compute the same over your own copy; if they differ, list again. Every change that was answered before the call is in
/// it. A listing begun after the answer, followed by the feed from `hode`, is an exact copy: for each citizen the highest
/// `sekvensnummer` decides. No citizen's data are given, so nothing is noted.
#[utoipa::path(
    get,
    path = path::RECONCILE,
    operation_id = "Avstem",
    tag = "Følge",
    security(("helseid" = [])),
    params(ReconcileQuery),
    responses(
        (status = 200, description = "Count, digest and position", body = ReconcileAnswer),
        Refusals,
    )
)]
async fn reconcile(
    State(portal): State<Portal>,
    Client(client): Client,
    Asked(asked): Asked<ReconcileQuery>,
) -> Result<Json<ReconcileAnswer>, ApiError> {
    let set = portal.pvk.avstem(&client, &asked.part_kode, &asked.definisjon_guid).await?;
    Ok(Json(ReconcileAnswer {
        definisjon_guid: set.definisjon.id.0.clone(),
        part_kode: set.definisjon.part.0.clone(),
        antall: set.antall,
        sammendrag: set.sammendrag,
        hode: set.hode,
    }))
}

/// A change is in force at the registry.
///
/// For those who fetch: who is sent changes has confirmed with the answer. Said again, the first time stands.
#[utoipa::path(
    post,
    path = path::ACKNOWLEDGE,
    operation_id = "Kvitter",
    tag = "Følge",
    security(("helseid" = [])),
    request_body = ConfirmRequest,
    responses(
        (status = 200, description = "Noted; the citizen sees when", body = ConfirmAnswer),
        (status = 404, description = "No such change (EPVK-101540)", body = Error),
        Refusals,
    )
)]
async fn acknowledge(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<ConfirmRequest>,
) -> Result<Json<ConfirmAnswer>, ApiError> {
    portal.pvk.kvitter(&client, about(&sent)).await?;
    Ok(Json(ConfirmAnswer { retur_kode: ReturKode::Ok }))
}

/// What a change made the registry delete is deleted.
///
/// The citizen sees it beside the deadline that was promised. Said again, the first time stands.
#[utoipa::path(
    post,
    path = path::DELETED,
    operation_id = "BekreftSlettet",
    tag = "Følge",
    security(("helseid" = [])),
    request_body = ConfirmRequest,
    responses(
        (status = 200, description = "Noted; the citizen sees when", body = ConfirmAnswer),
        (status = 404, description = "No such change, or it started no deletion (EPVK-101540)", body = Error),
        Refusals,
    )
)]
async fn deleted(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<ConfirmRequest>,
) -> Result<Json<ConfirmAnswer>, ApiError> {
    portal.pvk.bekreft_slettet(&client, about(&sent)).await?;
    Ok(Json(ConfirmAnswer { retur_kode: ReturKode::Ok }))
}

fn about(sent: &ConfirmRequest) -> OmEndring<'_> {
    OmEndring {
        fnr: &sent.innbygger_fnr,
        part: &sent.part_kode,
        guid: &sent.definisjon_guid,
        sekvensnummer: i64::from(sent.sekvensnummer),
    }
}
