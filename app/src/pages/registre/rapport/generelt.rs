//! Any section with measurements as one chart: its timelines and series under one axis. What is drawn is described by the
//! report's data; no registry is known here. Nothing is filled in, smoothed or drawn beyond the last measurement.

mod skala;
pub(super) mod tett;

use super::forklaringsord::ord;
use super::graf::valg::minutt;
use super::graf::{Graf, Grafrad, Omtale, Setning, Tegning};
use super::grafer::papir;
use super::ramme::{Sted, overskrift};
use super::tid::setning;
use super::verdi::kildesetning;
use crate::charts::kurs::{
    Band, DOGN, Hendelse as Merke, Hoyde, Innhold, Kurs, Linje, Minutt, Monster, Nullpunkt, Periode, Punkt, Serie,
    Spenn, Spor, TETT, Tegn,
};
use crate::domain::rapport::{Hendelse, Malepunkt, Maleserie, Seksjon, Tidslinje};
use crate::domain::tid::Dato;
use crate::messages::{dato, dato_som_oppgitt, tall};
use crate::t;
use leptos::prelude::*;

/// Between two measurements further apart than this the line is dashed: two years, as in the disease course.
const OPPHOLD: Minutt = 730 * DOGN;
/// Periods that years can be counted from; more is no list to choose from.
const MAKS_NULLPUNKTER: usize = 40;
/// A value beyond this is no measurement, and has no scale.
const STORST: f64 = 1e12;

/// A track with the words of its marks.
type Sporrader = (Spor, Vec<Grafrad>);

/// Whether the section is drawn: it has a measurement, and all days and values can stand in a chart.
pub(super) fn tegnes(s: &Seksjon) -> bool {
    let punkter = || s.maleserier.iter().flat_map(|m| &m.punkter);
    punkter().next().is_some() && punkter().all(|p| (1900..=2200).contains(&p.dato.year()) && p.verdi.abs() <= STORST)
}

/// The section's chart; None when it is not drawn.
pub(super) fn tegning(sted: Sted<'_>, s: &Seksjon, id: String) -> Option<Tegning> {
    let til_og_med = sted.ramme.rapport.til_og_med;
    if !tegnes(s) || !(1900..=2200).contains(&til_og_med.year()) {
        return None;
    }
    let linjer = (1..).zip(&s.tidslinjer).flat_map(|(nr, t)| linjespor(sted, nr, t));
    let med_punkter = (1..).zip(&s.maleserier).filter(|(_, m)| !m.punkter.is_empty());
    let antall = med_punkter.clone().count();
    let serier = med_punkter.enumerate().map(|(plass, (nr, m))| {
        let hoyde = if plass == 0 || antall == 2 { Hoyde::Stor } else { Hoyde::Lav };
        seriespor(sted, &format!("serie-{nr}"), format!("serie-{nr}"), m, hoyde)
    });
    let (spor, rader): (Vec<Spor>, Vec<Vec<Grafrad>>) = linjer.chain(serier).unzip();
    let til_og_med = minutt(til_og_med);
    let rapport = Linje { navn: t!("rapport-graf-rapportdato"), nar: Spenn::ved(til_og_med), stiplet: false };
    let kurs = Kurs {
        id,
        hele: hele(&spor, til_og_med),
        til_og_med,
        linjer: vec![rapport],
        nullpunkter: nullpunkter(&spor),
        spor,
        ord: ord(t!("generelt-rolle")),
    };
    Some(Tegning { kurs, rader: rader.into_iter().flatten().collect() })
}

/// The chart with everything around it.
pub(super) fn graf(sted: Sted<'_>, s: &Seksjon, tegning: Tegning) -> AnyView {
    let visning = sted.ramme.valg.visning(&tegning.kurs);
    let med_punkter: Vec<&Maleserie> = s.maleserier.iter().filter(|m| !m.punkter.is_empty()).collect();
    let navngitt = |m: &&Maleserie| {
        let navn = if med_punkter.len() > 1 { Setning::register(&m.tittel) } else { Setning::default() };
        Setning::sammen([navn, setning(m)], ": ")
    };
    let tette = med_punkter.iter().filter(|m| tett::er_tett(m));
    let tette = tette.map(|m| t!("generelt-tett", hva = m.tittel.as_str()));
    let omtale = Omtale {
        navn: t!("generelt-navn", hva = s.tittel.as_str()),
        setninger: med_punkter.iter().map(navngitt).collect(),
        bildetekst: t!("generelt-bildetekst"),
        merknader: [t!("generelt-opphold")].into_iter().chain(tette).collect(),
        papir: papir(sted.ramme.rapport),
        filer: sted.rapportadresse(),
    };
    let (ovrige, rekke) = (sted.ramme.valg.ovrige(&tegning.kurs), sted.ramme.valg.rekke(&tegning.kurs));
    let tittel = overskrift(sted.underniva(), None, t!("generelt-tittel").into_any());
    view! { {tittel}<Graf tegning=tegning visning=visning ovrige=ovrige rekke=rekke omtale=omtale i_fil=sted.i_fil()/> }
        .into_any()
}

/// From the first to the last moment that anything can mean.
pub(super) fn hele(spor: &[Spor], til_og_med: Minutt) -> Spenn {
    let spenn = spor.iter().flat_map(|s| -> Vec<Spenn> {
        match &s.innhold {
            Innhold::Perioder(p) => p.iter().map(|p| p.spenn(til_og_med)).collect(),
            Innhold::Hendelser(h) => h.iter().map(|h| h.nar).collect(),
            Innhold::Serie(s) => {
                s.punkter.first().into_iter().chain(s.punkter.last()).map(|p| Spenn::ved(p.nar)).collect()
            }
        }
    });
    spenn.fold(Spenn::ved(til_og_med), |a, b| Spenn { fra: a.fra.min(b.fra), til: a.til.max(b.til) })
}

/// The start of each period.
fn nullpunkter(spor: &[Spor]) -> Vec<Nullpunkt> {
    let perioder = spor.iter().filter_map(|s| match &s.innhold {
        Innhold::Perioder(p) => Some(p),
        _ => None,
    });
    let punkt = |p: &Periode| Nullpunkt { navn: t!("generelt-siden", hva = p.etikett.as_str()), nar: p.start.midt() };
    perioder.flatten().filter(|p| p.monster != Monster::Uten).take(MAKS_NULLPUNKTER).map(punkt).collect()
}

/// A timeline's periods and its events: a track each, where there are any.
fn linjespor(sted: Sted<'_>, nr: usize, t: &Tidslinje) -> Vec<Sporrader> {
    let mut i_orden: Vec<(usize, &Hendelse)> = (1..).zip(&t.hendelser).collect();
    i_orden.sort_by_key(|(_, h)| (h.fra.tidligst(), h.fra.senest()));
    let (perioder, hendelser): (Vec<_>, Vec<_>) = i_orden.into_iter().partition(|(_, h)| h.til.is_some() || h.pagar);
    let navn = if t.tittel.trim().is_empty() { t!("rapport-uten-tittel") } else { t.tittel.clone() };
    let begge = !perioder.is_empty() && !hendelser.is_empty();
    let rader = |av: &[(usize, &Hendelse)]| av.iter().map(|(rad, h)| linjerad(sted, nr, *rad, h)).collect();
    let spor = |id: String, navn: String, innhold: Innhold| Spor { id, navn, ingen: t!("rapport-graf-ingen"), innhold };
    let mut ut = Vec::new();
    if !perioder.is_empty() {
        let innhold = Innhold::Perioder(perioder.iter().map(|(_, h)| periode(h)).collect());
        ut.push((spor(format!("linje-{nr}"), navn.clone(), innhold), rader(&perioder)));
    }
    if !hendelser.is_empty() {
        let merke = |h: &Hendelse| Merke { nar: spenn(h.fra), tegn: Tegn::Punkt };
        let innhold = Innhold::Hendelser(hendelser.iter().map(|(_, h)| merke(h)).collect());
        let navn = if begge { t!("generelt-hendelser", linje = navn) } else { navn };
        ut.push((spor(format!("linje-{nr}-hendelser"), navn, innhold), rader(&hendelser)));
    }
    ut
}

fn periode(h: &Hendelse) -> Periode {
    Periode {
        start: spenn(h.fra),
        slutt: h.til.map(spenn),
        hale: None,
        monster: h.slag.map_or(Monster::Vanlig, Monster::from),
        etikett: if h.tittel.trim().is_empty() { t!("rapport-uten-tittel") } else { h.tittel.clone() },
        nr: None,
        stopp: h.til.and(h.grunn.as_deref()).map(super::graf::stopp),
    }
}

fn linjerad(sted: Sted<'_>, nr: usize, rad: usize, h: &Hendelse) -> Grafrad {
    let fra = dato_som_oppgitt(h.fra);
    let nar = match (h.til, h.pagar) {
        (Some(til), _) => t!("rapport-fra-til", fra = fra, til = dato_som_oppgitt(til)),
        (None, true) => t!("rapport-pagar", fra = fra),
        (None, false) => fra,
    };
    let mer = h.beskrivelse.iter().chain(&h.grunn).map(Setning::register);
    Grafrad {
        hva: if h.tittel.trim().is_empty() {
            Setning::var(t!("rapport-uten-tittel"))
        } else {
            Setning::register(&h.tittel)
        },
        nar,
        mer: Setning::sammen(mer, " – "),
        kilde: h.kilde.as_ref().map(kildesetning).unwrap_or_default(),
        meld: sted.meld_adresse(&format!("tidslinje-{nr}"), Some(rad)),
        sporsmal: sted.sporsmal_adresse(&format!("tidslinje-{nr}"), Some(rad)),
    }
}

/// A series; `felt` is its name in addresses of errors. Of a dense one there are no marks, and so no rows.
pub(super) fn seriespor(sted: Sted<'_>, felt: &str, id: String, m: &Maleserie, hoyde: Hoyde) -> Sporrader {
    let punkt = |p: &Malepunkt| Punkt {
        nar: minutt(p.dato) + p.klokkeslett.map_or(0, |k| Minutt::from(k.minutter())),
        verdi: p.verdi,
        ring: false,
        flagg: false,
    };
    let serie = Serie {
        skala: skala::skala(m),
        enhet: m.enhet.clone(),
        desimaler: skala::desimaler(m),
        band: m.band.iter().map(|b| Band { fra: b.fra, navn: b.navn.clone() }).collect(),
        bedre: m.bedre,
        hoyde,
        opphold: Some(OPPHOLD),
        sammenligning: None,
        punkter: m.punkter.iter().map(punkt).collect(),
    };
    let rader =
        (1..).zip(&m.punkter).filter(|_| m.punkter.len() <= TETT).map(|(rad, p)| punktrad(sted, felt, rad, m, p));
    let navn = if m.tittel.trim().is_empty() { t!("rapport-uten-tittel") } else { m.tittel.clone() };
    let spor = Spor { id, navn, ingen: m.tom.clone(), innhold: Innhold::Serie(serie) };
    (spor, rader.collect())
}

fn punktrad(sted: Sted<'_>, felt: &str, rad: usize, m: &Maleserie, p: &Malepunkt) -> Grafrad {
    let verdi = Setning::sammen([Setning::var(tall(p.verdi)), Setning::register(&m.enhet)], "\u{a0}");
    Grafrad {
        hva: Setning::sammen([Setning::register(&m.tittel), verdi], " "),
        nar: tidspunkt(p),
        mer: p.merknad.as_ref().map(Setning::register).unwrap_or_default(),
        kilde: p.kilde.as_ref().map(kildesetning).unwrap_or_default(),
        meld: sted.meld_adresse(felt, Some(rad)),
        sporsmal: sted.sporsmal_adresse(felt, Some(rad)),
    }
}

/// The day, and the time of day where it is known.
pub(super) fn tidspunkt(p: &Malepunkt) -> String {
    match p.klokkeslett {
        None => dato(p.dato),
        Some(k) => t!("tidspunkt", dato = dato(p.dato), klokken = k.tekst()),
    }
}

/// Everything a day of any precision can mean.
fn spenn(d: Dato) -> Spenn {
    Spenn { fra: minutt(d.tidligst()), til: minutt(d.senest()) }
}

#[cfg(test)]
mod tests;
