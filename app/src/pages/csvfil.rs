//! A table as a file for spreadsheets. Semicolons, a byte order mark and CRLF: so Norwegian Excel opens it in columns and
//! with æ, ø and å right, since its list separator is the semicolon; LibreOffice, Numbers and scripts read it as well. A
//! cell that a spreadsheet would take for a formula gets an apostrophe before it.

use crate::pages::feil::Feilslag;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

pub const BOM: &str = "\u{feff}";

/// What a spreadsheet may take for the start of a formula, the full-width forms among them.
pub const FARLIGE: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The rows as a file, in the order they are given, below their heads.
///
/// # Errors
/// Never in practice: the rows are of one length and the file is in memory.
pub fn skriv<R>(hode: impl IntoIterator<Item = String>, rader: R) -> Result<Vec<u8>, csv::Error>
where
    R: IntoIterator<Item: IntoIterator<Item = String>>,
{
    let mut ut = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(BOM.as_bytes().to_vec());
    ut.write_record(hode)?;
    for rad in rader {
        ut.write_record(rad.into_iter().map(ufarlig))?;
    }
    ut.into_inner().map_err(|feil| csv::Error::from(std::io::Error::other(feil.to_string())))
}

/// The answer with a file. `navn` is ours, without the ending.
///
/// # Errors
/// Never in practice: our names fit into a header.
pub fn svar(fil: Vec<u8>, navn: &str) -> Result<Response, Feilslag> {
    let vedlegg = HeaderValue::from_str(&format!("attachment; filename=\"{navn}.csv\""));
    let hode = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, vedlegg.map_err(|_| Feilslag::UlestSkjema)?),
    ];
    Ok((hode, fil).into_response())
}

pub(crate) fn ufarlig(celle: String) -> String {
    if celle.trim_start_matches(' ').starts_with(FARLIGE) { format!("'{celle}") } else { celle }
}
