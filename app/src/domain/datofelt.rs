//! Datofelt: reads a day that a citizen has written or picked. Browsers send `2024-03-01`; where there is no picker
//! people write `1.3.2024` or `1. mars 2024`.

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
const LENGSTE: usize = 40;

/// Reads a day up to and with `i_dag`.
///
/// # Errors
/// What the citizen must put right.
pub fn les(tekst: &str, i_dag: Date) -> Result<Date, Datofeil> {
    let tekst = tekst.trim();
    if tekst.is_empty() {
        return Err(Datofeil::Mangler);
    }
    let dag = les_dag(tekst).ok_or(Datofeil::Umulig)?;
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

const MANEDER: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// A date as people write it: `3.11.2026`, `03/11/2026`, `3. november 2026`, `2026-11-03`. The year has four figures.
pub fn les_dag(tekst: &str) -> Option<Date> {
    if tekst.len() > LENGSTE {
        return None;
    }
    let tekst = tekst.trim().to_lowercase();
    // A sign or a separator at the end is no part of a day.
    let siffer_ved = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if !siffer_ved(tekst.chars().next()) || !siffer_ved(tekst.chars().next_back()) {
        return None;
    }
    let deler: Vec<&str> = tekst.split([' ', '.', '/', '-']).filter(|d| !d.is_empty()).collect();
    let [a, b, c] = deler[..] else { return None };
    let (aar, maaned, dag) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let maaned = match MANEDER.iter().position(|m| *m == maaned || maaned.len() == 3 && m.starts_with(maaned)) {
        Some(nr) => i8::try_from(nr + 1).ok()?,
        None => siffer(maaned, 2)?.try_into().ok()?,
    };
    let aar = if aar.len() == 4 { siffer(aar, 4)? } else { return None };
    let dag = i8::try_from(siffer(dag, 2)?).ok()?;
    Date::new(aar, maaned, dag).ok()
}

fn siffer(tekst: &str, hoyst: usize) -> Option<i16> {
    let ok = tekst.len() <= hoyst && tekst.bytes().all(|b| b.is_ascii_digit());
    ok.then(|| tekst.parse().ok()).flatten()
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
