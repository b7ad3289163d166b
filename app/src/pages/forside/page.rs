//! Fetches what waits for the citizen.

use super::view;
use crate::domain::avslag::Avslag;
use crate::domain::oversikt::Ventende;
use crate::pages::{hentet, query};
use crate::store::Feil;
use leptos::prelude::*;

#[component]
pub fn Forside() -> impl IntoView {
    let byttet = query("merknad").as_deref() == Some("byttet");
    hentet(
        |f| async move {
            let navn = f.innlogget.as_ref().map(|i| i.navn.fornavn.clone()).ok_or(Feil::Avslag(Avslag::FinnesIkke))?;
            let aktor = f.aktor()?;
            let ventende = match f.portal.personvern.ventende(aktor).await {
                // A representative who may not see messages still comes to the front page.
                Err(Feil::Avslag(_)) if aktor.for_annen().is_some() => Ventende { foresporsler: Vec::new() },
                svar => svar?,
            };
            Ok((navn, ventende))
        },
        move |(fornavn, ventende)| {
            view! { <view::Forside fornavn=fornavn ventende=ventende byttet=byttet/> }.into_any()
        },
    )
}
