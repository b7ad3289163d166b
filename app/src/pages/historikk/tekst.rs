//! The text that a change was an answer to, beside today's; what differs is marked, word by word.

use super::ord::{self, Leser};
use super::view::{INNSTILLINGER, ROT};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::{ActionLink, BackLink};
use crate::components::status::{StatusLine, Tone};
use crate::domain::definisjon::Valg;
use crate::domain::oversikt::Tekstside;
use crate::domain::tekstforskjell::{Del, forskjell, i_punkter};
use crate::domain::tid;
use crate::messages::{dato, tidspunkt};
use crate::pages::{Tittel, ord as felles};
use crate::t;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Tekst(side: Tekstside, leser: Leser) -> impl IntoView {
    let (e, d) = (&side.rad.endring, &side.rad.definisjon);
    let svar = d.valg.for_valg(Valg::av(e.aktiv)).clone();
    let fakta = vec![
        (t!("bekreft-register"), side.rad.register.navn.clone()),
        (t!("bekreft-innstilling"), d.tittel.clone()),
        (t!("tekst-svart"), tidspunkt(e.tidspunkt)),
        (t!("tekst-svaret"), svar),
        (t!("historikk-gjort-av"), ord::hvem(e, leser)),
    ];
    let endring = format!("{INNSTILLINGER}/{}/{}/{}", d.omrade.sti(), side.rad.register.slug, d.slug);
    let kvittering = format!("{INNSTILLINGER}/kvittering/{}", e.id);
    let status = if side.rad.tekst_endret() {
        let endret = felles::tekst_endret(d, e.aktiv);
        view! { <StatusLine tone=Tone::Waiting text=endret/><p>{t!("tekst-forklaring")}</p> }.into_any()
    } else {
        view! { <StatusLine tone=Tone::Positive text=t!("tekst-lik")/> }.into_any()
    };
    view! {
        <Tittel side=t!("tekst-tittel") del=t!("innstillinger-navn")/>
        <BackLink href=ROT text=t!("historikk")/>
        <h1>{t!("tekst-tittel")}</h1>
        <Facts facts=fakta/>
        {status}
        <Tekster side=side/>
        <div class="no-print">
            <p><ActionLink href=kvittering text=t!("historikk-se-kvittering")/></p>
            <p><ActionLink href=endring text=t!("tekst-endre")/></p>
        </div>
    }
}

/// The old text, and today's beside or below it when it is another.
#[component]
fn Tekster(side: Tekstside) -> impl IntoView {
    let d = side.rad.definisjon.clone();
    let sporsmal = forskjell(&side.sporsmal, &d.sporsmal);
    let svar = [Valg::Aktiv, Valg::Inaktiv];
    let (mut da, mut na) = (Vec::new(), Vec::new());
    for valg in svar {
        let (for_, etter) = i_punkter(side.virkning.for_valg(valg), d.virkning.for_valg(valg));
        let tittel = t!("virkning-hvis", valg = d.valg.for_valg(valg).clone());
        da.push((tittel.clone(), for_));
        na.push((tittel, etter));
    }
    let dag = dato(tid::dag(side.rad.endring.tidspunkt));
    let da_tittel = t!("tekst-da", dato = dag, versjon = side.rad.endring.tekst_versjon);
    let i_dag = side.rad.tekst_endret().then(|| {
        let tittel = t!("tekst-na", versjon = d.versjon);
        view! { <EnTekst id="na" tittel=tittel sporsmal=sporsmal.na.clone() virkning=na ny=true/> }
    });
    view! { <div class="side-by-side"><EnTekst id="da" tittel=da_tittel sporsmal=sporsmal.da virkning=da ny=false/>{i_dag}</div> }
}

#[component]
fn EnTekst(
    id: &'static str,
    tittel: String,
    sporsmal: Vec<Del>,
    virkning: Vec<(String, Vec<Vec<Del>>)>,
    ny: bool,
) -> impl IntoView {
    let virkning = virkning.into_iter().map(move |(tittel, punkter)| {
        let punkter = punkter.into_iter().map(move |p| view! { <li>{merket(p, ny)}</li> }).collect_view();
        view! { <h3>{tittel}</h3><ul>{punkter}</ul> }
    });
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 id=id>{tittel}</h2>
            <p>{merket(sporsmal, ny)}</p>
            {virkning.collect_view()}
        </section>
    }
}

/// A text with what stands in it alone marked: by an element, by a line through or under, and by words that are read.
fn merket(deler: Vec<Del>, ny: bool) -> impl IntoView {
    let ett = move |d: Del| {
        match (d.bare_her, ny) {
        (false, _) => d.tekst.into_any(),
        (true, true) => {
            view! { <ins><span class="sr-only">{t!("tekst-ny-start")}" "</span>{d.tekst}<span class="sr-only">" "{t!("tekst-merke-slutt")}</span></ins> }.into_any()
        }
        (true, false) => {
            view! { <del><span class="sr-only">{t!("tekst-borte-start")}" "</span>{d.tekst}<span class="sr-only">" "{t!("tekst-merke-slutt")}</span></del> }.into_any()
        }
    }
    };
    deler.into_iter().map(ett).collect_view()
}

fn tilstand(hvem: &str, definisjon: &str) -> AnyView {
    super::prove::tekst(hvem, definisjon).map(|side| view! { <Tekst side=side leser=Leser::Selv/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: text of an answer",
    states: &[
        ("changed since", || tilstand("kari", "data")),
        ("changed since, a reservation", || tilstand("kari", "utlevering-fodselsnummer")),
        ("the same today", || tilstand("kari", "biobank")),
    ],
};
