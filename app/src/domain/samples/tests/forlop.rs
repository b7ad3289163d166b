//! What the courses of the invented people hold, so that a chart has to cope with it.

use super::*;
use crate::domain::forlop::{Bedring, Behandlingsslag, Forlopspost, Funnslag};
use crate::domain::tid::Dato;

#[test]
fn kari_has_what_the_chart_must_cope_with() {
    let kari = person("kari");
    let [ny, gammel] = forlop(&kari)[..] else { panic!("two versions") };
    assert!(gammel.til_og_med < ny.til_og_med && gammel.edss.len() < ny.edss.len());
    assert_eq!((ny.debut.maaned, ny.edss.len(), ny.attakker.len(), ny.behandlinger.len()), (None, 17, 6, 8));
    let gap = |fra: Date, til: Date| (til - fra).get_days() > 731;
    assert!(ny.edss.windows(2).any(|e| gap(e[0].dato, e[1].dato)));
    let bedring = [Bedring::Full, Bedring::Delvis, Bedring::Ingen, Bedring::Ukjent];
    assert!(bedring.iter().all(|b| ny.attakker.iter().any(|a| a.bedring == *b)));
    assert!(ny.attakker.iter().any(|a| a.steroider == Some(true)) && ny.attakker.iter().any(|a| a.dato.dag.is_none()));
    let behandlinger = &ny.behandlinger;
    for slag in [Behandlingsslag::Moderat, Behandlingsslag::Hoyeffektiv, Behandlingsslag::Puls, Behandlingsslag::Ingen]
    {
        assert!(behandlinger.iter().any(|b| b.slag == slag), "{slag:?}");
    }
    assert!(behandlinger.last().is_some_and(|b| b.til.is_none()), "one goes on");
    let samtidig = |a: &[crate::domain::forlop::Behandling]| a[0].til.is_some_and(|t| a[1].fra.senest() < t);
    assert!(behandlinger.windows(2).any(samtidig), "two drugs at the same time");
    let nye: HashSet<_> = ny.mr.iter().map(|m| m.nye_t2).collect();
    assert!([None, Some(0), Some(3)].iter().all(|n| nye.contains(n)), "{nye:?}");
    assert!(ny.mr.iter().any(|m| m.kontrastladende.is_some_and(|k| k > 0)));
    assert!(ny.edss.iter().filter(|e| ny.under_attakk(e.dato)).count() >= 3, "measured during an attack");
    let forverret: Vec<Date> = ny.forverringer().into_iter().map(|nr| ny.edss[nr].dato).collect();
    assert_eq!(forverret, [date(2016, 3, 10)]);
    assert_eq!(ny.faser.len(), 2);
    assert!(
        ny.maleserier.len() == 8
            && gammel.maleserier.iter().zip(&ny.maleserier).all(|(g, n)| g.punkter.len() < n.punkter.len())
    );
    let vaksiner = kari.rapporter.iter().find(|(part, _)| part.0 == "SYSVAK").map(|(_, r)| &r.seksjoner[0]);
    assert!(vaksiner.is_some_and(|s| s.poster.len() >= 12));
}

#[test]
fn gunnar_has_two_hundred_marks_over_45_years() {
    let gunnar = person("gunnar");
    let [f] = forlop(&gunnar)[..] else { panic!("one version") };
    assert_eq!(f.edss.len() + f.attakker.len() + f.behandlinger.len() + f.mr.len(), 200);
    assert_eq!(f.til_og_med.year() - f.debut.aar, 45);
}

#[test]
fn gunnars_course_has_one_of_each_fault_and_nobody_elses_has_any() {
    let gunnar = person("gunnar");
    let [f] = forlop(&gunnar)[..] else { panic!("one version") };
    let funnet: Vec<_> = f.funn().into_iter().map(|f| (f.post, f.slag)).collect();
    let kommer = tid::om_dager(f.til_og_med, 60);
    let ventet = [
        (Forlopspost::Edss(40), Funnslag::FinnesIkke),
        (Forlopspost::Attakk(0), Funnslag::ForDebut(Dato::maaned(1981, 3))),
        (Forlopspost::Behandling(8), Funnslag::Overlapp { annen: 8 }),
        (Forlopspost::Behandling(10), Funnslag::SluttForStart { fra: date(2014, 4, 1).into(), til: date(2013, 6, 16) }),
        (Forlopspost::Mr(39), Funnslag::Fremtid(kommer)),
    ];
    assert_eq!(funnet, ventet);
    for p in alle(na()).iter().filter(|p| p.slug != "gunnar") {
        assert!(forlop(p).iter().all(|f| f.funn().is_empty()), "{}", p.slug);
    }
}
