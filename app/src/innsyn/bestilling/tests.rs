//! Ordering as citizens do, on both engines.

use crate::domain::avslag::Avslag;
use crate::domain::bestilling::{Bestillingsstatus, Bestillingsutfall};
use crate::domain::id::HendelseId;
use crate::domain::rapport::Hovedtype;
use crate::store::Feil;
use crate::store::prove::{Prove, pa_begge};

const STD: Hovedtype = Hovedtype::Standard;
const BESTILT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bestilling";
const I_KO: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM utsending";
const NOTERT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND hvem = 'selv'";

fn avslag<T: std::fmt::Debug>(svar: Result<T, Feil>) -> Avslag {
    match svar {
        Err(Feil::Avslag(avslag)) => avslag,
        annet => panic!("a refusal was expected: {annet:?}"),
    }
}

async fn bestill(p: &Prove, slug: &str, nokkel: &str) -> Result<Bestillingsutfall, Feil> {
    p.portal.innsyn.bestill(&p.aktor("kari"), slug, STD, nokkel).await
}

async fn status(p: &Prove, id: HendelseId) -> Bestillingsstatus {
    p.portal.innsyn.bestilling(&p.aktor("kari"), id).await.expect("an order").rad.bestilling.status
}

pa_begge! {
    async fn an_order_its_message_and_its_row_of_the_log_are_written_together(p: &Prove) {
        let notert = p.tall(NOTERT).await;
        let Bestillingsutfall::Ny(id) = bestill(p, "sysvak", "n1").await.expect("an order") else { panic!("new") };
        assert_eq!((p.tall(BESTILT).await, p.tall(I_KO).await, p.tall(NOTERT).await), (1, 1, notert + 1));
        let side = p.portal.innsyn.bestilling(&p.aktor("kari"), id).await.expect("an order");
        assert_eq!(side.rad.bestilling.status, Bestillingsstatus::Bestilt);
        assert_eq!(side.rad.bestilling.frist.to_string(), "2026-12-22");
        assert_eq!(side.rad.register.slug, "sysvak");
        p.utfor("ALTER TABLE utsending RENAME TO borte").await;
        assert!(bestill(p, "ms", "n2").await.is_err(), "without the message there is no order");
        p.utfor("ALTER TABLE borte RENAME TO utsending").await;
        assert_eq!((p.tall(BESTILT).await, p.tall(I_KO).await), (1, 1));
    }

    async fn the_same_form_twice_is_one_order_and_there_is_no_second_while_one_is_open(p: &Prove) {
        let forste = bestill(p, "sysvak", "n1").await.expect("an order");
        assert_eq!(bestill(p, "sysvak", "n1").await.expect("the same"), forste);
        let igjen = bestill(p, "sysvak", "n2").await.expect("the open one");
        assert_eq!(igjen, Bestillingsutfall::AlleredeBestilt(forste.id()));
        assert_eq!((p.tall(BESTILT).await, p.tall(I_KO).await), (1, 1));
        assert_eq!(avslag(bestill(p, "ms", "n1").await), Avslag::BruktNokkel, "the key stands for another order");
        assert_eq!(avslag(bestill(p, "ms", "").await), Avslag::BruktNokkel);
        p.utfor("UPDATE bestilling SET status = 'feilet'").await;
        assert!(matches!(bestill(p, "sysvak", "n3").await, Ok(Bestillingsutfall::Ny(_))), "afterwards there may be another");
    }

    /// Two windows, one citizen: the lock on the citizen leaves one order.
    async fn two_at_once_leave_one_order(p: &Prove) {
        let (a, b) = tokio::join!(bestill(p, "sysvak", "a"), bestill(p, "sysvak", "b"));
        assert_eq!(a.expect("an order").id(), b.expect("an order").id());
        assert_eq!((p.tall(BESTILT).await, p.tall(I_KO).await), (1, 1));
    }

    async fn an_unknown_registry_and_one_that_one_is_not_listed_in_are_the_same(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        for slug in ["ms", "als", "finnes-ikke", ""] {
            assert_eq!(avslag(p.portal.innsyn.bestill(&ingrid, slug, STD, "n").await), Avslag::FinnesIkke, "{slug}");
            assert_eq!(avslag(p.portal.innsyn.bestillingsvalg(&ingrid, slug).await), Avslag::FinnesIkke, "{slug}");
        }
        assert_eq!(p.tall(BESTILT).await, 0);
    }

    async fn what_cannot_be_had_or_not_be_kept_is_not_ordered(p: &Prove) {
        let kari = p.aktor("kari");
        for h in [Hovedtype::Full, Hovedtype::Lokal] {
            assert_eq!(avslag(p.portal.innsyn.bestill(&kari, "sysvak", h, "n").await), Avslag::IkkeMulig, "{h:?}");
        }
        assert_eq!(avslag(bestill(p, "mfr", "n").await), Avslag::IkkeMulig, "it delivers no reports");
        let valg = p.portal.innsyn.bestillingsvalg(&kari, "ms").await.expect("a choice");
        assert_eq!((valg.kan_ikke_lagres, valg.typer.first()), (false, Some(&STD)));
        p.utfor("UPDATE innstilling SET aktiv = FALSE WHERE innbygger = 1001 AND metadata = '{}'").await;
        let valg = p.portal.innsyn.bestillingsvalg(&kari, "ms").await.expect("a choice");
        assert!(valg.kan_ikke_lagres, "the consent is withdrawn");
        assert_eq!(avslag(bestill(p, "ms", "n").await), Avslag::IkkeMulig);
        assert_eq!((p.tall(BESTILT).await, p.tall(I_KO).await), (0, 0));
    }

    async fn the_kinds_that_the_registry_has_can_be_ordered_side_by_side(p: &Prove) {
        p.utfor(
            "UPDATE rapport SET innhold = REPLACE(innhold, '\"seksjoner\"', \
             '\"stottedeRapporter\":[{\"rapportHovedType\":\"FULL\"},{\"rapportHovedType\":\"LOK\"}],\"seksjoner\"') \
             WHERE innbygger = 1001 AND part_kode = 'SYSVAK' AND innhold NOT LIKE '%stottedeRapporter%'",
        )
        .await;
        let kari = p.aktor("kari");
        let valg = p.portal.innsyn.bestillingsvalg(&kari, "sysvak").await.expect("a choice");
        assert!(valg.typer.contains(&Hovedtype::Full) && !valg.typer.contains(&Hovedtype::Lokal), "{:?}", valg.typer);
        for (h, nokkel) in [(STD, "a"), (Hovedtype::Full, "b")] {
            assert!(matches!(p.portal.innsyn.bestill(&kari, "sysvak", h, nokkel).await, Ok(Bestillingsutfall::Ny(_))));
        }
        let valg = p.portal.innsyn.bestillingsvalg(&kari, "sysvak").await.expect("a choice");
        assert_eq!(valg.apne.len(), 2);
    }

    async fn an_order_is_cancelled_until_the_registry_has_it(p: &Prove) {
        let kari = p.aktor("kari");
        let id = bestill(p, "sysvak", "a").await.expect("an order").id();
        for _ in 0..2 {
            p.portal.innsyn.avbryt_bestilling(&kari, id).await.expect("cancelled, and once more is no error");
        }
        assert_eq!(status(p, id).await, Bestillingsstatus::Avbrutt);
        assert_eq!(p.tall(I_KO).await, 2, "the order and one cancellation");
        let ny = bestill(p, "sysvak", "b").await.expect("another order").id();
        p.utfor("UPDATE bestilling SET status = 'hos_registeret' WHERE status = 'bestilt'").await;
        assert_eq!(avslag(p.portal.innsyn.avbryt_bestilling(&kari, ny).await), Avslag::EndretImens);
        assert_eq!(status(p, ny).await, Bestillingsstatus::HosRegisteret);
        assert_eq!(p.tall(I_KO).await, 3);
    }

    async fn nobody_sees_or_cancels_anothers_order(p: &Prove) {
        let id = bestill(p, "sysvak", "a").await.expect("an order").id();
        let line = p.aktor("line");
        assert_eq!(avslag(p.portal.innsyn.bestilling(&line, id).await), Avslag::FinnesIkke);
        assert_eq!(avslag(p.portal.innsyn.avbryt_bestilling(&line, id).await), Avslag::FinnesIkke);
        assert_eq!(avslag(p.portal.innsyn.folg_bestilling(&line, id).await.map(|_| ())), Avslag::FinnesIkke);
        assert_eq!(p.portal.innsyn.bestillinger(&line).await.expect("a list"), []);
        assert_eq!(p.portal.innsyn.bestillinger(&p.aktor("kari")).await.expect("a list").len(), 1);
    }

    async fn an_order_from_a_registry_one_is_no_longer_listed_in_does_not_exist(p: &Prove) {
        let (kari, id) = (p.aktor("kari"), bestill(p, "ms", "a").await.expect("an order").id());
        assert_eq!(status(p, id).await, Bestillingsstatus::Bestilt);
        p.utfor("UPDATE inkludering SET aktiv = FALSE WHERE innbygger = 1001").await;
        assert_eq!(avslag(p.portal.innsyn.bestilling(&kari, id).await), Avslag::FinnesIkke);
        assert_eq!(p.portal.innsyn.bestillinger(&kari).await.expect("a list"), []);
    }

    async fn who_follows_an_order_is_asked_again_whether_they_may(p: &Prove) {
        let (kari, id) = (p.aktor("kari"), bestill(p, "sysvak", "a").await.expect("an order").id());
        let for_ = p.tall(NOTERT).await;
        let folger = p.portal.innsyn.folg_bestilling(&kari, id).await.expect("followed");
        for _ in 0..3 {
            assert_eq!(folger.status().await.expect("a status"), Bestillingsstatus::Bestilt);
        }
        assert_eq!(p.tall(NOTERT).await, for_ + 1, "it is one look");
        p.utfor("DELETE FROM innstilling WHERE innbygger = 1001").await;
        assert!(folger.status().await.is_err(), "the level of use is gone");
    }
}
