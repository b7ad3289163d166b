//! The course as sound, played only when somebody asks: the first series that is shown as pitch, events as ticks, periods as
//! a soft noise, from left to right. Which way the pitch goes is the listener's choice.

use super::{Delt, Graf};
use crate::charts::kurs::{Innhold, Minutt, Punkt, Serie, Spenn};
use crate::charts::{Kurs, Visning};
use wasm_bindgen::JsCast;
use web_sys::{AudioContext, AudioNode, HtmlInputElement, OscillatorType};

/// How long all that is shown lasts, in seconds.
const SEKUNDER: f64 = 8.0;
/// The lowest and the highest note, in Hz: two octaves from the A below middle C.
const TONER: (f64, f64) = (220.0, 880.0);
/// No more notes of a series than can be told apart.
const FLEST: usize = 240;

/// What is heard, and when: seconds from the start.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Lyd {
    Tone { ved: f64, hertz: f64 },
    Tikk { ved: f64 },
    Sus { fra: f64, til: f64 },
}

/// All that is heard of a view. `stiger`: higher values sound higher.
fn noter(kurs: &Kurs, visning: &Visning, stiger: bool) -> Vec<Lyd> {
    let vindu = visning.vindu(kurs);
    let lengde = (f64::from(vindu.til) - f64::from(vindu.fra)).max(1.0);
    let ved = |nar: Minutt| ((f64::from(nar) - f64::from(vindu.fra)) / lengde).clamp(0.0, 1.0) * SEKUNDER;
    let mut noter = Vec::new();
    let mut serie = None;
    for (_, spor) in kurs.spor.iter().enumerate().filter(|(nr, _)| visning.viser(*nr)) {
        match &spor.innhold {
            Innhold::Serie(s) => serie = serie.or(Some(s)),
            Innhold::Hendelser(h) => {
                let inne = h.iter().filter(|h| h.nar.beroerer(vindu));
                noter.extend(inne.map(|h| Lyd::Tikk { ved: ved(h.nar.midt()) }));
            }
            Innhold::Perioder(p) => {
                let spenn = p.iter().map(|p| p.spenn(kurs.til_og_med)).filter(|s| s.beroerer(vindu));
                noter.extend(spenn.map(|s| Lyd::Sus { fra: ved(s.fra), til: ved(s.til) }));
            }
        }
    }
    if let Some(serie) = serie {
        let inne: Vec<&Punkt> = serie.punkter.iter().filter(|p| Spenn::ved(p.nar).beroerer(vindu)).collect();
        let hver = inne.len().div_ceil(FLEST).max(1);
        noter.extend(
            inne.iter().step_by(hver).map(|p| Lyd::Tone { ved: ved(p.nar), hertz: hertz(serie, p.verdi, stiger) }),
        );
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
    let stiger = graf.del("[data-graf-lyd-ned]").is_none_or(|v| !v.unchecked_ref::<HtmlInputElement>().checked());
    let noter = noter(&graf.kurs, &graf.stand.borrow().visning, stiger);
    let Ok(lyd) = AudioContext::new() else { return };
    for note in &noter {
        let _spilt = match *note {
            Lyd::Tone { ved, hertz } => tone(&lyd, ved, hertz, 0.14, OscillatorType::Sine),
            Lyd::Tikk { ved } => tone(&lyd, ved, 1600.0, 0.04, OscillatorType::Square),
            Lyd::Sus { fra, til } => sus(&lyd, fra, til),
        };
    }
    graf.stand.borrow_mut().lyd = Some(lyd);
    graf.si(&graf.ord("data-spiller"));
}

/// Stops what plays. Says whether something was heard, or had been and was not cleared away.
pub fn stopp(graf: &Graf) -> bool {
    let Some(lyd) = graf.stand.borrow_mut().lyd.take() else { return false };
    let spilte = lyd.current_time() < SEKUNDER + 1.0;
    let _lukkes = lyd.close();
    if spilte {
        graf.si(&graf.ord("data-stoppet"));
    }
    spilte
}

fn styrke(lyd: &AudioContext, fra: f64, til: f64, topp: f32) -> Option<AudioNode> {
    let styrke = lyd.create_gain().ok()?;
    let verdi = styrke.gain();
    verdi.set_value_at_time(0.0, 0.0).ok()?;
    verdi.set_value_at_time(topp, fra).ok()?;
    // Fades out, so that no end is a crack.
    verdi.linear_ramp_to_value_at_time(0.0, til).ok()?;
    styrke.connect_with_audio_node(&lyd.destination()).ok()?;
    Some(styrke.unchecked_into())
}

fn tone(lyd: &AudioContext, ved: f64, hertz: f64, varer: f64, form: OscillatorType) -> Option<()> {
    let kilde = lyd.create_oscillator().ok()?;
    kilde.set_type(form);
    kilde.frequency().set_value(hertz as f32);
    let topp = if form == OscillatorType::Sine { 0.25 } else { 0.06 };
    kilde.connect_with_audio_node(&styrke(lyd, ved, ved + varer, topp)?).ok()?;
    kilde.start_with_when(ved).ok()?;
    kilde.stop_with_when(ved + varer).ok()
}

/// Soft noise from a little of it in a ring. The noise is computed (a linear congruence): it is to hiss, not to be random.
fn sus(lyd: &AudioContext, fra: f64, til: f64) -> Option<()> {
    let rate = lyd.sample_rate();
    let mut tall: u32 = 1;
    let hvit: Vec<f32> = (0..rate as usize)
        .map(|_| {
            tall = tall.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (tall >> 9) as f32 / f32::from(1_u16 << 14) / 256.0 - 1.0
        })
        .collect();
    let buffer = lyd.create_buffer(1, rate as u32, rate).ok()?;
    buffer.copy_to_channel(&hvit, 0).ok()?;
    let kilde = lyd.create_buffer_source().ok()?;
    kilde.set_buffer(Some(&buffer));
    kilde.set_loop(true);
    kilde.connect_with_audio_node(&styrke(lyd, fra, til.max(fra + 0.1), 0.03)?).ok()?;
    kilde.start_with_when(fra).ok()?;
    let slutter: &web_sys::AudioScheduledSourceNode = kilde.unchecked_ref();
    slutter.stop_with_when(til.max(fra + 0.1)).ok()
}
