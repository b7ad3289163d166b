use super::*;
use jiff::civil::date;

fn skar(halve: u8) -> Skar {
    Skar::av_halve(halve).expect("a score")
}

fn edss(dato: Date, halve: u8) -> Edss {
    Edss { dato, skar: skar(halve), sykehus: String::new(), kilde: None }
}

fn tusen(skala: Skala, ar: i16, halve: u8) -> Result<u16, UtenPoeng> {
    skala.poeng(ar, skar(halve)).map(Poeng::tusendeler)
}

fn kari(skala: Skala) -> Referanse {
    Referanse { skala, debut: Dato::maaned(2008, 2), fodt: date(1979, 2, 14) }
}

#[test]
fn the_specs_own_samples_are_answered() {
    for (ar, halve, poeng) in [(1, 4, 5866), (5, 6, 5790), (10, 8, 5267), (15, 12, 6325)] {
        assert_eq!(tusen(Skala::Msss, ar, halve), Ok(poeng), "MSSS {ar}");
    }
    for (ar, halve, poeng) in [(18, 0, 1500), (30, 4, 5530), (40, 8, 7030), (45, 7, 5610), (60, 12, 5970)] {
        assert_eq!(tusen(Skala::Armss, ar, halve), Ok(poeng), "ARMSS {ar}");
    }
}

#[test]
fn the_first_scores_that_reach_a_quarter_half_and_so_on_are_the_specs() {
    let ventet = [
        (1, [3, 4, 6, 8]),
        (5, [3, 6, 9, 13]),
        (10, [5, 8, 13, 15]),
        (15, [6, 10, 14, 16]),
        (20, [8, 12, 15, 17]),
        (30, [9, 13, 15, 17]),
    ];
    for (ar, halve) in ventet {
        let forste = |grense: u16| (0..20).find(|h| tusen(Skala::Msss, ar, *h).is_ok_and(|p| p >= grense));
        assert_eq!([2500, 5000, 7500, 9000].map(forste), halve.map(Some), "year {ar}");
    }
}

#[test]
fn what_has_no_score_is_told_apart() {
    for skala in Skala::ALLE {
        for halve in [1, 20] {
            assert_eq!(tusen(skala, 20, halve), Err(UtenPoeng::Skar), "{skala:?} {halve}");
        }
    }
    for ar in [i16::MIN, -1, 0] {
        assert_eq!((tusen(Skala::Msss, ar, 4), Skala::Msss.grenser(ar)), (Err(UtenPoeng::ForsteAr), None), "{ar}");
    }
    for ar in [i16::MIN, 17, 76, i16::MAX] {
        assert_eq!((tusen(Skala::Armss, ar, 4), Skala::Armss.grenser(ar)), (Err(UtenPoeng::Alder), None), "{ar}");
    }
    assert!(tusen(Skala::Armss, 75, 4).is_ok() && tusen(Skala::Armss, 18, 4).is_ok());
    for ar in [31, 60, i16::MAX] {
        assert_eq!(tusen(Skala::Msss, ar, 13), tusen(Skala::Msss, 30, 13), "longer than 30 years is row 30");
    }
}

/// Year 1 has EDSS 9.0 below 8.5: what is searched for is the largest that does not exceed, not the first.
#[test]
fn a_bound_is_the_largest_score_that_does_not_exceed_it() {
    assert!(tusen(Skala::Msss, 1, 18).unwrap_or(u16::MAX) < tusen(Skala::Msss, 1, 17).unwrap_or(0));
    let halve = |skala: Skala, ar| skala.grenser(ar).map(|g| g.map(Skar::halve));
    assert_eq!(halve(Skala::Msss, 1), Some([0, 2, 3, 5, 7]));
    assert_eq!(halve(Skala::Msss, 10), Some([2, 4, 7, 12, 14]));
    assert_eq!(halve(Skala::Msss, 99), halve(Skala::Msss, 30));
    assert_eq!(halve(Skala::Armss, 18), Some([0, 0, 2, 4, 8]), "even EDSS 0 lies above the lowest tenth");
    for skala in Skala::ALLE {
        for ar in 0..100 {
            let Some(grenser) = skala.grenser(ar) else { continue };
            assert!(grenser.is_sorted(), "{skala:?} {ar}");
            for (grense, p) in grenser.into_iter().zip(PROSENTILER) {
                let over = (grense.halve() + 1..=19).filter_map(|h| tusen(skala, ar, h).ok());
                assert!(over.into_iter().all(|poeng| poeng > p * 100), "{skala:?} {ar} {p}");
            }
        }
    }
}

#[test]
fn of_a_hundred_people_is_never_none_or_all() {
    assert_eq!(Skala::Msss.poeng(10, skar(8)).map(Poeng::av_hundre), Ok(Some(53)));
    assert_eq!(Skala::Msss.poeng(30, skar(0)).map(|p| (p.av_hundre(), p.hoy())), Ok((None, false)));
    assert_eq!(Skala::Msss.poeng(1, skar(19)).map(|p| (p.av_hundre(), p.hoy())), Ok((None, true)));
}

#[test]
fn a_reading_is_placed_by_years_with_the_disease_or_by_age() {
    let (msss, armss) = (kari(Skala::Msss), kari(Skala::Armss));
    assert_eq!(msss.debutdag(), date(2008, 2, 15), "the middle of the month");
    let malt = edss(date(2018, 6, 1), 8);
    let plass = |r: Referanse, e: &Edss| r.plassering(e).map(|p| (p.ar, p.poeng.tusendeler(), p.usikker));
    assert_eq!(plass(msss, &malt), Ok((10, 5267, false)));
    assert_eq!(plass(armss, &malt), Ok((39, tusen(Skala::Armss, 39, 8).expect("a score"), false)));
    assert_eq!(plass(msss, &edss(date(2009, 2, 14), 4)), Err(UtenPoeng::ForsteAr));
    assert_eq!(plass(armss, &edss(date(2009, 2, 14), 4)), Err(UtenPoeng::ForsteAr));
    assert_eq!(plass(msss, &edss(date(2009, 2, 15), 4)), Ok((1, 5866, true)));
    assert_eq!(plass(msss, &edss(date(2013, 2, 14), 4)).map(|p| p.2), Ok(true));
    assert_eq!(plass(msss, &edss(date(2013, 2, 15), 4)).map(|p| p.2), Ok(false));
    assert_eq!(msss.sikker_fra(), date(2013, 2, 15));
    let ung = Referanse { fodt: date(2000, 6, 1), ..armss };
    assert_eq!(plass(ung, &edss(date(2018, 5, 31), 4)), Err(UtenPoeng::Alder));
    assert_eq!(plass(ung, &edss(date(2018, 6, 1), 4)).map(|p| p.0), Ok(18));
}

#[test]
fn steps_follow_each_other_from_the_second_year_to_the_last_day() {
    let til_og_med = date(2026, 11, 1);
    for skala in Skala::ALLE {
        let trinn = kari(skala).trinn(til_og_med);
        assert_eq!(trinn.first().map(|t| t.fra), Some(date(2009, 2, 15)), "{skala:?}: not in the first year");
        assert_eq!(trinn.last().map(|t| t.til), Some(date(2026, 11, 2)));
        assert!(trinn.windows(2).all(|w| w[0].til == w[1].fra), "{skala:?}");
        for t in &trinn {
            let ar = alder(if skala == Skala::Msss { date(2008, 2, 15) } else { date(1979, 2, 14) }, t.fra);
            assert_eq!(Some(t.grenser), skala.grenser(ar), "{t:?}");
        }
    }
    let gammel = Referanse { fodt: date(1945, 2, 14), ..kari(Skala::Armss) };
    assert_eq!(gammel.trinn(til_og_med).last().map(|t| t.til), Some(date(2021, 2, 14)), "no row after 75");
    assert_eq!(Referanse { debut: Dato::aar(2026), ..gammel }.trinn(til_og_med), [], "nothing in the first year");
}

#[test]
fn years_turn_on_the_day_age_does() {
    let r = Referanse { debut: date(2008, 2, 29).into(), ..kari(Skala::Msss) };
    let trinn = r.trinn(date(2013, 1, 1));
    assert_eq!(
        trinn.iter().map(|t| t.fra).collect::<Vec<_>>(),
        [date(2009, 3, 1), date(2010, 3, 1), date(2011, 3, 1), date(2012, 2, 29)]
    );
    assert!(trinn.iter().all(|t| alder(r.debutdag(), t.fra) == alder(r.debutdag(), t.til.saturating_sub(1.day()))));
}

#[test]
fn choices_are_read_as_they_are_written() {
    use Sammenligningsvalg::{Aldri, Ikke, Vis};
    for valg in [Ikke, Aldri, Vis(Skala::Msss), Vis(Skala::Armss)] {
        assert_eq!(Sammenligningsvalg::les(valg.kode()), Some(valg));
    }
    assert_eq!((Sammenligningsvalg::les(""), Sammenligningsvalg::les("MSSS")), (None, None));
}
