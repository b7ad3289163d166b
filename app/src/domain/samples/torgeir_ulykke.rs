//! Torgeir's reports from the trauma registry and the intensive care registry.

use super::bygg::{Raapost, celle, dag_for, fakta, kl, poster, rapport, tabell};
use super::deler::{Serie, dato, fra, hendt, ja, kode, kodeliste, malt, mangler, periode, tall, tekst, tidslinje};
use super::torgeir::{FRA_INTENSIV, SYKEHUS, ULYKKE};
use crate::domain::rapport::{Celle, Faktum, Rapport, Retning, Seksjon};
use jiff::Timestamp;
use jiff::civil::{Date, date};

/// A fact with an instant of a Norwegian day.
fn tid(navn: &str, dag: Date, time: i64, minutt: i64) -> Faktum {
    Faktum { verdi: Some(Celle::Tid(kl(dag, time, minutt))), ..mangler(navn) }
}

pub(super) fn traume(na: Timestamp) -> Rapport {
    let dag = dag_for(na, 8);
    let alvor = vec![
        tall("ISS", 25.0).forklart("Hvor alvorlige skadene var samlet, fra 1 til 75. Over 15 regnes som alvorlig."),
        tall("NISS", 29.0).forklart("Som ISS, men regnet av de tre alvorligste skadene, uansett hvor på kroppen."),
        tekst("Utfall etter 30 dager", "I live, innlagt i sykehus"),
    ];
    let skader = vec![
        skade("650434.5", "Brudd i lendevirvel med skade på ryggmargen", 4.0),
        skade("450203.3", "Brudd i tre eller flere ribbein", 3.0),
        skade("851814.3", "Brudd i lårbein", 3.0),
    ];
    let skader = tabell("Skader", &["Skade (AIS)", "Alvor (1–6)"], skader, "Ingen skader er registrert.");
    let skjemaer = vec![
        vec![celle("Akuttskjema"), Celle::Dato(ULYKKE), celle(SYKEHUS)],
        vec![celle("Utskrivingsskjema"), Celle::Dato(date(2024, 7, 8)), celle(SYKEHUS)],
    ];
    let skjemaer = tabell("Skjemaer", &["Skjema", "Dato", "Sykehus"], skjemaer, "Ingen skjemaer er registrert.");
    let inngrep = vec![
        hendt(ULYKKE, "CT av hele kroppen", "", SYKEHUS),
        hendt(ULYKKE, "Avstiving av lenderyggen", "", SYKEHUS),
        hendt(date(2024, 6, 16), "Margnagling av lårbein", "", SYKEHUS),
    ];
    let smerte = Serie {
        tittel: "Smerte",
        forklaring: "Du svarte selv på hvor vondt du hadde, fra 0 til 10.",
        enhet: "",
        kode: Some(("LOINC", "72514-3")),
        bedre: Some(Retning::Lavere),
        skala: Some((0.0, 10.0)),
        sted: SYKEHUS,
    };
    let smerte = smerte.til(dag, &[(date(2024, 12, 16), 5.0), (date(2025, 6, 16), 3.0)]);
    let mut ulykke = fakta("Ulykken og veien til sykehuset", ulykken());
    ulykke.kilde = Some(fra(SYKEHUS, ULYKKE));
    let seksjoner = vec![
        ulykke,
        fakta("Hvor alvorlig det var", alvor),
        skader,
        Seksjon { tidslinjer: vec![tidslinje("Prosedyrer", dag, inngrep, "Ingen.")], ..Seksjon::ny("Behandling") },
        Seksjon {
            forklaring: Some("Spørreskjema 6 og 12 måneder etter skaden.".to_owned()),
            maleserier: vec![smerte],
            ..Seksjon::ny("Smerte 6 og 12 måneder etter")
        },
        skjemaer,
    ];
    Rapport { data_sist_endret: Some(kl(date(2025, 6, 17), 8, 0)), ..rapport(na, 8, seksjoner) }
}

fn skade(ais: &str, ord: &str, alvor: f64) -> Vec<Celle> {
    vec![
        Celle::Kode { kode: ais.to_owned(), kodeverk: Some("AIS".to_owned()), verdi: ord.to_owned() },
        Celle::Tall(alvor),
    ]
}

pub(super) fn intensiv(na: Timestamp) -> Rapport {
    let mut seksjon = poster("Opphold på intensivavdeling", "opphold", None, vec![opphold()]);
    for p in &mut seksjon.poster {
        p.kilde = Some(fra(SYKEHUS, FRA_INTENSIV));
    }
    let pust = vec![
        periode(ULYKKE, Some(FRA_INTENSIV), "Innlagt på intensivavdelingen", "", SYKEHUS),
        periode(ULYKKE, Some(date(2024, 6, 19)), "Respirator", "", SYKEHUS),
        periode(date(2024, 6, 19), Some(date(2024, 6, 21)), "Pustehjelp med maske", "", SYKEHUS),
    ];
    seksjon.tidslinjer = vec![tidslinje("Pustehjelp", dag_for(na, 5), pust, "Ingen pustehjelp er registrert.")];
    let utskriving = kodeliste(
        "Utskriving",
        "Hvor pasienten ble flyttet",
        &[("1", "Egen avdeling"), ("2", "Annet sykehus"), ("3", "Hjem")],
    );
    Rapport {
        data_sist_endret: Some(kl(date(2024, 6, 25), 10, 0)),
        kodelister: vec![utskriving],
        ..rapport(na, 5, vec![seksjon, komplikasjoner(), organdonasjon()])
    }
}

fn opphold() -> Raapost {
    let fakta = vec![
        tid("Innlagt på intensiv", ULYKKE, 20, 40),
        tid("Utskrevet fra intensiv", FRA_INTENSIV, 12, 15),
        malt("Dager på intensiv", 8.6, "d"),
        tekst("Type innleggelse", "Akutt, etter operasjon"),
        tekst("Hovedårsak til innleggelsen", "Skade"),
        tall("SAPS II", 38.0).forklart("Hvor syk du var det første døgnet. Høyere tall betyr sykere."),
        malt("NAS", 96.4, "%").forklart("Hvor mye arbeid sykepleierne hadde. 100 er én sykepleier døgnet rundt."),
        tall("NEMS", 270.0).forklart("Hvor mye utstyr og behandling som ble brukt i hele oppholdet."),
        tall("SOFA", 7.0).forklart("Hvor mange organer som ikke virket som de skulle, fra 0 til 24."),
        tall("Skrøpelighet (CFS)", 2.0).forklart("Hvor sprek du var før skaden, fra 1 (svært sprek) til 9."),
        kode("Diagnose 1 (ICD-10)", "ICD-10", "S34.1", "Annen skade i ryggmargen i lenden"),
        kode("Diagnose 2 (ICD-10)", "ICD-10", "S22.4", "Flere brudd i ribbein"),
        kode("Diagnose 3 (ICD-10)", "ICD-10", "S72.3", "Brudd i lårbein"),
        mangler("Diagnose 4 (ICD-10)"),
        mangler("Diagnose 5 (ICD-10)"),
        ja("Respirator", true),
        malt("Dager på respirator", 3.7, "d"),
        ja("Pustehjelp med maske", true),
        ja("Pustehjelp gjennom rør", true),
        ja("Trakeostomi", false).forklart("Et hull i halsen for å hjelpe pusten."),
        ja("Medisin som hever blodtrykket", true),
        ja("Nyreerstattende behandling", false),
        mangler("Dager med nyreerstattende behandling"),
        ja("ECMO", false).forklart("En maskin som gir blodet oksygen utenfor kroppen."),
        ja("Isolert", false),
        ja("Overført fra annet sykehus", false),
        tekst("Status ved utskriving", "I live"),
        kode("Flyttet til", "Utskriving", "1", "Egen avdeling"),
    ];
    (ULYKKE, format!("Intensivavdelingen, {SYKEHUS}"), fakta)
}

fn komplikasjoner() -> Seksjon {
    let felt = vec![
        ja("Trykksår", false),
        ja("Punktert lunge (pneumothorax)", true),
        ja("Lungebetennelse", false),
        ja("Blodforgiftning", false),
        mangler("Hjertestans"),
    ];
    fakta("Komplikasjoner", felt)
}

fn organdonasjon() -> Seksjon {
    fakta(
        "Organdonasjon",
        vec![tekst("Organdonasjon", "Ikke aktuelt"), mangler("Dato for vurdering"), dato_for_kontroll()],
    )
}

fn dato_for_kontroll() -> Faktum {
    dato("Kontrollert av registeret", date(2024, 6, 25))
}

fn ulykken() -> Vec<Faktum> {
    vec![
        tekst("Hvordan skaden skjedde", "Motorsykkel, utforkjøring"),
        tid("Skadetidspunkt", ULYKKE, 16, 5),
        tid("Ambulanse fremme", ULYKKE, 16, 27),
        tid("Ankomst sykehus", ULYKKE, 17, 2),
        tekst("Transport", "Luftambulanse"),
        tall("Bevissthet (GCS)", 14.0).forklart("Glasgow Coma Scale går fra 3 til 15. 15 er helt våken."),
        malt("Blodtrykk, det øverste tallet", 102.0, "mm[Hg]"),
        tall("Pustefrekvens i minuttet", 22.0),
    ]
}
