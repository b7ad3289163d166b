//! Fetches settings through the door `personvern`.

use super::flyt::{self, Merknad, Steg};
use super::view;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::{Omrade, Valg};
use crate::domain::id::HendelseId;
use crate::domain::metadata::Metadata;
use crate::domain::tid;
use crate::pages::{hentet, param, query};
use crate::portal::Foresporsel;
use crate::store::{Feil, tilfeldig};
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

#[component]
pub fn Oversikt() -> impl IntoView {
    hentet(
        |f| async move { f.portal.personvern.oversikt(f.aktor()?).await },
        |oversikt| view! { <view::Oversikt oversikt=oversikt/> }.into_any(),
    )
}

#[component]
pub fn Liste() -> impl IntoView {
    let omrade = omrade(&param("omrade"));
    hentet(
        move |f| async move {
            let omrade = omrade?;
            let dag = tid::dag(f.portal.klokke.na());
            Ok((omrade, f.portal.personvern.liste(f.aktor()?, omrade).await?, dag))
        },
        |(omrade, rader, dag)| view! { <view::Liste omrade=omrade rader=rader dag=dag/> }.into_any(),
    )
}

#[component]
pub fn Part() -> impl IntoView {
    let (omrade, part) = (omrade(&param("omrade")), param("part"));
    hentet(
        move |f| async move {
            let omrade = omrade?;
            Ok((omrade, f.portal.personvern.part(f.aktor()?, omrade, &part).await?))
        },
        |(omrade, side)| view! { <view::Part omrade=omrade side=side/> }.into_any(),
    )
}

#[component]
pub fn Velg() -> impl IntoView {
    let adresse = Adresse::les();
    let valgt = query("valg").as_deref().and_then(Valg::les);
    let merknad = query("merknad");
    hentet(
        move |f| async move { adresse.steg(&f).await },
        move |(steg, krever)| {
            let merknad = match merknad.as_deref() {
                Some("uendret") => Some(Merknad::Uendret),
                Some("krever") => krever.map(Merknad::Krever),
                _ => None,
            };
            view! { <flyt::Velg steg=steg valgt=valgt merknad=merknad/> }.into_any()
        },
    )
}

/// The confirming page; without an answer, the choosing page with its error.
#[component]
pub fn Bekreft() -> impl IntoView {
    let adresse = Adresse::les();
    let valg = query("valg").as_deref().and_then(Valg::les);
    let feil = query("merknad").as_deref() == Some("forstar");
    hentet(
        move |f| async move {
            let (steg, _) = adresse.steg(&f).await?;
            let navn = f.innlogget.as_ref().map(|i| i.navn.helt()).unwrap_or_default();
            let (part, slug) = (&steg.register.slug, &steg.rad.definisjon.slug);
            let virkning = match valg {
                Some(valg) => {
                    Some(f.portal.personvern.virkning(f.aktor()?, part, slug, valg, &Metadata::default()).await?)
                }
                None => None,
            };
            Ok((steg, navn, virkning, BASE64URL_NOPAD.encode(&tilfeldig::<16>()?)))
        },
        move |(steg, navn, virkning, nokkel)| match valg {
            Some(valg) => view! {
                <flyt::Bekreft steg=steg valg=valg nokkel=nokkel navn=navn feil=feil virkning=virkning/>
            }
            .into_any(),
            None => view! { <flyt::Velg steg=steg merknad=Some(Merknad::Velg)/> }.into_any(),
        },
    )
}

#[component]
pub fn Kvittering() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    hentet(
        move |f| async move { f.portal.personvern.kvittering(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await },
        |kvittering| view! { <flyt::Kvittering kvittering=kvittering/> }.into_any(),
    )
}

#[component]
pub fn Historikk() -> impl IntoView {
    let side = query("side").and_then(|s| s.parse().ok()).unwrap_or(1);
    hentet(
        move |f| async move { f.portal.personvern.historikk(f.aktor()?, side).await },
        |side| view! { <view::Historikk side=side/> }.into_any(),
    )
}

/// The group that a part of the address names.
pub(super) fn omrade(sti: &str) -> Result<Omrade, Feil> {
    let alle = [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning];
    alle.into_iter().find(|o| o.sti() == sti).ok_or(Avslag::FinnesIkke.into())
}

/// The setting that an address names.
struct Adresse {
    omrade: String,
    part: String,
    innstilling: String,
}

impl Adresse {
    fn les() -> Self {
        Self { omrade: param("omrade"), part: param("part"), innstilling: param("innstilling") }
    }

    /// The setting, and the title of a consent that it needs first and that is not given.
    async fn steg(self, f: &Foresporsel) -> Result<(Steg, Option<String>), Feil> {
        let omrade = omrade(&self.omrade)?;
        let side = f.portal.personvern.part(f.aktor()?, omrade, &self.part).await?;
        let alle = side.rad.innstillinger;
        let rad = alle.iter().find(|i| i.definisjon.slug == self.innstilling).cloned().ok_or(Avslag::FinnesIkke)?;
        let aktiv = |i: &&crate::domain::oversikt::Innstillingsrad| i.lagret.as_ref().is_some_and(|l| l.aktiv);
        let mangler = alle.iter().find(|i| rad.definisjon.krever.contains(&i.definisjon.id) && !aktiv(i));
        let krever = mangler.map(|i| i.definisjon.tittel.clone());
        Ok((Steg { omrade, register: side.rad.register, rad }, krever))
    }
}
