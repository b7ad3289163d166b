//! Files that belong to a report. Given to the citizen to save, never shown in the page.

use super::MAKS_BYTE;
use crate::domain::dokument::{Dokument, Dokumentslag, UlestDokument};
use serde::{Deserialize, Serialize};

/// A file as the registry sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vedlegg {
    /// `application/pdf`, `image/png`, `image/jpeg` or `text/plain`.
    pub mimetype: String,
    /// Base64.
    pub innhold: String,
    pub innholdsbeskrivelse: String,
}

impl Vedlegg {
    /// What it says it is, when that is taken.
    pub fn slag(&self) -> Option<Dokumentslag> {
        Dokumentslag::RAPPORT.into_iter().find(|s| s.mime() == self.mimetype)
    }

    /// The file itself.
    ///
    /// # Errors
    /// [`UlestDokument`] when its kind is not taken, or its contents are not of that kind.
    pub fn dokument(&self) -> Result<Dokument, UlestDokument> {
        Dokument::les(self.slag().ok_or(UlestDokument)?, self.innhold.clone(), MAKS_BYTE)
    }
}
