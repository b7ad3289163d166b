//! The charts of a report: for its page on paper, its summary, and files of one chart.

use super::generelt;
use super::graf::Tegning;
use super::graf::valg::Grafvalg;
use super::ramme::{Ramme, Rapportplass, Sted, prosent};
use crate::domain::rapport::Rapport;
use crate::messages::dato;
use crate::pages::gjelder::gjelder;
use crate::pages::registre::ROT;
use crate::t;
use leptos::prelude::*;

/// A chart, and the title of its section.
#[derive(Clone, Debug, PartialEq)]
pub struct Rapportgraf {
    pub tittel: String,
    pub tegning: Tegning,
}

/// Every chart of a report, as they stand on its page.
pub fn grafer(rapport: &Rapport) -> Vec<Rapportgraf> {
    let ramme = Ramme {
        rapport,
        plass: None,
        prefiks: String::new(),
        niva: 2,
        apne: false,
        alle: false,
        alle_lenke: String::new(),
        valg: Grafvalg::default(),
    };
    let forste = forste_graf(rapport);
    let steder = rapport.seksjoner.iter().enumerate();
    let av = |(nr, s): (usize, &crate::domain::rapport::Seksjon)| {
        let (sted, tittel) = (Sted { ramme: &ramme, nr: nr + 1 }, s.tittel.clone());
        let tegning = generelt::tegning(sted, s, sted.graf_id(s, forste == Some(nr)))?;
        Some(Rapportgraf { tittel, tegning })
    };
    steder.filter_map(av).collect()
}

/// The section that has the report's first chart, which has the address `graf`.
pub(super) fn forste_graf(rapport: &Rapport) -> Option<usize> {
    rapport.seksjoner.iter().position(|s| s.forlop.is_some() || generelt::tegnes(s))
}

/// What stands over a chart on paper: whose it is, the day it speaks of, and what it cannot tell.
pub(super) fn hode(rapport: &Rapport) -> AnyView {
    let navn = gjelder().navn.helt();
    view! {
        <div class="print-only">
            <p><strong>{navn}</strong></p>
            <p>{t!("rapport-periode", dato = dato(rapport.til_og_med))}</p>
            <p>{t!("grafark-grenser")}</p>
        </div>
    }
    .into_any()
}

/// A link to save a chart as a drawing, where the report has an address.
pub(super) fn svglenke(plass: Option<&Rapportplass>, id: &str) -> Option<AnyView> {
    let href = plass.map(|p| format!("{ROT}/{}/rapport/{}/graf/{id}.svg", prosent(&p.slug), p.id))?;
    Some(view! { <p><a class="no-print target" href=href download>{t!("grafark-svg")}</a></p> }.into_any())
}
