//! What a citizen is shown of cases, put together by the door and drawn by the pages.

use super::{Gjelder, Henvisning, Saksslag, Saksstatus, er_sen, klagefrist, ved_klage};
use crate::domain::definisjon::PartKode;
use crate::domain::dokument::Dokumentslag;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Navn;
use crate::domain::register::Register;
use crate::domain::tid;
use jiff::civil::Date;
use std::sync::Arc;

/// A case. `Debug` is left out: it holds what the citizen wrote.
#[derive(Clone, PartialEq, Eq)]
pub struct Sak {
    pub id: HendelseId,
    pub part: PartKode,
    pub slag: Saksslag,
    pub status: Saksstatus,
    /// The registry's own number; empty until it has said one.
    pub saksnummer: String,
    pub frist: Date,
    pub gjelder: Gjelder,
    pub tekst: String,
    pub onsket: String,
}

/// A case in a list.
#[derive(Clone, PartialEq, Eq)]
pub struct Saksrad {
    pub sak: Sak,
    pub register: Arc<Register>,
}

/// Which cases are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saksutvalg {
    /// The registry's slug; none for all.
    pub register: Option<String>,
    /// Only older than this one.
    pub eldre_enn: Option<HendelseId>,
}

/// Cases, newest first.
#[derive(Clone, PartialEq, Eq)]
pub struct Saksliste {
    pub rader: Vec<Saksrad>,
    /// There are older ones.
    pub flere: bool,
    /// The registry, when it is one registry's.
    pub register: Option<Arc<Register>>,
    pub dag: Date,
}

/// Who did something in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hendelsesslag {
    Innbygger,
    Representant(String),
    Register(String),
    Portal,
}

impl Hendelsesslag {
    /// The stored kind and name.
    pub fn kolonner(&self) -> (&'static str, &str) {
        match self {
            Self::Innbygger => ("innbygger", ""),
            Self::Representant(navn) => ("representant", navn),
            Self::Register(navn) => ("register", navn),
            Self::Portal => ("portal", ""),
        }
    }

    /// Reads [`Self::kolonner`].
    pub fn les(hvem: &str, navn: String) -> Option<Self> {
        match hvem {
            "innbygger" => Some(Self::Innbygger),
            "representant" => Some(Self::Representant(navn)),
            "register" => Some(Self::Register(navn)),
            "portal" => Some(Self::Portal),
            _ => None,
        }
    }
}

/// Something that happened in a case.
#[derive(Clone, PartialEq, Eq)]
pub struct Sakhendelse {
    pub id: HendelseId,
    pub hvem: Hendelsesslag,
    /// The status it led to.
    pub status: Option<Saksstatus>,
    pub tekst: String,
    /// It is the citizen's complaint.
    pub klage: bool,
}

/// A file of a case, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vedleggslinje {
    pub id: HendelseId,
    /// The citizen's own.
    pub eget: bool,
    pub navn: String,
    pub slag: Dokumentslag,
    pub byte: usize,
}

/// Whether the citizen may complain, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Klageadgang {
    /// Nothing to complain about yet, or nothing at all.
    Ingen,
    Apen(Date),
    Utlopt(Date),
    Brukt,
}

/// One case with all that happened.
#[derive(Clone, PartialEq, Eq)]
pub struct Saksside {
    pub rad: Saksrad,
    /// Oldest first.
    pub hendelser: Vec<Sakhendelse>,
    pub vedlegg: Vec<Vedleggslinje>,
    /// The actor may write in it.
    pub kan_skrive: bool,
    /// Whose case it is.
    pub navn: Navn,
    pub dag: Date,
}

/// The day of a registry's last word; none while it has not given it.
fn avgjort(status: Saksstatus, hendelser: &[Sakhendelse]) -> Option<Date> {
    let siste = hendelser.iter().rev().find(|h| h.status == Some(status)).filter(|_| status.avgjort());
    siste.map(|h| tid::dag(h.id.tidspunkt()))
}

/// Whether a case with this status and these events can be complained about on `dag`.
pub fn klageadgang(status: Saksstatus, hendelser: &[Sakhendelse], dag: Date) -> Klageadgang {
    let klaget = hendelser.iter().any(|h| h.klage);
    let avslag = matches!(status, Saksstatus::Avslatt | Saksstatus::DelvisInnvilget);
    match avgjort(status, hendelser) {
        Some(_) if avslag && klaget => Klageadgang::Brukt,
        Some(avgjort) if ved_klage(status, avgjort, klaget, dag).is_ok() => Klageadgang::Apen(klagefrist(avgjort)),
        Some(avgjort) if avslag => Klageadgang::Utlopt(klagefrist(avgjort)),
        _ => Klageadgang::Ingen,
    }
}

impl Saksside {
    /// When the registry gave its last word; none while it has not.
    pub fn avgjort(&self) -> Option<Date> {
        avgjort(self.rad.sak.status, &self.hendelser)
    }

    pub fn klageadgang(&self) -> Klageadgang {
        klageadgang(self.rad.sak.status, &self.hendelser, self.dag)
    }

    /// When the case first came to a status since it was opened, or reopened by a complaint.
    pub fn nar(&self, status: Saksstatus) -> Option<Date> {
        let fra = self.hendelser.iter().rposition(|h| h.klage).unwrap_or(0);
        let forste = self.hendelser.iter().skip(fra).find(|h| h.status == Some(status));
        forste.map(|h| tid::dag(h.id.tidspunkt()))
    }

    pub fn er_sen(&self) -> bool {
        er_sen(self.rad.sak.status, self.rad.sak.frist, self.dag)
    }

    /// The files that came with an event: they were stored in the same moment, by the same side.
    pub fn vedlegg_til<'s>(&'s self, h: &'s Sakhendelse) -> impl Iterator<Item = &'s Vedleggslinje> {
        let fra_innbygger = matches!(h.hvem, Hendelsesslag::Innbygger | Hendelsesslag::Representant(_));
        let samtidig = move |v: &&Vedleggslinje| v.id.tidspunkt() == h.id.tidspunkt() && v.eget == fra_innbygger;
        self.vedlegg.iter().filter(samtidig)
    }
}

/// What the form for a new case is drawn from.
#[derive(Clone, PartialEq, Eq)]
pub struct Skjemaside {
    pub register: Arc<Register>,
    pub slag: Saksslag,
    pub henvisning: Henvisning,
    pub gjelder: Gjelder,
}
