//! Oversikt: what a citizen is shown, put together by the doors and drawn by the pages.

use super::avslag::Avslag;
use super::bruk::{Bruk, Loggdekning, Tidsrom, Utlevering};
use super::definisjon::{Definisjon, Omrade, PerValg};
use super::foresporsel::Samtykkeforesporsel;
use super::forlop::sammenligning::Egensammenligning;
use super::historikk::Endring;
use super::id::HendelseId;
use super::innstilling::{Personverninnstilling, Status, status};
use super::metadata::Niva;
use super::notat::Notat;
use super::rapport::Rapport;
use super::rapport::forskjell::Forskjell;
use super::register::Register;
use super::sletting::{Slettestatus, Slettesteg};
use super::tjenesten::{Bruksvalg, Tjeneste};
use super::utvalg::Utvalg;
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A citizen's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Navn {
    pub fornavn: String,
    pub etternavn: String,
}

impl Navn {
    pub fn helt(&self) -> String {
        format!("{} {}", self.fornavn, self.etternavn)
    }
}

/// A definition and this citizen's answer to it, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Innstillingsrad {
    pub definisjon: Definisjon,
    pub lagret: Option<Personverninnstilling>,
    /// Where the deletion that the latest change started stands.
    pub sletting: Option<Slettestatus>,
    /// What has been done about it.
    pub slettesteg: Option<Slettesteg>,
}

impl Innstillingsrad {
    pub fn status(&self) -> Status {
        status(&self.definisjon, self.lagret.as_ref())
    }

    /// What the next form is made from: 0 when nothing was ever set.
    pub fn sekvensnummer(&self) -> i64 {
        self.lagret.as_ref().map_or(0, |i| i.sekvensnummer)
    }

    /// Whether the registry has confirmed the latest change. Without any change there is nothing to confirm.
    pub fn bekreftet(&self) -> bool {
        self.lagret.as_ref().is_none_or(|i| i.i_kraft.is_some())
    }
}

/// A registry and those of its settings that concern the citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partsrad {
    pub register: Arc<Register>,
    pub innstillinger: Vec<Innstillingsrad>,
}

/// A change, with the words for what it was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Historikkrad {
    pub endring: Endring,
    pub register: Arc<Register>,
    pub definisjon: Definisjon,
}

impl Historikkrad {
    /// Whether the text has changed since the citizen answered.
    pub fn tekst_endret(&self) -> bool {
        self.endring.tekst_versjon != self.definisjon.versjon
    }
}

/// The three groups and the latest changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Innstillingsoversikt {
    pub grupper: Vec<Gruppe>,
    pub siste: Vec<Historikkrad>,
}

/// One group of the settings overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gruppe {
    pub omrade: Omrade,
    /// Whether any choice in the group limits the use of the citizen's data.
    pub begrenset: bool,
    /// Whether the citizen has consented to use the portal; none for the groups that ask for no such consent.
    pub samtykket: Option<bool>,
    /// The level consented to.
    pub niva: Option<Niva>,
}

/// A page of the history, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Historikkside {
    pub rader: Vec<Historikkrad>,
    /// From 1.
    pub side: u32,
    pub sider: u32,
    /// What was asked for.
    pub utvalg: Utvalg,
    /// Changes that fit, on all pages.
    pub antall: usize,
    /// Changes in all, whatever was asked for.
    pub i_alt: usize,
    /// The registries that the citizen's history names, in alphabetical order.
    pub registre: Vec<Arc<Register>>,
}

/// The text that one change was an answer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tekstside {
    pub rad: Historikkrad,
    /// Question and consequences as they were.
    pub sporsmal: String,
    pub virkning: PerValg<Vec<String>>,
}

/// One registry's settings, with their history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partsside {
    pub rad: Partsrad,
    pub historikk: Vec<Historikkrad>,
    pub dag: Date,
}

/// One setting, for the pages that change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Innstillingsside {
    pub register: Arc<Register>,
    pub rad: Innstillingsrad,
    /// Title of a consent that it needs first and that is not given.
    pub krever: Option<String>,
}

/// What the choice of level opens and closes, and where there are data about the citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bruksside {
    pub valg: Bruksvalg,
    /// Registries that have delivered something, each with the service that shows it.
    pub data: Vec<(Arc<Register>, Tjeneste)>,
}

/// The proof of one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kvittering {
    pub rad: Historikkrad,
    /// When the registry confirmed this very change, if it has.
    pub i_kraft: Option<Timestamp>,
    /// The signed receipt (compact JWS), and its SHA-256 in hexadecimal.
    pub jws: String,
    pub sammendrag: String,
    /// Whether the registry that registered the change sent a signed document with it.
    pub bevis: bool,
    /// What has been done about the deletion that the change started, while its answer holds.
    pub slettesteg: Option<Slettesteg>,
}

/// What waits for the citizen, on the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ventende {
    pub foresporsler: Vec<(Arc<Register>, Samtykkeforesporsel)>,
    /// Ordered reports that have come and have not been looked at.
    pub rapporter: Vec<(Arc<Register>, HendelseId)>,
    /// Unread notices.
    pub uleste: i64,
}

/// A registry in the list, and whether the citizen is listed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registerrad {
    pub register: Arc<Register>,
    pub oppfort: bool,
    /// Why its contents are closed to the citizen, if they are.
    pub stengt: Option<Avslag>,
}

/// What a registry holds about the citizen.
#[derive(Clone, Debug, PartialEq)]
pub struct Innhold {
    pub register: Arc<Register>,
    /// Those that it has delivered, newest first.
    pub rapporter: Vec<Rapportlinje>,
    /// What was fetched now, or else the newest that was delivered.
    pub siste: Option<Rapport>,
    pub henting: Henting,
    /// Where the registry itself says otherwise than that the citizen is listed.
    pub motsigelse: Option<Motsigelse>,
    pub dag: Date,
}

/// Where what is shown of a registry comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Henting {
    /// From what the registry has delivered: it has no system that is asked.
    #[default]
    Levert,
    /// Its system is asked when the citizen has said that the contents shall be shown.
    Venter,
    /// From its system, now.
    Hentet,
    /// Its system was asked, and gave nothing that can be shown.
    Feilet(Hentefeil),
}

/// Why nothing came, as far as it makes a difference to the citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hentefeil {
    /// No answer, or a refusal.
    IngenKontakt,
    /// An answer that is not what it should be, or about somebody else.
    Uforstaelig,
}

/// What a registry itself says of a citizen whom we hold to be listed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motsigelse {
    IkkeOppfort,
    Slettet,
}

/// A delivered report in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rapportlinje {
    pub id: HendelseId,
    pub til_og_med: Date,
}

/// Two delivered reports held against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Rapportforskjell {
    pub register: Arc<Register>,
    /// Each with the last day it speaks of.
    pub eldre: (HendelseId, Date),
    pub nyere: (HendelseId, Date),
    pub forskjell: Forskjell,
}

/// One delivered report.
#[derive(Clone, Debug, PartialEq)]
pub struct Rapportside {
    pub register: Arc<Register>,
    pub id: HendelseId,
    pub rapport: Rapport,
    /// The citizen's own, oldest first; none for whoever acts for another.
    pub notater: Vec<Notat>,
    /// Whether EDSS is shown beside a reference group; none for whoever acts for another, and without EDSS.
    pub sammenligning: Option<Egensammenligning>,
}

/// The log of one registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logg {
    pub register: Arc<Register>,
    pub tidsrom: Tidsrom,
    /// Newest first.
    pub bruk: Vec<Bruk>,
    pub utleveringer: Vec<Utlevering>,
    /// Those of `bruk` that match no contact that is known.
    pub uten_kontakt: BTreeSet<HendelseId>,
    /// What the registry has said of completeness: its system's word now, or what it delivered.
    pub dekning: Option<Loggdekning>,
    /// Rows beyond those shown.
    pub flere: bool,
    /// Whether the registry's system was asked as well. A log that could not be fetched is not complete.
    pub henting: Henting,
    pub dag: Date,
}
