//! Prints the page. Without scripts it is not there: the browser's own menu prints.

use crate::components::exhibit::Exhibit;
use leptos::prelude::*;

/// The button; shown once the script has started.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
pub fn PrintButton(text: String) -> impl IntoView {
    let hidden = RwSignal::new(true);
    Effect::new(move |_| hidden.set(false));
    let print = move |_| {
        let _printing_is_the_browsers_business = window().print();
    };
    view! {
        <button class="ds-button no-print" data-variant="tertiary" type="button" hidden=move || hidden.get() on:click=print>{text}</button>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "PrintButton",
    states: &[("default", || view! { <PrintButton text="Skriv ut kvitteringen".into()/> }.into_any())],
};
