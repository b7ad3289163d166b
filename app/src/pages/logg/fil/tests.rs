use super::*;
use crate::domain::bruk::{Bruk, Handling, Hvem, Identitet, Loggdekning, Utlevering};
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;
use crate::domain::loggfilter::{Loggfilter, Loggmerke};
use crate::pages::csvfil::{BOM, FARLIGE};
use jiff::{Timestamp, civil::date};
use std::sync::Arc;

fn les(fil: &[u8]) -> Vec<Vec<String>> {
    let uten_merke = fil.strip_prefix(BOM.as_bytes()).expect("a byte order mark");
    let mut leser = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(uten_merke);
    leser.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect()
}

/// A log of one look-up and one copy, in which every text of the source is `tekst`.
fn side(tekst: &str, eldre: Option<Loggmerke>) -> Loggside {
    let katalog = crate::catalogue::innebygd().expect("the catalogue");
    let register = Arc::clone(katalog.register("sysvak").expect("SYSVAK"));
    let t = || tekst.to_owned();
    let (id, part) = (HendelseId(1), PartKode("SYSVAK".to_owned()));
    let bruk = Bruk {
        id,
        part: part.clone(),
        tidspunkt: "2026-06-01T10:00:00Z".parse().expect("an instant"),
        hvem: Hvem::Person { navn: Some(t()), rolle: t(), virksomhet: t() },
        handling: Handling::Se,
        kategorier: t(),
        formal: t(),
        orgnr: t(),
        grunnlag: t(),
        vilkar: None,
        forklaring: t(),
        nokkel: t(),
    };
    let kopi = Utlevering {
        id,
        part,
        dato: date(2026, 5, 1),
        mottaker: t(),
        prosjekt: t(),
        formal: t(),
        grunnlag: t(),
        variabler: t(),
        identitet: Identitet::Kodet,
        orgnr: t(),
        land: t(),
        antall: Some(1200),
        bruk_til: None,
        reservasjon: Some(true),
        lenke: t(),
        forklaring: t(),
        nokkel: t(),
    };
    let rad = |post, merket| Loggrad { register: Arc::clone(&register), post, merket };
    let dekning = Loggdekning { fra: date(2024, 1, 1), til: date(2026, 11, 20), mottatt: Timestamp::UNIX_EPOCH };
    Loggside {
        rader: vec![rad(Loggpost::Bruk(bruk), true), rad(Loggpost::Kopi(kopi), false)],
        filter: Loggfilter::default(),
        eldre,
        senere: false,
        registre: vec![(Arc::clone(&register), Some(dekning))],
        stengt: false,
        dag: date(2026, 11, 22),
    }
}

#[test]
fn the_file_has_a_line_for_each_row_and_one_for_what_each_registry_says() {
    let rader = les(&csv(&side("ord", None), None).expect("a file"));
    assert_eq!(rader.len(), 4, "{rader:?}");
    assert_eq!((rader[0][0].as_str(), rader[1][0].as_str()), ("Tidspunkt", "2026-06-01 12:00:00"));
    assert_eq!(rader[1][13], "Ingen kontakt funnet");
    assert_eq!((rader[2][0].as_str(), rader[2][13].as_str()), ("2026-05-01", ""));
    assert!(rader[2][12].contains("1200"), "{:?}", rader[2]);
    assert!(rader[3][11].starts_with("Loggen er komplett fra 1. januar 2024"), "{:?}", rader[3]);
}

#[test]
fn a_file_that_is_cut_says_so() {
    let merke = Loggmerke { tid: Timestamp::UNIX_EPOCH, id: HendelseId(1) };
    let rader = les(&csv(&side("ord", Some(merke)), None).expect("a file"));
    assert!(rader.iter().any(|r| r[11].starts_with("Filen har ikke alle radene")), "{rader:?}");
}

#[test]
fn hostile_words_stay_text_in_one_cell() {
    for ond in
        ["=1+1", "+47", "-2", "@SUM(A1)", "\tx", "  =1", "＝1", "a\";b\r\nc", "<script>", "", "=cmd|' /C calc'!A0"]
    {
        let rader = les(&csv(&side(ond, None), None).expect("a file"));
        for rad in &rader {
            assert_eq!(rad.len(), KOLONNER, "{ond}");
            assert!(rad.iter().all(|c| !c.trim_start_matches(' ').starts_with(FARLIGE)), "{rad:?}");
        }
        assert_eq!(rader.len(), 4, "{ond}");
        assert!(rader[2][8].ends_with(ond), "{ond} is still read: {}", rader[2][8]);
    }
}
