//! Reports and participation.

use super::*;

/// Reports of Kari in MS; Ingrid's in all registries.
const KARIS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE innbygger = 1001 AND part_kode = 'MS'";
const KARIS_DELTAKELSE: &str =
    "SELECT CAST(COUNT(*) AS BIGINT) FROM deltakelse WHERE innbygger = 1001 AND part_kode = 'MS'";
/// Past all doors: the transaction that has the lock is the test's own.
const TREKK: &str = "UPDATE innstilling SET aktiv = FALSE \
    WHERE innbygger = 1001 AND definisjon = '2c3ba0f0-468a-4b16-8fac-18a8f1e99f98'";
const ULESTE: &str =
    "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = 1001 AND slag = 'ny_rapport' AND lest IS NULL";

pa_begge! {
    async fn a_delivered_report_is_what_the_citizen_sees(p: &Prove) {
        let for_ = p.tall(KARIS).await;
        let svar = lever(p, "kari", "ms", innhold("Multippel sklerose")).await.expect("taken");
        assert_eq!(svar.utelatt, Vec::<String>::new());
        let side = p.portal.innsyn.innhold(&p.aktor("kari"), "ms").await.expect("contents");
        assert_eq!((side.rapporter[0].id, p.tall(KARIS).await), (svar.id, for_ + 1));
        let siste = serde_json::to_value(side.siste.expect("a report")).expect("JSON");
        assert_eq!(siste["seksjoner"], innhold("Multippel sklerose")["seksjoner"]);
        p.ga(1);
        let logg = p.portal.innsyn.logg(&p.aktor("kari"), "ms", Tidsrom::SisteTreManeder).await.expect("a log");
        let levert = logg.bruk.iter().find(|b| b.kategorier == "rapport til innsyn").expect("the delivery in the log");
        assert_eq!((&levert.hvem, levert.handling),
            (&Hvem::Automatisk { virksomhet: "Helse Bergen HF".to_owned() }, Handling::Endre));
    }

    async fn the_same_report_again_is_one_and_another_is_another(p: &Prove) {
        let for_ = p.tall(KARIS).await;
        let forste = lever(p, "kari", "MS", innhold("a")).await.expect("taken");
        p.ga(1);
        assert_eq!(lever(p, "kari", "MS", innhold("a")).await.expect("taken"), forste);
        assert_eq!(p.tall(KARIS).await, for_ + 1);
        let annen = lever(p, "kari", "MS", innhold("b")).await.expect("taken");
        assert!(annen.id > forste.id);
        assert_eq!(p.tall(KARIS).await, for_ + 2);
    }

    async fn twelve_of_the_same_report_at_once_are_one(p: &Prove) {
        let for_ = p.tall(KARIS).await;
        let oppgaver: Vec<_> = (0..12).map(|_| {
            let (pvk, k) = (p.portal.pvk.clone(), klient(p));
            let l = Rapportlevering { nummer: nummer(p, "kari"), part: "MS".to_owned(), rapport: innhold("a") };
            tokio::spawn(async move { pvk.lever_rapport(&k, l).await.map(|s| s.id) })
        }).collect();
        let mut ider = std::collections::BTreeSet::new();
        for o in oppgaver {
            ider.insert(o.await.expect("no panic").expect("taken"));
        }
        assert_eq!((ider.len(), p.tall(KARIS).await, p.tall(ULESTE).await), (1, for_ + 1, 1));
    }

    async fn at_most_one_notice_of_reports_from_a_registry_is_unread(p: &Prove) {
        for (nr, tekst) in ["a", "b", "b", "c"].into_iter().enumerate() {
            p.ga(1);
            lever(p, "kari", "MS", innhold(tekst)).await.expect("taken");
            assert_eq!(p.tall(ULESTE).await, 1, "delivery {nr}");
        }
        let kari = p.aktor("kari");
        let varsler = p.portal.personvern.varsler(&kari, 1).await.expect("notices");
        let nyeste = &varsler.rader[0].varsel;
        let side = p.portal.innsyn.innhold(&kari, "ms").await.expect("contents");
        assert_eq!(nyeste.innhold, Varselinnhold::NyRapport(side.rapporter[0].id), "of the newest");
        p.portal.personvern.merk_varsler_lest(&kari, nyeste.id).await.expect("read");
        lever(p, "kari", "MS", innhold("c")).await.expect("taken");
        assert_eq!(p.tall(ULESTE).await, 0, "the same again is no news");
        p.ga(1);
        lever(p, "kari", "MS", innhold("d")).await.expect("taken");
        assert_eq!(p.tall(ULESTE).await, 1);
    }

    /// The rule of the whole portal: before a valid consent nothing is stored, and the refusal says why.
    async fn nothing_is_stored_before_a_valid_consent(p: &Prove) {
        p.utfor("INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES (1006, 'MS', TRUE, 0)").await;
        let for_ = antall(p).await;
        assert_eq!(avslag(lever(p, "ingrid", "MS", innhold("a")).await), Klientavslag::IkkeSamtykket);
        let deltar = lever_deltakelse(p, "ingrid", "MS", vec![prosjekt("a")]).await;
        assert_eq!(avslag(deltar), Klientavslag::IkkeSamtykket);
        let etter = antall(p).await;
        assert_eq!([for_[0], for_[2], for_[3], for_[4]], [etter[0], etter[2], etter[3], etter[4]]);
        let lest = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1006 AND part_kode = 'MS' \
                    AND hvem = 'automatisk' AND handling = 'se'";
        assert_eq!((etter[1] - for_[1], p.tall(lest).await), (2, 2), "that settings were read is in the log");
        sett(p, "ingrid", ("ms", "data"), Aktiv).await;
        lever(p, "ingrid", "MS", innhold("a")).await.expect("taken after the consent");
        sett(p, "ingrid", ("ms", "data"), Inaktiv).await;
        assert_eq!(avslag(lever(p, "ingrid", "MS", innhold("b")).await), Klientavslag::IkkeSamtykket);
    }

    async fn against_a_reservation_without_a_ticket_or_without_the_portal_nothing_is_stored(p: &Prove) {
        lever(p, "line", "DIABETES", innhold("a")).await.expect("taken");
        sett(p, "line", ("diabetes", "lagring"), Aktiv).await;
        let for_ = antall(p).await[0];
        assert_eq!(avslag(lever(p, "line", "DIABETES", innhold("b")).await), Klientavslag::Reservert);
        assert_eq!(avslag(lever(p, "ingrid", "DIABETES", innhold("b")).await), Klientavslag::IkkeOppfort);
        lever(p, "line", "SYSVAK", innhold("a")).await.expect("a registry by law");
        sett(p, "line", ("tjenesten", "bruk"), Inaktiv).await;
        assert_eq!(avslag(lever(p, "line", "SYSVAK", innhold("b")).await), Klientavslag::BrukerIkkePortalen);
        assert_eq!(antall(p).await[0], for_ + 1);
    }

    async fn sections_the_citizen_has_said_no_to_are_left_out(p: &Prove) {
        sett(p, "kari", ("ms", "biobank"), Inaktiv).await;
        let svar = lever(p, "kari", "MS", innhold("a")).await.expect("taken");
        assert_eq!(svar.utelatt, ["Prøver i biobanken"]);
        let rapport = p.portal.innsyn.rapport(&p.aktor("kari"), "ms", svar.id).await.expect("a report").rapport;
        assert_eq!(rapport.seksjoner.iter().map(|s| s.tittel.as_str()).collect::<Vec<_>>(), ["Diagnose"]);
        assert_eq!(lever(p, "kari", "MS", innhold("a")).await.expect("again").id, svar.id);
    }

    async fn a_report_that_does_not_fit_is_refused_by_its_place_and_never_by_what_stood_there(p: &Prove) {
        let for_ = antall(p).await;
        let uten_tittel = json!({"generertTidspunkt": "2026-11-22T08:00:00Z", "seksjoner": [{"tittel": " "}]});
        let mut annens = innhold("a");
        annens["register"] = json!("DIABETES");
        let mut lang = innhold("a");
        lang["seksjoner"][0]["felt"][0]["verdi"] = json!("14827921433 ".repeat(2000));
        let mut kolonne = innhold("a");
        kolonne["seksjoner"][0]["14827921433"] = json!({"kari.nordmann@example": "x".repeat(30_000)});
        let mut forlop = innhold("a");
        forlop["seksjoner"][0]["forlop"] = json!({"behandlinger": [{"grunn": "x".repeat(30_000)}]});
        for (rapport, ventet) in [
            (forlop, "rapport.seksjoner[0].forlop.behandlinger[0].grunn: the text is too long"),
            (uten_tittel, "rapport.seksjoner[0].tittel: it is empty"),
            (annens, "rapport.register: another registry's report"),
            (lang, "rapport.seksjoner[0].felt[0].verdi: the text is too long"),
            (kolonne, "rapport.seksjoner[0].*.*.*: the text is too long"),
        ] {
            let svar = lever(p, "kari", "MS", rapport).await;
            assert_eq!(hvor(svar), ventet);
        }
        for rapport in [json!(null), json!("14827921433"), json!([]), json!({}), json!({"seksjoner": "14827921433"})] {
            let svar = lever(p, "kari", "MS", rapport).await;
            assert!(matches!(&svar, Err(Leveringsfeil::Innhold(Klientavslag::FeilRapport, _))));
            assert!(!hvor(svar).contains("1482"));
        }
        assert_eq!(antall(p).await, for_);
    }

    async fn scope_part_grant_and_citizen_are_asked_in_that_order(p: &Prove) {
        let for_ = antall(p).await;
        for (skop, part, fnr, ventet) in [
            (vec![Skop::Les, Skop::Skriv, Skop::Inkludering], "MS", "1", Klientavslag::ManglerSkop),
            (vec![Skop::Innsyn], "finnes-ikke", "1", Klientavslag::UkjentDefinisjon),
            (vec![Skop::Innsyn], "ALS", "1", Klientavslag::ManglerTilgang),
            (vec![Skop::Innsyn], "HELSENORGE", "1", Klientavslag::ManglerTilgang),
            (vec![Skop::Innsyn], "MS", "01819945620", Klientavslag::UkjentInnbygger),
            (vec![Skop::Innsyn], "MS", "x", Klientavslag::UkjentInnbygger),
        ] {
            let (k, part, nummer) = (klient_med(p, skop), part.to_owned(), fnr.to_owned());
            let rapport = Rapportlevering { nummer: nummer.clone(), part: part.clone(), rapport: json!(0) };
            assert_eq!(avslag(p.portal.pvk.lever_rapport(&k, rapport).await), ventet, "{part}");
            let alle = Deltakelseslevering { nummer: nummer.clone(), part: part.clone(), deltakelser: vec![json!(0)] };
            assert_eq!(avslag(p.portal.pvk.lever_deltakelser(&k, alle).await), ventet, "{part}");
            let logg = Logglevering { nummer, part: part.clone(), komplett_fra: None, komplett_til: None, rader: Vec::new() };
            assert_eq!(avslag(p.portal.pvk.lever_logg(&k, logg).await), ventet, "{part}");
        }
        assert_eq!(antall(p).await, for_);
    }

    async fn participation_takes_the_place_of_what_was_delivered(p: &Prove) {
        lever_deltakelse(p, "kari", "MS", vec![prosjekt("a"), prosjekt("b\u{202e}")]).await.expect_err("no id for an address");
        lever_deltakelse(p, "kari", "MS", vec![prosjekt("a"), prosjekt("b")]).await.expect("taken");
        lever_deltakelse(p, "kari", "MS", vec![prosjekt("b")]).await.expect("taken");
        assert_eq!(p.tall(KARIS_DELTAKELSE).await, 1);
        let (lagret,): (String,) = les!(&p.portal.basis, k =>
            sqlx::query_as("SELECT innhold FROM deltakelse WHERE innbygger = 1001 AND part_kode = 'MS'").fetch_one(k).await)
            .expect("participation");
        assert_eq!(serde_json::from_str::<Value>(&lagret).expect("JSON"), json!([prosjekt("b")]));
        let feil = hvor(lever_deltakelse(p, "kari", "MS", vec![prosjekt("b"), json!({"id": "14827921433"})]).await);
        assert_eq!(feil, "deltakelser[1]: something is missing, or of the wrong kind");
    }

    /// The consent is withdrawn by somebody who has the citizen's lock when the delivery comes: whoever read the settings before
    /// the lock would store.
    async fn a_consent_withdrawn_between_check_and_write_is_heeded(p: &Prove) {
        let for_ = p.tall(KARIS).await;
        let kari = p.aktor("kari").gjelder();
        let levering = async {
            let (pvk, k) = (p.portal.pvk.clone(), klient(p));
            let l = Rapportlevering { nummer: nummer(p, "kari"), part: "MS".to_owned(), rapport: innhold("a") };
            let levering = transaksjon!(&p.portal.basis, tx => {
                lagre::las!(tx, kari);
                let levering = tokio::spawn(async move { pvk.lever_rapport(&k, l).await });
                // Long enough to come to the lock.
                tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                sqlx::query(TREKK).execute(&mut **tx).await?;
                Ok(levering)
            })?;
            Ok::<_, Feil>(levering.await.expect("no panic"))
        };
        assert_eq!(avslag(levering.await.expect("a transaction")), Klientavslag::IkkeSamtykket);
        assert_eq!(p.tall(KARIS).await, for_);
    }

    /// Both at once, many times: what is stored was stored before the withdrawal, and goes with it.
    async fn a_delivery_and_a_withdrawal_at_once_leave_nothing_behind(p: &Prove) {
        for runde in 0..10 {
            let (pvk, k) = (p.portal.pvk.clone(), klient(p));
            let l = Rapportlevering {
                nummer: nummer(p, "kari"),
                part: "MS".to_owned(),
                rapport: innhold(&format!("runde {runde}")),
            };
            let levering = tokio::spawn(async move { pvk.lever_rapport(&k, l).await });
            sett(p, "kari", ("ms", "data"), Inaktiv).await;
            let svar = levering.await.expect("no panic");
            assert!(svar.is_ok() || avslag(svar) == Klientavslag::IkkeSamtykket);
            p.portal.pvk.folg_opp_slettinger().await.expect("a round");
            assert_eq!(p.tall(KARIS).await, 0, "round {runde}");
            sett(p, "kari", ("ms", "data"), Aktiv).await;
        }
    }
}
