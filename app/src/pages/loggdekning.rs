//! The words for how complete a log is: what a registry has said, and what a log that shows nobody means.

use crate::domain::bruk::Loggdekning;
use crate::domain::loggfilter::Dekning;
use crate::domain::register::Register;
use crate::domain::tjenesten;
use crate::messages::{dato, tidspunkt};
use crate::oppsett::oppsett;
use crate::t;

/// Whether it is known for which days the log is complete. The portal's own always is.
pub fn er_sagt(register: &Register, dekning: Option<&Loggdekning>) -> bool {
    dekning.is_some() || register.part.0 == tjenesten::PART
}

/// What a registry says of completeness: «Loggen er komplett fra 1. januar 2024 til 20. november 2026. Sist mottatt …».
pub fn komplett(register: &Register, dekning: Option<&Loggdekning>) -> String {
    if register.part.0 == tjenesten::PART {
        return t!("logg-komplett-portalen", tjeneste = oppsett().tjeneste);
    }
    match dekning {
        Some(d) => {
            t!("logg-komplett", fra = dato(d.fra), til = dato(d.til), mottatt = tidspunkt(d.mottatt))
        }
        None => t!("logg-komplett-ukjent", register = register.kortnavn.as_str()),
    }
}

/// That the days one looks at are not all covered; nothing when they are, or when the registry has said nothing.
pub fn hull(dekning: Dekning) -> Option<String> {
    match dekning {
        Dekning::Hel(..) | Dekning::Ukjent => None,
        Dekning::Delvis(fra, til) => Some(t!("logg-hull-delvis", fra = dato(fra), til = dato(til))),
        Dekning::Utenfor => Some(t!("logg-hull-utenfor")),
    }
}

/// What is said of one registry's log that shows nobody else: never that nobody looked, unless the registry says so.
pub fn ingen_andre(register: &Register, dekning: Dekning) -> String {
    let navn = register.kortnavn.as_str();
    match dekning {
        Dekning::Hel(fra, til) => t!("logg-ingen-hel", register = navn, fra = dato(fra), til = dato(til)),
        Dekning::Delvis(fra, til) => t!("logg-ingen-delvis", register = navn, fra = dato(fra), til = dato(til)),
        Dekning::Utenfor => t!("logg-ingen-utenfor", register = navn),
        Dekning::Ukjent => t!("logg-ingen-ukjent", register = navn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_log_that_shows_nobody_says_four_different_things_and_only_one_that_nobody_looked() {
        let katalog = crate::catalogue::innebygd().expect("the catalogue");
        let r = katalog.register("sysvak").expect("SYSVAK");
        let (fra, til) = (date(2024, 1, 1), date(2026, 11, 20));
        let tekster = [Dekning::Hel(fra, til), Dekning::Delvis(fra, til), Dekning::Utenfor, Dekning::Ukjent]
            .map(|d| ingen_andre(r, d));
        assert_eq!(
            tekster[0],
            "Ingen andre har brukt opplysningene fra 1. januar 2024 til 20. november 2026, sier SYSVAK."
        );
        let nekter = |t: &String| t.starts_with("Ingen");
        assert_eq!(tekster.iter().filter(|t| nekter(t)).count(), 1);
        let ulike: std::collections::BTreeSet<_> = tekster.iter().collect();
        assert_eq!(ulike.len(), 4);
    }

    #[test]
    fn completeness_names_its_days_and_when_it_was_last_delivered() {
        let katalog = crate::catalogue::innebygd().expect("the catalogue");
        let r = katalog.register("sysvak").expect("SYSVAK");
        let mottatt = "2026-11-20T05:00:00Z".parse().expect("an instant");
        let d = Loggdekning { fra: date(2024, 1, 1), til: date(2026, 11, 20), mottatt };
        assert_eq!(
            komplett(r, Some(&d)),
            "Loggen er komplett fra 1. januar 2024 til 20. november 2026. Sist mottatt 20. november 2026 kl. 06.00."
        );
        assert_eq!(komplett(r, None), "SYSVAK har ikke sagt om loggen er komplett. Det kan mangle oppslag.");
    }
}
