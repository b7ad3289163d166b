//! Fetches nothing: the page is drawn with what came of the form, which the server provides.

use super::view;
use leptos::prelude::*;

#[component]
pub fn Verifiser() -> impl IntoView {
    let utfall: Option<view::Utfall> = use_context();
    view! { <view::Verifiser utfall=utfall/> }
}
