//! Cases: which there are, one of them, its files, and the status call-back.

use crate::api::answers::Refusals;
use crate::api::contract::insight::{
    self as contract, CASE_PAGE, CaseActor, CaseAnswer, CaseEvent, CaseFile, CaseLine, CaseStatusAnswer,
    CaseStatusRequest, CaseSubject, CasesAnswer, CasesQuery,
};
use crate::api::contract::{Error, ReturKode, Vedlegg, WRITE_BYTES};
use crate::api::errors::ApiError;
use crate::api::extract::{Asked, Client, Sent};
use crate::api::spell::{instant, int32};
use app::domain::dokument::{Dokument, Dokumentslag};
use app::domain::klient::Klientavslag;
use app::domain::sak::Gjelder;
use app::domain::saksgang::{
    Hendelsesav, STORSTE_VEDLEGG, Saksavslag, Saksfil, Saksfilter, Saksgruppe, Sakshendelse, Saksrad, svartekst,
};
use app::portal::Portal;
use app::pvk::saker::{Behandler, NySaksfil, Statusmelding};
use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    OpenApiRouter::new()
        .routes(routes!(cases))
        .routes(routes!(case))
        .routes(routes!(case_file))
        .routes(routes!(case_status))
        .layer(DefaultBodyLimit::max(WRITE_BYTES))
}

/// Cases of the client's part, by deadline, at most 100 at a time.
///
/// Those without an answer, unless `alle` is true. Go on with `fra` = `neste` until there is none. Noted once a day in the
/// citizen's log.
#[utoipa::path(
    get,
    path = contract::CASES,
    operation_id = "HentHenvendelser",
    tag = "Henvendelser",
    params(CasesQuery),
    responses((status = 200, description = "Cases by deadline", body = CasesAnswer), Refusals),
    security(("helseid" = []))
)]
async fn cases(
    State(portal): State<Portal>,
    Client(client): Client,
    Asked(asked): Asked<CasesQuery>,
) -> Result<Json<CasesAnswer>, ApiError> {
    let filter = Saksfilter {
        part: Some(asked.part_kode),
        slag: asked.r#type.map(Into::into),
        gruppe: if asked.alle { Saksgruppe::Alle } else { Saksgruppe::Apne },
    };
    let list = portal.pvk.saker(Behandler::Klient(&client), &filter, asked.fra.as_deref(), CASE_PAGE).await?;
    Ok(Json(CasesAnswer { henvendelser: list.rader.iter().map(line).collect(), neste: list.neste }))
}

/// One case of the client's part, with all that was said in it. Noted in the citizen's log.
#[utoipa::path(
    get,
    path = contract::CASE,
    operation_id = "HentHenvendelse",
    tag = "Henvendelser",
    params(("guid" = String, Path, description = "`henvendelseGuid`", format = "uuid")),
    responses(
        (status = 200, description = "The case", body = CaseAnswer),
        (status = 404, description = "No such case of the client's", body = Error),
        Refusals
    ),
    security(("helseid" = []))
)]
async fn case(
    State(portal): State<Portal>,
    Client(client): Client,
    Path(guid): Path<String>,
) -> Result<Json<CaseAnswer>, ApiError> {
    let case = portal.pvk.sak(Behandler::Klient(&client), &guid).await?;
    Ok(Json(CaseAnswer {
        henvendelse: line(&case.rad),
        gjelder: subject(case.gjelder),
        tekst: case.tekst,
        onsket_rettelse: some(case.onsket),
        klaget: case.klaget,
        hendelser: case.hendelser.into_iter().map(event).collect(),
        vedlegg: case.filer.into_iter().map(file).collect(),
    }))
}

/// A file of a case, as it was sent. Noted in the citizen's log.
#[utoipa::path(
    get,
    path = contract::CASE_FILE,
    operation_id = "HentHenvendelseVedlegg",
    tag = "Henvendelser",
    params(
        ("guid" = String, Path, description = "`henvendelseGuid`", format = "uuid"),
        ("nr" = i64, Path, description = "`nr` of the file")
    ),
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 404, description = "No such case of the client's, or it has no such file", body = Error),
        Refusals
    ),
    security(("helseid" = []))
)]
async fn case_file(
    State(portal): State<Portal>,
    Client(client): Client,
    Path((guid, nr)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let nr = nr.parse().map_err(|_| Klientavslag::FinnesIkke)?;
    let file = portal.pvk.saksfil(Behandler::Klient(&client), &guid, nr).await?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.slag().mime())),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
    ];
    Ok((head, file.byte()).into_response())
}

/// The status call-back: what the registry has come to.
///
/// Statuses go forward and may be skipped; `trengerMer` and `underBehandling` may follow each other. What is decided stays
/// until the citizen complains. `innvilget`, `delvisInnvilget` and `avslatt` answer `feil`, `sletting` and `sperring`;
/// `besvart` answers `sporsmal` and `oppslag`. The same again changes nothing.
#[utoipa::path(
    post,
    path = contract::CASE_STATUS,
    operation_id = "SettHenvendelseStatus",
    tag = "Henvendelser",
    params(("guid" = String, Path, description = "`henvendelseGuid`", format = "uuid")),
    request_body = CaseStatusRequest,
    responses(
        (status = 200, description = "Where the case stands", body = CaseStatusAnswer),
        (status = 404, description = "No such case of the client's", body = Error),
        (status = 409, description = "The case stands so that it cannot be done, or the key stands for another message",
            body = Error),
        Refusals
    ),
    security(("helseid" = []))
)]
async fn case_status(
    State(portal): State<Portal>,
    Client(client): Client,
    Path(guid): Path<String>,
    Sent(sent): Sent<CaseStatusRequest>,
) -> Result<Json<CaseStatusAnswer>, ApiError> {
    let status = sent.status.into();
    let filer = sent.vedlegg.unwrap_or_default().into_iter().map(new_file).collect::<Result<_, _>>();
    let melding = Statusmelding {
        status,
        tekst: svartekst(status, &sent.tekst.unwrap_or_default(), &sent.klageadgang.unwrap_or_default()),
        saksnummer: sent.saksnummer,
        nokkel: sent.nokkel,
        filer: filer.map_err(Klientavslag::Sak)?,
        sett: None,
    };
    let outcome = portal.pvk.sett_saksstatus(Behandler::Klient(&client), &guid, melding).await?;
    Ok(Json(CaseStatusAnswer { retur_kode: ReturKode::Ok, status: outcome.status.into(), endret: outcome.endret }))
}

fn new_file(sent: Vedlegg) -> Result<NySaksfil, Saksavslag> {
    let kind = Dokumentslag::BREV.into_iter().find(|s| s.mime() == sent.mime_type).ok_or(Saksavslag::FeilVedlegg)?;
    let dokument = Dokument::les(kind, sent.innhold, STORSTE_VEDLEGG).map_err(|_| Saksavslag::FeilVedlegg)?;
    Ok(NySaksfil { navn: sent.tittel, dokument })
}

fn line(case: &Saksrad) -> CaseLine {
    CaseLine {
        henvendelse_guid: case.guid.clone(),
        part_kode: case.register.part.0.clone(),
        innbygger_fnr: case.nummer.siffer().to_owned(),
        innbygger_navn: case.navn.helt(),
        r#type: case.slag.into(),
        status: case.status.into(),
        saksnummer: some(case.saksnummer.clone()),
        svarfrist: case.frist.to_string(),
        over_fristen: case.sen,
        sendt_tidspunkt: instant(case.opprettet),
        sist_endret_tidspunkt: instant(case.endret),
    }
}

fn subject(g: Gjelder) -> CaseSubject {
    CaseSubject { seksjon: some(g.seksjon), felt: some(g.felt), rad: g.rad, ord: some(g.ord) }
}

fn event(h: Sakshendelse) -> CaseEvent {
    CaseEvent {
        tidspunkt: instant(h.id.tidspunkt()),
        hvem: match h.hvem {
            Hendelsesav::Innbygger => CaseActor::Innbygger,
            Hendelsesav::Representant => CaseActor::Representant,
            Hendelsesav::Register => CaseActor::Register,
            Hendelsesav::Portal => CaseActor::Portal,
        },
        navn: some(h.navn),
        status: h.status.map(Into::into),
        tekst: some(h.tekst),
    }
}

fn file(f: Saksfil) -> CaseFile {
    CaseFile { nr: int32(f.nr), navn: f.navn, mime_type: f.mime, fra_registeret: f.fra_registeret }
}

/// What is empty is left out.
fn some(text: String) -> Option<String> {
    Some(text).filter(|t| !t.is_empty())
}
