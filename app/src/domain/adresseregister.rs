//! Adresseregister: the directory of health personnel and organisations that a restriction can be aimed at. Parsed from
//! a data file; search folds letter case and diacritics. The people in it are invented and their numbers synthetic.

use super::katalog::sorteringsnokkel;
use super::metadata::{Mottaker, Mottakerslag};
use serde::Deserialize;
use std::collections::HashSet;

/// One person or organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oppforing {
    pub slag: Mottakerslag,
    /// HPR number or organisation number.
    pub nummer: String,
    pub navn: String,
    /// Profession, or kind of organisation.
    pub rolle: String,
    /// Workplace, or town.
    pub sted: String,
}

impl Oppforing {
    pub fn mottaker(&self) -> Mottaker {
        Mottaker { slag: self.slag, nummer: self.nummer.clone(), navn: self.navn.clone() }
    }
}

/// The directory, in alphabetical order.
#[derive(Clone, Debug, Default)]
pub struct Adresseregister {
    /// Each entry with its folded text, which a search looks in.
    alle: Vec<(Oppforing, String)>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Treff {
    /// The first of them.
    pub viste: Vec<Oppforing>,
    pub antall: usize,
}

/// Hits shown at once.
pub const FLEST_TREFF: usize = 15;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fil {
    helsepersonell: Vec<Linje>,
    virksomhet: Vec<Linje>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Linje {
    nummer: String,
    navn: String,
    rolle: String,
    sted: String,
}

impl Adresseregister {
    /// Parses and checks a directory file.
    ///
    /// # Errors
    /// The first fault.
    pub fn les(tekst: &str) -> Result<Self, String> {
        let fil: Fil = toml::from_str(tekst).map_err(|e| e.message().to_owned())?;
        let mut sett = HashSet::new();
        let mut alle = Vec::new();
        for (slag, siffer, linjer) in
            [(Mottakerslag::Helsepersonell, 7, fil.helsepersonell), (Mottakerslag::Virksomhet, 9, fil.virksomhet)]
        {
            for l in linjer {
                let ok = l.nummer.len() == siffer && l.nummer.bytes().all(|b| b.is_ascii_digit());
                let [navn, rolle, sted] = [l.navn, l.rolle, l.sted].map(|t| rens(&t));
                if !ok || navn.is_empty() || !sett.insert((slag, l.nummer.clone())) {
                    return Err(format!("{}: {}", slag.kode(), l.nummer));
                }
                let nokkel = brett(&format!("{navn} {rolle} {sted} {}", l.nummer));
                alle.push((Oppforing { slag, nummer: l.nummer, navn, rolle, sted }, nokkel));
            }
        }
        alle.sort_by_cached_key(|(o, _)| (sorteringsnokkel(&o.navn), o.nummer.clone()));
        Ok(Self { alle })
    }

    pub fn finn(&self, slag: Mottakerslag, nummer: &str) -> Option<&Oppforing> {
        self.alle.iter().map(|(o, _)| o).find(|o| o.slag == slag && o.nummer == nummer)
    }

    /// The entries of these kinds in which every word of `sok` stands. No words find nothing.
    pub fn sok(&self, slag: &[Mottakerslag], sok: &str) -> Treff {
        let sok = brett(sok);
        let ord: Vec<&str> = sok.split_whitespace().collect();
        if ord.is_empty() {
            return Treff::default();
        }
        let passer = |n: &String| ord.iter().all(|o| n.contains(o));
        let mut treff = self.alle.iter().filter(|(o, n)| slag.contains(&o.slag) && passer(n)).map(|(o, _)| o);
        let viste: Vec<Oppforing> = treff.by_ref().take(FLEST_TREFF).cloned().collect();
        let antall = viste.len() + treff.count();
        Treff { viste, antall }
    }

    pub fn alle(&self) -> impl Iterator<Item = &Oppforing> {
        self.alle.iter().map(|(o, _)| o)
    }
}

/// A text as a search compares it: lower case, without diacritics, «aa» as «å».
pub fn brett(tekst: &str) -> String {
    let mut ut = String::with_capacity(tekst.len());
    for c in tekst.chars().flat_map(char::to_lowercase) {
        match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => ut.push('a'),
            'é' | 'è' | 'ê' | 'ë' => ut.push('e'),
            'í' | 'ì' | 'î' | 'ï' => ut.push('i'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => ut.push('o'),
            'ú' | 'ù' | 'û' | 'ü' => ut.push('u'),
            'ý' | 'ÿ' => ut.push('y'),
            'ç' | 'č' => ut.push('c'),
            'đ' => ut.push('d'),
            'ñ' | 'ŋ' => ut.push('n'),
            'š' => ut.push('s'),
            'ŧ' => ut.push('t'),
            'ž' => ut.push('z'),
            'æ' => ut.push_str("ae"),
            '\u{300}'..='\u{36f}' => (),
            c if c.is_alphanumeric() => ut.push(c),
            _ => ut.push(' '),
        }
    }
    ut.replace("aa", "a")
}

/// A foreign text on one line, without control characters and without those that turn the direction of writing.
pub fn rens(tekst: &str) -> String {
    let skjult = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
    };
    let synlig: String =
        tekst.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !skjult(*c)).collect();
    synlig.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Mottakerslag::{Helsepersonell, Virksomhet};

    const BEGGE: &[Mottakerslag] = &[Helsepersonell, Virksomhet];

    fn fil(navn: &str) -> String {
        format!(
            "[[helsepersonell]]\nnummer = \"1000001\"\nnavn = \"\"\"{navn}\"\"\"\nrolle = \"Lege\"\nsted = \"Ålesund legevakt\"\n\
             [[helsepersonell]]\nnummer = \"1000002\"\nnavn = \"Aase Østbye\"\nrolle = \"Sykepleier\"\nsted = \"Tromsø\"\n\
             [[virksomhet]]\nnummer = \"900000001\"\nnavn = \"Ålesund legevakt\"\nrolle = \"Legevakt\"\nsted = \"Ålesund\"\n"
        )
    }

    fn navn(treff: Treff) -> Vec<String> {
        treff.viste.into_iter().map(|o| o.navn).collect()
    }

    #[test]
    fn the_embedded_directory_is_sound_and_large_enough_to_search() {
        let alt = crate::catalogue::adresseregister().expect("the embedded directory is sound");
        let antall = |slag| alt.alle().filter(|o| o.slag == slag).count();
        assert!(antall(Helsepersonell) >= 60 && antall(Virksomhet) >= 20);
        for o in alt.alle() {
            assert_eq!(alt.finn(o.slag, &o.nummer), Some(o));
            assert!(!o.rolle.is_empty() && !o.sted.is_empty(), "{}", o.navn);
            let funnet = alt.sok(&[o.slag], &format!("{} {}", o.navn, o.sted));
            assert!(funnet.viste.contains(o), "{} is not found by its own name", o.navn);
        }
    }

    #[test]
    fn case_and_diacritics_do_not_matter() {
        let r = Adresseregister::les(&fil("René Kårbø")).expect("a directory");
        for sok in ["rené kårbø", "RENE KARBO", "karbo rene", "Re\u{301}ne", "lege kårb", "1000001"] {
            assert_eq!(navn(r.sok(BEGGE, sok))[0], "René Kårbø", "{sok}");
        }
        assert_eq!(navn(r.sok(BEGGE, "åse ostbye")), ["Aase Østbye"]);
        assert_eq!(navn(r.sok(BEGGE, "alesund")), ["René Kårbø", "Ålesund legevakt"], "in alphabetical order");
        assert_eq!(navn(r.sok(&[Virksomhet], "alesund")), ["Ålesund legevakt"]);
    }

    #[test]
    fn nothing_asked_for_is_nothing_found() {
        let r = Adresseregister::les(&fil("René Kårbø")).expect("a directory");
        for sok in ["", "   ", "%", "xyz", "René xyz", "\u{0}"] {
            assert_eq!(r.sok(BEGGE, sok), Treff::default(), "{sok:?}");
        }
        assert_eq!(r.sok(&[], "lege"), Treff::default());
    }

    #[test]
    fn hits_beyond_the_shown_are_counted() {
        let alt = crate::catalogue::adresseregister().expect("the embedded directory is sound");
        let treff = alt.sok(BEGGE, "e");
        assert!(treff.viste.len() == FLEST_TREFF && treff.antall > FLEST_TREFF);
    }

    #[test]
    fn hostile_names_become_plain_text() {
        let r = Adresseregister::les(&fil("<b>Ola</b>\u{202e}\u{200b} \nNordmann")).expect("a directory");
        assert_eq!(r.finn(Helsepersonell, "1000001").map(|o| o.navn.as_str()), Some("<b>Ola</b> Nordmann"));
        assert!(Adresseregister::les(&fil("\u{202e}")).is_err(), "a name of nothing");
    }

    #[test]
    fn a_faulty_file_is_refused() {
        let god = fil("Ola");
        for (fra, til) in [("1000002", "1000001"), ("1000001", "100000"), ("900000001", "90000000a"), ("rolle", "yrke")]
        {
            assert!(Adresseregister::les(&god.replacen(fra, til, 1)).is_err(), "{fra} → {til}");
        }
    }
}
