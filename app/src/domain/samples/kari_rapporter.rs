//! Kari's reports from other registries than the MS registry.

use super::bygg::{celle, dag_for, fakta, kl, part, poster, rapport, tabell};
use super::deler::{Serie, dato, fra, hendt, ja, kode, kodeliste, mangler, rettet, tekst, tidslinje, verdi};
use super::mfr::{Fodsel, Mor, rapport_mfr};
use super::ms::{HAUKELAND, ST_OLAV};
use super::npr::{
    AKUTT, DAG, DOGN, Kommunalt, Kontakt, Maling, Oppgjor, POLIKLINISK, TELEFON, Tann, med_bidiagnose,
    med_helsestasjon, med_kommunale, rapport_nprkpr,
};
use super::resept::{Resept, Utlevert, rapport_resept};
use super::sysvak::{
    APOTEK, BCG, BOOSTRIX, COMIRNATY, DITE, FLATT, HEPATITT_A, HEPATITT_B, LEGESENTER, MMR, PREVENAR, REISEKLINIKK,
    SKOLE, SPIKEVAX, TYFOID, VAKSINESENTER, VAXIGRIP, rapport_sysvak,
};
use crate::domain::definisjon::PartKode;
use crate::domain::rapport::{Celle, Faktum, Rapport, Seksjon};
use jiff::{Timestamp, civil::date};

const LEGE: &str = "Fjordgata legesenter";
const NEVROLOGISK: (&str, &str) = ("Nevrologisk avdeling", ST_OLAV);

/// Those of fixed days, and those that the newest rows of the log belong to.
fn kontakter(na: Timestamp) -> Vec<Kontakt> {
    let nye = [
        (dag_for(na, 23), 0, POLIKLINISK, NEVROLOGISK, "G35 Multippel sklerose", None),
        (dag_for(na, 38), 0, TELEFON, NEVROLOGISK, "G35 Multippel sklerose", None),
    ];
    [&nye[..], KONTAKTER].concat()
}

fn oppgjor(na: Timestamp) -> Vec<Oppgjor> {
    let nye = [
        (dag_for(na, 31), "Fastlege, sykepleier", LEGE, "A44 Vaksinasjon eller råd om vaksine", None),
        (dag_for(na, 52), "Fastlege", LEGE, "N86 Multippel sklerose", Some("2ad")),
        (dag_for(na, 120), "Fastlege, e-konsultasjon", LEGE, "L18 Muskelsmerte", Some("2ae")),
        (dag_for(na, 490), "Legevakt", "Trondheim legevakt", "L77 Forstuing av ankel", Some("2ak")),
        (date(2021, 10, 4), "Vaksinasjon", "Kommunalt vaksinasjonssenter, Idrettshallen", "A44 Vaksinasjon", None),
    ];
    [&nye[..], OPPGJOR].concat()
}

const KOMMUNALT: Kommunalt = Kommunalt {
    behov: "Noe bistandsbehov",
    plan: true,
    koordinator: Some("Ergoterapeut, Trondheim kommune"),
    kommune: "Trondheim",
    tjenester: &[
        ("Praktisk hjelp i hjemmet", date(2022, 3, 1), None, Some(2.0)),
        ("Ergoterapi", date(2021, 4, 12), Some(date(2021, 9, 30)), None),
        ("Tekniske hjelpemidler", date(2021, 6, 2), None, None),
    ],
};

const KONTAKTER: &[Kontakt] = &[
    (
        date(2009, 3, 2),
        4,
        DOGN,
        ("Nevrologisk avdeling", HAUKELAND),
        "G35 Multippel sklerose",
        Some("TAB00 Spinalpunksjon"),
    ),
    (date(2011, 10, 24), 3, AKUTT, ("Nevrologisk avdeling", HAUKELAND), "G35 Multippel sklerose", None),
    (date(2014, 9, 22), 3, AKUTT, ("Kvinneklinikken", HAUKELAND), "O80 Spontan fødsel ved énlingsfødsel", None),
    (date(2015, 2, 12), 0, DAG, ("Nevrologisk avdeling", HAUKELAND), "G35 Multippel sklerose", Some("WBGC05 Infusjon")),
    (date(2017, 4, 27), 0, POLIKLINISK, ("Nevrologisk avdeling", HAUKELAND), "G35 Multippel sklerose", None),
    (date(2018, 5, 29), 4, AKUTT, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", None),
    (date(2022, 2, 3), 0, DAG, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", Some("WBGC05 Infusjon")),
    (date(2024, 9, 19), 0, POLIKLINISK, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", None),
    (date(2026, 2, 5), 0, POLIKLINISK, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", None),
    (date(2026, 8, 13), 0, DAG, ("Nevrologisk avdeling", ST_OLAV), "G35 Multippel sklerose", Some("WBGC05 Infusjon")),
];

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 6, 11), "Fysioterapeut", "Torget fysioterapi", "N86 Multippel sklerose", Some("A2f")),
    (date(2026, 6, 4), "Fysioterapeut", "Torget fysioterapi", "N86 Multippel sklerose", Some("A2f")),
    (date(2026, 3, 17), "Fastlege, e-konsultasjon", "Fjordgata legesenter", "U71 Blærebetennelse", Some("2ae")),
    (date(2025, 11, 3), "Fastlege", "Fjordgata legesenter", "A44 Vaksinasjon", None),
    (date(2024, 10, 8), "Fastlege", "Fjordgata legesenter", "N86 Multippel sklerose", Some("2ad")),
];

/// From maternity care after the birth.
const MALINGER: &[Maling] = &[
    (date(2014, 10, 6), "Sentrum helsestasjon", "Amming", "Fullammer"),
    (date(2014, 11, 3), "Sentrum helsestasjon", "Amming", "Fullammer"),
    (date(2015, 3, 23), "Sentrum helsestasjon", "Amming", "Delvis"),
];

const TENNER: &[Tann] =
    &[(date(2023, 5, 9), "Torget tannlegevakt", "Undersøkelse"), (date(2025, 6, 17), "Torget tannlegevakt", "Fylling")];

const RESEPTER: &[Resept] = &[
    (
        38,
        ("Fampyra", "10 mg depottablett"),
        "N07XX07",
        "56 stk.",
        3,
        "Lege ved St. Olavs hospital",
        Some("Apoteket ved Torget"),
    ),
    (120, ("Baklofen", "10 mg tablett"), "M03BX01", "100 stk.", 2, "Fastlege", Some("Apoteket ved Torget")),
    (200, ("Vitamin D", "20 µg kapsel"), "A11CC05", "180 stk.", 1, "Fastlege", None),
    (250, ("Selexid", "200 mg tablett"), "J01CA08", "10 stk.", 0, "Fastlege", Some("Apoteket ved Torget")),
];

/// Kari herself: SYSVAK, MSIS, the birth registry, NPR and KPR, prescriptions and Kjernejournal.
pub(super) fn rapporter(na: Timestamp) -> Vec<(PartKode, Rapport)> {
    vec![
        (part("SYSVAK"), sysvak(na)),
        (part("MSIS"), msis(na)),
        (part("MFR"), mfr(na)),
        (part("NPRKPR"), nprkpr(na)),
        (part("RESEPT"), rapport_resept(na, 0, RESEPTER, UTLEVERT)),
        (part("KJERNEJOURNAL"), kjernejournal(na)),
    ]
}

const UTLEVERT: &[Utlevert] = &[
    (9, "Fampyra", "56 stk."),
    (38, "Fampyra", "56 stk."),
    (120, "Baklofen", "100 stk."),
    (250, "Selexid", "10 stk."),
];

fn nprkpr(na: Timestamp) -> Rapport {
    let r = rapport_nprkpr(na, 2, &kontakter(na), &oppgjor(na));
    let r = med_bidiagnose(r, date(2014, 9, 22), "G35 Multippel sklerose");
    med_kommunale(med_helsestasjon(r, MALINGER, TENNER), &KOMMUNALT)
}

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(1991, 9, 12), MMR, None, SKOLE),
        (date(1993, 2, 4), BCG, None, SKOLE),
        (date(1995, 3, 14), DITE, None, SKOLE),
        (date(2003, 11, 18), HEPATITT_A, Some("AHAVB_118"), REISEKLINIKK),
        (date(2003, 11, 18), TYFOID, Some("TV_0937"), REISEKLINIKK),
        (date(2009, 1, 7), HEPATITT_B, Some("HBVA_220"), LEGESENTER),
        (date(2012, 3, 1), BOOSTRIX, Some("AC39_0452"), LEGESENTER),
        (date(2016, 11, 3), PREVENAR, Some("PCV_4471"), LEGESENTER),
        (date(2019, 10, 24), VAXIGRIP, Some("VT_3307"), LEGESENTER),
        (date(2020, 10, 15), VAXIGRIP, Some("VT_3912"), LEGESENTER),
        (date(2021, 3, 25), COMIRNATY, Some("ER_7812"), VAKSINESENTER),
        (date(2021, 5, 6), COMIRNATY, Some("EX_2405"), VAKSINESENTER),
        (date(2021, 10, 4), SPIKEVAX, Some("MO_6012"), VAKSINESENTER),
        (date(2022, 9, 29), COMIRNATY, Some("GH_1183"), VAKSINESENTER),
        (date(2023, 4, 18), FLATT, Some("TBE_2204"), REISEKLINIKK),
        (date(2023, 5, 23), FLATT, Some("TBE_2219"), REISEKLINIKK),
        (date(2023, 10, 19), VAXIGRIP, Some("VT_5120"), APOTEK),
        (date(2024, 10, 17), VAXIGRIP, None, APOTEK),
        (date(2025, 11, 3), VAXIGRIP, Some("VT_6640"), LEGESENTER),
    ];
    rapport_sysvak(na, 1, doser)
}

fn msis(na: Timestamp) -> Rapport {
    let meldt = |dag, tittel: &str, fakta| (dag, tittel.to_owned(), fakta);
    let gruppe = || {
        kode("Meldegruppe", "MSIS-gruppe", "A", "Gruppe A")
            .forklart("I gruppe A og B meldes sykdommen med navnet ditt. I gruppe C meldes bare antall.")
    };
    let campylobacter = vec![
        kode("Sykdom", "ICD-10", "A04.5", "Campylobacteriose"),
        gruppe(),
        dato("Prøve tatt", date(2016, 8, 7)),
        dato("Diagnose stilt", date(2016, 8, 9)),
        tekst("Prøvemateriale", "Avføring"),
        tekst("Påvist med", "Dyrkning"),
        tekst("Smitteland", "Spania"),
        ja("Innlagt i sykehus", false),
        mangler("Vaksinert"),
        tekst("Meldt av", LEGE),
    ];
    let korona = vec![
        kode("Sykdom", "ICD-10", "U07.1", "Covid-19"),
        gruppe(),
        dato("Prøve tatt", date(2022, 2, 2)),
        dato("Diagnose stilt", date(2022, 2, 3)),
        tekst("Prøvemateriale", "Prøve fra nese og svelg"),
        tekst("Påvist med", "PCR"),
        tekst("Smitteland", "Norge"),
        mangler("Innlagt i sykehus"),
        tekst("Vaksinert", "Ja, tre doser"),
        tekst("Meldt av", ST_OLAV),
    ];
    let raa =
        vec![meldt(date(2016, 8, 9), "Campylobacteriose", campylobacter), meldt(date(2022, 2, 3), "Covid-19", korona)];
    let mut seksjon = poster("Meldte sykdommer", "melding", None, raa);
    for p in &mut seksjon.poster {
        p.kilde = verdi(p, "Meldt av").map(|sted| fra(sted, p.dato));
    }
    let grupper = kodeliste(
        "MSIS-gruppe",
        "Hvordan en sykdom meldes",
        &[("A", "Alle tilfeller, med navn"), ("B", "Noen sykdommer, med mindre om hvem"), ("C", "Bare antall")],
    );
    Rapport { kodelister: vec![grupper], ..rapport(na, 3, vec![seksjon]) }
}

fn mfr(na: Timestamp) -> Rapport {
    let selv = Fodsel {
        barn: "Kari Danser",
        foreldre: "Inger Danser",
        dato: date(1979, 2, 14),
        termin: None,
        alder: "40 uker",
        vekt_gram: 3420.0,
        lengde_cm: 50.0,
        hode_cm: Some(35.0),
        apgar: Some("8 og 9"),
        forlosning: "Vaginal, uten inngrep",
        sted: "Haukeland sykehus",
        mor: None,
    };
    let barn = Fodsel {
        barn: "Gutt, født 22. september 2014",
        foreldre: "Kari Danser",
        dato: date(2014, 9, 22),
        termin: Some(date(2014, 9, 25)),
        alder: "39 uker og 4 dager",
        vekt_gram: 3305.0,
        lengde_cm: 49.0,
        hode_cm: Some(34.5),
        apgar: Some("9 og 10"),
        forlosning: "Vaginal, uten inngrep",
        sted: HAUKELAND,
        mor: Some(Mor {
            tidligere_fodsler: 0.0,
            helse: "Multippel sklerose",
            legemidler: "Ingen",
            komplikasjoner: "Ingen",
            folat: "Ja",
            royking: "Nei",
        }),
    };
    rapport_mfr(na, 5, Some(selv), &[barn])
}

fn kjernejournal(na: Timestamp) -> Rapport {
    let kritisk = vec![
        tekst("Kritisk informasjon", "Får immundempende behandling (rituksimab)"),
        tekst("Allergier", "Ingen registrert"),
        tekst("Registrert av", "Lege ved Nevrologisk avdeling, St. Olavs hospital"),
    ];
    let kritisk =
        kritisk.into_iter().map(|f| Faktum { kilde: Some(rettet(ST_OLAV, date(2022, 2, 3), date(2024, 9, 19))), ..f });
    let egne = vec![
        tekst("Pårørende", "Line Danser, søster"),
        mangler("Sykdom i familien"),
        tekst("Språk", "Norsk"),
        ja("Donorkort", true),
    ];
    let besok = [(23, ST_OLAV), (38, ST_OLAV), (291, ST_OLAV), (490, "Trondheim legevakt")]
        .map(|(dager, sted)| hendt(dag_for(na, dager), "Besøk", sted, sted));
    let historikk = Seksjon {
        tidslinjer: vec![tidslinje("Besøk de siste årene", dag_for(na, 0), besok.into(), "Ingen besøk er registrert.")],
        ..Seksjon::ny("Besøkshistorikk")
    };
    let leger =
        fakta("Kontakter", vec![tekst("Fastlege", "Ida Holm, Fjordgata legesenter"), tekst("Sykehus", ST_OLAV)]);
    let legemidler = RESEPTER.iter().map(|r| vec![celle(r.1.0), celle(r.1.1), Celle::Dato(dag_for(na, r.0))]).collect();
    let legemidler = tabell("Legemidler", &["Legemiddel", "Styrke", "Forskrevet"], legemidler, "Ingen legemidler.");
    let dokumenter = vec![
        vec![Celle::Dato(date(2026, 2, 6)), celle("Epikrise fra Nevrologisk avdeling"), celle(ST_OLAV)],
        vec![Celle::Dato(date(2024, 9, 20)), celle("Epikrise fra Nevrologisk avdeling"), celle(ST_OLAV)],
    ];
    let dokumenter = tabell("Dokumenter", &["Dato", "Dokument", "Sykehus"], dokumenter, "Ingen dokumenter.");
    let vaksiner = tabell(
        "Vaksiner",
        &["Dato", "Vaksine"],
        vec![
            vec![Celle::Dato(date(2025, 11, 3)), celle("Vaxigrip Tetra (influensa)")],
            vec![Celle::Dato(date(2023, 5, 23)), celle("TicoVac (skogflåttencefalitt)")],
        ],
        "Ingen vaksiner.",
    );
    let seksjoner = vec![
        fakta("Viktig for helsepersonell", kritisk.collect()),
        fakta("Det du har lagt inn selv", egne),
        leger,
        historikk,
        legemidler,
        provesvar(na),
        dokumenter,
        vaksiner,
    ];
    Rapport { data_sist_endret: Some(kl(dag_for(na, 23), 14, 10).min(na)), ..rapport(na, 0, seksjoner) }
}

/// Blood tests that follow the treatment.
fn provesvar(na: Timestamp) -> Seksjon {
    let dag = dag_for(na, 0);
    let serie = |tittel, forklaring, enhet, kode| Serie {
        tittel,
        forklaring,
        enhet,
        kode,
        bedre: None,
        skala: None,
        sted: ST_OLAV,
    };
    let lymfocytter =
        serie("Lymfocytter", "Hvite blodceller som behandlingen påvirker.", "10*9/L", Some(("NPU", "NPU02636")));
    let igg = serie("IgG", "Antistoffer i blodet.", "g/L", None);
    let maleserier = vec![
        lymfocytter.til(dag, &[(date(2024, 9, 19), 1.4), (date(2025, 8, 14), 1.2), (date(2026, 8, 13), 1.3)]),
        igg.til(dag, &[(date(2024, 9, 19), 8.9), (date(2025, 8, 14), 8.1), (date(2026, 8, 13), 7.6)]),
    ];
    Seksjon { maleserier, ..Seksjon::ny("Prøvesvar") }
}
