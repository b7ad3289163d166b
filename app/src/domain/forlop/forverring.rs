//! What a row of readings says by a published rule: which were taken during an attack, and where worsening is confirmed
//! (ms-course-graph, track 3). Nothing is smoothed, and readings that do not follow the rule are left alone.

use super::{Edss, Forlop, Skar};
use jiff::ToSpan;
use jiff::civil::Date;

/// A reading so many days from an attack, or fewer, was taken during it.
pub const DAGER_NAER: i32 = 30;
/// Worsening is confirmed when it has lasted so many months.
pub const MANEDER: i32 = 3;

impl Forlop {
    /// Whether a reading on `dag` was taken within [`DAGER_NAER`] days of an attack, before or after. An attack whose day is
    /// not known counts only when every day it can mean is that near.
    pub fn under_attakk(&self, dag: Date) -> bool {
        let naer = |annen: Date| (dag - annen).get_days().abs() <= DAGER_NAER;
        // The days between two near ones are near.
        self.attakker.iter().any(|a| naer(a.dato.tidligst()) && naer(a.dato.senest()))
    }

    /// The readings with which confirmed worsening begins, by their place in the report, oldest first.
    ///
    /// The rule: the score lies at least 1.0 above the reference (1.5 when the reference is 0, 0.5 when it is above 5.5), and
    /// no reading falls below that before one at least [`MANEDER`] months later, which confirms it. Readings during an attack
    /// ([`Forlop::under_attakk`]) and an EDSS of 0.5, which does not exist, count for nothing. The reference is the first
    /// reading; after a worsening it is the lowest of the readings that confirmed it.
    pub fn forverringer(&self) -> Vec<usize> {
        let teller = |e: &Edss| e.skar.halve() != 1 && !self.under_attakk(e.dato);
        let mut malt: Vec<(usize, &Edss)> = self.edss.iter().enumerate().filter(|(_, e)| teller(e)).collect();
        malt.sort_by_key(|(_, e)| e.dato);
        let Some((forste, resten)) = malt.split_first() else { return Vec::new() };
        let mut referanse = forste.1.skar;
        let mut ut = Vec::new();
        for (plass, (nr, _)) in resten.iter().enumerate() {
            if let Some(ny) = bekreftet(&resten[plass..], referanse) {
                ut.push(*nr);
                referanse = ny;
            }
        }
        ut
    }
}

/// The lowest score from the first reading to the one that confirms it; none when it is no worsening, or not confirmed.
fn bekreftet(malt: &[(usize, &Edss)], referanse: Skar) -> Option<Skar> {
    let grense = referanse.halve().saturating_add(stigning(referanse));
    let forste = malt.first()?.1;
    let nok = forste.dato.saturating_add(MANEDER.months());
    let bekrefter = malt.iter().position(|(_, e)| e.dato >= nok)?;
    let laveste = malt[..=bekrefter].iter().map(|(_, e)| e.skar).min()?;
    (laveste.halve() >= grense).then_some(laveste)
}

/// How many half points above the reference are a worsening.
const fn stigning(referanse: Skar) -> u8 {
    match referanse.halve() {
        0 => 3,
        1..=11 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Attakk, Bedring};
    use super::*;
    use crate::domain::tid::Dato;
    use jiff::civil::date;

    fn forlop(edss: &[(Date, u8)], attakker: &[Dato]) -> Forlop {
        let maling = |&(dato, halve): &(Date, u8)| Edss {
            dato,
            skar: Skar::av_halve(halve).expect("a score"),
            sykehus: String::new(),
            kilde: None,
        };
        let attakk = |dato: &Dato| Attakk {
            dato: *dato,
            bedring: Bedring::Full,
            steroider: None,
            beskrivelse: None,
            sykehus: String::new(),
            kilde: None,
        };
        Forlop {
            debut: Dato::aar(2000),
            diagnose: None,
            til_og_med: date(2026, 1, 1),
            edss: edss.iter().map(maling).collect(),
            attakker: attakker.iter().map(attakk).collect(),
            behandlinger: Vec::new(),
            mr: Vec::new(),
            faser: Vec::new(),
            maleserier: Vec::new(),
        }
    }

    #[test]
    fn a_reading_is_during_an_attack_when_every_day_it_can_mean_is_near() {
        let ved = |attakk: Dato, dag: Date| forlop(&[], &[attakk]).under_attakk(dag);
        let kjent = Dato::from(date(2010, 6, 15));
        assert!(ved(kjent, date(2010, 5, 16)) && !ved(kjent, date(2010, 5, 15)));
        assert!(ved(kjent, date(2010, 7, 15)) && !ved(kjent, date(2010, 7, 16)));
        let maned = Dato::maaned(2010, 6);
        assert!(ved(maned, date(2010, 6, 15)) && ved(maned, date(2010, 7, 1)) && !ved(maned, date(2010, 7, 2)));
        assert!(!ved(Dato::aar(2010), date(2010, 6, 15)));
    }

    #[test]
    fn worsening_is_confirmed_by_its_size_its_length_and_its_distance_from_attacks() {
        let (a, b, c, d) = (date(2010, 1, 1), date(2011, 1, 1), date(2011, 4, 1), date(2011, 3, 31));
        let ved = |edss: &[(Date, u8)], attakker: &[Dato]| forlop(edss, attakker).forverringer();
        // Size: 1.0, 1.5 from zero, 0.5 above 5.5.
        assert_eq!(ved(&[(a, 4), (b, 6), (c, 6)], &[]), [1]);
        assert_eq!(ved(&[(a, 4), (b, 5), (c, 5)], &[]), [0; 0]);
        assert_eq!(ved(&[(a, 0), (b, 2), (c, 2)], &[]), [0; 0]);
        assert_eq!(ved(&[(a, 0), (b, 3), (c, 3)], &[]), [1]);
        assert_eq!(ved(&[(a, 11), (b, 12), (c, 12)], &[]), [0; 0]);
        assert_eq!(ved(&[(a, 12), (b, 13), (c, 13)], &[]), [1]);
        // Length: three months to the day, by a reading that is still as high, and none below it on the way.
        assert_eq!(ved(&[(a, 4), (b, 6), (d, 6)], &[]), [0; 0]);
        assert_eq!(ved(&[(a, 4), (b, 6), (c, 5)], &[]), [0; 0]);
        assert_eq!(ved(&[(a, 4), (b, 6), (d, 5), (c, 6)], &[]), [0; 0]);
        assert_eq!(ved(&[(a, 4), (b, 6), (d, 7), (c, 6)], &[]), [1]);
        // Attacks: a reading near one neither begins nor confirms.
        assert_eq!(ved(&[(a, 4), (b, 6), (c, 6)], &[date(2011, 1, 20).into()]), [0; 0]);
        assert_eq!(ved(&[(a, 4), (b, 6), (c, 6)], &[date(2011, 4, 20).into()]), [0; 0]);
        assert_eq!(ved(&[(a, 2), (b, 6), (c, 6)], &[a.into()]), [0; 0], "nor is it the reference");
        // What the registry sent in another order, or what no examination gives.
        assert_eq!(ved(&[(c, 6), (a, 4), (b, 6)], &[]), [2]);
        assert_eq!(ved(&[(a, 1), (b, 4), (c, 4)], &[]), [0; 0]);
        assert_eq!(ved(&[], &[]), [0; 0]);
    }

    #[test]
    fn the_next_worsening_is_measured_from_the_confirmed_one() {
        let ar = |nr: i16, halve: u8| (date(nr, 6, 1), halve);
        let f = forlop(&[ar(2010, 4), ar(2011, 7), ar(2012, 6), ar(2013, 7), ar(2014, 8), ar(2015, 8)], &[]);
        assert_eq!(f.forverringer(), [1, 4]);
    }
}
