//! Services and access (screens 6.2c): every setting of the group, under the headings it belongs to.

use super::ord;
use super::view::ROT;
use crate::components::exhibit::Exhibit;
use crate::components::links::BackLink;
use crate::components::row::{Level, Row};
use crate::components::status::StatusLine;
use crate::domain::definisjon::{Omrade, Tilgangsgruppe};
use crate::domain::oversikt::{Innstillingsrad, Partsrad};
use crate::domain::register::Register;
use crate::domain::tjenesten::PART;
use crate::oppsett::oppsett;
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;
use std::sync::Arc;

const GRUPPER: [Tilgangsgruppe; 4] =
    [Tilgangsgruppe::Egen, Tilgangsgruppe::Kontakt, Tilgangsgruppe::Helsepersonell, Tilgangsgruppe::Akutt];

/// The page.
#[component]
pub fn Tilgang(rader: Vec<Partsrad>) -> impl IntoView {
    let (tittel, kort, tekst) = ord::gruppe(Omrade::Tilgang, &oppsett().tjeneste);
    let grupper = GRUPPER.map(|g| view! { <Gruppe gruppe=g rader=i_gruppe(&rader, g)/> });
    view! {
        <Tittel side=kort del=t!("innstillinger-navn")/>
        <BackLink href=ROT text=t!("innstillinger-navn")/>
        <h1>{tittel}</h1>
        <p class="lead">{tekst}</p>
        {grupper.into_iter().collect_view()}
    }
}

/// The settings of one group, the portal's own first.
fn i_gruppe(rader: &[Partsrad], gruppe: Tilgangsgruppe) -> Vec<(Arc<Register>, Innstillingsrad)> {
    let mut ut: Vec<_> = rader
        .iter()
        .flat_map(|r| r.innstillinger.iter().map(|i| (Arc::clone(&r.register), i.clone())))
        .filter(|(_, i)| i.definisjon.gruppe == Some(gruppe))
        .collect();
    ut.sort_by_key(|(r, _)| r.part.0 != PART);
    ut
}

#[component]
fn Gruppe(gruppe: Tilgangsgruppe, rader: Vec<(Arc<Register>, Innstillingsrad)>) -> impl IntoView {
    let (id, tittel) = match gruppe {
        Tilgangsgruppe::Egen => ("egen", t!("tilgang-egen")),
        Tilgangsgruppe::Kontakt => ("kontakt", t!("tilgang-kontakt")),
        Tilgangsgruppe::Helsepersonell => ("helsepersonell", t!("tilgang-helsepersonell")),
        Tilgangsgruppe::Akutt => ("akutt", t!("tilgang-akutt")),
    };
    (!rader.is_empty()).then(|| {
        let linjer = rader.into_iter().map(|(r, i)| view! { <Linje register=r rad=i/> });
        view! { <section aria-labelledby=id><h2 id=id>{tittel}</h2><ul class="rows">{linjer.collect_view()}</ul></section> }
    })
}

#[component]
fn Linje(register: Arc<Register>, rad: Innstillingsrad) -> impl IntoView {
    let (tone, status) = ord::status_for(&rad);
    let d = &rad.definisjon;
    let eget = register.part.0 == PART;
    let tittel = if eget { d.tittel.clone() } else { format!("{}: {}", register.kortnavn, d.tittel) };
    let aktiv = rad.lagret.as_ref().filter(|l| l.aktiv);
    let antall = aktiv.map_or(0, |l| l.metadata.mottakere.len());
    view! {
        <Row href=format!("{ROT}/{}/{}/{}", Omrade::Tilgang.sti(), register.slug, d.slug) title=tittel level=Level::H3>
            {(antall > 0).then(|| view! { <p class="row-note">{t!("tilgang-antall", antall = antall)}</p> })}
            <StatusLine tone=tone text=status/>
        </Row>
    }
}

fn rader(aktiv: bool) -> Vec<Partsrad> {
    ["kjernejournal", "resept", "tjenesten"]
        .map(|slug| super::prove::part(slug, aktiv).rad)
        .into_iter()
        .map(|mut r| {
            r.innstillinger.retain(|i| i.definisjon.omrade == Omrade::Tilgang);
            r
        })
        .collect()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: services and access",
    states: &[
        ("no restrictions", || view! { <Tilgang rader=rader(false)/> }.into_any()),
        ("some restrictions", || view! { <Tilgang rader=rader(true)/> }.into_any()),
    ],
};
