//! Gives the citizen a file that belongs to a report.

use super::rapport;
use crate::domain::id::HendelseId;
use crate::pages::feil::{Feilslag, logg};
use crate::pages::{csvfil, fil};
use crate::portal::{Foresporsel, Portal};
use axum::extract::{Extension, Path, State};
use axum::response::Response;

/// `GET /helseregistre/{register}/rapport/{id}/tallene/{fil}`: the rows behind a chart, in the order of its table.
pub async fn tallene(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    Path((register, id, fil)): Path<(String, String, String)>,
) -> Result<Response, Feilslag> {
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let id = HendelseId::les(&id).ok_or(Feilslag::FinnesIkke)?;
    let side = portal.innsyn.rapport(aktor, &register, id).await.map_err(Feilslag::ved_lesing)?;
    let graf = fil.strip_suffix(".csv").and_then(|navn| rapport::graf_i(&side, navn));
    let rader = rapport::graf::tallfil::csv(&graf.ok_or(Feilslag::FinnesIkke)?.tegning);
    csvfil::svar(rader.map_err(|feil| Feilslag::Nede { kode: logg(&feil) })?, "tallene-i-grafen")
}

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
