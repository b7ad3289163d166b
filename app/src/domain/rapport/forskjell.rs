//! What differs between two reports of one registry: what is new, changed and gone, item by item. Items are known again by
//! section and name: a fact by its name, a record by its id and title, a row of a table by its first column, a measurement by its
//! day. Where something comes from, and when it was registered, is no difference. Pure.

use super::{Celle, Faktum, Maleserie, Rapport, Seksjon, Tabell};
use crate::domain::forlop::{Behandling, Forlop};
use crate::domain::kvittering::sammendrag;
use crate::domain::tid;
use std::collections::BTreeMap;

#[cfg(test)]
mod tests;

/// All that differs, by section, in the order of the newer report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forskjell {
    pub seksjoner: Vec<Seksjonsforskjell>,
}

/// What differs in one section; an empty title is the report's attachments.
#[derive(Clone, Debug, PartialEq)]
pub struct Seksjonsforskjell {
    pub tittel: String,
    pub endringer: Vec<Endring>,
}

/// One item that is not the same in both.
#[derive(Clone, Debug, PartialEq)]
pub struct Endring {
    pub emne: Emne,
    /// What the older report says; none when the item is new. Of a changed item, the parts that differ.
    pub for_: Option<Vec<Del>>,
    /// What the newer says; none when the item is gone.
    pub etter: Option<Vec<Del>>,
}

/// What an item is, for its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emne {
    /// A paragraph.
    Tekst,
    /// By the registry's own name.
    Navn(String),
    Debut,
    Diagnose,
    Edss,
    Attakk,
    Mr,
    Behandling,
    /// What kind of course it was.
    Fase,
}

/// A part of an item: its name, empty when the item has only one, and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Del {
    pub navn: String,
    /// None: the registry holds no value.
    pub verdi: Option<Verdi>,
    pub enhet: Option<String>,
}

/// A value that is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdi {
    Celle(Celle),
    /// As precise as the registry knows it.
    Dato(tid::Dato),
}

/// What happened to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endringsslag {
    Ny,
    Endret,
    Borte,
}

impl Endring {
    pub const fn slag(&self) -> Endringsslag {
        match (&self.for_, &self.etter) {
            (None, _) => Endringsslag::Ny,
            (Some(_), Some(_)) => Endringsslag::Endret,
            (Some(_), None) => Endringsslag::Borte,
        }
    }
}

/// How an item is known again: section, kind, name, and its number among those with the same.
type Nokkel = (String, u8, String, u32);

struct Punkt {
    nokkel: Nokkel,
    emne: Emne,
    deler: Vec<Del>,
}

/// What differs from `eldre` to `nyere`.
pub fn forskjell(eldre: &Rapport, nyere: &Rapport) -> Forskjell {
    let (for_, etter) = (punkter(eldre), punkter(nyere));
    let gamle: BTreeMap<&Nokkel, &Punkt> = for_.iter().map(|p| (&p.nokkel, p)).collect();
    let nye: BTreeMap<&Nokkel, &Punkt> = etter.iter().map(|p| (&p.nokkel, p)).collect();
    let mut ut = Forskjell::default();
    for p in &etter {
        match gamle.get(&p.nokkel) {
            None => ut.legg_til(p, None, Some(p.deler.clone())),
            Some(g) if g.deler == p.deler => (),
            Some(g) => {
                let (a, b) = ulike(&g.deler, &p.deler);
                ut.legg_til(p, Some(a), Some(b));
            }
        }
    }
    for p in for_.iter().filter(|p| !nye.contains_key(&p.nokkel)) {
        ut.legg_til(p, Some(p.deler.clone()), None);
    }
    ut
}

impl Forskjell {
    fn legg_til(&mut self, p: &Punkt, for_: Option<Vec<Del>>, etter: Option<Vec<Del>>) {
        let endring = Endring { emne: p.emne.clone(), for_, etter };
        match self.seksjoner.iter_mut().find(|s| s.tittel == p.nokkel.0) {
            Some(s) => s.endringer.push(endring),
            None => self.seksjoner.push(Seksjonsforskjell { tittel: p.nokkel.0.clone(), endringer: vec![endring] }),
        }
    }

    /// Nothing differs.
    pub fn tom(&self) -> bool {
        self.seksjoner.is_empty()
    }

    pub fn antall(&self, slag: Endringsslag) -> usize {
        self.seksjoner.iter().flat_map(|s| &s.endringer).filter(|e| e.slag() == slag).count()
    }
}

/// The parts that are not the same in both; all of them when only their order differs.
fn ulike(a: &[Del], b: &[Del]) -> (Vec<Del>, Vec<Del>) {
    let uten = |av: &[Del], annen: &[Del]| {
        let mut annen: Vec<&Del> = annen.iter().collect();
        let mut ut = Vec::new();
        for del in av {
            match annen.iter().position(|d| *d == del) {
                Some(plass) => drop(annen.swap_remove(plass)),
                None => ut.push(del.clone()),
            }
        }
        ut
    };
    let (bare_a, bare_b) = (uten(a, b), uten(b, a));
    if bare_a.is_empty() && bare_b.is_empty() { (a.to_vec(), b.to_vec()) } else { (bare_a, bare_b) }
}

#[derive(Default)]
struct Samler {
    punkter: Vec<Punkt>,
    sett: BTreeMap<(String, u8, String), u32>,
}

impl Samler {
    fn ta(&mut self, seksjon: &str, slag: u8, navn: String, emne: Emne, deler: Vec<Del>) {
        let nr = self.sett.entry((seksjon.to_owned(), slag, navn.clone())).or_default();
        *nr += 1;
        self.punkter.push(Punkt { nokkel: (seksjon.to_owned(), slag, navn, *nr), emne, deler });
    }
}

/// Every item of a report, in its order.
fn punkter(r: &Rapport) -> Vec<Punkt> {
    let mut ut = Samler::default();
    for s in &r.seksjoner {
        av_seksjon(&mut ut, s);
    }
    for v in &r.vedlegg {
        let deler = vec![tekst("", &v.mimetype), tekst("", &sammendrag(&v.innhold)[..12])];
        ut.ta("", 9, v.innholdsbeskrivelse.clone(), Emne::Navn(v.innholdsbeskrivelse.clone()), deler);
    }
    ut.punkter
}

fn av_seksjon(ut: &mut Samler, s: &Seksjon) {
    let t = s.tittel.as_str();
    for avsnitt in &s.tekst {
        ut.ta(t, 0, avsnitt.clone(), Emne::Tekst, vec![tekst("", avsnitt)]);
    }
    for f in &s.felt {
        let Del { verdi, enhet, .. } = faktum(f);
        ut.ta(t, 1, f.navn.clone(), Emne::Navn(f.navn.clone()), vec![Del { navn: String::new(), verdi, enhet }]);
    }
    for p in &s.poster {
        let mut deler = vec![del("", Verdi::Celle(Celle::Dato(p.dato)))];
        deler.extend(p.fakta.iter().map(faktum));
        ut.ta(t, 2, format!("{}|{}", p.id, p.tittel), Emne::Navn(p.tittel.clone()), deler);
    }
    for l in &s.tidslinjer {
        for h in &l.hendelser {
            let mut deler = vec![del("", Verdi::Dato(h.fra))];
            deler.extend(h.til.map(|til| del("", Verdi::Dato(til))));
            deler.extend(h.beskrivelse.iter().chain(&h.grunn).map(|b| tekst("", b)));
            let nokkel = format!("{}|{}|{}", l.tittel, String::from(h.fra), h.tittel);
            ut.ta(t, 3, nokkel, Emne::Navn(h.tittel.clone()), deler);
        }
    }
    for m in &s.maleserier {
        av_serie(ut, t, 4, m);
    }
    if let Some(f) = &s.forlop {
        av_forlop(ut, t, f);
    }
    for tabell in &s.tabeller {
        av_tabell(ut, t, tabell);
    }
}

fn av_serie(ut: &mut Samler, t: &str, slag: u8, m: &Maleserie) {
    for p in &m.punkter {
        let verdi = Del { enhet: Some(m.enhet.clone()), ..del("", Verdi::Celle(Celle::Tall(p.verdi))) };
        let mut deler = vec![del("", Verdi::Celle(Celle::Dato(p.dato))), verdi];
        deler.extend(p.merknad.iter().map(|b| tekst("", b)));
        deler.extend(p.klokkeslett.map(|k| tekst("", &k.tekst())));
        let nokkel = format!("{}|{}|{:?}", m.tittel, p.dato, p.klokkeslett);
        ut.ta(t, slag, nokkel, Emne::Navn(m.tittel.clone()), deler);
    }
}

fn av_tabell(ut: &mut Samler, t: &str, tabell: &Tabell) {
    for rad in &tabell.rader {
        let verdier: Vec<Option<&Celle>> = tabell.celler(rad).collect();
        let forste = verdier.first().copied().flatten();
        let navn = forste.map(|c| serde_json::to_string(c).unwrap_or_default()).unwrap_or_default();
        let deler = tabell.kolonner.iter().zip(&verdier).map(|(k, c)| Del {
            navn: k.navn.clone(),
            verdi: c.cloned().map(Verdi::Celle),
            enhet: k.enhet.clone(),
        });
        ut.ta(t, 6, format!("{}|{navn}", tabell.tittel), Emne::Navn(tabell.tittel.clone()), deler.collect());
    }
}

fn av_forlop(ut: &mut Samler, t: &str, f: &Forlop) {
    ut.ta(t, 5, "debut".to_owned(), Emne::Debut, vec![del("", Verdi::Dato(f.debut))]);
    if let Some(dag) = f.diagnose {
        ut.ta(t, 5, "diagnose".to_owned(), Emne::Diagnose, vec![del("", Verdi::Dato(dag.into()))]);
    }
    for e in &f.edss {
        let deler = vec![del("", Verdi::Dato(e.dato.into())), tekst("", &e.skar.tekst())];
        ut.ta(t, 5, format!("edss {}", e.dato), Emne::Edss, deler);
    }
    for a in &f.attakker {
        let mut deler = vec![del("", Verdi::Dato(a.dato))];
        deler.extend(a.beskrivelse.iter().map(|b| tekst("", b)));
        ut.ta(t, 5, format!("attakk {}", String::from(a.dato)), Emne::Attakk, deler);
    }
    for b in &f.behandlinger {
        let navn = format!("behandling {} {}", b.legemiddel.as_deref().unwrap_or_default(), String::from(b.fra));
        ut.ta(t, 5, navn, Emne::Behandling, behandling(b));
    }
    for m in &f.mr {
        let antall = [m.nye_t2, m.kontrastladende].into_iter().flatten();
        let mut deler = vec![del("", Verdi::Dato(m.dato.into())), tekst("", &m.omrade)];
        deler.extend(antall.map(|n| del("", Verdi::Celle(Celle::Tall(f64::from(n))))));
        ut.ta(t, 5, format!("mr {} {}", m.dato, m.omrade), Emne::Mr, deler);
    }
    for fase in &f.faser {
        let deler = vec![del("", Verdi::Dato(fase.fra)), tekst("", fase.slag.kode())];
        ut.ta(t, 5, format!("fase {}", String::from(fase.fra)), Emne::Fase, deler);
    }
    for m in &f.maleserier {
        av_serie(ut, t, 7, m);
    }
}

fn behandling(b: &Behandling) -> Vec<Del> {
    let mut deler: Vec<Del> = b.legemiddel.iter().map(|l| tekst("", l)).collect();
    deler.push(del("", Verdi::Dato(b.fra)));
    deler.extend(b.til.map(|til| del("", Verdi::Dato(til.into()))));
    deler.extend(b.grunn.iter().map(|g| tekst("", g)));
    deler
}

fn del(navn: &str, verdi: Verdi) -> Del {
    Del { navn: navn.to_owned(), verdi: Some(verdi), enhet: None }
}

fn tekst(navn: &str, verdi: &str) -> Del {
    del(navn, Verdi::Celle(Celle::Tekst(verdi.to_owned())))
}

fn faktum(f: &Faktum) -> Del {
    // A code that changed under the same words is a change.
    let verdi = match (&f.verdi, &f.kode) {
        (Some(Celle::Tekst(ord)), Some(kode)) => {
            Some(Celle::Kode { kode: kode.clone(), kodeverk: f.kodeverk.clone(), verdi: ord.clone() })
        }
        (verdi, _) => verdi.clone(),
    };
    Del { navn: f.navn.clone(), verdi: verdi.map(Verdi::Celle), enhet: f.enhet.clone() }
}
