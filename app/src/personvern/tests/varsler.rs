//! Notices: who did what, and what is new.

use super::*;
use crate::domain::varsel::Varselinnhold;

const ULESTE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = 1001 AND lest IS NULL";

pa_begge! {
    async fn what_one_does_oneself_is_a_notice_that_is_read(p: &Prove) {
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let side = p.portal.personvern.varsler(&p.aktor("kari"), 1).await.expect("notices");
        let nyeste = &side.rader[0];
        assert!(matches!(nyeste.varsel.innhold, Varselinnhold::Innstilling(_)));
        assert_eq!((nyeste.varsel.lest, side.kan_merkes), (Some(p.portal.klokke.na()), false));
        assert_eq!(nyeste.endring.as_ref().map(|e| e.definisjon.slug.as_str()), Some("oppbevaring"));
    }

    async fn what_a_parent_does_is_new_to_the_child(p: &Prove) {
        use crate::domain::representasjon::{Fakta, Representasjon, Rolle};
        let id = |slug: &str| p.folk.iter().find(|x| x.slug == slug).expect(slug).id;
        let fakta = Fakta {
            representant_alder: 44,
            innbygger_alder: 9,
            adressesperre: false,
            samme_bosted: true,
            skjermet_for_foreldre: false,
            gyldig: true,
            omrader: Vec::new(),
        };
        let for_annen = Representasjon {
            innbygger: id("oliver"),
            rolle: Rolle::Foreldreansvar,
            fakta,
            til: None,
            representant_navn: "Line Danser".to_owned(),
        };
        let line = Aktor::representant(id("line"), for_annen);
        let svar = p.portal.personvern.sett(&line, "nyfodt", "lagring", skjema(Inaktiv, 1, "n")).await;
        kvittering(svar);
        let side = p.portal.personvern.varsler(&p.aktor("oliver"), 1).await.expect("notices");
        assert!(side.kan_merkes && side.rader[0].varsel.lest.is_none());
        let endring = side.rader[0].endring.as_ref().expect("the change");
        assert!(matches!(&endring.endring.gjort_av, GjortAv::Representant { navn, .. } if navn == "Line Danser"));
        // She sees it too, but does not read it for him.
        assert!(!p.portal.personvern.varsler(&line, 1).await.expect("notices").kan_merkes);
        let merket = p.portal.personvern.merk_varsler_lest(&line, HendelseId(i64::MAX)).await;
        assert!(matches!(avslag(merket), Avslag::IkkePaVegneAv(_)));
    }

    async fn marking_as_read_is_once_and_leaves_what_came_later(p: &Prove) {
        let kari = p.aktor("kari");
        p.utfor("INSERT INTO varsel (innbygger, id, slag, part_kode, gjelder, tekst) VALUES (1001, 10, 'part', 'MS', '2c3ba0f0-468a-4b16-8fac-18a8f1e99f98', 'a')").await;
        p.utfor("INSERT INTO varsel (innbygger, id, slag, part_kode, gjelder, tekst) VALUES (1001, 20, 'part', 'MS', '2c3ba0f0-468a-4b16-8fac-18a8f1e99f98', 'b')").await;
        assert_eq!(p.portal.personvern.ventende(&kari).await.expect("what waits").uleste, 2);
        for _ in 0..2 {
            p.portal.personvern.merk_varsler_lest(&kari, HendelseId(10)).await.expect("marked");
            assert_eq!(p.tall(ULESTE).await, 1);
            p.ga(1);
        }
        let forst = "SELECT lest FROM varsel WHERE innbygger = 1001 AND id = 10";
        assert_eq!(p.tall(forst).await, crate::store::prove::na().as_microsecond(), "read once, at that moment");
        p.portal.personvern.merk_varsler_lest(&kari, HendelseId(i64::MAX)).await.expect("marked");
        assert_eq!(p.tall(ULESTE).await, 0);
    }

    async fn notices_come_by_the_page_newest_first(p: &Prove) {
        p.utfor(
            "INSERT INTO varsel (innbygger, id, slag, part_kode, gjelder, tekst) \
             WITH RECURSIVE nr (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nr WHERE n < 45) \
             SELECT 1009, n, 'part', 'MS', '2c3ba0f0-468a-4b16-8fac-18a8f1e99f98', 'a' FROM nr",
        )
        .await;
        let jonas = p.aktor("jonas");
        let mut ider = Vec::new();
        for side in 1..=3 {
            let del = p.portal.personvern.varsler(&jonas, side).await.expect("notices");
            assert_eq!((del.side, del.sider), (side, 3));
            ider.extend(del.rader.iter().map(|r| r.varsel.id));
        }
        assert_eq!(ider.len(), 45);
        assert!(ider.is_sorted_by(|a, b| a > b));
        assert_eq!(p.portal.personvern.varsler(&jonas, 9).await.expect("the last").side, 3);
    }
}
