//! A tile: the way into a service, on the front page. One link, the whole tile is its target. Not for actions.

use super::exhibit::Exhibit;
use super::ikon::{Icon, Ikon};
use leptos::prelude::*;

/// One tile of `ul.tiles`. `tag` is read after the link; `tag_hidden` are words that only screen readers need with it.
#[component]
pub fn Tile(
    ikon: Ikon,
    #[prop(into)] href: String,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(into, optional)] tag: String,
    #[prop(into, optional)] tag_hidden: String,
) -> impl IntoView {
    let hidden = (!tag_hidden.is_empty()).then(|| view! { <span class="sr-only">" " {tag_hidden}</span> });
    let tag = (!tag.is_empty()).then(|| view! { <span class="ds-tag" data-color="info">{tag}{hidden}</span> });
    view! {
        <li class="tile">
            <Icon ikon=ikon/>
            <h3 class="tile-title"><a href=href>{title}</a></h3>
            <p>{text}</p>
            {tag}
        </li>
    }
    // Many tiles stand on one page: without this the type of that page is deeper than the compiler goes.
    .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Tile",
    states: &[
        ("default", || {
            view! {
                <h2>"Tjenester"</h2>
                <ul class="tiles">
                    <Tile ikon=Ikon::Shield href="#" title="Personverninnstillinger" text="Bestem hvordan opplysningene dine brukes."/>
                    <Tile ikon=Ikon::Folder href="#" title="Helseregistre" text="Se hva som er registrert om deg."/>
                </ul>
            }
            .into_any()
        }),
        ("with tag", || {
            view! {
                <h2>"Tjenester"</h2>
                <ul class="tiles"><Tile ikon=Ikon::Inbox href="#" title="Innboks" text="Brev og svar til deg." tag="2 nye" tag_hidden="meldinger"/></ul>
            }
            .into_any()
        }),
    ],
};
