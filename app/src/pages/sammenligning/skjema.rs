//! Takes the choice and leads back to the report.

use super::view::{Utkast, rapporten};
use crate::domain::avslag::Avslag;
use crate::domain::forlop::sammenligning::{Sammenligningsvalg, Skala};
use crate::domain::id::HendelseId;
use crate::innsyn::Sammenligningsskjema;
use crate::pages::feil::Feilslag;
use crate::pages::skjema::{Igjen, Personskjema};
use crate::portal::Portal;
use crate::store::Feil;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
pub struct Valg {
    /// Left out when no group was chosen.
    #[serde(default)]
    skala: String,
    #[serde(default)]
    valg: String,
    nokkel: String,
}

/// Stores the choice. To see the comparison one must have chosen a group.
pub async fn velg(
    State(portal): State<Portal>,
    Path((register, id)): Path<(String, String)>,
    Personskjema { aktor, skjema }: Personskjema<Valg>,
) -> Result<Response, Feilslag> {
    let id = HendelseId::les(&id).ok_or(Feilslag::FinnesIkke)?;
    let rapport = rapporten(&register, id);
    let valg = match (skjema.valg.as_str(), skjema.skala.as_str()) {
        ("ikke", _) => Sammenligningsvalg::Ikke,
        ("aldri", _) => Sammenligningsvalg::Aldri,
        ("vis", "") => {
            // Drawn again only where there is such a page: what is hidden answers as what does not exist.
            portal.innsyn.sammenligning(&aktor, &register, id).await.map_err(Feilslag::ved_lesing)?;
            return Ok(igjen(format!("{rapport}/sammenligning"), skjema.nokkel));
        }
        ("vis", skala) => Sammenligningsvalg::Vis(Skala::les(skala).ok_or(Feilslag::UlestSkjema)?),
        _ => return Err(Feilslag::UlestSkjema),
    };
    let skjema = Sammenligningsskjema { valg, nokkel: skjema.nokkel };
    match portal.innsyn.velg_sammenligning(&aktor, &register, id, skjema).await {
        Ok(()) => {
            let sted = if valg.skala().is_some() { "#graf" } else { "" };
            Ok(Redirect::to(&format!("{rapport}{sted}")).into_response())
        }
        Err(Feil::Avslag(Avslag::FinnesIkke)) => Err(Feilslag::FinnesIkke),
        Err(feil) => Err(Feilslag::ved_lagring(feil, rapport)),
    }
}

fn igjen(sti: String, nokkel: String) -> Response {
    let utkast = Utkast { nokkel, mangler: true };
    Igjen { status: 422, sti, gi: Arc::new(move || provide_context(utkast.clone())) }.into_response()
}
