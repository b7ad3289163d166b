//! The form and the buttons: what can be done by dragging can be done here, and at once instead of by a new page.

use super::dom::{Element, Hendelse, alle, data, pa};
use super::endre::{self, Slag};
use super::{Delt, Graf, fil, lyd, tegning, vindu};
use crate::charts::kalender as dag;
use crate::charts::kurs::Spenn;
use std::rc::Rc;

/// How much a button or a key zooms, and moves of what is shown.
const ZOOM: f64 = 0.5;
const SKRITT: f64 = 0.25;

pub fn lytt(graf: &Delt) {
    if let Some(skjema) = graf.del("[data-graf-form]") {
        let annen = Rc::clone(graf);
        pa(
            &skjema,
            "change",
            Box::new(move |h: Hendelse| {
                if let Some(felt) = h.target() {
                    endret(&annen, &felt);
                }
            }),
        );
        let annen = Rc::clone(graf);
        // Every choice has been followed when it was made: sending says what is shown.
        pa(
            &skjema,
            "submit",
            Box::new(move |h: Hendelse| {
                h.prevent_default();
                endre::si_hva(&annen);
            }),
        );
    }
    if let Some(verktoy) = graf.del("[data-graf-verktoy]") {
        let annen = Rc::clone(graf);
        pa(
            &verktoy,
            "click",
            Box::new(move |h: Hendelse| {
                let mal = h.target().and_then(|m| m.closest("[data-graf-knapp]"));
                if let Some(navn) = mal.map(|m| data(&m, "data-graf-knapp")) {
                    knapp(&annen, &navn);
                }
            }),
        );
    }
}

/// Does what a button of the tools says.
pub fn knapp(graf: &Delt, navn: &str) {
    let (hele, na) = (graf.hele(), graf.na());
    let skritt = |del: f64| vindu::flytt(hele, na, del * (f64::from(na.til) - f64::from(na.fra)));
    let ny = match navn {
        "inn" => vindu::zoom(hele, na, fast(graf, na), ZOOM),
        "ut" => vindu::zoom(hele, na, fast(graf, na), 1.0 / ZOOM),
        "tidligere" => skritt(-SKRITT),
        "senere" => skritt(SKRITT),
        "alt" => None,
        _ => match navn.parse() {
            Ok(aar) => vindu::siste(hele, aar),
            Err(_) => return annet(graf, navn),
        },
    };
    if !endre::tid(graf, ny, Slag::Enkelt) {
        endre::si_hva(graf);
    }
}

/// What stays in its place when a button or a key zooms: the current mark when it is in view, else the middle.
fn fast(graf: &Graf, na: Spenn) -> f64 {
    let gjeldende = graf.stand.borrow().gjeldende;
    let nar = gjeldende.and_then(|rad| graf.nar(rad));
    nar.filter(|nar| nar.beroerer(na)).map_or(0.5, |nar| vindu::andel(na, nar.fra))
}

fn annet(graf: &Delt, navn: &str) {
    match navn {
        "angre" => {
            let angret = endre::angre(graf);
            if !angret {
                endre::si_hva(graf);
            }
        }
        "lyd" => lyd::spill(graf),
        "stopp" => {
            lyd::stopp(graf);
        }
        "png" => fil::lag(graf),
        "forklar" => tegning::forklar(graf),
        "korte" => {
            let korte = graf.del("[data-graf-knapp=korte]").is_some_and(|k| k.checked());
            graf.stand.borrow_mut().korte_navn = korte;
            tegning::bestill(graf);
        }
        "hjelp" => {
            if let Some(dialog) = graf.del("[data-graf-hjelp]") {
                dialog.show_modal();
            }
        }
        "lukk" => {
            if let Some(dialog) = graf.del("[data-graf-hjelp]") {
                dialog.close();
            }
        }
        _ => {}
    }
}

/// Follows a field of the form.
fn endret(graf: &Delt, felt: &Element) {
    let navn = data(felt, "name");
    let valgt = || felt.value();
    match navn.strip_prefix(&graf.forled).unwrap_or_default() {
        "vis" => {
            if let Some(nr) = graf.kurs.spor.iter().position(|s| s.id == felt.value()) {
                endre::spor(graf, nr, felt.checked());
            }
        }
        "teller" => endre::nullpunkt(graf, valgt().parse().ok()),
        "fra" | "til" => {
            if let (Some(fra), Some(til)) = (aar(graf, "fra"), aar(graf, "til")) {
                endre::tid(graf, vindu::mellom_aar(graf.hele(), fra, til), Slag::Enkelt);
            }
        }
        _ => {}
    }
}

fn felt(graf: &Graf, navn: &str) -> Option<Element> {
    graf.del(&format!("[data-graf-form] select[name='{}{navn}']", graf.forled))
}

fn aar(graf: &Graf, navn: &str) -> Option<i32> {
    felt(graf, navn)?.value().parse().ok()
}

/// Sets the fields of the form as the view stands.
pub fn folg(graf: &Graf) {
    let Spenn { fra, til } = graf.na();
    for (navn, nar) in [("fra", fra), ("til", til)] {
        let aar = dag::dato(nar).0.to_string();
        let valg = felt(graf, navn).filter(|f| alle(f, "option").iter().any(|o| data(o, "value") == aar));
        if let Some(valg) = valg {
            valg.set_value(&aar);
        }
    }
}
