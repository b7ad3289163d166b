//! Reduction of a series to what can be seen: at most two values for each pixel column, the least and the greatest, in
//! the order of time. Done before any markup, so that a hundred thousand points cost as little as a thousand.

use super::kurs::{Minutt, Punkt, TETT};
use super::tidsakse::Tidsakse;
use std::ops::Range;

/// A point of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ledd {
    pub nar: Minutt,
    pub verdi: f64,
    /// A long time lies before it.
    pub opphold: bool,
}

/// The line to draw: of a short series every point, of a long one the reduced, with one more on each side, so that the
/// line runs on to the edges.
pub(super) fn line(punkter: &[Punkt], opphold: Option<Minutt>, akse: &Tidsakse) -> Vec<Ledd> {
    if punkter.len() > TETT {
        return reduce(punkter, opphold, akse);
    }
    let mut before = None;
    let ledd = |p: &Punkt| {
        let apart = before.is_some_and(|b| far(b, p.nar, opphold));
        before = Some(p.nar);
        Ledd { nar: p.nar, verdi: p.verdi, opphold: apart }
    };
    punkter.iter().map(ledd).collect()
}

/// Where in an ordered series the time that is shown lies.
pub(super) fn window(punkter: &[Punkt], akse: &Tidsakse) -> Range<usize> {
    let first = punkter.partition_point(|p| p.nar < akse.vindu.fra);
    first..punkter.partition_point(|p| p.nar <= akse.vindu.til).max(first)
}

fn far(a: Minutt, b: Minutt, opphold: Option<Minutt>) -> bool {
    opphold.is_some_and(|opphold| i64::from(b) - i64::from(a) > i64::from(opphold))
}

fn reduce(punkter: &[Punkt], opphold: Option<Minutt>, akse: &Tidsakse) -> Vec<Ledd> {
    let Range { start, end } = window(punkter, akse);
    let columns = (akse.ramme.right - akse.ramme.left) as usize;
    let mut line = Vec::with_capacity(2 * columns + 2);
    let mut before: Option<&Punkt> = None;
    let mut push = |p: &Punkt, apart: bool| line.push(Ledd { nar: p.nar, verdi: p.verdi, opphold: apart });
    if let Some(p) = start.checked_sub(1).and_then(|nr| punkter.get(nr)) {
        push(p, false);
        before = Some(p);
    }
    let mut rest = &punkter[start..end];
    for column in 1..=columns {
        let bound = f64::from(akse.vindu.fra) + akse.minutes() * column as f64 / columns as f64;
        // A walk is faster than a search through all the rest.
        let next = rest.iter().position(|p| f64::from(p.nar) >= bound).filter(|_| column < columns);
        let length = next.unwrap_or(rest.len());
        let (these, after) = rest.split_at(length);
        rest = after;
        let (Some(first), Some(last)) = (these.first(), these.last()) else { continue };
        let apart = before.is_some_and(|b| far(b.nar, first.nar, opphold));
        let (low, high) = extremes(these);
        push(&these[low.min(high)], apart);
        if low != high {
            push(&these[low.max(high)], false);
        }
        before = Some(last);
    }
    if let Some(p) = punkter.get(end) {
        push(p, before.is_some_and(|b| far(b.nar, p.nar, opphold)));
    }
    line
}

/// The places of the least and the greatest value. What is no number is passed over where there is any number. Walked through
/// for every point at every redraw: the values are kept, not looked up again.
fn extremes(punkter: &[Punkt]) -> (usize, usize) {
    let first = punkter.iter().position(|p| !p.verdi.is_nan()).unwrap_or_default();
    let Some((start, rest)) = punkter.get(first..).and_then(<[Punkt]>::split_first) else { return (first, first) };
    let (mut low, mut high, mut least, mut most) = (first, first, start.verdi, start.verdi);
    let mut nr = first;
    for punkt in rest {
        nr += 1;
        if punkt.verdi < least {
            (low, least) = (nr, punkt.verdi);
        }
        if punkt.verdi > most {
            (high, most) = (nr, punkt.verdi);
        }
    }
    (low, high)
}
