//! What registries deliver by themselves: reports, rows of the log, participation.

use crate::api::answers::Refusals;
use crate::api::contract::insight::{
    Condition, DeliveryAnswer, Identifiability, LogActor, LogAnswer, LogDelivery, LogEvent, LogPeriod, LogProject,
    LogRow, Participation, ParticipationDelivery, REPORT_BYTES, ReportAnswer, ReportDelivery, path,
};
use crate::api::contract::{Misuse, ReturKode, WRITE_BYTES};
use crate::api::errors::ApiError;
use crate::api::extract::{Client, Sent};
use crate::api::spell;
use app::domain::bruk::{Handling, Identitet, Vilkar};
use app::domain::klient::Klientavslag;
use app::domain::levering::{FLESTE_RADER, Loggrad, Mottaker, Prosjekt, Radhendelse, Sted, Utforer};
use app::portal::Portal;
use app::pvk::levering::{Deltakelseslevering, Logglevering, Rapportlevering};
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use jiff::civil::Date;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    let report = OpenApiRouter::new().routes(routes!(deliver_report)).layer(DefaultBodyLimit::max(REPORT_BYTES));
    let rows = OpenApiRouter::new()
        .routes(routes!(deliver_log))
        .routes(routes!(deliver_participation))
        .layer(DefaultBodyLimit::max(WRITE_BYTES));
    report.merge(rows)
}

/// Delivers a report about one citizen, for the client's part, without an order.
///
/// Kept as it is delivered; the same delivered again is one. Nothing is stored about a citizen who has not consented to a
/// registry that builds on consent, who is reserved, who is not listed in a registry for the listed, or who has withdrawn
/// from the portal: each has its own code. A fault is told by its place in the report.
#[utoipa::path(
    post,
    path = path::REPORT,
    tag = "Innsyn",
    request_body = ReportDelivery,
    responses((status = 200, description = "The report is stored.", body = ReportAnswer), Refusals),
    security(("helseid" = []))
)]
async fn deliver_report(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<ReportDelivery>,
) -> Result<Json<ReportAnswer>, ApiError> {
    let delivery = Rapportlevering { nummer: sent.innbygger_fnr, part: sent.part_kode, rapport: sent.rapport };
    let stored = portal.pvk.lever_rapport(&client, delivery).await?;
    Ok(Json(ReportAnswer {
        retur_kode: ReturKode::Ok,
        rapport_id: stored.id.lesbar(),
        utelatte_seksjoner: stored.utelatt,
    }))
}

/// Delivers rows of the client's part's log about one citizen: who has used the data, and who has got copies.
///
/// Each row is kept once, by its `radGuid`. Rows are taken also after a consent is withdrawn: the log is about access to what
/// was there. `loggKomplettFraOgMed` and `loggKomplettTilOgMed` say for which days the log is complete, so that an empty one
/// does not look like "nobody"; a delivery that meets or overlaps what was covered adds to it.
#[utoipa::path(
    post,
    path = path::LOG,
    tag = "Innsyn",
    request_body = LogDelivery,
    responses((status = 200, description = "The rows are stored.", body = LogAnswer), Refusals),
    security(("helseid" = []))
)]
async fn deliver_log(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<LogDelivery>,
) -> Result<Json<LogAnswer>, ApiError> {
    let delivery = log(sent).map_err(|place| ApiError::RefusedAt(Klientavslag::FeilLogg, place))?;
    let stored = portal.pvk.lever_logg(&client, delivery).await?;
    Ok(Json(LogAnswer { retur_kode: ReturKode::Ok, nye: stored.nye, kjente: stored.kjente }))
}

/// Delivers the projects and programmes that one citizen takes part in, in the place of what was delivered before.
///
/// An empty list says that there are none. What may be stored is as for a report.
#[utoipa::path(
    post,
    path = path::PARTICIPATION,
    tag = "Innsyn",
    request_body = ParticipationDelivery,
    responses((status = 200, description = "The list is stored.", body = DeliveryAnswer), Refusals),
    security(("helseid" = []))
)]
async fn deliver_participation(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<ParticipationDelivery>,
) -> Result<Json<DeliveryAnswer>, ApiError> {
    days(&sent.deltakelser).map_err(|place| ApiError::RefusedAt(Klientavslag::FeilDeltakelse, place))?;
    let each = sent.deltakelser.iter().map(|d| serde_json::to_value(d).map_err(|_| Misuse::Unreadable));
    let deltakelser = each.collect::<Result<_, _>>()?;
    let delivery = Deltakelseslevering { nummer: sent.innbygger_fnr, part: sent.part_kode, deltakelser };
    portal.pvk.lever_deltakelser(&client, delivery).await?;
    Ok(Json(DeliveryAnswer { retur_kode: ReturKode::Ok }))
}

/// Whether all days of the list are days.
fn days(all: &[Participation]) -> Result<(), Sted> {
    for (number, one) in all.iter().enumerate() {
        let steps = one.steg.iter().flatten().map(|s| ("steg.ferdig", &s.ferdig));
        for (place, sent) in [("fra", &one.fra), ("til", &one.til)].into_iter().chain(steps) {
            optional_day(place, sent.clone()).map_err(|fault| fault.i(&format!("deltakelser[{number}]")))?;
        }
    }
    Ok(())
}

fn log(sent: LogDelivery) -> Result<Logglevering, Sted> {
    let (used, disclosed) = (sent.bruk.unwrap_or_default(), sent.utleveringer.unwrap_or_default());
    if used.len() + disclosed.len() > FLESTE_RADER {
        return Err(at("bruk", "there are too many rows"));
    }
    let mut rows = Vec::with_capacity(used.len() + disclosed.len());
    for (list, sent) in [("bruk", used), ("utleveringer", disclosed)] {
        for (number, one) in sent.into_iter().enumerate() {
            let place = format!("{list}[{number}]");
            if list == "utleveringer" && one.hendelse != LogEvent::Utlevering {
                return Err(at("hendelse", "it is not `utlevering`").i(&place));
            }
            rows.push((place.clone(), row(one).map_err(|fault| fault.i(&place))?));
        }
    }
    Ok(Logglevering {
        nummer: sent.innbygger_fnr,
        part: sent.part_kode,
        komplett_fra: optional_day("loggKomplettFraOgMed", sent.logg_komplett_fra_og_med)?,
        komplett_til: optional_day("loggKomplettTilOgMed", sent.logg_komplett_til_og_med)?,
        rader: rows,
    })
}

fn row(sent: LogRow) -> Result<Loggrad, Sted> {
    let instant = |t: &str| spell::read_instant(t).ok_or(at("tidspunkt", "it is no instant"));
    let period = |p: LogPeriod| {
        Ok::<_, Sted>((day("periode.fraOgMed", &p.fra_og_med)?, day("periode.tilOgMed", &p.til_og_med)?))
    };
    Ok(Loggrad {
        guid: sent.rad_guid,
        tidspunkt: sent.tidspunkt.as_deref().map(instant).transpose()?,
        periode: sent.periode.map(period).transpose()?,
        hendelse: event(sent.hendelse),
        utfort_av: sent.utfort_av.map(actor).transpose()?,
        mottaker: sent
            .mottaker
            .map(|m| {
                let (orgnr, land) = (said("mottaker.orgnr", m.orgnr)?, said("mottaker.land", m.land)?);
                Ok::<_, Sted>(Mottaker { virksomhet: m.virksomhet, orgnr, land })
            })
            .transpose()?,
        formal: sent.formal.map_or_else(Default::default, |f| (f.tekst, f.kode)),
        grunnlag: sent.rettslig_grunnlag.map_or_else(Default::default, |g| (g.tekst, g.referanse)),
        kategorier: sent.datakategorier.unwrap_or_default(),
        identitet: sent.identifiserbarhet.map(|i| match i {
            Identifiability::Direkte => Identitet::MedNummer,
            Identifiability::Indirekte => Identitet::Kodet,
            Identifiability::Anonym => Identitet::Anonym,
        }),
        prosjekt: sent.prosjekt.map(project).transpose()?,
        forklaring: sent.forklaring.unwrap_or_default(),
        vilkar: sent.vilkar.map(|v| match v {
            Condition::Helsehjelp => Vilkar::Helsehjelp,
            Condition::Samtykke => Vilkar::Samtykke,
            Condition::Nodrett => Vilkar::Nodrett,
            Condition::Lov => Vilkar::Lov,
        }),
        antall: sent.antall,
        bruk_til: optional_day("brukTil", sent.bruk_til)?,
        reservasjon: sent.reservasjon,
    })
}

const fn event(sent: LogEvent) -> Radhendelse {
    match sent {
        LogEvent::Utlevering => Radhendelse::Utlevering,
        LogEvent::Innsyn => Radhendelse::Bruk(Handling::Se),
        LogEvent::Bruk => Radhendelse::Bruk(Handling::Bruke),
        LogEvent::Sammenstilling => Radhendelse::Bruk(Handling::Sammenstille),
        LogEvent::Retting => Radhendelse::Bruk(Handling::Endre),
        LogEvent::Sletting => Radhendelse::Bruk(Handling::Slette),
    }
}

fn actor(sent: LogActor) -> Result<Utforer, Sted> {
    Ok(Utforer {
        navn: sent.navn,
        rolle: sent.rolle.unwrap_or_default(),
        virksomhet: sent.virksomhet,
        orgnr: said("utfortAv.orgnr", sent.orgnr)?,
    })
}

fn project(sent: LogProject) -> Result<Prosjekt, Sted> {
    let url = said("prosjekt.url", sent.url)?;
    Ok(Prosjekt { tittel: sent.tittel, referanse: sent.referanse, url: Some(url) })
}

/// What is left out is empty; what is sent may not be.
fn said(place: &str, sent: Option<String>) -> Result<String, Sted> {
    match sent {
        Some(text) if text.is_empty() => Err(at(place, "it is empty")),
        other => Ok(other.unwrap_or_default()),
    }
}

fn optional_day(place: &str, sent: Option<String>) -> Result<Option<Date>, Sted> {
    sent.map(|d| day(place, &d)).transpose()
}

/// A day, written as days are: nothing else that could be read as one.
fn day(place: &str, sent: &str) -> Result<Date, Sted> {
    let read = sent.parse::<Date>().ok().filter(|d| d.to_string() == sent);
    read.ok_or_else(|| at(place, "it is no day"))
}

fn at(place: &str, what: &'static str) -> Sted {
    Sted { hvor: place.to_owned(), hva: what }
}
