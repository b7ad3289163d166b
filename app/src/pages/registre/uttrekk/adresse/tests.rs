//! The files of every invented person hold what their reports hold, and open without anything else.

use crate::domain::rapport::Celle;
use crate::domain::samples::{self, Testperson};
use crate::domain::uttrekk::{FORM, Innstillingsuttrekk, Registeruttrekk, Uttrekk, VERSJON, fhir};
use crate::pages::registre::uttrekk::{dokument, tabeller};
use jiff::Timestamp;
use std::io::{Cursor, Read};

const TID: Timestamp = Timestamp::constant(1_795_340_520, 0);

/// A person's extract as the doors would give it, straight from the samples.
fn uttrekk(p: &Testperson) -> Uttrekk {
    let katalog = crate::catalogue::innebygd().expect("a sound catalogue");
    let del = |r: &std::sync::Arc<crate::domain::register::Register>| Registeruttrekk {
        part: r.part.clone(),
        navn: r.navn.clone(),
        ansvarlig: None,
        oppfort: true,
        rapporter: p.rapporter.iter().filter(|(part, _)| *part == r.part).map(|(_, rapport)| rapport.clone()).collect(),
        ufullstendig: false,
        bruk: p.bruk.iter().filter(|b| b.part == r.part).cloned().collect(),
        utleveringer: p.utleveringer.iter().filter(|u| u.part == r.part).cloned().collect(),
        dekning: None,
        deltakelser: Vec::new(),
        notater: Vec::new(),
    };
    let satt = p.endringer.iter().filter_map(|e| {
        let (r, d) = katalog.part(e.part).and_then(|r| Some((r, r.definisjon(e.definisjon)?)))?;
        Some(Innstillingsuttrekk {
            register: r.navn.clone(),
            definisjon: d.id.0.clone(),
            slag: d.type_pi,
            tittel: d.tittel.clone(),
            sporsmal: d.sporsmal.clone(),
            aktiv: e.valg.aktiv(),
            sekvensnummer: 1,
            endret: e.tidspunkt,
            i_kraft: e.i_kraft,
        })
    });
    Uttrekk {
        form: FORM.to_owned(),
        versjon: VERSJON,
        tjeneste: "Innsyn".to_owned(),
        adresse: "https://innsyn.example".to_owned(),
        laget: TID,
        navn: format!("{} {}", p.fornavn, p.etternavn),
        fodt: p.fodt,
        registre: katalog.registre().iter().map(del).collect(),
        innstillinger: satt.collect(),
    }
}

fn alle() -> impl Iterator<Item = (&'static str, Uttrekk)> {
    samples::alle(TID).into_iter().map(|p| (p.slug, uttrekk(&p)))
}

/// Every text that a person's newest reports hold as a value.
fn tekster(u: &Uttrekk) -> Vec<&str> {
    let rapporter = u.registre.iter().filter_map(|r| r.rapporter.first());
    let seksjoner = rapporter.flat_map(|r| &r.seksjoner);
    let fakta = seksjoner.flat_map(|s| s.felt.iter().chain(s.poster.iter().flat_map(|p| &p.fakta)));
    fakta
        .filter_map(|f| match &f.verdi {
            Some(Celle::Tekst(t)) => Some(t.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn the_json_reads_back_to_the_same_and_holds_no_number() {
    for (navn, u) in alle() {
        let json = serde_json::to_string_pretty(&u).expect("JSON");
        assert_eq!(serde_json::from_str::<Uttrekk>(&json).expect("an extract"), u, "{navn}");
        let tall = json.split(|c: char| !c.is_ascii_digit()).find(|t| t.len() == 11);
        assert_eq!(tall, None, "{navn}: a personal number");
    }
}

#[test]
fn the_page_holds_every_text_and_fetches_nothing() {
    for (navn, u) in alle() {
        let html = dokument::html(u.clone());
        for tekst in tekster(&u) {
            let tekst = tekst.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            assert!(html.contains(&tekst), "{navn}: {tekst}");
        }
        for nett in ["<script", "<link", "<iframe", "<img", " src=", "@import", "url("] {
            assert!(!html.contains(nett), "{navn}: {nett}");
        }
        assert!(
            html.contains("default-src 'none'") && html.starts_with("<!DOCTYPE html>\n<html lang=\"nb\">"),
            "{navn}"
        );
        let mut ider: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|d| d.split('"').next()).collect();
        ider.sort_unstable();
        let to: Vec<_> = ider.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        assert!(to.is_empty(), "{navn}: two elements have the same id: {to:?}");
    }
}

#[test]
fn the_archive_has_a_readable_table_for_each_that_has_rows() {
    for (navn, u) in alle() {
        let byte = tabeller::zip(&u).expect("an archive");
        let mut arkiv = zip::ZipArchive::new(Cursor::new(byte)).expect("a sound archive");
        let mut celler = 0;
        for nr in 0..arkiv.len() {
            let mut fil = arkiv.by_index(nr).expect("a file");
            let filnavn = fil.name().expect("UTF-8").into_owned();
            assert!(filnavn.chars().all(|c| c.is_alphanumeric() || "-.".contains(c)), "{filnavn}");
            let mut tekst = String::new();
            fil.read_to_string(&mut tekst).expect("UTF-8");
            let tekst = tekst.strip_prefix('\u{feff}').expect("a byte order mark");
            let mut leser = csv::ReaderBuilder::new().delimiter(b';').from_reader(tekst.as_bytes());
            let bredde = leser.headers().expect("a head").len();
            for rad in leser.records() {
                let rad = rad.expect("a record");
                assert_eq!(rad.len(), bredde, "{navn}: {nr}");
                celler += rad.len();
            }
        }
        assert!(celler >= tekster(&u).len(), "{navn}: {celler}");
    }
}

/// The text of a table of an archive.
fn tabell(u: &Uttrekk, navn: &str) -> String {
    let byte = tabeller::zip(u).expect("an archive");
    let mut tekst = String::new();
    let mut arkiv = zip::ZipArchive::new(Cursor::new(byte)).expect("a sound archive");
    arkiv.by_name(navn).expect("a table").read_to_string(&mut tekst).expect("UTF-8");
    tekst
}

#[test]
fn every_track_of_a_course_has_a_table_with_its_sources() {
    let full = include_str!("../../../../../rapport.example.json");
    let (_, mut u) = alle().next().expect("a person");
    let del = u.registre[0].part.0.clone();
    u.registre[0].oppfort = true;
    u.registre[0].rapporter = vec![crate::domain::rapport::les(full.as_bytes(), &del).expect("a report")];
    for (hva, rad) in [
        ("sykdomsforløp", "Debut;1999-05"),
        ("edss", "2020-09-01;4,5;Østre sykehus;"),
        ("attakker", "2004-10;delvis bra etterpå;Ja;"),
        ("behandling", "2002-01;"),
        ("mr", "2019-11-11;hjerne;2;1;Indre sykehus;registrert 2019-11-13, sist endret 2019-12-02"),
        ("sykdomstype", "2018;SPMS;Ytre sykehus"),
        ("sdmt", "2019-11-12;47;riktige svar;"),
    ] {
        let tekst = tabell(&u, &format!("{}-{hva}.csv", del.to_lowercase()));
        assert!(tekst.lines().any(|l| l.starts_with(rad)), "{hva}: {tekst}");
    }
}

#[test]
fn fhir_has_a_resource_for_each_that_maps() {
    for (navn, u) in alle() {
        let bundle = fhir::bundle(&u);
        let innslag = bundle["entry"].as_array().expect("entries");
        let antall = |slag: &str| innslag.iter().filter(|e| e["resource"]["resourceType"] == slag).count();
        let rader: usize = u.registre.iter().map(|r| r.bruk.len()).sum();
        let punkter: usize = u
            .registre
            .iter()
            .filter_map(|r| r.rapporter.first())
            .flat_map(|r| &r.seksjoner)
            .flat_map(|s| &s.maleserier)
            .map(|m| m.punkter.len())
            .sum();
        assert_eq!((antall("Patient"), antall("AuditEvent"), antall("Observation")), (1, rader, punkter), "{navn}");
        let ider: std::collections::HashSet<_> = innslag.iter().map(|e| e["fullUrl"].to_string()).collect();
        assert_eq!(ider.len(), innslag.len(), "{navn}");
    }
}

#[test]
fn the_citizens_own_notes_are_in_the_page_and_in_a_table_that_is_no_formula() {
    let (_, mut u) = alle().next().expect("somebody");
    let dato = crate::domain::tid::Dato::maaned(2012, 6);
    u.registre[0].notater =
        vec![crate::domain::notat::Notatinnhold { dato, tekst: "=Vi fikk <Ida>; alt vel".to_owned() }];
    let html = dokument::html(u.clone());
    assert!(html.contains("juni 2012") && html.contains("=Vi fikk &lt;Ida&gt;; alt vel"), "{html}");
    let json = serde_json::to_string(&u).expect("JSON");
    assert_eq!(serde_json::from_str::<Uttrekk>(&json).expect("an extract"), u);
    let tekst = tabell(&u, &format!("{}-egne-notater.csv", u.registre[0].part.0.to_lowercase()));
    assert!(tekst.contains("2012-06;\"'=Vi fikk <Ida>; alt vel\""), "{tekst}");
}

#[test]
fn a_chart_in_the_page_is_a_still_picture_with_its_table() {
    let mut grafer = 0;
    for (navn, u) in alle() {
        let html = dokument::html(u);
        let antall = html.matches(" data-graf=").count();
        assert_eq!(html.matches(" data-graf-tabell").count(), antall, "{navn}: a table for each");
        for levende in ["data-kurs=", "<form", "graphics-document", "data-graf-oversikt"] {
            assert!(!html.contains(levende), "{navn}: {levende}");
        }
        grafer += antall;
    }
    assert!(grafer > 3, "{grafer} charts");
}
