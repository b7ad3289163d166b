//! Fetches what waits for the citizen.

use super::view;
use crate::domain::avslag::Avslag;
use crate::pages::hentet;
use crate::store::Feil;
use leptos::prelude::*;

#[component]
pub fn Forside() -> impl IntoView {
    hentet(
        |f| async move {
            let navn = f.innlogget.as_ref().map(|i| i.navn.fornavn.clone()).ok_or(Feil::Avslag(Avslag::FinnesIkke))?;
            Ok((navn, f.portal.personvern.ventende(f.aktor()?).await?))
        },
        |(fornavn, ventende)| view! { <view::Forside fornavn=fornavn ventende=ventende/> }.into_any(),
    )
}
