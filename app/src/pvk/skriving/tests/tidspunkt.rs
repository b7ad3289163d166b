//! `tidspunkt` (contract §2): what was answered on paper before, and the citizen's later choice.

use super::Instansendring::{Endret, IkkeEndret};
use super::*;
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::innstilling::Status;
use crate::domain::sletting::Slettestatus;
use crate::personvern::tests::kvitteringer::hel_kjede;
use crate::store::prove::skjema;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};

const OPPBEVARING: (&str, &str) = ("nprkpr", "oppbevaring");

fn den(tid: &str) -> Option<Timestamp> {
    Some(tid.parse().expect("an instant"))
}

/// When each of a person's settings was first set and last changed, by the setting.
async fn tider(p: &Prove, hvem: &str, d: (&str, &str)) -> (Timestamp, Timestamp) {
    let (innbygger, d) = (p.aktor(hvem).gjelder().0, definisjon(p, d.0, d.1).id.0);
    let (opprettet, endret): (i64, i64) = les!(&p.portal.basis, k =>
        sqlx::query_as("SELECT opprettet, endret FROM innstilling WHERE innbygger = $1 AND definisjon = $2")
            .bind(innbygger)
            .bind(d)
            .fetch_one(k)
            .await)
    .expect("a setting");
    let tid = |t| Timestamp::from_microsecond(t).expect("an instant");
    (tid(opprettet), tid(endret))
}

async fn status(p: &Prove, dag: Date) -> Status {
    let reise = p.portal.personvern.tidsreise(&p.aktor("ingrid"), dag).await.expect("a journey");
    let register = reise.registre.into_iter().find(|r| r.register.slug == "nprkpr").expect("the registry");
    register.innstillinger.iter().find(|i| i.definisjon.slug == "oppbevaring").expect("the setting").status()
}

pa_begge! {
    async fn a_setting_holds_from_when_it_was_set_and_its_receipt_from_when_it_was_registered(p: &Prove) {
        let tidspunkt = den("2024-03-01T10:00:00.123456789Z");
        let r = Registrering { tidspunkt, ..svar(p, "ingrid", OPPBEVARING, Aktiv) };
        assert_eq!(registrer(p, r.clone()).await, Endret);
        let satt = den("2024-03-01T10:00:00.123456Z").expect("to the microsecond");
        assert_eq!(tider(p, "ingrid", OPPBEVARING).await, (satt, satt));
        let ingrid = p.aktor("ingrid");
        let rad = p.portal.personvern.historikk(&ingrid, 1).await.expect("history").rader.remove(0);
        assert_eq!((rad.endring.tidspunkt, rad.endring.id.tidspunkt()), (satt, p.portal.klokke.na()));
        let hendelse = hel_kjede(p, &ingrid).await.pop().expect("a receipt").event;
        assert_eq!(hendelse.event_time, satt.to_string());
        // The registry gets its time to delete from now on, not from 2024.
        let side = p.portal.personvern.part(&ingrid, crate::domain::definisjon::Omrade::Forskning, "nprkpr").await.expect("a page");
        let rad = side.rad.innstillinger.into_iter().find(|i| i.definisjon.slug == "oppbevaring").expect("the setting");
        assert!(matches!(rad.sletting, Some(Slettestatus::Venter(frist)) if frist > date(2026, 11, 22)), "{:?}", rad.sletting);
        assert_eq!(registrer(p, r).await, IkkeEndret, "sent again");
    }

    async fn time_travel_shows_what_was_set_on_the_day_it_was_set(p: &Prove) {
        for (valg, tid) in [(Aktiv, "2024-03-01T10:00:00Z"), (Inaktiv, "2025-06-30T22:30:00Z")] {
            p.ga(1);
            let r = Registrering { tidspunkt: den(tid), ..svar(p, "ingrid", OPPBEVARING, valg) };
            assert_eq!(registrer(p, r).await, Endret);
        }
        for (dag, ventet) in [
            (date(2024, 2, 29), Status::IkkeReservert),
            (date(2024, 3, 1), Status::Reservert),
            (date(2025, 6, 30), Status::Reservert),
            (date(2025, 7, 1), Status::IkkeReservert),
            (date(2026, 11, 22), Status::IkkeReservert),
        ] {
            assert_eq!(status(p, dag).await, ventet, "{dag}");
        }
    }

    async fn the_citizens_later_choice_stands(p: &Prove) {
        let form = skjema(Aktiv, 0, "n");
        p.portal.personvern.sett(&p.aktor("ingrid"), "nprkpr", "oppbevaring", form).await.expect("a change");
        let (_, satt) = tider(p, "ingrid", OPPBEVARING).await;
        p.ga(60);
        let for_ = antall(p).await;
        let for_sent = |d: SignedDuration| Registrering { tidspunkt: Some(satt - d), ..svar(p, "ingrid", OPPBEVARING, Inaktiv) };
        for siden in [SignedDuration::from_micros(1), SignedDuration::from_hours(24 * 900)] {
            assert_eq!(registrer(p, for_sent(siden)).await, IkkeEndret);
            assert_eq!((antall(p).await, tilstand(p, "ingrid", OPPBEVARING).await), (for_, Some((true, 1))));
        }
        assert_eq!(registrer(p, for_sent(SignedDuration::ZERO)).await, Endret, "at the same moment is not before");
        assert_eq!(tilstand(p, "ingrid", OPPBEVARING).await, Some((false, 2)));
    }

    async fn a_time_ahead_of_our_clock_is_refused_but_for_five_minutes(p: &Prove) {
        let na = p.portal.klokke.na();
        let r = |sekunder| Registrering {
            tidspunkt: Some(na + SignedDuration::from_secs(sekunder)),
            ..svar(p, "ingrid", OPPBEVARING, Aktiv)
        };
        assert_eq!(avslag(p.portal.pvk.registrer(&klient(p, "alt"), r(301)).await), Klientavslag::FramITid);
        assert_eq!(tilstand(p, "ingrid", OPPBEVARING).await, None);
        assert_eq!(registrer(p, r(300)).await, Endret);
        assert_eq!(tider(p, "ingrid", OPPBEVARING).await, (na, na), "what is ahead of our clock counts as now");
    }

    async fn without_a_time_it_is_now(p: &Prove) {
        p.ga(11);
        assert_eq!(registrer(p, svar(p, "ingrid", OPPBEVARING, Aktiv)).await, Endret);
        let na = p.portal.klokke.na();
        assert_eq!(tider(p, "ingrid", OPPBEVARING).await, (na, na));
    }

    /// The paper is older than what falls with it: that falls, but not before it was given.
    async fn what_falls_with_a_consent_falls_no_earlier_than_it_was_given(p: &Prove) {
        let alle = ["data", "biobank", "sporreskjema"];
        for (slug, tid) in alle.into_iter().zip(["2020-01-01T12:00:00Z", "2023-01-01T12:00:00Z", "2020-02-01T12:00:00Z"]) {
            let r = Registrering { tidspunkt: den(tid), ..svar(p, "ingrid", ("ms", slug), Aktiv) };
            assert_eq!(registrer(p, r).await, Endret);
        }
        let r = Registrering { tidspunkt: den("2022-01-01T12:00:00Z"), ..svar(p, "ingrid", ("ms", "data"), Inaktiv) };
        assert_eq!(registrer(p, r).await, Endret);
        for (slug, ventet) in alle.into_iter().zip(["2022-01-01T12:00:00Z", "2023-01-01T12:00:00Z", "2022-01-01T12:00:00Z"]) {
            assert_eq!(tilstand(p, "ingrid", ("ms", slug)).await, Some((false, 2)), "{slug}");
            assert_eq!(Some(tider(p, "ingrid", ("ms", slug)).await.1), den(ventet), "{slug}");
        }
    }

    async fn the_text_of_a_change_is_the_one_in_use_when_it_was_set(p: &Prove) {
        for (tid, ventet) in [("2017-01-01T12:00:00Z", true), ("2022-01-01T12:00:00Z", false)] {
            p.ga(1);
            let valg = if ventet { Aktiv } else { Inaktiv };
            let r = Registrering { tidspunkt: den(tid), ..svar(p, "ingrid", ("ms", "data"), valg) };
            assert_eq!(registrer(p, r).await, Endret);
            let rad = p.portal.personvern.historikk(&p.aktor("ingrid"), 1).await.expect("history").rader.remove(0);
            assert_eq!(rad.tekst_endret(), ventet, "{tid}");
        }
    }
}
