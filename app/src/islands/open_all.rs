//! Open and close all records of a page. Without scripts: two GET forms, the server renders `open`. With scripts:
//! toggles in place and says so; single records keep their own state, and the focus stays on the button.

use crate::components::exhibit::Exhibit;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The two buttons and the line that says what happened.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
pub fn OpenAll(path: String, open: String, close: String, all_open: String, all_closed: String) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let act = move |ev: leptos::ev::SubmitEvent, open: bool, text: String| {
        ev.prevent_default();
        set_all(open);
        said.set(text);
    };
    let on_open = move |ev| act(ev, true, all_open.clone());
    let on_close = move |ev| act(ev, false, all_closed.clone());
    view! {
        <form method="get" action=format!("{path}#innhold-liste") on:submit=on_open>
            <input type="hidden" name="apne" value="alle"/>
            <button class="ds-button" data-variant="tertiary" type="submit">{open}</button>
        </form>
        <form method="get" action=format!("{path}#innhold-liste") on:submit=on_close>
            <button class="ds-button" data-variant="tertiary" type="submit">{close}</button>
        </form>
        <p class="sr-only" role="status">{move || said.get()}</p>
    }
}

fn set_all(open: bool) {
    let Ok(all) = document().query_selector_all(".records > details") else { return };
    for details in (0..all.length()).filter_map(|i| all.item(i)?.dyn_into::<web_sys::HtmlDetailsElement>().ok()) {
        details.set_open(open);
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
