//! Words of the history: who, how, and what an answer holds besides its yes.

use crate::domain::historikk::{Endring, GjortAv};
use crate::domain::metadata::{Metadata, Niva};
use crate::domain::representasjon::Rolle;
use crate::domain::utvalg::{Utforer, Utvalg};
use crate::messages::dato;
use crate::oppsett::oppsett;
use crate::pages::ord;
use crate::t;

/// Who reads: the citizen, or somebody on the citizen's behalf. The words for "you" depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leser {
    #[default]
    Selv,
    Representant,
}

/// Who made a change, by name and role.
pub fn hvem(e: &Endring, leser: Leser) -> String {
    match (&e.gjort_av, leser) {
        (GjortAv::Selv, Leser::Selv) => t!("historikk-deg"),
        (GjortAv::Selv, Leser::Representant) => t!("historikk-personen-selv"),
        (GjortAv::Representant { navn, rolle, .. }, Leser::Selv) => {
            t!("historikk-representant-rolle", navn = navn.as_str(), rolle = self::rolle(*rolle))
        }
        (GjortAv::Representant { navn, rolle, .. }, Leser::Representant) => {
            t!("historikk-navn-rolle", navn = navn.as_str(), rolle = self::rolle(*rolle))
        }
        (GjortAv::Virksomhet(navn), _) => t!("historikk-virksomhet", navn = navn.as_str()),
    }
}

/// A role by itself.
pub fn rolle(rolle: Rolle) -> String {
    match rolle {
        Rolle::Foreldreansvar => t!("historikk-rolle-forelder"),
        Rolle::Vergemal => t!("historikk-rolle-verge"),
        Rolle::Fullmakt => t!("historikk-rolle-fullmakt"),
        Rolle::TildeltFullmakt => t!("historikk-rolle-parorende"),
    }
}

/// Level, recipients and periods, a line each; nothing for an answer that holds nothing besides its yes.
pub fn detaljer(m: &Metadata) -> Vec<String> {
    let niva = m.niva.map(|n| t!("historikk-niva", niva = self::niva(n)));
    let navn: Vec<&str> = m.mottakere.iter().map(|m| m.navn.as_str()).collect();
    let mottakere = (!navn.is_empty()).then(|| t!("historikk-mottakere", navn = navn.join(", ")));
    let perioder = m.perioder.iter().map(|p| t!("historikk-periode", periode = ord::periode(*p)));
    niva.into_iter().chain(mottakere).chain(perioder).collect()
}

fn niva(niva: Niva) -> String {
    match niva {
        Niva::Full => t!("historikk-niva-full"),
        Niva::BasisPluss => t!("historikk-niva-basis-pluss"),
        Niva::Basis => t!("historikk-niva-basis"),
    }
}

/// A choice of the filter for who made a change.
pub fn utforer(u: Utforer, leser: Leser) -> String {
    match (u, leser) {
        (Utforer::Selv, Leser::Selv) => t!("historikk-deg"),
        (Utforer::Selv, Leser::Representant) => t!("historikk-personen-selv"),
        (Utforer::Representant, _) => t!("historikk-av-representant"),
        (Utforer::Virksomhet, _) => t!("historikk-av-virksomhet"),
    }
}

/// The filter in words, for the line above the list and for paper; `register` is the name of the chosen one.
pub fn utvalg(u: &Utvalg, register: Option<&str>, leser: Leser) -> String {
    let deler = [
        u.omrade.map(|o| ord::gruppe(o, &oppsett().tjeneste).1),
        u.register.as_ref().map(|_| register.map_or_else(|| t!("historikk-ukjent-register"), str::to_owned)),
        u.hvem.map(|h| utforer(h, leser)),
        u.fra.map(|d| t!("periode-fra", fra = dato(d))),
        u.til.map(|d| t!("periode-til", til = dato(d))),
    ];
    deler.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
