//! The disease course with its chart.

use super::egne_spor::{notatspor, sammenlign};
use super::graf::valg::FORSTE;
use super::graf::{Graf, Omtale, Tegning, funnliste, omtale, tegning};
use super::grafer::papir;
use super::ramme::Sted;
use super::tid::{om_serie, tette_tall};
use crate::domain::forlop::{Edss, Forlop};
use crate::domain::rapport::{Malepunkt, Maleserie};
use crate::t;
use leptos::prelude::*;

/// The disease course: sentences, what may be wrong, and the chart with its table. The report's first chart has the address
/// `graf`.
pub(super) fn seksjon(sted: Sted<'_>, f: &Forlop, forste: bool) -> AnyView {
    let id = grafid(sted, forste);
    let tegning = med_eget(sted, f, id, forste);
    let visning = sted.ramme.valg.visning(&tegning.kurs);
    let (ovrige, rekke) = (sted.ramme.valg.ovrige(&tegning.kurs), sted.ramme.valg.rekke(&tegning.kurs));
    let papir = papir(sted.ramme.rapport);
    let omtale = Omtale { papir, filer: sted.rapportadresse(), ..omtale(f) };
    let om = |(nr, m): (usize, &Maleserie)| {
        view! { {om_serie(sted, m)}{tette_tall(sted, &format!("forlop-serie-{nr}"), m)} }.into_any()
    };
    let serier: Vec<AnyView> = (1..).zip(&f.maleserier).map(om).collect();
    let om_serier = (!serier.is_empty()).then(|| {
        let tittel = super::ramme::overskrift(sted.underniva(), None, t!("graf-serier").into_any());
        view! { {tittel}{serier} }
    });
    view! {
        {funnliste(sted, f)}
        <Graf tegning=tegning visning=visning ovrige=ovrige rekke=rekke omtale=omtale i_fil=sted.i_fil()/>
        {tette_tall(sted, "forlop-edss", &som_serie(f))}
        {om_serier}
    }
    .into_any()
}

/// The readings as a series in the report's order: of very many, the figures stand beside the chart as any dense series'.
fn som_serie(f: &Forlop) -> Maleserie {
    let punkt = |e: &Edss| Malepunkt {
        dato: e.dato,
        klokkeslett: None,
        verdi: e.skar.verdi(),
        merknad: Some(e.sykehus.clone()).filter(|s| !s.is_empty()),
        kilde: e.kilde.clone(),
    };
    let punkter = f.edss.iter().map(punkt).collect();
    Maleserie { tittel: t!("rapport-graf-edss"), punkter, ..Maleserie::default() }
}

/// The course, with what the citizen has added to it. Notes stand in the first chart alone.
pub(super) fn med_eget(sted: Sted<'_>, f: &Forlop, id: String, forste: bool) -> Tegning {
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
pub(super) fn grafid(sted: Sted<'_>, forste: bool) -> String {
    if forste { FORSTE.to_owned() } else { sted.anker().replacen("seksjon", "del", 1) }
}
