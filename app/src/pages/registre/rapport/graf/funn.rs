//! What cannot be right in a course, in words beside the chart, each with its link «Meld feil». Nothing is mended.

use super::Setning;
use super::rad::{Rader, nar};
use crate::domain::forlop::{Forlop, Forlopspost, Funn, Funnslag};
use crate::messages::dato;
use crate::pages::registre::rapport::ramme::{Sted, merke, overskrift};
use crate::t;
use leptos::prelude::*;

/// The list, under a heading; none when everything can be right.
pub(in crate::pages::registre::rapport) fn funnliste(sted: Sted<'_>, f: &Forlop) -> Option<AnyView> {
    let rader = Rader::ny(sted, f);
    let linjer: Vec<AnyView> = f.funn().iter().map(|funn| linje(&rader, funn)).collect();
    (!linjer.is_empty()).then(|| {
        let tittel = overskrift(sted.underniva(), None, t!("graf-funn").into_any());
        let ingress = t!("graf-funn-ingress");
        view! { <div class="ds-alert" data-color="warning">{tittel}<p>{ingress}</p><ul>{linjer}</ul></div> }.into_any()
    })
}

fn linje(rader: &Rader<'_>, funn: &Funn) -> AnyView {
    let (hva, nar) = post(rader, funn.post);
    let om = format!("{}, {nar}", hva.ren());
    let (felt, rad) = adresse(funn.post);
    let meld = rader.sted.meld(felt, rad, &om);
    view! { <li>{hva.vis()}", "{nar}": "{grunn(rader.forlop, funn).vis()}" "{meld}</li> }.into_any()
}

/// The item, as it stands in the table.
fn post(r: &Rader<'_>, post: Forlopspost) -> (Setning, String) {
    let rad = match post {
        Forlopspost::Diagnose => {
            let dag = r.forlop.diagnose.map(dato).unwrap_or_default();
            return (Setning::var(t!("rapport-graf-diagnose")), dag);
        }
        Forlopspost::Edss(nr) => r.edss(nr),
        Forlopspost::Attakk(nr) => r.attakk(nr),
        Forlopspost::Behandling(nr) => r.behandling(nr),
        Forlopspost::Mr(nr) => r.mr(nr),
    };
    rad.map(|r| (r.hva, r.nar)).unwrap_or_default()
}

/// The address of an item: its name in the report, and its row from 1.
fn adresse(post: Forlopspost) -> (&'static str, Option<usize>) {
    match post {
        Forlopspost::Diagnose => ("forlop-diagnose", None),
        Forlopspost::Edss(nr) => ("forlop-edss", Some(nr + 1)),
        Forlopspost::Attakk(nr) => ("forlop-attakk", Some(nr + 1)),
        Forlopspost::Behandling(nr) => ("forlop-behandling", Some(nr + 1)),
        Forlopspost::Mr(nr) => ("forlop-mr", Some(nr + 1)),
    }
}

fn grunn(f: &Forlop, funn: &Funn) -> Setning {
    match &funn.slag {
        Funnslag::Fremtid(_) => Setning::var(t!("funn-fremtid", til = dato(f.til_og_med))),
        Funnslag::ForDebut(_) => Setning::var(t!("funn-for-debut", debut = nar(f.debut))),
        Funnslag::SluttForStart { .. } => Setning::var(t!("funn-slutt-for-start")),
        Funnslag::FinnesIkke => Setning::var(t!("funn-finnes-ikke")),
        Funnslag::Overlapp { annen } => {
            let annen = annen.to_string();
            let middel = match funn.post {
                Forlopspost::Behandling(nr) => f.behandlinger.get(nr).and_then(|b| b.legemiddel.as_deref()),
                _ => None,
            };
            Setning::med(&t!("funn-overlapp", middel = merke(0), annen = annen), &[middel.unwrap_or_default()])
        }
    }
}
