//! Marks notices as read.

use super::view::ROT;
use crate::domain::id::HendelseId;
use crate::pages::feil::Feilslag;
use crate::portal::{Foresporsel, Portal};
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Form, State};
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
    Extension(f): Extension<Foresporsel>,
    skjema: Result<Form<Lest>, FormRejection>,
) -> Result<Redirect, Feilslag> {
    let Form(skjema) = skjema.map_err(Feilslag::fra_skjema)?;
    let til = HendelseId::les(&skjema.til).ok_or(Feilslag::UlestSkjema)?;
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    match portal.personvern.merk_varsler_lest(aktor, til).await {
        Ok(()) => Ok(Redirect::to(ROT)),
        Err(feil) => Err(Feilslag::ved_lagring(feil, ROT.to_owned())),
    }
}
