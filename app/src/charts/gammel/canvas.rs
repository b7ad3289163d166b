//! The canvas: plotters' SVG backend underneath, groups with classes and safe text around it.
//!
//! plotters knows integers only, so shapes are drawn in tenths of a pixel and each layer carries `scale(.1)`.
//! It knows neither classes nor dashes: they stand on the groups, where dashes are inherited and style sheets
//! (forced colours, print) can reach everything by the ink's name. Patterns are dashed strokes: no `<pattern>`, no ids.

use super::layout::WIDTH;
use super::tekst::{SIZE, escape};
use super::tidsakse::tenths;
use super::{Bane, Merke};
use plotters::coord::Shift;
use plotters::prelude::*;
use std::fmt::Write as _;

/// What is drawn with: each ink is a colour (3:1 or more against white) and a class `blekk-…` that can change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Moderat,
    Hoyeffektiv,
    Puls,
    Ingen,
    Edss,
    Attakk,
    Mr,
    Akse,
    /// Helping lines behind everything.
    Rute,
}

impl Ink {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moderat => "moderat",
            Self::Hoyeffektiv => "hoyeffektiv",
            Self::Puls => "puls",
            Self::Ingen => "ingen",
            Self::Edss => "edss",
            Self::Attakk => "attakk",
            Self::Mr => "mr",
            Self::Akse => "akse",
            Self::Rute => "rute",
        }
    }

    const fn color(self) -> RGBColor {
        match self {
            Self::Moderat => RGBColor(0x1F, 0x6F, 0xB2),
            Self::Hoyeffektiv => RGBColor(0x7A, 0x2E, 0x8E),
            Self::Puls => RGBColor(0x00, 0x6B, 0x5C),
            Self::Ingen => RGBColor(0x5C, 0x61, 0x66),
            Self::Edss => RGBColor(0, 0, 0),
            Self::Attakk => RGBColor(0xB8, 0x12, 0x2B),
            Self::Mr => RGBColor(0x24, 0x3B, 0x53),
            Self::Akse => RGBColor(0x4A, 0x4F, 0x54),
            Self::Rute => RGBColor(0x80, 0x86, 0x8B),
        }
    }
}

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

/// The paper plotters sees, in tenths: it moves what lies outside to the edge, so this is more than any drawing needs.
const PAPER: (u32, u32) = (10 * WIDTH, 10_000_000);

/// Collects the drawing. Text lies above the shapes of its lane.
#[derive(Default)]
pub(super) struct Canvas {
    shapes: String,
    texts: String,
    merker: Vec<Merke>,
}

impl Canvas {
    /// A lane: everything drawn in `body`, shapes first, then its texts.
    pub fn lane(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        let mut lane = Self::default();
        body(&mut lane);
        let _ = write!(self.shapes, "<g class=\"lane lane-{name}\">\n{}", lane.shapes);
        if !lane.texts.is_empty() {
            let group = format!("<g class=\"tekster\" font-size=\"{SIZE}\" {TEXT_COLOURS}>");
            let _ = writeln!(self.shapes, "{group}\n{}</g>", lane.texts);
        }
        self.shapes.push_str("</g>\n");
        self.merker.append(&mut lane.merker);
    }

    /// The mark of a row: a group that names the row, and a place to point at.
    pub fn mark(&mut self, rad: usize, class: &str, sted: (Bane, f64, f64), body: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.shapes, "<g class=\"merke {class}\" data-rad=\"{rad}\">");
        body(self);
        self.shapes.push_str("</g>\n");
        let (bane, x, y) = sted;
        self.merker.push(Merke { rad, bane, x, y });
    }

    /// Shapes in one ink and one kind of stroke, drawn by plotters.
    pub fn layer(&mut self, ink: Ink, stroke: Stroke, draw: impl FnOnce(&Pen)) {
        let mut svg = String::new();
        {
            let pen = Pen { area: SVGBackend::with_string(&mut svg, PAPER).into_drawing_area(), ink };
            draw(&pen);
            // Writing to a string cannot fail.
            let _ = pen.area.present();
        }
        // plotters writes a whole document: keep what is inside its `svg` element.
        let inside = svg.split_once(">\n").map_or("", |(_, rest)| rest);
        let inside = inside.strip_suffix("</svg>\n").unwrap_or(inside).replace(" opacity=\"1\"", "");
        let _ = write!(self.shapes, "<g class=\"blekk-{}\"{}>\n{inside}</g>\n", ink.name(), stroke.attributes());
    }

    /// The title of a lane.
    pub fn title(&mut self, x: f64, y: f64, text: &str) {
        self.texts.push_str("<g font-weight=\"600\">");
        self.text("tittel", Anchor::Start, x, y, text);
        self.texts.push_str("</g>\n");
    }

    /// Text on a tinted surface: without the rim of paper.
    pub fn text_inside(&mut self, class: &str, x: f64, y: f64, text: &str) {
        self.texts.push_str("<g stroke=\"none\">");
        self.text(class, Anchor::Start, x, y, text);
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

    /// The markup, and where the marks are by row.
    pub fn finish(mut self) -> (String, Vec<Merke>) {
        self.merker.sort_by_key(|merke| merke.rad);
        (self.shapes, self.merker)
    }
}

/// Dark text (15:1 on white) with a rim of paper, so that lines behind never touch the letters.
const TEXT_COLOURS: &str =
    "fill=\"#1E2225\" stroke=\"#FFFFFF\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

/// Draws shapes in one ink, in pixels.
pub(super) struct Pen<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    ink: Ink,
}

impl Pen<'_> {
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

    /// A ring with paper inside.
    pub fn ring(&self, middle: (f64, f64), radius: f64, width: f64) {
        let _ = self.area.draw(&Circle::new(point(middle), tenths(radius), WHITE.filled()));
        let style = self.ink.color().stroke_width(tenths(width).unsigned_abs());
        let _ = self.area.draw(&Circle::new(point(middle), tenths(radius), style));
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

/// A coordinate with one decimal at most.
fn number(px: f64) -> String {
    (f64::from(tenths(px)) / 10.0).to_string()
}
