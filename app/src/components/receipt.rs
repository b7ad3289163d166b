//! The green panel that says that something has been done. No links inside it.

use super::exhibit::Exhibit;
use super::ikon::{Icon, Ikon};
use leptos::prelude::*;

/// The heading of a receipt page: what was done, and a line with where, when and number.
#[component]
pub fn Receipt(#[prop(into)] title: String, #[prop(into)] line: String) -> impl IntoView {
    view! { <div class="receipt"><Icon ikon=Ikon::Check/><div><h1>{title}</h1><p class="meta">{line}</p></div></div> }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Receipt",
    states: &[("default", || {
        let line = "Norsk diabetesregister for voksne · 22. november 2026 kl. 10.42 · Kvittering 05M1-8X2K-V0Q7T";
        view! { <Receipt title="Du har reservert deg" line=line/> }.into_any()
    })],
};
