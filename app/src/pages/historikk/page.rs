//! Fetches the history, the past and the text of an answer through the door `personvern`.

use super::ord::Leser;
use super::tekst;
use super::tidsreise::{Felter, Funn, TidsreiseSide};
use super::view::{self, Ramme};
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::domain::tid;
use crate::domain::utvalg::Utvalg;
use crate::pages::felt::Datofelt;
use crate::pages::{hentet, param, query};
use crate::personvern::{Historikksporring, Mengde};
use crate::portal::Foresporsel;
use jiff::civil::Date;
use leptos::prelude::*;

/// The filter as its form sends it, before the days are understood.
pub(super) struct Filterform {
    pub omrade: String,
    pub register: String,
    pub hvem: String,
    pub fra: String,
    pub til: String,
}

impl Filterform {
    fn fra_adressen() -> Self {
        let verdi = |navn| query(navn).unwrap_or_default();
        Self {
            omrade: verdi("omrade"),
            register: verdi("register"),
            hvem: verdi("hvem"),
            fra: verdi("fra"),
            til: verdi("til"),
        }
    }

    /// The filter, and its days as they were written.
    pub fn les(&self, i_dag: Date) -> (Utvalg, Datofelt, Datofelt) {
        let dager = [&self.fra, &self.til].map(|tekst| Datofelt::les_valgfri(tekst, i_dag));
        let [a, b] = dager;
        let [(fra, fra_felt), (til, til_felt)] = Datofelt::les_to(a, b);
        let utvalg = Utvalg { fra, til, ..Utvalg::les(&self.omrade, &self.register, &self.hvem) };
        (utvalg, fra_felt, til_felt)
    }
}

/// Whether the citizen or somebody else reads.
pub(super) fn leser(f: &Foresporsel) -> Leser {
    let annen = f.innlogget.as_ref().is_some_and(|i| i.aktor.for_annen().is_some());
    if annen { Leser::Representant } else { Leser::Selv }
}

#[component]
pub fn Historikk() -> impl IntoView {
    let form = Filterform::fra_adressen();
    let alle = query("alle").as_deref() == Some("1");
    let side = query("side").and_then(|s| s.parse().ok()).unwrap_or(1);
    hentet(
        move |f| async move {
            let na = f.portal.klokke.na();
            let i_dag = tid::dag(na);
            let (utvalg, fra, til) = form.les(i_dag);
            let mengde = if alle { Mengde::Alle } else { Mengde::Side(side) };
            let funnet = f.portal.personvern.historikk(f.aktor()?, Historikksporring { utvalg, mengde }).await?;
            let navn = f.innlogget.as_ref().map(|i| i.gjelder().navn.helt()).unwrap_or_default();
            let ramme = Ramme { leser: leser(&f), i_dag, fra, til, utskrift: alle.then_some((navn, na)) };
            Ok((funnet, ramme))
        },
        |(side, ramme)| view! { <view::Historikk side=side ramme=ramme/> }.into_any(),
    )
}

#[component]
pub fn Tidsreise() -> impl IntoView {
    let (dato, fra, til) = (query("dato"), query("fra"), query("til"));
    hentet(
        move |f| async move {
            let i_dag = tid::dag(f.portal.klokke.na());
            let mut felter = Felter::default();
            let personvern = &f.portal.personvern;
            let mut funn = Funn::Ingen;
            if let Some(tekst) = dato {
                let (dag, felt) = Datofelt::les(&tekst, i_dag);
                felter.dato = felt;
                if let Some(dag) = dag {
                    funn = Funn::Dag(personvern.tidsreise(f.aktor()?, dag).await?);
                }
            } else if fra.is_some() || til.is_some() {
                let les = |t: Option<String>| Datofelt::les(&t.unwrap_or_default(), i_dag);
                let [(a, fra), (b, til)] = Datofelt::les_to(les(fra), les(til));
                if let (Some(a), Some(b), None) = (a, b, til.feil) {
                    funn = Funn::ToDager(personvern.tidsforskjell(f.aktor()?, a, b).await?);
                }
                (felter.fra, felter.til) = (fra, til);
            }
            Ok((felter, funn, i_dag))
        },
        |(felter, funn, i_dag)| view! { <TidsreiseSide felter=felter funn=funn i_dag=i_dag/> }.into_any(),
    )
}

#[component]
pub fn Tekst() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    hentet(
        move |f| async move {
            let side = f.portal.personvern.tekst(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await?;
            Ok((side, leser(&f)))
        },
        |(side, leser)| view! { <tekst::Tekst side=side leser=leser/> }.into_any(),
    )
}
