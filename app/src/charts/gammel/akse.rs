//! What all lanes share: the years, and vertical lines at onset, diagnosis and report.

use super::Tekster;
use super::canvas::{Anchor, Canvas, Fill, Ink, Stroke};
use super::layout::{Lane, Layout, NAME_ROW, PLOT_LEFT, PLOT_RIGHT};
use super::packing::pack;
use super::tekst::{SIZE, shorten, width};
use super::tidsakse::Tidsakse;
use crate::domain::forlop::Forlop;
use crate::domain::tid::Dato;

/// Where the titles of the lanes begin.
const TITLE_LEFT: f64 = 4.0;

/// A vertical line with its name over it; an onset of unknown month is a strip.
pub(super) struct NamedLine {
    class: &'static str,
    name: String,
    span: (f64, f64),
    /// Row of the name, from the bottom one.
    pub row: usize,
}

impl NamedLine {
    fn middle(&self) -> f64 {
        (self.span.0 + self.span.1) / 2.0
    }
}

/// The lines within the chosen years, their names in as many rows as they need.
pub(super) fn named_lines(forlop: &Forlop, akse: &Tidsakse, tekster: &Tekster) -> Vec<NamedLine> {
    let all = [
        ("debut", &tekster.debut, Some(forlop.debut)),
        ("diagnose", &tekster.diagnose, forlop.diagnose.map(Dato::from)),
        ("rapport", &tekster.rapport, Some(forlop.til_og_med.into())),
    ];
    let mut lines: Vec<NamedLine> = all
        .into_iter()
        .filter_map(|(class, name, dato)| dato.map(|dato| (class, name, dato)))
        .filter(|(_, _, dato)| akse.vindu.beroerer(dato.tidligst(), dato.senest()))
        .map(|(class, name, dato)| NamedLine { class, name: shorten(name), span: akse.span(dato), row: 0 })
        .collect();
    let extents: Vec<_> = lines.iter().map(|l| around(l.middle(), width(&l.name))).collect();
    for (line, row) in lines.iter_mut().zip(pack(&extents, 6.0, 3)) {
        line.row = row;
    }
    lines
}

fn around(middle: f64, width: f64) -> (f64, f64) {
    (middle - width / 2.0, middle + width / 2.0)
}

/// Everything that lies behind the lanes.
pub(super) fn draw(canvas: &mut Canvas, akse: &Tidsakse, layout: &Layout, lines: &[NamedLine]) {
    canvas.lane("akse", |canvas| {
        years(canvas, akse, layout);
        for line in lines {
            named_line(canvas, line, layout);
        }
    });
}

fn years(canvas: &mut Canvas, akse: &Tidsakse, layout: &Layout) {
    let y = layout.axis_y;
    let years = akse.years();
    canvas.layer(Ink::Rute, Stroke::Fine, |pen| {
        for (_, x) in &years {
            pen.line(&[(*x, layout.lanes_top), (*x, y)], 0.7);
        }
    });
    canvas.layer(Ink::Akse, Stroke::Solid, |pen| {
        pen.line(&[(PLOT_LEFT, y), (PLOT_RIGHT, y)], 1.0);
        for (_, x) in &years {
            pen.line(&[(*x, y), (*x, y + 5.0)], 1.0);
        }
    });
    for (year, x) in years {
        canvas.text("aar", Anchor::Middle, x, y + 4.0 + SIZE, &year.to_string());
    }
}

fn named_line(canvas: &mut Canvas, line: &NamedLine, layout: &Layout) {
    let (left, right) = line.span;
    let top = layout.lanes_top - line.row as f64 * NAME_ROW;
    let stroke = if line.class == "diagnose" { Stroke::Dashed } else { Stroke::Solid };
    canvas.layer(Ink::Akse, stroke, |pen| {
        if right - left > 3.0 {
            pen.rect((left, top), (right, layout.axis_y), Fill::Tint);
            pen.line(&[(right, top), (right, layout.axis_y)], 0.5);
            pen.line(&[(left, top), (left, layout.axis_y)], 0.5);
        } else {
            pen.line(&[(line.middle(), top), (line.middle(), layout.axis_y)], 1.2);
        }
    });
    canvas.text(line.class, Anchor::Middle, line.middle(), top - 5.0, &line.name);
}

/// The title of a lane, and a word in its place if there is nothing to draw.
pub(super) fn title(canvas: &mut Canvas, lane: Lane, title: &str, ingen: Option<&str>) {
    let (title, y) = (shorten(title), lane.top + SIZE);
    // Paper under the title, so that the vertical lines do not run through it.
    canvas.layer(Ink::Akse, Stroke::Solid, |pen| {
        pen.rect((0.0, y - SIZE + 1.0), (TITLE_LEFT + width(&title) + 4.0, y + 4.0), Fill::Paper);
    });
    canvas.title(TITLE_LEFT, y, &title);
    if let Some(ingen) = ingen {
        let middle = f64::midpoint(lane.data_top, lane.data_bottom) + SIZE / 2.0 - 2.0;
        canvas.text("ingen", Anchor::Middle, f64::midpoint(PLOT_LEFT, PLOT_RIGHT), middle, ingen);
    }
}
