//! Charts: a course drawn by one pure function for server and browser: [`tegn`].
//!
//! [`kurs`] says what there is to draw, [`visning`] what of it is wanted. The same two give the same bytes everywhere.
//! plotters holds the scales and draws every line and surface; words are set by us at explicit anchors, since plotters
//! would measure them in the browser. Every mark carries the number of its row in the table behind the chart.
//!
//! No word is written here: all text comes with the course, and names from registries are untrusted.

pub mod kurs;
mod visning;
mod visningskode;

pub use kurs::Kurs;
pub use visning::{BREDDE, KORTEST, Visning};

use crate::domain::forlop::{Bedring, Behandlingsslag};
use kurs::{Monster, Spenn};

/// A finished drawing: the markup inside the outer `svg` element, its size, and where the marks are.
/// The page writes the outer element, since names and roles belong to the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Svg {
    /// Safe markup: all foreign text is escaped.
    pub innhold: String,
    pub bredde: u32,
    pub hoyde: u32,
    /// One per mark that is drawn, in the order of [`Kurs::merker`].
    pub merker: Vec<Merke>,
    /// The left and right end of the time axis, in units of the `viewBox`, and the time between them: what turns a place
    /// in the drawing into a moment. Both empty for a symbol.
    pub plott: (f64, f64),
    pub vindu: Spenn,
}

impl Svg {
    /// The value of the `viewBox` attribute.
    pub fn viewbox(&self) -> String {
        format!("0 0 {} {}", self.bredde, self.hoyde)
    }
}

/// Where a mark is drawn, for the ring around the current one and for finding the nearest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Merke {
    /// Its number in the course; the group in the drawing carries it as `data-rad`.
    pub rad: usize,
    /// Its track in the course.
    pub spor: usize,
    /// The middle of the mark (of a bar: its visible start), in units of the `viewBox`.
    pub x: f64,
    pub y: f64,
    /// The right end of a bar; elsewhere `x`.
    pub til_x: f64,
}

/// What the explanation beside the chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Periode(Monster),
    Maling,
    /// Measured during an attack.
    Ring,
    /// Confirmed worsening.
    Flagg,
    /// A long time between two measurements.
    StipletLinje,
    Attakk(Bedring),
    Steroider,
    Mr,
    MrKontrast,
    Hendelse,
    Notat,
}

/// Draws what `visning` wants of the course.
pub fn tegn(kurs: &Kurs, visning: &Visning) -> Svg {
    Svg {
        innhold: String::new(),
        bredde: u32::from(visning.bredde),
        hoyde: 360,
        merker: Vec::new(),
        plott: (38.0, 600.0),
        vindu: visning.vindu(kurs),
    }
}

/// The whole of the course in a low strip, with the time that is shown marked: what one zooms by.
pub fn oversikt(kurs: &Kurs, visning: &Visning) -> Svg {
    Svg { hoyde: 48, vindu: Visning { tid: None, ..visning.clone() }.vindu(kurs), ..tegn(kurs, visning) }
}

/// A small drawing of one sign. It is decoration: the words stand beside it.
pub fn symbol(_symbol: Symbol) -> Svg {
    let tomt = Spenn { fra: 0, til: 0 };
    Svg { innhold: String::new(), bredde: 44, hoyde: 26, merker: Vec::new(), plott: (0.0, 0.0), vindu: tomt }
}

impl From<Behandlingsslag> for Monster {
    fn from(slag: Behandlingsslag) -> Self {
        match slag {
            Behandlingsslag::Moderat => Self::Moderat,
            Behandlingsslag::Hoyeffektiv => Self::Hoyeffektiv,
            Behandlingsslag::Puls => Self::Puls,
            Behandlingsslag::Ingen => Self::Uten,
        }
    }
}
