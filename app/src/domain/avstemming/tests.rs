//! One difference is always found, whichever and wherever it is.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn utfall(sett: &BTreeMap<String, i64>, kopi: &Kopi) -> Utfall {
    let mut gang = Gjennomgang::ny(Some(kopi));
    for (nummer, sekvensnummer) in sett {
        gang.legg_til(nummer, *sekvensnummer);
    }
    gang.ferdig()
}

fn kopi(linjer: &[(String, i64)]) -> Kopi {
    let tekst: String = linjer.iter().rev().map(|(n, s)| format!("{n};{s}\r\n")).collect();
    Kopi::les(&tekst).expect("lines of ours")
}

fn sett() -> impl Strategy<Value = BTreeMap<String, i64>> {
    proptest::collection::btree_map("[0-9]{11}", 1i64..1000, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_copy_in_any_order_is_equal(sett in sett()) {
        let linjer: Vec<_> = sett.clone().into_iter().collect();
        let kopi = kopi(&linjer);
        let utfall = utfall(&sett, &kopi);
        prop_assert!(utfall.avvik.is_empty());
        prop_assert_eq!((utfall.antall, utfall.sammendrag), kopi.tall());
    }

    /// Dropped, added, doubled, changed: in every place of every set.
    #[test]
    fn a_single_difference_is_found_wherever_it_is(sett in sett(), ny in "[0-9]{11}", med in 1i64..5) {
        let linjer: Vec<_> = sett.clone().into_iter().collect();
        let riktig = kopi(&linjer).tall().1;
        for plass in 0..linjer.len() {
            let (nummer, her) = linjer[plass].clone();
            let mut faerre = linjer.clone();
            faerre.remove(plass);
            let mut endret = linjer.clone();
            endret[plass].1 += med;
            let mut dobbelt = linjer.clone();
            dobbelt.insert(plass, linjer[plass].clone());
            for (linjer, slag, her, der) in [
                (faerre, Avvikslag::Mangler, Some(her), None),
                (endret, Avvikslag::AnnetNummer, Some(her), Some(her + med)),
                (dobbelt, Avvikslag::ForMye, None, Some(her)),
            ] {
                let kopi = kopi(&linjer);
                let funnet = utfall(&sett, &kopi).avvik;
                prop_assert!(funnet == [Avvik { slag, nummer: nummer.clone(), her, der }], "{:?}", slag);
                prop_assert_ne!(kopi.tall().1, riktig.clone());
            }
        }
        if !sett.contains_key(&ny) {
            let mut flere = linjer.clone();
            flere.push((ny.clone(), med));
            let funnet = utfall(&sett, &kopi(&flere)).avvik;
            let ventet = Avvik { slag: Avvikslag::ForMye, nummer: ny, her: None, der: Some(med) };
            prop_assert!(funnet == [ventet], "added");
        }
    }
}

#[test]
fn the_digest_is_the_published_one() {
    let kopi = Kopi::les("fnr;sekvensnummer\n57895012361;5\n01819945620;1\n").expect("two lines");
    // printf '01819945620;1\n57895012361;5\n' | sha256sum
    assert_eq!(kopi.tall(), (2, "a090a2c7914de1accc1a3d4ddedc553307e8a2958628fe49496bd7c7232507c8".to_owned()));
    let tom = Gjennomgang::ny(None).ferdig();
    assert_eq!((tom.antall, &tom.sammendrag[..8]), (0, "e3b0c442"));
}

#[test]
fn a_line_that_cannot_be_read_is_told_by_its_place_alone() {
    for (tekst, linje) in [
        ("01819945620;1\n0181994562;1\n", 2),
        ("0181994562;1\n", 1),
        ("fnr;sekvensnummer\n\n01819945620;\n", 3),
        ("01819945620;1\nfnr;sekvensnummer\n", 2),
        ("01819945620,1", 1),
    ] {
        assert_eq!(Kopi::les(tekst).map(|k| k.0.len()), Err(Kopifeil(linje)), "{tekst}");
    }
    assert_eq!(Kopifeil(7).to_string(), "line 7 is not `fnr;sekvensnummer`");
    assert!(Kopi::les("\u{FEFF}fnr;nr\r\n 01819945620 ; 3 \r\n").is_ok_and(|k| k.0.len() == 1));
}
