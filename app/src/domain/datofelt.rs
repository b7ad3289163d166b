//! Datofelt: reads a day that a citizen has written or picked. Browsers send `2024-03-01`; where there is no picker
//! people write `1.3.2024`.

use jiff::civil::Date;

/// Why a written day is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datofeil {
    /// Nothing was written.
    Mangler,
    /// No day of the calendar.
    Umulig,
    /// Before 1900.
    ForTidlig,
    /// After today.
    Framtid,
    /// The last day of a span comes before its first.
    Omvendt,
}

/// The first day that is taken.
const ELDSTE: Date = Date::constant(1900, 1, 1);
/// Longest text that is read.
const LENGSTE: usize = 20;

/// Reads a day up to and with `i_dag`.
///
/// # Errors
/// What the citizen must put right.
pub fn les(tekst: &str, i_dag: Date) -> Result<Date, Datofeil> {
    let tekst = tekst.trim();
    if tekst.is_empty() {
        return Err(Datofeil::Mangler);
    }
    let dag = dag(tekst).ok_or(Datofeil::Umulig)?;
    if dag < ELDSTE {
        return Err(Datofeil::ForTidlig);
    }
    if dag > i_dag { Err(Datofeil::Framtid) } else { Ok(dag) }
}

/// As [`les`], where the field may be left empty.
///
/// # Errors
/// What the citizen must put right.
pub fn les_valgfri(tekst: &str, i_dag: Date) -> Result<Option<Date>, Datofeil> {
    match les(tekst, i_dag) {
        Err(Datofeil::Mangler) => Ok(None),
        svar => svar.map(Some),
    }
}

fn dag(tekst: &str) -> Option<Date> {
    if tekst.len() > LENGSTE {
        return None;
    }
    let tall = |t: &str| {
        let siffer = (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
        siffer.then(|| t.parse::<i16>().ok()).flatten()
    };
    let deler: Vec<&str> = tekst.split(['-', '.', '/']).map(str::trim).collect();
    let [a, b, c] = deler.try_into().ok()?;
    let (aar, maaned, dag) = if tekst.contains('-') { (a, b, c) } else { (c, b, a) };
    let (maaned, dag) = (i8::try_from(tall(maaned)?).ok()?, i8::try_from(tall(dag)?).ok()?);
    Date::new(tall(aar).filter(|_| aar.len() == 4)?, maaned, dag).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const I_DAG: Date = Date::constant(2026, 11, 22);

    #[test]
    fn a_day_is_read_as_pickers_send_it_and_as_people_write_it() {
        for tekst in ["2024-03-01", "1.3.2024", "01.03.2024", " 1. 3. 2024 ", "1/3/2024"] {
            assert_eq!(les(tekst, I_DAG), Ok(date(2024, 3, 1)), "{tekst}");
        }
        assert_eq!(les("2026-11-22", I_DAG), Ok(I_DAG), "today is not the future");
        assert_eq!(les("1900-01-01", I_DAG), Ok(date(1900, 1, 1)));
    }

    #[test]
    fn what_is_wrong_with_a_day_is_told_apart() {
        for (tekst, feil) in [
            ("", Datofeil::Mangler),
            ("   ", Datofeil::Mangler),
            ("2024-02-30", Datofeil::Umulig),
            ("2023-02-29", Datofeil::Umulig),
            ("31.4.2024", Datofeil::Umulig),
            ("i går", Datofeil::Umulig),
            ("1.3.24", Datofeil::Umulig),
            ("2024", Datofeil::Umulig),
            ("-2024-03-01", Datofeil::Umulig),
            ("2024-03-01T00:00", Datofeil::Umulig),
            ("۲۰۲۴-۰۳-۰۱", Datofeil::Umulig),
            ("9999999999999-1-1", Datofeil::Umulig),
            ("1899-12-31", Datofeil::ForTidlig),
            ("0001-01-01", Datofeil::ForTidlig),
            ("2026-11-23", Datofeil::Framtid),
            ("9999-12-31", Datofeil::Framtid),
        ] {
            assert_eq!(les(tekst, I_DAG), Err(feil), "{tekst}");
        }
        assert_eq!((les_valgfri("", I_DAG), les_valgfri("x", I_DAG)), (Ok(None), Err(Datofeil::Umulig)));
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_up_to_today_or_a_fault(tekst in "\\PC{0,30}") {
            if let Ok(dag) = les(&tekst, I_DAG) {
                prop_assert!(ELDSTE <= dag && dag <= I_DAG);
            }
        }

        #[test]
        fn every_day_reads_back_to_itself(dager in 0i32..46_000) {
            let dag = ELDSTE.saturating_add(jiff::Span::new().days(dager));
            prop_assert_eq!(les(&dag.to_string(), I_DAG), Ok(dag));
        }
    }
}
