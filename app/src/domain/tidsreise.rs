//! Tidsreise: settings, owners, legal bases and listings as they were at the end of a Norwegian day, and what is
//! different between two days. Made from the history alone, so that the past cannot be rewritten by the present.

use super::definisjon::{ApenFor, Definisjon, DefinisjonId, PartKode};
use super::historikk::Endring;
use super::id::HendelseId;
use super::innstilling::{Status, status_av};
use super::katalog::Katalog;
use super::metadata::Metadata;
use super::register::{Ansvarlig, Apenhet, Grunnlag, Register};
use super::tid;
use jiff::{Timestamp, civil::Date};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A change of a ticket: the citizen was listed in a registry, or no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub id: HendelseId,
    pub part: PartKode,
    pub aktiv: bool,
    /// None: from before such changes were kept.
    pub tidspunkt: Option<Timestamp>,
}

/// Oppføring: whether the citizen was listed in a registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oppforing {
    /// Never until then, as far as we know.
    Ikke,
    /// Yes; since when is not known.
    Ukjent,
    /// Yes, since this day.
    Siden(Date),
    /// No longer, since this day if it is known.
    IkkeLenger(Option<Date>),
}

impl Oppforing {
    /// Whether the citizen was listed.
    pub const fn er(self) -> bool {
        matches!(self, Self::Ukjent | Self::Siden(_))
    }
}

/// The answer that held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svar {
    pub aktiv: bool,
    /// The day it was given.
    pub siden: Date,
    pub sekvensnummer: i64,
    /// The version of the text that it is an answer to.
    pub tekst_versjon: i64,
    pub metadata: Metadata,
    /// The number on its receipt.
    pub kvittering: HendelseId,
}

impl From<&Endring> for Svar {
    fn from(e: &Endring) -> Self {
        Self {
            aktiv: e.aktiv,
            siden: tid::dag(e.tidspunkt),
            sekvensnummer: e.sekvensnummer,
            tekst_versjon: e.tekst_versjon,
            metadata: e.metadata.clone(),
            kvittering: e.id,
        }
    }
}

/// One setting on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Innstillingstilstand {
    pub definisjon: Definisjon,
    /// None: nothing had been chosen, and the silent default held.
    pub svar: Option<Svar>,
    /// The version of the text in use that day.
    pub tekst_versjon: i64,
}

impl Innstillingstilstand {
    pub fn status(&self) -> Status {
        status_av(self.definisjon.type_pi, self.svar.as_ref().map(|s| s.aktiv))
    }
}

/// One registry on a day, as far as the citizen knew of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registertilstand {
    pub register: Arc<Register>,
    pub ansvarlig: Option<Ansvarlig>,
    pub grunnlag: Option<Grunnlag>,
    pub oppforing: Oppforing,
    /// Those that concerned the citizen.
    pub innstillinger: Vec<Innstillingstilstand>,
}

/// Everything as it was at the end of `dag`. A registry that shows itself to its listed only is there from the day the
/// citizen was first listed or gave the first answer.
pub fn tilstand(katalog: &Katalog, endringer: &[Endring], listinger: &[Listing], dag: Date) -> Vec<Registertilstand> {
    let svar = gjeldende(endringer, dag);
    katalog.registre().iter().filter_map(|r| registertilstand(r, &svar, listinger, dag)).collect()
}

/// The latest change of each setting up to and with `dag`: the sequence number decides, not the order of the ids.
fn gjeldende(endringer: &[Endring], dag: Date) -> HashMap<&DefinisjonId, &Endring> {
    let mut siste: HashMap<&DefinisjonId, &Endring> = HashMap::new();
    for e in endringer.iter().filter(|e| tid::dag(e.tidspunkt) <= dag) {
        let plass = siste.entry(&e.definisjon).or_insert(e);
        if plass.sekvensnummer < e.sekvensnummer {
            *plass = e;
        }
    }
    siste
}

fn registertilstand(
    r: &Arc<Register>,
    svar: &HashMap<&DefinisjonId, &Endring>,
    listinger: &[Listing],
    dag: Date,
) -> Option<Registertilstand> {
    let oppforing = oppforing(listinger, &r.part, dag);
    let innstillinger: Vec<_> = r
        .definisjoner
        .iter()
        .filter(|d| d.periode.dekker(dag))
        .filter(|d| d.apen_for == ApenFor::Alle || oppforing.er() || svar.contains_key(&d.id))
        .map(|d| Innstillingstilstand {
            definisjon: d.clone(),
            svar: svar.get(&d.id).map(|e| Svar::from(*e)),
            tekst_versjon: d.versjon_den(dag),
        })
        .collect();
    let besvart = r.definisjoner.iter().any(|d| svar.contains_key(&d.id));
    let kjent = r.apent_for == Apenhet::Alle || oppforing != Oppforing::Ikke || besvart || !innstillinger.is_empty();
    kjent.then(|| Registertilstand {
        register: Arc::clone(r),
        ansvarlig: r.ansvarlig(dag).cloned(),
        grunnlag: r.grunnlag(dag).cloned(),
        oppforing,
        innstillinger,
    })
}

fn oppforing(listinger: &[Listing], part: &PartKode, dag: Date) -> Oppforing {
    let innen = |l: &&Listing| l.part == *part && l.tidspunkt.is_none_or(|t| tid::dag(t) <= dag);
    match listinger.iter().filter(innen).max_by_key(|l| (l.tidspunkt, l.id)) {
        None => Oppforing::Ikke,
        Some(l) if !l.aktiv => Oppforing::IkkeLenger(l.tidspunkt.map(tid::dag)),
        Some(l) => l.tidspunkt.map_or(Oppforing::Ukjent, |t| Oppforing::Siden(tid::dag(t))),
    }
}

/// What can be different about a registry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emne {
    Oppforing,
    Ansvarlig,
    Grunnlag,
    /// A setting: there or not, and its answer.
    Innstilling(DefinisjonId),
    /// The version of a setting's text.
    Tekst(DefinisjonId),
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdi {
    Oppforing(Oppforing),
    Ansvarlig(Ansvarlig),
    Grunnlag(Grunnlag),
    Innstilling(Option<Svar>),
    Tekst(i64),
}

/// One difference; none on a side means that it was not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forskjell {
    pub register: Arc<Register>,
    pub emne: Emne,
    pub fra: Option<Verdi>,
    pub til: Option<Verdi>,
}

impl Registertilstand {
    /// The state, one thing at a time.
    fn fakta(&self) -> BTreeMap<Emne, Verdi> {
        let mut ut = BTreeMap::from([(Emne::Oppforing, Verdi::Oppforing(self.oppforing))]);
        ut.extend(self.ansvarlig.clone().map(|a| (Emne::Ansvarlig, Verdi::Ansvarlig(a))));
        ut.extend(self.grunnlag.clone().map(|g| (Emne::Grunnlag, Verdi::Grunnlag(g))));
        for i in &self.innstillinger {
            ut.insert(Emne::Innstilling(i.definisjon.id.clone()), Verdi::Innstilling(i.svar.clone()));
            ut.insert(Emne::Tekst(i.definisjon.id.clone()), Verdi::Tekst(i.tekst_versjon));
        }
        ut
    }
}

/// What is different in `b` from `a`, by registry in the order of the catalogue's names.
pub fn forskjell(a: &[Registertilstand], b: &[Registertilstand]) -> Vec<Forskjell> {
    let mut registre: Vec<&Arc<Register>> = a.iter().chain(b).map(|t| &t.register).collect();
    registre.sort_by_key(|r| (super::katalog::sorteringsnokkel(&r.navn), r.part.clone()));
    registre.dedup_by(|x, y| x.part == y.part);
    let fakta = |t: &[Registertilstand], part: &PartKode| {
        t.iter().find(|t| t.register.part == *part).map(Registertilstand::fakta).unwrap_or_default()
    };
    registre.into_iter().flat_map(|r| ett_register(r, fakta(a, &r.part), &fakta(b, &r.part))).collect()
}

fn ett_register(r: &Arc<Register>, a: BTreeMap<Emne, Verdi>, b: &BTreeMap<Emne, Verdi>) -> Vec<Forskjell> {
    let mut emner: Vec<&Emne> = a.keys().chain(b.keys()).collect();
    emner.sort();
    emner.dedup();
    let ulike = emner.into_iter().filter(|e| a.get(e) != b.get(e));
    ulike
        .map(|e| Forskjell { register: Arc::clone(r), emne: e.clone(), fra: a.get(e).cloned(), til: b.get(e).cloned() })
        .collect()
}

/// What a citizen is shown of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidsreise {
    pub dag: Date,
    pub registre: Vec<Registertilstand>,
}

/// What a citizen is shown of two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tidsforskjell {
    pub fra: Date,
    pub til: Date,
    pub forskjeller: Vec<Forskjell>,
}

#[cfg(test)]
mod tests;
