//! The doors for somebody who acts for another: what they let through, what they leave out, and what is noted.

use super::{antall, avslag, kvittering};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::{Hvem, Tidsrom};
use crate::domain::definisjon::Omrade;
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::historikk::GjortAv;
use crate::domain::id::InnbyggerId;
use crate::domain::representasjon::{Representasjonsavslag as Nei, Rolle};
use crate::domain::samples::Testperson;
use crate::domain::tjenesten;
use crate::store::okt::{Okt, Oktnokkel, Oppslag};
use crate::store::prove::{Prove, pa_begge, skjema};
use std::collections::BTreeSet;

fn person<'p>(p: &'p Prove, slug: &str) -> &'p Testperson {
    p.folk.iter().find(|f| f.slug == slug).expect(slug)
}

fn for_annen(p: &Prove, hvem: &str, annen: &str) -> Aktor {
    person(p, hvem).representant(person(p, annen), p.portal.klokke.na()).expect("a relation")
}

/// Everybody who has a relation to somebody, with that person.
fn par(p: &Prove) -> Vec<(&'static str, &'static str)> {
    let slug = |id: InnbyggerId| p.folk.iter().find(|f| f.id == id).map(|f| f.slug).expect("a person");
    p.folk.iter().flat_map(|f| f.relasjoner.iter().map(|r| (f.slug, slug(r.innbygger)))).collect()
}

async fn sekvens(p: &Prove, aktor: &Aktor, part: &str, slug: &str) -> i64 {
    let side = p.portal.personvern.part(aktor, Omrade::Forskning, part).await.expect("a registry with settings");
    side.rad.innstillinger.iter().find(|i| i.definisjon.slug == slug).expect(slug).sekvensnummer()
}

pa_begge! {
    async fn a_power_of_attorney_sets_nothing_of_all_that_the_catalogue_has(p: &Prove) {
        let line = for_annen(p, "line", "kari");
        let for_ = antall(p).await;
        for register in p.portal.katalog.registre() {
            for d in &register.definisjoner {
                for valg in [Aktiv, Inaktiv] {
                    let svar = p.portal.personvern.sett(&line, &register.slug, &d.slug, skjema(valg, 0, "n")).await;
                    assert_eq!(avslag(svar), Avslag::IkkePaVegneAv(Nei::KunSe), "{}/{}", register.slug, d.slug);
                }
            }
        }
        assert_eq!(antall(p).await, for_);
    }

    /// Whoever the rule refuses changes nothing, whatever the definition.
    async fn no_door_sets_what_the_rule_refuses(p: &Prove) {
        for (hvem, annen) in par(p) {
            let aktor = for_annen(p, hvem, annen);
            for register in p.portal.katalog.registre() {
                for d in &register.definisjoner {
                    let regel = aktor.kan(crate::domain::representasjon::Operasjon::Sette(d));
                    let for_ = antall(p).await;
                    let svar = p.portal.personvern.sett(&aktor, &register.slug, &d.slug, skjema(Aktiv, 77, "n")).await;
                    let avslag = avslag(svar);
                    assert_eq!(antall(p).await, for_, "{hvem} for {annen}: {}/{}", register.slug, d.slug);
                    match regel {
                        Err(nei) => assert_eq!(avslag, nei, "{hvem} for {annen}: {}/{}", register.slug, d.slug),
                        Ok(()) => assert!(!matches!(avslag, Avslag::IkkePaVegneAv(_)), "{hvem} for {annen}: {avslag:?}"),
                    }
                }
            }
        }
    }

    async fn a_parent_changes_for_the_child_and_is_named_in_history_log_and_receipt(p: &Prove) {
        let line = for_annen(p, "line", "oliver");
        let [i, h, u, n] = antall(p).await;
        let sekvens = sekvens(p, &line, "nyfodt", "lagring").await;
        p.ga(1);
        let svar = p.portal.personvern.sett(&line, "nyfodt", "lagring", skjema(Inaktiv, sekvens, "n")).await;
        let nummer = kvittering(svar);
        assert_eq!(antall(p).await, [i, h + 1, u + 1, n + 1]);
        let oliver = p.aktor("oliver");
        let rad = p.portal.personvern.historikk(&oliver, 1).await.expect("history").rader.remove(0);
        let ventet =
            GjortAv::Representant { id: InnbyggerId(1002), rolle: Rolle::Foreldreansvar, navn: "Line Danser".to_owned() };
        assert_eq!((rad.endring.id, rad.endring.gjort_av), (nummer, ventet));
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = 1003").await, 1);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = 1002 AND slag = 'innstilling'").await, 0);
        let lines = p.portal.personvern.kvittering(&p.aktor("line"), nummer).await;
        assert_eq!(avslag(lines), Avslag::FinnesIkke, "the receipt is the child's");
    }

    /// A parent's form and the child's own have keys of their own: the citizen's, not the one who sends.
    async fn a_form_of_a_representative_sent_twice_changes_once(p: &Prove) {
        let line = for_annen(p, "line", "oliver");
        let sekvens = sekvens(p, &line, "nyfodt", "lagring").await;
        let sett = || p.portal.personvern.sett(&line, "nyfodt", "lagring", skjema(Inaktiv, sekvens, "n"));
        assert_eq!(kvittering(sett().await), kvittering(sett().await));
    }

    async fn reading_for_another_is_noted_in_that_persons_log_and_not_in_ones_own(p: &Prove) {
        let line = for_annen(p, "line", "kari");
        let egne = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1002";
        let for_ = p.tall(egne).await;
        p.portal.innsyn.innhold(&line, "sysvak").await.expect("contents");
        p.portal.personvern.part(&line, Omrade::Forskning, "ms").await.expect("settings");
        p.ga(1);
        let kari = p.aktor("kari");
        for (slug, kategori) in [("sysvak", "innhold"), ("ms", "personverninnstillinger")] {
            let logg = p.portal.innsyn.logg(&kari, slug, Tidsrom::SisteTreManeder).await.expect("Kari's log");
            let lines = logg.bruk.iter().find(|b| b.kategorier == kategori).expect("Line's look");
            let ventet = Hvem::Representant { rolle: Rolle::Fullmakt, navn: "Line Danser".to_owned() };
            assert_eq!(lines.hvem, ventet, "{slug}");
        }
        assert_eq!(p.tall(egne).await, for_);
    }

    async fn lists_leave_out_what_a_parent_of_a_child_of_14_may_not_see(p: &Prove) {
        p.utfor("INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES (1004, 'KVARUS', TRUE, 0)").await;
        let (line, nora) = (for_annen(p, "line", "nora"), p.aktor("nora"));
        p.utfor("INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata) \
                 VALUES (1004, '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a', TRUE, 1, 0, 0, '{\"niva\":\"full\"}')").await;
        let registre = |rader: Vec<crate::domain::oversikt::Registerrad>| -> BTreeSet<String> {
            rader.into_iter().map(|r| r.register.slug.clone()).collect()
        };
        let egne = registre(p.portal.innsyn.registre(&nora).await.expect("Nora's list"));
        let lines = registre(p.portal.innsyn.registre(&line).await.expect("a list"));
        let utelatt: Vec<_> = egne.difference(&lines).map(String::as_str).collect();
        assert_eq!(utelatt, ["kjernejournal", "kvarus", "msis", "resept"]);
        let partene = |rader: Vec<crate::domain::oversikt::Partsrad>| -> BTreeSet<String> {
            rader.into_iter().map(|r| r.register.slug.clone()).collect()
        };
        let forskning = partene(p.portal.personvern.liste(&line, Omrade::Forskning).await.expect("a list"));
        assert!(forskning.contains("nprkpr") && !forskning.contains("kvarus"), "{forskning:?}");
        let svar = p.portal.personvern.sett(&nora, "kvarus", "lagring", skjema(Aktiv, 0, "n")).await;
        let nummer = kvittering(svar);
        let historikk = p.portal.personvern.historikk(&line, 1).await.expect("history");
        assert!(historikk.rader.iter().all(|r| r.endring.id != nummer), "not in the history either");
        let oversikt = p.portal.personvern.oversikt(&line).await.expect("an overview");
        assert!(oversikt.siste.iter().all(|r| r.endring.id != nummer), "nor in the overview");
        assert_eq!(avslag(p.portal.personvern.kvittering(&line, nummer).await), Avslag::FinnesIkke);
        assert!(p.portal.personvern.kvittering(&nora, nummer).await.is_ok());
    }

    async fn a_power_of_attorney_without_the_area_opens_neither_registries_nor_settings(p: &Prove) {
        p.utfor("UPDATE relasjon SET omrader = '3' WHERE innbygger = 1001").await;
        let (line, _) = okt_for(p, 1001, Rolle::Fullmakt).await;
        let omrade = Avslag::IkkePaVegneAv(Nei::UtenforOmrade);
        assert_eq!(avslag(p.portal.innsyn.registre(&line).await), omrade);
        assert_eq!(avslag(p.portal.innsyn.innhold(&line, "sysvak").await), omrade);
        assert_eq!(avslag(p.portal.personvern.oversikt(&line).await), omrade);
        assert_eq!(avslag(p.portal.personvern.historikk(&line, 1).await), omrade);
        assert_eq!(avslag(p.portal.personvern.ventende(&line).await), omrade);
        assert_eq!(avslag(p.portal.personvern.part(&line, Omrade::Forskning, "ms").await), Avslag::FinnesIkke);
    }

    /// Never more than the giver has: level, emergency lock.
    async fn what_the_giver_cannot_use_is_closed_to_the_holder(p: &Prove) {
        let line = for_annen(p, "line", "kari");
        p.utfor("UPDATE innstilling SET aktiv = FALSE WHERE innbygger = 1001 AND definisjon = '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a'").await;
        assert_eq!(avslag(p.portal.innsyn.innhold(&line, "sysvak").await), Avslag::ForLavtNiva);
        assert!(p.portal.personvern.oversikt(&line).await.is_ok(), "settings are always open");
        assert_eq!(tjenesten::AKUTTSPERRE, "2aba81c6-fd94-4587-b38e-453f0ed07ada");
        p.utfor("INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata) \
                 VALUES (1001, '2aba81c6-fd94-4587-b38e-453f0ed07ada', TRUE, 1, 0, 0, '{}')").await;
        let sperret = Avslag::IkkePaVegneAv(Nei::Sperret);
        assert_eq!(avslag(p.portal.personvern.oversikt(&line).await), sperret);
        assert_eq!(avslag(p.portal.personvern.part(&line, Omrade::Bruk, "tjenesten").await), sperret);
    }

    async fn a_session_acts_for_the_one_chosen_and_starts_as_oneself(p: &Prove) {
        let (aktor, nokkel) = okt_for(p, 1003, Rolle::Foreldreansvar).await;
        assert_eq!((aktor.gjelder(), aktor.innlogget()), (InnbyggerId(1003), InnbyggerId(1002)));
        p.portal.okter.bytt(&aktor, &nokkel, Some((InnbyggerId(1001), Rolle::Fullmakt))).await.expect("straight over");
        p.portal.okter.bytt(&aktor, &nokkel, None).await.expect("and back");
        let Okt::Gyldig(okt) = p.portal.okter.finn(&nokkel, Oppslag::Aktiv).await.expect("a session") else {
            panic!("alive")
        };
        assert!(okt.for_annen.is_none() && okt.slutt.is_none() && okt.har_relasjoner);
        let (logget, hos_kari) = (
            "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1003 AND hvem = 'representant'",
            "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND hvem = 'representant' AND navn = 'Line Danser'",
        );
        assert_eq!((p.tall(logget).await, p.tall(hos_kari).await), (1, 1));
    }

    async fn another_ones_session_cannot_be_switched(p: &Prove) {
        let nokkel = p.portal.okter.start(InnbyggerId(1006)).await.expect("Ingrid's session");
        let line = p.aktor("line");
        let til = Some((InnbyggerId(1003), Rolle::Foreldreansvar));
        assert_eq!(avslag(p.portal.okter.bytt(&line, &nokkel, til).await), Avslag::FinnesIkke);
        assert_eq!(avslag(p.portal.okter.bytt(&line, &Oktnokkel::fra_kake("x"), til).await), Avslag::FinnesIkke);
        assert_eq!(avslag(p.portal.okter.personer(&line, &nokkel).await), Avslag::FinnesIkke);
    }

    /// A passive lookup ends nothing in the database, but acts for nobody either.
    async fn a_relation_that_cannot_be_read_is_a_fault_and_never_an_end(p: &Prove) {
        let (_, nokkel) = okt_for(p, 1001, Rolle::Fullmakt).await;
        p.utfor("UPDATE relasjon SET rolle = 'XX' WHERE innbygger = 1001").await;
        assert!(p.portal.okter.finn(&nokkel, Oppslag::Aktiv).await.is_err());
        p.utfor("UPDATE relasjon SET rolle = 'FU', til = '2026-11-21' WHERE innbygger = 1001").await;
        let Okt::Gyldig(okt) = p.portal.okter.finn(&nokkel, Oppslag::Passiv).await.expect("a session") else {
            panic!("alive")
        };
        assert!(okt.for_annen.is_none() && okt.slutt.is_some());
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM okt WHERE slutt IS NOT NULL").await, 0);
    }
}

/// Line's session, acting for somebody, and the actor that the server makes of it.
async fn okt_for(p: &Prove, innbygger: i64, rolle: Rolle) -> (Aktor, Oktnokkel) {
    let line = p.aktor("line");
    let nokkel = p.portal.okter.start(line.innlogget()).await.expect("a session");
    p.portal.okter.bytt(&line, &nokkel, Some((InnbyggerId(innbygger), rolle))).await.expect("a choice");
    let Okt::Gyldig(okt) = p.portal.okter.finn(&nokkel, Oppslag::Aktiv).await.expect("a session") else {
        panic!("alive")
    };
    let annen = okt.for_annen.expect("somebody acted for");
    (Aktor::representant(line.innlogget(), annen.representasjon), nokkel)
}
