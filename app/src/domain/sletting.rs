//! Sletting: a deletion that a change started, awaited until the registry confirms it.

use super::definisjon::DefinisjonId;
use super::innstilling::Personverninnstilling;
use super::tid;
use jiff::{Timestamp, civil::Date};

/// One deletion. Belongs to the change with the sequence number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sletting {
    pub definisjon: DefinisjonId,
    pub sekvensnummer: i64,
    /// Last day by which the registry deletes.
    pub frist: Date,
    pub bekreftet: Option<Timestamp>,
}

/// What the citizen is told about the deletion of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slettestatus {
    /// The registry has until this day.
    Venter(Date),
    /// The day has passed and the registry has not confirmed.
    Forfalt(Date),
    /// The day on which the registry confirmed.
    Bekreftet(Date),
    /// The citizen answered otherwise before the deletion was confirmed; it is no longer awaited.
    Avlyst(Date),
}

/// Where the latest deletion of a setting stands on `dag`; none when there is nothing to say.
pub fn slettestatus(slettinger: &[Sletting], lagret: &Personverninnstilling, dag: Date) -> Option<Slettestatus> {
    let egne = slettinger.iter().filter(|s| s.definisjon == lagret.definisjon);
    let siste = egne.max_by_key(|s| s.sekvensnummer)?;
    let gjelder = siste.sekvensnummer == lagret.sekvensnummer;
    match siste.bekreftet {
        Some(tid) if gjelder => Some(Slettestatus::Bekreftet(tid::dag(tid))),
        None if gjelder && dag <= siste.frist => Some(Slettestatus::Venter(siste.frist)),
        None if gjelder => Some(Slettestatus::Forfalt(siste.frist)),
        None if dag <= siste.frist => Some(Slettestatus::Avlyst(siste.frist)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::metadata::Metadata;
    use jiff::civil::date;

    const FRIST: Date = date(2026, 12, 22);

    fn status(sekvens: i64, bekreftet: Option<&str>, dag: Date) -> Option<Slettestatus> {
        let id = DefinisjonId("d".to_owned());
        let lagret = Personverninnstilling {
            definisjon: id.clone(),
            aktiv: false,
            sekvensnummer: sekvens,
            opprettet: Timestamp::UNIX_EPOCH,
            endret: Timestamp::UNIX_EPOCH,
            i_kraft: None,
            metadata: Metadata::default(),
        };
        let bekreftet = bekreftet.map(|t| t.parse().expect("a valid instant"));
        let gammel = Sletting { definisjon: id.clone(), sekvensnummer: 2, frist: date(2020, 1, 1), bekreftet: None };
        let fremmed = Sletting { definisjon: DefinisjonId("x".to_owned()), sekvensnummer: 9, ..gammel.clone() };
        let ny = Sletting { definisjon: id, sekvensnummer: 4, frist: FRIST, bekreftet };
        slettestatus(&[gammel, ny, fremmed], &lagret, dag)
    }

    #[test]
    fn a_deletion_is_awaited_to_the_end_of_its_last_day_and_then_overdue() {
        assert_eq!(status(4, None, FRIST), Some(Slettestatus::Venter(FRIST)));
        assert_eq!(status(4, None, date(2026, 12, 23)), Some(Slettestatus::Forfalt(FRIST)));
    }

    #[test]
    fn what_the_registry_confirmed_stays_confirmed_on_the_norwegian_day() {
        let sagt = Some(Slettestatus::Bekreftet(date(2026, 12, 3)));
        for dag in [date(2026, 12, 3), date(2030, 1, 1)] {
            assert_eq!(status(4, Some("2026-12-02T23:30:00Z"), dag), sagt);
        }
    }

    #[test]
    fn another_answer_before_the_deletion_ends_the_wait() {
        assert_eq!(status(5, None, FRIST), Some(Slettestatus::Avlyst(FRIST)));
        assert_eq!(status(5, None, date(2026, 12, 23)), None);
        assert_eq!(status(5, Some("2026-12-03T09:00:00Z"), FRIST), None);
    }
}
