//! The little that the chart asks of the page: find an element, read an attribute, listen.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Window};

pub fn vindu() -> Option<Window> {
    web_sys::window()
}

pub fn dokument() -> Option<Document> {
    vindu()?.document()
}

/// The first element below `rot` that a selector names. It need not be of HTML: only what all elements have is used.
pub fn finn(rot: &Element, valg: &str) -> Option<HtmlElement> {
    rot.query_selector(valg).ok().flatten().map(JsCast::unchecked_into)
}

/// All elements below `rot` that a selector names, in their order.
pub fn alle(rot: &Element, valg: &str) -> Vec<HtmlElement> {
    let Ok(liste) = rot.query_selector_all(valg) else { return Vec::new() };
    (0..liste.length()).filter_map(|i| liste.item(i).map(JsCast::unchecked_into)).collect()
}

/// An attribute, empty when it is not there.
pub fn data(element: &Element, navn: &str) -> String {
    element.get_attribute(navn).unwrap_or_default()
}

/// Sets an attribute. It cannot fail: all names are ours.
pub fn sett(element: &Element, navn: &str, verdi: &str) {
    let _satt = element.set_attribute(navn, verdi);
}

/// Sets one property of style, by the object model: the content policy lets no `style` attribute in.
pub fn stil(element: &HtmlElement, navn: &str, verdi: &str) {
    let _satt = element.style().set_property(navn, verdi);
}

/// What an event is about, as the element it is.
pub fn maal(hendelse: &Event) -> Option<HtmlElement> {
    hendelse.target()?.dyn_into::<Element>().ok().map(JsCast::unchecked_into)
}

/// A function for the browser that lives as long as the page. One kind of closure for all, so that the glue is written
/// once; what the browser hands to one that is no listener is not an event, and not looked at.
pub fn funksjon(gjor: Box<dyn FnMut(Event)>) -> js_sys::Function {
    Closure::wrap(gjor).into_js_value().unchecked_into()
}

/// Listens for as long as the page lives.
pub fn pa(element: &EventTarget, hendelse: &str, gjor: Box<dyn FnMut(Event)>) {
    let _lytter = element.add_event_listener_with_callback(hendelse, &funksjon(gjor));
}
