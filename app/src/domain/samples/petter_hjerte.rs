//! Petter's reports from the stroke registry and from AblaNor, the registry of ablation and electrophysiology.

use super::bygg::{celle, dag_for, fakta, kl, poster, rapport, tabell};
use super::deler::{
    Serie, andre_rapporter, dato, fra, hendt, ja, kode, kodeliste, malt, mangler, tall, tekst, tidslinje,
};
use super::petter::{ABLASJON, SLAG, SYKEHUS};
use super::petter_blodtrykk::hjemmemalinger;
use crate::domain::rapport::{Celle, Faktum, Rapport, Retning, Seksjon};
use jiff::Timestamp;
use jiff::civil::date;

fn tid(navn: &str, time: i64, minutt: i64) -> Faktum {
    Faktum { verdi: Some(Celle::Tid(kl(SLAG, time, minutt))), ..mangler(navn) }
}

pub(super) fn hjerneslag(na: Timestamp) -> Rapport {
    let legemidler = [
        ("Blodfortynnende", "Nei", "Apiksaban"),
        ("Platehemmer", "Acetylsalisylsyre", "Nei"),
        ("Blodtrykkssenkende", "Metoprolol", "Metoprolol"),
        ("Kolesterolsenkende", "Nei", "Atorvastatin"),
    ];
    let rader = legemidler.map(|(hva, for_, etter)| [hva, for_, etter].map(celle).into()).into();
    let kolonner = ["Legemiddel", "Før slaget", "Ved utskriving"];
    let mut opphold = fakta("Innkomst", innkomst());
    opphold.kilde = Some(fra(SYKEHUS, SLAG));
    let seksjoner = vec![
        opphold,
        fakta("Undersøkelser og behandling", undersokt()),
        tabell("Legemidler før og etter", &kolonner, rader, "Ingen legemidler er registrert."),
        for_og_etter(na),
    ];
    let mrs = [
        ("0", "Ingen symptomer"),
        ("1", "Symptomer, men klarer alt som før"),
        ("2", "Lett funksjonstap, klarer seg selv"),
        ("3", "Trenger noe hjelp, går uten hjelp"),
        ("4", "Går ikke uten hjelp"),
        ("5", "Trenger hjelp hele døgnet"),
        ("6", "Død"),
    ];
    Rapport {
        data_sist_endret: Some(kl(date(2025, 11, 20), 11, 30)),
        kodelister: vec![kodeliste("mRS", "Funksjon etter hjerneslag (mRS)", &mrs)],
        stottede_rapporter: andre_rapporter(None),
        ..rapport(na, 7, seksjoner)
    }
}

/// Before the stroke, and three months after, when the registry phones.
fn for_og_etter(na: Timestamp) -> Seksjon {
    let rad = |hva: &str, for_: &str, etter: &str| vec![celle(hva), celle(for_), celle(etter)];
    let mrs = |k: &str, ord: &str| Celle::Kode {
        kode: k.to_owned(),
        kodeverk: Some("mRS".to_owned()),
        verdi: ord.to_owned(),
    };
    let rader = vec![
        rad("Bosituasjon", "Egen bolig, sammen med ektefelle", "Egen bolig, sammen med ektefelle"),
        rad("Forflytning", "Klarer seg selv", "Klarer seg selv inne"),
        rad("Toalettbesøk", "Klarer seg selv", "Klarer seg selv"),
        rad("Påkledning", "Klarer seg selv", "Trenger litt hjelp"),
        vec![
            celle("Funksjon (mRS)"),
            mrs("0", "0, ingen symptomer"),
            mrs("2", "2, lett funksjonstap, klarer seg selv"),
        ],
        rad("Yrkesaktiv", "Nei, pensjonist", "Nei, pensjonist"),
        rad("Kjører bil", "Ja", "Nei"),
        rad("Fornøyd med behandlingen", "Ikke spurt", "Ja"),
    ];
    let kolonner = ["Hva", "Før slaget", "Tre måneder etter"];
    let mut seksjon = tabell("Før slaget og tre måneder etter", &kolonner, rader, "Ingen svar er registrert.");
    let steg = vec![
        hendt(SLAG, "Innlagt", "", SYKEHUS),
        hendt(date(2025, 8, 18), "Utskrevet til hjemmet", "", SYKEHUS),
        hendt(date(2025, 11, 19), "Telefon fra registeret", "Du svarte på spørsmål om hvordan det går.", SYKEHUS),
    ];
    seksjon.tidslinjer =
        vec![tidslinje("Fra innleggelse til oppfølging", dag_for(na, 7), steg, "Ingenting er registrert.")];
    seksjon
}

pub(super) fn ablanor(na: Timestamp) -> Rapport {
    let inngrep = vec![
        tekst("Type forløp", "Første inngrep"),
        dato("Dato for inngrepet", ABLASJON),
        tekst("Utført av", "Lege ved Hjerteavdelingen"),
        kode("Diagnose (ICD-10)", "ICD-10", "I48.0", "Anfallsvis hjerteflimmer"),
        tekst("Bedøvelse", "Sovemedisin, ikke narkose"),
        ja("Kart i tre dimensjoner", true),
        malt("Gjennomlysning", 6.5, "min").forklart("Hvor lenge det ble brukt røntgen."),
        malt("Inngrepets lengde", 118.0, "min"),
        ja("Vellykket samme dag", true),
        tekst("Komplikasjoner", "Ingen"),
    ];
    let raa = vec![(ABLASJON, format!("Ablasjon, {SYKEHUS}"), inngrep)];
    let hjelp = "Ablasjon er et inngrep som brenner eller fryser små områder i hjertet for å rette rytmen.";
    let mut prosedyrer = poster("Inngrep", "inngrep", Some(hjelp), raa);
    for p in &mut prosedyrer.poster {
        p.kilde = Some(fra(SYKEHUS, ABLASJON));
    }
    let hendelser = vec![
        hendt(date(2023, 2, 9), "Utskrevet", "", SYKEHUS),
        hendt(date(2024, 2, 14), "Kontroll etter ett år", "Ingen tilbakefall siste tre måneder", SYKEHUS),
        hendt(date(2024, 11, 2), "Tilbakefall av flimmer", "Meldt av deg i spørreskjema", SYKEHUS),
    ];
    let oppfolging = vec![
        tekst("Oppfølging etter ett år", "Besvart 14. februar 2024"),
        ja("Tilbakefall det første året", false),
        mangler("Oppfølging etter fem år"),
    ];
    let seksjoner = vec![
        Seksjon { kilde: Some(fra(SYKEHUS, ABLASJON)), ..fakta("Før inngrepet", for_inngrepet()) },
        prosedyrer,
        Seksjon {
            tidslinjer: vec![tidslinje("Hendelser", dag_for(na, 11), hendelser, "Ingen hendelser er registrert.")],
            ..fakta("Oppfølging", oppfolging)
        },
        rand12(na),
        hjemmemalinger(dag_for(na, 11)),
    ];
    let ehra =
        [("I", "Ingen plager"), ("II", "Lette plager"), ("III", "Store plager"), ("IV", "Kan ikke gjøre daglige ting")];
    Rapport {
        data_sist_endret: Some(kl(date(2024, 11, 4), 9, 0)),
        kodelister: vec![kodeliste("EHRA", "Plager av rytmeforstyrrelsen", &ehra)],
        ..rapport(na, 11, seksjoner)
    }
}

fn rand12(na: Timestamp) -> Seksjon {
    let serie = |tittel, forklaring| Serie {
        tittel,
        forklaring,
        enhet: "",
        kode: None,
        bedre: Some(Retning::Hoyere),
        skala: Some((0.0, 100.0)),
        sted: SYKEHUS,
    };
    let (for_, ett_ar, dag) = (ABLASJON, date(2024, 2, 14), dag_for(na, 11));
    let maleserier = vec![
        serie("RAND-12 fysisk", "Hvordan kroppen har det, ut fra tolv spørsmål.")
            .til(dag, &[(for_, 38.2), (ett_ar, 45.9)]),
        serie("RAND-12 psykisk", "Hvordan du har det ellers.").til(dag, &[(for_, 44.7), (ett_ar, 50.3)]),
    ];
    Seksjon { maleserier, ..Seksjon::ny("Spørreskjema (RAND-12)") }
}

fn innkomst() -> Vec<Faktum> {
    vec![
        tid("Symptomdebut", 9, 10),
        ja("Våknet med symptomer", false),
        tid("Innlagt", 10, 25),
        tekst("Transport til sykehus", "Ambulanse"),
        kode("Type slag", "ICD-10", "I63.4", "Hjerneinfarkt på grunn av blodpropp fra hjertet"),
        tall("Alvor ved innkomst (NIHSS)", 11.0).forklart("Fra 0 (ingen utfall) til 42 (svært alvorlig)."),
        tekst("Bevissthet ved innleggelse", "Våken"),
        ja("Skjev munn", true),
        ja("Lammelse i arm", true),
        ja("Lammelse i bein", true),
        ja("Vansker med språk", true),
        ja("Utfall i synsfeltet", false),
        ja("Neglekt", false).forklart("Å ikke legge merke til det som er på den ene siden."),
        ja("Ustøhet (ataksi)", false),
        ja("Svimmelhet", false),
    ]
}

fn undersokt() -> Vec<Faktum> {
    vec![
        ja("CT av hodet ved innkomst", true),
        tekst("Bilder av blodårene", "CT av årene til hjernen"),
        ja("Atrieflimmer", true).forklart("Uregelmessig hjerterytme som kan gi blodpropp."),
        ja("Blodproppløsende behandling", true),
        tid("Blodproppløsende behandling gitt", 10, 58),
        ja("Trombektomi", true).forklart("Blodproppen ble hentet ut gjennom en blodåre."),
        tid("Trombektomi startet", 11, 50),
        tall("Alvor etter trombektomi (NIHSS)", 4.0),
        ja("Svelging undersøkt", true),
        ja("Ute av sengen innen 24 timer", true),
        ja("Vurdert av flere yrkesgrupper", true),
    ]
}

fn for_inngrepet() -> Vec<Faktum> {
    vec![
        malt("Høyde", 181.0, "cm"),
        malt("Vekt", 88.0, "kg"),
        ja("Høyt blodtrykk", true),
        ja("Diabetes", false),
        ja("Hjertesvikt", false),
        ja("Slag eller drypp før inngrepet", false),
        tekst("Pumpefunksjon (EF)", "Normal, 50 prosent eller mer")
            .forklart("Hvor mye av blodet hjertet pumper ut i hvert slag."),
        tall("År da rytmeforstyrrelsen begynte", 2019.0),
        kode("Plager (EHRA)", "EHRA", "III", "Store plager som hindrer hverdagen"),
        tekst("Legemidler før inngrepet", "Metoprolol, flekainid og apiksaban"),
    ]
}
