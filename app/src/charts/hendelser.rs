//! Tracks of events: each a sign, with a line over everything its date can mean.

use super::canvas::{Anchor, Canvas, Sted, Stroke};
use super::kurs::{Hendelse, Kurs, Plass, Tegn};
use super::layout::{EVENT_PITCH, Lane};
use super::packing::pack;
use super::tegnet::{self, HALF, ink};
use super::tekst::width;
use super::tidsakse::Tidsakse;
use crate::domain::forlop::Bedring;

/// More rows than this help no one: the rest overlap, and are told apart in the table.
const MOST_ROWS: usize = 12;

/// An event as drawn.
pub(super) struct Event {
    plass: Plass,
    tegn: Tegn,
    x: f64,
    /// Everything the date can mean.
    span: (f64, f64),
    pub row: usize,
}

impl Event {
    /// What is set beside the sign: `?` for an unknown recovery, a number with too many figures for its diamond.
    fn beside(&self) -> Option<String> {
        match self.tegn {
            Tegn::Attakk { bedring: Bedring::Ukjent, .. } => Some("?".into()),
            Tegn::Mr { nye: Some(nye), .. } if nye > 9 => Some(nye.to_string()),
            _ => None,
        }
    }

    /// The right edge of the sign, or of the span if that reaches further.
    fn right(&self) -> f64 {
        (self.x + HALF).max(self.span.1)
    }

    fn extent(&self) -> (f64, f64) {
        let beside = self.beside().map_or(0.0, |text| 3.0 + width(&text));
        ((self.x - HALF).min(self.span.0), self.right() + beside)
    }
}

/// The events that are shown, in as many rows as they need.
pub(super) fn place(all: &[Hendelse], marks: &[Plass], akse: &Tidsakse) -> Vec<Event> {
    let event = |plass: &Plass| {
        let hendelse = all.get(plass.post)?;
        let span = akse.span(hendelse.nar);
        Some(Event { plass: *plass, tegn: hendelse.tegn, x: f64::midpoint(span.0, span.1), span, row: 0 })
    };
    let mut events: Vec<Event> = marks.iter().filter_map(event).collect();
    let extents: Vec<_> = events.iter().map(Event::extent).collect();
    for (event, row) in events.iter_mut().zip(pack(&extents, 2.0, MOST_ROWS)) {
        event.row = row;
    }
    events
}

/// Draws the events.
pub(super) fn draw(canvas: &mut Canvas, kurs: &Kurs, lane: Lane, events: &[Event]) {
    for event in events {
        let y = lane.data_top + HALF + 1.0 + event.row as f64 * EVENT_PITCH;
        canvas.mark(kurs, event.plass, tegnet::class(event.tegn), Sted::point(event.x, y), |canvas| {
            canvas.layer(ink(event.tegn), Stroke::Solid, |pen| {
                let (left, right) = event.span;
                if right - left > 2.0 * HALF {
                    pen.line(&[(left, y), (right, y)], 1.6);
                    pen.line(&[(left, y - 5.0), (left, y + 5.0)], 1.6);
                    pen.line(&[(right, y - 5.0), (right, y + 5.0)], 1.6);
                }
                tegnet::draw(pen, (event.x, y), event.tegn);
            });
        });
        if let Some(text) = event.beside() {
            canvas.text("ukjent", Anchor::Start, event.right() + 3.0, y + 4.5, &text);
        } else if let Tegn::Mr { nye: Some(nye), .. } = event.tegn {
            canvas.text_inside("antall", Anchor::Middle, event.x, y + 4.5, &nye.to_string());
        }
    }
}
