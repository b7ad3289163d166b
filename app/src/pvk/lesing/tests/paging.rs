//! The law of listings: who is active all the time is listed exactly once, whatever changes meanwhile.

use super::*;
use crate::domain::klient::Klientavslag::UkjentPeker;

/// What the portal should answer: of the active after a citizen, at most so many, and whether more are left.
fn ventet(
    modell: &BTreeMap<InnbyggerId, (bool, i64)>,
    etter: InnbyggerId,
    storrelse: usize,
) -> (Vec<InnbyggerId>, bool) {
    let igjen: Vec<InnbyggerId> =
        modell.iter().filter(|(id, (aktiv, _))| *aktiv && **id > etter).map(|(id, _)| *id).collect();
    (igjen.iter().take(storrelse).copied().collect(), igjen.len() > storrelse)
}

/// Everybody in the database who could be listed.
async fn modell(p: &Prove) -> BTreeMap<InnbyggerId, (bool, i64)> {
    let sql = "SELECT innbygger, aktiv, sekvensnummer FROM innstilling WHERE definisjon = $1";
    let rader: Vec<(i64, bool, i64)> =
        les!(&p.portal.basis, k => sqlx::query_as(sql).bind(GUID).fetch_all(k).await).expect("all rows");
    rader.into_iter().map(|(id, aktiv, nr)| (InnbyggerId(id), (aktiv, nr))).collect()
}

/// One listing with random changes between its pages; seed and size decide everything.
async fn en_liste(p: &Prove, folk: &[Person], fro: u64, storrelse: usize) {
    let (k, mut tilfeldig) = (klient(p, "fhi"), Tilfeldig(fro));
    let id_av: BTreeMap<String, InnbyggerId> = folk
        .iter()
        .map(|f| (f.fnr.siffer().to_owned(), f.id))
        .chain(p.folk.iter().map(|f| (f.fnr.to_owned(), f.id)))
        .collect();
    let mut modell = modell(p).await;
    let mut hele_tiden: Vec<InnbyggerId> = ventet(&modell, InnbyggerId(i64::MIN), usize::MAX).0;
    let (mut peker, mut etter, mut listet) = (0, InnbyggerId(i64::MIN), Vec::new());
    loop {
        let side = p.portal.pvk.liste(&k, PART, GUID, peker, storrelse).await.expect("a page");
        let sett: Vec<InnbyggerId> = side.instanser.iter().map(|i| id_av[i.fnr.siffer()]).collect();
        let (venter, flere) = ventet(&modell, etter, storrelse);
        assert_eq!(sett, venter, "seed {fro}");
        assert!(side.peker >= 0 && (side.peker != 0) == flere, "0 at the end and only there: seed {fro}");
        for (id, instans) in sett.iter().zip(&side.instanser) {
            assert_eq!((true, instans.innstilling.sekvensnummer), modell[id]);
        }
        // Now and then the answer is lost on the way, and the same reference is used again.
        let mistet = tilfeldig.under(4) == 0;
        if !mistet {
            listet.extend(sett);
            (peker, etter) = (side.peker, listet.last().copied().unwrap_or(etter));
            if peker == 0 {
                break;
            }
        }
        for _ in 0..tilfeldig.under(5) {
            let hvem = &folk[tilfeldig.under(folk.len())];
            let (aktiv, nr) = modell.get(&hvem.id).copied().unwrap_or_default();
            let nr = sett_den(p, hvem, !aktiv, nr).await;
            modell.insert(hvem.id, (!aktiv, nr));
            hele_tiden.retain(|id| *id != hvem.id);
        }
    }
    for id in hele_tiden {
        assert_eq!(listet.iter().filter(|l| **l == id).count(), 1, "seed {fro}");
    }
    assert!(listet.is_sorted_by(|a, b| a < b), "nobody twice: seed {fro}");
}

async fn sett_den(p: &Prove, hvem: &Person, aktiv: bool, nr: i64) -> i64 {
    sett(p, hvem, SLUG, Valg::av(aktiv), nr).await
}

pa_begge! {
    async fn who_is_active_all_the_time_is_listed_exactly_once(p: &Prove) {
        let folk = folk(p, 24).await;
        for hvem in folk.iter().step_by(2) {
            sett_den(p, hvem, true, 0).await;
        }
        for (fro, storrelse) in [(11, 1), (12, 2), (13, 3), (14, 3), (15, 4), (16, 5), (17, 7), (18, 13), (19, 1), (20, 2)] {
            en_liste(p, &folk, fro * 0x9E37_79B9, storrelse).await;
        }
    }

    async fn a_set_that_fills_its_last_page_ends_there(p: &Prove) {
        for hvem in &folk(p, 6).await {
            sett_den(p, hvem, true, 0).await;
        }
        let (k, alle) = (klient(p, "fhi"), fasit(p).await.len());
        for (storrelse, flere) in [(alle - 1, true), (alle, false), (alle + 1, false)] {
            let side = p.portal.pvk.liste(&k, PART, GUID, 0, storrelse).await.expect("a page");
            assert_eq!(side.peker != 0, flere, "{storrelse} of {alle}");
        }
        p.utfor("UPDATE innstilling SET aktiv = FALSE").await;
        let tom = p.portal.pvk.liste(&k, PART, GUID, 0, 5).await.expect("a page");
        assert!(tom.instanser.is_empty() && tom.peker == 0);
    }

    async fn a_reference_is_its_clients_its_definitions_and_a_days(p: &Prove) {
        for hvem in &folk(p, 4).await {
            sett_den(p, hvem, true, 0).await;
            sett(p, hvem, ANNEN_SLUG, Valg::Aktiv, 0).await;
        }
        let (k, pvk) = (klient(p, "fhi"), &p.portal.pvk);
        let peker = pvk.liste(&k, PART, GUID, 0, 2).await.expect("a page").peker;
        let gir = async |k: &Registerklient, guid: &str, peker: i32| pvk.liste(k, PART, guid, peker, 2).await;
        assert_eq!(avslag(gir(&klient(p, "en"), GUID, peker).await), UkjentPeker, "another client's");
        assert_eq!(avslag(gir(&k, ANNEN, peker).await), UkjentPeker, "another definition's");
        for aldri in [peker + 1, -1, i32::MIN, i32::MAX] {
            assert_eq!(avslag(gir(&k, GUID, aldri).await), UkjentPeker, "{aldri} was never given");
        }
        p.ga(24 * 60 - 1);
        assert!(gir(&k, GUID, peker).await.is_ok());
        p.ga(1);
        assert_eq!(avslag(gir(&k, GUID, peker).await), UkjentPeker, "after a day");
        let for_ = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM listepeker").await;
        gir(&k, GUID, 0).await.expect("a page");
        let na = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM listepeker").await;
        assert_eq!((for_, na), (2, 2), "the one that ran out is gone, the later one is not");
    }

    async fn references_begin_again_before_they_leave_int32_and_step_over_those_in_use(p: &Prove) {
        for hvem in &folk(p, 4).await {
            sett_den(p, hvem, true, 0).await;
        }
        let k = klient(p, "fhi");
        let neste = async || p.portal.pvk.liste(&k, PART, GUID, 0, 2).await.expect("a page").peker;
        assert_eq!((neste().await, neste().await), (1, 2));
        p.utfor("UPDATE teller SET verdi = 2147483646 WHERE navn = 'listepeker'").await;
        assert_eq!((neste().await, neste().await), (i32::MAX, 3));
    }
}
