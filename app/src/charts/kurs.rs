//! Kurs: what a chart draws, in the drawing's own terms: tracks over one time axis. The server makes it from a report,
//! with every word in place; the browser reads the same bytes out of the page ([`Kurs::kod`], [`Kurs::les`]).
//!
//! A course knows no registry and no disease: a row of tracks, each with periods, events or a series. Every item of a
//! track is a mark, and every mark has one number over the whole course ([`Kurs::merker`]): the number of its row in the
//! table behind the chart, where its words stand. Only a series of more than [`TETT`] points has no marks.

use super::koding;
use crate::domain::forlop::Bedring;
use crate::domain::rapport::Retning;

/// Minutes since 1 January 1970 in the citizen's calendar; a whole day begins at a multiple of [`DOGN`].
pub type Minutt = i32;
/// Minutes in a day.
pub const DOGN: Minutt = 1440;
/// A series of more points than this is drawn as one line without marks.
pub const TETT: usize = 500;

/// Everything that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Kurs {
    /// Before every address of this chart in the page: letters, digits and `-`.
    pub id: String,
    /// The whole of it: from the first to the last moment that anything in it can mean.
    pub hele: Spenn,
    /// The last moment the report speaks of; ongoing periods end here in an arrow.
    pub til_og_med: Minutt,
    /// Vertical lines: onset, diagnosis, report.
    pub linjer: Vec<Linje>,
    /// What years can be counted from; the first is what they are counted from when nothing is chosen.
    pub nullpunkter: Vec<Nullpunkt>,
    /// From the top.
    pub spor: Vec<Spor>,
    pub ord: Ord,
}

/// From the first to the last moment something can mean, both included. A known day is its first minute twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spenn {
    pub fra: Minutt,
    pub til: Minutt,
}

/// A vertical line with its name over it; a strip when its day is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linje {
    pub navn: String,
    pub nar: Spenn,
    pub stiplet: bool,
}

/// A moment years are counted from («År siden debut», «År siden start med Rebif»).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nullpunkt {
    /// The title of the second axis.
    pub navn: String,
    pub nar: Minutt,
}

/// A track: its name, and what lies in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spor {
    /// In addresses (`vis=edss`): letters, digits and `-`; unique in the course.
    pub id: String,
    pub navn: String,
    /// Shown in an empty track: «Ingen registrert».
    pub ingen: String,
    pub innhold: Innhold,
}

/// What lies in a track, in order of time.
#[derive(Clone, Debug, PartialEq)]
pub enum Innhold {
    Perioder(Vec<Periode>),
    Hendelser(Vec<Hendelse>),
    Serie(Serie),
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Periode {
    pub start: Spenn,
    /// None: it goes on at `til_og_med`.
    pub slutt: Option<Spenn>,
    /// Where an effect is expected to last to, beyond its end: a tail of dots.
    pub hale: Option<Minutt>,
    pub monster: Monster,
    /// The name in the bar. From a registry: untrusted.
    pub etikett: String,
    /// Its number in the registry's table, set in place of a name that finds no room.
    pub nr: Option<u16>,
    pub stopp: Option<Stopp>,
}

/// How a bar is filled: colour and pattern always together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Monster {
    /// Moderately effective treatment: solid.
    Moderat,
    /// Highly effective treatment: slanting stripes.
    Hoyeffektiv,
    /// Given in pulses: solid, with a tail of dots.
    Puls,
    /// A recorded period without treatment: empty, dashed.
    Uten,
    /// Any other period.
    Vanlig,
    /// A phase of the disease, 0 and up: a ribbon, each phase unlike the one before it.
    Fase(u8),
}

/// Why a period ended, where the drawing tells: a small sign at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopp {
    Bivirkning,
    ManglendeEffekt,
    Annet,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Hendelse {
    pub nar: Spenn,
    pub tegn: Tegn,
}

/// The sign of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tegn {
    /// The red A; the box tells the recovery, a line under it that steroids were given.
    Attakk { bedring: Bedring, steroider: bool },
    /// The diamond with the number of new lesions (none: not counted), with a ring when one took up contrast.
    Mr { nye: Option<u16>, kontrast: bool },
    /// Any other event.
    Punkt,
    /// The citizen's own note.
    Notat,
}

/// Measured values joined by straight lines. Nothing is smoothed or filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Serie {
    /// The ends of the scale.
    pub skala: (f64, f64),
    /// After a value: `mmol/mol`; empty when there is none.
    pub enhet: String,
    /// Decimals shown.
    pub desimaler: u8,
    /// Words for stretches of the scale, at its right side.
    pub band: Vec<Band>,
    pub bedre: Option<Retning>,
    pub hoyde: Hoyde,
    /// Squares joined over a longer time than this are joined by a dashed line.
    pub opphold: Option<Minutt>,
    pub sammenligning: Option<Sammenligning>,
    pub punkter: Vec<Punkt>,
}

/// Words for the stretch of a scale that begins here: «går 500 m».
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub fra: f64,
    pub navn: String,
}

/// How much room a series has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hoyde {
    /// With a scale and its figures.
    Stor,
    /// A row with the first and the last value, and an arrow for the better way.
    Lav,
}

/// One measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Punkt {
    pub nar: Minutt,
    pub verdi: f64,
    /// Measured within 30 days of an attack: a ring around the square.
    pub ring: bool,
    /// Confirmed worsening begins here: a flag.
    pub flagg: bool,
}

/// How a reference group is spread, by steps of time: the citizen has asked for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sammenligning {
    pub trinn: Vec<Trinn>,
    /// Before this the rank is unsteady: drawn grey.
    pub usikker_til: Minutt,
}

/// The values that 10, 25, 50, 75 and 90 of 100 in the group do not exceed, over a stretch of time. Steps, not curves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trinn {
    pub fra: Minutt,
    pub til: Minutt,
    pub grenser: [f64; 5],
}

/// The words of the drawing that are of no one track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ord {
    /// Short names of the months, January first.
    pub maneder: [String; 12],
    /// Between whole numbers and decimals: `,` in Norwegian.
    pub desimaltegn: char,
    /// The graph, told to screen readers: «sykdomsforløp».
    pub rolle: String,
}

/// Where a mark belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plass {
    /// Its number in the whole course, from 0; the row of the table.
    pub rad: usize,
    /// The track, and the item's place in it.
    pub spor: usize,
    pub post: usize,
}

impl Spenn {
    /// A known moment.
    pub const fn ved(nar: Minutt) -> Self {
        Self { fra: nar, til: nar }
    }

    /// The middle, where something of unknown day is drawn.
    pub const fn midt(self) -> Minutt {
        // Half of each, and what both halves left over: the sum itself could be too large.
        self.fra / 2 + self.til / 2 + (self.fra % 2 + self.til % 2) / 2
    }

    /// Whether two spans share a moment.
    pub const fn beroerer(self, annen: Self) -> bool {
        self.fra <= annen.til && annen.fra <= self.til
    }
}

impl Innhold {
    /// Whether nothing is recorded.
    pub fn er_tomt(&self) -> bool {
        match self {
            Self::Perioder(p) => p.is_empty(),
            Self::Hendelser(h) => h.is_empty(),
            Self::Serie(s) => s.punkter.is_empty(),
        }
    }

    /// How many marks it has.
    pub fn antall(&self) -> usize {
        match self {
            Self::Perioder(p) => p.len(),
            Self::Hendelser(h) => h.len(),
            Self::Serie(s) if s.punkter.len() > TETT => 0,
            Self::Serie(s) => s.punkter.len(),
        }
    }
}

/// What is no course made by this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no course of this build")]
pub struct UlestKurs;

impl Kurs {
    /// As it stands in the page for the browser, in Base64. Both ends come from one build.
    pub fn kod(&self) -> String {
        data_encoding::BASE64.encode(&koding::skriv(self))
    }

    /// Reads what [`Kurs::kod`] wrote.
    ///
    /// # Errors
    /// Anything else.
    pub fn les(kode: &str) -> Result<Self, UlestKurs> {
        super::base64::les(kode).and_then(|byte| koding::les(&byte)).ok_or(UlestKurs)
    }

    /// Every mark, in the order of the table and of the keyboard: track by track from the top, each in order of time.
    pub fn merker(&self) -> impl Iterator<Item = Plass> {
        let plasser =
            self.spor.iter().enumerate().flat_map(|(nr, s)| (0..s.innhold.antall()).map(move |post| (nr, post)));
        plasser.enumerate().map(|(rad, (spor, post))| Plass { rad, spor, post })
    }

    /// Everything a mark can mean in time, with its tail: what decides whether it is within the time that is shown.
    pub fn spenn(&self, plass: Plass) -> Option<Spenn> {
        Some(match &self.spor.get(plass.spor)?.innhold {
            Innhold::Perioder(p) => p.get(plass.post)?.spenn(self.til_og_med),
            Innhold::Hendelser(h) => h.get(plass.post)?.nar,
            Innhold::Serie(s) => Spenn::ved(s.punkter.get(plass.post)?.nar),
        })
    }

    /// The cells of the table that name a mark: what, when, and more. `aria-labelledby` of the mark.
    pub fn celler(&self, rad: usize) -> [String; 3] {
        ["h", "n", "m"].map(|celle| format!("{}-{rad}{celle}", self.id))
    }
}

impl Periode {
    /// From the first day it can have begun to the last moment drawn.
    pub fn spenn(&self, til_og_med: Minutt) -> Spenn {
        let slutt = self.slutt.map_or(til_og_med, |s| s.til).max(self.hale.unwrap_or(Minutt::MIN));
        Spenn { fra: self.start.fra, til: slutt.max(self.start.fra) }
    }
}
