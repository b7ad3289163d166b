//! The EDSS lane: the official drawing, black squares joined by straight black lines. Nothing is smoothed.

use super::akse::title;
use super::canvas::{Anchor, Canvas, Fill, Ink, Stroke};
use super::layout::{Lane, PLOT_LEFT, PLOT_RIGHT};
use super::sammendrag::{er_langt_opphold, etter_dato};
use super::tall::{Tallrad, Verdi};
use super::tekst::SIZE;
use super::tidsakse::{Tidsakse, dagnummer, tenths};
use super::{Bane, Tekster};
use crate::domain::forlop::{Edss, Forlop, Skar};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// The scale ends here.
const HIGHEST: f64 = 10.0;
/// Half the side of a square; less when there are so many that they would grow together.
const HALF_SIDE: f64 = 4.0;
const HALF_SIDE_MANY: f64 = 2.7;
const MANY: usize = 60;

/// The scale of scores over the height of the lane.
struct Scale {
    lane: Lane,
    scores: RangedCoordf64,
}

impl Scale {
    fn new(lane: Lane) -> Self {
        Self { lane, scores: (0.0..HIGHEST).into() }
    }

    fn y(&self, score: f64) -> f64 {
        let limits = (tenths(self.lane.data_bottom), tenths(self.lane.data_top));
        f64::from(self.scores.map(&score.clamp(0.0, HIGHEST), limits)) / 10.0
    }
}

/// A reading that is shown.
struct Point {
    rad: usize,
    x: f64,
    y: f64,
    skar: Skar,
}

/// Draws the lane. Squares come from the rows; the line also knows the readings outside the chosen years, so that it
/// runs on to the edge.
pub(super) fn draw(
    canvas: &mut Canvas,
    lane: Lane,
    forlop: &Forlop,
    rows: &[Tallrad],
    akse: &Tidsakse,
    tekster: &Tekster,
) {
    let scale = Scale::new(lane);
    let points: Vec<Point> = rows.iter().enumerate().filter_map(|(rad, r)| point(rad, r, akse, &scale)).collect();
    let lines = lines(&etter_dato(forlop), akse, &scale);
    canvas.lane("edss", |canvas| {
        let ingen = (points.is_empty() && lines.is_empty()).then_some(tekster.ingen.as_str());
        grid(canvas, &scale);
        title(canvas, lane, &tekster.edss, ingen);
        for (stroke, line) in lines {
            canvas.layer(Ink::Edss, stroke, |pen| pen.line(&line, 1.6));
        }
        let half = if points.len() > MANY { HALF_SIDE_MANY } else { HALF_SIDE };
        for Point { rad, x, y, .. } in &points {
            canvas.mark(*rad, "edss", (Bane::Edss, *x, *y), |canvas| {
                canvas.layer(Ink::Edss, Stroke::Solid, |pen| {
                    pen.rect((x - half, y - half), (x + half, y + half), Fill::Ink);
                });
            });
        }
        values(canvas, &points, forlop, akse, tekster);
    });
}

fn point(rad: usize, innhold: &Tallrad, akse: &Tidsakse, scale: &Scale) -> Option<Point> {
    let Verdi::Edss(skar) = innhold.verdi else { return None };
    Some(Point { rad, x: akse.x(innhold.dato.tidligst()), y: scale.y(skar.verdi()), skar })
}

/// Every second step with its figure.
fn grid(canvas: &mut Canvas, scale: &Scale) {
    let steps = (0..=10).step_by(2);
    canvas.layer(Ink::Rute, Stroke::Fine, |pen| {
        for step in steps.clone() {
            let y = scale.y(f64::from(step));
            pen.line(&[(PLOT_LEFT, y), (PLOT_RIGHT, y)], 0.7);
        }
    });
    for step in steps {
        let y = scale.y(f64::from(step)) + SIZE * 0.35;
        canvas.text("skala", Anchor::End, PLOT_LEFT - 8.0, y, &step.to_string());
    }
}

/// The line in runs of one kind: solid, or dashed where more than two years went between readings.
fn lines(readings: &[&Edss], akse: &Tidsakse, scale: &Scale) -> Vec<(Stroke, Vec<(f64, f64)>)> {
    let mut runs: Vec<(Stroke, Vec<(f64, f64)>)> = Vec::new();
    for pair in readings.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], akse, scale) else { continue };
        let stroke = if er_langt_opphold(pair[0].dato, pair[1].dato) { Stroke::Dashed } else { Stroke::Solid };
        match runs.last_mut() {
            Some((last, run)) if *last == stroke && run.last() == Some(&from) => run.push(to),
            _ => runs.push((stroke, vec![from, to])),
        }
    }
    runs
}

type Segment = ((f64, f64), (f64, f64));

/// The straight line between two readings, cut at the edges of the window.
fn segment(a: &Edss, b: &Edss, akse: &Tidsakse, scale: &Scale) -> Option<Segment> {
    if !akse.vindu.beroerer(a.dato, b.dato) {
        return None;
    }
    let days = f64::from(dagnummer(b.dato) - dagnummer(a.dato)).max(1.0);
    let at = |dag| {
        let part = f64::from(dagnummer(dag) - dagnummer(a.dato)) / days;
        scale.y(a.skar.verdi() + (b.skar.verdi() - a.skar.verdi()) * part)
    };
    let from = a.dato.max(akse.vindu.fra);
    let to = b.dato.min(akse.vindu.til);
    let end_y = if to == b.dato { scale.y(b.skar.verdi()) } else { at(to) };
    Some(((akse.x(from), at(from)), (akse.x(to), end_y)))
}

/// The value beside the first, the highest and the last point. The last has its free side to the right and the first
/// to the left, unless the line goes on there or the figures of the scale are too near; the highest has it above.
fn values(canvas: &mut Canvas, points: &[Point], forlop: &Forlop, akse: &Tidsakse, tekster: &Tekster) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let highest = points.iter().rev().max_by_key(|p| p.skar).unwrap_or(last);
    let mut value = |point: &Point, (anchor, dx, dy): (Anchor, f64, f64)| {
        let text = point.skar.tekst().replace(',', &tekster.desimaltegn.to_string());
        canvas.text("verdi", anchor, point.x + dx, point.y + dy, &text);
    };
    let above = (Anchor::Middle, 0.0, -9.0);
    let below = (Anchor::Middle, 0.0, 19.0);
    let beside = SIZE * 0.35;

    let goes_on = forlop.edss.iter().any(|e| e.dato > akse.vindu.til);
    value(last, if goes_on { above } else { (Anchor::Start, 8.0, beside) });
    if highest.skar > last.skar {
        value(highest, above);
    }
    if first.rad == last.rad || (first.rad == highest.rad && highest.skar > last.skar) {
        return;
    }
    let comes_from = forlop.edss.iter().any(|e| e.dato < akse.vindu.fra);
    // Clear of the figures of the scale.
    let clear = (PLOT_LEFT + 14.0 - first.x).max(0.0);
    let (above, below) = ((Anchor::Middle, clear, above.2), (Anchor::Middle, clear, below.2));
    let rises = points.iter().find(|p| p.skar != first.skar).is_some_and(|p| p.skar > first.skar);
    value(
        first,
        match () {
            () if !comes_from && first.x - 34.0 > PLOT_LEFT => (Anchor::End, -8.0, beside),
            // Under the lowest scores stands the next lane.
            () if rises && first.skar.halve() > 2 => below,
            () => above,
        },
    );
}
