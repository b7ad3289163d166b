//! Values in figures beside the first, the highest and the last point of a series.

use super::canvas::{Anchor, Canvas};
use super::kurs::{Minutt, Punkt, TETT};
use super::reduksjon::{Ledd, window};
use super::serie::Field;
use super::skala::figure;
use super::tekst::{SIZE, fit, width};

/// Baselines over, beside and under a point.
const ABOVE: f64 = -9.0;
const BESIDE: f64 = SIZE * 0.35;
const BELOW: f64 = 19.0;
/// Nearer to the end of the scale than this, there is no room under a point.
const FLOOR: f64 = 22.0;

/// The first, highest and last values within the time that is shown, and whether the line goes on beyond it.
struct Values {
    first: (Minutt, f64),
    highest: (Minutt, f64),
    last: (Minutt, f64),
    comes_from: bool,
    goes_on: bool,
}

/// Draws the values; a small series has the first and the last.
pub(super) fn draw(canvas: &mut Canvas, field: &Field, ledd: &[Ledd], large: bool) {
    let Some(values) = values(field, ledd) else { return };
    if large {
        large_values(canvas, field, &values);
    } else {
        small_values(canvas, field, &values);
    }
}

fn values(field: &Field, ledd: &[Ledd]) -> Option<Values> {
    let punkter = &field.serie.punkter;
    let range = window(punkter, field.akse);
    let shown = |p: &&Punkt| field.akse.covers(p.nar);
    let (first, last) = if punkter.len() > TETT {
        (punkter[range.clone()].first()?, punkter[range.clone()].last()?)
    } else {
        (punkter.iter().find(shown)?, punkter.iter().rfind(shown)?)
    };
    let number = |verdi: f64| if verdi.is_nan() { f64::NEG_INFINITY } else { verdi };
    let shown = ledd.iter().filter(|l| field.akse.covers(l.nar));
    // The first of equals.
    let highest = shown.reduce(|a, b| if number(b.verdi) > number(a.verdi) { b } else { a })?;
    Some(Values {
        first: (first.nar, first.verdi),
        highest: (highest.nar, highest.verdi),
        last: (last.nar, last.verdi),
        comes_from: punkter.iter().next().is_some_and(|p| p.nar < field.akse.vindu.fra),
        goes_on: punkter.iter().next_back().is_some_and(|p| p.nar > field.akse.vindu.til),
    })
}

fn text(field: &Field, value: f64) -> String {
    let decimals = usize::from(field.serie.desimaler);
    if value.is_finite() { fit(&figure(value, decimals, field.kurs.ord.desimaltegn), 12, 90.0) } else { "–".into() }
}

/// The last value has its free side to the right and the first to the left, unless the line goes on there or other
/// words are too near; the highest has it above.
fn large_values(canvas: &mut Canvas, field: &Field, values: &Values) {
    let Values { first, highest, last, comes_from, goes_on } = *values;
    let ramme = field.akse.ramme;
    let x = |at: (Minutt, f64)| field.akse.x(at.0);
    let mut put = |at: (Minutt, f64), (anchor, dx, dy): (Anchor, f64, f64)| {
        let text = text(field, at.1);
        let middle = x(at) + dx;
        let x = if anchor == Anchor::Middle { field.akse.within(middle, &text) } else { middle };
        canvas.text("verdi", anchor, x, field.skala.y(at.1) + dy, &text);
    };
    let words = ramme.words && !field.serie.band.is_empty();
    let room = if words { ramme.right } else { ramme.width };
    let beside = !goes_on && x(last) + 10.0 + width(&text(field, last.1)) <= room;
    put(last, if beside { (Anchor::Start, 8.0, BESIDE) } else { (Anchor::Middle, 0.0, ABOVE) });
    let higher = highest.1 > last.1;
    // Two values over points this near would be on each other.
    if higher && (beside || x(last) - x(highest) > 36.0) {
        put(highest, (Anchor::Middle, 0.0, ABOVE));
    }
    if first.0 == last.0 || (higher && first.0 == highest.0) || x(last) - x(first) < 36.0 {
        return;
    }
    // Clear of the figures of the scale.
    let clear = (ramme.left + 14.0 - x(first)).max(0.0);
    let rises = field.serie.punkter.iter().filter(|p| p.nar > first.0).find(|p| p.verdi != first.1);
    let rises = rises.is_some_and(|p| p.verdi > first.1);
    let low = field.skala.y(first.1) > field.skala.y(f64::NEG_INFINITY) - FLOOR;
    if !comes_from && x(first) - 34.0 > ramme.left {
        put(first, (Anchor::End, -8.0, BESIDE));
    } else if rises && !low {
        put(first, (Anchor::Middle, clear, BELOW));
    } else if !higher || x(highest) - x(first) > 36.0 {
        put(first, (Anchor::Middle, clear, ABOVE));
    }
}

fn small_values(canvas: &mut Canvas, field: &Field, values: &Values) {
    let (first, last) = (text(field, values.first.1), text(field, values.last.1));
    let (left, right) = (field.akse.x(values.first.0) - 6.0, field.akse.x(values.last.0) + 6.0);
    let right = right.min(field.akse.ramme.width - width(&last) - 2.0);
    canvas.text("verdi", Anchor::Start, right, field.skala.y(values.last.1) + BESIDE, &last);
    let left = left.max(width(&first) + 2.0);
    if values.first.0 != values.last.0 && left < right {
        canvas.text("verdi", Anchor::End, left, field.skala.y(values.first.1) + BESIDE, &first);
    }
}
