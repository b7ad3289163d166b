//! What all tracks share: the calendar under them, years counted from a chosen moment, and titles.

use super::blekk::Ink;
use super::canvas::{Anchor, Canvas, Fill, Stroke};
use super::kalender::Dag as Date;
use super::kurs::{DOGN, Kurs, Minutt, Nullpunkt, Ord};
use super::layout::{Lane, Layout};
use super::skala::figure;
use super::tekst::{SIZE, fit, width};
use super::tidsakse::{Tidsakse, minute};

/// Where titles begin.
const TITLE_LEFT: f64 = 4.0;
/// Least space for the label of a year, of a month, of a day.
const YEAR_ROOM: f64 = 44.0;
const MONTH_ROOM: f64 = 34.0;
const DAY_ROOM: f64 = 26.0;
/// Months are told apart in fewer days than this, days in fewer than this.
const MONTHS_FROM: f64 = 3.0 * 366.0;
const DAYS_FROM: f64 = 92.0;
/// Height of a row of labels with its ticks, and of one more.
const ROW: f64 = 22.0;
const SECOND_ROW: f64 = 15.0;
/// Height of the second axis: its title, line and figures.
const COUNTED: f64 = 42.0;
/// A year on the second axis, in minutes.
const YEAR: f64 = 365.25 * DOGN as f64;

/// A label under the axis, and where.
struct Tick {
    x: f64,
    text: String,
}

/// Labels in one row, or in two when the upper one is finer than years.
#[derive(Default)]
struct Ticks {
    upper: Vec<Tick>,
    lower: Vec<Tick>,
}

/// How high everything under the tracks is.
pub(super) fn height(akse: &Tidsakse, nullpunkt: Option<&Nullpunkt>) -> f64 {
    calendar_height(akse) + nullpunkt.map_or(0.0, |_| COUNTED)
}

fn calendar_height(akse: &Tidsakse) -> f64 {
    if akse.days() < MONTHS_FROM { ROW + SECOND_ROW } else { ROW }
}

/// The calendar, with its lines behind the tracks, and the second axis.
pub(super) fn draw(canvas: &mut Canvas, kurs: &Kurs, akse: &Tidsakse, layout: &Layout, fra: Option<&Nullpunkt>) {
    let y = layout.axis_y;
    let ticks = ticks(akse, &kurs.ord);
    canvas.layer(Ink::Rute, Stroke::Fine, |pen| {
        for tick in &ticks.upper {
            pen.line(&[(tick.x, layout.lanes_top), (tick.x, y)], 0.7);
        }
    });
    axis_line(canvas, akse, y, ticks.upper.iter().map(|t| t.x));
    for tick in ticks.upper {
        canvas.text("aar", Anchor::Middle, akse.within(tick.x, &tick.text), y + 4.0 + SIZE, &tick.text);
    }
    for tick in ticks.lower {
        let x = akse.within(tick.x, &tick.text);
        canvas.text("aar", Anchor::Middle, x, y + 4.0 + SIZE + SECOND_ROW, &tick.text);
    }
    if let Some(nullpunkt) = fra {
        counted(canvas, kurs, akse, nullpunkt, y + calendar_height(akse));
    }
}

fn axis_line(canvas: &mut Canvas, akse: &Tidsakse, y: f64, ticks: impl Iterator<Item = f64>) {
    canvas.layer(Ink::Akse, Stroke::Solid, |pen| {
        pen.line(&[(akse.ramme.left, y), (akse.ramme.right, y)], 1.0);
        for x in ticks {
            pen.line(&[(x, y), (x, y + 5.0)], 1.0);
        }
    });
}

fn ticks(akse: &Tidsakse, ord: &Ord) -> Ticks {
    match akse.days() {
        days if days < DAYS_FROM => days_and_months(akse, ord),
        days if days < MONTHS_FROM => months_and_years(akse, ord),
        _ => Ticks { upper: years(akse), lower: Vec::new() },
    }
}

/// Years, thinned so that labels never meet.
fn years(akse: &Tidsakse) -> Vec<Tick> {
    let px_per_year = akse.px_per_minute() * YEAR;
    let steps = [1_i16, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
    let step = steps.into_iter().find(|step| f64::from(*step) * px_per_year >= YEAR_ROOM).unwrap_or(5000);
    let (fra, til) = akse.dates();
    let first = fra.year().div_euclid(step) * step;
    let mut ticks = Vec::new();
    for year in (first..=til.year()).step_by(usize::from(step.unsigned_abs())) {
        push(&mut ticks, akse, Date::new(year, 1, 1), || year.to_string());
    }
    ticks
}

/// The tick of a day that is shown.
fn push(ticks: &mut Vec<Tick>, akse: &Tidsakse, day: Option<Date>, text: impl FnOnce() -> String) {
    if let Some(nar) = day.map(minute).filter(|nar| akse.covers(*nar)) {
        ticks.push(Tick { x: akse.x(nar), text: text() });
    }
}

/// The months of the window, whole or in part, as their first days.
fn months(akse: &Tidsakse) -> impl Iterator<Item = Date> {
    let (fra, til) = akse.dates();
    let first = i32::from(fra.year()) * 12 + i32::from(fra.month()) - 1;
    let last = i32::from(til.year()) * 12 + i32::from(til.month()) - 1;
    (first..=last).filter_map(|n| Date::new(i16::try_from(n.div_euclid(12)).ok()?, i8_of(n.rem_euclid(12) + 1)?, 1))
}

fn i8_of(n: i32) -> Option<i8> {
    i8::try_from(n).ok()
}

fn months_and_years(akse: &Tidsakse, ord: &Ord) -> Ticks {
    let px_per_month = akse.px_per_minute() * YEAR / 12.0;
    let step = [1_i8, 2, 3, 6].into_iter().find(|s| f64::from(*s) * px_per_month >= MONTH_ROOM).unwrap_or(12);
    let mut found = Ticks::default();
    for day in months(akse) {
        if (day.month() - 1) % step == 0 {
            push(&mut found.upper, akse, Some(day), || month(ord, day));
        }
        if day.month() == 1 {
            push(&mut found.lower, akse, Some(day), || day.year().to_string());
        }
    }
    name_the_beginning(&mut found.lower, akse, akse.dates().0.year().to_string());
    found
}

fn days_and_months(akse: &Tidsakse, ord: &Ord) -> Ticks {
    let px_per_day = akse.px_per_minute() * f64::from(DOGN);
    let step = [1_i8, 2, 5, 10].into_iter().find(|s| f64::from(*s) * px_per_day >= DAY_ROOM).unwrap_or(15);
    let name = |day: Date| format!("{} {}", month(ord, day), day.year());
    let mut found = Ticks::default();
    for first in months(akse) {
        let length = first.days_in_month();
        for nr in (1..=length).step_by(usize::from(step.unsigned_abs())) {
            // The last one gives way to the first of the next month.
            if nr == 1 || f64::from(length - nr + 1) * px_per_day >= DAY_ROOM {
                push(&mut found.upper, akse, Date::new(first.year(), first.month(), nr), || nr.to_string());
            }
        }
        push(&mut found.lower, akse, Some(first), || name(first));
    }
    name_the_beginning(&mut found.lower, akse, name(akse.dates().0));
    found
}

/// The year or month the window begins in, where there is room before the first that begins within it.
fn name_the_beginning(ticks: &mut Vec<Tick>, akse: &Tidsakse, text: String) {
    let middle = akse.within(akse.ramme.left, &text);
    let end = middle + width(&text) / 2.0 + 8.0;
    if ticks.first().is_none_or(|next| next.x - width(&next.text) / 2.0 >= end) {
        ticks.insert(0, Tick { x: akse.ramme.left, text });
    }
}

fn month(ord: &Ord, day: Date) -> String {
    let nr = usize::from(day.month().unsigned_abs()).clamp(1, 12) - 1;
    fit(&ord.maneder[nr], 5, MONTH_ROOM)
}

/// The second axis: years from a moment, and before it. Its figures follow no calendar: a year is 365.25 days.
fn counted(canvas: &mut Canvas, kurs: &Kurs, akse: &Tidsakse, fra: &Nullpunkt, top: f64) {
    let line = top + 20.0;
    let ticks = counted_ticks(akse, fra.nar, kurs.ord.desimaltegn);
    canvas.title(TITLE_LEFT, top + SIZE + 2.0, &fit(&fra.navn, 60, akse.ramme.width - 2.0 * TITLE_LEFT));
    axis_line(canvas, akse, line, ticks.iter().map(|t| t.x));
    for tick in ticks {
        canvas.text("aar", Anchor::Middle, akse.within(tick.x, &tick.text), line + 4.0 + SIZE, &tick.text);
    }
}

fn counted_ticks(akse: &Tidsakse, fra: Minutt, sign: char) -> Vec<Tick> {
    let px_per_year = akse.px_per_minute() * YEAR;
    let steps = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0];
    let step = steps.into_iter().find(|s| s * px_per_year >= MONTH_ROOM).unwrap_or(2000.0);
    let zero = f64::from(fra);
    let first = ((f64::from(akse.vindu.fra) - zero) / (step * YEAR)).ceil();
    let last = ((f64::from(akse.vindu.til) - zero) / (step * YEAR)).floor();
    let mut ticks = Vec::new();
    let mut nr = first;
    while nr <= last {
        let text = figure(nr * step, usize::from(step < 1.0), sign);
        ticks.push(Tick { x: akse.exact(zero + nr * step * YEAR), text });
        nr += 1.0;
    }
    ticks
}

/// The title of a track, and a word in its place if there is nothing to draw.
pub(super) fn title(canvas: &mut Canvas, akse: &Tidsakse, lane: Lane, title: &str, ingen: Option<&str>) -> f64 {
    let (title, y) = (fit(title, 60, akse.ramme.width - 40.0), lane.top + SIZE);
    let end = TITLE_LEFT + width(&title);
    // Paper under the title, so that the vertical lines do not run through it.
    canvas.layer(Ink::Akse, Stroke::Solid, |pen| {
        pen.rect((0.0, y - SIZE + 1.0), (end + 4.0, y + 4.0), Fill::Paper);
    });
    canvas.title(TITLE_LEFT, y, &title);
    if let Some(ingen) = ingen {
        let (middle, y) =
            (f64::midpoint(akse.ramme.left, akse.ramme.right), f64::midpoint(lane.data_top, lane.data_bottom));
        canvas.text("ingen", Anchor::Middle, middle, y + SIZE / 2.0 - 2.0, &fit(ingen, 60, akse.ramme.width - 80.0));
    }
    end
}
