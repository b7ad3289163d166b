//! A labelled field for several lines of text, and one for a single line. What is written is checked by the server.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// The field's id is its name, so that the error summary can lead there. `hint` stands before the field and says how much
/// one may write; an error stands after it.
#[component]
pub fn TextArea(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    #[prop(into)] value: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let (described, invalid) = (described(name, error.is_some()), error.is_some());
    view! {
        <div class="ds-field">
            <label for=name>{label}</label>
            <p data-field="description" id=format!("{name}-hint")>{hint}</p>
            // HTML drops a line break right after the tag.
            <textarea class="ds-input" id=name name=name rows="6" aria-describedby=described
                aria-invalid=invalid.then_some("true")>{first_line(value)}</textarea>
            {error.map(|text| view! { <p class="ds-validation-message" id=format!("{name}-error")>{text}</p> })}
        </div>
    }
}

/// As [`TextArea`], for one line.
#[component]
pub fn TextLine(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    #[prop(into)] value: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let (described, invalid) = (described(name, error.is_some()), error.is_some());
    view! {
        <div class="ds-field">
            <label for=name>{label}</label>
            <p data-field="description" id=format!("{name}-hint")>{hint}</p>
            <input class="ds-input" type="text" id=name name=name value=value autocomplete="off"
                aria-describedby=described aria-invalid=invalid.then_some("true")/>
            {error.map(|text| view! { <p class="ds-validation-message" id=format!("{name}-error")>{text}</p> })}
        </div>
    }
}

/// Files to send along, in a form that is sent in parts.
#[component]
pub fn FileField(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    accept: &'static str,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let (described, invalid) = (described(name, error.is_some()), error.is_some());
    view! {
        <div class="ds-field">
            <label for=name>{label}</label>
            <p data-field="description" id=format!("{name}-hint")>{hint}</p>
            <input class="ds-input" type="file" id=name name=name accept=accept multiple
                aria-describedby=described aria-invalid=invalid.then_some("true")/>
            {error.map(|text| view! { <p class="ds-validation-message" id=format!("{name}-error")>{text}</p> })}
        </div>
    }
}

fn described(name: &str, error: bool) -> String {
    if error { format!("{name}-hint {name}-error") } else { format!("{name}-hint") }
}

fn first_line(value: String) -> String {
    if value.starts_with('\n') { format!("\n{value}") } else { value }
}

fn area(value: &'static str, error: Option<&'static str>) -> AnyView {
    let error = error.map(str::to_owned);
    view! { <form><TextArea name="tekst" label="Hva er feil?" hint="Du kan skrive 2000 tegn." value=value error=error/></form> }
        .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Text fields",
    states: &[
        ("empty", || area("", None)),
        ("filled", || area("Jeg fikk ikke denne vaksinen.", None)),
        ("error", || area("", Some("Skriv hva som er feil."))),
        ("one line", || {
            view! { <form><TextLine name="ord" label="Hvilken opplysning?" hint="Høyst 200 tegn." value="Datoen"/></form> }
                .into_any()
        }),
        ("files", || {
            view! {
                <form>
                    <FileField name="vedlegg" label="Legg ved filer (valgfritt)" hint="Høyst tre filer." accept=".pdf"
                        error=Some("Filen «a.exe» er ikke lagt ved.".to_owned())/>
                </form>
            }
            .into_any()
        }),
    ],
};
