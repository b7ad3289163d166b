//! Search and filter over a list that stands in the page. Without scripts: a GET form. With scripts: hides the entries
//! that do not fit while one types, and says the count after a pause of half a second.
//!
//! The list is `ul#{list}`; each `li` has `data-sok` (lower-case text to search) and `data-vis` (the filters it passes,
//! separated by spaces).

use super::{all, data, first, on};
use crate::components::exhibit::Exhibit;
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The words of the form. In the counts, `{antall}` and `{sok}` are filled in here.
#[derive(Clone, Debug, Default)]
pub struct FilterTexts {
    pub label: String,
    pub hint: String,
    pub legend: String,
    /// Value and label of each filter; the first is "all".
    pub filters: Vec<(String, String)>,
    pub button: String,
    pub clear: String,
    pub one: String,
    pub many: String,
    pub one_hit: String,
    pub many_hits: String,
    pub no_hits: String,
    pub none: String,
}

/// The attribute of the status line that holds the sentence for a count.
fn sentence(antall: usize, sok: &str) -> &'static str {
    match (antall, sok.trim().is_empty()) {
        (0, true) => "data-none",
        (0, false) => "data-no-hits",
        (1, true) => "data-one",
        (_, true) => "data-many",
        (1, false) => "data-one-hit",
        (_, false) => "data-many-hits",
    }
}

fn filled(sentence: &str, antall: usize, sok: &str) -> String {
    sentence.replace("{antall}", &antall.to_string()).replace("{sok}", sok.trim())
}

impl FilterTexts {
    /// The sentence for a count, as the server says it.
    fn count(&self, antall: usize, sok: &str) -> String {
        let monster = match sentence(antall, sok) {
            "data-none" => &self.none,
            "data-no-hits" => &self.no_hits,
            "data-one" => &self.one,
            "data-one-hit" => &self.one_hit,
            "data-many-hits" => &self.many_hits,
            _ => &self.many,
        };
        filled(monster, antall, sok)
    }
}

/// Whether an entry passes: every word of the search (in lower case) stands in its text, and the filter is among its
/// filters.
pub fn passes(text: &str, filters: &str, sok: &str, vis: &str) -> bool {
    filters.split(' ').any(|f| f == vis) && sok.split_whitespace().all(|ord| text.contains(ord))
}

/// The form and the count. `sok` and `vis` are what the page was asked for, `shown` the count it was rendered with.
#[component]
pub fn LiveFilter(
    #[prop(into)] path: String,
    list: &'static str,
    sok: String,
    vis: String,
    shown: usize,
    texts: FilterTexts,
) -> impl IntoView {
    let count = texts.count(shown, &sok);
    let filters = texts.filters.into_iter().map(|(value, label)| {
        let id = format!("vis-{value}");
        view! {
            <div class="ds-field">
                <input class="ds-input" type="radio" id=id.clone() name="vis" checked=value == vis value=value/>
                <label for=id>{label}</label>
            </div>
        }
    });
    let clear = (!sok.is_empty())
        .then(|| view! { <a class="ds-button" data-variant="tertiary" href=path.clone()>{texts.clear}</a> });
    view! {
        <search>
            <form class="search" method="get" action=path.clone() data-list=list>
                <div class="ds-field">
                    <label for="sok">{texts.label}</label>
                    <p data-field="description" id="sok-hint">{texts.hint}</p>
                    <input class="ds-input" type="search" id="sok" name="sok" value=sok maxlength="80" autocomplete="off"
                        aria-describedby="sok-hint"/>
                </div>
                <fieldset class="ds-fieldset">
                    <legend>{texts.legend}</legend>
                    <div class="choices-inline">{filters.collect_view()}</div>
                </fieldset>
                <div class="form-actions"><button class="ds-button" type="submit">{texts.button}</button>{clear}</div>
            </form>
        </search>
        <p class="meta" role="status" id="sok-antall" data-none=texts.none data-no-hits=texts.no_hits data-one=texts.one
            data-many=texts.many data-one-hit=texts.one_hit data-many-hits=texts.many_hits>{count}</p>
        <LiveFilterIsland/>
    }
}

/// Filters while one types.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
fn LiveFilterIsland() -> impl IntoView {
    Effect::new(|_| start());
}

fn start() {
    let (Some(form), Some(status)) = (first("form[data-list]"), first("#sok-antall")) else { return };
    let items = format!("#{} > li", data(&form, "data-list"));
    let pause = Cell::new(None::<TimeoutHandle>);
    let update = move |_| {
        let value = |selector| first(selector).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()).map(|i| i.value());
        let sok = value("#sok").unwrap_or_default();
        let vis = value("input[name=vis]:checked").unwrap_or_default();
        let antall = filter(&items, &lower_case(&sok), &vis);
        if let Some(waiting) = pause.take() {
            waiting.clear();
        }
        let status = status.clone();
        let say = move || status.set_inner_text(&filled(&data(&status, sentence(antall, &sok)), antall, &sok));
        pause.set(set_timeout_with_handle(say, Duration::from_millis(500)).ok());
    };
    on(&form, "input", Box::new(update));
}

/// Hides what does not pass and gives the number that does.
fn filter(items: &str, sok: &str, vis: &str) -> usize {
    let mut shown = 0;
    for li in all(items) {
        let passes = passes(&data(&li, "data-sok"), &data(&li, "data-vis"), sok, vis);
        li.set_hidden(!passes);
        shown += usize::from(passes);
    }
    shown
}

/// The browser's own lower case: Rust's brings its tables along.
fn lower_case(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

fn sample() -> FilterTexts {
    let s = str::to_owned;
    FilterTexts {
        label: s("Søk etter register"),
        hint: s("Navn, sykdom eller virksomhet"),
        legend: s("Vis"),
        filters: vec![(s("alle"), s("Alle")), (s("oppfort"), s("Der jeg er oppført"))],
        button: s("Søk"),
        clear: s("Fjern søket"),
        one: s("1 register"),
        many: s("{antall} registre"),
        one_hit: s("1 treff på «{sok}»"),
        many_hits: s("{antall} treff på «{sok}»"),
        no_hits: s("Ingen treff på «{sok}»."),
        none: s("Ingen registre å vise."),
    }
}

fn exhibit(sok: &str) -> AnyView {
    let list = ["SYSVAK vaksiner", "Diabetesregisteret", "Norsk MS-register"];
    let items = list.map(|n| {
        let text = n.to_lowercase();
        let hidden = !passes(&text, "alle", sok, "alle");
        view! { <li class="card" data-sok=text data-vis="alle" hidden=hidden><h2>{n}</h2></li> }
    });
    let shown = list.iter().filter(|n| passes(&n.to_lowercase(), "alle", sok, "alle")).count();
    view! {
        <LiveFilter path="#" list="exhibit-list" sok=sok.to_owned() vis="alle".into() shown=shown texts=sample()/>
        <ul class="cards" id="exhibit-list">{items.into_iter().collect_view()}</ul>
    }
    .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "LiveFilter",
    states: &[("all", || exhibit("")), ("hits", || exhibit("diabetes")), ("no hits", || exhibit("xyz"))],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_fit() {
        assert!(passes("norsk diabetesregister for voksne", "alle innsyn", "voksne diabetes", "alle"));
        assert!(!passes("norsk diabetesregister for voksne", "alle innsyn", "voksne hjerte", "alle"));
        assert!(!passes("norsk diabetesregister for voksne", "alle innsyn", "", "oppfort"));
    }

    #[test]
    fn counts_are_said_in_words() {
        let t = sample();
        assert_eq!(
            [t.count(1, ""), t.count(7, ""), t.count(0, " ")],
            ["1 register", "7 registre", "Ingen registre å vise."]
        );
        assert_eq!([t.count(1, "ms"), t.count(0, "ms")], ["1 treff på «ms»", "Ingen treff på «ms»."]);
    }
}
