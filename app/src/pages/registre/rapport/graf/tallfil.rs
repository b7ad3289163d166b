//! The rows behind a chart as a file for spreadsheets.

use super::{Grafrad, Tegning};
use crate::charts::kurs::Plass;
use crate::t;

/// The same rows as a file for spreadsheets, each with the name of its track.
///
/// # Errors
/// Never in practice: the rows are of one length and in memory.
pub fn csv(tegning: &Tegning) -> Result<Vec<u8>, csv::Error> {
    let spor = |nr: usize| tegning.kurs.spor.get(nr).map(|s| s.navn.clone()).unwrap_or_default();
    let rad = |(p, r): (Plass, &Grafrad)| [spor(p.spor), r.hva.ren(), r.nar.clone(), r.mer.ren(), r.kilde.ren()];
    let hode = [t!("graf-spor-navn"), t!("graf-hva"), t!("graf-nar"), t!("graf-mer"), t!("rapport-kilde")];
    crate::pages::csvfil::skriv(hode, tegning.kurs.merker().zip(&tegning.rader).map(rad))
}
