//! A report, drawn from its data: sections, facts, records, tables, and the disease course with its chart. No code for
//! any one registry stands here.

use super::ROT;
use crate::charts::{self, Sammendrag, Symbol, Tallrad, Tallslag, Tekster, Verdi, Visning};
use crate::components::disclosure::Record;
use crate::components::drawing::{Drawing, Sign};
use crate::components::exhibit::Exhibit;
use crate::components::facts::Facts;
use crate::components::links::BackLink;
use crate::components::navs::{Pills, Place};
use crate::components::table::Table;
use crate::domain::forlop::{Bedring, Behandlingsslag, Forlop};
use crate::domain::oversikt::Rapportside;
use crate::domain::rapport::{Celle, Faktum, Post, Rapport, Seksjon, Tabell};
use crate::islands::PrintButton;
use crate::messages::{dato, dato_som_oppgitt, tall};
use crate::oppsett::oppsett;
use crate::pages::{Tittel, i_tittel};
use crate::t;
use leptos::prelude::*;

/// An insight report as a page of its own.
#[component]
pub fn RapportSide(side: Rapportside, visning: Visning) -> impl IntoView {
    let r = side.register;
    let har_forlop = side.rapport.seksjoner.iter().any(|s| s.forlop.is_some());
    let innhold = side.rapport.seksjoner.iter().enumerate().map(|(nr, s)| {
        view! { <li><a href=format!("#{}", anker(nr))>{s.tittel.clone()}</a></li> }
    });
    let til_og_med = dato(side.rapport.til_og_med);
    view! {
        <Tittel side=format!("{} {til_og_med}: {}", t!("rapport-navn"), i_tittel(&r)) del=t!("registre-navn")/>
        <BackLink href=format!("{ROT}/{}/innhold", r.slug) text=t!("tilbake-til", sted = r.kortnavn.clone())/>
        <h1>{t!("rapport-tittel", register = r.kortnavn.clone())}</h1>
        <p class="lead">{t!("rapport-periode", dato = til_og_med)}</p>
        {har_forlop.then(|| view! { <div class="notice"><p>{t!("rapport-merknad")}</p></div> })}
        <div class="tools"><PrintButton text=t!("innhold-skriv-ut")/></div>
        <nav class="toc" aria-labelledby="toc">
            <h2 id="toc">{t!("rapport-innhold")}</h2>
            <ul>{innhold.collect_view()}</ul>
        </nav>
        {seksjoner(side.rapport, false, 2, visning)}
        <section aria-labelledby="feil">
            <h2 id="feil">{t!("rapport-feil")}</h2>
            <p>{t!("rapport-feil-tekst", telefon = oppsett().telefon)}</p>
        </section>
    }
}

/// The sections of a report under headings of level `niva`.
#[component]
pub fn Seksjoner(rapport: Rapport, apne: bool, niva: u8) -> impl IntoView {
    seksjoner(rapport, apne, niva, Visning::default())
}

fn seksjoner(rapport: Rapport, apne: bool, niva: u8, visning: Visning) -> impl IntoView {
    let en = move |(nr, s): (usize, Seksjon)| {
        let id = anker(nr);
        let overskrift = match s.poster.len() {
            0 => s.tittel.clone(),
            antall => t!("innhold-gruppe", tittel = s.tittel.as_str(), antall = antall),
        };
        let overskrift = if niva == 2 {
            view! { <h2 id=id.clone()>{overskrift}</h2> }.into_any()
        } else {
            view! { <h3 id=id.clone()>{overskrift}</h3> }.into_any()
        };
        view! { <section aria-labelledby=id.clone()>{overskrift}{kropp(s, &id, apne, visning)}</section> }
    };
    rapport.seksjoner.into_iter().enumerate().map(en).collect_view()
}

fn anker(nr: usize) -> String {
    format!("seksjon-{}", nr + 1)
}

fn kropp(s: Seksjon, id: &str, apne: bool, visning: Visning) -> AnyView {
    let id = id.to_owned();
    let post = move |p: Post| {
        let tittel = format!("{} – {}", dato(p.dato), p.tittel);
        view! { <Record id=format!("{id}-{}", p.id) title=tittel facts=fakta(p.fakta) open=apne/> }
    };
    let poster = (!s.poster.is_empty())
        .then(|| view! { <div class="records">{s.poster.into_iter().map(post).collect_view()}</div> });
    view! {
        {s.forklaring.map(|h| view! { <p class="meta">{h}</p> })}
        {s.tekst.into_iter().map(|a| view! { <p>{a}</p> }).collect_view()}
        {(!s.felt.is_empty()).then(|| view! { <Facts facts=fakta(s.felt)/> })}
        {poster}
        {s.forlop.map(|f| view! { <ForlopSeksjon forlop=f visning=visning/> })}
        {s.tabeller.into_iter().map(tabell).collect_view()}
    }
    .into_any()
}

fn tabell(t: Tabell) -> impl IntoView {
    let mangler = || t!("ikke-oppgitt");
    let celler = |r| t.celler(r).map(|c| c.cloned().map_or_else(mangler, celle)).collect();
    let rader = t.rader.iter().map(celler).collect();
    let kolonner = t.kolonner.iter().map(|k| k.navn.clone()).collect();
    view! { <Table caption=t.tittel.clone() columns=kolonner rows=rader empty=t.tom.clone() headed=true/> }
}

fn fakta(fakta: Vec<Faktum>) -> Vec<(String, String)> {
    fakta.into_iter().map(|f| (f.navn, f.verdi.map_or_else(|| t!("ikke-oppgitt"), celle))).collect()
}

fn celle(c: Celle) -> String {
    match c {
        Celle::Dato(d) => dato(d),
        Celle::Tall(n) => tall(n),
        Celle::Tekst(t) | Celle::Kode { verdi: t, .. } => t,
        Celle::Ja(ja) => {
            if ja {
                t!("ja")
            } else {
                t!("nei")
            }
        }
        Celle::Tid(tid) => crate::messages::tidspunkt(tid),
    }
}

/// The disease course: a sentence, the form, the chart, its legend, and the table with every value.
#[component]
fn ForlopSeksjon(forlop: Forlop, visning: Visning) -> impl IntoView {
    let sum = charts::sammendrag(&forlop);
    let svg = charts::tegn(&forlop, &visning, &charttekster());
    let rader = charts::punkter(&forlop, &visning);
    let hopp = vec![
        Place::new("#graf", t!("rapport-graf-visning-graf"), false),
        Place::new("#tallene", t!("rapport-graf-visning-tabell"), false),
    ];
    let kolonner = vec![t!("tabell-dato"), t!("tabell-slag"), t!("tabell-verdi"), t!("tabell-sykehus")];
    let tabell = rader.into_iter().map(tallrad).collect();
    view! {
        <p id="graf-tekst">{setning(&sum)}</p>
        <p class="meta">{t!("rapport-graf-skala")}</p>
        <Pills label=t!("rapport-graf-visning") places=hopp/>
        <Visningsskjema forlop=forlop visning=visning/>
        <figure class="chart" id="graf">
            <p class="chart-hint">{t!("rapport-graf-hint")}</p>
            <div class="chart-scroll" tabindex="0" role="region" aria-label=t!("rapport-graf-omrade")>
                <Drawing svg=svg labelledby="graf-navn" describedby="graf-tekst"/>
            </div>
            <figcaption id="graf-navn">{t!("rapport-graf-navn")}</figcaption>
        </figure>
        <h3>{t!("rapport-graf-forklaring")}</h3>
        <ul class="chart-legend">{tegnforklaring(sum.langt_opphold)}</ul>
        <div id="tallene"><Table caption=t!("rapport-graf-tabell") columns=kolonner rows=tabell empty=t!("rapport-graf-edss-ingen")/></div>
    }
}

/// What is shown, chosen by a plain form: no dragging needed.
#[component]
fn Visningsskjema(forlop: Forlop, visning: Visning) -> impl IntoView {
    let deler = [
        ("edss", t!("rapport-graf-edss"), visning.edss),
        ("behandling", t!("rapport-graf-behandling"), visning.behandling),
        ("attakker", t!("rapport-graf-attakk"), visning.attakker),
        ("mr", t!("rapport-graf-mr"), visning.mr),
    ];
    let bokser = deler.map(|(navn, tekst, pa)| {
        let id = format!("vis-{navn}");
        view! {
            <div class="ds-field">
                <input class="ds-input" type="checkbox" id=id.clone() name="vis" value=navn checked=pa/>
                <label for=id>{tekst}</label>
            </div>
        }
    });
    let (forste, siste) = (forlop.debut.aar, forlop.til_og_med.year());
    view! {
        <form class="search" method="get" action="#graf">
            <fieldset class="ds-fieldset">
                <legend>{t!("rapport-graf-vis")}</legend>
                <div class="choices-inline">{bokser}</div>
            </fieldset>
            <div class="choices-inline">
                <Aarsvalg navn="fra" tekst=t!("rapport-graf-fra-aar") forste=forste siste=siste valgt=visning.fra_aar.unwrap_or(forste)/>
                <Aarsvalg navn="til" tekst=t!("rapport-graf-til-aar") forste=forste siste=siste valgt=visning.til_aar.unwrap_or(siste)/>
            </div>
            <div class="form-actions"><button class="ds-button" data-variant="secondary" type="submit">{t!("rapport-graf-oppdater")}</button></div>
        </form>
    }
}

#[component]
fn Aarsvalg(navn: &'static str, tekst: String, forste: i16, siste: i16, valgt: i16) -> impl IntoView {
    let aar = (forste..=siste.max(forste)).map(|a| view! { <option value=a selected=a == valgt>{a}</option> });
    view! {
        <div class="ds-field">
            <label for=format!("aar-{navn}")>{tekst}</label>
            <select class="ds-input" id=format!("aar-{navn}") name=navn>{aar.collect_view()}</select>
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

fn tallrad(rad: Tallrad) -> Vec<String> {
    let slag = match rad.slag {
        Tallslag::Edss => t!("slag-edss"),
        Tallslag::Attakk => t!("slag-attakk"),
        Tallslag::Behandling => t!("slag-behandling"),
        Tallslag::Mr => t!("slag-mr"),
    };
    vec![dato_som_oppgitt(rad.dato), slag, verdi(rad.dato, rad.verdi), rad.sykehus]
}

fn verdi(fra: crate::domain::tid::Dato, verdi: Verdi) -> String {
    match verdi {
        Verdi::Edss(skar) => skar.tekst(),
        Verdi::Attakk { bedring, beskrivelse, .. } => {
            let bedring = match bedring {
                Bedring::Full => t!("bedring-full"),
                Bedring::Delvis => t!("bedring-delvis"),
                Bedring::Ingen => t!("bedring-ingen"),
                Bedring::Ukjent => t!("bedring-ukjent"),
            };
            beskrivelse.map_or(bedring.clone(), |b| format!("{b}, {bedring}"))
        }
        Verdi::Behandling { legemiddel, slag, til, grunn, .. } => {
            let uten = if slag == Behandlingsslag::Ingen { t!("behandling-uten") } else { t!("behandling-uten-navn") };
            let (navn, fra) = (legemiddel.unwrap_or(uten), dato_som_oppgitt(fra));
            let tid = match til {
                Some(til) => t!("behandling-tid", navn = navn, fra = fra, til = dato(til)),
                None => t!("behandling-pagaende", navn = navn, fra = fra),
            };
            grunn.map_or(tid.clone(), |g| format!("{tid}. {g}"))
        }
        Verdi::Mr { omrade, nye_t2, kontrastladende } => {
            let funn = match (nye_t2, kontrastladende) {
                (None, None) => t!("mr-ikke-talt"),
                (Some(n), None) => t!("mr-nye", antall = n),
                (None, Some(k)) => t!("mr-kontrast", antall = k),
                (Some(n), Some(k)) => format!("{}, {}", t!("mr-nye", antall = n), t!("mr-kontrast", antall = k)),
            };
            t!("mr-funn", omrade = omrade, funn = funn)
        }
    }
}

fn tilstand(slug: &str) -> AnyView {
    let tid = jiff::Timestamp::constant(1_795_340_520, 0);
    let person = crate::domain::samples::alle(tid).into_iter().find(|p| p.slug == slug);
    let rapport = person.and_then(|p| p.rapporter.into_iter().find(|(part, _)| part.0 == "MS"));
    let register = crate::catalogue::innebygd().ok().and_then(|k| k.part("MS").cloned());
    let side = register.zip(rapport).map(|(register, (_, rapport))| Rapportside {
        register,
        id: crate::domain::id::HendelseId(1),
        rapport,
    });
    side.map(|s| view! { <RapportSide side=s visning=Visning::default()/> }).into_any()
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Page: insight report",
    states: &[("rich course", || tilstand("kari")), ("45 years", || tilstand("gunnar"))],
};
