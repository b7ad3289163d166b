//! Symbols for the explanation beside the chart, drawn by the same code as the chart itself.

use super::canvas::{Anchor, Canvas, Fill, Ink, Stroke};
use super::hendelser::{attack, scan};
use super::{Svg, behandling};
use crate::domain::forlop::{Bedring, Behandlingsslag};

/// Everything in the chart that wants an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Behandling(Behandlingsslag),
    Edss,
    /// More than two years between readings.
    StipletLinje,
    Attakk(Bedring),
    Mr,
}

impl Symbol {
    /// In the order of the chart.
    pub const ALLE: [Self; 11] = [
        Self::Behandling(Behandlingsslag::Moderat),
        Self::Behandling(Behandlingsslag::Hoyeffektiv),
        Self::Behandling(Behandlingsslag::Puls),
        Self::Behandling(Behandlingsslag::Ingen),
        Self::Edss,
        Self::StipletLinje,
        Self::Attakk(Bedring::Full),
        Self::Attakk(Bedring::Delvis),
        Self::Attakk(Bedring::Ingen),
        Self::Attakk(Bedring::Ukjent),
        Self::Mr,
    ];
}

const WIDTH: u32 = 44;
const HEIGHT: u32 = 26;
const MIDDLE: (f64, f64) = (22.0, 13.0);

/// A small drawing of one symbol. It is decoration: the words stand beside it.
pub fn symbol(symbol: Symbol) -> Svg {
    let (x, y) = MIDDLE;
    let mut canvas = Canvas::default();
    canvas.lane("symbol", |canvas| match symbol {
        Symbol::Behandling(slag) => behandling::sample(canvas, slag, (2.0, 42.0), 0.6),
        Symbol::Edss => canvas.layer(Ink::Edss, Stroke::Solid, |pen| {
            pen.line(&[(2.0, y), (42.0, y)], 1.6);
            pen.rect((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), Fill::Ink);
        }),
        Symbol::StipletLinje => canvas.layer(Ink::Edss, Stroke::Dashed, |pen| pen.line(&[(2.0, y), (42.0, y)], 1.6)),
        Symbol::Attakk(bedring) => {
            canvas.layer(Ink::Attakk, Stroke::Solid, |pen| attack(pen, x, y, bedring));
            if bedring == Bedring::Ukjent {
                canvas.text("ukjent", Anchor::Start, x + 12.0, y + 4.5, "?");
            }
        }
        Symbol::Mr => canvas.layer(Ink::Mr, Stroke::Solid, |pen| scan(pen, x, y)),
    });
    Svg { innhold: canvas.finish().0, bredde: WIDTH, hoyde: HEIGHT, merker: Vec::new() }
}
