//! Things that open and close: records of a registry, and help on the spot. Native `details`, so they need no script.

use super::exhibit::Exhibit;
use super::facts::Facts;
use leptos::prelude::*;

/// One record: closed it shows its title, open what is in it. `id` is its address on the page; `level` is the level of
/// its heading, 3 or 4.
#[component]
pub fn Record(
    #[prop(into)] id: String,
    #[prop(into)] title: ViewFn,
    open: bool,
    #[prop(default = 4)] level: u8,
    children: Children,
) -> impl IntoView {
    let title = title.run();
    let heading =
        if level == 3 { view! { <h3>{title}</h3> }.into_any() } else { view! { <h4>{title}</h4> }.into_any() };
    view! {
        <details class="ds-details" id=id open=open>
            <summary>{heading}</summary>
            <div>{children()}</div>
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
        <div class="records"><Record id="v1" title=|| "2. juni 2021 – Tetravac" open=open><Facts facts=facts/></Record></div>
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
