//! Takes a case worker's forms about one order: the report as a file, or why it cannot be made. Both doors are idempotent, so
//! the forms have no one-time key.

use super::{FIL, GRUNN, Leveringsutkast, Mangel};
use crate::domain::bestilling::MAKS_GRUNN;
use crate::domain::klient::Klientavslag;
use crate::domain::rapport::MAKS_BYTE;
use crate::pages::saksbehandler::ROT;
use crate::pages::saksbehandler::bestillinger::Gjort;
use crate::pages::saksbehandler::feil::Saksfeil;
use crate::pages::saksbehandler::skjema::{helt, strom};
use crate::portal::Portal;
use crate::portal::saksbehandler::Saksforesporsel;
use crate::pvk::Pvkfeil;
use crate::pvk::bestillinger::{Avsender, Bestillingsord, Leveringsfeil};
use crate::store::Feil;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Extension, Path, State};
use axum::response::Redirect;
use std::sync::Arc;

/// Largest body of a delivery: the largest report, and what the form has around it.
pub const STORSTE_LEVERING: usize = MAKS_BYTE + 64 * 1024;
/// Most bytes of the reason: the longest in UTF-8 with line breaks, and some.
const STORSTE_GRUNN: usize = MAKS_GRUNN * 8;

type Skjema = Result<Multipart, MultipartRejection>;

/// `POST /saksbehandler/bestilling/{guid}/rapport`: delivers the report of an order.
pub async fn rapport(
    State(portal): State<Portal>,
    Extension(f): Extension<Saksforesporsel>,
    Path(guid): Path<String>,
    skjema: Skjema,
) -> Result<Redirect, Saksfeil> {
    let av = Avsender::saksbehandler(f.saksbehandler().map_err(Saksfeil::ved_lesing)?);
    let rettes = |mangel| rettes(&guid, String::new(), mangel);
    let byte = match felt(skjema, FIL, MAKS_BYTE + 1).await {
        Err(Saksfeil::ForStort) => return Err(rettes(Mangel::ForStor)),
        annet => annet?,
    };
    if byte.is_empty() {
        return Err(rettes(Mangel::IngenFil));
    }
    match portal.pvk.lever_bestilling(&av, &guid, &byte).await {
        Ok(_) => Ok(til_listen(Gjort::Levert)),
        Err(Leveringsfeil::Rapport(feil)) => Err(rettes(Mangel::Rapport(feil))),
        Err(Leveringsfeil::Pvk(feil)) => Err(ved_lagring(feil)),
    }
}

/// `POST /saksbehandler/bestilling/{guid}/feilet`: the report cannot be made, and why.
pub async fn feilet(
    State(portal): State<Portal>,
    Extension(f): Extension<Saksforesporsel>,
    Path(guid): Path<String>,
    skjema: Skjema,
) -> Result<Redirect, Saksfeil> {
    let av = Avsender::saksbehandler(f.saksbehandler().map_err(Saksfeil::ved_lesing)?);
    let byte = felt(skjema, GRUNN, STORSTE_GRUNN).await?;
    // A browser sends line breaks as two characters.
    let grunn = String::from_utf8(byte).map_err(|_| Saksfeil::UlestSkjema)?.replace("\r\n", "\n");
    let mangel = match grunn.trim() {
        "" => Some(Mangel::IngenGrunn),
        lang if lang.chars().count() > MAKS_GRUNN => Some(Mangel::ForLangGrunn),
        _ => None,
    };
    if let Some(mangel) = mangel {
        return Err(rettes(&guid, grunn, mangel));
    }
    match portal.pvk.si_om_bestilling(&av, &guid, Bestillingsord::Feilet { grunn }).await {
        Ok(()) => Ok(til_listen(Gjort::Feilet)),
        Err(feil) => Err(ved_lagring(feil)),
    }
}

fn til_listen(gjort: Gjort) -> Redirect {
    Redirect::to(&format!("{ROT}/bestillinger?gjort={}", gjort.kode()))
}

fn rettes(guid: &str, grunn: String, mangel: Mangel) -> Saksfeil {
    Saksfeil::LeveringRettes(Arc::new(Leveringsutkast { guid: guid.to_owned(), grunn, mangel }))
}

/// The one field of a form that has one; empty when it is not there.
async fn felt(skjema: Skjema, navn: &str, mest: usize) -> Result<Vec<u8>, Saksfeil> {
    let mut skjema = skjema.map_err(|_| Saksfeil::UlestSkjema)?;
    while let Some(felt) = skjema.next_field().await.map_err(|f| strom(&f))? {
        if felt.name() == Some(navn) {
            return helt(felt, mest).await;
        }
    }
    Ok(Vec::new())
}

/// The page for what went wrong while saving. A fault is logged here, once, with the code that is shown.
fn ved_lagring(feil: Pvkfeil) -> Saksfeil {
    match feil {
        Pvkfeil::Avslag(Klientavslag::BestillingAvsluttet) => Saksfeil::BestillingAvsluttet,
        Pvkfeil::Avslag(Klientavslag::KanIkkeLagres) => Saksfeil::KanIkkeLagres,
        Pvkfeil::Avslag(_) | Pvkfeil::Feil(Feil::Avslag(_)) => Saksfeil::FinnesIkke,
        Pvkfeil::Feil(fault) => Saksfeil::Leveringsfeil { kode: crate::pages::feil::logg(&fault) },
    }
}
