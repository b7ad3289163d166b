//! Looking settings up: one citizen's, and all who have an active one.

use super::answers::Refusals;
use super::contract::{
    ForPartAnswer, ForPartRequest, ListAnswer, ListQuery, ListedSetting, PartSetting, StatusAnswer, StatusRequest,
    TypePi, path,
};
use super::errors::ApiError;
use super::extract::{Asked, Client, Sent};
use super::spell::{fixed, instant, int32, metadata, type_pi};
use app::domain::aktor::Registerklient;
use app::domain::definisjon::Definisjon;
use app::domain::klient::Klientavslag;
use app::portal::Portal;
use app::pvk::Instans;
use axum::Json;
use axum::extract::State;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new().routes(routes!(status)).routes(routes!(for_part)).routes(routes!(list))
}

/// Status of one definition for one citizen.
///
/// Never set: 200 with `aktiv` false and `sekvensnummer` 0. The look-up is noted in the log that the citizen reads.
#[utoipa::path(
    post,
    path = path::STATUS,
    operation_id = "SjekkInnbyggersPiStatus",
    tag = "Lese",
    security(("helseid" = [])),
    request_body = StatusRequest,
    responses(
        (status = 200, description = "The citizen's answer, as it is now", body = StatusAnswer),
        Refusals,
    )
)]
async fn status(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(asked): Sent<StatusRequest>,
) -> Result<Json<StatusAnswer>, ApiError> {
    let answer = portal.pvk.status(&client, &asked.innbygger_fnr, &asked.part_kode, &asked.definisjon_guid).await?;
    let (d, i) = (answer.definisjon, answer.innstilling.as_ref());
    note_other_name(&client, d, asked.definisjon_navn.as_deref());
    Ok(Json(StatusAnswer {
        definisjon_guid: d.id.0.clone(),
        definisjon_navn: d.navn.clone(),
        part_kode: d.part.0.clone(),
        type_pi: kind(d)?,
        aktiv: i.is_some_and(|i| i.aktiv),
        sekvensnummer: i.map_or(0, |i| int32(i.sekvensnummer)),
        opprettet_tidspunkt: i.map(|i| instant(i.opprettet)),
        sist_endret_tidspunkt: i.map(|i| instant(i.endret)),
        faste: fixed(d),
        innbygger_metadata: i.filter(|i| i.aktiv).and_then(|i| metadata(&i.metadata)),
        innbygger_fnr: asked.innbygger_fnr,
    }))
}

/// All active settings of one part for one citizen.
///
/// Definitions that the client may not read are left out. The look-up is noted in the log that the citizen reads.
#[utoipa::path(
    post,
    path = path::FOR_PART,
    operation_id = "HentInnbyggersPiForPart",
    tag = "Lese",
    security(("helseid" = [])),
    request_body = ForPartRequest,
    responses(
        (status = 200, description = "What is active; an empty list when nothing is", body = ForPartAnswer),
        Refusals,
    )
)]
async fn for_part(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(asked): Sent<ForPartRequest>,
) -> Result<Json<ForPartAnswer>, ApiError> {
    let answer = portal.pvk.for_part(&client, &asked.innbygger_fnr, &asked.part_kode).await?;
    let settings = answer.aktive.iter().map(|(d, i)| {
        Ok(PartSetting {
            definisjon_guid: d.id.0.clone(),
            definisjon_navn: d.navn.clone(),
            type_pi: kind(d)?,
            aktiv: i.aktiv,
            sekvensnummer: int32(i.sekvensnummer),
            opprettet_tidspunkt: instant(i.opprettet),
            sist_endret_tidspunkt: instant(i.endret),
            faste: fixed(d),
            innbygger_metadata: metadata(&i.metadata),
        })
    });
    Ok(Json(ForPartAnswer {
        personvern_innstillinger: settings.collect::<Result<_, ApiError>>()?,
        innbygger_fnr: asked.innbygger_fnr,
        part_kode: answer.part.0.clone(),
    }))
}

/// All citizens with an active setting of one definition, a page of at most 1000 at a time.
///
/// Begin with `pagingReference` 0 and go on with the value of the answer until it is 0. A citizen who is active during the
/// whole listing is listed exactly once, whatever changes meanwhile. A reference holds for a day, for the client and the
/// definition it was given for, and may be used again. Noted once a day in the log of each citizen listed.
#[utoipa::path(
    get,
    path = path::LIST,
    operation_id = "HentInnbyggereAktivePiForDefinisjon",
    tag = "Lese",
    security(("helseid" = [])),
    params(ListQuery),
    responses(
        (status = 200, description = "A page; `pagingReference` is 0 on the last one, and there only", body = ListAnswer),
        Refusals,
    )
)]
async fn list(
    State(portal): State<Portal>,
    Client(client): Client,
    Asked(asked): Asked<ListQuery>,
) -> Result<Json<ListAnswer>, ApiError> {
    let page = portal
        .pvk
        .liste(&client, &asked.part_kode, &asked.definisjon_guid, asked.paging_reference, portal.listeside)
        .await?;
    let d = page.definisjon;
    Ok(Json(ListAnswer {
        definisjon_guid: d.id.0.clone(),
        definisjon_navn: d.navn.clone(),
        part_kode: d.part.0.clone(),
        type_pi: kind(d)?,
        faste: fixed(d),
        paging_reference: page.peker,
        personvern_innstillinger: page.instanser.iter().map(listed).collect(),
    }))
}

fn listed(instans: &Instans) -> ListedSetting {
    let i = &instans.innstilling;
    ListedSetting {
        innbygger_fnr: instans.fnr.siffer().to_owned(),
        sekvensnummer: int32(i.sekvensnummer),
        opprettet_tidspunkt: instant(i.opprettet),
        sist_endret_tidspunkt: instant(i.endret),
        innbygger_metadata: metadata(&i.metadata),
    }
}

/// The portal's own level of use is no setting of the contract; no client has a grant for it.
fn kind(definisjon: &Definisjon) -> Result<TypePi, ApiError> {
    type_pi(definisjon.type_pi).ok_or(Klientavslag::UkjentDefinisjon.into())
}

/// Names get edited: one that differs is noted, and never refused (contract §1.0).
pub(super) fn note_other_name(client: &Registerklient, definisjon: &Definisjon, sent: Option<&str>) {
    if sent.is_some_and(|sent| sent != definisjon.navn) {
        tracing::info!(client = client.klient().id, definition = definisjon.id.0, "definisjonNavn differs");
    }
}
