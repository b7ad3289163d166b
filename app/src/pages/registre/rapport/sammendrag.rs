//! A report on one page to bring to an appointment: the chart, treatments now and before, last values, events by year, and
//! room to write. All of it is taken from the chart's own rows, whatever the registry.

use super::graf::valg::dag;
use super::graf::{Grafrad, Setning};
use super::grafer::{Rapportgraf, grafer};
use super::ramme::Ramme;
use crate::charts::forklaring::{seriefakta, tall, verdi};
use crate::charts::kurs::{Hoyde, Innhold, Kurs, Minutt, Plass, Spenn, Spor};
use crate::charts::{Visning, tegn};
use crate::components::drawing::Drawing;
use crate::components::links::BackLink;
use crate::domain::oversikt::Rapportside;
use crate::islands::PrintButton;
use crate::messages::dato;
use crate::pages::gjelder::gjelder;
use crate::pages::registre::ROT;
use crate::pages::{Tittel, Utskriftshode, i_tittel};
use crate::t;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Periods that have ended, the newest; more would not fit on the page.
const MAKS_FOR: usize = 4;
/// The drawing is wide and low, to leave room for words.
const BREDDE: u16 = 960;
/// Years with events, the newest.
const MAKS_AR: usize = 12;

/// The page. `na` is when it was made.
#[component]
pub fn SammendragSide(side: Rapportside, na: jiff::Timestamp) -> impl IntoView {
    let (r, id) = (side.register, side.id);
    let rapport = format!("{ROT}/{}/rapport/{id}", r.slug);
    // Own notes and comparisons stay with the citizen.
    let graf = grafer(&Ramme::bar(&side.rapport)).into_iter().next();
    let innhold = match graf {
        Some(graf) => ark(&graf),
        None => view! { <p>{t!("sammendrag-ingen-graf")}</p> }.into_any(),
    };
    let linjer = (0..4).map(|_| view! { <hr class="skrivelinje"/> }).collect_view();
    view! {
        <Tittel side=format!("{}: {}", t!("sammendrag-navn"), i_tittel(&r)) del=t!("registre-navn")/>
        <Utskriftshode navn=gjelder().navn.helt() hentet=na sti=format!("{rapport}/sammendrag")/>
        <BackLink href=rapport text=t!("sammendrag-tilbake")/>
        <div class="ark">
            <h1>{t!("sammendrag-tittel", register = r.kortnavn.clone())}</h1>
            <p class="meta">{t!("rapport-periode", dato = dato(side.rapport.til_og_med))}</p>
            <div class="tools"><PrintButton text=t!("innhold-skriv-ut")/></div>
            {innhold}
            <section aria-labelledby="sporsmal">
                <h2 id="sporsmal">{t!("sammendrag-sporsmal")}</h2>
                {linjer}
            </section>
            <p class="meta">{t!("grafark-grenser")}</p>
        </div>
    }
}

fn ark(graf: &Rapportgraf) -> AnyView {
    let kurs = &graf.tegning.kurs;
    let plasser: Vec<(Plass, &Grafrad)> = kurs.merker().zip(&graf.tegning.rader).collect();
    let deler = kurs.spor.iter().enumerate().map(|(nr, s)| {
        let rader: Vec<(Plass, &Grafrad)> = plasser.iter().filter(|(p, _)| p.spor == nr).copied().collect();
        sporet(s, &rader)
    });
    let deler = deler.collect_view();
    let svg = tegn(kurs, &Visning { skjulte: sma(kurs), bredde: BREDDE, ..Visning::default() });
    view! {
        <figure class="chart">
            <div class="chart-scroll" tabindex="0" role="region" aria-label=t!("graf-omrade", navn = graf.tittel.as_str())>
                <Drawing svg=svg labelledby="ark-navn" describedby="ark-deler"/>
            </div>
            <figcaption id="ark-navn">{t!("generelt-navn", hva = graf.tittel.as_str())}</figcaption>
        </figure>
        <div id="ark-deler" class="ark-deler">{deler}{siste_verdier(kurs)}</div>
    }
    .into_any()
}

/// The tracks that are told in words alone, for want of room.
fn sma(kurs: &Kurs) -> Vec<usize> {
    let liten = |s: &Spor| matches!(&s.innhold, Innhold::Serie(m) if m.hoyde == Hoyde::Lav);
    (0..).zip(&kurs.spor).filter(|(_, s)| liten(s)).map(|(nr, _)| nr).collect()
}

/// One track of periods or events in words.
fn sporet(s: &Spor, rader: &[(Plass, &Grafrad)]) -> Option<AnyView> {
    let innhold = match &s.innhold {
        Innhold::Serie(_) => return None,
        _ if rader.is_empty() => view! { <p>{t!("sammendrag-ikke-registrert")}</p> }.into_any(),
        Innhold::Perioder(p) => {
            let pagar = |(plass, _): &&(Plass, &Grafrad)| p.get(plass.post).is_some_and(|p| p.slutt.is_none());
            let na: Vec<&Grafrad> = rader.iter().filter(pagar).map(|(_, r)| *r).collect();
            let for_: Vec<&Grafrad> = rader.iter().filter(|r| !pagar(r)).map(|(_, r)| *r).rev().collect();
            view! { {liste(t!("sammendrag-na"), &na)}{liste(t!("sammendrag-for"), &for_)} }.into_any()
        }
        Innhold::Hendelser(h) => {
            let ar = h.iter().fold(BTreeMap::<i16, usize>::new(), |mut alle, h| {
                *alle.entry(dag(h.nar.midt()).year()).or_default() += 1;
                alle
            });
            let linje: Vec<String> = ar.iter().rev().take(MAKS_AR).map(|(ar, n)| format!("{ar}: {n}")).collect();
            view! { <p>{t!("sammendrag-per-ar", antall = h.len().to_string(), ar = linje.join(" · "))}</p> }.into_any()
        }
    };
    Some(view! { <section><h2><bdi>{s.navn.clone()}</bdi></h2>{innhold}</section> }.into_any())
}

/// The last value of every series, and between what it has been.
fn siste_verdier(kurs: &Kurs) -> Option<AnyView> {
    let serier = kurs.spor.iter().filter_map(|s| match &s.innhold {
        Innhold::Serie(m) => Some((s, m)),
        _ => None,
    });
    let linjer: Vec<_> = serier
        .map(|(s, m)| {
            let ord = match seriefakta(m, Spenn { fra: Minutt::MIN, til: Minutt::MAX }) {
                None => t!("sammendrag-ikke-registrert"),
                Some(f) => t!(
                    "sammendrag-siste",
                    verdi = verdi(kurs, m, f.siste.verdi),
                    dato = dato(dag(f.siste.nar)),
                    lavest = tall(kurs, m, f.lavest),
                    hoyest = tall(kurs, m, f.hoyest)
                ),
            };
            view! { <li><strong><bdi>{s.navn.clone()}</bdi></strong>": "{ord}</li> }
        })
        .collect();
    (!linjer.is_empty())
        .then(|| view! { <section><h2>{t!("sammendrag-verdier")}</h2><ul>{linjer}</ul></section> }.into_any())
}

/// Periods, the newest first.
fn liste(tittel: String, rader: &[&Grafrad]) -> Option<AnyView> {
    let en = |r: &&Grafrad| {
        let linje = Setning::sammen([r.hva.clone(), Setning::var(r.nar.clone()), r.mer.clone()], ", ");
        view! { <li>{linje.vis()}</li> }
    };
    let flere = (rader.len() > MAKS_FOR).then(|| {
        view! { <li>{t!("sammendrag-flere", antall = (rader.len() - MAKS_FOR).to_string())}</li> }
    });
    let linjer = rader.iter().take(MAKS_FOR).map(en).collect_view();
    (!rader.is_empty()).then(|| view! { <p><strong>{tittel}</strong></p><ul>{linjer}{flere}</ul> }.into_any())
}
