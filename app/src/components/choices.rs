//! One question with answers to choose between: radios of equal weight, none preselected, and the error summary.
//! Without scripts: a plain form. Keyboard: the browser's own for radios.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// One answer: the value that is sent, and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// A question as `fieldset`; the legend is the page's `h1`. The first radio has the id `{name}`, so that the error
/// summary can lead there. `error` stands last, by the answers.
#[component]
pub fn Choices(
    name: &'static str,
    #[prop(into)] legend: String,
    #[prop(into)] hint: String,
    choices: Vec<Choice>,
    #[prop(optional_no_strip)] chosen: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let choices = choices.into_iter().map(|c| (c, String::new())).collect();
    view! { <HintedChoices name=name legend=legend hint=hint choices=choices chosen=chosen error=error/> }
}

/// As [`Choices`], each answer with a hint of its own below the label; an empty hint is left out.
#[component]
pub fn HintedChoices(
    name: &'static str,
    #[prop(into)] legend: String,
    #[prop(into)] hint: String,
    choices: Vec<(Choice, String)>,
    #[prop(optional_no_strip)] chosen: Option<String>,
    #[prop(optional_no_strip)] error: Option<String>,
    /// The page has a heading of its own: the legend is an `h2`.
    #[prop(optional)]
    below: bool,
) -> impl IntoView {
    let invalid = error.is_some();
    let described = if invalid { format!("{name}-hint {name}-error") } else { format!("{name}-hint") };
    let radios = choices.into_iter().enumerate().map(|(nr, (c, hint))| {
        let id = if nr == 0 { name.to_owned() } else { format!("{name}-{}", c.value) };
        let checked = chosen.as_deref() == Some(c.value.as_str());
        let own = (!hint.is_empty()).then(|| format!("{id}-about"));
        let text = own.clone().map(|own| view! { <p data-field="description" id=own>{hint}</p> });
        view! {
            <div class="ds-field">
                <input class="ds-input" type="radio" id=id.clone() name=name value=c.value checked=checked
                    aria-invalid=invalid.then_some("true") aria-describedby=own/>
                <label for=id>{c.label}</label>
                {text}
            </div>
        }
    });
    let error = error.map(|text| view! { <p class="ds-validation-message" id=format!("{name}-error")>{text}</p> });
    let heading = if below { view! { <h2>{legend}</h2> }.into_any() } else { view! { <h1>{legend}</h1> }.into_any() };
    view! {
        <fieldset class="ds-fieldset" aria-describedby=described>
            <legend>{heading}</legend>
            <p id=format!("{name}-hint")>{hint}</p>
            <div class="choices">{radios.collect_view()}</div>
            {error}
        </fieldset>
    }
}

/// What must be put right, first on the page; takes the focus when the page is loaded.
#[component]
pub fn ErrorSummary(#[prop(into)] title: String, errors: Vec<(String, String)>) -> impl IntoView {
    let items = errors.into_iter().map(|(field, text)| view! { <li><a href=format!("#{field}")>{text}</a></li> });
    view! {
        <div class="ds-error-summary" role="group" aria-labelledby="error-summary-title" tabindex="-1" autofocus>
            <h2 id="error-summary-title">{title}</h2>
            <ul>{items.collect_view()}</ul>
        </div>
    }
}

fn sample(error: Option<String>, chosen: Option<String>) -> AnyView {
    let choices = vec![
        Choice { value: "inaktiv".into(), label: "Ja, opplysningene kan lagres".into() },
        Choice { value: "aktiv".into(), label: "Nei, jeg reserverer meg".into() },
    ];
    view! {
        <form>
            <Choices name="valg" legend="Skal opplysninger om deg lagres i Diabetesregisteret?"
                hint="Du trenger ikke gi noen grunn." choices=choices chosen=chosen error=error/>
        </form>
    }
    .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Choices",
    states: &[
        ("nothing chosen", || sample(None, None)),
        ("chosen", || sample(None, Some("aktiv".into()))),
        ("with hints", || {
            let choice = |value: &str, label: &str| Choice { value: value.into(), label: label.into() };
            let choices = vec![
                (choice("full", "Full"), "Du kan bruke alle tjenestene.".into()),
                (choice("inaktiv", "Jeg vil ikke bruke tjenesten"), "Du trekker samtykket.".into()),
            ];
            view! {
                <form>
                    <HintedChoices name="valg" legend="Hvordan vil du bruke tjenesten?" hint="Du kan bytte når du vil."
                        choices=choices chosen=Some("full".into())/>
                </form>
            }
            .into_any()
        }),
        ("error", || {
            view! {
                <ErrorSummary title="Du må rette dette før du kan gå videre" errors=vec![("valg".into(), "Velg ett av svarene".into())]/>
                {sample(Some("Velg ett av svarene".into()), None)}
            }
            .into_any()
        }),
    ],
};
