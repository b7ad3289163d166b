//! Charts: the course of a disease, drawn by one pure function for server and browser.
//!
//! Start at [`tegn`]. It makes the rows of the table behind the chart ([`punkter`]), and draws from these rows and from
//! nothing else: a mark without a row, or a row without a mark, cannot come about. plotters holds the scales and draws
//! every line and surface; words are set by us at explicit anchors, since plotters would measure them in the browser.
//!
//! ```text
//! Forlop ─ punkter ─▶ rows ─┬─ behandling ─┐
//!                           ├─ edss        ├─ layout ─▶ canvas ─▶ Svg
//!        Tidsakse (x) ──────┴─ hendelser ──┘
//! ```
//!
//! No word is written here: all text comes in through [`Tekster`], and names of drugs from the registry are untrusted.

mod akse;
mod behandling;
mod canvas;
mod edss;
mod hendelser;
mod layout;
mod packing;
mod sammendrag;
mod symbol;
mod tall;
mod tekst;
mod tidsakse;

#[cfg(test)]
mod tests;

pub use sammendrag::{Maling, Sammendrag, sammendrag};
pub use symbol::{Symbol, symbol};
pub use tall::{Tallrad, Tallslag, Verdi, punkter};

use crate::domain::forlop::Forlop;
use canvas::Canvas;
use layout::{Layout, WIDTH};
use tidsakse::Tidsakse;

/// What the citizen has chosen to see. The choice decides which rows there are, never where in time they are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visning {
    pub edss: bool,
    pub behandling: bool,
    pub attakker: bool,
    pub mr: bool,
    /// First year shown; None means from the onset.
    pub fra_aar: Option<i16>,
    /// Last year shown; None means to the report date.
    pub til_aar: Option<i16>,
}

impl Default for Visning {
    /// Everything, over the whole course.
    fn default() -> Self {
        Self { edss: true, behandling: true, attakker: true, mr: true, fra_aar: None, til_aar: None }
    }
}

/// Every word in the drawing, from the message files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tekster {
    /// Names of the three lanes.
    pub behandling: String,
    pub edss: String,
    pub hendelser: String,
    /// Names of the three vertical lines.
    pub debut: String,
    pub diagnose: String,
    pub rapport: String,
    /// In a lane without data: "Ingen registrert".
    pub ingen: String,
    /// On a recorded period without treatment.
    pub uten_behandling: String,
    /// On a treatment whose drug was not recorded.
    pub ikke_oppgitt: String,
    /// Between whole and half points of EDSS: `,` in Norwegian.
    pub desimaltegn: char,
}

/// A finished drawing: the markup inside the outer `svg` element, its size, and where the marks are.
/// The page writes the outer element, since names and roles belong to the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Svg {
    /// Safe markup: all foreign text is escaped.
    pub innhold: String,
    pub bredde: u32,
    pub hoyde: u32,
    /// One per row of [`punkter`], in the same order.
    pub merker: Vec<Merke>,
}

impl Svg {
    /// The markup inside the `svg` element.
    pub fn as_str(&self) -> &str {
        &self.innhold
    }

    /// The value of the `viewBox` attribute.
    pub fn viewbox(&self) -> String {
        format!("0 0 {} {}", self.bredde, self.hoyde)
    }
}

/// Where a row is drawn, for the ring around the current point and for finding the nearest one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Merke {
    /// Index into the rows of [`punkter`]; the group in the drawing carries it as `data-rad`.
    pub rad: usize,
    pub bane: Bane,
    /// The middle of the mark (of a bar: its visible start), in units of the `viewBox`.
    pub x: f64,
    pub y: f64,
}

/// The lanes of the chart, from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bane {
    Behandling,
    Edss,
    Hendelser,
}

/// Draws the course: the same input gives the same bytes on server and in the browser.
pub fn tegn(forlop: &Forlop, visning: &Visning, tekster: &Tekster) -> Svg {
    let rows = punkter(forlop, visning);
    let akse = Tidsakse::new(forlop, visning);
    let lines = akse::named_lines(forlop, &akse, tekster);
    let bars = behandling::place(&rows, &akse, tekster);
    let events = hendelser::place(&rows, &akse);
    let layout = Layout::new(visning, &lines, &bars, &events);

    let mut canvas = Canvas::default();
    akse::draw(&mut canvas, &akse, &layout, &lines);
    if let Some(lane) = layout.behandling {
        behandling::draw(&mut canvas, lane, &bars, tekster);
    }
    if let Some(lane) = layout.edss {
        edss::draw(&mut canvas, lane, forlop, &rows, &akse, tekster);
    }
    if let Some(lane) = layout.hendelser {
        hendelser::draw(&mut canvas, lane, &events, tekster);
    }
    let (innhold, merker) = canvas.finish();
    Svg { innhold, bredde: WIDTH, hoyde: layout.height, merker }
}
