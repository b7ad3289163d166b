//! Kari's course in the MS registry: onset with an unknown month, a gap in the EDSS readings, a period without
//! treatment, a pulse drug, and a treatment whose drug was not recorded. Two versions of the report.

use super::bygg::{dag_for, part};
use super::ms::{HAUKELAND, Kur, Prove, ST_OLAV, Svar, Test, Tillegg, attakk, edss, kurer, mr_bilde, rapport_ms};
use crate::domain::definisjon::PartKode;
use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Forlop, Mr};
use crate::domain::rapport::Rapport;
use crate::domain::tid::Dato;
use jiff::Timestamp;
use jiff::civil::{Date, date};

const DEBUT: &[&str] = &[
    "De første symptomene kom i 2008. Måneden er ikke registrert. Det første symptomet var tåkesyn på høyre øye.",
    "Diagnosen multippel sklerose ble stilt 19. mars 2009 ved Haukeland universitetssjukehus, \
     etter McDonald-kriteriene fra 2005. Sykdommen startet med attakker. \
     Ett attakk var registrert da diagnosen ble stilt.",
    "Ryggmargsvæsken ble undersøkt 5. mars 2009. Det ble funnet oligoklonale bånd.",
];

/// Taken after she consented to the biobank; the spinal fluid is from when the diagnosis was made.
const PROVER: &[Prove] = &[
    (date(2009, 3, 2), "Ryggmargsvæske", HAUKELAND),
    (date(2015, 2, 12), "Blodprøve (DNA og serum)", HAUKELAND),
    (date(2022, 2, 3), "Blodprøve (serum)", ST_OLAV),
];

const TESTER: &[Test] = &[
    (date(2016, 3, 10), 58.0, 19.8, 20.4, 4.9),
    (date(2019, 3, 14), 54.0, 20.9, 23.1, 5.6),
    (date(2022, 1, 20), 55.0, 20.6, 23.8, 6.0),
    (date(2024, 9, 19), 56.0, 20.2, 23.2, 5.9),
    (date(2026, 2, 5), 55.0, 20.4, 23.5, 6.1),
];

const FUNN: &[(&str, &str, Date)] = &[
    ("Oligoklonale bånd i ryggmargsvæsken", "Påvist", date(2009, 3, 5)),
    ("IgG-indeks", "0,84", date(2009, 3, 5)),
    ("Antistoff mot JC-virus", "Påvist, indeks 1,8", date(2018, 4, 12)),
];

const SVAR: &[Svar] = &[
    (date(2016, 4, 2), 22.5, 19.4, 46.1, Some(48.0)),
    (date(2017, 4, 9), 26.3, 22.2, 44.8, Some(47.2)),
    (date(2018, 9, 1), 41.3, 38.9, 37.5, Some(39.9)),
    (date(2019, 4, 7), 32.5, 27.8, 41.2, Some(45.5)),
    (date(2020, 4, 19), 31.3, 30.6, 41.9, None),
    (date(2023, 5, 21), 33.8, 25.0, 40.7, Some(46.8)),
    (date(2024, 5, 12), 35.0, 25.0, 40.1, Some(47.3)),
    (date(2025, 5, 18), 33.8, 22.2, 40.9, Some(49.6)),
    (date(2026, 5, 10), 36.3, 25.0, 39.8, Some(48.4)),
];

/// The newest version, ordered a fortnight ago, and one ordered two years before.
pub(super) fn rapporter(na: Timestamp) -> Vec<(PartKode, Rapport)> {
    let forlop = Forlop {
        debut: Dato::aar(2008),
        diagnose: Some(date(2009, 3, 19)),
        til_og_med: dag_for(na, 16),
        edss: malinger(),
        attakker: attakker(),
        behandlinger: behandlinger(),
        mr: mr(),
        faser: Vec::new(),
        maleserier: Vec::new(),
    };
    let ny = Tillegg {
        samtykke: [
            ("Opplysninger i registeret", "Ja, fra 19. mars 2009"),
            ("Prøver i biobanken", "Ja, fra 6. november 2014"),
            ("Spørreskjema", "Ja, fra 15. januar 2023"),
        ],
        debut: DEBUT,
        svar: SVAR,
        prover: PROVER,
        tester: TESTER,
        funn: FUNN,
    };
    [16, 745].map(|dager| (part("MS"), rapport_ms(&forlop, dag_for(na, dager), &ny))).into()
}

fn malinger() -> Vec<Edss> {
    [
        (date(2009, 3, 19), 4, HAUKELAND),
        (date(2009, 10, 8), 5, HAUKELAND),
        (date(2010, 9, 16), 4, HAUKELAND),
        (date(2011, 11, 3), 6, HAUKELAND),
        (date(2012, 5, 24), 5, HAUKELAND),
        (date(2015, 2, 12), 6, HAUKELAND),
        (date(2016, 3, 10), 7, HAUKELAND),
        (date(2017, 4, 27), 7, HAUKELAND),
        (date(2018, 6, 14), 9, ST_OLAV),
        (date(2019, 3, 14), 7, ST_OLAV),
        (date(2020, 9, 3), 7, ST_OLAV),
        (date(2022, 1, 20), 8, ST_OLAV),
        (date(2023, 5, 11), 7, ST_OLAV),
        (date(2024, 9, 19), 8, ST_OLAV),
        (date(2026, 2, 5), 8, ST_OLAV),
    ]
    .into_iter()
    .filter_map(|(dato, halve, sykehus)| edss(dato, halve, sykehus))
    .collect()
}

fn attakker() -> Vec<Attakk> {
    vec![
        attakk(Dato::aar(2008), Bedring::Full, None, Some("Betennelse i synsnerven, høyre øye"), HAUKELAND),
        attakk(
            date(2011, 10, 18),
            Bedring::Delvis,
            Some(true),
            Some("Nummenhet i begge bein og ustø gange"),
            HAUKELAND,
        ),
        attakk(Dato::maaned(2013, 7), Bedring::Full, Some(false), Some("Svimmelhet og dobbeltsyn"), HAUKELAND),
        attakk(date(2018, 5, 28), Bedring::Ingen, Some(true), Some("Nedsatt kraft i venstre bein"), ST_OLAV),
        attakk(date(2021, 2, 9), Bedring::Ukjent, None, None, ST_OLAV),
    ]
}

fn behandlinger() -> Vec<Behandling> {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let rader: [Kur; 7] = [
        (
            Some(("Betaferon", "interferon beta-1b")),
            Moderat,
            date(2009, 4, 2).into(),
            Some(date(2011, 11, 10)),
            Some("Bivirkninger"),
            HAUKELAND,
        ),
        (
            Some(("Copaxone", "glatirameracetat")),
            Moderat,
            date(2011, 12, 1).into(),
            Some(date(2013, 9, 12)),
            Some("Planlagt graviditet"),
            HAUKELAND,
        ),
        (None, Ingen, Dato::maaned(2013, 9), Some(date(2015, 2, 11)), Some("Graviditet og amming"), HAUKELAND),
        (
            Some(("Tysabri", "natalizumab")),
            Hoyeffektiv,
            date(2015, 2, 12).into(),
            Some(date(2018, 4, 19)),
            Some("JC-virus påvist"),
            HAUKELAND,
        ),
        (
            Some(("Mavenclad", "kladribin")),
            Puls,
            date(2018, 7, 2).into(),
            Some(date(2019, 8, 2)),
            Some("Behandlingen er fullført"),
            ST_OLAV,
        ),
        (None, Moderat, date(2021, 3, 15).into(), Some(date(2021, 11, 30)), None, ST_OLAV),
        (Some(("Rixathon", "rituksimab")), Hoyeffektiv, date(2022, 2, 3).into(), None, None, ST_OLAV),
    ];
    kurer(&rader)
}

fn mr() -> Vec<Mr> {
    [
        (date(2009, 3, 5), "hjerne", Some(6), Some(2), HAUKELAND),
        (date(2009, 3, 5), "ryggmarg", Some(1), Some(0), HAUKELAND),
        (date(2011, 10, 25), "hjerne", Some(3), Some(1), HAUKELAND),
        (date(2015, 2, 3), "hjerne", Some(2), None, HAUKELAND),
        (date(2016, 2, 18), "hjerne", Some(0), Some(0), HAUKELAND),
        (date(2018, 5, 31), "hjerne", Some(4), Some(2), ST_OLAV),
        (date(2018, 5, 31), "ryggmarg", Some(1), Some(1), ST_OLAV),
        (date(2019, 3, 1), "hjerne", Some(0), Some(0), ST_OLAV),
        (date(2021, 2, 16), "hjerne", Some(1), None, ST_OLAV),
        (date(2023, 4, 20), "hjerne", Some(0), None, ST_OLAV),
        (date(2026, 1, 22), "hjerne", Some(0), None, ST_OLAV),
    ]
    .into_iter()
    .map(|(dato, omrade, t2, kontrast, sykehus)| mr_bilde(dato, omrade, t2, kontrast, sykehus))
    .collect()
}
