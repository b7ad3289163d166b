//! Sammenligning: one's EDSS beside a published reference group (ms-course-graph, "The published reference tables behind
//! the comparison band"). Shown to the citizen who has asked for it, and to nobody else. Steps as published: nothing is
//! smoothed, and nothing is searched for in halves, since a row may fall where EDSS rises.

mod tabeller;
#[cfg(test)]
mod tests;

use super::{Edss, Skar};
use crate::domain::tid::{Dato, alder};
use jiff::ToSpan;
use jiff::civil::Date;
use tabeller::{ARMSS, KOLONNER, MSSS};

/// Which group one is held beside. One at a time: the two can point opposite ways for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skala {
    /// People who have had MS equally long.
    Msss,
    /// People with MS of the same age.
    Armss,
}

/// What the citizen has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sammenligningsvalg {
    /// Nothing, or not now: the offer stands.
    #[default]
    Ikke,
    /// Not to be asked again.
    Aldri,
    Vis(Skala),
}

/// A choice, with what the comparison is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Egensammenligning {
    pub valg: Sammenligningsvalg,
    pub fodt: Date,
}

/// Why there is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UtenPoeng {
    #[error("EDSS has no score here")]
    Skar,
    /// MSSS is not valid in the first year, and a place in it would be no truer by age.
    #[error("the first year with the disease")]
    ForsteAr,
    /// The table of ages goes from 18 to 75.
    #[error("an age without a row")]
    Alder,
}

/// A score in thousandths of a point, 0 to 10 points: which tenth of the reference group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Poeng(u16);

/// How the group is spread over one year of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arstrinn {
    pub fra: Date,
    /// The day on which the next begins.
    pub til: Date,
    /// What 10, 25, 50, 75 and 90 of 100 do not exceed.
    pub grenser: [Skar; 5],
}

/// Where one reading stands in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plassering {
    /// Completed years with the disease, or age.
    pub ar: i16,
    pub poeng: Poeng,
    /// The first five years: ranks move much.
    pub usikker: bool,
}

/// What the comparison is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referanse {
    pub skala: Skala,
    pub debut: Dato,
    pub fodt: Date,
}

/// The share of the group that each line of the band stands for, in hundredths.
pub const PROSENTILER: [u16; 5] = [10, 25, 50, 75, 90];
/// Years in which a rank is unsteady.
const USIKRE_AR: i16 = 5;
/// The last row of MSSS; who has had the disease longer is held beside it.
const SISTE_VARIGHET: i16 = 30;
/// The first row of ARMSS.
const FORSTE_ALDER: i16 = 18;

impl Skala {
    pub const ALLE: [Self; 2] = [Self::Msss, Self::Armss];

    /// As the database and addresses spell it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Msss => "msss",
            Self::Armss => "armss",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }

    /// The row of a completed year.
    fn rad(self, ar: i16) -> Result<&'static [u16; KOLONNER], UtenPoeng> {
        let (tabell, forste, ar, feil): (&[_], _, _, _) = match self {
            Self::Msss => (&MSSS, 1, ar.min(SISTE_VARIGHET), UtenPoeng::ForsteAr),
            Self::Armss => (&ARMSS, FORSTE_ALDER, ar, UtenPoeng::Alder),
        };
        let nr = ar.checked_sub(forste).and_then(|nr| usize::try_from(nr).ok());
        nr.and_then(|nr| tabell.get(nr)).ok_or(feil)
    }

    /// The score of an EDSS reading in a completed year, of disease or of life.
    ///
    /// # Errors
    /// There is none: see [`UtenPoeng`].
    pub fn poeng(self, ar: i16, skar: Skar) -> Result<Poeng, UtenPoeng> {
        let rad = self.rad(ar)?;
        let kolonne = match skar.halve() {
            0 => Some(0),
            1 => None,
            halve => Some(usize::from(halve) - 1),
        };
        kolonne.and_then(|k| rad.get(k)).map(|p| Poeng(*p)).ok_or(UtenPoeng::Skar)
    }

    /// The largest EDSS whose score does not exceed each of [`PROSENTILER`]; 0 where even 0 does. None where there is no
    /// row.
    pub fn grenser(self, ar: i16) -> Option<[Skar; 5]> {
        self.rad(ar).ok()?;
        Some(PROSENTILER.map(|p| {
            let innenfor = |s: &Skar| self.poeng(ar, *s).is_ok_and(|poeng| poeng.0 <= p * 100);
            let skarer = (0..=20).rev().filter_map(|halve| Skar::av_halve(halve).ok());
            skarer.into_iter().find(innenfor).unwrap_or(Skar(0))
        }))
    }
}

impl Sammenligningsvalg {
    /// As the database spells it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Ikke => "ikke",
            Self::Aldri => "aldri",
            Self::Vis(skala) => skala.kode(),
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        match kode {
            "ikke" => Some(Self::Ikke),
            "aldri" => Some(Self::Aldri),
            kode => Skala::les(kode).map(Self::Vis),
        }
    }

    pub const fn skala(self) -> Option<Skala> {
        match self {
            Self::Vis(skala) => Some(skala),
            Self::Ikke | Self::Aldri => None,
        }
    }
}

impl Poeng {
    /// In thousandths of a point.
    pub const fn tusendeler(self) -> u16 {
        self.0
    }

    /// About how many of 100 in the group had a lower or similar score; none when it is fewer than one or more than 99.
    pub fn av_hundre(self) -> Option<u16> {
        Some((self.0 + 50) / 100).filter(|antall| (1..=99).contains(antall))
    }

    /// The upper half of the scale.
    pub const fn hoy(self) -> bool {
        self.0 >= 5000
    }
}

impl Referanse {
    /// The day years of disease are counted from: the middle of what the onset can mean, where it is drawn.
    pub fn debutdag(&self) -> Date {
        let (fra, til) = (self.debut.tidligst(), self.debut.senest());
        let dager = fra.until(til).map_or(0, |s| s.get_days());
        fra.saturating_add((dager / 2).days())
    }

    /// The day from which ranks are steady.
    pub fn sikker_fra(&self) -> Date {
        arsdag(self.debutdag(), USIKRE_AR)
    }

    /// Where a reading stands in its group.
    ///
    /// # Errors
    /// Nowhere: see [`UtenPoeng`].
    pub fn plassering(&self, edss: &Edss) -> Result<Plassering, UtenPoeng> {
        let varighet = alder(self.debutdag(), edss.dato);
        if varighet < 1 {
            return Err(UtenPoeng::ForsteAr);
        }
        let ar = match self.skala {
            Skala::Msss => varighet,
            Skala::Armss => alder(self.fodt, edss.dato),
        };
        Ok(Plassering { ar, poeng: self.skala.poeng(ar, edss.skar)?, usikker: varighet < USIKRE_AR })
    }

    /// A step for each completed year from the second year of the disease up to `til_og_med`, where the table has a row.
    pub fn trinn(&self, til_og_med: Date) -> Vec<Arstrinn> {
        let start = match self.skala {
            Skala::Msss => self.debutdag(),
            Skala::Armss => self.fodt,
        };
        let (forste, slutt) = (arsdag(self.debutdag(), 1), til_og_med.saturating_add(1.day()));
        let ett = |ar: i16| {
            let (fra, til) = (arsdag(start, ar).max(forste), arsdag(start, ar + 1).min(slutt));
            self.skala.grenser(ar).filter(|_| fra < til).map(|grenser| Arstrinn { fra, til, grenser })
        };
        (0..=alder(start, til_og_med)).filter_map(ett).collect()
    }
}

/// The day on which `ar` years are completed; who was born on 29 February turns a year older on 1 March.
fn arsdag(fra: Date, ar: i16) -> Date {
    let aar = fra.year().saturating_add(ar);
    Date::new(aar, fra.month(), fra.day()).or_else(|_| Date::new(aar, 3, 1)).unwrap_or(Date::MAX)
}
