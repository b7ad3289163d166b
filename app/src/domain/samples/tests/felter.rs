//! Each registry's report holds every field of `feltliste`; records have their kind, place and codes; files are whole.

use super::feltliste::FELTER;
use super::*;
use crate::domain::rapport::{Celle, Faktum, Hendelse, Postslag, Rapport};
use crate::domain::register::Funksjon;

/// Every name a citizen reads in a report: of sections, facts, records, columns, rows, series and events.
fn navn(rapport: &Rapport) -> HashSet<&str> {
    fn felt(f: &[Faktum]) -> impl Iterator<Item = &str> {
        f.iter().map(|f| f.navn.as_str())
    }
    let mut alle = HashSet::new();
    for s in &rapport.seksjoner {
        alle.insert(s.tittel.as_str());
        alle.extend(felt(&s.felt));
        alle.extend(s.poster.iter().flat_map(|p| felt(&p.fakta)));
        let i_forlop = s.forlop.iter().flat_map(|f| &f.maleserier);
        alle.extend(s.maleserier.iter().chain(i_forlop).map(|m| m.tittel.as_str()));
        let linjer = s.tidslinjer.iter();
        alle.extend(
            linjer.flat_map(|t| t.hendelser.iter().map(|h: &Hendelse| h.tittel.as_str()).chain([t.tittel.as_str()])),
        );
        for t in &s.tabeller {
            alle.insert(t.tittel.as_str());
            alle.extend(t.kolonner.iter().map(|k| k.navn.as_str()));
            // What the row is about stands in its first cell.
            alle.extend(t.rader.iter().filter_map(|r| match t.celler(r).next()? {
                Some(Celle::Tekst(tekst)) => Some(tekst.as_str()),
                _ => None,
            }));
        }
    }
    alle
}

#[test]
fn every_registry_with_contents_here_has_a_sample_report_and_those_without_say_how_to_apply() {
    let folk = alle(na());
    let med: HashSet<&str> = folk.iter().flat_map(|p| p.rapporter.iter().map(|(part, _)| part.0.as_str())).collect();
    let katalog = katalog();
    assert_eq!(katalog.registre().len(), 26);
    for r in katalog.registre() {
        if r.innsyn == Innsynsvei::Utenfor {
            assert!(!med.contains(r.part.0.as_str()), "{:?}", r.part);
            let soker = [Lenkeslag::Innsyn, Lenkeslag::Kontakt].iter().all(|s| r.lenker.iter().any(|l| l.slag == *s));
            assert!(soker && r.lenker.iter().all(|l| l.url.starts_with("https://")), "{:?}", r.part);
        } else {
            assert!(med.contains(r.part.0.as_str()), "{:?}", r.part);
        }
        let har = r.har(Funksjon::Innhold) || r.har(Funksjon::Rapport);
        assert!(!har || FELTER.iter().any(|(part, _)| *part == r.part.0), "{:?} is not in the table", r.part);
    }
}

/// NPR and KPR and the birth registry show each person their own side; for the others one report holds all.
#[test]
fn every_field_of_a_registry_is_in_its_report() {
    let folk = alle(na());
    for (part, felter) in FELTER {
        let rapporter: Vec<&Rapport> =
            folk.iter().flat_map(|p| &p.rapporter).filter(|(k, _)| k.0 == *part).map(|(_, r)| r).collect();
        let mangler = |r: &Rapport| {
            let har = navn(r);
            felter.split(" | ").filter(|f| !har.contains(f)).collect::<Vec<_>>()
        };
        let beste = rapporter.iter().map(|r| mangler(r)).min_by_key(Vec::len).expect(part);
        if matches!(*part, "NPRKPR" | "MFR" | "RESEPT") {
            let har: HashSet<&str> = rapporter.iter().flat_map(|r| navn(r)).collect();
            assert!(felter.split(" | ").all(|f| har.contains(f)), "{part}: {beste:?}");
        } else {
            assert!(beste.is_empty(), "{part}: {beste:?}");
        }
    }
}

#[test]
fn contacts_say_where_and_vaccinations_have_both_codes() {
    for p in alle(na()) {
        for (part, rapport) in &p.rapporter {
            for post in rapport.seksjoner.iter().flat_map(|s| &s.poster) {
                let navn = format!("{}: {part:?} {}", p.slug, post.id);
                let sted = post.kilde.as_ref().and_then(|k| k.virksomhet.as_deref());
                let kodeverk: HashSet<&str> = post.fakta.iter().filter_map(|f| f.kodeverk.as_deref()).collect();
                match (part.0.as_str(), post.slag) {
                    ("NPRKPR", slag) => {
                        assert_eq!(slag, Some(Postslag::Kontakt), "{navn}");
                        // A place is left out for the confidential address alone.
                        assert_eq!(sted.is_none(), p.adressesperre, "{navn}");
                    }
                    ("SYSVAK", slag) => {
                        assert_eq!((slag, sted.is_some()), (Some(Postslag::Vaksinasjon), true), "{navn}");
                        assert!(kodeverk.contains("SYSVAK") && kodeverk.contains("ATC"), "{navn}");
                    }
                    ("RESEPT", Some(Postslag::Resept)) => assert!(kodeverk.contains("ATC"), "{navn}"),
                    ("RESEPT", slag) => assert_eq!((slag, sted.is_some()), (Some(Postslag::Kontakt), true), "{navn}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn a_code_that_is_explained_by_a_list_is_in_the_list_and_scales_hold_their_points() {
    let (mut koder, mut punkter) = (0, 0);
    for p in alle(na()) {
        for (part, rapport) in &p.rapporter {
            let lister: HashSet<&str> = rapport.kodelister.iter().map(|l| l.kodeverk.as_str()).collect();
            let poster = rapport.seksjoner.iter().flat_map(|s| s.poster.iter().flat_map(|p| &p.fakta).chain(&s.felt));
            for f in poster {
                if let (Some(kodeverk), Some(kode)) = (&f.kodeverk, &f.kode)
                    && lister.contains(kodeverk.as_str())
                    && kodeverk != "LAHSHAL"
                {
                    assert!(rapport.kodetekst(kodeverk, kode).is_some(), "{}: {part:?} {kodeverk} {kode}", p.slug);
                    koder += 1;
                }
            }
            for m in rapport.seksjoner.iter().flat_map(|s| &s.maleserier) {
                let innenfor = |v: f64| m.skala.is_none_or(|(lav, hoy)| (lav..=hoy).contains(&v));
                assert!(!m.punkter.is_empty() && m.punkter.iter().all(|p| innenfor(p.verdi)), "{part:?} {}", m.tittel);
                assert!(m.punkter.iter().all(|p| p.dato <= rapport.til_og_med), "{part:?} {}", m.tittel);
                punkter += m.punkter.len();
            }
        }
    }
    assert!(koder >= 20 && punkter >= 80, "{koder} codes, {punkter} points");
}

#[test]
fn what_a_report_can_hold_beside_its_sections_is_shown_by_somebody() {
    let folk = alle(na());
    let rapporter: Vec<&Rapport> = folk.iter().flat_map(|p| p.rapporter.iter().map(|(_, r)| r)).collect();
    let antall = |av: fn(&Rapport) -> bool| rapporter.iter().filter(|r| av(r)).count();
    assert_eq!(antall(|r| !r.mangler.is_empty()), 1);
    assert!(antall(|r| !r.kodelister.is_empty()) >= 10 && antall(|r| !r.stottede_rapporter.is_empty()) >= 5);
    assert!(antall(|r| r.data_sist_endret.is_some_and(|e| e <= r.hentet)) >= 15);
    assert!(rapporter.iter().all(|r| r.data_sist_endret.is_none_or(|e| e <= r.hentet)));
    let mut slag = HashSet::new();
    for v in rapporter.iter().flat_map(|r| &r.vedlegg) {
        let fil = data_encoding::BASE64.decode(v.innhold.as_bytes()).expect("Base64");
        let riktig = match v.mimetype.as_str() {
            "application/pdf" => fil.starts_with(b"%PDF-1.4\n") && fil.ends_with(b"%%EOF\n") && xref_stemmer(&fil),
            "image/png" => fil.starts_with(b"\x89PNG\r\n\x1a\n") && fil.ends_with(b"IEND\xaeB`\x82"),
            annet => panic!("{annet}"),
        };
        assert!(riktig && fil.len() < 4_096, "{}", v.innholdsbeskrivelse);
        slag.insert(v.mimetype.as_str());
    }
    assert_eq!(slag.len(), 2);
}

/// Whether the cross-reference table of a PDF points at its objects.
fn xref_stemmer(fil: &[u8]) -> bool {
    let tekst: String = fil.iter().map(|b| char::from(*b)).collect();
    let bytes: Vec<char> = tekst.chars().collect();
    let start: usize = tekst.lines().rev().nth(1).and_then(|l| l.parse().ok()).expect("startxref");
    let tabell: String = bytes[start..].iter().collect();
    let plasser = tabell.lines().skip(3).take_while(|l| l.ends_with("n ")).map(|l| l[..10].parse::<usize>());
    let mut antall = 0;
    for (nr, plass) in (1..).zip(plasser) {
        let objekt: String = bytes[plass.expect("a number")..].iter().take(8).collect();
        if !objekt.starts_with(&format!("{nr} 0 obj")) {
            return false;
        }
        antall = nr;
    }
    tabell.starts_with("xref") && antall == 5
}

#[test]
fn two_versions_of_a_report_differ_in_what_was_added_changed_and_removed() {
    for (slug, part) in [("line", "DIABETES"), ("ragnhild", "ALS")] {
        let p = person(slug);
        let egne: Vec<&Rapport> = p.rapporter.iter().filter(|(k, _)| k.0 == part).map(|(_, r)| r).collect();
        let [ny, gammel] = egne[..] else { panic!("{slug}: two versions") };
        assert!(gammel.hentet < ny.hentet);
        let felt = |r: &Rapport| -> Vec<Faktum> { r.seksjoner.iter().flat_map(|s| s.felt.clone()).collect() };
        let (fra, til) = (felt(gammel), felt(ny));
        let finn = |i: &[Faktum], navn: &str| i.iter().find(|f| f.navn == navn).cloned();
        assert!(fra.iter().any(|f| finn(&til, &f.navn).is_some_and(|t| t.verdi != f.verdi)), "{slug}: changed");
        assert!(fra.iter().any(|f| finn(&til, &f.navn).is_none()), "{slug}: removed");
        let punkter =
            |r: &Rapport| r.seksjoner.iter().flat_map(|s| &s.maleserier).map(|m| m.punkter.len()).sum::<usize>();
        assert!(punkter(gammel) < punkter(ny), "{slug}: added");
    }
}
