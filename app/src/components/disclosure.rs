//! Things that open and close: records of a registry, and help on the spot. Native `details`, so they need no script.

use super::exhibit::Exhibit;
use super::facts::Facts;
use leptos::prelude::*;

/// One record: closed it shows its title, open its facts. `id` is its address on the page.
#[component]
pub fn Record(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    facts: Vec<(String, String)>,
    open: bool,
) -> impl IntoView {
    view! {
        <details class="ds-details" id=id open=open>
            <summary><h4>{title}</h4></summary>
            <div><Facts facts=facts/></div>
        </details>
    }
}

/// A light disclosure in text and cards. The summary names what it is about.
#[component]
pub fn Help(#[prop(into)] summary: String, children: Children) -> impl IntoView {
    view! { <details class="help"><summary>{summary}</summary><div>{children()}</div></details> }
}

fn sample(open: bool) -> AnyView {
    let facts = vec![("Vaksine".to_owned(), "Difteri, stivkrampe, kikhoste og polio".to_owned())];
    view! {
        <h2>"Innhold"</h2>
        <h3>"Vaksinasjoner (1)"</h3>
        <div class="records"><Record id="v1" title="2. juni 2021 – Tetravac" facts=facts open=open/></div>
    }
    .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Disclosure",
    states: &[
        ("record closed", || sample(false)),
        ("record open", || sample(true)),
        ("help", || {
            view! { <Help summary="Les mer om SYSVAK"><p>"Registeret viser hvilke vaksiner du har fått, og når."</p></Help> }.into_any()
        }),
    ],
};
