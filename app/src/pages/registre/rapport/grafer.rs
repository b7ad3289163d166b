//! The charts of a report: for its page on paper, its summary, and files of one chart.

use super::graf::Tegning;
use super::ramme::{Ramme, Sted};
use super::{forlop, generelt};
use crate::domain::oversikt::Rapportside;
use crate::domain::rapport::{Rapport, Seksjon};
use crate::messages::dato;
use crate::pages::gjelder::gjelder;
use crate::t;

/// A chart, and the title of its section.
#[derive(Clone, Debug, PartialEq)]
pub struct Rapportgraf {
    pub tittel: String,
    pub tegning: Tegning,
}

/// Every chart of a report, as they would stand on its page; with what the frame says the citizen has added.
pub(super) fn grafer(ramme: &Ramme<'_>) -> Vec<Rapportgraf> {
    let forste = forste_graf(ramme.rapport);
    let av = |(nr, s): (usize, &Seksjon)| {
        let (sted, forste) = (Sted { ramme, nr: nr + 1 }, forste == Some(nr));
        let generelt = generelt::tegning(sted, s, sted.graf_id(s, forste));
        let forlop = s.forlop.as_ref().map(|f| forlop::med_eget(sted, f, forlop::grafid(sted, forste), forste));
        let med_tittel = |tegning| Rapportgraf { tittel: s.tittel.clone(), tegning };
        generelt.into_iter().chain(forlop).map(med_tittel).collect::<Vec<_>>()
    };
    ramme.rapport.seksjoner.iter().enumerate().flat_map(av).collect()
}

/// The chart with this id as the citizen sees it, for its files.
pub fn graf_i(side: &Rapportside, id: &str) -> Option<Rapportgraf> {
    let (egen, notater) = (side.sammenligning, side.notater.clone());
    let ramme = Ramme { egen, notater, ..Ramme::bar(&side.rapport) };
    grafer(&ramme).into_iter().find(|g| g.tegning.kurs.id == id)
}

/// The section that has the report's first chart, which has the address `graf`.
pub(super) fn forste_graf(rapport: &Rapport) -> Option<usize> {
    rapport.seksjoner.iter().position(|s| s.forlop.is_some() || generelt::tegnes(s))
}

/// What stands below a chart on paper: whose it is, the day it speaks of, and what it cannot tell.
pub(super) fn papir(rapport: &Rapport) -> Vec<String> {
    let dag = t!("rapport-periode", dato = dato(rapport.til_og_med));
    vec![gjelder().navn.helt(), dag, t!("grafark-grenser")]
}
