//! The arithmetic of zooming and moving: the time that is shown, out of the whole of it. Nothing here knows of a screen.

use crate::charts::KORTEST;
use crate::charts::kalender as dag;
use crate::charts::kurs::{DOGN, Minutt, Spenn};

/// Days of a year, where a button or a key means «a year».
pub const AAR: Minutt = 365 * DOGN;

fn lengde(s: Spenn) -> i64 {
    i64::from(s.til) - i64::from(s.fra)
}

/// A span of `lengde` minutes from `fra`, within the whole; None when it is all of it.
fn innenfor(hele: Spenn, fra: i64, lengde: i64) -> Option<Spenn> {
    let hel = i64::from(hele.til) - i64::from(hele.fra);
    if lengde >= hel {
        return None;
    }
    let lengde = lengde.max(i64::from(KORTEST)).min(hel);
    let fra = fra.clamp(i64::from(hele.fra), i64::from(hele.til) - lengde);
    Some(Spenn { fra: fra as Minutt, til: (fra + lengde) as Minutt })
}

/// How far along a time a moment lies: 0 at its beginning or before, 1 at its end or after.
pub fn andel(na: Spenn, nar: Minutt) -> f64 {
    ((f64::from(nar) - f64::from(na.fra)) / (lengde(na) as f64).max(1.0)).clamp(0.0, 1.0)
}

/// `faktor` times as much time, with the moment at `andel` (0 left, 1 right) staying where it is.
pub fn zoom(hele: Spenn, na: Spenn, andel: f64, faktor: f64) -> Option<Spenn> {
    let ny = (lengde(na) as f64 * faktor).round();
    let fast = f64::from(na.fra) + andel * lengde(na) as f64;
    innenfor(hele, (fast - andel * ny) as i64, ny as i64)
}

/// Moved by `minutter`, never out of the whole.
pub fn flytt(hele: Spenn, na: Spenn, minutter: f64) -> Option<Spenn> {
    innenfor(hele, (f64::from(na.fra) + minutter).round() as i64, lengde(na))
}

/// From one moment to another, in either order.
pub fn mellom(hele: Spenn, en: Minutt, annen: Minutt) -> Option<Spenn> {
    let (fra, til) = (i64::from(en.min(annen)), i64::from(en.max(annen)));
    innenfor(hele, fra, til - fra)
}

/// The last `aar` years of the whole.
pub fn siste(hele: Spenn, aar: Minutt) -> Option<Spenn> {
    let (a, m, d) = dag::dato(hele.til);
    mellom(hele, dag::minutt(a.saturating_sub(aar), m, d), hele.til)
}

/// From the first day of one year to the last of another, in either order; cut to the whole.
pub fn mellom_aar(hele: Spenn, en: i32, annen: i32) -> Option<Spenn> {
    let (fra, til) = (dag::minutt(en.min(annen), 1, 1), dag::minutt(en.max(annen), 12, 31).saturating_add(DOGN - 1));
    if fra <= hele.fra && til >= hele.til {
        return None;
    }
    let (fra, til) = (fra.clamp(hele.fra, hele.til), til.clamp(hele.fra, hele.til));
    mellom(hele, fra, til)
}

/// Moved as little as makes room for `nar`, with some air beside it; the same when it is in view already.
pub fn med(hele: Spenn, na: Spenn, nar: Spenn) -> Option<Spenn> {
    if nar.beroerer(na) {
        return Some(na);
    }
    let luft = lengde(na) / 8;
    let fra = if nar.til < na.fra { i64::from(nar.til) - luft } else { i64::from(nar.fra) + luft - lengde(na) };
    innenfor(hele, fra, lengde(na))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hele() -> Spenn {
        Spenn { fra: dag::minutt(1998, 3, 1), til: dag::minutt(2026, 11, 22) }
    }

    #[test]
    fn zooming_keeps_the_moment_under_the_pointer() {
        let na = Spenn { fra: dag::minutt(2010, 1, 1), til: dag::minutt(2014, 1, 1) };
        let ny = zoom(hele(), na, 0.25, 0.5).expect("a part");
        let fast = |s: Spenn| s.fra + (s.til - s.fra) / 4;
        assert!((fast(ny) - fast(na)).abs() <= 2);
        assert_eq!(lengde(ny), lengde(na) / 2);
        assert_eq!(zoom(hele(), na, 0.5, 100.0), None, "all of it is no part");
        assert_eq!(lengde(zoom(hele(), na, 0.5, 1e-9).expect("a part")), i64::from(KORTEST));
    }

    #[test]
    fn a_moment_that_is_zoomed_at_stays_in_view() {
        let na = Spenn { fra: dag::minutt(2010, 1, 1), til: dag::minutt(2014, 1, 1) };
        for nar in [na.fra, dag::minutt(2012, 5, 6), na.til] {
            let ny = zoom(hele(), na, andel(na, nar), 0.1).expect("a part");
            assert!(ny.fra <= nar + 1 && ny.til >= nar - 1, "{nar} in {ny:?}");
        }
        assert_eq!(andel(na, na.fra - 1), 0.0);
        assert_eq!(andel(na, na.til + 1), 1.0);
    }

    #[test]
    fn years_are_whole_and_in_either_order() {
        let ventet = Some(Spenn { fra: dag::minutt(2012, 1, 1), til: dag::minutt(2016, 12, 31) + DOGN - 1 });
        assert_eq!(mellom_aar(hele(), 2012, 2016), ventet);
        assert_eq!(mellom_aar(hele(), 2016, 2012), ventet);
        assert_eq!(mellom_aar(hele(), 1998, 2026), None);
        assert_eq!(siste(hele(), 5), Some(Spenn { fra: dag::minutt(2021, 11, 22), til: hele().til }));
        assert_eq!(siste(hele(), 60), None);
    }

    #[test]
    fn what_is_out_of_view_is_brought_in_with_air() {
        let na = Spenn { fra: dag::minutt(2010, 1, 1), til: dag::minutt(2012, 1, 1) };
        for nar in [dag::minutt(2003, 5, 5), dag::minutt(2020, 5, 5), hele().fra, hele().til] {
            let ny = med(hele(), na, Spenn::ved(nar)).expect("a part");
            assert!(Spenn::ved(nar).beroerer(ny));
            assert_eq!(lengde(ny), lengde(na));
        }
        assert_eq!(med(hele(), na, Spenn::ved(na.fra)), Some(na));
    }

    proptest! {
        #[test]
        fn nothing_leads_out_of_the_whole(
            a in any::<i32>(), b in any::<i32>(), andel in 0.0..1.0_f64, faktor in 0.001..1000.0_f64, bort in -1e9..1e9_f64,
        ) {
            let hele = hele();
            let inne = |s: Spenn| s.fra >= hele.fra && s.til <= hele.til && s.til - s.fra >= KORTEST;
            let na = mellom(hele, a, b).unwrap_or(hele);
            prop_assert!(na == hele || inne(na));
            for ny in [zoom(hele, na, andel, faktor), flytt(hele, na, bort), med(hele, na, Spenn::ved(a))].into_iter().flatten() {
                prop_assert!(ny == na || inne(ny), "{ny:?}");
            }
        }
    }
}
