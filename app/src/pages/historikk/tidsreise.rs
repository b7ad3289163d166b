//! Settings as they were: one day, or what is different between two.

use super::ord::detaljer;
use super::view::{INNSTILLINGER, ROT};
use crate::components::choices::ErrorSummary;
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::BackLink;
use crate::components::status::StatusLine;
use crate::components::table::Table;
use crate::domain::definisjon::{Definisjon, DefinisjonId};
use crate::domain::innstilling::status_av;
use crate::domain::register::{Apenhet, Grunnlag};
use crate::domain::tidsreise::{
    Emne, Forskjell, Innstillingstilstand, Oppforing, Registertilstand, Svar, Tidsforskjell, Tidsreise, Verdi,
};
use crate::messages::dato;
use crate::pages::felt::{Dag, Datofelt, feilliste};
use crate::pages::{Tittel, ord};
use crate::t;
use jiff::civil::Date;
use leptos::prelude::*;

/// What was asked for, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Felter {
    pub dato: Datofelt,
    pub fra: Datofelt,
    pub til: Datofelt,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Funn {
    /// Nothing was asked for, or it could not be understood.
    Ingen,
    Dag(Tidsreise),
    ToDager(Tidsforskjell),
}

/// The page.
#[component]
pub fn TidsreiseSide(felter: Felter, funn: Funn, i_dag: Date) -> impl IntoView {
    let (dag, fra, til) = (t!("tidsreise-dato"), t!("historikk-fra"), t!("historikk-til"));
    let alle =
        [("dato", dag.clone(), &felter.dato), ("fra", fra.clone(), &felter.fra), ("til", til.clone(), &felter.til)];
    let feil = feilliste(&alle, i_dag);
    let galt = !feil.is_empty();
    let oppsummering = galt.then(|| view! { <ErrorSummary title=t!("ma-rette") errors=feil/> });
    let resultat = match funn {
        Funn::Ingen => ().into_any(),
        Funn::Dag(reise) => view! { <Dagen reise=reise/> }.into_any(),
        Funn::ToDager(forskjell) => view! { <Forskjellen forskjell=forskjell/> }.into_any(),
    };
    view! {
        <Tittel side=t!("tidsreise-tittel") del=t!("innstillinger-navn") feil=galt/>
        {oppsummering}
        <BackLink href=ROT text=t!("historikk")/>
        <h1>{t!("tidsreise-tittel")}</h1>
        <p class="lead">{t!("tidsreise-ingress")}</p>
        <div class="side-by-side no-print">
            <form class="search" method="get" action="/personverninnstillinger/tidsreise" novalidate aria-labelledby="en-dag">
                <h2 id="en-dag">{t!("tidsreise-en-dag")}</h2>
                <div class="filter"><Dag navn="dato" ledetekst=dag felt=felter.dato i_dag=i_dag/></div>
                <div class="form-actions"><button class="ds-button" type="submit">{t!("tidsreise-vis-dag")}</button></div>
            </form>
            <form class="search" method="get" action="/personverninnstillinger/tidsreise" novalidate aria-labelledby="to-dager">
                <h2 id="to-dager">{t!("tidsreise-to-dager")}</h2>
                <div class="filter">
                    <Dag navn="fra" ledetekst=fra felt=felter.fra i_dag=i_dag/>
                    <Dag navn="til" ledetekst=til felt=felter.til i_dag=i_dag/>
                </div>
                <div class="form-actions"><button class="ds-button" type="submit">{t!("tidsreise-sammenlign")}</button></div>
            </form>
        </div>
        {resultat}
    }
}

/// Everything on one day: registries with settings as panels, the others in a table.
#[component]
fn Dagen(reise: Tidsreise) -> impl IntoView {
    let (med, uten): (Vec<_>, Vec<_>) = reise.registre.into_iter().partition(|r| !r.innstillinger.is_empty());
    let paneler = med.into_iter().map(|r| view! { <Registerpanel tilstand=r/> }).collect_view();
    let kolonner =
        vec![t!("bekreft-register"), t!("tidsreise-ansvarlig"), t!("tidsreise-grunnlag"), t!("tidsreise-oppforing")];
    let rad = |r: Registertilstand| {
        let eier = r.ansvarlig.map_or_else(|| t!("tidsreise-vet-ikke"), |a| a.navn);
        let grunnlag = r.grunnlag.as_ref().map_or_else(|| t!("tidsreise-vet-ikke"), grunnlag);
        let apent = r.oppforing == Oppforing::Ikke && r.register.apent_for == Apenhet::Alle;
        let oppfort = if apent { t!("merke-apent") } else { oppforing(r.oppforing) };
        vec![r.register.navn.clone(), eier, grunnlag, oppfort]
    };
    let rader = uten.into_iter().map(rad).collect();
    view! {
        <section aria-labelledby="resultat">
            <h2 id="resultat">{t!("tidsreise-slik", dato = dato(reise.dag))}</h2>
            <p>{t!("tidsreise-merknad")}</p>
            {paneler}
            <Table caption=t!("tidsreise-andre") columns=kolonner rows=rader empty=t!("tidsreise-ingen-andre")/>
        </section>
    }
}

#[component]
fn Registerpanel(tilstand: Registertilstand) -> impl IntoView {
    let id = format!("register-{}", tilstand.register.slug);
    let eier = tilstand.ansvarlig.map_or_else(|| t!("tidsreise-vet-ikke"), |a| a.navn);
    let grunnlag = tilstand.grunnlag.as_ref().map_or_else(|| t!("tidsreise-vet-ikke"), grunnlag);
    let mut fakta = vec![(t!("tidsreise-ansvarlig"), eier), (t!("tidsreise-grunnlag"), grunnlag)];
    if tilstand.oppforing != Oppforing::Ikke {
        fakta.push((t!("tidsreise-oppforing"), oppforing(tilstand.oppforing)));
    }
    let innstillinger = tilstand.innstillinger.into_iter().map(|i| view! { <Innstilling tilstand=i/> }).collect_view();
    view! {
        <section class="panel" aria-labelledby=id.clone()>
            <h3 id=id.clone()>{tilstand.register.navn.clone()}</h3>
            <Facts facts=fakta/>
            {innstillinger}
        </section>
    }
}

#[component]
fn Innstilling(tilstand: Innstillingstilstand) -> impl IntoView {
    let (tone, status) = ord::status(tilstand.status());
    let status = match &tilstand.svar {
        Some(s) => format!("{status} {}", t!("status-siden", dato = dato(s.siden))),
        None => status,
    };
    let mer = tilstand.svar.as_ref().map(|s| detaljer(&s.metadata)).unwrap_or_default();
    let mer = mer.into_iter().map(|d| view! { <p class="meta">{d}</p> }).collect_view();
    let eldre = tilstand.svar.as_ref().filter(|s| s.tekst_versjon != tilstand.tekst_versjon);
    let versjon = match eldre {
        Some(s) => t!("tidsreise-tekst-eldre", versjon = tilstand.tekst_versjon, svart = s.tekst_versjon),
        None => t!("historikk-tekstversjon", versjon = tilstand.tekst_versjon),
    };
    let tittel = tilstand.definisjon.tittel;
    let kvittering = tilstand.svar.map(|s| {
        view! {
            " · "
            <a href=format!("{INNSTILLINGER}/kvittering/{}", s.kvittering)>
                {t!("historikk-se-kvittering")}<span class="sr-only">" "{t!("part-endre-skjult", tittel = tittel.clone())}</span>
            </a>
        }
    });
    view! {
        <h4>{tittel.clone()}</h4>
        <StatusLine tone=tone text=status/>
        {mer}
        <p class="meta">{versjon}{kvittering}</p>
    }
}

/// What is different, a table for each registry.
#[component]
fn Forskjellen(forskjell: Tidsforskjell) -> impl IntoView {
    let (fra, til) = (dato(forskjell.fra), dato(forskjell.til));
    let kolonner = vec![t!("tidsreise-hva"), fra.clone(), til.clone()];
    let dager = (forskjell.fra, forskjell.til);
    let grupper = forskjell.forskjeller.chunk_by(|a, b| a.register.part == b.register.part);
    let tabeller: Vec<_> = grupper
        .filter_map(|gruppe| {
            let rader: Vec<_> = gruppe.iter().filter_map(|f| rad(f, dager)).collect();
            let navn = gruppe.first()?.register.navn.clone();
            let tabell = || view! { <Table caption=navn columns=kolonner.clone() rows=rader.clone() empty=""/> };
            (!rader.is_empty()).then(tabell)
        })
        .collect();
    let tomt = tabeller.is_empty().then(|| view! { <div class="empty"><p>{t!("tidsreise-likt")}</p></div> });
    view! {
        <section aria-labelledby="resultat">
            <h2 id="resultat">{t!("tidsreise-endret", fra = fra, til = til)}</h2>
            {tomt}
            {tabeller}
        </section>
    }
}

/// A difference as a row: what, then and later. Owner, basis and text say nothing when the registry or the setting
/// was not there on one of the days.
fn rad(f: &Forskjell, dager: (Date, Date)) -> Option<Vec<String>> {
    let definisjon = |id: &DefinisjonId| f.register.definisjoner.iter().find(|d| d.id == *id);
    let (hva, fra, til) = match &f.emne {
        Emne::Oppforing => {
            let ord = |v: &Option<Verdi>| match v {
                Some(Verdi::Oppforing(o)) => oppforing(*o),
                _ => oppforing(Oppforing::Ikke),
            };
            (t!("tidsreise-oppforing"), ord(&f.fra), ord(&f.til))
        }
        Emne::Ansvarlig => (t!("tidsreise-ansvarlig"), verdi(f.fra.as_ref()?)?, verdi(f.til.as_ref()?)?),
        Emne::Grunnlag => (t!("tidsreise-grunnlag"), verdi(f.fra.as_ref()?)?, verdi(f.til.as_ref()?)?),
        Emne::Tekst(id) => {
            let hva = t!("tidsreise-teksten", tittel = definisjon(id)?.tittel.clone());
            (hva, verdi(f.fra.as_ref()?)?, verdi(f.til.as_ref()?)?)
        }
        Emne::Innstilling(id) => {
            let d = definisjon(id)?;
            let ord = |v: &Option<Verdi>, dag| match v {
                Some(Verdi::Innstilling(svar)) => svaret(d, svar.as_ref()),
                _ => ikke_der(d, dag),
            };
            (d.tittel.clone(), ord(&f.fra, dager.0), ord(&f.til, dager.1))
        }
    };
    // Sides that read the same, such as two listings of unknown age, are no news.
    (fra != til).then(|| vec![hva, fra, til])
}

fn verdi(v: &Verdi) -> Option<String> {
    match v {
        Verdi::Ansvarlig(a) => Some(a.navn.clone()),
        Verdi::Grunnlag(g) => Some(grunnlag(g)),
        Verdi::Tekst(versjon) => Some(t!("tidsreise-versjon", versjon = *versjon)),
        Verdi::Oppforing(_) | Verdi::Innstilling(_) => None,
    }
}

/// The state that an answer comes to, and what it holds besides.
fn svaret(d: &Definisjon, svar: Option<&Svar>) -> String {
    let (_, status) = ord::status(status_av(d.type_pi, svar.map(|s| s.aktiv)));
    let Some(s) = svar else { return status };
    let siden = t!("status-siden", dato = dato(s.siden));
    let mer = detaljer(&s.metadata);
    if mer.is_empty() { format!("{status} {siden}") } else { format!("{status} {siden} ({})", mer.join(", ")) }
}

/// Why a setting was not there on a day: it had not come, had ended, or did not concern the citizen.
fn ikke_der(d: &Definisjon, dag: Date) -> String {
    if d.periode.fra.is_some_and(|fra| dag < fra) {
        return t!("tidsreise-ikke-kommet");
    }
    if d.periode.til.is_some_and(|til| til < dag) {
        return t!("tidsreise-avviklet");
    }
    t!("tidsreise-gjaldt-ikke")
}

fn grunnlag(g: &Grunnlag) -> String {
    let ubekreftet = if g.ubekreftet { format!(" – {}", t!("ikke-bekreftet")) } else { String::new() };
    format!("{} ({}){ubekreftet}", ord::grunnlag(g.slag), g.hjemmel)
}

fn oppforing(o: Oppforing) -> String {
    match o {
        Oppforing::Ikke => t!("oppforing-ikke"),
        Oppforing::Ukjent => t!("oppforing-ukjent"),
        Oppforing::Siden(dag) => t!("oppforing-siden", dato = dato(dag)),
        Oppforing::IkkeLenger(Some(dag)) => t!("oppforing-ikke-lenger", dato = dato(dag)),
        Oppforing::IkkeLenger(None) => t!("oppforing-ikke-lenger-ukjent"),
    }
}

fn tilstand(funn: Funn, felter: Felter) -> AnyView {
    view! { <TidsreiseSide felter=felter funn=funn i_dag=super::prove::DAG/> }.into_any()
}

fn felt(tekst: &str) -> Datofelt {
    Datofelt::les(tekst, super::prove::DAG).1
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: settings as they were",
    states: &[
        ("nothing asked", || tilstand(Funn::Ingen, Felter::default())),
        ("a day", || {
            let felter = Felter { dato: felt("2022-01-01"), ..Felter::default() };
            tilstand(Funn::Dag(super::prove::reise("kari", Date::constant(2022, 1, 1))), felter)
        }),
        ("a day before everything", || {
            let felter = Felter { dato: felt("1900-01-01"), ..Felter::default() };
            tilstand(Funn::Dag(super::prove::reise("line", Date::constant(1900, 1, 1))), felter)
        }),
        ("two days", || {
            let felter = Felter { fra: felt("2015-01-01"), til: felt("2026-01-01"), ..Felter::default() };
            let (fra, til) = (Date::constant(2015, 1, 1), Date::constant(2026, 1, 1));
            tilstand(Funn::ToDager(super::prove::to_dager("kari", fra, til)), felter)
        }),
        ("two days, nothing different", || {
            let felter = Felter { fra: felt("2026-01-01"), til: felt("2026-01-02"), ..Felter::default() };
            let (fra, til) = (Date::constant(2026, 1, 1), Date::constant(2026, 1, 2));
            tilstand(Funn::ToDager(super::prove::to_dager("ingrid", fra, til)), felter)
        }),
        ("no such day", || tilstand(Funn::Ingen, Felter { dato: felt("30.2.2024"), ..Felter::default() })),
        ("a day to come", || tilstand(Funn::Ingen, Felter { dato: felt("2030-01-01"), ..Felter::default() })),
        ("two days, none written", || {
            tilstand(Funn::Ingen, Felter { fra: felt(""), til: felt(""), ..Felter::default() })
        }),
    ],
};
