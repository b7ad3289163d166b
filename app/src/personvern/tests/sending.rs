//! A registry sends to very many: each once, whatever happens, and nothing is told about why somebody got nothing.

use super::*;
use crate::domain::aktor::Part;
use crate::domain::definisjon::PartKode;
use crate::domain::foresporsel::sending::{Levering, Leveringer, NyForesporsel, NyttVarsel, Ugyldig};
use crate::domain::foresporsel::{Foresporselsformal, Foresporselstatus};
use crate::domain::id::InnbyggerId;
use crate::personvern::Sendefeil;

/// As many as the MS registry asks (contract: bulk sending).
const MANGE: i64 = 15_500;
const GUID: &str = "9d1b0a34-77c1-4a44-8e1c-30f0b4c0de01";

fn ms() -> Part {
    Part::register(PartKode("MS".to_owned()))
}

fn ny(p: &Prove, formal: Foresporselsformal) -> NyForesporsel {
    let ms = p.portal.katalog.register("ms").expect("the registry");
    NyForesporsel {
        guid: GUID.to_owned(),
        definisjoner: ms.definisjoner.iter().map(|d| d.id.clone()).collect(),
        formal,
        avsender: "Helse Bergen HF".to_owned(),
        orgnr: "983974724".to_owned(),
        melding: "Vi spør deg.\nDet er frivillig.".to_owned(),
        svarfrist: Some("2026-12-24".parse().expect("a day")),
        vedlegg: Vec::new(),
    }
}

fn varsel(p: &Prove, nokkel: &str) -> NyttVarsel {
    let ms = p.portal.katalog.register("ms").expect("the registry");
    let definisjon = ms.definisjoner[0].id.clone();
    NyttVarsel { definisjon, tekst: "Vi har skrevet teksten på nytt.".to_owned(), nokkel: nokkel.to_owned() }
}

/// Citizens that use the portal, beside the invented people.
async fn fyll(p: &Prove) -> Vec<InnbyggerId> {
    p.utfor(
        "INSERT INTO innbygger (id, nummer, fornavn, etternavn, fodt, adressesperre) \
         WITH RECURSIVE nr (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nr WHERE n < 15500) \
         SELECT 100000 + n, 'x' || n, 'F', 'E', '1980-01-01', FALSE FROM nr",
    )
    .await;
    p.utfor(
        "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata) \
         SELECT id, '90bbb7c1-f8b0-4f08-9db3-7a2c95db741a', TRUE, 1, 0, 0, '{\"niva\":\"basis\"}' \
         FROM innbygger WHERE id > 100000",
    )
    .await;
    (1..=MANGE).map(|n| InnbyggerId(100_000 + n)).collect()
}

fn antall(l: &Leveringer, av: Levering) -> usize {
    l.iter().filter(|(_, u)| *u == av).count()
}

async fn sendte(p: &Prove) -> (i64, i64) {
    (
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM foresporsel WHERE guid = '9d1b0a34-77c1-4a44-8e1c-30f0b4c0de01'")
            .await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE slag = 'foresporsel' AND innbygger > 100000").await,
    )
}

pa_begge! {
    /// Half first, as after a crash in the middle; then all, twice at the same time.
    async fn fifteen_thousand_five_hundred_get_a_request_once(p: &Prove) {
        let alle = fyll(p).await;
        let door = &p.portal.personvern;
        let register = || ny(p, Foresporselsformal::Register);
        let halve = door.send_foresporsler(&ms(), register(), &alle[..7_900]).await.expect("sent");
        assert_eq!(antall(&halve, Levering::Sendt), 7_900);
        let (en, to) = (
            { let (d, n, a) = (door.clone(), register(), alle.clone()); tokio::spawn(async move { d.send_foresporsler(&ms(), n, &a).await }) },
            { let (d, n, a) = (door.clone(), register(), alle.clone()); tokio::spawn(async move { d.send_foresporsler(&ms(), n, &a).await }) },
        );
        let (en, to) = (en.await.expect("no panic").expect("sent"), to.await.expect("no panic").expect("sent"));
        assert_eq!((en.len(), to.len()), (15_500, 15_500));
        assert_eq!(antall(&en, Levering::Sendt) + antall(&to, Levering::Sendt), 7_600);
        assert_eq!(antall(&en, Levering::IkkeLevert) + antall(&to, Levering::IkkeLevert), 0);
        assert_eq!(sendte(p).await, (MANGE, MANGE));
        let igjen = door.send_foresporsler(&ms(), register(), &alle).await.expect("sent");
        assert_eq!(antall(&igjen, Levering::AlleredeSendt), 15_500);
        assert_eq!(sendte(p).await, (MANGE, MANGE));
        let trukket = door.trekk(&ms(), GUID, &alle).await.expect("withdrawn");
        assert_eq!(trukket.len(), 15_500);
        assert_eq!(door.trekk(&ms(), GUID, &alle).await.expect("again").len(), 0);
    }

    async fn fifteen_thousand_five_hundred_get_a_notice_with_a_link_once(p: &Prove) {
        let alle = fyll(p).await;
        let door = &p.portal.personvern;
        let halve = door.send_varsel(&ms(), varsel(p, "k"), &alle[7_600..]).await.expect("sent");
        assert_eq!(antall(&halve, Levering::Sendt), 7_900);
        let na = door.send_varsel(&ms(), varsel(p, "k"), &alle).await.expect("sent");
        assert_eq!((antall(&na, Levering::Sendt), antall(&na, Levering::AlleredeSendt)), (7_600, 7_900));
        let igjen = door.send_varsel(&ms(), varsel(p, "k"), &alle).await.expect("sent");
        assert_eq!(antall(&igjen, Levering::AlleredeSendt), 15_500);
        let lenket = "SELECT CAST(COUNT(DISTINCT innbygger) AS BIGINT) FROM varsel \
            WHERE slag = 'part' AND gjelder = '2c3ba0f0-468a-4b16-8fac-18a8f1e99f98' AND innbygger > 100000";
        let rader = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE innbygger > 100000";
        assert_eq!((p.tall(lenket).await, p.tall(rader).await), (MANGE, MANGE));
        door.send_varsel(&ms(), varsel(p, "k2"), &alle[..10]).await.expect("another key is another notice");
        assert_eq!(p.tall(rader).await, MANGE + 10);
    }

    async fn who_does_not_get_it_is_not_told_apart(p: &Prove) {
        let door = &p.portal.personvern;
        let id = |slug: &str| p.folk.iter().find(|x| x.slug == slug).expect(slug).id;
        kvittering(door.sett(&p.aktor("line"), "tjenesten", "henvendelser", skjema(Aktiv, 0, "n")).await);
        let (kari, line, oliver, sunniva, ukjent) =
            (id("kari"), id("line"), id("oliver"), id("sunniva"), InnbyggerId(42));
        let alle = [kari, line, oliver, sunniva, ukjent, kari];
        let forskning = door.send_foresporsler(&ms(), ny(p, Foresporselsformal::Forskning), &alle).await.expect("sent");
        use Levering::{AlleredeSendt, IkkeLevert, Sendt};
        assert_eq!(
            forskning,
            [(ukjent, IkkeLevert), (kari, Sendt), (line, IkkeLevert), (oliver, IkkeLevert), (sunniva, IkkeLevert)]
        );
        let igjen = door.send_foresporsler(&ms(), ny(p, Foresporselsformal::Forskning), &alle).await.expect("sent");
        assert_eq!(igjen[1..3], [(kari, AlleredeSendt), (line, IkkeLevert)]);
        let annen = "9d1b0a34-77c1-4a44-8e1c-30f0b4c0de02";
        let ny_guid = NyForesporsel { guid: annen.to_owned(), ..ny(p, Foresporselsformal::Register) };
        let register = door.send_foresporsler(&ms(), ny_guid, &alle).await.expect("sent");
        assert_eq!(register[1..3], [(kari, Sendt), (line, Sendt)]);
        let samme = door.send_foresporsler(&ms(), ny(p, Foresporselsformal::Register), &alle).await;
        assert!(matches!(samme, Err(Sendefeil::Ugyldig(Ugyldig::AnnetInnhold))), "the GUID of a request stands for it alone");
        let status = door.status(&ms(), GUID, oliver).await.expect("a status");
        assert_eq!((status.status, status.svar.len()), (Foresporselstatus::IkkeLevert, 0));
        let status = door.status(&ms(), annen, line).await.expect("a status");
        assert_eq!((status.status, status.svar.len()), (Foresporselstatus::Sendt, 3));
        assert!(status.svar.iter().all(|(_, svar)| svar.is_none()));
    }

    async fn a_request_belongs_to_the_registry_that_sent_it(p: &Prove) {
        let door = &p.portal.personvern;
        let arne = p.folk.iter().find(|x| x.slug == "arne").expect("Arne");
        let guid = &arne.foresporsler[0].guid;
        let status = door.status(&ms(), guid, arne.id).await.expect("a status");
        assert_eq!(status.status, Foresporselstatus::IkkeLevert);
        assert_eq!(door.trekk(&ms(), guid, &[arne.id]).await.expect("nothing").len(), 0);
        let brukt = NyForesporsel { guid: guid.clone(), ..ny(p, Foresporselsformal::Register) };
        let svar = door.send_foresporsler(&ms(), brukt, &[arne.id]).await.expect("sent");
        assert_eq!(svar, [(arne.id, Levering::IkkeLevert)]);
        let als = Part::register(PartKode("ALS".to_owned()));
        assert_eq!(door.trekk(&als, guid, &[arne.id]).await.expect("withdrawn"), [arne.id]);
        let status = door.status(&als, guid, arne.id).await.expect("a status");
        assert_eq!(status.status, Foresporselstatus::Trukket);
    }

    async fn what_is_not_valid_is_sent_to_nobody(p: &Prove) {
        let alle: Vec<InnbyggerId> = p.folk.iter().map(|x| x.id).collect();
        let lang = NyForesporsel { melding: "a".repeat(2001), ..ny(p, Foresporselsformal::Register) };
        let svar = p.portal.personvern.send_foresporsler(&ms(), lang, &alle).await;
        assert!(matches!(svar, Err(Sendefeil::Ugyldig(Ugyldig::Tekst))), "{svar:?}");
        let lang = NyttVarsel { tekst: "a".repeat(501), ..varsel(p, "k") };
        let svar = p.portal.personvern.send_varsel(&ms(), lang, &alle).await;
        assert!(matches!(svar, Err(Sendefeil::Ugyldig(Ugyldig::Tekst))), "{svar:?}");
        assert_eq!(sendte(p).await, (0, 0));
    }

    /// The registry's question is in the citizen's log.
    async fn asking_for_the_status_is_noted(p: &Prove) {
        let arne = p.folk.iter().find(|x| x.slug == "arne").expect("Arne");
        let als = Part::register(PartKode("ALS".to_owned()));
        let logg = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1005 AND hvem = 'automatisk'";
        let for_ = p.tall(logg).await;
        p.portal.personvern.status(&als, &arne.foresporsler[0].guid, arne.id).await.expect("a status");
        assert_eq!(p.tall(logg).await, for_ + 1);
    }
}
