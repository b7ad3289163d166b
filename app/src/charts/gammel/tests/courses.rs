//! Invented courses that try the drawing: nothing, little, much, and all months unknown.

use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Forlop, Mr, Skar};
use crate::domain::tid::{Dato, om_dager};
use jiff::civil::{Date, date};

pub(super) fn alle() -> Vec<(&'static str, Forlop)> {
    vec![
        ("tomt", tomt()),
        ("ett-punkt", ett_punkt()),
        ("rikt", rikt()),
        ("45-aar", lang()),
        ("ukjente-maaneder", ukjente_maaneder()),
    ]
}

pub(super) fn skar(halve: u8) -> Skar {
    Skar::av_halve(halve).expect("a score")
}

fn edss(dato: Date, halve: u8) -> Edss {
    Edss { dato, skar: skar(halve), sykehus: "St. Olavs hospital".into() }
}

fn attakk(dato: Dato, bedring: Bedring) -> Attakk {
    Attakk { dato, bedring, steroider: None, beskrivelse: None, sykehus: "St. Olavs hospital".into() }
}

fn mr(dato: Date) -> Mr {
    Mr {
        dato,
        omrade: "hjerne".into(),
        nye_t2: Some(1),
        kontrastladende: Some(0),
        sykehus: "St. Olavs hospital".into(),
    }
}

fn behandling(nr: u16, navn: &str, slag: Behandlingsslag, fra: Dato, til: Option<Date>) -> Behandling {
    Behandling {
        nr,
        legemiddel: (!navn.is_empty()).then(|| navn.to_owned()),
        virkestoff: None,
        slag,
        fra,
        til,
        grunn: None,
        sykehus: "St. Olavs hospital".into(),
    }
}

pub(super) fn tomt() -> Forlop {
    Forlop {
        debut: Dato::maaned(2024, 3),
        diagnose: None,
        til_og_med: date(2026, 3, 13),
        edss: vec![],
        attakker: vec![],
        behandlinger: vec![],
        mr: vec![],
    }
}

fn ett_punkt() -> Forlop {
    Forlop { diagnose: Some(date(2025, 2, 3)), edss: vec![edss(date(2025, 6, 12), 4)], ..tomt() }
}

pub(super) fn rikt() -> Forlop {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let readings = [
        (2006, 9, 4),
        (2007, 4, 4),
        (2008, 3, 5),
        (2008, 11, 5),
        (2009, 10, 7),
        (2010, 8, 6),
        (2011, 5, 9),
        (2012, 2, 7),
        (2012, 11, 6),
        (2013, 9, 6),
        (2014, 6, 6),
        (2015, 9, 6),
        (2018, 4, 6),
        (2019, 10, 6),
        (2021, 3, 7),
        (2023, 2, 7),
        (2025, 1, 7),
    ];
    let maaned = Dato::maaned;
    Forlop {
        debut: maaned(2005, 10),
        diagnose: Some(date(2006, 9, 4)),
        til_og_med: date(2026, 3, 13),
        edss: readings.map(|(aar, maaned, halve)| edss(date(aar, maaned, 14), halve)).to_vec(),
        attakker: vec![
            attakk(maaned(2005, 10), Bedring::Full),
            attakk(maaned(2006, 8), Bedring::Full),
            attakk(maaned(2008, 2), Bedring::Delvis),
            attakk(Dato::aar(2009), Bedring::Ukjent),
            attakk(date(2011, 4, 20).into(), Bedring::Ingen),
            attakk(maaned(2016, 1), Bedring::Delvis),
        ],
        behandlinger: vec![
            behandling(1, "Avonex", Moderat, maaned(2006, 10), Some(date(2008, 4, 1))),
            behandling(2, "Rebif", Moderat, maaned(2008, 4), Some(date(2011, 5, 10))),
            behandling(3, "Tysabri", Hoyeffektiv, date(2011, 6, 1).into(), Some(date(2015, 8, 31))),
            behandling(4, "", Ingen, date(2015, 9, 1).into(), Some(date(2016, 3, 1))),
            behandling(5, "Mavenclad", Puls, date(2016, 3, 2).into(), Some(date(2017, 4, 2))),
            behandling(6, "Copaxone", Moderat, date(2021, 9, 1).into(), Some(date(2022, 1, 15))),
            behandling(7, "MabThera", Hoyeffektiv, date(2022, 1, 20).into(), None),
        ],
        mr: [(2006, 9), (2008, 3), (2011, 5), (2012, 5), (2014, 5), (2016, 2), (2018, 6), (2021, 8), (2025, 1)]
            .map(|(aar, maaned)| mr(date(aar, maaned, 9)))
            .to_vec(),
    }
}

/// 45 years with 200 marks.
fn lang() -> Forlop {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let onset = date(1981, 4, 1);
    let dag = |i: u16, step: u16, jitter: u16| om_dager(onset, 200 + i * step + (i * 37) % jitter);
    let bedring = [Bedring::Full, Bedring::Full, Bedring::Delvis, Bedring::Ukjent, Bedring::Ingen];
    let names = ["Betaferon", "Avonex", "Rebif", "Copaxone", "Tecfidera", "Tysabri", "Gilenya", "Mavenclad"];
    let slag = [Moderat, Moderat, Ingen, Moderat, Moderat, Hoyeffektiv, Hoyeffektiv, Puls];
    let treatment = |i: u16| {
        let fra = om_dager(onset, 5300 + i * 610);
        let til = om_dager(fra, 380 + (i * 97) % 260);
        let n = usize::from(i) % names.len();
        behandling(i + 1, names[n], slag[n], fra.into(), (i < 17).then_some(til))
    };
    Forlop {
        debut: Dato::maaned(1981, 4),
        diagnose: Some(date(1984, 2, 20)),
        til_og_med: date(2026, 3, 13),
        edss: (0..100).map(|i| edss(dag(i, 160, 90), u8::try_from(3 + i / 8 + (i * 7) % 3).expect("small"))).collect(),
        attakker: (0..32).map(|i| attakk(dag(i, 290, 250).into(), bedring[usize::from(i) % 5])).collect(),
        behandlinger: (0..18).map(treatment).collect(),
        mr: (0..50).map(|i| mr(dag(i, 310, 200))).collect(),
    }
}

fn ukjente_maaneder() -> Forlop {
    use Behandlingsslag::{Hoyeffektiv, Moderat};
    let aar = Dato::aar;
    Forlop {
        debut: aar(2001),
        diagnose: None,
        til_og_med: date(2020, 3, 13),
        edss: vec![],
        attakker: [(2001, Bedring::Full), (2003, Bedring::Ukjent), (2003, Bedring::Delvis), (2020, Bedring::Ingen)]
            .map(|(a, bedring)| attakk(aar(a), bedring))
            .to_vec(),
        behandlinger: vec![
            behandling(1, "Betaferon", Moderat, aar(2003), Some(date(2009, 1, 1))),
            behandling(2, "", Hoyeffektiv, aar(2009), None),
        ],
        mr: vec![],
    }
}
