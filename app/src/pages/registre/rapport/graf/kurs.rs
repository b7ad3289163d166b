//! An MS course as a chart: the registry's own drawing, treatments at the top, the red A, black squares with lines. Kept as
//! delivered, faults and all.

use super::edss::band;
use super::rad::Rader;
use super::valg::minutt;
use super::{Grafrad, Tegning};
use crate::charts::kurs::{
    DOGN, Hendelse, Hoyde, Innhold, Kurs, Linje, Minutt, Monster, Nullpunkt, Periode, Punkt, Serie, Spenn, Spor, Stopp,
    Tegn,
};
use crate::domain::forlop::{Behandling, Behandlingsslag, Forlop};
use crate::domain::tid::Dato;
use crate::pages::registre::rapport::forklaringsord::ord;
use crate::pages::registre::rapport::forlopsord::uten_navn;
use crate::pages::registre::rapport::generelt::{hele, seriespor};
use crate::pages::registre::rapport::ramme::Sted;
use crate::t;

/// Between two readings further apart than this the line is dashed (ms-course-graph, track 3: 24 months).
pub(super) const OPPHOLD_DAGER: i32 = 730;

/// The chart of a course; `id` is its address in the page.
pub(in crate::pages::registre::rapport) fn tegning(sted: Sted<'_>, f: &Forlop, id: String) -> Tegning {
    let rader = Rader::ny(sted, f);
    let faste = [behandlinger(&rader), attakker(&rader), edss(&rader), mr(&rader)];
    let serier = (1..).zip(&f.maleserier);
    let serier =
        serier.map(|(nr, m)| seriespor(sted, &format!("forlop-serie-{nr}"), format!("maling-{nr}"), m, Hoyde::Lav));
    let faser = (!f.faser.is_empty()).then(|| faser(&rader));
    let (spor, rader): (Vec<Spor>, Vec<Vec<Grafrad>>) = faste.into_iter().chain(serier).chain(faser).unzip();
    let til_og_med = minutt(f.til_og_med);
    let linjer = linjer(f);
    let innhold = hele(&spor, til_og_med);
    let med_linjer = linjer.iter().fold(innhold, |a, l| Spenn { fra: a.fra.min(l.nar.fra), til: a.til.max(l.nar.til) });
    let kurs = Kurs {
        id,
        hele: med_linjer,
        til_og_med,
        linjer,
        nullpunkter: nullpunkter(f),
        spor,
        ord: ord(t!("graf-rolle")),
    };
    Tegning { kurs, rader: rader.into_iter().flatten().collect() }
}

/// Everything a day of any precision can mean.
pub(super) fn spenn(d: Dato) -> Spenn {
    let (fra, til) = (minutt(d.tidligst()), minutt(d.senest()));
    if d.maaned.is_some() && d.dag.is_some() { Spenn::ved(fra) } else { Spenn { fra, til: til + DOGN - 1 } }
}

fn linjer(f: &Forlop) -> Vec<Linje> {
    let linje = |navn, nar, stiplet| Linje { navn, nar, stiplet };
    let diagnose = f.diagnose.map(|d| linje(t!("rapport-graf-diagnose"), Spenn::ved(minutt(d)), false));
    let debut = linje(t!("rapport-graf-debut"), spenn(f.debut), true);
    let rapport = linje(t!("rapport-graf-rapportdato"), Spenn::ved(minutt(f.til_og_med)), false);
    [Some(debut), diagnose, Some(rapport)].into_iter().flatten().collect()
}

/// The onset first, then every start of a treatment.
fn nullpunkter(f: &Forlop) -> Vec<Nullpunkt> {
    let debut = Nullpunkt { navn: t!("graf-siden-debut"), nar: spenn(f.debut).midt() };
    let mut starter: Vec<&Behandling> = f.behandlinger.iter().filter(|b| b.slag != Behandlingsslag::Ingen).collect();
    starter.sort_by_key(|b| b.fra.tidligst());
    let start = |b: &Behandling| {
        let hva = b.legemiddel.clone().unwrap_or_else(|| t!("behandling-uten-navn-i-setning"));
        Nullpunkt { navn: t!("graf-siden-start", hva = hva), nar: spenn(b.fra).midt() }
    };
    [debut].into_iter().chain(starter.into_iter().map(start)).collect()
}

fn spor(id: &str, navn: String, innhold: Innhold) -> Spor {
    Spor { id: id.to_owned(), navn, ingen: t!("rapport-graf-ingen"), innhold }
}

/// Items in order of time, each with its row.
fn i_orden<T>(antall: usize, lag: impl Fn(usize) -> Option<(Minutt, T, Grafrad)>) -> (Vec<T>, Vec<Grafrad>) {
    let mut alle: Vec<_> = (0..antall).filter_map(lag).collect();
    alle.sort_by_key(|(nar, ..)| *nar);
    alle.into_iter().map(|(_, merke, rad)| (merke, rad)).unzip()
}

fn behandlinger(r: &Rader<'_>) -> (Spor, Vec<Grafrad>) {
    let f = r.forlop;
    let (perioder, rader) = i_orden(f.behandlinger.len(), |nr| {
        let b = &f.behandlinger[nr];
        let periode = Periode {
            start: spenn(b.fra),
            slutt: b.til.map(|t| Spenn::ved(minutt(t))),
            hale: hale(f, b),
            monster: Monster::from(b.slag),
            etikett: b.legemiddel.clone().unwrap_or_else(|| uten_navn(b)),
            nr: Some(b.nr),
            stopp: b.til.and(b.grunn.as_deref()).filter(|_| b.slag != Behandlingsslag::Ingen).map(stopp),
        };
        Some((periode.start.fra, periode, r.behandling(nr)?))
    });
    (spor("behandling", t!("rapport-graf-behandling"), Innhold::Perioder(perioder)), rader)
}

/// A pulse is expected to act until the next treatment begins, and else as far as the report goes: so that nobody is shown
/// as untreated who is not.
fn hale(f: &Forlop, b: &Behandling) -> Option<Minutt> {
    let slutt = b.til.filter(|_| b.slag == Behandlingsslag::Puls)?;
    let neste = f.behandlinger.iter().map(|a| a.fra.tidligst()).filter(|a| *a > slutt && *a > b.fra.senest()).min();
    Some(minutt(neste.unwrap_or(f.til_og_med).min(f.til_og_med))).filter(|h| *h > minutt(slutt))
}

/// The sign of a reason, by the words that registries use.
pub(in crate::pages::registre::rapport) fn stopp(grunn: &str) -> Stopp {
    const UTEN_EFFEKT: [&str; 7] = [
        "manglende effekt",
        "utilstrekkelig effekt",
        "ingen effekt",
        "ikke effekt",
        "nye attakk",
        "forverring",
        "svikt",
    ];
    let grunn = grunn.to_lowercase();
    let uten = ["uten bivirkning", "ingen bivirkning"].iter().any(|u| grunn.contains(u));
    if grunn.contains("bivirkning") && !uten {
        Stopp::Bivirkning
    } else if UTEN_EFFEKT.iter().any(|u| grunn.contains(u)) {
        Stopp::ManglendeEffekt
    } else {
        Stopp::Annet
    }
}

fn attakker(r: &Rader<'_>) -> (Spor, Vec<Grafrad>) {
    let (hendelser, rader) = i_orden(r.forlop.attakker.len(), |nr| {
        let a = &r.forlop.attakker[nr];
        let tegn = Tegn::Attakk { bedring: a.bedring, steroider: a.steroider == Some(true) };
        let nar = spenn(a.dato);
        Some((nar.fra, Hendelse { nar, tegn }, r.attakk(nr)?))
    });
    (spor("attakker", t!("rapport-graf-attakk"), Innhold::Hendelser(hendelser)), rader)
}

fn edss(r: &Rader<'_>) -> (Spor, Vec<Grafrad>) {
    let f = r.forlop;
    let (punkter, rader) = i_orden(f.edss.len(), |nr| {
        let e = &f.edss[nr];
        let (ring, flagg) = (f.under_attakk(e.dato), r.forverringer.contains(&nr));
        let punkt = Punkt { nar: minutt(e.dato), verdi: e.skar.verdi(), ring, flagg };
        Some((punkt.nar, punkt, r.edss(nr)?))
    });
    let serie = Serie {
        // EDSS 10 is death: the scale is cut below it.
        skala: (0.0, 9.5),
        enhet: String::new(),
        desimaler: 1,
        band: band(),
        bedre: None,
        hoyde: Hoyde::Stor,
        opphold: Some(OPPHOLD_DAGER * DOGN),
        sammenligning: None,
        punkter,
    };
    let innhold = Innhold::Serie(serie);
    // Of very many there are no marks, and so no rows.
    let rader = if innhold.antall() == rader.len() { rader } else { Vec::new() };
    (spor("edss", t!("rapport-graf-edss"), innhold), rader)
}

fn mr(r: &Rader<'_>) -> (Spor, Vec<Grafrad>) {
    let (hendelser, rader) = i_orden(r.forlop.mr.len(), |nr| {
        let m = &r.forlop.mr[nr];
        let tegn = Tegn::Mr { nye: m.nye_t2, kontrast: m.kontrastladende.is_some_and(|k| k > 0) };
        let nar = Spenn::ved(minutt(m.dato));
        Some((nar.fra, Hendelse { nar, tegn }, r.mr(nr)?))
    });
    (spor("mr", t!("rapport-graf-mr"), Innhold::Hendelser(hendelser)), rader)
}

/// Each phase lasts until the next begins.
fn faser(r: &Rader<'_>) -> (Spor, Vec<Grafrad>) {
    let faser = &r.forlop.faser;
    let (mut perioder, rader) = i_orden(faser.len(), |nr| {
        let f = &faser[nr];
        let start = spenn(f.fra);
        let periode = Periode {
            start,
            slutt: None,
            hale: None,
            monster: Monster::Fase(0),
            etikett: f.slag.kode().to_owned(),
            nr: None,
            stopp: None,
        };
        Some((start.fra, periode, r.fase(nr)?))
    });
    let starter: Vec<Spenn> = perioder.iter().map(|p| p.start).collect();
    for (nr, p) in perioder.iter_mut().enumerate() {
        p.monster = Monster::Fase(u8::try_from(nr).unwrap_or(u8::MAX));
        p.slutt = starter.get(nr + 1).copied();
    }
    (spor("faser", t!("graf-faser"), Innhold::Perioder(perioder)), rader)
}
