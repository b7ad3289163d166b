//! The queue, on both engines, with a registry's system that answers what the test says.

use super::*;
use crate::domain::bestilling::Bestillingsstatus;
use crate::domain::bruk::Utlevering;
use crate::domain::deltakelse::{Deltakelse, Funksjonsvalg};
use crate::domain::rapport::{Hovedtype, Rapport};
use crate::domain::replikering::Ventetider;
use crate::innsyn::system::{Brukssvar, Lovet, Melding, Mottak, Oppforing, Registersystem};
use crate::store::prove::{Prove, pa_begge};
use jiff::civil::Date;
use std::collections::VecDeque;
use std::sync::Mutex;

/// What the system was told, and what it is to answer; yes when nothing is said.
#[derive(Debug, Default)]
struct Protokoll {
    fatt: Mutex<Vec<Melding>>,
    svar: Mutex<VecDeque<Result<Mottak, Systemfeil>>>,
}

impl Registersystem for Protokoll {
    fn rapport<'a>(&'a self, _: &'a Sporrer, _: Hovedtype) -> Lovet<'a, Rapport> {
        Box::pin(async { Err(Systemfeil::IkkeTilkoblet) })
    }
    fn bruk<'a>(&'a self, _: &'a Sporrer, _: Option<Date>) -> Lovet<'a, Brukssvar> {
        Box::pin(async { Ok(Brukssvar { bruk: Vec::new(), utleveringer: Vec::<Utlevering>::new(), komplett: None }) })
    }
    fn deltakelse<'a>(&'a self, _: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>> {
        Box::pin(async { Err(Systemfeil::IkkeTilkoblet) })
    }
    fn sett_funksjon<'a>(&'a self, _: &'a Sporrer, _: &'a Funksjonsvalg) -> Lovet<'a, ()> {
        Box::pin(async { Err(Systemfeil::IkkeTilkoblet) })
    }
    fn oppforing<'a>(&'a self, _: &'a Sporrer) -> Lovet<'a, Oppforing> {
        Box::pin(async { Err(Systemfeil::IkkeTilkoblet) })
    }
    fn send<'a>(&'a self, _: &'a Sporrer, melding: &'a Melding) -> Lovet<'a, Mottak> {
        self.fatt.lock().expect("no test panicked here").push(melding.clone());
        let svar = self.svar.lock().expect("no test panicked here").pop_front();
        Box::pin(async move { svar.unwrap_or(Ok(Mottak::default())) })
    }
}

impl Protokoll {
    fn svarer(&self, svar: Result<Mottak, Systemfeil>) {
        self.svar.lock().expect("no test panicked here").push_back(svar);
    }

    fn slag(&self) -> Vec<Meldingsslag> {
        self.fatt.lock().expect("no test panicked here").iter().map(|m| m.slag).collect()
    }
}

fn sysvak() -> PartKode {
    PartKode("SYSVAK".to_owned())
}

fn ko(p: &Prove) -> (Ko, Arc<Protokoll>) {
    let system = Arc::new(Protokoll::default());
    let systemer = Registersystemer::nye([(sysvak(), Arc::clone(&system) as Arc<dyn Registersystem>)]);
    (p.portal.innsyn.clone().med_systemer(systemer).ko(Godtar::Syntetiske), system)
}

fn venter() -> Ventetider {
    Ventetider::ny(vec![60, 600]).expect("waits")
}

async fn bestill(p: &Prove, nokkel: &str) -> HendelseId {
    let svar = p.portal.innsyn.bestill(&p.aktor("kari"), "sysvak", Hovedtype::Standard, nokkel).await;
    svar.expect("an order").id()
}

/// Takes, sends and notes everything that is due; how much.
async fn kjor(ko: &Ko) -> usize {
    let tatt = ko.neste(&sysvak(), 16).await.expect("taken");
    let antall = tatt.len();
    for u in tatt {
        let utfall = ko.send(&u).await.expect("an outcome");
        ko.noter(u, utfall, &venter()).await.expect("noted");
    }
    antall
}

async fn status(p: &Prove, id: HendelseId) -> Bestillingsstatus {
    p.portal.innsyn.bestilling(&p.aktor("kari"), id).await.expect("an order").rad.bestilling.status
}

const LEVERT: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM utsending WHERE levert IS NOT NULL";

pa_begge! {
    async fn an_order_is_told_once_and_is_then_with_the_registry(p: &Prove) {
        let (id, (ko, system)) = (bestill(p, "a").await, ko(p));
        ko.klargjor().await.expect("ready");
        assert_eq!(kjor(&ko).await, 1);
        assert_eq!(status(p, id).await, Bestillingsstatus::HosRegisteret);
        assert_eq!((kjor(&ko).await, p.tall(LEVERT).await), (0, 1));
        let fatt = system.fatt.lock().expect("no test panicked here").clone();
        let innhold = &fatt[0].innhold;
        assert_eq!(innhold["bestillingGuid"], fatt[0].guid.as_str());
        assert_eq!(innhold["rapportHovedType"], "STD");
        assert_eq!(innhold["svarfrist"], "2026-12-22");
        assert_eq!(innhold["bestilt"], "2026-11-22T09:00:00Z");
        assert_eq!(innhold.as_object().expect("an object").len(), 4, "and no number");
    }

    async fn what_fails_is_tried_again_later_and_a_refusal_waits_for_a_person(p: &Prove) {
        let (id, (ko, system)) = (bestill(p, "a").await, ko(p));
        for feil in [Systemfeil::Tregt, Systemfeil::Nede, Systemfeil::Uforstaelig, Systemfeil::Avvist(503), Systemfeil::Avvist(429)] {
            system.svarer(Err(feil));
            assert_eq!(kjor(&ko).await, 1, "{feil:?}");
            assert_eq!(kjor(&ko).await, 0, "not at once");
            p.ga(12);
        }
        assert_eq!(status(p, id).await, Bestillingsstatus::Bestilt);
        let s = ko.status().await.expect("a status");
        assert_eq!((s[0].part.clone(), s[0].venter, s[0].forsok, s[0].feil.as_str()), (sysvak(), 1, 5, "429"));
        assert!(!s[0].alarm(p.portal.klokke.na()));
        system.svarer(Err(Systemfeil::Avvist(422)));
        assert_eq!(kjor(&ko).await, 1);
        p.ga(60 * 24);
        assert_eq!(kjor(&ko).await, 0, "it is not tried by itself");
        let s = ko.status().await.expect("a status");
        assert_eq!((s[0].venter, s[0].trenger_person, s[0].feil.as_str()), (0, 1, "422"));
        assert!(s[0].alarm(p.portal.klokke.na()));
        assert_eq!(ko.prov_igjen(&sysvak()).await.expect("due"), 1);
        assert_eq!(kjor(&ko).await, 1);
        assert_eq!(status(p, id).await, Bestillingsstatus::HosRegisteret);
        assert_eq!(ko.status().await.expect("a status"), []);
    }

    async fn what_one_process_has_taken_no_other_takes_until_its_time_is_out(p: &Prove) {
        bestill(p, "a").await;
        let ((ko_a, _), (ko_b, _)) = (ko(p), ko(p));
        let tatt = ko_a.neste(&sysvak(), 16).await.expect("taken");
        assert_eq!((tatt.len(), ko_b.neste(&sysvak(), 16).await.expect("taken").len()), (1, 0));
        p.ga(1);
        let overtatt = ko_b.neste(&sysvak(), 16).await.expect("taken");
        assert_eq!(overtatt.len(), 1, "the first is dead");
        ko_a.noter(tatt[0].clone(), Utfall::Feilet(Systemfeil::Avvist(400)), &venter()).await.expect("left alone");
        ko_b.noter(overtatt[0].clone(), Utfall::Sendt(Mottak::default()), &venter()).await.expect("noted");
        ko_a.noter(tatt[0].clone(), Utfall::Feilet(Systemfeil::Nede), &venter()).await.expect("left alone");
        assert_eq!(p.tall(LEVERT).await, 1);
        assert_eq!(ko_a.status().await.expect("a status"), []);
    }

    async fn many_processes_at_once_take_each_message_once(p: &Prove) {
        for innbygger in 0..40 {
            let setning = format!(
                "INSERT INTO utsending (innbygger, id, part_kode, slag, gjelder, guid, opprettet, neste) \
                 VALUES ({}, 1, 'SYSVAK', 'purring', 1, 'g', 0, 0)",
                5000 + innbygger
            );
            p.utfor(setning.leak()).await;
        }
        let (ko, _) = ko(p);
        ko.klargjor().await.expect("ready");
        let part = sysvak();
        let ta = || ko.neste(&part, 15);
        let (a, b, c, d) = tokio::join!(ta(), ta(), ta(), ta());
        let mut alle: Vec<i64> = [a, b, c, d].into_iter().flat_map(|t| t.expect("taken")).map(|u| u.innbygger.0).collect();
        assert_eq!(alle.len(), 40);
        alle.sort_unstable();
        alle.dedup();
        assert_eq!(alle.len(), 40);
    }

    async fn a_cancelled_order_is_not_told_but_its_cancellation_is(p: &Prove) {
        let (kari, (ko, system)) = (p.aktor("kari"), ko(p));
        let id = bestill(p, "a").await;
        let under_veis = ko.neste(&sysvak(), 1).await.expect("taken").remove(0);
        p.portal.innsyn.avbryt_bestilling(&kari, id).await.expect("cancelled");
        assert_eq!(kjor(&ko).await, 0, "the cancellation waits for what is under way");
        ko.noter(under_veis, Utfall::Sendt(Mottak::default()), &venter()).await.expect("noted");
        assert_eq!(status(p, id).await, Bestillingsstatus::Avbrutt, "and the order stays cancelled");
        system.svarer(Err(Systemfeil::Avvist(404)));
        assert_eq!(kjor(&ko).await, 1);
        assert_eq!(system.slag(), [Meldingsslag::Avbestilling]);
        assert_eq!(p.tall(LEVERT).await, 2, "a registry that has nothing to cancel is content");

        let id = bestill(p, "b").await;
        p.portal.innsyn.avbryt_bestilling(&kari, id).await.expect("cancelled");
        assert_eq!((kjor(&ko).await, kjor(&ko).await, kjor(&ko).await), (1, 1, 0));
        assert_eq!(system.slag().len(), 2, "the order itself was not told");
    }

    async fn without_a_system_a_message_waits_for_a_person_and_is_no_fault(p: &Prove) {
        bestill(p, "a").await;
        let uten = p.portal.innsyn.ko(Godtar::Syntetiske);
        assert_eq!((uten.legg_til_side().await.expect("aside"), uten.legg_til_side().await.expect("nothing")), (1, 0));
        let s = uten.status().await.expect("a status");
        assert_eq!((s[0].venter, s[0].uten_system, s[0].alarm(p.portal.klokke.na())), (0, 1, false));
        let (med, system) = ko(p);
        assert_eq!((med.legg_til_side().await.expect("nothing"), kjor(&med).await), (0, 0));
        med.klargjor().await.expect("ready");
        system.svarer(Err(Systemfeil::IkkeTilkoblet));
        assert_eq!((kjor(&med).await, kjor(&med).await), (1, 0), "its system does not take it");
        assert_eq!(med.status().await.expect("a status")[0].uten_system, 1);
    }

    async fn reminders_are_written_once_when_they_are_due(p: &Prove) {
        let (id, (ko, system)) = (bestill(p, "a").await, ko(p));
        assert_eq!(kjor(&ko).await, 1);
        let mut dager = Vec::new();
        for dag in 1..=45 {
            p.ga(24 * 60);
            let (a, b) = tokio::join!(ko.purr(), ko.purr());
            match a.expect("reminded") + b.expect("reminded") {
                0 => (),
                antall => dager.push((dag, antall)),
            }
            kjor(&ko).await;
        }
        assert_eq!(dager, [(20, 1), (30, 1), (37, 1), (44, 1)]);
        assert_eq!(system.slag().len(), 5);
        p.utfor("UPDATE bestilling SET status = 'klar'").await;
        p.ga(24 * 60 * 30);
        assert_eq!(ko.purr().await.expect("nothing"), 0);
        assert_eq!(status(p, id).await, Bestillingsstatus::Klar);
    }

    async fn a_case_gets_its_number_and_is_received_once(p: &Prove) {
        let (ko, system) = ko(p);
        let (na, guid) = (p.portal.klokke.na(), "11111111-1111-4111-8111-111111111111");
        p.utfor(
            "INSERT INTO sak (innbygger, id, part_kode, guid, slag, status, frist, gjelder, tekst, onsket, opprettet, endret) \
             VALUES (1001, 4194304, 'SYSVAK', '11111111-1111-4111-8111-111111111111', 'feil', 'sendt', '2026-12-22', \
             '{\"seksjon\":\"Vaksiner\",\"felt\":\"v1\"}', 'Feil dato', '2. juni', 0, 0)",
        )
        .await;
        p.utfor(
            "INSERT INTO sakvedlegg (innbygger, sak, id, hvem, navn, mime, innhold) VALUES \
             (1001, 4194304, 4194305, 'innbygger', 'kort.pdf', 'application/pdf', 'JVBERi0='), \
             (1001, 4194304, 9999999, 'innbygger', 'senere.pdf', 'application/pdf', 'JVBERi0=')",
        )
        .await;
        p.utfor("INSERT INTO sakhendelse (innbygger, sak, id, hvem, tekst) VALUES (1001, 4194304, 9999998, 'innbygger', 'Et svar')").await;
        let basis = p.portal.basis.clone();
        let lagt: Result<(), Feil> = async {
            transaksjon!(&basis, tx => {
                let innbygger = InnbyggerId(1001);
                legg_i_ko!(tx, innbygger, sysvak(), Meldingsslag::Sak, 4_194_304_i64, guid, na)?;
                Ok(())
            })
        }
        .await;
        lagt.expect("queued");
        p.utfor(
            "INSERT INTO utsending (innbygger, id, part_kode, slag, gjelder, guid, opprettet, neste) \
             VALUES (1001, 9223372036854775806, 'SYSVAK', 'svar', 9999998, 'g', 9223372036854775806, 0)",
        )
        .await;
        system.svarer(Ok(Mottak { saksnummer: Some(" S-\u{202E}1 ".to_owned()), frist: None }));
        assert_eq!((kjor(&ko).await, kjor(&ko).await, kjor(&ko).await), (1, 1, 0), "in their order");
        let fatt = system.fatt.lock().expect("no test panicked here").clone();
        let (sak, svar) = (&fatt[0].innhold, &fatt[1].innhold);
        assert_eq!((&sak["henvendelseGuid"], &sak["type"]), (&guid.into(), &"feil".into()));
        assert_eq!((&sak["gjelder"]["felt"], &sak["onsketRettelse"]), (&"v1".into(), &"2. juni".into()));
        assert_eq!(sak["vedlegg"].as_array().map(Vec::len), Some(1), "those of its own moment");
        assert_eq!((&svar["type"], &svar["tekst"], &svar["henvendelseGuid"]), (&"svar".into(), &"Et svar".into(), &guid.into()));
        assert_eq!(svar["vedlegg"][0]["innholdsbeskrivelse"], "senere.pdf");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM sak WHERE status = 'mottatt' AND saksnummer = 'S-\u{FFFD}1'").await, 1);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM sakhendelse WHERE hvem = 'register' AND status = 'mottatt'").await, 1);
    }

    async fn an_overdue_deletion_is_told_of_until_it_is_confirmed(p: &Prove) {
        let (ko, system) = ko(p);
        let egen = p.portal.katalog.register("nprkpr").expect("a registry").definisjoner[0].id.0.clone();
        p.utfor("DELETE FROM sletting").await;
        for definisjon in [egen.as_str(), "en-annens"] {
            let setning = format!(
                "INSERT INTO sletting (innbygger, definisjon, sekvensnummer, frist) VALUES (1001, '{definisjon}', 3, '2026-12-01')"
            );
            p.utfor(setning.leak()).await;
        }
        let u = Utsending {
            innbygger: InnbyggerId(1001),
            id: HendelseId(1),
            part: PartKode("NPRKPR".to_owned()),
            slag: Meldingsslag::Slettepurring,
            gjelder: 3,
            guid: "g".to_owned(),
            forsok: 0,
            laast_til: 0,
        };
        let melding = ko.melding(&u).await.expect("read").expect("a message");
        assert_eq!(melding.innhold["slettinger"].as_array().map(Vec::len), Some(1));
        assert_eq!(melding.innhold["slettinger"][0]["definisjonGuid"], egen.as_str());
        p.utfor("UPDATE sletting SET bekreftet = 1").await;
        assert_eq!(ko.send(&u).await.expect("an outcome"), Utfall::Bortfalt);
        assert_eq!(system.slag(), []);
    }
}

#[test]
fn a_guid_is_one_of_version_4() {
    let guid = ny_guid().expect("randomness");
    let deler: Vec<usize> = guid.split('-').map(str::len).collect();
    assert_eq!(deler, [8, 4, 4, 4, 12]);
    assert_eq!(guid.as_bytes()[14], b'4');
    assert!(b"89ab".contains(&guid.as_bytes()[19]), "{guid}");
    assert_ne!(guid, ny_guid().expect("randomness"));
}
