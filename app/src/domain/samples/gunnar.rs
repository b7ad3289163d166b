//! Gunnar Fjeld: 45 years with MS and exactly 200 marks in the course (110 readings, 34 attacks, 16 treatments,
//! 40 MR scans), made by formula so that a crowded chart can be tested.

use super::bygg::{bruk, dag_for, paa_papir, part, person, selv, tok_i_bruk};
use super::ms::{HAUKELAND, Kur, Prove, Svar, Test, Tillegg, attakk, edss, kurer, mr_bilde, rapport_ms};
use super::npr::{Kontakt, Oppgjor, POLIKLINISK, rapport_nprkpr};
use super::sporsmal::{MS_SPORRESKJEMA, Sporsmal, sporsmal, svart_nei};
use super::sysvak::{COMIRNATY, FLUAD, LEGESENTER, VAKSINESENTER, rapport_sysvak};
use super::{Proveendring, Testperson, bygg};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::Hvem;
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::foresporsel::Samtykkeforesporsel;
use crate::domain::forlop::{Attakk, Bedring, Behandling, Behandlingsslag, Edss, Forlop, Mr};
use crate::domain::id::InnbyggerId;
use crate::domain::rapport::Rapport;
use crate::domain::tid::Dato;
use jiff::civil::{Date, date};
use jiff::{Span, Timestamp};

const DEBUT: &[&str] = &[
    "De første symptomene kom i oktober 1981, med nummenhet i høyre arm.",
    "Diagnosen multippel sklerose ble stilt 8. februar 1982 ved Haukeland sykehus. Sykdommen startet med attakker.",
    "Fra 2006 er sykdommen registrert som sekundær progressiv.",
];

const PROVER: &[Prove] = &[(date(2008, 9, 18), "Blodprøve (DNA og serum)", HAUKELAND)];

const TESTER: &[Test] = &[
    (date(2021, 3, 14), 38.0, 31.5, 44.0, 18.2),
    (date(2023, 3, 19), 36.0, 33.0, 49.5, 24.0),
    (date(2025, 3, 16), 35.0, 34.8, 52.3, 31.4),
];

const FUNN: &[(&str, &str, Date)] = &[("Antistoff mot JC-virus", "Påvist, indeks 2,6", date(2011, 6, 20))];

const SVAR: &[Svar] = &[
    (date(2021, 3, 14), 68.8, 33.3, 27.4, Some(44.1)),
    (date(2022, 3, 20), 71.3, 36.1, 26.6, Some(43.0)),
    (date(2023, 3, 19), 72.5, 33.3, 26.1, None),
    (date(2024, 3, 17), 76.3, 38.9, 24.9, Some(42.2)),
    (date(2025, 3, 16), 77.5, 36.1, 24.5, Some(42.9)),
    (date(2026, 3, 15), 80.0, 38.9, 23.8, Some(41.7)),
];

pub(super) const NR: i64 = 7;

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Har hatt MS i 45 år, med 200 hendelser i sykdomsforløpet.";
    let p = person(NR, "gunnar", "02905531738", ("Gunnar", "Fjeld"), date(1955, 10, 2), viser);
    Testperson {
        inkludert: vec![part("MS")],
        endringer: endringer(),
        rapporter: vec![
            (part("MS"), ms(na)),
            (part("SYSVAK"), sysvak(na)),
            (part("NPRKPR"), rapport_nprkpr(na, 2, &kontakter(na), &oppgjor(na))),
        ],
        bruk: bruk(na, p.id, logg()),
        foresporsler: vec![foresporsel(na, p.id)],
        ..p
    }
}

/// Answered no the winter before he changed his mind by himself.
fn foresporsel(na: Timestamp, id: InnbyggerId) -> Samtykkeforesporsel {
    let s = Sporsmal {
        guid: "f3a9e1d0-2b7c-4c8f-9d11-5b0c6f2a7705",
        part: "MS",
        definisjoner: &[MS_SPORRESKJEMA],
        avsender: (HAUKELAND, "983974724"),
        melding: "MS-registeret vil gjerne vite hvordan du har det mellom kontrollene. Vi spør om vi kan sende deg spørreskjema.",
        mottatt: date(2020, 2, 3),
        svarfrist: date(2020, 3, 3),
    };
    svart_nei(sporsmal(id, 900, na, &s))
}

fn endringer() -> Vec<Proveendring> {
    vec![
        paa_papir("MS", "data", Aktiv, date(2002, 4, 9), HAUKELAND),
        paa_papir("MS", "biobank", Aktiv, date(2008, 9, 18), HAUKELAND),
        tok_i_bruk(date(2019, 1, 22)),
        selv("MS", "sporreskjema", Aktiv, date(2020, 12, 6)),
        selv("NPRKPR", "utlevering-formal", Aktiv, date(2022, 10, 1)),
    ]
}

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (6, "MS", Hvem::Selv, Se, "innsynsrapport", "eget innsyn"),
        (
            45,
            "SYSVAK",
            bygg::ansatt("Sykepleier", "Fjordgata legesenter"),
            Endre,
            "vaksinasjoner",
            "registrering av vaksine",
        ),
        (31, "NPRKPR", Hvem::Selv, Se, "kontakter", "eget innsyn"),
        (101, "NPRKPR", bygg::automatisk("Folkehelseinstituttet"), Endre, "sykehusopphold", "innmelding til NPR"),
        (160, "MS", bygg::ansatt("Lege", HAUKELAND), Endre, "EDSS", "registrering etter kontroll"),
        (900, "MS", bygg::ansatt("Sykepleier", HAUKELAND), Endre, "EDSS og MR", "registrering etter kontroll"),
    ]
}

fn ms(na: Timestamp) -> Rapport {
    let dag = dag_for(na, 6);
    let forlop = Forlop {
        debut: Dato::maaned(1981, 10),
        diagnose: Some(date(1982, 2, 8)),
        til_og_med: dag,
        edss: (0..110).filter_map(maling).collect(),
        attakker: (0..34).map(attakk_nr).collect(),
        behandlinger: behandlinger(),
        mr: (0..40).map(mr_nr).collect(),
        faser: Vec::new(),
        maleserier: Vec::new(),
    };
    let samtykke = [
        ("Opplysninger i registeret", "Ja, fra 9. april 2002 (på papir)"),
        ("Prøver i biobanken", "Ja, fra 18. september 2008 (på papir)"),
        ("Spørreskjema", "Ja, fra 6. desember 2020"),
    ];
    rapport_ms(
        &forlop,
        dag,
        &Tillegg { samtykke, debut: DEBUT, svar: SVAR, prover: PROVER, tester: TESTER, funn: FUNN },
    )
}

fn etter(start: Date, dager: i64) -> Date {
    start.saturating_add(Span::new().days(dager))
}

/// About every fifth month until 2026, from EDSS 1.0 to 7.5 with the ups and downs of real readings.
fn maling(nr: i64) -> Option<Edss> {
    let dato = etter(date(1982, 2, 8), nr * 147 + nr * 37 % 41);
    let halve = 2 + nr * 12 / 109 + [0, 0, 1, 0, 0, 0][usize::try_from(nr % 6).ok()?];
    edss(dato, u8::try_from(halve.clamp(2, 15)).ok()?, HAUKELAND)
}

/// Close together in the first years, the last one in 2006.
fn attakk_nr(nr: i64) -> Attakk {
    let dato = etter(date(1981, 10, 20), nr * (140 + nr * 4) + nr * 53 % 37);
    let dato = match nr % 7 {
        0 => Dato::maaned(dato.year(), dato.month()),
        5 => Dato::aar(dato.year()),
        _ => dato.into(),
    };
    let (bedring, steroider) = match nr % 5 {
        0 | 3 => (Bedring::Full, Some(nr > 9)),
        1 => (Bedring::Delvis, Some(true)),
        2 => (Bedring::Ukjent, None),
        _ => (Bedring::Ingen, Some(true)),
    };
    let beskrivelse = ["Nummenhet i arm", "Nedsatt kraft i bein", "Betennelse i synsnerven", "Ustø gange"];
    let tekst = usize::try_from(nr % 5).ok().and_then(|i| beskrivelse.get(i)).copied();
    attakk(dato, bedring, steroider, tekst, HAUKELAND)
}

/// About every tenth month since MR came to the hospital; the spinal cord every fifth time.
fn mr_nr(nr: i64) -> Mr {
    let dato = etter(date(1992, 5, 12), nr * 311 + nr * 29 % 60);
    let omrade = if nr % 5 == 4 { "ryggmarg" } else { "hjerne" };
    let nye = u16::try_from((7 - nr / 5).max(0) * (nr % 3) / 2).unwrap_or_default();
    let kontrast = (nr % 4 != 3).then_some(nye / 2);
    mr_bilde(dato, omrade, (nr % 9 != 8).then_some(nye), kontrast, HAUKELAND)
}

fn behandlinger() -> Vec<Behandling> {
    use Behandlingsslag::{Hoyeffektiv, Ingen, Moderat, Puls};
    let beta_1b = Some(("Betaferon", "interferon beta-1b"));
    let avonex = Some(("Avonex", "interferon beta-1a"));
    let rebif = Some(("Rebif", "interferon beta-1a"));
    let copaxone = Some(("Copaxone", "glatirameracetat"));
    let novantrone = Some(("Novantrone", "mitoksantron"));
    let tysabri = Some(("Tysabri", "natalizumab"));
    let gilenya = Some(("Gilenya", "fingolimod"));
    let aubagio = Some(("Aubagio", "teriflunomid"));
    let tecfidera = Some(("Tecfidera", "dimetylfumarat"));
    let mabthera = Some(("MabThera", "rituksimab"));
    let mavenclad = Some(("Mavenclad", "kladribin"));
    let rad = |middel, slag, fra: Date, til: Date, grunn| -> Kur<'static> {
        (middel, slag, fra.into(), Some(til), Some(grunn), HAUKELAND)
    };
    kurer(&[
        (None, Ingen, Dato::aar(1982), Some(date(1996, 2, 28)), Some("Ingen behandling var tilgjengelig"), HAUKELAND),
        rad(beta_1b, Moderat, date(1996, 3, 1), date(1998, 5, 20), "Bivirkninger"),
        rad(avonex, Moderat, date(1998, 6, 15), date(2000, 9, 1), "Manglende effekt (attakker)"),
        rad(rebif, Moderat, date(2000, 9, 15), date(2002, 3, 10), "Nøytraliserende antistoffer"),
        rad(copaxone, Moderat, date(2002, 4, 9), date(2004, 1, 31), "Manglende effekt (attakker)"),
        rad(novantrone, Hoyeffektiv, date(2004, 2, 10), date(2006, 2, 10), "Behandlingen er fullført"),
        rad(None, Ingen, date(2006, 2, 11), date(2006, 11, 30), "Ønske fra pasienten"),
        rad(tysabri, Hoyeffektiv, date(2006, 12, 1), date(2011, 8, 25), "JC-virus påvist"),
        (None, Moderat, Dato::maaned(2011, 9), Some(date(2011, 12, 20)), None, HAUKELAND),
        rad(gilenya, Hoyeffektiv, date(2012, 1, 12), date(2014, 3, 3), "Unormale blodprøver"),
        rad(aubagio, Moderat, date(2014, 4, 1), date(2015, 6, 16), "Bivirkninger"),
        rad(tecfidera, Moderat, date(2015, 7, 1), date(2017, 2, 14), "Manglende effekt (forverring)"),
        rad(mabthera, Hoyeffektiv, date(2017, 3, 21), date(2020, 4, 1), "Annen sykdom"),
        rad(None, Ingen, date(2020, 4, 2), date(2021, 1, 10), "Annen sykdom"),
        rad(mavenclad, Puls, date(2021, 1, 11), date(2022, 2, 15), "Behandlingen er fullført"),
        (None, Ingen, date(2024, 5, 1).into(), None, Some("Forverring uten ny betennelse"), HAUKELAND),
    ])
}

fn sysvak(na: Timestamp) -> Rapport {
    let doser = vec![
        (date(2021, 2, 18), COMIRNATY, Some("EK_4241"), VAKSINESENTER),
        (date(2021, 3, 30), COMIRNATY, Some("ER_9449"), VAKSINESENTER),
        (date(2024, 10, 10), FLUAD, Some("FL_2287"), LEGESENTER),
        (date(2025, 10, 9), FLUAD, Some("FL_3310"), LEGESENTER),
        (dag_for(na, 45), FLUAD, Some("FL_4108"), LEGESENTER),
    ];
    rapport_sysvak(na, 4, doser)
}

fn oppgjor(na: Timestamp) -> Vec<Oppgjor> {
    let lege = "Fjordgata legesenter";
    vec![
        (dag_for(na, 45), "Fastlege, sykepleier", lege, "A44 Vaksinasjon", None),
        (dag_for(na, 210), "Fastlege", lege, "N86 Multippel sklerose", Some("2ad")),
    ]
}

fn kontakter(na: Timestamp) -> Vec<Kontakt> {
    let sted = ("Nevrologisk avdeling", HAUKELAND);
    [160, 520, 900].map(|dager| (dag_for(na, dager), 0, POLIKLINISK, sted, "G35 Multippel sklerose", None)).into()
}
