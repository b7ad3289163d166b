//! Golden drawings, laws that hold for every course, and hostile text.

mod eksempler;
mod koding;
mod lover;
mod reduksjon;
mod tegninger;

use super::*;
use std::path::PathBuf;

/// A drawing as a file of its own, as the page writes it.
fn document(svg: &Svg) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" class=\"course\" focusable=\"false\">\n{}</svg>\n",
        svg.viewbox(),
        svg.innhold
    )
}

/// Compares with the file byte for byte; `INNSYN_OPPDATER_GOLDEN=1` writes it anew, to be looked at before it is kept.
fn golden(name: &str, svg: &Svg) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/charts/golden").join(format!("{name}.svg"));
    let drawn = document(svg);
    if std::env::var_os("INNSYN_OPPDATER_GOLDEN").is_some() {
        std::fs::write(&path, &drawn).expect("the golden folder can be written to");
    }
    let kept = std::fs::read_to_string(&path).expect("a golden file: make it with INNSYN_OPPDATER_GOLDEN=1");
    assert!(kept == drawn, "{name}.svg differs; see it with INNSYN_OPPDATER_GOLDEN=1 and git diff");
}

/// The numbers of the rows that the drawing names, in order.
fn drawn_rows(svg: &Svg) -> Vec<usize> {
    let number = |part: &str| part.split('"').next().and_then(|n| n.parse().ok()).expect("a row number");
    let mut rows: Vec<usize> = svg.innhold.split("data-rad=\"").skip(1).map(number).collect();
    rows.sort_unstable();
    rows
}
