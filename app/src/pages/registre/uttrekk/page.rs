//! The page needs nothing from a door: the files are made when they are fetched, and noted then.

use super::view;
use leptos::prelude::*;

#[component]
pub fn TaMed() -> impl IntoView {
    view! { <view::TaMed/> }
}
