//! What runs in time: timelines, and series of measurements.

use super::generelt::{tett, tidspunkt};
use super::graf::Setning;
use super::ramme::{Sted, med_ord, merke, overskrift, reg};
use super::tabell::{Linje, Spalte, kildecelle, tegn};
use super::verdi::{kilde, malt};
use crate::domain::rapport::{Hendelse, Malepunkt, Maleserie, Retning, Skalaband, Tidslinje};
use crate::messages::{dato, dato_som_oppgitt, tall};
use crate::t;
use leptos::prelude::*;

/// Events and periods, oldest first. Of very many, the newest. `tegnet`: the section's chart and its table hold them.
pub(super) fn tidslinje(sted: Sted<'_>, nr: usize, t: &Tidslinje, tegnet: bool) -> AnyView {
    let navn = format!("tidslinje-{}", nr + 1);
    let id = sted.anker_til(&navn);
    let utelates = t.hendelser.len() - sted.vises(t.hendelser.len());
    let hendelser = t.hendelser.iter().enumerate().skip(utelates);
    let en = |(nr, h): (usize, &Hendelse)| {
        let om = if h.tittel.is_empty() { dato_som_oppgitt(h.fra) } else { h.tittel.clone() };
        hendelse(format!("{id}-rad-{}", nr + 1), h, sted.meld(&navn, Some(nr + 1), &om))
    };
    let innhold = if t.hendelser.is_empty() {
        let tom = if t.tom.is_empty() { t!("ikke-oppgitt") } else { t.tom.clone() };
        view! { <p dir="auto">{tom}</p> }.into_any()
    } else if tegnet {
        ().into_any()
    } else {
        view! { <ol class="timeline">{hendelser.map(en).collect_view()}</ol> }.into_any()
    };
    let flere = sted.flere(t.hendelser.len(), "rapport-nyeste", &id, &t.tittel).filter(|_| !tegnet);
    let forklaring = t.forklaring.clone().map(|f| view! { <p class="meta" dir="auto">{f}</p> });
    view! { {tittel(sted, &id, &t.tittel)}{forklaring}{innhold}{flere} }.into_any()
}

/// A heading below the section's. Without words of its own it says so: an empty heading is none.
fn tittel(sted: Sted<'_>, id: &str, tekst: &str) -> AnyView {
    let innhold = if tekst.trim().is_empty() { t!("rapport-uten-tittel").into_any() } else { reg(tekst) };
    overskrift(sted.underniva(), Some(id.to_owned()), innhold)
}

fn hendelse(id: String, h: &Hendelse, meld: Option<AnyView>) -> AnyView {
    let fra = dato_som_oppgitt(h.fra);
    let nar = match (h.til, h.pagar) {
        (Some(til), _) => t!("rapport-fra-til", fra = fra, til = dato_som_oppgitt(til)),
        (None, true) => t!("rapport-pagar", fra = fra),
        (None, false) => fra,
    };
    let avsnitt = h.beskrivelse.iter().chain(&h.grunn).map(|b| view! { <p dir="auto">{b.clone()}</p> }).collect_view();
    view! {
        <li id=id>
            <p class="meta">{nar}</p>
            <p><strong>{reg(&h.tittel)}</strong></p>
            {avsnitt}
            {h.kilde.as_ref().and_then(kilde)}
            {meld.map(|m| view! { <p class="meta">{m}</p> })}
        </li>
    }
    .into_any()
}

/// A series: a sentence, and every value, newest first. `tegnet`: the section's chart and its table hold the values; those
/// of a dense series stand here all the same.
pub(super) fn maleserie(sted: Sted<'_>, nr: usize, m: &Maleserie, tegnet: bool) -> AnyView {
    let navn = format!("serie-{}", nr + 1);
    let id = sted.anker_til(&navn);
    let forklaring = m.forklaring.clone().map(|f| view! { <p class="meta" dir="auto">{f}</p> });
    let kode = kode(sted, m).map(|k| view! { <p class="meta">{k}</p> });
    let i_liste = !m.punkter.is_empty() && (!tegnet || tett::er_tett(m));
    let tabell = i_liste.then(|| punkttabell(sted, &navn, m));
    let ar = (i_liste && tegnet).then(|| tett::artabell(sted, &navn, m));
    let flere = sted.flere(m.punkter.len(), "rapport-nyeste", &id, &m.tittel).filter(|_| i_liste);
    let setning = setning(m).vis();
    view! {
        {tittel(sted, &id, &m.tittel)}{forklaring}<p>{setning}{om_skala(m)}</p>{band(m)}{kode}{ar}{tabell}{flere}
    }
    .into_any()
}

/// What the scale means, from the lowest.
fn band(m: &Maleserie) -> Option<AnyView> {
    let ett = |b: &Skalaband| {
        let setning = t!("generelt-band", fra = malt(b.fra, &m.enhet), navn = merke(0));
        view! { <li>{med_ord(&setning, &[&b.navn])}</li> }
    };
    let liste = m.band.iter().map(ett).collect_view();
    (!m.band.is_empty()).then(|| view! { <ul class="meta">{liste}</ul> }.into_any())
}

/// A series that is drawn without marks: by year, and every value. `navn` is its name in addresses of errors.
pub(super) fn tette_tall(sted: Sted<'_>, navn: &str, m: &Maleserie) -> Option<AnyView> {
    tett::er_tett(m).then(|| {
        let flere =
            sted.flere(m.punkter.len(), "rapport-nyeste", &sted.anker_til(&format!("{navn}-tabell")), &m.tittel);
        view! { {tett::artabell(sted, navn, m)}{punkttabell(sted, navn, m)}{flere} }.into_any()
    })
}

/// What is said of a series whose values stand in another table.
pub(super) fn om_serie(sted: Sted<'_>, m: &Maleserie) -> AnyView {
    let forklaring = m.forklaring.clone().map(|f| view! { <p class="meta" dir="auto">{f}</p> });
    let kode = kode(sted, m).map(|k| view! { <p class="meta">{k}</p> });
    view! { <p><strong>{reg(&m.tittel)}</strong>": "{setning(m).vis()}{om_skala(m)}</p>{forklaring}{band(m)}{kode} }
        .into_any()
}

fn kode(sted: Sted<'_>, m: &Maleserie) -> Option<AnyView> {
    let kode = m.kode.as_deref()?;
    let linje = match m.kodeverk.as_deref() {
        None => med_ord(&t!("rapport-kode", kode = merke(0)), &[kode]),
        Some(verk) => {
            let navn = sted.ramme.rapport.kodeverknavn(verk).unwrap_or(verk);
            med_ord(&t!("rapport-kode-i", kode = merke(0), kodeverk = merke(1)), &[kode, navn])
        }
    };
    let betydning = m.kodeverk.as_deref().and_then(|v| sted.ramme.rapport.kodetekst(v, kode));
    Some(view! { {linje}{betydning.map(|b| view! { ": "{reg(b)} })} }.into_any())
}

/// First, last and highest.
pub(super) fn setning(m: &Maleserie) -> Setning {
    let (Some(forste), Some(siste)) = (m.punkter.first(), m.punkter.last()) else {
        return if m.tom.is_empty() { Setning::var(t!("ikke-oppgitt")) } else { Setning::register(&m.tom) };
    };
    let hoyest = m.punkter.iter().fold(forste, |h, p| if p.verdi > h.verdi { p } else { h });
    let [f, s, h] = [forste, siste, hoyest].map(|p| malt(p.verdi, &m.enhet));
    if m.punkter.len() == 1 {
        return Setning::med(&t!("rapport-serie-en", verdi = merke(0), dato = dato(forste.dato)), &[&f]);
    }
    let setning = t!(
        "rapport-serie-flere",
        forste = merke(0),
        forste_dato = dato(forste.dato),
        siste = merke(1),
        siste_dato = dato(siste.dato),
        hoyest = merke(2),
        hoyest_dato = dato(hoyest.dato)
    );
    Setning::med(&setning, &[&f, &s, &h])
}

fn om_skala(m: &Maleserie) -> String {
    let bedre = match m.bedre {
        Some(Retning::Hoyere) => format!(" {}", t!("rapport-serie-hoyere")),
        Some(Retning::Lavere) => format!(" {}", t!("rapport-serie-lavere")),
        None => String::new(),
    };
    let skala = m.skala.map(|(fra, til)| format!(" {}", t!("rapport-serie-skala", fra = tall(fra), til = tall(til))));
    bedre + &skala.unwrap_or_default()
}

fn punkttabell(sted: Sted<'_>, navn: &str, m: &Maleserie) -> AnyView {
    let (merknader, kilder) =
        (m.punkter.iter().any(|p| p.merknad.is_some()), m.punkter.iter().any(|p| p.kilde.is_some()));
    let mut spalter = vec![Spalte::ny(t!("tabell-dato"), false), Spalte::ny(t!("rapport-serie-verdi"), true)];
    if merknader {
        spalter.push(Spalte::ny(t!("rapport-serie-merknad"), false));
    }
    if kilder {
        spalter.push(Spalte::ny(t!("rapport-kilde"), false));
    }
    let linje = |(nr, p): (usize, &Malepunkt)| {
        let enhet = (!m.enhet.is_empty()).then(|| view! { "\u{a0}"{reg(&m.enhet)} });
        let mut celler = vec![tidspunkt(p).into_any(), view! { {tall(p.verdi)}{enhet} }.into_any()];
        if merknader {
            celler.push(p.merknad.as_deref().map_or_else(|| ().into_any(), reg));
        }
        if kilder {
            celler.push(p.kilde.as_ref().map_or_else(|| t!("ikke-oppgitt").into_any(), kildecelle));
        }
        let meld = sted.meld(navn, Some(nr + 1), &format!("{} {}", m.tittel, dato(p.dato)));
        Linje { id: Some(sted.anker_til(&format!("{navn}-rad-{}", nr + 1))), celler, meld }
    };
    let vises = sted.vises(m.punkter.len());
    let linjer = m.punkter.iter().enumerate().rev().take(vises).map(linje).collect();
    tegn(&sted.anker_til(&format!("{navn}-tabell")), &m.tittel, true, spalter, linjer)
}
