//! A table that becomes labelled blocks on a narrow screen. The first cell of a row is its heading.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// Words longer than this may be broken anywhere in a table.
const LONG_WORD: usize = 24;

/// Whether a text has a word so long that a column must not be as wide as it. The cell, or what is in it, is then marked
/// with `data-long`; other words are kept whole.
pub fn has_long_word(text: &str) -> bool {
    let breaks = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    text.split(breaks).any(|word| word.chars().count() > LONG_WORD)
}

/// A table with a caption. Rows have as many cells as there are columns; `empty` is shown instead of a table without rows.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    #[prop(into)] empty: String,
    /// Whether a heading just above says the same as the caption, so that it is for screen readers only.
    #[prop(optional)]
    headed: bool,
) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p>{empty}</p> }.into_any();
    }
    let head = columns.iter().cloned().map(|c| view! { <th scope="col">{c}</th> }).collect_view();
    let body = rows.into_iter().map(|cells| {
        let cells = cells.into_iter().zip(columns.clone()).enumerate();
        let cells = cells.map(|(nr, (text, column))| {
            let long = has_long_word(&text).then_some("");
            if nr == 0 {
                view! { <th scope="row" data-l=column data-long=long>{text}</th> }.into_any()
            } else {
                view! { <td data-l=column data-long=long>{text}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="ds-table stack">
            <caption class=headed.then_some("sr-only")>{caption}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{body.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn sample(rows: Vec<Vec<String>>) -> AnyView {
    let columns = ["Tidspunkt", "Virksomhet", "Formål"].map(str::to_owned).to_vec();
    view! { <Table caption="Oppslag i opplysningene dine" columns=columns rows=rows empty="Ingen oppslag er meldt til oss i denne perioden."/> }
        .into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Table",
    states: &[
        ("rows", || {
            let row = ["3. november 2026 kl. 14.12", "Nordby legekontor", "Helsehjelp"].map(str::to_owned).to_vec();
            sample(vec![row.clone(), row])
        }),
        ("empty", || sample(Vec::new())),
    ],
};

#[cfg(test)]
mod tests {
    use super::has_long_word;

    #[test]
    fn a_word_is_long_when_nothing_in_it_lets_a_line_end() {
        assert!(!has_long_word("") && !has_long_word(&"Universitetssykehuset Nord ".repeat(9)));
        assert!(!has_long_word(&"a".repeat(24)) && has_long_word(&"a".repeat(25)));
        assert!(has_long_word(&"600\u{a0}".repeat(7)) && has_long_word(&format!("kort {}", "א".repeat(40))));
    }
}
