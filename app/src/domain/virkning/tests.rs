use super::*;
use crate::catalogue;
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::definisjon::{DefinisjonId, PartKode};
use crate::domain::innstilling::slettes_innen;
use crate::domain::katalog::Katalog;
use crate::domain::metadata::Niva;
use crate::domain::rapport::Seksjon;
use crate::domain::samples::{self, Testperson};
use crate::domain::tid;
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::LazyLock;

fn na() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("a valid instant")
}

static KATALOG: LazyLock<Katalog> = LazyLock::new(|| catalogue::innebygd().expect("the embedded catalogue is sound"));
static FOLK: LazyLock<Vec<Testperson>> = LazyLock::new(|| samples::alle(na()));

fn katalog() -> &'static Katalog {
    &KATALOG
}

fn person(slug: &str) -> Testperson {
    FOLK.iter().find(|p| p.slug == slug).expect(slug).clone()
}

fn innstilling(id: &DefinisjonId, aktiv: bool, metadata: &Metadata) -> Personverninnstilling {
    Personverninnstilling {
        definisjon: id.clone(),
        aktiv,
        sekvensnummer: 1,
        opprettet: na(),
        endret: na(),
        i_kraft: None,
        metadata: metadata.clone(),
    }
}

/// The settings of a person after their whole history.
fn innstillinger(p: &Testperson, katalog: &Katalog) -> Vec<Personverninnstilling> {
    let mut alle: Vec<Personverninnstilling> = Vec::new();
    for e in &p.endringer {
        let d = katalog.part(e.part).and_then(|r| r.definisjon(e.definisjon)).expect(e.definisjon);
        alle.retain(|i| i.definisjon != d.id);
        alle.push(innstilling(&d.id, e.valg.aktiv(), &e.metadata));
    }
    alle
}

/// What a choice of an invented person does; disclosures and requests of all registries are among the rows.
fn hva(p: &Testperson, egne: &[Personverninnstilling], part: &str, slug: &str, valg: Valg) -> Virkning {
    let katalog = katalog();
    let register = katalog.register(part).expect(part);
    let definisjon = register.definisjon(slug).expect(slug);
    let rapporter: Vec<&Rapport> = p.rapporter.iter().filter(|(k, _)| *k == register.part).map(|(_, r)| r).collect();
    let dager: Vec<Date> = rapporter.iter().map(|r| r.til_og_med).collect();
    virkning(&Situasjon {
        register,
        definisjon,
        valg,
        metadata: &Metadata::default(),
        na: na(),
        innstillinger: egne,
        holdt: Some(Holdt { rapport: rapporter.first().copied(), rapportdager: &dager, utleveringer: &p.utleveringer }),
        foresporsler: &p.foresporsler,
        avventet: None,
        antall: Antall { endringer: 3, bruk: 5, rapporter: 2, foresporsler: 1, varsler: 0, notater: 0 },
    })
}

fn karis(part: &str, slug: &str, valg: Valg) -> Virkning {
    let kari = person("kari");
    hva(&kari, &innstillinger(&kari, katalog()), part, slug, valg)
}

fn titler(innhold: &[Innhold]) -> Vec<(&str, i64)> {
    innhold
        .iter()
        .map(|i| match &i.hva {
            Innholdsslag::Registreringer(t) | Innholdsslag::Opplysninger(t) | Innholdsslag::Punkter(t) => {
                (t.as_str(), i.antall)
            }
            annet => panic!("{annet:?}"),
        })
        .collect()
}

#[test]
fn withdrawing_the_first_ms_consent_deletes_the_whole_report_and_takes_the_others_along() {
    let v = karis("ms", "data", Inaktiv);
    let s = v.slettes.expect("a deletion");
    assert_eq!(s.innen, date(2026, 12, 22));
    let ventet = [
        ("Samtykke", 3),
        ("Debut og diagnose", 3),
        ("Sykdomsforløp", 126),
        ("Attakker", 6),
        ("Behandling", 8),
        ("MR", 14),
        ("Tester og blodprøver", 3),
        ("Spørreskjema", 10),
        ("Prøver i biobanken", 3),
    ];
    assert_eq!(titler(&s.innhold), ventet);
    assert!(matches!(s.kilde, Kilde::Rapporter(dager) if dager.len() == 2));
    assert_eq!(v.faller, ["Prøver i biobanken", "Spørreskjema"]);
    assert_eq!(v.mister, [Tap::Register { rapporter: 2 }]);
    let kopier = v.kopier.expect("copies");
    assert_eq!(
        kopier.iter().map(|k| (k.mottaker.as_str(), k.stanses)).collect::<Vec<_>>(),
        [("Universitetet i Bergen", true)]
    );
    assert_eq!(v.angre, Angre::IkkeTilbake);
}

#[test]
fn withdrawing_the_biobank_deletes_the_samples_alone() {
    let v = karis("ms", "biobank", Inaktiv);
    assert_eq!(titler(&v.slettes.expect("a deletion").innhold), [("Prøver i biobanken", 3)]);
    assert!(v.faller.is_empty() && v.mister.is_empty());
    let andre = ["Opplysninger om sykdommen".to_owned(), "Spørreskjema".to_owned()];
    assert!(v.blir.contains(&Blir::Innstillinger(andre.to_vec())), "{:?}", v.blir);
    assert!(v.blir.iter().any(|b| matches!(b, Blir::Innhold(deler) if deler.len() == 8)));
}

#[test]
fn the_three_reservations_of_kpr_differ() {
    let lagring = karis("nprkpr", "oppbevaring", Aktiv);
    let slettes = lagring.slettes.expect("the third deletes");
    assert_eq!(titler(&slettes.innhold), [("Høyde, vekt og amming (KPR)", 3), ("Tannhelse (KPR)", 2)]);
    assert!(lagring.blir.iter().any(|b| matches!(b, Blir::Hjemmel(_))), "the rest is statutory");
    assert!(lagring.kopier.is_some_and(|k| !k[0].stanses), "the third stops no disclosure");
    for (slug, stanses) in [("utlevering-fodselsnummer", true), ("utlevering-formal", true)] {
        let v = karis("nprkpr", slug, Aktiv);
        assert_eq!((v.slettes, v.angre), (None, Angre::Fritt), "{slug} deletes nothing");
        let kopier = v.kopier.expect("copies");
        assert_eq!(kopier.iter().map(|k| k.stanses).collect::<Vec<_>>(), [stanses], "{slug}");
    }
}

#[test]
fn a_reservation_against_purposes_stops_those_purposes_only() {
    let katalog = katalog();
    let stans =
        |slug: &str| katalog.register("nprkpr").and_then(|r| r.definisjon(slug)).and_then(|d| d.stanser.clone());
    let mut u = person("kari").utleveringer.remove(0);
    for (formal, identitet, nummer, formalet) in [
        ("forskning", Identitet::MedNummer, true, true),
        ("forskning", Identitet::Kodet, false, true),
        ("finansiering av sykehus", Identitet::MedNummer, true, false),
        ("planlegging", Identitet::Anonym, false, false),
        ("Beredskap og overvåking", Identitet::Kodet, false, true),
    ] {
        (u.formal, u.identitet) = (formal.to_owned(), identitet);
        let rammer = |slug| stans(slug).expect(slug).rammer(&u);
        assert_eq!((rammer("utlevering-fodselsnummer"), rammer("utlevering-formal")), (nummer, formalet), "{formal}");
    }
}

#[test]
fn lifting_works_back_in_time_in_tarmscreening_and_not_in_kpr() {
    let hjordis = person("hjordis");
    let katalog = katalog();
    let reservert = |part: &str, slug: &str| {
        let d = katalog.register(part).and_then(|r| r.definisjon(slug)).expect(slug);
        vec![innstilling(&d.id, true, &Metadata::default())]
    };
    let tarm = hva(&hjordis, &reservert("tarm", "negativt-funn"), "tarm", "negativt-funn", Inaktiv);
    assert!(tarm.apner.is_some_and(|a| a.bakover && !a.hva.is_empty()));
    let kpr = hva(&hjordis, &reservert("nprkpr", "oppbevaring"), "nprkpr", "oppbevaring", Inaktiv);
    let apner = kpr.apner.expect("the registry may store again");
    assert_eq!((apner.bakover, apner.hva.len(), kpr.angre), (false, 2, Angre::Sletter(30)));
    let inviteres = hva(&hjordis, &reservert("tarm", "invitasjoner"), "tarm", "invitasjoner", Inaktiv);
    assert_eq!((inviteres.apner, inviteres.slettes), (None, None));
    assert_eq!(hva(&hjordis, &[], "tarm", "negativt-funn", Aktiv).angre, Angre::Bakover);
}

#[test]
fn kjernejournal_comes_back_within_thirty_days() {
    assert_eq!(karis("kjernejournal", "ha-kjernejournal", Aktiv).angre, Angre::TilbakeFor(date(2026, 12, 22)));
}

#[test]
fn giving_consent_says_what_is_stored_and_who_can_get_it() {
    let arne = person("arne");
    let v = hva(&arne, &[], "als", "lagring", Aktiv);
    let katalog = katalog();
    let als = katalog.register("als").expect("als");
    let apner = v.apner.expect("something opens");
    assert_eq!((apner.hva, apner.hvem), (als.lagres.clone(), als.far_utlevert.clone()));
    assert_eq!((v.angre, v.kopier), (Angre::Sletter(30), None));
    assert_eq!(v.foresporsler.iter().map(|f| f.besvart).collect::<Vec<_>>(), [false], "his request waits");
}

#[test]
fn without_data_it_says_that_nothing_is_stored_or_that_we_do_not_know() {
    let ingrid = person("ingrid");
    let tom = |v: Virkning| v.slettes.map(|s| (s.innhold.len(), s.kilde));
    assert_eq!(tom(hva(&ingrid, &[], "nprkpr", "oppbevaring", Aktiv)), Some((0, Kilde::IngenRapport)));
    let kpr = person("amina");
    assert!(matches!(tom(hva(&kpr, &[], "nprkpr", "oppbevaring", Aktiv)), Some((0, Kilde::Rapporter(_)))));
    assert!(hva(&ingrid, &[], "als", "lagring", Inaktiv).uendret, "no is no");
}

#[test]
fn a_lower_level_closes_services_and_leaves_every_choice_standing() {
    let kari = person("kari");
    let katalog = katalog();
    let egne = innstillinger(&kari, katalog);
    let register = katalog.register("tjenesten").expect("the portal");
    let definisjon = register.definisjon("bruk").expect("the level");
    let med = |valg, metadata: &Metadata| {
        virkning(&Situasjon {
            register,
            definisjon,
            valg,
            metadata,
            na: na(),
            innstillinger: &egne,
            holdt: None,
            foresporsler: &[],
            avventet: None,
            antall: Antall { rapporter: 4, ..Antall::default() },
        })
    };
    let basis = med(Aktiv, &Metadata::niva(Niva::Basis));
    let stenges = [Tjeneste::Pasientjournal, Tjeneste::Kjernejournal, Tjeneste::PaVegneAv];
    assert_eq!(basis.mister, stenges.map(Tap::Tjeneste));
    let ut = med(Inaktiv, &Metadata::default());
    assert_eq!(ut.mister.len(), 4);
    assert!(ut.blir.contains(&Blir::AlleValg));
    let slettes = ut.slettes.expect("a deletion");
    assert_eq!((slettes.kilde, slettes.innhold.len(), slettes.innhold[0].antall), (Kilde::Portalen, 1, 4));
    assert!(med(Aktiv, &Metadata::niva(Niva::Full)).uendret);
}

/// How much a section holds, counted in another way: by the values in its JSON.
fn talt(seksjon: &Seksjon) -> i64 {
    let json = serde_json::to_value(seksjon).expect("a section is serialisable");
    let lengde = |v: &serde_json::Value| v.as_array().map_or(0, Vec::len);
    let lister = |navn: &str, under: &str| -> usize {
        json[navn].as_array().map_or(0, |l| l.iter().map(|v| lengde(&v[under])).sum())
    };
    let felt = json["felt"].as_array().map_or(0, |f| f.iter().filter(|f| !f["verdi"].is_null()).count());
    let antall = if json["forlop"].is_null() {
        let lister = lister("tabeller", "rader") + lister("tidslinjer", "hendelser") + lister("maleserier", "punkter");
        lengde(&json["tekst"]) + felt + lengde(&json["poster"]) + lister
    } else {
        let serier = json["forlop"]["maleserier"].as_array().into_iter().flatten();
        let serier: usize = serier.map(|m| lengde(&m["punkter"])).sum();
        let lister = ["edss", "attakker", "behandlinger", "mr", "faser"];
        lister.iter().map(|n| lengde(&json["forlop"][n])).sum::<usize>() + serier
    };
    i64::try_from(antall).expect("small")
}

/// Every definition that deletes, for every invented person, with any of their settings active.
fn tilfeller() -> Vec<(String, String, Valg)> {
    let katalog = katalog();
    let alle = katalog.registre().iter().filter(|r| r.part.0 != tjenesten_part());
    alle.flat_map(|r| r.definisjoner.iter().map(|d| (r.slug.clone(), d.slug.clone())).collect::<Vec<_>>())
        .flat_map(|(r, d)| [Aktiv, Inaktiv].map(|v| (r.clone(), d.clone(), v)))
        .collect()
}

fn tjenesten_part() -> &'static str {
    crate::domain::tjenesten::PART
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Deleted and kept contents together are the report; nothing is of another registry; the deadline is the rule's.
    #[test]
    fn counts_are_those_of_the_report_and_nothing_is_from_another_registry(
        hvem in 0usize..11,
        nr in 0usize..200,
        aktive in prop::collection::vec(any::<bool>(), 0..60),
        fremmed in 0usize..11,
    ) {
        let (katalog, folk, tilfeller) = (katalog(), &FOLK, tilfeller());
        let (part, slug, valg) = &tilfeller[nr % tilfeller.len()];
        let mut p = folk[hvem].clone();
        let register = katalog.register(part).expect(part);
        let d = register.definisjon(slug).expect(slug);
        let alle = katalog.registre().iter().flat_map(|r| &r.definisjoner);
        let egne: Vec<_> = alle.zip(&aktive).map(|(d, a)| innstilling(&d.id, *a, &Metadata::default())).collect();
        let v = hva(&p, &egne, part, slug, *valg);
        // Disclosures and requests of another person's other registries change nothing.
        let annen = |k: &PartKode| *k != register.part;
        p.utleveringer.extend(folk[fremmed].utleveringer.iter().filter(|u| annen(&u.part)).cloned());
        p.foresporsler.extend(folk[fremmed].foresporsler.iter().filter(|f| annen(&f.part)).cloned());
        prop_assert_eq!(&hva(&p, &egne, part, slug, *valg), &v);
        if v.uendret {
            return Ok(());
        }
        let frist = slettes_innen(d, *valg, na());
        prop_assert_eq!(v.slettes.as_ref().map(|s| s.innen), frist);
        prop_assert_eq!(frist.is_some(), d.sletter(*valg));
        if let Some(frist) = frist {
            prop_assert_eq!(frist, tid::om_dager(date(2026, 11, 22), d.slettefrist_dager.expect("it deletes")));
        }
        if let Some(s) = &v.slettes {
            let rapport = p.rapporter.iter().find(|(k, _)| *k == register.part).map(|(_, r)| r);
            let hele: i64 = rapport.map_or(0, |r| r.seksjoner.iter().map(talt).sum());
            let resten = v.blir.iter().map(|b| match b {
                Blir::Innhold(deler) => deler.iter().map(|i| i.antall).sum(),
                _ => 0,
            });
            let sum = s.innhold.iter().map(|i| i.antall).sum::<i64>() + resten.sum::<i64>();
            let kjent = matches!(s.kilde, Kilde::Rapporter(_));
            prop_assert_eq!(sum, if kjent { hele } else { 0 });
        }
        let egne_kopier = p.utleveringer.iter().filter(|u| u.part == register.part).count();
        prop_assert!(v.kopier.as_ref().is_none_or(|k| k.len() == egne_kopier));
    }
}
