//! The disease course with its chart.

use super::ramme::Sted;
use crate::domain::forlop::Forlop;
use leptos::prelude::*;

/// The disease course.
pub(super) fn seksjon(sted: Sted<'_>, f: &Forlop, forste: bool) -> AnyView {
    let _ = (sted, f, forste);
    ().into_any()
}
