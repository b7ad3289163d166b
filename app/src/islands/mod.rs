//! The few parts that run in the browser. Each is complete as HTML from the server and works without scripts; the
//! script makes it quicker.
//!
//! An island here is a behaviour: it has no properties and draws nothing, but finds the element that stands beside it
//! and listens. What it needs to know stands in `data-` attributes. So neither views, nor texts, nor a JSON reader enter
//! the WebAssembly (a third of its bytes). The same source is an island on server and in browser, and a component in the
//! gallery.

mod live_filter;
mod open_all;
mod order_progress;
mod print_button;
mod time_limit;

pub use live_filter::{FilterTexts, LiveFilter, passes};
pub use open_all::OpenAll;
pub use order_progress::{OrderProgress, ProgressStep, ProgressTexts};
pub use print_button::PrintButton;
pub use time_limit::TimeLimit;

use crate::components::exhibit::Exhibit;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, HtmlElement};

pub const EXHIBITS: &[Exhibit] =
    &[live_filter::EXHIBIT, open_all::EXHIBIT, order_progress::EXHIBIT, print_button::EXHIBIT, time_limit::EXHIBIT];

/// The elements of the page that a selector names, in their order.
fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// The first element that a selector names.
fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// A `data-` attribute, empty when it is not there.
fn data(element: &HtmlElement, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Listens for as long as the page lives. One kind of closure for all, so that the glue is written once.
fn on(element: &HtmlElement, event: &str, act: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(act);
    if element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_ok() {
        closure.forget();
    }
}
