//! Puts a drawing into the page. The only file of the chart in the browser that writes markup as it is: it takes what
//! `charts` made and nothing else, never text from a registry.

use super::dom::Element;
use super::nettleser;
use crate::charts::Svg;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(method, getter, js_name = innerHTML)]
    fn inner_html(this: &Element) -> String;
    #[wasm_bindgen(method, setter, js_name = innerHTML)]
    fn set_inner_html(this: &Element, markup: &str);
}

/// An element like this one, out of the page, that holds a drawing.
fn holder(element: &Element, svg: &Svg) -> Element {
    let ny = element.clone_node();
    ny.set_inner_html(&svg.innhold);
    ny
}

/// Replaces the drawing in an `svg` element.
pub fn skriv(element: &Element, svg: &Svg) {
    nettleser::folg(element, &holder(element, svg));
    // Set again, it is laid out again, and what is around it.
    let viewbox = svg.viewbox();
    if element.get_attribute("viewBox").as_ref() != Some(&viewbox) {
        element.sett("viewBox", &viewbox);
    }
}

/// Whether an element holds this drawing, compared as the browser writes both: it spells some things its own way.
pub fn er_lik(element: &Element, svg: &Svg) -> bool {
    holder(element, svg).inner_html() == element.inner_html()
}
