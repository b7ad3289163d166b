//! Registering settings and tickets.

use super::answers::Refusals;
use super::contract::{
    self, AHEAD_MINUTES, BevisMimeType, InclusionRequest, InkluderingType, InstansEndret, Misuse, ReturKode, SetAnswer,
    SetRequest, TypePi,
};
use super::errors::ApiError;
use super::extract::{Client, Sent};
use super::spell;
use app::domain::definisjon::{DefinisjonId, TypePi as Slag, Valg};
use app::domain::dokument::{Dokument, Dokumentslag, STORSTE_BEVIS};
use app::domain::inkludering::Billettslag;
use app::domain::klient::Klientavslag;
use app::portal::Portal;
use app::pvk::skriving::{Billett, Instansendring, Registrering};
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Portal> {
    let setting = OpenApiRouter::new().routes(routes!(set_setting)).layer(DefaultBodyLimit::max(contract::WRITE_BYTES));
    let ticket = OpenApiRouter::new().routes(routes!(set_inclusion)).layer(DefaultBodyLimit::max(contract::BODY_BYTES));
    setting.merge(ticket)
}

/// SettInnbyggersPersonvernInnstilling: a setting that the registry got on paper, by phone or in its own system.
///
/// Creates the citizen's setting or changes it (contract §2), and replicates it, to the sender too. The same sent again
/// changes nothing. An answer with a `tidspunkt` before the latest change changes nothing: the citizen's later choice stands.
#[utoipa::path(
    post,
    path = contract::path::SET,
    tag = "Skrive",
    request_body = SetRequest,
    responses((status = 200, description = "Whether the setting was changed.", body = SetAnswer), Refusals),
    security(("helseid" = []))
)]
async fn set_setting(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<SetRequest>,
) -> Result<Json<SetAnswer>, ApiError> {
    let tidspunkt = sent.tidspunkt.as_deref().map(|t| spell::read_instant(t).ok_or(Misuse::Unreadable)).transpose()?;
    note_name(&portal, &sent.definisjon_guid, sent.definisjon_navn.as_deref());
    let registration = Registrering {
        nummer: sent.innbygger_fnr,
        part: sent.part_kode,
        definisjon: sent.definisjon_guid,
        type_pi: kind(sent.type_pi),
        valg: Valg::av(sent.aktiv),
        tidspunkt,
        fram_minutter: AHEAD_MINUTES,
        metadata: spell::read_metadata(sent.innbygger_metadata)?,
        bevis: evidence(sent.signert_bevis_mime_type, sent.signert_bevis_innhold)?,
    };
    Ok(answer(portal.pvk.registrer(&client, registration).await?))
}

/// SettInnbyggersInkludering: gives a citizen a ticket with the client's part, or takes it away.
///
/// The same sent again changes nothing (contract §3).
#[utoipa::path(
    post,
    path = contract::path::INCLUSION,
    tag = "Skrive",
    request_body = InclusionRequest,
    responses((status = 200, description = "Whether the ticket was changed.", body = SetAnswer), Refusals),
    security(("helseid" = []))
)]
async fn set_inclusion(
    State(portal): State<Portal>,
    Client(client): Client,
    Sent(sent): Sent<InclusionRequest>,
) -> Result<Json<SetAnswer>, ApiError> {
    let slag = match sent.inkludering_type {
        InkluderingType::Inkludert => Billettslag::Inkludert,
        InkluderingType::Deltager => Billettslag::Deltager,
        InkluderingType::Oppfort => Billettslag::Oppfort,
    };
    let ticket = Billett { nummer: sent.innbygger_fnr, part: sent.part_kode, slag, aktiv: sent.aktiv };
    Ok(answer(portal.pvk.inkluder(&client, ticket).await?))
}

fn answer(endring: Instansendring) -> Json<SetAnswer> {
    let instans_endret = match endring {
        Instansendring::Endret => InstansEndret::Endret,
        Instansendring::IkkeEndret => InstansEndret::IkkeEndret,
    };
    Json(SetAnswer { retur_kode: ReturKode::Ok, instans_endret })
}

const fn kind(sent: TypePi) -> Slag {
    match sent {
        TypePi::Samtykke => Slag::Samtykke,
        TypePi::Reservasjon => Slag::Reservasjon,
        TypePi::Tilgangsbegrensning => Slag::Tilgangsbegrensning,
    }
}

/// Kind and contents stand together or not at all.
fn evidence(kind: Option<BevisMimeType>, content: Option<String>) -> Result<Option<Dokument>, Klientavslag> {
    let (kind, content) = match (kind, content) {
        (None, None) => return Ok(None),
        (Some(kind), Some(content)) => (kind, content),
        _ => return Err(Klientavslag::FeilBevis),
    };
    let slag = match kind {
        BevisMimeType::Png => Dokumentslag::Png,
        BevisMimeType::Jpeg => Dokumentslag::Jpeg,
        BevisMimeType::Bmp => Dokumentslag::Bmp,
        BevisMimeType::Pdf => Dokumentslag::Pdf,
    };
    Dokument::les(slag, content, STORSTE_BEVIS).map(Some).map_err(|_| Klientavslag::FeilBevis)
}

/// A name that differs is noted and never refused: names get edited (contract §1.0).
fn note_name(portal: &Portal, guid: &str, name: Option<&str>) {
    let id = DefinisjonId(guid.to_ascii_lowercase());
    if let (Some(name), Some((_, definition))) = (name, portal.katalog.definisjon(&id))
        && name != definition.navn
    {
        tracing::info!(definition = id.0, "definisjonNavn differs from the catalogue's");
    }
}
