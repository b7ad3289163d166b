//! The overview: the whole course in a low strip, with the time that is shown between two handles.

use super::blekk::Ink;
use super::canvas::{Canvas, Stroke};
use super::kurs::{Hoyde, Innhold, Kurs, Periode, Serie, Spenn};
use super::layout::Lane;
use super::perioder::ink;
use super::reduksjon::line;
use super::serie::runs;
use super::skala::Skala;
use super::tidsakse::{Ramme, Tidsakse};
use super::visning::Visning;
use super::{Svg, tegnet as sign};

const HEIGHT: f64 = 48.0;
/// Bars in the upper part, events under them, a line in the lower part.
const BARS: f64 = 7.0;
const EVENTS: f64 = 15.0;
const LINE: (f64, f64) = (21.0, 44.0);
/// Half the width of a handle.
const HANDLE: f64 = 3.0;

/// The strip, with the same left and right edges as the chart.
pub(super) fn draw(kurs: &Kurs, visning: &Visning) -> Svg {
    let ramme = Ramme::new(kurs, visning.bredde);
    let vindu = Visning { tid: None, ..visning.clone() }.vindu(kurs);
    let akse = Tidsakse { vindu, ramme };
    let shown = || kurs.spor.iter().enumerate().filter(|(nr, _)| visning.viser(*nr)).map(|(_, s)| &s.innhold);
    let mut canvas = Canvas::default();
    canvas.lane("oversikt", |canvas| {
        let mut series: Vec<&Serie> = Vec::new();
        for innhold in shown() {
            match innhold {
                Innhold::Perioder(all) => bars(canvas, kurs, all, &akse),
                Innhold::Hendelser(all) => {
                    for event in all {
                        let x = akse.x(event.nar.midt());
                        canvas.layer(sign::ink(event.tegn), Stroke::Solid, |pen| pen.dot((x, EVENTS), 2.5));
                    }
                }
                Innhold::Serie(serie) => series.push(serie),
            }
        }
        // One line: more would be told apart by nothing.
        if let Some(serie) = series.iter().find(|s| s.hoyde == Hoyde::Stor).or(series.first()) {
            measured(canvas, serie, &akse);
        }
    });
    chosen(&mut canvas, &akse, visning.vindu(kurs));
    let plott = (ramme.left, ramme.right);
    let (bredde, hoyde) = (ramme.width as u32, HEIGHT as u32);
    Svg { innhold: canvas.finish().0, bredde, hoyde, merker: Vec::new(), plott, vindu }
}

fn bars(canvas: &mut Canvas, kurs: &Kurs, all: &[Periode], akse: &Tidsakse) {
    for periode in all {
        let (left, right) = akse.span(periode.spenn(kurs.til_og_med));
        let ink = ink(periode.monster);
        let stroke = if ink == Ink::Ingen { Stroke::Dashed } else { Stroke::Solid };
        canvas.layer(ink, stroke, |pen| pen.line(&[(left, BARS), (right.max(left + 2.0), BARS)], 5.0));
    }
}

fn measured(canvas: &mut Canvas, serie: &Serie, akse: &Tidsakse) {
    let lane = Lane { top: LINE.0, data_top: LINE.0, data_bottom: LINE.1 };
    let skala = Skala::new(serie, lane);
    for (stroke, line) in runs(&line(&serie.punkter, serie.opphold, akse), akse, &skala) {
        canvas.layer(Ink::Serie, stroke, |pen| pen.line(&line, 1.2));
    }
    if let [only] = serie.punkter.as_slice() {
        canvas.layer(Ink::Serie, Stroke::Solid, |pen| pen.dot((akse.x(only.nar), skala.y(only.verdi)), 2.5));
    }
}

/// The time that is shown is light between two handles; the rest is dimmed.
fn chosen(canvas: &mut Canvas, akse: &Tidsakse, valgt: Spenn) {
    let (left, right) = akse.span(valgt);
    let Ramme { left: first, right: last, .. } = akse.ramme;
    canvas.lane("valg", |canvas| {
        let dim = "fill=\"#4A4F54\" fill-opacity=\".35\"";
        for (from, to) in [(first, left), (right, last)] {
            if to > from {
                canvas.surface("dempet", (from, 0.0), (to, HEIGHT), dim);
            }
        }
        let frame = "fill=\"none\" stroke=\"#4A4F54\" stroke-width=\"1.5\"";
        canvas.surface("valgt", (left, 0.8), (right, HEIGHT - 0.8), frame);
        for (name, x) in [("handtak handtak-fra", left), ("handtak handtak-til", right)] {
            let look = "rx=\"2\" fill=\"#FFFFFF\" stroke=\"#4A4F54\" stroke-width=\"1.5\"";
            canvas.surface(name, (x - HANDLE, 14.0), (x + HANDLE, 34.0), look);
        }
    });
}
