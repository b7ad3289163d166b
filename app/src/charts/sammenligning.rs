//! How a reference group is spread, behind the citizen's own line: steps, never smooth curves. Told apart without
//! colour by their edges: dots around 80 of 100, dashes around 50 of 100, a line in the middle.

use super::blekk::Ink;
use super::canvas::{Canvas, Fill, Stroke};
use super::kurs::{Minutt, Sammenligning, Trinn};
use super::skala::Skala;
use super::tidsakse::Tidsakse;

/// A step as drawn: from, to, and its five heights.
struct Step {
    left: f64,
    right: f64,
    y: [f64; 5],
}

/// Draws the steps within the time that is shown, grey before the rank is steady.
pub(super) fn draw(canvas: &mut Canvas, sammenligning: &Sammenligning, akse: &Tidsakse, skala: &Skala) {
    let edge = sammenligning.usikker_til;
    let before = steps(&sammenligning.trinn, (Minutt::MIN, edge), akse, skala);
    let after = steps(&sammenligning.trinn, (edge, Minutt::MAX), akse, skala);
    for (ink, steps) in [(Ink::Usikker, before), (Ink::Sammenligning, after)] {
        if !steps.is_empty() {
            stretch(canvas, ink, &steps);
        }
    }
}

/// One step of the spread around the height `y`, for the explanation beside the chart.
pub(super) fn sample(canvas: &mut Canvas, ink: Ink, (left, right): (f64, f64), y: f64) {
    stretch(canvas, ink, &[Step { left, right, y: [11.0, 5.5, 0.0, -5.5, -11.0].map(|below| y + below) }]);
}

fn steps(trinn: &[Trinn], (fra, til): (Minutt, Minutt), akse: &Tidsakse, skala: &Skala) -> Vec<Step> {
    let fra = fra.max(akse.vindu.fra);
    let til = til.min(akse.vindu.til);
    let part = |t: &Trinn| (t.fra.max(fra), t.til.min(til));
    let step = |t: &Trinn| {
        let (fra, til) = part(t);
        (fra < til).then(|| Step { left: akse.x(fra), right: akse.x(til), y: t.grenser.map(|g| skala.y(g)) })
    };
    trinn.iter().filter_map(step).collect()
}

fn stretch(canvas: &mut Canvas, ink: Ink, steps: &[Step]) {
    canvas.layer(ink, Stroke::Solid, |pen| {
        // The outer tint, the inner one on top of it, and the middle once more: each darker than the one around it.
        for (upper, lower) in [(4, 0), (3, 1)] {
            for step in steps {
                pen.rect((step.left, step.y[upper]), (step.right, step.y[lower]), Fill::Tint);
            }
        }
    });
    for (stroke, edges, width) in
        [(Stroke::Fine, [0, 4].as_slice(), 1.2), (Stroke::Dashed, &[1, 3], 1.2), (Stroke::Solid, &[2], 1.4)]
    {
        canvas.layer(ink, stroke, |pen| {
            for edge in edges {
                for line in edge_lines(steps, *edge) {
                    pen.line(&line, width);
                }
            }
        });
    }
}

/// One edge as lines with risers; broken where a step is missing.
fn edge_lines(steps: &[Step], edge: usize) -> Vec<Vec<(f64, f64)>> {
    let mut lines: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut reached = f64::NEG_INFINITY;
    for step in steps {
        let points = [(step.left, step.y[edge]), (step.right, step.y[edge])];
        match lines.last_mut() {
            Some(line) if (step.left - reached).abs() < 0.2 => line.extend(points),
            _ => lines.push(points.to_vec()),
        }
        reached = step.right;
    }
    lines
}
