//! Numbers of the feed: consecutive, each setting's in its order, none filled in later.

use crate::domain::definisjon::Valg;
use crate::store::les;
use crate::store::prove::{Prove, pa_begge, skjema};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Reservations that stand open to everybody.
const SLUGER: [&str; 3] = ["oppbevaring", "utlevering-formal", "utlevering-fodselsnummer"];
const RUNDER: i64 = 12;

/// A change as the feed's readers find it: number, citizen, definition, sequence number.
type Rad = (i64, i64, String, i64);

/// Everybody changes their own settings again and again; each change by a call of its own.
async fn skriv(p: &Prove, navn: &str) {
    let (personvern, aktor) = (&p.portal.personvern, p.aktor(navn));
    for runde in 0..RUNDER {
        for slug in SLUGER {
            let form = skjema(Valg::av(runde % 2 == 0), runde, &format!("{navn} {slug} {runde}"));
            personvern.sett(&aktor, "nprkpr", slug, form).await.expect("a change");
        }
    }
}

async fn etter(p: &Prove, nr: i64) -> Vec<Rad> {
    let sql = "SELECT nr, innbygger, definisjon, sekvensnummer FROM utboks WHERE nr > $1 ORDER BY nr";
    les!(&p.portal.basis, k => sqlx::query_as(sql).bind(nr).fetch_all(k).await).expect("the feed")
}

pa_begge! {
    async fn whoever_has_read_to_a_number_has_read_all_before_it(p: &Prove) {
        p.portal.pvk.nummerer_alt().await.expect("what the invented people did");
        let start = p.tall("SELECT verdi FROM teller WHERE navn = 'utboks'").await;
        let ferdig = Arc::new(AtomicBool::new(false));
        let nummererere: Vec<_> = [1, 3, 7].into_iter().map(|antall| {
            let (pvk, ferdig) = (p.portal.pvk.clone(), Arc::clone(&ferdig));
            tokio::spawn(async move {
                while !ferdig.load(Ordering::SeqCst) {
                    pvk.nummerer_inntil(antall).await.expect("numbered");
                    tokio::task::yield_now().await;
                }
            })
        }).collect();
        let skrivere = async {
            tokio::join!(
                skriv(p, "line"), skriv(p, "torgeir"), skriv(p, "arne"), skriv(p, "ingrid"),
            );
            while p.portal.pvk.nummerer().await.expect("numbered") {}
            ferdig.store(true, Ordering::SeqCst);
        };
        let leser = async {
            let mut sett: Vec<Rad> = Vec::new();
            loop {
                let slutt = ferdig.load(Ordering::SeqCst);
                let til = sett.last().map_or(start, |r| r.0);
                sett.extend(etter(p, til).await);
                if slutt {
                    return sett;
                }
                tokio::task::yield_now().await;
            }
        };
        let ((), sett) = tokio::join!(skrivere, leser);
        for n in nummererere {
            n.await.expect("a task that does not panic");
        }
        assert_eq!(sett, etter(p, start).await, "nothing came in behind the reader's back");
        assert_eq!(sett.len(), 4 * 36);
        assert!(sett.iter().zip(start + 1..).all(|(rad, nr)| rad.0 == nr), "without gaps");
        let mut siste: HashMap<(i64, &str), i64> = HashMap::new();
        for (_, innbygger, definisjon, sekvensnummer) in &sett {
            let for_ = siste.insert((*innbygger, definisjon), *sekvensnummer).unwrap_or(0);
            assert_eq!(*sekvensnummer, for_ + 1, "each setting's changes in their order");
        }
        assert_eq!(siste.len(), 12);
    }

    async fn numbering_tells_whether_more_waits_and_is_nothing_when_nothing_does(p: &Prove) {
        skriv(p, "line").await;
        let antall = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks").await;
        let pvk = &p.portal.pvk;
        for _ in 0..antall / 2 {
            assert!(pvk.nummerer_inntil(2).await.expect("numbered"));
        }
        assert!(!pvk.nummerer_inntil(2).await.expect("numbered"));
        let alle = etter(p, 0).await;
        let stiger = |definisjon: &str| alle.iter().filter(|r| r.2 == definisjon).is_sorted_by_key(|r| r.3);
        assert!(alle.iter().all(|r| stiger(&r.2)), "each setting's changes in their order");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks WHERE nr IS NULL").await, 0);
        assert_eq!(p.tall("SELECT verdi FROM teller WHERE navn = 'utboks'").await, antall);
    }

    async fn numbering_that_cannot_be_done_is_an_error(p: &Prove) {
        skriv(p, "line").await;
        p.utfor("DELETE FROM teller WHERE navn = 'utboks'").await;
        assert!(p.portal.pvk.nummerer().await.is_err());
        assert_eq!(p.tall("SELECT CAST(COUNT(nr) AS BIGINT) FROM utboks").await, 0);
    }
}
