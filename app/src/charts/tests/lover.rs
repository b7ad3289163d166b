//! Laws for every course and every choice, tried on random ones: any dates, any values.

use super::drawn_rows;
use super::eksempler::{ord, punkt};
use crate::charts::kurs::*;
use crate::charts::{Visning, oversikt, tegn};
use crate::domain::forlop::Bedring;
use crate::domain::rapport::Retning;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Any moment: most of them in one lifetime, some at the ends of what can be told.
fn nar() -> impl Strategy<Value = Minutt> {
    prop_oneof![
        9 => 2_600_000i32..30_000_000,
        1 => any::<i32>(),
        1 => prop_oneof![Just(i32::MIN), Just(i32::MAX)],
    ]
}

fn spenn() -> impl Strategy<Value = Spenn> {
    prop_oneof![
        nar().prop_map(Spenn::ved),
        (nar(), 0i32..800_000).prop_map(|(fra, len)| Spenn { fra, til: fra.saturating_add(len) }),
        (nar(), nar()).prop_map(|(fra, til)| Spenn { fra, til }),
    ]
}

fn navn() -> impl Strategy<Value = String> {
    prop_oneof![".{0,40}", "[A-ZÆØÅa-zæøå ]{0,20}"]
}

fn verdi() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (0i32..200).prop_map(|n| f64::from(n) / 2.0),
        1 => any::<f64>(),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::MIN), Just(-0.0)],
    ]
}

fn periode() -> impl Strategy<Value = Periode> {
    use Monster::{Fase, Hoyeffektiv, Moderat, Puls, Uten, Vanlig};
    let monster =
        prop_oneof![Just(Moderat), Just(Hoyeffektiv), Just(Puls), Just(Uten), Just(Vanlig), any::<u8>().prop_map(Fase)];
    let stopp = of(prop_oneof![Just(Stopp::Bivirkning), Just(Stopp::ManglendeEffekt), Just(Stopp::Annet)]);
    (spenn(), of(spenn()), of(nar()), monster, navn(), of(any::<u16>()), stopp).prop_map(
        |(start, slutt, hale, monster, etikett, nr, stopp)| Periode { start, slutt, hale, monster, etikett, nr, stopp },
    )
}

fn hendelse() -> impl Strategy<Value = Hendelse> {
    let bedring = prop_oneof![Just(Bedring::Full), Just(Bedring::Delvis), Just(Bedring::Ingen), Just(Bedring::Ukjent)];
    let tegn = prop_oneof![
        (bedring, any::<bool>()).prop_map(|(bedring, steroider)| Tegn::Attakk { bedring, steroider }),
        (of(any::<u16>()), any::<bool>()).prop_map(|(nye, kontrast)| Tegn::Mr { nye, kontrast }),
        Just(Tegn::Punkt),
        Just(Tegn::Notat),
    ];
    (spenn(), tegn).prop_map(|(nar, tegn)| Hendelse { nar, tegn })
}

fn sammenligning() -> impl Strategy<Value = Sammenligning> {
    let trinn = (nar(), nar(), [verdi(), verdi(), verdi(), verdi(), verdi()]);
    let trinn = trinn.prop_map(|(fra, til, grenser)| Trinn { fra, til, grenser });
    (vec(trinn, 0..6), nar()).prop_map(|(trinn, usikker_til)| Sammenligning { trinn, usikker_til })
}

fn serie() -> impl Strategy<Value = Serie> {
    let punkter = prop_oneof![vec((nar(), verdi()), 0..30), vec((nar(), verdi()), TETT + 1..TETT + 40),];
    let flagg = (any::<bool>(), any::<bool>());
    let skala = prop_oneof![Just((0.0, 9.5)), Just((0.0, 48.0)), (verdi(), verdi())];
    let band = vec((verdi(), navn()).prop_map(|(fra, navn)| Band { fra, navn }), 0..6);
    let bedre = of(prop_oneof![Just(Retning::Hoyere), Just(Retning::Lavere)]);
    let hoyde = prop_oneof![Just(Hoyde::Stor), Just(Hoyde::Lav)];
    let rest = (bedre, hoyde, of(any::<i32>()), of(sammenligning()), navn(), any::<u8>());
    (punkter, flagg, skala, band, rest).prop_map(
        |(punkter, (ring, flagg), skala, band, (bedre, hoyde, opphold, sammenligning, enhet, desimaler))| Serie {
            skala,
            enhet,
            desimaler,
            band,
            bedre,
            hoyde,
            opphold,
            sammenligning,
            punkter: punkter.into_iter().map(|(nar, verdi)| Punkt { ring, flagg, ..punkt(nar, verdi) }).collect(),
        },
    )
}

fn innhold() -> impl Strategy<Value = Innhold> {
    prop_oneof![
        vec(periode(), 0..18).prop_map(Innhold::Perioder),
        vec(hendelse(), 0..20).prop_map(Innhold::Hendelser),
        serie().prop_map(Innhold::Serie),
    ]
}

prop_compose! {
    fn kurs()(
        hele in prop_oneof![Just(Spenn { fra: 2_600_000, til: 30_000_000 }), spenn()],
        til_og_med in nar(),
        linjer in vec((navn(), spenn(), any::<bool>()), 0..4),
        nullpunkter in vec((navn(), nar()), 0..3),
        innhold in prop_oneof![19 => vec(innhold(), 0..6), 1 => vec(innhold(), 60)],
    ) -> Kurs {
        let spor = |(nr, innhold): (usize, Innhold)| {
            Spor { id: nr.to_string(), navn: format!("Spor {nr}"), ingen: "Ingen registrert".into(), innhold }
        };
        Kurs {
            id: "graf".into(),
            hele,
            til_og_med,
            linjer: linjer.into_iter().map(|(navn, nar, stiplet)| Linje { navn, nar, stiplet }).collect(),
            nullpunkter: nullpunkter.into_iter().map(|(navn, nar)| Nullpunkt { navn, nar }).collect(),
            spor: innhold.into_iter().enumerate().map(spor).collect(),
            ord: ord(),
        }
    }
}

fn visning() -> impl Strategy<Value = Visning> {
    let tid = of((nar(), nar()).prop_map(|(fra, til)| Spenn { fra, til }));
    (vec(0usize..8, 0..4), tid, of(0usize..3), any::<u16>()).prop_map(|(skjulte, tid, nullpunkt, bredde)| Visning {
        skjulte,
        tid,
        nullpunkt,
        bredde,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn marks_drawn_are_the_visible_ones_in_order(kurs in kurs(), visning in visning()) {
        let visible = visning.synlige(&kurs);
        let svg = tegn(&kurs, &visning);
        let rows: Vec<usize> = visible.iter().map(|p| p.rad).collect();
        prop_assert_eq!(drawn_rows(&svg), rows.clone());
        let drawn = svg.merker.iter().map(|m| (m.rad, m.spor));
        prop_assert_eq!(drawn.collect::<Vec<_>>(), visible.iter().map(|p| (p.rad, p.spor)).collect::<Vec<_>>());
    }

    #[test]
    fn marks_lie_within_the_drawing(kurs in kurs(), visning in visning()) {
        let svg = tegn(&kurs, &visning);
        let (left, right) = svg.plott;
        prop_assert!(0.0 < left && left + 100.0 < right && right < f64::from(svg.bredde));
        for m in &svg.merker {
            prop_assert!(left <= m.x && m.x <= right, "{m:?}");
            prop_assert!(m.x <= m.til_x && m.til_x <= f64::from(svg.bredde), "{m:?}");
            prop_assert!(0.0 < m.y && m.y < f64::from(svg.hoyde), "{m:?}");
        }
    }

    #[test]
    fn x_is_affine_in_time(hele in (2_600_000i32..20_000_000, 0i32..9_000_000), parts in vec(0.0f64..=1.0, 1..20), bredde in 320u16..1280) {
        let hele = Spenn { fra: hele.0, til: hele.0 + hele.1 };
        let nar: Vec<Minutt> = parts.iter().map(|part| hele.fra + (f64::from(hele.til - hele.fra) * part) as Minutt).collect();
        let hendelser = nar.iter().map(|nar| Hendelse { nar: Spenn::ved(*nar), tegn: Tegn::Punkt }).collect();
        let spor = super::eksempler::spor("a", "A", Innhold::Hendelser(hendelser));
        let kurs = Kurs { hele, linjer: vec![], ..super::eksempler::kurs(hele, hele.til, vec![spor]) };
        let svg = tegn(&kurs, &Visning { bredde, ..Visning::default() });
        let (left, right) = svg.plott;
        for (nar, merke) in nar.iter().zip(&svg.merker) {
            let part = (f64::from(*nar) - f64::from(svg.vindu.fra)) / (f64::from(svg.vindu.til) - f64::from(svg.vindu.fra));
            prop_assert!((merke.x - (left + (right - left) * part)).abs() <= 0.5);
        }
    }

    #[test]
    fn hiding_tracks_and_counting_from_elsewhere_move_nothing_in_time(kurs in kurs(), visning in visning()) {
        let whole = Visning { skjulte: vec![], nullpunkt: Some(0), ..visning.clone() };
        let all = tegn(&kurs, &whole);
        let some = tegn(&kurs, &visning);
        prop_assert_eq!((all.plott, all.vindu, all.bredde), (some.plott, some.vindu, some.bredde));
        for m in &some.merker {
            let before = all.merker.iter().find(|other| other.rad == m.rad).expect("drawn when all is");
            prop_assert_eq!((before.x, before.til_x), (m.x, m.til_x));
        }
        let strip = oversikt(&kurs, &visning);
        prop_assert_eq!((strip.plott, strip.bredde), (all.plott, all.bredde));
    }

    #[test]
    fn the_markup_is_clean_and_always_the_same(kurs in kurs(), visning in visning()) {
        for draw in [tegn, oversikt] {
            let svg = draw(&kurs, &visning);
            prop_assert_eq!(&svg, &draw(&kurs, &visning));
            for unwanted in ["style=", "NaN", "inf\"", "<script", " id=", "href", "\"-0\"", "<pattern"] {
                prop_assert!(!svg.innhold.contains(unwanted), "{unwanted} in the drawing");
            }
            let (open, close) = (svg.innhold.matches("<g ").count(), svg.innhold.matches("</g>").count());
            prop_assert_eq!(open, close);
        }
    }

    #[test]
    fn a_course_that_went_to_the_browser_is_drawn_in_the_same_bytes(kurs in kurs(), visning in visning()) {
        let read = Kurs::les(&kurs.kod()).expect("what was written");
        prop_assert_eq!(tegn(&read, &visning).innhold, tegn(&kurs, &visning).innhold);
    }

    #[test]
    fn the_middle_of_a_span_lies_in_it(fra in any::<i32>(), til in any::<i32>()) {
        let midt = Spenn { fra, til }.midt();
        prop_assert!(fra.min(til) <= midt && midt <= fra.max(til));
    }
}
