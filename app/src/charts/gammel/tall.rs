//! The table behind the chart: one row for each mark, oldest first.

use super::Visning;
use super::tidsakse::Vindu;
use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Forlop, Mr, Skar};
use crate::domain::tid::Dato;
use jiff::civil::Date;

/// A row of the table «Tallene i grafen».
#[derive(Clone, Debug, PartialEq)]
pub struct Tallrad {
    /// As the registry holds it, with unknown month or day.
    pub dato: Dato,
    pub slag: Tallslag,
    pub verdi: Verdi,
    pub sykehus: String,
}

/// The column «Type»; also the order of rows on the same day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tallslag {
    Behandling,
    Edss,
    Attakk,
    Mr,
}

/// The column «Verdi eller beskrivelse», as facts: the page finds the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdi {
    Edss(Skar),
    Attakk {
        bedring: Bedring,
        steroider: Option<bool>,
        beskrivelse: Option<String>,
    },
    Behandling {
        nr: u16,
        legemiddel: Option<String>,
        virkestoff: Option<String>,
        slag: Behandlingsslag,
        til: Option<Date>,
        grunn: Option<String>,
        /// The last day drawn: when it stopped, the report date if ongoing, or for pulses the end of the dotted tail
        /// (the effect is expected to last until the next treatment). A matter of drawing, not of record.
        tegnes_til: Date,
    },
    Mr {
        omrade: String,
        nye_t2: Option<u16>,
        kontrastladende: Option<u16>,
    },
}

/// The rows behind the chart, oldest first. Rows that touch the chosen years are in it, whole or in part.
pub fn punkter(forlop: &Forlop, visning: &Visning) -> Vec<Tallrad> {
    let mut rows = Vec::new();
    if visning.behandling {
        rows.extend(forlop.behandlinger.iter().map(|b| behandling(b, forlop)));
    }
    if visning.edss {
        rows.extend(forlop.edss.iter().map(edss));
    }
    if visning.attakker {
        rows.extend(forlop.attakker.iter().map(attakk));
    }
    if visning.mr {
        rows.extend(forlop.mr.iter().map(mr));
    }
    let vindu = Vindu::new(forlop, visning);
    rows.retain(|rad| vindu.beroerer(rad.dato.tidligst(), siste_dag(rad, forlop)));
    rows.sort_by_key(|rad| (rad.dato.tidligst(), rad.dato.senest(), rad.slag));
    rows
}

/// The last day a row covers in the drawing.
fn siste_dag(rad: &Tallrad, forlop: &Forlop) -> Date {
    match &rad.verdi {
        Verdi::Behandling { tegnes_til, .. } => *tegnes_til,
        _ => senest(rad.dato, forlop.til_og_med),
    }
}

/// The last day a date can mean: what a report knows of cannot lie after the report, unless it says so itself.
pub(super) fn senest(dato: Dato, til_og_med: Date) -> Date {
    dato.senest().min(til_og_med).max(dato.tidligst())
}

fn behandling(b: &Behandling, forlop: &Forlop) -> Tallrad {
    Tallrad {
        dato: b.fra,
        slag: Tallslag::Behandling,
        verdi: Verdi::Behandling {
            nr: b.nr,
            legemiddel: b.legemiddel.clone(),
            virkestoff: b.virkestoff.clone(),
            slag: b.slag,
            til: b.til,
            grunn: b.grunn.clone(),
            tegnes_til: tegnes_til(b, forlop),
        },
        sykehus: b.sykehus.clone(),
    }
}

/// Where the drawing of a treatment ends, see [`Verdi::Behandling`]. A stop before the start (a fault in the data)
/// is drawn as a start only.
fn tegnes_til(b: &Behandling, forlop: &Forlop) -> Date {
    let start = b.fra.tidligst();
    let stopp = b.til.unwrap_or(forlop.til_og_med).max(start);
    if b.slag != Behandlingsslag::Puls {
        return stopp;
    }
    let neste = forlop.behandlinger.iter().map(|b| b.fra.tidligst()).filter(|fra| *fra > start).min();
    stopp.max(neste.unwrap_or(forlop.til_og_med))
}

fn edss(e: &Edss) -> Tallrad {
    Tallrad { dato: e.dato.into(), slag: Tallslag::Edss, verdi: Verdi::Edss(e.skar), sykehus: e.sykehus.clone() }
}

fn attakk(a: &Attakk) -> Tallrad {
    let verdi = Verdi::Attakk { bedring: a.bedring, steroider: a.steroider, beskrivelse: a.beskrivelse.clone() };
    Tallrad { dato: a.dato, slag: Tallslag::Attakk, verdi, sykehus: a.sykehus.clone() }
}

fn mr(m: &Mr) -> Tallrad {
    let verdi = Verdi::Mr { omrade: m.omrade.clone(), nye_t2: m.nye_t2, kontrastladende: m.kontrastladende };
    Tallrad { dato: m.dato.into(), slag: Tallslag::Mr, verdi, sykehus: m.sykehus.clone() }
}
