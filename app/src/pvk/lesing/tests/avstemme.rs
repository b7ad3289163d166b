//! Comparing with a registry's copy: one difference of any kind is found, and only those who differ are noted.

use super::*;
use crate::domain::avstemming::{Avvik, Avvikslag, Kopi};

fn kopi(linjer: &BTreeMap<String, i64>) -> Kopi {
    Kopi::les(&linjer.iter().map(|(fnr, nr)| format!("{fnr};{nr}\n")).collect::<String>()).expect("lines of ours")
}

pa_begge! {
    async fn one_difference_is_found_whoever_it_is_about(p: &Prove) {
        let folk = folk(p, 9).await;
        let (ute, inne) = folk.split_first().expect("nine");
        for hvem in inne {
            sett(p, hvem, SLUG, Valg::Aktiv, 0).await;
        }
        let (k, riktig) = (klient(p, "fhi"), fasit(p).await);
        let punkt = p.portal.pvk.avstem(&k, PART, GUID).await.expect("a point");
        assert_eq!((punkt.antall, punkt.sammendrag.clone()), kopi(&riktig).tall());
        let sammenlign = async |linjer: &BTreeMap<String, i64>| {
            let (hode, utfall) = p.portal.pvk.sammenlign(GUID, Some(&kopi(linjer)), "Innsyn").await.expect("compared");
            assert_eq!((hode, &utfall.sammendrag), (punkt.hode, &punkt.sammendrag));
            assert_eq!(utfall.avvik.is_empty(), kopi(linjer).tall().1 == punkt.sammendrag);
            utfall.avvik
        };
        assert!(sammenlign(&riktig).await.is_empty());
        for (fnr, nr) in &riktig {
            let (mut faerre, mut endret) = (riktig.clone(), riktig.clone());
            faerre.remove(fnr);
            endret.insert(fnr.clone(), nr + 1);
            let avvik = |slag, der| Avvik { slag, nummer: fnr.clone(), her: Some(*nr), der };
            assert!(sammenlign(&faerre).await == [avvik(Avvikslag::Mangler, None)]);
            assert!(sammenlign(&endret).await == [avvik(Avvikslag::AnnetNummer, Some(nr + 1))]);
        }
        let fremmed = ute.fnr.siffer().to_owned();
        let mut flere = riktig.clone();
        flere.insert(fremmed.clone(), 4);
        assert!(sammenlign(&flere).await == [Avvik { slag: Avvikslag::ForMye, nummer: fremmed, her: None, der: Some(4) }]);
    }

    async fn those_who_differ_are_noted_and_nobody_else(p: &Prove) {
        let folk = folk(p, 3).await;
        for hvem in &folk[..2] {
            sett(p, hvem, SLUG, Valg::Aktiv, 0).await;
        }
        let mut linjer = fasit(p).await;
        linjer.remove(folk[0].fnr.siffer());
        linjer.insert(folk[2].fnr.siffer().to_owned(), 1);
        linjer.insert("99999999999".to_owned(), 1);
        let for_ = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await;
        let (_, utfall) = p.portal.pvk.sammenlign(GUID, Some(&kopi(&linjer)), "Innsyn").await.expect("compared");
        assert_eq!(utfall.avvik.len(), 3);
        let noter = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE virksomhet = 'Innsyn' AND innbygger >= 100000").await;
        assert_eq!((p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await - for_, noter), (2, 2));
        p.portal.pvk.sammenlign(GUID, None, "Innsyn").await.expect("counted");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await - for_, 2);
        assert_eq!(avslag(p.portal.pvk.sammenlign("finnes-ikke", None, "Innsyn").await), Klientavslag::UkjentDefinisjon);
    }
}
