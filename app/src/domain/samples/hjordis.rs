//! Hjørdis Ås: older, in many registries, with the letters that a search and an order of names must get right.

use super::bygg::{
    Raapost, ansatt, bruk, celle, dag_for, fakta, part, person, poster, rapport, relasjon, selv, tabell, tekster,
    tok_i_bruk,
};
use super::npr::{AKUTT, Kontakt, Oppgjor, POLIKLINISK, Resept, rapport_nprkpr, rapport_resept};
use super::sysvak::{COMIRNATY, FLUAD, LEGESENTER, PREVENAR, VAKSINESENTER, rapport_sysvak};
use super::{Testperson, astrid, bygg};
use crate::domain::bruk::Handling::{Endre, Se};
use crate::domain::bruk::Identitet;
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::rapport::{Celle, Rapport, Seksjon};
use crate::domain::representasjon::Rolle;
use jiff::Timestamp;
use jiff::civil::{Date, date};

const SYKEHUS: &str = "Ålesund sjukehus";

pub(super) const NR: i64 = 11;

pub(super) fn lag(na: Timestamp) -> Testperson {
    let viser = "Står i mange registre: tarmscreening, leddgikt og hjerteinfarkt.";
    let p = person(NR, "hjordis", "05885834827", ("Hjørdis", "Ås"), date(1958, 8, 5), viser);
    let doser = vec![
        (date(2019, 11, 5), PREVENAR, Some("PCV_6004"), LEGESENTER),
        (date(2021, 2, 25), COMIRNATY, Some("EP_2166"), VAKSINESENTER),
        (date(2021, 4, 8), COMIRNATY, Some("ET_3674"), VAKSINESENTER),
        (date(2024, 10, 8), FLUAD, None, LEGESENTER),
        (date(2025, 10, 14), FLUAD, Some("FL_3310"), LEGESENTER),
    ];
    Testperson {
        inkludert: ["TARM", "NORARTRITT", "HJERTEINFARKT"].map(part).into(),
        endringer: vec![
            tok_i_bruk(date(2018, 3, 5)),
            selv("TARM", "negativt-funn", Aktiv, date(2022, 12, 1)),
            selv("TARM", "negativt-funn", Inaktiv, date(2024, 9, 2)),
            selv("NPRKPR", "utlevering-formal", Aktiv, date(2025, 1, 19)),
        ],
        rapporter: vec![
            (part("TARM"), tarm(na)),
            (part("NORARTRITT"), norartritt(na)),
            (part("HJERTEINFARKT"), hjerteinfarkt(na)),
            (part("SYSVAK"), rapport_sysvak(na, 2, doser)),
            (part("NPRKPR"), rapport_nprkpr(na, 2, KONTAKTER, OPPGJOR)),
            (part("RESEPT"), rapport_resept(na, 0, RESEPTER)),
        ],
        bruk: bruk(na, p.id, logg()),
        utleveringer: bygg::utleveringer(na, p.id, &[KOPI]),
        relasjoner: vec![relasjon(p.id, astrid::NR, Rolle::TildeltFullmakt, Some(dag_for(na, -400)), &[])],
        ..p
    }
}

const KONTAKTER: &[Kontakt] = &[
    (date(2011, 6, 9), 0, POLIKLINISK, ("Revmatologisk avdeling", SYKEHUS), "M05.8 Leddgikt", None),
    (
        date(2023, 10, 14),
        5,
        AKUTT,
        ("Hjerteavdelingen", SYKEHUS),
        "I21.4 Akutt hjerteinfarkt (NSTEMI)",
        Some("FNG05 Utblokking av kransåre med stent"),
    ),
    (date(2024, 3, 12), 0, POLIKLINISK, ("Hjerteavdelingen", SYKEHUS), "I25.2 Gjennomgått hjerteinfarkt", None),
    (date(2026, 4, 28), 0, POLIKLINISK, ("Revmatologisk avdeling", SYKEHUS), "M05.8 Leddgikt", None),
];

const OPPGJOR: &[Oppgjor] = &[
    (date(2026, 10, 1), "Fastlege", "Øvre Åsgate legesenter", "K76 Kronisk hjertesykdom", Some("2ad")),
    (date(2026, 2, 17), "Fysioterapeut", "Åsgate fysioterapi", "L88 Leddgikt", Some("A2f")),
];

const RESEPTER: &[Resept] = &[
    (
        52,
        ("Metotreksat", "2,5 mg tablett"),
        "L04AX03",
        "100 stk.",
        2,
        "Lege ved Ålesund sjukehus",
        Some("Apoteket ved Torget"),
    ),
    (52, ("Atorvastatin", "80 mg tablett"), "C10AA05", "100 stk.", 3, "Fastlege", Some("Apoteket ved Torget")),
    (52, ("Albyl-E", "75 mg tablett"), "B01AC06", "100 stk.", 3, "Fastlege", Some("Apoteket ved Torget")),
];

const KOPI: bygg::Kopi = bygg::Kopi {
    dager: 400,
    part: "HJERTEINFARKT",
    mottaker: "Folkehelseinstituttet",
    prosjekt: "Overlevelse etter hjerteinfarkt",
    formal: "helseanalyse",
    grunnlag: "hjerte- og karregisterforskriften",
    variabler: "innleggelse, type infarkt og behandling",
    identitet: Identitet::MedNummer,
};

fn logg() -> Vec<bygg::Bruksrad> {
    vec![
        (52, "RESEPT", ansatt("Farmasøyt", "Apoteket ved Torget"), Se, "resepter", "utlevering av legemiddel"),
        (208, "NORARTRITT", ansatt("Sykepleier", SYKEHUS), Endre, "sykdomsaktivitet", "registrering etter kontroll"),
        (
            300,
            "TARM",
            ansatt("Rådgiver", "Folkehelseinstituttet"),
            Se,
            "invitasjoner og prøvesvar",
            "kvalitetssikring av programmet",
        ),
        (
            1130,
            "HJERTEINFARKT",
            ansatt("Sykepleier", SYKEHUS),
            Endre,
            "innleggelse og behandling",
            "registrering etter opphold",
        ),
    ]
}

fn tarm(na: Timestamp) -> Rapport {
    let invitasjon = tekster(&[
        ("Invitert", "8. august 2022"),
        ("Svar", "Prøve levert 22. august 2022"),
        ("Undersøkelse", "Avføringsprøve (iFOBT)"),
        ("Resultat", "Ikke påvist blod"),
        ("Oppfølging", "Ingen undersøkelse var nødvendig"),
        ("Ansvarlig sykehus", SYKEHUS),
    ]);
    let valg = tekster(&[
        ("Lagring ved negativt funn", "Du har opphevet reservasjonen"),
        ("Invitasjoner", "Du er eldre enn aldersgruppen som inviteres nå"),
        ("Spørreskjema", ""),
    ]);
    let raa = vec![(date(2022, 8, 22), "Avføringsprøve, ikke påvist blod".to_owned(), invitasjon)];
    rapport(
        na,
        6,
        vec![poster("Invitasjoner og undersøkelser", "undersokelse", None, raa), fakta("Valgene dine", valg)],
    )
}

/// A control: date, DAS28, patient's pain, CRP, disability (HAQ).
const KONTROLLER: &[(Date, f64, f64, Option<f64>, f64)] = &[
    (date(2026, 4, 28), 2.4, 18.0, Some(3.0), 0.5),
    (date(2025, 4, 1), 2.6, 22.0, Some(4.0), 0.5),
    (date(2023, 9, 5), 3.4, 41.0, Some(11.0), 0.75),
    (date(2021, 8, 24), 3.1, 35.0, None, 0.625),
    (date(2018, 5, 15), 4.8, 62.0, Some(28.0), 1.125),
];

fn norartritt(na: Timestamp) -> Rapport {
    let diagnose = tekster(&[
        ("Diagnose (ICD-10)", "M05.8 Leddgikt med positiv revmatoid faktor"),
        ("År for diagnosen", "2011"),
        ("Avdeling", "Revmatologisk avdeling, Ålesund sjukehus"),
    ]);
    rapport(na, 4, vec![fakta("Diagnose", diagnose), kontroller(), legemidler()])
}

fn kontroller() -> Seksjon {
    let rader = KONTROLLER
        .iter()
        .map(|(dato, das, smerte, crp, haq)| {
            let crp = crp.map_or_else(|| celle("Ikke oppgitt"), Celle::Tall);
            vec![Celle::Dato(*dato), Celle::Tall(*das), Celle::Tall(*smerte), crp, Celle::Tall(*haq)]
        })
        .collect();
    let kolonner = ["Dato", "Sykdomsaktivitet (DAS28)", "Smerte (0–100)", "CRP (mg/l)", "Funksjon (HAQ, 0–3)"];
    tabell("Kontroller", &kolonner, rader, "Ingen kontroller er registrert.")
}

fn legemidler() -> Seksjon {
    let rader = vec![
        vec![celle("Metotreksat"), celle("Syntetisk"), Celle::Dato(date(2011, 6, 9)), celle("Pågår")],
        vec![
            celle("Enbrel (etanercept)"),
            celle("Biologisk"),
            Celle::Dato(date(2018, 6, 1)),
            Celle::Dato(date(2023, 10, 14)),
        ],
    ];
    tabell("Legemidler", &["Legemiddel", "Type", "Fra", "Til"], rader, "Ingen legemidler er registrert.")
}

fn hjerteinfarkt(na: Timestamp) -> Rapport {
    let innlagt = tekster(&[
        ("Symptomdebut", "14. oktober 2023 kl. 06.30"),
        ("Hvor du var", "Hjemme"),
        ("Første kontakt", "Nødtelefonen 113"),
        ("EKG før sykehuset", "Ja, i ambulansen"),
        ("Innlagt", "14. oktober 2023 kl. 08.10"),
        ("Type infarkt", "NSTEMI"),
        ("Blodproppløsende behandling", "Nei"),
        ("Undersøkelse av kransårene", "Ja"),
        ("Utblokking (PCI)", "Ja, 15. oktober 2023"),
        ("Pumpefunksjon (EF)", "50 prosent eller mer"),
        ("Hjertesvikt under oppholdet", "Nei"),
    ]);
    let ut = tekster(&[
        ("Acetylsalisylsyre", "Ja"),
        ("Annen platehemmer", "Ja"),
        ("Betablokker", "Ja"),
        ("ACE-hemmer eller A2-blokker", "Nei"),
        ("Kolesterolsenkende", "Ja"),
        ("Utskrevet til", "Hjemmet"),
        ("Spørreskjema etter utskrivning", ""),
    ]);
    let raa: Vec<Raapost> = vec![(date(2023, 10, 14), format!("Hjerteinfarkt, {SYKEHUS}"), innlagt)];
    rapport(na, 9, vec![poster("Sykehusopphold", "opphold", None, raa), fakta("Ved utskrivning", ut)])
}
