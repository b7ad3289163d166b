//! The scale of a series: where a value lies, and which figures stand beside it. Only exact arithmetic: the server and
//! the browser must come to the same.

use super::kurs::Serie;
use super::layout::Lane;
use super::tekst::width;

/// Least space for the figures of a scale.
const ROOM: f64 = 14.5;
/// Steps of figures, with the decimals each needs.
const POWERS: [(f64, usize); 13] = [
    (0.0001, 4),
    (0.001, 3),
    (0.01, 2),
    (0.1, 1),
    (1.0, 0),
    (10.0, 0),
    (100.0, 0),
    (1e3, 0),
    (1e4, 0),
    (1e5, 0),
    (1e6, 0),
    (1e7, 0),
    (1e8, 0),
];

/// The scale over the height of a lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Skala {
    low: f64,
    high: f64,
    top: f64,
    bottom: f64,
}

impl Skala {
    /// A scale without length or end becomes 0 to 1: its values are then drawn at the edges.
    pub fn new(serie: &Serie, lane: Lane) -> Self {
        let (low, high) = ends(serie);
        Self { low, high, top: lane.data_top, bottom: lane.data_bottom }
    }

    /// Where a value is drawn: outside the scale at its edge, what is no number at the bottom.
    pub fn y(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.bottom;
        }
        let part = (value.max(self.low).min(self.high) - self.low) / (self.high - self.low);
        self.bottom - part * (self.bottom - self.top)
    }

    /// Whether a value lies above the scale (1), below it (-1) or on it.
    pub fn outside(&self, value: f64) -> i8 {
        i8::from(value > self.high) - i8::from(value < self.low || value.is_nan())
    }

    /// The figures, from below: each with its decimals.
    pub fn figures(&self) -> (Vec<f64>, usize) {
        figures(self.low, self.high, self.bottom - self.top)
    }

    /// The most room the figures of a series take.
    pub fn widest(serie: &Serie, sign: char) -> f64 {
        let (low, high) = ends(serie);
        let (figures, decimals) = figures(low, high, 150.0);
        figures.into_iter().map(|f| width(&figure(f, decimals, sign))).fold(0.0, f64::max)
    }
}

fn ends(serie: &Serie) -> (f64, f64) {
    let (low, high) = serie.skala;
    let whole = (high - low).is_finite() && high > low;
    if whole { (low, high) } else { (0.0, 1.0) }
}

fn figures(low: f64, high: f64, px: f64) -> (Vec<f64>, usize) {
    let enough = |step: f64| step / (high - low) * px >= ROOM;
    let steps = POWERS.into_iter().flat_map(|(power, decimals)| [1.0, 2.0, 5.0].map(|n| (n, power, decimals)));
    let Some((n, power, decimals)) = steps.into_iter().find(|(n, power, _)| enough(n * power)) else {
        return (vec![low, high], 0);
    };
    // Multiples of a power below one are divided, so that 3 · 0.1 is 0.3.
    let inverse = [1.0, 10.0, 100.0, 1e3, 1e4][decimals];
    let at = |nr: f64| if decimals > 0 { nr * n / inverse } else { nr * n * power };
    let mut nr = (low / (n * power)).ceil();
    let mut found = Vec::new();
    while at(nr) <= high && found.len() < 64 {
        found.push(at(nr));
        nr += 1.0;
    }
    (found, decimals)
}

/// Larger numbers are not exact to their last figure.
const MOST: f64 = 9_007_199_254_740_992.0;

/// A number in figures, with a minus sign where it is below zero; a dash for what figures cannot tell.
pub(super) fn figure(value: f64, decimals: usize, sign: char) -> String {
    let decimals = decimals.min(6);
    let power = 10_u64.pow(decimals as u32);
    let scaled = (value.abs() * power as f64).round_ties_even();
    if scaled.is_nan() || scaled > MOST {
        return "–".to_owned();
    }
    let whole = scaled as u64;
    let minus = if value < 0.0 && whole > 0 { "\u{2212}" } else { "" };
    if decimals == 0 {
        return format!("{minus}{whole}");
    }
    format!("{minus}{}{sign}{:0decimals$}", whole / power, whole % power)
}
