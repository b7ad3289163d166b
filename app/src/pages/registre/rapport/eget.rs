//! What the citizen adds to a report: the offer of a comparison, its words beside the chart, and the links at the end. Who
//! acts for another sees none of it.

use super::ramme::{Sted, overskrift};
use crate::components::links::ActionLink;
use crate::domain::forlop::Forlop;
use crate::domain::forlop::sammenligning::{Egensammenligning, Poeng, Referanse, Sammenligningsvalg, Skala, UtenPoeng};
use crate::domain::oversikt::Rapportside;
use crate::messages::{dato, dato_som_oppgitt};
use crate::pages::gjelder::gjelder;
use crate::pages::ord::sammenligning_med;
use crate::pages::registre::ROT;
use crate::t;
use leptos::prelude::*;

/// The address of the choice.
fn valget(side: &Rapportside) -> String {
    format!("{ROT}/{}/rapport/{}/sammenligning", side.register.slug, side.id)
}

/// The offer, until the citizen has chosen. Nothing of the comparison stands in it.
pub(super) fn tilbud(side: &Rapportside) -> Option<AnyView> {
    side.sammenligning.filter(|s| s.valg == Sammenligningsvalg::Ikke).map(|_| {
        let lenke = valget(side);
        view! {
            <div class="notice">
                <p>{t!("sammenligning-tilbud")}</p>
                <p><ActionLink href=lenke text=t!("sammenligning-tilbud-lenke")/></p>
            </div>
        }
        .into_any()
    })
}

/// The last section: where notes are written and the comparison is changed. For reports with a course.
pub(super) fn lenker(side: &Rapportside) -> Option<AnyView> {
    let har_forlop = side.rapport.seksjoner.iter().any(|s| s.forlop.is_some());
    (har_forlop && gjelder().annen().is_none()).then(|| {
        let notater = format!("{ROT}/{}/notater", side.register.slug);
        let valget = side.sammenligning.map(|_| valget(side));
        view! {
            <section aria-labelledby="eget">
                <h2 id="eget">{t!("eget-tittel")}</h2>
                <p>{t!("eget-tekst")}</p>
                <p><ActionLink href=notater text=t!("notater-til")/></p>
                {valget.map(|href| view! { <p><ActionLink href=href text=t!("sammenligning-endre")/></p> })}
            </section>
        }
        .into_any()
    })
}

/// The group, the place of the last reading in it, and what it is not. None when no comparison is asked for.
pub(super) fn ord(egen: &Egensammenligning, f: &Forlop) -> Option<Vec<String>> {
    let skala = egen.valg.skala()?;
    let referanse = Referanse { skala, debut: f.debut, fodt: egen.fodt };
    let mut ord = siste(&referanse, f);
    ord.push(t!("sammenligning-felt"));
    if f.debut.dag.is_none() {
        ord.push(t!("sammenligning-ukjent-debut", debut = dato_som_oppgitt(f.debut)));
    }
    ord.push(match skala {
        Skala::Msss => t!("sammenligning-kilde-msss"),
        Skala::Armss => t!("sammenligning-kilde-armss"),
    });
    ord.push(t!("sammenligning-ikke-spadom"));
    Some(ord)
}

/// Where the last reading stands, or why it stands nowhere.
fn siste(referanse: &Referanse, f: &Forlop) -> Vec<String> {
    let Some(e) = f.edss.iter().filter(|e| e.dato <= f.til_og_med).max_by_key(|e| e.dato) else { return Vec::new() };
    let (skar, dag) = (e.skar.tekst(), dato(e.dato));
    match referanse.plassering(e) {
        Ok(p) => {
            let (ar, antall) = (p.ar, omtrent(p.poeng));
            let av_hundre = match referanse.skala {
                Skala::Msss => t!("sammenligning-av-hundre-msss", ar = ar, antall = antall),
                Skala::Armss => t!("sammenligning-av-hundre-armss", ar = ar, antall = antall),
            };
            let usikker = p.usikker.then(|| t!("sammenligning-usikker"));
            [av_hundre, t!("sammenligning-gjelder", skar = skar, dato = dag)].into_iter().chain(usikker).collect()
        }
        Err(UtenPoeng::Skar) => vec![t!("sammenligning-uten-skar", skar = skar, dato = dag)],
        Err(UtenPoeng::ForsteAr) => vec![t!("sammenligning-uten-forste-ar", dato = dag)],
        Err(UtenPoeng::Alder) => vec![t!("sammenligning-uten-alder", dato = dag)],
    }
}

fn omtrent(poeng: Poeng) -> String {
    match poeng.av_hundre() {
        Some(antall) => t!("sammenligning-omtrent", antall = antall),
        None if poeng.hoy() => t!("sammenligning-over-99"),
        None => t!("sammenligning-under-en"),
    }
}

/// [`ord`] under its heading, beside the chart.
pub(super) fn forklaring(sted: Sted<'_>, f: &Forlop) -> Option<AnyView> {
    let egen = sted.ramme.egen.as_ref()?;
    let (ord, skala) = (ord(egen, f)?, egen.valg.skala()?);
    let tittel = t!("sammenligning-overskrift", gruppe = sammenligning_med(skala)).into_any();
    let avsnitt = ord.into_iter().map(|o| view! { <p>{o}</p> }).collect_view();
    let id = sted.anker_til("sammenligning");
    let tittel = overskrift(sted.underniva(), Some(id.clone()), tittel);
    Some(view! { <section aria-labelledby=id>{tittel}{avsnitt}</section> }.into_any())
}
