//! The green panel that says that something has been done. No links inside it.

use super::exhibit::Exhibit;
use super::ikon::{Icon, Ikon};
use leptos::prelude::*;

/// The heading of a receipt page: what was done, a line with where and when, and the number, which is never broken.
#[component]
pub fn Receipt(#[prop(into)] title: String, #[prop(into)] line: String, #[prop(into)] number: String) -> impl IntoView {
    view! {
        <div class="receipt">
            <Icon ikon=Ikon::Check/>
            <div><h1>{title}</h1><p class="meta">{line}" · "<span class="nowrap">{number}</span></p></div>
        </div>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Receipt",
    states: &[("default", || {
        let line = "Norsk diabetesregister for voksne · 22. november 2026 kl. 10.42";
        view! { <Receipt title="Du har reservert deg" line=line number="Kvittering 05M1-8X2K-V0Q7T"/> }.into_any()
    })],
};
