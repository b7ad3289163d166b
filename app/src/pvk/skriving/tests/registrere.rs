//! The state table of the contract (§2), the rules for settings, and what a registration leaves behind.

use super::Instansendring::{Endret, IkkeEndret};
use super::*;
use crate::domain::definisjon::TypePi;
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::historikk::{GjortAv, Kanal};
use crate::domain::metadata::{Mottaker as Rettet, Mottakerslag};
use crate::domain::tid::Periode;
use crate::personvern::tests::kvitteringer::hel_kjede;
use crate::store::prove::skjema;
use jiff::civil::date;

const OPPBEVARING: (&str, &str) = ("nprkpr", "oppbevaring");
const UTVALGT: (&str, &str) = ("kjernejournal", "utvalgt-personell");

fn rettet(nummer: &str) -> Metadata {
    let navn = "Ola <b>Lege</b>".to_owned();
    let mottaker = Rettet { slag: Mottakerslag::Helsepersonell, nummer: nummer.to_owned(), navn };
    Metadata { mottakere: vec![mottaker], ..Metadata::default() }
}

pa_begge! {
    async fn the_state_table_of_the_contract(p: &Prove) {
        let steg = [
            (Inaktiv, IkkeEndret, None),
            (Aktiv, Endret, Some((true, 1))),
            (Aktiv, IkkeEndret, Some((true, 1))),
            (Inaktiv, Endret, Some((false, 2))),
            (Inaktiv, IkkeEndret, Some((false, 2))),
            (Aktiv, Endret, Some((true, 3))),
        ];
        let for_ = antall(p).await;
        for (nr, (valg, ventet, star)) in steg.into_iter().enumerate() {
            p.ga(1);
            assert_eq!(registrer(p, svar(p, "ingrid", OPPBEVARING, valg)).await, ventet, "step {nr}");
            assert_eq!(tilstand(p, "ingrid", OPPBEVARING).await, star, "step {nr}");
        }
        let [i, h, u, k, v] = for_;
        assert_eq!(antall(p).await, [i + 1, h + 3, u + 3, k + 3, v + 3], "settings, history, outbox, receipts, notices");
        hel_kjede(p, &p.aktor("ingrid")).await;
    }

    async fn other_metadata_are_a_change_and_the_same_are_none(p: &Prove) {
        for (nr, (metadata, ventet, sekvens)) in [
            (rettet("1000001"), Endret, 1),
            (rettet("1000001"), IkkeEndret, 1),
            (rettet("1000002"), Endret, 2),
        ].into_iter().enumerate() {
            p.ga(1);
            let r = Registrering { metadata, ..svar(p, "ingrid", UTVALGT, Aktiv) };
            assert_eq!(registrer(p, r).await, ventet, "step {nr}");
            assert_eq!(tilstand(p, "ingrid", UTVALGT).await, Some((true, sekvens)), "step {nr}");
        }
        // A no holds no metadata, whatever is sent with it.
        p.ga(1);
        let nei = Registrering { metadata: rettet("1000002"), ..svar(p, "ingrid", UTVALGT, Inaktiv) };
        assert_eq!(registrer(p, nei).await, Endret);
        let side = p.portal.personvern.historikk(&p.aktor("ingrid"), 1).await.expect("history");
        assert_eq!(side.rader[0].endring.metadata, Metadata::default());
        assert_eq!(side.rader[1].endring.metadata, rettet("1000002"), "names are kept as they were sent");
    }

    async fn a_registered_change_says_who_made_it_and_how_and_replicates(p: &Prove) {
        p.ga(7);
        assert_eq!(registrer(p, svar(p, "ingrid", OPPBEVARING, Aktiv)).await, Endret);
        let ingrid = p.aktor("ingrid");
        let rad = p.portal.personvern.historikk(&ingrid, 1).await.expect("history").rader.remove(0);
        let e = &rad.endring;
        assert_eq!(e.gjort_av, GjortAv::Virksomhet("Helse Bergen HF".to_owned()));
        assert_eq!((e.kanal, e.tidspunkt, e.id.tidspunkt()), (Kanal::Fagsystem, p.portal.klokke.na(), p.portal.klokke.na()));
        let kvittering = p.portal.personvern.kvittering(&ingrid, e.id).await.expect("a receipt");
        assert_eq!((kvittering.i_kraft, kvittering.bevis), (None, false));
        let hendelse = hel_kjede(p, &ingrid).await.pop().expect("a receipt").event;
        assert_eq!((hendelse.entity_id.as_str(), hendelse.channel.as_str()), ("organisation", "fagsystem"));
        // Whoever subscribes is told, the sender among them: the outbox does not say who made a change.
        let utboks = "SELECT CAST(COUNT(*) AS BIGINT) FROM utboks \
            WHERE innbygger = 1006 AND definisjon = 'b5d2a9de-06a9-4262-b4f8-cad52a0acb4c' AND sekvensnummer = 1";
        assert_eq!(p.tall(utboks).await, 1);
        let logg = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1006 AND part_kode = 'NPRKPR' \
            AND hvem = 'automatisk' AND virksomhet = 'Helse Bergen HF' AND handling = 'endre'";
        assert_eq!(p.tall(logg).await, 1);
        let ulest = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = 1006 AND slag = 'innstilling' AND lest IS NULL";
        assert_eq!(p.tall(ulest).await, 1, "what others change is news");
    }

    /// The answer tells how the setting stands, so that it is a reading.
    async fn a_registration_that_changes_nothing_is_in_the_log(p: &Prove) {
        let logg = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1006 AND hvem = 'automatisk' AND handling = 'se'";
        let for_ = p.tall(logg).await;
        assert_eq!(registrer(p, svar(p, "ingrid", OPPBEVARING, Inaktiv)).await, IkkeEndret);
        assert_eq!(p.tall(logg).await, for_ + 1);
        p.utfor("ALTER TABLE bruk RENAME TO borte").await;
        let r = svar(p, "ingrid", OPPBEVARING, Aktiv);
        assert!(p.portal.pvk.registrer(&klient(p, "alt"), r).await.is_err(), "what cannot be noted is not done");
        assert_eq!(tilstand(p, "ingrid", OPPBEVARING).await, None);
        p.utfor("ALTER TABLE borte RENAME TO bruk").await;
    }

    async fn a_consent_is_registered_without_a_ticket_and_after_the_one_it_needs(p: &Prove) {
        let r = svar(p, "ingrid", ("ms", "biobank"), Aktiv);
        let for_ = antall(p).await;
        assert_eq!(avslag(p.portal.pvk.registrer(&klient(p, "alt"), r.clone()).await), Klientavslag::KreverAnnetSamtykke);
        assert_eq!(antall(p).await, for_);
        assert_eq!(registrer(p, svar(p, "ingrid", ("ms", "data"), Aktiv)).await, Endret);
        assert_eq!(registrer(p, r).await, Endret);
    }

    async fn withdrawing_a_consent_withdraws_those_that_need_it(p: &Prove) {
        let slugger = ["data", "biobank", "sporreskjema"];
        let mut ventet = Vec::new();
        for slug in slugger {
            let (aktiv, sekvens) = tilstand(p, "kari", ("ms", slug)).await.expect("a setting");
            assert!(aktiv, "{slug}");
            ventet.push(Some((false, sekvens + 1)));
        }
        assert_eq!(registrer(p, svar(p, "kari", ("ms", "data"), Inaktiv)).await, Endret);
        for (slug, ventet) in slugger.into_iter().zip(ventet) {
            assert_eq!(tilstand(p, "kari", ("ms", slug)).await, ventet, "{slug}");
        }
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks WHERE innbygger = 1001").await, 3);
        hel_kjede(p, &p.aktor("kari")).await;
        assert_eq!(registrer(p, svar(p, "kari", ("ms", "data"), Inaktiv)).await, IkkeEndret);
    }

    async fn what_does_not_fit_the_definition_is_refused(p: &Prove) {
        let for_ = antall(p).await;
        let periode = Periode { fra: Some(date(2026, 1, 1)), til: None };
        let med_periode = Metadata { perioder: vec![periode], ..Metadata::default() };
        let n = || svar(p, "ingrid", OPPBEVARING, Aktiv);
        for (nr, (r, ventet)) in [
            (Registrering { type_pi: TypePi::Samtykke, ..n() }, Klientavslag::FeilType),
            (Registrering { metadata: med_periode, ..n() }, Klientavslag::FeilMetadata),
            (svar(p, "ingrid", UTVALGT, Aktiv), Klientavslag::FeilMetadata),
            (Registrering { metadata: rettet("01819945620"), ..svar(p, "ingrid", UTVALGT, Aktiv) }, Klientavslag::FeilMetadata),
            (Registrering { definisjon: "b5d2a9de".to_owned(), ..n() }, Klientavslag::UkjentDefinisjon),
            (Registrering { part: "MS".to_owned(), ..n() }, Klientavslag::UkjentDefinisjon),
            (Registrering { nummer: "01819945620".to_owned(), ..n() }, Klientavslag::UkjentInnbygger),
            (Registrering { nummer: "13116950216".to_owned(), ..n() }, Klientavslag::UkjentInnbygger),
            (Registrering { nummer: String::new(), ..n() }, Klientavslag::UkjentInnbygger),
            (svar(p, "ingrid", ("diabetes", "lagring"), Aktiv), Klientavslag::ManglerTilgang),
        ].into_iter().enumerate() {
            assert_eq!(avslag(p.portal.pvk.registrer(&klient(p, "alt"), r).await), ventet, "case {nr}");
        }
        let annen = svar(p, "ingrid", ("ms", "biobank"), Aktiv);
        assert_eq!(avslag(p.portal.pvk.registrer(&klient(p, "en"), annen).await), Klientavslag::ManglerTilgang);
        assert_eq!(antall(p).await, for_);
    }

    /// The same from many programs at once, and from the citizen's own form: every change is one, and the chain holds.
    async fn the_same_registered_many_times_at_once_is_one_change(p: &Prove) {
        for runde in 0..6_i64 {
            let valg = Valg::av(runde % 2 == 0);
            p.ga(1);
            let oppgaver: Vec<_> = (0..12)
                .map(|_| {
                    let (pvk, k, r) = (p.portal.pvk.clone(), klient(p, "alt"), svar(p, "ingrid", OPPBEVARING, valg));
                    tokio::spawn(async move { pvk.registrer(&k, r).await })
                })
                .collect();
            let (ingrid, form) = (p.aktor("ingrid"), skjema(valg, runde, &runde.to_string()));
            let egen = p.portal.personvern.sett(&ingrid, "nprkpr", "utlevering-formal", form);
            assert!(egen.await.is_ok());
            let mut endret = 0;
            for o in oppgaver {
                endret += i64::from(matches!(o.await.expect("no panic"), Ok(Endret)));
            }
            assert_eq!((endret, tilstand(p, "ingrid", OPPBEVARING).await), (1, Some((valg.aktiv(), runde + 1))));
        }
        hel_kjede(p, &p.aktor("ingrid")).await;
    }
}
