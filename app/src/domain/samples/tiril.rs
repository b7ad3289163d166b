//! Tiril Moen: has just got MS and is asked for three consents at once, of which two rest on the first. The hospital has
//! withdrawn an earlier request, and another registry got her answer on paper.

use super::bygg::{ansatt, bruk, dag_for, paa_papir, part, person, siden, tok_i_bruk};
use super::npr::{Kontakt, POLIKLINISK, rapport_nprkpr};
use super::sporsmal::{LKG_LAGRING, MS_BIOBANK, MS_DATA, MS_SPORRESKJEMA, Sporsmal, sporsmal};
use super::sysvak::{COMIRNATY, HPV, MMR, SKOLE, VAKSINESENTER, rapport_sysvak};
use super::{Testperson, bygg, tiril_lkg};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::Hvem;
use crate::domain::definisjon::Valg::Aktiv;
use crate::domain::foresporsel::{Foresporselstatus, Samtykkeforesporsel};
use crate::domain::id::InnbyggerId;
use jiff::{Timestamp, civil::date};

const SYKEHUS: &str = "Haukeland universitetssjukehus";
const AVSENDER: (&str, &str) = (SYKEHUS, "983974724");
const NEVROLOGISK: (&str, &str) = ("Nevrologisk avdeling", SYKEHUS);

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Har nettopp fått MS og en forespørsel om samtykke i tre deler.";
    let p = person(21, "tiril", "27830164060", ("Tiril", "Moen"), date(2001, 3, 27), viser);
    let doser = vec![
        (date(2012, 9, 4), MMR, None, SKOLE),
        (date(2013, 10, 8), HPV, Some("HPV_1132"), SKOLE),
        (date(2021, 9, 1), COMIRNATY, Some("FF_3318"), VAKSINESENTER),
    ];
    Testperson {
        inkludert: vec![part("LKG")],
        endringer: vec![tok_i_bruk(date(2024, 8, 19)), paa_papir("LKG", "lagring", Aktiv, date(2026, 3, 3), SYKEHUS)],
        rapporter: vec![
            (part("LKG"), tiril_lkg::lkg(na)),
            (part("SYSVAK"), rapport_sysvak(na, 2, doser)),
            (part("NPRKPR"), rapport_nprkpr(na, 1, &kontakter(na), &[])),
        ],
        bruk: bruk(na, p.id, logg(na)),
        foresporsler: foresporsler(na, p.id),
        ..p
    }
}

/// One that waits, one that the sender withdrew, and one that was answered on paper.
fn foresporsler(na: Timestamp, id: InnbyggerId) -> Vec<Samtykkeforesporsel> {
    let ms = Sporsmal {
        guid: "b2c3c8a4-5f0e-4c55-9a44-6e4be5c5c0a1",
        part: "MS",
        definisjoner: &[MS_DATA, MS_BIOBANK, MS_SPORRESKJEMA],
        avsender: AVSENDER,
        melding: "Du har fått diagnosen MS hos oss. Vi spør om MS-registeret kan lagre opplysninger om sykdommen din, \
                  oppbevare prøver og sende deg spørreskjema. Du svarer på hver del for seg. Det er frivillig, og svaret \
                  påvirker ikke behandlingen du får.",
        mottatt: dag_for(na, 2),
        svarfrist: dag_for(na, -28),
    };
    let feil = Sporsmal {
        guid: "5a0e3c55-0d0e-4f0e-8f6f-2c8a1b7d9e02",
        definisjoner: &[MS_DATA],
        melding: "Vi spør om MS-registeret kan lagre opplysninger om sykdommen din.",
        mottatt: dag_for(na, 16),
        svarfrist: dag_for(na, -14),
        ..ms
    };
    let lkg = Sporsmal {
        guid: "7e1f6d3b-93b5-4b0e-a6a7-11c0f4f1d203",
        part: "LKG",
        definisjoner: &[LKG_LAGRING],
        avsender: AVSENDER,
        melding: "Du er født med leppespalte og har fått behandling hos oss. Nå som du er voksen, spør vi deg selv om \
                  LKG-registeret kan lagre opplysninger om behandlingen.",
        mottatt: date(2026, 2, 20),
        svarfrist: date(2026, 4, 20),
    };
    let trukket = Samtykkeforesporsel { status: Foresporselstatus::Trukket, ..sporsmal(id, 901, na, &feil) };
    vec![sporsmal(id, 900, na, &ms), trukket, sporsmal(id, 902, na, &lkg)]
}

fn kontakter(na: Timestamp) -> Vec<Kontakt> {
    vec![
        (dag_for(na, 9), 0, POLIKLINISK, NEVROLOGISK, "G35 Multippel sklerose", None),
        (dag_for(na, 31), 0, POLIKLINISK, NEVROLOGISK, "G35 Multippel sklerose", Some("TAB00 Spinalpunksjon")),
        (date(2001, 7, 2), 0, POLIKLINISK, ("Plastikkirurgisk avdeling", SYKEHUS), "Q36.9 Leppespalte", None),
    ]
}

fn logg(na: Timestamp) -> Vec<bygg::Bruksrad> {
    vec![
        (
            siden(na, date(2026, 3, 3)),
            "LKG",
            ansatt("Registerkoordinator", SYKEHUS),
            Endre,
            "operasjoner og kontroller",
            "registrering etter samtykke",
        ),
        (150, "SYSVAK", Hvem::Selv, Se, "vaksinasjoner", "eget innsyn"),
        (9, "KJERNEJOURNAL", ansatt("Lege", SYKEHUS), Se, "legemidler", "helsehjelp"),
        (31, "NPRKPR", ansatt("Rådgiver", "Folkehelseinstituttet"), Se, "kontakter", "kvalitetssikring av registeret"),
    ]
}
