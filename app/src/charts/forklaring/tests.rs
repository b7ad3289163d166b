use super::*;
use crate::charts::kurs::DOGN;
use crate::charts::kurs::{Hendelse, Hoyde, Ord, Spor, Tegn};
use crate::domain::forlop::Bedring;

fn dag(nr: i32) -> Spenn {
    Spenn::ved(nr * DOGN)
}

fn dager(fra: i32, til: i32) -> Spenn {
    Spenn { fra: fra * DOGN, til: til * DOGN }
}

fn periode(start: Spenn, slutt: Option<Spenn>) -> Periode {
    let (etikett, hale) = ("Rebif".to_owned(), None);
    Periode { start, slutt, hale, monster: Monster::Moderat, etikett, nr: None, stopp: None }
}

fn serie(punkter: &[(i32, f64)]) -> Innhold {
    let punkter = punkter.iter().map(|&(d, verdi)| Punkt { nar: d * DOGN, verdi, ring: false, flagg: false }).collect();
    Innhold::Serie(Serie {
        skala: (0.0, 10.0),
        enhet: String::new(),
        desimaler: 1,
        band: Vec::new(),
        bedre: None,
        hoyde: Hoyde::Stor,
        opphold: None,
        sammenligning: None,
        punkter,
    })
}

fn attakker(nar: &[Spenn]) -> Innhold {
    let tegn = Tegn::Attakk { bedring: Bedring::Full, steroider: false };
    Innhold::Hendelser(nar.iter().map(|&nar| Hendelse { nar, tegn }).collect())
}

fn kurs(innhold: Vec<Innhold>) -> Kurs {
    let spor = (0..).zip(innhold).map(|(nr, innhold)| Spor {
        id: format!("s{nr}"),
        navn: format!("S{nr}"),
        ingen: String::new(),
        innhold,
    });
    Kurs {
        id: "graf".to_owned(),
        hele: dager(0, 10_000),
        til_og_med: 10_000 * DOGN,
        linjer: Vec::new(),
        nullpunkter: Vec::new(),
        spor: spor.collect(),
        ord: Ord { maneder: Default::default(), desimaltegn: ',', rolle: String::new() },
    }
}

#[test]
fn a_period_counts_when_it_touches_the_time() {
    let rader = [
        ("wholly before", periode(dag(10), Some(dag(99))), false),
        ("ends on the first day", periode(dag(10), Some(dag(100))), true),
        ("within", periode(dag(120), Some(dag(130))), true),
        ("around it", periode(dag(10), Some(dag(900))), true),
        ("begins on the last day", periode(dag(200), None), true),
        ("wholly after", periode(dag(201), None), false),
        ("goes on", periode(dag(10), None), true),
        ("may have begun on the last day", periode(dager(200, 300), None), true),
        ("may have ended on the first day", periode(dag(10), Some(dager(50, 100))), true),
        ("its effect reaches it", Periode { hale: Some(150 * DOGN), ..periode(dag(10), Some(dag(20))) }, true),
        ("ended before it began", periode(dag(150), Some(dag(20))), true),
    ];
    for (navn, p, ventet) in rader {
        let kurs = kurs(vec![Innhold::Perioder(vec![p.clone()])]);
        let ventet = if ventet { vec![&p] } else { Vec::new() };
        assert_eq!(forklar(&kurs, dager(100, 200)), [Sporfakta::Perioder(ventet)], "{navn}");
    }
}

#[test]
fn events_are_counted_and_those_of_unknown_day_may_lie_outside() {
    let rader: [(&[Spenn], usize, usize); 5] = [
        (&[], 0, 0),
        (&[dag(100), dag(200)], 2, 0),
        (&[dag(99), dag(201)], 0, 0),
        (&[dager(90, 110), dager(150, 160)], 2, 1),
        (&[dager(0, 999)], 1, 1),
    ];
    for (nar, antall, usikre) in rader {
        let kurs = kurs(vec![attakker(nar)]);
        assert_eq!(forklar(&kurs, dager(100, 200)), [Sporfakta::Hendelser { antall, usikre }], "{nar:?}");
    }
}

#[test]
fn a_series_tells_its_count_ends_first_and_last_value() {
    let alle: &[(i32, f64)] = &[(99, 9.0), (100, 3.5), (150, 3.0), (150, 4.0), (200, 3.5), (201, 0.0)];
    let kurs = kurs(vec![serie(alle)]);
    let [Sporfakta::Serie(Some(f))] = forklar(&kurs, dager(100, 200))[..] else { panic!("a series with values") };
    assert_eq!((f.antall, f.lavest, f.hoyest), (4, 3.0, 4.0));
    assert_eq!((f.forste.nar, f.siste.nar), (100 * DOGN, 200 * DOGN));
    assert_eq!(forklar(&kurs, dager(101, 149)), [Sporfakta::Serie(None)]);
    assert_eq!(forklar(&kurs, dager(200, 100)), [Sporfakta::Serie(None)], "a time that ends before it begins");
}

#[test]
fn what_is_filled_in_is_not_read_for_places() {
    let rader = [
        ("{0} til {1}", "a til b"),
        ("{1}{1}", "bb"),
        ("{2} {x} {", "{2} {x} {"),
        ("{{0}}", "{a}"),
        ("æ{0}ø", "æaø"),
        ("", ""),
    ];
    for (mal, ventet) in rader {
        assert_eq!(fyll(mal, &["a", "b"]), ventet, "{mal}");
    }
    assert_eq!(fyll("{0} og {1}", &["{1}", "{0}"]), "{1} og {0}", "a registry's words are words");
}

#[test]
fn a_lists_last_item_has_another_word_before_it() {
    let ledd = |s: &str| s.chars().map(String::from).collect::<Vec<_>>();
    for (inn, ut) in [("", ""), ("a", "a"), ("ab", "a og b"), ("abc", "a, b og c")] {
        assert_eq!(liste(&ledd(inn), " og "), ut);
    }
}

#[test]
fn any_moment_has_a_day() {
    for nar in [Minutt::MIN, -1, 0, Minutt::MAX] {
        let kurs = kurs(vec![attakker(&[Spenn::ved(nar)])]);
        assert!(!setninger(&kurs, &Forklaringsord::default(), Spenn::ved(nar)).is_empty());
    }
    assert_eq!(Some(dato(-1)), Date::new(1969, 12, 31));
    assert_eq!(Some(dato(DOGN)), Date::new(1970, 1, 2));
}
