//! Invented courses that try the drawing: nothing, little, much, and all months unknown.

use crate::charts::kalender::Dag;
use crate::charts::kurs::*;
use crate::charts::tidsakse::minute;
use crate::domain::forlop::Bedring;
use crate::domain::rapport::Retning;

pub(super) fn ord() -> Ord {
    let maneder = ["jan", "feb", "mars", "april", "mai", "juni", "juli", "aug", "sep", "okt", "nov", "des"];
    Ord { maneder: maneder.map(Into::into), desimaltegn: ',', rolle: "sykdomsforløp".into() }
}

/// The first minute of a day.
pub(super) fn dag(aar: i16, maaned: i8, dag: i8) -> Minutt {
    minute(Dag::new(aar, maaned, dag).expect("a day"))
}

pub(super) fn maaned(aar: i16, maaned: i8) -> Spenn {
    Spenn { fra: dag(aar, maaned, 1), til: dag(aar, maaned, 28) }
}

pub(super) fn aar(aar: i16) -> Spenn {
    Spenn { fra: dag(aar, 1, 1), til: dag(aar, 12, 31) }
}

pub(super) fn periode(navn: &str, monster: Monster, start: Spenn, slutt: Option<Spenn>) -> Periode {
    Periode { start, slutt, hale: None, monster, etikett: navn.into(), nr: None, stopp: None }
}

pub(super) fn punkt(nar: Minutt, verdi: f64) -> Punkt {
    Punkt { nar, verdi, ring: false, flagg: false }
}

pub(super) fn spor(id: &str, navn: &str, innhold: Innhold) -> Spor {
    Spor { id: id.into(), navn: navn.into(), ingen: "Ingen registrert".into(), innhold }
}

pub(super) fn edss(punkter: Vec<Punkt>) -> Serie {
    let band = [(0.0, "går fritt"), (4.0, "går 500 m"), (6.0, "ett hjelpemiddel"), (7.0, "rullestol"), (8.0, "seng")];
    Serie {
        skala: (0.0, 9.5),
        enhet: String::new(),
        desimaler: 1,
        band: band.map(|(fra, navn)| Band { fra, navn: navn.into() }).to_vec(),
        bedre: Some(Retning::Lavere),
        hoyde: Hoyde::Stor,
        opphold: Some(731 * DOGN),
        sammenligning: None,
        punkter,
    }
}

pub(super) fn liten(skala: (f64, f64), punkter: Vec<Punkt>) -> Serie {
    let (enhet, band) = (String::new(), Vec::new());
    let (bedre, hoyde) = (Some(Retning::Hoyere), Hoyde::Lav);
    Serie { skala, enhet, desimaler: 0, band, bedre, hoyde, opphold: None, sammenligning: None, punkter }
}

/// A course from its tracks, between a beginning and a report.
pub(super) fn kurs(fra: Spenn, til: Minutt, spor: Vec<Spor>) -> Kurs {
    let linje = |navn: &str, nar, stiplet| Linje { navn: navn.into(), nar, stiplet };
    Kurs {
        id: "graf".into(),
        hele: Spenn { fra: fra.fra, til },
        til_og_med: til,
        linjer: vec![linje("Debut", fra, false), linje("Rapport", Spenn::ved(til), false)],
        nullpunkter: vec![Nullpunkt { navn: "År siden debut".into(), nar: fra.midt() }],
        spor,
        ord: ord(),
    }
}

pub(super) fn tomt() -> Kurs {
    let spor = vec![
        spor("behandling", "Behandling", Innhold::Perioder(vec![])),
        spor("attakker", "Attakker", Innhold::Hendelser(vec![])),
        spor("edss", "EDSS", Innhold::Serie(edss(vec![]))),
        spor("mr", "MR", Innhold::Hendelser(vec![])),
    ];
    kurs(maaned(2024, 3), dag(2026, 3, 13), spor)
}

pub(super) fn ett_punkt() -> Kurs {
    let serie = edss(vec![punkt(dag(2025, 6, 12), 2.0)]);
    kurs(maaned(2024, 3), dag(2026, 3, 13), vec![spor("edss", "EDSS", Innhold::Serie(serie))])
}

fn behandlinger() -> Vec<Periode> {
    use Monster::{Hoyeffektiv, Moderat, Puls, Uten};
    let slutt = |aar, maaned, d| Some(Spenn::ved(dag(aar, maaned, d)));
    let start = |aar, maaned, d| Spenn::ved(dag(aar, maaned, d));
    let med = |p: Periode, stopp| Periode { stopp: Some(stopp), ..p };
    vec![
        med(periode("Avonex", Moderat, maaned(2006, 10), slutt(2008, 4, 1)), Stopp::Bivirkning),
        med(periode("Rebif", Moderat, maaned(2008, 4), slutt(2011, 5, 10)), Stopp::ManglendeEffekt),
        med(periode("Tysabri", Hoyeffektiv, start(2011, 6, 1), slutt(2015, 8, 31)), Stopp::Annet),
        periode("Ingen behandling", Uten, start(2015, 9, 1), slutt(2016, 3, 1)),
        Periode { hale: Some(dag(2021, 9, 1)), ..periode("Mavenclad", Puls, start(2016, 3, 2), Some(maaned(2017, 4))) },
        periode("Copaxone", Moderat, start(2021, 9, 1), Some(aar(2022))),
        periode("MabThera", Hoyeffektiv, start(2022, 1, 20), None),
    ]
}

fn attakker() -> Vec<Hendelse> {
    let attakk = |nar, bedring, steroider| Hendelse { nar, tegn: Tegn::Attakk { bedring, steroider } };
    vec![
        attakk(maaned(2005, 10), Bedring::Full, false),
        attakk(maaned(2006, 8), Bedring::Full, true),
        attakk(maaned(2008, 2), Bedring::Delvis, true),
        attakk(aar(2009), Bedring::Ukjent, false),
        attakk(Spenn::ved(dag(2011, 4, 20)), Bedring::Ingen, true),
        attakk(maaned(2016, 1), Bedring::Delvis, false),
    ]
}

fn edss_punkter() -> Vec<Punkt> {
    let lest = [
        (2006, 9, 2.0),
        (2007, 4, 2.0),
        (2008, 3, 2.5),
        (2008, 11, 2.5),
        (2009, 10, 3.5),
        (2010, 8, 3.0),
        (2011, 5, 4.5),
        (2012, 2, 3.5),
        (2013, 9, 3.0),
        (2014, 6, 3.0),
        (2015, 9, 3.0),
        (2018, 4, 3.0),
        (2019, 10, 3.0),
        (2021, 3, 3.5),
        (2023, 2, 3.5),
        (2025, 1, 3.5),
    ];
    let mut punkter = lest.map(|(aar, maaned, verdi)| punkt(dag(aar, maaned, 14), verdi)).to_vec();
    punkter[2].ring = true;
    punkter[4].flagg = true;
    punkter[6].ring = true;
    punkter
}

pub(super) fn rikt() -> Kurs {
    let mr = [(2006, Some(4)), (2008, Some(3)), (2011, Some(12)), (2012, Some(0)), (2016, None), (2021, Some(0))];
    let mr = mr.map(|(aar, nye)| Hendelse {
        nar: Spenn::ved(dag(aar, 9, 9)),
        tegn: Tegn::Mr { nye, kontrast: nye.is_some_and(|nye| nye > 2) },
    });
    let svar = [38.0, 41.0, 35.0, 44.0, 40.0].into_iter().zip(2017..);
    let svar = svar.map(|(verdi, aar)| punkt(dag(aar, 5, 2), verdi)).collect();
    let fase = vec![
        periode("RRMS", Monster::Fase(0), maaned(2005, 10), Some(maaned(2021, 3))),
        periode("SPMS", Monster::Fase(1), maaned(2021, 3), None),
    ];
    let egne = [Tegn::Notat, Tegn::Punkt].into_iter().zip([2010, 2019]);
    let egne = egne.map(|(tegn, aar)| Hendelse { nar: Spenn::ved(dag(aar, 6, 15)), tegn }).collect();
    let mut rikt = kurs(
        maaned(2005, 10),
        dag(2026, 3, 13),
        vec![
            spor("behandling", "Behandling", Innhold::Perioder(behandlinger())),
            spor("attakker", "Attakker", Innhold::Hendelser(attakker())),
            spor("edss", "EDSS", Innhold::Serie(edss(edss_punkter()))),
            spor("mr", "MR", Innhold::Hendelser(mr.to_vec())),
            spor("sdmt", "SDMT", Innhold::Serie(liten((0.0, 110.0), svar))),
            spor("fase", "Forløpstype", Innhold::Perioder(fase)),
            spor("egne", "Egne notater", Innhold::Hendelser(egne)),
        ],
    );
    let diagnose = Linje { navn: "Diagnose".into(), nar: Spenn::ved(dag(2006, 9, 4)), stiplet: true };
    rikt.linjer.insert(1, diagnose);
    rikt.nullpunkter.push(Nullpunkt { navn: "År siden start med Tysabri".into(), nar: dag(2011, 6, 1) });
    rikt
}

/// The rich course with the spread of a reference group behind it.
pub(super) fn sammenlignet() -> Kurs {
    let mut kurs = rikt();
    let trinn = (0_i16..21).map(|n| Trinn {
        fra: dag(2005 + n, 10, 15),
        til: dag(2006 + n, 10, 15),
        grenser: [0.0, 1.0, 2.0, 3.0, 4.0].map(|g| (g + f64::from(n / 2) * 0.5).min(9.5)),
    });
    let sammenligning = Sammenligning { trinn: trinn.collect(), usikker_til: dag(2010, 10, 15) };
    if let Innhold::Serie(serie) = &mut kurs.spor[2].innhold {
        serie.sammenligning = Some(sammenligning);
    }
    kurs
}

/// 45 years with this many marks.
pub(super) fn langt(merker: i32) -> Kurs {
    use Monster::{Hoyeffektiv, Moderat, Puls, Uten};
    let start = dag(1981, 4, 1);
    let til = dag(2026, 3, 13);
    let dager = (til - start) / DOGN;
    let (readings, attacks, bars) = (merker / 2, merker / 4, 18);
    let scans = merker - readings - attacks - bars;
    let at = |i: i32, of: i32| start + DOGN * (60 + i * (dager - 90) / of + (i * 37) % 20);
    let bedring = [Bedring::Full, Bedring::Full, Bedring::Delvis, Bedring::Ukjent, Bedring::Ingen];
    let navn = ["Betaferon", "Avonex", "Rebif", "Copaxone", "Tecfidera", "Tysabri", "Gilenya", "Mavenclad"];
    let monster = [Moderat, Moderat, Uten, Moderat, Moderat, Hoyeffektiv, Hoyeffektiv, Puls];
    let bar = |i: i32| {
        let n = i.unsigned_abs() as usize % navn.len();
        let fra = start + DOGN * (5300 + i * 610);
        let slutt = (i < 17).then_some(Spenn::ved(fra + DOGN * (380 + (i * 97) % 260)));
        Periode { nr: u16::try_from(i + 1).ok(), ..periode(navn[n], monster[n], Spenn::ved(fra), slutt) }
    };
    let attakk = |i: i32| {
        let tegn = Tegn::Attakk { bedring: bedring[i.unsigned_abs() as usize % 5], steroider: i % 3 == 0 };
        Hendelse { nar: Spenn::ved(at(i, attacks)), tegn }
    };
    let mr = |i: i32| {
        let tegn = Tegn::Mr { nye: u16::try_from(i % 4).ok(), kontrast: i % 5 == 0 };
        Hendelse { nar: Spenn::ved(at(i, scans)), tegn }
    };
    let lest = |i: i32| punkt(at(i, readings), f64::from(3 + i * 12 / readings + (i * 7) % 3) / 2.0);
    let spor = vec![
        spor("behandling", "Behandling", Innhold::Perioder((0..bars).map(bar).collect())),
        spor("attakker", "Attakker", Innhold::Hendelser((0..attacks).map(attakk).collect())),
        spor("edss", "EDSS", Innhold::Serie(edss((0..readings).map(lest).collect()))),
        spor("mr", "MR", Innhold::Hendelser((0..scans).map(mr).collect())),
    ];
    kurs(maaned(1981, 4), til, spor)
}

pub(super) fn ukjente_maneder() -> Kurs {
    use Monster::{Hoyeffektiv, Moderat};
    let attakk = [(2001, Bedring::Full), (2003, Bedring::Ukjent), (2003, Bedring::Delvis), (2019, Bedring::Ingen)];
    let attakk = attakk.map(|(a, bedring)| Hendelse { nar: aar(a), tegn: Tegn::Attakk { bedring, steroider: false } });
    let bars = vec![
        periode("Betaferon", Moderat, aar(2003), Some(aar(2009))),
        periode("Ikke oppgitt", Hoyeffektiv, aar(2010), None),
    ];
    let spor = vec![
        spor("behandling", "Behandling", Innhold::Perioder(bars)),
        spor("attakker", "Attakker", Innhold::Hendelser(attakk.to_vec())),
    ];
    kurs(aar(2001), dag(2020, 3, 13), spor)
}

fn hba1c(punkter: Vec<Punkt>) -> Serie {
    let (enhet, skala) = ("mmol/mol".to_owned(), (30.0, 110.0));
    Serie { skala, enhet, desimaler: 0, band: Vec::new(), opphold: None, ..edss(punkter) }
}

/// A diabetes course: HbA1c with treatments, one value above the scale.
pub(super) fn diabetes() -> Kurs {
    let lest = (0_i32..44).map(|i| {
        let verdi = if i == 0 { 128.0 } else { 84.0 - f64::from(i) * 0.6 + f64::from((i * 5) % 7) };
        punkt(dag(2012, 2, 3) + i * 97 * DOGN, verdi)
    });
    let bars = vec![
        periode("Metformin", Monster::Vanlig, maaned(2012, 2), None),
        periode("Insulin", Monster::Vanlig, Spenn::ved(dag(2016, 9, 1)), Some(Spenn::ved(dag(2019, 2, 1)))),
        periode("Stopp før start", Monster::Vanlig, maaned(2020, 5), Some(maaned(2019, 1))),
    ];
    let spor = vec![
        spor("behandling", "Behandling", Innhold::Perioder(bars)),
        spor("hba1c", "HbA1c", Innhold::Serie(hba1c(lest.collect()))),
    ];
    kurs(Spenn::ved(dag(2012, 1, 20)), dag(2024, 1, 31), spor)
}

/// Blood pressure taken many times a day, with a pause.
pub(super) fn tett(antall: i32) -> Kurs {
    let start = dag(2020, 1, 1);
    let step = 5 * 366 * DOGN / antall;
    let at = |i: i32| start + i * step + if i > antall / 2 { 90 * DOGN } else { 0 };
    let verdi = |i: i32| f64::from(110 + (i.wrapping_mul(7919) % 41) + (i / (antall / 8 + 1)) * 3);
    let serie = Serie {
        skala: (80.0, 200.0),
        enhet: "mmHg".into(),
        opphold: Some(60 * DOGN),
        ..hba1c((0..antall).map(|i| punkt(at(i), verdi(i))).collect())
    };
    kurs(Spenn::ved(start), dag(2025, 6, 1), vec![spor("blodtrykk", "Blodtrykk", Innhold::Serie(serie))])
}

/// The rich course with names that want out of their place.
pub(super) fn fiendtlig() -> Kurs {
    let mut kurs = rikt();
    let navn = [
        "<script>alert(1)</script>".to_owned(),
        "\"' onload='x'".to_owned(),
        "]]>&amp;<!--".to_owned(),
        "\u{202E}snu\0\n".to_owned(),
        "W".repeat(5000),
    ];
    if let Innhold::Perioder(bars) = &mut kurs.spor[0].innhold {
        for (bar, navn) in bars.iter_mut().zip(&navn) {
            bar.etikett.clone_from(navn);
        }
    }
    if let Innhold::Serie(serie) = &mut kurs.spor[2].innhold {
        serie.band[0].navn.clone_from(&navn[0]);
        serie.enhet.clone_from(&navn[4]);
    }
    kurs.id = navn[1].clone();
    kurs.spor[1].navn.clone_from(&navn[1]);
    kurs.spor[3].navn.clone_from(&navn[4]);
    kurs.linjer[0].navn.clone_from(&navn[2]);
    kurs.nullpunkter[0].navn.clone_from(&navn[0]);
    kurs.ord.maneder[0].clone_from(&navn[0]);
    kurs
}
