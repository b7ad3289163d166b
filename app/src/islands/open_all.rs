//! Open and close all records of a page. Without scripts: two GET forms, the server renders `open`. With scripts:
//! toggles in place and says so; single records keep their own state, and the focus stays on the button.

use super::{all, data, first, on};
use crate::components::exhibit::Exhibit;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

/// The two buttons and the line that says what happened.
#[component]
pub fn OpenAll(path: String, open: String, close: String, all_open: String, all_closed: String) -> impl IntoView {
    let action = format!("{path}#innhold-liste");
    view! {
        <form method="get" action=action.clone() data-records="open" data-said=all_open>
            <input type="hidden" name="apne" value="alle"/>
            <button class="ds-button" data-variant="tertiary" type="submit">{open}</button>
        </form>
        <form method="get" action=action data-records="close" data-said=all_closed>
            <button class="ds-button" data-variant="tertiary" type="submit">{close}</button>
        </form>
        <p class="sr-only" role="status" id="records-said"></p>
        <OpenAllIsland/>
    }
}

/// Toggles in place.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
fn OpenAllIsland() -> impl IntoView {
    Effect::new(|_| start());
}

fn start() {
    for form in all("form[data-records]") {
        let (open, said) = (data(&form, "data-records") == "open", data(&form, "data-said"));
        let act = move |event: web_sys::Event| {
            event.prevent_default();
            for details in all(".records > details") {
                details.unchecked_into::<HtmlDetailsElement>().set_open(open);
            }
            if let Some(status) = first("#records-said") {
                status.set_inner_text(&said);
            }
        };
        on(&form, "submit", Box::new(act));
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "OpenAll",
    states: &[("default", || {
        let s = str::to_owned;
        view! {
            <div class="tools">
                <OpenAll path=s("#") open=s("Åpne alle") close=s("Lukk alle") all_open=s("Alle 3 er åpne") all_closed=s("Alle er lukket")/>
            </div>
        }
        .into_any()
    })],
};
