//! Answers with the history as a file. Reads only, so it is a GET.

use super::fil;
use super::page::{Filterform, leser};
use super::view::ROT;
use crate::domain::tid;
use crate::pages::csvfil;
use crate::pages::feil::{Feilslag, logg};
use crate::personvern::{Historikksporring, Mengde};
use crate::portal::{Foresporsel, Portal};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query, RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// The filter of the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Filter {
    omrade: String,
    register: String,
    hvem: String,
    fra: String,
    til: String,
}

/// `GET …/historikk.csv`: everything that fits the filter. A day that cannot be understood leads back to the page,
/// which says what is wrong.
pub async fn csv(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    RawQuery(sporring): RawQuery,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Response, Feilslag> {
    let Query(Filter { omrade, register, hvem, fra, til }) = filter.map_err(|_| Feilslag::UlestSkjema)?;
    let i_dag = tid::dag(portal.klokke.na());
    let (utvalg, fra, til) = Filterform { omrade, register, hvem, fra, til }.les(i_dag);
    if fra.feil.or(til.feil).is_some() {
        let sted = format!("{ROT}?{}", sporring.unwrap_or_default());
        let sted = HeaderValue::from_str(&sted).map_err(|_| Feilslag::UlestSkjema)?;
        return Ok((StatusCode::SEE_OTHER, [(header::LOCATION, sted)]).into_response());
    }
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let sporring = Historikksporring { utvalg, mengde: Mengde::Fil };
    let side = portal.personvern.historikk(aktor, sporring).await.map_err(Feilslag::ved_lesing)?;
    let fil = fil::csv(&side.rader, leser(&f)).map_err(|feil| Feilslag::Nede { kode: logg(&feil) })?;
    csvfil::svar(fil, &format!("historikk-{i_dag}"))
}
