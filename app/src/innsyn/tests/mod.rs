mod levende;

use super::logg::LOGGRADER;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::{Handling, Hvem, Tidsrom};
use crate::domain::id::HendelseId;
use crate::domain::tid;
use crate::store::prove::{Prove, pa_begge};
use crate::store::{Feil, les};
use jiff::SignedDuration;
use std::collections::BTreeSet;

fn avslag<T: std::fmt::Debug>(svar: Result<T, Feil>) -> Avslag {
    match svar {
        Err(Feil::Avslag(avslag)) => avslag,
        annet => panic!("a refusal was expected: {annet:?}"),
    }
}

/// One of the report ids of a registry and a citizen, as the database has it.
async fn rapport_av(p: &Prove, sql: &'static str) -> HendelseId {
    let (id,): (i64,) = les!(&p.portal.basis, k => sqlx::query_as(sql).fetch_one(k).await).expect("a report");
    HendelseId(id)
}

pa_begge! {
    /// A citizen who is not listed learns nothing, not even that the registry exists.
    async fn a_registry_for_the_listed_is_the_same_as_none_to_others(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        for slug in ["ms", "kvarus", "als", "finnes-ikke", "", "MS"] {
            assert_eq!(avslag(p.portal.innsyn.innhold(&ingrid, slug).await), Avslag::FinnesIkke, "{slug}");
            assert_eq!(avslag(p.portal.innsyn.logg(&ingrid, slug, Tidsrom::Alt).await), Avslag::FinnesIkke, "{slug}");
            assert_eq!(avslag(p.portal.innsyn.rapport(&ingrid, slug, HendelseId(1)).await), Avslag::FinnesIkke, "{slug}");
        }
        let liste = p.portal.innsyn.registre(&ingrid).await.expect("a list");
        assert!(liste.iter().all(|r| !r.oppfort && !["ms", "kvarus", "als"].contains(&r.register.slug.as_str())));
    }

    async fn the_list_holds_open_registries_and_those_one_is_listed_in(p: &Prove) {
        let slugger = |rader: Vec<crate::domain::oversikt::Registerrad>| -> BTreeSet<String> {
            rader.into_iter().map(|r| r.register.slug.clone()).collect()
        };
        let ingrids = slugger(p.portal.innsyn.registre(&p.aktor("ingrid")).await.expect("a list"));
        let karis = slugger(p.portal.innsyn.registre(&p.aktor("kari")).await.expect("a list"));
        assert_eq!(karis.difference(&ingrids).collect::<Vec<_>>(), ["ms"]);
        assert!(ingrids.is_subset(&karis) && ingrids.contains("sysvak"));
    }

    async fn a_ticket_that_is_no_longer_active_opens_nothing(p: &Prove) {
        p.utfor("UPDATE inkludering SET aktiv = FALSE WHERE innbygger = 1001").await;
        assert_eq!(avslag(p.portal.innsyn.innhold(&p.aktor("kari"), "ms").await), Avslag::FinnesIkke);
    }

    async fn contents_are_the_newest_report_and_the_list_of_all(p: &Prove) {
        let innhold = p.portal.innsyn.innhold(&p.aktor("kari"), "ms").await.expect("contents");
        let kari = p.folk.iter().find(|f| f.slug == "kari").expect("Kari");
        let mut hennes: Vec<_> = kari.rapporter.iter().filter(|(part, _)| part.0 == "MS").map(|(_, r)| r).collect();
        hennes.sort_by_key(|r| std::cmp::Reverse(r.hentet));
        assert_eq!(innhold.siste.as_ref(), hennes.first().copied());
        let dager: Vec<_> = innhold.rapporter.iter().map(|r| r.til_og_med).collect();
        assert_eq!(dager, hennes.iter().map(|r| r.til_og_med).collect::<Vec<_>>());
        for (linje, rapport) in innhold.rapporter.iter().zip(hennes) {
            let side = p.portal.innsyn.rapport(&p.aktor("kari"), "ms", linje.id).await.expect("a report");
            assert_eq!(&side.rapport, rapport);
        }
    }

    async fn a_registry_that_has_delivered_nothing_is_empty(p: &Prove) {
        let innhold = p.portal.innsyn.innhold(&p.aktor("ingrid"), "sysvak").await.expect("an open registry");
        assert_eq!((innhold.rapporter.len(), innhold.siste), (0, None));
    }

    async fn another_citizens_report_does_not_exist(p: &Prove) {
        let karis = rapport_av(p, "SELECT id FROM rapport WHERE innbygger = 1001 AND part_kode = 'SYSVAK'").await;
        let line = p.aktor("line");
        for id in [karis, HendelseId(1), HendelseId(-1), HendelseId(i64::MAX)] {
            assert_eq!(avslag(p.portal.innsyn.rapport(&line, "sysvak", id).await), Avslag::FinnesIkke);
        }
        let kari = p.aktor("kari");
        assert_eq!(avslag(p.portal.innsyn.rapport(&kari, "mfr", karis).await), Avslag::FinnesIkke, "another registry's");
        assert!(p.portal.innsyn.rapport(&kari, "sysvak", karis).await.is_ok());
    }

    async fn a_report_that_cannot_be_read_is_a_fault_and_never_nothing(p: &Prove) {
        p.utfor("UPDATE rapport SET innhold = '{' WHERE part_kode = 'SYSVAK'").await;
        let svar = p.portal.innsyn.innhold(&p.aktor("kari"), "sysvak").await;
        assert!(matches!(svar, Err(Feil::Ulest(_))), "{svar:?}");
    }

    async fn a_database_without_reports_is_a_fault_and_never_nothing(p: &Prove) {
        p.utfor("DROP TABLE rapport").await;
        let svar = p.portal.innsyn.innhold(&p.aktor("ingrid"), "sysvak").await;
        assert!(matches!(svar, Err(Feil::Basis(_))), "{svar:?}");
    }

    async fn the_log_shows_ones_own_look(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        p.portal.innsyn.innhold(&ingrid, "sysvak").await.expect("contents");
        p.ga(1);
        let logg = p.portal.innsyn.logg(&ingrid, "sysvak", Tidsrom::SisteTreManeder).await.expect("a log");
        let sett: Vec<_> = logg.bruk.iter().map(|b| (&b.hvem, b.handling, b.kategorier.as_str())).collect();
        assert_eq!(sett, [(&Hvem::Selv, Handling::Se, "logg"), (&Hvem::Selv, Handling::Se, "innhold")]);
        assert_eq!(logg.bruk[0].tidspunkt, p.portal.klokke.na());
        let andres = p.portal.innsyn.logg(&ingrid, "mfr", Tidsrom::Alt).await.expect("a log");
        assert_eq!(andres.bruk.len(), 1, "only this very look, for another registry");
    }

    async fn looks_at_the_portals_own_pages_stand_in_the_portals_log(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        p.portal.innsyn.registre(&ingrid).await.expect("a list");
        p.portal.personvern.oversikt(&ingrid).await.expect("an overview");
        let logg = p.portal.innsyn.logg(&ingrid, "tjenesten", Tidsrom::Alt).await.expect("a log");
        let sett: BTreeSet<_> = logg.bruk.iter().map(|b| b.kategorier.as_str()).collect();
        assert_eq!(sett, BTreeSet::from(["logg", "alle personverninnstillinger", "registre"]));
    }

    async fn the_log_is_limited_to_the_period_that_is_asked_for(p: &Prove) {
        let kari = p.aktor("kari");
        let na = p.portal.klokke.na();
        let mut for_ = 0;
        for tidsrom in Tidsrom::ALLE {
            let logg = p.portal.innsyn.logg(&kari, "sysvak", tidsrom).await.expect("a log");
            assert!(logg.bruk.iter().all(|b| b.tidspunkt >= tidsrom.fra(na)), "{tidsrom:?}");
            assert!(logg.bruk.is_sorted_by(|a, b| a.tidspunkt >= b.tidspunkt), "{tidsrom:?}");
            assert!(logg.bruk.len() > for_ + 1, "{tidsrom:?} shows more than the shorter period and this look");
            for_ = logg.bruk.len();
            let grense = tid::dag(tidsrom.fra(na));
            assert!(tidsrom == Tidsrom::Alt || logg.utleveringer.iter().all(|u| u.dato >= grense), "{tidsrom:?}");
            assert_eq!(logg.utleveringer.len(), usize::from(tidsrom == Tidsrom::Alt), "{tidsrom:?}");
        }
    }

    async fn a_log_of_more_than_two_hundred_rows_says_so(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        for _ in 0..LOGGRADER - 1 {
            p.portal.klokke.flytt(SignedDuration::from_millis(1));
            p.portal.innsyn.innhold(&ingrid, "msis").await.expect("contents");
        }
        p.ga(1);
        let hel = p.portal.innsyn.logg(&ingrid, "msis", Tidsrom::Alt).await.expect("a log");
        assert_eq!((hel.bruk.len(), hel.flere), (200, false));
        p.ga(1);
        let delt = p.portal.innsyn.logg(&ingrid, "msis", Tidsrom::Alt).await.expect("a log");
        assert_eq!((delt.bruk.len(), delt.flere), (200, true));
    }

    async fn more_than_two_hundred_disclosures_say_so(p: &Prove) {
        p.utfor(
            "INSERT INTO utlevering (innbygger, part_kode, id, dato, mottaker, prosjekt, formal, grunnlag, variabler, identitet) \
             WITH RECURSIVE nr (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nr WHERE n < 201) \
             SELECT 1006, 'MSIS', n, '2026-01-01', 'm', 'p', 'f', 'g', 'v', 'kodet' FROM nr",
        )
        .await;
        let logg = p.portal.innsyn.logg(&p.aktor("ingrid"), "msis", Tidsrom::Alt).await.expect("a log");
        assert_eq!((logg.utleveringer.len(), logg.flere), (200, true));
    }

    async fn a_request_waits_until_its_deadline_and_not_longer(p: &Prove) {
        let arne = p.aktor("arne");
        let ventende = p.portal.personvern.ventende(&arne).await.expect("what waits").foresporsler;
        let [(register, f)] = &ventende[..] else { panic!("one request: {ventende:?}") };
        assert_eq!(register.slug, "als");
        let frist = f.svarfrist.expect("a deadline");
        p.portal.klokke.flytt(SignedDuration::from_hours(24 * 24));
        assert_eq!(tid::dag(p.portal.klokke.na()), frist);
        assert_eq!(p.portal.personvern.ventende(&arne).await.expect("what waits").foresporsler.len(), 1, "the last day");
        p.portal.klokke.flytt(SignedDuration::from_hours(24));
        assert_eq!(p.portal.personvern.ventende(&arne).await.expect("what waits").foresporsler.len(), 0, "the day after");
    }

    async fn an_answered_request_does_not_wait(p: &Prove) {
        for status in [
            "UPDATE foresporsel SET status = 'besvart'",
            "UPDATE foresporsel SET status = 'avslatt'",
            "UPDATE foresporsel SET status = 'utlopt'",
            "UPDATE foresporsel SET status = 'trukket'",
        ] {
            p.utfor(status).await;
            let ventende = p.portal.personvern.ventende(&p.aktor("arne")).await.expect("what waits");
            assert_eq!(ventende.foresporsler.len(), 0, "{status}");
        }
        assert_eq!(p.portal.personvern.ventende(&p.aktor("kari")).await.expect("what waits").foresporsler.len(), 0);
    }
}
