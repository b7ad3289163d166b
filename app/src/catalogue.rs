//! The catalogue files that are compiled in. Reading them from elsewhere is the server's business.

use crate::domain::katalog::{Katalog, Katalogfeil};

include!(concat!(env!("OUT_DIR"), "/catalogue_files.rs"));

/// File name and text of each embedded catalogue file.
pub fn filer() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILER.iter().copied()
}

/// The embedded catalogue, checked.
///
/// # Errors
/// The first fault, with file and line.
pub fn innebygd() -> Result<Katalog, Katalogfeil> {
    Katalog::les(filer())
}
