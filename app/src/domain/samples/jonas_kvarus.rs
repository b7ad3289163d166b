//! Jonas' report from KVARUS, the registry of treatment for harmful use and addiction.

use super::bygg::{celle, dag_for, fakta, kl, rapport, tabell, tekster};
use super::deler::{Serie, dato, fra, hendt, ja, kode, mangler, periode, tekst, tidslinje};
use super::jonas::KLINIKK;
use crate::domain::rapport::{Celle, Faktum, Rapport, Retning, Seksjon};
use jiff::Timestamp;
use jiff::civil::{Date, date};

const START: Date = date(2024, 1, 15);
const SLUTT: Date = date(2025, 6, 3);

pub(super) fn kvarus(na: Timestamp) -> Rapport {
    let dag = dag_for(na, 3);
    let forlop = vec![
        tekst("Behandlingssted", KLINIKK),
        dato("Oppstart av behandling", START),
        dato("Avslutning av behandling", SLUTT),
        tekst("Type behandling", "Poliklinisk, enkeltsamtaler og gruppe"),
        tekst("Avslutning", "Fullført etter avtale"),
    ];
    let forlop = forlop.into_iter().map(|f| Faktum { kilde: Some(fra(KLINIKK, SLUTT)), ..f }).collect();
    let rusmidler = vec![
        kode("Rusmiddel som ga størst problemer", "ICD-10", "F10.2", "Alkohol"),
        tekst("Andre rusmidler", "Cannabis, sjelden"),
        mangler("Alder ved første bruk"),
        ja("Injeksjon", false),
    ];
    let planer = tekster(&[
        ("Behandlingsplan", "Ja, laget sammen med deg"),
        ("Kriseplan", "Ja"),
        ("Oppfølging etter behandlingen", "Fastlege og kommunal rustjeneste"),
    ]);
    let vei = vec![
        hendt(START, "Første samtale", "", KLINIKK),
        periode(START, Some(SLUTT), "Enkeltsamtaler", "Hver annen uke", KLINIKK),
        periode(date(2024, 9, 2), Some(date(2025, 3, 31)), "Gruppe", "En gang i uken", KLINIKK),
        hendt(SLUTT, "Avslutning", "Fullført etter avtale", KLINIKK),
    ];
    let mut behandlingen = fakta("Behandlingen", forlop);
    behandlingen.tidslinjer = vec![tidslinje("Behandlingen over tid", dag, vei, "Ingenting er registrert.")];
    let mut utbytte = utbytte();
    utbytte.maleserier = vec![livskvalitet(dag)];
    Rapport {
        data_sist_endret: Some(kl(date(2026, 5, 27), 12, 0)),
        ..rapport(na, 3, vec![behandlingen, fakta("Rusmidler", rusmidler), fakta("Planer", planer), utbytte])
    }
}

/// Answers of the patient: date, occasion, quality of life and benefit on a scale to ten, EQ-5D.
const SVAR: &[(Date, &str, f64, Option<f64>, f64)] = &[
    (START, "Oppstart", 4.0, None, 45.0),
    (date(2024, 7, 9), "Underveis", 6.0, Some(7.0), 60.0),
    (SLUTT, "Avslutning", 7.0, Some(8.0), 70.0),
    (date(2026, 5, 26), "Ett år etter", 8.0, Some(9.0), 78.0),
];

fn livskvalitet(dag: Date) -> crate::domain::rapport::Maleserie {
    let serie = Serie {
        tittel: "Helsen din samlet (EQ-5D)",
        forklaring: "Du satte selv et merke på en skala fra 0 til 100.",
        enhet: "",
        kode: None,
        bedre: Some(Retning::Hoyere),
        skala: Some((0.0, 100.0)),
        sted: KLINIKK,
    };
    serie.til(dag, &SVAR.iter().map(|s| (s.0, s.4)).collect::<Vec<_>>())
}

fn utbytte() -> Seksjon {
    let rader = SVAR
        .iter()
        .map(|(dato, nar, livskvalitet, nytte, _)| {
            let nytte = nytte.map_or_else(|| celle("Ikke spurt"), Celle::Tall);
            vec![Celle::Dato(*dato), celle(nar), Celle::Tall(*livskvalitet), nytte]
        })
        .collect();
    let kolonner = ["Dato", "Tidspunkt", "Livskvalitet (0–10)", "Nytte av behandlingen (0–10)"];
    tabell("Livskvalitet og utbytte", &kolonner, rader, "Ingen svar er registrert.")
}
