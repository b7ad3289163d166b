//! What came of asking a registry's own system: that something is missing, and why (screens 5.6 and 6.5a).

use super::ROT;
use crate::components::alert::{Alert, Kind};
use crate::domain::oversikt::{Hentefeil, Henting, Innhold, Logg, Motsigelse};
use crate::messages::tidspunkt;
use crate::t;
use leptos::prelude::*;

/// What stands above the contents: no answer, a part that is missing, or that the registry says otherwise than we do.
#[component]
pub(super) fn Hentetilstand(innhold: Innhold, vis: bool) -> impl IntoView {
    let r = innhold.register.kortnavn.clone();
    let motsigelse = innhold.motsigelse.map(|m| {
        let (tittel, tekst) = match m {
            Motsigelse::IkkeOppfort => {
                (t!("kilde-ikke-oppfort-tittel", register = r.clone()), t!("kilde-ikke-oppfort"))
            }
            Motsigelse::Slettet => (t!("kilde-slettet-tittel", register = r.clone()), t!("kilde-slettet")),
        };
        view! { <Alert kind=Kind::Warning title=tittel text=tekst/> }
    });
    let feilet = match innhold.henting {
        Henting::Feilet(feil) => Some(view! { <Feilet innhold=innhold.clone() feil=feil vis=vis/> }),
        Henting::Levert | Henting::Venter | Henting::Hentet => None,
    };
    let mangler = innhold.siste.as_ref().map(|s| s.mangler.join(", ")).filter(|m| !m.is_empty());
    let mangler = mangler.filter(|_| innhold.henting == Henting::Hentet).map(|deler| {
        let tekst = t!("kilde-mangler", register = r.clone(), deler = deler);
        view! { <Alert kind=Kind::Warning title=t!("kilde-mangler-tittel") text=tekst/> }
    });
    view! { {motsigelse}{feilet}{mangler} }
}

/// The registry's system gave nothing that can be shown; what it delivered before is shown, with its age.
#[component]
fn Feilet(innhold: Innhold, feil: Hentefeil, vis: bool) -> impl IntoView {
    let r = innhold.register.kortnavn.clone();
    let (tittel, tekst) = match feil {
        Hentefeil::IngenKontakt => (t!("kilde-ikke-kontakt-tittel", register = r.clone()), t!("kilde-ikke-kontakt")),
        Hentefeil::Uforstaelig => (t!("kilde-uforstaelig-tittel", register = r.clone()), t!("kilde-uforstaelig")),
    };
    let igjen = format!("{ROT}/{}/innhold{}", innhold.register.slug, if vis { "?vis=ja" } else { "" });
    let tidligere = match innhold.siste {
        Some(siste) => t!("kilde-sist-levert", register = r, tidspunkt = tidspunkt(siste.hentet)),
        None => t!("kilde-uten-tidligere", register = r),
    };
    view! {
        <Alert kind=Kind::Warning title=tittel text=tekst/>
        <p><a class="ds-link" href=igjen>{t!("kilde-oppdater")}</a></p>
        <p>{tidligere}</p>
    }
}

/// What stands above a log that could not be fetched: rows may be missing, and an empty list does not mean nobody.
#[component]
pub(super) fn Loggtilstand(logg: Logg) -> impl IntoView {
    matches!(logg.henting, Henting::Feilet(_)).then(|| {
        let sti = format!("{ROT}/{}/logg?tidsrom={}", logg.register.slug, logg.tidsrom.kode());
        let tekst = t!("kilde-logg-mangler", register = logg.register.kortnavn.clone());
        view! {
            <Alert kind=Kind::Warning title=t!("kilde-logg-mangler-tittel") text=tekst/>
            <p><a class="ds-link" href=sti>{t!("kilde-oppdater")}</a></p>
        }
    })
}
