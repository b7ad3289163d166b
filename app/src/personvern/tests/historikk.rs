//! The history through filters, the text that was answered, and settings as they were.

use super::*;
use crate::domain::innstilling::status;
use crate::domain::representasjon::{Fakta, Fullmaktsomrade, Representasjon, Representasjonsavslag, Rolle};
use crate::domain::tidsreise::{Emne, Oppforing, Registertilstand};
use crate::domain::utvalg::Utvalg;
use crate::personvern::{Historikksporring, Mengde};
use jiff::civil::{Date, date};

const I_DAG: Date = Date::constant(2026, 11, 22);

fn alt(utvalg: Utvalg) -> Historikksporring {
    Historikksporring { utvalg, mengde: Mengde::Alle }
}

/// Part and setting of what a filter lets through of Kari's history, newest first.
async fn karis_rader(p: &Prove, utvalg: Utvalg) -> Vec<(String, String)> {
    let side = p.portal.personvern.historikk(&p.aktor("kari"), alt(utvalg)).await.expect("history");
    assert_eq!((side.antall, side.sider), (side.rader.len(), 1));
    side.rader.into_iter().map(|r| (r.register.slug.clone(), r.definisjon.slug)).collect()
}

async fn den(p: &Prove, hvem: &Aktor, dag: Date) -> Vec<Registertilstand> {
    p.portal.personvern.tidsreise(hvem, dag).await.expect("a journey").registre
}

fn register<'a>(alle: &'a [Registertilstand], slug: &str) -> Option<&'a Registertilstand> {
    alle.iter().find(|r| r.register.slug == slug)
}

async fn siste_i_loggen(p: &Prove) -> (String, String) {
    let sql =
        "SELECT part_kode, kategorier FROM bruk WHERE innbygger = 1001 AND hvem = 'selv' ORDER BY id DESC LIMIT 1";
    les!(&p.portal.basis, k => sqlx::query_as(sql).fetch_one(k).await).expect("a row of the log")
}

pa_begge! {
    async fn filters_let_through_what_they_say(p: &Prove) {
        let alle = karis_rader(p, Utvalg::default()).await;
        let ms = karis_rader(p, Utvalg::les("", "ms", "")).await;
        assert!(ms.len() > 3 && ms.iter().all(|(part, _)| part == "ms"), "{ms:?}");
        let bruk = karis_rader(p, Utvalg::les("bruk", "", "")).await;
        assert_eq!(bruk, [("tjenesten".to_owned(), "bruk".to_owned())]);
        let papir = karis_rader(p, Utvalg::les("", "", "virksomhet")).await;
        assert_eq!(papir, [("ms".to_owned(), "data".to_owned())]);
        let begge = karis_rader(p, Utvalg::les("forskning", "ms", "selv")).await;
        assert_eq!(begge.len(), ms.len() - 1);
        let dag = Utvalg { fra: Some(date(2021, 5, 11)), til: Some(date(2021, 5, 11)), ..Utvalg::default() };
        assert_eq!(karis_rader(p, dag).await, [("nprkpr".to_owned(), "utlevering-fodselsnummer".to_owned())]);
        for ingen in [Utvalg::les("", "diabetes", ""), Utvalg::les("", "finnes-ikke", ""), Utvalg::les("", "", "representant")] {
            assert_eq!(karis_rader(p, ingen).await, []);
        }
        assert_eq!(karis_rader(p, Utvalg::les("x", "../etc", "'; DROP TABLE historikk")).await, alle, "no filter");
    }

    async fn pages_and_counts_are_those_of_the_filter(p: &Prove) {
        for nr in 0..30 {
            p.ga(1);
            kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Valg::av(nr % 2 == 0), nr, &nr.to_string())).await);
        }
        let utvalg = Utvalg { fra: Some(I_DAG), ..Utvalg::default() };
        let sporring = |side| Historikksporring { utvalg: utvalg.clone(), mengde: Mengde::Side(side) };
        let kari = p.aktor("kari");
        let (mut rader, mut i_alt) = (Vec::new(), 0);
        for nr in [1, 2, 9] {
            let side = p.portal.personvern.historikk(&kari, sporring(nr)).await.expect("a page");
            assert_eq!((side.side, side.sider, side.antall, side.i_alt), (nr.min(2), 2, 30, 42));
            assert_eq!(side.rader.len(), if nr == 1 { 20 } else { 10 });
            let navn: Vec<_> = side.registre.iter().map(|r| r.slug.as_str()).collect();
            assert_eq!(navn.len(), 4, "the registries of the whole history: {navn:?}");
            if nr < 3 {
                rader.extend(side.rader.into_iter().map(|r| r.endring.id));
                i_alt = side.antall;
            }
        }
        assert!(rader.is_sorted_by(|a, b| a > b) && rader.len() == i_alt);
    }

    async fn what_is_taken_out_is_named_in_the_log(p: &Prove) {
        let (kari, personvern) = (p.aktor("kari"), &p.portal.personvern);
        let fil = Historikksporring { mengde: Mengde::Fil, ..Historikksporring::default() };
        let side = personvern.historikk(&kari, fil).await.expect("a file");
        assert_eq!(siste_i_loggen(p).await, ("HELSENORGE".to_owned(), "historikk, lastet ned".to_owned()));
        p.ga(1);
        let ms = side.rader.iter().find(|r| r.register.slug == "ms").expect("a change").endring.id;
        assert!(personvern.tekst(&kari, ms).await.is_ok());
        assert_eq!(siste_i_loggen(p).await, ("MS".to_owned(), "tekst".to_owned()));
        p.ga(1);
        assert!(personvern.tidsreise(&kari, I_DAG).await.is_ok());
        let som_de_var = ("HELSENORGE".to_owned(), "personverninnstillinger som de var".to_owned());
        assert_eq!(siste_i_loggen(p).await, som_de_var);
    }

    async fn the_past_is_shut_when_the_citizen_has_shut_the_access(p: &Prove) {
        let (kari, personvern) = (p.aktor("kari"), &p.portal.personvern);
        let ms = personvern.historikk(&kari, alt(Utvalg::les("", "ms", ""))).await.expect("history").rader.remove(0);
        kvittering(sett(p, "tjenesten", "akuttsperre", skjema(Aktiv, 0, "n")).await);
        let fil = Historikksporring { mengde: Mengde::Fil, ..Historikksporring::default() };
        assert_eq!(avslag(personvern.historikk(&kari, 1).await), Avslag::Sperret);
        assert_eq!(avslag(personvern.historikk(&kari, fil).await), Avslag::Sperret);
        assert_eq!(avslag(personvern.tidsreise(&kari, I_DAG).await), Avslag::Sperret);
        assert_eq!(avslag(personvern.tidsforskjell(&kari, I_DAG, I_DAG).await), Avslag::Sperret);
        assert_eq!(avslag(personvern.tekst(&kari, ms.endring.id).await), Avslag::Sperret);
    }

    async fn a_representative_sees_the_past_only_where_the_role_gives_insight(p: &Prove) {
        let som = |omrader: Vec<Fullmaktsomrade>| {
            let fakta = Fakta {
                representant_alder: 40,
                innbygger_alder: 47,
                adressesperre: false,
                samme_bosted: false,
                skjermet_for_foreldre: false,
                gyldig: true,
                omrader,
            };
            let (innbygger, representant) = (p.aktor("kari").gjelder(), p.aktor("line").gjelder());
            let representant_navn = "Line Danser".to_owned();
            let r = Representasjon { innbygger, rolle: Rolle::Fullmakt, fakta, til: None, representant_navn };
            Aktor::representant(representant, r)
        };
        let personvern = &p.portal.personvern;
        let uten = som(vec![Fullmaktsomrade::Pasientjournal]);
        let nei = Avslag::IkkePaVegneAv(Representasjonsavslag::UtenforOmrade);
        assert_eq!(avslag(personvern.tidsreise(&uten, I_DAG).await), nei);
        assert_eq!(avslag(personvern.historikk(&uten, 1).await), nei);
        let med = som(vec![Fullmaktsomrade::Innsyn]);
        assert!(register(&den(p, &med, I_DAG).await, "ms").is_some(), "it is Kari's past");
    }

    /// The history alone gives what the settings' own table says.
    async fn today_is_what_is_stored_for_everybody(p: &Prove) {
        kvittering(sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await);
        for person in &p.folk {
            let aktor = person.aktor();
            let mut na = Vec::new();
            for omrade in [Omrade::Bruk, Omrade::Tilgang, Omrade::Forskning] {
                for rad in p.portal.personvern.liste(&aktor, omrade).await.expect("a list") {
                    let ett = |i: &Innstillingsrad| {
                        let i_kraft = (i.lagret.as_ref().map(|l| l.metadata.clone()), i.sekvensnummer());
                        (i.definisjon.id.clone(), status(&i.definisjon, i.lagret.as_ref()), i_kraft)
                    };
                    na.extend(rad.innstillinger.iter().map(ett));
                }
            }
            let reise = den(p, &aktor, I_DAG).await;
            let mut den_gang: Vec<_> = reise
                .iter()
                .flat_map(|r| &r.innstillinger)
                .map(|i| {
                    let svar = i.svar.as_ref();
                    let holder = (svar.map(|s| s.metadata.clone()), svar.map_or(0, |s| s.sekvensnummer));
                    (i.definisjon.id.clone(), i.status(), holder)
                })
                .collect();
            na.sort_by(|a, b| a.0.cmp(&b.0));
            den_gang.sort_by(|a, b| a.0.cmp(&b.0));
            assert_eq!(den_gang, na, "{}", person.slug);
        }
    }

    async fn a_change_is_seen_from_its_own_day_on(p: &Prove) {
        kvittering(sett(p, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await);
        let kari = p.aktor("kari");
        let status = |alle: &[Registertilstand]| {
            let innstillinger = &register(alle, "nprkpr").expect("open to all").innstillinger;
            innstillinger.iter().find(|i| i.definisjon.slug == "oppbevaring").map(|i| i.status())
        };
        let i_gar = date(2026, 11, 21);
        assert_eq!(status(&den(p, &kari, i_gar).await), Some(Status::IkkeReservert));
        assert_eq!(status(&den(p, &kari, I_DAG).await), Some(Status::Reservert));
        let dager = p.portal.personvern.tidsforskjell(&kari, i_gar, I_DAG).await.expect("two days");
        let [f] = &dager.forskjeller[..] else { panic!("one difference: {:?}", dager.forskjeller) };
        assert!(matches!(&f.emne, Emne::Innstilling(_)) && f.register.slug == "nprkpr");
        let ingen = p.portal.personvern.tidsforskjell(&kari, I_DAG, I_DAG).await.expect("one day twice");
        assert_eq!(ingen.forskjeller, []);
        let siden = p.portal.personvern.tidsreise(&kari, date(2099, 1, 1)).await.expect("a day to come");
        assert_eq!(siden.dag, I_DAG, "a day to come is today");
    }

    async fn registries_that_one_does_not_know_of_stay_unknown_on_every_day(p: &Prove) {
        let line = p.aktor("line");
        for dag in [date(1900, 1, 1), date(2009, 3, 19), date(2020, 11, 1), I_DAG] {
            let alle = den(p, &line, dag).await;
            for slug in ["ms", "als", "kvarus", "nyfodt"] {
                assert!(register(&alle, slug).is_none(), "{slug} on {dag}");
            }
        }
        let diabetes = |alle: Vec<Registertilstand>| register(&alle, "diabetes").map(|r| r.oppforing);
        assert_eq!(diabetes(den(p, &line, I_DAG).await), Some(Oppforing::Ukjent), "nothing tells since when");
        let kari = p.folk.iter().find(|f| f.slug == "kari").expect("Kari");
        let forst = kari.oppfort(&crate::domain::definisjon::PartKode("MS".to_owned())).expect("Kari is listed");
        assert!(register(&den(p, &kari.aktor(), forst.yesterday().expect("a day")).await, "ms").is_none());
        let ms = register(&den(p, &kari.aktor(), forst).await, "ms").map(|r| r.oppforing);
        assert_eq!(ms, Some(Oppforing::Siden(forst)));
    }

    async fn a_listing_of_unknown_age_says_so(p: &Prove) {
        p.utfor("INSERT INTO inkluderingshistorikk (innbygger, id, part_kode, aktiv, tidspunkt) VALUES (1006, 1, 'TRAUME', TRUE, 0)").await;
        let traume = |alle: Vec<Registertilstand>| register(&alle, "traume").map(|r| r.oppforing);
        let ingrid = p.aktor("ingrid");
        assert_eq!(traume(den(p, &ingrid, date(2001, 1, 1)).await), Some(Oppforing::Ukjent));
        p.utfor("INSERT INTO inkluderingshistorikk (innbygger, id, part_kode, aktiv, tidspunkt) VALUES (1006, 2, 'TRAUME', FALSE, 1735689600000000)").await;
        assert_eq!(traume(den(p, &ingrid, I_DAG).await), Some(Oppforing::IkkeLenger(Some(date(2025, 1, 1)))));
        assert_eq!(traume(den(p, &ingrid, date(2024, 12, 31)).await), Some(Oppforing::Ukjent));
    }

    async fn the_text_is_the_one_that_was_answered(p: &Prove) {
        let (kari, personvern) = (p.aktor("kari"), &p.portal.personvern);
        let rader = personvern.historikk(&kari, alt(Utvalg::les("", "ms", ""))).await.expect("history").rader;
        let data = rader.iter().find(|r| r.definisjon.slug == "data").expect("the consent of 2009");
        assert!(data.tekst_endret());
        let side = personvern.tekst(&kari, data.endring.id).await.expect("a text");
        assert_eq!(side.sporsmal, "Samtykker du til at opplysninger om sykdommen din lagres i MS-registeret?");
        assert_ne!((&side.sporsmal, &side.virkning), (&data.definisjon.sporsmal, &data.definisjon.virkning));
        let biobank = rader.iter().find(|r| r.definisjon.slug == "biobank").expect("the consent of 2014");
        let side = personvern.tekst(&kari, biobank.endring.id).await.expect("a text");
        assert_eq!((biobank.tekst_endret(), &side.virkning), (false, &biobank.definisjon.virkning));
        let line = personvern.tekst(&p.aktor("line"), rader[0].endring.id).await;
        let ukjent = personvern.tekst(&p.aktor("line"), HendelseId(7)).await;
        assert_eq!((avslag(line), avslag(ukjent)), (Avslag::FinnesIkke, Avslag::FinnesIkke));
    }

    /// A version that the catalogue no longer has is read as it was stored; one that nobody kept is a fault.
    async fn a_text_that_left_the_catalogue_is_kept(p: &Prove) {
        let (kari, personvern) = (p.aktor("kari"), &p.portal.personvern);
        let rader = personvern.historikk(&kari, alt(Utvalg::les("", "ms", "virksomhet"))).await.expect("history").rader;
        let id = rader[0].endring.id;
        p.utfor("UPDATE historikk SET tekst_versjon = 9 WHERE innbygger = 1001").await;
        assert!(matches!(personvern.tekst(&kari, id).await, Err(Feil::Ulest(_))));
        p.utfor(
            "INSERT INTO definisjon (guid, versjon, part_kode, type_pi, navn, innhold)
             SELECT guid, 9, part_kode, type_pi, navn, REPLACE(innhold, 'Samtykker du til', 'Sa du ja til')
             FROM definisjon WHERE part_kode = 'MS'",
        )
        .await;
        let side = personvern.tekst(&kari, id).await.expect("a stored text");
        assert!(side.sporsmal.starts_with("Sa du ja til"), "{}", side.sporsmal);
    }
}
