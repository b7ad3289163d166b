//! Gives the citizen their signed receipt, and judges one that is handed in.

use super::view::{Utfall, Valgfeil};
use crate::domain::id::HendelseId;
use crate::pages::feil::Feilslag;
use crate::portal::{Foresporsel, Portal};
use crate::store::signering::STORSTE;
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The signed receipt as a file.
pub async fn signert(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    Path(id): Path<String>,
) -> Result<Response, Feilslag> {
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    let id = HendelseId::les(&id).ok_or(Feilslag::FinnesIkke)?;
    let jws = portal.personvern.signert(aktor, id).await.map_err(Feilslag::ved_lesing)?;
    let navn = HeaderValue::from_str(&format!("attachment; filename=\"kvittering-{id}.jws\""))
        .map_err(|_| Feilslag::FinnesIkke)?;
    let hoder =
        [(header::CONTENT_TYPE, HeaderValue::from_static("application/jose")), (header::CONTENT_DISPOSITION, navn)];
    Ok((hoder, jws).into_response())
}

/// What a form of the page `/verifiser` holds, as the result to draw and its status.
///
/// # Errors
/// [`Feilslag::UlestSkjema`] for what is no form; a fault when keys cannot be looked up.
pub async fn bedom(
    portal: &Portal,
    skjema: Result<Multipart, MultipartRejection>,
) -> Result<(StatusCode, Utfall), Feilslag> {
    let mut skjema = skjema.map_err(|_| Feilslag::UlestSkjema)?;
    let (mut fil, mut tekst) = (Innlevert::default(), Innlevert::default());
    loop {
        let felt = match skjema.next_field().await {
            Ok(Some(felt)) => felt,
            Ok(None) => break,
            Err(feil) => return fra_strom(&feil),
        };
        let mal = match felt.name() {
            Some("fil") => &mut fil,
            Some("tekst") => &mut tekst,
            _ => continue,
        };
        if let Err(feil) = mal.les(felt).await {
            return fra_strom(&feil);
        }
    }
    if fil.for_stor || tekst.for_stor {
        return Ok((StatusCode::PAYLOAD_TOO_LARGE, Utfall::IkkeLest(Valgfeil::ForStor)));
    }
    // A file is judged as it is, byte by byte; around pasted text there may be space that is not part of it.
    let innlevert = if fil.byte.is_empty() { tekst.byte.trim_ascii() } else { &fil.byte };
    if innlevert.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Utfall::IkkeLest(Valgfeil::Ingenting)));
    }
    let dom = portal.signering.verifiser(innlevert).await.map_err(Feilslag::ved_lesing)?;
    Ok((StatusCode::OK, dom.map_or_else(Utfall::Ugyldig, Utfall::Ekte)))
}

/// A field of the form, as much of it as can be a receipt.
#[derive(Default)]
struct Innlevert {
    byte: Vec<u8>,
    for_stor: bool,
}

impl Innlevert {
    /// Reads a field to its end; of one that is too large nothing more is kept.
    async fn les(&mut self, mut felt: Field<'_>) -> Result<(), MultipartError> {
        while let Some(del) = felt.chunk().await? {
            self.for_stor |= self.byte.len() + del.len() > STORSTE;
            if !self.for_stor {
                self.byte.extend_from_slice(&del);
            }
        }
        Ok(())
    }
}

fn fra_strom(feil: &MultipartError) -> Result<(StatusCode, Utfall), Feilslag> {
    match feil.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Ok((StatusCode::PAYLOAD_TOO_LARGE, Utfall::IkkeLest(Valgfeil::ForStor))),
        _ => Err(Feilslag::UlestSkjema),
    }
}
