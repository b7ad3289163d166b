//! The tests and questionnaires of a person with MS, as series under the axis of the course.

use super::deler::Serie;
use super::ms::Tillegg;
use crate::domain::rapport::{Maleserie, Retning};
use jiff::civil::Date;

/// Answers to the yearly questionnaires: date, MSIS-29 physical and psychological, RAND-12 physical and mental.
pub(super) type Svar = (Date, f64, f64, f64, Option<f64>);

/// Tests of function: day, SDMT, nine holes with the right and the left hand (seconds), 25 feet (seconds).
pub(super) type Test = (Date, f64, f64, f64, f64);

/// Each series up to `dag`; none that is empty.
pub(super) fn maleserier(tillegg: &Tillegg, dag: Date) -> Vec<Maleserie> {
    let alle = tester(tillegg.tester, dag).into_iter().chain(sporreskjema(tillegg.svar, dag));
    alle.filter(|s| !s.punkter.is_empty()).collect()
}

fn tester(tester: &[Test], dag: Date) -> [Maleserie; 4] {
    let serie = |tittel, forklaring, enhet, bedre, velg: fn(&Test) -> f64| {
        let punkter: Vec<(Date, f64)> = tester.iter().map(|t| (t.0, velg(t))).collect();
        let skala = None;
        Serie { tittel, forklaring, enhet, kode: None, bedre: Some(bedre), skala, sted: "" }.til(dag, &punkter)
    };
    let pinner = "Hvor lenge du bruker på å sette ni pinner i hull og ta dem ut igjen.";
    [
        serie("SDMT", "Hvor mange tegn du kobler til tall på 90 sekunder.", "", Retning::Hoyere, |t| t.1),
        serie("Pinnetest, høyre hånd (9HPT)", pinner, "s", Retning::Lavere, |t| t.2),
        serie("Pinnetest, venstre hånd (9HPT)", pinner, "s", Retning::Lavere, |t| t.3),
        serie("Gangtest (T25FW)", "Hvor lenge du bruker på å gå 7,6 meter.", "s", Retning::Lavere, |t| t.4),
    ]
}

fn sporreskjema(svar: &[Svar], dag: Date) -> [Maleserie; 4] {
    let serie = |tittel, forklaring, bedre, velg: fn(&Svar) -> Option<f64>| {
        let punkter: Vec<(Date, f64)> = svar.iter().filter_map(|s| velg(s).map(|v| (s.0, v))).collect();
        let skala = Some((0.0, 100.0));
        Serie { tittel, forklaring, enhet: "", kode: None, bedre: Some(bedre), skala, sted: "" }.til(dag, &punkter)
    };
    let msis = "Hvor mye MS plaget deg de siste to ukene.";
    let rand = "Hvordan du har det. 50 er vanlig i befolkningen.";
    [
        serie("MSIS-29 fysisk", msis, Retning::Lavere, |s| Some(s.1)),
        serie("MSIS-29 psykisk", msis, Retning::Lavere, |s| Some(s.2)),
        serie("RAND-12 fysisk", rand, Retning::Hoyere, |s| Some(s.3)),
        serie("RAND-12 psykisk", rand, Retning::Hoyere, |s| s.4),
    ]
}
