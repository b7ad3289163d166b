//! Fetches nothing: the login page is made from the address.

use super::view;
use crate::pages::query;
use crate::portal::Foresporsel;
use leptos::prelude::*;

#[component]
pub fn LoggInn() -> impl IntoView {
    let f = expect_context::<Foresporsel>();
    let grunn = match query("grunn").as_deref() {
        Some("logget-ut") => Some(view::Grunn::LoggetUt),
        Some("tidsavbrudd") => Some(view::Grunn::Tidsavbrudd),
        Some("inn") => Some(view::Grunn::MaLoggeInn),
        _ => None,
    };
    let retur = super::skjema::trygg_retur(query("retur").as_deref());
    let personer = (*f.portal.testpersoner).clone();
    view! { <view::LoggInn grunn=grunn retur=retur minutter=f.portal.okter.grenser().inaktiv testpersoner=personer/> }
}
