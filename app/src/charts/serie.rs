//! Tracks of measurements: the official drawing, black squares joined by straight black lines. Nothing is smoothed.

use super::akse;
use super::blekk::Ink;
use super::canvas::{Anchor, Canvas, Fill, Pen, Sted, Stroke};
use super::kurs::{Hoyde, Kurs, Plass, Punkt, Serie, TETT};
use super::layout::Lane;
use super::reduksjon::{Ledd, line, window};
use super::sammenligning;
use super::skala::{Skala, figure};
use super::tekst::{SIZE, fit, shorten};
use super::tidsakse::Tidsakse;
use super::verdier;
use crate::domain::rapport::Retning;

/// Half the side of a square; less when there are so many that they would grow together.
const HALF_SIDE: f64 = 4.0;
const HALF_SIDE_MANY: f64 = 2.7;
const MANY: usize = 60;
/// Least space between two words beside a scale.
const WORD_ROOM: f64 = 14.0;

/// Everything that decides where the points of a series lie.
pub(super) struct Field<'a> {
    pub kurs: &'a Kurs,
    pub serie: &'a Serie,
    pub akse: &'a Tidsakse,
    pub skala: Skala,
}

/// Draws the track with its title.
pub(super) fn draw(canvas: &mut Canvas, field: &Field, lane: Lane, (navn, ingen): (&str, &str), marks: &[Plass]) {
    let Field { kurs, serie, akse, skala } = field;
    let large = serie.hoyde == Hoyde::Stor;
    let ledd = line(&serie.punkter, serie.opphold, akse);
    let runs = runs(&ledd, akse, skala);
    let dense = serie.punkter.len() > TETT;
    let shown: Vec<&Punkt> = if dense { close_up(serie, akse) } else { of_marks(serie, marks) };
    if let Some(sammenligning) = &serie.sammenligning {
        sammenligning::draw(canvas, sammenligning, akse, skala);
    }
    if large {
        grid(canvas, field);
    }
    let nothing = (runs.is_empty() && shown.is_empty()).then_some(ingen);
    let end = akse::title(canvas, akse, lane, &title(navn, &serie.enhet), nothing);
    better(canvas, serie.bedre.filter(|_| !large), end + 12.0, lane.top + SIZE - 4.5);
    // A dense line is thinner: it goes up and down in every column.
    let thickness = if dense && shown.is_empty() || !large { 1.1 } else { 1.6 };
    for (stroke, line) in runs {
        canvas.layer(Ink::Serie, stroke, |pen| pen.line(&line, thickness));
    }
    let half = if shown.len() > MANY || !large { HALF_SIDE_MANY } else { HALF_SIDE };
    if dense && !shown.is_empty() {
        canvas.layer(Ink::Serie, Stroke::Solid, |pen| shown.iter().for_each(|p| square(pen, field, p, half)));
    }
    for (plass, punkt) in marks.iter().zip(&shown) {
        let sted = Sted::point(akse.x(punkt.nar), skala.y(punkt.verdi));
        canvas.mark(kurs, *plass, "maling", sted, |canvas| {
            canvas.layer(Ink::Serie, Stroke::Solid, |pen| square(pen, field, punkt, half));
        });
    }
    if large && akse.ramme.words {
        words(canvas, field, lane);
    }
    verdier::draw(canvas, field, &ledd, large);
}

/// The name with its unit.
fn title(navn: &str, enhet: &str) -> String {
    if enhet.trim().is_empty() { navn.to_owned() } else { format!("{} ({})", fit(navn, 44, 340.0), shorten(enhet)) }
}

/// The points of a dense series, when the time that is shown is so short that they can be told apart.
fn close_up<'a>(serie: &'a Serie, akse: &Tidsakse) -> Vec<&'a Punkt> {
    let range = window(&serie.punkter, akse);
    if range.len() <= TETT { serie.punkter[range].iter().collect() } else { Vec::new() }
}

fn of_marks<'a>(serie: &'a Serie, marks: &[Plass]) -> Vec<&'a Punkt> {
    marks.iter().filter_map(|plass| serie.punkter.get(plass.post)).collect()
}

/// A square with what belongs to it: a ring, a flag, an arrow when its value lies outside the scale.
fn square(pen: &Pen, field: &Field, punkt: &Punkt, half: f64) {
    let (x, y) = (field.akse.x(punkt.nar), field.skala.y(punkt.verdi));
    if punkt.ring {
        pen.ring((x, y), half + 4.0, 1.4, false);
    }
    pen.rect((x - half, y - half), (x + half, y + half), Fill::Ink);
    if punkt.flagg {
        flag(pen, x, y - half);
    }
    let outside = f64::from(field.skala.outside(punkt.verdi));
    if outside != 0.0 {
        let tip = y - outside * (half + 6.5);
        let base = y - outside * (half + 1.5);
        pen.polygon(&[(x, tip), (x + 4.0, base), (x - 4.0, base)], Fill::Ink);
    }
}

/// Confirmed worsening: a flag on the square.
pub(super) fn flag(pen: &Pen, x: f64, y: f64) {
    pen.line(&[(x, y), (x, y - 11.0)], 1.4);
    pen.polygon(&[(x, y - 11.0), (x + 7.5, y - 8.0), (x, y - 5.0)], Fill::Ink);
}

/// Lines with their figures.
fn grid(canvas: &mut Canvas, field: &Field) {
    let ramme = field.akse.ramme;
    let (figures, decimals) = field.skala.figures();
    canvas.layer(Ink::Rute, Stroke::Fine, |pen| {
        for value in &figures {
            let y = field.skala.y(*value);
            pen.line(&[(ramme.left, y), (ramme.right, y)], 0.7);
        }
    });
    for value in figures {
        let text = fit(&figure(value, decimals, field.kurs.ord.desimaltegn), 12, ramme.left - 8.0);
        canvas.text("skala", Anchor::End, ramme.left - 8.0, field.skala.y(value) + SIZE * 0.35, &text);
    }
}

/// The words beside the scale, each in the middle of its stretch or as near as the one below it lets it.
fn words(canvas: &mut Canvas, field: &Field, lane: Lane) {
    let ramme = field.akse.ramme;
    let band = &field.serie.band;
    canvas.layer(Ink::Akse, Stroke::Solid, |pen| {
        for b in band {
            let y = field.skala.y(b.fra);
            pen.line(&[(ramme.right, y), (ramme.right + 4.0, y)], 1.0);
        }
    });
    let mut free = lane.data_bottom + SIZE;
    for (nr, b) in band.iter().enumerate() {
        let upper = band.get(nr + 1).map_or(lane.data_top, |next| field.skala.y(next.fra));
        let y = (f64::midpoint(field.skala.y(b.fra), upper) + SIZE * 0.35).min(free);
        if y < lane.data_top {
            break;
        }
        let text = fit(&b.navn, 24, ramme.width - ramme.right - 9.0);
        canvas.text("band", Anchor::Start, ramme.right + 7.0, y, &text);
        free = y - WORD_ROOM;
    }
}

/// An arrow towards the better values.
fn better(canvas: &mut Canvas, bedre: Option<Retning>, x: f64, y: f64) {
    let Some(retning) = bedre else { return };
    let up = if retning == Retning::Hoyere { -1.0 } else { 1.0 };
    canvas.layer(Ink::Akse, Stroke::Solid, |pen| {
        pen.line(&[(x, y - up * 5.0), (x, y + up * 2.0)], 1.8);
        pen.polygon(&[(x, y + up * 5.5), (x + 4.0, y + up * 0.5), (x - 4.0, y + up * 0.5)], Fill::Ink);
    });
}

type Run = (Stroke, Vec<(f64, f64)>);

/// The line in runs of one kind: solid, or dashed where a long time went between two points.
pub(super) fn runs(ledd: &[Ledd], akse: &Tidsakse, skala: &Skala) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for pair in ledd.windows(2) {
        let Some((from, to)) = segment(pair[0], pair[1], akse, skala) else { continue };
        let stroke = if pair[1].opphold { Stroke::Dashed } else { Stroke::Solid };
        match runs.last_mut() {
            Some((last, run)) if *last == stroke && run.last() == Some(&from) => run.push(to),
            _ => runs.push((stroke, vec![from, to])),
        }
    }
    runs
}

type Segment = ((f64, f64), (f64, f64));

/// The straight line between two points, cut at the edges of the window.
fn segment(a: Ledd, b: Ledd, akse: &Tidsakse, skala: &Skala) -> Option<Segment> {
    let (fra, til) = (akse.vindu.fra, akse.vindu.til);
    if a.nar.max(b.nar) < fra || a.nar.min(b.nar) > til {
        return None;
    }
    let (ya, yb) = (skala.y(a.verdi), skala.y(b.verdi));
    let minutes = f64::from(b.nar) - f64::from(a.nar);
    let at = |own: f64, nar| {
        let edge = akse.vindu.fra.max(akse.vindu.til.min(nar));
        if edge == nar || minutes == 0.0 {
            own
        } else {
            ya + (yb - ya) * (f64::from(edge) - f64::from(a.nar)) / minutes
        }
    };
    Some(((akse.x(a.nar), at(ya, a.nar)), (akse.x(b.nar), at(yb, b.nar))))
}
