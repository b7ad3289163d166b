//! Symbols for the explanation beside the chart, drawn by the same code as the chart itself.

use super::blekk::Ink;
use super::canvas::{Anchor, Canvas, Fill, Stroke};
use super::kurs::{Spenn, Tegn};
use super::perioder::{Bar, ink};
use super::{Svg, Symbol, sammenligning, serie, soyle, tegnet as sign};
use crate::domain::forlop::Bedring;

const WIDTH: u32 = 44;
const HEIGHT: u32 = 26;
const MIDDLE: (f64, f64) = (22.0, 13.0);

/// A small drawing of one sign.
pub(super) fn draw(symbol: Symbol) -> Svg {
    let mut canvas = Canvas::default();
    canvas.lane("symbol", |canvas| shapes(canvas, symbol));
    let vindu = Spenn { fra: 0, til: 0 };
    let innhold = canvas.finish().0;
    Svg { innhold, bredde: WIDTH, hoyde: HEIGHT, merker: Vec::new(), plott: (0.0, 0.0), vindu }
}

fn shapes(canvas: &mut Canvas, symbol: Symbol) {
    let (x, y) = MIDDLE;
    let across = [(2.0, y), (42.0, y)];
    match symbol {
        Symbol::Periode(monster) => soyle::draw(canvas, &Bar::sample(monster, (2.0, 42.0)), ink(monster), 2.0),
        Symbol::Maling | Symbol::Ring | Symbol::Flagg => canvas.layer(Ink::Serie, Stroke::Solid, |pen| {
            let y = if symbol == Symbol::Flagg { y + 5.0 } else { y };
            pen.line(&[(2.0, y), (42.0, y)], 1.6);
            if symbol == Symbol::Ring {
                pen.ring((x, y), 8.0, 1.4, false);
            }
            pen.rect((x - 4.0, y - 4.0), (x + 4.0, y + 4.0), Fill::Ink);
            if symbol == Symbol::Flagg {
                serie::flag(pen, x, y - 4.0);
            }
        }),
        Symbol::StipletLinje => canvas.layer(Ink::Serie, Stroke::Dashed, |pen| pen.line(&across, 1.6)),
        Symbol::Attakk(bedring) => event(canvas, Tegn::Attakk { bedring, steroider: false }),
        Symbol::Steroider => event(canvas, Tegn::Attakk { bedring: Bedring::Ingen, steroider: true }),
        Symbol::Mr => event(canvas, Tegn::Mr { nye: Some(0), kontrast: false }),
        Symbol::MrKontrast => event(canvas, Tegn::Mr { nye: Some(1), kontrast: true }),
        Symbol::Hendelse => event(canvas, Tegn::Punkt),
        Symbol::Notat => event(canvas, Tegn::Notat),
        Symbol::Sammenligning => sammenligning::sample(canvas, Ink::Sammenligning, (2.0, 42.0), y),
        Symbol::Usikker => sammenligning::sample(canvas, Ink::Usikker, (2.0, 42.0), y),
    }
}

fn event(canvas: &mut Canvas, tegn: Tegn) {
    let (x, y) = MIDDLE;
    canvas.layer(sign::ink(tegn), Stroke::Solid, |pen| sign::draw(pen, (x, y), tegn));
    match tegn {
        Tegn::Attakk { bedring: Bedring::Ukjent, .. } => canvas.text("ukjent", Anchor::Start, x + 12.0, y + 4.5, "?"),
        Tegn::Mr { nye: Some(nye), .. } => {
            canvas.text_inside("antall", Anchor::Middle, x, y + 4.5, &nye.to_string());
        }
        _ => {}
    }
}
