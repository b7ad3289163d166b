//! The law of the chart, for any course and any view: what the registry recorded, the rows of the table and the marks of the
//! drawing are the same, in number, order and value. What is expected is worked out from the course alone.

use super::*;
use crate::charts::kurs::{DOGN, Spenn};
use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Fase, Faseslag, Forlop, Mr, Skar};
use crate::domain::rapport::{Malepunkt, Maleserie};
use crate::domain::tid::Dato;
use crate::messages::{dato, dato_som_oppgitt, tall};
use crate::pages::registre::rapport::ramme::Sted;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;
use valg::minutt;

/// A report around the course; nothing of it is drawn.
static RAPPORT: LazyLock<Rapport> = LazyLock::new(|| forlop().swap_remove(0).1);

const STED: &str = "Østre sykehus";

fn en_dag() -> impl Strategy<Value = Date> {
    (1985i16..2030, 1i8..=12, 1i8..=28).prop_map(|(a, m, d)| date(a, m, d))
}

/// A day, a month or a year.
fn en_dato() -> impl Strategy<Value = Dato> {
    (en_dag(), 0..3).prop_map(|(d, hel)| match hel {
        0 => d.into(),
        1 => Dato::maaned(d.year(), d.month()),
        _ => Dato::aar(d.year()),
    })
}

fn edss() -> impl Strategy<Value = Edss> {
    let skar = (0u8..=20).prop_map(|halve| Skar::av_halve(halve).expect("a score"));
    (en_dag(), skar).prop_map(|(dato, skar)| Edss { dato, skar, sykehus: STED.to_owned(), kilde: None })
}

fn attakk() -> impl Strategy<Value = Attakk> {
    let bedring = select(vec![Bedring::Full, Bedring::Delvis, Bedring::Ingen, Bedring::Ukjent]);
    (en_dato(), bedring, of(any::<bool>())).prop_map(|(dato, bedring, steroider)| Attakk {
        dato,
        bedring,
        steroider,
        beskrivelse: None,
        sykehus: STED.to_owned(),
        kilde: None,
    })
}

/// Stops before starts among them.
fn behandling() -> impl Strategy<Value = Behandling> {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let legemiddel = of(select(vec!["Avonex", "Tysabri", "Mavenclad"]));
    let slag = select(vec![Moderat, Hoyeffektiv, Puls, Ingen]);
    (legemiddel, slag, en_dato(), of(en_dag()), 1u16..99).prop_map(|(legemiddel, slag, fra, til, nr)| Behandling {
        nr,
        legemiddel: legemiddel.map(str::to_owned),
        virkestoff: None,
        slag,
        fra,
        til,
        grunn: None,
        sykehus: STED.to_owned(),
        kilde: None,
    })
}

fn mr() -> impl Strategy<Value = Mr> {
    (en_dag(), of(0u16..30), of(0u16..5)).prop_map(|(dato, nye_t2, kontrastladende)| Mr {
        dato,
        omrade: "hjerne".to_owned(),
        nye_t2,
        kontrastladende,
        sykehus: STED.to_owned(),
        kilde: None,
    })
}

fn fase() -> impl Strategy<Value = Fase> {
    use Faseslag::{Cis, Ppms, Ris, Rrms, Spms};
    (select(vec![Rrms, Spms, Ppms, Cis, Ris]), en_dato()).prop_map(|(slag, fra)| Fase { slag, fra, kilde: None })
}

fn serie() -> impl Strategy<Value = Maleserie> {
    let punkt = (en_dag(), -2000i32..2000).prop_map(|(dato, tideler)| Malepunkt {
        dato,
        klokkeslett: None,
        verdi: f64::from(tideler) / 10.0,
        merknad: None,
        kilde: None,
    });
    vec(punkt, 0..6).prop_map(|mut punkter| {
        punkter.sort_by_key(|p| p.dato);
        Maleserie { tittel: "SDMT".to_owned(), punkter, ..Maleserie::default() }
    })
}

/// Any course: unsorted, with what cannot be right.
pub(super) fn kurs() -> impl Strategy<Value = Forlop> {
    let hoved = (en_dato(), of(en_dag()), en_dag());
    let spor = (vec(edss(), 0..8), vec(attakk(), 0..5), vec(behandling(), 0..5), vec(mr(), 0..4));
    (hoved, spor, vec(fase(), 0..3), vec(serie(), 0..3)).prop_map(
        |((debut, diagnose, til_og_med), (edss, attakker, behandlinger, mr), faser, maleserier)| Forlop {
            debut,
            diagnose,
            til_og_med,
            edss,
            attakker,
            behandlinger,
            mr,
            faser,
            maleserier,
        },
    )
}

/// Any view of any course.
pub(super) fn visning() -> impl Strategy<Value = Visning> {
    let tid = (en_dag(), en_dag()).prop_map(|(a, b)| Spenn { fra: minutt(a), til: minutt(b) });
    (vec(0usize..8, 0..4), of(tid), of(0usize..6), 320u16..=1280)
        .prop_map(|(skjulte, tid, nullpunkt, bredde)| Visning { skjulte, tid, nullpunkt, bredde })
}

pub(super) fn tegnet(f: &Forlop) -> Tegning {
    let ramme = Ramme::bar(&RAPPORT);
    tegning(Sted { ramme: &ramme, nr: 1 }, f, valg::FORSTE.to_owned())
}

/// What a row must say, and the days it can mean; None of a period, which may go on.
#[derive(Debug)]
struct Fakt {
    spor: usize,
    hva: String,
    nar: String,
    mer: String,
    dager: Option<(Date, Date)>,
}

/// Every fact of the course: track by track from the top, oldest first, else in the registry's own order.
fn fakta(f: &Forlop) -> Vec<Fakt> {
    let mut alle = Vec::new();
    let mut sett = |spor: usize, hva: String, nar: String, mer: String, dager| {
        alle.push(Fakt { spor, hva, nar, mer, dager });
    };
    for b in i_orden(&f.behandlinger, |b| b.fra.tidligst()) {
        let uten = if b.slag == Behandlingsslag::Ingen { "Uten behandling" } else { "Legemiddel ikke oppgitt" };
        let hva = b.legemiddel.clone().unwrap_or_else(|| uten.to_owned());
        sett(0, hva, dato_som_oppgitt(b.fra), format!("Rad {}", b.nr), None);
    }
    for a in i_orden(&f.attakker, |a| a.dato.tidligst()) {
        let mer = match a.bedring {
            Bedring::Full => "helt bra etterpå",
            Bedring::Delvis => "delvis bra etterpå",
            Bedring::Ingen => "ikke bra etterpå",
            Bedring::Ukjent => "bedring ikke oppgitt",
        };
        let dager = Some((a.dato.tidligst(), a.dato.senest()));
        sett(1, "Attakk".to_owned(), dato_som_oppgitt(a.dato), mer.to_owned(), dager);
    }
    for e in i_orden(&f.edss, |e| e.dato) {
        sett(2, format!("EDSS {}", e.skar.tekst()), dato(e.dato), String::new(), Some((e.dato, e.dato)));
    }
    for m in i_orden(&f.mr, |m| m.dato) {
        let mer = m.nye_t2.filter(|n| *n > 0).map(|n| format!("{n} ny")).unwrap_or_default();
        sett(3, "MR av hjerne".to_owned(), dato(m.dato), mer, Some((m.dato, m.dato)));
    }
    for (spor, p) in (4..).zip(&f.maleserier).flat_map(|(spor, m)| m.punkter.iter().map(move |p| (spor, p))) {
        sett(spor, format!("SDMT {}", tall(p.verdi)), dato(p.dato), String::new(), Some((p.dato, p.dato)));
    }
    for fase in i_orden(&f.faser, |p| p.fra.tidligst()) {
        let spor = 4 + f.maleserier.len();
        sett(spor, fase.slag.kode().to_owned(), dato_som_oppgitt(fase.fra), String::new(), None);
    }
    alle
}

fn i_orden<T>(alle: &[T], dag: impl Fn(&T) -> Date) -> Vec<&T> {
    let mut ut: Vec<&T> = alle.iter().collect();
    ut.sort_by_key(|p| dag(p));
    ut
}

/// Numbers of the rows whose marks are drawn: of tracks that are shown, in the time that is shown.
fn ventet(fakta: &[Fakt], kurs: &Kurs, visning: &Visning, vindu: Spenn) -> Vec<usize> {
    let i_tid = |rad: usize, f: &Fakt| match f.dager {
        Some((fra, til)) if fra == til => vindu.fra <= minutt(fra) && minutt(fra) <= vindu.til,
        Some((fra, til)) => minutt(fra) <= vindu.til && vindu.fra < minutt(til) + DOGN,
        None => kurs.merker().nth(rad).and_then(|p| kurs.spenn(p)).is_some_and(|s| s.beroerer(vindu)),
    };
    let synlig = |(rad, f): &(usize, &Fakt)| !visning.skjulte.contains(&f.spor) && i_tid(*rad, f);
    fakta.iter().enumerate().filter(synlig).map(|(rad, _)| rad).collect()
}

/// Of two readings the higher is drawn higher; the scale ends at 9.5.
fn hoyere_er_hoyere(kurs: &Kurs, merker: &[charts::Merke]) -> Result<(), TestCaseError> {
    let Innhold::Serie(serie) = &kurs.spor[2].innhold else { return Err(TestCaseError::fail("EDSS is a series")) };
    let verdi = |rad: usize| kurs.merker().nth(rad).map_or(f64::NAN, |p| serie.punkter[p.post].verdi.min(9.5));
    let malt: Vec<(f64, f64)> = merker.iter().filter(|m| m.spor == 2).map(|m| (verdi(m.rad), m.y)).collect();
    for ((a, a_y), (b, b_y)) in malt.iter().zip(malt.iter().skip(1)) {
        prop_assert_eq!(a.partial_cmp(b), b_y.partial_cmp(a_y), "{} at {}, {} at {}", a, a_y, b, b_y);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn facts_rows_and_marks_are_the_same(f in kurs(), visning in visning()) {
        let (t, fakta) = (tegnet(&f), fakta(&f));
        prop_assert_eq!(t.rader.len(), f.antall());
        prop_assert_eq!(fakta.len(), f.antall());
        let plasser: Vec<_> = t.kurs.merker().collect();
        prop_assert_eq!(plasser.len(), f.antall());
        for ((plass, rad), fakt) in plasser.iter().zip(&t.rader).zip(&fakta) {
            prop_assert_eq!(plass.spor, fakt.spor);
            prop_assert_eq!(rad.hva.ren(), fakt.hva.as_str());
            prop_assert!(rad.nar.contains(&fakt.nar), "{} in {}", fakt.nar, rad.nar);
            prop_assert!(rad.mer.ren().contains(&fakt.mer), "{} in {}", fakt.mer, rad.mer.ren());
        }
        let svg = charts::tegn(&t.kurs, &visning);
        let tegnet: Vec<usize> = svg.merker.iter().map(|m| m.rad).collect();
        prop_assert_eq!(tegnet, ventet(&fakta, &t.kurs, &visning, svg.vindu));
        hoyere_er_hoyere(&t.kurs, &svg.merker)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_the_page_rows_that_are_not_hidden_are_the_marks_of_the_drawing(f in kurs(), visning in visning()) {
        let t = tegnet(&f);
        let html = side::html(&t, &visning, &f);
        if f.antall() == 0 {
            prop_assert!(!html.contains("<svg"));
            return Ok(());
        }
        let svg = charts::tegn(&t.kurs, &visning);
        let tegnet: Vec<usize> = svg.merker.iter().map(|m| m.rad).collect();
        prop_assert_eq!(&side::merker(&html), &tegnet);
        let rader = side::rader(&html);
        prop_assert_eq!(rader.len(), f.antall());
        let viste: Vec<usize> = rader.iter().filter(|r| !r.skjult).map(|r| r.nr).collect();
        prop_assert_eq!(viste, tegnet);
        for (nr, (rad, ord)) in rader.iter().zip(&t.rader).enumerate() {
            prop_assert_eq!(rad.nr, nr);
            prop_assert_eq!(&rad.celler, &[ord.hva.ren(), ord.nar.clone(), ord.mer.ren()]);
        }
    }
}
