//! Gives the citizen a chart of a report as a drawing of its own.

use super::graf::svgfil::svg;
use super::{Grafvalg, graf_i};
use crate::domain::id::HendelseId;
use crate::messages::dato;
use crate::pages::feil::Feilslag;
use crate::portal::{Foresporsel, Portal};
use crate::t;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// `GET /helseregistre/{register}/rapport/{id}/graf/{fil}`: the chart with this id, seen as the query asks.
pub async fn graf(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    Path((register, id, fil)): Path<(String, String, String)>,
    RawQuery(sporring): RawQuery,
) -> Result<Response, Feilslag> {
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let id = HendelseId::les(&id).ok_or(Feilslag::FinnesIkke)?;
    let navn = fil.strip_suffix(".svg").ok_or(Feilslag::FinnesIkke)?;
    let side = portal.innsyn.rapport(aktor, &register, id).await.map_err(Feilslag::ved_lesing)?;
    let graf = graf_i(&side, navn).ok_or(Feilslag::FinnesIkke)?;
    let visning = Grafvalg::av_sporring(&sporring.unwrap_or_default()).visning(&graf.tegning.kurs);
    let tittel = format!("{}: {}", side.register.kortnavn, graf.tittel);
    let under = t!("rapport-periode", dato = dato(side.rapport.til_og_med));
    let fil = svg(&graf.tegning, &visning, &tittel, &under);
    let navn = format!("attachment; filename=\"graf-{}.svg\"", side.rapport.til_og_med);
    let vedlegg = HeaderValue::from_str(&navn).map_err(|_| Feilslag::FinnesIkke)?;
    let hoder =
        [(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")), (header::CONTENT_DISPOSITION, vedlegg)];
    Ok((hoder, fil).into_response())
}
