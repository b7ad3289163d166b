//! Facts, values, codes and sources.

use super::graf::Setning;
use super::ramme::{Sted, med_ord, merke, prosent, reg};
use crate::components::disclosure::Help;
use crate::domain::rapport::{Celle, Faktum, Opphav, Rapport};
use crate::messages::{dato, tall, tidspunkt};
use crate::t;
use leptos::prelude::*;

/// The facts of a section; each has an address and «Meld feil».
pub(super) fn felt(sted: Sted<'_>, felt: &[Faktum]) -> Option<AnyView> {
    let en = |(nr, f): (usize, &Faktum)| {
        let navn = format!("felt-{}", nr + 1);
        let meld = sted.meld(&navn, None, &f.navn);
        rad(sted.ramme.rapport, f, Some(sted.anker_til(&navn)), false, meld)
    };
    let rader = felt.iter().enumerate().map(en).collect_view();
    (!felt.is_empty()).then(|| view! { <dl class="facts">{rader}</dl> }.into_any())
}

/// The facts of a record. Help is plain text here: a disclosure in a disclosure is hard to find one's way in.
pub(super) fn i_post(rapport: &Rapport, felt: &[Faktum]) -> Option<AnyView> {
    let rader = felt.iter().map(|f| rad(rapport, f, None, true, None)).collect_view();
    (!felt.is_empty()).then(|| view! { <dl class="facts">{rader}</dl> }.into_any())
}

fn rad(rapport: &Rapport, f: &Faktum, id: Option<String>, i_post: bool, meld: Option<AnyView>) -> AnyView {
    let forklaring = f.forklaring.clone().map(|h| {
        if i_post {
            return view! { <p class="meta" dir="auto">{h}</p> }.into_any();
        }
        view! { <Help summary=t!("rapport-hjelp", navn = f.navn.clone())><p dir="auto">{h}</p></Help> }.into_any()
    });
    view! {
        <div id=id>
            <dt>{reg(&f.navn)}</dt>
            <dd>{faktum(rapport, f)}{forklaring}{f.kilde.as_ref().and_then(kilde)}{meld.map(|m| view! { <p class="meta">{m}</p> })}</dd>
        </div>
    }
    .into_any()
}

/// The value of a fact, with its code. A code without words shows itself.
fn faktum(rapport: &Rapport, f: &Faktum) -> AnyView {
    let verk = f.kodeverk.as_deref();
    let betydning = f.kode.as_deref().and_then(|k| rapport.kodetekst(verk?, k));
    let (vist, ord) = match (&f.verdi, &f.kode) {
        (None, Some(kode)) => {
            let ord = betydning.unwrap_or(kode);
            (view! { {reg(ord)}{enhet(f.enhet.as_deref())} }.into_any(), ord.to_owned())
        }
        (verdi, _) => (verdi_eller_ingen(rapport, verdi.as_ref(), f.enhet.as_deref()), ord_i(verdi.as_ref())),
    };
    let linje = match &f.kode {
        Some(kode) => Some(kodelinje(rapport, kode, verk, &ord)),
        None => verk.map(|k| med_ord(&t!("rapport-kodeverk", kodeverk = merke(0)), &[navn_pa(rapport, k)])),
    };
    view! { {vist}{linje.map(|l| view! { <p class="meta">{l}</p> })} }.into_any()
}

/// What stands in a text, to tell whether a code's meaning would be said twice.
fn ord_i(verdi: Option<&Celle>) -> String {
    match verdi {
        Some(Celle::Tekst(t) | Celle::Kode { verdi: t, .. }) => t.clone(),
        _ => String::new(),
    }
}

fn navn_pa<'r>(rapport: &'r Rapport, kodeverk: &'r str) -> &'r str {
    rapport.kodeverknavn(kodeverk).filter(|n| !n.trim().is_empty()).unwrap_or(kodeverk)
}

/// «Kode G35 i ICD-10», and what it means where that is not what is shown already.
fn kodelinje(rapport: &Rapport, kode: &str, kodeverk: Option<&str>, vist: &str) -> AnyView {
    let linje = match kodeverk {
        Some(k) => med_ord(&t!("rapport-kode-i", kode = merke(0), kodeverk = merke(1)), &[kode, navn_pa(rapport, k)]),
        None => med_ord(&t!("rapport-kode", kode = merke(0)), &[kode]),
    };
    let betydning = kodeverk.and_then(|k| rapport.kodetekst(k, kode)).filter(|b| *b != vist);
    view! { {linje}{betydning.map(|b| view! { ": "{reg(b)} })} }.into_any()
}

fn enhet(enhet: Option<&str>) -> Option<AnyView> {
    enhet.filter(|e| !e.is_empty()).map(|e| view! { "\u{a0}"{reg(e)} }.into_any())
}

/// A number with its unit.
pub(super) fn malt(verdi: f64, i: &str) -> String {
    if i.is_empty() { tall(verdi) } else { format!("{}\u{a0}{i}", tall(verdi)) }
}

/// A value with its unit, or that the registry holds none.
pub(super) fn verdi_eller_ingen(rapport: &Rapport, verdi: Option<&Celle>, i: Option<&str>) -> AnyView {
    match verdi {
        None => t!("ikke-oppgitt").into_any(),
        Some(Celle::Tekst(t)) if t.is_empty() => t!("ikke-oppgitt").into_any(),
        Some(v) => view! { {celle(rapport, v)}{enhet(i)} }.into_any(),
    }
}

fn celle(rapport: &Rapport, c: &Celle) -> AnyView {
    match c {
        Celle::Dato(d) => dato(*d).into_any(),
        Celle::Tid(tid) => tidspunkt(*tid).into_any(),
        Celle::Tall(n) => tall(*n).into_any(),
        Celle::Ja(true) => t!("ja").into_any(),
        Celle::Ja(false) => t!("nei").into_any(),
        Celle::Tekst(t) => reg(t),
        Celle::Kode { kode, kodeverk, verdi } => {
            let verk = kodeverk.as_deref();
            let ord = if verdi.trim().is_empty() {
                verk.and_then(|k| rapport.kodetekst(k, kode)).unwrap_or(kode)
            } else {
                verdi
            };
            view! { {reg(ord)}<span class="meta">" ("{kodelinje(rapport, kode, verk, ord)}")"</span> }.into_any()
        }
    }
}

/// «Registrert av X 3. mars 2026. Sist endret 4. mars 2026.»
pub(super) fn kilde(o: &Opphav) -> Option<AnyView> {
    let innhold = kildetekst(o)?;
    Some(view! { <p class="meta">{innhold}</p> }.into_any())
}

/// The same without a paragraph of its own.
pub(super) fn kildetekst(o: &Opphav) -> Option<AnyView> {
    let setning = kildesetning(o);
    (!setning.er_tom()).then(|| setning.vis())
}

/// The same as words; empty when nothing is known.
pub(super) fn kildesetning(o: &Opphav) -> Setning {
    let hvem = o.virksomhet.as_deref().filter(|v| !v.is_empty());
    let registrert = match (hvem, o.registrert) {
        (Some(v), Some(d)) => {
            Setning::med(&t!("rapport-registrert-av-dag", virksomhet = merke(0), dato = dato(d)), &[v])
        }
        (Some(v), None) => Setning::med(&t!("rapport-registrert-av", virksomhet = merke(0)), &[v]),
        (None, Some(d)) => Setning::var(t!("rapport-registrert", dato = dato(d))),
        (None, None) => Setning::default(),
    };
    let endret = o.endret.map(|d| Setning::var(t!("rapport-endret", dato = dato(d))));
    Setning::sammen([registrert, endret.unwrap_or_default()], " ")
}

/// The address of a file of the report.
pub(super) fn filadresse(slug: &str, id: crate::domain::id::HendelseId, nr: usize) -> String {
    format!("{}/{}/rapport/{id}/vedlegg/{nr}", crate::pages::registre::ROT, prosent(slug))
}
