//! For which days a registry's log is complete, when it is delivered in parts.

use jiff::ToSpan;
use jiff::civil::Date;

/// Why a period cannot be one for which a log is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dekningsfeil {
    /// One of the days is missing, or the last is before the first.
    IngenPeriode,
    /// No log is complete for a day that has not come.
    FramITid,
}

/// The days for which a delivery says that its log is complete; none when it says nothing.
///
/// # Errors
/// [`Dekningsfeil`].
pub fn kontroller_dekning(
    fra: Option<Date>,
    til: Option<Date>,
    dag: Date,
) -> Result<Option<(Date, Date)>, Dekningsfeil> {
    match (fra, til) {
        (None, None) => Ok(None),
        (Some(_), Some(til)) if til > dag => Err(Dekningsfeil::FramITid),
        (Some(fra), Some(til)) if fra <= til => Ok(Some((fra, til))),
        _ => Err(Dekningsfeil::IngenPeriode),
    }
}

/// What is covered when `ny` comes to `gammel`. Periods that meet or overlap become one, so that a delivery of yesterday
/// alone takes nothing from what was known. With days between them that nobody has vouched for, the later one is kept: the
/// line says from when, and nobody reads an empty day as "nobody".
pub fn utvid(gammel: Option<(Date, Date)>, ny: (Date, Date)) -> (Date, Date) {
    let Some(gammel) = gammel else { return ny };
    let moter = |a: (Date, Date), b: (Date, Date)| a.0 <= b.1.saturating_add(1.day());
    if moter(gammel, ny) && moter(ny, gammel) {
        return (gammel.0.min(ny.0), gammel.1.max(ny.1));
    }
    if ny.1 > gammel.1 { ny } else { gammel }
}
