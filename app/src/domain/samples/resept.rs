//! The report of Reseptformidleren: prescriptions, and what pharmacies have dispensed of them.

use super::bygg::{dag_for, kanskje, poster, rapport};
use super::deler::{av_slag, dato, kode, kodeliste, tall, tekst, verdi};
use crate::domain::rapport::{Faktum, Postslag, Rapport, Seksjon};
use jiff::Timestamp;

/// A prescription: days since issue, (medicine, strength and form), ATC, amount, dispensings left, prescriber,
/// pharmacy that dispensed last.
pub(super) type Resept =
    (i64, (&'static str, &'static str), &'static str, &'static str, u8, &'static str, Option<&'static str>);

/// What a pharmacy dispensed: days before `na`, medicine, amount.
pub(super) type Utlevert = (i64, &'static str, &'static str);

/// The pharmacy of all invented people.
pub(super) const APOTEKET: &str = "Apoteket ved Torget";

/// The report, sent `dager` before `na`.
pub(super) fn rapport_resept(na: Timestamp, dager: i64, resepter: &[Resept], utlevert: &[Utlevert]) -> Rapport {
    let raa =
        resepter.iter().map(|r| (dag_for(na, r.0), format!("{} {}", r.1.0, r.1.1), resept_fakta(na, r))).collect();
    let resepter = av_slag(poster("Resepter", "resept", None, raa), Postslag::Resept, |p| {
        verdi(p, "Forskrevet av").and_then(|lege| lege.split_once(" ved ")).map(|(_, sted)| sted.to_owned())
    });
    let mut seksjoner = vec![resepter];
    if !utlevert.is_empty() {
        seksjoner.push(utleveringer(na, utlevert));
    }
    let status = kodeliste(
        "Reseptstatus",
        "Hva resepten kan brukes til nå",
        &[
            ("E", "Ikke hentet"),
            ("A", "Aktiv: noe er hentet, og det er mer igjen"),
            ("U", "Ferdig utlevert"),
            ("T", "Tilbakekalt av legen"),
            ("L", "Låst: hentes bare med referansenummer"),
        ],
    );
    Rapport { kodelister: vec![status], ..rapport(na, dager, seksjoner) }
}

fn utleveringer(na: Timestamp, utlevert: &[Utlevert]) -> Seksjon {
    let en = |&(dager, legemiddel, mengde): &Utlevert| {
        let dag = dag_for(na, dager);
        let fakta = vec![
            tekst("Legemiddel", legemiddel),
            tekst("Mengde", mengde),
            tekst("Apotek", APOTEKET),
            dato("Utlevert", dag),
        ];
        (dag, format!("{legemiddel}, {APOTEKET}"), fakta)
    };
    let hjelp = "Hver gang et apotek har gitt ut legemidler på resepter.";
    let seksjon = poster("Utleveringer", "utlevering", Some(hjelp), utlevert.iter().map(en).collect());
    av_slag(seksjon, Postslag::Kontakt, |p| verdi(p, "Apotek").map(str::to_owned))
}

fn resept_fakta(na: Timestamp, resept: &Resept) -> Vec<Faktum> {
    let &(dager, (legemiddel, styrke), atc, mengde, igjen, forskriver, apotek) = resept;
    let (statuskode, status) = match (apotek, igjen) {
        (None, _) => ("E", "Ikke hentet"),
        (Some(_), 0) => ("U", "Ferdig utlevert"),
        (Some(_), _) => ("A", "Aktiv"),
    };
    // Vitamins and single cures are not refunded.
    let refusjon = if igjen > 1 { "Blå resept (§ 2)" } else { "Hvit resept" };
    vec![
        tekst("Legemiddel", legemiddel),
        tekst("Styrke og form", styrke),
        kode("ATC-kode", "ATC", atc, atc).forklart("En internasjonal kode for virkestoffet."),
        tekst("Mengde", mengde),
        tall("Utleveringer igjen", f64::from(igjen)),
        tekst("Forskrevet av", forskriver),
        dato("Utstedt", dag_for(na, dager)),
        dato("Gyldig til", dag_for(na, dager - 365)),
        tekst("Refusjon", refusjon),
        kode("Status", "Reseptstatus", statuskode, status),
        kanskje("Sist utlevert av", apotek),
    ]
}
