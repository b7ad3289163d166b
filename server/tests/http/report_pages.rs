//! Reads a drawn report as a browser does (html5ever), for tests.

use app::domain::id::HendelseId;
use app::domain::rapport::Rapport;
use app::pages::registre::rapport::{Rapportplass, Seksjoner};
use leptos::prelude::*;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::BTreeSet;

/// A report that has one of everything.
pub const EXAMPLE: &str = include_str!("../../../app/rapport.example.json");

/// A report as a fragment of a page, with all it has open and shown.
pub fn drawn(rapport: Rapport) -> String {
    let plass = Some(Rapportplass { slug: "sysvak".to_owned(), id: HendelseId(1), meld: true, sporsmal: true });
    let view = move || view! { <Seksjoner rapport=rapport apne=true niva=2 plass=plass alle=true/> }.to_html();
    Owner::new().with(view)
}

pub fn selector(css: &str) -> Selector {
    Selector::parse(css).expect(css)
}

/// One element of a page: how deep it stands, its name, and the names of its attributes.
pub type Part = (usize, String, Vec<String>);

/// All elements but those inside drawings, whose number follows the lengths of texts.
pub fn skeleton(html: &Html) -> Vec<Part> {
    let mut parts = Vec::new();
    for element in html.root_element().descendent_elements() {
        let above = element.ancestors().filter_map(ElementRef::wrap);
        if above.clone().all(|e| e.value().name() != "svg") {
            parts.push((above.count(), element.value().name().to_owned(), attributes(element)));
        }
    }
    parts
}

/// The kinds of elements inside drawings, with their attributes.
pub fn drawing_parts(html: &Html) -> (BTreeSet<String>, BTreeSet<String>) {
    let inside = selector("svg *");
    let elements: Vec<ElementRef<'_>> = html.select(&inside).collect();
    let names = elements.iter().map(|e| e.value().name().to_owned()).collect();
    (names, elements.into_iter().flat_map(attributes).collect())
}

/// The names of an element's attributes, but for our own mark on words that are long: it follows the lengths of texts, and
/// never has a value.
fn attributes(element: ElementRef<'_>) -> Vec<String> {
    let others = element.value().attrs().filter(|attribute| *attribute != ("data-long", ""));
    let mut names: Vec<String> = others.map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names
}

/// The text below an element, in one piece.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Words apart by single spaces.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces of text below an element that do not stand in any of `except`.
pub fn pieces(element: ElementRef<'_>, except: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for child in element.children() {
        match child.value() {
            Node::Text(t) if !plain(t).is_empty() => all.push(plain(t)),
            Node::Element(e) if !except.contains(&e.name()) => {
                all.extend(ElementRef::wrap(child).map(|c| pieces(c, except)).unwrap_or_default());
            }
            _ => {}
        }
    }
    all
}
