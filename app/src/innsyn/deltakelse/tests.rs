use super::*;
use crate::domain::rapport::{Hovedtype, Rapport};
use crate::domain::representasjon::{Fakta, Representasjon, Rolle};
use crate::innsyn::system::{Brukssvar, Lovet, Melding, Mottak, Oppforing, Registersystemer, Sporrer};
use crate::store::prove::{Prove, pa_begge};
use jiff::civil::Date;
use std::sync::Mutex;

/// A registry's system that answers about participation and remembers what it was told.
#[derive(Debug)]
struct Prosjektsystem {
    svar: Result<Vec<Deltakelse>, Systemfeil>,
    tar: Result<(), Systemfeil>,
    satt: Mutex<Vec<(String, Funksjonsvalg)>>,
}

fn lovet<'a, T: Send + 'a>(svar: Result<T, Systemfeil>) -> Lovet<'a, T> {
    Box::pin(async move { svar })
}

impl Registersystem for Prosjektsystem {
    fn rapport<'a>(&'a self, _: &'a Sporrer, _: Hovedtype) -> Lovet<'a, Rapport> {
        lovet(Err(Systemfeil::IkkeTilkoblet))
    }
    fn bruk<'a>(&'a self, _: &'a Sporrer, _: Option<Date>) -> Lovet<'a, Brukssvar> {
        lovet(Err(Systemfeil::IkkeTilkoblet))
    }
    fn deltakelse<'a>(&'a self, _: &'a Sporrer) -> Lovet<'a, Vec<Deltakelse>> {
        lovet(self.svar.clone())
    }
    fn sett_funksjon<'a>(&'a self, hvem: &'a Sporrer, valg: &'a Funksjonsvalg) -> Lovet<'a, ()> {
        self.satt.lock().expect("no panic").push((hvem.nummer.siffer().to_owned(), valg.clone()));
        lovet(self.tar)
    }
    fn oppforing<'a>(&'a self, _: &'a Sporrer) -> Lovet<'a, Oppforing> {
        lovet(Err(Systemfeil::IkkeTilkoblet))
    }
    fn send<'a>(&'a self, _: &'a Sporrer, _: &'a Melding) -> Lovet<'a, Mottak> {
        lovet(Err(Systemfeil::IkkeTilkoblet))
    }
}

fn system(svar: Result<Vec<Deltakelse>, Systemfeil>, tar: Result<(), Systemfeil>) -> Arc<Prosjektsystem> {
    Arc::new(Prosjektsystem { svar, tar, satt: Mutex::default() })
}

/// The door, connected to this system for the MS registry.
fn dor(p: &Prove, system: &Arc<Prosjektsystem>) -> Innsyn {
    let system: Arc<dyn Registersystem> = Arc::clone(system) as _;
    p.portal.innsyn.clone().med_systemer(Registersystemer::nye([(PartKode("MS".to_owned()), system)]))
}

fn prosjekter() -> Vec<Deltakelse> {
    serde_json::from_value(serde_json::json!([{
        "id": "p1", "slag": "forskning", "tittel": "T", "status": "Du deltar", "ansvarlig": "A",
        "steg": [{"tittel": "Invitert", "ferdig": "2026-01-01"}, {"tittel": "Resultat"}],
        "funksjoner": [
            {"kortnavn": "paaminnelse", "tittel": "P", "funksjonsType": "enkel", "tilstand": false},
            {"kortnavn": "sprak", "tittel": "S", "funksjonsType": "radio", "valgtOpsjon": "nb",
             "opsjoner": [{"kode": "nb", "tekst": "Bokmål"}, {"kode": "nn", "tekst": "Nynorsk"}]}
        ]
    }]))
    .expect("projects")
}

/// Stores the projects as a registry has delivered them about Kari.
pub(crate) async fn deltar(p: &Prove, slug: &str) {
    p.utfor("DELETE FROM deltakelse").await;
    let part = p.portal.katalog.register(slug).expect("a registry").part.0.clone();
    let innhold = serde_json::to_string(&prosjekter()).expect("JSON");
    let svar: Result<(), Feil> = async {
        transaksjon!(&p.portal.basis, tx => {
            sqlx::query("INSERT INTO deltakelse (innbygger, part_kode, innhold, mottatt) VALUES (1001, $1, $2, 1000000)")
                .bind(&part)
                .bind(&innhold)
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    }
    .await;
    svar.expect("a row");
}

/// Sets a function through a connected system.
pub(crate) async fn setter(p: &Prove, aktor: &Aktor) -> bool {
    let dor = dor(p, &system(Ok(prosjekter()), Ok(())));
    matches!(
        dor.sett_funksjon(aktor, "ms", "p1", skjema(paaminnelse(true), "funksjon")).await,
        Ok(Funksjonsutfall::Satt)
    )
}

fn skjema(valg: Funksjonsvalg, nokkel: &str) -> Funksjonsskjema {
    Funksjonsskjema { valg, nokkel: nokkel.to_owned() }
}

fn paaminnelse(ny_tilstand: bool) -> Funksjonsvalg {
    Funksjonsvalg::Enkel { kortnavn: "paaminnelse".to_owned(), ny_tilstand }
}

fn sprak(valgt: &str) -> Funksjonsvalg {
    Funksjonsvalg::Radio { kortnavn: "sprak".to_owned(), valgt_opsjon: valgt.to_owned() }
}

fn avslag<T: std::fmt::Debug>(svar: Result<T, Feil>) -> Avslag {
    match svar {
        Err(Feil::Avslag(avslag)) => avslag,
        annet => panic!("a refusal was expected: {annet:?}"),
    }
}

async fn fra_ms(dor: &Innsyn, p: &Prove) -> Option<(Vec<Deltakelse>, Deltakelseskilde)> {
    let alle = dor.deltakelser(&p.aktor("kari")).await.expect("what Kari takes part in");
    alle.into_iter().find(|d| d.register.slug == "ms").map(|d| (d.deltakelser, d.kilde))
}

const ENDRINGER: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND part_kode = 'MS' \
    AND handling = 'endre' AND kategorier = 'forskning og screening'";

pa_begge! {
    async fn what_is_shown_is_the_registrys_answer_or_what_it_delivered(p: &Prove) {
        p.utfor("DELETE FROM deltakelse").await;
        assert_eq!(fra_ms(&p.portal.innsyn, p).await, None, "nothing delivered, nothing connected");
        let svarer = dor(p, &system(Ok(prosjekter()), Ok(())));
        assert_eq!(fra_ms(&svarer, p).await, Some((prosjekter(), Deltakelseskilde::Hentet)));
        let nede = dor(p, &system(Err(Systemfeil::Nede), Ok(())));
        assert_eq!(fra_ms(&nede, p).await, Some((Vec::new(), Deltakelseskilde::Feilet(None))), "named, not left out");
        let uten_status = dor(p, &system(Err(Systemfeil::IkkeTilkoblet), Ok(())));
        assert_eq!(fra_ms(&uten_status, p).await, None);
        let ingenting = dor(p, &system(Ok(Vec::new()), Ok(())));
        assert_eq!(fra_ms(&ingenting, p).await, None, "an answer that there is nothing");

        deltar(p, "ms").await;
        let da = Timestamp::from_second(1).expect("an instant");
        assert_eq!(fra_ms(&p.portal.innsyn, p).await, Some((prosjekter(), Deltakelseskilde::Levert(da))));
        assert_eq!(fra_ms(&nede, p).await, Some((prosjekter(), Deltakelseskilde::Feilet(Some(da)))));
        p.utfor("UPDATE deltakelse SET innhold = '{'").await;
        let svar = p.portal.innsyn.deltakelser(&p.aktor("kari")).await;
        assert!(matches!(svar, Err(Feil::Ulest(_))), "{svar:?}");
    }

    async fn without_a_ticket_nothing_is_shown_and_nobody_is_asked(p: &Prove) {
        deltar(p, "ms").await;
        p.utfor("UPDATE inkludering SET aktiv = FALSE WHERE innbygger = 1001 AND part_kode = 'MS'").await;
        let system = system(Ok(prosjekter()), Ok(()));
        let dor = dor(p, &system);
        let kari = p.aktor("kari");
        assert_eq!(fra_ms(&dor, p).await, None);
        for slug in ["ms", "als", "finnes-ikke", "sysvak"] {
            assert_eq!(avslag(dor.deltakelse(&kari, slug, "p1").await), Avslag::FinnesIkke, "{slug}");
            let svar = dor.sett_funksjon(&kari, slug, "p1", skjema(paaminnelse(true), "n")).await;
            assert_eq!(avslag(svar), Avslag::FinnesIkke, "{slug}");
        }
        assert_eq!(system.satt.lock().expect("no panic").len(), 0);
    }

    async fn a_choice_reaches_the_registry_and_is_noted_once(p: &Prove) {
        deltar(p, "ms").await;
        let system = system(Ok(prosjekter()), Ok(()));
        let (dor, kari) = (dor(p, &system), p.aktor("kari"));
        for _ in 0..2 {
            let svar = dor.sett_funksjon(&kari, "ms", "p1", skjema(sprak("nn"), "en")).await.expect("an outcome");
            assert_eq!(svar, Funksjonsutfall::Satt);
        }
        let nummer = p.folk.iter().find(|f| f.slug == "kari").expect("Kari").fnr.to_owned();
        assert_eq!(*system.satt.lock().expect("no panic"), [(nummer, sprak("nn"))], "the same form twice is one");
        assert_eq!(p.tall(ENDRINGER).await, 1);
        let (lagret, _) = fra_ms(&p.portal.innsyn, p).await.expect("what was delivered, as changed");
        let mut ventet = prosjekter();
        ventet[0].sett(&sprak("nn"));
        assert_eq!(lagret, ventet);
        let annet = dor.sett_funksjon(&kari, "ms", "p1", skjema(sprak("nb"), "en")).await;
        assert_eq!(avslag(annet), Avslag::BruktNokkel, "the same key for another answer");
    }

    async fn what_the_project_does_not_offer_is_refused(p: &Prove) {
        let system = system(Ok(prosjekter()), Ok(()));
        let (dor, kari) = (dor(p, &system), p.aktor("kari"));
        let ukjent = Funksjonsvalg::Enkel { kortnavn: "ukjent".to_owned(), ny_tilstand: true };
        for valg in [sprak("se"), sprak(""), ukjent] {
            let svar = dor.sett_funksjon(&kari, "ms", "p1", skjema(valg.clone(), "n")).await;
            assert_eq!(avslag(svar), Avslag::IkkeMulig, "{valg:?}");
        }
        let svar = dor.sett_funksjon(&kari, "ms", "p2", skjema(paaminnelse(true), "n")).await;
        assert_eq!(avslag(svar), Avslag::FinnesIkke);
        for nokkel in [String::new(), "n".repeat(65)] {
            let svar = dor.sett_funksjon(&kari, "ms", "p1", skjema(paaminnelse(true), &nokkel)).await;
            assert_eq!(avslag(svar), Avslag::BruktNokkel);
        }
        assert_eq!(system.satt.lock().expect("no panic").len(), 0);
        assert_eq!(p.tall(ENDRINGER).await, 0);
    }

    async fn a_choice_that_the_registry_did_not_take_changes_nothing_and_can_be_sent_again(p: &Prove) {
        deltar(p, "ms").await;
        let kari = p.aktor("kari");
        let uten = p.portal.innsyn.sett_funksjon(&kari, "ms", "p1", skjema(paaminnelse(true), "n")).await;
        assert_eq!(uten.expect("an outcome"), Funksjonsutfall::IkkeTilkoblet);
        for feil in [Systemfeil::Nede, Systemfeil::Tregt, Systemfeil::Avvist(500), Systemfeil::Uforstaelig] {
            let dor = dor(p, &system(Ok(prosjekter()), Err(feil)));
            let svar = dor.sett_funksjon(&kari, "ms", "p1", skjema(paaminnelse(true), "n")).await;
            assert_eq!(svar.expect("an outcome"), Funksjonsutfall::Feilet, "{feil}");
        }
        assert_eq!(p.tall(ENDRINGER).await, 0);
        assert_eq!(fra_ms(&p.portal.innsyn, p).await.map(|(d, _)| d), Some(prosjekter()));
        assert!(setter(p, &kari).await, "the same form, when the registry answers again");
        assert_eq!(p.tall(ENDRINGER).await, 1);
    }

    async fn nobody_chooses_for_another(p: &Prove) {
        let system = system(Ok(prosjekter()), Ok(()));
        let fakta = Fakta {
            representant_alder: 40,
            innbygger_alder: 8,
            adressesperre: false,
            samme_bosted: true,
            skjermet_for_foreldre: false,
            gyldig: true,
            omrader: Vec::new(),
        };
        let (innbygger, representant_navn) = (p.aktor("kari").gjelder(), "Line Danser".to_owned());
        let for_kari = Representasjon { innbygger, rolle: Rolle::Foreldreansvar, fakta, til: None, representant_navn };
        let line = Aktor::representant(p.aktor("line").gjelder(), for_kari);
        let svar = dor(p, &system).sett_funksjon(&line, "ms", "p1", skjema(paaminnelse(true), "n")).await;
        assert_eq!(avslag(svar), Avslag::IkkePaVegneAv(Representasjonsavslag::KunSelv));
        assert_eq!(system.satt.lock().expect("no panic").len(), 0);
    }
}
