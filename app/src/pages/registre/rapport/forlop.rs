//! The disease course with its chart.

use crate::charts::Visning;
use crate::domain::forlop::Forlop;
use leptos::prelude::*;

/// The disease course: a sentence, the form, the chart, its legend, and the table with every value. `forste`: it is the
/// report's first, whose chart has the addresses `graf` and `tallene`.
#[component]
pub(super) fn ForlopSeksjon(forlop: Forlop, visning: Visning, anker: String, forste: bool, niva: u8) -> impl IntoView {
    let _ = (forlop, visning, anker, forste, niva);
}
