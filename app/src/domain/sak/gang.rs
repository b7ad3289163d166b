//! The course of a case: forward only; a registry's last word is final, but for one complaint.

use super::{FRIST_DAGER, Saksstatus};
use crate::domain::tid;
use jiff::civil::Date;

/// What setting a status means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overgang {
    Ny,
    /// It stands there already: said twice, it is said once.
    Uendret,
}

/// Why a status cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Overgangsfeil {
    #[error("the case is decided")]
    Avgjort,
    #[error("a case does not go back")]
    Bakover,
    /// Nobody may complain about this, now.
    #[error("no right of complaint")]
    IngenKlage,
}

/// Days to complain in: three weeks (forvaltningsloven § 29).
const KLAGE_DAGER: u16 = 21;

/// How far a status is along the way. Between working and asking the citizen it goes both ways.
const fn plass(status: Saksstatus) -> u8 {
    match status {
        Saksstatus::Sendt => 0,
        Saksstatus::Mottatt => 1,
        Saksstatus::UnderBehandling | Saksstatus::TrengerMer => 2,
        Saksstatus::Innvilget | Saksstatus::DelvisInnvilget | Saksstatus::Avslatt | Saksstatus::Besvart => 3,
    }
}

/// Whether a case may go from one status to another. Steps may be left out. What the kind of case may end with is
/// [`super::Saksslag::kan_ende_med`].
///
/// # Errors
/// [`Overgangsfeil`].
pub fn neste(fra: Saksstatus, til: Saksstatus) -> Result<Overgang, Overgangsfeil> {
    if fra == til {
        return Ok(Overgang::Uendret);
    }
    if fra.avgjort() {
        return Err(Overgangsfeil::Avgjort);
    }
    if plass(til) < plass(fra) { Err(Overgangsfeil::Bakover) } else { Ok(Overgang::Ny) }
}

/// The status a complaint leads to: from the beginning. Only what was not granted in full can be complained about, in
/// time, and once. `avgjort` is the day of the decision.
///
/// # Errors
/// [`Overgangsfeil::IngenKlage`].
pub fn ved_klage(fra: Saksstatus, avgjort: Date, klaget_for: bool, dag: Date) -> Result<Saksstatus, Overgangsfeil> {
    let avslag = matches!(fra, Saksstatus::Avslatt | Saksstatus::DelvisInnvilget);
    if avslag && !klaget_for && dag <= klagefrist(avgjort) {
        Ok(Saksstatus::Sendt)
    } else {
        Err(Overgangsfeil::IngenKlage)
    }
}

/// The last day to complain about what was decided on `avgjort`.
pub fn klagefrist(avgjort: Date) -> Date {
    tid::om_dager(avgjort, KLAGE_DAGER)
}

/// Whether a registry is late on `dag`: the legal deadline has passed without its last word.
pub fn er_sen(status: Saksstatus, frist: Date, dag: Date) -> bool {
    !status.avgjort() && dag > frist
}

const _: () = assert!(FRIST_DAGER == 30, "the words shown to citizens say one month");
