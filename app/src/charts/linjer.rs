//! Vertical lines with their names over them: onset, diagnosis, report.

use super::blekk::Ink;
use super::canvas::{Anchor, Canvas, Fill, Stroke};
use super::kurs::Kurs;
use super::layout::{Layout, NAME_ROW};
use super::packing::pack;
use super::tekst::{shorten, width};
use super::tidsakse::Tidsakse;

/// Names in more rows than this help no one.
const MOST_ROWS: usize = 4;

/// A line as drawn; one of unknown day is a strip.
pub(super) struct NamedLine {
    name: String,
    dashed: bool,
    span: (f64, f64),
    /// The middle of the name.
    x: f64,
    /// Row of the name, from the bottom one.
    pub row: usize,
}

/// The lines within the time that is shown, their names in as many rows as they need.
pub(super) fn place(kurs: &Kurs, akse: &Tidsakse) -> Vec<NamedLine> {
    let shown = kurs.linjer.iter().filter(|linje| linje.nar.beroerer(akse.vindu));
    let mut lines: Vec<NamedLine> = shown
        .map(|linje| {
            let (name, span) = (shorten(&linje.navn), akse.span(linje.nar));
            let x = akse.within(f64::midpoint(span.0, span.1), &name);
            NamedLine { name, dashed: linje.stiplet, span, x, row: 0 }
        })
        .collect();
    let extents: Vec<_> = lines.iter().map(|l| (l.x - width(&l.name) / 2.0, l.x + width(&l.name) / 2.0)).collect();
    for (line, row) in lines.iter_mut().zip(pack(&extents, 6.0, MOST_ROWS)) {
        line.row = row;
    }
    lines
}

pub(super) fn draw(canvas: &mut Canvas, lines: &[NamedLine], layout: &Layout) {
    for line in lines {
        let (left, right) = line.span;
        let middle = f64::midpoint(left, right);
        let top = layout.lanes_top - line.row as f64 * NAME_ROW;
        let stroke = if line.dashed { Stroke::Dashed } else { Stroke::Solid };
        canvas.layer(Ink::Akse, stroke, |pen| {
            if right - left > 3.0 {
                pen.rect((left, top), (right, layout.axis_y), Fill::Tint);
                pen.line(&[(right, top), (right, layout.axis_y)], 0.5);
                pen.line(&[(left, top), (left, layout.axis_y)], 0.5);
            } else {
                pen.line(&[(middle, top), (middle, layout.axis_y)], 1.2);
            }
        });
        canvas.text("linje", Anchor::Middle, line.x, top - 5.0, &line.name);
    }
}
