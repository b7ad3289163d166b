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
mod tabell;
mod tegnforklaring;
pub mod valg;

pub(super) use funn::funnliste;
pub(super) use kurs::{stopp, tegning};
pub(super) use sammendrag::omtale;
pub use setning::Setning;
#[cfg(feature = "ssr")]
pub use tabell::csv;

use crate::charts::{self, Kurs, Visning};
use crate::components::disclosure::Help;
use crate::components::drawing::{Course, Overview};
use crate::components::navs::{Pills, Place};
use crate::t;
use form::Visningsskjema;
use leptos::prelude::*;

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
    /// The address of the rows as a file.
    pub csv: Option<String>,
}

impl Tegning {
    /// Whether there is anything to draw.
    pub fn er_tom(&self) -> bool {
        use charts::kurs::Innhold;
        let tom = |i: &Innhold| i.antall() == 0 && !matches!(i, Innhold::Serie(s) if !s.punkter.is_empty());
        self.kurs.spor.iter().all(|s| tom(&s.innhold))
    }
}

/// A chart. `forklaring` explains the period that is shown, in words; `verktoy` are the buttons of the browser's part.
#[component]
pub fn Graf(
    tegning: Tegning,
    visning: Visning,
    omtale: Omtale,
    /// Of the address, what belongs to other charts and to the page.
    #[prop(optional)]
    ovrige: Vec<(String, String)>,
    #[prop(optional)] forklaring: Option<AnyView>,
    #[prop(optional)] verktoy: Option<AnyView>,
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
    let kode = tegning.kurs.kod().unwrap_or_default();
    let csv = omtale.csv.map(|href| view! { <p><a class="no-print" href=href download>{t!("graf-csv")}</a></p> });
    let kurs = tegning.kurs.clone();
    // Of a type of its own: the whole as one would be too deep for the compiler.
    let skjema = view! {
        <Pills label=t!("rapport-graf-visning") places=hopp/>
        <Visningsskjema kurs=kurs.clone() visning=visning.clone() ovrige=ovrige/>
    }
    .into_any();
    view! {
        {sammendrag}
        <div class="graf" data-graf=id.clone() data-kurs=kode data-visning=som_attributt(&visning)>
            {skjema}
            <figure class="chart" id=id.clone()>
                <p class="chart-hint">{t!("rapport-graf-hint")}</p>
                <div class="chart-tools" data-graf-verktoy hidden>{verktoy}</div>
                <div class="chart-scroll" tabindex="0" role="region" aria-label=t!("graf-omrade", navn = omtale.navn.clone())>
                    <Course svg=charts::tegn(&kurs, &visning) role=kurs.ord.rolle.clone() labelledby=navn.clone() describedby=tekst/>
                </div>
                <Overview svg=charts::oversikt(&kurs, &visning)/>
                <figcaption><strong id=navn>{omtale.navn}</strong>" "{omtale.bildetekst}</figcaption>
                <p class="sr-only" role="status" data-graf-status></p>
            </figure>
            {merknader}
            <p class="meta">{t!("rapport-graf-forklaring")}":"</p>
            {tegnforklaring::tegnforklaring(&kurs)}
            <section data-graf-forklaring>{forklaring.unwrap_or_else(|| forklaring::forklaring(&kurs, &visning))}</section>
            {tabell::tabell(&tegning, &visning)}
            {csv}
        </div>
    }
    .into_any()
}

/// The view for the browser: `skjulte=1.3&fra=…&til=…&teller=0&bredde=640`, times in minutes; what is not there is not chosen.
fn som_attributt(v: &Visning) -> String {
    let skjulte: Vec<String> = v.skjulte.iter().map(usize::to_string).collect();
    let mut ut = format!("skjulte={}", skjulte.join("."));
    if let Some(tid) = v.tid {
        ut += &format!("&fra={}&til={}", tid.fra, tid.til);
    }
    if let Some(nr) = v.nullpunkt {
        ut += &format!("&teller={nr}");
    }
    ut + &format!("&bredde={}", v.bredde)
}
