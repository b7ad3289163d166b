//! The table of contract §9: every role, age, operation, definition and registry of the catalogue, against an
//! expectation that is written out by hand and shares nothing with the rule.

use super::Representasjonsavslag as Nei;
use super::*;
use crate::catalogue;
use crate::domain::katalog::Katalog;
use jiff::civil::date;

/// Ages of the one represented and of the representative.
const ALDRE: [i16; 8] = [0, 11, 12, 15, 16, 17, 18, 40];
const REPRESENTANTER: [i16; 3] = [17, 18, 40];

/// Who may do what, per age of the one represented in the order of [`ALDRE`]. A row holds for a representative of 40.
const TABELL: &[(&str, Rolle, &str)] = &[
    ("velge", Rolle::Foreldreansvar, "++++----"),
    ("se innstillinger", Rolle::Foreldreansvar, "++++----"),
    ("se meldinger", Rolle::Foreldreansvar, "++++----"),
    ("se register", Rolle::Foreldreansvar, "++++----"),
    ("se sensitivt register", Rolle::Foreldreansvar, "++------"),
    ("se journal", Rolle::Foreldreansvar, "++------"),
    ("se logg", Rolle::Foreldreansvar, "++------"),
    ("velge", Rolle::Fullmakt, "----++++"),
    ("se innstillinger", Rolle::Fullmakt, "----++++"),
    ("se meldinger", Rolle::Fullmakt, "----++++"),
    ("se register", Rolle::Fullmakt, "----++++"),
    ("se sensitivt register", Rolle::Fullmakt, "----++++"),
    ("se journal", Rolle::Fullmakt, "----++++"),
    ("se logg", Rolle::Fullmakt, "----++++"),
    ("velge", Rolle::TildeltFullmakt, "--++++++"),
    ("se innstillinger", Rolle::TildeltFullmakt, "--++++++"),
    ("se meldinger", Rolle::TildeltFullmakt, "--++++++"),
    ("se register", Rolle::TildeltFullmakt, "--++++++"),
    ("se sensitivt register", Rolle::TildeltFullmakt, "--++++++"),
    ("se journal", Rolle::TildeltFullmakt, "--++++++"),
    ("se logg", Rolle::TildeltFullmakt, "--++++++"),
    ("skrive", Rolle::Foreldreansvar, "++++----"),
    ("skrive", Rolle::Fullmakt, "----++++"),
    ("skrive", Rolle::TildeltFullmakt, "--++++++"),
    ("skrive, sensitivt register", Rolle::Foreldreansvar, "++------"),
    ("skrive, sensitivt register", Rolle::Fullmakt, "----++++"),
    ("skrive, sensitivt register", Rolle::TildeltFullmakt, "--++++++"),
    ("skrive, journal", Rolle::Foreldreansvar, "++------"),
    ("skrive, journal", Rolle::Fullmakt, "----++++"),
    ("skrive, journal", Rolle::TildeltFullmakt, "--++++++"),
    ("slette eller sperre", Rolle::Foreldreansvar, "++++----"),
    ("slette eller sperre", Rolle::Fullmakt, "--------"),
    ("slette eller sperre", Rolle::TildeltFullmakt, "--------"),
    ("slette eller sperre, sensitivt register", Rolle::Foreldreansvar, "++------"),
    ("slette eller sperre, sensitivt register", Rolle::Fullmakt, "--------"),
    ("slette eller sperre, sensitivt register", Rolle::TildeltFullmakt, "--------"),
    ("slette eller sperre, journal", Rolle::Foreldreansvar, "++------"),
    ("slette eller sperre, journal", Rolle::Fullmakt, "--------"),
    ("slette eller sperre, journal", Rolle::TildeltFullmakt, "--------"),
    ("spørre om oppslag", Rolle::Foreldreansvar, "++------"),
    ("spørre om oppslag", Rolle::Fullmakt, "----++++"),
    ("spørre om oppslag", Rolle::TildeltFullmakt, "--++++++"),
];

/// Registries that say much about whoever is listed, and those that belong to the treatment record.
const SENSITIVE: [&str; 2] = ["kvarus", "msis"];
const JOURNAL: [&str; 2] = ["kjernejournal", "resept"];

/// Every definition of the catalogue, and who may set it for another: parents of a child under 12, parents of a child
/// from 12 to 15, next of kin by assigned power. A power of attorney and a guardian's decision open none.
const SETTE: &[(&str, bool, bool, bool)] = &[
    ("als/lagring", false, false, false),
    ("diabetes/lagring", true, true, true),
    ("intensiv/lagring", true, true, true),
    ("kjernejournal/ha-kjernejournal", true, false, true),
    ("kjernejournal/helsepersonell", true, false, false),
    ("kjernejournal/utvalgt-personell", true, false, false),
    ("kjernejournal/besokshistorikk", true, false, false),
    ("kjernejournal/egen-tilgang", false, false, false),
    ("kvarus/lagring", false, false, true),
    ("lkg/lagring", true, true, false),
    ("ms/data", false, false, false),
    ("ms/biobank", false, false, false),
    ("ms/sporreskjema", false, false, false),
    ("norartritt/lagring", true, true, true),
    ("norscir/lagring", true, true, true),
    ("nprkpr/utlevering-fodselsnummer", true, true, true),
    ("nprkpr/utlevering-formal", true, true, true),
    ("nprkpr/oppbevaring", true, true, true),
    ("nyfodt/lagring", true, true, false),
    ("onh/lagring", true, true, true),
    ("pandemi/lagring", true, true, true),
    ("resept/enkeltresepter", false, false, false),
    ("resept/utvalgt-personell", false, false, false),
    ("resept/alle-unntatt-fastlegen", false, false, false),
    ("tarm/negativt-funn", false, false, true),
    ("tarm/invitasjoner", false, false, true),
    ("tjenesten/bruk", false, false, false),
    ("tjenesten/pasientjournal", false, false, false),
    ("tjenesten/akuttsperre", false, false, false),
    ("tjenesten/varsler", false, false, false),
    ("tjenesten/henvendelser", false, false, true),
    ("traume/lagring", true, true, true),
];

fn katalog() -> Katalog {
    catalogue::innebygd().expect("the embedded catalogue is sound")
}

/// Everything is in order: the relation holds, same dwelling, all areas, nothing shielded.
fn fakta(representant_alder: i16, innbygger_alder: i16) -> Fakta {
    Fakta {
        representant_alder,
        innbygger_alder,
        adressesperre: false,
        samme_bosted: true,
        skjermet_for_foreldre: false,
        gyldig: true,
        omrader: Fullmaktsomrade::ALLE.to_vec(),
    }
}

/// Every operation of the catalogue, with its row of the table or its definition.
fn operasjoner(katalog: &Katalog) -> Vec<(String, Operasjon<'_>)> {
    let mut alle = vec![
        ("velge".to_owned(), Operasjon::Velge),
        ("se innstillinger".to_owned(), Operasjon::SeInnstillinger),
        ("se meldinger".to_owned(), Operasjon::SeMeldinger),
    ];
    for r in katalog.registre() {
        let slag = match r.slug.as_str() {
            s if SENSITIVE.contains(&s) => "se sensitivt register",
            s if JOURNAL.contains(&s) => "se journal",
            _ => "se register",
        };
        alle.push((slag.to_owned(), Operasjon::SeRegister(r)));
        alle.push((slag.to_owned(), Operasjon::SeInnstillingerI(r)));
        alle.push(("se logg".to_owned(), Operasjon::SeLogg(r)));
        let sted = slag.strip_prefix("se ").filter(|s| *s != "register").map(|s| format!(", {s}")).unwrap_or_default();
        for sak in Saksslag::ALLE {
            let hva = match sak {
                Saksslag::Oppslag => "spørre om oppslag".to_owned(),
                Saksslag::Sletting | Saksslag::Sperring => format!("slette eller sperre{sted}"),
                Saksslag::Feil | Saksslag::Sporsmal => format!("skrive{sted}"),
            };
            alle.push((hva, Operasjon::Sak(r, sak)));
        }
        alle.extend(r.definisjoner.iter().map(|d| (format!("{}/{}", r.slug, d.slug), Operasjon::Sette(d))));
    }
    alle
}

/// What the tables above say.
fn ventet(rolle: Rolle, innbygger: i16, representant: i16, hva: &str) -> bool {
    let for_ung = representant < 18 && rolle != Rolle::Foreldreansvar;
    if for_ung || rolle == Rolle::Vergemal {
        return false;
    }
    if let Some((_, under_12, fra_12, parorende)) = SETTE.iter().find(|rad| rad.0 == hva) {
        return match (rolle, innbygger) {
            (Rolle::Foreldreansvar, 0..=11) => *under_12,
            (Rolle::Foreldreansvar, 12..=15) => *fra_12,
            (Rolle::TildeltFullmakt, 12..) => *parorende,
            _ => false,
        };
    }
    let kolonne = ALDRE.iter().position(|a| *a == innbygger).expect("an age of the table");
    let rad = TABELL.iter().find(|(navn, r, _)| *navn == hva && *r == rolle);
    rad.unwrap_or_else(|| panic!("no row for {hva} as {rolle:?}")).2.as_bytes()[kolonne] == b'+'
}

/// Runs `se` for every role, age and operation of the catalogue; gives how many there were.
fn overalt(mut se: impl FnMut(Rolle, i16, i16, &str, Operasjon<'_>)) -> usize {
    let katalog = katalog();
    let operasjoner = operasjoner(&katalog);
    let mut antall = 0;
    for rolle in Rolle::ALLE {
        for innbygger in ALDRE {
            for representant in REPRESENTANTER {
                for (hva, operasjon) in &operasjoner {
                    se(rolle, innbygger, representant, hva, *operasjon);
                    antall += 1;
                }
            }
        }
    }
    antall
}

#[test]
fn every_role_age_operation_and_definition_is_as_the_table_says() {
    let antall = overalt(|rolle, innbygger, representant, hva, operasjon| {
        let svar = kan(rolle, &fakta(representant, innbygger), operasjon);
        let ventet = ventet(rolle, innbygger, representant, hva);
        assert_eq!(svar.is_ok(), ventet, "{rolle:?} of {representant} for one of {innbygger}: {hva}: {svar:?}");
    });
    assert!(antall > 10_000, "only {antall} cases");
}

#[test]
fn the_table_names_every_definition_of_the_catalogue_once() {
    let katalog = katalog();
    let navn = |r: &Register| r.definisjoner.iter().map(|d| format!("{}/{}", r.slug, d.slug)).collect::<Vec<_>>();
    let mut alle: Vec<String> = katalog.registre().iter().flat_map(|r| navn(r)).collect();
    let mut tabellen: Vec<String> = SETTE.iter().map(|rad| rad.0.to_owned()).collect();
    alle.sort();
    tabellen.sort();
    assert_eq!(alle, tabellen);
}

#[test]
fn what_is_wrong_with_the_facts_closes_everything_it_concerns_and_nothing_else() {
    overalt(|rolle, innbygger, representant, hva, operasjon| {
        let god = fakta(representant, innbygger);
        let uten = kan(rolle, &god, operasjon);
        let med = |endre: fn(&mut Fakta)| {
            let mut fakta = god.clone();
            endre(&mut fakta);
            kan(rolle, &fakta, operasjon)
        };
        let sak = format!("{rolle:?} of {representant} for one of {innbygger}: {hva}");
        assert_eq!(med(|f| f.adressesperre = true), Err(Nei::Adressesperre), "{sak}");
        assert!(med(|f| f.gyldig = false).is_err(), "{sak}");
        let annet_bosted = med(|f| f.samme_bosted = false);
        let skjermet = med(|f| f.skjermet_for_foreldre = true);
        if rolle == Rolle::Foreldreansvar {
            assert!(annet_bosted.is_err(), "{sak}");
            assert_eq!(skjermet, if (12..16).contains(&innbygger) { Err(Nei::Skjermet) } else { uten }, "{sak}");
        } else {
            assert_eq!((annet_bosted, skjermet), (uten, uten), "{sak}");
        }
        let uten_omrade = med(|f| f.omrader.clear());
        if rolle == Rolle::Fullmakt && hva != "velge" {
            assert!(uten_omrade.is_err(), "{sak}");
        } else {
            assert_eq!(uten_omrade, uten, "{sak}");
        }
    });
}

#[test]
fn a_power_of_attorney_never_changes_a_setting() {
    let katalog = katalog();
    for d in katalog.registre().iter().flat_map(|r| &r.definisjoner) {
        let mut apen = d.clone();
        apen.representasjon = ["FU", "VE", "FO_UNDER_12", "FO_12_15", "TD"].map(str::to_owned).to_vec();
        for d in [d, &apen] {
            assert_eq!(kan(Rolle::Fullmakt, &fakta(40, 40), Operasjon::Sette(d)), Err(Nei::KunSe), "{}", d.navn);
        }
    }
}

#[test]
fn only_the_patient_answers_for_als() {
    let katalog = katalog();
    let als = katalog.register("als").expect("the ALS registry");
    for d in &als.definisjoner {
        for rolle in Rolle::ALLE {
            for alder in ALDRE {
                assert!(kan(rolle, &fakta(40, alder), Operasjon::Sette(d)).is_err(), "{rolle:?}, {alder}");
            }
        }
        assert_eq!(kan(Rolle::TildeltFullmakt, &fakta(40, 60), Operasjon::Sette(d)), Err(Nei::KunSelv));
        assert_eq!(kan(Rolle::Foreldreansvar, &fakta(40, 9), Operasjon::Sette(d)), Err(Nei::KunSelv));
    }
}

#[test]
fn a_guardians_decision_alone_gives_no_access() {
    overalt(|rolle, innbygger, representant, hva, operasjon| {
        if rolle == Rolle::Vergemal {
            assert_eq!(kan(rolle, &fakta(representant, innbygger), operasjon), Err(Nei::Verge), "{hva}");
        }
    });
}

/// Two people as the population register has them, and their relation.
fn to(fodt: Date, representant: &str, barn: &str) -> (Personfakta, Personfakta, Relasjon) {
    let person = |fodt, bosted: &str| Personfakta {
        fodt,
        adressesperre: false,
        bosted: bosted.to_owned(),
        skjermet_for_foreldre: false,
    };
    let relasjon = Relasjon {
        innbygger: InnbyggerId(2),
        representant: InnbyggerId(1),
        rolle: Rolle::Foreldreansvar,
        til: None,
        omrader: Vec::new(),
    };
    (person(date(1982, 6, 11), representant), person(fodt, barn), relasjon)
}

fn velge((forelder, barn, relasjon): &(Personfakta, Personfakta, Relasjon), dag: Date) -> Result<(), Nei> {
    kan(relasjon.rolle, &Fakta::den(dag, forelder, barn, relasjon), Operasjon::Velge)
}

#[test]
fn parents_access_ends_on_the_day_the_child_turns_16() {
    let mut sak = to(date(2010, 5, 4), "fjordgata", "fjordgata");
    assert_eq!(velge(&sak, date(2026, 5, 3)), Ok(()));
    assert_eq!(velge(&sak, date(2026, 5, 4)), Err(Nei::Fylt16));
    sak.2.til = Some(date(2026, 5, 3));
    assert_eq!(velge(&sak, date(2026, 5, 3)), Ok(()));
    assert_eq!(velge(&sak, date(2026, 5, 4)), Err(Nei::Fylt16), "the birthday is the reason, not the relation's end");
    sak.2.til = Some(date(2026, 5, 1));
    assert_eq!(velge(&sak, date(2026, 5, 2)), Err(Nei::Utlopt));
}

#[test]
fn a_child_born_on_a_leap_day_turns_16_on_a_leap_day() {
    let sak = to(date(2012, 2, 29), "a", "a");
    assert_eq!(velge(&sak, date(2028, 2, 28)), Ok(()));
    assert_eq!(velge(&sak, date(2028, 2, 29)), Err(Nei::Fylt16));
}

#[test]
fn a_parent_must_live_where_the_child_does() {
    let dag = date(2026, 11, 22);
    assert_eq!(velge(&to(date(2017, 5, 4), "fjordgata", "fjordgata"), dag), Ok(()));
    for (forelder, barn) in [("fjordgata", "storgata"), ("fjordgata", ""), ("", "fjordgata"), ("", "")] {
        let sak = to(date(2017, 5, 4), forelder, barn);
        assert_eq!(velge(&sak, dag), Err(Nei::AnnenAdresse), "{forelder:?} {barn:?}");
    }
}

#[test]
fn a_confidential_address_of_either_closes_every_role() {
    let dag = date(2026, 11, 22);
    for rolle in Rolle::ALLE {
        for (forelder_sperret, barn_sperret) in [(true, false), (false, true), (true, true)] {
            let mut sak = to(date(2012, 5, 4), "a", "a");
            sak.0.adressesperre = forelder_sperret;
            sak.1.adressesperre = barn_sperret;
            sak.2.rolle = rolle;
            assert_eq!(velge(&sak, dag), Err(Nei::Adressesperre), "{rolle:?}");
        }
    }
}

#[test]
fn a_child_of_12_to_15_who_has_asked_is_left_alone_and_a_younger_one_is_not() {
    let mut sak = to(date(2013, 11, 22), "a", "a");
    sak.1.skjermet_for_foreldre = true;
    assert_eq!(velge(&sak, date(2025, 11, 21)), Ok(()));
    assert_eq!(velge(&sak, date(2025, 11, 22)), Err(Nei::Skjermet));
    assert_eq!(velge(&sak, date(2029, 11, 21)), Err(Nei::Skjermet));
    assert_eq!(velge(&sak, date(2029, 11, 22)), Err(Nei::Fylt16));
}

#[test]
fn a_relation_holds_through_its_last_day() {
    let (representant, innbygger, mut relasjon) = to(date(1979, 2, 14), "a", "b");
    relasjon.rolle = Rolle::Fullmakt;
    relasjon.til = Some(date(2027, 3, 1));
    let sak = (representant, innbygger, relasjon);
    assert_eq!(velge(&sak, date(2027, 3, 1)), Ok(()));
    assert_eq!(velge(&sak, date(2027, 3, 2)), Err(Nei::Utlopt));
}

#[test]
fn a_power_of_attorney_opens_the_areas_it_names() {
    let katalog = katalog();
    let register = |slug| katalog.register(slug).expect("a registry").as_ref();
    let (sysvak, resept, portalen) = (register("sysvak"), register("resept"), register("tjenesten"));
    let med = |omrade: Option<Fullmaktsomrade>, operasjon| {
        kan(Rolle::Fullmakt, &Fakta { omrader: omrade.into_iter().collect(), ..fakta(40, 40) }, operasjon)
    };
    let (innsyn, journal) = (Some(Fullmaktsomrade::Innsyn), Some(Fullmaktsomrade::Pasientjournal));
    for (omrade, operasjon, ventet) in [
        (innsyn, Operasjon::SeRegister(sysvak), Ok(())),
        (innsyn, Operasjon::SeLogg(portalen), Ok(())),
        (innsyn, Operasjon::SeRegister(resept), Err(Nei::UtenforOmrade)),
        (innsyn, Operasjon::SeInnstillingerI(resept), Err(Nei::UtenforOmrade)),
        (journal, Operasjon::SeRegister(resept), Ok(())),
        (journal, Operasjon::SeRegister(sysvak), Err(Nei::UtenforOmrade)),
        (journal, Operasjon::SeInnstillinger, Err(Nei::UtenforOmrade)),
        (Some(Fullmaktsomrade::Helsetjenester), Operasjon::SeMeldinger, Err(Nei::UtenforOmrade)),
        (None, Operasjon::SeRegister(sysvak), Err(Nei::UtenforOmrade)),
        (None, Operasjon::Velge, Ok(())),
    ] {
        assert_eq!(med(omrade, operasjon), ventet, "{omrade:?}");
    }
}

#[test]
fn codes_read_back_to_what_they_stand_for() {
    assert!(Rolle::ALLE.into_iter().all(|r| Rolle::les(r.kode()) == Some(r)));
    assert!(Nei::ALLE.into_iter().all(|a| Nei::les(a.kode()) == Some(a)));
    assert_eq!((Rolle::les("fo"), Nei::les("")), (None, None));
    assert_eq!(Fullmaktsomrade::les_liste("2, 1,x,9"), [Fullmaktsomrade::Innsyn, Fullmaktsomrade::Pasientjournal]);
}
