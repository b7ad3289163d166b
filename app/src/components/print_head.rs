//! What stands on top of a printed page. Not for the screen, where the header says it.

use super::exhibit::Exhibit;
use leptos::prelude::*;

/// Whose page it is, when it was fetched, and its address. Comes first on the page.
#[component]
pub fn PrintHead(
    #[prop(into)] who: String,
    #[prop(into)] when: String,
    #[prop(into)] address: String,
) -> impl IntoView {
    view! { <div class="print-only"><p><strong>{who}</strong></p><p>{when}</p><p>{address}</p></div> }
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Print head",
    states: &[("on paper only", || {
        let when = "Hentet fra Innsyn 22. november 2026 kl. 10.42";
        view! {
            <p>"Skriv ut siden for å se det som står her."</p>
            <PrintHead who="Line Danser" when=when address="http://127.0.0.1:3000/helseregistre"/>
        }
        .into_any()
    })],
};
