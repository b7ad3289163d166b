//! A course reads back as it was written, in few bytes.

use super::eksempler::*;
use crate::charts::kurs::{Innhold, Kurs, Punkt};
use proptest::prelude::*;

fn with(punkter: Vec<Punkt>) -> Kurs {
    kurs(maaned(2024, 3), dag(2026, 3, 13), vec![spor("s", "S", Innhold::Serie(edss(punkter)))])
}

fn points(kurs: &Kurs) -> Vec<(i32, u64, bool, bool)> {
    let Innhold::Serie(serie) = &kurs.spor[0].innhold else { return Vec::new() };
    serie.punkter.iter().map(|p| (p.nar, p.verdi.to_bits(), p.ring, p.flagg)).collect()
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        (-1_000_000i32..1_000_000, 0i32..7).prop_map(|(n, d)| f64::from(n) / 10f64.powi(d)),
        Just(-0.0),
    ]
}

proptest! {
    #[test]
    fn points_read_back_bit_for_bit(list in proptest::collection::vec((any::<i32>(), value(), any::<bool>(), any::<bool>()), 0..40)) {
        let kurs = with(list.iter().map(|&(nar, verdi, ring, flagg)| Punkt { nar, verdi, ring, flagg }).collect());
        let read = Kurs::les(&kurs.kod()).expect("what was written");
        prop_assert_eq!(points(&read), points(&kurs));
    }

    #[test]
    fn one_kind_of_value_reads_back_bit_for_bit(list in proptest::collection::vec((any::<i32>(), -99_999i32..99_999), 0..40), d in 0i32..9) {
        let punkter = list.iter().map(|&(nar, n)| punkt(nar, f64::from(n) / 10f64.powi(d))).collect();
        let kurs = with(punkter);
        let read = Kurs::les(&kurs.kod()).expect("what was written");
        prop_assert_eq!(points(&read), points(&kurs));
    }

    #[test]
    fn anything_else_is_refused_or_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Kurs::les(&data_encoding::BASE64.encode(&bytes));
    }
}

#[test]
fn whole_courses_read_back_equal() {
    for kurs in [tomt(), rikt(), sammenlignet(), langt(200), diabetes(), tett(2000), fiendtlig()] {
        assert_eq!(Kurs::les(&kurs.kod()), Ok(kurs));
    }
}

#[test]
fn a_code_that_is_cut_or_goes_on_is_refused() {
    let bytes = data_encoding::BASE64.decode(rikt().kod().as_bytes()).expect("Base64");
    let read = |bytes: &[u8]| Kurs::les(&data_encoding::BASE64.encode(bytes));
    for length in 0..bytes.len() {
        assert!(read(&bytes[..length]).is_err(), "{length} bytes");
    }
    assert!(read(&[&bytes[..], &[0]].concat()).is_err());
    assert!(Kurs::les("ikke Base64").is_err());
}

#[test]
fn a_point_takes_at_most_five_bytes() {
    let length = |n| tett(n).kod().len() * 3 / 4;
    let each = (length(20_000) - length(10_000)) as f64 / 10_000.0;
    assert!(each <= 5.0, "{each} bytes a point");
}
