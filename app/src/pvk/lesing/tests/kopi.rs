//! A registry's copy: a listing at a named point, then the feed, is exact, whatever is written meanwhile.

use super::*;
use crate::domain::avstemming::Kopi;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

/// A registry's copy. The highest sequence number decides; who is inactive stays, with the number.
#[derive(Clone, Default)]
struct Speil(BTreeMap<String, (bool, i64)>);

impl Speil {
    fn ta(&mut self, instans: &Instans) {
        let (fnr, i) = (instans.fnr.siffer(), &instans.innstilling);
        if self.0.get(fnr).is_none_or(|(_, nr)| *nr < i.sekvensnummer) {
            self.0.insert(fnr.to_owned(), (i.aktiv, i.sekvensnummer));
        }
    }

    fn aktive(&self) -> BTreeMap<String, i64> {
        self.0.iter().filter(|(_, (aktiv, _))| *aktiv).map(|(fnr, (_, nr))| (fnr.clone(), *nr)).collect()
    }
}

fn sammendrag(aktive: &BTreeMap<String, i64>) -> (i64, String) {
    let tekst: String = aktive.iter().map(|(fnr, nr)| format!("{fnr};{nr}\n")).collect();
    Kopi::les(&tekst).expect("lines of ours").tall()
}

/// Each task changes its own citizens, in an order of its own.
fn skrivere(p: &Prove, folk: &[Person], runder: i64) -> Vec<tokio::task::JoinHandle<()>> {
    folk.chunks(4)
        .enumerate()
        .map(|(nr, egne)| {
            let (personvern, egne) = (p.portal.personvern.clone(), egne.to_vec());
            tokio::spawn(async move {
                for runde in 0..runder {
                    for hvem in egne.iter().cycle().skip(nr).take(egne.len()) {
                        let form = skjema(Valg::av(runde % 2 == 0), runde, &format!("{} {runde}", hvem.id.0));
                        personvern.sett(&hvem.aktor, "nprkpr", SLUG, form).await.expect("a change");
                        tokio::task::yield_now().await;
                    }
                }
            })
        })
        .collect()
}

async fn hele_listen(p: &Prove, k: &Registerklient) -> Speil {
    let (mut speil, mut peker) = (Speil::default(), 0);
    loop {
        let side = p.portal.pvk.liste(k, PART, GUID, peker, 3).await.expect("a page");
        side.instanser.iter().for_each(|i| speil.ta(i));
        peker = side.peker;
        if peker == 0 {
            return speil;
        }
        tokio::task::yield_now().await;
    }
}

/// All changes after a position as they are now, with the position of each page's end.
async fn les_feed(p: &Prove, k: &Registerklient, mut etter: i64) -> (Vec<Instans>, i64) {
    let mut alle = Vec::new();
    loop {
        let side = p.portal.pvk.endringer(k, PART, GUID, etter, 4).await.expect("changes");
        alle.extend(side.endringer);
        etter = side.neste;
        if !side.flere {
            return (alle, etter);
        }
    }
}

/// A registry that reconciles, lists and follows while everybody writes.
async fn folg(p: &Prove, ferdig: &AtomicBool) -> Vec<(i64, i64, String)> {
    let (k, mut punkter) = (klient(p, "fhi"), Vec::new());
    while !ferdig.load(SeqCst) {
        let punkt = p.portal.pvk.avstem(&k, PART, GUID).await.expect("a point");
        punkter.push((punkt.hode, punkt.antall, punkt.sammendrag));
        let mut speil = hele_listen(p, &k).await;
        let mut etter = punkt.hode;
        for _ in 0..3 {
            let (nye, neste) = les_feed(p, &k, etter).await;
            nye.iter().for_each(|i| speil.ta(i));
            etter = neste;
        }
        if ferdig.load(SeqCst) {
            let (nye, _) = les_feed(p, &k, etter).await;
            nye.iter().for_each(|i| speil.ta(i));
            assert!(speil.aktive() == fasit(p).await, "the copy is exact");
            assert_eq!(
                sammendrag(&speil.aktive()).1,
                p.portal.pvk.avstem(&k, PART, GUID).await.expect("a point").sammendrag
            );
        }
    }
    punkter
}

pa_begge! {
    async fn a_listing_at_a_named_point_followed_by_the_feed_is_an_exact_copy(p: &Prove) {
        let (k, folk) = (klient(p, "fhi"), folk(p, 16).await);
        let start = hele_listen(p, &k).await;
        let fra = p.portal.pvk.avstem(&k, PART, GUID).await.expect("a point").hode;
        let ferdig = AtomicBool::new(false);
        let skriving = async {
            for oppgave in skrivere(p, &folk, 9) {
                oppgave.await.expect("a task that does not panic");
            }
            ferdig.store(true, SeqCst);
        };
        let ((), a, b) = tokio::join!(skriving, folg(p, &ferdig), folg(p, &ferdig));
        // The feed as it was in the end tells what the set was at every point that was named on the way.
        let (alle, slutt) = les_feed(p, &k, fra).await;
        assert_eq!(alle.len(), 16 * 9, "each change once");
        let mut ved = BTreeMap::from([(fra, sammendrag(&start.aktive()))]);
        let (mut speil, mut etter) = (start, fra);
        while etter < slutt {
            let side = p.portal.pvk.endringer(&k, PART, GUID, etter, 1).await.expect("changes");
            speil.ta(&side.endringer[0]);
            etter = side.neste;
            ved.insert(etter, sammendrag(&speil.aktive()));
        }
        for (hode, antall, sum) in a.iter().chain(&b) {
            let (_, ventet) = ved.range(..=*hode).next_back().expect("a point before");
            assert_eq!((*antall, sum), (ventet.0, &ventet.1), "at {hode}");
        }
        assert!(a.len() + b.len() >= 2);
    }

    async fn each_citizens_changes_come_in_order_with_what_they_held(p: &Prove) {
        let (k, folk) = (klient(p, "fhi"), folk(p, 3).await);
        let fra = p.portal.pvk.avstem(&k, PART, GUID).await.expect("a point").hode;
        for (runde, valg) in [Valg::Aktiv, Valg::Inaktiv, Valg::Aktiv].into_iter().enumerate() {
            for hvem in &folk {
                sett(p, hvem, SLUG, valg, runde as i64).await;
                sett(p, hvem, ANNEN_SLUG, valg, runde as i64).await;
                p.ga(1);
            }
        }
        let (alle, slutt) = les_feed(p, &k, fra).await;
        assert_eq!(alle.len(), 9, "of this definition alone");
        for hvem in &folk {
            let egne: Vec<_> = alle.iter().filter(|i| i.fnr == hvem.fnr).map(|i| &i.innstilling).collect();
            let sett: Vec<_> = egne.iter().map(|i| (i.sekvensnummer, i.aktiv)).collect();
            assert_eq!(sett, [(1, true), (2, false), (3, true)]);
            assert!(egne.iter().all(|i| i.opprettet == egne[0].endret) && egne[0].endret < egne[1].endret);
        }
        let tom = p.portal.pvk.endringer(&k, PART, GUID, slutt, 5).await.expect("changes");
        assert!((tom.endringer.is_empty(), tom.neste, tom.flere) == (true, slutt, false));
        let hode = p.tall("SELECT verdi FROM teller WHERE navn = 'utboks'").await;
        for aldri in [-1, hode + 1, i64::MAX] {
            let svar = p.portal.pvk.endringer(&k, PART, GUID, aldri, 5).await;
            assert_eq!(avslag(svar), Klientavslag::UkjentPeker, "{aldri}");
        }
    }

    /// As soon as a change is answered, every way of reading has it.
    async fn what_was_answered_is_read(p: &Prove) {
        let (k, folk) = (klient(p, "fhi"), folk(p, 1).await);
        let (hvem, pvk) = (&folk[0], &p.portal.pvk);
        let mut etter = pvk.avstem(&k, PART, GUID).await.expect("a point").hode;
        for runde in 0..20 {
            let aktiv = runde % 2 == 0;
            sett(p, hvem, SLUG, Valg::av(aktiv), runde).await;
            let status = pvk.status(&k, hvem.fnr.siffer(), PART, GUID).await.expect("a status").innstilling.expect("set");
            assert_eq!((status.aktiv, status.sekvensnummer), (aktiv, runde + 1));
            let side = pvk.liste(&k, PART, GUID, 0, 1000).await.expect("a page");
            assert_eq!(side.instanser.iter().any(|i| i.fnr == hvem.fnr), aktiv);
            let feed = pvk.endringer(&k, PART, GUID, etter, 1000).await.expect("changes");
            assert_eq!(feed.endringer.len(), 1);
            etter = feed.neste;
            let punkt = pvk.avstem(&k, PART, GUID).await.expect("a point");
            assert_eq!((punkt.antall, punkt.sammendrag), sammendrag(&fasit(p).await));
            assert!(punkt.hode >= etter);
        }
    }
}
