//! The catalogue files and the directory that are compiled in. Reading them from elsewhere is the server's business.

use crate::domain::adresseregister::Adresseregister;
use crate::domain::katalog::{Katalog, Katalogfeil};

include!(concat!(env!("OUT_DIR"), "/catalogue_files.rs"));

mod oppforinger {
    include!(concat!(env!("OUT_DIR"), "/directory_files.rs"));
}

/// File name and text of each embedded catalogue file.
pub fn filer() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILER.iter().copied()
}

/// The embedded catalogue under the product's usual name, checked.
///
/// # Errors
/// The first fault, with file and line.
pub fn innebygd() -> Result<Katalog, Katalogfeil> {
    les(filer(), "Innsyn")
}

/// Parses and checks catalogue files; `{tjeneste}` in a text stands for the product's name.
///
/// # Errors
/// The first fault, with file and line.
pub fn les<'a>(filer: impl IntoIterator<Item = (&'a str, &'a str)>, tjeneste: &str) -> Result<Katalog, Katalogfeil> {
    let filer: Vec<(&str, String)> =
        filer.into_iter().map(|(navn, tekst)| (navn, tekst.replace("{tjeneste}", tjeneste))).collect();
    Katalog::les(filer.iter().map(|(navn, tekst)| (*navn, tekst.as_str())))
}

/// The embedded directory, checked.
///
/// # Errors
/// The first fault.
pub fn adresseregister() -> Result<Adresseregister, String> {
    let filer: Vec<&str> = oppforinger::FILER.iter().map(|(_, tekst)| *tekst).collect();
    Adresseregister::les(&filer.join("\n"))
}
