//! Charts for the gallery: courses of invented people, and the few and the many that a chart must bear.

use super::graf::valg::Grafvalg;
use super::ramme::Ramme;
use super::tegn;
use crate::components::exhibit::Exhibit;
use crate::domain::forlop::Forlop;
use crate::domain::forlop::sammenligning::{Egensammenligning, Sammenligningsvalg, Skala};
use crate::domain::id::HendelseId;
use crate::domain::notat::Notat;
use crate::domain::rapport::{Malepunkt, Rapport, Seksjon};
use crate::domain::tid::Dato;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use leptos::prelude::*;

/// Values of a dense series: one for each day of some seven years.
const MANGE: i16 = 2_500;

/// The report of a part about an invented person, with nothing but its sections with a chart.
fn rapport(slug: &str, part: &str) -> Option<Rapport> {
    let person = crate::domain::samples::alle(jiff::Timestamp::constant(1_795_340_520, 0));
    let person = person.into_iter().find(|p| p.slug == slug)?;
    let rapport = person.rapporter.into_iter().find(|(p, _)| p.0 == part)?.1;
    let tegnet = |s: Seksjon| {
        let graf = s.forlop.is_some() || !s.maleserier.is_empty();
        let (tittel, forlop, maleserier, tidslinjer) = (s.tittel, s.forlop, s.maleserier, s.tidslinjer);
        graf.then(|| Seksjon { tittel, forlop, maleserier, tidslinjer, ..Seksjon::default() })
    };
    Some(Rapport { seksjoner: rapport.seksjoner.into_iter().filter_map(tegnet).collect(), ..rapport })
}

fn vis(rapport: Option<Rapport>, sporring: &str, egen: Option<Egensammenligning>, notater: Vec<Notat>) -> AnyView {
    let valg = Grafvalg::av_sporring(sporring);
    rapport.map(|r| tegn(&Ramme { valg, egen, notater, ..Ramme::bar(&r) })).into_any()
}

/// A course, changed.
fn forlop(endre: impl Fn(&mut Forlop)) -> AnyView {
    let mut rapport = rapport("kari", "MS");
    rapport.iter_mut().flat_map(|r| &mut r.seksjoner).filter_map(|s| s.forlop.as_mut()).for_each(endre);
    vis(rapport, "", None, Vec::new())
}

fn tomt(f: &mut Forlop) {
    *f = Forlop {
        edss: Vec::new(),
        attakker: Vec::new(),
        behandlinger: Vec::new(),
        mr: Vec::new(),
        faser: Vec::new(),
        maleserier: Vec::new(),
        ..f.clone()
    };
}

fn ett_punkt(f: &mut Forlop) {
    let edss = f.edss.first().cloned();
    tomt(f);
    f.edss.extend(edss);
}

/// A series with a value for every day: it rises and falls by the week and by the year.
fn tett() -> AnyView {
    let mut rapport = rapport("line", "DIABETES");
    if let Some(serie) = rapport.iter_mut().flat_map(|r| &mut r.seksjoner).flat_map(|s| &mut s.maleserier).next() {
        let forste: Date = date(2019, 11, 20);
        let punkt = |nr: i16| Malepunkt {
            dato: forste.saturating_add(i64::from(nr).days()),
            klokkeslett: None,
            verdi: f64::from(50 + (nr % 7) * 2 + (nr % 365) / 30),
            merknad: None,
            kilde: None,
        };
        serie.punkter = (0..MANGE).map(punkt).collect();
    }
    vis(rapport, "", None, Vec::new())
}

fn sammenlignet() -> AnyView {
    let egen = Egensammenligning { valg: Sammenligningsvalg::Vis(Skala::Msss), fodt: date(1979, 2, 14) };
    vis(rapport("kari", "MS"), "", Some(egen), Vec::new())
}

fn med_notat() -> AnyView {
    let dato = Dato::from(date(2018, 6, 1));
    let notat = Notat { id: HendelseId(1), dato, tekst: "Begynte i halv stilling.".to_owned() };
    vis(rapport("kari", "MS"), "", None, vec![notat])
}

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Chart",
    states: &[
        ("nothing recorded", || forlop(tomt)),
        ("one reading", || forlop(ett_punkt)),
        ("disease course", || forlop(|_| ())),
        ("three years, two tracks", || {
            vis(rapport("kari", "MS"), "vis=edss&vis=attakker&fra=2014&til=2016&teller=1", None, Vec::new())
        }),
        ("45 years", || vis(rapport("gunnar", "MS"), "", None, Vec::new())),
        ("compared with a group", sammenlignet),
        ("with a note", med_notat),
        ("any registry", || vis(rapport("line", "DIABETES"), "", None, Vec::new())),
        ("a value for every day", tett),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::kurs::TETT;

    #[test]
    fn every_state_shows_what_its_name_says() {
        let html: Vec<(&str, String)> = EXHIBIT.states.iter().map(|(navn, vis)| (*navn, vis().to_html())).collect();
        let av = |navn: &str| html.iter().find(|(n, _)| *n == navn).map(|(_, h)| h.as_str()).unwrap_or_default();
        assert_eq!(html.iter().filter(|(_, h)| h.contains("data-graf=")).count(), EXHIBIT.states.len() - 1);
        assert!(!av("nothing recorded").contains("data-graf=") && !av("nothing recorded").is_empty());
        let rader = |navn: &str| av(navn).matches("<tr id=\"graf-rad-").count();
        assert_eq!(rader("one reading"), 1);
        assert_eq!(rader("with a note"), rader("disease course") + 1);
        assert!(av("with a note").contains("Begynte i halv stilling."));
        assert_ne!(av("compared with a group"), av("disease course"));
        assert!(usize::try_from(MANGE).expect("a number") > TETT && !av("a value for every day").is_empty());
    }
}
