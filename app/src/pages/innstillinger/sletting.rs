//! A deletion followed step by step: the registry was told, our copies are gone, the registry was reminded, it has confirmed.

use super::virkning::Slettelinje;
use crate::components::exhibit::Exhibit;
use crate::components::status::{StatusLine, Tone};
use crate::domain::definisjon::Definisjon;
use crate::domain::sletting::{Slettestatus, Slettesteg};
use crate::domain::tjenesten;
use crate::messages::dato;
use crate::t;
use leptos::prelude::*;

/// Where the deletion that an answer started stands, and what has been done about it.
#[component]
pub fn Sletteforlop(definisjon: Definisjon, status: Option<Slettestatus>, steg: Option<Slettesteg>) -> impl IntoView {
    // The portal's own has no registry to tell or to wait for.
    if definisjon.part.0 == tjenesten::PART {
        return match status {
            Some(Slettestatus::Bekreftet(dag)) => {
                view! { <StatusLine tone=Tone::Positive text=t!("sletting-her", dato = dato(dag))/> }.into_any()
            }
            annen => annen.map(|s| view! { <Slettelinje status=s/> }).into_any(),
        };
    }
    let linje = status.map(|s| view! { <Slettelinje status=s/> });
    let liste = steg.map(|s| {
        let alle = alle(&s, definisjon.kommer_tilbake);
        let na = alle.iter().position(|e| !e.ferdig);
        let punkter = alle.into_iter().enumerate().map(|(nr, e)| punkt(e, Some(nr) == na)).collect_view();
        view! { <ol class="steps" aria-label=t!("sletting-steg")>{punkter}</ol> }
    });
    view! { {linje}{liste} }.into_any()
}

/// One step in words.
struct Ett {
    ferdig: bool,
    tittel: String,
    tekst: Option<String>,
}

fn alle(s: &Slettesteg, kommer_tilbake: bool) -> Vec<Ett> {
    let ferdig = |tittel: String, dag| Ett { ferdig: true, tittel, tekst: Some(dato(dag)) };
    let venter = |tittel: String, tekst: Option<String>| Ett { ferdig: false, tittel, tekst };
    let bekreftet = matches!(s.status, Slettestatus::Bekreftet(_));
    let beskjed = match s.beskjed {
        Some(dag) => ferdig(t!("sletting-steg-beskjed"), dag),
        // Who has deleted has been told.
        None if bekreftet => Ett { ferdig: true, tittel: t!("sletting-steg-beskjed"), tekst: None },
        None => venter(t!("sletting-steg-sendt"), Some(t!("sletting-steg-sendt-tekst"))),
    };
    let kopier = match s.kopier {
        Some(dag) => ferdig(t!("sletting-steg-kopier"), dag),
        None if kommer_tilbake => venter(t!("sletting-steg-kopier-venter"), Some(t!("sletting-steg-kopier-frist"))),
        None => venter(t!("sletting-steg-kopier-venter"), Some(t!("sletting-steg-kopier-snart"))),
    };
    let purret = s.purret.map(|dag| ferdig(t!("sletting-steg-purret"), dag));
    let siste = match s.status {
        Slettestatus::Bekreftet(dag) => ferdig(t!("sletting-steg-bekreftet"), dag),
        Slettestatus::Forfalt(frist) => {
            venter(t!("sletting-steg-forfalt"), Some(t!("sletting-steg-forfalt-tekst", dato = dato(frist))))
        }
        Slettestatus::Venter(frist) | Slettestatus::Avlyst(frist) => {
            venter(t!("sletting-steg-venter"), Some(t!("sletting-steg-frist", dato = dato(frist))))
        }
    };
    [beskjed, kopier].into_iter().chain(purret).chain([siste]).collect()
}

fn punkt(e: Ett, her: bool) -> impl IntoView {
    let tilstand = if e.ferdig { Some("done") } else { her.then_some("current") };
    let ferdig = e.ferdig.then(|| view! { <span class="sr-only">{t!("sletting-steg-ferdig")}" "</span> });
    view! {
        <li data-state=tilstand aria-current=her.then_some("step")>
            {ferdig}{e.tittel}{e.tekst.map(|tekst| view! { <p>{tekst}</p> })}
        </li>
    }
}

fn vis(slug: &str, steg: Slettesteg) -> AnyView {
    let register = crate::catalogue::innebygd().ok().and_then(|k| k.register(slug).cloned());
    let definisjon = register.and_then(|r| r.definisjoner.first().cloned());
    definisjon.map(|d| view! { <Sletteforlop definisjon=d status=Some(steg.status) steg=Some(steg)/> }).into_any()
}

const NY: Slettesteg =
    Slettesteg { beskjed: None, kopier: None, purret: None, status: Slettestatus::Venter(super::prove::DAG) };
const I_GANG: Slettesteg = Slettesteg { beskjed: Some(super::prove::DAG), kopier: Some(super::prove::DAG), ..NY };

pub const EXHIBIT: Exhibit = Exhibit {
    name: "Steps of a deletion",
    states: &[
        ("just begun", || vis("ms", NY)),
        ("comes back when undone", || vis("kjernejournal", NY)),
        ("told, and our copies gone", || vis("ms", I_GANG)),
        ("overdue and reminded", || {
            let status = Slettestatus::Forfalt(super::prove::DAG);
            vis("ms", Slettesteg { purret: Some(super::prove::DAG), status, ..I_GANG })
        }),
        ("confirmed", || vis("ms", Slettesteg { status: Slettestatus::Bekreftet(super::prove::DAG), ..I_GANG })),
        ("the portal's own", || {
            vis("tjenesten", Slettesteg { status: Slettestatus::Bekreftet(super::prove::DAG), ..I_GANG })
        }),
    ],
};
