//! Reading cases: whose they are, in which order, and that the citizen sees who read.

use super::*;

/// Rows in Kari's log about cases.
const KARIS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND kategorier = 'henvendelse'";

pa_begge! {
    async fn cases_come_by_deadline_and_a_page_goes_on_where_the_one_before_ended(p: &Prove) {
        saker(p).await;
        let (solveig, alle) = (saksbehandler(0), Saksfilter { gruppe: Saksgruppe::Alle, ..Saksfilter::default() });
        let hvem = Behandler::Saksbehandler(&solveig);
        let hele = p.portal.pvk.saker(hvem, &alle, None, 10).await.expect("cases");
        assert_eq!(guider(&hele), ["sak-sletting", "sak-sporsmal", "sak-feil"]);
        assert!(hele.rader[0].sen && !hele.rader[1].sen && !hele.rader[2].sen, "one is past its deadline");
        assert_eq!(hele.rader[2].nummer.siffer(), p.folk[0].fnr);
        assert_eq!(hele.neste, None);
        let (mut etter, mut sett) = (None, Vec::new());
        for _ in 0..3 {
            let side = p.portal.pvk.saker(hvem, &alle, etter.as_deref(), 1).await.expect("a page");
            sett.extend(side.rader.into_iter().map(|r| r.guid));
            etter = side.neste;
        }
        assert_eq!((sett.as_slice(), etter), (["sak-sletting", "sak-sporsmal", "sak-feil"].map(str::to_owned).as_slice(), None));
    }

    async fn a_filter_leaves_out_the_rest(p: &Prove) {
        saker(p).await;
        let (solveig, ingen) = (saksbehandler(0), Vec::<&str>::new());
        for (filter, ventet) in [
            (Saksfilter::default(), vec!["sak-sletting", "sak-feil"]),
            (Saksfilter { gruppe: Saksgruppe::Avgjorte, ..Saksfilter::default() }, vec!["sak-sporsmal"]),
            (Saksfilter { gruppe: Saksgruppe::Med(Saksstatus::Mottatt), ..Saksfilter::default() }, vec!["sak-sletting"]),
            (Saksfilter { slag: Some(Saksslag::Feil), ..Saksfilter::default() }, vec!["sak-feil"]),
            (Saksfilter { part: Some("diabetes".into()), ..Saksfilter::default() }, ingen.clone()),
        ] {
            let liste = p.portal.pvk.saker(Behandler::Saksbehandler(&solveig), &filter, None, 10).await.expect("cases");
            assert_eq!(guider(&liste), ventet, "{filter:?}");
        }
    }

    async fn one_case_has_all_that_was_said(p: &Prove) {
        saker(p).await;
        let klient = klient(p, &[Skop::Innsyn]);
        let side = p.portal.pvk.sak(Behandler::Klient(&klient), "sak-feil").await.expect("a case");
        assert_eq!((side.tekst.as_str(), side.onsket.as_str()), ("Det var i 2011.", "2011"));
        assert_eq!((side.gjelder.seksjon.as_str(), side.gjelder.ord.as_str()), ("Diagnose", "2012"));
        assert_eq!((side.rad.navn.helt(), side.sett), ("Kari Danser".to_owned(), HendelseId(81)));
        assert_eq!(side.hendelser[0].hvem, Hendelsesav::Innbygger);
        assert_eq!((side.filer[0].navn.as_str(), side.filer[0].byte), ("brev.pdf", 9));
        let fil = p.portal.pvk.saksfil(Behandler::Klient(&klient), "sak-feil", 1).await.expect("a file");
        assert_eq!(fil.byte(), b"%PDF-1.4\n");
        for nr in [0, 2, -1, i64::MIN] {
            let fil = p.portal.pvk.saksfil(Behandler::Klient(&klient), "sak-feil", nr).await;
            assert_eq!(avslag(fil), Klientavslag::FinnesIkke, "{nr}");
        }
    }

    async fn another_registrys_case_is_one_that_does_not_exist(p: &Prove) {
        saker(p).await;
        let (klient, tor) = (klient(p, &[Skop::Innsyn]), saksbehandler(1));
        for guid in ["sak-sysvak", "finnes-ikke", "", "' OR 1=1 --"] {
            let hvem = Behandler::Klient(&klient);
            assert_eq!(avslag(p.portal.pvk.sak(hvem, guid).await), Klientavslag::FinnesIkke, "{guid}");
            assert_eq!(avslag(p.portal.pvk.saksfil(hvem, guid, 1).await), Klientavslag::FinnesIkke, "{guid}");
            let m = melding(Saksstatus::Mottatt, "", "k");
            assert_eq!(avslag(p.portal.pvk.sett_saksstatus(hvem, guid, m).await), Klientavslag::FinnesIkke, "{guid}");
        }
        let m = melding(Saksstatus::Mottatt, "", "k");
        assert_eq!(
            avslag(p.portal.pvk.sett_saksstatus(Behandler::Saksbehandler(&tor), "sak-feil", m).await),
            Klientavslag::FinnesIkke
        );
        let ms = Saksfilter { part: Some("MS".into()), ..Saksfilter::default() };
        let svar = p.portal.pvk.saker(Behandler::Saksbehandler(&tor), &ms, None, 10).await;
        assert_eq!(avslag(svar), Klientavslag::FinnesIkke);
        let svar = p.portal.pvk.saker(Behandler::Saksbehandler(&tor), &Saksfilter::default(), Some("sak-feil"), 10).await;
        assert_eq!(avslag(svar), Klientavslag::UkjentPeker, "a place in another's list");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM sakhendelse WHERE hvem = 'register'").await, 0);
    }

    async fn a_program_needs_the_scope_and_the_grant(p: &Prove) {
        saker(p).await;
        let uten = klient(p, &[Skop::Les, Skop::Skriv, Skop::Inkludering]);
        assert_eq!(avslag(p.portal.pvk.sak(Behandler::Klient(&uten), "sak-feil").await), Klientavslag::ManglerSkop);
        let med = klient(p, &[Skop::Innsyn]);
        for (part, ventet) in [("DIABETES", Klientavslag::ManglerTilgang), ("INGEN", Klientavslag::UkjentDefinisjon)] {
            let filter = Saksfilter { part: Some(part.into()), ..Saksfilter::default() };
            let svar = p.portal.pvk.saker(Behandler::Klient(&med), &filter, None, 10).await;
            assert_eq!(avslag(svar), ventet, "{part}");
        }
    }

    async fn every_reading_is_in_the_citizens_log_and_a_list_once_a_day(p: &Prove) {
        saker(p).await;
        let (berit, klient) = (saksbehandler(2), klient(p, &[Skop::Innsyn]));
        let hvem = Behandler::Saksbehandler(&berit);
        for _ in 0..3 {
            p.portal.pvk.saker(hvem, &Saksfilter::default(), None, 10).await.expect("cases");
        }
        assert_eq!(p.tall(KARIS).await, 1, "two cases, three looks, one day");
        let arnes = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1005 AND kategorier = 'henvendelse'";
        assert_eq!(p.tall(arnes).await, 0, "one whose case was not shown was not looked at");
        p.ga(24 * 60);
        p.portal.pvk.saker(hvem, &Saksfilter::default(), None, 10).await.expect("cases");
        assert_eq!(p.tall(KARIS).await, 2);
        for nr in 0..2 {
            p.portal.pvk.sak(hvem, "sak-feil").await.expect("a case");
            assert_eq!(p.tall(KARIS).await, 3 + nr, "each look at one case");
        }
        p.portal.pvk.saksfil(Behandler::Klient(&klient), "sak-feil", 1).await.expect("a file");
        let navngitt = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND part_kode = 'MS' AND \
                        kategorier = 'henvendelse' AND navn = 'Berit Oppdiktet' AND rolle = 'saksbehandler'";
        assert_eq!(p.tall(navngitt).await, 4);
        assert_eq!(p.tall(KARIS).await, 5, "the program's look is there, too");
    }

    async fn what_cannot_be_logged_is_not_shown(p: &Prove) {
        saker(p).await;
        let berit = saksbehandler(2);
        let hvem = Behandler::Saksbehandler(&berit);
        p.utfor("DROP TABLE bruk").await;
        assert!(p.portal.pvk.saker(hvem, &Saksfilter::default(), None, 10).await.is_err());
        assert!(p.portal.pvk.sak(hvem, "sak-feil").await.is_err());
        assert!(p.portal.pvk.saksfil(hvem, "sak-feil", 1).await.is_err());
        assert!(p.portal.pvk.sett_saksstatus(hvem, "sak-feil", melding(Saksstatus::Mottatt, "", "k")).await.is_err());
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM sak WHERE status = 'mottatt'").await, 1, "as before");
    }

    async fn open_orders_come_by_deadline_and_only_ones_own(p: &Prove) {
        for setning in [
            "INSERT INTO bestilling (innbygger, id, part_kode, guid, hovedtype, status, opprettet, endret, frist)
             VALUES (1001, 1, 'MS', 'sen', 'STD', 'hos_registeret', 1790000000000000, 1790000000000000, '2026-11-01')",
            "INSERT INTO bestilling (innbygger, id, part_kode, guid, hovedtype, status, opprettet, endret, frist)
             VALUES (1005, 2, 'DIABETES', 'ny', 'FULL', 'bestilt', 1795000000000000, 1795000000000000, '2026-12-20')",
            "INSERT INTO bestilling (innbygger, id, part_kode, guid, hovedtype, status, opprettet, endret, frist)
             VALUES (1001, 3, 'MS', 'klar', 'STD', 'klar', 1790000000000000, 1790000000000000, '2026-11-01')",
            "INSERT INTO bestilling (innbygger, id, part_kode, guid, hovedtype, status, opprettet, endret, frist)
             VALUES (1001, 4, 'SYSVAK', 'annens', 'STD', 'bestilt', 1790000000000000, 1790000000000000, '2026-11-01')",
        ] {
            p.utfor(setning).await;
        }
        let alle = p.portal.pvk.apne_bestillinger(&saksbehandler(0)).await.expect("orders");
        let guider: Vec<_> = alle.rader.iter().map(|b| (b.guid.as_str(), b.sen)).collect();
        assert_eq!((guider.as_slice(), alle.flere), ([("sen", true), ("ny", false)].as_slice(), false));
        let sett = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE kategorier = 'bestilt innsynsrapport'";
        assert_eq!(p.tall(sett).await, 2);
    }
}
