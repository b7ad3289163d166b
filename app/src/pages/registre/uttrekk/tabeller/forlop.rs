//! The tables of a disease course: the chart's own data, a table for each track.

use super::{Fil, kilde, seriefil};
use crate::domain::forlop::{Attakk, Behandling, Edss, Fase, Forlop, Mr};
use crate::pages::registre::rapport::forlopsord;
use crate::t;

/// The tables of the course; those without rows too.
pub(super) fn filer(part: &str, f: &Forlop) -> Vec<Fil> {
    let fil = |hva: String, hode: Vec<String>, rader| Fil { navn: format!("{part} {hva}"), hode, rader };
    let (dato, sykehus, kilde) = (t!("tabell-dato"), t!("tabell-sykehus"), t!("csv-kilde"));
    let hode = |midt: &[String]| [std::slice::from_ref(&dato), midt, &[sykehus.clone(), kilde.clone()]].concat();
    let dager = [
        Some(vec![t!("rapport-graf-debut"), String::from(f.debut)]),
        f.diagnose.map(|d| vec![t!("rapport-graf-diagnose"), d.to_string()]),
    ];
    let faste = [
        fil(t!("csv-forlop"), vec![t!("csv-post"), dato.clone()], dager.into_iter().flatten().collect()),
        fil(t!("rapport-graf-edss"), hode(&[t!("tabell-verdi")]), f.edss.iter().map(edss).collect()),
        fil(
            t!("rapport-graf-attakk"),
            hode(&[t!("csv-bedring"), t!("csv-steroider"), t!("csv-beskrivelse")]),
            f.attakker.iter().map(attakk).collect(),
        ),
        fil(
            t!("rapport-graf-behandling"),
            vec![
                t!("csv-fra"),
                t!("csv-til"),
                t!("csv-legemiddel"),
                t!("csv-virkestoff"),
                t!("csv-slag"),
                t!("csv-grunn"),
                sykehus.clone(),
                kilde.clone(),
            ],
            f.behandlinger.iter().map(behandling).collect(),
        ),
        fil(
            t!("rapport-graf-mr"),
            hode(&[t!("csv-omrade"), t!("csv-nye-t2"), t!("csv-kontrast")]),
            f.mr.iter().map(mr).collect(),
        ),
        fil(t!("graf-faser"), vec![t!("csv-fra"), t!("csv-slag"), kilde.clone()], f.faser.iter().map(fase).collect()),
    ];
    let serier = f.maleserier.iter().map(|m| seriefil(format!("{part} {}", m.tittel), m));
    faste.into_iter().chain(serier).collect()
}

fn edss(e: &Edss) -> Vec<String> {
    vec![e.dato.to_string(), e.skar.tekst(), e.sykehus.clone(), kilde(e.kilde.as_ref())]
}

fn attakk(a: &Attakk) -> Vec<String> {
    let bedring = forlopsord::bedring(a.bedring);
    let steroider = match a.steroider {
        Some(true) => t!("ja"),
        Some(false) => t!("nei"),
        None => String::new(),
    };
    let beskrivelse = a.beskrivelse.clone().unwrap_or_default();
    vec![String::from(a.dato), bedring, steroider, beskrivelse, a.sykehus.clone(), kilde(a.kilde.as_ref())]
}

fn behandling(b: &Behandling) -> Vec<String> {
    let valgfri = |t: &Option<String>| t.clone().unwrap_or_default();
    let slag = forlopsord::slag(b.slag);
    vec![
        String::from(b.fra),
        b.til.map(|d| d.to_string()).unwrap_or_default(),
        valgfri(&b.legemiddel),
        valgfri(&b.virkestoff),
        slag,
        valgfri(&b.grunn),
        b.sykehus.clone(),
        kilde(b.kilde.as_ref()),
    ]
}

fn mr(m: &Mr) -> Vec<String> {
    let antall = |n: Option<u16>| n.map(|n| n.to_string()).unwrap_or_default();
    let (nye, kontrast) = (antall(m.nye_t2), antall(m.kontrastladende));
    vec![m.dato.to_string(), m.omrade.clone(), nye, kontrast, m.sykehus.clone(), kilde(m.kilde.as_ref())]
}

fn fase(f: &Fase) -> Vec<String> {
    vec![String::from(f.fra), f.slag.kode().to_owned(), kilde(f.kilde.as_ref())]
}
