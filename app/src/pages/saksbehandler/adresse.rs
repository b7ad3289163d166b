//! Gives a case worker a file of a case.

use super::feil::Saksfeil;
use crate::pages::fil;
use crate::portal::Portal;
use crate::portal::saksbehandler::Saksforesporsel;
use crate::pvk::saker::Behandler;
use axum::extract::{Extension, Path, State};
use axum::response::Response;

/// `GET /saksbehandler/sak/{guid}/vedlegg/{nr}`.
pub async fn vedlegg(
    State(portal): State<Portal>,
    Extension(f): Extension<Saksforesporsel>,
    Path((guid, nr)): Path<(String, String)>,
) -> Result<Response, Saksfeil> {
    let hvem = f.saksbehandler().map_err(Saksfeil::ved_lesing)?;
    let nr: i64 = nr.parse().map_err(|_| Saksfeil::FinnesIkke)?;
    let fil = portal.pvk.saksfil(Behandler::Saksbehandler(hvem), &guid, nr).await.map_err(Saksfeil::ved_lesing)?;
    fil::svar(&fil, &format!("vedlegg-{nr}")).map_err(|_| Saksfeil::FinnesIkke)
}
