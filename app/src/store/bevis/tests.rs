use super::*;
use crate::store::prove::{Prove, pa_begge};

const MINUTTER: SignedDuration = SignedDuration::from_mins(5);

fn lager(p: &Prove) -> BrukteBevis {
    BrukteBevis::ny(p.portal.basis.clone(), p.portal.klokke.clone())
}

async fn forste(lager: &BrukteBevis, jkt: &str, jti: &str) -> bool {
    lager.forste_gang(jkt, jti, MINUTTER).await.expect("the database answers")
}

pa_begge! {
    async fn a_proof_is_new_once_whichever_process_sees_it(p: &Prove) {
        let (en, to) = (lager(p), lager(p));
        assert!(forste(&en, "nokkel", "a").await);
        assert!(!forste(&en, "nokkel", "a").await && !forste(&to, "nokkel", "a").await);
        assert!(forste(&to, "nokkel", "b").await && forste(&to, "annen", "a").await);
        // Key and id are told apart also where one runs into the other.
        assert!(forste(&en, "x", "yz").await && forste(&en, "xy", "z").await);
    }

    /// Quality D-24 in small: many at once, in two processes, each id many times.
    async fn of_many_at_once_one_is_first(p: &Prove) {
        let prosesser = [lager(p), lager(p)];
        let mut alle = tokio::task::JoinSet::new();
        for nr in 0..400_usize {
            let lager = prosesser[nr % 2].clone();
            alle.spawn(async move { forste(&lager, "nokkel", &format!("jti-{}", nr / 40)).await });
        }
        let forste = alle.join_all().await.into_iter().filter(|forste| *forste).count();
        assert_eq!(forste, 10);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM brukt_bevis").await, 10);
    }

    async fn what_ran_out_is_removed_and_nothing_else(p: &Prove) {
        let lager = lager(p);
        assert!(forste(&lager, "nokkel", "gammel").await);
        p.ga(4);
        assert!(forste(&lager, "nokkel", "nyere").await);
        p.ga(2);
        rydd(&p.portal.basis, mikro(p.portal.klokke.na())).await.expect("removed");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM brukt_bevis").await, 1);
        assert!(!forste(&lager, "nokkel", "nyere").await);
    }

    /// The key is not to be found in the database, nor what the client called its proof.
    async fn only_a_hash_is_kept(p: &Prove) {
        assert!(forste(&lager(p), "nokkel", "01010112345").await);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM brukt_bevis WHERE length(nokkel) = 64").await, 1);
    }

    async fn a_store_that_does_not_answer_is_an_error(p: &Prove) {
        p.utfor("DROP TABLE brukt_bevis").await;
        assert!(lager(p).forste_gang("nokkel", "a", MINUTTER).await.is_err());
    }
}
