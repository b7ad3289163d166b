//! Charts: a course drawn by one pure function for server and browser: [`tegn`].
//!
//! [`kurs`] says what there is to draw, [`visning`] what of it is wanted. The same two give the same bytes everywhere.
//! plotters holds the scales and draws every line and surface; words are set by us at explicit anchors, since plotters
//! would measure them in the browser. Every mark carries the number of its row in the table behind the chart.
//!
//! No word is written here: all text comes with the course, and names from registries are untrusted.

mod akse;
mod base64;
mod blekk;
mod canvas;
pub mod forklaring;
mod hendelser;
pub mod kalender;
mod koding;
pub mod kurs;
mod kurskode;
mod layout;
mod linjer;
mod markup;
mod oversikt;
mod packing;
mod perioder;
mod punktkode;
mod reduksjon;
mod sammenligning;
mod serie;
mod skala;
mod soyle;
mod symbol;
mod tegnet;
mod tekst;
mod tidsakse;
mod verdier;
mod visning;
mod visningskode;

#[cfg(test)]
mod tests;

pub use kurs::Kurs;
pub use visning::{BREDDE, KORTEST, Visning};

use crate::domain::forlop::{Bedring, Behandlingsslag};
use canvas::Canvas;
use kurs::{Monster, Spenn};
use layout::{Drawn, Lane, Layout, Track};
use skala::Skala;
use tidsakse::{Ramme, Tidsakse};

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

    /// The same without roles and names of its marks: for a picture that is one thing with one name, on a page that may not
    /// have the table they are named by.
    #[must_use]
    pub fn stille(self) -> Self {
        let mut deler = self.innhold.split(" aria-labelledby=\"");
        let forst = deler.next().unwrap_or_default().to_owned();
        let etter = |del: &str| del.split_once('"').map_or_else(String::new, |(_, etter)| etter.to_owned());
        let innhold = deler.fold(forst, |ut, del| ut + &etter(del)).replace(" role=\"graphics-symbol\"", "");
        Self { innhold, ..self }
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
    /// How a reference group is spread …
    Sammenligning,
    /// … and where its rank is unsteady.
    Usikker,
}

/// Draws what `visning` wants of the course.
pub fn tegn(kurs: &Kurs, visning: &Visning) -> Svg {
    let visning = &visning.with_width();
    let akse = Tidsakse { vindu: visning.vindu(kurs), ramme: Ramme::new(kurs, visning.bredde) };
    let nullpunkt = visning.nullpunkt.and_then(|nr| kurs.nullpunkter.get(nr));
    let synlige = visning.synlige(kurs);
    let lines = linjer::place(kurs, &akse);
    let tracks = Track::all(kurs, visning, &synlige, &akse);
    let layout = Layout::new(&tracks, &lines, &akse, nullpunkt);

    let mut canvas = Canvas::default();
    canvas.lane("akse", |canvas| {
        akse::draw(canvas, kurs, &akse, &layout, nullpunkt);
        linjer::draw(canvas, &lines, &layout);
    });
    for (track, lane) in tracks.iter().zip(&layout.lanes) {
        spor(&mut canvas, kurs, &akse, track, *lane);
    }
    let (innhold, merker) = canvas.finish();
    let plott = (akse.ramme.left, akse.ramme.right);
    Svg { innhold, bredde: u32::from(visning.bredde), hoyde: layout.height, merker, plott, vindu: akse.vindu }
}

/// Draws a track: a group named by it.
fn spor(canvas: &mut Canvas, kurs: &Kurs, akse: &Tidsakse, track: &Track, lane: Lane) {
    let Some(spor) = kurs.spor.get(track.nr) else { return };
    // Said of the whole course: outside the time that is shown there may be something.
    let ingen = spor.innhold.er_tomt().then_some(spor.ingen.as_str());
    canvas.track(track.nr, &spor.navn, |canvas| match &track.drawn {
        Drawn::Bars(bars) => {
            akse::title(canvas, akse, lane, &spor.navn, ingen);
            perioder::draw(canvas, kurs, lane, bars);
        }
        Drawn::Events(events) => {
            akse::title(canvas, akse, lane, &spor.navn, ingen);
            hendelser::draw(canvas, kurs, lane, events);
        }
        Drawn::Series(serie, marks) => {
            let field = serie::Field { kurs, serie, akse, skala: Skala::new(serie, lane) };
            serie::draw(canvas, &field, lane, (&spor.navn, ingen), marks);
        }
    });
}

/// The whole of the course in a low strip, with the time that is shown marked: what one zooms by.
pub fn oversikt(kurs: &Kurs, visning: &Visning) -> Svg {
    oversikt::draw(kurs, &visning.with_width())
}

/// A small drawing of one sign. It is decoration: the words stand beside it.
pub fn symbol(symbol: Symbol) -> Svg {
    symbol::draw(symbol)
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
