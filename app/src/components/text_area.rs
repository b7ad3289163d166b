//! A field for text of several lines. The only place where a `textarea` holds a text: Leptos writes its contents as they
//! are, so that a text with `</textarea>` in it would end the field and go on as markup.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// A labelled field; its id is where the error summary leads. `hint` and `error` may be empty.
#[component]
pub fn TextArea(
    id: &'static str,
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into, optional)] hint: String,
    /// What was typed.
    #[prop(into, optional)]
    value: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let invalid = error.is_some();
    let described: Vec<String> = [(!hint.is_empty(), "hint"), (invalid, "error")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let hint = (!hint.is_empty()).then(|| view! { <p data-field="description" id=format!("{id}-hint")>{hint}</p> });
    let error = error.map(|text| view! { <p class="ds-validation-message" id=format!("{id}-error")>{text}</p> });
    view! {
        <div class="ds-field">
            <label for=id>{label}</label>
            {hint}
            <textarea class="ds-input" id=id name=name rows="6" aria-describedby=described
                aria-invalid=invalid.then_some("true")>{escaped(&value)}</textarea>
            {error}
        </div>
    }
}

/// A text as the contents of a `textarea`. Browsers drop a line break that comes first, so it is written twice.
fn escaped(text: &str) -> String {
    let first = if text.starts_with('\n') { "\n" } else { "" };
    format!("{first}{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

fn sample(error: Option<String>, value: &'static str) -> AnyView {
    view! {
        <form>
            <TextArea id="tekst" name="tekst" label="Hva er feil?" hint="Du kan skrive 2000 tegn." value=value error=error/>
        </form>
    }
    .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "TextArea",
    states: &[
        ("empty", || sample(None, "")),
        ("filled", || sample(None, "Jeg fikk diagnosen i 2011, ikke i 2012.")),
        ("error", || sample(Some("Skriv hva som er feil".into()), "")),
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
