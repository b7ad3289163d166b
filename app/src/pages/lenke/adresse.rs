//! Sends the citizen on to the setting that a link names.

use crate::pages::feil::Feilslag;
use crate::portal::{Foresporsel, Portal};
use axum::extract::rejection::PathRejection;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// To the setting when it concerns the citizen. Anything else gets one and the same page, so that the answer tells nobody
/// who stands in which registry.
pub async fn innstilling(
    State(portal): State<Portal>,
    Extension(f): Extension<Foresporsel>,
    guid: Result<Path<String>, PathRejection>,
) -> Result<Response, Feilslag> {
    let aktor = f.aktor().map_err(Feilslag::ved_lesing)?;
    // What is not even text is no GUID, and is asked about like any other.
    let guid = guid.map(|Path(guid)| guid).unwrap_or_default();
    let (register, d) = portal.personvern.lenke(aktor, &guid).await.map_err(Feilslag::ved_lesing)?;
    let adresse = format!("/personverninnstillinger/{}/{}/{}", d.omrade.sti(), register.slug, d.slug);
    let sted = HeaderValue::from_str(&adresse).map_err(|_| Feilslag::GjelderIkke)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, sted)]).into_response())
}
