//! The time that is shown, in words. The browser's part takes them out of the page at the new address when the time changes.

use crate::charts::forklaring::setninger;
use crate::charts::{Kurs, Visning};
use crate::pages::registre::rapport::forklaringsord::forklaringsord;
use crate::t;
use leptos::prelude::*;

/// The sentences about the time of the view.
pub fn forklaring(kurs: &Kurs, visning: &Visning) -> AnyView {
    let linjer = setninger(kurs, &forklaringsord(), visning.vindu(kurs)).into_iter().map(|s| view! { <li>{s}</li> });
    view! {
        <p class="label">{t!("forklaring-tittel")}</p>
        <ul data-graf-setninger>{linjer.collect_view()}</ul>
    }
    .into_any()
}
