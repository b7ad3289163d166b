//! Fetches notices through the door `personvern`.

use super::view;
use crate::pages::{hentet, query};
use leptos::prelude::*;

#[component]
pub fn Liste() -> impl IntoView {
    let side = query("side").and_then(|s| s.parse().ok()).unwrap_or(1);
    hentet(
        move |f| async move { f.portal.personvern.varsler(f.aktor()?, side).await },
        |side| view! { <view::Liste side=side/> }.into_any(),
    )
}
