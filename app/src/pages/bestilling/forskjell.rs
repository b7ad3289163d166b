//! What differs between two reports: by section, each item with a tag in words.

use crate::components::exhibit::Exhibit;
use crate::components::links::{ActionLink, BackLink};
use crate::domain::oversikt::Rapportforskjell;
use crate::domain::rapport::Celle;
use crate::domain::rapport::forskjell::{Del, Emne, Endring, Endringsslag, Verdi, forskjell};
use crate::messages::{dato, dato_som_oppgitt, tall, tidspunkt};
use crate::pages::Tittel;
use crate::t;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Forskjellside(side: Rapportforskjell) -> impl IntoView {
    let Rapportforskjell { register: r, eldre, nyere, forskjell } = side;
    let sti = format!("/helseregistre/{}", r.slug);
    let antall = |slag| forskjell.antall(slag);
    let oppsummert = if forskjell.tom() {
        t!("forskjell-ingen")
    } else {
        let (nye, endret) = (antall(Endringsslag::Ny), antall(Endringsslag::Endret));
        t!("forskjell-antall", nye = nye, endret = endret, borte = antall(Endringsslag::Borte))
    };
    let seksjoner = forskjell.seksjoner.into_iter().map(|s| {
        let tittel = if s.tittel.is_empty() { t!("forskjell-vedlegg") } else { s.tittel };
        let endringer = s.endringer.into_iter().map(|e| view! { <Rad endring=e/> }).collect_view();
        view! { <section><h2 dir="auto">{tittel}</h2><ul class="rows">{endringer}</ul></section> }
    });
    let rapport = |(id, dag), tekst: String| {
        view! { <ActionLink href=format!("{sti}/rapport/{id}") text=tekst hidden=dato(dag)/> }
    };
    let (lenke_eldre, lenke_nyere) =
        (rapport(eldre, t!("forskjell-les-eldre")), rapport(nyere, t!("forskjell-les-nyere")));
    view! {
        <Tittel side=t!("forskjell-tittel") del=t!("registre-navn")/>
        <BackLink href=format!("{sti}/innhold") text=t!("tilbake-til", sted = r.kortnavn.clone())/>
        <h1>{t!("forskjell-tittel")}</h1>
        <p class="lead">{t!("forskjell-ingress", register = r.kortnavn.clone(), fra = dato(eldre.1), til = dato(nyere.1))}</p>
        <p>{oppsummert}</p>
        <p class="meta">{t!("forskjell-merknad")}</p>
        {seksjoner.collect_view()}
        {lenke_eldre}
        {lenke_nyere}
    }
}

#[component]
fn Rad(endring: Endring) -> impl IntoView {
    let (farge, ord) = match endring.slag() {
        Endringsslag::Ny => ("success", t!("forskjell-nytt")),
        Endringsslag::Endret => ("info", t!("forskjell-endret")),
        Endringsslag::Borte => ("neutral", t!("forskjell-borte")),
    };
    let endret = endring.slag() == Endringsslag::Endret;
    let deler = |navn: String, deler: Option<Vec<Del>>| {
        let navn = endret.then(|| view! { <span class="row-note">{navn}": "</span> });
        deler.map(|d| view! { <p>{navn}<span dir="auto">{verdier(d)}</span></p> })
    };
    let (for_, etter) = (deler(t!("forskjell-for"), endring.for_), deler(t!("forskjell-etter"), endring.etter));
    view! {
        <li class="row">
            <h3 class="row-title" dir="auto">{emne(endring.emne)}</h3>
            <span class="ds-tag" data-color=farge>{ord}</span>
            {for_}
            {etter}
        </li>
    }
}

fn emne(e: Emne) -> String {
    match e {
        Emne::Tekst => t!("forskjell-tekst"),
        Emne::Navn(navn) => navn,
        Emne::Debut => t!("forskjell-debut"),
        Emne::Diagnose => t!("forskjell-diagnose"),
        Emne::Edss => t!("forskjell-edss"),
        Emne::Attakk => t!("forskjell-attakk"),
        Emne::Mr => t!("forskjell-mr"),
        Emne::Fase => t!("forskjell-fase"),
        Emne::Behandling => t!("forskjell-behandling"),
    }
}

fn verdier(deler: Vec<Del>) -> String {
    let en = |d: Del| {
        let verdi = d.verdi.map_or_else(|| t!("ikke-oppgitt"), verdi);
        let verdi = d.enhet.map_or(verdi.clone(), |e| format!("{verdi} {e}"));
        if d.navn.is_empty() { verdi } else { format!("{}: {verdi}", d.navn) }
    };
    deler.into_iter().map(en).collect::<Vec<_>>().join(" · ")
}

fn verdi(v: Verdi) -> String {
    match v {
        Verdi::Dato(d) => dato_som_oppgitt(d),
        Verdi::Celle(Celle::Dato(d)) => dato(d),
        Verdi::Celle(Celle::Tid(tid)) => tidspunkt(tid),
        Verdi::Celle(Celle::Tall(n)) => tall(n),
        Verdi::Celle(Celle::Tekst(tekst)) => tekst,
        Verdi::Celle(Celle::Ja(true)) => t!("ja"),
        Verdi::Celle(Celle::Ja(false)) => t!("nei"),
        Verdi::Celle(Celle::Kode { kode, verdi, .. }) if verdi.is_empty() => kode,
        Verdi::Celle(Celle::Kode { kode, verdi, .. }) => format!("{verdi} ({kode})"),
    }
}

/// Kari's two reports from the MS registry; `like`: one of them held against itself.
fn tilstand(like: bool) -> AnyView {
    let kari = crate::domain::samples::alle(jiff::Timestamp::constant(1_795_340_520, 0))
        .into_iter()
        .find(|p| p.slug == "kari");
    let register = crate::catalogue::innebygd().ok().and_then(|k| k.register("ms").cloned());
    let Some((kari, register)) = kari.zip(register) else { return ().into_any() };
    let mut hennes: Vec<_> =
        kari.rapporter.into_iter().filter(|(part, _)| *part == register.part).map(|(_, r)| r).collect();
    hennes.sort_by_key(|r| r.hentet);
    let [eldre, .., nyere] = hennes.as_slice() else { return ().into_any() };
    let eldre = if like { nyere } else { eldre };
    let id = crate::domain::id::HendelseId(1);
    let side = Rapportforskjell {
        forskjell: forskjell(eldre, nyere),
        eldre: (id, eldre.til_og_med),
        nyere: (id, nyere.til_og_med),
        register,
    };
    view! { <Forskjellside side=side/> }.into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: two reports held against each other",
    states: &[("they differ", || tilstand(false)), ("nothing differs", || tilstand(true))],
};
