//! Identifiers. All are made by the application, so no table depends on a database's sequence.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Innbygger: a citizen, known inside the system by a number that means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InnbyggerId(pub i64);

/// An event or document of one citizen: 42 bits of milliseconds since 2020, then 21 random bits, so ids sort by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HendelseId(pub i64);

const FRA_2020_MS: i64 = 1_577_836_800_000;

impl HendelseId {
    /// Builds an id from the clock and random bits.
    pub fn av(tid: jiff::Timestamp, tilfeldig: u32) -> Self {
        let ms = (tid.as_millisecond() - FRA_2020_MS).max(0);
        Self((ms << 21) | i64::from(tilfeldig & 0x1F_FFFF))
    }

    /// The moment the id was made at, to the millisecond.
    pub fn tidspunkt(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond((self.0 >> 21) + FRA_2020_MS).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }

    /// The number a citizen reads aloud: 13 characters of Crockford-like base 32 without I, L, O and U, in groups.
    pub fn lesbar(self) -> String {
        let tegn: Vec<u8> = (0..13).rev().map(|i| ALFABET[((self.0 >> (5 * i)) & 31) as usize]).collect();
        let tekst: String = tegn.iter().map(|b| char::from(*b)).collect();
        format!("{}-{}-{}", &tekst[..4], &tekst[4..8], &tekst[8..])
    }

    /// Reads [`Self::lesbar`] again; any letter case, hyphens optional.
    pub fn les(tekst: &str) -> Option<Self> {
        let mut sum: i64 = 0;
        let mut antall = 0;
        for b in tekst.bytes().filter(|b| *b != b'-') {
            let verdi = ALFABET.iter().position(|a| *a == b.to_ascii_uppercase())?;
            antall += 1;
            if antall > 13 {
                return None;
            }
            sum = sum.checked_mul(32)?.checked_add(i64::try_from(verdi).ok()?)?;
        }
        (antall == 13).then_some(Self(sum))
    }
}

const ALFABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl fmt::Display for HendelseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lesbar())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_readable_id_reads_back_to_itself(n in 0i64..=i64::MAX) {
            let id = HendelseId(n);
            prop_assert_eq!(HendelseId::les(&id.lesbar()), Some(id));
            prop_assert_eq!(HendelseId::les(&id.lesbar().to_lowercase().replace('-', "")), Some(id));
        }

        #[test]
        fn hostile_text_is_not_an_id(tekst in "\\PC{0,30}") {
            if let Some(id) = HendelseId::les(&tekst) {
                prop_assert!(id.0 >= 0);
            }
        }
    }

    #[test]
    fn an_id_tells_when_it_was_made() {
        let tid: jiff::Timestamp = "2026-11-22T09:00:00.123Z".parse().expect("a valid instant");
        assert_eq!(HendelseId::av(tid, u32::MAX).tidspunkt(), tid);
    }

    #[test]
    fn ids_sort_by_time() {
        let tid = |s: &str| s.parse::<jiff::Timestamp>().expect("a valid instant");
        let tidlig = HendelseId::av(tid("2026-01-01T00:00:00Z"), u32::MAX);
        assert!(tidlig < HendelseId::av(tid("2026-01-01T00:00:00.001Z"), 0));
    }
}
