//! A bar: its outline, its pattern, uncertain ends, the arrow of what goes on, and the sign of why it ended.

use super::blekk::Ink;
use super::canvas::{Canvas, Fill, Pen, Stroke};
use super::kurs::{Monster, Stopp};
use super::perioder::{Bar, End};

/// Height of a bar, and of the pattern along its bottom.
pub(super) const HEIGHT: f64 = 22.0;
const BAND: f64 = 6.0;
/// How far the arrow of an ongoing period points past the report date.
pub(super) const ARROW: f64 = 9.0;
/// The least length of a bar, and of the solid part of a pulse.
pub(super) const LEAST: f64 = 5.0;
/// Room for the sign of why a period ended.
pub(super) const SIGN: f64 = 13.0;

pub(super) fn draw(canvas: &mut Canvas, bar: &Bar, ink: Ink, top: f64) {
    let bottom = top + HEIGHT;
    let middle = bottom - BAND / 2.0;
    let empty = bar.monster == Monster::Uten;
    canvas.layer(ink, if empty { Stroke::Dashed } else { Stroke::Solid }, |pen| {
        pen.rect((bar.left, top), (bar.right, bottom), Fill::Paper);
        if !empty {
            pen.rect((bar.left, top), (bar.right, bottom), Fill::Tint);
        }
        for line in outline(bar, top) {
            pen.line(&line, 1.2);
        }
    });
    band(canvas, bar.monster, ink, (bar.left, bar.right), middle);
    if bar.tail - bar.trail > LEAST {
        canvas.layer(ink, Stroke::Dots, |pen| pen.line(&[(bar.trail + 6.0, middle), (bar.tail - 2.0, middle)], 3.5));
    }
    if bar.left > bar.lead || bar.trail > bar.right || bar.end == End::Arrow || bar.stopp.is_some() {
        canvas.layer(ink, Stroke::Solid, |pen| ends(pen, bar, top, middle));
    }
}

/// The thin lines of an uncertain start or end, the arrow, and the sign.
fn ends(pen: &Pen, bar: &Bar, top: f64, middle: f64) {
    for (inner, outer) in [(bar.left, bar.lead), (bar.right, bar.trail)] {
        if inner != outer {
            pen.line(&[(outer, middle), (inner, middle)], 1.6);
            pen.line(&[(outer, middle - 4.0), (outer, middle + 4.0)], 1.6);
        }
    }
    if bar.end == End::Arrow {
        let x = bar.tail;
        pen.polygon(&[(x, top), (x + ARROW, top + HEIGHT / 2.0), (x, top + HEIGHT)], Fill::Ink);
    }
    if let Some(stopp) = bar.stopp {
        let x = if bar.sign_inside() { bar.right - SIGN / 2.0 } else { bar.trail + SIGN / 2.0 };
        sign(pen, stopp, (x, top + 8.0));
    }
}

/// Why it ended, told by shape: a triangle for side effects, a cross for lack of effect, a ring for anything else.
fn sign(pen: &Pen, stopp: Stopp, (x, y): (f64, f64)) {
    match stopp {
        Stopp::Bivirkning => {
            pen.polygon(&[(x, y - 5.0), (x + 5.0, y + 4.0), (x - 5.0, y + 4.0)], Fill::Paper);
            pen.line(&[(x, y - 4.6), (x + 4.8, y + 4.0), (x - 4.8, y + 4.0), (x, y - 4.6), (x + 4.8, y + 4.0)], 1.4);
            pen.line(&[(x, y - 1.4), (x, y + 2.4)], 1.4);
        }
        Stopp::ManglendeEffekt => {
            pen.line(&[(x - 4.0, y - 4.0), (x + 4.0, y + 4.0)], 2.0);
            pen.line(&[(x - 4.0, y + 4.0), (x + 4.0, y - 4.0)], 2.0);
        }
        Stopp::Annet => pen.ring((x, y), 3.8, 1.6, true),
    }
}

/// The pattern of a kind along the bottom of a bar.
fn band(canvas: &mut Canvas, monster: Monster, ink: Ink, (left, right): (f64, f64), middle: f64) {
    let solid = |canvas: &mut Canvas| {
        canvas.layer(ink, Stroke::Solid, |pen| pen.line(&[(left, middle), (right, middle)], BAND));
    };
    match monster {
        Monster::Moderat | Monster::Puls => solid(canvas),
        Monster::Hoyeffektiv => hatch(canvas, ink, (left, right), middle),
        Monster::Uten | Monster::Vanlig => {}
        // Each phase unlike the one before it.
        Monster::Fase(nr) => match nr % 4 {
            0 => {}
            1 => hatch(canvas, ink, (left, right), middle),
            2 => solid(canvas),
            _ => canvas.layer(ink, Stroke::Dots, |pen| pen.line(&[(left + 4.0, middle), (right - 3.0, middle)], 3.5)),
        },
    }
}

fn hatch(canvas: &mut Canvas, ink: Ink, (left, right): (f64, f64), middle: f64) {
    // Slanted ends would reach out of the bar.
    let (left, right) = if right - left > 12.0 { (left + 3.0, right - 3.0) } else { (left, right) };
    canvas.layer(ink, Stroke::Hatch(middle), |pen| pen.line(&[(left, 0.0), (right, 0.0)], BAND));
}

/// The sides of a bar; a side where it goes on outside the drawing is open.
fn outline(bar: &Bar, top: f64) -> Vec<Vec<(f64, f64)>> {
    let (left, right, bottom) = (bar.left, bar.right, top + HEIGHT);
    let open_right = bar.end == End::Cut && bar.right >= bar.tail;
    match (bar.starts_before, open_right) {
        (false, false) => vec![vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]],
        (true, false) => vec![vec![(left, top), (right, top), (right, bottom), (left, bottom)]],
        (false, true) => vec![vec![(right, top), (left, top), (left, bottom), (right, bottom)]],
        (true, true) => vec![vec![(left, top), (right, top)], vec![(left, bottom), (right, bottom)]],
    }
}
