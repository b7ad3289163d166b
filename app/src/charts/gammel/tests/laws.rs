//! Laws for every course and every choice, tried on random ones.

use super::tekster;
use crate::charts::tidsakse::{Tidsakse, dagnummer};
use crate::charts::{Merke, Svg, Tallrad, Visning, punkter, tegn};
use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Forlop, Mr, Skar};
use crate::domain::tid::{Dato, om_dager};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn dag() -> impl Strategy<Value = Date> {
    (0u16..20_000).prop_map(|n| om_dager(date(1975, 1, 1), n))
}

/// Dates of every precision, among them ones that do not exist.
fn dato() -> impl Strategy<Value = Dato> {
    (1975i16..2028, proptest::option::of(0i8..14), proptest::option::of(0i8..33)).prop_map(|(aar, maaned, dag)| Dato {
        aar,
        maaned,
        dag,
    })
}

fn edss() -> impl Strategy<Value = Edss> {
    (dag(), 0u8..=20).prop_map(|(dato, halve)| Edss {
        dato,
        skar: Skar::av_halve(halve).expect("in range"),
        sykehus: "A".into(),
    })
}

fn attakk() -> impl Strategy<Value = Attakk> {
    let bedring = prop_oneof![Just(Bedring::Full), Just(Bedring::Delvis), Just(Bedring::Ingen), Just(Bedring::Ukjent)];
    (dato(), bedring).prop_map(|(dato, bedring)| Attakk {
        dato,
        bedring,
        steroider: None,
        beskrivelse: None,
        sykehus: "A".into(),
    })
}

fn behandling() -> impl Strategy<Value = Behandling> {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let slag = prop_oneof![Just(Moderat), Just(Hoyeffektiv), Just(Puls), Just(Ingen)];
    let navn = proptest::option::of(".{0,40}");
    (0u16..99, navn, slag, dato(), proptest::option::of(dag())).prop_map(|(nr, legemiddel, slag, fra, til)| {
        Behandling { nr, legemiddel, virkestoff: None, slag, fra, til, grunn: None, sykehus: "A".into() }
    })
}

fn mr() -> impl Strategy<Value = Mr> {
    dag().prop_map(|dato| Mr {
        dato,
        omrade: "hjerne".into(),
        nye_t2: None,
        kontrastladende: None,
        sykehus: "B".into(),
    })
}

fn forlop() -> impl Strategy<Value = Forlop> {
    use proptest::collection::vec;
    let data = (vec(edss(), 0..30), vec(attakk(), 0..20), vec(behandling(), 0..18), vec(mr(), 0..12));
    (dato(), proptest::option::of(dag()), dag(), data).prop_map(
        |(debut, diagnose, til_og_med, (edss, attakker, behandlinger, mr))| Forlop {
            debut,
            diagnose,
            til_og_med,
            edss,
            attakker,
            behandlinger,
            mr,
        },
    )
}

fn visning() -> impl Strategy<Value = Visning> {
    let aar = || proptest::option::of(1960i16..2040);
    (any::<[bool; 4]>(), aar(), aar()).prop_map(|([edss, behandling, attakker, mr], fra_aar, til_aar)| Visning {
        edss,
        behandling,
        attakker,
        mr,
        fra_aar,
        til_aar,
    })
}

/// The rows the drawing names, in order.
fn drawn_rows(svg: &Svg) -> Vec<usize> {
    let number = |part: &str| part.split('"').next().and_then(|n| n.parse().ok()).expect("a row number");
    let mut rows: Vec<usize> = svg.as_str().split("data-rad=\"").skip(1).map(number).collect();
    rows.sort_unstable();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn marks_equal_rows(forlop in forlop(), visning in visning()) {
        let rows = punkter(&forlop, &visning);
        let svg = tegn(&forlop, &visning, &tekster());
        let all: Vec<usize> = (0..rows.len()).collect();
        prop_assert_eq!(drawn_rows(&svg), all.clone());
        prop_assert_eq!(svg.merker.iter().map(|m| m.rad).collect::<Vec<_>>(), all);
    }

    #[test]
    fn the_table_is_sorted_and_complete(forlop in forlop()) {
        let rows = punkter(&forlop, &Visning::default());
        prop_assert!(rows.is_sorted_by_key(|rad| rad.dato.tidligst()));
        let all = forlop.edss.len() + forlop.attakker.len() + forlop.behandlinger.len() + forlop.mr.len();
        prop_assert_eq!(rows.len(), all);
    }

    #[test]
    fn choosing_lanes_never_moves_data_in_time(forlop in forlop(), visning in visning()) {
        let whole = Visning { fra_aar: visning.fra_aar, til_aar: visning.til_aar, ..Visning::default() };
        let places = |visning: &Visning| -> Vec<(Tallrad, f64)> {
            let x = |(rad, merke): (Tallrad, Merke)| (rad, merke.x);
            punkter(&forlop, visning).into_iter().zip(tegn(&forlop, visning, &tekster()).merker).map(x).collect()
        };
        let all = places(&whole);
        for place in places(&visning) {
            prop_assert!(all.contains(&place), "moved: {place:?}");
        }
    }

    #[test]
    fn x_is_affine_in_days(forlop in forlop(), visning in visning(), part in 0.0f64..=1.0) {
        let akse = Tidsakse::new(&forlop, &visning);
        let (fra, til) = (dagnummer(akse.vindu.fra), dagnummer(akse.vindu.til));
        prop_assert!(til - fra >= 365);
        let days = (f64::from(til - fra) * part) as u16;
        let dag = om_dager(akse.vindu.fra, days);
        let (left, right) = (akse.x(akse.vindu.fra), akse.x(akse.vindu.til));
        let exact = left + (right - left) * f64::from(days) / f64::from(til - fra);
        prop_assert!((akse.x(dag) - exact).abs() <= 0.5);
    }

    #[test]
    fn years_are_labelled_and_never_meet(forlop in forlop(), visning in visning()) {
        let years = Tidsakse::new(&forlop, &visning).years();
        prop_assert!(!years.is_empty());
        prop_assert!(years.windows(2).all(|pair| pair[1].1 - pair[0].1 >= 36.0));
    }

    #[test]
    fn the_markup_is_clean_and_always_the_same(forlop in forlop(), visning in visning()) {
        let svg = tegn(&forlop, &visning, &tekster());
        prop_assert_eq!(&svg, &tegn(&forlop, &visning, &tekster()));
        for unwanted in ["style=", "NaN", "inf\"", "<script", " id=", "href", "-0\""] {
            prop_assert!(!svg.as_str().contains(unwanted), "{unwanted} in the drawing");
        }
        let (open, close) = (svg.as_str().matches("<g ").count(), svg.as_str().matches("</g>").count());
        prop_assert_eq!(open, close);
        prop_assert!(svg.merker.iter().all(|m| (30.0..=610.0).contains(&m.x) && m.y > 0.0 && m.y < f64::from(svg.hoyde)));
    }
}
