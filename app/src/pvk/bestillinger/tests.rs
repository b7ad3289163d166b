//! What registries do with orders, on both engines.

use super::*;
use crate::domain::aktor::Saksbehandler;
use crate::domain::definisjon::Valg;
use crate::domain::klient::Klientregister;
use crate::personvern::Utfall;
use crate::store::prove::{Prove, pa_begge, skjema};
use std::sync::Arc;

const KLIENTER: &str = r#"
[[klient]]
client_id = "fhi"
virksomhet = "Folkehelseinstituttet"
orgnr = "983744516"
tilgang = [{ part_kode = "SYSVAK", innsyn = true }, { part_kode = "NPRKPR", les = true }]
[[klient]]
client_id = "ms"
virksomhet = "Helse Bergen HF"
orgnr = "983974724"
tilgang = [{ part_kode = "MS", innsyn = true }]
"#;

fn klient(p: &Prove, id: &str) -> Registerklient {
    let alle = Klientregister::les(KLIENTER, &p.portal.katalog).expect("sound clients");
    Registerklient::innsluppet(alle.klient(id).map(Arc::clone).expect(id), vec![Skop::Innsyn])
}

fn avsender(p: &Prove, id: &str) -> Avsender {
    Avsender::klient(&klient(p, id)).expect("the scope")
}

/// Kari orders from a registry: the order and its guid.
async fn bestill(p: &Prove, slug: &str, nokkel: &str) -> (HendelseId, String) {
    let utfall = p.portal.innsyn.bestill(&p.aktor("kari"), slug, Hovedtype::Standard, nokkel).await.expect("an order");
    let (guid,): (String,) = les!(&p.portal.basis, k =>
        sqlx::query_as("SELECT guid FROM bestilling WHERE id = $1").bind(utfall.id().0).fetch_one(k).await)
    .expect("a guid");
    (utfall.id(), guid)
}

fn rapport(tekst: &str) -> Vec<u8> {
    let rapport = serde_json::json!({
        "generertTidspunkt": "2026-11-22T08:00:00Z",
        "seksjoner": [{ "tittel": "Vaksiner", "tekst": [tekst] }]
    });
    rapport.to_string().into_bytes()
}

fn avslag<T: std::fmt::Debug>(svar: Result<T, Leveringsfeil>) -> Klientavslag {
    match svar {
        Err(Leveringsfeil::Pvk(Pvkfeil::Avslag(avslag))) => avslag,
        annet => panic!("a refusal was expected: {annet:?}"),
    }
}

async fn status(p: &Prove, id: HendelseId) -> Bestillingsstatus {
    p.portal.innsyn.bestilling(&p.aktor("kari"), id).await.expect("an order").rad.bestilling.status
}

const RAPPORTER: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE bestilling IS NOT NULL";
const VARSLER: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE slag = 'rapport_klar'";

pa_begge! {
    async fn a_delivery_stores_the_report_makes_the_order_ready_and_tells_the_citizen(p: &Prove) {
        let (fhi, (id, guid)) = (avsender(p, "fhi"), bestill(p, "sysvak", "a").await);
        let lagret = p.portal.pvk.lever_bestilling(&fhi, &guid, &rapport("En")).await.expect("delivered");
        assert_eq!((p.tall(RAPPORTER).await, p.tall(VARSLER).await), (1, 1));
        let uleste = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE slag = 'rapport_klar' AND lest IS NULL";
        assert_eq!(p.tall(uleste).await, 1);
        let side = p.portal.innsyn.bestilling(&p.aktor("kari"), id).await.expect("an order");
        assert_eq!((side.rad.bestilling.status, side.rad.bestilling.rapport), (Bestillingsstatus::Klar, Some(lagret)));
        assert_eq!(p.tall(uleste).await, 0, "whoever sees the order has read the notice");
        let lest = p.portal.innsyn.rapport(&p.aktor("kari"), "sysvak", lagret).await.expect("a report");
        assert_eq!(lest.rapport.seksjoner[0].tekst, ["En"]);
        let logg = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND handling = 'bruke' AND kategorier = 'innsynsrapport'";
        assert_eq!(p.tall(logg).await, 1);
    }

    async fn the_same_delivered_many_times_at_once_is_one_and_another_is_refused(p: &Prove) {
        let (fhi, (id, guid)) = (avsender(p, "fhi"), bestill(p, "sysvak", "a").await);
        let byte = rapport("En");
        let lever = || p.portal.pvk.lever_bestilling(&fhi, &guid, &byte);
        let (a, b, c, d) = tokio::join!(lever(), lever(), lever(), lever());
        let ider: Vec<HendelseId> = [a, b, c, d].into_iter().map(|r| r.expect("delivered")).collect();
        assert!(ider.iter().all(|i| *i == ider[0]), "{ider:?}");
        assert_eq!((p.tall(RAPPORTER).await, p.tall(VARSLER).await), (1, 1));
        let annen = p.portal.pvk.lever_bestilling(&fhi, &guid, &rapport("To")).await;
        assert_eq!(avslag(annen), Klientavslag::BestillingAvsluttet);
        assert_eq!((p.tall(RAPPORTER).await, status(p, id).await), (1, Bestillingsstatus::Klar));
    }

    async fn a_delivery_to_a_cancelled_order_is_refused_and_stored_nowhere(p: &Prove) {
        let (fhi, (id, guid)) = (avsender(p, "fhi"), bestill(p, "sysvak", "a").await);
        p.portal.innsyn.avbryt_bestilling(&p.aktor("kari"), id).await.expect("cancelled");
        assert_eq!(avslag(p.portal.pvk.lever_bestilling(&fhi, &guid, &rapport("En")).await), Klientavslag::BestillingAvsluttet);
        let mottatt = p.portal.pvk.si_om_bestilling(&fhi, &guid, Bestillingsord::Mottatt).await;
        assert!(matches!(mottatt, Err(Pvkfeil::Avslag(Klientavslag::BestillingAvsluttet))));
        assert_eq!((p.tall(RAPPORTER).await, p.tall(VARSLER).await), (0, 0));
        assert_eq!(status(p, id).await, Bestillingsstatus::Avbrutt);
    }

    /// Nothing is stored about a citizen in a consent-based registry without a valid consent, though it was there when the
    /// citizen ordered.
    async fn a_consent_that_was_withdrawn_meanwhile_stops_the_delivery(p: &Prove) {
        let (ms, (id, guid)) = (avsender(p, "ms"), bestill(p, "ms", "a").await);
        p.utfor("UPDATE innstilling SET aktiv = FALSE WHERE innbygger = 1001 AND metadata = '{}'").await;
        assert_eq!(avslag(p.portal.pvk.lever_bestilling(&ms, &guid, &rapport("En")).await), Klientavslag::KanIkkeLagres);
        assert_eq!((p.tall(RAPPORTER).await, status(p, id).await), (0, Bestillingsstatus::Bestilt));
    }

    /// As for a report that nobody ordered: what the citizen has said no to is not kept, and neither are the files, which may
    /// hold it.
    async fn sections_the_citizen_has_said_no_to_are_not_stored(p: &Prove) {
        let (ms, (id, guid)) = (avsender(p, "ms"), bestill(p, "ms", "a").await);
        let aktor = p.aktor("kari");
        let register = p.portal.katalog.register("ms").expect("MS");
        let biobank = register.definisjon("biobank").expect("a consent to the biobank");
        let side = p.portal.personvern.part(&aktor, biobank.omrade, "ms").await.expect("a page");
        let rad = side.rad.innstillinger.into_iter().find(|i| i.definisjon.slug == "biobank").expect("the setting");
        let nei = skjema(Valg::Inaktiv, rad.sekvensnummer(), "nei til biobank");
        let utfall = p.portal.personvern.sett(&aktor, "ms", "biobank", nei).await;
        assert!(matches!(utfall, Ok(Utfall::Endret(_))), "{utfall:?}");
        let byte = serde_json::json!({
            "generertTidspunkt": "2026-11-22T08:00:00Z",
            "seksjoner": [
                { "tittel": "Diagnose", "tekst": ["Multippel sklerose"] },
                { "tittel": "Prøver i biobanken", "tekst": ["To rør i fryser 7."] },
            ],
            "vedlegg": [{ "mimetype": "application/pdf", "innhold": "JVBERi0xLjQK", "innholdsbeskrivelse": "Alt" }],
        })
        .to_string()
        .into_bytes();
        let lagret = p.portal.pvk.lever_bestilling(&ms, &guid, &byte).await.expect("delivered");
        let lest = p.portal.innsyn.rapport(&aktor, "ms", lagret).await.expect("a report").rapport;
        let titler: Vec<&str> = lest.seksjoner.iter().map(|s| s.tittel.as_str()).collect();
        assert_eq!((titler.as_slice(), lest.vedlegg.len()), (["Diagnose"].as_slice(), 0));
        let spor = "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE innhold LIKE '%fryser 7%'";
        assert_eq!((p.tall(spor).await, status(p, id).await), (0, Bestillingsstatus::Klar));
        assert_eq!(p.portal.pvk.lever_bestilling(&ms, &guid, &byte).await.expect("the same again"), lagret);
        assert_eq!(p.tall(RAPPORTER).await, 1);
    }

    async fn who_no_longer_uses_the_portal_gets_nothing_stored(p: &Prove) {
        let (fhi, (_, guid)) = (avsender(p, "fhi"), bestill(p, "sysvak", "a").await);
        p.utfor("UPDATE innstilling SET aktiv = FALSE WHERE innbygger = 1001").await;
        let bruk = crate::domain::tjenesten::BRUK;
        let har = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM innstilling WHERE innbygger = 1001 AND definisjon = '{bruk}'");
        assert_eq!(p.tall(har.leak()).await, 1, "the setting is there, and off");
        assert_eq!(avslag(p.portal.pvk.lever_bestilling(&fhi, &guid, &rapport("En")).await), Klientavslag::KanIkkeLagres);
        let apne = "SELECT CAST(COUNT(*) AS BIGINT) FROM bestilling WHERE status = 'bestilt'";
        assert_eq!((p.tall(RAPPORTER).await, p.tall(apne).await), (0, 1));
    }

    async fn another_registrys_order_does_not_exist(p: &Prove) {
        let (ms, (_, guid)) = (avsender(p, "ms"), bestill(p, "sysvak", "a").await);
        for guid in [guid.as_str(), "", "11111111-1111-4111-8111-111111111111", "' OR 1=1 --"] {
            assert_eq!(avslag(p.portal.pvk.lever_bestilling(&ms, guid, &rapport("En")).await), Klientavslag::FinnesIkke);
            let sagt = p.portal.pvk.si_om_bestilling(&ms, guid, Bestillingsord::Mottatt).await;
            assert!(matches!(sagt, Err(Pvkfeil::Avslag(Klientavslag::FinnesIkke))), "{guid}");
        }
    }

    async fn a_report_that_cannot_be_read_is_refused_by_place_and_changes_nothing(p: &Prove) {
        let (fhi, (id, guid)) = (avsender(p, "fhi"), bestill(p, "sysvak", "a").await);
        let annens = br#"{"register":"MS","generertTidspunkt":"2026-11-22T08:00:00Z","seksjoner":[]}"#;
        for byte in [&b"{"[..], b"[]", b"{\"seksjoner\":1}", annens, &[0xff, 0xfe]] {
            let svar = p.portal.pvk.lever_bestilling(&fhi, &guid, byte).await;
            assert!(matches!(svar, Err(Leveringsfeil::Rapport(_))), "{byte:?}");
        }
        assert_eq!((p.tall(RAPPORTER).await, status(p, id).await), (0, Bestillingsstatus::Bestilt));
    }

    async fn a_failed_order_says_why_and_its_report_may_still_come(p: &Prove) {
        let (fhi, (id, guid)) = (avsender(p, "fhi"), bestill(p, "sysvak", "a").await);
        let ord = || Bestillingsord::Feilet { grunn: format!(" Vi \u{202E}fant\0 ikke {}", "x".repeat(9000)) };
        for _ in 0..2 {
            p.portal.pvk.si_om_bestilling(&fhi, &guid, ord()).await.expect("said, and once more is no error");
        }
        let b = p.portal.innsyn.bestilling(&p.aktor("kari"), id).await.expect("an order").rad.bestilling;
        assert_eq!((b.status, b.grunn.chars().count()), (Bestillingsstatus::Feilet, MAKS_GRUNN));
        assert!(b.grunn.starts_with("Vi \u{FFFD}fant\u{FFFD} ikke"), "{}", b.grunn);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE slag = 'bestilling_feilet'").await, 1);
        p.portal.pvk.si_om_bestilling(&fhi, &guid, Bestillingsord::Mottatt).await.expect("word that came late");
        assert_eq!(status(p, id).await, Bestillingsstatus::Feilet, "changes nothing");
        p.portal.pvk.lever_bestilling(&fhi, &guid, &rapport("En")).await.expect("delivered all the same");
        assert_eq!(status(p, id).await, Bestillingsstatus::Klar);
        let feilet = p.portal.pvk.si_om_bestilling(&fhi, &guid, ord()).await;
        assert!(matches!(feilet, Err(Pvkfeil::Avslag(Klientavslag::BestillingAvsluttet))));
    }

    async fn open_orders_are_listed_to_their_registry_and_noted_once_a_day(p: &Prove) {
        let fhi = klient(p, "fhi");
        let (_, guid) = bestill(p, "sysvak", "a").await;
        let notert = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND kategorier = 'bestillinger av innsynsrapporter' AND hvem = 'automatisk'";
        for _ in 0..3 {
            let apne = p.portal.pvk.bestillinger(&fhi, "sysvak", None).await.expect("a list");
            assert_eq!((apne.len(), apne[0].guid.as_str(), apne[0].status), (1, guid.as_str(), Bestillingsstatus::Bestilt));
            assert_eq!(apne[0].fnr.siffer(), p.folk[0].fnr);
        }
        assert_eq!(p.tall(notert).await, 1);
        assert!(p.portal.pvk.bestillinger(&fhi, "SYSVAK", Some(&guid)).await.expect("after the last").is_empty());
        for (part, etter, ventet) in [
            ("NPRKPR", None, Klientavslag::ManglerTilgang),
            ("MS", None, Klientavslag::ManglerTilgang),
            ("FINNES-IKKE", None, Klientavslag::UkjentDefinisjon),
            ("SYSVAK", Some("ukjent"), Klientavslag::UkjentPeker),
        ] {
            match p.portal.pvk.bestillinger(&fhi, part, etter).await {
                Err(Pvkfeil::Avslag(avslag)) => assert_eq!(avslag, ventet, "{part}"),
                annet => panic!("{part}: {annet:?}"),
            }
        }
    }

    async fn a_case_worker_delivers_for_their_own_registries(p: &Prove) {
        let (_, guid) = bestill(p, "sysvak", "a").await;
        let ved = |part: &str| {
            let parter = vec![PartKode(part.to_owned())];
            Avsender::saksbehandler(&Saksbehandler::innlogget(1, "Siri Saksbehandler".to_owned(), "FHI".to_owned(), parter))
        };
        assert_eq!(avslag(p.portal.pvk.lever_bestilling(&ved("MS"), &guid, &rapport("En")).await), Klientavslag::FinnesIkke);
        p.portal.pvk.lever_bestilling(&ved("SYSVAK"), &guid, &rapport("En")).await.expect("delivered");
        let navn = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE navn = 'Siri Saksbehandler' AND rolle = 'saksbehandler'";
        assert_eq!(p.tall(navn).await, 1);
    }
}

#[test]
fn without_the_scope_nobody_is_a_sender() {
    let katalog = crate::catalogue::innebygd().expect("the embedded catalogue is sound");
    let alle = Klientregister::les(KLIENTER, &katalog).expect("sound clients");
    let klient = Registerklient::innsluppet(alle.klient("fhi").map(Arc::clone).expect("a client"), vec![Skop::Skriv]);
    assert_eq!(Avsender::klient(&klient).err(), Some(Klientavslag::ManglerSkop));
}
