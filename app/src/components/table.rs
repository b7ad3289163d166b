//! A table that becomes labelled blocks on a narrow screen. The first cell of a row is its heading.

use super::exhibit::Exhibit;
use leptos::prelude::*;

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
            if nr == 0 {
                view! { <th scope="row" data-l=column>{text}</th> }.into_any()
            } else {
                view! { <td data-l=column>{text}</td> }.into_any()
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
