//! Search and filter over a list that stands in the page. Without scripts: a GET form. With scripts: hides the entries
//! that do not fit while one types, and says the count after a pause of half a second.
//!
//! The list is `ul#{list}`; each `li` has `data-sok` (lower-case text to search) and `data-vis` (the filters it passes,
//! separated by spaces).

use crate::components::exhibit::Exhibit;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use wasm_bindgen::JsCast;

/// The words of the form. In the counts, `{antall}` and `{sok}` are filled in here.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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

impl FilterTexts {
    /// The sentence for a count.
    pub fn count(&self, antall: usize, sok: &str) -> String {
        let sok = sok.trim();
        let monster = match (antall, sok.is_empty()) {
            (0, true) => &self.none,
            (0, false) => &self.no_hits,
            (1, true) => &self.one,
            (_, true) => &self.many,
            (1, false) => &self.one_hit,
            (_, false) => &self.many_hits,
        };
        monster.replace("{antall}", &antall.to_string()).replace("{sok}", sok)
    }
}

/// Whether an entry passes: every word of the search stands in its text, and the filter is among its filters.
pub fn passes(text: &str, filters: &str, sok: &str, vis: &str) -> bool {
    filters.split(' ').any(|f| f == vis) && sok.to_lowercase().split_whitespace().all(|ord| text.contains(ord))
}

/// The form and the count. `shown` is the count the server rendered the list with.
#[cfg_attr(feature = "islands", island)]
#[cfg_attr(not(feature = "islands"), component)]
pub fn LiveFilter(path: String, list: String, sok: String, vis: String, shown: usize, texts: FilterTexts) -> impl IntoView {
    let count = RwSignal::new(texts.count(shown, &sok));
    let search = StoredValue::new((sok.clone(), vis.clone()));
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let said = texts.clone();
    let update = move || {
        let (sok, vis) = search.get_value();
        let antall = filter(&list, &sok, &vis);
        let said = said.clone();
        if let Some(waiting) = pause.get_value() {
            waiting.clear();
        }
        let say = move || count.set(said.count(antall, &sok));
        pause.set_value(set_timeout_with_handle(say, Duration::from_millis(500)).ok());
    };
    let typed = {
        let update = update.clone();
        move |ev| {
            search.update_value(|s| s.0 = event_target_value(&ev));
            update();
        }
    };
    let filters = texts.filters.clone().into_iter().map(|(value, label)| {
        let id = format!("vis-{value}");
        let update = update.clone();
        let chosen = value.clone();
        let on_change = move |_| {
            search.update_value(|s| s.1.clone_from(&chosen));
            update();
        };
        view! {
            <div class="ds-field">
                <input class="ds-input" type="radio" id=id.clone() name="vis" checked=value == vis value=value on:change=on_change/>
                <label for=id>{label}</label>
            </div>
        }
    });
    let clear = (!sok.is_empty())
        .then(|| view! { <a class="ds-button" data-variant="tertiary" href=path.clone()>{texts.clear.clone()}</a> });
    view! {
        <search>
            <form class="search" method="get" action=path.clone()>
                <div class="ds-field">
                    <label for="sok">{texts.label.clone()}</label>
                    <p data-field="description" id="sok-hint">{texts.hint.clone()}</p>
                    <input class="ds-input" type="search" id="sok" name="sok" value=sok maxlength="80" autocomplete="off"
                        aria-describedby="sok-hint" on:input=typed/>
                </div>
                <fieldset class="ds-fieldset">
                    <legend>{texts.legend.clone()}</legend>
                    <div class="choices-inline">{filters.collect_view()}</div>
                </fieldset>
                <div class="form-actions"><button class="ds-button" type="submit">{texts.button.clone()}</button>{clear}</div>
            </form>
        </search>
        <p class="meta" role="status" id="sok-antall">{move || count.get()}</p>
    }
}

/// Hides what does not pass and gives the number that does.
fn filter(list: &str, sok: &str, vis: &str) -> usize {
    let Ok(items) = document().query_selector_all(&format!("#{list} > li")) else { return 0 };
    let items = (0..items.length()).filter_map(|i| items.item(i)?.dyn_into::<web_sys::HtmlElement>().ok());
    let mut shown = 0;
    for li in items {
        let attr = |name| li.get_attribute(name).unwrap_or_default();
        let passes = passes(&attr("data-sok"), &attr("data-vis"), sok, vis);
        li.set_hidden(!passes);
        shown += usize::from(passes);
    }
    shown
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
        <LiveFilter path="#".into() list="exhibit-list".into() sok=sok.to_owned() vis="alle".into() shown=shown texts=sample()/>
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
    fn every_word_must_fit_in_any_letter_case() {
        assert!(passes("norsk diabetesregister for voksne", "alle innsyn", "VOKSNE diabetes", "alle"));
        assert!(!passes("norsk diabetesregister for voksne", "alle innsyn", "voksne hjerte", "alle"));
        assert!(!passes("norsk diabetesregister for voksne", "alle innsyn", "", "oppfort"));
    }

    #[test]
    fn counts_are_said_in_words() {
        let t = sample();
        assert_eq!([t.count(1, ""), t.count(7, ""), t.count(0, " ")], ["1 register", "7 registre", "Ingen registre å vise."]);
        assert_eq!([t.count(1, "ms"), t.count(0, "ms")], ["1 treff på «ms»", "Ingen treff på «ms»."]);
    }
}
