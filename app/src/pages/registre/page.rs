//! Fetches registries, contents, logs and reports through the door `innsyn`.

use super::{liste, logg, rapport, view};
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Tidsrom;
use crate::domain::id::HendelseId;
use crate::domain::tid;
use crate::pages::{hentet, param, query};
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
    let (apne, vis) = (query("apne").as_deref() == Some("alle"), query("vis").as_deref() == Some("ja"));
    let alle = query("alle").as_deref() == Some("ja");
    hentet(
        move |f| async move { f.portal.innsyn.innhold_nar(f.aktor()?, &register, vis).await },
        move |innhold| view! { <view::InnholdSide innhold=innhold apne=apne vis=vis alle=alle/> }.into_any(),
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

/// What the citizen chose to see in the charts.
fn valg() -> rapport::Grafvalg {
    let sporring = leptos_router::hooks::use_query_map().with_untracked(|q| q.to_query_string());
    rapport::Grafvalg::av_sporring(&sporring)
}
