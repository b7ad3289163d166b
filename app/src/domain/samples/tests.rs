use super::*;
use crate::catalogue;
use crate::domain::avslag::Avslag;
use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::foresporsel::Foresporselstatus;
use crate::domain::rapport::{self, Seksjon};
use crate::domain::register::{Apenhet, Grunnlagsslag, Innsynsvei, Lenkeslag};
use crate::domain::representasjon::{Operasjon, Representasjonsavslag};
use crate::domain::tid::{self, alder};
use crate::domain::{bruk::Tidsrom, definisjon::TypePi, forlop::Forlop, katalog::Katalog};
use jiff::civil::date;
use std::collections::{BTreeSet, HashSet};

mod felter;
mod feltliste;
mod forlop;
mod logg;

fn na() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("a valid instant")
}

fn person(slug: &str) -> Testperson {
    alle(na()).into_iter().find(|p| p.slug == slug).expect(slug)
}

fn katalog() -> Katalog {
    catalogue::innebygd().expect("the embedded catalogue is sound")
}

fn forlop(p: &Testperson) -> Vec<&Forlop> {
    let seksjoner = p.rapporter.iter().flat_map(|(_, r)| &r.seksjoner);
    seksjoner.filter_map(|s| s.forlop.as_ref()).collect()
}

#[test]
fn numbers_are_synthetic_valid_different_and_agree_with_the_day_of_birth() {
    let alle = alle(na());
    for p in &alle {
        assert!(Fnr::les(p.fnr, Godtar::Syntetiske).is_ok(), "{}", p.slug);
        let dag = format!("{:02}{:02}{:02}", p.fodt.day(), p.fodt.month() + 80, p.fodt.year() % 100);
        assert_eq!(&p.fnr[..6], dag, "{}", p.slug);
    }
    assert_eq!(alle.iter().map(|p| p.fnr).collect::<HashSet<_>>().len(), 17);
    assert_eq!(alle.iter().map(|p| p.id).collect::<HashSet<_>>().len(), 17);
    assert_eq!(alle.iter().map(|p| p.slug).collect::<HashSet<_>>().len(), 17);
}

#[test]
fn people_have_the_ages_their_cases_need() {
    let ved = |slug| alder(person(slug).fodt, tid::dag(na()));
    let slugger = ["kari", "line", "oliver", "nora", "arne", "gunnar"];
    assert_eq!(slugger.map(ved), [47, 44, 9, 14, 61, 71]);
}

#[test]
fn event_ids_are_unique_among_all() {
    let alle = alle(na());
    let ider: Vec<i64> = alle
        .iter()
        .flat_map(|p| {
            let bruk = p.bruk.iter().map(|b| b.id.0);
            bruk.chain(p.utleveringer.iter().map(|u| u.id.0)).chain(p.foresporsler.iter().map(|f| f.id.0))
        })
        .collect();
    assert_eq!(ider.iter().collect::<HashSet<_>>().len(), ider.len());
}

#[test]
fn changes_name_definitions_of_the_catalogue_in_the_order_of_time_and_with_what_they_need() {
    let katalog = katalog();
    for p in alle(na()) {
        assert!(p.endringer.is_sorted_by_key(|e| e.tidspunkt), "{}", p.slug);
        let mut aktive = BTreeSet::new();
        for e in &p.endringer {
            let navn = format!("{}: {}/{}", p.slug, e.part, e.definisjon);
            let register = katalog.part(e.part).expect(&navn);
            let definisjon = register.definisjon(e.definisjon).expect(&navn);
            assert!(e.tidspunkt < na() && e.i_kraft.is_some_and(|i| e.tidspunkt <= i && i <= na()), "{navn}");
            assert!(definisjon.periode.dekker(tid::dag(e.tidspunkt)), "{navn}");
            assert!(definisjon.krever.iter().all(|k| aktive.contains(k)), "{navn}");
            let endret =
                if e.valg.aktiv() { aktive.insert(definisjon.id.clone()) } else { aktive.remove(&definisjon.id) };
            assert!(endret, "{navn} changes nothing");
        }
    }
}

#[test]
fn reports_log_and_disclosures_belong_to_registries_the_citizen_can_see_them_in() {
    let katalog = katalog();
    for p in alle(na()) {
        let parter = p.rapporter.iter().map(|r| &r.0);
        let parter = parter.chain(p.bruk.iter().map(|b| &b.part)).chain(p.utleveringer.iter().map(|u| &u.part));
        for part in parter.chain(&p.inkludert) {
            let register = katalog.part(&part.0).unwrap_or_else(|| panic!("{}: {part:?}", p.slug));
            assert!(register.innsyn != Innsynsvei::Utenfor, "{}: {part:?}", p.slug);
            let synlig = register.apent_for == Apenhet::Alle || p.inkludert.contains(part);
            assert!(synlig, "{}: {part:?}", p.slug);
        }
    }
}

#[test]
fn nobody_has_content_in_a_consent_based_registry_without_an_active_consent() {
    let katalog = katalog();
    for p in alle(na()) {
        for (part, rapport) in &p.rapporter {
            let register = katalog.part(&part.0).expect(&part.0);
            if register.grunnlag(rapport.til_og_med).map(|g| g.slag) != Some(Grunnlagsslag::Samtykke) {
                continue;
            }
            let gir = |t| matches!(t, TypePi::Samtykke | TypePi::Niva);
            let samtykke = register.definisjoner.iter().find(|d| gir(d.type_pi) && d.krever.is_empty());
            let samtykke = samtykke.expect("a consent-based registry has a consent");
            let mut tidligere = p.endringer.iter().filter(|e| e.part == part.0 && e.tidspunkt < rapport.hentet);
            let siste = tidligere.rfind(|e| e.definisjon == samtykke.slug);
            assert!(siste.is_some_and(|e| e.valg.aktiv()), "{}: {part:?}", p.slug);
        }
    }
}

#[test]
fn reports_are_whole() {
    for p in alle(na()) {
        for (part, rapport) in &p.rapporter {
            let navn = format!("{}: {part:?}", p.slug);
            assert!(rapport.hentet <= na() && rapport.til_og_med <= tid::dag(na()), "{navn}");
            let json = serde_json::to_string(rapport).expect("a report is serialisable");
            let lest = rapport::les(json.as_bytes(), &part.0).unwrap_or_else(|f| panic!("{navn}: {f}"));
            assert_eq!(lest, *rapport, "{navn}");
            for seksjon in &rapport.seksjoner {
                hel(seksjon, rapport.til_og_med, &navn);
            }
        }
    }
}

fn hel(seksjon: &Seksjon, til_og_med: Date, navn: &str) {
    for t in &seksjon.tabeller {
        assert!(t.rader.iter().all(|r| r.verdier.len() == t.kolonner.len()), "{navn}");
    }
    let poster = &seksjon.poster;
    assert!(poster.is_sorted_by(|a, b| a.dato >= b.dato), "{navn}");
    assert!(poster.iter().all(|p| p.dato <= til_og_med), "{navn}");
    assert_eq!(poster.iter().map(|p| &p.id).collect::<HashSet<_>>().len(), poster.len(), "{navn}");
    if let Some(forlop) = &seksjon.forlop {
        assert!(forlop.edss.is_sorted_by_key(|e| e.dato), "{navn}");
        assert!(forlop.mr.is_sorted_by_key(|m| m.dato), "{navn}");
        assert!(forlop.funn().is_empty() || navn.starts_with("gunnar"), "{navn}: {:?}", forlop.funn());
    }
}

#[test]
fn the_tables_of_an_ms_report_hold_what_the_course_holds() {
    for p in ["kari", "gunnar"].map(person) {
        for (_, rapport) in p.rapporter.iter().filter(|(part, _)| part.0 == "MS") {
            let titler: Vec<&str> = rapport.seksjoner.iter().map(|s| s.tittel.as_str()).collect();
            let riktig = [
                "Samtykke",
                "Debut og diagnose",
                "Sykdomsforløp",
                "Attakker",
                "Behandling",
                "MR",
                "Tester og blodprøver",
                "Spørreskjema",
            ];
            assert_eq!(titler, [&riktig[..], &["Prøver i biobanken"]].concat());
            let Some(forlop) = &rapport.seksjoner[2].forlop else { panic!("no course") };
            let rader = |nr: usize| rapport.seksjoner[nr].tabeller.iter().map(|t| t.rader.len()).sum::<usize>();
            let antall = [forlop.attakker.len(), forlop.behandlinger.len(), forlop.mr.len()];
            assert_eq!([rader(3), rader(4), rader(5)], antall);
        }
    }
}

#[test]
fn kari_has_log_rows_in_each_period_and_all_logs_are_newest_first() {
    assert!(alle(na()).iter().all(|p| p.bruk.is_sorted_by(|a, b| a.tidspunkt >= b.tidspunkt)));
    let kari = person("kari");
    let antall = Tidsrom::ALLE.map(|t| kari.bruk.iter().filter(|b| b.tidspunkt >= t.fra(na())).count());
    assert!(0 < antall[0] && antall[0] < antall[1] && antall[1] < antall[2], "{antall:?}");
}

#[test]
fn arnes_request_waits_for_an_answer_about_a_consent_of_the_catalogue() {
    let arne = person("arne");
    let [f] = arne.foresporsler.as_slice() else { panic!("one request") };
    let katalog = katalog();
    for id in &f.definisjoner {
        let (register, definisjon) = katalog.definisjon(id).expect("a definition of the catalogue");
        assert_eq!((&register.part, definisjon.type_pi), (&f.part, TypePi::Samtykke));
    }
    assert_eq!(f.svarfrist, Some(tid::om_dager(tid::dag(na()), 24)));
    assert!(arne.rapporter.iter().all(|(part, _)| part.0 != "ALS"));
}

#[test]
fn requests_ask_one_registry_for_consents_and_each_case_of_them_is_shown() {
    use crate::domain::foresporsel::svar::{SisteEndring, Stilling, stilling};
    let katalog = katalog();
    let mut vist = BTreeSet::new();
    for p in alle(na()) {
        for f in &p.foresporsler {
            let mut siste = Vec::new();
            for id in &f.definisjoner {
                let (register, definisjon) = katalog.definisjon(id).expect("a definition of the catalogue");
                assert_eq!((&register.part, definisjon.type_pi), (&f.part, TypePi::Samtykke), "{}", p.slug);
                let mut egne = p.endringer.iter().filter(|e| e.part == f.part.0 && e.definisjon == definisjon.slug);
                siste.extend(egne.next_back().map(|e| SisteEndring {
                    definisjon: id.clone(),
                    aktiv: e.valg.aktiv(),
                    sekvensnummer: 1,
                    tidspunkt: e.tidspunkt,
                    kanal: e.endring(definisjon, 1, 1).kanal,
                }));
            }
            assert!(f.mottatt <= na() && f.svarfrist.is_some_and(|frist| tid::dag(f.mottatt) < frist), "{}", p.slug);
            assert_eq!(f.status.apen(), f.svar.is_empty() && f.status != Foresporselstatus::Trukket, "{}", p.slug);
            vist.insert(match stilling(f, &siste, tid::dag(na())) {
                Stilling::Venter if f.definisjoner.len() > 1 => "several parts",
                Stilling::Venter => "one part",
                Stilling::Avslatt => "answered no",
                Stilling::Utlopt => "expired",
                Stilling::Trukket => "withdrawn",
                Stilling::Avgjort { aktiv: true, kanal: Kanal::Papir, .. } => "on paper",
                annet => panic!("{}: {annet:?}", p.slug),
            });
        }
    }
    assert_eq!(vist.len(), 6, "{vist:?}");
}

#[test]
fn ingrid_has_only_taken_the_portal_in_use_and_relations_keep_clear_of_confidential_addresses() {
    let ingrid = person("ingrid");
    assert!(ingrid.rapporter.is_empty() && ingrid.inkludert.is_empty());
    assert_eq!(ingrid.endringer.iter().map(|e| (e.part, e.definisjon)).collect::<Vec<_>>(), [("HELSENORGE", "bruk")]);
    let alle = alle(na());
    let sperret: Vec<&str> = alle.iter().filter(|p| p.adressesperre).map(|p| p.slug).collect();
    assert_eq!(sperret, ["sunniva"]);
    for p in &alle {
        for r in &p.relasjoner {
            assert_eq!(r.representant, p.id);
            assert!(alle.iter().any(|a| a.id == r.innbygger) && r.innbygger != p.id);
        }
    }
}

/// Why `hvem` may not choose `annen`; none when they may.
fn avslag(hvem: &str, annen: &str) -> Option<Representasjonsavslag> {
    let aktor = person(hvem).representant(&person(annen), na()).unwrap_or_else(|| panic!("{hvem} for {annen}"));
    match aktor.kan(Operasjon::Velge) {
        Err(Avslag::IkkePaVegneAv(hvorfor)) => Some(hvorfor),
        annet => annet.err().map(|a| panic!("{a:?}")),
    }
}

#[test]
fn each_case_of_acting_for_another_has_its_people() {
    use Representasjonsavslag as Nei;
    for (hvem, annen, ventet) in [
        ("line", "kari", None),
        ("line", "oliver", None),
        ("line", "nora", None),
        ("line", "emil", Some(Nei::Skjermet)),
        ("line", "hjordis", Some(Nei::Utlopt)),
        ("jonas", "oliver", Some(Nei::AnnenAdresse)),
        ("hjordis", "astrid", None),
        ("arne", "astrid", Some(Nei::Verge)),
        ("amina", "sunniva", Some(Nei::Adressesperre)),
        ("sunniva", "gunnar", Some(Nei::Adressesperre)),
    ] {
        assert_eq!(avslag(hvem, annen), ventet, "{hvem} for {annen}");
    }
}

#[test]
fn line_may_act_for_her_sister_until_march_and_for_the_children_until_they_turn_16() {
    let til: Vec<_> = person("line").relasjoner.into_iter().map(|r| (r.innbygger.0, r.til)).collect();
    let dager = [date(2027, 3, 1), date(2033, 5, 3), date(2028, 3, 7), date(2029, 2, 9), date(2026, 10, 1)];
    assert_eq!(til, [1001, 1003, 1004, 1012, 1011].into_iter().zip(dager.map(Some)).collect::<Vec<_>>());
}

#[test]
fn the_same_moment_gives_the_same_people() {
    assert_eq!(format!("{:?}", alle(na())), format!("{:?}", alle(na())));
}
