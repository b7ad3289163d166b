//! The disease course with its chart.

use super::egne_spor::{notatspor, sammenlign};
use super::graf::valg::FORSTE;
use super::graf::{Graf, Tegning, funnliste, omtale, tegning};
use super::ramme::{Ramme, Sted, prosent};
use super::tid::om_serie;
use crate::domain::forlop::Forlop;
use crate::pages::registre::ROT;
use crate::t;
use leptos::prelude::*;

/// The disease course: sentences, what may be wrong, and the chart with its table. The report's first chart has the address
/// `graf`.
pub(super) fn seksjon(sted: Sted<'_>, f: &Forlop, forste: bool) -> AnyView {
    let id = grafid(sted, forste);
    let plass = sted.ramme.plass.as_ref();
    let csv = plass.map(|p| format!("{ROT}/{}/rapport/{}/tallene/{id}.csv", prosent(&p.slug), p.id));
    let tegning = med_eget(sted, f, id, forste);
    let visning = sted.ramme.valg.visning(&tegning.kurs);
    let ovrige = sted.ramme.valg.ovrige(&tegning.kurs);
    let serier: Vec<AnyView> = f.maleserier.iter().map(|m| om_serie(sted, m)).collect();
    let om_serier = (!serier.is_empty()).then(|| {
        let tittel = super::ramme::overskrift(sted.underniva(), None, t!("graf-serier").into_any());
        view! { {tittel}{serier} }
    });
    view! {
        {funnliste(sted, f)}
        <Graf tegning=tegning visning=visning ovrige=ovrige omtale=omtale(f, csv)/>
        {om_serier}
    }
    .into_any()
}

/// The course, with what the citizen has added to it. Notes stand in the first chart alone.
fn med_eget(sted: Sted<'_>, f: &Forlop, id: String, forste: bool) -> Tegning {
    let mut tegning = tegning(sted, f, id);
    if let Some(egen) = &sted.ramme.egen {
        sammenlign(&mut tegning.kurs, egen, f);
    }
    if forste {
        notatspor(&mut tegning, &sted.ramme.notater);
    }
    tegning
}

/// `graf` for the first chart of a report in a page of its own, else the section's address.
fn grafid(sted: Sted<'_>, forste: bool) -> String {
    if forste { FORSTE.to_owned() } else { sted.anker().replacen("seksjon", "del", 1) }
}

/// The chart with this address in a report, for its file.
#[cfg(feature = "ssr")]
pub fn graf_i(side: &crate::domain::oversikt::Rapportside, id: &str) -> Option<Tegning> {
    let rapport = &side.rapport;
    let ramme = Ramme { notater: side.notater.clone(), ..Ramme::bar(rapport) };
    let forste = rapport.seksjoner.iter().position(|s| s.forlop.is_some());
    let steder = rapport.seksjoner.iter().enumerate();
    let egne = steder.filter_map(|(nr, s)| Some((nr, s.forlop.as_ref()?)));
    let mut egne = egne.map(|(nr, f)| (Sted { ramme: &ramme, nr: nr + 1 }, f, forste == Some(nr)));
    egne.find(|(sted, _, forste)| grafid(*sted, *forste) == id)
        .map(|(sted, f, forste)| med_eget(sted, f, id.to_owned(), forste))
}
