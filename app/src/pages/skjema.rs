//! How a form about a person is taken: [`Personskjema`]. It refuses a form that was opened for somebody else than the
//! session is for now, so that nothing is saved about the wrong person from another window (screens 5.4).

use super::feil::Feilslag;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::portal::Foresporsel;
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::rejection::BytesRejection;
use axum::extract::{Form, FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fmt;
use std::sync::Arc;

/// A form with `<ForPerson/>` in it: what it says, and the actor it was opened for. Take all fields as
/// `Vec<(String, String)>` where a name can come more than once.
#[derive(Clone, Debug)]
pub struct Personskjema<T> {
    pub aktor: Aktor,
    pub skjema: T,
}

#[derive(Deserialize)]
struct Gjelderfelt {
    gjelder: i64,
}

impl<T, S> FromRequest<S> for Personskjema<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Feilslag;

    async fn from_request(foresporsel: Request, state: &S) -> Result<Self, Self::Rejection> {
        let f = foresporsel.extensions().get::<Foresporsel>().cloned();
        let ingen = || Feilslag::ved_lesing(Avslag::FinnesIkke.into());
        let aktor = f.ok_or_else(ingen)?.aktor().map_err(Feilslag::ved_lesing)?.clone();
        let (hode, kropp) = foresporsel.into_parts();
        let byte = Bytes::from_request(Request::from_parts(hode.clone(), kropp), state).await.map_err(ulest)?;
        let igjen = || Request::from_parts(hode.clone(), Body::from(byte.clone()));
        let Form(felt) = Form::<Gjelderfelt>::from_request(igjen(), state).await.map_err(Feilslag::fra_skjema)?;
        if felt.gjelder != aktor.gjelder().0 {
            return Err(Feilslag::AnnenPerson);
        }
        let Form(skjema) = Form::<T>::from_request(igjen(), state).await.map_err(Feilslag::fra_skjema)?;
        Ok(Self { aktor, skjema })
    }
}

fn ulest(feil: BytesRejection) -> Feilslag {
    if feil.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
        Feilslag::ForStort
    } else {
        Feilslag::UlestSkjema
    }
}

/// Largest form with files, in bytes: more than may be taken, so that the answer to too large a file is a page and not a
/// broken connection.
pub const STORSTE_MED_FILER: usize = 24 * 1024 * 1024;
/// Bytes of all texts of a form with files together.
const STORSTE_TEKSTER: usize = 256 * 1024;
/// Files that are kept; of more there is only said that they were too many.
const FLEST_FILER: usize = 4;

/// A form that may hold files: sent in parts, or as any other form when there are none. Not for `Form`'s way of reading.
#[derive(Debug, Default)]
pub struct Flerdelt {
    felt: Vec<(String, String)>,
    pub filer: Vec<Innlevert>,
    /// The whole was larger than [`STORSTE_MED_FILER`]: what came first is here.
    pub avkortet: bool,
}

/// A file as it came. `Debug` shows neither name nor contents.
#[derive(Default)]
pub struct Innlevert {
    pub navn: String,
    /// Never more than the limit it was read with; then it is one byte longer than it may be.
    pub byte: Vec<u8>,
}

impl fmt::Debug for Innlevert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Innlevert({} bytes)", self.byte.len())
    }
}

impl Flerdelt {
    /// A text of the form; empty when it has none of that name.
    pub fn tekst(&self, navn: &str) -> &str {
        self.felt.iter().find(|(n, _)| n == navn).map_or("", |(_, v)| v)
    }

    /// Takes a text. Each name comes once.
    fn ta(&mut self, navn: String, verdi: String) -> Result<(), Feilslag> {
        if self.felt.iter().any(|(n, _)| *n == navn) {
            return Err(Feilslag::UlestSkjema);
        }
        let storrelse: usize = self.felt.iter().map(|(n, v)| n.len() + v.len()).sum();
        if storrelse + navn.len() + verdi.len() > STORSTE_TEKSTER {
            return Err(Feilslag::ForStort);
        }
        self.felt.push((navn, verdi));
        Ok(())
    }

    async fn av_deler(mut deler: Multipart) -> Result<Self, Feilslag> {
        let mut skjema = Self::default();
        loop {
            let felt = match deler.next_field().await {
                Ok(Some(felt)) => felt,
                Ok(None) => return Ok(skjema),
                Err(feil) => return skjema.avbrutt(&feil),
            };
            let (navn, fil) = (felt.name().unwrap_or_default().to_owned(), felt.file_name().map(str::to_owned));
            let grense = if fil.is_some() { crate::domain::sak::STORSTE_VEDLEGG } else { STORSTE_TEKSTER };
            let byte = match les_del(felt, grense).await {
                Ok(byte) => byte,
                Err(feil) => return skjema.avbrutt(&feil),
            };
            match fil {
                // A field for files in which nothing was chosen.
                Some(fil) if fil.is_empty() && byte.is_empty() => (),
                Some(_) if skjema.filer.len() == FLEST_FILER => (),
                Some(fil) => skjema.filer.push(Innlevert { navn: fil, byte }),
                None => skjema.ta(navn, String::from_utf8(byte).map_err(|_| Feilslag::UlestSkjema)?)?,
            }
        }
    }

    /// What came before the limit is kept, so that it can be shown again.
    fn avbrutt(mut self, feil: &MultipartError) -> Result<Self, Feilslag> {
        if feil.status() != StatusCode::PAYLOAD_TOO_LARGE {
            return Err(Feilslag::UlestSkjema);
        }
        self.avkortet = true;
        Ok(self)
    }
}

/// Reads a part to its end; of one that is too large one byte more than `grense` is kept.
async fn les_del(mut felt: Field<'_>, grense: usize) -> Result<Vec<u8>, MultipartError> {
    let mut byte = Vec::new();
    while let Some(del) = felt.chunk().await? {
        let plass = (grense + 1).saturating_sub(byte.len());
        byte.extend_from_slice(&del[..del.len().min(plass)]);
    }
    Ok(byte)
}

impl<S: Send + Sync> FromRequest<S> for Personskjema<Flerdelt> {
    type Rejection = Feilslag;

    async fn from_request(foresporsel: Request, state: &S) -> Result<Self, Self::Rejection> {
        let f = foresporsel.extensions().get::<Foresporsel>().cloned();
        let ingen = || Feilslag::ved_lesing(Avslag::FinnesIkke.into());
        let aktor = f.ok_or_else(ingen)?.aktor().map_err(Feilslag::ved_lesing)?.clone();
        let slag = foresporsel.headers().get(header::CONTENT_TYPE).map(|t| t.as_bytes().to_ascii_lowercase());
        let skjema = if slag.is_some_and(|t| t.starts_with(b"multipart/")) {
            let deler = Multipart::from_request(foresporsel, state).await.map_err(|_| Feilslag::UlestSkjema)?;
            Flerdelt::av_deler(deler).await?
        } else {
            let felt = Form::<Vec<(String, String)>>::from_request(foresporsel, state).await;
            let mut skjema = Flerdelt::default();
            for (navn, verdi) in felt.map_err(Feilslag::fra_skjema)?.0 {
                skjema.ta(navn, verdi)?;
            }
            skjema
        };
        // Cut off before it said whom it is about, there is nothing to show again.
        let ulest = || if skjema.avkortet { Feilslag::ForStort } else { Feilslag::UlestSkjema };
        let gjelder: i64 = skjema.tekst("gjelder").parse().map_err(|_| ulest())?;
        if gjelder != aktor.gjelder().0 {
            return Err(Feilslag::AnnenPerson);
        }
        Ok(Self { aktor, skjema })
    }
}

/// A page that answers a form: drawn at `sti` as if it had been asked for, with what the form held as context. For what
/// must be put right, and for confirming what is too long for an address. Nothing has been stored.
#[derive(Clone)]
pub struct Igjen {
    pub status: u16,
    pub sti: String,
    /// Provides what the page is drawn with.
    pub gi: Arc<dyn Fn() + Send + Sync>,
}

/// The status alone, with the page for whoever draws it (the outermost layer of the server).
impl IntoResponse for Igjen {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or_default();
        (status, Extension(self)).into_response()
    }
}
