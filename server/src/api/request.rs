//! Requests for consent, and notices to many.

use super::answers::Refusals;
use super::contract::{
    self, ConsentRequest, ConsentRequests, DefinitionAnswer, Error, Formal, Misuse, NoticeAnswer, NoticeRequest,
    PartAnswer, RECIPIENTS, Recipient, RecipientState, RequestContent, RequestState, RequestStatus, ReturKode,
    SentAnswer, SentManyAnswer, Vedlegg as Letter,
};
use super::errors::ApiError;
use super::extract::{Client, Sent};
use app::domain::definisjon::DefinisjonId;
use app::domain::foresporsel::sending::{NyForesporsel, NyttVarsel, Vedlegg};
use app::domain::foresporsel::{Foresporselsformal, Foresporselstatus};
use app::domain::klient::Klientavslag;
use app::portal::Portal;
use app::pvk::skriving::{Mottaker, NyttUtvarsel, Utsending};
use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Letters, and the numbers of many, need more room than other requests.
pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
        .routes(routes!(send_request))
        .routes(routes!(send_requests))
        .routes(routes!(request_state, withdraw_request))
        .routes(routes!(send_notice))
        .layer(DefaultBodyLimit::max(contract::WRITE_BYTES))
}

/// Asks one citizen for consents of the client's part (contract §4.3).
///
/// The sender's `foresporselGuid` stands for one request: sent again it reaches nobody twice, and with other contents it is
/// refused. Why a request was not delivered is not told.
#[utoipa::path(
    post,
    path = contract::path::REQUEST,
    tag = "Samtykkeforespørsel",
    request_body = ConsentRequest,
    responses((status = 200, description = "Where the request stands.", body = SentAnswer), Refusals),
    security(("helseid" = []))
)]
async fn send_request(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<ConsentRequest>,
) -> Result<Json<SentAnswer>, ApiError> {
    let sending = sending(&sent.foresporsel_guid, sent.innhold, vec![sent.innbygger_fnr])?;
    let status = status(portal.pvk.send_foresporsel(&client, sending).await?);
    Ok(Json(SentAnswer { retur_kode: ReturKode::Ok, foresporsel_guid: sent.foresporsel_guid, status }))
}

/// The same request to as many as 10 000 citizens.
///
/// The answer has each number once, in the order they were sent. An unknown number is `ikkeLevert`, and stops nothing.
#[utoipa::path(
    post,
    path = contract::path::REQUESTS,
    tag = "Samtykkeforespørsel",
    request_body = ConsentRequests,
    responses((status = 200, description = "Where the request stands with each.", body = SentManyAnswer), Refusals),
    security(("helseid" = []))
)]
async fn send_requests(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<ConsentRequests>,
) -> Result<Json<SentManyAnswer>, ApiError> {
    let sending = sending(&sent.foresporsel_guid, sent.innhold, sent.innbyggere)?;
    let mottakere = recipients(portal.pvk.send_foresporsler(&client, sending).await?);
    Ok(Json(SentManyAnswer { retur_kode: ReturKode::Ok, foresporsel_guid: sent.foresporsel_guid, mottakere }))
}

/// Where a request of the client's own stands, and what was answered.
#[utoipa::path(
    get,
    path = contract::path::REQUEST_ONE,
    tag = "Samtykkeforespørsel",
    params(("guid" = String, Path, description = "`foresporselGuid`", format = "uuid")),
    responses(
        (status = 200, description = "Where the request stands with each who got it.", body = RequestState),
        (status = 404, description = "No such request of the client's.", body = Error),
        Refusals
    ),
    security(("helseid" = []))
)]
async fn request_state(
    State(portal): State<Portal>,
    Client(client): Client,
    Path(guid): Path<String>,
) -> Result<Json<RequestState>, ApiError> {
    let states = portal.pvk.foresporsel(&client, &guid).await?;
    let mottakere: Vec<RecipientState> = states.into_iter().map(recipient_state).collect();
    let (status, svar) = match mottakere.as_slice() {
        [only] => (Some(only.status), Some(only.svar.clone())),
        [] => (Some(RequestStatus::IkkeLevert), Some(Vec::new())),
        _ => (None, None),
    };
    Ok(Json(RequestState { foresporsel_guid: guid, status, svar, mottakere }))
}

/// Withdraws a request of the client's own from all who have not answered it.
///
/// Withdrawing again is harmless.
#[utoipa::path(
    delete,
    path = contract::path::REQUEST_ONE,
    tag = "Samtykkeforespørsel",
    params(("guid" = String, Path, description = "`foresporselGuid`", format = "uuid")),
    responses(
        (status = 200, description = "Where the request stands with each who got it.", body = SentManyAnswer),
        (status = 404, description = "No such request of the client's.", body = Error),
        Refusals
    ),
    security(("helseid" = []))
)]
async fn withdraw_request(
    State(portal): State<Portal>,
    Client(client): Client,
    Path(guid): Path<String>,
) -> Result<Json<SentManyAnswer>, ApiError> {
    let mottakere = recipients(portal.pvk.trekk_foresporsel(&client, &guid).await?);
    Ok(Json(SentManyAnswer { retur_kode: ReturKode::Ok, foresporsel_guid: guid, mottakere }))
}

/// A notice to as many as 10 000 citizens that leads to a setting of the client's part.
///
/// `nokkel` stands for one notice: sent again it reaches nobody twice.
#[utoipa::path(
    post,
    path = contract::path::NOTICE,
    tag = "Samtykkeforespørsel",
    request_body = NoticeRequest,
    responses((status = 200, description = "Whom the notice reached.", body = NoticeAnswer), Refusals),
    security(("helseid" = []))
)]
async fn send_notice(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<NoticeRequest>,
) -> Result<Json<NoticeAnswer>, ApiError> {
    let notice = NyttUtvarsel {
        part: sent.part_kode,
        varsel: NyttVarsel { definisjon: DefinisjonId(sent.definisjon_guid), tekst: sent.tekst, nokkel: sent.nokkel },
        numre: not_too_many(sent.innbyggere)?,
    };
    let mottakere = recipients(portal.pvk.varsle(&client, notice).await?);
    Ok(Json(NoticeAnswer { retur_kode: ReturKode::Ok, mottakere }))
}

fn sending(guid: &str, content: RequestContent, numre: Vec<String>) -> Result<Utsending, ApiError> {
    let svarfrist = content.svarfrist.as_deref().map(|d| d.parse().map_err(|_| Misuse::Unreadable)).transpose()?;
    let vedlegg = content.vedlegg.unwrap_or_default().into_iter().map(letter).collect::<Result<_, _>>()?;
    let foresporsel = NyForesporsel {
        guid: guid.to_owned(),
        definisjoner: content.definisjon_guider.into_iter().map(DefinisjonId).collect(),
        formal: match content.formal.unwrap_or_default() {
            Formal::Register => Foresporselsformal::Register,
            Formal::Forskning => Foresporselsformal::Forskning,
        },
        avsender: content.avsender_navn,
        orgnr: content.avsender_orgnr,
        melding: content.melding.unwrap_or_default(),
        svarfrist,
        vedlegg,
    };
    Ok(Utsending { part: content.part_kode, foresporsel, numre: not_too_many(numre)? })
}

fn letter(sent: Letter) -> Result<Vedlegg, Klientavslag> {
    Vedlegg::les(&sent.mime_type, sent.tittel, sent.innhold).map_err(|_| Klientavslag::FeilForesporsel)
}

fn not_too_many(numbers: Vec<String>) -> Result<Vec<String>, Klientavslag> {
    if numbers.len() > RECIPIENTS { Err(Klientavslag::FeilForesporsel) } else { Ok(numbers) }
}

fn recipients(all: Vec<Mottaker>) -> Vec<Recipient> {
    all.into_iter().map(|m| Recipient { innbygger_fnr: m.nummer, status: status(m.status) }).collect()
}

fn recipient_state(m: Mottaker) -> RecipientState {
    let answer = |(id, consented): (DefinisjonId, Option<bool>)| DefinitionAnswer {
        definisjon_guid: id.0,
        svar: match consented {
            Some(true) => PartAnswer::Samtykket,
            Some(false) => PartAnswer::IkkeSamtykket,
            None => PartAnswer::IkkeBesvart,
        },
    };
    RecipientState { innbygger_fnr: m.nummer, status: status(m.status), svar: m.svar.into_iter().map(answer).collect() }
}

const fn status(status: Foresporselstatus) -> RequestStatus {
    match status {
        Foresporselstatus::Sendt => RequestStatus::Sendt,
        Foresporselstatus::Lest => RequestStatus::Lest,
        Foresporselstatus::Besvart => RequestStatus::Besvart,
        Foresporselstatus::Avslatt => RequestStatus::Avslatt,
        Foresporselstatus::Utlopt => RequestStatus::Utlopt,
        Foresporselstatus::Trukket => RequestStatus::Trukket,
        Foresporselstatus::IkkeLevert => RequestStatus::IkkeLevert,
    }
}
