use super::*;
use crate::domain::rapport::{Kolonne, Kolonneslag, Malepunkt, Maleserie, Post, Rad};
use jiff::civil::date;
use proptest::prelude::*;

/// A small report: facts, records, rows and measurements from few names, so that the same come again and differ.
fn rapporter() -> impl Strategy<Value = Rapport> {
    let faktum = (0u8..4, prop::option::of(0u8..3))
        .prop_map(|(n, v)| Faktum { verdi: v.map(|v| Celle::Tall(f64::from(v))), ..Faktum::mangler(&format!("F{n}")) });
    let post = (0u8..5, 0i8..3, prop::collection::vec(faktum.clone(), 0..3)).prop_map(|(id, dag, fakta)| Post {
        id: format!("p{id}"),
        dato: date(2026, 1, 1 + dag),
        slag: None,
        tittel: "Post".to_owned(),
        fakta,
        kilde: None,
    });
    let rad = (0u8..4, 0u8..3).prop_map(|(a, b)| Rad {
        kilde: None,
        verdier: BTreeMap::from([
            ("a".to_owned(), Celle::Tekst(a.to_string())),
            ("b".to_owned(), Celle::Tall(f64::from(b))),
        ]),
    });
    let punkt = (0i8..20, 0u8..5).prop_map(|(dag, v)| Malepunkt {
        klokkeslett: None,
        dato: date(2026, 2, 1 + dag),
        verdi: f64::from(v),
        merknad: None,
        kilde: None,
    });
    let seksjon = (
        0u8..3,
        prop::collection::vec("[ab]", 0..3),
        prop::collection::vec(faktum, 0..5),
        prop::collection::vec(post, 0..4),
        prop::collection::vec(rad, 0..5),
        prop::collection::vec(punkt, 0..4),
    )
        .prop_map(|(nr, tekst, felt, poster, rader, punkter)| {
            let kolonne =
                |id: &str| Kolonne { id: id.to_owned(), navn: id.to_owned(), slag: Kolonneslag::Tekst, enhet: None };
            Seksjon {
                tekst,
                felt,
                poster,
                tabeller: vec![Tabell { kolonner: vec![kolonne("a"), kolonne("b")], rader, ..Tabell::default() }],
                maleserier: vec![Maleserie { punkter, enhet: "kg".to_owned(), ..Maleserie::default() }],
                ..Seksjon::ny(&format!("S{nr}"))
            }
        });
    prop::collection::vec(seksjon, 0..4).prop_map(rapport)
}

fn rapport(seksjoner: Vec<Seksjon>) -> Rapport {
    Rapport {
        register: None,
        hentet: jiff::Timestamp::UNIX_EPOCH,
        data_sist_endret: None,
        til_og_med: date(2026, 3, 1),
        mangler: Vec::new(),
        seksjoner,
        kodelister: Vec::new(),
        stottede_rapporter: Vec::new(),
        vedlegg: Vec::new(),
    }
}

/// All changes in an order of their own, so that two ways round can be held against each other.
fn alle(f: Forskjell, snudd: bool) -> Vec<String> {
    let mut ut: Vec<String> = f
        .seksjoner
        .into_iter()
        .flat_map(|s| s.endringer.into_iter().map(move |e| (s.tittel.clone(), e)))
        .map(|(tittel, e)| {
            let (a, b) = if snudd { (e.etter, e.for_) } else { (e.for_, e.etter) };
            format!("{tittel} {:?} {a:?} {b:?}", e.emne)
        })
        .collect();
    ut.sort();
    ut
}

proptest! {
    #[test]
    fn nothing_differs_from_itself(r in rapporter()) {
        prop_assert!(forskjell(&r, &r).tom());
    }

    #[test]
    fn both_directions_mirror_each_other(a in rapporter(), b in rapporter()) {
        prop_assert_eq!(alle(forskjell(&a, &b), false), alle(forskjell(&b, &a), true));
    }

    #[test]
    fn everything_is_new_against_nothing(r in rapporter()) {
        let f = forskjell(&rapport(Vec::new()), &r);
        prop_assert_eq!(f.antall(Endringsslag::Ny), punkter(&r).len());
        prop_assert_eq!(f.antall(Endringsslag::Endret) + f.antall(Endringsslag::Borte), 0);
    }
}

#[test]
fn a_changed_fact_shows_both_values_and_where_it_comes_from_is_no_difference() {
    let ett = |verdi: &str, virksomhet: &str| {
        let kilde = Some(crate::domain::rapport::Opphav::virksomhet(virksomhet));
        rapport(vec![Seksjon::med_felt("Diagnose", vec![Faktum { kilde, ..Faktum::tekst("Type", verdi) }])])
    };
    assert!(forskjell(&ett("RRMS", "Haukeland"), &ett("RRMS", "St. Olavs")).tom());
    let f = forskjell(&ett("RRMS", "Haukeland"), &ett("SPMS", "Haukeland"));
    assert_eq!((f.seksjoner.len(), f.antall(Endringsslag::Endret)), (1, 1));
    let e = &f.seksjoner[0].endringer[0];
    assert_eq!(e.emne, Emne::Navn("Type".to_owned()));
    assert_eq!((e.for_.as_ref().map(Vec::len), e.etter.as_ref().map(Vec::len)), (Some(1), Some(1)));
}

#[test]
fn only_the_parts_of_a_record_that_differ_are_shown() {
    let ett = |batch: &str| {
        let fakta = vec![Faktum::tekst("Vaksine", "Tetravac"), Faktum::tekst("Batch", batch)];
        let post = Post {
            id: "v1".to_owned(),
            dato: date(2021, 6, 2),
            slag: None,
            tittel: "Tetravac".to_owned(),
            fakta,
            kilde: None,
        };
        rapport(vec![Seksjon { poster: vec![post], ..Seksjon::ny("Vaksiner") }])
    };
    let f = forskjell(&ett("A"), &ett("B"));
    let e = &f.seksjoner[0].endringer[0];
    assert_eq!(e.for_.as_deref().map(|d| d[0].navn.as_str()), Some("Batch"));
    assert_eq!(e.etter.as_ref().map(Vec::len), Some(1));
}

#[test]
fn the_samples_of_two_years_differ() {
    let folk = crate::domain::samples::alle("2026-11-22T09:00:00Z".parse().expect("an instant"));
    let kari = folk.iter().find(|p| p.slug == "kari").expect("Kari");
    let mut ms: Vec<&Rapport> = kari.rapporter.iter().filter(|(part, _)| part.0 == "MS").map(|(_, r)| r).collect();
    ms.sort_by_key(|r| r.hentet);
    let f = forskjell(ms[0], ms[1]);
    assert!(!f.tom() && f.antall(Endringsslag::Ny) > 0, "{f:?}");
}
