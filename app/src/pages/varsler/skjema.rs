//! Marks notices as read.

use super::view::ROT;
use crate::domain::id::HendelseId;
use crate::pages::feil::Feilslag;
use crate::pages::skjema::Personskjema;
use crate::portal::Portal;
use axum::extract::State;
use axum::response::Redirect;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Lest {
    /// The newest notice that was on the page.
    til: String,
}

/// All notices that the citizen has been shown are read. Twice is no different from once.
pub async fn lest(
    State(portal): State<Portal>,
    Personskjema { aktor, skjema }: Personskjema<Lest>,
) -> Result<Redirect, Feilslag> {
    let til = HendelseId::les(&skjema.til).ok_or(Feilslag::UlestSkjema)?;
    match portal.personvern.merk_varsler_lest(&aktor, til).await {
        Ok(()) => Ok(Redirect::to(ROT)),
        Err(feil) => Err(Feilslag::ved_lagring(feil, ROT.to_owned())),
    }
}
