//! Tickets: given and taken once, by kind, and seen in listings as they were.

use super::Instansendring::{Endret, IkkeEndret};
use super::*;
use crate::domain::definisjon::Omrade;
use crate::domain::inkludering::Billettslag::{self, Deltager, Oppfort};
use crate::domain::tidsreise::Oppforing;
use jiff::civil::{Date, date};

const I_DAG: Date = Date::constant(2026, 11, 22);

async fn inkluder(p: &Prove, slag: Billettslag, aktiv: bool) -> Result<Instansendring, Pvkfeil> {
    let billett = Billett { nummer: nummer(p, "ingrid"), part: "ms".to_owned(), slag, aktiv };
    p.portal.pvk.inkluder(&klient(p, "alt"), billett).await
}

async fn oppforing(p: &Prove, dag: Date) -> Option<Oppforing> {
    let reise = p.portal.personvern.tidsreise(&p.aktor("ingrid"), dag).await.expect("a journey");
    reise.registre.into_iter().find(|r| r.register.slug == "ms").map(|r| r.oppforing)
}

pa_begge! {
    async fn a_ticket_is_given_and_taken_once_and_the_last_one_ends_the_listing(p: &Prove) {
        let rader = "SELECT CAST(COUNT(*) AS BIGINT) FROM inkluderingshistorikk WHERE innbygger = 1006";
        let logg = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1006 AND part_kode = 'MS' AND hvem = 'automatisk'";
        let (historikk, logget) = (p.tall(rader).await, p.tall(logg).await);
        for (nr, (slag, aktiv, ventet, endringer)) in [
            (Oppfort, false, IkkeEndret, 0),
            (Oppfort, true, Endret, 1),
            (Oppfort, true, IkkeEndret, 1),
            (Deltager, true, Endret, 1),
            (Oppfort, false, Endret, 1),
            (Oppfort, false, IkkeEndret, 1),
            (Deltager, false, Endret, 2),
            (Deltager, false, IkkeEndret, 2),
        ].into_iter().enumerate() {
            p.ga(1);
            assert_eq!(inkluder(p, slag, aktiv).await.ok(), Some(ventet), "step {nr}");
            assert_eq!(p.tall(rader).await, historikk + endringer, "step {nr}");
        }
        assert_eq!(p.tall(logg).await, logget + 8, "each call is in the citizen's log");
    }

    async fn a_ticket_opens_the_registrys_page_and_is_seen_in_time_travel(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        assert!(p.portal.personvern.part(&ingrid, Omrade::Forskning, "ms").await.is_err());
        inkluder(p, Oppfort, true).await.expect("a ticket");
        assert!(p.portal.personvern.part(&ingrid, Omrade::Forskning, "ms").await.is_ok());
        assert_eq!(oppforing(p, I_DAG).await, Some(Oppforing::Siden(I_DAG)));
        assert!(!matches!(oppforing(p, date(2026, 11, 21)).await, Some(Oppforing::Siden(_))));
        p.ga(60 * 24 * 2);
        inkluder(p, Oppfort, false).await.expect("taken");
        assert_eq!(oppforing(p, date(2026, 11, 24)).await, Some(Oppforing::IkkeLenger(Some(date(2026, 11, 24)))));
        assert_eq!(oppforing(p, date(2026, 11, 23)).await, Some(Oppforing::Siden(I_DAG)));
    }

    /// The samples' tickets have the kind that the table gives by itself.
    async fn a_ticket_of_the_samples_can_be_taken(p: &Prove) {
        let billett = Billett { nummer: nummer(p, "kari"), part: "MS".to_owned(), slag: Oppfort, aktiv: false };
        assert_eq!(p.portal.pvk.inkluder(&klient(p, "alt"), billett).await.ok(), Some(Endret));
        let aktive = "SELECT CAST(COUNT(*) AS BIGINT) FROM inkludering WHERE innbygger = 1001 AND part_kode = 'MS' AND aktiv";
        assert_eq!(p.tall(aktive).await, 0);
    }

    async fn the_same_ticket_many_times_at_once_is_one(p: &Prove) {
        let oppgaver: Vec<_> = (0..12)
            .map(|_| {
                let billett = Billett { nummer: nummer(p, "ingrid"), part: "MS".to_owned(), slag: Oppfort, aktiv: true };
                let (pvk, k) = (p.portal.pvk.clone(), klient(p, "alt"));
                tokio::spawn(async move { pvk.inkluder(&k, billett).await })
            })
            .collect();
        let mut endret = 0;
        for o in oppgaver {
            endret += i32::from(matches!(o.await.expect("no panic"), Ok(Endret)));
        }
        assert_eq!(endret, 1);
    }

    async fn a_ticket_needs_the_scope_and_the_grant_of_the_part(p: &Prove) {
        let billett = |part: &str| Billett { nummer: nummer(p, "ingrid"), part: part.to_owned(), slag: Oppfort, aktiv: true };
        for (id, part, ventet) in [
            ("alt", "NPRKPR", Klientavslag::ManglerTilgang),
            ("en", "MS", Klientavslag::ManglerTilgang),
            ("alt", "finnes-ikke", Klientavslag::UkjentDefinisjon),
        ] {
            assert_eq!(avslag(p.portal.pvk.inkluder(&klient(p, id), billett(part)).await), ventet, "{id} {part}");
        }
        let uten = Registerklient::innsluppet(Arc::clone(klient(p, "alt").klient()), vec![Skop::Les, Skop::Skriv]);
        assert_eq!(avslag(p.portal.pvk.inkluder(&uten, billett("MS")).await), Klientavslag::ManglerSkop);
        let ukjent = Billett { nummer: "01819945620".to_owned(), ..billett("MS") };
        assert_eq!(avslag(p.portal.pvk.inkluder(&klient(p, "alt"), ukjent).await), Klientavslag::UkjentInnbygger);
    }
}
