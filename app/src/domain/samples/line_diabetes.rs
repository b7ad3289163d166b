//! Line's reports from the diabetes registry, and the study she takes part in. The older version has another treatment,
//! one control fewer, and a value that was corrected since.

use super::bygg::{celle, dag_for, fakta, kanskje_celle, kl, part, rapport_av, tabell};
use super::deler::{
    Serie, andre_rapporter, fra, hendt, ja, kodeliste, malt, mangler, med_band, periode, rettet, tall, tekst,
    tidslinje, virker,
};
use super::kari_deltakelse::steg;
use crate::domain::definisjon::PartKode;
use crate::domain::deltakelse::{Deltakelse, Deltakelsesslag, Egenfunksjon, Funksjonstilstand};
use crate::domain::forlop::Behandlingsslag::Moderat;
use crate::domain::rapport::{Celle, Faktum, Maleserie, Rapport, Retning, Seksjon};
use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};

const LEGE: &str = "Fjordgata legesenter";
const SYKEHUS: &str = "St. Olavs hospital";

/// A yearly control: date, HbA1c, blood pressure, LDL, weight, eyes, feet, micro-albumin.
type Kontroll = (Date, f64, (f64, f64), f64, f64, Option<&'static str>, Option<&'static str>, Option<&'static str>);

const UNDERSOKT: Option<&str> = Some("Undersøkt");

const KONTROLLER: &[Kontroll] = &[
    (date(2026, 10, 5), 54.0, (126.0, 78.0), 2.3, 71.5, UNDERSOKT, UNDERSOKT, Some("Normal")),
    (date(2025, 9, 30), 56.0, (128.0, 80.0), 2.4, 71.0, UNDERSOKT, UNDERSOKT, Some("Normal")),
    (date(2024, 10, 2), 58.0, (131.0, 82.0), 2.6, 72.4, Some("Henvist"), UNDERSOKT, Some("Normal")),
    (date(2023, 9, 27), 61.0, (129.0, 79.0), 2.8, 73.0, UNDERSOKT, None, None),
    (date(2022, 10, 11), 63.0, (134.0, 84.0), 2.9, 73.6, UNDERSOKT, UNDERSOKT, Some("Normal")),
    (date(2021, 9, 22), 66.0, (132.0, 81.0), 3.0, 74.2, None, None, Some("Normal")),
    (date(2020, 11, 18), 69.0, (130.0, 80.0), 3.1, 74.8, UNDERSOKT, UNDERSOKT, Some("Normal")),
];

/// HbA1c between the yearly controls, as the laboratory sent it to the registry.
const MELLOM: &[(Date, f64)] = &[
    (date(2012, 3, 14), 76.0),
    (date(2013, 1, 22), 78.0),
    (date(2014, 2, 5), 75.0),
    (date(2015, 9, 16), 74.0),
    (date(2016, 11, 8), 77.0),
    (date(2018, 1, 17), 73.0),
    (date(2018, 10, 3), 72.0),
    (date(2019, 6, 19), 72.0),
    (date(2020, 3, 4), 70.0),
    (date(2021, 4, 14), 67.0),
    (date(2022, 3, 30), 66.0),
    (date(2023, 4, 19), 62.0),
    (date(2024, 4, 10), 61.0),
    (date(2025, 3, 26), 57.0),
    (date(2026, 4, 22), 51.0),
    (date(2026, 7, 8), 52.0),
];

/// The pump came between the two versions.
const PUMPE: Date = date(2026, 1, 21);

/// The newest version, and one ordered a year before.
pub(super) fn rapporter(na: Timestamp) -> Vec<(PartKode, Rapport)> {
    [1, 366].map(|dager| (part("DIABETES"), rapport(dag_for(na, dager)))).into()
}

/// The report as the registry would have sent it on `dag`, with yearly controls since it became one that people can opt
/// out of.
fn rapport(dag: Date) -> Rapport {
    let kontroller: Vec<Kontroll> = KONTROLLER.iter().filter(|k| k.0 <= dag).copied().collect();
    let seksjoner = vec![
        fakta("Om diabetesen", grunn(dag)),
        kontrolltabell(&kontroller),
        Seksjon {
            forklaring: Some("Målinger fra kontrollene, sammen med behandlingen du fikk.".to_owned()),
            tidslinjer: vec![behandling(dag)],
            maleserier: malinger(&kontroller, dag),
            ..Seksjon::ny("Målinger og behandling over tid")
        },
        fakta("Senskader", senskader(dag)),
    ];
    let sist = kontroller.first().map_or(dag, |k| k.0.saturating_add(Span::new().days(2)));
    Rapport {
        data_sist_endret: Some(kl(sist.min(dag), 3, 15)),
        kodelister: vec![kodeliste(
            "Diabetestype",
            "Typer diabetes",
            &[("1", "Type 1"), ("2", "Type 2"), ("3", "LADA"), ("4", "MODY"), ("5", "Annen type")],
        )],
        stottede_rapporter: andre_rapporter(None),
        ..rapport_av(kl(dag, 6, 15), dag, seksjoner)
    }
}

fn grunn(dag: Date) -> Vec<Faktum> {
    let pumpe = dag >= PUMPE;
    let kilde = fra(LEGE, date(2020, 11, 18));
    let mut felt = vec![
        Faktum::kodet("Diabetestype", ("Diabetestype", "1"), "Type 1"),
        tall("År for diagnosen", 1996.0),
        tekst("Behandling", if pumpe { "Insulinpumpe og kontinuerlig glukosemåler" } else { "Insulin med penn" }),
        ja("Tabletter", false),
        ja("Insulin", true),
        ja("Insulinpumpe", pumpe),
        ja("Kontinuerlig glukosemåler", pumpe),
        tekst("Røyking", "Nei"),
        Faktum { kilde: Some(rettet(LEGE, date(2020, 11, 18), date(2026, 10, 5))), ..hoyde(dag) },
        tekst("Alvorlig føling siste år", if pumpe { "Ingen" } else { "Én gang" })
            .forklart("Blodsukker så lavt at du trengte hjelp av andre."),
        tekst("Ketoacidose siste år", "Ingen").forklart("Syreforgiftning av for lite insulin."),
    ];
    if !pumpe {
        felt.push(tekst("Insulintype", "Levemir og NovoRapid"));
    }
    felt.into_iter().map(|f| Faktum { kilde: Some(f.kilde.unwrap_or_else(|| kilde.clone())), ..f }).collect()
}

/// Mistyped by the clinic until it was corrected in October 2026.
fn hoyde(dag: Date) -> Faktum {
    malt("Høyde", if dag >= date(2026, 10, 5) { 168.0 } else { 186.0 }, "cm")
}

fn senskader(dag: Date) -> Vec<Faktum> {
    let oyne = dag >= date(2025, 12, 1);
    vec![
        ja("Hjerte og kar", false),
        tekst("Øyne", if oyne { "Lette forandringer, behandles ikke" } else { "Ingen kjente" })
            .forklart("Forandringer i netthinnen heter retinopati."),
        ja("Nyrer", false),
        mangler("Føtter"),
        ja("Amputasjon", false),
    ]
}

fn kontrolltabell(kontroller: &[Kontroll]) -> Seksjon {
    let rader = kontroller
        .iter()
        .map(|k| {
            let trykk = format!("{}/{}", k.2.0, k.2.1);
            let undersokelser = [k.5, k.6, k.7].map(kanskje_celle);
            [Celle::Dato(k.0), Celle::Tall(k.1), celle(&trykk), Celle::Tall(k.3), Celle::Tall(k.4)]
                .into_iter()
                .chain(undersokelser)
                .collect()
        })
        .collect();
    let kolonner =
        ["Dato", "HbA1c (mmol/mol)", "Blodtrykk (mmHg)", "LDL (mmol/l)", "Vekt (kg)", "Øyne", "Føtter", "Mikroalbumin"];
    let mut seksjon = tabell("Årskontroller", &kolonner, rader, "Ingen årskontroller er registrert.");
    for (rad, k) in seksjon.tabeller.iter_mut().flat_map(|t| &mut t.rader).zip(kontroller) {
        rad.kilde = Some(fra(LEGE, k.0));
    }
    seksjon
}

/// Each with its code in LOINC, or NPU for what Norwegian laboratories report.
fn malinger(kontroller: &[Kontroll], dag: Date) -> Vec<Maleserie> {
    let serie = |tittel, forklaring, enhet, kode, bedre| Serie {
        tittel,
        forklaring,
        enhet,
        kode: Some(kode),
        bedre,
        skala: None,
        sted: LEGE,
    };
    let av = |velg: fn(&Kontroll) -> f64| kontroller.iter().map(|k| (k.0, velg(k))).collect::<Vec<_>>();
    let lavere = Some(Retning::Lavere);
    let hba1c = "Hvor høyt blodsukkeret har vært de siste to til tre månedene. \
                 Før ble det målt i prosent: 53 mmol/mol er om lag 7 prosent.";
    vec![
        med_band(
            serie("HbA1c", hba1c, "mmol/mol", ("NPU", "NPU27300"), lavere).til(dag, &[&av(|k| k.1), MELLOM].concat()),
            &[(0.0, "vanlig mål: til og med 53"), (53.0, "over målet")],
        ),
        serie(
            "Blodtrykk, det øverste tallet",
            "Systolisk trykk: når hjertet trekker seg sammen.",
            "mm[Hg]",
            ("LOINC", "8480-6"),
            None,
        )
        .til(dag, &av(|k| k.2.0)),
        serie(
            "Blodtrykk, det nederste tallet",
            "Diastolisk trykk: når hjertet hviler.",
            "mm[Hg]",
            ("LOINC", "8462-4"),
            None,
        )
        .til(dag, &av(|k| k.2.1)),
        serie("LDL-kolesterol", "Kolesterolet som kan legge seg i årene.", "mmol/L", ("NPU", "NPU01568"), lavere)
            .til(dag, &av(|k| k.3)),
        serie("Vekt", "", "kg", ("LOINC", "29463-7"), None).til(dag, &av(|k| k.4)),
    ]
}

fn behandling(dag: Date) -> crate::domain::rapport::Tidslinje {
    let perioder = vec![
        periode(date(1996, 4, 12), Some(date(2005, 8, 30)), "Insulin med sprøyte", "", SYKEHUS),
        periode(date(2005, 8, 31), Some(PUMPE), "Insulin med penn", "Byttet til pumpe", SYKEHUS),
        virker(
            periode(date(2016, 11, 9), Some(date(2018, 2, 1)), "Metformin", "Sammen med insulin", LEGE),
            Moderat,
            "Bivirkninger",
        ),
        hendt(date(2018, 5, 14), "Startkurs for type 1-diabetes", "Fire dager med opplæring", SYKEHUS),
        hendt(date(2024, 8, 11), "Alvorlig føling", "Ambulanse til hjemmet", SYKEHUS),
        periode(PUMPE, None, "Insulinpumpe", "", SYKEHUS),
        periode(PUMPE, None, "Kontinuerlig glukosemåler", "", SYKEHUS),
    ];
    tidslinje("Behandling", dag, perioder, "Ingen behandling er registrert.")
}

/// A study that has come to its last step.
pub(super) fn deltakelse(na: Timestamp) -> Vec<(PartKode, Vec<Deltakelse>)> {
    let studie = Deltakelse {
        id: "sovn-og-glukose".to_owned(),
        slag: Deltakelsesslag::Forskning,
        tittel: "Søvn og blodsukker".to_owned(),
        forklaring: Some("Studien ser på blodsukkeret om natten hos voksne med insulinpumpe.".to_owned()),
        status: "Målingene er levert. Forskerne arbeider med resultatene.".to_owned(),
        ansvarlig: "Universitetet i Oslo".to_owned(),
        fra: Some(dag_for(na, 150)),
        til: Some(dag_for(na, -215)),
        steg: vec![
            steg("Samtykke", Some(dag_for(na, 150)), "Du sa ja til å være med."),
            steg("Måler utlevert", Some(dag_for(na, 128)), "Du fikk måleren ved St. Olavs hospital."),
            steg("Måler levert tilbake", Some(dag_for(na, 100)), ""),
            steg("Resultatet ditt", None, "Du får et brev her når forskerne er ferdige."),
        ],
        funksjoner: vec![Egenfunksjon {
            kortnavn: "resultat".to_owned(),
            tittel: "Få ditt eget resultat".to_owned(),
            forklaring: Some("Du kan la være å få vite hva målingene viste.".to_owned()),
            tilstand: Funksjonstilstand::Enkel { tilstand: true },
        }],
    };
    vec![(part("DIABETES"), vec![studie])]
}
