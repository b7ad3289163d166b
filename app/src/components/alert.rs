//! A message about the page or about what was just done. Not for field errors: those stand by the field.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// What a message is about; the word before the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Info,
    Success,
    Warning,
    Danger,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A message. Give a title only when there is more than one sentence.
#[component]
pub fn Alert(kind: Kind, #[prop(into)] text: String, #[prop(into, optional)] title: String) -> impl IntoView {
    let title = (!title.is_empty()).then(|| view! { <h2>{title}</h2> });
    view! { <div class="ds-alert" data-color=kind.name()>{title}<p>{text}</p></div> }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Alert",
    states: &[
        ("info", || {
            view! { <Alert kind=Kind::Info text="Du har alt reservert deg. Ingenting er endret."/> }.into_any()
        }),
        ("success", || {
            view! { <Alert kind=Kind::Success text="Du er logget ut. Lukk nettleseren hvis andre bruker denne enheten."/> }.into_any()
        }),
        ("warning", || {
            view! { <Alert kind=Kind::Warning title="Innstillingen er endret." text="Se ny status før du velger."/> }
                .into_any()
        }),
        ("danger", || {
            view! { <Alert kind=Kind::Danger title="Vi fikk ikke lagret valget ditt." text="Ingenting er endret. Prøv igjen om litt."/> }.into_any()
        }),
    ],
};
