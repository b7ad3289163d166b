//! Sletting: a deletion that a change started: what we hold ourselves is removed, the registry is reminded, and it is awaited
//! until the registry confirms it.

use super::definisjon::DefinisjonId;
use super::innstilling::Personverninnstilling;
use super::tid;
use jiff::ToSpan;
use jiff::{Timestamp, civil::Date};

/// One deletion. Belongs to the change with the sequence number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sletting {
    pub definisjon: DefinisjonId,
    pub sekvensnummer: i64,
    /// Last day by which the registry deletes.
    pub frist: Date,
    pub bekreftet: Option<Timestamp>,
    /// When the registry was last reminded.
    pub purret: Option<Timestamp>,
    /// When our own copies of what it held were removed.
    pub kopier_slettet: Option<Timestamp>,
}

/// What has been done about a deletion, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slettesteg {
    /// When the registry said that it knows of the change.
    pub beskjed: Option<Date>,
    /// When our own copies were removed.
    pub kopier: Option<Date>,
    /// When the registry was last reminded.
    pub purret: Option<Date>,
    /// Where it stands: awaited, overdue or confirmed.
    pub status: Slettestatus,
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
    let siste = siste(slettinger, lagret)?;
    let gjelder = siste.sekvensnummer == lagret.sekvensnummer;
    match siste.bekreftet {
        Some(tid) if gjelder => Some(Slettestatus::Bekreftet(tid::dag(tid))),
        None if gjelder && dag <= siste.frist => Some(Slettestatus::Venter(siste.frist)),
        None if gjelder => Some(Slettestatus::Forfalt(siste.frist)),
        None if dag <= siste.frist => Some(Slettestatus::Avlyst(siste.frist)),
        _ => None,
    }
}

fn siste<'s>(slettinger: &'s [Sletting], lagret: &Personverninnstilling) -> Option<&'s Sletting> {
    slettinger.iter().filter(|s| s.definisjon == lagret.definisjon).max_by_key(|s| s.sekvensnummer)
}

/// The steps of a deletion that is under way or confirmed; none when there is none, or it has been called off.
pub fn slettesteg(slettinger: &[Sletting], lagret: &Personverninnstilling, dag: Date) -> Option<Slettesteg> {
    let status = slettestatus(slettinger, lagret, dag).filter(|s| !matches!(s, Slettestatus::Avlyst(_)))?;
    let siste = siste(slettinger, lagret)?;
    Some(Slettesteg {
        beskjed: lagret.i_kraft.map(tid::dag),
        kopier: siste.kopier_slettet.map(tid::dag),
        purret: siste.purret.map(tid::dag),
        status,
    })
}

/// Days before the deadline on which the registry is reminded.
const PURRES_FOR: [i64; 2] = [10, 3];
/// Days between reminders from the deadline on.
const PURRES_HVER: i32 = 7;

/// Whether the registry is to be reminded on `dag`: ten and three days before the deadline, on its last day, and every week
/// after. `bestilt` is the day it was told, which needs no reminder; `purret` the day of the last one. What was missed while
/// nothing ran is one reminder, not several.
pub fn purres(frist: Date, bestilt: Date, purret: Option<Date>, dag: Date) -> bool {
    let etter = dag.since(frist).map_or(0, |s| s.get_days());
    let tidspunkt = if dag >= frist {
        Some(frist.saturating_add((etter / PURRES_HVER * PURRES_HVER).days()))
    } else {
        PURRES_FOR.iter().rev().map(|dager| frist.saturating_sub(dager.days())).find(|t| *t <= dag)
    };
    tidspunkt.is_some_and(|t| t > bestilt && purret.is_none_or(|p| p < t))
}

/// Whether our own copies are to be removed on `dag`: at once, or, where what is deleted comes back when the choice is undone
/// before the deadline, when that has passed or the registry has deleted.
pub fn kopier_skal_bort(sletting: &Sletting, kommer_tilbake: bool, dag: Date) -> bool {
    sletting.kopier_slettet.is_none() && (!kommer_tilbake || dag > sletting.frist || sletting.bekreftet.is_some())
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
        let gammel = Sletting {
            definisjon: id.clone(),
            sekvensnummer: 2,
            frist: date(2020, 1, 1),
            bekreftet: None,
            purret: None,
            kopier_slettet: None,
        };
        let fremmed = Sletting { definisjon: DefinisjonId("x".to_owned()), sekvensnummer: 9, ..gammel.clone() };
        let ny = Sletting { definisjon: id, sekvensnummer: 4, frist: FRIST, bekreftet, ..gammel.clone() };
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

    /// Every day of a deletion that is never confirmed, with a reminder noted on the day it is sent.
    #[test]
    fn a_registry_is_reminded_ten_and_three_days_before_at_the_deadline_and_weekly_after() {
        let bestilt = date(2026, 11, 22);
        let mut sendt: Vec<Date> = Vec::new();
        for dag in bestilt.series(1.day()).take(60) {
            if purres(FRIST, bestilt, sendt.last().copied(), dag) {
                sendt.push(dag);
            }
        }
        let dager: Vec<String> = sendt.iter().map(Date::to_string).collect();
        assert_eq!(
            dager,
            ["2026-12-12", "2026-12-19", "2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12", "2027-01-19"]
        );
    }

    #[test]
    fn what_was_missed_is_one_reminder_and_a_short_deadline_has_fewer() {
        let bestilt = date(2026, 11, 22);
        assert!(purres(FRIST, bestilt, None, date(2027, 3, 1)));
        assert!(!purres(FRIST, bestilt, Some(date(2027, 3, 1)), date(2027, 3, 1)));
        assert!(!purres(FRIST, bestilt, Some(date(2026, 12, 12)), date(2026, 12, 18)));
        // Told five days before the deadline: the first reminder is three days before.
        let kort = date(2026, 12, 17);
        assert!(!purres(FRIST, kort, None, date(2026, 12, 18)) && purres(FRIST, kort, None, date(2026, 12, 19)));
    }

    #[test]
    fn copies_go_at_once_unless_undoing_brings_them_back() {
        let s = Sletting {
            definisjon: DefinisjonId("d".to_owned()),
            sekvensnummer: 1,
            frist: FRIST,
            bekreftet: None,
            purret: None,
            kopier_slettet: None,
        };
        let neste = date(2026, 12, 23);
        assert!(kopier_skal_bort(&s, false, FRIST) && !kopier_skal_bort(&s, true, FRIST));
        assert!(kopier_skal_bort(&s, true, neste));
        assert!(kopier_skal_bort(&Sletting { bekreftet: Some(Timestamp::UNIX_EPOCH), ..s.clone() }, true, FRIST));
        let borte = Sletting { kopier_slettet: Some(Timestamp::UNIX_EPOCH), ..s };
        assert!(!kopier_skal_bort(&borte, false, neste) && !kopier_skal_bort(&borte, true, neste));
    }
}
