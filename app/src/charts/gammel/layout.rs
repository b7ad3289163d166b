//! Where the lanes lie. Width and time are fixed; the drawing grows downwards with what there is to show.

use super::Visning;
use super::akse::NamedLine;
use super::behandling::Bar;
use super::hendelser::Event;
use super::packing::height;

pub(super) const WIDTH: u32 = 640;
/// The time axis runs between these: left of it the figures of EDSS, right of it arrows and the last value.
pub(super) const PLOT_LEFT: f64 = 38.0;
pub(super) const PLOT_RIGHT: f64 = 600.0;

/// Height of a line of names over the vertical lines.
pub(super) const NAME_ROW: f64 = 16.0;
/// Height of a lane's title.
const TITLE: f64 = 18.0;
/// From a treatment to the one below it.
pub(super) const BAR_PITCH: f64 = 27.0;
/// From a row of events to the one below it.
pub(super) const EVENT_PITCH: f64 = 21.0;
/// Between lanes.
const GAP: f64 = 8.0;
/// EDSS 10 lies this far below the title, so that a value above the point has room.
const EDSS_HEADROOM: f64 = 10.0;
/// The ordinary height of the drawing, and the least height of the EDSS scale.
const MIN_HEIGHT: f64 = 360.0;
const MIN_SCALE: f64 = 118.0;
/// The years under the lanes.
const YEARS: f64 = 22.0;

/// A lane: its title's top, and the part with data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lane {
    pub top: f64,
    pub data_top: f64,
    pub data_bottom: f64,
}

/// All heights of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Layout {
    pub behandling: Option<Lane>,
    pub edss: Option<Lane>,
    pub hendelser: Option<Lane>,
    /// Where the vertical lines begin: under their names.
    pub lanes_top: f64,
    /// The line the years stand under.
    pub axis_y: f64,
    pub height: u32,
}

impl Layout {
    pub fn new(visning: &Visning, lines: &[NamedLine], bars: &[Bar], events: &[Event]) -> Self {
        let lanes_top = height(lines.iter().map(|l| l.row)) as f64 * NAME_ROW + 4.0;
        let bars = height(bars.iter().map(|b| b.row)).max(1) as f64 * BAR_PITCH;
        let events = height(events.iter().map(|e| e.row)).max(1) as f64 * EVENT_PITCH;
        let (has_bars, has_events) = (visning.behandling, visning.attakker || visning.mr);

        let mut others = lanes_top + YEARS;
        others += if has_bars { TITLE + bars + GAP } else { 0.0 };
        others += if has_events { TITLE + events + GAP } else { 0.0 };
        // EDSS takes what is left of the ordinary height.
        let scale = (MIN_HEIGHT - others - TITLE - EDSS_HEADROOM - GAP).clamp(MIN_SCALE, 2.0 * MIN_SCALE);

        let mut y = lanes_top;
        let mut lane = |shown: bool, headroom: f64, data: f64| {
            shown.then(|| {
                let lane = Lane { top: y, data_top: y + TITLE + headroom, data_bottom: y + TITLE + headroom + data };
                y = lane.data_bottom + GAP;
                lane
            })
        };
        let behandling = lane(has_bars, 0.0, bars);
        let edss = lane(visning.edss, EDSS_HEADROOM, scale);
        let hendelser = lane(has_events, 0.0, events);
        Self { behandling, edss, hendelser, lanes_top, axis_y: y, height: (y + YEARS).ceil() as u32 }
    }
}
