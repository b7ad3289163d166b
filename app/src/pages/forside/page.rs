//! Fetches what waits for the citizen.

use super::view;
use crate::domain::avslag::Avslag;
use crate::domain::oversikt::Ventende;
use crate::domain::tjenesten::Tjeneste;
use crate::pages::{hentet, query, videre};
use crate::store::Feil;
use leptos::prelude::*;

/// Where a level is chosen before one goes on.
const VELG_NIVA: &str = "/personverninnstillinger/bruk?merknad=forst";

/// The front page; at the first visit, the way to the choice of level.
#[component]
pub fn Forside() -> impl IntoView {
    let byttet = query("merknad").as_deref() == Some("byttet");
    hentet(
        |f| async move {
            let navn = f.innlogget.as_ref().map(|i| i.navn.fornavn.clone()).ok_or(Feil::Avslag(Avslag::FinnesIkke))?;
            let adgang = f.portal.personvern.adgang(f.aktor()?).await?;
            if adgang.ma_velge_niva() {
                return Ok(None);
            }
            let apent = adgang.apner(Tjeneste::Helseregistre).is_ok();
            let ventende = match f.portal.personvern.ventende(f.aktor()?).await {
                // Somebody who may not see messages, by level or by role, still comes to the front page.
                Err(Feil::Avslag(_)) => Ventende { foresporsler: Vec::new(), rapporter: Vec::new(), uleste: 0 },
                svar => svar?,
            };
            let saker = match f.portal.innsyn.ventende_saker(f.aktor()?).await {
                Err(Feil::Avslag(_)) => Vec::new(),
                svar => svar?,
            };
            Ok(Some((navn, ventende, saker, apent)))
        },
        move |innhold| match innhold {
            Some((fornavn, ventende, saker, apent)) => {
                view! { <view::Forside fornavn=fornavn ventende=ventende saker=saker apent=apent byttet=byttet/> }
                    .into_any()
            }
            None => videre(VELG_NIVA),
        },
    )
}
