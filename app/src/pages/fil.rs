//! Gives a citizen a file that a registry sent. It may be hostile: it is always saved, never shown, by its checked kind
//! alone; the server adds `nosniff` and a content policy that allows nothing.

use crate::domain::dokument::Dokument;
use crate::pages::feil::Feilslag;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// The answer with a file. `navn` is ours, without the ending.
///
/// # Errors
/// Never in practice: our names fit into a header.
pub fn svar(dokument: &Dokument, navn: &str) -> Result<Response, Feilslag> {
    let slag = dokument.slag();
    let vedlegg = HeaderValue::from_str(&format!("attachment; filename=\"{navn}.{}\"", slag.endelse()))
        .map_err(|_| Feilslag::FinnesIkke)?;
    let hoder = [(header::CONTENT_TYPE, HeaderValue::from_static(slag.mime())), (header::CONTENT_DISPOSITION, vedlegg)];
    Ok((hoder, dokument.byte()).into_response())
}
