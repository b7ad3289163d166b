use super::*;
use crate::charts::kurs::Stopp;
use crate::charts::{self, Visning};
use crate::domain::forlop::Behandlingsslag;
use crate::domain::id::HendelseId;
use crate::domain::rapport::{Klokkeslett, Rapport, les};
use crate::pages::registre::rapport::ramme::{Ramme, Rapportplass};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const FULL: &str = include_str!("../../../../../rapport.example.json");

fn eksempel() -> Rapport {
    les(FULL.as_bytes(), "SYSVAK").expect("a report")
}

/// What is drawn of a section of a report that stands on its page.
fn av(seksjon: &Seksjon) -> Option<Tegning> {
    let rapport = eksempel();
    let plass = Rapportplass { slug: "sysvak".to_owned(), id: HendelseId(1), meld: true, sporsmal: false };
    let ramme = Ramme { plass: Some(plass), alle: false, ..Ramme::bar(&rapport) };
    tegning(Sted { ramme: &ramme, nr: 3 }, seksjon, "graf".to_owned())
}

fn punkt(dag: Date, verdi: f64) -> Malepunkt {
    Malepunkt { dato: dag, klokkeslett: None, verdi, merknad: None, kilde: None }
}

fn serie(tittel: &str, punkter: Vec<Malepunkt>) -> Maleserie {
    Maleserie { tittel: tittel.to_owned(), punkter, ..Maleserie::default() }
}

fn hendelse(fra: &str, til: Option<&str>, pagar: bool, tittel: &str) -> Hendelse {
    let dato = |t: &str| Dato::try_from(t.to_owned()).expect("a date");
    let (fra, til, tittel) = (dato(fra), til.map(dato), tittel.to_owned());
    Hendelse { fra, til, pagar, tittel, slag: None, beskrivelse: None, grunn: None, kilde: None }
}

#[test]
fn a_sections_timelines_and_series_lie_under_one_axis() {
    let t = av(&eksempel().seksjoner[2]).expect("a chart");
    let spor: Vec<_> = t.kurs.spor.iter().map(|s| (s.id.as_str(), s.navn.as_str(), s.innhold.antall())).collect();
    assert_eq!(
        spor,
        [
            ("linje-1", "Medisiner", 2),
            ("linje-1-hendelser", "Medisiner: enkelthendelser", 1),
            ("serie-1", "HbA1c", 3),
            ("serie-2", "Gangtest", 1),
        ],
        "empty timelines and series are told in words, not drawn"
    );
    let rader: Vec<_> = t.rader.iter().map(|r| (r.hva.ren(), r.nar.as_str(), r.mer.ren())).collect();
    let rader: Vec<_> = rader.iter().map(|(h, n, m)| (h.as_str(), *n, m.as_str())).collect();
    assert_eq!(
        rader,
        [
            ("Interferon", "2009 – mars 2011", "Sprøyte under huden. – Bivirkninger ved sprøyten"),
            ("Rituksimab", "februar 2015 – pågår", ""),
            ("Spinalpunksjon", "4. mai 2012", ""),
            ("HbA1c 62\u{a0}mmol/mol", "3. mars 2019", ""),
            ("HbA1c 75,5\u{a0}mmol/mol", "14. mai 2020 kl. 07.45", "Målt hjemme"),
            ("HbA1c 48\u{a0}mmol/mol", "2. februar 2026", ""),
            ("Gangtest 1250\u{a0}m", "10. oktober 2024", ""),
        ]
    );
    assert!(t.rader[4].kilde.ren().starts_with("Registrert av Torget legevakt 15. mai 2020."));
    let meld = t.rader[2].meld.as_deref().expect("a link");
    assert!(meld.ends_with("&seksjon=3&felt=tidslinje-1&rad=2"), "the registry's own order: {meld}");
}

#[test]
fn what_is_drawn_follows_the_reports_data() {
    let t = av(&eksempel().seksjoner[2]).expect("a chart");
    let Innhold::Perioder(p) = &t.kurs.spor[0].innhold else { panic!("periods") };
    let sett: Vec<_> = p.iter().map(|p| (p.monster, p.slutt.is_some(), p.stopp)).collect();
    assert_eq!(sett, [(Monster::Moderat, true, Some(Stopp::Bivirkning)), (Monster::Hoyeffektiv, false, None)]);
    assert_eq!(
        p[0].start,
        Spenn { fra: minutt(date(2009, 1, 1)), til: minutt(date(2009, 12, 31)) },
        "a year is a span"
    );
    let Innhold::Serie(s) = &t.kurs.spor[2].innhold else { panic!("a series") };
    assert_eq!((s.skala, s.desimaler, s.hoyde, s.band.len()), ((20.0, 140.0), 1, Hoyde::Stor, 2));
    assert_eq!(s.punkter[1].nar, minutt(date(2020, 5, 14)) + 7 * 60 + 45);
    assert_eq!(t.kurs.nullpunkter[0].navn, "År siden start med Interferon");
    assert_eq!(t.kurs.hele, Spenn { fra: minutt(date(2009, 1, 1)), til: minutt(date(2026, 11, 19)) });
}

#[test]
fn the_first_series_is_tall_and_the_others_low_unless_there_are_two() {
    for (antall, ventet) in
        [(1, vec![Hoyde::Stor]), (2, vec![Hoyde::Stor; 2]), (3, vec![Hoyde::Stor, Hoyde::Lav, Hoyde::Lav])]
    {
        let en = |nr| serie(&format!("S{nr}"), vec![punkt(date(2020, 1, 1), 1.0)]);
        let maleserier = [serie("tom", Vec::new())].into_iter().chain((0..antall).map(en)).collect();
        let t = av(&Seksjon { maleserier, ..Seksjon::ny("T") }).expect("a chart");
        let hoyder = t.kurs.spor.iter().map(|s| match &s.innhold {
            Innhold::Serie(s) => s.hoyde,
            _ => panic!("a series"),
        });
        assert_eq!(hoyder.collect::<Vec<_>>(), ventet);
    }
}

#[test]
fn two_measurements_of_one_day_differ_by_their_time() {
    let kl = |t: &str| Klokkeslett::try_from(t.to_owned()).ok();
    let dag = date(2024, 3, 1);
    let punkter = vec![
        punkt(dag, 120.0),
        Malepunkt { klokkeslett: kl("08:00"), ..punkt(dag, 140.0) },
        Malepunkt { klokkeslett: kl("20:30"), ..punkt(dag, 130.0) },
    ];
    let t = av(&Seksjon { maleserier: vec![serie("Blodtrykk", punkter)], ..Seksjon::ny("T") }).expect("a chart");
    let Innhold::Serie(s) = &t.kurs.spor[0].innhold else { panic!("a series") };
    let nar: Vec<_> = s.punkter.iter().map(|p| p.nar - minutt(dag)).collect();
    assert_eq!(nar, [0, 480, 1230]);
}

#[test]
fn nothing_is_drawn_of_a_section_that_no_chart_can_hold() {
    let med = |punkter| Seksjon { maleserier: vec![serie("S", punkter)], ..Seksjon::ny("T") };
    let bare_linje = Seksjon {
        tidslinjer: vec![Tidslinje { hendelser: vec![hendelse("2020", None, false, "H")], ..Tidslinje::default() }],
        ..Seksjon::ny("T")
    };
    let rader = [
        ("no section", Seksjon::ny("T")),
        ("no point", med(Vec::new())),
        ("a timeline alone", bare_linje),
        ("a day before 1900", med(vec![punkt(date(1899, 12, 31), 1.0)])),
        ("a day after 2200", med(vec![punkt(date(2201, 1, 1), 1.0)])),
        ("a value beyond measure", med(vec![punkt(date(2020, 1, 1), 1e300)])),
    ];
    for (navn, s) in rader {
        assert!(!tegnes(&s) && av(&s).is_none(), "{navn}");
    }
}

#[test]
fn a_dense_series_is_a_line_without_rows() {
    let dager = |antall: i64| (0..antall).map(|n| punkt(date(2000, 1, 1) + jiff::Span::new().days(n), 1.0)).collect();
    for (antall, rader) in [(500, 500), (501, 0)] {
        let t = av(&Seksjon { maleserier: vec![serie("Vekt", dager(antall))], ..Seksjon::ny("T") }).expect("a chart");
        assert_eq!((t.rader.len(), t.kurs.merker().count()), (rader, rader));
    }
}

/// A section of any contents.
fn seksjon() -> impl Strategy<Value = Seksjon> {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let dato =
        || (1990i16..2040, proptest::option::of(1i8..=12)).prop_map(|(a, m)| Dato { aar: a, maaned: m, dag: None });
    let slag = proptest::option::of(proptest::sample::select(vec![Moderat, Hoyeffektiv, Puls, Ingen]));
    let en = (dato(), proptest::option::of(dato()), any::<bool>(), slag).prop_map(|(fra, til, pagar, slag)| Hendelse {
        fra,
        til,
        pagar,
        slag,
        ..hendelse("2020", None, false, "H")
    });
    let linje =
        proptest::collection::vec(en, 0..8).prop_map(|hendelser| Tidslinje { hendelser, ..Tidslinje::default() });
    let dag = (1990i16..2040, 1i8..=12, 1i8..=28).prop_map(|(a, m, d)| date(a, m, d));
    let malt = (dag, -1e6f64..1e6).prop_map(|(d, v)| punkt(d, v));
    let rekke = proptest::collection::vec(malt, 1..20).prop_map(|mut punkter| {
        punkter.sort_by_key(|p| p.dato);
        serie("S", punkter)
    });
    (proptest::collection::vec(linje, 0..3), proptest::collection::vec(rekke, 1..4))
        .prop_map(|(tidslinjer, maleserier)| Seksjon { tidslinjer, maleserier, ..Seksjon::ny("T") })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_item_is_a_row_and_every_row_a_mark_in_order(s in seksjon()) {
        let t = av(&s).expect("a chart");
        let hendelser: usize = s.tidslinjer.iter().map(|t| t.hendelser.len()).sum();
        let punkter: usize = s.maleserier.iter().map(|m| m.punkter.len()).sum();
        prop_assert_eq!(t.rader.len(), hendelser + punkter);
        prop_assert_eq!(t.kurs.merker().count(), t.rader.len());
        let svg = charts::tegn(&t.kurs, &Visning::default());
        let tegnet: Vec<usize> = svg.merker.iter().map(|m| m.rad).collect();
        prop_assert_eq!(tegnet, (0..t.rader.len()).collect::<Vec<_>>());
        for plass in t.kurs.merker() {
            let Innhold::Serie(serie) = &t.kurs.spor[plass.spor].innhold else { continue };
            let (punkt, rad) = (serie.punkter[plass.post], &t.rader[plass.rad]);
            prop_assert_eq!(rad.hva.ren(), format!("S {}", tall(punkt.verdi)));
        }
        prop_assert_eq!(Kurs::les(&t.kurs.kod()).expect("a course"), t.kurs);
    }
}
