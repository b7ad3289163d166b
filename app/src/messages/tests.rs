use super::*;
use jiff::civil::date;
use std::collections::BTreeSet;
use std::{fs, path::Path};

fn nokler_i_filen() -> BTreeSet<String> {
    let kilde = Sprak::Nb.kilde();
    kilde
        .lines()
        .filter_map(|l| l.split_once(" ="))
        .map(|(n, _)| n.to_owned())
        .filter(|n| !n.starts_with([' ', '#']))
        .collect()
}

/// Every key that the sources name as a string of a key's shape, and prefixes of keys that are put together.
fn kilder(mappe: &Path, ut: &mut String) {
    for fil in fs::read_dir(mappe).expect("a source folder") {
        let sti = fil.expect("a file").path();
        if sti.is_dir() {
            kilder(&sti, ut);
        } else if sti.extension().is_some_and(|e| e == "rs") {
            ut.push_str(&fs::read_to_string(sti).expect("a source file"));
        }
    }
}

#[test]
fn the_message_file_has_no_faulty_line() {
    assert!(FluentResource::try_new(Sprak::Nb.kilde()).is_ok());
}

#[test]
fn no_message_is_written_twice() {
    let kilde = Sprak::Nb.kilde();
    let alle = kilde.lines().filter_map(|l| l.split_once(" =")).filter(|(n, _)| !n.starts_with([' ', '#'])).count();
    assert_eq!(alle, nokler_i_filen().len());
}

#[test]
fn every_key_in_the_code_has_a_message_and_every_message_is_used() {
    let mut kode = String::new();
    for mappe in ["src", "gallery"] {
        kilder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(mappe), &mut kode);
    }
    let filen = nokler_i_filen();
    // The names of other macros end in t too.
    let egen = |plass: usize| !kode[..plass].ends_with(|c: char| c.is_ascii_alphanumeric());
    let brukt: BTreeSet<String> = kode
        .match_indices("t!(\"")
        .filter(|(plass, _)| egen(*plass))
        .filter_map(|(plass, treff)| kode[plass + treff.len()..].split('"').next())
        .map(str::to_owned)
        .collect();
    let ukjente: Vec<_> = brukt.difference(&filen).filter(|n| *n != "key").collect();
    assert!(ukjente.is_empty(), "keys without a message: {ukjente:?}");
    let ubrukte: Vec<_> =
        filen.iter().filter(|n| !n.starts_with("maaned-") && !kode.contains(&format!("\"{n}\""))).collect();
    assert!(ubrukte.is_empty(), "messages that nothing uses: {ubrukte:?}");
}

#[test]
fn dates_and_times_are_written_as_norwegians_write_them() {
    assert_eq!(dato(date(2026, 11, 3)), "3. november 2026");
    assert_eq!(tidspunkt("2026-11-03T13:12:00Z".parse().expect("an instant")), "3. november 2026 kl. 14.12");
    assert_eq!(dato_som_oppgitt(Dato::aar(1999)), "1999");
    assert_eq!(dato_som_oppgitt(Dato::maaned(1999, 5)), "mai 1999");
}

#[test]
fn figures_have_a_decimal_comma_and_from_five_digits_on_spaces_between_thousands() {
    assert_eq!(
        [tall(3.5), tall(1996.0), tall(10_000.0), tall(-1234567.25), tall(0.0)],
        ["3,5", "1996", "10\u{a0}000", "−1\u{a0}234\u{a0}567,25", "0"]
    );
}

#[test]
fn counts_take_the_right_form() {
    assert_eq!(t!("registre-antall", antall = 1), "1 register");
    assert_eq!(t!("registre-antall", antall = 21), "21 registre");
}
