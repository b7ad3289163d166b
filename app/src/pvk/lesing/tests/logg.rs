//! What the citizen reads in the log about registries' programs.

use super::*;

async fn rader(p: &Prove, hvem: &Person) -> Vec<(String, String, String, i64)> {
    let sql = "SELECT hvem, virksomhet, handling, tidspunkt FROM bruk
               WHERE innbygger = $1 AND part_kode = 'HELSENORGE' AND kategorier = 'personverninnstillinger' ORDER BY id";
    les!(&p.portal.basis, k => sqlx::query_as(sql).bind(hvem.id.0).fetch_all(k).await).expect("the log")
}

pa_begge! {
    async fn each_look_at_one_citizen_is_noted(p: &Prove) {
        let (k, folk) = (klient(p, "fhi"), folk(p, 2).await);
        let (fnr, pvk) = (folk[0].fnr.siffer(), &p.portal.pvk);
        pvk.status(&k, fnr, PART, GUID).await.expect("a status");
        pvk.status(&k, fnr, PART, GUID).await.expect("a status");
        pvk.for_part(&k, fnr, PART).await.expect("settings");
        let na = store::mikro(p.portal.klokke.na());
        let ventet = ("automatisk".to_owned(), "Folkehelseinstituttet".to_owned(), "se".to_owned(), na);
        assert_eq!(rader(p, &folk[0]).await, vec![ventet; 3], "also that nothing is set is data");
        assert!(rader(p, &folk[1]).await.is_empty());
    }

    async fn listing_and_feed_are_noted_once_a_day_for_those_shown(p: &Prove) {
        let (k, folk, pvk) = (klient(p, "fhi"), folk(p, 5).await, &p.portal.pvk);
        let (listet, utenfor) = folk.split_at(4);
        for hvem in listet {
            sett(p, hvem, SLUG, Valg::Aktiv, 0).await;
            sett(p, hvem, ANNEN_SLUG, Valg::Aktiv, 0).await;
        }
        let antall = async |ventet: usize| {
            for hvem in listet {
                assert_eq!(rader(p, hvem).await.len(), ventet);
            }
            assert!(rader(p, &utenfor[0]).await.is_empty());
        };
        pvk.avstem(&k, PART, GUID).await.expect("a point");
        antall(0).await;
        let les = async || {
            for _ in 0..2 {
                pvk.liste(&k, PART, GUID, 0, 1000).await.expect("a page");
                pvk.endringer(&k, PART, GUID, 0, 1000).await.expect("changes");
            }
        };
        les().await;
        antall(1).await;
        p.ga(13 * 60 + 59);
        les().await;
        antall(1).await;
        p.ga(1);
        les().await;
        antall(2).await;
        pvk.liste(&k, PART, ANNEN, 0, 1000).await.expect("a page");
        antall(3).await;
        pvk.liste(&klient(p, "en"), PART, GUID, 0, 1000).await.expect("a page");
        antall(4).await;
    }

    /// Only those on the page are noted, not all who are active.
    async fn a_page_is_noted_for_those_on_it(p: &Prove) {
        let (k, folk) = (klient(p, "fhi"), folk(p, 6).await);
        for hvem in &folk {
            sett(p, hvem, SLUG, Valg::Aktiv, 0).await;
        }
        p.utfor("UPDATE innstilling SET aktiv = FALSE WHERE innbygger < 100000").await;
        let side = p.portal.pvk.liste(&k, PART, GUID, 0, 2).await.expect("a page");
        for (nr, hvem) in folk.iter().enumerate() {
            assert_eq!(rader(p, hvem).await.len(), usize::from(nr < 2), "{nr}");
        }
        p.portal.pvk.liste(&k, PART, GUID, side.peker, 2).await.expect("a page");
        assert_eq!(rader(p, &folk[3]).await.len(), 1);
        assert_eq!(rader(p, &folk[4]).await.len(), 0);
    }
}
