//! Fetches the registries whose data an extract would hold.

use super::view;
use crate::pages::hentet;
use leptos::prelude::*;

#[component]
pub fn TaMed() -> impl IntoView {
    hentet(
        |f| async move { f.portal.innsyn.registre(f.aktor()?).await },
        |rader| view! { <view::TaMed rader=rader/> }.into_any(),
    )
}
