//! What all parts of a report are drawn with: where the report stands, addresses of its items, and our sentences with a
//! registry's words in them.

use super::graf::valg::{FORSTE, Grafvalg};
use crate::components::links::ActionLink;
use crate::components::table::has_long_word;
use crate::domain::forlop::sammenligning::Egensammenligning;
use crate::domain::id::HendelseId;
use crate::domain::notat::Notat;
use crate::domain::rapport::{Rapport, Seksjon};
use crate::messages::tall;
use crate::pages::registre::ROT;
use crate::t;
use leptos::prelude::*;

/// Items of one list that are shown until the citizen asks for all.
pub const VISES: usize = 50;

/// Where a stored report stands: what its files and the links «Meld feil» are addressed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rapportplass {
    /// The registry's part of the address.
    pub slug: String,
    pub id: HendelseId,
    /// Whether the registry takes reports of errors.
    pub meld: bool,
    /// Whether it takes questions.
    pub sporsmal: bool,
}

/// How a report is drawn.
#[derive(Clone, Debug)]
pub(super) struct Ramme<'r> {
    pub rapport: &'r Rapport,
    pub plass: Option<Rapportplass>,
    /// Before every address in the page; for pages with several reports.
    pub prefiks: String,
    /// The level of the sections' headings.
    pub niva: u8,
    /// Whether records are open.
    pub apne: bool,
    /// Whether long lists are shown whole, and the query that shows them so.
    pub alle: bool,
    pub alle_lenke: String,
    /// What the address asks to see of the charts.
    pub valg: Grafvalg,
    /// What the citizen has added, where it is the citizen who looks.
    pub egen: Option<Egensammenligning>,
    pub notater: Vec<Notat>,
}

impl<'r> Ramme<'r> {
    /// A report that stands nowhere: without addresses and choices.
    pub(super) fn bar(rapport: &'r Rapport) -> Self {
        let valg = Grafvalg::default();
        Self {
            rapport,
            plass: None,
            prefiks: String::new(),
            niva: 2,
            apne: false,
            alle: true,
            alle_lenke: String::new(),
            valg,
            egen: None,
            notater: Vec::new(),
        }
    }
}

/// A section while it is drawn. `nr` counts from 1 and is its address: `seksjon-1`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sted<'r> {
    pub ramme: &'r Ramme<'r>,
    pub nr: usize,
}

impl Sted<'_> {
    pub(super) fn anker(self) -> String {
        format!("{}{}", self.ramme.prefiks, anker(self.nr))
    }

    /// The address of an item in the page: `seksjon-1-post-7`.
    pub(super) fn anker_til(self, punkt: &str) -> String {
        format!("{}-{punkt}", self.anker())
    }

    /// The id of the section's chart of its series. `forste`: the page's first chart is in this section.
    pub(super) fn graf_id(self, s: &Seksjon, forste: bool) -> String {
        match (forste, s.forlop.is_some()) {
            (true, false) => FORSTE.to_owned(),
            (_, true) => format!("{}del-{}-serier", self.ramme.prefiks, self.nr),
            (false, false) => format!("{}del-{}", self.ramme.prefiks, self.nr),
        }
    }

    /// Whether the report stands in a file with others, where nothing runs and nothing can be asked for.
    pub(super) fn i_fil(self) -> bool {
        !self.ramme.prefiks.is_empty()
    }

    /// The address of the report, where it has one: files of its charts lie below it.
    pub(super) fn rapportadresse(self) -> Option<String> {
        let plass = self.ramme.plass.as_ref()?;
        Some(format!("{ROT}/{}/rapport/{}", prosent(&plass.slug), plass.id))
    }

    /// The level of a heading inside the section.
    pub(super) fn underniva(self) -> u8 {
        self.ramme.niva + 1
    }

    /// «Meld feil», where the registry takes it. `felt` is a record's id, or a name from [`Rapport::finn`]; `om` is read
    /// after the link's words, to tell equal links apart.
    pub(super) fn meld(self, felt: &str, rad: Option<usize>, om: &str) -> Option<AnyView> {
        let href = self.meld_adresse(felt, rad)?;
        let skjult = med_ord(&t!("rapport-meld-om", hva = merke(0)), &[om]);
        Some(
            view! { <a class="no-print target" href=href>{t!("rapport-meld")}<span class="sr-only">" "{skjult}</span></a> }
                .into_any(),
        )
    }

    /// Where an error in an item is reported; see [`Self::meld`].
    pub(super) fn meld_adresse(self, felt: &str, rad: Option<usize>) -> Option<String> {
        self.ramme.plass.as_ref().filter(|p| p.meld).map(|p| self.skriv_om(p, "feil", felt, rad))
    }

    /// Where something is asked about an item, where the registry takes questions.
    pub(super) fn sporsmal_adresse(self, felt: &str, rad: Option<usize>) -> Option<String> {
        self.ramme.plass.as_ref().filter(|p| p.sporsmal).map(|p| self.skriv_om(p, "sporsmal", felt, rad))
    }

    fn skriv_om(self, plass: &Rapportplass, slag: &str, felt: &str, rad: Option<usize>) -> String {
        let rad = rad.map(|n| format!("&rad={n}")).unwrap_or_default();
        let (slug, id, nr, felt) = (&plass.slug, plass.id, self.nr, prosent(felt));
        format!("{ROT}/{slug}/henvendelse/{slag}?rapport={id}&seksjon={nr}&felt={felt}{rad}")
    }

    /// What follows a list that is not shown whole. `setning` is the key that says which part is.
    pub(super) fn flere(self, antall: usize, setning: &'static str, anker: &str, hva: &str) -> Option<AnyView> {
        if self.ramme.alle || antall <= VISES {
            return None;
        }
        let (vist, antall) = (VISES.to_string(), tall(f64::from(u32::try_from(antall).unwrap_or(u32::MAX))));
        let href = format!("{}#{anker}", self.ramme.alle_lenke);
        let hva = if hva.is_empty() { t!("rapport-uten-tittel") } else { hva.to_owned() };
        let setning = crate::messages::tekst(setning, Some(&args(&vist, &antall)));
        Some(
            view! {
                <p class="meta">{setning}</p>
                <ActionLink href=href text=t!("rapport-vis-alle", antall = antall) hidden=t!("rapport-vis-alle-i", hva = hva)/>
            }
            .into_any(),
        )
    }

    /// How many of a list are shown.
    pub(super) fn vises(self, antall: usize) -> usize {
        if self.ramme.alle { antall } else { antall.min(VISES) }
    }
}

fn args<'a>(vist: &'a str, antall: &'a str) -> fluent_bundle::FluentArgs<'a> {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("vist", vist);
    args.set("antall", antall);
    args
}

pub(super) fn anker(nr: usize) -> String {
    format!("seksjon-{nr}")
}

/// A name that may stand in an `id` and in an address as it is, or one made from its number.
pub(super) fn navn_i_anker(id: &str, nr: usize) -> String {
    let enkel = !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    // Two underscores: a registry's own id cannot be taken for a number.
    if enkel && !id.starts_with("__") { id.to_owned() } else { format!("__{nr}") }
}

/// A text as part of a query.
pub(super) fn prosent(tekst: &str) -> String {
    use std::fmt::Write;
    tekst.bytes().fold(String::new(), |mut ut, b| {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            ut.push(char::from(b));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(ut, "%{b:02X}");
        }
        ut
    })
}

/// A registry's words beside ours: their direction is their own.
pub(super) fn reg(tekst: &str) -> AnyView {
    view! { <bdi data-long=has_long_word(tekst).then_some("")>{tekst.to_owned()}</bdi> }.into_any()
}

/// Where a registry's words go in one of our sentences; see [`med_ord`]. Control characters are in no text of ours.
pub(super) fn merke(nr: u8) -> String {
    char::from(nr + 1).to_string()
}

/// One of our sentences with a registry's words at their [`merke`]. They are never part of the sentence's own text, so
/// that their direction does not turn ours.
pub(super) fn med_ord(setning: &str, ord: &[&str]) -> AnyView {
    let er_merke = |c: char| usize::try_from(u32::from(c)).is_ok_and(|n| (1..=ord.len()).contains(&n));
    let deler = setning.split_inclusive(er_merke).map(|del| {
        let merket = del.chars().next_back().filter(|c| er_merke(*c));
        let vare = merket.map_or(del, |c| &del[..del.len() - c.len_utf8()]);
        let plass = merket.and_then(|c| ord.get(usize::try_from(u32::from(c)).ok()?.checked_sub(1)?));
        view! { {vare.to_owned()}{plass.map(|o| reg(o))} }
    });
    deler.collect_view().into_any()
}

/// A heading of a level.
pub(super) fn overskrift(niva: u8, id: Option<String>, innhold: AnyView) -> AnyView {
    match niva {
        2 => view! { <h2 id=id>{innhold}</h2> }.into_any(),
        3 => view! { <h3 id=id>{innhold}</h3> }.into_any(),
        4 => view! { <h4 id=id>{innhold}</h4> }.into_any(),
        _ => view! { <h5 id=id>{innhold}</h5> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_the_sentence_says() {
        let html = |setning: &str, ord: &[&str]| med_ord(setning, ord).to_html().replace("<!>", "");
        let setning = format!("Av {} og {}.", merke(1), merke(0));
        assert_eq!(html(&setning, &["<b>", "א"]), "Av <bdi>א</bdi> og <bdi>&lt;b&gt;</bdi>.");
        assert_eq!(html("Ingen.", &[]), "Ingen.");
    }

    #[test]
    fn an_anchor_is_never_a_registrys_hostile_text() {
        assert_eq!(navn_i_anker("v-1_A", 3), "v-1_A");
        for id in ["", "a b", "\"><script>", "æ", "__4", &"x".repeat(65)] {
            assert_eq!(navn_i_anker(id, 3), "__3", "{id}");
        }
        assert_eq!(prosent("a&b=ø #"), "a%26b%3D%C3%B8%20%23");
    }
}
