//! Tiril's report from the registry of cleft lip and palate.

use super::bygg::{celle, dag_for, fakta, kl, poster, rapport, tabell};
use super::deler::{andre_rapporter, dato, fra, hendt, kode, kodeliste, mangler, tall, tekst, tidslinje};
use super::ms::HAUKELAND;
use crate::domain::rapport::{Celle, Rapport, Seksjon};
use jiff::Timestamp;
use jiff::civil::{Date, date};

/// Operations: day, what was done, age in months.
const OPERASJONER: &[(Date, &str, &str, f64)] = &[
    (date(2001, 7, 2), "Lukking av leppen", "EBA10", 3.0),
    (date(2013, 6, 12), "Retting av leppe og nese", "EBA99", 146.0),
];

pub(super) fn lkg(na: Timestamp) -> Rapport {
    let spalte = vec![
        kode("Type spalte", "ICD-10", "Q36.9", "Leppespalte, venstre side"),
        kode("Spalten i bokstaver (LAHSHAL)", "LAHSHAL", "......L", "Bare venstre side av leppen")
            .forklart("Sju bokstaver, én for hver del av leppe, gomme og gane, fra høyre til venstre."),
        tekst("Andre medfødte tilstander", "Ingen registrert"),
    ];
    let operasjoner = OPERASJONER.iter().map(|&(dag, hva, ncsp, maaneder)| {
        let felt = vec![
            dato("Operert", dag),
            kode("Operasjon", "NCSP", ncsp, hva),
            tall("Alder i måneder", maaneder),
            tekst("Sykehus", HAUKELAND),
        ];
        (dag, hva.to_owned(), felt)
    });
    let mut operasjoner = poster("Operasjoner", "operasjon", None, operasjoner.collect());
    for p in &mut operasjoner.poster {
        p.kilde = Some(fra(HAUKELAND, p.dato));
    }
    let vei = OPERASJONER.iter().map(|o| hendt(o.0, o.1, "", HAUKELAND));
    let kontroller = [(2006, "5 år"), (2011, "10 år"), (2017, "16 år"), (2022, "21 år")];
    let vei =
        vei.chain(kontroller.map(|(ar, alder)| hendt(date(ar, 4, 3), &format!("Kontroll ved {alder}"), "", HAUKELAND)));
    operasjoner.tidslinjer =
        vec![tidslinje("Oppfølging", dag_for(na, 9), vei.collect(), "Ingen oppfølging er registrert.")];
    let lahshal = kodeliste(
        "LAHSHAL",
        "Bokstavene for en spalte",
        &[("L", "Leppe, hele"), ("A", "Gomme"), ("H", "Hard gane"), ("S", "Bløt gane"), (".", "Ingen spalte")],
    );
    let seksjoner = vec![
        Seksjon { kilde: Some(fra(HAUKELAND, date(2001, 4, 20))), ..fakta("Spalten", spalte) },
        operasjoner,
        kontroll(),
        fakta("Spørreskjema", vec![mangler("Svar ved 16 år"), tekst("Svar ved 21 år", "Fornøyd med utseende og tale")]),
    ];
    Rapport {
        data_sist_endret: Some(kl(date(2026, 3, 4), 9, 40)),
        kodelister: vec![lahshal],
        stottede_rapporter: andre_rapporter(None),
        ..rapport(na, 9, seksjoner)
    }
}

fn kontroll() -> Seksjon {
    let rad = |alder: f64, dag, tale: &str, horsel: &str, tenner: &str| {
        vec![Celle::Tall(alder), Celle::Dato(dag), celle(tale), celle(horsel), celle(tenner)]
    };
    let rader = vec![
        rad(5.0, date(2006, 4, 3), "Normal", "Normal", "Normal"),
        rad(10.0, date(2011, 4, 3), "Normal", "Normal", "Trangt i overkjeven"),
        rad(16.0, date(2017, 4, 3), "Normal", "Ikke oppgitt", "Regulering avsluttet"),
        rad(21.0, date(2022, 4, 3), "Normal", "Normal", "Normal"),
    ];
    tabell("Kontroller", &["Alder (år)", "Dato", "Tale", "Hørsel", "Tenner"], rader, "Ingen kontroller er registrert.")
}
