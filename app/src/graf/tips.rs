//! The words of a mark beside it, at focus and under the pointer: those of its row. One can move the pointer into them; they
//! stay until something else is pointed at, and Escape closes them (WCAG 1.4.13). They never cover their mark.

use super::dom::{Element, Hendelse, i_siden, pa, stil};
use super::taster::{fokusert_merke, til_raden};
use super::{Delt, Graf};
use std::rc::Rc;

/// From the middle of a mark to the words, in CSS pixels.
const AVSTAND: f64 = 16.0;

pub fn lytt(graf: &Delt) {
    let annen = Rc::clone(graf);
    pa(
        &graf.svg,
        "focusin",
        Box::new(move |hendelse: Hendelse| {
            if let Some(rad) = hendelse.target().and_then(|m| super::taster::merke_av(&m)) {
                annen.stand.borrow_mut().gjeldende = Some(rad);
                vis(&annen, rad);
            }
        }),
    );
    let annen = Rc::clone(graf);
    pa(
        &graf.svg,
        "focusout",
        Box::new(move |hendelse: Hendelse| {
            if !til(&annen, &hendelse) {
                skjul(&annen);
            }
        }),
    );
    let Some(tips) = graf.del("[data-graf-tips]") else { return };
    let annen = Rc::clone(graf);
    pa(
        &tips,
        "pointerleave",
        Box::new(move |hendelse: Hendelse| {
            if !til(&annen, &hendelse) {
                forlatt(&annen);
            }
        }),
    );
    let annen = Rc::clone(graf);
    pa(
        &tips,
        "click",
        Box::new(move |hendelse: Hendelse| {
            let rad = annen.del("[data-graf-tips]").and_then(|t| super::dom::data(&t, "data-rad").parse().ok());
            if let Some(rad) = rad.filter(|_| hendelse.target().is_some_and(|m| m.closest("a").is_some())) {
                hendelse.prevent_default();
                til_raden(&annen, rad);
            }
        }),
    );
    let annen = Rc::clone(graf);
    if let Some(siden) = i_siden("html") {
        pa(
            &siden,
            "keydown",
            Box::new(move |hendelse: Hendelse| {
                if hendelse.key().as_deref() == Some("Escape") {
                    lukk(&annen);
                }
            }),
        );
    }
}

/// Whether the pointer or the focus goes to the drawing or to the words.
pub fn til(graf: &Graf, hendelse: &Hendelse) -> bool {
    let dit = hendelse.related_target();
    let tips = graf.del("[data-graf-tips]");
    dit.is_some_and(|e| graf.svg.contains(&e) || tips.is_some_and(|t| t.contains(&e)))
}

/// The pointer is gone: back to the words of the mark that has the focus, if one has.
pub fn forlatt(graf: &Graf) {
    match fokusert_merke(graf) {
        Some(rad) => vis(graf, rad),
        None => skjul(graf),
    }
}

pub fn skjul(graf: &Graf) {
    if let Some(tips) = graf.del("[data-graf-tips]") {
        tips.set_hidden(true);
    }
}

/// Closes the words; says whether they were open.
pub fn lukk(graf: &Graf) -> bool {
    let apen = graf.del("[data-graf-tips]").is_some_and(|t| !t.hidden());
    skjul(graf);
    apen
}

/// Shows the words of a mark that is drawn.
pub fn vis(graf: &Graf, rad: usize) {
    let merke = graf.stand.borrow().svg.merker.iter().find(|m| m.rad == rad).copied();
    let (Some(tips), Some(merke)) = (graf.del("[data-graf-tips]"), merke) else { return skjul(graf) };
    for (del, id) in ["[data-h]", "[data-n]", "[data-m]"].into_iter().zip(graf.kurs.celler(rad)) {
        let ord = i_siden(&format!("#{id}")).and_then(|c| c.text_content());
        if let Some(del) = tips.finn(del) {
            let ord = ord.unwrap_or_default();
            del.set_hidden(ord.trim().is_empty());
            del.set_text_content(&ord);
        }
    }
    if let Some(lenke) = tips.finn("a") {
        lenke.sett("href", &format!("#{}-rad-{rad}", graf.kurs.id));
    }
    tips.sett("data-rad", &rad.to_string());
    tips.set_hidden(false);
    let bredde = f64::from(graf.stand.borrow().svg.bredde);
    plasser(graf, &tips, &merke, bredde);
}

/// Above the mark, or below it where the window has no room. A narrow screen shows it at its lower end (`graf.css`), or the
/// upper when the mark is there.
fn plasser(graf: &Graf, tips: &Element, merke: &crate::charts::Merke, bredde: f64) {
    let (svg, rot, egen) = (graf.svg.boks(), graf.rot.boks(), tips.boks());
    let skala = svg.width() / bredde;
    let y = svg.top() + merke.y * skala;
    let halv = i_siden("html").map_or(0.0, |e| e.client_height()) / 2.0;
    tips.sett("data-oppe", if y > halv { "ja" } else { "nei" });
    let x = svg.left() + merke.x.max(0.0) * skala - rot.left() - egen.width() / 2.0;
    let over = y - AVSTAND - egen.height();
    let topp = if over >= 0.0 { over } else { y + AVSTAND };
    stil(tips, "left", &format!("{}px", x.min(rot.width() - egen.width()).max(0.0) as i32));
    stil(tips, "top", &format!("{}px", (topp - rot.top()) as i32));
}
