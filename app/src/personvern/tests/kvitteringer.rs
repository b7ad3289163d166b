//! Receipts: each change leaves one, each names the one before, and the registry's word puts it in force.

use super::*;
use crate::domain::aktor::Part;
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::domain::kvittering::{Kvitteringsinnhold, sammendrag};
use data_encoding::BASE64URL_NOPAD;

fn innhold(jws: &str) -> Kvitteringsinnhold {
    let del = jws.split('.').nth(1).expect("a payload");
    serde_json::from_slice(&BASE64URL_NOPAD.decode(del.as_bytes()).expect("base64url")).expect("a payload of ours")
}

/// A citizen's receipts in the order of the chain, as `nr, jws, sammendrag`.
async fn kjede(p: &Prove, hvem: &Aktor) -> Vec<(i64, String, String)> {
    les!(&p.portal.basis, k =>
        sqlx::query_as("SELECT nr, jws, sammendrag FROM kvittering WHERE innbygger = $1 ORDER BY nr")
            .bind(hvem.gjelder().0)
            .fetch_all(k)
            .await)
    .expect("receipts")
}

/// Every receipt is genuine, numbered without gaps, names the one before, and stands for one change of the history.
pub(crate) async fn hel_kjede(p: &Prove, hvem: &Aktor) -> Vec<Kvitteringsinnhold> {
    let (mut forrige, mut alle): (Option<String>, Vec<Kvitteringsinnhold>) = (None, Vec::new());
    for (ventet, (nr, jws, lagret)) in (1..).zip(kjede(p, hvem).await) {
        let bevis = p.portal.signering.verifiser(jws.as_bytes()).await.expect("keys").expect("a genuine receipt");
        let i = innhold(&jws);
        assert_eq!((nr, i.sequence, bevis.plass), (ventet, ventet, ventet));
        assert_eq!(i.previous_receipt_sha256, forrige, "receipt {nr}");
        assert_eq!(lagret, sammendrag(&jws));
        assert!(alle.iter().all(|a| a.pii_principal_id == i.pii_principal_id && a.receipt_id != i.receipt_id));
        forrige = Some(lagret);
        alle.push(i);
    }
    let uten = "SELECT CAST(COUNT(*) AS BIGINT) FROM historikk h WHERE NOT EXISTS \
        (SELECT 1 FROM kvittering k WHERE k.innbygger = h.innbygger AND k.id = h.id)";
    assert_eq!(p.tall(uten).await, 0, "no change is without a receipt");
    alle
}

async fn kvitteringer(p: &Prove) -> i64 {
    p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM kvittering").await
}

fn register(kode: &str) -> Part {
    Part::register(PartKode(kode.to_owned()))
}

async fn i_kraft(p: &Prove, id: HendelseId) -> Option<jiff::Timestamp> {
    p.portal.personvern.kvittering(&p.aktor("kari"), id).await.expect("a receipt").i_kraft
}

pa_begge! {
    async fn the_samples_are_chains_too(p: &Prove) {
        for person in &p.folk {
            assert_eq!(hel_kjede(p, &person.aktor()).await.len(), person.endringer.len(), "{}", person.slug);
        }
    }

    async fn a_receipt_tells_what_was_chosen_and_nothing_about_the_person(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        let nummer = kvittering(p.portal.personvern.sett(&ingrid, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let lest = p.portal.personvern.kvittering(&ingrid, nummer).await.expect("a receipt");
        assert_eq!(p.portal.personvern.signert(&ingrid, nummer).await.expect("the file"), lest.jws);
        let (i, d) = (innhold(&lest.jws), &lest.rad.definisjon);
        assert_eq!((i.receipt_id, hel_kjede(p, &ingrid).await.len()), (nummer.lesbar(), 2));
        assert_eq!((i.event.event_type.as_str(), i.event.event_state.as_str()), ("reservation", "given"));
        assert_eq!((i.event.entity_id.as_str(), i.event.channel.as_str()), ("pii_principal", "portal"));
        assert_eq!(i.event.event_time, p.portal.klokke.na().to_string());
        let tekst = &i.pii_processing.privacy_notice;
        assert_eq!((&tekst.id, tekst.version, tekst.sha256.len()), (&d.id.0, d.versjon, 64));
        let adresse = format!("{}/innstilling/{}", i.iss, d.id.0);
        assert_eq!((i.pii_processing.withdrawal_method, i.pii_principal_id.len()), (adresse, 32));
        let deler: Vec<&str> = lest.jws.split('.').collect();
        let klartekst = deler[..2].iter().map(|d| BASE64URL_NOPAD.decode(d.as_bytes()).expect("base64url"));
        let klartekst: Vec<String> = klartekst.map(|b| String::from_utf8(b).expect("text")).collect();
        let person = p.folk.iter().find(|f| f.slug == "ingrid").expect("Ingrid");
        for privat in [person.fnr, person.fornavn, person.etternavn] {
            assert!(!klartekst.join(" ").contains(privat), "{privat}");
        }
    }

    /// Two receipts of one citizen hang together; those of two citizens do not.
    async fn each_citizen_has_a_chain_and_a_name_of_their_own(p: &Prove) {
        let for_ = hel_kjede(p, &p.aktor("ingrid")).await.len();
        for slug in ["kari", "ingrid"] {
            for (nr, valg) in [(0, Aktiv), (1, Inaktiv)] {
                let form = skjema(valg, nr, &nr.to_string());
                kvittering(p.portal.personvern.sett(&p.aktor(slug), "nprkpr", "oppbevaring", form).await);
            }
        }
        let (karis, ingrids) = (hel_kjede(p, &p.aktor("kari")).await, hel_kjede(p, &p.aktor("ingrid")).await);
        assert_eq!(ingrids.len(), for_ + 2);
        assert_ne!(karis[0].pii_principal_id, ingrids[0].pii_principal_id);
    }

    async fn what_falls_with_a_withdrawn_samtykke_gets_receipts_in_the_same_chain(p: &Prove) {
        let for_ = hel_kjede(p, &p.aktor("kari")).await.len();
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await);
        let alle = hel_kjede(p, &p.aktor("kari")).await;
        let nye = &alle[for_..];
        assert_eq!(nye.len(), 3, "data, biobank and questionnaires");
        assert!(nye.iter().all(|i| i.event.event_state == "withdrawn" && i.event.event_type == "consent"));
        let tekster: std::collections::HashSet<_> = nye.iter().map(|i| &i.pii_processing.privacy_notice.id).collect();
        assert_eq!(tekster.len(), 3);
    }

    async fn the_chain_holds_when_many_change_at_once(p: &Prove) {
        let kari = p.aktor("kari");
        let for_ = hel_kjede(p, &kari).await.len();
        for runde in 0..6 {
            let valg = Valg::av(runde % 2 == 0);
            let slugger = ["utlevering-fodselsnummer", "utlevering-formal", "oppbevaring"];
            let mut oppgaver = Vec::new();
            for slug in slugger {
                let sekvens = karis(p, "nprkpr", slug).await.sekvensnummer();
                let (personvern, kari) = (p.portal.personvern.clone(), kari.clone());
                let form = skjema(valg, sekvens, &format!("{slug} {runde}"));
                oppgaver.push(tokio::spawn(async move { personvern.sett(&kari, "nprkpr", slug, form).await }));
            }
            for oppgave in oppgaver {
                oppgave.await.expect("a task that does not panic").expect("allowed");
            }
        }
        assert!(hel_kjede(p, &kari).await.len() >= for_ + 15, "at most the first round found an answer given before");
    }

    async fn what_is_refused_leaves_no_receipt(p: &Prove) {
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let for_ = kvitteringer(p).await;
        let mut uten_kryss = skjema(Aktiv, 0, "a");
        uten_kryss.onske.forstar_sletting = false;
        for (part, slug, form) in [
            ("nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")),
            ("nprkpr", "oppbevaring", skjema(Inaktiv, 0, "b")),
            ("nprkpr", "oppbevaring", skjema(Inaktiv, 0, "n")),
            ("nprkpr", "oppbevaring", skjema(Aktiv, 1, "c")),
            ("nprkpr", "finnes-ikke", skjema(Aktiv, 0, "d")),
            ("diabetes", "lagring", uten_kryss),
            ("diabetes", "lagring", skjema(Aktiv, 0, "e")),
        ] {
            drop(sett(p, part, slug, form).await);
        }
        assert_eq!(kvitteringer(p).await, for_);
        hel_kjede(p, &p.aktor("kari")).await;
    }

    async fn a_change_that_cannot_be_stored_whole_leaves_no_receipt(p: &Prove) {
        let for_ = kvitteringer(p).await;
        for (bort, tilbake) in [
            ("ALTER TABLE varsel RENAME TO borte", "ALTER TABLE borte RENAME TO varsel"),
            ("ALTER TABLE bruk RENAME TO borte", "ALTER TABLE borte RENAME TO bruk"),
        ] {
            p.utfor(bort).await;
            assert!(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await.is_err(), "{bort}");
            p.utfor(tilbake).await;
        }
        assert_eq!(kvitteringer(p).await, for_);
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        hel_kjede(p, &p.aktor("kari")).await;
    }

    async fn a_registry_puts_a_change_in_force_once(p: &Prove) {
        let (kari, d) = (p.aktor("kari").gjelder(), karis(p, "nprkpr", "oppbevaring").await.definisjon.id);
        let forste = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "1")).await);
        assert_eq!(i_kraft(p, forste).await, None);
        p.ga(3);
        let nar = p.portal.klokke.na();
        for _ in 0..2 {
            p.portal.personvern.kvitter(&register("NPRKPR"), kari, &d, 1).await.expect("its own setting");
            assert_eq!(i_kraft(p, forste).await, Some(nar), "said again, the first time stands");
            assert!(karis(p, "nprkpr", "oppbevaring").await.bekreftet());
            p.ga(3);
        }
        let andre = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Inaktiv, 1, "2")).await);
        assert_eq!((i_kraft(p, forste).await, i_kraft(p, andre).await), (Some(nar), None));
        assert!(!karis(p, "nprkpr", "oppbevaring").await.bekreftet(), "the newest change is not in force yet");
    }

    /// The word about an older change comes late: that change was in force, the setting as it stands is not.
    async fn a_late_word_about_an_older_change_leaves_the_setting_waiting(p: &Prove) {
        let (kari, d) = (p.aktor("kari").gjelder(), karis(p, "nprkpr", "oppbevaring").await.definisjon.id);
        let forste = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "1")).await);
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Inaktiv, 1, "2")).await);
        p.portal.personvern.kvitter(&register("NPRKPR"), kari, &d, 1).await.expect("its own setting");
        assert!(i_kraft(p, forste).await.is_some());
        assert!(!karis(p, "nprkpr", "oppbevaring").await.bekreftet());
    }

    async fn a_registry_has_a_word_about_its_own_settings_only(p: &Prove) {
        let (kari, d) = (p.aktor("kari").gjelder(), karis(p, "nprkpr", "oppbevaring").await.definisjon.id);
        let nummer = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "1")).await);
        let ukjent = DefinisjonId("00000000-0000-4000-8000-000000000000".to_owned());
        for (part, innbygger, definisjon, sekvens) in [
            ("DIABETES", kari, &d, 1),
            ("nprkpr", kari, &d, 1),
            ("", kari, &d, 1),
            ("NPRKPR", kari, &ukjent, 1),
            ("NPRKPR", InnbyggerId(0), &d, 1),
            ("NPRKPR", p.aktor("ingrid").gjelder(), &d, 1),
            ("NPRKPR", kari, &d, 0),
            ("NPRKPR", kari, &d, 2),
            ("NPRKPR", kari, &d, i64::MAX),
        ] {
            let svar = p.portal.personvern.kvitter(&register(part), innbygger, definisjon, sekvens).await;
            assert_eq!(avslag(svar), Avslag::FinnesIkke, "{part} {sekvens}");
        }
        assert_eq!(i_kraft(p, nummer).await, None);
    }

    async fn taking_a_receipt_along_is_noted_in_the_log(p: &Prove) {
        let nummer = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let signerte = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE kategorier = 'signert kvittering' AND part_kode = 'NPRKPR'";
        p.portal.personvern.signert(&p.aktor("kari"), nummer).await.expect("the file");
        assert_eq!(p.tall(signerte).await, 1);
        for hvem in ["ingrid", "line"] {
            assert_eq!(avslag(p.portal.personvern.signert(&p.aktor(hvem), nummer).await), Avslag::FinnesIkke);
        }
        p.utfor("ALTER TABLE bruk RENAME TO borte").await;
        assert!(p.portal.personvern.signert(&p.aktor("kari"), nummer).await.is_err(), "what cannot be noted is not shown");
    }
}
