//! What the door does with a registry's own system: who is asked, when, and what is said when nothing comes.

use super::avslag;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::{Bruk, Handling, Hvem, Tidsrom};
use crate::domain::definisjon::PartKode;
use crate::domain::deltakelse::{Deltakelse, Funksjonsvalg};
use crate::domain::id::HendelseId;
use crate::domain::oversikt::{Hentefeil, Henting, Motsigelse};
use crate::domain::rapport::{Hovedtype, Rapport, Seksjon};
use crate::innsyn::Innsyn;
use crate::innsyn::system::{
    Brukssvar, Lovet, Melding, Mottak, Oppforing, Registersystem, Registersystemer, Sporrer, Systemfeil,
};
use crate::store::prove::{Prove, na, pa_begge};
use jiff::SignedDuration;
use jiff::civil::Date;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a system answers; `None` never comes.
type Svar<T> = Option<Result<T, Systemfeil>>;

/// A system inside the test, which says what it is told to and remembers who was asked about.
#[derive(Debug)]
struct System {
    rapport: Svar<Rapport>,
    bruk: Svar<Brukssvar>,
    oppforing: Svar<Oppforing>,
    spurt: Mutex<Vec<String>>,
}

impl System {
    fn ny() -> Self {
        let (bruk, oppforing) = (Some(Err(Systemfeil::IkkeTilkoblet)), Some(Err(Systemfeil::IkkeTilkoblet)));
        Self { rapport: Some(Ok(rapport())), bruk, oppforing, spurt: Mutex::default() }
    }

    fn svar<'a, T: Clone + Send + Sync>(&'a self, hva: &str, hvem: &Sporrer, svar: &'a Svar<T>) -> Lovet<'a, T> {
        let rolle = hvem.rolle.map_or("", |r| r.kode());
        let samme = if hvem.nummer == hvem.innlogget { "selv" } else { "annen" };
        self.spurt.lock().expect("no test panicked here").push(format!("{hva} {samme} {rolle}").trim_end().to_owned());
        match svar.clone() {
            Some(svar) => Box::pin(std::future::ready(svar)),
            None => Box::pin(std::future::pending()),
        }
    }

    fn spurt(&self) -> Vec<String> {
        self.spurt.lock().expect("no test panicked here").clone()
    }
}

impl Registersystem for System {
    fn rapport<'a>(&'a self, hvem: &'a Sporrer, _hovedtype: Hovedtype) -> Lovet<'a, Rapport> {
        self.svar("rapport", hvem, &self.rapport)
    }
    fn bruk<'a>(&'a self, hvem: &'a Sporrer, fra: Option<Date>) -> Lovet<'a, Brukssvar> {
        self.svar(if fra.is_some() { "bruk fra" } else { "bruk" }, hvem, &self.bruk)
    }
    fn deltakelse<'a>(&'a self, _hvem: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>> {
        Box::pin(std::future::ready(Err(Systemfeil::IkkeTilkoblet)))
    }
    fn sett_funksjon<'a>(&'a self, _hvem: &'a Sporrer, _valg: &'a Funksjonsvalg) -> Lovet<'a, ()> {
        Box::pin(std::future::ready(Err(Systemfeil::IkkeTilkoblet)))
    }
    fn oppforing<'a>(&'a self, hvem: &'a Sporrer) -> Lovet<'a, Oppforing> {
        self.svar("oppforing", hvem, &self.oppforing)
    }
    fn send<'a>(&'a self, _hvem: &'a Sporrer, _melding: &'a Melding) -> Lovet<'a, Mottak> {
        Box::pin(std::future::ready(Err(Systemfeil::IkkeTilkoblet)))
    }
}

fn rapport() -> Rapport {
    Rapport {
        register: None,
        hentet: na(),
        data_sist_endret: None,
        til_og_med: jiff::civil::date(2026, 11, 22),
        mangler: vec!["Prøvesvar".to_owned()],
        seksjoner: vec![Seksjon::med_tekst("Fra systemet", &["nå"])],
        kodelister: Vec::new(),
        stottede_rapporter: Vec::new(),
        vedlegg: Vec::new(),
    }
}

/// The door with `system` connected for these parts.
fn koblet(p: &Prove, parter: &[&str], system: System) -> (Innsyn, Arc<System>) {
    let system = Arc::new(system);
    let delt = parter.iter().map(|part| {
        let delt: Arc<dyn Registersystem> = Arc::clone(&system) as _;
        (PartKode((*part).to_owned()), delt)
    });
    (p.portal.innsyn.clone().med_systemer(Registersystemer::nye(delt)), system)
}

const ALLE_PARTER: [&str; 5] = ["SYSVAK", "MSIS", "MS", "ALS", "DIABETES"];

fn rad(nokkel: &str, timer: i64) -> Bruk {
    Bruk {
        id: HendelseId(0),
        part: PartKode("SYSVAK".to_owned()),
        tidspunkt: na() - SignedDuration::from_hours(timer),
        hvem: Hvem::Automatisk { virksomhet: "Fra systemet".to_owned() },
        handling: Handling::Bruke,
        kategorier: String::new(),
        formal: String::new(),
        orgnr: String::new(),
        grunnlag: String::new(),
        vilkar: None,
        forklaring: String::new(),
        nokkel: nokkel.to_owned(),
    }
}

fn brukssvar(bruk: Vec<Bruk>) -> Option<Result<Brukssvar, Systemfeil>> {
    let komplett = Some((jiff::civil::date(2024, 1, 1), jiff::civil::date(2026, 11, 22)));
    Some(Ok(Brukssvar { bruk, utleveringer: Vec::new(), komplett }))
}

async fn lagrede(p: &Prove) -> i64 {
    p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM rapport").await
        + p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE hvem = 'automatisk' OR hvem = 'person'").await
}

pa_begge! {
    async fn contents_are_fetched_and_nothing_of_them_is_stored(p: &Prove) {
        let (innsyn, system) = koblet(p, &ALLE_PARTER, System::ny());
        let for_ = lagrede(p).await;
        let innhold = innsyn.innhold(&p.aktor("kari"), "sysvak").await.expect("contents");
        assert_eq!((innhold.henting, innhold.siste, innhold.motsigelse), (Henting::Hentet, Some(rapport()), None));
        assert!(!innhold.rapporter.is_empty(), "what was delivered is listed as before");
        assert_eq!(system.spurt(), ["rapport selv", "oppforing selv"]);
        assert_eq!(lagrede(p).await, for_);
    }

    /// An unknown registry, one that is not the citizen's to know, and one whose contents are closed: nobody is asked.
    async fn a_registry_is_not_asked_about_somebody_who_may_not_see_it(p: &Prove) {
        let (innsyn, system) = koblet(p, &ALLE_PARTER, System { bruk: brukssvar(Vec::new()), ..System::ny() });
        let ingrid = p.aktor("ingrid");
        for slug in ["ms", "als", "finnes-ikke", "", "MS"] {
            assert_eq!(avslag(innsyn.innhold(&ingrid, slug).await), Avslag::FinnesIkke, "{slug}");
            assert_eq!(avslag(innsyn.logg(&ingrid, slug, Tidsrom::Alt).await), Avslag::FinnesIkke, "{slug}");
        }
        p.utfor("DROP TABLE bruk").await;
        assert!(innsyn.innhold(&ingrid, "sysvak").await.is_err(), "what cannot be noted is not asked for");
        assert_eq!(system.spurt(), Vec::<String>::new());
    }

    async fn a_representative_asks_in_their_role(p: &Prove) {
        let (innsyn, system) = koblet(p, &ALLE_PARTER, System::ny());
        let person = |slug: &str| p.folk.iter().find(|f| f.slug == slug).expect(slug);
        let forelder = person("line").representant(person("oliver"), na()).expect("Line's child");
        let innhold = innsyn.innhold(&forelder, "sysvak").await.expect("a child's vaccines");
        assert_eq!(innhold.henting, Henting::Hentet);
        assert_eq!(system.spurt(), ["rapport annen FO", "oppforing annen FO"]);
    }

    async fn a_registry_that_is_not_fetched_from_is_as_before(p: &Prove) {
        let (innsyn, system) = koblet(p, &["DIABETES"], System::ny());
        let (kari, for_) = (p.aktor("kari"), &p.portal.innsyn);
        let innhold = innsyn.innhold(&kari, "sysvak").await.expect("not connected");
        assert_eq!(innhold.henting, Henting::Levert);
        assert_eq!(innhold.siste, for_.innhold(&kari, "sysvak").await.expect("contents").siste);
        // Its reports are pushed, says the catalogue.
        p.utfor("INSERT INTO inkludering (innbygger, part_kode, aktiv, endret) VALUES (1006, 'NYFODT', TRUE, 0)").await;
        let (pushet, ikke_spurt) = koblet(p, &["NYFODT"], System::ny());
        assert_eq!(pushet.innhold(&p.aktor("ingrid"), "nyfodt").await.expect("listed").henting, Henting::Levert);
        let (innsyn, ikke_for_dette) = koblet(p, &["SYSVAK"], System { rapport: Some(Err(Systemfeil::IkkeTilkoblet)), ..System::ny() });
        let innhold = innsyn.innhold(&kari, "sysvak").await.expect("connected for something else");
        assert_eq!((innhold.henting, innhold.siste.is_some()), (Henting::Levert, true));
        assert_eq!((system.spurt().len(), ikke_spurt.spurt().len(), ikke_for_dette.spurt().len()), (0, 0, 2));
    }

    async fn without_an_answer_the_newest_that_was_delivered_stands_in(p: &Prove) {
        for (svar, feil) in [
            (Some(Err(Systemfeil::Tregt)), Hentefeil::IngenKontakt),
            (Some(Err(Systemfeil::Nede)), Hentefeil::IngenKontakt),
            (Some(Err(Systemfeil::Avvist(401))), Hentefeil::IngenKontakt),
            (Some(Err(Systemfeil::Uforstaelig)), Hentefeil::Uforstaelig),
            // One that never answers is waited for no longer than the door says.
            (None, Hentefeil::IngenKontakt),
        ] {
            let (innsyn, _) = koblet(p, &ALLE_PARTER, System { rapport: svar.clone(), ..System::ny() });
            let innsyn = innsyn.med_ventetid(Duration::from_millis(20));
            let innhold = innsyn.innhold(&p.aktor("kari"), "sysvak").await.expect("a page all the same");
            assert_eq!(innhold.henting, Henting::Feilet(feil), "{svar:?}");
            let siste = innhold.siste.expect("what was delivered before");
            assert_ne!(siste.seksjoner[0].tittel, "Fra systemet");
            let ingrid = innsyn.innhold(&p.aktor("ingrid"), "sysvak").await.expect("a page all the same");
            assert_eq!((ingrid.henting, ingrid.siste), (Henting::Feilet(feil), None), "{svar:?}");
        }
    }

    async fn a_registry_that_says_otherwise_than_the_ticket_is_heard(p: &Prove) {
        for (sagt, motsigelse) in [
            (Some(Ok(Oppforing::Ikke)), Some(Motsigelse::IkkeOppfort)),
            (Some(Ok(Oppforing::Slettet)), Some(Motsigelse::Slettet)),
            (Some(Ok(Oppforing::Oppfort { sist_endret: None })), None),
            (Some(Err(Systemfeil::Nede)), None),
            (None, None),
        ] {
            let (innsyn, _) = koblet(p, &ALLE_PARTER, System { oppforing: sagt, ..System::ny() });
            let innsyn = innsyn.med_ventetid(Duration::from_millis(20));
            let innhold = innsyn.innhold(&p.aktor("kari"), "ms").await.expect("contents");
            assert_eq!((innhold.motsigelse, innhold.henting), (motsigelse, Henting::Hentet), "{sagt:?}");
        }
    }

    async fn a_sensitive_registry_is_asked_when_the_citizen_has_said_so(p: &Prove) {
        let (innsyn, system) = koblet(p, &ALLE_PARTER, System::ny());
        let kari = p.aktor("kari");
        let innhold = innsyn.innhold_nar(&kari, "msis", false).await.expect("a warning");
        assert_eq!((innhold.henting, system.spurt().len()), (Henting::Venter, 0));
        let innhold = innsyn.innhold_nar(&kari, "msis", true).await.expect("contents");
        assert_eq!((innhold.henting, system.spurt().len()), (Henting::Hentet, 2));
        let innhold = innsyn.innhold_nar(&kari, "sysvak", false).await.expect("not sensitive");
        assert_eq!(innhold.henting, Henting::Hentet);
    }

    async fn the_log_has_fetched_rows_among_the_portals_own(p: &Prove) {
        p.utfor("UPDATE bruk SET nokkel = 'kjent' WHERE id = (SELECT MAX(id) FROM bruk WHERE innbygger = 1001 AND part_kode = 'SYSVAK')").await;
        let rader = vec![rad("ny", 1), rad("kjent", 2), rad("", 3), rad("gammel", 24 * 400)];
        let (innsyn, system) = koblet(p, &ALLE_PARTER, System { bruk: brukssvar(rader), ..System::ny() });
        let kari = p.aktor("kari");
        let egne = p.portal.innsyn.logg(&kari, "sysvak", Tidsrom::SisteAr).await.expect("a log").bruk.len();
        let logg = innsyn.logg(&kari, "sysvak", Tidsrom::SisteAr).await.expect("a log");
        // The known row stands once, the old one is outside the period; the other is this very look.
        assert_eq!(logg.bruk.len(), egne + 2 + 1);
        assert!(logg.bruk.is_sorted_by(|a, b| a.tidspunkt >= b.tidspunkt));
        assert!(logg.bruk.iter().filter(|b| b.nokkel == "kjent").all(|b| b.id > HendelseId(0)), "the stored one");
        assert_eq!((logg.henting, logg.dekning.map(|d| d.fra.year())), (Henting::Hentet, Some(2024)));
        let alt = innsyn.logg(&kari, "sysvak", Tidsrom::Alt).await.expect("a log");
        assert!(alt.bruk.iter().any(|b| b.nokkel == "gammel"));
        assert_eq!(system.spurt(), ["bruk fra selv", "bruk selv"]);
    }

    async fn a_log_that_could_not_be_fetched_is_said_to_be_incomplete(p: &Prove) {
        for svar in [Some(Err(Systemfeil::Nede)), Some(Err(Systemfeil::Uforstaelig)), None] {
            let (innsyn, _) = koblet(p, &ALLE_PARTER, System { bruk: svar, ..System::ny() });
            let innsyn = innsyn.med_ventetid(Duration::from_millis(20));
            let logg = innsyn.logg(&p.aktor("kari"), "sysvak", Tidsrom::Alt).await.expect("what we have");
            assert!(matches!(logg.henting, Henting::Feilet(_)) && !logg.bruk.is_empty());
        }
    }

    async fn more_fetched_rows_than_are_shown_say_so(p: &Prove) {
        let rader = (0..300).map(|nr| rad(&nr.to_string(), nr)).collect();
        let (innsyn, _) = koblet(p, &ALLE_PARTER, System { bruk: brukssvar(rader), ..System::ny() });
        let logg = innsyn.logg(&p.aktor("ingrid"), "sysvak", Tidsrom::Alt).await.expect("a log");
        assert_eq!((logg.bruk.len(), logg.flere), (200, true));
    }
}
