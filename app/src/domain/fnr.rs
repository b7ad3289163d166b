//! Fødselsnummer: the Norwegian national identity number, eleven digits `DDMMYY III K1 K2`, and its D-number form.
//! (Skatteetaten; check-digit rules: the classic one and the one for numbers issued from 2032.)
//! Does not derive anything from a number: age and sex come from the population register.

use std::fmt;

/// A valid fødselsnummer or D-number. Parse once at the edge; it never appears in a URL, log line, error or `Debug`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Fnr(String);

/// Which numbers an installation takes: production refuses synthetic people, a demo refuses real-looking ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Godtar {
    Ekte,
    Syntetiske,
}

/// Why a text is not a number that this installation takes. Carries no part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UgyldigFnr {
    #[error("not eleven digits")]
    Form,
    #[error("no such date")]
    Dato,
    #[error("check digits do not match")]
    Kontrollsiffer,
    #[error("synthetic number where only real ones are taken")]
    Syntetisk,
    #[error("real-looking number where only synthetic ones are taken")]
    Ekte,
}

const VEKT_1: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const VEKT_2: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

impl Fnr {
    /// Parses and checks a number: eleven digits, a day and month that exist (also shifted: D-number day + 40,
    /// synthetic month + 80 or + 65), both check digits by the classic rule or the 2032 rule
    /// (`(Σ w·d + k1) mod 11 ∈ {0, 1, 2, 3}`), and of the kind that is taken here.
    ///
    /// # Errors
    /// [`UgyldigFnr`] says which of these failed, and nothing about the number.
    pub fn les(tekst: &str, godtar: Godtar) -> Result<Self, UgyldigFnr> {
        let siffer: Vec<u32> = tekst.chars().map_while(|c| c.to_digit(10)).collect();
        if siffer.len() != 11 || tekst.len() != 11 {
            return Err(UgyldigFnr::Form);
        }
        let (dag, maaned) = (siffer[0] * 10 + siffer[1], siffer[2] * 10 + siffer[3]);
        let dag = if dag > 40 { dag - 40 } else { dag };
        let (maaned, syntetisk) = match maaned {
            81..=92 => (maaned - 80, true),
            66..=77 => (maaned - 65, true),
            _ => (maaned, false),
        };
        let lengste = match maaned {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        if dag == 0 || dag > lengste {
            return Err(UgyldigFnr::Dato);
        }
        if !kontrollsifre_stemmer(&siffer) {
            return Err(UgyldigFnr::Kontrollsiffer);
        }
        match (godtar, syntetisk) {
            (Godtar::Ekte, true) => Err(UgyldigFnr::Syntetisk),
            (Godtar::Syntetiske, false) => Err(UgyldigFnr::Ekte),
            _ => Ok(Self(tekst.to_owned())),
        }
    }

    /// The digits, for the one table that stores them and for the wire. Never for a log, a URL or a message.
    pub fn siffer(&self) -> &str {
        &self.0
    }
}

fn kontrollsifre_stemmer(siffer: &[u32]) -> bool {
    let sum = |vekt: &[u32]| vekt.iter().zip(siffer).map(|(v, s)| v * s).sum::<u32>();
    (sum(&VEKT_1) + siffer[9]) % 11 <= 3 && (sum(&VEKT_2) + siffer[10]).is_multiple_of(11)
}

impl fmt::Debug for Fnr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fnr(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Both check digits for nine digits, `r` as in the 2032 rule (0 is the classic one).
    fn fullfor(ni: [u32; 9], r: u32) -> Option<String> {
        let sum1: u32 = VEKT_1.iter().zip(ni).map(|(v, s)| v * s).sum();
        let k1 = (0..10).find(|k| (sum1 + k) % 11 == r)?;
        let mut ti = ni.to_vec();
        ti.push(k1);
        let sum2: u32 = VEKT_2.iter().zip(&ti).map(|(v, s)| v * s).sum();
        let k2 = (0..10).find(|k| (sum2 + k).is_multiple_of(11))?;
        ti.push(k2);
        Some(ti.iter().map(u32::to_string).collect())
    }

    #[test]
    fn the_published_vectors_are_judged_as_published() {
        assert!(Fnr::les("13116900216", Godtar::Ekte).is_ok());
        assert_eq!(Fnr::les("13116950216", Godtar::Ekte), Err(UgyldigFnr::Kontrollsiffer));
        for gyldig in ["54896001798", "01819945620", "57895012361", "01819945639", "17905012304"] {
            assert!(Fnr::les(gyldig, Godtar::Syntetiske).is_ok(), "{gyldig}");
        }
    }

    #[test]
    fn production_refuses_synthetic_and_demo_refuses_real_numbers() {
        assert_eq!(Fnr::les("01819945620", Godtar::Ekte), Err(UgyldigFnr::Syntetisk));
        assert_eq!(Fnr::les("13116900216", Godtar::Syntetiske), Err(UgyldigFnr::Ekte));
    }

    #[test]
    fn debug_never_shows_the_number() {
        let fnr = Fnr::les("01819945620", Godtar::Syntetiske).expect("a valid synthetic number");
        assert_eq!(format!("{fnr:?}"), "Fnr(…)");
        assert!(!format!("{:?}", Fnr::les("13116950216", Godtar::Ekte)).contains("131169"));
    }

    #[test]
    fn anything_that_is_not_eleven_ascii_digits_is_refused() {
        for feil in ["", "0181994562", "018199456200", "0181994562a", "01819945 62", "٠١٨١٩٩٤٥٦٢٠", "01819945620\n"]
        {
            assert_eq!(Fnr::les(feil, Godtar::Syntetiske), Err(UgyldigFnr::Form), "{feil:?}");
        }
        assert_eq!(Fnr::les("00819945620", Godtar::Syntetiske), Err(UgyldigFnr::Dato));
    }

    proptest! {
        /// Every number built by either rule is taken, and changing the last digit makes it invalid.
        #[test]
        fn built_numbers_are_taken_and_one_wrong_digit_is_not(
            dag in 1u32..=28, d in any::<bool>(), maaned in 1u32..=12, aar in 0u32..100, ind in 0u32..1000, r in 0u32..4,
        ) {
            let dag = if d { dag + 40 } else { dag };
            let maaned = maaned + 80;
            let ni = [dag / 10, dag % 10, maaned / 10, maaned % 10, aar / 10, aar % 10, ind / 100, ind / 10 % 10, ind % 10];
            if let Some(nummer) = fullfor(ni, r) {
                prop_assert!(Fnr::les(&nummer, Godtar::Syntetiske).is_ok());
                let siste = nummer.as_bytes()[10] - b'0';
                let feil = format!("{}{}", &nummer[..10], (siste + 1) % 10);
                prop_assert_eq!(Fnr::les(&feil, Godtar::Syntetiske), Err(UgyldigFnr::Kontrollsiffer));
            }
        }
    }
}
