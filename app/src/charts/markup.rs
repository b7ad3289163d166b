//! The markup of shapes: what plotters draws on. Its own SVG backend writes whole documents, measures text, opens files and
//! spells out floats: several times what shapes in whole numbers need in the browser. Both write the same of a shape.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;
use std::fmt::Write as _;

/// The paper plotters sees, in tenths: it moves what lies outside to the edge, so this is more than any drawing needs.
pub(super) const PAPER: (u32, u32) = (100_000, 10_000_000);

/// Appends each shape as an element of SVG.
pub(super) struct Markup<'a>(pub &'a mut String);

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl Markup<'_> {
    fn write(&mut self, text: std::fmt::Arguments) -> Done {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(text);
        Ok(())
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) -> Done {
        self.0.push_str(" points=\"");
        for (x, y) in points {
            self.write(format_args!("{x},{y} "))?;
        }
        self.0.push_str("\"/>\n");
        Ok(())
    }
}

/// A colour as an attribute writes it.
fn hex(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    format!("#{:06X}", u32::from_be_bytes([0, r, g, b]))
}

/// An attribute where the ink is thin: tenths, of which a whole ink is ten.
fn opacity(color: BackendColor) -> String {
    let tenths = (color.alpha * 10.0).round() as u8;
    if tenths < 10 { format!(" opacity=\"0.{tenths}\"") } else { String::new() }
}

/// Fill and stroke of a shape that has either.
fn paint(color: BackendColor, fill: bool) -> String {
    let (hex, none) = (hex(color), "none".to_owned());
    let (fill, stroke) = if fill { (hex, none) } else { (none, hex) };
    format!("{} fill=\"{fill}\" stroke=\"{stroke}\"", opacity(color))
}

impl DrawingBackend for Markup<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        PAPER
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Done {
        self.write(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\"{}/>\n", paint(color, true)))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Done {
        let ((x, y), (width, height)) = (from, (to.0 - from.0, to.1 - from.1));
        let paint = paint(style.color(), fill);
        self.write(format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>\n"))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let (color, width) = (style.color(), style.stroke_width());
        let (opacity, hex) = (opacity(color), hex(color));
        self.write(format_args!("<polyline fill=\"none\"{opacity} stroke=\"{hex}\" stroke-width=\"{width}\""))?;
        self.points(path)
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, r: u32, style: &S, fill: bool) -> Done {
        let (paint, width) = (paint(style.color(), fill), style.stroke_width());
        self.write(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint} stroke-width=\"{width}\"/>\n"))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let color = style.color();
        self.write(format_args!("<polygon{} fill=\"{}\"", opacity(color), hex(color)))?;
        self.points(path)
    }
}
