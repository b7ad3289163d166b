//! A day. The browser's own picker where it has one, otherwise a text field; what is written is checked by the server.

use super::exhibit::Exhibit;
use jiff::civil::Date;
use leptos::prelude::*;

/// A labelled field; its id is its name, so that the error summary can lead there. `max`: the last day the picker
/// offers, as `YYYY-MM-DD`. What is no day stands in a text field, since a picker would not show it.
#[component]
pub fn DateField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(into, optional)] max: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let day = value.is_empty() || value.len() == 10 && value.parse::<Date>().is_ok();
    let kind = if day { "date" } else { "text" };
    let invalid = error.is_some();
    let error_id = format!("{name}-error");
    let described = invalid.then(|| error_id.clone());
    let max = (!max.is_empty()).then_some(max);
    let error = error.map(|text| view! { <p class="ds-validation-message" id=error_id>{text}</p> });
    view! {
        <div class="ds-field">
            <label for=name>{label}</label>
            <input class="ds-input" type=kind id=name name=name value=value min=day.then_some("1900-01-01") max=max.filter(|_| day)
                aria-invalid=invalid.then_some("true") aria-describedby=described/>
            {error}
        </div>
    }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "DateField",
    states: &[
        ("empty", || view! { <form><DateField name="dato" label="Dato" value=""/></form> }.into_any()),
        ("filled", || {
            view! { <form><DateField name="dato" label="Dato" value="2024-03-01" max="2026-11-22"/></form> }.into_any()
        }),
        ("error", || {
            view! { <form><DateField name="dato" label="Dato" value="31.4.2024" error=Some("Dato: Datoen finnes ikke.".into())/></form> }
                .into_any()
        }),
    ],
};
