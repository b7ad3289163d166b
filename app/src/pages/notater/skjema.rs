//! Takes the forms of notes and leads back to the list. What must be put right is drawn again with all that was written.

use super::view::{Merknad, Utkast, sti};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::domain::notat::Notatskjema;
use crate::domain::tid;
use crate::innsyn::Notatendring;
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
pub struct Skrevet {
    #[serde(default)]
    aar: String,
    #[serde(default)]
    maaned: String,
    #[serde(default)]
    dag: String,
    #[serde(default)]
    tekst: String,
    /// The note that is changed.
    #[serde(default)]
    notat: String,
    nokkel: String,
}

#[derive(Deserialize)]
pub struct Valgt {
    #[serde(default)]
    notat: String,
    nokkel: String,
}

/// Adds a note, or changes one.
pub async fn lagre(
    State(portal): State<Portal>,
    Path(register): Path<String>,
    Personskjema { aktor, skjema: s }: Personskjema<Skrevet>,
) -> Result<Response, Feilslag> {
    let endres = match s.notat.as_str() {
        "" => None,
        id => Some(HendelseId::les(id).ok_or(Feilslag::FinnesIkke)?),
    };
    let skjema = Notatskjema::ny([&s.aar, &s.maaned, &s.dag, &s.tekst]);
    let utkast = Utkast { skjema, endres, nokkel: s.nokkel, ..Utkast::default() };
    let innhold = match utkast.skjema.kontroller(tid::dag(portal.klokke.na())) {
        Ok(innhold) => innhold,
        Err(feil) => {
            // Drawn again only where there is such a page: what is hidden answers as what does not exist.
            portal.innsyn.notater(&aktor, &register).await.map_err(Feilslag::ved_lesing)?;
            return Ok(igjen(422, &register, Utkast { feil, ..utkast }));
        }
    };
    let endring = match endres {
        Some(id) => Notatendring::Endre(id, innhold),
        None => Notatendring::Ny(innhold),
    };
    match portal.innsyn.endre_notater(&aktor, &register, endring, &utkast.nokkel).await {
        Err(Feil::Avslag(Avslag::IkkeMulig)) => Ok(igjen(409, &register, Utkast { fullt: true, ..utkast })),
        svar => etter(svar, &register, Merknad::Lagret),
    }
}

/// Deletes a note.
pub async fn slett(
    State(portal): State<Portal>,
    Path(register): Path<String>,
    Personskjema { aktor, skjema }: Personskjema<Valgt>,
) -> Result<Response, Feilslag> {
    let id = HendelseId::les(&skjema.notat).ok_or(Feilslag::FinnesIkke)?;
    gjor(&portal, &aktor, &register, (Notatendring::Slett(id), Merknad::Slettet(id)), &skjema.nokkel).await
}

/// Has a deleted note back.
pub async fn angre(
    State(portal): State<Portal>,
    Path(register): Path<String>,
    Personskjema { aktor, skjema }: Personskjema<Valgt>,
) -> Result<Response, Feilslag> {
    let id = HendelseId::les(&skjema.notat).ok_or(Feilslag::FinnesIkke)?;
    match gjor(&portal, &aktor, &register, (Notatendring::Angre(id), Merknad::Angret), &skjema.nokkel).await {
        // Too late: the page says so.
        Err(Feilslag::FinnesIkke) => etter(Ok(()), &register, Merknad::Slettet(id)),
        svar => svar,
    }
}

async fn gjor(
    portal: &Portal,
    aktor: &Aktor,
    register: &str,
    (endring, merknad): (Notatendring, Merknad),
    nokkel: &str,
) -> Result<Response, Feilslag> {
    match portal.innsyn.endre_notater(aktor, register, endring, nokkel).await {
        Err(Feil::Avslag(Avslag::IkkeMulig)) => {
            Ok(igjen(409, register, Utkast { nokkel: nokkel.to_owned(), fullt: true, ..Utkast::default() }))
        }
        svar => etter(svar, register, merknad),
    }
}

/// The answer: the list, which says what was done.
fn etter(svar: Result<(), Feil>, register: &str, merknad: Merknad) -> Result<Response, Feilslag> {
    match svar {
        Ok(()) => Ok(Redirect::to(&format!("{}{}", sti(register), merknad.sporring())).into_response()),
        Err(Feil::Avslag(Avslag::FinnesIkke)) => Err(Feilslag::FinnesIkke),
        Err(feil) => Err(Feilslag::ved_lagring(feil, sti(register))),
    }
}

fn igjen(status: u16, register: &str, utkast: Utkast) -> Response {
    let gi = Arc::new(move || provide_context(utkast.clone()));
    Igjen { status, sti: sti(register), gi }.into_response()
}
