//! Fetches orders through the door `innsyn`.

use super::{forskjell, view};
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::pages::{hentet, param, query};
use crate::store::tilfeldig;
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

/// Before ordering.
#[component]
pub fn Bestill() -> impl IntoView {
    let register = param("register");
    let feil = query("feil").is_some();
    hentet(
        move |f| async move {
            let valg = f.portal.innsyn.bestillingsvalg(f.aktor()?, &register).await?;
            Ok((valg, BASE64URL_NOPAD.encode(&tilfeldig::<16>()?)))
        },
        move |(valg, nokkel)| view! { <view::Bestill valg=valg nokkel=nokkel feil=feil/> }.into_any(),
    )
}

/// One order.
#[component]
pub fn Bestilling() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    let merknad = query("merknad").as_deref().and_then(view::Merknad::les);
    hentet(
        move |f| async move { f.portal.innsyn.bestilling(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await },
        move |side| view! { <view::Bestilling side=side merknad=merknad/> }.into_any(),
    )
}

/// All orders.
#[component]
pub fn Liste() -> impl IntoView {
    hentet(
        |f| async move { Ok((f.portal.innsyn.bestillinger(f.aktor()?).await?, f.portal.dag())) },
        |(rader, dag)| view! { <view::Liste rader=rader dag=dag/> }.into_any(),
    )
}

/// What differs between two reports.
#[component]
pub fn Forskjell() -> impl IntoView {
    let register = param("register");
    let ider = HendelseId::les(&param("id")).zip(HendelseId::les(&param("annen")));
    hentet(
        move |f| async move {
            f.portal.innsyn.rapportforskjell(f.aktor()?, &register, ider.ok_or(Avslag::FinnesIkke)?).await
        },
        |side| view! { <forskjell::Forskjellside side=side/> }.into_any(),
    )
}
