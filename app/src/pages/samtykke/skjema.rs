//! Takes the answer to a request and replies with the receipt's address.

use super::steg::{ROT, fra_skjema};
use crate::domain::avslag::Avslag;
use crate::domain::foresporsel::svar::Svar;
use crate::domain::id::HendelseId;
use crate::pages::feil::Feilslag;
use crate::pages::skjema::Personskjema;
use crate::personvern::Svarskjema;
use crate::portal::Portal;
use crate::store::Feil;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Bekreftelse {
    svar: String,
    tekst: String,
    nokkel: String,
}

/// Sends the answer.
pub async fn svar(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Personskjema { aktor, skjema }: Personskjema<Bekreftelse>,
) -> Result<Redirect, Feilslag> {
    let id = HendelseId::les(&id).ok_or(Feilslag::FinnesIkke)?;
    let sti = format!("{ROT}/{id}");
    let svar = Svar { deler: fra_skjema(&skjema.svar), fingeravtrykk: skjema.tekst };
    match portal.personvern.svar(&aktor, id, Svarskjema { svar, nokkel: skjema.nokkel }).await {
        Ok(()) => Ok(Redirect::to(&format!("{sti}/kvittering"))),
        Err(Feil::Avslag(Avslag::ManglerSvar | Avslag::KreverAnnetSamtykke)) => {
            Ok(Redirect::to(&format!("{sti}/bekreft")))
        }
        Err(feil) => Err(Feilslag::ved_lagring(feil, sti)),
    }
}
