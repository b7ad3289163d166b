//! An exhibit alone in its page: what the frames show, and what tests look at.

use crate::address::Address;
use crate::forced_colors;
use app::components::exhibit::State;
use leptos::html::Main;
use leptos::prelude::*;
use leptos_meta::Title;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, ResizeObserver};

/// `main` with the exhibit, and a heading for screen readers where the exhibit has none. Links and forms lead nowhere.
#[component]
pub fn Alone(name: &'static str, state: State, address: Address) -> impl IntoView {
    let (state, draw) = state;
    let whole = format!("{name}: {state}");
    let main = NodeRef::<Main>::new();
    let without_heading = RwSignal::new(false);
    dress_page(address);
    Effect::new(move |_| {
        if let Some(main) = main.get() {
            without_heading.set(main.query_selector("h1").is_ok_and(|h1| h1.is_none()));
            follow_height();
            app::graf::start();
        }
    });
    let heading = whole.clone();
    view! {
        <main id="innhold" class="page-width" tabindex="-1" node_ref=main on:click=|ev| stay(&ev) on:submit=|ev| stay(&ev)>
            {move || without_heading.get().then(|| view! { <h1 class="sr-only" lang="en">{heading.clone()}</h1> })}
            {draw()}
        </main>
        // Last, so that it wins over the title of a page.
        <Title text=format!("{whole} – Innsyn gallery")/>
    }
}

/// Language, colours and text size of the page.
fn dress_page(address: Address) {
    let Some(html) = document().document_element() else { return };
    let framed = window().frame_element().is_ok_and(|frame| frame.is_some());
    let classes = [("framed", framed), ("forced-colors", address.forced_colors), ("large", address.large_text)];
    let classes: Vec<_> = classes.into_iter().filter_map(|(class, on)| on.then_some(class)).collect();
    html.set_class_name(&classes.join(" "));
    // Setting an attribute fails for impossible names only.
    let _infallible = html.set_attribute("lang", address.sprak.kode());
    if address.forced_colors {
        forced_colors::imitate();
    }
}

/// Addresses within the page and open-and-close work; all others belong to the portal.
fn stay(ev: &Event) {
    let link = ev.target().and_then(|t| t.dyn_into::<Element>().ok()).and_then(|e| e.closest("a[href]").ok()?);
    let inside = link.as_ref().is_some_and(|a| a.get_attribute("href").is_some_and(|href| href.starts_with('#')));
    if ev.type_() == "submit" || (link.is_some() && !inside) {
        ev.prevent_default();
    }
}

/// Keeps the frame around this page as high as the page.
fn follow_height() {
    let (Ok(Some(frame)), Some(body)) = (window().frame_element(), document().body()) else { return };
    let measured = body.clone();
    let fit = Closure::<dyn Fn()>::new(move || {
        let _infallible = frame.set_attribute("height", &measured.scroll_height().to_string());
    });
    if let Ok(observer) = ResizeObserver::new(fit.as_ref().unchecked_ref()) {
        observer.observe(&body);
    }
    // The page needs it as long as it lives.
    fit.forget();
}
