//! Fetches cases and orders through the door `pvk`.

use super::feil::{Saksfeil, Saksfeilside};
use super::innlogging::{Grunn, Innlogging, Valgbar};
use super::{bestilling, bestillinger, liste, sak};
use crate::domain::sak::Saksslag;
use crate::domain::saksgang::{Saksfilter, Saksgruppe};
use crate::pages::{param, query};
use crate::portal::saksbehandler::Saksforesporsel;
use crate::pvk::Pvkfeil;
use crate::pvk::saker::Behandler;
use crate::store::tilfeldig;
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

/// Cases on a page.
const PER_SIDE: u32 = 25;

/// A page whose contents are fetched before anything is sent; a refusal or a fault becomes its error page.
fn hentet<T, H, F>(hent: H, vis: impl FnOnce(T) -> AnyView + Send + 'static) -> impl IntoView
where
    T: Send + 'static,
    H: FnOnce(Saksforesporsel) -> F + Send + 'static,
    F: Future<Output = Result<T, Pvkfeil>> + Send + 'static,
{
    let f = expect_context::<Saksforesporsel>();
    Suspend::new(async move {
        match hent(f).await {
            Ok(innhold) => vis(innhold),
            Err(feil) => {
                let feil = Saksfeil::ved_lesing(feil);
                if let Some(svar) = use_context::<leptos_axum::ResponseOptions>() {
                    svar.set_status(axum::http::StatusCode::from_u16(feil.status()).unwrap_or_default());
                }
                view! { <Saksfeilside feil=feil/> }.into_any()
            }
        }
    })
}

#[component]
pub fn LoggInn() -> impl IntoView {
    let grunn = match query("grunn").as_deref() {
        Some("logget-ut") => Some(Grunn::LoggetUt),
        Some("tidsavbrudd") => Some(Grunn::Tidsavbrudd),
        Some("inn") => Some(Grunn::MaLoggeInn),
        _ => None,
    };
    hentet(
        |f| async move {
            let okter = &f.portal.saksbehandlerokter;
            // Without a login by eID there is none outside the demo, whoever stands in the table.
            let alle = if f.portal.oppsett.demo { okter.alle().await? } else { Vec::new() };
            let kortnavn = |kode: &str| f.portal.katalog.part(kode).map(|r| r.kortnavn.clone());
            let valgbare = alle.into_iter().map(|s| Valgbar {
                id: s.id,
                navn: s.navn,
                virksomhet: s.virksomhet,
                registre: s.parter.iter().filter_map(|p| kortnavn(&p.0)).collect::<Vec<_>>().join(", "),
            });
            Ok((valgbare.collect::<Vec<_>>(), okter.grenser().inaktiv))
        },
        move |(valgbare, minutter)| view! { <Innlogging grunn=grunn minutter=minutter valgbare=valgbare/> }.into_any(),
    )
}

#[component]
pub fn Liste() -> impl IntoView {
    let filter = Saksfilter {
        part: query("register").filter(|r| !r.is_empty()),
        slag: query("slag").as_deref().and_then(Saksslag::les),
        gruppe: query("status").as_deref().and_then(Saksgruppe::les).unwrap_or_default(),
    };
    let etter = query("etter").filter(|e| !e.is_empty());
    let videre = etter.is_some();
    hentet(
        move |f| async move {
            let hvem = f.saksbehandler()?;
            let behandler = Behandler::Saksbehandler(hvem);
            let liste = f.portal.pvk.saker(behandler, &filter, etter.as_deref(), PER_SIDE).await?;
            let registre = hvem.parter().iter().filter_map(|p| f.portal.katalog.part(&p.0));
            let registre: Vec<_> = registre.map(|r| (r.part.0.clone(), r.kortnavn.clone())).collect();
            Ok((liste, filter, registre))
        },
        move |(liste, filter, registre)| {
            view! { <liste::Liste liste=liste filter=filter registre=registre videre=videre/> }.into_any()
        },
    )
}

#[component]
pub fn Sak() -> impl IntoView {
    let (guid, lagret) = (param("guid"), query("lagret").is_some());
    hentet(
        move |f| async move {
            let side = f.portal.pvk.sak(Behandler::Saksbehandler(f.saksbehandler()?), &guid).await?;
            let mut nokler: [String; 4] = Default::default();
            for nokkel in &mut nokler {
                *nokkel = BASE64URL_NOPAD.encode(&tilfeldig::<16>()?);
            }
            Ok((side, nokler, f.utkast.filter(|u| u.guid == guid)))
        },
        move |(side, nokler, utkast)| {
            let utkast = utkast.map(|u| (*u).clone()).unwrap_or_default();
            view! { <sak::Sak side=side nokler=nokler lagret=lagret utkast=utkast/> }.into_any()
        },
    )
}

#[component]
pub fn Bestillinger() -> impl IntoView {
    let gjort = query("gjort").as_deref().and_then(bestillinger::Gjort::les);
    hentet(
        |f| async move { f.portal.pvk.apne_bestillinger(f.saksbehandler()?).await },
        move |alle| view! { <bestillinger::Bestillinger alle=alle gjort=gjort/> }.into_any(),
    )
}

#[component]
pub fn Bestilling() -> impl IntoView {
    let guid = param("guid");
    hentet(
        move |f| async move {
            let bestilling = f.portal.pvk.apen_bestilling(f.saksbehandler()?, &guid).await?;
            let utkast = match &f.feil {
                Some(Saksfeil::LeveringRettes(u)) => Some((**u).clone()),
                _ => None,
            };
            Ok((bestilling, utkast))
        },
        |(bestilling, utkast)| view! { <bestilling::Bestilling bestilling=bestilling utkast=utkast/> }.into_any(),
    )
}
