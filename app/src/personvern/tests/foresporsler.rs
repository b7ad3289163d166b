//! Requests for consent as the citizen meets them: read, answered once, and nothing half-done.

use super::*;
use crate::domain::definisjon::PartKode;
use crate::domain::foresporsel::svar::{Stilling, Svar};
use crate::domain::foresporsel::visning::Foresporselsside;
use crate::domain::foresporsel::{Foresporselstatus, Samtykkeforesporsel};
use crate::domain::historikk::Kanal;
use crate::domain::id::InnbyggerId;
use crate::domain::representasjon::{Fakta, Fullmaktsomrade, Representasjon, Representasjonsavslag, Rolle};
use crate::domain::samples::Testperson;
use crate::personvern::Svarskjema;
use std::collections::HashSet;

fn person<'p>(p: &'p Prove, slug: &str) -> &'p Testperson {
    p.folk.iter().find(|x| x.slug == slug).expect(slug)
}

/// The open request of an invented person.
fn apen(p: &Prove, slug: &str) -> Samtykkeforesporsel {
    person(p, slug).foresporsler.iter().find(|f| f.status.apen()).cloned().expect("an open request")
}

async fn side(p: &Prove, slug: &str) -> Foresporselsside {
    p.portal.personvern.foresporsel(&p.aktor(slug), apen(p, slug).id).await.expect("a request")
}

fn skjema_for(side: &Foresporselsside, valg: &[Valg], nokkel: &str) -> Svarskjema {
    let deler = side.rad.foresporsel.definisjoner.iter().cloned().zip(valg.iter().copied()).collect();
    let svar = Svar { deler, fingeravtrykk: side.fingeravtrykk.clone() };
    Svarskjema { svar, nokkel: nokkel.to_owned() }
}

async fn svar(p: &Prove, slug: &str, skjema: Svarskjema) -> Result<(), Feil> {
    p.portal.personvern.svar(&p.aktor(slug), apen(p, slug).id, skjema).await
}

/// Number of rows that an answer adds to: settings, history, receipts, outbox, answers, form keys, answered requests.
async fn rader(p: &Prove) -> [i64; 7] {
    [
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM innstilling").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM kvittering").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM svar").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM skjemanokkel").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM foresporsel WHERE status IN ('besvart', 'avslatt')").await,
    ]
}

fn pluss(for_: [i64; 7], mer: [i64; 7]) -> [i64; 7] {
    std::array::from_fn(|nr| for_[nr] + mer[nr])
}

/// Somebody acting for an invented person.
fn pa_vegne_av(p: &Prove, slug: &str, rolle: Rolle) -> Aktor {
    let fakta = Fakta {
        representant_alder: 44,
        innbygger_alder: 61,
        adressesperre: false,
        samme_bosted: true,
        skjermet_for_foreldre: false,
        gyldig: true,
        omrader: Fullmaktsomrade::ALLE.to_vec(),
    };
    let innbygger = person(p, slug).id;
    let for_annen = Representasjon { innbygger, rolle, fakta, til: None, representant_navn: "Line Danser".to_owned() };
    Aktor::representant(person(p, "line").id, for_annen)
}

pa_begge! {
    async fn a_yes_makes_a_setting_without_a_ticket_and_a_signed_receipt(p: &Prove) {
        let (for_, arnes) = (rader(p).await, side(p, "arne").await);
        svar(p, "arne", skjema_for(&arnes, &[Aktiv], "n")).await.expect("an answer");
        assert_eq!(rader(p).await, pluss(for_, [1, 1, 1, 1, 1, 1, 1]));
        let etter = side(p, "arne").await;
        assert_eq!(etter.rad.stilling, Stilling::Besvart);
        assert_eq!(etter.rad.foresporsel.besvart, Some(p.portal.klokke.na()));
        let [del] = &etter.rad.foresporsel.svar[..] else { panic!("one answer") };
        let kvittering = p.portal.personvern.kvittering(&p.aktor("arne"), del.kvittering.expect("a receipt")).await;
        let endring = kvittering.expect("a receipt").rad.endring;
        assert_eq!((endring.kanal, endring.aktiv, endring.sekvensnummer), (Kanal::Foresporsel, true, 1));
        assert_eq!(rad(p, &p.aktor("arne"), "als", "lagring").await.status(), Status::Samtykket);
        assert_eq!(utboks(p).await.len(), 1, "the registry is told");
    }

    async fn a_no_makes_no_setting_and_is_told_by_the_status_alone(p: &Prove) {
        let (for_, arnes) = (rader(p).await, side(p, "arne").await);
        svar(p, "arne", skjema_for(&arnes, &[Inaktiv], "n")).await.expect("an answer");
        assert_eq!(rader(p).await, pluss(for_, [0, 0, 0, 0, 1, 1, 1]));
        assert_eq!(side(p, "arne").await.rad.stilling, Stilling::Avslatt);
        let als = crate::domain::aktor::Part::register(PartKode("ALS".to_owned()));
        let f = apen(p, "arne");
        let status = p.portal.personvern.status(&als, &f.guid, person(p, "arne").id).await.expect("a status");
        assert_eq!((status.status, status.svar), (Foresporselstatus::Avslatt, vec![(f.definisjoner[0].clone(), Some(false))]));
    }

    async fn the_same_answer_twice_is_one_and_another_on_its_key_is_refused(p: &Prove) {
        let arnes = side(p, "arne").await;
        svar(p, "arne", skjema_for(&arnes, &[Aktiv], "n")).await.expect("an answer");
        let etter = rader(p).await;
        svar(p, "arne", skjema_for(&arnes, &[Aktiv], "n")).await.expect("the same form again");
        assert_eq!(avslag(svar(p, "arne", skjema_for(&arnes, &[Inaktiv], "n")).await), Avslag::BruktNokkel);
        assert_eq!(avslag(svar(p, "arne", skjema_for(&arnes, &[Inaktiv], "")).await), Avslag::BruktNokkel);
        assert_eq!(avslag(svar(p, "arne", skjema_for(&arnes, &[Inaktiv], "m")).await), Avslag::ForesporselLukket);
        assert_eq!(rader(p).await, etter);
    }

    /// Double click, and two tabs with different answers, all at once.
    async fn of_several_answers_at_once_one_counts(p: &Prove) {
        let (for_, tirils) = (rader(p).await, side(p, "tiril").await);
        let oppgaver: Vec<_> = (0..6)
            .map(|nr| {
                let valg = if nr < 4 { [Aktiv; 3] } else { [Inaktiv; 3] };
                let skjema = skjema_for(&tirils, &valg, if nr < 4 { "vindu 1" } else { "vindu 2" });
                let (door, aktor, id) = (p.portal.personvern.clone(), p.aktor("tiril"), apen(p, "tiril").id);
                tokio::spawn(async move { (nr, door.svar(&aktor, id, skjema).await) })
            })
            .collect();
        let mut vant = HashSet::new();
        for oppgave in oppgaver {
            match oppgave.await.expect("no panic") {
                (nr, Ok(())) => drop(vant.insert(nr < 4)),
                (_, tapte) => assert_eq!(avslag(tapte), Avslag::ForesporselLukket),
            }
        }
        assert_eq!(vant.len(), 1, "one of the windows");
        let ja = i64::from(vant.contains(&true));
        assert_eq!(rader(p).await, pluss(for_, [3 * ja, 3 * ja, 3 * ja, 3 * ja, 3, 1, 1]));
    }

    async fn an_answer_to_another_text_is_refused(p: &Prove) {
        let (for_, arnes) = (rader(p).await, side(p, "arne").await);
        p.utfor("UPDATE foresporsel SET melding = 'Noe annet.'").await;
        assert_eq!(avslag(svar(p, "arne", skjema_for(&arnes, &[Aktiv], "n")).await), Avslag::TekstEndret);
        assert_eq!(rader(p).await, for_);
        svar(p, "arne", skjema_for(&side(p, "arne").await, &[Aktiv], "n")).await.expect("read again");
    }

    async fn the_last_day_counts_to_its_end_in_norway(p: &Prove) {
        let arnes = side(p, "arne").await;
        let frist = arnes.rad.foresporsel.svarfrist.expect("a deadline");
        let midnatt = crate::domain::tid::ved_midnatt(frist.tomorrow().expect("a day"));
        p.portal.klokke.flytt(midnatt.duration_since(p.portal.klokke.na()) - jiff::SignedDuration::from_secs(1));
        assert_eq!(side(p, "arne").await.rad.stilling, Stilling::Venter);
        p.portal.klokke.flytt(jiff::SignedDuration::from_secs(1));
        let svar_etter = svar(p, "arne", skjema_for(&arnes, &[Aktiv], "n")).await;
        assert_eq!(avslag(svar_etter), Avslag::ForesporselLukket);
        assert_eq!(side(p, "arne").await.rad.stilling, Stilling::Utlopt);
        p.portal.klokke.flytt(jiff::SignedDuration::from_secs(-1));
        svar(p, "arne", skjema_for(&arnes, &[Inaktiv], "m")).await.expect("the last second");
    }

    async fn a_part_without_what_it_needs_is_refused_whole(p: &Prove) {
        let (for_, tirils) = (rader(p).await, side(p, "tiril").await);
        let svaret = svar(p, "tiril", skjema_for(&tirils, &[Inaktiv, Aktiv, Inaktiv], "n")).await;
        assert_eq!(avslag(svaret), Avslag::KreverAnnetSamtykke);
        assert_eq!(avslag(svar(p, "tiril", skjema_for(&tirils, &[Aktiv], "n")).await), Avslag::ManglerSvar);
        assert_eq!(rader(p).await, for_);
        svar(p, "tiril", skjema_for(&tirils, &[Aktiv, Inaktiv, Aktiv], "n")).await.expect("an answer");
        assert_eq!(rader(p).await, pluss(for_, [2, 2, 2, 2, 3, 1, 1]));
    }

    async fn what_was_consented_to_in_another_window_is_not_asked_again(p: &Prove) {
        let tirils = side(p, "tiril").await;
        p.utfor("INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES (1021, 'MS', TRUE, 0)").await;
        p.ga(1);
        let tiril = p.aktor("tiril");
        kvittering(p.portal.personvern.sett(&tiril, "ms", "data", skjema(Aktiv, 0, "s")).await);
        let for_ = rader(p).await;
        assert_eq!(avslag(svar(p, "tiril", skjema_for(&tirils, &[Inaktiv; 3], "n")).await), Avslag::EndretImens);
        assert_eq!(side(p, "tiril").await.apne().len(), 2);
        svar(p, "tiril", skjema_for(&tirils, &[Aktiv, Aktiv, Inaktiv], "m")).await.expect("an answer");
        assert_eq!(rader(p).await, pluss(for_, [1, 1, 1, 1, 3, 1, 1]), "the first is unchanged");
    }

    async fn a_fault_in_the_middle_leaves_nothing(p: &Prove) {
        let tirils = side(p, "tiril").await;
        for (bort, tilbake) in [
            ("ALTER TABLE svar RENAME TO borte", "ALTER TABLE borte RENAME TO svar"),
            ("ALTER TABLE utboks RENAME TO borte", "ALTER TABLE borte RENAME TO utboks"),
            ("ALTER TABLE kvittering RENAME TO borte", "ALTER TABLE borte RENAME TO kvittering"),
            ("ALTER TABLE varsel RENAME TO borte", "ALTER TABLE borte RENAME TO varsel"),
            ("ALTER TABLE bruk RENAME TO borte", "ALTER TABLE borte RENAME TO bruk"),
            ("ALTER TABLE skjemanokkel RENAME TO borte", "ALTER TABLE borte RENAME TO skjemanokkel"),
        ] {
            let for_ = rader(p).await;
            p.utfor(bort).await;
            let svaret = svar(p, "tiril", skjema_for(&tirils, &[Aktiv; 3], "n")).await;
            p.utfor(tilbake).await;
            assert!(matches!(svaret, Err(Feil::Basis(_))), "{bort}: {svaret:?}");
            assert_eq!(rader(p).await, for_, "{bort}");
        }
        svar(p, "tiril", skjema_for(&tirils, &[Aktiv; 3], "n")).await.expect("the same form can be sent again");
    }

    async fn reading_is_told_to_the_sender_and_marks_the_notice(p: &Prove) {
        let ulest = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger = 1005 AND lest IS NULL";
        assert_eq!(p.tall(ulest).await, 1);
        assert_eq!(side(p, "arne").await.rad.foresporsel.status, Foresporselstatus::Sendt, "new until it is read");
        assert_eq!(side(p, "arne").await.rad.foresporsel.status, Foresporselstatus::Lest);
        assert_eq!(p.tall(ulest).await, 0);
    }

    async fn only_arne_answers_for_arne_and_looking_for_him_is_not_reading(p: &Prove) {
        let (f, for_) = (apen(p, "arne"), rader(p).await);
        for (rolle, hvorfor) in
            [(Rolle::TildeltFullmakt, Representasjonsavslag::KunSelv), (Rolle::Fullmakt, Representasjonsavslag::KunSe)]
        {
            let line = pa_vegne_av(p, "arne", rolle);
            let sett = p.portal.personvern.foresporsel(&line, f.id).await.expect("she may look");
            assert_eq!((sett.ikke_svare, sett.kan_besvares()), (Some(hvorfor), false));
            assert_eq!(sett.gjelder.helt(), "Arne Myhre");
            let svaret = p.portal.personvern.svar(&line, f.id, skjema_for(&sett, &[Aktiv], "n")).await;
            assert_eq!(avslag(svaret), Avslag::IkkePaVegneAv(hvorfor));
        }
        assert_eq!(rader(p).await, for_);
        assert_eq!(side(p, "arne").await.rad.foresporsel.status, Foresporselstatus::Sendt);
    }

    async fn another_citizens_request_does_not_exist(p: &Prove) {
        let arnes = side(p, "arne").await;
        let kari = p.aktor("kari");
        let id = arnes.rad.foresporsel.id;
        assert_eq!(avslag(p.portal.personvern.foresporsel(&kari, id).await), Avslag::FinnesIkke);
        let svaret = p.portal.personvern.svar(&kari, id, skjema_for(&arnes, &[Aktiv], "n")).await;
        assert_eq!(avslag(svaret), Avslag::FinnesIkke);
        assert_eq!(avslag(p.portal.personvern.foresporsel(&kari, HendelseId(1)).await), Avslag::FinnesIkke);
        let oliver = p.portal.personvern.foresporsler(&p.aktor("oliver")).await;
        assert_eq!(avslag(oliver), Avslag::ForLavtNiva, "he has chosen no level");
    }

    async fn the_inbox_parts_what_waits_from_what_was(p: &Prove) {
        let liste = p.portal.personvern.foresporsler(&p.aktor("tiril")).await.expect("an inbox");
        assert_eq!((liste.venter.len(), liste.tidligere.len()), (1, 2));
        let stillinger: Vec<Stilling> = liste.tidligere.iter().map(|r| r.stilling).collect();
        assert!(matches!(
            stillinger[..],
            [Stilling::Trukket, Stilling::Avgjort { aktiv: true, kanal: Kanal::Papir, .. }]
        ), "{stillinger:?}");
        for (slug, ventet) in [("kari", Stilling::Utlopt), ("gunnar", Stilling::Avslatt)] {
            let liste = p.portal.personvern.foresporsler(&p.aktor(slug)).await.expect("an inbox");
            assert_eq!((liste.venter.len(), liste.tidligere[0].stilling), (0, ventet), "{slug}");
        }
        let line = p.portal.personvern.foresporsler(&p.aktor("line")).await.expect("an inbox");
        assert_eq!((line.venter.len(), line.tidligere.len()), (0, 0));
    }

    /// The sender withdraws while the citizen answers: one of them wins, and the other is told.
    async fn an_answer_and_a_withdrawal_at_once_never_both_count(p: &Prove) {
        let als = crate::domain::aktor::Part::register(PartKode("ALS".to_owned()));
        let (f, arnes) = (apen(p, "arne"), side(p, "arne").await);
        let (door, aktor, skjema) = (p.portal.personvern.clone(), p.aktor("arne"), skjema_for(&arnes, &[Aktiv], "n"));
        let (id, guid) = (f.id, f.guid.clone());
        let svarer = tokio::spawn(async move { door.svar(&aktor, id, skjema).await });
        let trukket: Vec<InnbyggerId> =
            p.portal.personvern.trekk(&als, &guid, &[person(p, "arne").id]).await.expect("an answer");
        let svart = svarer.await.expect("no panic");
        assert_ne!(svart.is_ok(), trukket.len() == 1, "{svart:?}");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM svar WHERE samtykket").await, i64::from(svart.is_ok()));
    }
}
