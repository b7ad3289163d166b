//! The reduction of long series: little is drawn, nothing that stands out is lost.

use super::eksempler::*;
use crate::charts::Visning;
use crate::charts::kurs::{DOGN, Innhold, Kurs, Minutt, Punkt, Serie, Spenn, TETT};
use crate::charts::reduksjon::{line, window};
use crate::charts::tidsakse::{Ramme, Tidsakse};
use proptest::prelude::*;

fn akse(kurs: &Kurs, visning: &Visning) -> Tidsakse {
    Tidsakse { vindu: visning.vindu(kurs), ramme: Ramme::new(kurs, visning.bredde) }
}

fn serie(kurs: &Kurs) -> &Serie {
    let Innhold::Serie(serie) = &kurs.spor[0].innhold else { panic!("a series") };
    serie
}

/// A long series in order of time, some of it at the same minute.
fn lang() -> impl Strategy<Value = Vec<Punkt>> {
    let steps = proptest::collection::vec((0i32..4000, -50i32..50), TETT + 1..4000);
    steps.prop_map(|steps| {
        let mut nar = dag(2015, 1, 1);
        let next = |(step, verdi): (i32, i32)| {
            nar += step;
            punkt(nar, f64::from(verdi))
        };
        steps.into_iter().map(next).collect()
    })
}

fn kurs_av(punkter: Vec<Punkt>) -> Kurs {
    let (fra, til) = (punkter[0].nar, punkter[punkter.len() - 1].nar);
    let serie = Serie { opphold: Some(2000), ..liten((-50.0, 50.0), punkter) };
    kurs(Spenn::ved(fra), til, vec![spor("s", "S", Innhold::Serie(serie))])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn extremes_are_kept_and_no_column_has_more_than_two(punkter in lang(), part in 0.0f64..1.0, length in 0.01f64..1.0, bredde in 320u16..1280) {
        let kurs = kurs_av(punkter);
        let all = f64::from(kurs.hele.til - kurs.hele.fra);
        let fra = kurs.hele.fra + (all * part) as Minutt;
        let tid = Some(Spenn { fra, til: fra + (all * length) as Minutt });
        let akse = akse(&kurs, &Visning { tid, bredde, ..Visning::default() });
        let serie = serie(&kurs);
        let shown = &serie.punkter[window(&serie.punkter, &akse)];
        let drawn: Vec<_> = line(&serie.punkter, serie.opphold, &akse).into_iter().filter(|l| akse.covers(l.nar)).collect();

        prop_assert!(drawn.is_sorted_by_key(|l| l.nar));
        let of = |by: fn(f64, f64) -> f64, values: &mut dyn Iterator<Item = f64>| values.reduce(by);
        prop_assert_eq!(of(f64::min, &mut drawn.iter().map(|l| l.verdi)), of(f64::min, &mut shown.iter().map(|p| p.verdi)));
        prop_assert_eq!(of(f64::max, &mut drawn.iter().map(|l| l.verdi)), of(f64::max, &mut shown.iter().map(|p| p.verdi)));
        prop_assert!(drawn.iter().all(|l| shown.iter().any(|p| p.nar == l.nar && p.verdi == l.verdi)));

        let columns = akse.ramme.right - akse.ramme.left;
        let column = |nar: Minutt| {
            let nr = ((f64::from(nar) - f64::from(akse.vindu.fra)) / akse.minutes() * columns).floor();
            nr.min(columns - 1.0) as usize
        };
        let mut counted = vec![0; columns as usize];
        for l in &drawn {
            counted[column(l.nar)] += 1;
        }
        // A point on the border of two columns may be counted in either.
        prop_assert!(counted.windows(2).all(|pair| pair[0] + pair[1] <= 4));
        prop_assert!(drawn.len() <= 2 * counted.len());
    }
}

#[test]
fn a_pause_is_dashed_and_closeness_is_not() {
    let kurs = tett(20_000);
    let serie = serie(&kurs);
    let akse = akse(&kurs, &Visning::default());
    let apart = line(&serie.punkter, serie.opphold, &akse).iter().filter(|l| l.opphold).count();
    assert_eq!(apart, 1);
}

#[test]
fn the_line_runs_on_to_the_edges() {
    let kurs = tett(20_000);
    let tid = Some(Spenn { fra: dag(2021, 3, 1), til: dag(2021, 3, 1) + 30 * DOGN });
    let akse = akse(&kurs, &Visning { tid, ..Visning::default() });
    let line = line(&serie(&kurs).punkter, None, &akse);
    assert!(line[0].nar < akse.vindu.fra && line[line.len() - 1].nar > akse.vindu.til);
}
