//! Drawing anew: at most once a frame, with the rows of the table, the ring around the current mark and the strip.

use super::dom::{self, alle, data};
use super::{Delt, Graf, endre, markup, nettleser};
use crate::charts::{self, BREDDE, Merke};
use std::rc::Rc;

/// Below this many CSS pixels the drawing is made for the place it has, so that its text keeps its size.
const SMAL: i32 = 560;
/// The narrowest drawing, in units.
const SMALEST: u16 = 320;
/// The widest drawing, on paper.
const BREDEST: u16 = 1280;
/// How far the ring stands from a mark, in units.
const RING: f64 = 11.0;

/// Follows the size of its place, also at once: a narrow screen is not to scroll sideways.
pub fn lytt(graf: &Delt) {
    let annen = Rc::clone(graf);
    dom::pa_vinduet("resize", Box::new(move |_| tilpass(&annen)));
    let annen = Rc::clone(graf);
    dom::pa_vinduet("beforeprint", Box::new(move |_| pa_papir(&annen)));
    let annen = Rc::clone(graf);
    dom::pa_vinduet("afterprint", Box::new(move |_| tilpass(&annen)));
    tilpass(graf);
}

/// Draws at once as wide as a sheet that lies down has room for, so that a high drawing is not printed small.
fn pa_papir(graf: &Delt) {
    {
        let mut stand = graf.stand.borrow_mut();
        let hoyde = u16::try_from(stand.svg.hoyde).unwrap_or(BREDDE).min(BREDEST);
        stand.visning.bredde = (hoyde / 7 * 12).clamp(BREDDE, BREDEST);
    }
    tegn(graf);
}

fn tilpass(graf: &Delt) {
    let bredde = bredde(graf);
    let smal = bredde != BREDDE;
    if smal {
        graf.rot.sett("data-smal", "");
    } else {
        graf.rot.remove_attribute("data-smal");
    }
    // What need not be scrolled is no tab stop.
    if let Some(plass) = graf.svg.parent_element() {
        if plass.scroll_width() > plass.client_width() {
            plass.sett("tabindex", "0");
        } else {
            plass.remove_attribute("tabindex");
        }
    }
    let endret = std::mem::replace(&mut graf.stand.borrow_mut().visning.bredde, bredde) != bredde;
    if endret {
        bestill(graf);
    }
}

fn bredde(graf: &Graf) -> u16 {
    let plass = graf.svg.parent_element().map_or(0, |p| p.client_width());
    if (1..SMAL).contains(&plass) { u16::try_from(plass).unwrap_or(BREDDE).max(SMALEST) } else { BREDDE }
}

/// Draws at the next frame, however often it is asked until then.
pub fn bestill(graf: &Delt) {
    if !std::mem::replace(&mut graf.stand.borrow_mut().bestilt, true) {
        ved_neste_bilde(graf, tegn);
    }
}

fn ved_neste_bilde(graf: &Delt, gjor: fn(&Delt)) {
    let annen = Rc::clone(graf);
    dom::ved_neste_bilde(Box::new(move |_| gjor(&annen)));
}

fn tegn(graf: &Delt) {
    let hadde = fokusert(graf);
    {
        let mut stand = graf.stand.borrow_mut();
        stand.bestilt = false;
        stand.svg = charts::tegn(&graf.kurs, &stand.visning);
        markup::skriv(&graf.svg, &stand.svg);
        rader(graf, &stand.svg.merker);
    }
    navn(graf);
    ring(graf, hadde);
    stripe(graf);
}

/// Asks the server for the time in words: it tells any view, and without scripts in the same way. Only when somebody wants them:
/// each asking is a reading that the citizen finds in the log.
pub fn forklar(graf: &Delt) {
    let Some(sted) = graf.del("[data-graf-forklaring]") else { return };
    if !sted.hidden() {
        return sted.focus();
    }
    endre::i_adressen(graf);
    let annen = Rc::clone(graf);
    let feil = dom::funksjon(Box::new(move |_| annen.si(&annen.ord("data-uforklart"))));
    nettleser::forklar(&sted, &feil);
}

/// Words about another time are not left standing.
pub fn glem_forklaring(graf: &Graf) {
    if let Some(sted) = graf.del("[data-graf-forklaring]") {
        sted.set_hidden(true);
    }
}

/// The strip is drawn with the drawing while it is being dragged; otherwise in the first quiet frame.
fn stripe(graf: &Delt) {
    if graf.stand.borrow().drag.as_ref().is_some_and(|d| d.i_stripen()) {
        tegn_stripe(graf);
    } else if !std::mem::replace(&mut graf.stand.borrow_mut().stripe_venter, true) {
        ved_neste_bilde(graf, ventet);
    }
}

fn ventet(graf: &Delt) {
    if graf.stand.borrow().bestilt {
        return ved_neste_bilde(graf, ventet);
    }
    graf.stand.borrow_mut().stripe_venter = false;
    tegn_stripe(graf);
}

fn tegn_stripe(graf: &Delt) {
    let Some(element) = &graf.stripe else { return };
    let mut stand = graf.stand.borrow_mut();
    stand.oversikt = charts::oversikt(&graf.kurs, &stand.visning);
    markup::skriv(element, &stand.oversikt);
}

/// Shows the rows of the marks that are drawn, and no others; a track without rows not at all.
fn rader(graf: &Graf, merker: &[Merke]) {
    let mut tegnede = merker.iter().map(|m| m.rad).peekable();
    let mut endret = false;
    for (nr, rad) in graf.rader.iter().enumerate() {
        let synlig = tegnede.next_if_eq(&nr).is_some();
        if let Some(rad) = rad
            && rad.hidden() == synlig
        {
            rad.set_hidden(!synlig);
            endret = true;
        }
    }
    if endret {
        for spor in alle(&graf.rot, "[data-graf-tabell] tbody") {
            spor.set_hidden(spor.finn("[data-rad]:not([hidden])").is_none());
        }
    }
}

/// Short names, where they are asked for: the last of the three cells is left out.
pub fn navn(graf: &Graf) {
    if !graf.stand.borrow().korte_navn {
        return;
    }
    for merke in alle(&graf.svg, "[data-rad]") {
        let celler = data(&merke, "aria-labelledby");
        if let Some((kort, _)) = celler.rsplit_once(' ').filter(|_| celler.ends_with('m')) {
            merke.sett("aria-labelledby", kort);
        }
    }
}

/// Whether the focus is on the drawing or on a mark in it.
pub fn fokusert(graf: &Graf) -> bool {
    nettleser::fokus().is_some_and(|e| graf.svg.contains(&e))
}

/// Puts the ring around the current mark, and the chart's one tab stop on it. With `fokus`, the focus too: what held it may
/// be gone with the drawing before.
pub fn ring(graf: &Graf, fokus: bool) {
    let merke = {
        let stand = graf.stand.borrow();
        stand.gjeldende.and_then(|rad| stand.svg.merker.iter().find(|m| m.rad == rad)).copied()
    };
    for gammel in alle(&graf.svg, ".graf-ring, [tabindex]") {
        if data(&gammel, "class") == "graf-ring" {
            gammel.remove();
        } else {
            gammel.remove_attribute("tabindex");
        }
    }
    let gruppe = merke.and_then(|m| Some((m, graf.svg.finn(&format!("[data-rad='{}']", m.rad))?)));
    let stopp = match &gruppe {
        Some((m, gruppe)) => {
            tegn_ring(graf, m);
            gruppe
        }
        None => &graf.svg,
    };
    graf.svg.sett("tabindex", if gruppe.is_some() { "-1" } else { "0" });
    stopp.sett("tabindex", "0");
    if fokus {
        stopp.focus();
    }
}

fn tegn_ring(graf: &Graf, m: &Merke) {
    let ring = dom::lag("rect");
    let mal = [("x", m.x - RING), ("y", m.y - RING), ("width", m.til_x - m.x + 2.0 * RING), ("height", 2.0 * RING)];
    for (navn, verdi) in mal {
        ring.sett(navn, &(verdi.round() as i32).to_string());
    }
    ring.sett("rx", "5");
    ring.sett("class", "graf-ring");
    ring.sett("aria-hidden", "true");
    graf.svg.append_child(&ring);
}
