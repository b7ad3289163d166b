//! Files that follow a case: known by what is in them, never by what they are called.

use crate::domain::dokument::{Dokument, Dokumentslag};
use crate::domain::rapport::ren;
use data_encoding::BASE64;

/// Most files with one message.
pub const MAKS_VEDLEGG: usize = 3;
/// Largest file, in bytes.
pub const STORSTE_VEDLEGG: usize = 5 * 1024 * 1024;
/// Characters of a file's name.
const MAKS_NAVN: usize = 80;

/// A file that has been checked, under a name that is safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vedlegg {
    pub navn: String,
    pub dokument: Dokument,
}

/// Why a file is not taken; the name as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vedleggsfeil {
    ForMange,
    ForStort(String),
    Tomt(String),
    /// None of the kinds that are taken.
    FeilSlag(String),
}

/// Reads a file as it came.
///
/// # Errors
/// [`Vedleggsfeil`].
pub fn les_vedlegg(navn: &str, byte: &[u8]) -> Result<Vedlegg, Vedleggsfeil> {
    if byte.is_empty() {
        return Err(Vedleggsfeil::Tomt(rent_navn(navn, "")));
    }
    if byte.len() > STORSTE_VEDLEGG {
        return Err(Vedleggsfeil::ForStort(rent_navn(navn, "")));
    }
    let feil_slag = || Vedleggsfeil::FeilSlag(rent_navn(navn, ""));
    let slag = Dokumentslag::kjenn_igjen(byte).ok_or_else(feil_slag)?;
    let dokument = Dokument::les(slag, BASE64.encode(byte), STORSTE_VEDLEGG).map_err(|_| feil_slag())?;
    Ok(Vedlegg { navn: rent_navn(navn, slag.endelse()), dokument })
}

/// A file's name without folders, control characters and whatever a file system or a page could take for something else.
/// `endelse` is put in the place of its own when it is not empty; the only dot is the one before the ending.
pub fn rent_navn(navn: &str, endelse: &str) -> String {
    let siste = navn.rsplit(['/', '\\']).next().unwrap_or_default();
    let trygt = |c: char| if c.is_alphanumeric() || " .-_()".contains(c) { c } else { '_' };
    let renset: String = ren(siste).chars().map(trygt).collect();
    let renset = renset.trim_matches(|c: char| c == '.' || c.is_whitespace()).to_owned();
    let (stamme, egen) = match renset.rsplit_once('.') {
        Some((stamme, egen)) if !stamme.is_empty() && egen.chars().count() <= 5 => (stamme, egen),
        _ => (renset.as_str(), ""),
    };
    // A dot that the cut leaves near the end would be taken for an ending the next time.
    let stamme: String = stamme.chars().map(|c| if c == '.' { '_' } else { c }).take(MAKS_NAVN).collect();
    let stamme = if stamme.is_empty() { "vedlegg" } else { stamme.trim_end() };
    match if endelse.is_empty() { egen } else { endelse } {
        "" => stamme.to_owned(),
        endelse => format!("{stamme}.{endelse}"),
    }
}
