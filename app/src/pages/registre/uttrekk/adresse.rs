//! Answers with the citizen's extract as a file. Reads only, so it is a GET; every registry that is read is noted.

use super::{dokument, tabeller};
use crate::domain::definisjon::Omrade;
use crate::domain::uttrekk::{FORM, Innstillingsuttrekk, Uttrekk, VERSJON, fhir};
use crate::oppsett::oppsett;
use crate::pages::feil::{Feilslag, logg};
use crate::portal::{Foresporsel, Portal};
use crate::store::Feil;
use axum::extract::{Extension, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// The whole extract of the one acted for.
async fn samle(portal: &Portal, f: &Foresporsel) -> Result<Uttrekk, Feil> {
    let aktor = f.aktor()?;
    let person = portal.innsyn.person(aktor).await?;
    let registre = portal.innsyn.uttrekk(aktor).await?;
    let mut innstillinger = Vec::new();
    for omrade in [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning] {
        for del in portal.personvern.liste(aktor, omrade).await? {
            let satt = del.innstillinger.into_iter().filter_map(|r| Some((r.lagret?, r.definisjon)));
            innstillinger.extend(satt.map(|(lagret, d)| Innstillingsuttrekk {
                register: del.register.navn.clone(),
                definisjon: d.id.0,
                slag: d.type_pi,
                tittel: d.tittel,
                sporsmal: d.sporsmal,
                aktiv: lagret.aktiv,
                sekvensnummer: lagret.sekvensnummer,
                endret: lagret.endret,
                i_kraft: lagret.i_kraft,
            }));
        }
    }
    Ok(Uttrekk {
        form: FORM.to_owned(),
        versjon: VERSJON,
        tjeneste: oppsett().tjeneste,
        adresse: oppsett().adresse,
        laget: portal.klokke.na(),
        navn: person.navn,
        fodt: person.fodt,
        registre,
        innstillinger,
    })
}

/// `GET …/innsyn.html`: a page that opens without the portal and without a network.
pub async fn html(State(portal): State<Portal>, Extension(f): Extension<Foresporsel>) -> Result<Response, Feilslag> {
    let uttrekk = samle(&portal, &f).await.map_err(Feilslag::ved_lesing)?;
    let dag = uttrekk.laget;
    fil(dokument::html(uttrekk).into_bytes(), "text/html; charset=utf-8", "html", dag)
}

/// `GET …/innsyn.json`: the extract as it is; reads back to the same.
pub async fn json(State(portal): State<Portal>, Extension(f): Extension<Foresporsel>) -> Result<Response, Feilslag> {
    let uttrekk = samle(&portal, &f).await.map_err(Feilslag::ved_lesing)?;
    fil(som_json(&uttrekk)?, "application/json", "json", uttrekk.laget)
}

/// `GET …/innsyn-tabeller.zip`: a CSV file for each table.
pub async fn zip(State(portal): State<Portal>, Extension(f): Extension<Foresporsel>) -> Result<Response, Feilslag> {
    let uttrekk = samle(&portal, &f).await.map_err(Feilslag::ved_lesing)?;
    let byte = tabeller::zip(&uttrekk).map_err(|feil| Feilslag::Nede { kode: logg(&feil) })?;
    fil(byte, "application/zip", "zip", uttrekk.laget)
}

/// `GET …/innsyn-fhir.json`: what maps naturally to HL7 FHIR R4.
pub async fn fhir(State(portal): State<Portal>, Extension(f): Extension<Foresporsel>) -> Result<Response, Feilslag> {
    let uttrekk = samle(&portal, &f).await.map_err(Feilslag::ved_lesing)?;
    fil(som_json(&fhir::bundle(&uttrekk))?, "application/fhir+json", "fhir.json", uttrekk.laget)
}

fn som_json(hva: &impl serde::Serialize) -> Result<Vec<u8>, Feilslag> {
    serde_json::to_vec_pretty(hva).map_err(|feil| Feilslag::Nede { kode: logg(&feil) })
}

fn fil(byte: Vec<u8>, mime: &'static str, endelse: &str, laget: jiff::Timestamp) -> Result<Response, Feilslag> {
    let dag = crate::domain::tid::dag(laget);
    let vedlegg = HeaderValue::from_str(&format!("attachment; filename=\"innsyn-{dag}.{endelse}\""))
        .map_err(|_| Feilslag::FinnesIkke)?;
    let hoder = [(header::CONTENT_TYPE, HeaderValue::from_static(mime)), (header::CONTENT_DISPOSITION, vedlegg)];
    Ok((hoder, byte).into_response())
}

#[cfg(test)]
mod tests;
