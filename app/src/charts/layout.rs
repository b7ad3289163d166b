//! Where the tracks lie. Time is fixed by the frame; the drawing grows downwards with what there is to show.

use super::akse;
use super::hendelser::{self, Event};
use super::kurs::{Hoyde, Innhold, Kurs, Nullpunkt, Plass, Serie};
use super::linjer::NamedLine;
use super::packing::height;
use super::perioder::{self, Bar};
use super::tidsakse::Tidsakse;
use super::visning::Visning;

/// Height of a line of names over the vertical lines.
pub(super) const NAME_ROW: f64 = 16.0;
/// Height of a track's title.
const TITLE: f64 = 18.0;
/// From a bar to the one below it.
pub(super) const BAR_PITCH: f64 = 27.0;
/// From a row of events to the one below it.
pub(super) const EVENT_PITCH: f64 = 23.0;
/// Between tracks.
const GAP: f64 = 8.0;
/// The end of a scale lies this far below the title, so that a value above the point has room.
const HEADROOM: f64 = 12.0;
/// Height of a scale, and of a row with a small line.
const SCALE: f64 = 152.0;
const SPARK: f64 = 26.0;

/// A track: its title's top, and the part with data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lane {
    pub top: f64,
    pub data_top: f64,
    pub data_bottom: f64,
}

/// What is drawn in a track.
pub(super) enum Drawn<'a> {
    Bars(Vec<Bar>),
    Events(Vec<Event>),
    Series(&'a Serie, &'a [Plass]),
}

/// A track that is shown, with what of it is drawn.
pub(super) struct Track<'a> {
    pub nr: usize,
    pub drawn: Drawn<'a>,
}

impl<'a> Track<'a> {
    /// The tracks that are shown, from the top; `synlige` in the order of [`Kurs::merker`].
    pub fn all(kurs: &'a Kurs, visning: &Visning, synlige: &'a [Plass], akse: &Tidsakse) -> Vec<Self> {
        let shown = kurs.spor.iter().enumerate().filter(|(nr, _)| visning.viser(*nr));
        shown
            .map(|(nr, spor)| {
                let first = synlige.partition_point(|p| p.spor < nr);
                let marks = &synlige[first..synlige.partition_point(|p| p.spor <= nr)];
                let drawn = match &spor.innhold {
                    Innhold::Perioder(all) => Drawn::Bars(perioder::place(kurs, all, marks, akse)),
                    Innhold::Hendelser(all) => Drawn::Events(hendelser::place(all, marks, akse)),
                    Innhold::Serie(serie) => Drawn::Series(serie, marks),
                };
                Self { nr, drawn }
            })
            .collect()
    }

    /// Room over the data, and the height of the data.
    fn heights(&self) -> (f64, f64) {
        match &self.drawn {
            Drawn::Bars(bars) => (0.0, height(bars.iter().map(|b| b.row)).max(1) as f64 * BAR_PITCH),
            Drawn::Events(events) => (0.0, height(events.iter().map(|e| e.row)).max(1) as f64 * EVENT_PITCH),
            Drawn::Series(serie, _) if serie.hoyde == Hoyde::Stor => (HEADROOM, SCALE),
            Drawn::Series(..) => (0.0, SPARK),
        }
    }
}

/// All heights of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// One for each track that is shown.
    pub lanes: Vec<Lane>,
    /// Where the vertical lines begin: under their names.
    pub lanes_top: f64,
    /// The line the calendar stands under.
    pub axis_y: f64,
    pub height: u32,
}

impl Layout {
    pub fn new(tracks: &[Track], lines: &[NamedLine], akse: &Tidsakse, nullpunkt: Option<&Nullpunkt>) -> Self {
        let lanes_top = height(lines.iter().map(|l| l.row)) as f64 * NAME_ROW + 4.0;
        let mut y = lanes_top;
        let lane = |track: &Track| {
            let (headroom, data) = track.heights();
            let data_top = y + TITLE + headroom;
            let lane = Lane { top: y, data_top, data_bottom: data_top + data };
            y = lane.data_bottom + GAP;
            lane
        };
        let lanes = tracks.iter().map(lane).collect();
        Self { lanes, lanes_top, axis_y: y, height: (y + akse::height(akse, nullpunkt)).ceil() as u32 }
    }
}
