//! A drawing of ours in the page. The only component that writes markup as it is: it takes what `charts` made and
//! nothing else, never text from a registry.

use super::exhibit::Exhibit;
use crate::charts::{Svg, Symbol, symbol};
use leptos::prelude::*;

/// An SVG drawing, named and described by other elements of the page.
#[component]
pub fn Drawing(svg: Svg, #[prop(into)] labelledby: String, #[prop(into)] describedby: String) -> impl IntoView {
    view! {
        <svg class="course" viewBox=svg.viewbox() role="img" focusable="false"
            aria-labelledby=labelledby aria-describedby=describedby inner_html=svg.stille().innhold></svg>
    }
}

/// A course with marks that can be walked: its parts have names of their own. `role` is what it is called, in words.
#[component]
pub fn Course(
    svg: Svg,
    #[prop(into)] role: String,
    #[prop(into)] labelledby: String,
    #[prop(into)] describedby: String,
) -> impl IntoView {
    view! {
        <svg class="course" data-graf-svg viewBox=svg.viewbox() role="graphics-document" focusable="false"
            aria-roledescription=role aria-labelledby=labelledby aria-describedby=describedby inner_html=svg.innhold></svg>
    }
}

/// The whole course in a low strip; everything in it is in the drawing above.
#[component]
pub fn Overview(svg: Svg) -> impl IntoView {
    view! {
        <svg class="course chart-overview" data-graf-oversikt viewBox=svg.viewbox() aria-hidden="true" focusable="false"
            inner_html=svg.innhold></svg>
    }
}

/// A sign of the legend. Words stand beside it, so it is hidden from screen readers.
#[component]
pub fn Sign(svg: Svg) -> impl IntoView {
    view! { <svg class="course" viewBox=svg.viewbox() aria-hidden="true" focusable="false" inner_html=svg.innhold></svg> }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Drawing",
    states: &[("dot", || {
        let svg = symbol(Symbol::Maling);
        view! { <h2 id="drawing-name">"Et punkt"</h2><p id="drawing-text">"Ett punkt."</p><Drawing svg=svg labelledby="drawing-name" describedby="drawing-text"/> }
                .into_any()
    })],
};
