//! Kontakt: where and when the citizen has been in contact with a health service, as the registries' reports say, and
//! which look-ups in the log match no such contact. The mark accuses nobody: laboratories and paper work look without a visit.

use super::bruk::{Bruk, Hvem};
use super::rapport::{Celle, Faktum, Opphav, Post, Rad, Rapport, Seksjon};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Days before and after a contact within which a look-up by the same unit is matched to it.
pub const DAGER: i32 = 90;

/// Endings that say how an organisation is owned, not which it is.
const EIERFORM: [&str; 11] = ["hf", "as", "asa", "sa", "ans", "da", "ks", "iks", "kf", "sf", "rhf"];

/// Code system of organisation numbers among the facts of a record (Volven 9051).
const ORGANISASJONSNUMMER: &str = "ENH";

/// A unit: an organisation, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Enhet {
    /// Normalised; never empty.
    navn: String,
    /// The normalised name of the organisation that the unit is part of: what stands after the last comma.
    over: String,
    orgnr: Option<String>,
}

impl Enhet {
    /// None when the source names nobody.
    pub fn ny(navn: &str, orgnr: &str) -> Option<Self> {
        let over = normalisert(navn.rsplit(',').next().unwrap_or_default());
        let orgnr = organisasjonsnummer(orgnr);
        let navn = normalisert(navn);
        (!navn.is_empty() || orgnr.is_some()).then_some(Self { navn, over, orgnr })
    }

    /// Whether two sources mean the same unit: by number when both have one, otherwise by name. A department is the same
    /// as the whole organisation it is part of, but not as another department of it.
    pub fn samme(&self, annen: &Self) -> bool {
        match (&self.orgnr, &annen.orgnr) {
            (Some(a), Some(b)) => a == b,
            _ if self.navn.is_empty() || annen.navn.is_empty() => false,
            _ => self.navn == annen.navn || self.navn == annen.over || self.over == annen.navn,
        }
    }
}

/// A name for comparison: lower case, letters and figures only, one space between words, without the form of ownership.
pub fn normalisert(navn: &str) -> String {
    let tegn: String = navn.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut ord: Vec<&str> = tegn.split_whitespace().collect();
    while ord.len() > 1 && ord.last().is_some_and(|o| EIERFORM.contains(o)) {
        ord.pop();
    }
    ord.join(" ")
}

fn organisasjonsnummer(tekst: &str) -> Option<String> {
    let siffer: String = tekst.chars().filter(|c| !c.is_whitespace()).collect();
    (siffer.len() == 9 && siffer.bytes().all(|b| b.is_ascii_digit())).then_some(siffer)
}

/// The units and days of a citizen's contacts. The order they came in does not matter, nor that one came twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kontakter(BTreeSet<(Enhet, Date)>);

impl Kontakter {
    pub fn er_tom(&self) -> bool {
        self.0.is_empty()
    }

    pub fn legg_til(&mut self, enhet: Enhet, dag: Date) {
        self.0.insert((enhet, dag));
    }

    /// Adds what a report says: contacts with health services, and whoever it names as the source of dated items.
    pub fn fra_rapport(&mut self, rapport: &Rapport) {
        for seksjon in &rapport.seksjoner {
            self.fra_seksjon(seksjon);
        }
    }

    fn fra_seksjon(&mut self, seksjon: &Seksjon) {
        let felles = seksjon.kilde.as_ref();
        self.kilde(felles, "", &[]);
        for faktum in &seksjon.felt {
            self.faktum(faktum, &[]);
        }
        for post in &seksjon.poster {
            self.fra_post(post, felles);
        }
        for rad in seksjon.tabeller.iter().flat_map(|t| &t.rader) {
            self.kilde(rad.kilde.as_ref().or(felles), "", &dager(rad));
        }
        for hendelse in seksjon.tidslinjer.iter().flat_map(|t| &t.hendelser) {
            // Only a whole date says when: an unknown month would match half a year of look-ups.
            let hel: Vec<Date> = hendelse.fra.dag.is_some().then(|| hendelse.fra.tidligst()).into_iter().collect();
            self.kilde(hendelse.kilde.as_ref().or(felles), "", &hel);
        }
    }

    fn fra_post(&mut self, post: &Post, felles: Option<&Opphav>) {
        let nummer = post.fakta.iter().find(|f| f.kodeverk.as_deref() == Some(ORGANISASJONSNUMMER));
        let nummer = nummer.and_then(|f| f.kode.as_deref()).unwrap_or_default();
        self.kilde(post.kilde.as_ref().or(felles), nummer, &[post.dato]);
        for faktum in &post.fakta {
            self.faktum(faktum, &[post.dato]);
        }
    }

    fn faktum(&mut self, faktum: &Faktum, dager: &[Date]) {
        self.kilde(faktum.kilde.as_ref(), "", dager);
    }

    /// A named source on the days of its item, and on the day it registered it.
    fn kilde(&mut self, kilde: Option<&Opphav>, orgnr: &str, dager: &[Date]) {
        let Some(kilde) = kilde else { return };
        let Some(enhet) = kilde.virksomhet.as_deref().and_then(|navn| Enhet::ny(navn, orgnr)) else { return };
        for dag in dager.iter().copied().chain(kilde.registrert) {
            self.legg_til(enhet.clone(), dag);
        }
    }

    /// Whether a row of the log is to be marked: a person at a unit looked, and no contact with that unit is known within
    /// [`DAGER`] days before or after. The citizen's own look-ups, representatives' and automatic queries are never marked.
    pub fn merkes(&self, rad: &Bruk) -> bool {
        let Hvem::Person { virksomhet, .. } = &rad.hvem else { return false };
        let Some(enhet) = Enhet::ny(virksomhet, &rad.orgnr) else { return true };
        let dag = super::tid::dag(rad.tidspunkt);
        !self.0.iter().any(|(annen, kontakt)| naer(*kontakt, dag) && annen.samme(&enhet))
    }
}

fn naer(a: Date, b: Date) -> bool {
    a.until(b).is_ok_and(|avstand| avstand.get_days().abs() <= DAGER)
}

fn dager(rad: &Rad) -> Vec<Date> {
    let dag = |celle: &Celle| if let Celle::Dato(dag) = celle { Some(*dag) } else { None };
    rad.verdier.values().filter_map(dag).collect()
}

#[cfg(test)]
mod tests;
