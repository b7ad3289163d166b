//! The canvas: plotters and its backend ([`super::markup`]) underneath, groups with classes, names and safe text around it.
//!
//! plotters knows integers only, so shapes are drawn in tenths of a pixel and each layer carries `scale(.1)`.
//! It knows neither classes nor dashes: they stand on the groups, where dashes are inherited and style sheets
//! (dark, forced colours, print) can reach everything by the ink's name. Patterns are dashed strokes: no `<pattern>`,
//! no ids.

use super::kurs::{Kurs, Plass};
use super::markup::Markup;
use super::tekst::{SIZE, escape};
use super::{Merke, blekk::Ink};
use plotters::coord::Shift;
use plotters::prelude::*;
use std::fmt::Write as _;

/// How strokes in a layer run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stroke {
    Solid,
    Dashed,
    /// Hairline dots.
    Fine,
    /// Round dots as wide as the stroke.
    Dots,
    /// Slanting stripes across a thick line at this height; the line is drawn at y = 0.
    Hatch(f64),
}

impl Stroke {
    fn attributes(self) -> String {
        match self {
            Self::Solid => " transform=\"scale(.1)\"".into(),
            Self::Dashed => " transform=\"scale(.1)\" stroke-dasharray=\"45 35\"".into(),
            Self::Fine => " transform=\"scale(.1)\" stroke-dasharray=\"10 30\"".into(),
            Self::Dots => " transform=\"scale(.1)\" stroke-dasharray=\"0 75\" stroke-linecap=\"round\"".into(),
            Self::Hatch(y) => {
                format!(" transform=\"translate(0 {}) scale(.1) skewX(-40)\" stroke-dasharray=\"28 32\"", number(y))
            }
        }
    }
}

/// How a surface is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Ink,
    /// A breath of the ink, under text.
    Tint,
    Paper,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Collects the drawing. Text lies above the shapes of its lane, hidden from screen readers: they have the names of the
/// tracks and marks.
#[derive(Default)]
pub(super) struct Canvas {
    shapes: String,
    texts: String,
    merker: Vec<Merke>,
}

impl Canvas {
    /// A track by its number and name: everything drawn in `body`, shapes first, then its texts.
    pub fn track(&mut self, nr: usize, name: &str, body: impl FnOnce(&mut Self)) {
        let role =
            format!("class=\"lane\" role=\"graphics-object\" aria-label=\"{}\" data-spor=\"{nr}\"", escape(name));
        self.group(&role, body);
    }

    /// What is decoration beside the marks.
    pub fn lane(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        self.group(&format!("class=\"lane lane-{name}\" aria-hidden=\"true\""), body);
    }

    fn group(&mut self, attributes: &str, body: impl FnOnce(&mut Self)) {
        let mut lane = Self::default();
        body(&mut lane);
        self.add(attributes, lane);
    }

    fn add(&mut self, attributes: &str, mut lane: Self) {
        let _ = write!(self.shapes, "<g {attributes}>\n{}", lane.shapes);
        if !lane.texts.is_empty() {
            let group =
                format!("<g class=\"tekster\" aria-hidden=\"true\" font-size=\"{}\" {TEXT_COLOURS}>", number(SIZE));
            let _ = writeln!(self.shapes, "{group}\n{}</g>", lane.texts);
        }
        self.shapes.push_str("</g>\n");
        self.merker.append(&mut lane.merker);
    }

    /// A mark of the course: a group that names its row and is named by it, and a place to point at.
    pub fn mark(&mut self, kurs: &Kurs, plass: Plass, class: &str, sted: Sted, body: impl FnOnce(&mut Self)) {
        self.open_mark(kurs, plass, class, sted);
        body(self);
        self.shapes.push_str("</g>\n");
    }

    fn open_mark(&mut self, kurs: &Kurs, plass: Plass, class: &str, sted: Sted) {
        let Plass { rad, spor, .. } = plass;
        let cells = escape(&kurs.celler(rad).join(" "));
        let named = format!("data-rad=\"{rad}\" aria-labelledby=\"{cells}\"");
        let _ = writeln!(self.shapes, "<g role=\"graphics-symbol\" class=\"merke {class}\" {named}>");
        let round = |px: f64| f64::from(tenths(px)) / 10.0;
        let Sted { x, y, til_x } = sted;
        self.merker.push(Merke { rad, spor, x: round(x), y: round(y), til_x: round(til_x) });
    }

    /// Shapes in one ink and one kind of stroke, drawn by plotters.
    pub fn layer(&mut self, ink: Ink, stroke: Stroke, draw: impl FnOnce(&Pen)) {
        let pen = self.pen(ink, stroke);
        draw(&pen);
        pen.put_down();
        self.shapes.push_str("</g>\n");
    }

    // Written once: what takes a closure is compiled for each of them.
    #[inline(never)]
    fn pen(&mut self, ink: Ink, stroke: Stroke) -> Pen<'_> {
        let (name, attributes) = (ink.name(), stroke.attributes());
        let _ = writeln!(self.shapes, "<g class=\"blekk-{name}\"{attributes}>");
        Pen { area: Markup(&mut self.shapes).into_drawing_area(), ink }
    }

    /// The title of a track.
    pub fn title(&mut self, x: f64, y: f64, text: &str) {
        self.texts.push_str("<g font-weight=\"600\">");
        self.text("tittel", Anchor::Start, x, y, text);
        self.texts.push_str("</g>\n");
    }

    /// Text on a tinted surface: without the rim of paper.
    pub fn text_inside(&mut self, class: &str, anchor: Anchor, x: f64, y: f64, text: &str) {
        self.texts.push_str("<g stroke=\"none\">");
        self.text(class, anchor, x, y, text);
        self.texts.push_str("</g>\n");
    }

    /// A line of text on the baseline `y`. Escapes.
    pub fn text(&mut self, class: &str, anchor: Anchor, x: f64, y: f64, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y, text) = (number(x), number(y), escape(text));
        let _ =
            writeln!(self.texts, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>");
    }

    /// A surface that style sheets alone colour; `name` is its class.
    pub fn surface(&mut self, name: &str, (left, top): (f64, f64), (right, bottom): (f64, f64), look: &str) {
        let (x, y, width, height) = (number(left), number(top), number(right - left), number(bottom - top));
        let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        let _ = writeln!(self.shapes, "<rect class=\"{name}\" {place} {look}/>");
    }

    /// The markup, and where the marks are, in the order of their numbers: they are drawn in that order.
    pub fn finish(self) -> (String, Vec<Merke>) {
        (self.shapes, self.merker)
    }
}

/// Where a mark stands, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sted {
    pub x: f64,
    pub y: f64,
    pub til_x: f64,
}

impl Sted {
    pub const fn point(x: f64, y: f64) -> Self {
        Self { x, y, til_x: x }
    }
}

/// Dark text (15:1 on white) with a rim of paper, so that lines behind never touch the letters.
const TEXT_COLOURS: &str =
    "fill=\"#1E2225\" stroke=\"#FFFFFF\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

/// Draws shapes in one ink, in pixels.
pub(super) struct Pen<'a> {
    area: DrawingArea<Markup<'a>, Shift>,
    ink: Ink,
}

impl Pen<'_> {
    #[inline(never)]
    fn put_down(self) {}

    pub fn line(&self, points: &[(f64, f64)], width: f64) {
        let points: Vec<_> = points.iter().copied().map(point).collect();
        let style = self.ink.color().stroke_width(tenths(width).unsigned_abs());
        let _ = self.area.draw(&PathElement::new(points, style));
    }

    pub fn rect(&self, (left, top): (f64, f64), (right, bottom): (f64, f64), fill: Fill) {
        let corners = [point((left, top)), point((right, bottom))];
        let _ = self.area.draw(&Rectangle::new(corners, self.fill(fill)));
    }

    pub fn polygon(&self, points: &[(f64, f64)], fill: Fill) {
        let points: Vec<_> = points.iter().copied().map(point).collect();
        let _ = self.area.draw(&Polygon::new(points, self.fill(fill)));
    }

    /// A ring; with paper inside when `on_paper`.
    pub fn ring(&self, middle: (f64, f64), radius: f64, width: f64, on_paper: bool) {
        if on_paper {
            let _ = self.area.draw(&Circle::new(point(middle), tenths(radius), WHITE.filled()));
        }
        let style = self.ink.color().stroke_width(tenths(width).unsigned_abs());
        let _ = self.area.draw(&Circle::new(point(middle), tenths(radius), style));
    }

    pub fn dot(&self, middle: (f64, f64), radius: f64) {
        let _ = self.area.draw(&Circle::new(point(middle), tenths(radius), self.fill(Fill::Ink)));
    }

    fn fill(&self, fill: Fill) -> ShapeStyle {
        match fill {
            Fill::Ink => self.ink.color().filled(),
            Fill::Tint => self.ink.color().mix(0.1).filled(),
            Fill::Paper => WHITE.filled(),
        }
    }
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (tenths(x), tenths(y))
}

/// Pixels as the whole tenths plotters works in: its own positions are integers.
pub(super) fn tenths(px: f64) -> i32 {
    (px * 10.0).round() as i32
}

/// A coordinate with one decimal at most. Figures of whole numbers: those of floats would be a tenth of what the chart is
/// in the browser.
fn number(px: f64) -> String {
    let tenths = tenths(px);
    let (sign, whole, part) =
        (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}
