//! Fetches requests through the door `personvern`.

use super::steg::Steg;
use super::{svar, view};
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Valg;
use crate::domain::foresporsel::svar::Stilling;
use crate::domain::id::HendelseId;
use crate::pages::{hentet, param, query};
use crate::store::tilfeldig;
use axum::http::{HeaderValue, StatusCode, header};
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

#[component]
pub fn Liste() -> impl IntoView {
    let senere = query("senere").as_deref().and_then(HendelseId::les);
    hentet(
        |f| async move { f.portal.personvern.foresporsler(f.aktor()?).await },
        move |liste| view! { <view::Liste liste=liste senere=senere/> }.into_any(),
    )
}

#[component]
pub fn Foresporsel() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    hentet(
        move |f| async move { f.portal.personvern.foresporsel(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await },
        |side| view! { <view::Foresporsel side=side/> }.into_any(),
    )
}

/// One question, or on to the next. What can no longer be answered says so.
#[component]
pub fn Svar() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    let (gitt, sendt) = (query("svar").unwrap_or_default(), query("sendt").is_some());
    let valg = query("valg").as_deref().and_then(Valg::les);
    hentet(
        move |f| async move { f.portal.personvern.foresporsel(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await },
        move |side| {
            if !side.kan_besvares() {
                return view! { <view::Foresporsel side=side/> }.into_any();
            }
            let steg = Steg::les(side, &gitt);
            match (sendt, valg) {
                _ if steg.neste().is_none() => videre(&steg.bekreft_sti()),
                (true, Some(valg)) => {
                    let steg = steg.med(valg);
                    videre(&if steg.neste().is_none() { steg.bekreft_sti() } else { steg.sti(None) })
                }
                (true, None) => view! { <svar::Sporsmal steg=steg feil=true/> }.into_any(),
                (false, valgt) => view! { <svar::Sporsmal steg=steg valgt=valgt feil=false/> }.into_any(),
            }
        },
    )
}

/// The confirming page; without all answers, the question that is missing, with its error.
#[component]
pub fn Bekreft() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    let gitt = query("svar").unwrap_or_default();
    hentet(
        move |f| async move {
            let side = f.portal.personvern.foresporsel(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await?;
            Ok((side, BASE64URL_NOPAD.encode(&tilfeldig::<16>()?)))
        },
        move |(side, nokkel)| {
            if !side.kan_besvares() {
                return view! { <view::Foresporsel side=side/> }.into_any();
            }
            let steg = Steg::les(side, &gitt);
            if steg.neste().is_some() {
                return view! { <svar::Sporsmal steg=steg feil=true/> }.into_any();
            }
            view! { <svar::Bekreft steg=steg nokkel=nokkel/> }.into_any()
        },
    )
}

/// The receipt; a request without an answer has none.
#[component]
pub fn Kvittering() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    hentet(
        move |f| async move {
            let side = f.portal.personvern.foresporsel(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await?;
            let besvart = matches!(side.rad.stilling, Stilling::Besvart | Stilling::Avslatt);
            if besvart { Ok(side) } else { Err(Avslag::FinnesIkke.into()) }
        },
        |side| view! { <svar::Kvittering side=side/> }.into_any(),
    )
}

/// On to another page of the flow; the address then says where one is.
fn videre(sti: &str) -> AnyView {
    if let (Some(svar), Ok(sted)) = (use_context::<leptos_axum::ResponseOptions>(), HeaderValue::from_str(sti)) {
        svar.set_status(StatusCode::SEE_OTHER);
        svar.insert_header(header::LOCATION, sted);
    }
    ().into_any()
}
