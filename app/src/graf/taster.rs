//! Keys. One tab stop for the chart; the focus itself goes from mark to mark.
//!
//! Focus and not `aria-activedescendant`: screen readers follow the latter in lists, menus and the like only, and Chromium
//! gives a group of a drawing that has the focus its name, its role and its place in the tree.

use super::dom::{Element, Hendelse, data, pa};
use super::endre::{self, Slag};
use super::gange::{Steg, gaa};
use super::nettleser::fokus;
use super::{Delt, Graf, lyd, skjema, tegning, tips, vindu};
use std::rc::Rc;

pub fn lytt(graf: &Delt) {
    let annen = Rc::clone(graf);
    let trykk = move |h: Hendelse| {
        let fri = !(h.ctrl_key() || h.alt_key() || h.meta_key());
        if fri && h.key().is_some_and(|tast| utfor(&annen, &tast)) {
            h.prevent_default();
            h.stop_propagation();
        }
    };
    pa(&graf.svg, "keydown", Box::new(trykk));
    let annen = Rc::clone(graf);
    let i_tabellen = move |h: Hendelse| {
        if h.key().as_deref() == Some("Escape") && annen.stand.borrow().gjeldende.is_some() {
            tegning::ring(&annen, true);
        }
    };
    if let Some(tabell) = graf.del("[data-graf-tabell]") {
        pa(&tabell, "keydown", Box::new(i_tabellen));
    }
}

/// Does what a key of the drawing says; false for keys that are not its own.
fn utfor(graf: &Delt, tast: &str) -> bool {
    let steg = match tast {
        "ArrowRight" => Steg::Neste,
        "ArrowLeft" => Steg::Forrige,
        "ArrowDown" => Steg::Ned,
        "ArrowUp" => Steg::Opp,
        "Home" => Steg::Forste,
        "End" => Steg::Siste,
        "PageDown" => Steg::AarFrem,
        "PageUp" => Steg::AarTilbake,
        _ => return handling(graf, tast),
    };
    let na = graf.stand.borrow().gjeldende;
    let til = gaa(&graf.kurs, na, steg, |spor| graf.stand.borrow().visning.viser(spor));
    if let Some(rad) = til {
        velg(graf, rad);
    }
    true
}

fn handling(graf: &Delt, tast: &str) -> bool {
    let gjeldende = graf.stand.borrow().gjeldende;
    match tast {
        "+" | "=" => skjema::knapp(graf, "inn"),
        "-" | "_" => skjema::knapp(graf, "ut"),
        "Enter" | " " => match gjeldende {
            Some(rad) => til_raden(graf, rad),
            None => return false,
        },
        "t" | "T" => til_tabellen(graf),
        "s" | "S" => lyd::spill(graf),
        "?" => skjema::knapp(graf, "hjelp"),
        "Escape" => return tips::lukk(graf) || endre::angre(graf),
        _ => return false,
    }
    true
}

/// Makes a mark the current one and gives it the focus; time out of view is moved into it.
pub fn velg(graf: &Delt, rad: usize) {
    graf.stand.borrow_mut().gjeldende = Some(rad);
    if let Some(nar) = graf.nar(rad).filter(|nar| !nar.beroerer(graf.na())) {
        endre::tid(graf, vindu::med(graf.hele(), graf.na(), nar), Slag::Hjul);
    }
    tegning::ring(graf, true);
}

/// To the row of a mark, with the focus.
pub fn til_raden(graf: &Graf, rad: usize) {
    let Some(Some(rad)) = graf.rader.get(rad) else { return };
    tips::skjul(graf);
    apne(rad);
    rad.sett("tabindex", "-1");
    rad.focus();
    rad.scroll_into_view(false);
}

fn til_tabellen(graf: &Graf) {
    let Some(tabell) = graf.del("[data-graf-tabell]") else { return };
    apne(&tabell);
    tabell.sett("tabindex", "-1");
    tabell.focus();
}

/// Opens what an element may be folded away in.
fn apne(element: &Element) {
    if let Some(detaljer) = element.closest("details") {
        detaljer.sett("open", "");
    }
}

/// The mark that has the focus, or that an element of the drawing belongs to.
pub fn merke_av(element: &Element) -> Option<usize> {
    data(&element.closest("[data-rad]")?, "data-rad").parse().ok()
}

/// The mark that has the focus.
pub fn fokusert_merke(graf: &Graf) -> Option<usize> {
    let element = fokus()?;
    if graf.svg.contains(&element) { merke_av(&element) } else { None }
}
