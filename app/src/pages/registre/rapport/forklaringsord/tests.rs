use super::forklaringsord;
use crate::charts::forklaring::setninger;
use crate::charts::kurs::{
    DOGN, Hendelse, Hoyde, Innhold, Kurs, Monster, Ord, Periode, Punkt, Serie, Spenn, Spor, Stopp, Tegn,
};
use crate::domain::forlop::Bedring;
use crate::domain::tid::Dato;
use jiff::civil::Date;

fn minutt(d: Date) -> i32 {
    let dager = (d - Date::constant(1970, 1, 1)).get_days();
    dager * DOGN
}

/// «2017», «2017-03» or «2017-03-14».
fn tid(tekst: &str) -> Spenn {
    let d = Dato::try_from(tekst.to_owned()).expect("a date");
    Spenn { fra: minutt(d.tidligst()), til: minutt(d.senest()) }
}

fn vindu(fra: &str, til: &str) -> Spenn {
    Spenn { fra: tid(fra).fra, til: tid(til).til }
}

fn periode(fra: &str, til: Option<&str>, monster: Monster, etikett: &str, stopp: Option<Stopp>) -> Periode {
    let (start, slutt) = (tid(fra), til.map(tid));
    Periode { start, slutt, hale: None, monster, etikett: etikett.to_owned(), nr: None, stopp }
}

fn serie(desimaler: u8, enhet: &str, punkter: &[(&str, f64)]) -> Innhold {
    let punkt = |&(d, verdi): &(&str, f64)| Punkt { nar: tid(d).fra, verdi, ring: false, flagg: false };
    Innhold::Serie(Serie {
        skala: (0.0, 9.5),
        enhet: enhet.to_owned(),
        desimaler,
        band: Vec::new(),
        bedre: None,
        hoyde: Hoyde::Stor,
        opphold: None,
        sammenligning: None,
        punkter: punkter.iter().map(punkt).collect(),
    })
}

fn attakker(nar: &[&str]) -> Innhold {
    let tegn = Tegn::Attakk { bedring: Bedring::Full, steroider: false };
    Innhold::Hendelser(nar.iter().map(|n| Hendelse { nar: tid(n), tegn }).collect())
}

fn kurs(spor: Vec<(&str, &str, Innhold)>) -> Kurs {
    let spor = spor.into_iter().map(|(id, navn, innhold)| Spor {
        id: id.to_owned(),
        navn: navn.to_owned(),
        ingen: String::new(),
        innhold,
    });
    Kurs {
        id: "graf".to_owned(),
        hele: vindu("2000", "2026"),
        til_og_med: tid("2026-03-13").fra,
        linjer: Vec::new(),
        nullpunkter: Vec::new(),
        spor: spor.collect(),
        ord: Ord { maneder: Default::default(), desimaltegn: ',', rolle: String::new() },
    }
}

#[test]
fn a_stretch_of_a_disease_course_is_told_as_it_is_recorded() {
    let rebif = periode("2017", Some("2020"), Monster::Moderat, "Rebif", Some(Stopp::Bivirkning));
    let edss = serie(1, "", &[("2017-03-14", 3.5), ("2018-05-02", 3.0), ("2019-06-01", 3.0), ("2024-01-01", 6.0)]);
    let kurs = kurs(vec![
        ("behandling", "Behandling", Innhold::Perioder(vec![rebif])),
        ("attakker", "Attakker", attakker(&["2018-10-02"])),
        ("edss", "EDSS", edss),
        ("mr", "MR", Innhold::Hendelser(Vec::new())),
    ]);
    assert_eq!(
        setninger(&kurs, &forklaringsord(), vindu("2017", "2020")),
        [
            "Du ser på tiden fra 1. januar 2017 til 31. desember 2020.",
            "Fra 2017 til 2020 fikk du Rebif, som ble stoppet på grunn av bivirkninger.",
            "I perioden er 1 attakk og 3 EDSS-målinger (3,0–3,5) registrert.",
            "EDSS: Den første var 3,5 (14. mars 2017), den siste 3,0 (1. juni 2019).",
            "Ikke registrert i perioden: MR.",
        ]
    );
}

#[test]
fn each_kind_of_period_has_its_words() {
    use Monster::{Fase, Hoyeffektiv, Moderat, Puls, Uten, Vanlig};
    let rader = [
        (
            periode("2019-02-01", Some("2019-08"), Hoyeffektiv, "Tysabri", Some(Stopp::ManglendeEffekt)),
            "Fra 1. februar 2019 til august 2019 fikk du Tysabri, som ble stoppet på grunn av manglende effekt.",
        ),
        (
            periode("2021-05", None, Hoyeffektiv, "Kesimpta", None),
            "Fra mai 2021 har du fått Kesimpta. Behandlingen pågikk fortsatt 13. mars 2026.",
        ),
        (
            periode("2016", Some("2018"), Moderat, "Legemiddel ikke oppgitt", None),
            "Fra 2016 til 2018 fikk du et legemiddel som ikke er oppgitt.",
        ),
        (periode("2016-03", Some("2016-03"), Puls, "Lemtrada", None), "I mars 2016 fikk du Lemtrada."),
        (periode("2016-03-02", Some("2016-03-02"), Puls, "Lemtrada", None), "2. mars 2016 fikk du Lemtrada."),
        (periode("2016", Some("2016"), Moderat, "{0} <b>", Some(Stopp::Annet)), "I 2016 fikk du {0} <b>."),
        (
            periode("2010", Some("2012"), Uten, "x", None),
            "Fra 2010 til 2012 er det registrert at du var uten behandling.",
        ),
        (
            periode("2022", None, Uten, "x", None),
            "Fra 2022 er det registrert at du er uten behandling. Det gjaldt fortsatt 13. mars 2026.",
        ),
        (
            periode("2012", None, Fase(1), "SPMS", None),
            "Fra 2012 er forløpet registrert som SPMS. Det gjaldt fortsatt 13. mars 2026.",
        ),
        (periode("2012", Some("2014"), Vanlig, "Dialyse", None), "Fra 2012 til 2014 er dette registrert: Dialyse."),
    ];
    for (p, ventet) in rader {
        let kurs = kurs(vec![("b", "Behandling", Innhold::Perioder(vec![p]))]);
        assert_eq!(setninger(&kurs, &forklaringsord(), vindu("2000", "2026"))[1], ventet);
    }
}

#[test]
fn counts_take_their_form_and_their_unit() {
    let rader = [
        ("attakker", attakker(&["2018-01-01", "2019-01-01"]), "2 attakker"),
        ("attakker", attakker(&["2018"]), "1 attakk (der 1 kan ha vært utenfor perioden)"),
        ("linje-1", attakker(&["2018-07-01"]), "1 hendelse under Operasjoner"),
        ("linje-1", attakker(&["2018-07-01", "2018-07-02"]), "2 hendelser under Operasjoner"),
        ("maling-1", serie(0, "mmol/mol", &[("2018-07-01", 48.0)]), "1 måling av Operasjoner (48\u{a0}mmol/mol)"),
        (
            "maling-1",
            serie(1, "kg", &[("2018-07-01", -1.5), ("2018-08-01", 2.25)]),
            "2 målinger av Operasjoner (−1,5–2,2\u{a0}kg)",
        ),
        ("edss", serie(1, "", &[("2018-07-01", 2.0), ("2018-08-01", 2.0)]), "2 EDSS-målinger (2,0)"),
    ];
    for (id, innhold, ventet) in rader {
        let kurs = kurs(vec![(id, "Operasjoner", innhold)]);
        let funnet = &setninger(&kurs, &forklaringsord(), vindu("2018-02", "2026"))[1];
        let alt = &setninger(&kurs, &forklaringsord(), vindu("2018-01", "2026"))[1];
        let ventet = format!("I perioden er {ventet} registrert.");
        assert!(*funnet == ventet || *alt == ventet, "{ventet}: {funnet} / {alt}");
    }
}

#[test]
fn nothing_recorded_is_said_as_that_and_never_as_absent() {
    let tomt = || Innhold::Hendelser(Vec::new());
    let kurs = kurs(vec![("attakker", "Attakker", tomt()), ("edss", "EDSS", serie(1, "", &[])), ("mr", "MR", tomt())]);
    assert_eq!(
        setninger(&kurs, &forklaringsord(), vindu("2012", "2016"))[1..],
        ["Ikke registrert i perioden: Attakker, EDSS og MR."]
    );
}

#[test]
fn very_many_periods_are_counted_after_the_first() {
    let p = periode("2016-03-02", Some("2016-03-03"), Monster::Moderat, "Rebif", None);
    let kurs = kurs(vec![("b", "Behandling", Innhold::Perioder(vec![p; 20]))]);
    let alle = setninger(&kurs, &forklaringsord(), vindu("2012", "2020"));
    assert_eq!((alle.len(), alle[13].as_str()), (14, "Det er 8 til. Alle står i tabellen."));
}
