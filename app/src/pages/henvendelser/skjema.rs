//! Takes the forms of cases. What must be put right is drawn again with all that was written; files cannot be, so the
//! page says which to choose again.

use super::ROT;
use super::ny::Utkast;
use super::ord::Filfeil;
use super::sak::{Meldingsutkast, Merknad};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::domain::sak::{
    Feltfeil, Henvisning, MAKS_VEDLEGG, Saksmelding, Saksskjema, Saksslag, Vedlegg, Vedleggsfeil, les_vedlegg,
    rent_navn,
};
use crate::innsyn::saker::{Nysakutfall, Nyttsvar};
use crate::pages::feil::Feilslag;
use crate::pages::skjema::{Flerdelt, Igjen, Personskjema};
use crate::portal::Portal;
use crate::store::Feil;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use std::sync::Arc;

/// Longest form key that is taken.
const LENGSTE_NOKKEL: usize = 64;

/// Opens a case; first asks for a confirmation where something is taken away.
pub async fn ny(
    State(portal): State<Portal>,
    Path((register, slag)): Path<(String, String)>,
    Personskjema { aktor, skjema }: Personskjema<Flerdelt>,
) -> Result<Response, Feilslag> {
    let slag = Saksslag::les(&slag).ok_or(Feilslag::FinnesIkke)?;
    let sti = format!("/helseregistre/{register}/henvendelse/{}", slag.kode());
    let felt = |navn| skjema.tekst(navn);
    let henvisning = Henvisning::les(felt("rapport"), felt("seksjon"), felt("felt"), felt("rad"), felt("oppslag"));
    let henvisning = henvisning.ok_or(Feilslag::FinnesIkke)?;
    let tekster = [felt("ord"), felt("tekst"), felt("onsket")];
    let mut utkast = Utkast::nytt(slag, henvisning.clone(), nokkel(&skjema)?);
    utkast.skjema = Saksskjema::ny(slag, henvisning, tekster, felt("omfang"));
    if slag.ma_bekreftes() && felt("steg") == "endre" {
        return Ok(igjen(200, sti, utkast));
    }
    let filer = filer(&skjema);
    if (slag.ma_bekreftes() && felt("steg") != "send") || filer.is_err() {
        return kontroller(&portal, &aktor, &register, (sti, utkast), filer).await;
    }
    let vedlegg = filer.unwrap_or_default();
    let navn: Vec<String> = vedlegg.iter().map(|v| v.navn.clone()).collect();
    match portal.innsyn.ny_sak(&aktor, &register, &utkast.skjema, vedlegg, &utkast.nokkel).await {
        Ok(Nysakutfall::Sendt(id)) => Ok(til(id, Merknad::Sendt)),
        Ok(Nysakutfall::MaRettes(feil)) => {
            utkast.feil = feil;
            utkast.filfeil = velg_igjen(navn);
            Ok(igjen(422, sti, utkast))
        }
        Err(feil) => Err(Feilslag::ved_lagring(feil, sti)),
    }
}

/// Looks for everything that is wrong at once; what is right is to be confirmed.
async fn kontroller(
    portal: &Portal,
    aktor: &Aktor,
    register: &str,
    (sti, mut utkast): (String, Utkast),
    filer: Result<Vec<Vedlegg>, Vec<Filfeil>>,
) -> Result<Response, Feilslag> {
    let (slag, henvisning) = (utkast.skjema.slag, utkast.skjema.henvisning.clone());
    let side = portal.innsyn.saksskjema(aktor, register, slag, henvisning).await.map_err(Feilslag::ved_lesing)?;
    utkast.feil = utkast.skjema.kontroller(&side.gjelder).err().unwrap_or_default();
    utkast.filfeil = filer.err().unwrap_or_default();
    utkast.bekreft = utkast.feil.is_empty() && utkast.filfeil.is_empty();
    let status = match (utkast.bekreft, utkast.filfeil.contains(&Filfeil::ForStortIAlt)) {
        (true, _) => 200,
        (_, true) => 413,
        _ => 422,
    };
    Ok(igjen(status, sti, utkast))
}

/// Takes a message in a case.
pub async fn svar(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Personskjema { aktor, skjema }: Personskjema<Flerdelt>,
) -> Result<Response, Feilslag> {
    melding(&portal, &aktor, &id, &skjema, false).await
}

/// Takes a complaint.
pub async fn klage(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Personskjema { aktor, skjema }: Personskjema<Flerdelt>,
) -> Result<Response, Feilslag> {
    melding(&portal, &aktor, &id, &skjema, true).await
}

async fn melding(
    portal: &Portal,
    aktor: &Aktor,
    id: &str,
    skjema: &Flerdelt,
    klage: bool,
) -> Result<Response, Feilslag> {
    let id = HendelseId::les(id).ok_or(Feilslag::FinnesIkke)?;
    let (sti, mut utkast) = (format!("{ROT}/{id}"), Meldingsutkast::nytt(klage, nokkel(skjema)?));
    let (skrevet, filer) = (Saksmelding::ny(skjema.tekst("tekst")), filer(skjema));
    utkast.tekst = match &skrevet {
        Ok(melding) => melding.tekst().to_owned(),
        Err((_, tekst)) => tekst.clone(),
    };
    let (melding, vedlegg) = match (skrevet, filer) {
        (Ok(melding), Ok(vedlegg)) => (melding, vedlegg),
        (skrevet, filer) => {
            utkast.feil = skrevet.err().map(|(feil, _): (Feltfeil, String)| feil);
            utkast.filfeil = filer.map_or_else(|feil| feil, |v| velg_igjen(v.into_iter().map(|v| v.navn).collect()));
            let status = if utkast.filfeil.contains(&Filfeil::ForStortIAlt) { 413 } else { 422 };
            return Ok(igjen(status, sti, utkast));
        }
    };
    let svar = Nyttsvar { melding, vedlegg, nokkel: utkast.nokkel.clone() };
    let lagret =
        if klage { portal.innsyn.klag(aktor, id, svar).await } else { portal.innsyn.svar_i_sak(aktor, id, svar).await };
    match lagret {
        Ok(()) => Ok(til(id, if klage { Merknad::Klaget } else { Merknad::Svart })),
        Err(Feil::Avslag(Avslag::IkkeMulig)) => {
            utkast.lukket = true;
            Ok(igjen(409, sti, utkast))
        }
        Err(feil) => Err(Feilslag::ved_lagring(feil, sti)),
    }
}

fn til(id: HendelseId, merknad: Merknad) -> Response {
    Redirect::to(&format!("{ROT}/{id}?merknad={}", merknad.kode())).into_response()
}

fn igjen<T: Clone + Send + Sync + 'static>(status: u16, sti: String, utkast: T) -> Response {
    Igjen { status, sti, gi: Arc::new(move || provide_context(utkast.clone())) }.into_response()
}

/// The form's one-time key. A form without one is not ours.
fn nokkel(skjema: &Flerdelt) -> Result<String, Feilslag> {
    let nokkel = skjema.tekst("nokkel");
    if nokkel.is_empty() || nokkel.len() > LENGSTE_NOKKEL {
        return Err(Feilslag::UlestSkjema);
    }
    Ok(nokkel.to_owned())
}

fn velg_igjen(navn: Vec<String>) -> Vec<Filfeil> {
    if navn.is_empty() { Vec::new() } else { vec![Filfeil::VelgIgjen(navn)] }
}

/// The files of a form, or what is wrong with those that are not taken; then none is.
fn filer(skjema: &Flerdelt) -> Result<Vec<Vedlegg>, Vec<Filfeil>> {
    let (mut gode, mut feil) = (Vec::new(), Vec::new());
    for fil in &skjema.filer {
        match les_vedlegg(&fil.navn, &fil.byte) {
            Ok(vedlegg) => gode.push(vedlegg),
            Err(nei) => feil.push(Filfeil::Avvist(nei)),
        }
    }
    if skjema.filer.len() > MAKS_VEDLEGG {
        feil = vec![Filfeil::Avvist(Vedleggsfeil::ForMange)];
    }
    if skjema.avkortet {
        feil = vec![Filfeil::ForStortIAlt];
    }
    if feil.is_empty() {
        return Ok(gode);
    }
    let navn: Vec<String> = gode.iter().map(|v| rent_navn(&v.navn, "")).collect();
    feil.extend(velg_igjen(navn));
    Err(feil)
}
