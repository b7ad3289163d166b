//! A state in words with an icon. The words carry the meaning; the icon differs in shape, never only in colour.

use super::exhibit::Exhibit;
use super::ikon::{Icon, Ikon};
use leptos::prelude::*;

/// How a state is drawn. None of them is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Positive,
    Neutral,
    Waiting,
    Unknown,
}

impl Tone {
    const fn parts(self) -> (&'static str, Ikon) {
        match self {
            Self::Positive => ("positive", Ikon::Check),
            Self::Neutral => ("neutral", Ikon::MinusCircle),
            Self::Waiting => ("waiting", Ikon::Clock),
            Self::Unknown => ("unknown", Ikon::Triangle),
        }
    }
}

/// One status line.
#[component]
pub fn StatusLine(tone: Tone, #[prop(into)] text: String) -> impl IntoView {
    let (name, ikon) = tone.parts();
    view! { <p class="status" data-tone=name><Icon ikon=ikon/><span>{text}</span></p> }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Status",
    states: &[
        ("positive", || view! { <StatusLine tone=Tone::Positive text="Du har samtykket"/> }.into_any()),
        ("neutral", || view! { <StatusLine tone=Tone::Neutral text="Du har reservert deg"/> }.into_any()),
        ("waiting", || view! { <StatusLine tone=Tone::Waiting text="Venter på svar fra deg"/> }.into_any()),
        ("unknown", || view! { <StatusLine tone=Tone::Unknown text="Vi får ikke hentet status nå"/> }.into_any()),
    ],
};
