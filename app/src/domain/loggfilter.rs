//! Loggfilter: the part of the log that a citizen asks to see, how far a page has come, and what can be said when the log
//! shows nothing: an empty list must never look like "nobody".

use super::bruk::{Bruk, Hvem, Loggdekning, Utlevering};
use super::id::HendelseId;
use super::register::Register;
use super::tid;
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;

/// Kinds of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loggslag {
    /// Somebody looked at, changed or used the data.
    Oppslag,
    /// A copy left the registry.
    Kopier,
}

impl Loggslag {
    pub const ALLE: [Self; 2] = [Self::Oppslag, Self::Kopier];

    /// As forms and addresses spell it.
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Oppslag => "oppslag",
            Self::Kopier => "kopier",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }
}

/// Who used the data, as the filter tells them apart. A copy was got by none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brukerslag {
    Personer,
    Automatisk,
    /// The citizen and those who act for them.
    Egne,
}

impl Brukerslag {
    pub const ALLE: [Self; 3] = [Self::Personer, Self::Automatisk, Self::Egne];

    pub const fn kode(self) -> &'static str {
        match self {
            Self::Personer => "personer",
            Self::Automatisk => "automatisk",
            Self::Egne => "egne",
        }
    }

    pub fn les(kode: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.kode() == kode)
    }

    pub const fn av(hvem: &Hvem) -> Self {
        match hvem {
            Hvem::Person { .. } => Self::Personer,
            Hvem::Automatisk { .. } => Self::Automatisk,
            Hvem::Selv | Hvem::Representant { .. } => Self::Egne,
        }
    }
}

/// A row of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loggpost {
    Bruk(Bruk),
    Kopi(Utlevering),
}

impl Loggpost {
    /// Where the row stands in the log: newest first. A copy has a day only, and stands at its beginning.
    pub fn merke(&self) -> Loggmerke {
        match self {
            Self::Bruk(b) => Loggmerke { tid: b.tidspunkt, id: b.id },
            Self::Kopi(u) => Loggmerke { tid: tid::ved_midnatt(u.dato), id: u.id },
        }
    }

    pub fn part(&self) -> &super::definisjon::PartKode {
        match self {
            Self::Bruk(b) => &b.part,
            Self::Kopi(u) => &u.part,
        }
    }

    fn dag(&self) -> Date {
        match self {
            Self::Bruk(b) => tid::dag(b.tidspunkt),
            Self::Kopi(u) => u.dato,
        }
    }

    /// Whether somebody else than the citizen and their representatives used the data.
    pub fn andres(&self) -> bool {
        match self {
            Self::Bruk(b) => Brukerslag::av(&b.hvem) != Brukerslag::Egne,
            Self::Kopi(_) => true,
        }
    }
}

/// A place in the log: what comes next is older than it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loggmerke {
    pub tid: Timestamp,
    pub id: HendelseId,
}

impl Loggmerke {
    /// Newer than any row.
    pub const FORST: Self = Self { tid: Timestamp::MAX, id: HendelseId(i64::MAX) };

    /// As addresses spell it: never so many figures in a row that it could be taken for a personal number.
    pub fn kode(self) -> String {
        format!("{}.{}", HendelseId(self.tid.as_microsecond() + NULLPUNKT), self.id)
    }

    /// Reads [`Self::kode`].
    pub fn les(kode: &str) -> Option<Self> {
        let (tid, id) = kode.split_once('.')?;
        let mikro = HendelseId::les(tid)?.0.checked_sub(NULLPUNKT)?;
        Some(Self { tid: Timestamp::from_microsecond(mikro).ok()?, id: HendelseId::les(id)? })
    }
}

/// Added to microseconds, so that those before 1970 are spelled like the others; more than a calendar's.
const NULLPUNKT: i64 = 1 << 61;

/// A filter; the default lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loggfilter {
    /// The registry's slug.
    pub register: Option<String>,
    /// First and last Norwegian day.
    pub fra: Option<Date>,
    pub til: Option<Date>,
    pub slag: Option<Loggslag>,
    pub hvem: Option<Brukerslag>,
    /// Only rows that match no contact.
    pub uten_kontakt: bool,
}

impl Loggfilter {
    /// What a form asks for, without its days. What cannot be read filters nothing.
    pub fn les(register: &str, slag: &str, hvem: &str, uten_kontakt: &str) -> Self {
        let slug = |s: &str| s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        Self {
            register: Some(register).filter(|r| !r.is_empty() && r.len() <= 40 && slug(r)).map(str::to_owned),
            slag: Loggslag::les(slag),
            hvem: Brukerslag::les(hvem),
            uten_kontakt: uten_kontakt == "ja",
            ..Self::default()
        }
    }

    /// Whether nothing is filtered away.
    pub fn alt(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the filter leaves out rows of the registries and days it asks about: then an empty list says nothing of them.
    pub fn velger_rader(&self) -> bool {
        self.slag.is_some() || self.hvem.is_some() || self.uten_kontakt
    }

    /// Whether rows of this kind can be asked for at all.
    pub fn tar(&self, slag: Loggslag) -> bool {
        let bare_oppslag = self.hvem.is_some() || self.uten_kontakt;
        self.slag.is_none_or(|s| s == slag) && (slag == Loggslag::Oppslag || !bare_oppslag)
    }

    /// Whether a row is asked for; `merket`: it matches no contact. The registry is chosen by its part.
    pub fn passer(&self, post: &Loggpost, merket: bool) -> bool {
        let dag = post.dag();
        let tas = match post {
            Loggpost::Bruk(b) => self.tar(Loggslag::Oppslag) && self.hvem.is_none_or(|h| Brukerslag::av(&b.hvem) == h),
            Loggpost::Kopi(_) => self.tar(Loggslag::Kopier),
        };
        tas && self.fra.is_none_or(|fra| fra <= dag)
            && self.til.is_none_or(|til| dag <= til)
            && (merket || !self.uten_kontakt)
    }

    /// The filter as the query of an address, without the question mark; empty when nothing is filtered away. Every
    /// value is of letters, digits and hyphens.
    pub fn sporring(&self) -> String {
        let deler = [
            self.register.as_ref().map(|r| format!("register={r}")),
            self.fra.map(|d| format!("fra={d}")),
            self.til.map(|d| format!("til={d}")),
            self.slag.map(|s| format!("slag={}", s.kode())),
            self.hvem.map(|h| format!("hvem={}", h.kode())),
            self.uten_kontakt.then(|| "kontakt=ja".to_owned()),
        ];
        deler.into_iter().flatten().collect::<Vec<_>>().join("&")
    }
}

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loggrad {
    pub register: Arc<Register>,
    pub post: Loggpost,
    /// It matches no contact that is known.
    pub merket: bool,
}

/// The log of all registries that the citizen may know of: a page of it, or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loggside {
    /// Newest first.
    pub rader: Vec<Loggrad>,
    pub filter: Loggfilter,
    /// Where the next page begins; none when the page holds the last rows.
    pub eldre: Option<Loggmerke>,
    /// Whether the page begins somewhere else than at the newest row.
    pub senere: bool,
    /// The registries the log is about, in alphabetical order, with what they say of completeness.
    pub registre: Vec<(Arc<Register>, Option<Loggdekning>)>,
    /// Some registries are left out: the level of use does not open them.
    pub stengt: bool,
    pub dag: Date,
}

impl Loggside {
    /// The registries that the filter asks about.
    pub fn valgte(&self) -> impl Iterator<Item = &(Arc<Register>, Option<Loggdekning>)> {
        self.registre.iter().filter(|(r, _)| self.filter.register.as_ref().is_none_or(|slug| r.slug == *slug))
    }
}

/// How much of a span of days a registry says that its log is complete for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dekning {
    /// All of it, from the one day to the other.
    Hel(Date, Date),
    /// From the one day to the other, and not the rest.
    Delvis(Date, Date),
    /// No day of it.
    Utenfor,
    /// The registry has not said.
    Ukjent,
}

impl Dekning {
    /// For the days from `fra` (none: from the beginning) to `til`.
    pub fn av(dekning: Option<&Loggdekning>, fra: Option<Date>, til: Date) -> Self {
        let Some(d) = dekning else { return Self::Ukjent };
        let (forste, siste) = (fra.map_or(d.fra, |f| f.max(d.fra)), til.min(d.til));
        if siste < forste {
            Self::Utenfor
        } else if fra == Some(forste) && siste == til {
            Self::Hel(forste, siste)
        } else {
            Self::Delvis(forste, siste)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn dekning(fra: Date, til: Date) -> Loggdekning {
        Loggdekning { fra, til, mottatt: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn a_log_is_complete_for_the_days_the_registry_has_said_and_no_other() {
        let d = dekning(date(2024, 1, 1), date(2026, 11, 20));
        let av = |fra, til| Dekning::av(Some(&d), fra, til);
        assert_eq!(av(Some(date(2024, 1, 1)), date(2026, 11, 20)), Dekning::Hel(d.fra, d.til));
        assert_eq!(av(Some(date(2023, 12, 31)), date(2026, 11, 20)), Dekning::Delvis(d.fra, d.til));
        assert_eq!(av(Some(date(2026, 11, 1)), date(2026, 11, 22)), Dekning::Delvis(date(2026, 11, 1), d.til));
        assert_eq!(av(None, date(2026, 11, 20)), Dekning::Delvis(d.fra, d.til), "from the beginning of time");
        assert_eq!(av(Some(date(2026, 11, 21)), date(2026, 11, 22)), Dekning::Utenfor);
        assert_eq!(av(None, date(2023, 12, 31)), Dekning::Utenfor);
        assert_eq!(Dekning::av(None, None, d.til), Dekning::Ukjent);
    }

    #[test]
    fn a_filter_on_people_or_contacts_asks_for_no_copies() {
        let f = |hvem: &str, kontakt: &str| Loggfilter::les("", "", hvem, kontakt);
        assert!(f("", "").tar(Loggslag::Kopier) && f("", "").tar(Loggslag::Oppslag));
        assert!(!f("personer", "").tar(Loggslag::Kopier) && !f("", "ja").tar(Loggslag::Kopier));
        let kopier = Loggfilter::les("", "kopier", "", "");
        assert!(kopier.tar(Loggslag::Kopier) && !kopier.tar(Loggslag::Oppslag));
    }

    proptest! {
        #[test]
        fn a_place_in_the_log_reads_back_to_itself(mikro in -100_000_000_000_000_000i64..100_000_000_000_000_000, id in 0i64..=i64::MAX) {
            let merke = Loggmerke { tid: Timestamp::from_microsecond(mikro).expect("an instant"), id: HendelseId(id) };
            prop_assert_eq!(Loggmerke::les(&merke.kode()), Some(merke));
            let siffer = merke.kode().split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            prop_assert!(siffer < Some(11), "{}", merke.kode());
        }

        #[test]
        fn hostile_text_is_a_filter_of_known_words_or_none(tekst in "\\PC{0,60}") {
            let filter = Loggfilter::les(&tekst, &tekst, &tekst, &tekst);
            let lov = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-=&".contains(c);
            prop_assert!(filter.sporring().chars().all(lov), "{}", filter.sporring());
            prop_assert!(Loggmerke::les(&tekst).is_none_or(|m| Loggmerke::les(&m.kode()) == Some(m)));
        }

        #[test]
        fn what_is_said_to_be_complete_lies_within_both(a in 0i32..900, b in 0i32..900, fra in 0i32..900, til in 0i32..900) {
            let dag = |n: i32| date(2024, 1, 1).saturating_add(jiff::Span::new().days(n));
            let d = dekning(dag(a), dag(a + b));
            if let Dekning::Hel(x, y) | Dekning::Delvis(x, y) = Dekning::av(Some(&d), Some(dag(fra)), dag(fra + til)) {
                prop_assert!(x <= y && d.fra <= x && y <= d.til && dag(fra) <= x && y <= dag(fra + til));
            }
        }
    }
}
