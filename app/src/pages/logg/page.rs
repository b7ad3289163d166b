//! Fetches the log of all registries through the door `innsyn`.

use super::view::{self, Ramme};
use crate::domain::loggfilter::{Loggfilter, Loggmerke};
use crate::domain::tid;
use crate::innsyn::{Loggmengde, Loggsporring};
use crate::pages::felt::Datofelt;
use crate::pages::{hentet, query};
use jiff::civil::Date;
use leptos::prelude::*;

/// The filter as its form sends it, before the days are understood.
pub(super) struct Filterform {
    pub register: String,
    pub slag: String,
    pub hvem: String,
    pub kontakt: String,
    pub fra: String,
    pub til: String,
}

impl Filterform {
    fn fra_adressen() -> Self {
        let verdi = |navn| query(navn).unwrap_or_default();
        Self {
            register: verdi("register"),
            slag: verdi("slag"),
            hvem: verdi("hvem"),
            kontakt: verdi("kontakt"),
            fra: verdi("fra"),
            til: verdi("til"),
        }
    }

    /// The filter, and its days as they were written.
    pub fn les(&self, i_dag: Date) -> (Loggfilter, Datofelt, Datofelt) {
        let [a, b] = [&self.fra, &self.til].map(|tekst| Datofelt::les_valgfri(tekst, i_dag));
        let [(fra, fra_felt), (til, til_felt)] = Datofelt::les_to(a, b);
        let filter = Loggfilter { fra, til, ..Loggfilter::les(&self.register, &self.slag, &self.hvem, &self.kontakt) };
        (filter, fra_felt, til_felt)
    }
}

#[component]
pub fn Logg() -> impl IntoView {
    let form = Filterform::fra_adressen();
    let merke = query("eldre").and_then(|kode| Loggmerke::les(&kode));
    let apne = query("apne").as_deref() == Some("alle");
    hentet(
        move |f| async move {
            let na = f.portal.klokke.na();
            let i_dag = tid::dag(na);
            let (filter, fra, til) = form.les(i_dag);
            let sporring = Loggsporring { filter, mengde: Loggmengde::Side(merke) };
            let side = f.portal.innsyn.hele_loggen(f.aktor()?, sporring).await?;
            let innlogget = f.innlogget.as_ref();
            let navn = innlogget.map(|i| i.gjelder().navn.helt()).unwrap_or_default();
            let andre = innlogget.is_some_and(|i| i.har_relasjoner);
            Ok((side, Ramme { navn, na, fra, til, apne, andre }))
        },
        |(side, ramme)| view! { <view::LoggSide side=side ramme=ramme/> }.into_any(),
    )
}
