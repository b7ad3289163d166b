//! Answers with the log as a file. Reads only, so it is a GET.

use super::fil;
use super::page::Filterform;
use super::view::ROT;
use crate::domain::tid;
use crate::innsyn::{Loggmengde, Loggsporring};
use crate::pages::csvfil;
use crate::pages::feil::{Feilslag, logg};
use crate::portal::{Foresporsel, Portal};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query, RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

/// The filter of the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Filter {
    register: String,
    slag: String,
    hvem: String,
    kontakt: String,
    fra: String,
    til: String,
}

/// `GET /logg.csv`: everything that fits the filter, up to the limit that the page names. A day that cannot be understood
/// leads back to the page, which says what is wrong.
pub async fn csv(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    RawQuery(sporring): RawQuery,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Response, Feilslag> {
    let Query(Filter { register, slag, hvem, kontakt, fra, til }) = filter.map_err(|_| Feilslag::UlestSkjema)?;
    let i_dag = tid::dag(portal.klokke.na());
    let (filter, fra, til) = Filterform { register, slag, hvem, kontakt, fra, til }.les(i_dag);
    if fra.feil.or(til.feil).is_some() {
        return Ok(Redirect::to(&format!("{ROT}?{}", sporring.unwrap_or_default())).into_response());
    }
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let sporring = Loggsporring { filter, mengde: Loggmengde::Fil };
    let side = portal.innsyn.hele_loggen(aktor, sporring).await.map_err(Feilslag::ved_lesing)?;
    let gjelder = f.innlogget.as_ref().map(crate::portal::Innlogget::gjelder);
    let annen = gjelder.as_ref().and_then(|g| g.annen());
    let fil = fil::csv(&side, annen).map_err(|feil| Feilslag::Nede { kode: logg(&feil) })?;
    csvfil::svar(fil, &format!("logg-{i_dag}"))
}
