//! The words of the marks of an MS course: one row for each reading, attack, treatment, scan and phase.

use super::edss::edss_ord;
use super::{Grafrad, Setning};
use crate::domain::forlop::{Behandling, Behandlingsslag, Fase, Forlop, Mr};
use crate::domain::rapport::Opphav;
use crate::domain::tid::Dato;
use crate::messages::{dato, dato_som_oppgitt};
use crate::pages::registre::rapport::forlopsord;
use crate::pages::registre::rapport::ramme::{Sted, merke};
use crate::pages::registre::rapport::verdi::kildesetning;
use crate::t;

/// Rows of a course, with links to where they stand in the report.
pub(super) struct Rader<'r> {
    pub forlop: &'r Forlop,
    pub sted: Sted<'r>,
    /// Readings with which confirmed worsening begins.
    pub forverringer: Vec<usize>,
}

impl<'r> Rader<'r> {
    pub(super) fn ny(sted: Sted<'r>, forlop: &'r Forlop) -> Self {
        Self { forlop, sted, forverringer: forlop.forverringer() }
    }

    fn rad(&self, felt: &str, nr: usize, hva: Setning, nar: String, mer: Setning, kilde: Setning) -> Grafrad {
        let rad = Some(nr + 1);
        let meld = self.sted.meld_adresse(felt, rad);
        Grafrad { hva, nar, mer, kilde, meld, sporsmal: self.sted.sporsmal_adresse(felt, rad) }
    }

    pub(super) fn edss(&self, nr: usize) -> Option<Grafrad> {
        let e = self.forlop.edss.get(nr)?;
        let ord = edss_ord(e.skar).unwrap_or_else(|| t!("edss-uten-ord"));
        let attakk = self.forlop.under_attakk(e.dato).then(|| t!("graf-under-attakk"));
        let forverring = self.forverringer.contains(&nr).then(|| t!("graf-forverring"));
        let mer = Setning::sammen([Some(ord), attakk, forverring].into_iter().flatten().map(Setning::var), " ");
        let hva = Setning::var(t!("graf-edss", skar = e.skar.tekst()));
        Some(self.rad("forlop-edss", nr, hva, dato(e.dato), mer, kilde(&e.sykehus, e.kilde.as_ref())))
    }

    pub(super) fn attakk(&self, nr: usize) -> Option<Grafrad> {
        let a = self.forlop.attakker.get(nr)?;
        let bedring = forlopsord::bedring(a.bedring);
        let steroider = match a.steroider {
            None => String::new(),
            Some(true) => t!("rapport-steroider"),
            Some(false) => t!("rapport-uten-steroider"),
        };
        let beskrivelse = a.beskrivelse.as_ref().map(Setning::register).unwrap_or_default();
        let mer = Setning::sammen([beskrivelse, Setning::var(bedring), Setning::var(steroider)], ", ");
        let hva = Setning::var(t!("slag-attakk"));
        Some(self.rad("forlop-attakk", nr, hva, nar(a.dato), mer, kilde(&a.sykehus, a.kilde.as_ref())))
    }

    pub(super) fn behandling(&self, nr: usize) -> Option<Grafrad> {
        let b = self.forlop.behandlinger.get(nr)?;
        let fra = nar(b.fra);
        let tid = match b.til {
            Some(til) => t!("graf-fra-til", fra = fra, til = dato(til)),
            None => t!("graf-pagar", fra = fra),
        };
        let virkestoff = b.virkestoff.as_ref().filter(|v| b.legemiddel.as_ref() != Some(*v));
        let virkestoff = virkestoff.map(|v| Setning::med(&t!("rapport-virkestoff", virkestoff = merke(0)), &[v]));
        let deler = [
            Some(Setning::var(forlopsord::slag(b.slag))).filter(|_| b.legemiddel.is_some()),
            b.grunn.as_ref().map(|g| Setning::med(&grunn(b), &[g])),
            virkestoff,
            Some(Setning::var(t!("rapport-behandling-rad", nr = b.nr.to_string()))),
        ];
        let mer = Setning::sammen(deler.into_iter().flatten(), ". ");
        let hva = b.legemiddel.as_ref().map_or_else(|| Setning::var(forlopsord::uten_navn(b)), Setning::register);
        Some(self.rad("forlop-behandling", nr, hva, tid, mer, kilde(&b.sykehus, b.kilde.as_ref())))
    }

    pub(super) fn mr(&self, nr: usize) -> Option<Grafrad> {
        let m = self.forlop.mr.get(nr)?;
        let hva = Setning::med(&t!("graf-mr", omrade = merke(0)), &[&m.omrade]);
        Some(self.rad(
            "forlop-mr",
            nr,
            hva,
            dato(m.dato),
            Setning::var(mr_funn(m)),
            kilde(&m.sykehus, m.kilde.as_ref()),
        ))
    }

    /// The phase that ends this one by beginning; of several from the same day the next in the report.
    fn neste_fase(&self, nr: usize) -> Option<&'r Fase> {
        let plass = |nr: usize, f: &Fase| (f.fra.tidligst(), nr);
        let denne = plass(nr, self.forlop.faser.get(nr)?);
        let faser = self.forlop.faser.iter().enumerate();
        let senere = faser.map(|(nr, f)| (plass(nr, f), f)).filter(|(p, _)| *p > denne);
        senere.min_by_key(|(p, _)| *p).map(|(_, f)| f)
    }

    pub(super) fn fase(&self, nr: usize) -> Option<Grafrad> {
        let f = self.forlop.faser.get(nr)?;
        let opphav = f.kilde.as_ref().map(kildesetning).unwrap_or_default();
        let tid = match self.neste_fase(nr) {
            Some(neste) => t!("graf-fra-til", fra = nar(f.fra), til = nar(neste.fra)),
            None => t!("graf-fra", fra = nar(f.fra)),
        };
        Some(self.rad(
            "forlop-fase",
            nr,
            Setning::register(f.slag.kode()),
            tid,
            Setning::var(forlopsord::fase(f)),
            opphav,
        ))
    }
}

/// The hospital, and what is known of when it was recorded.
fn kilde(sykehus: &str, opphav: Option<&Opphav>) -> Setning {
    Setning::sammen([Setning::register(sykehus), opphav.map(kildesetning).unwrap_or_default()], ". ")
}

/// As precise as it is recorded, and said where it is not.
pub(super) fn nar(d: Dato) -> String {
    let som_oppgitt = dato_som_oppgitt(d);
    match (d.maaned, d.dag) {
        (None, _) => t!("graf-uten-maned", nar = som_oppgitt),
        (Some(_), None) => t!("graf-uten-dag", nar = som_oppgitt),
        _ => som_oppgitt,
    }
}

/// Why it was stopped, or why there was none.
fn grunn(b: &Behandling) -> String {
    match (b.slag, b.til) {
        (Behandlingsslag::Ingen, _) => t!("graf-grunn", grunn = merke(0)),
        (_, Some(_)) => t!("graf-stoppet", grunn = merke(0)),
        (_, None) => t!("graf-merknad", grunn = merke(0)),
    }
}

fn mr_funn(m: &Mr) -> String {
    match (m.nye_t2, m.kontrastladende) {
        (None, None) => t!("mr-ikke-talt"),
        (Some(n), None) => t!("mr-nye", antall = n),
        (None, Some(k)) => t!("mr-kontrast", antall = k),
        (Some(n), Some(k)) => format!("{}, {}", t!("mr-nye", antall = n), t!("mr-kontrast", antall = k)),
    }
}
