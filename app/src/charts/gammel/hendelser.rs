//! The lane of events: A in a box for an attack, its filling tells the recovery; M in a circle for an MR scan.
//! Letters are drawn as strokes, not set as text: half of an A can then be light on a half-filled box.

use super::akse::title;
use super::canvas::{Anchor, Canvas, Fill, Ink, Pen, Stroke};
use super::layout::{EVENT_PITCH, Lane};
use super::packing::{height, pack};
use super::tall::{Tallrad, Tallslag, Verdi};
use super::tidsakse::Tidsakse;
use super::{Bane, Tekster};
use crate::domain::forlop::Bedring;

/// Half the side of a box, and the radius of a circle.
pub(super) const HALF: f64 = 9.0;
/// Room for the question mark after a box.
const QUESTION: f64 = 11.0;
/// More rows than this of one kind help no one: the rest overlap, and are told apart in the table.
const MOST_ROWS: usize = 12;

/// An event as drawn.
pub(super) struct Event {
    rad: usize,
    /// The recovery after an attack; None for a scan.
    bedring: Option<Bedring>,
    x: f64,
    /// Everything the date can mean.
    span: (f64, f64),
    pub row: usize,
}

/// All attacks and scans among the rows: attacks first, scans in rows of their own under them.
pub(super) fn place(rows: &[Tallrad], akse: &Tidsakse) -> Vec<Event> {
    let mut attacks: Vec<_> = events(rows, akse, Tallslag::Attakk);
    let mut scans: Vec<_> = events(rows, akse, Tallslag::Mr);
    pack_from(&mut attacks, 0);
    pack_from(&mut scans, height(attacks.iter().map(|e| e.row)));
    attacks.append(&mut scans);
    attacks
}

fn pack_from(events: &mut [Event], first: usize) {
    let extents: Vec<_> = events.iter().map(extent).collect();
    for (event, row) in events.iter_mut().zip(pack(&extents, 2.0, MOST_ROWS)) {
        event.row = first + row;
    }
}

fn extent(event: &Event) -> (f64, f64) {
    let question = if event.bedring == Some(Bedring::Ukjent) { QUESTION } else { 0.0 };
    ((event.x - HALF).min(event.span.0), right_edge(event) + question)
}

/// The right edge of the box, or of the span if that reaches further.
fn right_edge(event: &Event) -> f64 {
    (event.x + HALF).max(event.span.1)
}

fn events(rows: &[Tallrad], akse: &Tidsakse, slag: Tallslag) -> Vec<Event> {
    let event = |(rad, innhold): (usize, &Tallrad)| {
        let span = akse.span(innhold.dato);
        let bedring = match innhold.verdi {
            Verdi::Attakk { bedring, .. } => Some(bedring),
            _ => None,
        };
        Event { rad, bedring, x: f64::midpoint(span.0, span.1), span, row: 0 }
    };
    rows.iter().enumerate().filter(|(_, rad)| rad.slag == slag).map(event).collect()
}

/// Draws the lane.
pub(super) fn draw(canvas: &mut Canvas, lane: Lane, events: &[Event], tekster: &Tekster) {
    canvas.lane("hendelser", |canvas| {
        title(canvas, lane, &tekster.hendelser, events.is_empty().then_some(&tekster.ingen));
        for event in events {
            let y = lane.data_top + HALF + 1.0 + event.row as f64 * EVENT_PITCH;
            let sted = (Bane::Hendelser, event.x, y);
            match event.bedring {
                Some(bedring) => canvas.mark(event.rad, "attakk", sted, |canvas| {
                    canvas.layer(Ink::Attakk, Stroke::Solid, |pen| {
                        span(pen, event, y);
                        attack(pen, event.x, y, bedring);
                    });
                }),
                None => canvas.mark(event.rad, "mr", sted, |canvas| {
                    canvas.layer(Ink::Mr, Stroke::Solid, |pen| scan(pen, event.x, y));
                }),
            }
            if event.bedring == Some(Bedring::Ukjent) {
                canvas.text("ukjent", Anchor::Start, right_edge(event) + 3.0, y + 4.5, "?");
            }
        }
    });
}

/// A date of unknown day or month: a line with ends over everything it can mean.
fn span(pen: &Pen, event: &Event, y: f64) {
    let (left, right) = event.span;
    if right - left > 2.0 * HALF {
        pen.line(&[(left, y), (right, y)], 1.6);
        pen.line(&[(left, y - 5.0), (left, y + 5.0)], 1.6);
        pen.line(&[(right, y - 5.0), (right, y + 5.0)], 1.6);
    }
}

/// The box with an A: full recovery is filled, partial half filled, none and unknown hollow.
pub(super) fn attack(pen: &Pen, x: f64, y: f64, bedring: Bedring) {
    let (left, top, right, bottom) = (x - HALF, y - HALF, x + HALF, y + HALF);
    let filled_to = match bedring {
        Bedring::Full => right,
        Bedring::Delvis => x,
        Bedring::Ingen | Bedring::Ukjent => left,
    };
    pen.rect((left, top), (right, bottom), Fill::Paper);
    if filled_to > left {
        pen.rect((left, top), (filled_to, bottom), Fill::Ink);
    }
    let (l, t, r, b) = (left + 0.9, top + 0.9, right - 0.9, bottom - 0.9);
    pen.line(&[(l, t), (r, t), (r, b), (l, b), (l, t), (r, t)], 1.8);

    half_letter(pen, (x, y), -1.0, filled_to > left, bedring);
    half_letter(pen, (x, y), 1.0, filled_to > x, bedring);
}

/// Half an A to the left (-1) or right (1) of its middle, light where the box is filled. Two halves alike overlap a
/// little, so that no seam shows.
fn half_letter(pen: &Pen, (x, y): (f64, f64), side: f64, on_fill: bool, bedring: Bedring) {
    let seam = if bedring == Bedring::Delvis { 0.0 } else { -0.3 };
    let outline = [
        (seam, -5.6),
        (1.3, -5.6),
        (5.6, 5.6),
        (3.6, 5.6),
        (2.7, 3.2),
        (seam, 3.2),
        (seam, 1.6),
        (2.1, 1.6),
        (0.0, -3.7),
        (seam, -3.7),
    ];
    let fill = if on_fill { Fill::Paper } else { Fill::Ink };
    pen.polygon(&outline.map(|(dx, dy)| (x + side * dx, y + dy)), fill);
}

/// The circle with an M.
pub(super) fn scan(pen: &Pen, x: f64, y: f64) {
    pen.ring((x, y), HALF - 0.8, 1.6);
    let m = [(-4.1, 4.3), (-4.1, -4.3), (0.0, 1.6), (4.1, -4.3), (4.1, 4.3)];
    pen.line(&m.map(|(dx, dy)| (x + dx, y + dy)), 1.6);
}
