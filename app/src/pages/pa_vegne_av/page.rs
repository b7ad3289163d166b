//! Fetches those the citizen has a relation to.

use super::view;
use crate::domain::avslag::Avslag;
use crate::pages::{hentet, query};
use crate::store::okt::Oktnokkel;
use leptos::prelude::*;

#[component]
pub fn PaVegneAv() -> impl IntoView {
    let avslatt = query("merknad").as_deref() == Some("avslag");
    let hode = use_context::<axum::http::request::Parts>();
    let nokkel = hode.and_then(|h| h.extensions.get::<Oktnokkel>().cloned());
    hentet(
        move |f| async move {
            // Shut access shows nobody's name; one who acts for another can still go back to oneself.
            if f.aktor()?.for_annen().is_none() {
                f.portal.personvern.adgang(f.aktor()?).await?;
            }
            let personer = f.portal.okter.personer(f.aktor()?, &nokkel.ok_or(Avslag::FinnesIkke)?).await?;
            let navn = f.innlogget.as_ref().map(|i| i.navn.helt()).unwrap_or_default();
            Ok((navn, personer))
        },
        move |(navn, personer)| view! { <view::PaVegneAv navn=navn personer=personer avslatt=avslatt/> }.into_any(),
    )
}
