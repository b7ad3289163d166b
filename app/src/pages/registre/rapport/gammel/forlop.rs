//! The disease course with its chart.

use super::ramme::{med_ord, merke, overskrift, reg};
use super::tabell::{Linje, Spalte, tegn};
use crate::charts::{self, Sammendrag, Symbol, Tallrad, Tallslag, Tekster, Verdi, Visning};
use crate::components::drawing::{Drawing, Sign};
use crate::components::navs::{Pills, Place};
use crate::domain::forlop::{Bedring, Behandlingsslag, Forlop};
use crate::domain::tid::Dato;
use crate::messages::{dato, dato_som_oppgitt};
use crate::t;
use leptos::prelude::*;

/// The disease course: a sentence, the form, the chart, its legend, and the table with every value. `forste`: it is the
/// report's first, whose chart has the addresses `graf` and `tallene`.
#[component]
pub(super) fn ForlopSeksjon(forlop: Forlop, visning: Visning, anker: String, forste: bool, niva: u8) -> impl IntoView {
    let navn = |del: &str| if forste { del.to_owned() } else { format!("{anker}-{del}") };
    let (graf, tallene, tekst, grafnavn) = (navn("graf"), navn("tallene"), navn("graf-tekst"), navn("graf-navn"));
    let sum = charts::sammendrag(&forlop);
    let fakta = hoveddager(&forlop);
    let svg = charts::tegn(&forlop, &visning, &charttekster());
    let rader = charts::punkter(&forlop, &visning);
    let hopp = vec![
        Place::new(format!("#{graf}"), t!("rapport-graf-visning-graf"), false),
        Place::new(format!("#{tallene}"), t!("rapport-graf-visning-tabell"), false),
    ];
    let kolonner = vec![t!("tabell-dato"), t!("tabell-slag"), t!("tabell-verdi"), t!("tabell-sykehus")];
    let tabell = if rader.is_empty() {
        view! { <p>{t!("rapport-graf-edss-ingen")}</p> }.into_any()
    } else {
        let linjer = rader.into_iter().map(|r| Linje { id: None, celler: tallrad(r), meld: None }).collect();
        let spalter = kolonner.into_iter().map(|k| Spalte::ny(k, false)).collect();
        tegn(&format!("{tallene}-tabell"), &t!("rapport-graf-tabell"), false, spalter, linjer)
    };
    view! {
        <p id=tekst.clone()>{setning(&sum)}</p>
        <p class="meta">{fakta}</p>
        <p class="meta">{t!("rapport-graf-skala")}</p>
        <Pills label=t!("rapport-graf-visning") places=hopp/>
        <Visningsskjema forlop=forlop visning=visning anker=anker.clone() forste=forste/>
        <figure class="chart" id=graf>
            <p class="chart-hint">{t!("rapport-graf-hint")}</p>
            <div class="chart-scroll" tabindex="0" role="region" aria-label=t!("rapport-graf-omrade")>
                <Drawing svg=svg labelledby=grafnavn.clone() describedby=tekst/>
            </div>
            <figcaption id=grafnavn>{t!("rapport-graf-navn")}</figcaption>
        </figure>
        {overskrift(niva, None, t!("rapport-graf-forklaring").into_any())}
        <ul class="chart-legend">{tegnforklaring(sum.langt_opphold)}</ul>
        <div id=tallene>{tabell}</div>
    }
}

/// When it began, when it was diagnosed, and the last day it speaks of.
fn hoveddager(f: &Forlop) -> String {
    let diagnose = f.diagnose.map(|d| format!(" {}", t!("rapport-forlop-diagnose", dato = dato(d))));
    let begge = t!("rapport-forlop-debut", dato = dato_som_oppgitt(f.debut)) + &diagnose.unwrap_or_default();
    format!("{begge} {}", t!("rapport-forlop-til", dato = dato(f.til_og_med)))
}

/// What is shown, chosen by a plain form: no dragging needed.
#[component]
fn Visningsskjema(forlop: Forlop, visning: Visning, anker: String, forste: bool) -> impl IntoView {
    let forled = if forste { String::new() } else { format!("{anker}-") };
    let deler = [
        ("edss", t!("rapport-graf-edss"), visning.edss),
        ("behandling", t!("rapport-graf-behandling"), visning.behandling),
        ("attakker", t!("rapport-graf-attakk"), visning.attakker),
        ("mr", t!("rapport-graf-mr"), visning.mr),
    ];
    let bokser = deler.map(|(navn, tekst, pa)| {
        let id = format!("{forled}vis-{navn}");
        view! {
            <div class="ds-field">
                <input class="ds-input" type="checkbox" id=id.clone() name="vis" value=navn checked=pa/>
                <label for=id>{tekst}</label>
            </div>
        }
    });
    let (fra, til) = (forlop.debut.aar, forlop.til_og_med.year());
    let (fra_id, til_id) = (format!("{forled}aar-fra"), format!("{forled}aar-til"));
    view! {
        <form class="search" method="get" action=format!("#{forled}graf")>
            <fieldset class="ds-fieldset">
                <legend>{t!("rapport-graf-vis")}</legend>
                <div class="choices-inline">{bokser}</div>
            </fieldset>
            <div class="choices-inline">
                <Aarsvalg id=fra_id navn="fra" tekst=t!("rapport-graf-fra-aar") forste=fra siste=til valgt=visning.fra_aar.unwrap_or(fra)/>
                <Aarsvalg id=til_id navn="til" tekst=t!("rapport-graf-til-aar") forste=fra siste=til valgt=visning.til_aar.unwrap_or(til)/>
            </div>
            <div class="form-actions"><button class="ds-button" data-variant="secondary" type="submit">{t!("rapport-graf-oppdater")}</button></div>
        </form>
    }
}

#[component]
fn Aarsvalg(id: String, navn: &'static str, tekst: String, forste: i16, siste: i16, valgt: i16) -> impl IntoView {
    let aar = (forste..=siste.max(forste)).map(|a| view! { <option value=a selected=a == valgt>{a}</option> });
    view! {
        <div class="ds-field">
            <label for=id.clone()>{tekst}</label>
            <select class="ds-input" id=id name=navn>{aar.collect_view()}</select>
        </div>
    }
}

fn setning(s: &Sammendrag) -> String {
    let attakker = t!("rapport-graf-attakker", antall = s.antall_attakker);
    let edss = match (s.forste, s.siste, s.hoyeste) {
        (Some(f), Some(l), Some(h)) if s.antall_edss > 1 => t!(
            "rapport-graf-edss-flere",
            forste = f.skar.tekst(),
            forste_aar = f.aar.to_string(),
            siste = l.skar.tekst(),
            siste_aar = l.aar.to_string(),
            hoyest = h.skar.tekst(),
            hoyest_aar = h.aar.to_string()
        ),
        (Some(f), ..) => t!("rapport-graf-edss-en", forste = f.skar.tekst(), forste_aar = f.aar.to_string()),
        _ => t!("rapport-graf-edss-ingen"),
    };
    format!("{edss} {attakker}")
}

/// The signs of the chart, drawn by the same code as the chart itself, with their words.
fn tegnforklaring(stiplet: bool) -> impl IntoView {
    let vises = move |s: &Symbol| stiplet || *s != Symbol::StipletLinje;
    let tegn = |s: Symbol| {
        let svg = charts::symbol(s);
        view! { <li><Sign svg=svg/><span>{symbolord(s)}</span></li> }
    };
    Symbol::ALLE.into_iter().filter(vises).map(tegn).collect_view()
}

fn symbolord(s: Symbol) -> String {
    match s {
        Symbol::Behandling(Behandlingsslag::Moderat) => t!("tegn-behandling-moderat"),
        Symbol::Behandling(Behandlingsslag::Hoyeffektiv) => t!("tegn-behandling-hoy"),
        Symbol::Behandling(Behandlingsslag::Puls) => t!("tegn-behandling-puls"),
        Symbol::Behandling(Behandlingsslag::Ingen) => t!("tegn-behandling-ingen"),
        Symbol::Edss => t!("tegn-edss"),
        Symbol::StipletLinje => t!("rapport-graf-gap"),
        Symbol::Attakk(Bedring::Full) => t!("tegn-attakk-full"),
        Symbol::Attakk(Bedring::Delvis) => t!("tegn-attakk-delvis"),
        Symbol::Attakk(Bedring::Ingen) => t!("tegn-attakk-ingen"),
        Symbol::Attakk(Bedring::Ukjent) => t!("tegn-attakk-ukjent"),
        Symbol::Mr => t!("tegn-mr"),
    }
}

fn charttekster() -> Tekster {
    Tekster {
        behandling: t!("rapport-graf-behandling"),
        edss: t!("rapport-graf-edss"),
        hendelser: t!("rapport-graf-hendelser"),
        debut: t!("rapport-graf-debut"),
        diagnose: t!("rapport-graf-diagnose"),
        rapport: t!("rapport-graf-rapportdato"),
        ingen: t!("rapport-graf-ingen"),
        uten_behandling: t!("behandling-uten"),
        ikke_oppgitt: t!("behandling-uten-navn"),
        desimaltegn: ',',
    }
}

fn tallrad(rad: Tallrad) -> Vec<AnyView> {
    let slag = match rad.slag {
        Tallslag::Edss => t!("slag-edss"),
        Tallslag::Attakk => t!("slag-attakk"),
        Tallslag::Behandling => t!("slag-behandling"),
        Tallslag::Mr => t!("slag-mr"),
    };
    let dag = dato_som_oppgitt(rad.dato);
    vec![dag.into_any(), slag.into_any(), verdi(rad.dato, rad.verdi), reg(&rad.sykehus)]
}

fn verdi(fra: Dato, verdi: Verdi) -> AnyView {
    match verdi {
        Verdi::Edss(skar) => skar.tekst().into_any(),
        Verdi::Attakk { bedring, beskrivelse, steroider } => {
            let bedring = match bedring {
                Bedring::Full => t!("bedring-full"),
                Bedring::Delvis => t!("bedring-delvis"),
                Bedring::Ingen => t!("bedring-ingen"),
                Bedring::Ukjent => t!("bedring-ukjent"),
            };
            let steroider = match steroider {
                None => String::new(),
                Some(true) => format!(", {}", t!("rapport-steroider")),
                Some(false) => format!(", {}", t!("rapport-uten-steroider")),
            };
            let beskrivelse = beskrivelse.map(|b| view! { {reg(&b)}", " });
            view! { {beskrivelse}{bedring + &steroider} }.into_any()
        }
        Verdi::Behandling { nr, legemiddel, virkestoff, slag, til, grunn, .. } => {
            let uten = if slag == Behandlingsslag::Ingen { t!("behandling-uten") } else { t!("behandling-uten-navn") };
            let (navn, fra) = (legemiddel.unwrap_or(uten), dato_som_oppgitt(fra));
            let tid = match til {
                Some(til) => t!("behandling-tid", navn = merke(0), fra = fra, til = dato(til)),
                None => t!("behandling-pagaende", navn = merke(0), fra = fra),
            };
            let virkestoff = virkestoff.filter(|v| *v != navn).map(|v| {
                let setning = t!("rapport-virkestoff", virkestoff = merke(0));
                view! { ". "{med_ord(&setning, &[&v])} }
            });
            let grunn = grunn.map(|g| view! { ". "{reg(&g)} });
            let rad = format!(". {}", t!("rapport-behandling-rad", nr = nr.to_string()));
            view! { {med_ord(&tid, &[&navn])}{grunn}{virkestoff}{rad} }.into_any()
        }
        Verdi::Mr { omrade, nye_t2, kontrastladende } => {
            let funn = match (nye_t2, kontrastladende) {
                (None, None) => t!("mr-ikke-talt"),
                (Some(n), None) => t!("mr-nye", antall = n),
                (None, Some(k)) => t!("mr-kontrast", antall = k),
                (Some(n), Some(k)) => format!("{}, {}", t!("mr-nye", antall = n), t!("mr-kontrast", antall = k)),
            };
            med_ord(&t!("mr-funn", omrade = merke(0), funn = funn), &[&omrade])
        }
    }
}
