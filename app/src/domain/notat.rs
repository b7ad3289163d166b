//! Notat: the citizen's own words about a time in their life, shown to nobody else. No registry gets it.

use super::id::HendelseId;
use super::rapport::ren;
use super::register::Register;
use super::tid::Dato;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Longest text, in characters.
pub const MAKS_TEGN: usize = 500;
/// Most notes that one has at one registry.
pub const FLEST: usize = 200;
/// How long a deleted note can be had back, in minutes; then it is removed.
pub const ANGREFRIST: i64 = 60;
/// The first year one can write about.
const FORSTE_AAR: i16 = 1900;
/// Longest text that is read, in bytes: what is longer is not the form's.
const LENGSTE: usize = 20_000;

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notat {
    pub id: HendelseId,
    pub dato: Dato,
    pub tekst: String,
}

/// A note that is fit to be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notatinnhold {
    pub dato: Dato,
    pub tekst: String,
}

/// The form as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notatskjema {
    pub aar: String,
    /// 1 to 12; empty when it is not known.
    pub maaned: String,
    pub dag: String,
    pub tekst: String,
}

/// What must be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notatfeil {
    AarMangler,
    AarUmulig,
    /// A day without its month.
    MaanedMangler,
    /// No such day in that month.
    DagUmulig,
    Framtid,
    TekstMangler,
    /// With the number of characters that were written.
    ForLang(usize),
}

/// The notes at one registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notatside {
    pub register: Arc<Register>,
    /// Oldest first.
    pub notater: Vec<Notat>,
    /// Deleted, and can be had back.
    pub slettede: Vec<HendelseId>,
    pub dag: Date,
}

impl Notatskjema {
    /// A form, its text cleaned.
    pub fn ny([aar, maaned, dag, tekst]: [&str; 4]) -> Self {
        let kort = |t: &str| ren(t.trim()).chars().take(20).collect::<String>();
        let tekst = if tekst.len() > LENGSTE { tekst.chars().take(LENGSTE / 4).collect() } else { tekst.to_owned() };
        let tekst = ren(&tekst).replace("\r\n", "\n").trim().to_owned();
        Self { aar: kort(aar), maaned: kort(maaned), dag: kort(dag), tekst }
    }

    /// The form that changes a note.
    pub fn av(notat: &Notat) -> Self {
        let tall = |n: Option<i8>| n.map(|n| n.to_string()).unwrap_or_default();
        let d = notat.dato;
        Self { aar: d.aar.to_string(), maaned: tall(d.maaned), dag: tall(d.dag), tekst: notat.tekst.clone() }
    }

    /// The note, when nothing is wrong. A date may be a year, a month or a day, and has begun by `i_dag`.
    ///
    /// # Errors
    /// Everything that must be put right.
    pub fn kontroller(&self, i_dag: Date) -> Result<Notatinnhold, Vec<Notatfeil>> {
        let tegn = self.tekst.chars().count();
        let tekstfeil = match tegn {
            0 => Some(Notatfeil::TekstMangler),
            n if n > MAKS_TEGN => Some(Notatfeil::ForLang(n)),
            _ => None,
        };
        match (self.dato(i_dag), tekstfeil) {
            (Ok(dato), None) => Ok(Notatinnhold { dato, tekst: self.tekst.clone() }),
            (dato, tekstfeil) => Err(dato.err().into_iter().chain(tekstfeil).collect()),
        }
    }

    fn dato(&self, i_dag: Date) -> Result<Dato, Notatfeil> {
        if self.aar.is_empty() {
            return Err(Notatfeil::AarMangler);
        }
        let aar = self.aar.parse().ok().filter(|a| *a >= FORSTE_AAR && self.aar.len() == 4);
        let aar: i16 = aar.ok_or(Notatfeil::AarUmulig)?;
        let tall = |tekst: &str, feil| match tekst {
            "" => Ok(None),
            tekst => tekst.parse::<i8>().map(Some).map_err(|_| feil),
        };
        let maaned = tall(&self.maaned, Notatfeil::MaanedMangler)?.filter(|m| (1..=12).contains(m));
        let dag = tall(&self.dag, Notatfeil::DagUmulig)?;
        let dato = Dato { aar, maaned, dag };
        if maaned.is_none() && (dag.is_some() || !self.maaned.is_empty()) {
            return Err(Notatfeil::MaanedMangler);
        }
        Date::new(aar, maaned.unwrap_or(1), dag.unwrap_or(1)).map_err(|_| Notatfeil::DagUmulig)?;
        if dato.tidligst() > i_dag { Err(Notatfeil::Framtid) } else { Ok(dato) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const I_DAG: Date = date(2026, 11, 22);

    fn skjema(aar: &str, maaned: &str, dag: &str) -> Notatskjema {
        Notatskjema::ny([aar, maaned, dag, " Ny jobb\r\ni Bergen "])
    }

    fn dato(aar: &str, maaned: &str, dag: &str) -> Result<String, Vec<Notatfeil>> {
        skjema(aar, maaned, dag).kontroller(I_DAG).map(|n| n.dato.into())
    }

    #[test]
    fn a_note_has_a_year_a_month_or_a_day() {
        assert_eq!(dato("2019", "", ""), Ok("2019".to_owned()));
        assert_eq!(dato(" 2019 ", "3", ""), Ok("2019-03".to_owned()));
        assert_eq!(dato("2019", "03", "9"), Ok("2019-03-09".to_owned()));
        assert_eq!(dato("2026", "", ""), Ok("2026".to_owned()), "this year has begun");
        assert_eq!(dato("2026", "11", "22"), Ok("2026-11-22".to_owned()));
        let innhold = skjema("2019", "", "").kontroller(I_DAG).expect("a note");
        assert_eq!(innhold.tekst, "Ny jobb\ni Bergen");
    }

    #[test]
    fn what_is_no_date_says_why() {
        use Notatfeil::{AarMangler, AarUmulig, DagUmulig, Framtid, MaanedMangler};
        let feil = [
            ("", "", "", AarMangler),
            ("19", "", "", AarUmulig),
            ("1899", "", "", AarUmulig),
            ("+201", "", "", AarUmulig),
            ("i fjor", "", "", AarUmulig),
            ("20199", "", "", AarUmulig),
            ("2019", "", "9", MaanedMangler),
            ("2019", "13", "", MaanedMangler),
            ("2019", "mars", "", MaanedMangler),
            ("2019", "2", "29", DagUmulig),
            ("2019", "2", "0", DagUmulig),
            ("2019", "2", "x", DagUmulig),
            ("2027", "", "", Framtid),
            ("2026", "12", "", Framtid),
            ("2026", "11", "23", Framtid),
        ];
        for (aar, maaned, dag, feil) in feil {
            assert_eq!(dato(aar, maaned, dag), Err(vec![feil]), "{aar}-{maaned}-{dag}");
        }
    }

    #[test]
    fn a_text_is_needed_and_has_a_bound_and_all_faults_are_told_at_once() {
        let med =
            |tekst: &str| Notatskjema::ny(["2019", "", "", tekst]).kontroller(I_DAG).map(|n| n.tekst.chars().count());
        assert_eq!(med(&"æ".repeat(500)), Ok(500));
        assert_eq!(med(&"æ".repeat(501)), Err(vec![Notatfeil::ForLang(501)]));
        assert_eq!(med(" \n "), Err(vec![Notatfeil::TekstMangler]));
        assert!(med(&"æ".repeat(1_000_000)).is_err());
        let tomt = Notatskjema::ny(["", "", "", ""]).kontroller(I_DAG);
        assert_eq!(tomt, Err(vec![Notatfeil::AarMangler, Notatfeil::TekstMangler]));
    }

    #[test]
    fn what_turns_text_around_is_taken_out() {
        let n = Notatskjema::ny(["2019", "", "", "a\u{202E}b\u{0}"]).kontroller(I_DAG).expect("a note");
        assert_eq!(n.tekst, "a\u{FFFD}b\u{FFFD}");
    }

    #[test]
    fn the_form_of_a_note_gives_the_note_again() {
        for tekst in ["2019", "2019-03", "2019-03-14"] {
            let dato = Dato::try_from(tekst.to_owned()).expect("a date");
            let notat = Notat { id: HendelseId(1), dato, tekst: "Flyttet".to_owned() };
            let igjen = Notatskjema::av(&notat).kontroller(I_DAG);
            assert_eq!(igjen, Ok(Notatinnhold { dato, tekst: notat.tekst }));
        }
    }
}
