//! The course as sound, played only when somebody asks: the first series that is shown as pitch, events as ticks, periods as
//! a soft noise, from left to right. Which way the pitch goes is the listener's choice.

use super::{Delt, Graf, nettleser};
use crate::charts::kurs::{Innhold, Minutt, Punkt, Serie, Spenn};
use crate::charts::{Kurs, Visning};

/// How long all that is shown lasts, in seconds.
const SEKUNDER: f64 = 8.0;
/// The lowest and the highest note, in Hz: two octaves from the A below middle C.
const TONER: (f64, f64) = (220.0, 880.0);
/// No more notes of a series than can be told apart.
const FLEST: usize = 240;

/// What is heard. The numbers are those of `nettleser.mjs`.
const TONE: f64 = 0.0;
const TIKK: f64 = 1.0;
const SUS: f64 = 2.0;

/// A sound: what, from when, to when in seconds from the start, and for a tone its pitch in Hz.
type Note = [f64; 4];

/// All that is heard of a view. `stiger`: higher values sound higher.
fn noter(kurs: &Kurs, visning: &Visning, stiger: bool) -> Vec<Note> {
    let vindu = visning.vindu(kurs);
    let lengde = (f64::from(vindu.til) - f64::from(vindu.fra)).max(1.0);
    let ved = |nar: Minutt| ((f64::from(nar) - f64::from(vindu.fra)) / lengde).clamp(0.0, 1.0) * SEKUNDER;
    let mut noter = Vec::new();
    let mut serie = None;
    for (_, spor) in kurs.spor.iter().enumerate().filter(|(nr, _)| visning.viser(*nr)) {
        match &spor.innhold {
            Innhold::Serie(s) => serie = serie.or(Some(s)),
            Innhold::Hendelser(h) => {
                for h in h.iter().filter(|h| h.nar.beroerer(vindu)) {
                    let fra = ved(h.nar.midt());
                    noter.push([TIKK, fra, fra + 0.04, 1600.0]);
                }
            }
            Innhold::Perioder(p) => {
                for s in p.iter().map(|p| p.spenn(kurs.til_og_med)).filter(|s| s.beroerer(vindu)) {
                    let fra = ved(s.fra);
                    noter.push([SUS, fra, ved(s.til).max(fra + 0.1), 0.0]);
                }
            }
        }
    }
    if let Some(serie) = serie {
        let inne: Vec<&Punkt> = serie.punkter.iter().filter(|p| Spenn::ved(p.nar).beroerer(vindu)).collect();
        for p in inne.iter().step_by(inne.len().div_ceil(FLEST).max(1)) {
            let fra = ved(p.nar);
            noter.push([TONE, fra, fra + 0.14, hertz(serie, p.verdi, stiger)]);
        }
    }
    noter
}

/// Equal steps of the scale are equal steps of the frequency: two octaves need no logarithm to be heard as up and down.
fn hertz(serie: &Serie, verdi: f64, stiger: bool) -> f64 {
    let (bunn, topp) = serie.skala;
    let andel = if topp > bunn { ((verdi - bunn) / (topp - bunn)).clamp(0.0, 1.0) } else { 0.5 };
    let andel = if stiger { andel } else { 1.0 - andel };
    TONER.0 + andel * (TONER.1 - TONER.0)
}

/// Plays what is shown; what plays already is stopped instead.
pub fn spill(graf: &Delt) {
    if stopp(graf) {
        return;
    }
    let stiger = graf.del("[data-graf-lyd-ned]").is_none_or(|v| !v.checked());
    let noter = noter(&graf.kurs, &graf.stand.borrow().visning, stiger);
    let Some(lyd) = nettleser::spill(noter.as_flattened()) else { return };
    graf.stand.borrow_mut().lyd = Some(lyd);
    graf.si(&graf.ord("data-spiller"));
}

/// Stops what plays. Says whether something was heard, or had been and was not cleared away.
pub fn stopp(graf: &Graf) -> bool {
    let Some(lyd) = graf.stand.borrow_mut().lyd.take() else { return false };
    let spilte = nettleser::stopp(&lyd, SEKUNDER as u32 + 1);
    if spilte {
        graf.si(&graf.ord("data-stoppet"));
    }
    spilte
}
