//! Takes the choice. The form names whom it is for in its own answer, so it is taken from any window.

use crate::domain::avslag::Avslag;
use crate::domain::id::InnbyggerId;
use crate::domain::representasjon::Rolle;
use crate::pages::feil::Feilslag;
use crate::portal::{Foresporsel, Portal};
use crate::store::Feil;
use crate::store::okt::Oktnokkel;
use crate::store::relasjoner::Valgt;
use axum::extract::rejection::FormRejection;
use axum::extract::{Extension, Form, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Personvalg {
    valg: String,
}

/// Acts for somebody from here on, or for oneself again.
pub async fn velg(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    Extension(nokkel): Extension<Oktnokkel>,
    skjema: Result<Form<Personvalg>, FormRejection>,
) -> Result<Response, Feilslag> {
    let Form(skjema) = skjema.map_err(Feilslag::fra_skjema)?;
    let valgt = les(&skjema.valg).ok_or(Feilslag::UlestSkjema)?;
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let videre = match portal.okter.bytt(aktor, &nokkel, valgt).await {
        Ok(()) => "/?merknad=byttet",
        Err(Feil::Avslag(Avslag::IkkePaVegneAv(_) | Avslag::ForLavtNiva | Avslag::Sperret)) => {
            "/pa-vegne-av?merknad=avslag"
        }
        Err(feil) => return Err(Feilslag::ved_lesing(feil)),
    };
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_static(videre))]).into_response())
}

/// Reads «selv», or a person and the role one has for them: «1003-FO».
fn les(valg: &str) -> Option<Valgt> {
    if valg == "selv" {
        return Some(None);
    }
    let (id, rolle) = valg.split_once('-')?;
    Some(Some((InnbyggerId(id.parse().ok()?), Rolle::les(rolle)?)))
}
