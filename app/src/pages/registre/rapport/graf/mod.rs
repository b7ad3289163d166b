//! A chart with everything around it: the form, the drawing, its overview, the signs, and the table with the words. What is
//! drawn is a [`Kurs`]; nothing here knows a registry or a disease.

mod edss;
pub mod forklaring;
mod form;
mod funn;
mod kurs;
mod rad;
mod sammendrag;
mod setning;
#[cfg(feature = "ssr")]
pub mod svgfil;
mod tabell;
#[cfg(feature = "ssr")]
pub mod tallfil;
mod tegnforklaring;
pub mod valg;
mod verktoy;

pub(super) use funn::funnliste;
pub(super) use kurs::{stopp, tegning};
pub(super) use sammendrag::omtale;
pub use setning::Setning;

use crate::charts::{self, Kurs, Visning};
use crate::components::disclosure::Help;
use crate::components::drawing::{Course, Drawing, Overview};
use crate::components::navs::{Pills, Place};
use crate::t;
use form::Visningsskjema;
use leptos::prelude::*;
use tabell::Tabellvalg;
use valg::{Grafvalg, Rekkefolge};
use verktoy::Verktoy;

/// What is drawn, and for every mark its row, in the order of [`Kurs::merker`].
#[derive(Clone, Debug, PartialEq)]
pub struct Tegning {
    pub kurs: Kurs,
    pub rader: Vec<Grafrad>,
}

/// The words of a mark, as they stand in the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grafrad {
    /// What it is: «EDSS 3,5».
    pub hva: Setning,
    /// As precise as the registry knows it.
    pub nar: String,
    /// What more there is to say.
    pub mer: Setning,
    /// Who recorded it, and when.
    pub kilde: Setning,
    /// Where an error in it is reported, and where something is asked about it; both name the very item.
    pub meld: Option<String>,
    pub sporsmal: Option<String>,
}

/// What is said around a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Omtale {
    /// The name of the chart: «Graf over sykdomsforløpet».
    pub navn: String,
    /// A summary: first the course, then what is missing.
    pub setninger: Vec<Setning>,
    /// Below the drawing: how to read it.
    pub bildetekst: String,
    /// Shown on demand.
    pub merknader: Vec<String>,
    /// Below the drawing on paper: whose it is, and of when.
    pub papir: Vec<String>,
    /// The address of the report, where it has one: files of the chart lie below it.
    pub filer: Option<String>,
}

impl Tegning {
    /// Whether there is anything to draw.
    pub fn er_tom(&self) -> bool {
        use charts::kurs::Innhold;
        let tom = |i: &Innhold| i.antall() == 0 && !matches!(i, Innhold::Serie(s) if !s.punkter.is_empty());
        self.kurs.spor.iter().all(|s| tom(&s.innhold))
    }
}

/// A chart. `forklaring` explains the period that is shown, in words; `verktoy` are the buttons of the browser's part,
/// [`Verktoy`] where nothing else is said.
#[component]
pub fn Graf(
    tegning: Tegning,
    visning: Visning,
    omtale: Omtale,
    /// Of the address, what belongs to other charts and to the page.
    #[prop(optional)]
    ovrige: Vec<(String, String)>,
    /// The order of the table, where one is asked for.
    #[prop(optional_no_strip)]
    rekke: Option<Rekkefolge>,
    #[prop(optional)] forklaring: Option<AnyView>,
    #[prop(optional)] verktoy: Option<AnyView>,
    /// For a file without scripts and addresses: a still picture, with nothing to choose.
    #[prop(optional)]
    i_fil: bool,
) -> impl IntoView {
    let id = tegning.kurs.id.clone();
    let (navn, tekst) = (format!("{id}-navn"), format!("{id}-tekst"));
    let setninger = omtale.setninger.iter().map(|s| view! { <p>{s.vis()}</p> }).collect_view();
    let sammendrag = view! { <div id=tekst.clone()>{setninger}</div> };
    if tegning.er_tom() {
        return sammendrag.into_any();
    }
    let hopp = vec![
        Place::new(format!("#{id}"), t!("rapport-graf-visning-graf"), false),
        Place::new(format!("#{id}-tabell"), t!("rapport-graf-visning-tabell"), false),
    ];
    let merknader = omtale.merknader.iter().map(|m| view! { <li>{m.clone()}</li> }).collect_view().into_any();
    let merknader = (!omtale.merknader.is_empty()).then(|| {
        view! { <Help summary=t!("graf-merknader")><ul>{merknader}</ul></Help> }
    });
    let papir =
        omtale.papir.iter().map(|linje| view! { <span class="print-only">{linje.clone()}</span> }).collect_view();
    let kode = (!i_fil).then(|| tegning.kurs.kod());
    let filer = omtale.filer.map(|rapport| filer(&rapport, &tegning.kurs, &visning));
    let kurs = tegning.kurs.clone();
    let verktoy = verktoy.unwrap_or_else(|| view! { <Verktoy id=id.clone()/> }.into_any());
    // A page may have several charts.
    let hopp_navn = format!("{}: {}", t!("rapport-graf-visning"), omtale.navn);
    let tabell = tabell::tabell(&tegning, &Tabellvalg { visning: &visning, rekke, ovrige: &ovrige, i_fil });
    // Of a type of its own: the whole as one would be too deep for the compiler.
    let skjema = (!i_fil).then(|| {
        view! {
            <Pills label=hopp_navn places=hopp/>
            <Visningsskjema kurs=kurs.clone() visning=visning.clone() ovrige=ovrige rekke=rekke/>
        }
        .into_any()
    });
    let (svg, rolle) = (charts::tegn(&kurs, &visning), kurs.ord.rolle.clone());
    let bilde = if i_fil {
        view! { <Drawing svg=svg labelledby=navn.clone() describedby=tekst/> }.into_any()
    } else {
        view! { <Course svg=svg role=rolle labelledby=navn.clone() describedby=tekst/> }.into_any()
    };
    let oversikt = (!i_fil).then(|| view! { <Overview svg=charts::oversikt(&kurs, &visning)/> });
    view! {
        {sammendrag}
        <div class="graf" data-graf=id.clone() data-kurs=kode data-visning=visning.kode()>
            {skjema}
            <figure class="chart" id=id.clone()>
                <p class="chart-hint">{t!("rapport-graf-hint")}</p>
                <div class="chart-tools" data-graf-verktoy hidden>{verktoy}</div>
                <div class="chart-scroll" tabindex="0" role="region" aria-label=t!("graf-omrade", navn = omtale.navn.clone())>
                    {bilde}
                </div>
                {oversikt}
                <figcaption><strong id=navn>{omtale.navn}</strong>" "{omtale.bildetekst}{papir}</figcaption>
                <p class="sr-only" role="status" data-graf-status></p>
            </figure>
            {merknader}
            <p class="meta">{t!("rapport-graf-forklaring")}":"</p>
            {tegnforklaring::tegnforklaring(&kurs)}
            <section data-graf-forklaring tabindex="-1">{forklaring.unwrap_or_else(|| forklaring::forklaring(&kurs, &visning))}</section>
            {tabell}
            {filer}
        </div>
    }
    .into_any()
}

/// Links to the rows and to the drawing as files; the drawing as it is seen, which the browser's part keeps true.
fn filer(rapport: &str, kurs: &Kurs, visning: &Visning) -> AnyView {
    let (csv, svg) = (format!("{rapport}/tallene/{}.csv", kurs.id), format!("{rapport}/graf/{}.svg", kurs.id));
    let sett = match Grafvalg::sporring(kurs, visning) {
        tom if tom.is_empty() => svg,
        sporring => format!("{svg}?{sporring}"),
    };
    view! {
        <ul class="no-print">
            <li><a href=csv download>{t!("graf-csv")}</a></li>
            <li><a href=sett download data-graf-lenke="">{t!("grafark-svg")}</a></li>
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
