//! The log that goes with the samples: each registry's rows, what they match, how complete the log is, and what people
//! take part in.

use super::*;
use crate::domain::bruk::{Bruk, Hvem, Identitet, Vilkar};
use crate::domain::deltakelse::{Deltakelsesslag, Funksjonstilstand};
use crate::domain::rapport::Postslag;
use crate::domain::tjenesten;

/// Rows that a registry delivered; the others are the citizen's own, which the portal notes.
fn levert(b: &Bruk) -> bool {
    matches!(b.hvem, Hvem::Person { .. } | Hvem::Automatisk { .. })
}

#[test]
fn each_report_has_rows_in_the_log_of_its_registry() {
    for p in alle(na()) {
        for (part, _) in &p.rapporter {
            assert!(p.bruk.iter().any(|b| b.part == *part), "{}: {part:?}", p.slug);
        }
    }
}

#[test]
fn delivered_rows_have_a_key_a_legal_basis_and_a_condition_and_ones_own_have_none() {
    let mut vilkar = HashSet::new();
    let mut forklart = 0;
    for p in alle(na()) {
        let mut nokler = HashSet::new();
        for b in &p.bruk {
            let navn = format!("{}: {:?}", p.slug, b.id);
            if !levert(b) {
                assert!(b.nokkel.is_empty() && b.grunnlag.is_empty() && b.vilkar.is_none(), "{navn}");
                continue;
            }
            assert!(uuid(&b.nokkel) && nokler.insert(b.nokkel.clone()), "{navn}: {}", b.nokkel);
            assert!(!b.grunnlag.is_empty() && b.orgnr.is_empty() | orgnr_stemmer(&b.orgnr), "{navn}: {}", b.orgnr);
            vilkar.insert(b.vilkar.map(Vilkar::kode).expect(&navn));
            forklart += usize::from(!b.forklaring.is_empty());
        }
    }
    assert_eq!(vilkar.len(), Vilkar::ALLE.len(), "{vilkar:?}");
    assert!(forklart >= 10, "{forklart}");
}

/// Version 4, as ids of rows are written.
fn uuid(tekst: &str) -> bool {
    let deler: Vec<&str> = tekst.split('-').collect();
    deler.iter().map(|d| d.len()).collect::<Vec<_>>() == [8, 4, 4, 4, 12]
        && deler.iter().all(|d| d.chars().all(|c| c.is_ascii_hexdigit()))
        && deler[2].starts_with('4')
}

/// Nine digits with a check digit modulo 11.
fn orgnr_stemmer(nummer: &str) -> bool {
    let siffer: Vec<u32> = nummer.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = [3, 2, 7, 6, 5, 4, 3, 2].iter().zip(&siffer).map(|(v, s)| v * s).sum();
    siffer.len() == 9 && siffer.last() == Some(&((11 - sum % 11) % 11))
}

/// Care by a person at a place where the citizen had a contact within three days.
fn treffer(p: &Testperson, b: &Bruk) -> bool {
    let Hvem::Person { virksomhet, .. } = &b.hvem else { return false };
    let poster = p.rapporter.iter().flat_map(|(_, r)| &r.seksjoner).flat_map(|s| &s.poster);
    let kontakter = poster.filter(|k| k.slag == Some(Postslag::Kontakt));
    kontakter.filter(|k| k.kilde.as_ref().and_then(|o| o.virksomhet.as_deref()) == Some(virksomhet)).any(|k| {
        let avstand = (tid::dag(b.tidspunkt) - k.dato).get_days();
        (-3..=3).contains(&avstand)
    })
}

#[test]
fn most_looks_for_care_match_a_contact_and_one_of_karis_matches_none() {
    let (mut treff, mut alle_) = (0, 0);
    for p in alle(na()) {
        let helse = p.bruk.iter().filter(|b| b.vilkar == Some(Vilkar::Helsehjelp));
        for b in helse {
            alle_ += 1;
            treff += usize::from(treffer(&p, b));
        }
    }
    assert!(treff * 4 >= alle_ * 3 && treff < alle_, "{treff} of {alle_}");
    let kari = person("kari");
    let uten: Vec<&str> = kari
        .bruk
        .iter()
        .filter(|b| b.vilkar == Some(Vilkar::Helsehjelp) && !treffer(&kari, b))
        .map(|b| match &b.hvem {
            Hvem::Person { virksomhet, .. } => virksomhet.as_str(),
            _ => "",
        })
        .collect();
    assert_eq!(uten, ["Kystlegene Søndre"]);
}

#[test]
fn each_log_says_for_which_days_it_is_complete_but_for_one_registry_that_has_not_said() {
    let mut uten = BTreeSet::new();
    for p in alle(na()) {
        let parter: BTreeSet<&str> = p.rapporter.iter().map(|(k, _)| k.0.as_str()).collect();
        for part in parter.into_iter().filter(|k| *k != tjenesten::PART) {
            let Some((_, d)) = p.loggdekning.iter().find(|(k, _)| k.0 == part) else {
                uten.insert(part.to_owned());
                continue;
            };
            assert!(d.fra <= d.til && d.til <= tid::dag(na()) && d.mottatt <= na(), "{}: {part} {d:?}", p.slug);
            let nyeste = p.bruk.iter().filter(|b| b.part.0 == part && levert(b)).map(|b| tid::dag(b.tidspunkt)).max();
            assert!(nyeste.is_none_or(|n| n <= d.til), "{}: {part} has rows after what it is complete to", p.slug);
        }
        let parter: HashSet<&PartKode> = p.loggdekning.iter().map(|(k, _)| k).collect();
        assert_eq!(parter.len(), p.loggdekning.len(), "{}: one each", p.slug);
    }
    assert_eq!(uten.into_iter().collect::<Vec<_>>(), ["MSIS"]);
}

#[test]
fn disclosures_are_of_each_kind_at_home_and_abroad() {
    let folk = alle(na());
    let kopier: Vec<&Utlevering> = folk.iter().flat_map(|p| &p.utleveringer).collect();
    assert!(kopier.iter().all(|u| uuid(&u.nokkel) && (u.land.len() == 2 || u.land.is_empty())));
    assert!(kopier.iter().all(|u| u.orgnr.is_empty() || orgnr_stemmer(&u.orgnr)));
    for i in [Identitet::MedNummer, Identitet::Kodet, Identitet::Anonym] {
        assert!(kopier.iter().any(|u| u.identitet == i), "{i:?}");
    }
    let noen = |hva: fn(&Utlevering) -> bool| kopier.iter().filter(|u| hva(u)).count();
    assert!(noen(|u| !u.land.is_empty()) >= 3 && noen(|u| u.antall.is_some()) >= 8);
    assert!(noen(|u| u.grunnlag.starts_with("REK ")) >= 4 && noen(|u| u.reservasjon.is_some()) >= 4);
    let frist = |u: &&&Utlevering| u.bruk_til.is_some_and(|d| d < tid::dag(na()));
    assert!(kopier.iter().any(|u| frist(&u)) && !kopier.iter().all(|u| frist(&u)), "some may be used still");
}

#[test]
fn kari_and_line_are_in_studies_and_arne_is_on_the_way_through_screening() {
    for p in alle(na()) {
        for (part, deltar) in &p.deltakelse {
            assert!(p.inkludert.contains(part), "{}: {part:?}", p.slug);
            let json = serde_json::to_string(deltar).expect("serialisable");
            let lest: Vec<Deltakelse> = serde_json::from_str(&json).expect("and reads back");
            assert_eq!(lest, *deltar);
            for d in deltar {
                let gjort: Vec<Date> = d.steg.iter().map_while(|s| s.ferdig).collect();
                assert!(gjort.is_sorted() && gjort.iter().all(|d| *d <= tid::dag(na())), "{}", d.id);
                assert!(d.steg[gjort.len()..].iter().all(|s| s.ferdig.is_none()), "{}: what is to come is last", d.id);
                assert!(gjort.len() < d.steg.len(), "{}: something is to come", d.id);
            }
        }
    }
    let av = |slug: &str| person(slug).deltakelse.remove(0).1.remove(0);
    let kari = av("kari");
    let radio = |d: &Deltakelse| {
        d.funksjoner.iter().any(|f| match &f.tilstand {
            Funksjonstilstand::Radio { valgt_opsjon, opsjoner } => opsjoner.iter().any(|o| o.kode == *valgt_opsjon),
            Funksjonstilstand::Enkel { .. } => false,
        })
    };
    assert_eq!((kari.slag, kari.funksjoner.len(), radio(&kari)), (Deltakelsesslag::Forskning, 2, true));
    assert_eq!(av("line").slag, Deltakelsesslag::Forskning);
    let arne = av("arne");
    assert_eq!((arne.slag, arne.steg.len()), (Deltakelsesslag::Screening, 4));
}
