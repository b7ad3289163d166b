//! Fetches registries, contents, logs and reports through the door `innsyn`.

use super::{liste, logg, rapport, view};
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Tidsrom;
use crate::domain::id::HendelseId;
use crate::domain::tid;
use crate::pages::{hentet, param, query, query_alle};
use leptos::prelude::*;

#[component]
pub fn Liste() -> impl IntoView {
    let sok: String = query("sok").unwrap_or_default().chars().take(80).collect();
    let vis = query("vis").unwrap_or_default();
    hentet(
        |f| async move { Ok((f.portal.innsyn.registre(f.aktor()?).await?, tid::dag(f.portal.klokke.na()))) },
        |(rader, dag)| view! { <liste::Liste rader=rader sok=sok vis=vis dag=dag/> }.into_any(),
    )
}

#[component]
pub fn Innhold() -> impl IntoView {
    let register = param("register");
    let apne = query("apne").as_deref() == Some("alle");
    // A chart's own choices have the same name.
    let vis = query_alle("vis").is_some_and(|v| v.iter().any(|v| v == "ja"));
    let valg = valg();
    let alle = query("alle").as_deref() == Some("ja");
    hentet(
        move |f| async move { f.portal.innsyn.innhold_nar(f.aktor()?, &register, vis).await },
        move |innhold| view! { <view::InnholdSide innhold=innhold apne=apne vis=vis alle=alle valg=valg/> }.into_any(),
    )
}

#[component]
pub fn Logg() -> impl IntoView {
    let register = param("register");
    let tidsrom = Tidsrom::les(&query("tidsrom").unwrap_or_default());
    hentet(
        move |f| async move { Ok((f.portal.innsyn.logg(f.aktor()?, &register, tidsrom).await?, f.portal.klokke.na())) },
        |(logg, na)| view! { <logg::LoggSide logg=logg na=na/> }.into_any(),
    )
}

#[component]
pub fn Rapport() -> impl IntoView {
    let (register, id) = (param("register"), HendelseId::les(&param("id")));
    let visning = rapport::Rapportvisning {
        valg: valg(),
        apne: query("apne").as_deref() == Some("alle"),
        alle: query("alle").as_deref() == Some("ja"),
    };
    hentet(
        move |f| async move { f.portal.innsyn.rapport(f.aktor()?, &register, id.ok_or(Avslag::FinnesIkke)?).await },
        move |side| view! { <rapport::RapportSide side=side visning=visning/> }.into_any(),
    )
}

/// A report on one page, to bring to an appointment.
#[component]
pub fn Sammendrag() -> impl IntoView {
    let (register, id) = (param("register"), HendelseId::les(&param("id")));
    hentet(
        move |f| async move {
            let side = f.portal.innsyn.rapport(f.aktor()?, &register, id.ok_or(Avslag::FinnesIkke)?).await?;
            Ok((side, f.portal.klokke.na()))
        },
        |(side, na)| view! { <rapport::SammendragSide side=side na=na/> }.into_any(),
    )
}

/// What the citizen chose to see in the charts.
fn valg() -> rapport::Grafvalg {
    let sporring = leptos_router::hooks::use_query_map().with_untracked(|q| q.to_query_string());
    rapport::Grafvalg::av_sporring(&sporring)
}
