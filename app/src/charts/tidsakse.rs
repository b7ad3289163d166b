//! The shared time axis: which time is shown, and where a moment is drawn.

use super::canvas::tenths;
use super::kalender::Dag as Date;
use super::kurs::{DOGN, Innhold, Kurs, Minutt, Spenn};
use super::skala::Skala;
use super::tekst::{shorten, width};

/// The least room left of the time axis (figures of a scale) and right of it (arrows, last values).
const LEFT: f64 = 38.0;
const RIGHT: f64 = 42.0;
/// The most room they can take, in parts of the width.
const MOST_LEFT: f64 = 0.15;
const MOST_RIGHT: f64 = 0.22;
/// Drawings narrower than this leave out the words beside a scale.
const WORDS_FROM: f64 = 480.0;

/// The width of a drawing, and where the time axis runs in it. It follows from the course and the width alone: what is
/// shown or hidden moves nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ramme {
    pub width: f64,
    pub left: f64,
    pub right: f64,
    /// Whether scales have their words beside them.
    pub words: bool,
}

impl Ramme {
    pub fn new(kurs: &Kurs, bredde: u16) -> Self {
        let width_all = f64::from(bredde);
        let series = || {
            kurs.spor.iter().filter_map(|s| match &s.innhold {
                Innhold::Serie(serie) => Some(serie),
                _ => None,
            })
        };
        let figures = series().map(|s| Skala::widest(s, kurs.ord.desimaltegn)).fold(0.0, f64::max);
        let left = (figures + 12.0).max(LEFT).min(width_all * MOST_LEFT);
        let words = width_all >= WORDS_FROM;
        let bands = series().flat_map(|s| &s.band).map(|b| width(&shorten(&b.navn)) + 12.0).fold(0.0, f64::max);
        let right = if words { bands.max(RIGHT).min((width_all * MOST_RIGHT).max(RIGHT)) } else { RIGHT };
        Self { width: width_all, left: left.round(), right: (width_all - right).round(), words }
    }
}

/// The window laid out on the drawing. Positions are exact to a tenth of a pixel and affine in time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tidsakse {
    pub vindu: Spenn,
    pub ramme: Ramme,
}

impl Tidsakse {
    /// Where a moment is drawn; moments outside the window at its nearest edge.
    pub fn x(&self, nar: Minutt) -> f64 {
        let nar = nar.max(self.vindu.fra).min(self.vindu.til);
        f64::from(tenths(self.exact(f64::from(nar)))) / 10.0
    }

    /// The same, unrounded and without edges.
    pub fn exact(&self, minutt: f64) -> f64 {
        self.ramme.left + (minutt - f64::from(self.vindu.fra)) * self.px_per_minute()
    }

    pub fn px_per_minute(&self) -> f64 {
        (self.ramme.right - self.ramme.left) / self.minutes()
    }

    /// How long the window is.
    pub fn minutes(&self) -> f64 {
        (f64::from(self.vindu.til) - f64::from(self.vindu.fra)).max(1.0)
    }

    pub fn days(&self) -> f64 {
        self.minutes() / f64::from(DOGN)
    }

    /// The span on the drawing of everything a moment can mean.
    pub fn span(&self, nar: Spenn) -> (f64, f64) {
        let (fra, til) = (self.x(nar.fra), self.x(nar.til));
        (fra, til.max(fra))
    }

    pub fn covers(&self, nar: Minutt) -> bool {
        self.vindu.fra <= nar && nar <= self.vindu.til
    }

    /// The days of the window's ends.
    pub fn dates(&self) -> (Date, Date) {
        (date(self.vindu.fra), date(self.vindu.til))
    }

    /// The middle of a text of one line, moved in from the edges of the drawing as far as it must.
    pub fn within(&self, middle: f64, text: &str) -> f64 {
        let half = width(text) / 2.0 + 2.0;
        middle.min(self.ramme.width - half).max(half)
    }
}

/// The day a minute lies in.
pub(super) fn date(nar: Minutt) -> Date {
    Date::av(nar)
}

/// The first minute of a day.
pub(super) fn minute(day: Date) -> Minutt {
    day.minutt()
}
