//! Tracks of periods: a bar for each. Its upper part holds the name, its lower part the pattern that tells the kind, so
//! that text never lies on a pattern.

use super::blekk::Ink;
use super::canvas::{Anchor, Canvas, Sted};
use super::kurs::{Kurs, Minutt, Monster, Periode, Plass, Stopp};
use super::layout::{BAR_PITCH, Lane};
use super::packing::pack;
use super::soyle::{self, ARROW, HEIGHT, LEAST, SIGN};
use super::tekst::{shorten, width};
use super::tidsakse::Tidsakse;

/// With more bars than this, names that find no room in their bar give way to the number in the table.
const MANY: usize = 12;
/// A start or end that is unknown by less than this many pixels is drawn as known.
const LEAST_LEAD: f64 = 6.0;
/// More rows than this help no one: the rest overlap, and are told apart in the table.
const MOST_ROWS: usize = 40;

/// How a bar ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Stopped,
    /// Goes on when the report ends.
    Arrow,
    /// Goes on outside the time that is shown.
    Cut,
}

/// A period as drawn, from left to right.
pub(super) struct Bar {
    plass: Plass,
    pub monster: Monster,
    /// From the first day the start can mean …
    pub lead: f64,
    /// … to the last one: from here the bar is certain.
    pub left: f64,
    pub right: f64,
    /// The last day the end can mean.
    pub trail: f64,
    /// Where the dotted tail of an effect ends; elsewhere the same as `trail`.
    pub tail: f64,
    pub starts_before: bool,
    pub end: End,
    pub stopp: Option<Stopp>,
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
    const fn empty() -> Self {
        Self { text: String::new(), anchor: Anchor::Start, x: 0.0, inside: false }
    }

    fn extent(&self) -> (f64, f64) {
        let width = width(&self.text);
        if self.anchor == Anchor::End { (self.x - width, self.x) } else { (self.x, self.x + width) }
    }

    fn draw(&self, canvas: &mut Canvas, y: f64) {
        if self.inside {
            canvas.text_inside("etikett", self.anchor, self.x, y, &self.text);
        } else if !self.text.is_empty() {
            canvas.text("etikett", self.anchor, self.x, y, &self.text);
        }
    }
}

impl Bar {
    /// A bar without a name, for the explanation beside the chart.
    pub fn sample(monster: Monster, (left, right): (f64, f64)) -> Self {
        let dosed = if monster == Monster::Puls { left + 12.0 } else { right };
        Self {
            plass: Plass { rad: 0, spor: 0, post: 0 },
            monster,
            lead: left,
            left,
            right: dosed,
            trail: dosed,
            tail: right,
            starts_before: false,
            end: End::Stopped,
            stopp: None,
            label: Label::empty(),
            row: 0,
        }
    }

    /// What it covers, with its label, its arrow and its sign.
    fn extent(&self) -> (f64, f64) {
        let (left, right) = self.label.extent();
        if self.label.text.is_empty() {
            return (self.lead, self.far_right());
        }
        (self.lead.min(left), self.far_right().max(right))
    }

    fn far_right(&self) -> f64 {
        let arrow = if self.end == End::Arrow { ARROW } else { 0.0 };
        let sign = if self.stopp.is_some() && !self.sign_inside() { SIGN } else { 0.0 };
        (self.tail + arrow).max(self.trail + sign)
    }

    /// Whether there is room in the bar for the sign of why it ended.
    pub fn sign_inside(&self) -> bool {
        self.right - self.left >= SIGN + 6.0
    }
}

/// The bars of the periods that are shown, in as many rows as they need.
pub(super) fn place(kurs: &Kurs, all: &[Periode], marks: &[Plass], akse: &Tidsakse) -> Vec<Bar> {
    let many = marks.len() > MANY;
    let bar = |plass: &Plass| Some(bar(kurs, all.get(plass.post)?, *plass, akse, many));
    let mut bars: Vec<Bar> = marks.iter().filter_map(bar).collect();
    let extents: Vec<_> = bars.iter().map(Bar::extent).collect();
    for (bar, row) in bars.iter_mut().zip(pack(&extents, 4.0, MOST_ROWS)) {
        bar.row = row;
    }
    bars
}

fn bar(kurs: &Kurs, periode: &Periode, plass: Plass, akse: &Tidsakse, many: bool) -> Bar {
    let t = Times::new(periode, kurs.til_og_med);
    let known = |px: f64| px < LEAST_LEAD;
    let lead = akse.x(t.start.0);
    let left = Some(akse.x(t.start.1)).filter(|left| !known(left - lead)).unwrap_or(lead);
    let right = akse.x(t.slutt.0).max(left + LEAST);
    let trail = Some(akse.x(t.slutt.1)).filter(|trail| !known(trail - right)).unwrap_or(right);
    let tail = akse.x(t.hale).max(trail);
    let last = t.hale.max(t.slutt.1);
    let end = match periode.slutt {
        _ if last > akse.vindu.til => End::Cut,
        None => End::Arrow,
        Some(_) => End::Stopped,
    };
    // Where the end lies outside, so does its reason.
    let stopp = periode.stopp.filter(|_| t.slutt.0 <= akse.vindu.til);
    let starts_before = t.start.1 < akse.vindu.fra;
    let (monster, label) = (periode.monster, Label::empty());
    let mut bar = Bar { plass, monster, lead, left, right, trail, tail, starts_before, end, stopp, label, row: 0 };
    bar.label = label_of(&bar, shorten(&periode.etikett), periode.nr, many, akse);
    bar
}

/// The moments of a period, each not before the one it follows.
struct Times {
    start: (Minutt, Minutt),
    slutt: (Minutt, Minutt),
    hale: Minutt,
}

impl Times {
    /// A stop before the start (a fault in the data) is drawn as a start only.
    fn new(periode: &Periode, til_og_med: Minutt) -> Self {
        let first = periode.start.fra;
        let stopp = periode.slutt.map_or((til_og_med, til_og_med), |s| (s.fra.min(s.til), s.til));
        let last = stopp.1.max(first);
        let start = (first, periode.start.til.max(first).min(last));
        let mut slutt = (stopp.0.max(start.1).min(last), last);
        let mut hale = periode.hale.unwrap_or(last).max(last);
        if periode.slutt.is_none() && periode.monster == Monster::Puls {
            // An ongoing pulse has no recorded end of the dose: the first one is drawn, the rest is tail.
            slutt = (start.1, start.1);
            hale = hale.max(til_og_med);
        }
        Self { start, slutt, hale }
    }
}

/// The name inside if it fits, else to the right, else to the left. Where there are many, a name that does not fit
/// inside gives way to its number; and to nothing when it has none.
fn label_of(bar: &Bar, name: String, nr: Option<u16>, many: bool, akse: &Tidsakse) -> Label {
    let nr = nr.filter(|_| many);
    let text = nr.map_or_else(|| name.clone(), |nr| format!("{nr} {name}"));
    let sign = if bar.stopp.is_some() && bar.sign_inside() { SIGN } else { 0.0 };
    // A narrow pulse has its name over its tail, where the pattern leaves room for it.
    for (x, end, inside) in [(bar.left, bar.right - sign, true), (bar.trail, bar.tail, false)] {
        if width(&text) + 6.0 <= end - x {
            return Label { text, anchor: Anchor::Start, x: x + 5.0, inside };
        }
    }
    let text = match nr {
        Some(nr) => nr.to_string(),
        None if many => String::new(),
        None => name,
    };
    let right = bar.far_right() + 4.0;
    if right + width(&text) <= akse.ramme.width - 2.0 {
        return Label { text, anchor: Anchor::Start, x: right, inside: false };
    }
    if bar.lead - 5.0 - width(&text) >= 2.0 {
        return Label { text, anchor: Anchor::End, x: bar.lead - 5.0, inside: false };
    }
    // No room on either side: what fits in the bar, which then takes most of the width.
    let text = super::tekst::fit(&text, 24, (bar.right - sign - bar.left - 8.0).max(20.0));
    Label { text, anchor: Anchor::Start, x: bar.left + 5.0, inside: true }
}

/// Draws the bars.
pub(super) fn draw(canvas: &mut Canvas, kurs: &Kurs, lane: Lane, bars: &[Bar]) {
    for bar in bars {
        let top = lane.data_top + bar.row as f64 * BAR_PITCH;
        let sted = Sted { x: bar.lead, y: top + HEIGHT / 2.0, til_x: bar.tail.max(bar.lead) };
        canvas.mark(kurs, bar.plass, "periode", sted, |canvas| soyle::draw(canvas, bar, ink(bar.monster), top));
        bar.label.draw(canvas, top + 12.0);
    }
}

pub(super) const fn ink(monster: Monster) -> Ink {
    match monster {
        Monster::Moderat => Ink::Moderat,
        Monster::Hoyeffektiv => Ink::Hoyeffektiv,
        Monster::Puls => Ink::Puls,
        Monster::Uten => Ink::Ingen,
        Monster::Vanlig => Ink::Vanlig,
        Monster::Fase(_) => Ink::Fase,
    }
}
