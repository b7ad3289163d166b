//! The signs that a chart really uses, with their words.

use crate::charts::kurs::{Innhold, Kurs, Monster, Tegn};
use crate::charts::{Symbol, symbol};
use crate::components::drawing::Sign;
use crate::domain::forlop::Bedring;
use crate::t;
use leptos::prelude::*;

/// The legend below a chart.
pub(super) fn tegnforklaring(kurs: &Kurs) -> AnyView {
    let tegn = |s: Symbol| {
        let svg = symbol(s);
        view! { <li><Sign svg=svg/><span>{ord(s)}</span></li> }
    };
    view! { <ul class="chart-legend">{brukte(kurs).into_iter().map(tegn).collect_view()}</ul> }.into_any()
}

/// Every sign that is drawn, once, in the order in which they are met. A phase has its name written in it.
pub(super) fn brukte(kurs: &Kurs) -> Vec<Symbol> {
    let mut ut: Vec<Symbol> = Vec::new();
    let mut ta = |s: Symbol| {
        if !ut.contains(&s) {
            ut.push(s);
        }
    };
    for spor in &kurs.spor {
        match &spor.innhold {
            Innhold::Perioder(p) => {
                p.iter()
                    .filter(|p| !matches!(p.monster, Monster::Fase(_)))
                    .for_each(|p| ta(Symbol::Periode(p.monster)));
            }
            Innhold::Hendelser(h) => h.iter().for_each(|h| av_tegn(h.tegn).into_iter().flatten().for_each(&mut ta)),
            Innhold::Serie(s) => {
                if !s.punkter.is_empty() {
                    ta(Symbol::Maling);
                }
                if s.punkter.iter().any(|p| p.ring) {
                    ta(Symbol::Ring);
                }
                if s.punkter.iter().any(|p| p.flagg) {
                    ta(Symbol::Flagg);
                }
                let lenge = |o| s.punkter.windows(2).any(|p| p[1].nar.saturating_sub(p[0].nar) > o);
                if s.opphold.is_some_and(lenge) {
                    ta(Symbol::StipletLinje);
                }
                if let Some(gruppe) = &s.sammenligning {
                    ta(Symbol::Sammenligning);
                    if gruppe.trinn.iter().any(|t| t.fra < gruppe.usikker_til) {
                        ta(Symbol::Usikker);
                    }
                }
            }
        }
    }
    ut
}

fn av_tegn(tegn: Tegn) -> [Option<Symbol>; 2] {
    match tegn {
        Tegn::Attakk { bedring, steroider } => [Some(Symbol::Attakk(bedring)), steroider.then_some(Symbol::Steroider)],
        Tegn::Mr { kontrast, .. } => [Some(Symbol::Mr), kontrast.then_some(Symbol::MrKontrast)],
        Tegn::Punkt => [Some(Symbol::Hendelse), None],
        Tegn::Notat => [Some(Symbol::Notat), None],
    }
}

pub(super) fn ord(s: Symbol) -> String {
    match s {
        Symbol::Periode(Monster::Moderat) => t!("tegn-behandling-moderat"),
        Symbol::Periode(Monster::Hoyeffektiv) => t!("tegn-behandling-hoy"),
        Symbol::Periode(Monster::Puls) => t!("tegn-behandling-puls"),
        Symbol::Periode(Monster::Uten) => t!("tegn-behandling-ingen"),
        Symbol::Periode(Monster::Vanlig | Monster::Fase(_)) => t!("tegn-periode"),
        Symbol::Maling => t!("tegn-maling"),
        Symbol::Ring => t!("tegn-ring"),
        Symbol::Flagg => t!("tegn-flagg"),
        Symbol::StipletLinje => t!("tegn-stiplet"),
        Symbol::Attakk(Bedring::Full) => t!("tegn-attakk-full"),
        Symbol::Attakk(Bedring::Delvis) => t!("tegn-attakk-delvis"),
        Symbol::Attakk(Bedring::Ingen) => t!("tegn-attakk-ingen"),
        Symbol::Attakk(Bedring::Ukjent) => t!("tegn-attakk-ukjent"),
        Symbol::Steroider => t!("tegn-steroider"),
        Symbol::Mr => t!("tegn-mr"),
        Symbol::MrKontrast => t!("tegn-mr-kontrast"),
        Symbol::Hendelse => t!("tegn-hendelse"),
        Symbol::Notat => t!("tegn-notat"),
        Symbol::Sammenligning => t!("tegn-sammenligning"),
        Symbol::Usikker => t!("tegn-usikker"),
    }
}
