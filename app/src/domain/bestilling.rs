//! Bestilling: an insight report that a citizen has ordered from a registry, from order to delivery. The order has thirty
//! days (GDPR art. 12(3)); a registry that is late is reminded. Pure: the day is an argument.

use super::id::HendelseId;
use super::rapport::Hovedtype;
use super::register::{Funksjon, Register};
use super::tid;
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

#[cfg(test)]
mod tests;

/// Days a registry has to deliver (GDPR art. 12(3): one month).
pub const FRIST_DAGER: u16 = 30;
/// Days that it usually takes. No registry has published its own: a choice of ours, so that "late" means something.
pub const VANLIG_DAGER: u16 = 14;
/// Days after the order on which the registry is reminded the first two times.
const PURREDAGER: [u16; 2] = [20, 30];
/// Days from one reminder to the next after those.
const PURR_HVER: u16 = 7;
/// Characters of a registry's reason for not delivering.
pub const MAKS_GRUNN: usize = 500;

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bestillingsstatus {
    /// Ordered here; the registry has not said that it has it.
    Bestilt,
    HosRegisteret,
    /// The report could not be made. The registry may still deliver it.
    Feilet,
    /// Delivered. Final.
    Klar,
    /// Cancelled by the citizen. Final.
    Avbrutt,
}

/// What happens to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bestillingshendelse {
    /// The registry has it.
    Mottatt,
    /// The registry delivers the report.
    Levert,
    /// The registry says that it cannot make the report.
    Feilet,
    /// The citizen cancels.
    Avbrutt,
}

/// Why something cannot happen to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Bestillingsavslag {
    /// It has been delivered.
    #[error("the order has been delivered")]
    Levert,
    /// The citizen has cancelled it.
    #[error("the order has been cancelled")]
    Avbrutt,
    /// The registry has it, so the citizen cannot cancel.
    #[error("the registry works on the order")]
    HosRegisteret,
}

impl Bestillingsstatus {
    pub const ALLE: [Self; 5] = [Self::Bestilt, Self::HosRegisteret, Self::Feilet, Self::Klar, Self::Avbrutt];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Bestilt => "bestilt",
            Self::HosRegisteret => "hos_registeret",
            Self::Klar => "klar",
            Self::Feilet => "feilet",
            Self::Avbrutt => "avbrutt",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }

    /// Whether a report is still waited for.
    pub const fn apen(self) -> bool {
        matches!(self, Self::Bestilt | Self::HosRegisteret)
    }

    /// Whether nothing more can happen.
    pub const fn endelig(self) -> bool {
        matches!(self, Self::Klar | Self::Avbrutt)
    }
}

/// The status that an event leads to; none when it changes nothing, as an event that comes twice or late.
///
/// # Errors
/// [`Bestillingsavslag`] for what can no longer happen.
pub const fn neste(
    fra: Bestillingsstatus,
    hendelse: Bestillingshendelse,
) -> Result<Option<Bestillingsstatus>, Bestillingsavslag> {
    use Bestillingshendelse as H;
    use Bestillingsstatus as S;
    match (fra, hendelse) {
        (S::Bestilt, H::Mottatt) => Ok(Some(S::HosRegisteret)),
        (S::Bestilt | S::HosRegisteret | S::Feilet, H::Levert) => Ok(Some(S::Klar)),
        (S::Bestilt | S::HosRegisteret, H::Feilet) => Ok(Some(S::Feilet)),
        (S::Bestilt, H::Avbrutt) => Ok(Some(S::Avbrutt)),
        // Word that comes late or twice.
        (S::HosRegisteret | S::Feilet | S::Klar, H::Mottatt) => Ok(None),
        (S::Klar, H::Levert) | (S::Feilet, H::Feilet) | (S::Avbrutt, H::Avbrutt) => Ok(None),
        (S::Klar, H::Feilet | H::Avbrutt) => Err(Bestillingsavslag::Levert),
        (S::Avbrutt, _) => Err(Bestillingsavslag::Avbrutt),
        (S::HosRegisteret | S::Feilet, H::Avbrutt) => Err(Bestillingsavslag::HosRegisteret),
    }
}

/// One order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bestilling {
    pub id: HendelseId,
    pub hovedtype: Hovedtype,
    pub status: Bestillingsstatus,
    pub opprettet: Timestamp,
    /// When the status last changed.
    pub endret: Timestamp,
    /// When the registry said that it has it.
    pub mottatt: Option<Timestamp>,
    /// The last day of the legal deadline.
    pub frist: Date,
    pub purret: Option<Timestamp>,
    /// The report that came.
    pub rapport: Option<HendelseId>,
    /// Why it failed, in the registry's words.
    pub grunn: String,
}

/// How an order is told of on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tilstand {
    Bestilt,
    HosRegisteret,
    /// It takes longer than it usually does.
    Sent,
    /// The deadline has passed.
    OverFristen,
    Feilet,
    Klar,
    /// Delivered, and our copy has been deleted since.
    Slettet,
    Avbrutt,
}

impl Bestilling {
    /// The state to show on `dag`.
    pub fn tilstand(&self, dag: Date) -> Tilstand {
        let vanlig = tid::om_dager(tid::dag(self.opprettet), VANLIG_DAGER);
        match self.status {
            Bestillingsstatus::Klar if self.rapport.is_none() => Tilstand::Slettet,
            Bestillingsstatus::Klar => Tilstand::Klar,
            Bestillingsstatus::Feilet => Tilstand::Feilet,
            Bestillingsstatus::Avbrutt => Tilstand::Avbrutt,
            _ if dag > self.frist => Tilstand::OverFristen,
            _ if dag > vanlig => Tilstand::Sent,
            Bestillingsstatus::Bestilt => Tilstand::Bestilt,
            Bestillingsstatus::HosRegisteret => Tilstand::HosRegisteret,
        }
    }

    /// Whether the citizen can still cancel.
    pub fn kan_avbrytes(&self) -> bool {
        self.status == Bestillingsstatus::Bestilt
    }
}

/// The last day of the legal deadline for an order of `dag`.
pub fn frist(dag: Date) -> Date {
    tid::om_dager(dag, FRIST_DAGER)
}

/// Whether the registry is to be reminded on `dag` of an order of the day `bestilt`, when it was last reminded on `purret`: on
/// day 20, on day 30, then every week. A day that was missed is caught up with, once.
pub fn skal_purres(bestilt: Date, purret: Option<Date>, dag: Date) -> bool {
    siste_purredag(bestilt, dag).is_some_and(|siste| purret.is_none_or(|p| p < siste))
}

/// The latest day up to `dag` on which a reminder falls due.
fn siste_purredag(bestilt: Date, dag: Date) -> Option<Date> {
    let gatt = (dag - bestilt).get_days();
    let [forste, andre] = PURREDAGER.map(i32::from);
    let hver = i32::from(PURR_HVER);
    let siste = match gatt {
        n if n < forste => return None,
        n if n < andre => forste,
        n => andre + (n - andre) / hver * hver,
    };
    u16::try_from(siste).ok().map(|dager| tid::om_dager(bestilt, dager))
}

/// Whether a report can be ordered from a registry.
pub fn kan_bestilles(register: &Register) -> bool {
    register.har(Funksjon::Bestilling) || register.har(Funksjon::Rapport)
}

/// An order and the registry it went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bestillingsrad {
    pub register: Arc<Register>,
    pub bestilling: Bestilling,
}

/// One order's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bestillingsside {
    pub rad: Bestillingsrad,
    pub dag: Date,
}

/// What a citizen is shown before ordering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bestillingsvalg {
    pub register: Arc<Register>,
    /// The kinds that can be had; the first is the one that is explained.
    pub typer: Vec<Hovedtype>,
    /// Orders that are open: no second of the same kind.
    pub apne: Vec<Bestilling>,
    /// The registry may not deliver here: it builds on a consent that is not given, or the citizen is reserved.
    pub kan_ikke_lagres: bool,
}

/// What came of ordering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bestillingsutfall {
    Ny(HendelseId),
    /// One of the same kind was open.
    AlleredeBestilt(HendelseId),
}

impl Bestillingsutfall {
    pub const fn id(self) -> HendelseId {
        match self {
            Self::Ny(id) | Self::AlleredeBestilt(id) => id,
        }
    }
}
