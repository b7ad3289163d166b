//! How a form about a person is taken: [`Personskjema`]. It refuses a form that was opened for somebody else than the
//! session is for now, so that nothing is saved about the wrong person from another window (screens 5.4).

use super::feil::Feilslag;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::portal::Foresporsel;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde::de::DeserializeOwned;

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
