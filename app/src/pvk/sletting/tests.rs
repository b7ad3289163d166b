//! Deletions, on both engines.

use super::*;
use crate::domain::aktor::Part;
use crate::domain::bruk::{Handling, Hvem, Tidsrom};
use crate::domain::definisjon::Valg::{self, Aktiv, Inaktiv};
use crate::domain::sletting::{Slettestatus, Slettesteg};
use crate::personvern::Utfall;
use crate::store::prove::{Prove, pa_begge, skjema};
use crate::store::{fullfor, mikro, transaksjon};
use jiff::SignedDuration;
use jiff::civil::date;
use std::future::{Future, poll_fn};
use std::task::Poll;

const KARIS: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE innbygger = 1001 AND part_kode = 'MS'";
const PURRINGER: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM utsending WHERE slag = 'slettepurring'";
const INGENTING: Sletterunde = Sletterunde { kopier: 0, purringer: 0, feil: 0 };

/// The samples' own deletions are seen to first, so that a test sees its own alone.
async fn ryddet(p: &Prove) {
    p.portal.pvk.folg_opp_slettinger().await.expect("a round");
    p.utfor("DELETE FROM sletting").await;
    p.utfor("DELETE FROM utsending").await;
}

async fn sett(p: &Prove, hvem: &str, (part, slug): (&str, &str), valg: Valg) {
    let aktor = p.aktor(hvem);
    let omrade = p.portal.katalog.register(part).and_then(|r| r.definisjon(slug)).expect(slug).omrade;
    let side = p.portal.personvern.part(&aktor, omrade, part).await.expect("a page");
    let rad = side.rad.innstillinger.into_iter().find(|i| i.definisjon.slug == slug).expect(slug);
    let nokkel = format!("{part} {slug} {}", rad.sekvensnummer());
    let utfall = p.portal.personvern.sett(&aktor, part, slug, skjema(valg, rad.sekvensnummer(), &nokkel)).await;
    assert!(matches!(utfall, Ok(Utfall::Endret(_))), "{utfall:?}");
}

async fn runde(p: &Prove) -> Sletterunde {
    p.portal.pvk.folg_opp_slettinger().await.expect("a round")
}

fn dager(p: &Prove, antall: i64) {
    p.portal.klokke.flytt(SignedDuration::from_hours(24 * antall));
}

async fn bekreft(p: &Prove, hvem: &str, (part, slug): (&str, &str), sekvensnummer: i64) {
    let d = p.portal.katalog.register(part).and_then(|r| r.definisjon(slug)).expect(slug);
    let kode = Part::register(d.part.clone());
    p.portal.personvern.bekreft_slettet(&kode, p.aktor(hvem).gjelder(), &d.id, sekvensnummer).await.expect("confirmed");
}

async fn steg(p: &Prove, hvem: &str, (part, slug): (&str, &str)) -> Option<Slettesteg> {
    let omrade = p.portal.katalog.register(part).and_then(|r| r.definisjon(slug)).expect(slug).omrade;
    let side = p.portal.personvern.part(&p.aktor(hvem), omrade, part).await.expect("a page");
    side.rad.innstillinger.into_iter().find(|i| i.definisjon.slug == slug).and_then(|i| i.slettesteg)
}

/// Polls a piece of work so many times, and drops it: as far as it got, as a process that is killed.
async fn et_stykke<T>(arbeid: impl Future<Output = T>, ganger: usize) -> Option<T> {
    let mut arbeid = std::pin::pin!(arbeid);
    let mut igjen = ganger;
    poll_fn(move |cx| match arbeid.as_mut().poll(cx) {
        Poll::Ready(svar) => Poll::Ready(Some(svar)),
        Poll::Pending if igjen == 0 => Poll::Ready(None),
        Poll::Pending => {
            igjen -= 1;
            Poll::Pending
        }
    })
    .await
}

pa_begge! {
    async fn a_withdrawn_consent_removes_our_copies_and_leaves_log_history_and_receipts(p: &Prove) {
        ryddet(p).await;
        let karis = "SELECT CAST(COUNT(*) AS BIGINT) FROM deltakelse WHERE innbygger = 1001 AND part_kode = 'MS'";
        assert_eq!(p.tall(karis).await, 1);
        let andre = "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE innbygger <> 1001 OR part_kode <> 'MS'";
        let for_ = p.tall(andre).await;
        sett(p, "kari", ("ms", "data"), Inaktiv).await;
        let historikk = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await;
        let utlevert = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utlevering").await;
        let bruk = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await;
        assert!(p.tall(KARIS).await > 0);
        // The two consents that fell with it are deletions of their own.
        assert_eq!(runde(p).await, Sletterunde { kopier: 3, ..INGENTING });
        assert_eq!((p.tall(KARIS).await, p.tall(andre).await), (0, for_));
        assert_eq!(p.tall(karis).await, 0);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await, historikk);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utlevering").await, utlevert);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await, bruk + 3);
        assert_eq!(runde(p).await, INGENTING, "done is done");
        let logg = p.portal.innsyn.logg(&p.aktor("kari"), "ms", Tidsrom::SisteTreManeder).await.expect("a log");
        let slettet: Vec<_> = logg.bruk.iter().filter(|b| b.handling == Handling::Slette).collect();
        assert_eq!(slettet.len(), 3);
        assert!(slettet.iter().all(|b| matches!(&b.hvem, Hvem::Automatisk { virksomhet } if !virksomhet.is_empty())));
    }

    /// The preview said what would go and what would stay.
    async fn a_definition_that_names_sections_has_those_cut_out_and_the_rest_stays(p: &Prove) {
        ryddet(p).await;
        let kari = p.aktor("kari");
        let titler = async || {
            let siste = p.portal.innsyn.innhold(&kari, "ms").await.expect("contents").siste.expect("a report");
            siste.seksjoner.into_iter().map(|s| s.tittel).collect::<Vec<_>>()
        };
        let for_ = titler().await;
        assert!(for_.iter().any(|t| t == "Prøver i biobanken"));
        let (rapporter, sammendrag) = (p.tall(KARIS).await, "SELECT CAST(COUNT(DISTINCT sammendrag) AS BIGINT) FROM rapport \
            WHERE innbygger = 1001 AND part_kode = 'MS' AND sammendrag <> ''");
        sett(p, "kari", ("ms", "biobank"), Inaktiv).await;
        assert_eq!(runde(p).await, Sletterunde { kopier: 1, ..INGENTING });
        let etter = titler().await;
        assert_eq!(etter, for_.iter().filter(|t| *t != "Prøver i biobanken").cloned().collect::<Vec<_>>());
        assert_eq!(p.tall(KARIS).await, rapporter);
        assert!(p.tall(sammendrag).await > 0, "the digest is that of what is left");
    }

    async fn a_new_answer_before_the_round_ends_all_of_it(p: &Prove) {
        ryddet(p).await;
        let for_ = p.tall(KARIS).await;
        sett(p, "kari", ("ms", "data"), Inaktiv).await;
        p.ga(1);
        sett(p, "kari", ("ms", "data"), Aktiv).await;
        // The two that fell are still a no.
        assert_eq!(runde(p).await, Sletterunde { kopier: 2, ..INGENTING });
        assert_eq!(p.tall(KARIS).await, for_);
        dager(p, 60);
        assert_eq!(runde(p).await.kopier, 0);
        let egne = "SELECT CAST(COUNT(*) AS BIGINT) FROM sletting s JOIN innstilling i ON i.innbygger = s.innbygger \
            AND i.definisjon = s.definisjon WHERE i.aktiv AND s.purret IS NOT NULL";
        assert_eq!(p.tall(egne).await, 0, "nobody is reminded of what was called off");
    }

    /// Whoever has seen the deletion before the citizen changed her mind finds it called off.
    async fn a_new_answer_during_the_round_is_heeded(p: &Prove) {
        ryddet(p).await;
        let for_ = p.tall(KARIS).await;
        sett(p, "kari", ("ms", "data"), Inaktiv).await;
        let (sett_na, _) = p.portal.pvk.apne_slettinger(&(InnbyggerId(0), DefinisjonId(String::new()))).await.expect("open");
        let data = sett_na.iter().find(|a| a.definisjon.slug == "data").expect("the deletion");
        p.ga(1);
        sett(p, "kari", ("ms", "data"), Aktiv).await;
        assert!(!p.portal.pvk.slett_kopier(data).await.expect("a step"));
        assert!(!p.portal.pvk.purr(data).await.expect("a step"));
        assert_eq!((p.tall(KARIS).await, p.tall(PURRINGER).await), (for_, 0));
    }

    async fn what_comes_back_when_undone_stays_until_the_deadline(p: &Prove) {
        ryddet(p).await;
        let karis = "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE innbygger = 1001 AND part_kode = 'KJERNEJOURNAL'";
        p.utfor("INSERT INTO rapport (innbygger, part_kode, id, til_og_med, innhold) \
                 SELECT 1001, 'KJERNEJOURNAL', 1, til_og_med, innhold FROM rapport WHERE innbygger = 1001 AND part_kode = 'SYSVAK' LIMIT 1").await;
        sett(p, "kari", ("kjernejournal", "ha-kjernejournal"), Aktiv).await;
        let for_ = p.tall(karis).await;
        for _ in 0..3 {
            assert_eq!((runde(p).await.kopier, p.tall(karis).await), (0, for_));
            dager(p, 10);
        }
        assert_eq!((runde(p).await.kopier, p.tall(karis).await), (0, for_), "the last day");
        dager(p, 1);
        assert_eq!((runde(p).await.kopier, p.tall(karis).await), (1, 0));
    }

    async fn who_leaves_the_portal_has_what_was_stored_here_deleted_and_choices_kept(p: &Prove) {
        ryddet(p).await;
        sett(p, "arne", ("tjenesten", "bruk"), Inaktiv).await;
        let alles = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM innbygger").await;
        p.utfor("INSERT INTO notat (innbygger, part_kode, id, dato, tekst, endret) SELECT id, 'MS', 1, '2019', 'x', 0 FROM innbygger").await;
        p.utfor("INSERT INTO grafvalg (innbygger, part_kode, sammenligning, endret) SELECT id, 'MS', 'msss', 0 FROM innbygger").await;
        let arne = p.aktor("arne").gjelder();
        let antall = async |sql: &'static str| {
            let (tall,): (i64,) = les!(&p.portal.basis, k => sqlx::query_as(sql).bind(arne.0).fetch_one(k).await).expect(sql);
            tall
        };
        let foresporsler = "SELECT CAST(COUNT(*) AS BIGINT) FROM foresporsel WHERE innbygger = $1";
        let historikk = "SELECT CAST(COUNT(*) AS BIGINT) FROM historikk WHERE innbygger = $1";
        let for_ = antall(historikk).await;
        assert!(antall(foresporsler).await > 0);
        assert_eq!(runde(p).await, Sletterunde { kopier: 1, ..INGENTING });
        for sql in [
            foresporsler,
            "SELECT CAST(COUNT(*) AS BIGINT) FROM rapport WHERE innbygger = $1",
            "SELECT CAST(COUNT(*) AS BIGINT) FROM svar WHERE innbygger = $1",
            "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = $1",
            "SELECT CAST(COUNT(*) AS BIGINT) FROM deltakelse WHERE innbygger = $1",
            "SELECT CAST(COUNT(*) AS BIGINT) FROM notat WHERE innbygger = $1",
            "SELECT CAST(COUNT(*) AS BIGINT) FROM grafvalg WHERE innbygger = $1",
        ] {
            assert_eq!(antall(sql).await, 0, "{sql}");
        }
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM notat").await, alles - 1, "others keep theirs");
        assert_eq!(antall(historikk).await, for_);
        let s = steg(p, "arne", ("tjenesten", "bruk")).await.expect("steps");
        assert_eq!(s.status, Slettestatus::Bekreftet(date(2026, 11, 22)), "nobody else has anything to confirm");
        dager(p, 60);
        assert_eq!((runde(p).await, p.tall(PURRINGER).await), (INGENTING, 0));
    }

    /// Day by day: 12, 19 and 22 December, then weekly, until the registry confirms.
    async fn a_registry_that_does_not_confirm_is_reminded_until_it_does(p: &Prove) {
        ryddet(p).await;
        sett(p, "kari", ("ms", "biobank"), Inaktiv).await;
        let mut purret = Vec::new();
        for _ in 0..45 {
            for _ in 0..3 {
                if runde(p).await.purringer > 0 {
                    purret.push(tid::dag(p.portal.klokke.na()).to_string());
                }
            }
            dager(p, 1);
        }
        assert_eq!(purret, ["2026-12-12", "2026-12-19", "2026-12-22", "2026-12-29", "2027-01-05"]);
        let gjelder = "SELECT CAST(COUNT(DISTINCT guid) AS BIGINT) FROM utsending \
            WHERE slag = 'slettepurring' AND innbygger = 1001 AND part_kode = 'MS' AND gjelder = 2 AND neste IS NOT NULL";
        assert_eq!(p.tall(gjelder).await, 5);
        let s = steg(p, "kari", ("ms", "biobank")).await.expect("steps");
        assert_eq!((s.kopier, s.purret), (Some(date(2026, 11, 22)), Some(date(2027, 1, 5))));
        assert_eq!(s.status, Slettestatus::Forfalt(date(2026, 12, 22)));
        bekreft(p, "kari", ("ms", "biobank"), 2).await;
        dager(p, 60);
        assert_eq!((runde(p).await, p.tall(PURRINGER).await), (INGENTING, 5));
        assert!(matches!(steg(p, "kari", ("ms", "biobank")).await.expect("steps").status, Slettestatus::Bekreftet(_)));
    }

    async fn what_is_overdue_is_counted_for_those_who_operate_the_portal(p: &Prove) {
        ryddet(p).await;
        assert_eq!(p.portal.pvk.slettetall().await.expect("counts"), []);
        sett(p, "kari", ("ms", "biobank"), Inaktiv).await;
        let tall = async || p.portal.pvk.slettetall().await.expect("counts");
        let ventet = Slettetall {
            part: "MS".to_owned(),
            definisjon: "biobank".to_owned(),
            venter: 1,
            forfalt: 0,
            eldste: Some(date(2026, 12, 22)),
            kopier: 1,
        };
        assert_eq!(tall().await, std::slice::from_ref(&ventet));
        runde(p).await;
        dager(p, 31);
        assert_eq!(tall().await, [Slettetall { forfalt: 1, kopier: 0, ..ventet }]);
        bekreft(p, "kari", ("ms", "biobank"), 2).await;
        assert_eq!(tall().await, []);
    }

    /// Rounds are cut off after any number of steps, by several processes at once; in the end each step has been done, once.
    async fn rounds_that_are_cut_off_anywhere_do_each_step_once(p: &Prove) {
        ryddet(p).await;
        sett(p, "kari", ("ms", "data"), Inaktiv).await;
        sett(p, "line", ("diabetes", "lagring"), Aktiv).await;
        dager(p, 31);
        let bruk = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE handling = 'slette'").await;
        for ganger in 0..40 {
            let (en, to) = (p.portal.pvk.clone(), p.portal.pvk.clone());
            tokio::join!(et_stykke(en.folg_opp_slettinger(), ganger), et_stykke(to.folg_opp_slettinger(), ganger / 2));
        }
        runde(p).await;
        assert_eq!(runde(p).await, INGENTING);
        assert_eq!(p.tall(KARIS).await, 0);
        assert_eq!(p.tall(PURRINGER).await, 4, "one for each deletion");
        let etter = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE handling = 'slette'").await;
        assert_eq!(etter, bruk + 4);
    }

    /// A step that fails leaves its own deletion as it was, and stops no other.
    async fn a_report_that_cannot_be_read_stops_no_other_deletion(p: &Prove) {
        ryddet(p).await;
        sett(p, "kari", ("ms", "biobank"), Inaktiv).await;
        sett(p, "line", ("diabetes", "lagring"), Aktiv).await;
        p.utfor("UPDATE rapport SET innhold = '{' WHERE innbygger = 1001 AND part_kode = 'MS'").await;
        assert_eq!(runde(p).await, Sletterunde { kopier: 1, purringer: 0, feil: 1 });
        assert_eq!(steg(p, "kari", ("ms", "biobank")).await.expect("steps").kopier, None);
        assert!(steg(p, "line", ("diabetes", "lagring")).await.expect("steps").kopier.is_some());
        p.utfor("DELETE FROM rapport WHERE innbygger = 1001 AND part_kode = 'MS'").await;
        assert_eq!(runde(p).await, Sletterunde { kopier: 1, ..INGENTING });
    }

    /// More deletions than are read at a time, of which most wait for their deadline.
    async fn every_deletion_is_come_to(p: &Prove) {
        ryddet(p).await;
        let d = p.portal.katalog.register("kjernejournal").and_then(|r| r.definisjon("ha-kjernejournal")).expect("it").id.0.clone();
        let basis = p.portal.basis.clone();
        let na = mikro(p.portal.klokke.na());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                for nr in 0..450_i64 {
                    let frist = if nr == 449 { "2026-01-01" } else { "2027-01-01" };
                    sqlx::query(crate::store::sql::NY_INNBYGGER)
                        .bind(2000 + nr)
                        .bind(format!("n{nr}"))
                        .bind("F")
                        .bind("E")
                        .bind("2000-01-01")
                        .bind(false)
                        .bind("")
                        .bind(false)
                        .execute(&mut **tx)
                        .await?;
                    sqlx::query("INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret) \
                                 VALUES ($1, $2, TRUE, 1, $3, $3)")
                        .bind(2000 + nr).bind(&d).bind(na).execute(&mut **tx).await?;
                    sqlx::query("INSERT INTO sletting (innbygger, definisjon, sekvensnummer, frist) VALUES ($1, $2, 1, $3)")
                        .bind(2000 + nr).bind(&d).bind(frist).execute(&mut **tx).await?;
                }
                Ok(())
            })
        }).await.expect("citizens");
        assert_eq!(runde(p).await, Sletterunde { kopier: 1, purringer: 1, feil: 0 });
        assert_eq!(p.portal.pvk.slettetall().await.expect("counts")[0].venter, 450);
    }
}
