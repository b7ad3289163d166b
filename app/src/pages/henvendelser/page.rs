//! Fetches cases and what their forms are drawn from through the door `innsyn`.

use super::{liste, ny, sak};
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::domain::sak::{Henvisning, Klageadgang, Saksslag, Saksutvalg};
use crate::pages::{hentet, param, query};
use crate::store::tilfeldig;
use data_encoding::BASE64URL_NOPAD;
use leptos::prelude::*;

/// A form for a new case: as the address has it, or as it was sent and must be put right or confirmed.
#[component]
pub fn Ny() -> impl IntoView {
    let (register, slag) = (param("register"), Saksslag::les(&param("slag")));
    let sendt: Option<ny::Utkast> = use_context();
    let adressen = henvisning();
    hentet(
        move |f| async move {
            let slag = slag.ok_or(Avslag::FinnesIkke)?;
            let utkast = match sendt {
                Some(utkast) => utkast,
                None => {
                    let nokkel = BASE64URL_NOPAD.encode(&tilfeldig::<16>()?);
                    ny::Utkast::nytt(slag, adressen.ok_or(Avslag::FinnesIkke)?, nokkel)
                }
            };
            let henvisning = utkast.skjema.henvisning.clone();
            Ok((f.portal.innsyn.saksskjema(f.aktor()?, &register, slag, henvisning).await?, utkast))
        },
        |(side, utkast)| view! { <ny::Ny side=side utkast=utkast/> }.into_any(),
    )
}

fn henvisning() -> Option<Henvisning> {
    let fra = |navn| query(navn).unwrap_or_default();
    Henvisning::les(&fra("rapport"), &fra("seksjon"), &fra("felt"), &fra("rad"), &fra("oppslag"))
}

#[component]
pub fn Liste() -> impl IntoView {
    let utvalg = Saksutvalg { register: None, eldre_enn: eldre() };
    hentet(
        move |f| async move { f.portal.innsyn.saker(f.aktor()?, &utvalg).await },
        |liste| view! { <liste::Liste liste=liste/> }.into_any(),
    )
}

#[component]
pub fn ForRegister() -> impl IntoView {
    let utvalg = Saksutvalg { register: Some(param("register")), eldre_enn: eldre() };
    hentet(
        move |f| async move { f.portal.innsyn.saker(f.aktor()?, &utvalg).await },
        |liste| view! { <liste::Liste liste=liste/> }.into_any(),
    )
}

fn eldre() -> Option<HendelseId> {
    query("eldre").as_deref().and_then(HendelseId::les)
}

#[component]
pub fn Sak() -> impl IntoView {
    let id = HendelseId::les(&param("id"));
    let merknad = query("merknad").as_deref().and_then(sak::Merknad::les);
    let sendt: Option<sak::Meldingsutkast> = use_context();
    hentet(
        move |f| async move {
            let side = f.portal.innsyn.sak(f.aktor()?, id.ok_or(Avslag::FinnesIkke)?).await?;
            let utkast = match sendt {
                Some(utkast) => utkast,
                None => {
                    let klage = matches!(side.klageadgang(), Klageadgang::Apen(_));
                    sak::Meldingsutkast::nytt(klage, BASE64URL_NOPAD.encode(&tilfeldig::<16>()?))
                }
            };
            Ok((side, utkast))
        },
        move |(side, utkast)| view! { <sak::SakSide side=side merknad=merknad utkast=utkast/> }.into_any(),
    )
}
