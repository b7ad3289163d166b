//! One citizen's settings: what is answered, to whom, and what it says of those who never answered.

use super::*;
use crate::domain::klient::Klientavslag as A;

const NIVA: &str = crate::domain::tjenesten::BRUK;

pa_begge! {
    async fn a_status_is_the_stored_answer_and_nothing_when_never_set(p: &Prove) {
        let (k, folk) = (klient(p, "fhi"), folk(p, 1).await);
        let fnr = folk[0].fnr.siffer();
        let status = async || p.portal.pvk.status(&k, fnr, "nprkpr", &GUID.to_uppercase()).await.expect("an answer");
        assert!(status().await.innstilling.is_none());
        sett(p, &folk[0], SLUG, Valg::Aktiv, 0).await;
        p.ga(5);
        sett(p, &folk[0], SLUG, Valg::Inaktiv, 1).await;
        let svar = status().await;
        let i = svar.innstilling.expect("set");
        assert_eq!((svar.definisjon.part.0.as_str(), i.aktiv, i.sekvensnummer), (PART, false, 2));
        assert!(i.opprettet < i.endret);
    }

    async fn for_a_part_only_what_is_active_and_may_be_read_is_given(p: &Prove) {
        let folk = folk(p, 1).await;
        let fnr = folk[0].fnr.siffer();
        let for_part = async |k: &str| {
            let svar = p.portal.pvk.for_part(&klient(p, k), fnr, PART).await.expect("an answer");
            svar.aktive.iter().map(|(d, i)| { assert!(i.aktiv && i.definisjon == d.id); d.slug.clone() }).collect::<Vec<_>>()
        };
        assert!(for_part("fhi").await.is_empty());
        sett(p, &folk[0], SLUG, Valg::Aktiv, 0).await;
        sett(p, &folk[0], ANNEN_SLUG, Valg::Aktiv, 0).await;
        assert_eq!(for_part("fhi").await, [ANNEN_SLUG, SLUG], "in the catalogue's order");
        assert_eq!(for_part("en").await, [SLUG], "the other is left out");
        sett(p, &folk[0], SLUG, Valg::Inaktiv, 1).await;
        assert_eq!(for_part("fhi").await, [ANNEN_SLUG]);
        assert!(for_part("en").await.is_empty());
    }

    async fn what_a_client_may_not_read_is_refused_everywhere_and_noted_nowhere(p: &Prove) {
        let (pvk, folk) = (&p.portal.pvk, folk(p, 1).await);
        let fnr = folk[0].fnr.siffer();
        let for_ = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await;
        let ms = "2c3ba0f0-468a-4b16-8fac-18a8f1e99f98";
        for (k, part, guid, ventet) in [
            (med_skop(p, "fhi", &[Skop::Skriv]), PART, GUID, A::ManglerSkop),
            (klient(p, "en"), PART, ANNEN, A::ManglerTilgang),
            (klient(p, "en"), "MS", ms, A::ManglerTilgang),
            (klient(p, "fhi"), "HELSENORGE", NIVA, A::ManglerTilgang),
            (klient(p, "fhi"), "MS", GUID, A::UkjentDefinisjon),
            (klient(p, "fhi"), PART, "b5d2a9de", A::UkjentDefinisjon),
            (klient(p, "fhi"), PART, "", A::UkjentDefinisjon),
        ] {
            assert_eq!(avslag(pvk.status(&k, fnr, part, guid).await), ventet);
            assert_eq!(avslag(pvk.liste(&k, part, guid, 0, 10).await), ventet);
            assert_eq!(avslag(pvk.endringer(&k, part, guid, 0, 10).await), ventet);
            assert_eq!(avslag(pvk.avstem(&k, part, guid).await), ventet);
        }
        for (k, part, ventet) in [
            (med_skop(p, "fhi", &[Skop::Skriv]), PART, A::ManglerSkop),
            (klient(p, "en"), "MS", A::ManglerTilgang),
            (klient(p, "fhi"), "HELSENORGE", A::ManglerTilgang),
            (klient(p, "fhi"), "FINNES-IKKE", A::UkjentDefinisjon),
        ] {
            assert_eq!(avslag(pvk.for_part(&k, fnr, part).await), ventet);
        }
        let k = klient(p, "fhi");
        for ukjent in ["", "01819945621", "13116900216", "01819945620", "0181994562012345"] {
            assert_eq!(avslag(pvk.status(&k, ukjent, PART, GUID).await), A::UkjentInnbygger, "{ukjent}");
            assert_eq!(avslag(pvk.for_part(&k, ukjent, PART).await), A::UkjentInnbygger, "{ukjent}");
        }
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await, for_);
    }
}
