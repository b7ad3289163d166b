//! The pages: a folder per citizen task. `view.rs` draws what it is given, on server and in the gallery; `page.rs`
//! [ssr] fetches through a door; `skjema.rs` [ssr] takes a form. No page imports another.

pub mod feil;
pub mod forside;
pub mod innstillinger;
pub mod logg_inn;
pub mod om;
pub mod registre;
pub mod samtykke;
pub mod varsler;

use crate::domain::register::{Apenhet, Register};
use crate::oppsett::oppsett;
use crate::t;
use leptos::prelude::*;
use leptos_meta::Title;

/// The title of a page: «{page} – {part} – {product}», or «{page} – {product}» when `part` is empty.
#[component]
pub fn Tittel(
    #[prop(into)] side: String,
    #[prop(into, optional)] del: String,
    #[prop(optional)] feil: bool,
) -> impl IntoView {
    let side = if feil { t!("feil-foran", tittel = side) } else { side };
    let deler = [side, del, oppsett().tjeneste];
    let deler: Vec<_> = deler.into_iter().filter(|d| !d.is_empty()).collect();
    view! { <Title text=deler.join(" – ")/> }
}

/// The name of a registry in a page title: being listed in some is itself health information.
fn i_tittel(register: &Register) -> String {
    match register.apent_for {
        Apenhet::Alle => register.navn.clone(),
        Apenhet::Oppforte => t!("register-uten-navn"),
    }
}

/// Page views with their states, for the gallery.
pub fn exhibits() -> Vec<crate::components::exhibit::Exhibit> {
    vec![
        logg_inn::view::EXHIBIT,
        forside::view::EXHIBIT,
        innstillinger::EXHIBIT_OVERSIKT,
        innstillinger::EXHIBIT_FLYT,
        registre::EXHIBIT,
        registre::EXHIBIT_RAPPORT,
        samtykke::EXHIBIT,
        samtykke::EXHIBIT_SVAR,
        varsler::EXHIBIT,
        om::EXHIBIT,
        feil::EXHIBIT,
        crate::frame::EXHIBIT,
    ]
}

/// A page whose contents are fetched before anything is sent. A refusal or a fault becomes its error page.
#[cfg(feature = "ssr")]
pub fn hentet<T, H, F>(hent: H, vis: impl FnOnce(T) -> AnyView + Send + 'static) -> impl IntoView
where
    T: Send + 'static,
    H: FnOnce(crate::portal::Foresporsel) -> F + Send + 'static,
    F: Future<Output = Result<T, crate::store::Feil>> + Send + 'static,
{
    let f = expect_context::<crate::portal::Foresporsel>();
    Suspend::new(async move {
        match hent(f).await {
            Ok(innhold) => vis(innhold),
            Err(feil) => view! { <feil::FeilSide slag=feil::Feilslag::ved_lesing(feil)/> }.into_any(),
        }
    })
}

/// A parameter of the address, as text.
#[cfg(feature = "ssr")]
pub fn param(navn: &str) -> String {
    leptos_router::hooks::use_params_map().with_untracked(|p| p.get(navn)).unwrap_or_default()
}

/// A parameter of the query, as text.
#[cfg(feature = "ssr")]
pub fn query(navn: &str) -> Option<String> {
    leptos_router::hooks::use_query_map().with_untracked(|q| q.get(navn))
}
