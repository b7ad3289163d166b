//! The pages: a folder per citizen task. `view.rs` draws what it is given, on server and in the gallery; `page.rs`
//! [ssr] fetches through a door; `skjema.rs` [ssr] takes a form; `adresse.rs` [ssr] answers an address with something
//! else than a page. No page imports another; words
//! that several pages use stand in `ord.rs`.

pub mod bestilling;
#[cfg(feature = "ssr")]
pub mod csvfil;
pub mod deltakelse;
pub mod feil;
pub mod felt;
#[cfg(feature = "ssr")]
pub mod fil;
pub mod forside;
pub mod gjelder;
pub mod henvendelser;
pub mod historikk;
pub mod innstillinger;
#[cfg(feature = "ssr")]
pub mod lenke;
pub mod logg;
pub mod logg_inn;
pub mod loggdekning;
pub mod loggord;
pub mod loggrad;
pub mod notater;
pub mod om;
pub mod ord;
pub mod pa_vegne_av;
pub mod registre;
pub mod saksbehandler;
pub mod sammenligning;
pub mod samtykke;
#[cfg(feature = "ssr")]
pub mod skjema;
pub mod varsler;
pub mod verifiser;

use crate::domain::register::{Apenhet, Register};
use crate::oppsett::oppsett;
use crate::t;
use leptos::prelude::*;
use leptos_meta::Title;

/// The title of a page: «{page} – {part} – {product}», or «{page} – {product}» when `part` is empty. When one acts for
/// another, their name stands in the place of the part (screens 5.2).
#[component]
pub fn Tittel(
    #[prop(into)] side: String,
    #[prop(into, optional)] del: String,
    #[prop(optional)] feil: bool,
) -> impl IntoView {
    let side = if feil { t!("feil-foran", tittel = side) } else { side };
    let del = gjelder::gjelder().annen().map_or(del, |navn| t!("tittel-for", navn = navn.helt()));
    let deler = [side, del, oppsett().tjeneste];
    let deler: Vec<_> = deler.into_iter().filter(|d| !d.is_empty()).collect();
    view! { <Title text=deler.join(" – ")/> }
}

/// What stands on top when a page is printed (screens 5.9): whose it is, when it was fetched, and the address below the
/// portal's own. The name only, never a number.
#[component]
pub fn Utskriftshode(#[prop(into)] navn: String, hentet: jiff::Timestamp, #[prop(into)] sti: String) -> impl IntoView {
    let o = oppsett();
    let nar = t!("utskrift-hentet", tjeneste = o.tjeneste, tidspunkt = crate::messages::tidspunkt(hentet));
    view! { <crate::components::print_head::PrintHead who=navn when=nar address=format!("{}{sti}", o.adresse)/> }
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
        innstillinger::EXHIBIT_BRUK,
        innstillinger::EXHIBIT_TILGANG,
        innstillinger::EXHIBIT_UTVALG,
        innstillinger::EXHIBIT_PERIODE,
        historikk::EXHIBIT,
        historikk::EXHIBIT_TIDSREISE,
        historikk::EXHIBIT_TEKST,
        innstillinger::EXHIBIT_KVITTERING,
        verifiser::EXHIBIT,
        innstillinger::EXHIBIT_VIRKNING,
        innstillinger::EXHIBIT_SLETTING,
        registre::EXHIBIT,
        registre::EXHIBIT_LOGG,
        logg::EXHIBIT,
        deltakelse::EXHIBIT,
        deltakelse::EXHIBIT_PROSJEKT,
        registre::EXHIBIT_RAPPORT,
        registre::EXHIBIT_GRAF,
        registre::EXHIBIT_UTTREKK,
        sammenligning::EXHIBIT,
        notater::EXHIBIT,
        bestilling::EXHIBIT,
        bestilling::EXHIBIT_FORSKJELL,
        pa_vegne_av::EXHIBIT,
        samtykke::EXHIBIT,
        samtykke::EXHIBIT_SVAR,
        varsler::EXHIBIT,
        henvendelser::EXHIBIT,
        henvendelser::EXHIBIT_NY,
        henvendelser::EXHIBIT_SAK,
        saksbehandler::EXHIBIT_INNLOGGING,
        saksbehandler::EXHIBIT_LISTE,
        saksbehandler::EXHIBIT_SAK,
        saksbehandler::EXHIBIT_BESTILLINGER,
        saksbehandler::EXHIBIT_BESTILLING,
        saksbehandler::EXHIBIT_FEIL,
        om::EXHIBIT,
        feil::EXHIBIT,
        crate::frame::EXHIBIT,
        crate::frame::saksbehandler::EXHIBIT,
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

/// Sends the citizen on to another page (303) instead of drawing this one.
#[cfg(feature = "ssr")]
pub fn videre(adresse: &str) -> AnyView {
    use axum::http::{HeaderValue, StatusCode, header};
    if let (Some(svar), Ok(sted)) = (use_context::<leptos_axum::ResponseOptions>(), HeaderValue::from_str(adresse)) {
        svar.set_status(StatusCode::SEE_OTHER);
        svar.insert_header(header::LOCATION, sted);
    }
    ().into_any()
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

/// All values of a parameter of the query; none when the address does not have it.
#[cfg(feature = "ssr")]
pub fn query_alle(navn: &str) -> Option<Vec<String>> {
    leptos_router::hooks::use_query_map().with_untracked(|q| q.get_all(navn))
}
