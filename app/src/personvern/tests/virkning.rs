//! What a choice would change, and the deletion it starts.

use super::*;
use crate::domain::aktor::Part;
use crate::domain::definisjon::PartKode;
use crate::domain::metadata::Metadata;
use crate::domain::sletting::Slettestatus;
use crate::domain::virkning::{Kilde, Virkning};
use jiff::civil::date;

async fn hva(p: &Prove, hvem: &str, part: &str, slug: &str, valg: Valg) -> Result<Virkning, Feil> {
    p.portal.personvern.virkning(&p.aktor(hvem), part, slug, valg, &Metadata::default()).await
}

/// Says in a registry's name that it has deleted.
async fn bekreft(p: &Prove, kode: &str, rad: &Innstillingsrad) -> Result<(), Feil> {
    let part = Part::register(PartKode(kode.to_owned()));
    let kari = p.aktor("kari").gjelder();
    p.portal.personvern.bekreft_slettet(&part, kari, &rad.definisjon.id, rad.sekvensnummer()).await
}

pa_begge! {
    async fn the_preview_counts_what_is_stored_and_changes_nothing(p: &Prove) {
        let for_ = antall(p).await;
        let v = hva(p, "kari", "ms", "data", Inaktiv).await.expect("a preview");
        let s = v.slettes.expect("a deletion");
        assert_eq!((s.innen, s.innhold.len()), (date(2026, 12, 22), 9));
        assert!(matches!(s.kilde, Kilde::Rapporter(dager) if dager.len() == 2));
        assert_eq!((v.faller.len(), v.kopier.map(|k| k.len())), (2, Some(1)));
        assert_eq!(antall(p).await, for_);
    }

    async fn the_preview_shows_what_the_change_then_does(p: &Prove) {
        let sagt = hva(p, "kari", "ms", "data", Inaktiv).await.expect("a preview");
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await);
        let falt: Vec<_> = p.portal.personvern.part(&p.aktor("kari"), Omrade::Forskning, "ms").await.expect("MS")
            .rad.innstillinger.into_iter().filter(|i| i.status() == Status::SamtykkeTrukket).collect();
        assert_eq!(falt.len(), 1 + sagt.faller.len());
        let innen = sagt.slettes.expect("a deletion").innen;
        assert!(falt.iter().all(|f| f.sletting == Some(Slettestatus::Venter(innen))));
    }

    async fn reports_of_another_registry_and_of_another_citizen_are_not_counted(p: &Prove) {
        let for_ = hva(p, "line", "diabetes", "lagring", Aktiv).await.expect("a preview");
        p.utfor("UPDATE rapport SET part_kode = 'DIABETES' WHERE innbygger = 1001 AND part_kode = 'SYSVAK'").await;
        p.utfor("DELETE FROM rapport WHERE innbygger = 1002 AND part_kode = 'SYSVAK'").await;
        let etter = hva(p, "line", "diabetes", "lagring", Aktiv).await.expect("a preview");
        assert_eq!((etter.slettes, etter.kopier), (for_.slettes, for_.kopier));
    }

    async fn a_setting_that_does_not_concern_the_citizen_has_no_preview(p: &Prove) {
        for (part, slug) in [("diabetes", "lagring"), ("finnes-ikke", "x"), ("nprkpr", "finnes-ikke")] {
            assert_eq!(avslag(hva(p, "kari", part, slug, Aktiv).await), Avslag::FinnesIkke, "{part}/{slug}");
        }
    }

    async fn a_consent_given_on_paper_is_withdrawn_here_and_its_deletion_awaited(p: &Prove) {
        let side = p.portal.personvern.part(&p.aktor("kari"), Omrade::Forskning, "ms").await.expect("MS");
        let gitt = side.historikk.iter().rfind(|h| h.definisjon.slug == "data").expect("the consent");
        assert!(matches!(gitt.endring.gjort_av, GjortAv::Virksomhet(_)), "given on paper");
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await);
        let rad = karis(p, "ms", "data").await;
        assert_eq!((rad.status(), rad.sletting), (Status::SamtykkeTrukket, Some(Slettestatus::Venter(date(2026, 12, 22)))));
    }

    async fn a_deletion_is_awaited_then_overdue_or_confirmed(p: &Prove) {
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await);
        let rad = karis(p, "ms", "data").await;
        p.ga(60 * 24 * 31);
        assert_eq!(karis(p, "ms", "data").await.sletting, Some(Slettestatus::Forfalt(date(2026, 12, 22))));
        bekreft(p, "MS", &rad).await.expect("confirmed");
        let bekreftet = Some(Slettestatus::Bekreftet(date(2026, 12, 23)));
        assert_eq!(karis(p, "ms", "data").await.sletting, bekreftet);
        p.ga(60 * 24 * 9);
        bekreft(p, "MS", &rad).await.expect("confirmed twice is confirmed once");
        assert_eq!(karis(p, "ms", "data").await.sletting, bekreftet);
    }

    async fn a_registry_confirms_its_own_deletions_only(p: &Prove) {
        let gitt = karis(p, "ms", "data").await;
        assert_eq!(avslag(bekreft(p, "MS", &gitt).await), Avslag::FinnesIkke, "a yes deletes nothing");
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await);
        let mut rad = karis(p, "ms", "data").await;
        assert_eq!(avslag(bekreft(p, "DIABETES", &rad).await), Avslag::UkjentDefinisjon);
        rad.definisjon.id = DefinisjonId("finnes-ikke".to_owned());
        assert_eq!(avslag(bekreft(p, "MS", &rad).await), Avslag::UkjentDefinisjon);
        assert!(matches!(karis(p, "ms", "data").await.sletting, Some(Slettestatus::Venter(_))));
    }

    async fn consent_given_again_before_the_deletion_ends_the_wait(p: &Prove) {
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n1")).await);
        let v = hva(p, "kari", "ms", "data", Aktiv).await.expect("a preview");
        assert_eq!(v.avlyst, Some(date(2026, 12, 22)));
        kvittering(sett(p, "ms", "data", skjema(Aktiv, 2, "n2")).await);
        assert_eq!(karis(p, "ms", "data").await.sletting, Some(Slettestatus::Avlyst(date(2026, 12, 22))));
        p.ga(60 * 24 * 31);
        assert_eq!(karis(p, "ms", "data").await.sletting, None);
    }

    async fn the_samples_have_a_deletion_of_each_kind(p: &Prove) {
        for (hvem, ventet) in [
            ("sunniva", Slettestatus::Venter(date(2026, 12, 10))),
            ("amina", Slettestatus::Bekreftet(date(2026, 9, 22))),
            ("jonas", Slettestatus::Forfalt(date(2026, 11, 8))),
        ] {
            assert_eq!(rad(p, &p.aktor(hvem), "nprkpr", "oppbevaring").await.sletting, Some(ventet), "{hvem}");
        }
    }
}
