//! The very item that a case is about, found again in what the portal stores: its words are taken from there, never from
//! the form, unless the portal stores nothing (what is fetched live).

use super::Gjelder;
use crate::domain::bruk::{Bruk, Hvem};
use crate::domain::id::HendelseId;
use crate::domain::rapport::{Celle, Maleserie, Rad, Rapport, Seksjon, Tabell, ren};
use crate::domain::tid::{self, Dato};
use jiff::civil::Date;

/// Characters of an item's words.
const MAKS_ORD: usize = 300;
/// Characters of a name that comes with an address.
const MAKS_NAVN: usize = 200;

/// Where an address or a form points: the item of a report, or the row of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Henvisning {
    /// A stored report.
    pub rapport: Option<HendelseId>,
    /// A section by its number from 1, with or without `seksjon-` before it, or by its title.
    pub seksjon: String,
    /// A record by its id; anything else by its address in the page (`Rapport::finn`), or a fact by its name, a column by
    /// its id, a series or timeline by its title.
    pub felt: String,
    /// A row of a table, or a point, from 1.
    pub rad: Option<u32>,
    /// A row of the log.
    pub oppslag: Option<HendelseId>,
}

impl Henvisning {
    /// Reads the parameters of an address. None for an id or a number that is none: it points to nothing.
    pub fn les(rapport: &str, seksjon: &str, felt: &str, rad: &str, oppslag: &str) -> Option<Self> {
        let id = |tekst: &str| if tekst.is_empty() { Some(None) } else { HendelseId::les(tekst).map(Some) };
        let rad = if rad.is_empty() { None } else { Some(rad.parse().ok().filter(|r| *r > 0)?) };
        Some(Self {
            rapport: id(rapport)?,
            seksjon: kort(seksjon, MAKS_NAVN),
            felt: kort(felt, MAKS_NAVN),
            rad,
            oppslag: id(oppslag)?,
        })
    }

    /// As parameters of an address, in the order of [`Self::les`]; those that say nothing are empty.
    pub fn felter(&self) -> [(&'static str, String); 5] {
        [
            ("rapport", self.rapport.map(HendelseId::lesbar).unwrap_or_default()),
            ("seksjon", self.seksjon.clone()),
            ("felt", self.felt.clone()),
            ("rad", self.rad.map(|r| r.to_string()).unwrap_or_default()),
            ("oppslag", self.oppslag.map(HendelseId::lesbar).unwrap_or_default()),
        ]
    }

    /// What it points to when nothing is stored: the citizen's own words for it.
    pub fn uten_lager(&self, ord: &str) -> Gjelder {
        Gjelder {
            rapport: None,
            seksjon: self.seksjon.clone(),
            felt: self.felt.clone(),
            rad: self.rad,
            oppslag: None,
            ord: kort(ord, MAKS_ORD),
        }
    }
}

/// The item of a stored report with its words as they are; none when the report has no such item.
pub fn finn(rapport: &Rapport, h: &Henvisning) -> Option<Gjelder> {
    let mut gjelder = Gjelder { rapport: h.rapport.map(|r| r.0), ..Gjelder::default() };
    if h.seksjon.is_empty() {
        // The report as a whole; an item without its section is no item.
        return (h.felt.is_empty() && h.rad.is_none()).then_some(gjelder);
    }
    let s = seksjon(rapport, &h.seksjon)?;
    let (felt, ord) = match adressert(s, h) {
        Some(funnet) => funnet,
        None if h.felt.is_empty() && h.rad.is_none() => (String::new(), s.tittel.clone()),
        None => (h.felt.clone(), post(s, h)?),
    };
    gjelder.seksjon = s.tittel.clone();
    gjelder.felt = felt;
    gjelder.rad = h.rad;
    gjelder.ord = kort(&ord, MAKS_ORD);
    Some(gjelder)
}

fn seksjon<'r>(rapport: &'r Rapport, navn: &str) -> Option<&'r Seksjon> {
    let nr = navn.strip_prefix("seksjon-").unwrap_or(navn).parse::<usize>().ok();
    let etter_nr = nr.and_then(|nr| rapport.seksjoner.get(nr.checked_sub(1)?));
    etter_nr.or_else(|| rapport.seksjoner.iter().find(|s| s.tittel == navn))
}

/// Name and words of an item by the address that the report's page gives it: the registry is told the name, for it has
/// never seen our addresses. A record comes before the others.
fn adressert(s: &Seksjon, h: &Henvisning) -> Option<(String, String)> {
    if s.poster.iter().any(|p| p.id == h.felt) {
        return None;
    }
    if h.felt.starts_with("forlop-") {
        return i_forlop(s, h);
    }
    let (slag, nr) = h.felt.rsplit_once('-')?;
    let nr = nr.parse::<usize>().ok()?.checked_sub(1)?;
    let rad = h.rad.map(|r| usize::try_from(r).ok()?.checked_sub(1));
    match (slag, rad) {
        ("felt", None) => s.felt.get(nr).map(|f| (f.navn.clone(), med_verdi(&f.navn, f.verdi.as_ref()))),
        ("tabell", Some(rad)) => {
            let t = s.tabeller.get(nr)?;
            Some((t.tittel.clone(), i_ord(t, t.rader.get(rad?)?)))
        }
        ("serie", Some(rad)) => maling(s.maleserier.get(nr)?, rad?),
        ("tidslinje", Some(rad)) => {
            let t = s.tidslinjer.get(nr)?;
            let e = t.hendelser.get(rad?)?;
            Some((t.tittel.clone(), format!("{} – {}", som_oppgitt(e.fra), e.tittel)))
        }
        _ => None,
    }
}

/// Name and words of an item of a disease course. Of a treatment the registry is told the kind, since its rows are counted
/// over all drugs.
fn i_forlop(s: &Seksjon, h: &Henvisning) -> Option<(String, String)> {
    let rad = h.rad.map(usize::try_from).transpose().ok()?;
    if let Some(nr) = h.felt.strip_prefix("forlop-serie-") {
        let nr = nr.parse::<usize>().ok()?.checked_sub(1)?;
        return maling(s.forlop.as_ref()?.maleserier.get(nr)?, rad?.checked_sub(1)?);
    }
    let f = s.finn(&h.felt, rad)?;
    let dag = som_oppgitt(Dato::try_from(f.dag?).ok()?);
    Some(match (h.felt.as_str(), f.verdi) {
        ("forlop-behandling", _) => ("Behandling".to_owned(), format!("{dag} – {}", f.tittel)),
        (_, None) => (f.tittel.to_owned(), format!("{dag} – {}", f.tittel)),
        (_, Some(verdi)) => (f.tittel.to_owned(), format!("{dag} – {}: {verdi}", f.tittel)),
    })
}

/// Name and words of a point of a series; `rad` from 0.
fn maling(m: &Maleserie, rad: usize) -> Option<(String, String)> {
    let p = m.punkter.get(rad)?;
    let verdi = format!("{} {}", verdi(&Celle::Tall(p.verdi)), m.enhet);
    Some((m.tittel.clone(), format!("{} – {}: {}", dag(p.dato), m.tittel, verdi.trim())))
}

/// A row by what is in it.
fn i_ord(t: &Tabell, rad: &Rad) -> String {
    t.celler(rad).flatten().map(verdi).collect::<Vec<_>>().join(" – ")
}

/// The words of an item of a section.
fn post(s: &Seksjon, h: &Henvisning) -> Option<String> {
    let Some(rad) = h.rad.and_then(|r| usize::try_from(r).ok()) else {
        let post = s.poster.iter().find(|p| p.id == h.felt).map(|p| format!("{} – {}", dag(p.dato), p.tittel));
        let faktum = || s.felt.iter().find(|f| f.navn == h.felt).map(|f| med_verdi(&f.navn, f.verdi.as_ref()));
        let linje = || s.tidslinjer.iter().map(|t| &t.tittel).find(|t| **t == h.felt).cloned();
        let serie = || s.maleserier.iter().map(|m| &m.tittel).find(|t| **t == h.felt).cloned();
        return post.or_else(faktum).or_else(linje).or_else(serie);
    };
    let nr = rad.checked_sub(1)?;
    let celle = s.tabeller.iter().find_map(|t| {
        let r = t.rader.get(nr)?;
        if h.felt.is_empty() {
            return Some(i_ord(t, r));
        }
        let kolonne = t.kolonner.iter().find(|k| k.id == h.felt)?;
        let forste = t.celler(r).next().flatten().map(verdi).unwrap_or_default();
        let sted = if forste.is_empty() { t.tittel.clone() } else { forste };
        Some(format!("{sted} – {}", med_verdi(&kolonne.navn, r.verdier.get(&kolonne.id))))
    });
    let hendelse = || {
        let linje = s.tidslinjer.iter().find(|t| t.tittel == h.felt)?;
        linje.hendelser.get(nr).map(|e| format!("{} – {}", som_oppgitt(e.fra), e.tittel))
    };
    celle.or_else(hendelse)
}

fn med_verdi(navn: &str, celle: Option<&Celle>) -> String {
    match celle {
        Some(celle) => format!("{navn}: {}", verdi(celle)),
        None => navn.to_owned(),
    }
}

fn verdi(celle: &Celle) -> String {
    match celle {
        Celle::Ja(true) => "ja".to_owned(),
        Celle::Ja(false) => "nei".to_owned(),
        Celle::Tall(n) => n.to_string().replace('.', ","),
        Celle::Dato(d) => dag(*d),
        Celle::Tid(t) => dag(tid::dag(*t)),
        Celle::Tekst(tekst) => tekst.clone(),
        Celle::Kode { verdi, .. } => verdi.clone(),
    }
}

/// A row of the log in words: when, where, who.
pub fn ord_for_bruk(b: &Bruk) -> String {
    let nar = dag(tid::dag(b.tidspunkt));
    let hvem = match &b.hvem {
        Hvem::Selv => "du selv".to_owned(),
        Hvem::Representant { navn, .. } => navn.clone(),
        Hvem::Person { navn, rolle, virksomhet } => {
            let alle = [virksomhet.as_str(), rolle, navn.as_deref().unwrap_or_default()];
            alle.into_iter().filter(|d| !d.is_empty()).collect::<Vec<_>>().join(", ")
        }
        Hvem::Automatisk { virksomhet } => virksomhet.clone(),
    };
    let alle = [nar.as_str(), &hvem, &b.kategorier];
    kort(&alle.into_iter().filter(|d| !d.is_empty()).collect::<Vec<_>>().join(" – "), MAKS_ORD)
}

/// The names of months as case workers and citizens read them in the words of an item.
const MANEDER: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

fn dag(d: Date) -> String {
    format!("{}. {} {}", d.day(), maned(d.month()), d.year())
}

fn som_oppgitt(d: Dato) -> String {
    match (d.maaned, d.dag) {
        (Some(m), Some(nr)) => format!("{nr}. {} {}", maned(m), d.aar),
        (Some(m), None) => format!("{} {}", maned(m), d.aar),
        _ => d.aar.to_string(),
    }
}

fn maned(nr: i8) -> &'static str {
    usize::try_from(nr - 1).ok().and_then(|nr| MANEDER.get(nr)).copied().unwrap_or_default()
}

/// One clean line of at most `maks` characters.
fn kort(tekst: &str, maks: usize) -> String {
    let linje = ren(tekst).split_whitespace().collect::<Vec<_>>().join(" ");
    if linje.chars().count() <= maks {
        return linje;
    }
    linje.chars().take(maks - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rapport::les;

    const FULL: &str = include_str!("../../../rapport.example.json");

    /// What the links of a report's page point to is found, and has the registry's own name for it.
    #[test]
    fn the_addresses_of_a_page_are_items_and_nothing_else_is() {
        let rapport = les(FULL.as_bytes(), "DEMO").expect("a report");
        let funnet = |seksjon: &str, felt: &str, rad: &str| {
            let gjelder = finn(&rapport, &Henvisning::les("", seksjon, felt, rad, "").expect("an address"));
            gjelder.map(|g| format!("{} | {} | {}", g.seksjon, g.felt, g.ord))
        };
        for (seksjon, felt, rad, ord) in [
            ("1", "felt-1", "", "Diagnose | Hoveddiagnose | Hoveddiagnose: Multippel sklerose"),
            ("1", "Hoveddiagnose", "", "Diagnose | Hoveddiagnose | Hoveddiagnose: Multippel sklerose"),
            ("2", "k/2 «ø»", "", "Vaksinasjoner | k/2 «ø» | 11. februar 2019 – Legevakt"),
            ("3", "serie-1", "2", "Behandling over tid | HbA1c | 14. mai 2020 – HbA1c: 75,5 mmol/mol"),
            ("3", "tidslinje-1", "1", "Behandling over tid | Medisiner | 2009 – Interferon"),
            ("4", "tabell-1", "2", "Opphold | Behandlinger | 3. februar 2022 – 1234,5"),
            ("5", "forlop-edss", "2", "Sykdomsforløp | EDSS | 1. september 2020 – EDSS: 4,5"),
            ("5", "forlop-attakk", "1", "Sykdomsforløp | Attakk | oktober 2004 – Attakk: Nedsatt syn på ett øye"),
            ("5", "forlop-behandling", "1", "Sykdomsforløp | Behandling | januar 2002 – Avonex"),
            ("5", "forlop-mr", "1", "Sykdomsforløp | MR | 11. november 2019 – MR: hjerne"),
            ("5", "forlop-fase", "2", "Sykdomsforløp | Sykdomstype | 2018 – Sykdomstype: SPMS"),
            ("5", "forlop-serie-1", "1", "Sykdomsforløp | SDMT | 12. november 2019 – SDMT: 47 riktige svar"),
            ("5", "forlop-debut", "", "Sykdomsforløp | Debut | mai 1999 – Debut"),
            ("5", "forlop-diagnose", "", "Sykdomsforløp | Diagnose | 13. februar 2001 – Diagnose"),
        ] {
            assert_eq!(funnet(seksjon, felt, rad).as_deref(), Some(ord), "{seksjon} {felt} {rad}");
        }
        for (seksjon, felt, rad) in [
            ("1", "felt-0", ""),
            ("1", "felt-11", ""),
            ("1", "felt-1", "1"),
            ("3", "serie-1", ""),
            ("3", "serie-1", "4"),
            ("3", "tidslinje-9", "1"),
            ("4", "tabell-1", "3"),
            ("9", "felt-1", ""),
            ("5", "forlop-edss", ""),
            ("5", "forlop-edss", "3"),
            ("5", "forlop-serie-0", "1"),
            ("5", "forlop-serie-2", "1"),
            ("5", "forlop-serie-1", ""),
            ("5", "forlop-debut", "1"),
            ("5", "forlop-noe", "1"),
            ("1", "forlop-debut", ""),
        ] {
            assert_eq!(funnet(seksjon, felt, rad), None, "{seksjon} {felt} {rad}");
        }
    }
}
