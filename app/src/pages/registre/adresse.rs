//! Gives the citizen a file that belongs to a report.

use crate::domain::id::HendelseId;
use crate::pages::feil::Feilslag;
use crate::pages::fil;
use crate::portal::{Foresporsel, Portal};
use axum::extract::{Extension, Path, State};
use axum::response::Response;

/// `GET /helseregistre/{register}/rapport/{id}/vedlegg/{nr}`.
pub async fn vedlegg(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    Path((register, id, nr)): Path<(String, String, String)>,
) -> Result<Response, Feilslag> {
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let (id, nr) = HendelseId::les(&id).zip(nr.parse().ok()).ok_or(Feilslag::FinnesIkke)?;
    let dokument = portal.innsyn.rapportvedlegg(aktor, &register, id, nr).await.map_err(Feilslag::ved_lesing)?;
    fil::svar(&dokument, &format!("vedlegg-{nr}"))
}
