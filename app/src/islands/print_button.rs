//! Prints the page. Without scripts it is not there: the browser's own menu prints.

use super::{all, on};
use crate::components::exhibit::Exhibit;
use leptos::prelude::*;

/// The button; shown once the script has started.
#[component]
pub fn PrintButton(text: String) -> impl IntoView {
    view! {
        <button class="ds-button no-print" data-variant="tertiary" type="button" data-print="" hidden>{text}</button>
        <PrintIsland/>
    }
}

/// Shows the button and prints.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
fn PrintIsland() -> impl IntoView {
    Effect::new(|_| {
        for button in all("button[data-print]") {
            button.set_hidden(false);
            let print = |_| {
                let _printing_is_the_browsers_business = window().print();
            };
            on(&button, "click", Box::new(print));
        }
    });
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "PrintButton",
    states: &[("default", || view! { <PrintButton text="Skriv ut kvitteringen".into()/> }.into_any())],
};
