//! Arne Myhre: has ALS and an unanswered request from the hospital. The ALS registry holds nothing before his yes.

use super::bygg::{ansatt, bruk, dag_for, hendelse, kl, part, person, relasjon, tok_i_bruk};
use super::npr::{AKUTT, Kontakt, Oppgjor, POLIKLINISK, rapport_nprkpr};
use super::resept::{Resept, Utlevert, rapport_resept};
use super::sysvak::{BOOSTRIX, LEGESENTER, SPIKEVAX, VAKSINESENTER, VAXZEVRIA, rapport_sysvak};
use super::{Testperson, arne_tarm, astrid, bygg};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::definisjon::DefinisjonId;
use crate::domain::foresporsel::{Foresporselsformal, Foresporselstatus, Samtykkeforesporsel};
use crate::domain::id::InnbyggerId;
use crate::domain::representasjon::Rolle;
use jiff::{Timestamp, civil::date};

/// The ALS registry's consent, as the catalogue identifies it.
const ALS_LAGRING: &str = "0f8f1843-6482-463c-b60a-bd303566cbf3";
const SYKEHUS: &str = "St. Olavs hospital";
const NEVROLOGISK: (&str, &str) = ("Nevrologisk avdeling", SYKEHUS);

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Har ALS og en forespørsel om samtykke som han ikke har svart på.";
    let p = person(5, "arne", "19896513314", ("Arne", "Myhre"), date(1965, 9, 19), viser);
    let doser = vec![
        (date(2014, 5, 6), BOOSTRIX, None, LEGESENTER),
        (date(2021, 3, 4), VAXZEVRIA, Some("ABV_3374"), VAKSINESENTER),
        (date(2021, 6, 2), SPIKEVAX, Some("MO_3003"), VAKSINESENTER),
        (date(2022, 1, 11), SPIKEVAX, Some("MO_7145"), VAKSINESENTER),
    ];
    Testperson {
        inkludert: vec![part("TARM")],
        endringer: vec![tok_i_bruk(dag_for(na, 330))],
        rapporter: vec![
            (part("SYSVAK"), rapport_sysvak(na, 3, doser)),
            (part("NPRKPR"), rapport_nprkpr(na, 1, &kontakter(na), &oppgjor(na))),
            (part("RESEPT"), rapport_resept(na, 0, RESEPTER, UTLEVERT)),
            (part("TARM"), arne_tarm::tarm(na)),
        ],
        bruk: bruk(na, p.id, logg()),
        foresporsler: vec![foresporsel(na, p.id)],
        deltakelse: arne_tarm::deltakelse(na),
        relasjoner: vec![relasjon(p.id, astrid::NR, Rolle::Vergemal, None, &[])],
        ..p
    }
}

fn foresporsel(na: Timestamp, id: InnbyggerId) -> Samtykkeforesporsel {
    let mottatt = kl(dag_for(na, 6), 10, 5).min(na);
    Samtykkeforesporsel {
        id: hendelse(id, mottatt, 900),
        part: part("ALS"),
        definisjoner: vec![DefinisjonId(ALS_LAGRING.to_owned())],
        guid: "5d3c1f0a-8a35-4c0e-9b0e-3a5f6f0f7c11".to_owned(),
        avsender: SYKEHUS.to_owned(),
        avsender_orgnr: "983974309".to_owned(),
        formal: Foresporselsformal::Register,
        melding:
            "Du fikk nylig diagnosen ALS hos oss. Vi spør derfor om registeret kan lagre opplysninger om sykdommen \
                  din. Det er frivillig, og svaret påvirker ikke behandlingen du får."
                .to_owned(),
        mottatt,
        svarfrist: Some(dag_for(na, -24)),
        status: Foresporselstatus::Sendt,
        besvart: None,
        svar: Vec::new(),
    }
}

fn kontakter(na: Timestamp) -> Vec<Kontakt> {
    vec![
        (dag_for(na, 20), 0, POLIKLINISK, NEVROLOGISK, "G12.2 Motonevronsykdom", None),
        (
            dag_for(na, 55),
            0,
            POLIKLINISK,
            ("Lungeavdelingen", SYKEHUS),
            "G12.2 Motonevronsykdom",
            Some("GDFC00 Spirometri"),
        ),
        (dag_for(na, 68), 0, POLIKLINISK, NEVROLOGISK, "G12.2 Motonevronsykdom", Some("AAFX00 Nevrografi og EMG")),
        (dag_for(na, 130), 0, POLIKLINISK, NEVROLOGISK, "R29.8 Symptomer fra nervesystem og muskler", None),
        (
            date(2013, 2, 17),
            2,
            AKUTT,
            ("Kirurgisk avdeling", SYKEHUS),
            "K35.8 Akutt blindtarmbetennelse",
            Some("JEA01 Fjerning av blindtarm"),
        ),
    ]
}

fn oppgjor(na: Timestamp) -> Vec<Oppgjor> {
    let lege = "Fjordgata legesenter";
    vec![
        (dag_for(na, 12), "Ergoterapeut", "Trondheim kommune", "N99 Sykdom i nervesystemet", None),
        (dag_for(na, 33), "Fastlege", lege, "N99 Sykdom i nervesystemet", Some("2ad")),
        (dag_for(na, 160), "Fastlege", lege, "N18 Lammelse eller svakhet", Some("2ad")),
        (dag_for(na, 202), "Fysioterapeut", "Torget fysioterapi", "L12 Symptomer fra hånd", Some("A2f")),
    ]
}

const UTLEVERT: &[Utlevert] = &[(12, "Riluzol", "56 stk.")];

const RESEPTER: &[Resept] = &[(
    20,
    ("Riluzol", "50 mg tablett"),
    "N07XX02",
    "56 stk.",
    5,
    "Lege ved St. Olavs hospital",
    Some("Apoteket ved Torget"),
)];

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (12, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (20, "KJERNEJOURNAL", ansatt("Lege", SYKEHUS), Se, "legemidler", "helsehjelp"),
        (24, "TARM", ansatt("Bioingeniør", "Oslo universitetssykehus"), Endre, "prøvesvar", "analyse av prøven"),
        (131, "NPRKPR", ansatt("Rådgiver", "Folkehelseinstituttet"), Se, "kontakter", "kvalitetssikring av registeret"),
        (700, "SYSVAK", ansatt("Lege", "Fjordgata legesenter"), Se, "vaksinasjoner", "helsehjelp"),
    ]
}
