//! Hjørdis' reports from bowel screening, the arthritis registry and the myocardial infarction registry.

use super::bygg::{Raapost, celle, dag_for, fakta, kl, poster, rapport, tabell, tekster};
use super::deler::{
    Serie, dato, fra, hendt, ja, kode, kodeliste, mangler, med_band, periode, tekst, tidslinje, virker,
};
use super::hjordis::SYKEHUS;
use crate::domain::forlop::Behandlingsslag::{Hoyeffektiv, Moderat};
use crate::domain::rapport::{Celle, Faktum, Maleserie, Rapport, Retning, Seksjon};
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(super) fn tarm(na: Timestamp) -> Rapport {
    let om_deg = vec![
        tekst("Navn", "Hjørdis Ås"),
        tekst("Adresse", "Åsgata 8, Ålesund"),
        tekst("Fødeland", "Norge"),
        tekst("Kjønn", "Kvinne"),
    ];
    let prove = vec![
        dato("Invitert", date(2022, 8, 8)),
        dato("Svar", date(2022, 8, 22)).forklart("Dagen programmet fikk prøven fra deg."),
        tekst("Undersøkelse", "Avføringsprøve (iFOBT)").forklart("Prøven leter etter blod som ikke kan ses."),
        tekst("Sted", "Hjemme, sendt i posten"),
        tekst("Resultat", "Ikke påvist blod"),
        Faktum::malt("Blod i prøven", 4.0, "ug/g").forklart("Fra 15 blir du invitert til koloskopi."),
        mangler("Koloskopi").forklart("Undersøkelse av tarmen med et bøyelig kikkertrør."),
        tekst("Oppfølging", "Ingen undersøkelse var nødvendig"),
        tekst("Ansvarlig sykehus", SYKEHUS),
    ];
    let valg = vec![
        tekst("Lagring ved negativt funn", "Du har opphevet reservasjonen"),
        tekst("Invitasjoner", "Du er eldre enn aldersgruppen som inviteres nå"),
        ja("Stanset invitasjoner", false),
        mangler("Spørreskjema"),
    ];
    let vei = vec![
        hendt(date(2022, 8, 8), "Invitasjon sendt", "", "Tarmscreeningprogrammet"),
        hendt(date(2022, 8, 22), "Prøve mottatt", "", "Tarmscreeningprogrammet"),
        hendt(date(2022, 8, 30), "Prøvesvar", "Ikke påvist blod", SYKEHUS),
        hendt(date(2022, 8, 31), "Brev med svar sendt til deg", "", "Tarmscreeningprogrammet"),
    ];
    let raa = vec![(date(2022, 8, 22), "Avføringsprøve, ikke påvist blod".to_owned(), prove)];
    let mut undersokelser = poster("Invitasjoner og undersøkelser", "undersokelse", None, raa);
    let tittel = "Fra invitasjon til svar";
    undersokelser.tidslinjer = vec![tidslinje(tittel, dag_for(na, 6), vei, "Du har ikke fått invitasjon.")];
    Rapport {
        data_sist_endret: Some(kl(date(2024, 9, 2), 20, 0)),
        ..rapport(na, 6, vec![fakta("Om deg", om_deg), undersokelser, fakta("Valgene dine", valg)])
    }
}

/// A control: date, DAS28, CDAI, pain and fatigue of the patient, CRP, ESR, disability (HAQ).
struct Kontroll(Date, f64, f64, (f64, f64), Option<f64>, Option<f64>, f64);

const KONTROLLER: &[Kontroll] = &[
    Kontroll(date(2026, 4, 28), 2.4, 4.5, (18.0, 25.0), Some(3.0), Some(12.0), 0.5),
    Kontroll(date(2025, 4, 1), 2.6, 5.0, (22.0, 31.0), Some(4.0), Some(14.0), 0.5),
    Kontroll(date(2024, 5, 21), 2.9, 7.0, (29.0, 36.0), Some(6.0), Some(17.0), 0.625),
    Kontroll(date(2024, 1, 30), 4.1, 17.5, (55.0, 58.0), Some(19.0), Some(31.0), 0.875),
    Kontroll(date(2023, 9, 5), 3.4, 11.0, (41.0, 48.0), Some(11.0), Some(22.0), 0.75),
    Kontroll(date(2021, 8, 24), 3.1, 9.0, (35.0, 40.0), None, None, 0.625),
    Kontroll(date(2019, 6, 4), 2.8, 6.5, (27.0, 34.0), Some(5.0), Some(15.0), 0.5),
    Kontroll(date(2018, 9, 25), 3.0, 8.0, (31.0, 38.0), Some(7.0), Some(18.0), 0.625),
    Kontroll(date(2018, 5, 15), 4.8, 24.0, (62.0, 66.0), Some(28.0), Some(41.0), 1.125),
    Kontroll(date(2016, 10, 11), 3.9, 16.0, (48.0, 52.0), Some(15.0), Some(27.0), 0.875),
    Kontroll(date(2014, 3, 3), 3.6, 13.0, (44.0, 47.0), Some(12.0), Some(24.0), 0.75),
];

pub(super) fn norartritt(na: Timestamp) -> Rapport {
    let avdeling = "Revmatologisk avdeling, Ålesund sjukehus";
    let diagnose = vec![
        kode("Diagnose (ICD-10)", "ICD-10", "M05.8", "Leddgikt med positiv revmatoid faktor")
            .forklart("Revmatoid faktor er et antistoff som mange med leddgikt har i blodet."),
        Faktum::tall("År for diagnosen", 2011.0),
        dato("Tatt inn i registeret", date(2014, 3, 3)),
        tekst("Avdeling", avdeling),
    ];
    let dag = dag_for(na, 4);
    let bruk = vec![
        virker(periode(date(2011, 6, 9), None, "Metotreksat", "Syntetisk legemiddel (csDMARD)", SYKEHUS), Moderat, ""),
        virker(
            periode(
                date(2013, 2, 11),
                Some(date(2013, 9, 30)),
                "Salazopyrin (sulfasalazin)",
                "Syntetisk legemiddel (csDMARD)",
                SYKEHUS,
            ),
            Moderat,
            "Bivirkninger (utslett)",
        ),
        virker(
            periode(
                date(2018, 6, 1),
                Some(date(2023, 10, 14)),
                "Enbrel (etanercept)",
                "Biologisk legemiddel (bDMARD)",
                SYKEHUS,
            ),
            Hoyeffektiv,
            "Annen sykdom (hjerteinfarkt)",
        ),
        virker(
            periode(date(2024, 2, 14), None, "Orencia (abatacept)", "Biologisk legemiddel (bDMARD)", SYKEHUS),
            Hoyeffektiv,
            "",
        ),
    ];
    let over_tid = Seksjon {
        forklaring: Some("De samme målingene som i kontrollene, sammen med legemidlene du har brukt.".to_owned()),
        tidslinjer: vec![tidslinje("Legemidler over tid", dag, bruk, "Ingen legemidler er registrert.")],
        maleserier: aktivitet(dag),
        ..Seksjon::ny("Sykdommen og legemidlene over tid")
    };
    let seksjoner = vec![fakta("Diagnose", diagnose), kontroller(), over_tid, legemidler()];
    let slag = [
        ("csDMARD", "Vanlige legemidler som demper leddgikt"),
        ("bDMARD", "Biologiske legemidler"),
        ("tsDMARD", "Målrettede tabletter"),
    ];
    let typer = kodeliste("DMARD", "Typer legemidler mot leddgikt", &slag);
    Rapport {
        data_sist_endret: Some(kl(date(2026, 4, 29), 11, 0)),
        kodelister: vec![typer],
        ..rapport(na, 4, seksjoner)
    }
}

fn aktivitet(dag: Date) -> Vec<Maleserie> {
    let punkter = |velg: fn(&Kontroll) -> Option<f64>| -> Vec<(Date, f64)> {
        KONTROLLER.iter().filter_map(|k| velg(k).map(|v| (k.0, v))).collect()
    };
    let serie = |tittel, forklaring, enhet, skala| Serie {
        tittel,
        forklaring,
        enhet,
        kode: None,
        bedre: Some(Retning::Lavere),
        skala,
        sted: SYKEHUS,
    };
    let das = "Hvor aktiv sykdommen er, ut fra 28 ledd, en blodprøve og hvordan du selv har det.";
    let haq = "Hvor vanskelig det er å gjøre daglige ting. 0 er uten vansker, 3 er at du ikke klarer det.";
    let crp =
        Serie { kode: Some(("NPU", "NPU19748")), ..serie("CRP", "En blodprøve som viser betennelse.", "mg/L", None) };
    vec![
        med_band(
            serie("Sykdomsaktivitet (DAS28)", das, "", Some((0.0, 10.0))).til(dag, &punkter(|k| Some(k.1))),
            &[(0.0, "ro i sykdommen"), (2.6, "lav"), (3.2, "moderat"), (5.1, "høy")],
        ),
        crp.til(dag, &punkter(|k| k.4)),
        serie("Funksjon (HAQ)", haq, "", Some((0.0, 3.0))).til(dag, &punkter(|k| Some(k.6))),
    ]
}

fn kontroller() -> Seksjon {
    let kanskje = |v: Option<f64>| v.map_or_else(|| celle("Ikke oppgitt"), Celle::Tall);
    let rader = KONTROLLER
        .iter()
        .map(|Kontroll(dag, das, cdai, (smerte, slitenhet), crp, sr, haq)| {
            let tall = [*das, *cdai, *smerte, *slitenhet].map(Celle::Tall);
            let resten = [kanskje(*crp), kanskje(*sr), Celle::Tall(*haq)];
            [Celle::Dato(*dag)].into_iter().chain(tall).chain(resten).collect()
        })
        .collect();
    let kolonner = [
        "Dato",
        "Sykdomsaktivitet (DAS28)",
        "Aktivitet (CDAI)",
        "Smerte (0–100)",
        "Slitenhet (0–100)",
        "CRP (mg/l)",
        "Senkning (mm)",
        "Funksjon (HAQ, 0–3)",
    ];
    let mut seksjon = tabell("Kontroller", &kolonner, rader, "Ingen kontroller er registrert.");
    for (rad, k) in seksjon.tabeller.iter_mut().flat_map(|t| &mut t.rader).zip(KONTROLLER) {
        rad.kilde = Some(fra(SYKEHUS, k.0));
    }
    seksjon
}

fn legemidler() -> Seksjon {
    let middel = |navn: &str, atc: &str| Celle::Kode {
        kode: atc.to_owned(),
        kodeverk: Some("ATC".to_owned()),
        verdi: navn.to_owned(),
    };
    let slag = |kode: &str, ord: &str| Celle::Kode {
        kode: kode.to_owned(),
        kodeverk: Some("DMARD".to_owned()),
        verdi: ord.to_owned(),
    };
    let rader = vec![
        vec![
            middel("Metotreksat", "L04AX03"),
            slag("csDMARD", "Syntetisk"),
            Celle::Dato(date(2011, 6, 9)),
            celle("Pågår"),
        ],
        vec![
            middel("Salazopyrin (sulfasalazin)", "A07EC01"),
            slag("csDMARD", "Syntetisk"),
            Celle::Dato(date(2013, 2, 11)),
            Celle::Dato(date(2013, 9, 30)),
        ],
        vec![
            middel("Enbrel (etanercept)", "L04AB01"),
            slag("bDMARD", "Biologisk"),
            Celle::Dato(date(2018, 6, 1)),
            Celle::Dato(date(2023, 10, 14)),
        ],
        vec![
            middel("Orencia (abatacept)", "L04AA24"),
            slag("bDMARD", "Biologisk"),
            Celle::Dato(date(2024, 2, 14)),
            celle("Pågår"),
        ],
    ];
    tabell("Legemidler", &["Legemiddel", "Type", "Fra", "Til"], rader, "Ingen legemidler er registrert.")
}

pub(super) fn hjerteinfarkt(na: Timestamp) -> Rapport {
    let tid =
        |navn: &str, dag, time, minutt| Faktum { verdi: Some(Celle::Tid(kl(dag, time, minutt))), ..mangler(navn) };
    let (dag, neste) = (date(2023, 10, 14), date(2023, 10, 15));
    let innlagt = vec![
        tid("Symptomdebut", dag, 6, 30),
        tekst("Hvor du var", "Hjemme"),
        tekst("Første kontakt", "Nødtelefonen 113"),
        tekst("EKG før sykehuset", "Ja, i ambulansen").forklart("EKG viser hvordan hjertet slår."),
        tid("EKG tatt", dag, 7, 22),
        tid("Innlagt", dag, 8, 10),
        kode("Type infarkt", "ICD-10", "I21.4", "NSTEMI").forklart("Et hjerteinfarkt der blodåren ikke er helt tett."),
        ja("Blodproppløsende behandling", false),
        mangler("Blodproppløsende behandling gitt"),
        ja("Undersøkelse av kransårene", true),
        ja("Utblokking (PCI)", true),
        tid("Utblokking gjort", neste, 10, 45),
        mangler("Grunn til at utblokking ikke ble gjort"),
        tekst("Pumpefunksjon (EF)", "50 prosent eller mer")
            .forklart("Hvor mye av blodet hjertet pumper ut i hvert slag."),
        ja("Hjertesvikt under oppholdet", false),
        ja("Diabetes fra før", false),
        ja("Kronisk hjertesvikt fra før", false),
    ];
    let mut ut = tekster(&[
        ("Acetylsalisylsyre", "Ja"),
        ("ADP-blokker", "Ja"),
        ("Annen platehemmer", "Nei"),
        ("Blodfortynnende", "Nei"),
        ("Betablokker", "Ja"),
        ("ACE-hemmer eller A2-blokker", "Nei"),
        ("Kolesterolsenkende", "Ja"),
        ("Utskrevet til", "Hjemmet"),
        ("Spørreskjema etter utskrivning", ""),
    ]);
    ut.push(ja("Død under oppholdet", false));
    let raa: Vec<Raapost> = vec![(dag, format!("Hjerteinfarkt, {SYKEHUS}"), innlagt)];
    let mut opphold = poster("Sykehusopphold", "opphold", None, raa);
    for p in &mut opphold.poster {
        p.kilde = Some(fra(SYKEHUS, date(2023, 10, 19)));
    }
    Rapport {
        data_sist_endret: Some(kl(date(2023, 10, 20), 9, 0)),
        ..rapport(na, 9, vec![opphold, fakta("Ved utskrivning", ut)])
    }
}
