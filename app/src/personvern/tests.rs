use super::{Skjema, Utfall};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::Valg::{self, Aktiv, Inaktiv};
use crate::domain::definisjon::{DefinisjonId, Omrade, PartKode};
use crate::domain::historikk::GjortAv;
use crate::domain::id::HendelseId;
use crate::domain::innstilling::Status;
use crate::domain::oversikt::Innstillingsrad;
use crate::store::prove::{Prove, pa_begge, skjema};
use crate::store::{Feil, les};

mod feil;
mod foresporsler;
mod historikk;
pub(crate) mod kvitteringer;
mod lenke;
mod logg;
mod modell;
mod representasjon;
mod samtidig;
mod sending;
mod tilgang;
mod varsler;
mod virkning;

/// Sends a form in Kari's name.
async fn sett(p: &Prove, part: &str, slug: &str, skjema: Skjema) -> Result<Utfall, Feil> {
    p.portal.personvern.sett(&p.aktor("kari"), part, slug, skjema).await
}

fn avslag<T: std::fmt::Debug>(svar: Result<T, Feil>) -> Avslag {
    match svar {
        Err(Feil::Avslag(avslag)) => avslag,
        annet => panic!("a refusal was expected: {annet:?}"),
    }
}

fn kvittering(utfall: Result<Utfall, Feil>) -> HendelseId {
    match utfall {
        Ok(Utfall::Endret(id)) => id,
        annet => panic!("a change was expected: {annet:?}"),
    }
}

/// One setting as its owner is shown it.
async fn rad(p: &Prove, hvem: &Aktor, part: &str, slug: &str) -> Innstillingsrad {
    let side = p.portal.personvern.part(hvem, Omrade::Forskning, part).await.expect("a registry with settings");
    side.rad.innstillinger.into_iter().find(|i| i.definisjon.slug == slug).expect(slug)
}

async fn karis(p: &Prove, part: &str, slug: &str) -> Innstillingsrad {
    rad(p, &p.aktor("kari"), part, slug).await
}

/// Number of rows that every change adds to: settings, history, outbox, form keys.
async fn antall(p: &Prove) -> [i64; 4] {
    [
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM innstilling").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM skjemanokkel").await,
    ]
}

/// Definition and sequence number of what waits to be told to registries.
async fn utboks(p: &Prove) -> Vec<(String, i64)> {
    les!(&p.portal.basis, k => sqlx::query_as("SELECT definisjon, sekvensnummer FROM utboks ORDER BY definisjon, sekvensnummer")
        .fetch_all(k)
        .await)
    .expect("the outbox")
}

pa_begge! {
    async fn reservasjon_can_be_set_and_lifted(p: &Prove) {
        let (part, slug) = ("nprkpr", "oppbevaring");
        let id = karis(p, part, slug).await.definisjon.id;
        for (nr, (valg, status)) in [(Aktiv, Status::Reservert), (Inaktiv, Status::IkkeReservert)].into_iter().enumerate() {
            let sekvens = i64::try_from(nr).expect("small") + 1;
            p.ga(1);
            let nummer = kvittering(sett(p, part, slug, skjema(valg, sekvens - 1, &format!("n{nr}"))).await);
            let na = karis(p, part, slug).await;
            assert_eq!((na.status(), na.sekvensnummer(), na.bekreftet()), (status, sekvens, false));
            let kvittering = p.portal.personvern.kvittering(&p.aktor("kari"), nummer).await.expect("a receipt");
            let e = kvittering.rad.endring;
            assert_eq!((&e.definisjon, e.sekvensnummer, e.aktiv), (&id, sekvens, valg.aktiv()));
            assert_eq!((e.tidspunkt, e.gjort_av, kvittering.i_kraft), (p.portal.klokke.na(), GjortAv::Selv, None));
            assert_eq!(utboks(p).await.last(), Some(&(id.0.clone(), sekvens)));
        }
        assert_eq!(utboks(p).await.len(), 2);
    }

    async fn a_change_writes_setting_history_outbox_and_key_together(p: &Prove) {
        let [i, h, u, n] = antall(p).await;
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        assert_eq!(antall(p).await, [i + 1, h + 1, u + 1, n + 1]);
        let samsvar = "SELECT CAST(COUNT(*) AS BIGINT) FROM innstilling i \
            JOIN historikk h ON h.innbygger = i.innbygger AND h.definisjon = i.definisjon AND h.sekvensnummer = i.sekvensnummer \
              AND h.aktiv = i.aktiv AND h.tidspunkt = i.endret \
            JOIN utboks u ON u.innbygger = i.innbygger AND u.definisjon = i.definisjon AND u.sekvensnummer = i.sekvensnummer";
        assert_eq!(p.tall(samsvar).await, 1, "the three rows agree");
    }

    async fn the_same_form_twice_is_one_change_with_one_receipt(p: &Prove) {
        let forste = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let for_ = antall(p).await;
        p.ga(5);
        let igjen = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        assert_eq!((igjen, antall(p).await), (forste, for_));
    }

    async fn a_form_key_belongs_to_one_answer(p: &Prove) {
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let for_ = antall(p).await;
        for annen in [
            sett(p, "nprkpr", "oppbevaring", skjema(Inaktiv, 0, "n")).await,
            sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 1, "n")).await,
            sett(p, "nprkpr", "utlevering-formal", skjema(Aktiv, 0, "n")).await,
            sett(p, "nprkpr", "oppbevaring", skjema(Inaktiv, 1, "")).await,
            sett(p, "nprkpr", "oppbevaring", skjema(Inaktiv, 1, &"n".repeat(65))).await,
        ] {
            assert_eq!(avslag(annen), Avslag::BruktNokkel);
        }
        assert_eq!(antall(p).await, for_);
    }

    async fn a_form_key_belongs_to_one_citizen(p: &Prove) {
        let karis = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let ingrid = p.aktor("ingrid");
        let ingrids = p.portal.personvern.sett(&ingrid, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await;
        assert_ne!(kvittering(ingrids), karis);
    }

    async fn a_stale_form_changes_nothing(p: &Prove) {
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "vindu 1")).await);
        let for_ = antall(p).await;
        for (sekvens, nokkel) in [(0, "vindu 2"), (2, "vindu 3"), (-1, "vindu 4"), (i64::MAX, "vindu 5")] {
            let svar = sett(p, "nprkpr", "oppbevaring", skjema(Inaktiv, sekvens, nokkel)).await;
            assert_eq!(avslag(svar), Avslag::EndretImens);
        }
        assert_eq!(antall(p).await, for_);
    }

    async fn the_same_answer_as_before_changes_nothing(p: &Prove) {
        let for_ = antall(p).await;
        let svar = sett(p, "nprkpr", "oppbevaring", skjema(Inaktiv, 0, "n")).await;
        assert_eq!((svar.expect("allowed"), antall(p).await), (Utfall::Uendret, for_));
    }

    async fn what_is_not_open_to_the_citizen_is_refused(p: &Prove) {
        let for_ = antall(p).await;
        for (part, slug, ventet) in [
            ("finnes-ikke", "oppbevaring", Avslag::UkjentDefinisjon),
            ("nprkpr", "finnes-ikke", Avslag::UkjentDefinisjon),
            ("nprkpr", "", Avslag::UkjentDefinisjon),
            ("diabetes", "lagring", Avslag::UkjentDefinisjon),
        ] {
            let svar = sett(p, part, slug, skjema(Aktiv, 0, "n")).await;
            assert_eq!(avslag(svar), ventet, "{part}/{slug}");
        }
        assert_eq!(antall(p).await, for_);
    }

    async fn deletion_must_be_confirmed(p: &Prove) {
        let mut uten = skjema(Aktiv, 0, "n");
        uten.onske.forstar_sletting = false;
        let for_ = antall(p).await;
        assert_eq!(avslag(sett(p, "nprkpr", "oppbevaring", uten.clone()).await), Avslag::ManglerBekreftelse);
        assert_eq!(antall(p).await, for_);
        uten.onske.forstar_sletting = true;
        kvittering(sett(p, "nprkpr", "oppbevaring", uten).await);
    }

    async fn samtykke_to_sporreskjema_needs_samtykke_to_data(p: &Prove) {
        // Kari has given all three; withdrawing the first takes the others with it.
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n1")).await);
        let sekvens = karis(p, "ms", "sporreskjema").await.sekvensnummer();
        let svar = sett(p, "ms", "sporreskjema", skjema(Aktiv, sekvens, "n2")).await;
        assert_eq!(avslag(svar), Avslag::KreverAnnetSamtykke);
        kvittering(sett(p, "ms", "data", skjema(Aktiv, 2, "n3")).await);
        assert_eq!(karis(p, "ms", "sporreskjema").await.status(), Status::SamtykkeTrukket, "nothing comes back by itself");
        kvittering(sett(p, "ms", "sporreskjema", skjema(Aktiv, sekvens, "n4")).await);
    }

    async fn withdrawing_samtykke_to_data_withdraws_what_needs_it(p: &Prove) {
        let for_ = antall(p).await;
        let slugger = ["data", "biobank", "sporreskjema"];
        let mut ventet: Vec<(String, i64)> = Vec::new();
        for slug in slugger {
            let rad = karis(p, "ms", slug).await;
            assert_eq!(rad.status(), Status::Samtykket, "{slug}");
            ventet.push((rad.definisjon.id.0.clone(), rad.sekvensnummer() + 1));
        }
        let nummer = kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await);
        assert_eq!(antall(p).await, [for_[0], for_[1] + 3, for_[2] + 3, for_[3] + 1]);
        ventet.sort();
        assert_eq!(utboks(p).await, ventet);
        for slug in slugger {
            assert_eq!(karis(p, "ms", slug).await.status(), Status::SamtykkeTrukket, "{slug}");
        }
        let kvittering = p.portal.personvern.kvittering(&p.aktor("kari"), nummer).await.expect("a receipt");
        assert_eq!(kvittering.rad.definisjon.slug, "data");
    }

    async fn withdrawing_samtykke_to_biobank_leaves_the_others(p: &Prove) {
        kvittering(sett(p, "ms", "biobank", skjema(Inaktiv, 1, "n")).await);
        assert_eq!(karis(p, "ms", "data").await.status(), Status::Samtykket);
        assert_eq!(karis(p, "ms", "sporreskjema").await.status(), Status::Samtykket);
        assert_eq!(utboks(p).await.len(), 1);
    }

    async fn the_three_reservasjoner_of_kpr_are_independent(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        let slugger = ["utlevering-fodselsnummer", "utlevering-formal", "oppbevaring"];
        for (nr, slug) in slugger.into_iter().enumerate() {
            let form = skjema(Aktiv, 0, slug);
            kvittering(p.portal.personvern.sett(&ingrid, "nprkpr", slug, form).await);
            for (annen, navn) in slugger.into_iter().enumerate() {
                let ventet = if annen <= nr { Status::Reservert } else { Status::IkkeReservert };
                assert_eq!(rad(p, &ingrid, "nprkpr", navn).await.status(), ventet, "{navn} after {slug}");
            }
        }
    }

    async fn another_citizens_receipt_does_not_exist(p: &Prove) {
        let nummer = kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let line = p.aktor("line");
        let finnes = avslag(p.portal.personvern.kvittering(&line, nummer).await);
        let finnes_ikke = avslag(p.portal.personvern.kvittering(&line, HendelseId(i64::MAX)).await);
        assert_eq!((finnes, finnes_ikke), (Avslag::FinnesIkke, Avslag::FinnesIkke));
    }

    async fn a_receipt_is_in_force_when_the_registry_confirmed_that_very_change(p: &Prove) {
        let kari = p.aktor("kari");
        let gammel = p.portal.personvern.historikk(&kari, 1).await.expect("history").rader.remove(0);
        let sett_for = p.portal.personvern.kvittering(&kari, gammel.endring.id).await.expect("a receipt");
        assert!(sett_for.i_kraft.is_some(), "the newest of the samples is confirmed");
        let form = skjema(Aktiv, gammel.endring.sekvensnummer, "n");
        p.ga(1);
        let ny = kvittering(sett(p, &gammel.register.slug, &gammel.definisjon.slug, form).await);
        let na = p.portal.personvern.kvittering(&kari, gammel.endring.id).await.expect("the old receipt stays");
        assert_eq!((na.i_kraft, na.rad), (sett_for.i_kraft, gammel), "what was in force then, was");
        let ny = p.portal.personvern.kvittering(&kari, ny).await.expect("the new one");
        assert_eq!(ny.i_kraft, None, "the registry has not answered this one");
    }

    async fn history_is_shown_newest_first_by_the_page(p: &Prove) {
        let kari = p.aktor("kari");
        for nr in 0..30 {
            p.ga(1);
            kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Valg::av(nr % 2 == 0), nr, &nr.to_string())).await);
        }
        let mut alle = Vec::new();
        for side in 1..=3 {
            let del = p.portal.personvern.historikk(&kari, side).await.expect("history");
            assert_eq!((del.side, del.sider), (side, 3));
            alle.extend(del.rader.into_iter().map(|r| r.endring));
        }
        assert_eq!(alle.len(), 42);
        assert!(alle.is_sorted_by(|a, b| a.tidspunkt >= b.tidspunkt && a.id > b.id));
        for (bedt, gitt) in [(0, 1), (4, 3), (u32::MAX, 3)] {
            assert_eq!(p.portal.personvern.historikk(&kari, bedt).await.expect("a page").side, gitt);
        }
    }

    async fn a_citizen_without_history_has_one_empty_page(p: &Prove) {
        p.utfor("DELETE FROM historikk WHERE innbygger = 1006").await;
        let side = p.portal.personvern.historikk(&p.aktor("ingrid"), 1).await.expect("history");
        assert_eq!((side.rader.len(), side.side, side.sider), (0, 1, 1));
    }

    async fn lists_hold_what_concerns_the_citizen_and_nothing_else(p: &Prove) {
        let slugger = |rader: Vec<crate::domain::oversikt::Partsrad>| -> Vec<String> {
            rader.into_iter().map(|r| r.register.slug.clone()).collect()
        };
        let karis = slugger(p.portal.personvern.liste(&p.aktor("kari"), Omrade::Forskning).await.expect("a list"));
        let ingrids = slugger(p.portal.personvern.liste(&p.aktor("ingrid"), Omrade::Forskning).await.expect("a list"));
        assert!(karis.contains(&"ms".to_owned()) && !karis.contains(&"diabetes".to_owned()), "{karis:?}");
        assert!(!ingrids.contains(&"ms".to_owned()) && ingrids.contains(&"nprkpr".to_owned()), "{ingrids:?}");
        let ms = p.portal.personvern.part(&p.aktor("ingrid"), Omrade::Forskning, "ms").await;
        let ukjent = p.portal.personvern.part(&p.aktor("ingrid"), Omrade::Forskning, "finnes-ikke").await;
        assert_eq!((avslag(ms), avslag(ukjent)), (Avslag::FinnesIkke, Avslag::FinnesIkke));
    }

    async fn the_overview_says_which_groups_limit_use(p: &Prove) {
        let begrenset = |o: crate::domain::oversikt::Innstillingsoversikt| -> Vec<bool> {
            o.grupper.iter().map(|g| g.begrenset).collect()
        };
        let ingrid = p.aktor("ingrid");
        assert_eq!(begrenset(p.portal.personvern.oversikt(&ingrid).await.expect("an overview")), [false; 3]);
        kvittering(p.portal.personvern.sett(&ingrid, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let na = p.portal.personvern.oversikt(&ingrid).await.expect("an overview");
        assert_eq!(na.siste.len(), 2, "the portal taken in use, and this");
        assert_eq!(begrenset(na), [false, false, true]);
    }

    async fn a_definition_outside_its_period_cannot_be_changed(p: &Prove) {
        // The reservation in the diabetes registry came in November 2020.
        let line = p.aktor("line");
        p.portal.klokke.flytt(jiff::SignedDuration::from_hours(-24 * 365 * 7));
        let svar = p.portal.personvern.sett(&line, "diabetes", "lagring", skjema(Aktiv, 0, "n")).await;
        assert_eq!(avslag(svar), Avslag::IkkeMulig);
    }

    async fn a_stored_change_of_an_unknown_definition_is_a_fault_and_never_left_out(p: &Prove) {
        p.utfor("INSERT INTO historikk VALUES (1006, 9, 'x', 1, TRUE, 0, 'selv', '', 1, '{}', 'portal', NULL)").await;
        let svar = p.portal.personvern.historikk(&p.aktor("ingrid"), 1).await;
        assert!(matches!(svar, Err(Feil::Ulest(_))), "{svar:?}");
    }
}

#[test]
fn a_definition_id_is_a_guid_in_lower_case() {
    let katalog = crate::catalogue::innebygd().expect("the embedded catalogue is sound");
    for DefinisjonId(guid) in katalog.registre().iter().flat_map(|r| &r.definisjoner).map(|d| &d.id) {
        assert!(guid.len() == 36 && *guid == guid.to_lowercase(), "{guid}");
    }
}
