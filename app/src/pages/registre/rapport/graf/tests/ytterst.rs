//! Courses at the ends of what there is: nothing, one point, very many, a long life, and no month known.

use super::lov::tegnet;
use super::side;
use super::*;
use crate::charts::kurs::TETT;
use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Forlop, Skar};
use crate::domain::rapport::{Malepunkt, Maleserie};
use crate::domain::tid::Dato;
use crate::pages::registre::rapport::forlop::seksjon;
use crate::pages::registre::rapport::ramme::Sted;
use jiff::civil::{Date, date};

fn tomt(debut: Dato) -> Forlop {
    Forlop {
        debut,
        diagnose: None,
        til_og_med: date(2026, 3, 13),
        edss: Vec::new(),
        attakker: Vec::new(),
        behandlinger: Vec::new(),
        mr: Vec::new(),
        faser: Vec::new(),
        maleserier: Vec::new(),
    }
}

fn edss(dato: Date, halve: u8) -> Edss {
    Edss { dato, skar: Skar::av_halve(halve).expect("a score"), sykehus: String::new(), kilde: None }
}

fn attakk(dato: Dato) -> Attakk {
    let (bedring, sykehus) = (Bedring::Full, String::new());
    Attakk { dato, bedring, steroider: None, beskrivelse: None, sykehus, kilde: None }
}

fn behandling(nr: u16, fra: Dato, til: Option<Date>) -> Behandling {
    Behandling {
        nr,
        legemiddel: Some(format!("Middel {nr}")),
        virkestoff: None,
        slag: Behandlingsslag::Moderat,
        fra,
        til,
        grunn: None,
        sykehus: String::new(),
        kilde: None,
    }
}

/// The whole course in the page. Its rows are all there, all shown, and are the marks of the drawing.
fn hel(f: &Forlop) -> String {
    let t = tegnet(f);
    let html = side::html(&t, &Visning::default(), f);
    let rader = side::rader(&html);
    assert!(rader.iter().all(|r| !r.skjult));
    assert_eq!(side::merker(&html), rader.iter().map(|r| r.nr).collect::<Vec<_>>());
    assert_eq!(rader.len(), f.antall());
    assert!(rader.iter().all(|r| !r.celler[0].is_empty() && !r.celler[1].is_empty()));
    html
}

#[test]
fn of_nothing_there_is_no_drawing_but_it_is_said() {
    let f = tomt(Dato::maaned(2024, 3));
    let html = side::html(&tegnet(&f), &Visning::default(), &f);
    for ord in ["Det er ikke registrert noen EDSS-målinger.", "Ingen attakker er registrert.", "mars 2024"] {
        assert!(side::tekst(&html).contains(ord), "{ord}");
    }
    assert!(!html.contains("<svg") && !html.contains("<table") && !html.contains("<form"));
}

#[test]
fn one_point_is_one_mark_and_empty_tracks_say_so() {
    let f = Forlop { edss: vec![edss(date(2025, 6, 12), 4)], ..tomt(Dato::maaned(2024, 3)) };
    let html = hel(&f);
    let tekst = side::tekst(&html);
    assert!(tekst.contains("Det er registrert én måling: EDSS 2,0 i 2025."));
    assert!(!html.contains("rekke="), "one row has no order");
    assert_eq!(side::rader(&html)[0].celler[..2], ["EDSS 2,0", "12. juni 2025"]);
    let svg = html.split_once("data-graf-svg").and_then(|(_, r)| r.split_once("</svg>")).expect("a drawing").0;
    assert_eq!(svg.matches("Ingen registrert").count(), 3, "treatments, attacks and scans");
}

#[test]
fn two_hundred_marks_over_forty_five_years_are_all_there() {
    let dag = |nr: i16| date(1981 + nr * 45 / 120, i8::try_from(nr % 12).expect("a month") + 1, 15);
    let f = Forlop {
        edss: (20..120).map(|nr| edss(dag(nr), u8::try_from(nr / 10).expect("a score"))).collect(),
        attakker: (0..80).map(|nr| attakk(Dato::maaned(1981 + nr / 2, 4))).collect(),
        behandlinger: (0..20)
            .map(|nr| behandling(nr + 1, Dato::aar(1990 + i16::try_from(nr).expect("a year")), None))
            .collect(),
        ..tomt(Dato::maaned(1981, 4))
    };
    assert_eq!(f.antall(), 200);
    let html = hel(&f);
    let tekst = side::tekst(&html);
    assert!(tekst.contains("Ingen EDSS er registrert før 1988."), "a gap is said aloud");
    assert!(tekst.contains("Det er registrert 80 attakker."));
    for aar in [1981, 2026] {
        assert_eq!(html.matches(&format!("<option value=\"{aar}\"")).count(), 2, "{aar} can be chosen, from and to");
    }
}

#[test]
fn where_no_month_is_known_none_is_shown() {
    let f = Forlop {
        attakker: [2001, 2003, 2003, 2019].map(|aar| attakk(Dato::aar(aar))).to_vec(),
        behandlinger: vec![behandling(1, Dato::aar(2003), None), behandling(2, Dato::aar(2010), None)],
        ..tomt(Dato::aar(2001))
    };
    let rader = side::rader(&hel(&f));
    assert_eq!(rader[0].celler[1], "Fra 2003 (måned ikke oppgitt), pågår");
    assert_eq!(rader[2].celler[1], "2001 (måned ikke oppgitt)");
    for m in ["januar", "desember", "1. ", "31. "] {
        assert!(rader.iter().all(|r| !r.celler[1].contains(m)), "{m}");
    }
}

/// More readings than can be marks are a line, with their figures by year beside it; the rows of the others stay right.
#[test]
fn very_many_readings_are_a_line_with_figures_by_year() {
    let dag = |nr: usize| date(2000, 1, 1) + jiff::Span::new().days(i64::try_from(nr * 7).expect("few"));
    let punkt = |nr| Malepunkt { dato: dag(nr), klokkeslett: None, verdi: 40.0, merknad: None, kilde: None };
    let f = Forlop {
        edss: (0..=TETT).map(|nr| edss(dag(nr), 6)).collect(),
        attakker: vec![attakk(Dato::aar(2004))],
        maleserier: vec![Maleserie {
            tittel: "SDMT".to_owned(),
            punkter: (0..=TETT).map(punkt).collect(),
            ..Maleserie::default()
        }],
        behandlinger: vec![behandling(1, Dato::aar(2005), None)],
        ..tomt(Dato::aar(2000))
    };
    let t = tegnet(&f);
    assert_eq!(t.rader.iter().map(|r| r.hva.ren()).collect::<Vec<_>>(), ["Middel 1", "Attakk"]);
    assert_eq!(t.kurs.merker().count(), 2);
    let (_, rapport) = forlop().swap_remove(0);
    let ramme = Ramme::bar(&rapport);
    let html = Owner::new().with(|| seksjon(Sted { ramme: &ramme, nr: 1 }, &f, true).to_html());
    for navn in ["forlop-edss", "forlop-serie-1"] {
        for del in ["ar", "tabell"] {
            assert!(html.contains(&format!("id=\"seksjon-1-{navn}-{del}\"")), "{navn} {del}");
        }
    }
}
