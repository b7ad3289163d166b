//! Links with an icon: back, onward, out of the portal. Not for links in running text.
//! Keyboard and scripts: plain links, nothing else.

use super::exhibit::Exhibit;
use super::ikon::{Icon, Ikon};
use leptos::prelude::*;

/// The one way back, before the heading. Not beside breadcrumbs.
#[component]
pub fn BackLink(#[prop(into)] href: String, #[prop(into)] text: String) -> impl IntoView {
    view! { <a class="back-link" href=href><Icon ikon=Ikon::ArrowLeft/><span>{text}</span></a> }
}

/// The main link of a panel or card. `hidden` is read after the visible words, to tell equal links apart.
#[component]
pub fn ActionLink(
    #[prop(into)] href: String,
    #[prop(into)] text: String,
    #[prop(into, optional)] hidden: String,
) -> impl IntoView {
    let hidden = (!hidden.is_empty()).then(|| view! { <span class="sr-only">" " {hidden}</span> });
    view! { <a class="action-link" href=href><span>{text}{hidden}</span><Icon ikon=Ikon::ChevronRight/></a> }
}

/// A link out of the portal; the text names the site. Opens in the same window.
#[component]
pub fn ExternalLink(#[prop(into)] href: String, #[prop(into)] text: String) -> impl IntoView {
    view! { <a class="external" href=href rel="noreferrer">{text}<Icon ikon=Ikon::ExternalLink/></a> }
}

/// The places above this one, outermost first, and the name of this page.
#[component]
pub fn Breadcrumbs(#[prop(into)] label: String, places: Vec<(String, String)>) -> impl IntoView {
    let items = places.into_iter().map(|(href, text)| view! { <li><a href=href>{text}</a></li> });
    view! { <nav class="ds-breadcrumbs" aria-label=label><ol>{items.collect_view()}</ol></nav> }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Links",
    states: &[
        ("back", || view! { <BackLink href="#" text="Forside"/> }.into_any()),
        ("action", || {
            view! { <ActionLink href="#" text="Endre innstillinger" hidden="for tjenester og tilgang"/> }.into_any()
        }),
        ("external", || view! { <ExternalLink href="#" text="Om SYSVAK (fhi.no)"/> }.into_any()),
        ("breadcrumbs", || {
            view! { <Breadcrumbs label="Du er her" places=vec![("#".into(), "Forside".into()), ("#".into(), "Helseregistre".into())]/> }
                .into_any()
        }),
    ],
};
