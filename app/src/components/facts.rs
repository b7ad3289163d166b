//! Names and values in two columns. Not for more than one value per name: that is a table.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// A list of names and values; the values are plain text.
#[component]
pub fn Facts(facts: Vec<(String, String)>) -> impl IntoView {
    let rows = facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    view! { <dl class="facts">{rows.collect_view()}</dl> }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Facts",
    states: &[("default", || {
        let facts = [
            ("Vaksine", "Difteri, stivkrampe, kikhoste og polio"),
            ("SYSVAK-kode", "KOM02"),
            ("Batchnummer", "Ikke oppgitt"),
        ];
        view! { <Facts facts=facts.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec()/> }.into_any()
    })],
};
