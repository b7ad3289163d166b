//! Replication: what subscribers get, in which order, how often, and what is seen of it.

use super::{Alarmskifte, LAANETID, Sending, Utfall};
use crate::domain::definisjon::Valg;
use crate::domain::klient::{Klient, Klientregister};
use crate::domain::replikering::{Svar, Ventetider};
use crate::store::les;
use crate::store::prove::{Prove, pa_begge, skjema};
use std::collections::HashSet;
use std::sync::Arc;

const OPPBEVARING: &str = "b5d2a9de-06a9-4262-b4f8-cad52a0acb4c";
const FORMAL: &str = "5e01aeb6-54f4-4b7a-b669-37bf90aa69cc";

/// The registry itself, which gets the newest; a research group, which may read and gets all; and one that may read one
/// definition only.
const KLIENTER: &str = r#"
[[klient]]
client_id = "eier"
virksomhet = "Folkehelseinstituttet"
orgnr = "983744516"
abonnement = { url = "https://eier.example" }
[[klient.tilgang]]
part_kode = "NPRKPR"
les = true
skriv = true

[[klient]]
client_id = "leser"
virksomhet = "Universitetet i Bergen"
orgnr = "874789542"
abonnement = { url = "https://leser.example", alle = true }
[[klient.tilgang]]
part_kode = "NPRKPR"
les = true

[[klient]]
client_id = "en"
virksomhet = "Universitetet i Oslo"
orgnr = "971035854"
abonnement = { url = "https://en.example" }
[[klient.tilgang]]
part_kode = "NPRKPR"
definisjoner = ["5e01aeb6-54f4-4b7a-b669-37bf90aa69cc"]
les = true
"#;

fn klienter(p: &Prove, tekst: &str) -> Klientregister {
    Klientregister::les(tekst, &p.portal.katalog).expect("sound clients")
}

/// A subscriber whose queues are ready and hold what has been changed.
async fn abonnent(p: &Prove, id: &str) -> Arc<Klient> {
    let klient = Arc::clone(klienter(p, KLIENTER).klient(id).expect(id));
    p.portal.pvk.klargjor_abonnent(&klient).await.expect("queues");
    del_ut(p, &klient).await;
    klient
}

async fn del_ut(p: &Prove, klient: &Klient) {
    p.portal.pvk.nummerer_alt().await.expect("numbered");
    while p.portal.pvk.del_ut(klient).await.expect("dealt out") > 0 {}
}

/// A citizen's change of a reservation, on at odd numbers.
async fn endre(p: &Prove, navn: &str, slug: &str, nr: i64) {
    let form = skjema(Valg::av(nr % 2 == 1), nr - 1, &format!("{navn} {slug} {nr}"));
    p.portal.personvern.sett(&p.aktor(navn), "nprkpr", slug, form).await.expect("a change");
}

async fn ta(p: &Prove, klient: &Klient, plass: usize) -> Vec<Sending> {
    fortell(p, klient, Vec::new(), plass).await
}

async fn fortell(p: &Prove, klient: &Klient, utfall: Vec<Utfall>, plass: usize) -> Vec<Sending> {
    let ventetider = Ventetider::ny(vec![60, 300, 900, 3600]).expect("waits");
    p.portal.pvk.neste_sendinger(klient, utfall, plass, &ventetider).await.expect("the next")
}

/// Says what came of one sending, and takes nothing.
async fn svar(p: &Prove, klient: &Klient, sending: &Sending, svar: Svar) {
    fortell(p, klient, vec![Utfall { sending: sending.clone(), svar }], 0).await;
}

/// Takes and confirms until nothing is due: what a subscriber that always answers gets, in order.
async fn alt(p: &Prove, klient: &Klient) -> Vec<Sending> {
    let (mut alt, mut utfall) = (Vec::new(), Vec::new());
    loop {
        let neste = fortell(p, klient, std::mem::take(&mut utfall), 3).await;
        if neste.is_empty() {
            return alt;
        }
        for sending in neste {
            p.portal.pvk.kvitter_sending(klient, &sending).await.expect("confirmed");
            utfall.push(Utfall { sending: sending.clone(), svar: Svar::Mottatt });
            alt.push(sending);
        }
    }
}

/// Sequence numbers of Line's storage reservation that were sent.
fn numre(p: &Prove, sendt: &[Sending]) -> Vec<i64> {
    let line = p.aktor("line").gjelder();
    sendt.iter().filter(|s| s.innbygger == line && s.definisjon.0 == OPPBEVARING).map(|s| s.sekvensnummer).collect()
}

pa_begge! {
    async fn the_newest_is_sent_and_who_wants_all_gets_all_in_order(p: &Prove) {
        let (eier, leser, en) = (abonnent(p, "eier").await, abonnent(p, "leser").await, abonnent(p, "en").await);
        for nr in 1..=4 {
            endre(p, "line", "oppbevaring", nr).await;
        }
        for klient in [&eier, &leser, &en] {
            del_ut(p, klient).await;
        }
        assert_eq!(numre(p, &alt(p, &eier).await), [4], "what waits is folded into the newest");
        assert_eq!(numre(p, &alt(p, &leser).await), [1, 2, 3, 4]);
        assert_eq!(alt(p, &en).await, [], "of another definition than the one it may read");
        endre(p, "line", "oppbevaring", 5).await;
        del_ut(p, &eier).await;
        assert_eq!(numre(p, &alt(p, &eier).await), [5]);
        assert_eq!(alt(p, &eier).await, [], "and once");
    }

    async fn what_is_sent_is_the_state_as_it_was_after_that_change(p: &Prove) {
        endre(p, "line", "oppbevaring", 1).await;
        p.ga(5);
        endre(p, "line", "oppbevaring", 2).await;
        let leser = abonnent(p, "leser").await;
        let sendt = alt(p, &leser).await;
        let mut tilstander = Vec::new();
        for sending in &sendt {
            tilstander.push(p.portal.pvk.innhold(sending).await.expect("contents").innstilling);
        }
        assert_eq!(tilstander.iter().map(|i| (i.sekvensnummer, i.aktiv)).collect::<Vec<_>>(), [(1, true), (2, false)]);
        assert_eq!(tilstander[0].endret, tilstander[0].opprettet);
        assert_eq!(tilstander[1].opprettet, tilstander[0].opprettet, "when it was first made");
        assert_eq!(tilstander[1].endret.duration_since(tilstander[0].endret).as_mins(), 5);
        let ukjent = Sending { sekvensnummer: 9, ..sendt[0].clone() };
        assert!(p.portal.pvk.innhold(&ukjent).await.is_err(), "a change that was never made is not made up");
    }

    async fn a_new_subscriber_gets_what_was_changed_before_it_came(p: &Prove) {
        for nr in 1..=3 {
            endre(p, "line", "oppbevaring", nr).await;
            endre(p, "arne", "oppbevaring", nr).await;
        }
        let leser = abonnent(p, "leser").await;
        assert_eq!(alt(p, &leser).await.len(), 6);
    }

    async fn a_definition_that_is_granted_later_is_dealt_from_its_beginning(p: &Prove) {
        endre(p, "line", "oppbevaring", 1).await;
        endre(p, "line", "utlevering-formal", 1).await;
        let en = abonnent(p, "en").await;
        assert_eq!(alt(p, &en).await.len(), 1, "the one it may read");
        let flere = KLIENTER.replace(&format!("definisjoner = [\"{FORMAL}\"]\n"), "");
        let en = Arc::clone(klienter(p, &flere).klient("en").expect("the same client"));
        p.portal.pvk.klargjor_abonnent(&en).await.expect("queues");
        del_ut(p, &en).await;
        assert_eq!(numre(p, &alt(p, &en).await), [1]);
    }

    async fn a_definition_that_is_taken_away_is_sent_no_more_and_goes_on_when_it_is_given_back(p: &Prove) {
        let eier = abonnent(p, "eier").await;
        endre(p, "line", "oppbevaring", 1).await;
        del_ut(p, &eier).await;
        let uten = KLIENTER.replacen("les = true\nskriv", &format!("definisjoner = [\"{FORMAL}\"]\nles = true\nskriv"), 1);
        let uten = Arc::clone(klienter(p, &uten).klient("eier").expect("the same client"));
        assert_eq!(ta(p, &uten, 9).await, [], "a process with the newer list sends nothing of it");
        p.portal.pvk.klargjor_abonnent(&uten).await.expect("queues");
        assert_eq!(ta(p, &eier, 9).await, [], "and it is laid aside for all");
        endre(p, "line", "oppbevaring", 2).await;
        p.portal.pvk.klargjor_abonnent(&eier).await.expect("queues");
        del_ut(p, &eier).await;
        assert_eq!(numre(p, &alt(p, &eier).await), [2]);
    }

    /// Quality D-18: several processes, each change taken by one of them.
    async fn what_one_takes_no_other_takes(p: &Prove) {
        for navn in ["line", "arne", "ingrid", "torgeir"] {
            for slug in ["oppbevaring", "utlevering-formal", "utlevering-fodselsnummer"] {
                endre(p, navn, slug, 1).await;
            }
        }
        let eier = abonnent(p, "eier").await;
        let oppgaver: Vec<_> = (0..12).map(|_| {
            let (pvk, eier) = (p.portal.pvk.clone(), Arc::clone(&eier));
            tokio::spawn(async move {
                let ventetider = Ventetider::ny(vec![60]).expect("waits");
                pvk.neste_sendinger(&eier, Vec::new(), 2, &ventetider).await.expect("taken")
            })
        }).collect();
        let mut tatt = Vec::new();
        for oppgave in oppgaver {
            tatt.extend(oppgave.await.expect("a task that does not panic"));
        }
        let ulike: HashSet<_> = tatt.iter().map(|s| (s.innbygger, s.definisjon.clone())).collect();
        assert_eq!((tatt.len(), ulike.len()), (12, 12));
    }

    async fn the_next_change_waits_until_the_one_before_is_through(p: &Prove) {
        let leser = abonnent(p, "leser").await;
        endre(p, "line", "oppbevaring", 1).await;
        del_ut(p, &leser).await;
        let forste = ta(p, &leser, 9).await;
        endre(p, "line", "oppbevaring", 2).await;
        del_ut(p, &leser).await;
        assert_eq!(ta(p, &leser, 9).await, [], "1 is under way");
        svar(p, &leser, &forste[0], Svar::uten_svar("network")).await;
        assert_eq!(ta(p, &leser, 9).await, [], "1 waits for its next attempt");
        p.ga(2);
        assert_eq!(numre(p, &alt(p, &leser).await), [1, 2]);
    }

    async fn a_newer_change_replaces_one_that_is_under_way_only_when_that_is_over(p: &Prove) {
        let eier = abonnent(p, "eier").await;
        endre(p, "line", "oppbevaring", 1).await;
        del_ut(p, &eier).await;
        let forste = ta(p, &eier, 9).await;
        endre(p, "line", "oppbevaring", 2).await;
        del_ut(p, &eier).await;
        assert_eq!(ta(p, &eier, 9).await, []);
        svar(p, &eier, &forste[0], Svar::Mottatt).await;
        assert_eq!(numre(p, &alt(p, &eier).await), [2]);
    }

    async fn what_a_process_took_and_never_told_of_is_sent_again_by_another(p: &Prove) {
        endre(p, "line", "oppbevaring", 1).await;
        let eier = abonnent(p, "eier").await;
        let dod = ta(p, &eier, 9).await;
        assert_eq!(ta(p, &eier, 9).await, []);
        p.ga(LAANETID.as_mins() + 1);
        let igjen = ta(p, &eier, 9).await;
        assert_eq!(numre(p, &igjen), [1]);
        svar(p, &eier, &dod[0], Svar::uten_svar("timeout")).await;
        assert_eq!(ta(p, &eier, 9).await, [], "who comes too late changes nothing");
        svar(p, &eier, &igjen[0], Svar::Mottatt).await;
        assert_eq!(p.tall("SELECT CAST(SUM(levert) AS BIGINT) FROM levering").await, 1);
    }

    async fn failures_are_tried_again_by_the_table(p: &Prove) {
        endre(p, "line", "oppbevaring", 1).await;
        let eier = abonnent(p, "eier").await;
        for (minutter, nr) in [(1, 1), (5, 2), (15, 3), (60, 4), (60, 5)] {
            let sendt = ta(p, &eier, 9).await;
            assert_eq!(sendt.len(), 1, "attempt {nr}");
            svar(p, &eier, &sendt[0], Svar::av_status(500, None)).await;
            let ventet = p.tall("SELECT neste FROM levering").await - p.portal.klokke.na().as_microsecond();
            let sekunder = minutter * 60;
            assert!((sekunder * 800_000..=sekunder * 1_200_000).contains(&ventet), "attempt {nr}: {ventet}");
            assert_eq!(p.tall("SELECT forsok FROM levering").await, nr);
            p.ga(minutter * 7 / 10);
            assert_eq!(ta(p, &eier, 9).await, [], "attempt {nr} is not over");
            p.ga(minutter + 1);
        }
        let status = p.portal.pvk.abonnement(&eier).await.expect("a status");
        assert_eq!((status.venter, status.forsok, status.feil.as_str(), status.trenger_person), (1, 5, "500", 0));
        assert!(status.alarm(p.portal.klokke.na()), "it has failed for more than an hour");
        alt(p, &eier).await;
        let status = p.portal.pvk.abonnement(&eier).await.expect("a status");
        assert_eq!((status.venter, status.forsok, status.feil.as_str(), status.feiler_siden), (0, 0, "", None));
    }

    async fn a_refusal_needs_a_person_and_is_kept_until_it_is_mended(p: &Prove) {
        endre(p, "line", "oppbevaring", 1).await;
        let eier = abonnent(p, "eier").await;
        let pvk = &p.portal.pvk;
        let status = pvk.abonnement(&eier).await.expect("a status");
        assert_eq!(pvk.alarmskifte(&eier, &status).await.expect("asked"), None, "all is well");
        let sendt = ta(p, &eier, 9).await;
        svar(p, &eier, &sendt[0], Svar::av_status(422, None)).await;
        let status = pvk.abonnement(&eier).await.expect("a status");
        assert_eq!((status.venter, status.trenger_person, status.feil.as_str()), (1, 1, "422"));
        assert_eq!(pvk.alarmskifte(&eier, &status).await.expect("asked"), Some(Alarmskifte::Inn));
        assert_eq!(pvk.alarmskifte(&eier, &status).await.expect("asked"), None, "told once");
        p.ga(45);
        assert_eq!(ta(p, &eier, 9).await, [], "the longest wait");
        pvk.er_oppe_igjen(&eier).await.expect("asked");
        assert_eq!(ta(p, &eier, 9).await, [], "that it answers does not mend it");
        assert_eq!(pvk.prov_igjen(&eier).await.expect("asked"), 1);
        assert_eq!(numre(p, &alt(p, &eier).await), [1]);
        let status = pvk.abonnement(&eier).await.expect("a status");
        assert_eq!(pvk.alarmskifte(&eier, &status).await.expect("asked"), Some(Alarmskifte::Ut));
    }

    async fn a_subscriber_that_answers_again_gets_at_once_what_failed_but_not_what_it_wants_later(p: &Prove) {
        for navn in ["line", "arne", "ingrid"] {
            endre(p, navn, "oppbevaring", 1).await;
        }
        let eier = abonnent(p, "eier").await;
        let sendt = ta(p, &eier, 9).await;
        svar(p, &eier, &sendt[0], Svar::uten_svar("timeout")).await;
        svar(p, &eier, &sendt[1], Svar::av_status(502, None)).await;
        svar(p, &eier, &sendt[2], Svar::av_status(503, Some(jiff::SignedDuration::from_mins(30)))).await;
        assert_eq!(ta(p, &eier, 9).await, []);
        p.portal.pvk.er_oppe_igjen(&eier).await.expect("asked");
        let igjen: HashSet<_> = ta(p, &eier, 9).await.into_iter().map(|s| s.innbygger).collect();
        assert_eq!(igjen, [sendt[0].innbygger, sendt[1].innbygger].into());
    }

    /// The word of the registry's own program puts a change in force; another subscriber's does not.
    async fn what_the_registry_confirms_the_citizen_sees_as_in_force(p: &Prove) {
        let i_kraft = async || p.tall("SELECT CAST(COUNT(i_kraft) AS BIGINT) FROM innstilling
            WHERE definisjon = 'b5d2a9de-06a9-4262-b4f8-cad52a0acb4c'").await;
        endre(p, "line", "oppbevaring", 1).await;
        endre(p, "line", "oppbevaring", 2).await;
        let (eier, leser) = (abonnent(p, "eier").await, abonnent(p, "leser").await);
        let for_ = i_kraft().await;
        alt(p, &leser).await;
        assert_eq!(i_kraft().await, for_);
        alt(p, &eier).await;
        assert_eq!(i_kraft().await, for_ + 1);
        let kvitteringer: Vec<(i64, Option<i64>)> = les!(&p.portal.basis, k => sqlx::query_as(
            "SELECT h.sekvensnummer, v.i_kraft FROM historikk h JOIN kvittering v ON v.innbygger = h.innbygger AND v.id = h.id
             WHERE h.innbygger = $1 AND h.definisjon = $2 ORDER BY h.sekvensnummer")
            .bind(p.aktor("line").gjelder().0).bind(OPPBEVARING).fetch_all(k).await).expect("receipts");
        assert_eq!(kvitteringer.iter().map(|(nr, i)| (*nr, i.is_some())).collect::<Vec<_>>(), [(1, false), (2, true)],
            "what was folded was never in force");
    }

    async fn the_status_tells_of_changes_that_nobody_has_dealt_out(p: &Prove) {
        let alle = klienter(p, KLIENTER);
        endre(p, "line", "oppbevaring", 1).await;
        p.ga(61);
        let status = p.portal.pvk.abonnementer(&alle).await.expect("a status");
        let venter: Vec<_> = status.iter().map(|s| (s.klient.as_str(), s.venter)).collect();
        assert_eq!(venter, [("eier", 1), ("en", 0), ("leser", 1)]);
        assert!(status[0].alarm(p.portal.klokke.na()), "no server sends it");
        let eier = abonnent(p, "eier").await;
        let status = p.portal.pvk.abonnementer(&alle).await.expect("a status");
        assert_eq!((status[0].venter, status[0].alarm(p.portal.klokke.na())), (1, false));
        alt(p, &eier).await;
        assert_eq!(p.portal.pvk.abonnementer(&alle).await.expect("a status")[0].venter, 0);
    }

    async fn what_cannot_be_answered_is_not_all_is_well(p: &Prove) {
        let alle = klienter(p, KLIENTER);
        p.utfor("DROP TABLE levering").await;
        assert!(p.portal.pvk.abonnementer(&alle).await.is_err());
    }
}
