//! Puts a drawing into the page. The only file of the chart in the browser that writes markup as it is: it takes what
//! `charts` made and nothing else, never text from a registry.

use super::dom::sett;
use crate::charts::Svg;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Replaces the drawing in an `svg` element.
pub fn skriv(element: &Element, svg: &Svg) {
    element.set_inner_html(&svg.innhold);
    sett(element, "viewBox", &svg.viewbox());
}

/// Whether an element holds this drawing, compared as the browser writes both: it spells some things its own way.
pub fn er_lik(element: &Element, svg: &Svg) -> bool {
    let kopi = element.clone_node().ok().and_then(|k| k.dyn_into::<Element>().ok());
    kopi.is_some_and(|kopi| {
        kopi.set_inner_html(&svg.innhold);
        kopi.inner_html() == element.inner_html()
    })
}
