//! Text of ours with a registry's words in it: drawn so that their direction does not turn ours, and plain for files.

use crate::pages::registre::rapport::ramme::{merke, reg};
use leptos::prelude::*;

/// A text in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setning(Vec<Bit>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Bit {
    Vart(String),
    Register(String),
}

impl Setning {
    /// Words of ours.
    pub fn var(tekst: impl Into<String>) -> Self {
        Self(vec![Bit::Vart(tekst.into())])
    }

    /// A registry's words.
    pub fn register(tekst: impl Into<String>) -> Self {
        Self(vec![Bit::Register(tekst.into())])
    }

    /// One of our sentences with a registry's words at their [`merke`].
    pub fn med(setning: &str, ord: &[&str]) -> Self {
        let mut bits = Vec::new();
        let mut rest = setning;
        while let Some((plass, nr)) = neste(rest, ord.len()) {
            bits.push(Bit::Vart(rest[..plass].to_owned()));
            bits.push(Bit::Register(ord[nr].to_owned()));
            rest = &rest[plass + 1..];
        }
        bits.push(Bit::Vart(rest.to_owned()));
        Self(bits)
    }

    /// Several after one another, with `mellom` between those that say something.
    pub fn sammen(deler: impl IntoIterator<Item = Self>, mellom: &str) -> Self {
        let mut ut = Self::default();
        for del in deler.into_iter().filter(|d| !d.er_tom()) {
            if !ut.er_tom() {
                ut.0.push(Bit::Vart(mellom.to_owned()));
            }
            ut.0.extend(del.0);
        }
        ut
    }

    pub fn er_tom(&self) -> bool {
        self.0.iter().all(|b| matches!(b, Bit::Vart(t) | Bit::Register(t) if t.is_empty()))
    }

    /// As plain text.
    pub fn ren(&self) -> String {
        self.0
            .iter()
            .map(|b| match b {
                Bit::Vart(t) | Bit::Register(t) => t.as_str(),
            })
            .collect()
    }

    /// In the page.
    pub fn vis(&self) -> AnyView {
        let bit = |b: &Bit| match b {
            Bit::Vart(t) => t.clone().into_any(),
            Bit::Register(t) => reg(t),
        };
        self.0.iter().filter(|b| !matches!(b, Bit::Vart(t) if t.is_empty())).map(bit).collect_view().into_any()
    }
}

/// The place of the next mark, and its number.
fn neste(tekst: &str, antall: usize) -> Option<(usize, usize)> {
    let merker = (0..u8::try_from(antall).unwrap_or(9).min(9)).map(|nr| (merke(nr), usize::from(nr)));
    merker.filter_map(|(m, nr)| tekst.find(&m).map(|plass| (plass, nr))).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_the_sentence_says_and_keep_their_direction() {
        let s = Setning::med(&format!("Av {} og {}.", merke(1), merke(0)), &["<b>", "א"]);
        assert_eq!(s.ren(), "Av א og <b>.");
        assert_eq!(s.vis().to_html().replace("<!>", ""), "Av <bdi>א</bdi> og <bdi>&lt;b&gt;</bdi>.");
        let begge = Setning::sammen([Setning::var("a"), Setning::var(""), Setning::register("b")], ". ");
        assert_eq!(begge.ren(), "a. b");
    }
}
