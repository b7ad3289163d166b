//! Setting the status of a case: once for each key, in one piece, and never past what somebody else did.

use super::*;
use crate::store::les;

const HENDELSER: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM sakhendelse WHERE hvem = 'register'";
const VARSLER: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = 1001 AND slag = 'sak'";
const ALT: &str = "SELECT CAST((SELECT COUNT(*) FROM sakhendelse) + (SELECT COUNT(*) FROM sakvedlegg) \
                   + (SELECT COUNT(*) FROM varsel) + (SELECT COUNT(*) FROM skjemanokkel) \
                   + (SELECT COUNT(*) FROM sak WHERE status = 'sendt') AS BIGINT)";

async fn sett(p: &Prove, m: Statusmelding) -> Result<Saksutfall, Pvkfeil> {
    p.portal.pvk.sett_saksstatus(Behandler::Klient(&klient(p, &[Skop::Innsyn])), "sak-feil", m).await
}

fn nei(m: Result<Saksutfall, Pvkfeil>) -> Saksavslag {
    match avslag(m) {
        Klientavslag::Sak(avslag) => avslag,
        annet => panic!("{annet}"),
    }
}

pa_begge! {
    async fn a_case_goes_from_received_to_its_answer(p: &Prove) {
        saker(p).await;
        let saksnummer = Some("2026/77".to_owned());
        let filer = vec![NySaksfil { navn: "svar.pdf".into(), dokument: pdf() }];
        let steg = [
            Statusmelding { saksnummer, ..melding(Saksstatus::Mottatt, "", "1") },
            melding(Saksstatus::UnderBehandling, "", "2"),
            melding(Saksstatus::TrengerMer, "Har du epikrisen?", "3"),
            Statusmelding { filer, ..melding(Saksstatus::Avslatt, "Journalen sier 2012.\r\n\r\nSlik klager du.", "4") },
        ];
        for (nr, m) in (1..).zip(steg) {
            p.ga(1);
            let status = m.status;
            assert_eq!(sett(p, m).await.ok(), Some(Saksutfall { endret: true, status }));
            assert_eq!((p.tall(HENDELSER).await, p.tall(VARSLER).await), (nr, nr), "{status:?}");
        }
        let solveig = saksbehandler(0);
        let side = p.portal.pvk.sak(Behandler::Saksbehandler(&solveig), "sak-feil").await.expect("a case");
        assert_eq!((side.rad.status, side.rad.saksnummer.as_str()), (Saksstatus::Avslatt, "2026/77"));
        let siste = side.hendelser.last().expect("an event");
        assert_eq!((siste.navn.as_str(), siste.tekst.as_str()), ("Helse Bergen HF", "Journalen sier 2012.\n\nSlik klager du."));
        assert!(side.filer[1].fra_registeret);
        assert_eq!(nei(sett(p, melding(Saksstatus::Innvilget, "", "5")).await), Saksavslag::Avgjort);
        let varsler = p.portal.personvern.varsler(&p.aktor("kari"), 1).await.expect("notices");
        let om_saken = |v: &crate::domain::varsel::Varselrad| {
            v.varsel.innhold == crate::domain::varsel::Varselinnhold::Sak(HendelseId(71))
        };
        assert_eq!(varsler.rader.iter().filter(|v| om_saken(v)).count(), 4);
    }

    async fn the_same_key_is_the_same_message(p: &Prove) {
        saker(p).await;
        let m = melding(Saksstatus::TrengerMer, "Hva mener du?", "k");
        assert!(sett(p, m.clone()).await.is_ok_and(|u| u.endret));
        let alt = p.tall(ALT).await;
        assert!(sett(p, m.clone()).await.is_ok_and(|u| !u.endret), "sent again");
        for annet in [
            Statusmelding { tekst: "Noe annet".into(), ..m.clone() },
            Statusmelding { status: Saksstatus::UnderBehandling, ..m.clone() },
            Statusmelding { saksnummer: Some("1".into()), ..m.clone() },
            Statusmelding { filer: vec![NySaksfil { navn: "f.pdf".into(), dokument: pdf() }], ..m.clone() },
        ] {
            assert_eq!(nei(sett(p, annet).await), Saksavslag::BruktNokkel);
        }
        sett(p, melding(Saksstatus::Innvilget, "", "k2")).await.expect("an answer");
        let gammel = sett(p, m).await.ok();
        assert_eq!(gammel, Some(Saksutfall { endret: false, status: Saksstatus::Innvilget }), "late, and known");
        assert_eq!(p.tall(ALT).await, alt + 3, "event, key and notice of the answer");
    }

    async fn the_same_said_under_another_key_changes_nothing(p: &Prove) {
        saker(p).await;
        sett(p, melding(Saksstatus::Mottatt, "", "1")).await.expect("received");
        let alt = p.tall(ALT).await;
        assert!(sett(p, melding(Saksstatus::Mottatt, "", "2")).await.is_ok_and(|u| !u.endret));
        assert_eq!(p.tall(ALT).await, alt);
        let nummer = Statusmelding { saksnummer: Some(" 9 ".into()), ..melding(Saksstatus::Mottatt, "", "3") };
        assert!(sett(p, nummer).await.is_ok_and(|u| u.endret), "a number is news");
        assert_eq!(p.tall(VARSLER).await, 1, "but none for the citizen");
    }

    async fn what_is_refused_leaves_nothing(p: &Prove) {
        saker(p).await;
        let alt = p.tall(ALT).await;
        let fil = |navn: &str| NySaksfil { navn: navn.into(), dokument: pdf() };
        let ja = || melding(Saksstatus::Innvilget, "", "k");
        for (m, ventet) in [
            (melding(Saksstatus::Sendt, "x", "k"), Saksavslag::Bakover),
            (melding(Saksstatus::Besvart, "Svar", "k"), Saksavslag::FeilSvar),
            (melding(Saksstatus::Avslatt, " \n\t ", "k"), Saksavslag::ManglerTekst),
            (melding(Saksstatus::TrengerMer, "", "k"), Saksavslag::ManglerTekst),
            (melding(Saksstatus::Avslatt, &"x".repeat(5001), "k"), Saksavslag::ForLang),
            (Statusmelding { saksnummer: Some("9".repeat(65)), ..ja() }, Saksavslag::ForLang),
            (Statusmelding { filer: vec![fil("")], ..ja() }, Saksavslag::ForLang),
            (Statusmelding { filer: vec![fil(&"n".repeat(121))], ..ja() }, Saksavslag::ForLang),
            (Statusmelding { filer: vec![fil("a"), fil("b"), fil("c"), fil("d")], ..ja() }, Saksavslag::FeilVedlegg),
            (melding(Saksstatus::Mottatt, "", ""), Saksavslag::BruktNokkel),
            (melding(Saksstatus::Mottatt, "", &"k".repeat(65)), Saksavslag::BruktNokkel),
            (melding(Saksstatus::Mottatt, "", "med mellomrom"), Saksavslag::BruktNokkel),
        ] {
            let hva = format!("{:?} {}", m.status, m.tekst.len());
            assert_eq!(nei(sett(p, m).await), ventet, "{hva}");
        }
        assert_eq!(p.tall(ALT).await, alt);
    }

    async fn hostile_words_are_cleaned_on_the_way_in(p: &Prove) {
        saker(p).await;
        let filer = vec![NySaksfil { navn: "a\u{0}\u{202E}.pdf".into(), dokument: pdf() }];
        let tekst = "<script>alert(1)</script>\u{0}\u{202E}abc";
        sett(p, Statusmelding { filer, ..melding(Saksstatus::TrengerMer, tekst, "k") }).await.expect("a question");
        let (lagret, navn): (String, String) = les!(&p.portal.basis, k => sqlx::query_as(
            "SELECT h.tekst, v.navn FROM sakhendelse h, sakvedlegg v WHERE h.hvem = 'register' AND v.hvem = 'register'")
            .fetch_one(k).await).expect("an event");
        assert_eq!(lagret, "<script>alert(1)</script>\u{FFFD}\u{FFFD}abc");
        assert_eq!(navn, "a\u{FFFD}\u{FFFD}.pdf");
    }

    async fn of_two_who_answer_at_once_one_wins(p: &Prove) {
        saker(p).await;
        let (solveig, berit) = (saksbehandler(0), saksbehandler(2));
        let sett = Some(HendelseId(81));
        let ja = Statusmelding { sett, ..melding(Saksstatus::Innvilget, "", "a") };
        let nei = Statusmelding { sett, ..melding(Saksstatus::Avslatt, "Nei, fordi.", "b") };
        let (en, to) = tokio::join!(
            p.portal.pvk.sett_saksstatus(Behandler::Saksbehandler(&solveig), "sak-feil", ja),
            p.portal.pvk.sett_saksstatus(Behandler::Saksbehandler(&berit), "sak-feil", nei),
        );
        let sent = |u: &Result<Saksutfall, Pvkfeil>| {
            matches!(u, Err(Pvkfeil::Feil(Feil::Avslag(Avslag::EndretImens))))
        };
        assert!(en.is_ok() != to.is_ok() && (sent(&en) || sent(&to)), "{en:?} {to:?}");
        assert_eq!(p.tall(HENDELSER).await, 1);
    }

    async fn a_message_under_one_key_sent_many_times_at_once_is_one(p: &Prove) {
        saker(p).await;
        let m = || sett(p, melding(Saksstatus::TrengerMer, "Hva mener du?", "k"));
        let (a, b, c, d) = tokio::join!(m(), m(), m(), m());
        let endret = [a, b, c, d].into_iter().map(|u| u.expect("taken")).filter(|u| u.endret).count();
        assert_eq!((endret, p.tall(HENDELSER).await), (1, 1));
    }

    async fn what_the_citizen_writes_meanwhile_is_not_overlooked(p: &Prove) {
        saker(p).await;
        p.utfor("INSERT INTO sakhendelse (innbygger, sak, id, hvem, tekst) VALUES (1001, 71, 82, 'innbygger', 'Og en ting til')")
            .await;
        let m = Statusmelding { sett: Some(HendelseId(81)), ..melding(Saksstatus::Innvilget, "", "k") };
        assert!(matches!(sett(p, m).await, Err(Pvkfeil::Feil(Feil::Avslag(Avslag::EndretImens)))));
        let m = Statusmelding { sett: Some(HendelseId(82)), ..melding(Saksstatus::Innvilget, "", "k") };
        assert!(sett(p, m).await.is_ok());
    }

    async fn a_complaint_opens_a_decided_case(p: &Prove) {
        saker(p).await;
        sett(p, melding(Saksstatus::Avslatt, "Nei.", "1")).await.expect("a no");
        assert_eq!(nei(sett(p, melding(Saksstatus::UnderBehandling, "", "2")).await), Saksavslag::Avgjort);
        p.utfor("INSERT INTO sakhendelse (innbygger, sak, id, hvem, tekst) VALUES (1001, 71, 9223372036854775806, 'innbygger', 'Jeg klager')")
            .await;
        assert!(sett(p, melding(Saksstatus::UnderBehandling, "", "3")).await.is_ok_and(|u| u.endret));
        assert_eq!(p.tall(HENDELSER).await, 2);
    }

    async fn a_fault_at_any_step_leaves_nothing(p: &Prove) {
        saker(p).await;
        let alt = p.tall(ALT).await;
        for (bort, tilbake) in [
            ("ALTER TABLE varsel RENAME TO borte", "ALTER TABLE borte RENAME TO varsel"),
            ("ALTER TABLE sakvedlegg RENAME TO borte", "ALTER TABLE borte RENAME TO sakvedlegg"),
            ("ALTER TABLE bruk RENAME TO borte", "ALTER TABLE borte RENAME TO bruk"),
        ] {
            p.utfor(bort).await;
            let filer = vec![NySaksfil { navn: "f.pdf".into(), dokument: pdf() }];
            assert!(sett(p, Statusmelding { filer, ..melding(Saksstatus::Innvilget, "", "k") }).await.is_err(), "{bort}");
            p.utfor(tilbake).await;
            assert_eq!(p.tall(ALT).await, alt, "{bort}");
        }
        assert!(sett(p, melding(Saksstatus::Innvilget, "", "k")).await.is_ok_and(|u| u.endret), "sent again");
    }
}
