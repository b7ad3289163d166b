//! The facts the page makes its sentence from. No words here: they live in the message files.

use crate::domain::forlop::{Behandlingsslag, Edss, Forlop, Skar};
use jiff::{Span, civil::Date};

/// The whole course in a few facts, whatever is chosen to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sammendrag {
    pub antall_edss: usize,
    pub antall_attakker: usize,
    /// Treatments; recorded periods without one are not counted.
    pub antall_behandlinger: usize,
    pub antall_mr: usize,
    pub forste: Option<Maling>,
    pub siste: Option<Maling>,
    /// The first time the highest score was reached.
    pub hoyeste: Option<Maling>,
    /// Whether more than two years went between two readings: then the chart has a dashed line to explain.
    pub langt_opphold: bool,
}

/// An EDSS reading and its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maling {
    pub aar: i16,
    pub skar: Skar,
}

/// Sums up the course.
pub fn sammendrag(forlop: &Forlop) -> Sammendrag {
    let edss = etter_dato(forlop);
    let maling = |e: &&Edss| Maling { aar: e.dato.year(), skar: e.skar };
    // `max_by_key` gives the last of equals: seen from the end, that is the first one.
    let hoyeste = edss.iter().rev().max_by_key(|e| e.skar);
    Sammendrag {
        antall_edss: edss.len(),
        antall_attakker: forlop.attakker.len(),
        antall_behandlinger: forlop.behandlinger.iter().filter(|b| b.slag != Behandlingsslag::Ingen).count(),
        antall_mr: forlop.mr.len(),
        forste: edss.first().map(maling),
        siste: edss.last().map(maling),
        hoyeste: hoyeste.map(maling),
        langt_opphold: edss.windows(2).any(|par| er_langt_opphold(par[0].dato, par[1].dato)),
    }
}

/// The readings, oldest first.
pub(super) fn etter_dato(forlop: &Forlop) -> Vec<&Edss> {
    let mut edss: Vec<_> = forlop.edss.iter().collect();
    edss.sort_by_key(|e| e.dato);
    edss
}

/// Whether so long went between two readings that the line between them says little: more than 24 months.
pub(super) fn er_langt_opphold(fra: Date, til: Date) -> bool {
    fra.saturating_add(Span::new().months(24)) < til
}
