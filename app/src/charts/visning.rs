//! Visning: what the citizen has chosen to see. It decides which marks there are, never where in time they lie.

use super::kurs::{Kurs, Minutt, Plass, Spenn};

/// Width of the drawing the server makes, in units of the `viewBox`.
pub const BREDDE: u16 = 640;

/// The choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visning {
    /// Tracks that are hidden, by their place in the course.
    pub skjulte: Vec<usize>,
    /// The time that is shown; None is all of it. Cut to the course, and never narrower than the least that can be drawn.
    pub tid: Option<Spenn>,
    /// What years are counted from, by its place in the course; None is the calendar alone.
    pub nullpunkt: Option<usize>,
    /// 320 to 1280; narrow screens are drawn anew, so that text keeps its size.
    pub bredde: u16,
}

impl Default for Visning {
    /// Every track over all time, years counted from the course's first point.
    fn default() -> Self {
        Self { skjulte: Vec::new(), tid: None, nullpunkt: Some(0), bredde: BREDDE }
    }
}

/// The shortest time that can be shown.
pub const KORTEST: Minutt = 7 * super::kurs::DOGN;

impl Visning {
    /// The time that is shown: the chosen, in the right order, cut to the course; all of it when nothing is left.
    pub fn vindu(&self, kurs: &Kurs) -> Spenn {
        let hele = utvidet(kurs.hele);
        let Some(valgt) = self.tid else { return hele };
        let (fra, til) = (valgt.fra.min(valgt.til).max(hele.fra), valgt.fra.max(valgt.til).min(hele.til));
        if fra > til {
            return hele;
        }
        let fra = fra.min(til.saturating_sub(KORTEST)).max(hele.fra);
        Spenn { fra, til: til.max(fra.saturating_add(KORTEST)).min(hele.til) }
    }

    /// The same with a width that can be drawn.
    pub(super) fn with_width(&self) -> Self {
        Self { bredde: self.bredde.clamp(320, 1280), ..self.clone() }
    }

    pub fn viser(&self, spor: usize) -> bool {
        !self.skjulte.contains(&spor)
    }

    /// The marks that are drawn: of tracks that are shown, and touching the time that is shown.
    pub fn synlige(&self, kurs: &Kurs) -> Vec<Plass> {
        let vindu = self.vindu(kurs);
        let synlig = |p: &Plass| self.viser(p.spor) && kurs.spenn(*p).is_some_and(|s| s.beroerer(vindu));
        kurs.merker().filter(synlig).collect()
    }
}

/// A course of one moment is given the time around it.
fn utvidet(hele: Spenn) -> Spenn {
    if hele.til.saturating_sub(hele.fra) >= KORTEST {
        return hele;
    }
    let midt = hele.midt();
    Spenn { fra: midt.saturating_sub(KORTEST / 2 + 1), til: midt.saturating_add(KORTEST / 2 + 1) }
}
