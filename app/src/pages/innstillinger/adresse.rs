//! Gives the citizen the document that a registry sent with a change it registered.

use crate::domain::id::HendelseId;
use crate::pages::feil::Feilslag;
use crate::pages::fil;
use crate::portal::{Foresporsel, Portal};
use axum::extract::{Extension, Path, State};
use axum::response::Response;

/// `GET …/kvittering/{id}/bevis`.
pub async fn bevis(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    Path(id): Path<String>,
) -> Result<Response, Feilslag> {
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let id = HendelseId::les(&id).ok_or(Feilslag::FinnesIkke)?;
    let dokument = portal.personvern.bevis(aktor, id).await.map_err(Feilslag::ved_lesing)?;
    fil::svar(&dokument, &format!("dokument-{id}"))
}
