//! The report of NPR (specialist care) and KPR (primary care), and the records of prescriptions.

use super::bygg::{celle, dag_for, kanskje, kanskje_celle, poster, rapport, tabell};
use crate::domain::rapport::{Celle, Faktum, Rapport, Seksjon};
use jiff::{Span, Timestamp, civil::Date};

/// Level and urgency of a contact.
pub(super) type Niva = (&'static str, &'static str);

pub(super) const POLIKLINISK: Niva = ("Poliklinisk konsultasjon", "Planlagt");
pub(super) const DAG: Niva = ("Dagbehandling", "Planlagt");
pub(super) const DOGN: Niva = ("Døgnopphold", "Planlagt");
pub(super) const AKUTT: Niva = ("Døgnopphold", "Øyeblikkelig hjelp");

/// A contact with specialist care: first day, nights, level, (unit, hospital), diagnosis, procedure.
pub(super) type Kontakt = (Date, i64, Niva, (&'static str, &'static str), &'static str, Option<&'static str>);

/// A contact with primary care: date, service, place, ICPC-2 code and text, tariff.
pub(super) type Oppgjor = (Date, &'static str, &'static str, &'static str, Option<&'static str>);

/// The report of both registries, sent `dager` before `na`.
pub(super) fn rapport_nprkpr(na: Timestamp, dager: i64, kontakter: &[Kontakt], oppgjor: &[Oppgjor]) -> Rapport {
    rapport(na, dager, vec![npr(kontakter), kpr(oppgjor)])
}

/// A measurement at the health station, school or maternity care: date, place, what, figure.
pub(super) type Maling = (Date, &'static str, &'static str, &'static str);
/// Dental care without public refund: date, place, what was done.
pub(super) type Tann = (Date, &'static str, &'static str);

/// The sections of KPR that the reservation against storage covers, after the others.
pub(super) fn med_helsestasjon(mut rapport: Rapport, malinger: &[Maling], tenner: &[Tann]) -> Rapport {
    let malt = malinger.iter().map(|m| vec![Celle::Dato(m.0), celle(m.1), celle(m.2), celle(m.3)]).collect();
    let tann = tenner.iter().map(|t| vec![Celle::Dato(t.0), celle(t.1), celle(t.2)]).collect();
    let tom = "Ingenting er registrert.";
    rapport.seksjoner.push(tabell("Høyde, vekt og amming (KPR)", &["Dato", "Sted", "Hva", "Verdi"], malt, tom));
    rapport.seksjoner.push(tabell("Tannhelse (KPR)", &["Dato", "Sted", "Hva"], tann, tom));
    rapport
}

fn npr(kontakter: &[Kontakt]) -> Seksjon {
    let raa = kontakter.iter().map(|k| (k.0, format!("{}, {}", k.2.0, k.3.0), kontakt_fakta(k))).collect();
    poster("Kontakter med sykehus og spesialister (NPR)", "npr", None, raa)
}

fn kontakt_fakta(kontakt: &Kontakt) -> Vec<Faktum> {
    let &(inn, netter, (niva, hast), (avdeling, sykehus), diagnose, prosedyre) = kontakt;
    vec![
        Faktum::tekst("Sykehus", sykehus),
        Faktum::tekst("Avdeling", avdeling),
        Faktum::tekst("Omsorgsnivå", niva),
        Faktum::tekst("Hastegrad", hast),
        Faktum::dato("Inn", inn),
        Faktum::dato("Ut", inn.saturating_add(Span::new().days(netter))),
        Faktum::tekst("Hoveddiagnose (ICD-10)", diagnose),
        kanskje("Prosedyre", prosedyre),
    ]
}

fn kpr(oppgjor: &[Oppgjor]) -> Seksjon {
    let mut rader: Vec<&Oppgjor> = oppgjor.iter().collect();
    rader.sort_by_key(|o| std::cmp::Reverse(o.0));
    let rader = rader
        .into_iter()
        .map(|o| vec![Celle::Dato(o.0), celle(o.1), celle(o.2), celle(o.3), kanskje_celle(o.4)])
        .collect();
    tabell(
        "Kontakter i kommunen (KPR)",
        &["Dato", "Tjeneste", "Sted", "Diagnose (ICPC-2)", "Takst"],
        rader,
        "Ingen kontakter er registrert.",
    )
}

/// A prescription: days since issue, (medicine, strength and form), ATC, amount, dispensings left, prescriber,
/// pharmacy that dispensed last.
pub(super) type Resept =
    (i64, (&'static str, &'static str), &'static str, &'static str, u8, &'static str, Option<&'static str>);

/// The report of Reseptformidleren, sent `dager` before `na`.
pub(super) fn rapport_resept(na: Timestamp, dager: i64, resepter: &[Resept]) -> Rapport {
    let raa =
        resepter.iter().map(|r| (dag_for(na, r.0), format!("{} {}", r.1.0, r.1.1), resept_fakta(na, r))).collect();
    rapport(na, dager, vec![poster("Resepter", "resept", None, raa)])
}

fn resept_fakta(na: Timestamp, resept: &Resept) -> Vec<Faktum> {
    let &(dager, (legemiddel, styrke), atc, mengde, igjen, forskriver, apotek) = resept;
    let status = match (apotek, igjen) {
        (None, _) => "Ikke hentet",
        (Some(_), 0) => "Ferdig utlevert",
        (Some(_), _) => "Aktiv",
    };
    vec![
        Faktum::tekst("Legemiddel", legemiddel),
        Faktum::tekst("Styrke og form", styrke),
        Faktum::tekst("ATC-kode", atc),
        Faktum::tekst("Mengde", mengde),
        Faktum::tall("Utleveringer igjen", f64::from(igjen)),
        Faktum::tekst("Forskrevet av", forskriver),
        Faktum::dato("Utstedt", dag_for(na, dager)),
        Faktum::dato("Gyldig til", dag_for(na, dager - 365)),
        Faktum::tekst("Status", status),
        kanskje("Sist utlevert av", apotek),
    ]
}
