//! Torgeir's reports from the registry of spinal cord injury and from that of ear, nose and throat surgery.

use super::bygg::{celle, dag_for, fakta, kl, rapport, tabell};
use super::deler::{
    Serie, andre_rapporter, dato, fra, hendt, ja, kode, kodeliste, malt, mangler, periode, tall, tekst, tidslinje,
};
use super::torgeir::{HJEM, MANDLER, SYKEHUS, ULYKKE};
use crate::domain::rapport::{Celle, Faktum, Maleserie, Rapport, Retning, Seksjon};
use jiff::Timestamp;
use jiff::civil::{Date, date};

const OPPTRENING: Date = date(2024, 7, 8);

pub(super) fn norscir(na: Timestamp) -> Rapport {
    let dag = dag_for(na, 5);
    let mut skaden = fakta("Skaden", skaden());
    skaden.kilde = Some(fra(SYKEHUS, HJEM));
    let opphold = vec![
        hendt(ULYKKE, "Skaden skjedde", "", ""),
        periode(ULYKKE, Some(OPPTRENING), "Akutt behandling", "", SYKEHUS),
        periode(OPPTRENING, Some(HJEM), "Opptrening", "", SYKEHUS),
    ];
    let seksjoner = vec![
        skaden,
        Seksjon {
            tidslinjer: vec![tidslinje("Opphold", dag, opphold, "Ingen opphold er registrert.")],
            ..fakta("Oppholdet", oppholdet())
        },
        nevrologi(),
        fakta("Komplikasjoner under oppholdet", komplikasjoner()),
        Seksjon { maleserier: livskvalitet(dag), ..Seksjon::ny("Livskvalitet") },
        fakta("Blære og tarm", blaere_og_tarm()),
        fakta("Aktivitet og deltakelse", aktivitet()),
    ];
    let ais = [
        ("A", "Ingen bevegelse eller følelse nederst i kroppen"),
        ("B", "Følelse, men ingen bevegelse"),
        ("C", "Svak bevegelse"),
        ("D", "Bevegelse med nyttig kraft"),
        ("E", "Som før skaden"),
    ];
    Rapport {
        data_sist_endret: Some(kl(date(2025, 6, 18), 13, 0)),
        kodelister: vec![kodeliste("AIS", "Hvor omfattende ryggmargsskaden er", &ais)],
        stottede_rapporter: andre_rapporter(None),
        ..rapport(na, 5, seksjoner)
    }
}

fn skaden() -> Vec<Faktum> {
    vec![
        dato("Dato for skaden", ULYKKE),
        tekst("Årsak til skaden", "Transportulykke"),
        tekst("Årsak uten ulykke", "Ikke aktuelt"),
        tekst("Hjelp til å puste", "Ja, inntil 24 timer i døgnet de første fire døgnene"),
        malt("BMI", 25.4, "kg/m2").forklart("Vekt i forhold til høyde."),
    ]
}

fn oppholdet() -> Vec<Faktum> {
    vec![
        dato("Innlagt i sykehus", ULYKKE),
        dato("Innlagt til opptrening", OPPTRENING),
        dato("Utskrevet", HJEM),
        malt("Dager med opptrening", 102.0, "d"),
        tekst("Utskrevet til", "Eget hjem"),
    ]
}

/// At admission and at discharge.
fn nevrologi() -> Seksjon {
    let ais = |k: &str, ord: &str| Celle::Kode {
        kode: k.to_owned(),
        kodeverk: Some("AIS".to_owned()),
        verdi: format!("{k}, {ord}"),
    };
    let rad = |hva: &str, inn: Celle, ut: Celle| vec![celle(hva), inn, ut];
    let rader = vec![
        rad("AIS-grad", ais("C", "svak bevegelse"), ais("D", "bevegelse med nyttig kraft")),
        rad("Motorisk nivå, høyre", celle("L1"), celle("L2")),
        rad("Motorisk nivå, venstre", celle("L1"), celle("L3")),
        rad("Sensorisk nivå, høyre", celle("L1"), celle("L1")),
        rad("Sensorisk nivå, venstre", celle("L1"), celle("L2")),
    ];
    let kolonner = ["Undersøkelse", "Ved innleggelse", "Ved utskriving"];
    let mut seksjon = tabell("Nevrologisk nivå", &kolonner, rader, "Ingen undersøkelser er registrert.");
    seksjon.forklaring = Some(
        "Nivået er det nederste stedet i ryggmargen som virker som før. Motorisk er bevegelse, sensorisk er følelse."
            .to_owned(),
    );
    seksjon
}

fn komplikasjoner() -> Vec<Faktum> {
    vec![
        ja("Trykksår", false),
        ja("Blodpropp", false),
        ja("Urinveisinfeksjon", true),
        ja("Blodforgiftning", false),
        ja("Lungebetennelse", false),
        ja("Spastisitet", true).forklart("Muskler som strammer seg uten at du vil det."),
        ja("Autonom dysrefleksi", false).forklart("Plutselig og farlig høyt blodtrykk etter ryggmargsskade."),
    ]
}

fn livskvalitet(dag: Date) -> Vec<Maleserie> {
    let serie = |tittel, forklaring, skala| Serie {
        tittel,
        forklaring,
        enhet: "",
        kode: None,
        bedre: Some(Retning::Hoyere),
        skala: Some(skala),
        sted: SYKEHUS,
    };
    let (ut, ett_ar) = (HJEM, date(2025, 6, 17));
    let (ti, eq) = ((0.0, 10.0), (0.0, 100.0));
    vec![
        serie("Fornøyd med livet samlet", "Fra 0 til 10.", ti).til(dag, &[(ut, 5.0), (ett_ar, 7.0)]),
        serie("Fornøyd med fysisk helse", "Fra 0 til 10.", ti).til(dag, &[(ut, 4.0), (ett_ar, 5.0)]),
        serie("Fornøyd med psykisk helse", "Fra 0 til 10.", ti).til(dag, &[(ut, 6.0), (ett_ar, 8.0)]),
        serie("Helsen din samlet (EQ-5D-5L)", "Du satte selv et merke på en skala fra 0 til 100.", eq)
            .til(dag, &[(ut, 52.0), (ett_ar, 65.0)]),
    ]
}

fn blaere_og_tarm() -> Vec<Faktum> {
    vec![
        tekst("Blære", "Tømmer med kateter fire ganger i døgnet"),
        tekst("Urinlekkasje", "Sjelden"),
        tekst("Tarm", "Tømmer annenhver dag med hjelpemiddel"),
        mangler("Avføringslekkasje"),
    ]
}

fn aktivitet() -> Vec<Faktum> {
    vec![
        tekst("Forflytning", "Går inne med krykker, bruker rullestol ute"),
        tekst("Påkledning", "Klarer selv"),
        tekst("Arbeid", "Delvis tilbake i arbeid"),
    ]
}

pub(super) fn onh(na: Timestamp) -> Rapport {
    let dag = dag_for(na, 6);
    let operasjon = vec![
        dato("Operasjonsdato", MANDLER),
        kode("Operasjon", "NCSP", "EMB10", "Fjerning av mandlene"),
        tekst("Grunn til operasjonen", "Mange halsbetennelser"),
        kode("Teknikk", "Teknikk", "K", "Kald teknikk")
            .forklart("Kald teknikk er kniv og saks. Varm teknikk er strøm."),
        tekst("Hvordan blødning ble stanset", "Trykk og strøm (bipolar)"),
    ];
    let etter = vec![
        ja("Blødning innen 30 dager", false),
        ja("Innlagt på nytt innen 30 dager", false),
        tekst("Svar etter 30 dager: smerter", "Smertestillende i ni dager"),
        tekst("Svar etter 30 dager: kontakt med lege", "Nei"),
        tekst("Svar etter 6 måneder: plagene", "Borte"),
    ];
    let alvor = Serie {
        tittel: "Plager fra halsen",
        forklaring: "Du svarte selv, fra 0 (ingen) til 10.",
        enhet: "",
        kode: None,
        bedre: Some(Retning::Lavere),
        skala: Some((0.0, 10.0)),
        sted: SYKEHUS,
    };
    let alvor = alvor.til(dag, &[(MANDLER, 8.0), (date(2023, 4, 6), 2.0), (date(2023, 9, 7), 0.0)]);
    let mut operasjon = fakta("Operasjonen", operasjon);
    operasjon.kilde = Some(fra(SYKEHUS, MANDLER));
    let seksjoner = vec![
        operasjon,
        fakta("Etter operasjonen", etter),
        Seksjon { maleserier: vec![alvor], ..fakta("Spørreskjema", vec![tall("Skjemaer besvart", 3.0)]) },
    ];
    Rapport {
        data_sist_endret: Some(kl(date(2023, 9, 8), 9, 30)),
        kodelister: vec![kodeliste(
            "Teknikk",
            "Hvordan mandlene ble fjernet",
            &[("K", "Kald teknikk"), ("V", "Varm teknikk")],
        )],
        stottede_rapporter: andre_rapporter(None),
        ..rapport(na, 6, seksjoner)
    }
}
