//! The signs of events: A in a box for an attack, its filling tells the recovery; a diamond for an MR scan; a dot; a note.
//! The A is drawn as strokes, not set as text: half of it can then be light on a half-filled box.

use super::blekk::Ink;
use super::canvas::{Fill, Pen};
use super::kurs::Tegn;
use crate::domain::forlop::Bedring;

/// Half the width of a sign.
pub(super) const HALF: f64 = 9.0;
/// From the middle of a diamond to its corners.
const DIAMOND: f64 = 10.5;

pub(super) const fn ink(tegn: Tegn) -> Ink {
    match tegn {
        Tegn::Attakk { .. } => Ink::Attakk,
        Tegn::Mr { .. } => Ink::Mr,
        Tegn::Punkt => Ink::Hendelse,
        Tegn::Notat => Ink::Notat,
    }
}

/// The class of a mark with this sign.
pub(super) const fn class(tegn: Tegn) -> &'static str {
    match tegn {
        Tegn::Attakk { .. } => "attakk",
        Tegn::Mr { .. } => "mr",
        Tegn::Punkt => "hendelse",
        Tegn::Notat => "notat",
    }
}

/// Draws a sign without the text in or beside it.
pub(super) fn draw(pen: &Pen, (x, y): (f64, f64), tegn: Tegn) {
    match tegn {
        Tegn::Attakk { bedring, steroider } => {
            attack(pen, x, y, bedring);
            if steroider {
                steroids(pen, x, y);
            }
        }
        Tegn::Mr { nye, kontrast } => scan(pen, x, y, nye, kontrast),
        Tegn::Punkt => pen.dot((x, y), 5.0),
        Tegn::Notat => note(pen, x, y),
    }
}

/// The line under a box: steroids were given.
pub(super) fn steroids(pen: &Pen, x: f64, y: f64) {
    pen.line(&[(x - HALF, y + HALF + 2.2), (x + HALF, y + HALF + 2.2)], 1.8);
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

/// The diamond; a ring around it when a lesion took up contrast. Without a count it is smaller and empty.
fn scan(pen: &Pen, x: f64, y: f64, nye: Option<u16>, kontrast: bool) {
    let half = if nye.is_some() { DIAMOND } else { DIAMOND - 3.5 };
    if kontrast {
        pen.ring((x, y), DIAMOND + 0.4, 1.4, true);
    }
    let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    // A number of several figures stands beside a full diamond.
    pen.polygon(&corners, if nye.is_some_and(|nye| nye > 9) { Fill::Ink } else { Fill::Paper });
    pen.line(&[corners[0], corners[1], corners[2], corners[3], corners[0], corners[1]], 1.6);
}

/// A sheet with a folded corner and two lines on it.
fn note(pen: &Pen, x: f64, y: f64) {
    let sheet = [(-6.0, -7.5), (2.5, -7.5), (6.5, -3.5), (6.5, 7.5), (-6.0, 7.5)].map(|(dx, dy)| (x + dx, y + dy));
    pen.polygon(&sheet, Fill::Paper);
    pen.line(&[sheet[0], sheet[1], sheet[2], sheet[3], sheet[4], sheet[0], sheet[1]], 1.6);
    pen.line(&[(x + 2.5, y - 7.5), (x + 2.5, y - 3.5), (x + 6.5, y - 3.5)], 1.2);
    for dy in [0.0, 3.5] {
        pen.line(&[(x - 3.0, y + dy), (x + 3.5, y + dy)], 1.2);
    }
}
