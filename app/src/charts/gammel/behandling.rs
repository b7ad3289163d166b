//! The treatment lane: a bar for each treatment. Its upper part holds the name, its lower part the pattern that tells
//! the kind, so that text never lies on a pattern.

use super::akse::title;
use super::canvas::{Anchor, Canvas, Fill, Ink, Stroke};
use super::layout::{BAR_PITCH, Lane, WIDTH};
use super::packing::pack;
use super::tall::{Tallrad, Verdi, senest};
use super::tekst::{shorten, width};
use super::tidsakse::Tidsakse;
use super::{Bane, Tekster};
use crate::domain::forlop::Behandlingsslag;

/// Height of a bar, and of the pattern along its bottom.
const HEIGHT: f64 = 22.0;
const BAND: f64 = 6.0;
/// How far the arrow of an ongoing treatment points past the report date.
const ARROW: f64 = 9.0;
/// The least length of a bar, and of the solid part of a pulse.
const LEAST: f64 = 5.0;
/// With more treatments than this, names that find no room in their bar give way to the number in the table.
const MANY: usize = 12;
/// A start that is unknown by less than this many pixels is drawn as known.
const LEAST_LEAD: f64 = 6.0;

/// How a bar ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Stopped,
    /// Ongoing at the report date.
    Arrow,
    /// Goes on outside the years that are shown.
    Cut,
}

/// A treatment as drawn, from left to right.
pub(super) struct Bar {
    rad: usize,
    slag: Behandlingsslag,
    /// From the first day the start can mean …
    lead: f64,
    /// … to the last one: from here the bar is certain.
    left: f64,
    right: f64,
    /// Where the dotted tail of a pulse ends; elsewhere the same as `right`.
    tail: f64,
    starts_before: bool,
    end: End,
    label: Label,
    pub row: usize,
}

struct Label {
    text: String,
    anchor: Anchor,
    x: f64,
    inside: bool,
}

impl Label {
    fn extent(&self) -> (f64, f64) {
        let width = width(&self.text);
        if self.anchor == Anchor::End { (self.x - width, self.x) } else { (self.x, self.x + width) }
    }

    fn draw(&self, canvas: &mut Canvas, y: f64) {
        if self.inside {
            canvas.text_inside("legemiddel", self.x, y, &self.text);
        } else {
            canvas.text("legemiddel", self.anchor, self.x, y, &self.text);
        }
    }
}

/// The bars of all treatments among the rows, in as many rows as they need.
pub(super) fn place(rows: &[Tallrad], akse: &Tidsakse, tekster: &Tekster) -> Vec<Bar> {
    let many = rows.iter().filter(|rad| matches!(rad.verdi, Verdi::Behandling { .. })).count() > MANY;
    let mut bars: Vec<Bar> =
        rows.iter().enumerate().filter_map(|(rad, innhold)| bar(rad, innhold, akse, tekster, many)).collect();
    let extents: Vec<_> = bars.iter().map(extent).collect();
    for (bar, row) in bars.iter_mut().zip(pack(&extents, 4.0, usize::MAX)) {
        bar.row = row;
    }
    bars
}

/// What a bar covers, with its label and its arrow.
fn extent(bar: &Bar) -> (f64, f64) {
    let (left, right) = bar.label.extent();
    let arrow = if bar.end == End::Arrow { ARROW } else { 0.0 };
    (bar.lead.min(left), (bar.tail + arrow).max(right))
}

fn bar(rad: usize, innhold: &Tallrad, akse: &Tidsakse, tekster: &Tekster, many: bool) -> Option<Bar> {
    let Verdi::Behandling { nr, legemiddel, slag, til, tegnes_til, .. } = &innhold.verdi else { return None };
    let fra = innhold.dato;
    let stopp = til.unwrap_or(akse.til_og_med).max(fra.tidligst());
    let sikker = senest(fra, akse.til_og_med).min(stopp);
    let lead = akse.x(fra.tidligst());
    let left = Some(akse.x(sikker)).filter(|left| left - lead >= LEAST_LEAD).unwrap_or(lead);
    let puls = *slag == Behandlingsslag::Puls;
    // An ongoing pulse has no recorded end of the dose: the first one is drawn, the rest is tail.
    let dosert = if puls && til.is_none() { sikker } else { stopp };
    let right = akse.x(dosert).max(left + LEAST);
    let tail = akse.x(*tegnes_til).max(right);
    let end = match til {
        _ if *tegnes_til > akse.vindu.til => End::Cut,
        None => End::Arrow,
        Some(_) => End::Stopped,
    };
    let name = match (legemiddel, slag) {
        (Some(navn), _) => shorten(navn),
        (None, Behandlingsslag::Ingen) => shorten(&tekster.uten_behandling),
        (None, _) => shorten(&tekster.ikke_oppgitt),
    };
    let starts_before = fra.tidligst() < akse.vindu.fra;
    let mut bar = Bar { rad, slag: *slag, lead, left, right, tail, starts_before, end, label: empty(), row: 0 };
    bar.label = label(&bar, name, many.then_some(*nr));
    Some(bar)
}

fn empty() -> Label {
    Label { text: String::new(), anchor: Anchor::Start, x: 0.0, inside: false }
}

/// The name inside if it fits, else to the right, else to the left. Where numbers are in use, a name that does not fit
/// inside gives way to its number.
fn label(bar: &Bar, name: String, nr: Option<u16>) -> Label {
    let text = nr.map_or_else(|| name.clone(), |nr| format!("{nr} {name}"));
    let needed = width(&text) + 6.0;
    // A narrow pulse has its name over its tail, where the pattern leaves room for it.
    for x in [bar.left, bar.right] {
        let room = if x == bar.left { bar.right } else { bar.tail } - x;
        if needed <= room {
            return Label { text, anchor: Anchor::Start, x: x + 5.0, inside: x == bar.left };
        }
    }
    let text = nr.map_or(name, |nr| nr.to_string());
    let right = bar.tail + if bar.end == End::Arrow { ARROW } else { 0.0 } + 4.0;
    if right + width(&text) <= f64::from(WIDTH) - 2.0 {
        Label { text, anchor: Anchor::Start, x: right, inside: false }
    } else {
        Label { text, anchor: Anchor::End, x: bar.lead - 5.0, inside: false }
    }
}

/// Draws the lane.
pub(super) fn draw(canvas: &mut Canvas, lane: Lane, bars: &[Bar], tekster: &Tekster) {
    canvas.lane("behandling", |canvas| {
        title(canvas, lane, &tekster.behandling, bars.is_empty().then_some(&tekster.ingen));
        for bar in bars {
            let top = lane.data_top + bar.row as f64 * BAR_PITCH;
            let ink = ink(bar.slag);
            let sted = (Bane::Behandling, bar.lead, top + HEIGHT / 2.0);
            canvas.mark(bar.rad, "behandling", sted, |canvas| draw_bar(canvas, bar, ink, top));
            bar.label.draw(canvas, top + 12.0);
        }
    });
}

/// A short bar of a kind, for the explanation beside the chart.
pub(super) fn sample(canvas: &mut Canvas, slag: Behandlingsslag, (left, right): (f64, f64), top: f64) {
    let dosed = if slag == Behandlingsslag::Puls { left + 12.0 } else { right };
    let bar = Bar {
        rad: 0,
        slag,
        lead: left,
        left,
        right: dosed,
        tail: right,
        starts_before: false,
        end: End::Stopped,
        label: empty(),
        row: 0,
    };
    draw_bar(canvas, &bar, ink(slag), top);
}

const fn ink(slag: Behandlingsslag) -> Ink {
    match slag {
        Behandlingsslag::Moderat => Ink::Moderat,
        Behandlingsslag::Hoyeffektiv => Ink::Hoyeffektiv,
        Behandlingsslag::Puls => Ink::Puls,
        Behandlingsslag::Ingen => Ink::Ingen,
    }
}

fn draw_bar(canvas: &mut Canvas, bar: &Bar, ink: Ink, top: f64) {
    let bottom = top + HEIGHT;
    let middle = bottom - BAND / 2.0;
    let box_stroke = if bar.slag == Behandlingsslag::Ingen { Stroke::Dashed } else { Stroke::Solid };
    canvas.layer(ink, box_stroke, |pen| {
        pen.rect((bar.left, top), (bar.right, bottom), Fill::Paper);
        if bar.slag != Behandlingsslag::Ingen {
            pen.rect((bar.left, top), (bar.right, bottom), Fill::Tint);
        }
        for line in outline(bar, top) {
            pen.line(&line, 1.2);
        }
    });
    band(canvas, bar.slag, ink, (bar.left, bar.right), middle);
    if bar.tail - bar.right > LEAST {
        canvas.layer(ink, Stroke::Dots, |pen| pen.line(&[(bar.right + 6.0, middle), (bar.tail - 2.0, middle)], 3.5));
    }
    if bar.left > bar.lead || bar.end == End::Arrow {
        canvas.layer(ink, Stroke::Solid, |pen| {
            if bar.left > bar.lead {
                pen.line(&[(bar.lead, middle), (bar.left, middle)], 1.6);
                pen.line(&[(bar.lead, middle - 4.0), (bar.lead, middle + 4.0)], 1.6);
            }
            if bar.end == End::Arrow {
                let x = bar.tail;
                pen.polygon(&[(x, top), (x + ARROW, top + HEIGHT / 2.0), (x, bottom)], Fill::Ink);
            }
        });
    }
}

/// The pattern of a kind along the bottom of a bar: solid, slanting stripes, or none.
fn band(canvas: &mut Canvas, slag: Behandlingsslag, ink: Ink, (left, right): (f64, f64), middle: f64) {
    match slag {
        Behandlingsslag::Moderat | Behandlingsslag::Puls => {
            canvas.layer(ink, Stroke::Solid, |pen| pen.line(&[(left, middle), (right, middle)], BAND));
        }
        Behandlingsslag::Hoyeffektiv => {
            // Slanted ends would reach out of the bar.
            let (left, right) = if right - left > 12.0 { (left + 3.0, right - 3.0) } else { (left, right) };
            canvas.layer(ink, Stroke::Hatch(middle), |pen| pen.line(&[(left, 0.0), (right, 0.0)], BAND));
        }
        Behandlingsslag::Ingen => {}
    }
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
