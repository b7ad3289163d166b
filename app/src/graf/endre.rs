//! Changing the view: every way of zooming, moving and choosing ends here, where it is drawn, said, and put in the address.

use super::{Delt, Graf, adresse, dom, nettleser, skjema, tegning};
use crate::charts::forklaring::fyll;
use crate::charts::kalender as dag;
use crate::charts::kurs::Spenn;
use std::rc::Rc;

/// How many views one can go back.
const ANGRE: usize = 50;

/// How long the time must stay the same to be told and put in the address, in milliseconds.
const RO: i32 = 120;

/// How a change came about: what belongs to one movement is undone at once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Slag {
    /// A button, a key, a field.
    Enkelt,
    /// One turn of the wheel of many.
    Hjul,
    /// A part of a drag or a pinch whose beginning has been noted.
    Videre,
}

/// Shows another stretch of time; None is all of it. Says whether that was a change.
pub fn tid(graf: &Delt, ny: Option<Spenn>, slag: Slag) -> bool {
    {
        let mut stand = graf.stand.borrow_mut();
        if stand.visning.tid == ny {
            return false;
        }
        let i_samme = slag == Slag::Videre || slag == Slag::Hjul && stand.hjul;
        stand.hjul = slag == Slag::Hjul;
        let gammel = std::mem::replace(&mut stand.visning.tid, ny);
        if !i_samme {
            husk(&mut stand.for_, gammel);
        }
    }
    if slag != Slag::Videre {
        ferdig(graf);
    }
    tegning::bestill(graf);
    true
}

fn husk(for_: &mut Vec<Option<Spenn>>, tid: Option<Spenn>) {
    if for_.len() == ANGRE {
        for_.remove(0);
    }
    for_.push(tid);
}

/// A drag begins: what it leads away from is one step back.
pub fn begynn(graf: &Graf) {
    let mut stand = graf.stand.borrow_mut();
    stand.hjul = false;
    let na = stand.visning.tid;
    husk(&mut stand.for_, na);
}

/// A drag is over; one that led nowhere leaves nothing to undo.
pub fn slutt(graf: &Delt) {
    {
        let mut stand = graf.stand.borrow_mut();
        if stand.for_.last() == Some(&stand.visning.tid) {
            stand.for_.pop();
            return;
        }
    }
    ferdig(graf);
    tegning::bestill(graf);
}

/// Back to the view before the last zoom. False when there is none.
pub fn angre(graf: &Delt) -> bool {
    let Some(tid) = graf.stand.borrow_mut().for_.pop() else { return false };
    graf.stand.borrow_mut().visning.tid = tid;
    ferdig(graf);
    tegning::bestill(graf);
    true
}

/// Shows or hides a track.
pub fn spor(graf: &Delt, nr: usize, vises: bool) {
    let Some(navn) = graf.kurs.spor.get(nr).map(|s| s.navn.clone()) else { return };
    {
        let skjulte = &mut graf.stand.borrow_mut().visning.skjulte;
        skjulte.retain(|s| *s != nr);
        if !vises {
            skjulte.insert(skjulte.partition_point(|s| *s < nr), nr);
        }
    }
    i_adressen(graf);
    graf.si(&fyll(&graf.ord(if vises { "data-vises" } else { "data-skjult" }), &[&navn]));
    tegning::bestill(graf);
}

/// Counts years from another point; None is the calendar alone.
pub fn nullpunkt(graf: &Delt, nr: Option<usize>) {
    let nr = nr.filter(|n| *n < graf.kurs.nullpunkter.len());
    graf.stand.borrow_mut().visning.nullpunkt = nr;
    i_adressen(graf);
    if let Some(punkt) = nr.and_then(|n| graf.kurs.nullpunkter.get(n)) {
        graf.si(&punkt.navn);
    }
    tegning::bestill(graf);
}

/// Follows up a change of the time: at rest, not at each of many turns. Browsers allow an address few changes a second, and
/// nobody listens to a count of every step.
fn ferdig(graf: &Delt) {
    if std::mem::replace(&mut graf.stand.borrow_mut().ro_venter, true) {
        return;
    }
    ved_ro(graf, None);
}

/// Waits until a while has passed in which the time stayed the same.
fn ved_ro(graf: &Delt, sett: Option<Spenn>) {
    let annen = Rc::clone(graf);
    let gjor = move |_| {
        let na = annen.na();
        if sett != Some(na) {
            return ved_ro(&annen, Some(na));
        }
        annen.stand.borrow_mut().ro_venter = false;
        i_adressen(&annen);
        skjema::folg(&annen);
        tegning::glem_forklaring(&annen);
        si_hva(&annen);
    };
    dom::om(RO, Box::new(gjor));
}

/// Says what is shown: from when to when, and how many marks of how many.
pub fn si_hva(graf: &Graf) {
    let vindu = graf.na();
    let synlige = graf.stand.borrow().visning.synlige(&graf.kurs).len();
    let (fra, til) = if dag::begynner_aar(vindu.fra) && dag::slutter_aar(vindu.til) {
        (dag::dato(vindu.fra).0.to_string(), dag::dato(vindu.til).0.to_string())
    } else {
        (dato(graf, vindu.fra), dato(graf, vindu.til))
    };
    let ord = graf.ord("data-vist");
    graf.si(&fyll(&ord, &[&fra, &til, &synlige.to_string(), &graf.rader.len().to_string()]));
}

/// «1. mars 2012», with the short names of months that the drawing has.
fn dato(graf: &Graf, nar: i32) -> String {
    let (aar, maned, i_maneden) = dag::dato(nar);
    let navn = usize::try_from(maned - 1).ok().and_then(|m| graf.kurs.ord.maneder.get(m));
    format!("{i_maneden}. {} {aar}", navn.map_or("", String::as_str))
}

/// Puts the view in the address, and in those of links to the same view.
pub fn i_adressen(graf: &Graf) {
    let stand = graf.stand.borrow();
    let nye = adresse::parametre(&graf.forled, &graf.kurs, &stand.visning, graf.apne_forst.as_deref());
    nettleser::i_adressen(&graf.forled, &nye);
}
