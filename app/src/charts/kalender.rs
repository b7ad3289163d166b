//! Days of the calendar and back. A library of dates would be a third of what the chart is in the browser.

use super::kurs::{DOGN, Minutt};

/// The first minute of a day of the Gregorian calendar (H. Hinnant, «chrono-compatible low-level date algorithms»).
pub fn minutt(aar: i32, maned: i32, dag: i32) -> Minutt {
    let a = if maned <= 2 { aar - 1 } else { aar };
    let tidsalder = a.div_euclid(400);
    let i_tidsalder = a.rem_euclid(400);
    let i_aar = (153 * ((maned + 9) % 12) + 2) / 5 + dag - 1;
    let dager = tidsalder * 146_097 + i_tidsalder * 365 + i_tidsalder / 4 - i_tidsalder / 100 + i_aar - 719_468;
    dager.saturating_mul(DOGN)
}

/// Year, month 1–12 and day 1–31 of a moment.
pub fn dato(nar: Minutt) -> (i32, i32, i32) {
    let z = nar.div_euclid(DOGN) + 719_468;
    let tidsalder = z.div_euclid(146_097);
    let dag = z.rem_euclid(146_097);
    let aar = (dag - dag / 1460 + dag / 36_524 - dag / 146_096) / 365;
    let i_aar = dag - (365 * aar + aar / 4 - aar / 100);
    let m = (5 * i_aar + 2) / 153;
    let maned = if m < 10 { m + 3 } else { m - 9 };
    (aar + tidsalder * 400 + i32::from(maned <= 2), maned, i_aar - (153 * m + 2) / 5 + 1)
}

/// As an address says it: `2012-03-01`.
pub fn iso(nar: Minutt) -> String {
    let (aar, maned, dag) = dato(nar);
    format!("{aar:04}-{maned:02}-{dag:02}")
}

/// Whether it is the first day of a year.
pub fn begynner_aar(nar: Minutt) -> bool {
    let (_, maned, dag) = dato(nar);
    (maned, dag) == (1, 1)
}

/// Whether it is the last day of a year.
pub fn slutter_aar(nar: Minutt) -> bool {
    let (_, maned, dag) = dato(nar);
    (maned, dag) == (12, 31)
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dag {
    aar: i16,
    maned: i8,
    dag: i8,
}

impl Dag {
    /// None when there is no such day.
    pub fn new(aar: i16, maned: i8, dag: i8) -> Option<Self> {
        let lengde = (1..=12).contains(&maned).then(|| dager_i(aar, maned))?;
        (1..=lengde).contains(&dag).then_some(Self { aar, maned, dag })
    }

    /// The day a minute lies in.
    pub fn av(nar: Minutt) -> Self {
        let (aar, maned, dag) = dato(nar);
        // Minutes of 32 bits reach some 4,000 years to either side.
        Self { aar: aar as i16, maned: maned as i8, dag: dag as i8 }
    }

    /// Its first minute; days that minutes cannot tell are cut to the nearest they can.
    pub fn minutt(self) -> Minutt {
        minutt(self.aar.into(), self.maned.into(), self.dag.into())
    }

    pub fn year(self) -> i16 {
        self.aar
    }

    /// 1–12.
    pub fn month(self) -> i8 {
        self.maned
    }

    /// 1–31.
    pub fn day(self) -> i8 {
        self.dag
    }

    pub fn days_in_month(self) -> i8 {
        dager_i(self.aar, self.maned)
    }

    pub fn first_of_month(self) -> Self {
        Self { dag: 1, ..self }
    }

    pub fn last_of_month(self) -> Self {
        Self { dag: self.days_in_month(), ..self }
    }

    pub fn first_of_year(self) -> Self {
        Self { maned: 1, dag: 1, ..self }
    }

    pub fn last_of_year(self) -> Self {
        Self { maned: 12, dag: 31, ..self }
    }
}

fn dager_i(aar: i16, maned: i8) -> i8 {
    let skudd = aar.rem_euclid(4) == 0 && (aar.rem_euclid(100) != 0 || aar.rem_euclid(400) == 0);
    match maned {
        2 => 28 + i8::from(skudd),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    #[test]
    fn every_day_of_three_centuries_is_that_of_the_calendar() {
        let mut dag: Date = jiff::civil::date(1890, 1, 1);
        let epoke = jiff::civil::date(1970, 1, 1);
        while dag.year() < 2210 {
            let dager = (dag - epoke).get_days();
            let (aar, maned, i) = (i32::from(dag.year()), i32::from(dag.month()), i32::from(dag.day()));
            assert_eq!(minutt(aar, maned, i), dager * DOGN);
            assert_eq!(dato(dager * DOGN + DOGN - 1), (aar, maned, i));
            assert_eq!(iso(dager * DOGN), dag.to_string());
            let egen = Dag::new(dag.year(), dag.month(), dag.day()).expect("a day");
            assert_eq!((egen, egen.minutt()), (Dag::av(dager * DOGN), dager * DOGN));
            assert_eq!(egen.days_in_month(), dag.days_in_month());
            dag = dag.tomorrow().expect("a day");
        }
    }

    #[test]
    fn a_year_begins_and_ends_on_its_own_days() {
        assert!(begynner_aar(minutt(2012, 1, 1)) && slutter_aar(minutt(2012, 12, 31) + 700));
        assert!(!begynner_aar(minutt(2012, 1, 2)) && !slutter_aar(minutt(2012, 12, 30)));
    }

    #[test]
    fn there_is_no_thirtieth_of_february_and_no_month_thirteen() {
        for (aar, maned, dag) in
            [(2024, 2, 30), (2023, 2, 29), (1900, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (2024, 5, 0)]
        {
            assert_eq!(Dag::new(aar, maned, dag), None, "{aar}-{maned}-{dag}");
        }
        assert!(Dag::new(2000, 2, 29).is_some());
    }
}
