//! Gives the citizen a file that follows a case.

use crate::domain::id::HendelseId;
use crate::pages::feil::Feilslag;
use crate::pages::fil;
use crate::portal::{Foresporsel, Portal};
use axum::extract::{Extension, Path, State};
use axum::response::Response;

/// `GET /henvendelser/{id}/vedlegg/{fil}`.
pub async fn vedlegg(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    Path((id, vedlegg)): Path<(String, String)>,
) -> Result<Response, Feilslag> {
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let (id, vedlegg) = HendelseId::les(&id).zip(HendelseId::les(&vedlegg)).ok_or(Feilslag::FinnesIkke)?;
    let dokument = portal.innsyn.sakvedlegg(aktor, id, vedlegg).await.map_err(Feilslag::ved_lesing)?;
    fil::svar(&dokument, &format!("vedlegg-{vedlegg}"))
}
