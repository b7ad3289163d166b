//! Takes an order, and a cancellation, and replies with the order's address.

use super::ROT;
use crate::domain::avslag::Avslag;
use crate::domain::bestilling::Bestillingsutfall;
use crate::domain::id::HendelseId;
use crate::domain::rapport::Hovedtype;
use crate::pages::feil::Feilslag;
use crate::pages::skjema::Personskjema;
use crate::portal::Portal;
use crate::store::Feil;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Ordre {
    /// Left out when there are several kinds and none was chosen.
    #[serde(default)]
    type_: String,
    nokkel: String,
}

/// Orders a report.
pub async fn bestill(
    State(portal): State<Portal>,
    Path(register): Path<String>,
    Personskjema { aktor, skjema }: Personskjema<Ordre>,
) -> Result<Redirect, Feilslag> {
    // Led to only when the door knows the registry for this citizen: what is hidden answers as what does not exist.
    let sti = format!("/helseregistre/{register}/bestill");
    let Some(hovedtype) = Hovedtype::les(&skjema.type_) else {
        portal.innsyn.bestillingsvalg(&aktor, &register).await.map_err(Feilslag::ved_lesing)?;
        return Ok(Redirect::to(&format!("{sti}?feil=type")));
    };
    match portal.innsyn.bestill(&aktor, &register, hovedtype, &skjema.nokkel).await {
        Ok(Bestillingsutfall::Ny(id)) => Ok(Redirect::to(&format!("{ROT}/{id}"))),
        Ok(Bestillingsutfall::AlleredeBestilt(id)) => Ok(Redirect::to(&format!("{ROT}/{id}?merknad=alt"))),
        // The page says why.
        Err(Feil::Avslag(Avslag::IkkeMulig)) => Ok(Redirect::to(&sti)),
        Err(Feil::Avslag(Avslag::FinnesIkke)) => Err(Feilslag::FinnesIkke),
        Err(feil) => Err(Feilslag::ved_lagring(feil, sti)),
    }
}

/// Nothing but whom it is about.
#[derive(Deserialize)]
pub struct Ingenting {}

/// Cancels an order. Twice is no different from once.
pub async fn avbryt(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Personskjema { aktor, skjema: Ingenting {} }: Personskjema<Ingenting>,
) -> Result<Redirect, Feilslag> {
    let id = HendelseId::les(&id).ok_or(Feilslag::FinnesIkke)?;
    let sti = format!("{ROT}/{id}");
    match portal.innsyn.avbryt_bestilling(&aktor, id).await {
        Ok(()) => Ok(Redirect::to(&sti)),
        Err(Feil::Avslag(Avslag::EndretImens)) => Ok(Redirect::to(&format!("{sti}?merknad=for-sent"))),
        Err(feil) => Err(Feilslag::ved_lagring(feil, sti)),
    }
}
