//! What stands around a report's sections: what the registry could not give, when it was made, its files, the other
//! reports that can be had, and what the codes mean.

use super::ramme::{Ramme, Rapportplass, med_ord, merke, overskrift, reg};
use super::verdi::filadresse;
use crate::components::disclosure::Help;
use crate::domain::rapport::{Hovedtype, Kodeliste, StottetRapport, Vedlegg};
use crate::domain::tid::dag;
use crate::messages::{dato, tidspunkt};
use crate::t;
use leptos::prelude::*;

/// What the citizen must know before reading: parts that are missing, and how old the rest is.
pub(super) fn foran(ramme: &Ramme<'_>) -> AnyView {
    let r = ramme.rapport;
    let deler = r.mangler.iter().map(|m| view! { <li>{reg(m)}</li> }).collect_view();
    let mangler = (!r.mangler.is_empty()).then(|| {
        let tittel = overskrift(ramme.niva, None, t!("rapport-mangler-tittel").into_any());
        view! { <div class="ds-alert" data-color="warning">{tittel}<p>{t!("rapport-mangler")}</p><ul>{deler}</ul></div> }
    });
    // Under a heading of the page itself, the page says when it was fetched.
    let laget = (ramme.niva == 2).then(|| t!("rapport-laget", tidspunkt = tidspunkt(r.hentet)));
    let endret = r.data_sist_endret.map(|tid| t!("rapport-sist-endret", tidspunkt = tidspunkt(tid)));
    let til = (r.til_og_med != dag(r.hentet)).then(|| t!("rapport-til-og-med", dato = dato(r.til_og_med)));
    let alder: Vec<String> = laget.into_iter().chain(til).chain(endret).collect();
    view! { {mangler}{(!alder.is_empty()).then(|| view! { <p class="meta">{alder.join(" ")}</p> })} }.into_any()
}

/// What follows the sections.
pub(super) fn etter(ramme: &Ramme<'_>) -> AnyView {
    let r = ramme.rapport;
    view! { {filer(ramme, &r.vedlegg)}{andre(ramme, &r.stottede_rapporter)}{koder(ramme)} }.into_any()
}

fn filer(ramme: &Ramme<'_>, vedlegg: &[Vedlegg]) -> Option<AnyView> {
    let en = |(nr, v): (usize, &Vedlegg)| view! { <li>{fil(v, nr + 1, ramme.plass.as_ref())}</li> };
    let liste = vedlegg.iter().enumerate().map(en).collect_view();
    (!vedlegg.is_empty()).then(|| {
        let id = format!("{}filer", ramme.prefiks);
        let tittel = overskrift(ramme.niva, Some(id.clone()), t!("rapport-filer").into_any());
        view! { <section aria-labelledby=id>{tittel}<p>{t!("rapport-filer-merknad")}</p><ul>{liste}</ul></section> }
            .into_any()
    })
}

/// A link to save the file, with its kind and size. A report that is not stored has no address for its files: they stand in
/// the link.
fn fil(v: &Vedlegg, nr: usize, plass: Option<&Rapportplass>) -> AnyView {
    let navn = if v.innholdsbeskrivelse.trim().is_empty() {
        t!("rapport-uten-tittel").into_any()
    } else {
        reg(&v.innholdsbeskrivelse)
    };
    let om = v.slag().map_or_else(|| v.mimetype.clone(), |s| s.navn().to_owned());
    let om = format!(" ({om}, {})", storrelse(v.innhold.len() / 4 * 3));
    match plass {
        Some(p) => view! { <a href=filadresse(&p.slug, p.id, nr) download>{navn}{om}</a> }.into_any(),
        None => {
            let innhold =
                format!("data:{};base64,{}", v.slag().map_or("application/octet-stream", |s| s.mime()), v.innhold);
            view! { <a href=innhold download>{navn}{om}</a> }.into_any()
        }
    }
}

fn storrelse(byte: usize) -> String {
    let kb = byte.div_ceil(1024);
    if kb < 1024 { format!("{kb}\u{a0}kB") } else { format!("{}\u{a0}MB", kb.div_ceil(1024)) }
}

fn andre(ramme: &Ramme<'_>, andre: &[StottetRapport]) -> Option<AnyView> {
    let en = |s: &StottetRapport| {
        let deler = [&s.lokal_rapport_beskrivelse, &s.lokal_rapport_type];
        let deler = deler.into_iter().flatten().filter(|d| !d.is_empty());
        let deler: Vec<_> = deler.map(|d| view! { " – "{reg(d)} }).collect();
        view! { <li>{hovedtype(s.rapport_hoved_type)}{deler}</li> }
    };
    let liste = andre.iter().map(en).collect_view();
    (!andre.is_empty()).then(|| {
        let id = format!("{}andre-rapporter", ramme.prefiks);
        let tittel = overskrift(ramme.niva, Some(id.clone()), t!("rapport-andre").into_any());
        view! { <section aria-labelledby=id>{tittel}<p>{t!("rapport-andre-merknad")}</p><ul>{liste}</ul></section> }
            .into_any()
    })
}

fn hovedtype(slag: Hovedtype) -> String {
    match slag {
        Hovedtype::Standard => t!("rapport-hoved-std"),
        Hovedtype::Full => t!("rapport-hoved-full"),
        Hovedtype::Flyttbar => t!("rapport-hoved-tra"),
        Hovedtype::Lokal => t!("rapport-hoved-lok"),
    }
}

fn koder(ramme: &Ramme<'_>) -> Option<AnyView> {
    let r = ramme.rapport;
    let liste = |l: &Kodeliste| {
        let koder = l.koder.iter().map(|k| view! { <div><dt>{reg(&k.kode)}</dt><dd>{reg(&k.tekst)}</dd></div> });
        let koder = koder.collect_view();
        let navn = med_ord(&t!("rapport-kodeliste", navn = merke(0), kodeverk = merke(1)), &[&l.navn, &l.kodeverk]);
        let fylt = (!l.koder.is_empty()).then(|| view! { <dl class="facts">{koder}</dl> });
        view! { <p><strong>{navn}</strong></p>{fylt} }
    };
    let lister = r.kodelister.iter().map(liste).collect_view().into_any();
    (!r.kodelister.is_empty()).then(|| {
        view! { <div id=format!("{}koder", ramme.prefiks)><Help summary=t!("rapport-koder")>{lister}</Help></div> }
            .into_any()
    })
}
