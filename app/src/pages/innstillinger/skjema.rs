//! Takes the form of the confirming page and answers with the receipt's address.

use super::page::omrade;
use super::view::ROT;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Definisjon;
use crate::domain::innstilling::Onske;
use crate::domain::svar::{ALT, Mangel, PERIODE, Raasvar, Svar, fra_prosent};
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
    /// Whom a restriction is aimed at, as codes with spaces between.
    #[serde(default)]
    m: String,
    /// First and last day of a period.
    #[serde(default)]
    fra: String,
    #[serde(default)]
    til: String,
}

impl Bekreftelse {
    fn svar(&self, d: &Definisjon) -> Result<Svar, Mangel> {
        let m =
            self.m.split_whitespace().map(|kode| fra_prosent(kode).ok_or(Mangel::Ulest)).collect::<Result<_, _>>()?;
        let omfang = match (d.perioder, self.fra.is_empty() && self.til.is_empty()) {
            (_, false) => PERIODE,
            (true, true) => ALT,
            (false, true) => "",
        };
        let [valg, omfang, fra, til] = [&*self.valg, omfang, &self.fra, &self.til].map(str::to_owned);
        Svar::les(d, &Raasvar { valg, m: Some(m), omfang, fra, til })
    }
}

/// Sets or lifts a setting.
pub async fn sett(
    State(portal): State<Portal>,
    Path((sti, part, innstilling)): Path<(String, String, String)>,
    Personskjema { aktor, skjema }: Personskjema<Bekreftelse>,
) -> Result<Response, Feilslag> {
    let omrade = omrade(&sti).map_err(Feilslag::ved_lesing)?;
    let adresse = format!("{ROT}/{}/{part}/{innstilling}", omrade.sti());
    let definisjon =
        portal.katalog.register(&part).and_then(|r| r.definisjon(&innstilling)).ok_or(Feilslag::FinnesIkke)?;
    let svar = match skjema.svar(definisjon) {
        Ok(svar) => svar,
        Err(Mangel::Utvalg) => return til_side(&format!("{adresse}/utvalg?valg=aktiv&m=&merknad=velg")),
        Err(_) => return Err(Feilslag::UlestSkjema),
    };
    let onske = Onske {
        valg: svar.valg,
        metadata: svar.metadata(),
        sett_sekvensnummer: skjema.sekvensnummer,
        forstar_sletting: skjema.forstar == "ja",
    };
    let utfall = portal.personvern.sett(&aktor, &part, &innstilling, Skjema { onske, nokkel: skjema.nokkel }).await;
    let videre = match utfall {
        Ok(Utfall::Endret(id)) => format!("{ROT}/kvittering/{id}"),
        Ok(Utfall::Uendret) => format!("{adresse}?merknad=uendret"),
        Err(Feil::Avslag(Avslag::ManglerBekreftelse)) => {
            format!("{adresse}/bekreft?{}&merknad=forstar", svar.query(definisjon))
        }
        Err(Feil::Avslag(Avslag::KreverAnnetSamtykke)) => format!("{adresse}?merknad=krever"),
        Err(feil) => return Err(Feilslag::ved_lagring(feil, adresse)),
    };
    til_side(&videre)
}

fn til_side(adresse: &str) -> Result<Response, Feilslag> {
    let sted = HeaderValue::from_str(adresse).map_err(|_| Feilslag::UlestSkjema)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, sted)]).into_response())
}
