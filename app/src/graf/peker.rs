//! Pointer and wheel: hover and tap, drag and pinch in the drawing, and the brush on the strip. The page's own scroll is
//! never trapped: the wheel zooms with Ctrl, or when the drawing has the focus, and only while there is something to zoom.

use super::dom::{Element, Hendelse, pa};
use super::endre::{self, Slag};
use super::{Delt, Graf, tegning, tips, vindu};
use crate::charts::Svg;
use crate::charts::kurs::Spenn;
use std::rc::Rc;

/// The nearest mark within this is meant, in CSS pixels.
const NAER: f64 = 24.0;
/// A pointer that has moved less has tapped, in CSS pixels.
const SKJELV: f64 = 5.0;
/// How far beside a handle of the strip one may take hold of it, in CSS pixels.
const HANDTAK: f64 = 14.0;

/// A pointer that is down: where it is, and where it began.
pub struct Peker {
    id: i32,
    x: f64,
    start: f64,
}

/// What is being dragged, with the view it began at.
#[derive(Clone, Copy)]
pub enum Drag {
    Flytt { start: f64, na: Spenn },
    Klyp { avstand: f64, andel: f64, na: Spenn },
    Stripe { tak: Tak, start: f64, na: Spenn },
}

/// What of the strip is held.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tak {
    Venstre,
    Hoyre,
    Midten,
    /// Beside the window: a new one is drawn.
    Ny,
}

impl Drag {
    pub fn i_stripen(&self) -> bool {
        matches!(self, Self::Stripe { .. })
    }
}

pub fn lytt(graf: &Delt) {
    type Gjor = fn(&Delt, &Hendelse);
    let lytt = |element: &Element, navn: &str, gjor: Gjor| {
        let annen = Rc::clone(graf);
        pa(element, navn, Box::new(move |hendelse: Hendelse| gjor(&annen, &hendelse)));
    };
    let i_grafen: [(&str, Gjor); 5] = [
        ("pointerdown", ned),
        ("pointermove", beveg),
        ("pointerup", opp),
        ("pointercancel", avbrutt),
        ("pointerleave", forlatt),
    ];
    for (navn, gjor) in i_grafen {
        lytt(&graf.svg, navn, gjor);
    }
    if let Some(stripe) = &graf.stripe {
        let i_stripen: [(&str, Gjor); 4] = [
            ("pointerdown", ned_i_stripen),
            ("pointermove", dra),
            ("pointerup", opp_i_stripen),
            ("pointercancel", avbrutt),
        ];
        for (navn, gjor) in i_stripen {
            lytt(stripe, navn, gjor);
        }
    }
    let annen = Rc::clone(graf);
    let hjul = move |hendelse: Hendelse| {
        if rull(&annen, &hendelse) {
            hendelse.prevent_default();
        }
    };
    pa(&graf.svg, "wheel", Box::new(hjul));
}

/// From a place on the screen to the drawing: how far along the time axis (0 left, 1 right), and how many CSS pixels it is
/// long.
fn langs(element: &Element, svg: &Svg, x: f64) -> (f64, f64) {
    let boks = element.boks();
    let skala = boks.width() / f64::from(svg.bredde.max(1));
    let lengde = ((svg.plott.1 - svg.plott.0) * skala).max(1.0);
    ((x - boks.left() - svg.plott.0 * skala) / lengde, lengde)
}

fn i_grafen(graf: &Graf, x: f64) -> (f64, f64) {
    langs(&graf.svg, &graf.stand.borrow().svg, x)
}

fn minutter(s: Spenn) -> f64 {
    f64::from(s.til) - f64::from(s.fra)
}

/// The mark that is meant by a place on the screen.
fn narmest(graf: &Graf, hendelse: &Hendelse) -> Option<usize> {
    let boks = graf.svg.boks();
    let stand = graf.stand.borrow();
    let skala = boks.width() / f64::from(stand.svg.bredde.max(1));
    let (x, y) = ((hendelse.client_x() - boks.left()) / skala, (hendelse.client_y() - boks.top()) / skala);
    let avstand = |m: &crate::charts::Merke| {
        let bort = (m.x - x).max(x - m.til_x).max(0.0);
        bort * bort + (m.y - y) * (m.y - y)
    };
    let grense = NAER / skala * (NAER / skala);
    let naer = stand.svg.merker.iter().map(|m| (avstand(m), m.rad)).filter(|(a, _)| *a <= grense);
    naer.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, rad)| rad)
}

fn ned(graf: &Delt, h: &Hendelse) {
    if h.button() != 0 {
        return;
    }
    let x = h.client_x();
    let to = {
        let pekere = &mut graf.stand.borrow_mut().pekere;
        pekere.retain(|p| p.id != h.pointer_id());
        pekere.push(Peker { id: h.pointer_id(), x, start: x });
        pekere.len() == 2
    };
    if to {
        begynn_klyp(graf);
    }
}

fn begynn_klyp(graf: &Delt) {
    if graf.stand.borrow().drag.is_none() {
        endre::begynn(graf);
    }
    let Some((en, annen)) = to_pekere(graf) else { return };
    let (andel, _) = i_grafen(graf, f64::midpoint(en, annen));
    let na = graf.na();
    graf.stand.borrow_mut().drag = Some(Drag::Klyp { avstand: (en - annen).abs().max(1.0), andel, na });
}

fn to_pekere(graf: &Graf) -> Option<(f64, f64)> {
    match &graf.stand.borrow().pekere[..] {
        [en, annen, ..] => Some((en.x, annen.x)),
        _ => None,
    }
}

fn beveg(graf: &Delt, h: &Hendelse) {
    let x = h.client_x();
    let (nede, start, drag) = {
        let mut stand = graf.stand.borrow_mut();
        let drag = stand.drag;
        let peker = stand.pekere.iter_mut().find(|p| p.id == h.pointer_id());
        let start = peker.map(|p| {
            p.x = x;
            p.start
        });
        (start.is_some(), start.unwrap_or(x), drag)
    };
    match drag {
        Some(Drag::Klyp { avstand, andel, na }) => {
            let Some((en, annen)) = to_pekere(graf) else { return };
            let ny = vindu::zoom(graf.hele(), na, andel, avstand / (en - annen).abs().max(1.0));
            endre::tid(graf, ny, Slag::Videre);
        }
        Some(Drag::Flytt { start, na }) => {
            let (_, lengde) = i_grafen(graf, x);
            let ny = vindu::flytt(graf.hele(), na, (start - x) / lengde * minutter(na));
            endre::tid(graf, ny, Slag::Videre);
        }
        Some(Drag::Stripe { .. }) => {}
        None if nede && (x - start).abs() > SKJELV && graf.stand.borrow().visning.tid.is_some() => {
            tips::skjul(graf);
            endre::begynn(graf);
            graf.svg.set_pointer_capture(h.pointer_id());
            let na = graf.na();
            graf.stand.borrow_mut().drag = Some(Drag::Flytt { start, na });
        }
        None if !nede => match narmest(graf, h) {
            Some(rad) => tips::vis(graf, rad),
            None => tips::forlatt(graf),
        },
        None => {}
    }
}

fn opp(graf: &Delt, h: &Hendelse) {
    let (drag, flere) = slipp(graf, h);
    match drag {
        Some(Drag::Klyp { .. }) if flere => {}
        Some(_) => endre::slutt(graf),
        None => {
            let rad = narmest(graf, h);
            if let Some(rad) = rad {
                graf.stand.borrow_mut().gjeldende = Some(rad);
            }
            tegning::ring(graf, true);
            if let Some(rad) = rad {
                tips::vis(graf, rad);
            }
        }
    }
}

/// Lets go of a pointer; what was dragged, and whether others are down still.
fn slipp(graf: &Graf, h: &Hendelse) -> (Option<Drag>, bool) {
    let mut stand = graf.stand.borrow_mut();
    stand.pekere.retain(|p| p.id != h.pointer_id());
    let flere = !stand.pekere.is_empty();
    (if flere { stand.drag } else { stand.drag.take() }, flere)
}

/// The browser has taken the pointer for itself (a scroll): what was dragged stays where it is.
fn avbrutt(graf: &Delt, h: &Hendelse) {
    if let (Some(_), false) = slipp(graf, h) {
        endre::slutt(graf);
    }
}

fn forlatt(graf: &Delt, h: &Hendelse) {
    let rolig = graf.stand.borrow().drag.is_none();
    // A touch that ends leaves, too; its words stay.
    if rolig && h.pointer_type() == "mouse" && !tips::til(graf, h) {
        tips::forlatt(graf);
    }
}

/// The wheel; says whether it was for the chart.
fn rull(graf: &Delt, h: &Hendelse) -> bool {
    let (bort, opp_ned) = (h.delta_x(), h.delta_y());
    let na = graf.na();
    if bort.abs() > opp_ned.abs() && !h.ctrl_key() {
        let (_, lengde) = i_grafen(graf, 0.0);
        let delvis = graf.stand.borrow().visning.tid.is_some();
        return delvis && endre::tid(graf, vindu::flytt(graf.hele(), na, bort / lengde * minutter(na)), Slag::Hjul);
    }
    if opp_ned == 0.0 || !(h.ctrl_key() || tegning::fokusert(graf)) {
        return false;
    }
    // A pinch on a touch pad comes as small turns with Ctrl.
    let grad = if h.ctrl_key() { 100.0 } else { 400.0 };
    let styrke = 1.0 + (opp_ned.abs() / grad).min(0.5);
    let (andel, _) = i_grafen(graf, h.client_x());
    let faktor = if opp_ned > 0.0 { styrke } else { 1.0 / styrke };
    let endret = endre::tid(graf, vindu::zoom(graf.hele(), na, andel.clamp(0.0, 1.0), faktor), Slag::Hjul);
    // With Ctrl the browser would zoom the page: not over the chart, also at its ends.
    endret || h.ctrl_key()
}

fn i_stripen(graf: &Graf, x: f64) -> Option<(f64, f64)> {
    Some(langs(graf.stripe.as_ref()?, &graf.stand.borrow().oversikt, x))
}

fn ned_i_stripen(graf: &Delt, h: &Hendelse) {
    let x = h.client_x();
    let (Some((andel, lengde)), Some(stripe)) = (i_stripen(graf, x), &graf.stripe) else { return };
    if h.button() != 0 || graf.stand.borrow().drag.is_some() {
        return;
    }
    let (hele, na) = (graf.hele(), graf.na());
    let sted = |nar| (f64::from(nar) - f64::from(hele.fra)) / minutter(hele).max(1.0);
    let (fra, til) = (sted(na.fra), sted(na.til));
    let tak = if (andel - fra).abs() * lengde <= HANDTAK {
        Tak::Venstre
    } else if (andel - til).abs() * lengde <= HANDTAK {
        Tak::Hoyre
    } else if na != hele && andel > fra && andel < til {
        Tak::Midten
    } else {
        Tak::Ny
    };
    stripe.set_pointer_capture(h.pointer_id());
    endre::begynn(graf);
    graf.stand.borrow_mut().drag = Some(Drag::Stripe { tak, start: x, na });
}

fn dra(graf: &Delt, h: &Hendelse) {
    let Some(Drag::Stripe { tak, start, na }) = graf.stand.borrow().drag else { return };
    let x = h.client_x();
    let (Some((andel, lengde)), hele) = (i_stripen(graf, x), graf.hele()) else { return };
    if tak == Tak::Ny && (x - start).abs() <= SKJELV {
        return;
    }
    let ved = |andel: f64| (f64::from(hele.fra) + andel.clamp(0.0, 1.0) * minutter(hele)).round() as i32;
    let ny = match tak {
        Tak::Venstre => vindu::mellom(hele, ved(andel).min(na.til), na.til),
        Tak::Hoyre => vindu::mellom(hele, na.fra, ved(andel).max(na.fra)),
        Tak::Midten => vindu::flytt(hele, na, (x - start) / lengde * minutter(hele)),
        Tak::Ny => vindu::mellom(hele, ved(andel - (x - start) / lengde), ved(andel)),
    };
    endre::tid(graf, ny, Slag::Videre);
}

/// A tap beside the window moves it there.
fn opp_i_stripen(graf: &Delt, h: &Hendelse) {
    let drag = graf.stand.borrow_mut().drag.take();
    let Some(Drag::Stripe { tak, start, na }) = drag else { return };
    let x = h.client_x();
    if let (Tak::Ny, Some((andel, _))) = (tak, i_stripen(graf, x).filter(|_| (x - start).abs() <= SKJELV)) {
        let midt = f64::from(graf.hele().fra) + andel * minutter(graf.hele());
        let ny = vindu::flytt(graf.hele(), na, midt - f64::from(na.midt()));
        endre::tid(graf, ny, Slag::Videre);
    }
    endre::slutt(graf);
}
