//! Takes a choice in a project.

use super::prosjekt::Merknad;
use super::view::sti;
use crate::domain::deltakelse::Funksjonsvalg;
use crate::innsyn::{Funksjonsskjema, Funksjonsutfall};
use crate::pages::feil::Feilslag;
use crate::pages::skjema::Personskjema;
use crate::portal::Portal;
use axum::extract::{Path, State};
use axum::response::Redirect;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Valg {
    funksjon: String,
    slag: String,
    #[serde(default)]
    verdi: String,
    nokkel: String,
}

/// Sends the choice to the registry and answers with the project's page.
pub async fn sett(
    State(portal): State<Portal>,
    Path((part, id)): Path<(String, String)>,
    Personskjema { aktor, skjema }: Personskjema<Valg>,
) -> Result<Redirect, Feilslag> {
    let sti = sti(&part, &id);
    let merknad = match les(&skjema)? {
        None => Merknad::IngenValgt,
        Some(valg) => {
            let skjema = Funksjonsskjema { valg, nokkel: skjema.nokkel };
            match portal.innsyn.sett_funksjon(&aktor, &part, &id, skjema).await {
                Ok(Funksjonsutfall::Satt) => Merknad::Satt,
                Ok(Funksjonsutfall::IkkeTilkoblet) => Merknad::IkkeTilkoblet,
                Ok(Funksjonsutfall::Feilet) => Merknad::Feilet,
                Err(feil) => return Err(Feilslag::ved_lagring(feil, sti)),
            }
        }
    };
    Ok(Redirect::to(&format!("{sti}?merknad={}", merknad.kode())))
}

/// The choice; none when nothing was chosen.
fn les(skjema: &Valg) -> Result<Option<Funksjonsvalg>, Feilslag> {
    let kortnavn = skjema.funksjon.clone();
    match (skjema.slag.as_str(), skjema.verdi.as_str()) {
        ("enkel" | "radio", "") => Ok(None),
        ("enkel", "ja") => Ok(Some(Funksjonsvalg::Enkel { kortnavn, ny_tilstand: true })),
        ("enkel", "nei") => Ok(Some(Funksjonsvalg::Enkel { kortnavn, ny_tilstand: false })),
        ("radio", valgt) => Ok(Some(Funksjonsvalg::Radio { kortnavn, valgt_opsjon: valgt.to_owned() })),
        _ => Err(Feilslag::UlestSkjema),
    }
}
