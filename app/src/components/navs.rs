//! Small navigations: the views of one thing (looks like tabs, is links), pills for a period, pages of a list.
//! Keyboard and scripts: plain links.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// A place to go: address, text, and whether it is where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub href: String,
    pub text: String,
    pub current: bool,
}

impl Place {
    pub fn new(href: impl Into<String>, text: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), text: text.into(), current }
    }
}

fn items(places: Vec<Place>, current: &'static str) -> impl IntoView {
    let item = move |p: Place| view! { <li><a href=p.href aria-current=p.current.then_some(current)>{p.text}</a></li> };
    places.into_iter().map(item).collect_view()
}

/// The views of one thing.
#[component]
pub fn Views(#[prop(into)] label: String, places: Vec<Place>) -> impl IntoView {
    view! { <nav class="views" aria-label=label><ul>{items(places, "page")}</ul></nav> }
}

/// A choice of period or part of the page.
#[component]
pub fn Pills(#[prop(into)] label: String, places: Vec<Place>) -> impl IntoView {
    view! { <nav class="pills" aria-label=label><ul>{items(places, "true")}</ul></nav> }
}

/// The pages of a list; `path` may have a query, which is kept. Nothing when there is one page only.
#[component]
pub fn Pagination(#[prop(into)] label: String, #[prop(into)] path: String, page: u32, pages: u32) -> impl IntoView {
    let path = format!("{path}{}side=", if path.contains('?') { '&' } else { '?' });
    let places = (1..=pages).map(|n| Place::new(format!("{path}{n}"), n.to_string(), n == page)).collect();
    (pages > 1).then(|| view! { <nav class="pagination" aria-label=label><ul>{items(places, "page")}</ul></nav> })
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Navigations",
    states: &[
        ("views", || {
            let places = vec![Place::new("#", "Innhold", true), Place::new("#", "Logg over bruk", false)];
            view! { <Views label="Visninger" places=places/> }.into_any()
        }),
        ("pills", || {
            let places = ["Siste 3 måneder", "Siste år", "Alt"].map(|t| Place::new("#", t, t == "Alt")).to_vec();
            view! { <Pills label="Vis oppslag fra" places=places/> }.into_any()
        }),
        ("pages", || view! { <Pagination label="Sider" path="#" page=2 pages=4/> }.into_any()),
    ],
};
