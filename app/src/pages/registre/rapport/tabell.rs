//! Tables: those of the report, and those that series and courses are shown in.

use super::ramme::{Sted, reg};
use super::verdi::{kildetekst, verdi_eller_ingen};
use crate::domain::rapport::{Kolonneslag, Opphav, Rad, Tabell};
use crate::t;
use leptos::prelude::*;

/// More columns than this stand in a region of their own that can be scrolled sideways.
const BRED: usize = 6;

/// A column as it is drawn.
pub(super) struct Spalte {
    pub navn: String,
    /// Numbers are set to the right, under each other.
    pub tall: bool,
}

impl Spalte {
    pub(super) fn ny(navn: impl Into<String>, tall: bool) -> Self {
        Self { navn: navn.into(), tall }
    }
}

/// A row as it is drawn: its address, one cell for each column, and «Meld feil» where it is had.
pub(super) struct Linje {
    pub id: Option<String>,
    pub celler: Vec<AnyView>,
    pub meld: Option<AnyView>,
}

/// A table of the report.
pub(super) fn tabell(sted: Sted<'_>, nr: usize, t: &Tabell, seksjon: &str) -> AnyView {
    let navn = format!("tabell-{}", nr + 1);
    let id = sted.anker_til(&navn);
    let forklaring = t.forklaring.clone().map(|f| view! { <p class="meta" dir="auto">{f}</p> });
    if t.rader.is_empty() {
        let tittel = (t.tittel != seksjon).then(|| view! { <p><strong>{reg(&t.tittel)}</strong></p> });
        let tom = if t.tom.is_empty() { t!("ikke-oppgitt") } else { t.tom.clone() };
        return view! { <div id=id>{tittel}{forklaring}<p dir="auto">{tom}</p></div> }.into_any();
    }
    let kilder = t.rader.iter().any(|r| r.kilde.is_some());
    let mut spalter: Vec<Spalte> =
        t.kolonner.iter().map(|k| Spalte::ny(k.navn.clone(), k.slag == Kolonneslag::Tall)).collect();
    if kilder {
        spalter.push(Spalte::ny(t!("rapport-kilde"), false));
    }
    let linje = |(rad_nr, rad): (usize, &Rad)| {
        let mut celler: Vec<AnyView> = t
            .celler(rad)
            .zip(&t.kolonner)
            .map(|(c, k)| verdi_eller_ingen(sted.ramme.rapport, c, k.enhet.as_deref().filter(|_| c.is_some())))
            .collect();
        if kilder {
            celler.push(rad.kilde.as_ref().map_or_else(|| t!("ikke-oppgitt").into_any(), kildecelle));
        }
        let om = t!("rapport-meld-rad", nr = (rad_nr + 1).to_string(), hva = t.tittel.clone());
        let meld = sted.meld(&navn, Some(rad_nr + 1), &om);
        Linje { id: Some(format!("{id}-rad-{}", rad_nr + 1)), celler, meld }
    };
    let linjer = t.rader.iter().enumerate().take(sted.vises(t.rader.len())).map(linje).collect();
    let flere = sted.flere(t.rader.len(), "rapport-forste", &id, &t.tittel);
    view! { {forklaring}{tegn(&id, &t.tittel, t.tittel == seksjon, spalter, linjer)}{flere} }.into_any()
}

pub(super) fn kildecelle(o: &Opphav) -> AnyView {
    kildetekst(o).unwrap_or_else(|| t!("ikke-oppgitt").into_any())
}

/// Draws a table. `skjult`: a heading just above says the same as the caption.
pub(super) fn tegn(id: &str, tittel: &str, skjult: bool, spalter: Vec<Spalte>, linjer: Vec<Linje>) -> AnyView {
    let meldes = linjer.iter().any(|l| l.meld.is_some());
    let bred = spalter.len() + usize::from(meldes) > BRED;
    let hoder = spalter.iter().map(|s| view! { <th scope="col" class=s.tall.then_some("tall")>{reg(&s.navn)}</th> });
    let hoder = hoder.collect_view();
    let meldehode = meldes.then(|| view! { <th scope="col"><span class="sr-only">{t!("rapport-meld")}</span></th> });
    let kropp = linjer.into_iter().map(|l| rad(&spalter, l, meldes)).collect_view();
    let tabell = view! {
        <table class="ds-table stack" class:bred=bred id=id.to_owned()>
            <caption class=skjult.then_some("sr-only") id=format!("{id}-navn")>{reg(tittel)}</caption>
            <thead><tr>{hoder}{meldehode}</tr></thead>
            <tbody>{kropp}</tbody>
        </table>
    };
    if bred {
        view! { <div class="data-scroll" tabindex="0" role="region" aria-label=t!("rapport-tabell-omrade")>{tabell}</div> }
            .into_any()
    } else {
        tabell.into_any()
    }
}

fn rad(spalter: &[Spalte], linje: Linje, meldes: bool) -> AnyView {
    let celler = linje.celler.into_iter().zip(spalter).enumerate().map(|(nr, (innhold, s))| {
        let (klasse, navn) = (s.tall.then_some("tall"), s.navn.clone());
        if nr == 0 {
            view! { <th scope="row" class=klasse data-l=navn><div>{innhold}</div></th> }.into_any()
        } else {
            view! { <td class=klasse data-l=navn><div>{innhold}</div></td> }.into_any()
        }
    });
    let meld = meldes.then(|| view! { <td>{linje.meld}</td> });
    view! { <tr id=linje.id>{celler.collect_view()}{meld}</tr> }.into_any()
}
