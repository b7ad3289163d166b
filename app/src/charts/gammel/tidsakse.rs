//! The shared time axis: which days are shown, and where a day is drawn.

use super::Visning;
use super::layout::{PLOT_LEFT, PLOT_RIGHT};
use super::tall::senest;
use crate::domain::forlop::Forlop;
use crate::domain::tid::Dato;
use jiff::{Span, civil::Date};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordi32;

/// Least space for the label of a year.
const YEAR_ROOM: f64 = 44.0;

/// The days that are shown, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Vindu {
    pub fra: Date,
    pub til: Date,
}

impl Vindu {
    /// From onset to report date, cut to the chosen years. Data outside (an attack before the onset, a stop after the
    /// report) widen it: what is recorded is shown. Years in the wrong order are turned; years without a day in the
    /// course are disregarded. Never less than a year, so that there is always a New Year to label.
    pub fn new(forlop: &Forlop, visning: &Visning) -> Self {
        let hele = Self::hele(forlop);
        let (fra_aar, til_aar) = match (visning.fra_aar, visning.til_aar) {
            (Some(fra), Some(til)) if fra > til => (Some(til), Some(fra)),
            aar => aar,
        };
        let fra = fra_aar.and_then(|aar| Date::new(aar, 1, 1).ok()).unwrap_or(hele.fra).max(hele.fra);
        let til = til_aar.and_then(|aar| Date::new(aar, 12, 31).ok()).unwrap_or(hele.til).min(hele.til);
        let valgt = if fra <= til { Self { fra, til } } else { hele };
        Self { fra: valgt.fra.min(valgt.til.saturating_sub(Span::new().years(1))), ..valgt }
    }

    /// The days of the whole course.
    fn hele(forlop: &Forlop) -> Self {
        let datoer = || {
            let behandlinger = forlop.behandlinger.iter();
            (behandlinger.flat_map(|b| [Some(b.fra), b.til.map(Dato::from)]).flatten())
                .chain(forlop.edss.iter().map(|e| e.dato.into()))
                .chain(forlop.attakker.iter().map(|a| a.dato))
                .chain(forlop.mr.iter().map(|m| m.dato.into()))
                .chain(forlop.diagnose.map(Dato::from))
                .chain([forlop.debut])
        };
        let fra = datoer().map(Dato::tidligst).fold(forlop.til_og_med, Date::min);
        let til = datoer().map(|d| senest(d, forlop.til_og_med)).fold(forlop.til_og_med, Date::max);
        Self { fra, til }
    }

    /// Whether a span of days has a day that is shown.
    pub fn beroerer(self, fra: Date, til: Date) -> bool {
        fra <= self.til && self.fra <= til
    }

    pub fn dekker(self, dag: Date) -> bool {
        self.beroerer(dag, dag)
    }
}

/// The window laid out on the drawing. Positions are exact to a tenth of a pixel and affine in days.
pub(super) struct Tidsakse {
    pub vindu: Vindu,
    pub til_og_med: Date,
    dager: RangedCoordi32,
}

impl Tidsakse {
    pub fn new(forlop: &Forlop, visning: &Visning) -> Self {
        let vindu = Vindu::new(forlop, visning);
        let dager = (dagnummer(vindu.fra)..dagnummer(vindu.til)).into();
        Self { vindu, til_og_med: forlop.til_og_med, dager }
    }

    /// Where a day is drawn; days outside the window at its nearest edge.
    pub fn x(&self, dag: Date) -> f64 {
        let dag = dag.clamp(self.vindu.fra, self.vindu.til);
        let tideler = self.dager.map(&dagnummer(dag), (tenths(PLOT_LEFT), tenths(PLOT_RIGHT)));
        f64::from(tideler) / 10.0
    }

    /// The span on the drawing of everything a date can mean.
    pub fn span(&self, dato: Dato) -> (f64, f64) {
        (self.x(dato.tidligst()), self.x(senest(dato, self.til_og_med)))
    }

    /// The years to label and where, thinned so that labels never meet.
    pub fn years(&self) -> Vec<(i16, f64)> {
        let px_per_year = (PLOT_RIGHT - PLOT_LEFT) / f64::from(self.length_in_days()) * 365.25;
        let step = [1, 2, 5, 10, 20].into_iter().find(|step| f64::from(*step) * px_per_year >= YEAR_ROOM).unwrap_or(50);
        let Vindu { fra, til } = self.vindu;
        (fra.year()..=til.year())
            .filter(|aar| aar.rem_euclid(step) == 0)
            .filter_map(|aar| Date::new(aar, 1, 1).ok())
            .filter(|dag| self.vindu.dekker(*dag))
            .map(|dag| (dag.year(), self.x(dag)))
            .collect()
    }

    fn length_in_days(&self) -> i32 {
        dagnummer(self.vindu.til) - dagnummer(self.vindu.fra)
    }
}

/// Days since 1 January 1970.
pub(super) fn dagnummer(dag: Date) -> i32 {
    let days = dag.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    i32::try_from(days).unwrap_or_default()
}

/// Pixels as the whole tenths plotters works in: its own positions are integers.
pub(super) fn tenths(px: f64) -> i32 {
    (px * 10.0).round() as i32
}
