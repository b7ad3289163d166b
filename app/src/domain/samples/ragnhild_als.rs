//! Ragnhild's reports from the ALS registry. What was measured is shown as it is: no slope and no forecast.
//! The newer one has more measurements and breathing support, other answers about aids, and no longer an appointment.

use super::bygg::{celle, dag_for, fakta, kl, part, rapport_av, tabell};
use super::deler::{
    Serie, andre_rapporter, dato, fra, hendt, ja, kode, kodeliste, malt, mangler, periode, tall, tekst, tidslinje,
    virker,
};
use super::filer::png;
use super::ragnhild::SYKEHUS;
use crate::domain::definisjon::PartKode;
use crate::domain::forlop::Behandlingsslag::Moderat;
use crate::domain::rapport::{Celle, Faktum, Maleserie, Rapport, Retning, Seksjon};
use crate::domain::tid::Dato;
use jiff::Timestamp;
use jiff::civil::{Date, date};

/// When breathing support by mask began.
pub(super) const NIV: Date = date(2026, 9, 15);
/// When riluzole was stopped for a while.
const PAUSE: (Date, Date) = (date(2025, 1, 20), date(2025, 3, 18));

/// The twelve parts of ALSFRS-R, in its order.
const DELER: [&str; 12] = [
    "Tale",
    "Spytt",
    "Svelging",
    "Håndskrift",
    "Skjære mat og bruke redskap",
    "Påkledning og stell",
    "Snu seg i sengen",
    "Gange",
    "Trapper",
    "Pust",
    "Pust når du ligger",
    "Behov for pustehjelp",
];

/// A control: day, points of the twelve parts, FVC in per cent of what is expected, weight.
struct Kontroll(Date, [u8; 12], Option<f64>, f64);

const KONTROLLER: &[Kontroll] = &[
    Kontroll(date(2024, 6, 11), [4, 4, 4, 3, 3, 3, 4, 4, 3, 4, 4, 4], Some(96.0), 68.5),
    Kontroll(date(2024, 9, 17), [4, 4, 4, 3, 3, 3, 4, 4, 2, 4, 4, 4], Some(94.0), 68.0),
    Kontroll(date(2024, 12, 10), [4, 4, 4, 3, 2, 3, 4, 3, 2, 4, 4, 4], None, 67.4),
    Kontroll(date(2025, 3, 18), [4, 4, 4, 2, 2, 3, 3, 3, 2, 4, 4, 4], Some(89.0), 67.1),
    Kontroll(date(2025, 9, 30), [4, 4, 4, 2, 2, 2, 3, 3, 2, 4, 4, 4], Some(84.0), 66.3),
    Kontroll(date(2026, 1, 13), [4, 4, 4, 2, 2, 2, 3, 3, 1, 4, 4, 4], Some(80.0), 65.9),
    Kontroll(date(2026, 4, 21), [4, 4, 4, 2, 1, 2, 3, 3, 1, 3, 4, 4], Some(76.0), 65.2),
    Kontroll(date(2026, 7, 28), [4, 4, 4, 2, 1, 2, 3, 2, 1, 3, 3, 4], Some(71.0), 64.8),
    Kontroll(date(2026, 11, 3), [4, 4, 4, 2, 1, 2, 3, 2, 1, 3, 3, 3], Some(69.0), 65.0),
];

impl Kontroll {
    fn sum(&self) -> f64 {
        f64::from(self.1.iter().sum::<u8>())
    }
}

/// The newest version, and one ordered about half a year before.
pub(super) fn rapporter(na: Timestamp) -> Vec<(PartKode, Rapport)> {
    [10, 200].map(|dager| (part("ALS"), rapport(dag_for(na, dager)))).into()
}

/// The report as the registry would have sent it on `dag`.
fn rapport(dag: Date) -> Rapport {
    let kjent: Vec<&Kontroll> = KONTROLLER.iter().filter(|k| k.0 <= dag).collect();
    let seksjoner = vec![
        fakta("Om deg", vec![tall("Fødselsår", 1966.0), tekst("Bosted", "Trondheim")]),
        Seksjon { kilde: Some(fra(SYKEHUS, date(2024, 6, 11))), ..fakta("Debut og diagnose", diagnose(dag)) },
        Seksjon {
            forklaring: Some(
                "Tallene viser hva som er målt ved kontrollene. De sier ikke noe sikkert om tiden framover.".to_owned(),
            ),
            tidslinjer: vec![behandling(dag)],
            maleserier: malinger(&kjent, dag),
            ..Seksjon::ny("Funksjon og behandling over tid")
        },
        funksjonsdeler(&kjent),
        fakta("Ernæring og pust", stotte(dag)),
    ];
    Rapport {
        data_sist_endret: Some(kl(kjent.last().map_or(dag, |k| k.0), 14, 45)),
        kodelister: vec![kings()],
        stottede_rapporter: andre_rapporter(None),
        vedlegg: vec![png("Bilde av underskriften på samtykket", 24, 0xD0)],
        ..rapport_av(kl(dag, 6, 30), dag, seksjoner)
    }
}

fn diagnose(dag: Date) -> Vec<Faktum> {
    let stadium =
        if dag >= NIV { ("4b", "Trenger hjelp til å puste") } else { ("2", "To deler av kroppen er rammet") };
    let mut felt = vec![
        tekst("Første symptom", "September 2023, svak kraft i venstre hånd"),
        kode("Hvor det begynte", "Debutsted", "ARM", "Armer og hender"),
        dato("Diagnose stilt", date(2024, 5, 14)),
        kode("Type sykdom", "ICD-10", "G12.2", "ALS (amyotrofisk lateral sklerose)"),
        tekst("Sikkerhet (Gold Coast)", "Oppfyller kriteriene")
            .forklart("Kriterier som legene bruker for å stille diagnosen."),
        ja("Andre i familien", false),
        tekst("Genet SOD1", "Ikke funnet"),
        tekst("Genet C9orf72", "Ikke funnet").forklart("To gener som kan gi arvelig ALS."),
        kode("Stadium (King's)", "Kings", stadium.0, stadium.1),
        tekst("Tenkning og atferd (ECAS)", "Innenfor det vanlige")
            .forklart("En test av hukommelse, språk og planlegging."),
    ];
    if dag < NIV {
        felt.push(dato("Neste kontroll", date(2026, 7, 28)));
    }
    felt
}

/// King's stages, as far as they are in use.
fn kings() -> crate::domain::rapport::Kodeliste {
    kodeliste(
        "Kings",
        "Stadier etter King's",
        &[
            ("1", "Én del av kroppen er rammet"),
            ("2", "To deler av kroppen er rammet"),
            ("3", "Tre deler av kroppen er rammet"),
            ("4a", "Trenger hjelp til å få nok næring"),
            ("4b", "Trenger hjelp til å puste"),
        ],
    )
}

fn malinger(kjent: &[&Kontroll], dag: Date) -> Vec<Maleserie> {
    let serie = |tittel, forklaring, enhet, kode| Serie {
        tittel,
        forklaring,
        enhet,
        kode,
        bedre: Some(Retning::Hoyere),
        skala: None,
        sted: SYKEHUS,
    };
    let alsfrs = "Tolv spørsmål om hverdagen, fra 0 til 4 poeng hver. 48 er uten vansker.";
    let fvc = "Hvor mye luft du kan puste ut, i prosent av det som er vanlig for alder og høyde.";
    let punkter = |velg: fn(&Kontroll) -> Option<f64>| -> Vec<(Date, f64)> {
        kjent.iter().filter_map(|k| velg(k).map(|v| (k.0, v))).collect()
    };
    let vekt = Serie { bedre: None, ..serie("Vekt", "", "kg", Some(("LOINC", "29463-7"))) };
    vec![
        Serie { skala: Some((0.0, 48.0)), ..serie("ALSFRS-R", alsfrs, "", None) }.til(dag, &punkter(|k| Some(k.sum()))),
        serie("Lungefunksjon (FVC)", fvc, "%", None).til(dag, &punkter(|k| k.2)),
        vekt.til(dag, &punkter(|k| Some(k.3))),
    ]
}

/// The points of each part, at the first and at the newest control.
fn funksjonsdeler(kjent: &[&Kontroll]) -> Seksjon {
    let poeng =
        |k: Option<&&Kontroll>, nr: usize| k.map_or_else(|| celle("Ikke oppgitt"), |k| Celle::Tall(k.1[nr].into()));
    let rader = DELER
        .iter()
        .enumerate()
        .map(|(nr, del)| vec![celle(del), poeng(kjent.first(), nr), poeng(kjent.last(), nr)])
        .collect();
    let kolonner = ["Del", "Første kontroll (0–4)", "Siste kontroll (0–4)"];
    tabell("ALSFRS-R, de tolv delene", &kolonner, rader, "Ingen kontroller er registrert.")
}

fn behandling(dag: Date) -> crate::domain::rapport::Tidslinje {
    let hendelser = vec![
        hendt(Dato::maaned(2023, 9), "Første symptom", "", ""),
        hendt(date(2024, 5, 14), "Diagnose", "", SYKEHUS),
        hendt(date(2024, 10, 2), "Stokk", "Ute og i trapper", SYKEHUS),
        hendt(date(2025, 4, 9), "Skinne til venstre hånd", "", SYKEHUS),
        hendt(date(2025, 11, 12), "Rullator", "", SYKEHUS),
        hendt(Dato::maaned(2026, 5), "Elektrisk rullestol", "Til lange strekninger", "Hjelpemiddelsentralen"),
        virker(
            periode(date(2024, 5, 21), Some(PAUSE.0), "Riluzol (N07XX02)", "", SYKEHUS),
            Moderat,
            "Unormale blodprøver (lever)",
        ),
        virker(periode(PAUSE.1, None, "Riluzol (N07XX02)", "", SYKEHUS), Moderat, ""),
        periode(NIV, None, "Pustehjelp med maske (NIV)", "Om natten, sju timer i døgnet", SYKEHUS),
    ];
    tidslinje("Behandling og hjelpemidler", dag, hendelser, "Ingen behandling er registrert.")
}

fn stotte(dag: Date) -> Vec<Faktum> {
    let maske = dag >= NIV;
    let niv = |navn: &str, f: Faktum| if maske { f } else { mangler(navn) };
    vec![
        malt("BMI", 22.8, "kg/m2").forklart("Vekt i forhold til høyde."),
        ja("Sonde gjennom magen (PEG)", false),
        mangler("PEG lagt inn"),
        ja("Pustehjelp med maske (NIV)", maske),
        niv("NIV startet", dato("NIV startet", NIV)),
        niv("NIV, timer i døgnet", malt("NIV, timer i døgnet", 7.0, "h")),
        ja("Trakeostomi", false).forklart("Et hull i halsen for å hjelpe pusten."),
        tekst("Tofersen", "Ikke aktuelt").forklart("Et legemiddel for dem som har en feil i genet SOD1."),
    ]
}
