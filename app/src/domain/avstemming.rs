//! Avstemming: comparing the active set of a definition with a registry's copy of it, in figures and citizen by citizen.

use sha2::{Digest, Sha256};
use std::fmt::Write;

#[cfg(test)]
mod tests;

/// A registry's copy: numbers and sequence numbers, sorted. Holds personal numbers, so it shows nothing in `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Kopi(Vec<(String, i64)>);

/// A line of a copy that cannot be read. Tells which, never what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {0} is not `fnr;sekvensnummer`")]
pub struct Kopifeil(pub usize);

/// One difference. Holds a personal number: for the operator's own file alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Avvik {
    pub slag: Avvikslag,
    pub nummer: String,
    /// Sequence number here; none when the citizen has no active setting here.
    pub her: Option<i64>,
    /// Sequence number in the copy; none when it has no such line.
    pub der: Option<i64>,
}

/// Kinds of differences, seen from the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Avvikslag {
    /// Active here, not in the copy.
    Mangler,
    /// In the copy, not active here; or a second time in the copy.
    ForMye,
    /// In both, with another sequence number.
    AnnetNummer,
}

/// What a comparison came to.
#[derive(Clone, PartialEq, Eq)]
pub struct Utfall {
    pub antall: i64,
    /// SHA-256, in hexadecimal, of a line `fnr;sekvensnummer` and a line feed for each, sorted by number.
    pub sammendrag: String,
    /// Sorted by number; empty without a copy.
    pub avvik: Vec<Avvik>,
}

/// A walk through the active set in the order of numbers, beside the copy. Holds one line of the set at a time.
pub struct Gjennomgang<'k> {
    sum: Sum,
    /// What is left of the copy.
    kopi: Option<&'k [(String, i64)]>,
    avvik: Vec<Avvik>,
}

#[derive(Default)]
struct Sum {
    antall: i64,
    sha: Sha256,
}

impl Sum {
    fn legg_til(&mut self, nummer: &str, sekvensnummer: i64) {
        self.antall += 1;
        self.sha.update(format!("{nummer};{sekvensnummer}\n"));
    }

    fn sammendrag(self) -> String {
        self.sha.finalize().iter().fold(String::with_capacity(64), |mut tekst, byte| {
            // Writing to a String cannot fail.
            let _ = write!(tekst, "{byte:02x}");
            tekst
        })
    }
}

impl Kopi {
    /// Reads lines `fnr;sekvensnummer` in any order; the first may be a heading.
    ///
    /// # Errors
    /// [`Kopifeil`]: the first line that is something else.
    pub fn les(tekst: &str) -> Result<Self, Kopifeil> {
        let mut linjer = Vec::new();
        for (nr, linje) in tekst.trim_start_matches('\u{FEFF}').lines().enumerate() {
            let linje = linje.trim();
            match les_linje(linje) {
                Some(lest) => linjer.push(lest),
                None if linje.is_empty() => (),
                None if nr == 0 && !linje.starts_with(|c: char| c.is_ascii_digit()) => (),
                None => return Err(Kopifeil(nr + 1)),
            }
        }
        linjer.sort_unstable();
        Ok(Self(linjer))
    }

    /// Number of lines, and their digest ([`Utfall::sammendrag`]).
    pub fn tall(&self) -> (i64, String) {
        let mut sum = Sum::default();
        for (nummer, sekvensnummer) in &self.0 {
            sum.legg_til(nummer, *sekvensnummer);
        }
        (sum.antall, sum.sammendrag())
    }
}

fn les_linje(linje: &str) -> Option<(String, i64)> {
    let (nummer, sekvensnummer) = linje.split_once(';')?;
    let nummer = nummer.trim();
    let siffer = nummer.len() == 11 && nummer.bytes().all(|b| b.is_ascii_digit());
    Some((nummer.to_owned(), sekvensnummer.trim().parse().ok().filter(|_| siffer)?))
}

impl<'k> Gjennomgang<'k> {
    pub fn ny(kopi: Option<&'k Kopi>) -> Self {
        Self { sum: Sum::default(), kopi: kopi.map(|k| k.0.as_slice()), avvik: Vec::new() }
    }

    /// The next citizen of the set; numbers rise.
    pub fn legg_til(&mut self, nummer: &str, sekvensnummer: i64) {
        self.sum.legg_til(nummer, sekvensnummer);
        self.for_mye(Some(nummer));
        let Some(kopi) = self.kopi else { return };
        let avvik = |slag, der| Avvik { slag, nummer: nummer.to_owned(), her: Some(sekvensnummer), der };
        match kopi.split_first() {
            Some(((n, der), resten)) if n == nummer => {
                self.kopi = Some(resten);
                if *der != sekvensnummer {
                    self.avvik.push(avvik(Avvikslag::AnnetNummer, Some(*der)));
                }
            }
            _ => self.avvik.push(avvik(Avvikslag::Mangler, None)),
        }
    }

    /// What came of it, with what is left of the copy.
    pub fn ferdig(mut self) -> Utfall {
        self.for_mye(None);
        Utfall { antall: self.sum.antall, sammendrag: self.sum.sammendrag(), avvik: self.avvik }
    }

    /// The copy's lines before `for_` are too many: all when there is no next.
    fn for_mye(&mut self, for_: Option<&str>) {
        while let Some(([(nummer, der), ..], for_)) = self.kopi.map(|k| (k, for_)) {
            if for_.is_some_and(|f| nummer.as_str() >= f) {
                return;
            }
            self.avvik.push(Avvik { slag: Avvikslag::ForMye, nummer: nummer.clone(), her: None, der: Some(*der) });
            self.kopi = self.kopi.map(|k| &k[1..]);
        }
    }
}
