//! Takes the form of the confirming page and answers with the receipt's address.

use super::page::omrade;
use super::view::ROT;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Valg;
use crate::domain::innstilling::Onske;
use crate::domain::metadata::Metadata;
use crate::pages::feil::Feilslag;
use crate::pages::skjema::Personskjema;
use crate::personvern::{Skjema, Utfall};
use crate::portal::Portal;
use crate::store::Feil;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Bekreftelse {
    valg: String,
    sekvensnummer: i64,
    nokkel: String,
    #[serde(default)]
    forstar: String,
}

/// Sets or lifts a setting.
pub async fn sett(
    State(portal): State<Portal>,
    Path((sti, part, innstilling)): Path<(String, String, String)>,
    Personskjema { aktor, skjema }: Personskjema<Bekreftelse>,
) -> Result<Response, Feilslag> {
    let omrade = omrade(&sti).map_err(Feilslag::ved_lesing)?;
    let adresse = format!("{ROT}/{}/{part}/{innstilling}", omrade.sti());
    let valg = Valg::les(&skjema.valg).ok_or(Feilslag::UlestSkjema)?;
    let onske = Onske {
        valg,
        metadata: Metadata::default(),
        sett_sekvensnummer: skjema.sekvensnummer,
        forstar_sletting: skjema.forstar == "ja",
    };
    let utfall = portal.personvern.sett(&aktor, &part, &innstilling, Skjema { onske, nokkel: skjema.nokkel }).await;
    let videre = match utfall {
        Ok(Utfall::Endret(id)) => format!("{ROT}/kvittering/{id}"),
        Ok(Utfall::Uendret) => format!("{adresse}?merknad=uendret"),
        Err(Feil::Avslag(Avslag::ManglerBekreftelse)) => {
            format!("{adresse}/bekreft?valg={}&merknad=forstar", valg.kode())
        }
        Err(Feil::Avslag(Avslag::KreverAnnetSamtykke)) => format!("{adresse}?merknad=krever"),
        Err(feil) => return Err(Feilslag::ved_lagring(feil, adresse)),
    };
    let sted = HeaderValue::from_str(&videre).map_err(|_| Feilslag::UlestSkjema)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, sted)]).into_response())
}
