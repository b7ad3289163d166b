//! A labelled field for several lines of text, and one for a single line. What is written is checked by the server.
//! The only place where a `textarea` holds a text: Leptos writes its contents as they are, so that a text with
//! `</textarea>` in it would end the field and go on as markup.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// The field's id is its name, so that the error summary can lead there. `hint` stands before the field and says how much
/// one may write; an error stands after it.
#[component]
pub fn TextArea(
    name: &'static str,
    /// Where a page has several fields of the same name.
    #[prop(optional)]
    id: Option<&'static str>,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    #[prop(into)] value: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or(name);
    let (described, invalid) = (described(id, error.is_some()), error.is_some());
    view! {
        <div class="ds-field">
            <label for=id>{label}</label>
            <p data-field="description" id=format!("{id}-hint")>{hint}</p>
            // HTML drops a line break right after the tag.
            <textarea class="ds-input" id=id name=name rows="6" aria-describedby=described
                aria-invalid=invalid.then_some("true")>{escaped(&value)}</textarea>
            {error.map(|text| view! { <p class="ds-validation-message" id=format!("{id}-error")>{text}</p> })}
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

/// A text as the contents of a `textarea`. Browsers drop a line break that comes first, so it is written twice.
fn escaped(text: &str) -> String {
    let first = if text.starts_with('\n') { "\n" } else { "" };
    format!("{first}{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
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

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_cannot_end_the_field() {
        let escaped_ = escaped("</textarea><script>alert(1)</script>&amp;");
        assert_eq!(escaped_, "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;");
        assert_eq!((escaped("\na").as_str(), escaped("a\n").as_str()), ("\n\na", "a\n"));
    }
}
