//! Time in the domain: the citizen's calendar (Europe/Oslo), dates of unknown precision, and periods.
//! Nothing here reads a clock: "now" is always an argument.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// The time zone citizens live in. The zone data are compiled in, so this cannot fail on a machine without them.
pub fn oslo() -> TimeZone {
    TimeZone::get("Europe/Oslo").unwrap_or(TimeZone::UTC)
}

/// The calendar day in Norway at `tid`.
pub fn dag(tid: Timestamp) -> Date {
    tid.to_zoned(oslo()).date()
}

/// The first moment of a Norwegian calendar day.
pub fn ved_midnatt(dag: Date) -> Timestamp {
    dag.to_zoned(oslo()).map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp())
}

/// `dag` plus a number of days; saturates at the end of the calendar.
pub fn om_dager(dag: Date, dager: u16) -> Date {
    dag.saturating_add(jiff::Span::new().days(i64::from(dager)))
}

/// Years a person born on `fodt` has completed on `dag`.
pub fn alder(fodt: Date, dag: Date) -> i16 {
    let fylt = (dag.month(), dag.day()) >= (fodt.month(), fodt.day());
    dag.year() - fodt.year() - i16::from(!fylt)
}

/// A date as registries hold it: the year is known, month and day perhaps not.
/// An unknown month is never shown as 1 January (ms-course-graph, "Shared time axis").
/// On the wire `2019`, `2019-03` or `2019-03-14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Dato {
    /// Calendar year, 1900–2200.
    pub aar: i16,
    /// Month 1–12, if recorded.
    pub maaned: Option<i8>,
    /// Day of month, if recorded; meaningless without a month.
    pub dag: Option<i8>,
}

/// What is no date of the form `2019`, `2019-03` or `2019-03-14`, or lies outside 1900–2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no date of the form 2019, 2019-03 or 2019-03-14 within 1900-2200")]
pub struct UgyldigDato;

impl TryFrom<String> for Dato {
    type Error = UgyldigDato;
    fn try_from(tekst: String) -> Result<Self, UgyldigDato> {
        let (aar, rest) = tekst.split_once('-').map_or((tekst.as_str(), None), |(a, r)| (a, Some(r)));
        let hel = match (aar.len(), rest.map(str::len)) {
            (4, None) => format!("{tekst}-01-01"),
            (4, Some(2)) => format!("{tekst}-01"),
            (4, Some(5)) => tekst.clone(),
            _ => return Err(UgyldigDato),
        };
        let dag: Date = hel.parse().ok().filter(|d: &Date| d.to_string() == hel).ok_or(UgyldigDato)?;
        if !(1900..=2200).contains(&dag.year()) {
            return Err(UgyldigDato);
        }
        let maaned = rest.map(|_| dag.month());
        Ok(Self { aar: dag.year(), maaned, dag: rest.filter(|r| r.len() == 5).map(|_| dag.day()) })
    }
}

impl From<Dato> for String {
    fn from(d: Dato) -> Self {
        match (d.maaned, d.dag) {
            (Some(m), Some(dag)) => format!("{:04}-{m:02}-{dag:02}", d.aar),
            (Some(m), None) => format!("{:04}-{m:02}", d.aar),
            _ => format!("{:04}", d.aar),
        }
    }
}

impl Dato {
    pub const fn aar(aar: i16) -> Self {
        Self { aar, maaned: None, dag: None }
    }

    pub const fn maaned(aar: i16, maaned: i8) -> Self {
        Self { aar, maaned: Some(maaned), dag: None }
    }

    /// The first day the date can mean.
    pub fn tidligst(self) -> Date {
        Date::new(self.aar, self.maaned.unwrap_or(1), self.dag.unwrap_or(1)).unwrap_or(Date::constant(1900, 1, 1))
    }

    /// The last day the date can mean.
    pub fn senest(self) -> Date {
        match (self.maaned, self.dag) {
            (Some(_), Some(_)) => self.tidligst(),
            (Some(_), None) => self.tidligst().last_of_month(),
            _ => self.tidligst().last_of_year(),
        }
    }
}

impl From<Date> for Dato {
    fn from(d: Date) -> Self {
        Self { aar: d.year(), maaned: Some(d.month()), dag: Some(d.day()) }
    }
}

/// A span of days during which something held: an owner, a legal basis, a definition. Both ends included;
/// an open end means "not known" at the start and "still" at the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periode {
    pub fra: Option<Date>,
    pub til: Option<Date>,
}

impl Periode {
    /// Whether the period covers `dag`.
    pub fn dekker(self, dag: Date) -> bool {
        self.fra.is_none_or(|f| f <= dag) && self.til.is_none_or(|t| dag <= t)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn age_is_completed_years_and_turns_on_the_birthday() {
        assert_eq!(alder(date(2010, 11, 22), date(2026, 11, 21)), 15);
        assert_eq!(alder(date(2010, 11, 22), date(2026, 11, 22)), 16);
        assert_eq!(alder(date(2008, 2, 29), date(2026, 2, 28)), 17);
    }

    #[test]
    fn an_unknown_month_is_a_span_over_the_whole_year() {
        assert_eq!((Dato::aar(1999).tidligst(), Dato::aar(1999).senest()), (date(1999, 1, 1), date(1999, 12, 31)));
        assert_eq!(Dato::maaned(2000, 2).senest(), date(2000, 2, 29));
    }

    #[test]
    fn the_day_is_the_norwegian_one() {
        let sent: Timestamp = "2026-06-30T22:30:00Z".parse().expect("a valid instant");
        assert_eq!(dag(sent), date(2026, 7, 1));
        assert_eq!(ved_midnatt(date(2026, 7, 1)).to_string(), "2026-06-30T22:00:00Z");
    }
}
