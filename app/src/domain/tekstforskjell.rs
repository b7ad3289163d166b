//! Tekstforskjell: what has changed from one text to another, word by word.

use similar::{ChangeTag, TextDiff};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Del {
    pub tekst: String,
    /// Whether the piece stands in this text only.
    pub bare_her: bool,
}

/// Two texts in pieces: the pieces of each, put together, are the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tekstforskjell {
    pub da: Vec<Del>,
    pub na: Vec<Del>,
}

impl Tekstforskjell {
    /// Whether the texts are the same.
    pub fn lik(&self) -> bool {
        self.da.iter().chain(&self.na).all(|d| !d.bare_her)
    }
}

/// The difference between two texts.
pub fn forskjell(da: &str, na: &str) -> Tekstforskjell {
    let (mut for_, mut etter) = (Vec::new(), Vec::new());
    let diff = TextDiff::from_words(da, na);
    for endring in diff.iter_all_changes() {
        match endring.tag() {
            ChangeTag::Equal => {
                legg_til(&mut for_, endring.value(), false);
                legg_til(&mut etter, endring.value(), false);
            }
            ChangeTag::Delete => legg_til(&mut for_, endring.value(), true),
            ChangeTag::Insert => legg_til(&mut etter, endring.value(), true),
        }
    }
    Tekstforskjell { da: i_ett(for_), na: i_ett(etter) }
}

/// The difference between two lists of sentences; each side as its own list.
pub fn i_punkter(da: &[String], na: &[String]) -> (Vec<Vec<Del>>, Vec<Vec<Del>>) {
    let hel = forskjell(&da.join("\n"), &na.join("\n"));
    (linjer(hel.da), linjer(hel.na))
}

fn legg_til(deler: &mut Vec<Del>, tekst: &str, bare_her: bool) {
    match deler.last_mut() {
        Some(siste) if siste.bare_her == bare_her => siste.tekst.push_str(tekst),
        _ => deler.push(Del { tekst: tekst.to_owned(), bare_her }),
    }
}

/// Lets one mark run over the space between two marked words.
fn i_ett(deler: Vec<Del>) -> Vec<Del> {
    let mellomrom = |d: &Del| !d.tekst.is_empty() && d.tekst.chars().all(|c| c == ' ');
    let merket = |nr: Option<usize>| nr.and_then(|nr| deler.get(nr)).is_some_and(|d| d.bare_her);
    let mut ut = Vec::new();
    for (nr, del) in deler.iter().enumerate() {
        let mellom = mellomrom(del) && merket(nr.checked_sub(1)) && merket(Some(nr + 1));
        legg_til(&mut ut, &del.tekst, del.bare_her || mellom);
    }
    ut
}

fn linjer(deler: Vec<Del>) -> Vec<Vec<Del>> {
    let mut ut = vec![Vec::new()];
    for del in deler {
        for (nr, tekst) in del.tekst.split('\n').enumerate() {
            if nr > 0 {
                ut.push(Vec::new());
            }
            if let Some(linje) = ut.last_mut().filter(|_| !tekst.is_empty()) {
                linje.push(Del { tekst: tekst.to_owned(), bare_her: del.bare_her });
            }
        }
    }
    ut.retain(|linje| !linje.is_empty());
    ut
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn merket(deler: &[Del]) -> String {
        let ett = |d: &Del| if d.bare_her { format!("[{}]", d.tekst) } else { d.tekst.clone() };
        deler.iter().map(ett).collect()
    }

    fn hel(deler: &[Del]) -> String {
        deler.iter().map(|d| d.tekst.as_str()).collect()
    }

    #[test]
    fn whole_words_are_marked_and_neighbours_as_one() {
        let f = forskjell("Prøven lagres i seks år.", "Prøven lagres uten tidsgrense.");
        assert_eq!(
            (merket(&f.da), merket(&f.na)),
            ("Prøven lagres [i seks år.]".to_owned(), "Prøven lagres [uten tidsgrense.]".to_owned())
        );
        assert!(!f.lik() && forskjell("Æ ø å", "Æ ø å").lik());
    }

    #[test]
    fn lists_stay_lists() {
        let liste = |punkter: &[&str]| punkter.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>();
        let (da, na) = i_punkter(&liste(&["Alt slettes.", "Ny er den ikke."]), &liste(&["Alt slettes."]));
        assert_eq!(da.iter().map(|l| merket(l)).collect::<Vec<_>>(), ["Alt slettes.", "[Ny er den ikke.]"]);
        assert_eq!(na.iter().map(|l| merket(l)).collect::<Vec<_>>(), ["Alt slettes."]);
        assert_eq!(i_punkter(&[], &[]), (Vec::new(), Vec::new()));
    }

    proptest! {
        #[test]
        fn the_pieces_put_together_are_the_texts(da in "[a-cæøå .\n<&]{0,60}", na in "[a-cæøå .\n<&]{0,60}") {
            let f = forskjell(&da, &na);
            prop_assert_eq!((hel(&f.da), hel(&f.na)), (da.clone(), na.clone()));
            prop_assert_eq!(f.lik(), da == na);
        }

        #[test]
        fn a_list_keeps_its_points(
            da in prop::collection::vec("[a-cæ]{1,3}( [a-cæ]{1,3}){0,4}", 0..5),
            na in prop::collection::vec("[a-cæ]{1,3}( [a-cæ]{1,3}){0,4}", 0..5),
        ) {
            let (for_, etter) = i_punkter(&da, &na);
            prop_assert_eq!(for_.iter().map(|l| hel(l)).collect::<Vec<_>>(), da);
            prop_assert_eq!(etter.iter().map(|l| hel(l)).collect::<Vec<_>>(), na);
        }
    }
}
