//! Funn: what cannot be right in a course, told to the citizen beside the chart (ms-course-graph, "Data contract &
//! honesty"). Nothing is mended: the fault is the registry's, and is drawn as it was delivered.

use super::Forlop;
use crate::domain::tid::Dato;
use jiff::civil::Date;

/// One finding, with the item it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funn {
    pub post: Forlopspost,
    pub slag: Funnslag,
}

/// An item of a course, by its place in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forlopspost {
    Diagnose,
    Edss(usize),
    Attakk(usize),
    Behandling(usize),
    Mr(usize),
}

/// Why it cannot be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Funnslag {
    /// Lies after the last day that the report speaks of.
    Fremtid(Date),
    /// Lies wholly before the first symptoms.
    ForDebut(Dato),
    /// Stopped before it began.
    SluttForStart { fra: Dato, til: Date },
    /// EDSS has no 0.5.
    FinnesIkke,
    /// Two periods with the same drug run at the same time; the other's row number.
    Overlapp { annen: u16 },
}

impl Forlop {
    /// Everything that cannot be right, in the order of the items.
    pub fn funn(&self) -> Vec<Funn> {
        let mut funn: Vec<Funn> = self.datoer().flat_map(|(post, dato)| self.utenfor(post, dato)).collect();
        let halv = self.edss.iter().enumerate().filter(|(_, e)| e.skar.halve() == 1);
        funn.extend(halv.map(|(nr, _)| Funn { post: Forlopspost::Edss(nr), slag: Funnslag::FinnesIkke }));
        for (nr, b) in self.behandlinger.iter().enumerate() {
            let post = Forlopspost::Behandling(nr);
            if let Some(til) = b.til.filter(|til| *til < b.fra.tidligst()) {
                funn.push(Funn { post, slag: Funnslag::SluttForStart { fra: b.fra, til } });
            }
            let annen = self.behandlinger[..nr].iter().find(|a| overlapper(a, b));
            funn.extend(annen.map(|a| Funn { post, slag: Funnslag::Overlapp { annen: a.nr } }));
        }
        funn.sort_by_key(|f| f.post);
        funn
    }

    /// Every dated item; of a treatment the start.
    fn datoer(&self) -> impl Iterator<Item = (Forlopspost, Dato)> {
        let diagnose = self.diagnose.map(|d| (Forlopspost::Diagnose, d.into()));
        let edss = self.edss.iter().enumerate().map(|(nr, e)| (Forlopspost::Edss(nr), e.dato.into()));
        let attakker = self.attakker.iter().enumerate().map(|(nr, a)| (Forlopspost::Attakk(nr), a.dato));
        let behandlinger = self.behandlinger.iter().enumerate().map(|(nr, b)| (Forlopspost::Behandling(nr), b.fra));
        let mr = self.mr.iter().enumerate().map(|(nr, m)| (Forlopspost::Mr(nr), m.dato.into()));
        diagnose.into_iter().chain(edss).chain(attakker).chain(behandlinger).chain(mr)
    }

    /// An unknown month is given the benefit of the doubt: only what lies wholly outside is a finding.
    fn utenfor(&self, post: Forlopspost, dato: Dato) -> Option<Funn> {
        let slag = if dato.tidligst() > self.til_og_med {
            Funnslag::Fremtid(dato.tidligst())
        } else if dato.senest() < self.debut.tidligst() {
            Funnslag::ForDebut(dato)
        } else {
            return None;
        };
        Some(Funn { post, slag })
    }
}

/// Whether two periods with the same drug share more than the day on which one takes over from the other.
fn overlapper(a: &super::Behandling, b: &super::Behandling) -> bool {
    let samme = |x: &Option<String>, y: &Option<String>| {
        x.as_ref().zip(y.as_ref()).is_some_and(|(x, y)| x.trim().to_lowercase() == y.trim().to_lowercase())
    };
    let slutt = |p: &super::Behandling| p.til.unwrap_or(Date::MAX);
    // A start whose day is not known may be the last day it can mean.
    samme(&a.legemiddel, &b.legemiddel) && a.fra.senest() < slutt(b) && b.fra.senest() < slutt(a)
}

#[cfg(test)]
mod tests {
    use super::super::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Mr, Skar};
    use super::*;
    use jiff::civil::date;

    fn tomt() -> Forlop {
        Forlop {
            debut: Dato::aar(2008),
            diagnose: None,
            til_og_med: date(2026, 11, 1),
            edss: Vec::new(),
            attakker: Vec::new(),
            behandlinger: Vec::new(),
            mr: Vec::new(),
            faser: Vec::new(),
            maleserier: Vec::new(),
        }
    }

    fn kur(nr: u16, middel: &str, fra: impl Into<Dato>, til: Option<Date>) -> Behandling {
        Behandling {
            nr,
            legemiddel: Some(middel.to_owned()),
            virkestoff: None,
            slag: Behandlingsslag::Moderat,
            fra: fra.into(),
            til,
            grunn: None,
            sykehus: String::new(),
            kilde: None,
        }
    }

    fn edss(dato: Date, halve: u8) -> Edss {
        Edss { dato, skar: Skar::av_halve(halve).expect("a score"), sykehus: String::new(), kilde: None }
    }

    fn attakk(dato: Dato) -> Attakk {
        Attakk { dato, bedring: Bedring::Full, steroider: None, beskrivelse: None, sykehus: String::new(), kilde: None }
    }

    #[test]
    fn a_course_that_can_be_right_has_no_findings() {
        let mut f = tomt();
        f.diagnose = Some(date(2009, 3, 19));
        f.edss = vec![edss(date(2009, 3, 19), 0), edss(f.til_og_med, 19)];
        f.attakker = vec![attakk(Dato::aar(2008)), attakk(Dato::aar(2026))];
        f.behandlinger = vec![
            kur(1, "Rebif", date(2009, 4, 1), Some(date(2012, 4, 1))),
            kur(2, "rebif ", date(2012, 4, 1), None),
            kur(3, "Tysabri", date(2012, 4, 1), None),
        ];
        assert_eq!(f.funn(), []);
    }

    #[test]
    fn each_fault_is_found_and_names_its_item() {
        let mut f = tomt();
        f.diagnose = Some(date(2007, 12, 31));
        f.edss = vec![edss(date(2010, 1, 1), 1), edss(date(2026, 11, 2), 4)];
        f.attakker = vec![attakk(Dato::maaned(2007, 11))];
        f.behandlinger = vec![
            kur(1, "Avonex", date(2012, 5, 1), Some(date(2012, 4, 30))),
            kur(2, "Rebif", date(2013, 1, 1), None),
            kur(3, "REBIF", date(2014, 1, 1), Some(date(2015, 1, 1))),
        ];
        let dag = date(2027, 1, 1);
        f.mr = vec![Mr {
            dato: dag,
            omrade: String::new(),
            nye_t2: None,
            kontrastladende: None,
            sykehus: String::new(),
            kilde: None,
        }];
        let ventet = [
            (Forlopspost::Diagnose, Funnslag::ForDebut(date(2007, 12, 31).into())),
            (Forlopspost::Edss(0), Funnslag::FinnesIkke),
            (Forlopspost::Edss(1), Funnslag::Fremtid(date(2026, 11, 2))),
            (Forlopspost::Attakk(0), Funnslag::ForDebut(Dato::maaned(2007, 11))),
            (
                Forlopspost::Behandling(0),
                Funnslag::SluttForStart { fra: date(2012, 5, 1).into(), til: date(2012, 4, 30) },
            ),
            (Forlopspost::Behandling(2), Funnslag::Overlapp { annen: 2 }),
            (Forlopspost::Mr(0), Funnslag::Fremtid(dag)),
        ];
        assert_eq!(f.funn(), ventet.map(|(post, slag)| Funn { post, slag }));
    }

    #[test]
    fn an_unknown_month_is_a_finding_only_when_no_month_can_be_right() {
        let mut f = tomt();
        f.debut = Dato::maaned(2008, 6);
        f.attakker = vec![attakk(Dato::aar(2008)), attakk(Dato::aar(2007)), attakk(Dato::aar(2027))];
        let poster: Vec<_> = f.funn().into_iter().map(|f| f.post).collect();
        assert_eq!(poster, [Forlopspost::Attakk(1), Forlopspost::Attakk(2)]);
    }
}
