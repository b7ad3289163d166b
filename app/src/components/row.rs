//! A row: a thing in a list, with its state below and one link over the whole row.

use super::exhibit::Exhibit;
use super::ikon::{Icon, Ikon};
use super::status::{StatusLine, Tone};
use leptos::prelude::*;

/// One row of `ul.rows`. Without `href` it is read-only and has no chevron. Children stand below the title.
#[component]
pub fn Row(
    #[prop(into, optional)] href: String,
    #[prop(into)] title: String,
    #[prop(optional)] level: Level,
    children: Children,
) -> impl IntoView {
    let open = !href.is_empty();
    let name = if open { view! { <a href=href>{title}</a> }.into_any() } else { title.into_any() };
    let heading = match level {
        Level::H2 => view! { <h2 class="row-title">{name}</h2> }.into_any(),
        Level::H3 => view! { <h3 class="row-title">{name}</h3> }.into_any(),
    };
    view! { <li class="row">{heading}{children()}{open.then(|| view! { <Icon ikon=Ikon::ChevronRight/> })}</li> }
}

/// The heading level of rows, one below the heading they stand under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    #[default]
    H2,
    H3,
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Row",
    states: &[
        ("with link", || {
            view! {
                <ul class="rows">
                    <Row href="#" title="Norsk diabetesregister for voksne">
                        <p class="row-note">"Ansvarlig: Helse Bergen HF"</p>
                        <StatusLine tone=Tone::Neutral text="Du har reservert deg"/>
                    </Row>
                    <Row href="#" title="Nasjonalt kvalitetsregister for behandling av skadelig bruk eller avhengighet av rusmidler">
                        <StatusLine tone=Tone::Positive text="Du har ikke reservert deg"/>
                    </Row>
                </ul>
            }
            .into_any()
        }),
        ("read-only", || {
            view! { <ul class="rows"><Row title="Akuttsperre"><StatusLine tone=Tone::Positive text="Du har ikke satt begrensninger"/></Row></ul> }
                .into_any()
        }),
    ],
};
