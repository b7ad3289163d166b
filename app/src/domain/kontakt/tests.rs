use super::*;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;
use crate::domain::representasjon::Rolle;
use crate::domain::tid;
use jiff::civil::date;
use jiff::{SignedDuration, ToSpan};
use proptest::prelude::*;

const DAG: Date = date(2026, 6, 1);

fn person(virksomhet: &str) -> Hvem {
    Hvem::Person { navn: None, rolle: "Lege".to_owned(), virksomhet: virksomhet.to_owned() }
}

fn rad(hvem: Hvem, orgnr: &str, dag: Date) -> Bruk {
    let tidspunkt = tid::ved_midnatt(dag).checked_add(SignedDuration::from_hours(12)).expect("noon");
    Bruk {
        id: HendelseId(1),
        part: PartKode("SYSVAK".to_owned()),
        tidspunkt,
        hvem,
        handling: Handling::Se,
        kategorier: "vaksinasjoner".to_owned(),
        formal: String::new(),
        orgnr: orgnr.to_owned(),
        grunnlag: String::new(),
        vilkar: None,
        forklaring: String::new(),
        nokkel: String::new(),
    }
}

fn kontakter(liste: &[(&str, &str, Date)]) -> Kontakter {
    let mut alle = Kontakter::default();
    for (navn, orgnr, dag) in liste {
        alle.legg_til(Enhet::ny(navn, orgnr).expect("a unit"), *dag);
    }
    alle
}

fn enhet(navn: &str) -> Enhet {
    Enhet::ny(navn, "").expect("a unit")
}

#[test]
fn a_look_up_is_matched_within_ninety_days_on_both_sides_and_not_on_the_ninety_first() {
    let k = kontakter(&[("Fjordgata legesenter", "", DAG)]);
    for (dager, merket) in [(-91, true), (-90, false), (0, false), (90, false), (91, true), (365, true)] {
        let dag = DAG.checked_add(dager.days()).expect("a day");
        assert_eq!(k.merkes(&rad(person("Fjordgata legesenter"), "", dag)), merket, "{dager} days");
    }
}

#[test]
fn the_day_of_a_look_up_is_the_norwegian_one() {
    let k = kontakter(&[("Legevakten", "", date(2026, 1, 1))]);
    let mut sent = rad(person("Legevakten"), "", DAG);
    sent.tidspunkt = "2026-04-01T21:59:59Z".parse().expect("an instant");
    assert!(!k.merkes(&sent), "1 April, day 90");
    sent.tidspunkt = "2026-04-01T22:00:00Z".parse().expect("an instant");
    assert!(k.merkes(&sent), "2 April in Norway, day 91");
}

#[test]
fn spelling_and_form_of_ownership_do_not_tell_units_apart() {
    for (a, b) in [
        ("St. Olavs hospital", "ST OLAVS HOSPITAL HF"),
        ("Helse Bergen HF", "helse  bergen"),
        ("Fjordgata legesenter AS", "Fjordgata Legesenter"),
        ("Nevrologisk avdeling, St. Olavs hospital", "St. Olavs hospital"),
    ] {
        assert!(enhet(a).samme(&enhet(b)) && enhet(b).samme(&enhet(a)), "{a} and {b}");
    }
    for (a, b) in [
        ("Nevrologisk avdeling, St. Olavs hospital", "Nevrologisk avdeling, Haukeland universitetssjukehus"),
        ("Nevrologisk avdeling, St. Olavs hospital", "Kvinneklinikken, St. Olavs hospital"),
        ("Nevrologisk avdeling, St. Olavs hospital", "Nevrologisk avdeling"),
        ("Fjordgata legesenter", "Fjordgata tannlegesenter"),
    ] {
        assert!(!enhet(a).samme(&enhet(b)) && !enhet(b).samme(&enhet(a)), "{a} and {b}");
    }
    assert_eq!(normalisert("AS"), "as", "a name is never normalised away");
}

#[test]
fn a_number_decides_when_both_have_one() {
    let k = kontakter(&[("Legesenteret", "999999999", DAG)]);
    assert!(!k.merkes(&rad(person("Et helt annet navn"), "999 999 999", DAG)));
    assert!(k.merkes(&rad(person("Legesenteret"), "888888888", DAG)), "the same name, another organisation");
    assert!(!k.merkes(&rad(person("Legesenteret"), "", DAG)));
    assert!(!k.merkes(&rad(person("Legesenteret"), "12", DAG)), "no number");
}

#[test]
fn only_people_at_units_are_marked() {
    let ingen = Kontakter::default();
    let representant = Hvem::Representant { rolle: Rolle::Foreldreansvar, navn: "Line Danser".to_owned() };
    for hvem in [Hvem::Selv, representant, Hvem::Automatisk { virksomhet: "Helse Bergen HF".to_owned() }] {
        assert!(!ingen.merkes(&rad(hvem.clone(), "", DAG)), "{hvem:?}");
    }
    assert!(ingen.merkes(&rad(person("Fjordgata legesenter"), "", DAG)));
    assert!(ingen.merkes(&rad(person(""), "", DAG)), "somebody who is not named");
}

#[test]
fn contacts_are_read_from_records_rows_facts_and_timelines() {
    let json = serde_json::json!({
        "generertTidspunkt": "2026-06-01T08:00:00Z", "tilOgMed": "2026-06-01",
        "seksjoner": [{
            "tittel": "Kontakter", "kilde": {"virksomhet": "Felles kilde"},
            "felt": [{"navn": "Fastlege", "verdi": "x", "kilde": {"virksomhet": "Faktakilden", "registrert": "2026-01-02"}}],
            "poster": [
                {"id": "a", "dato": "2026-01-03", "slag": "kontakt", "tittel": "Besøk", "kilde": {"virksomhet": "Postkilden"},
                 "felt": [{"navn": "Id", "verdi": "y", "kode": "999999999", "kodeverk": "ENH"}]},
                {"id": "b", "dato": "2026-01-04", "tittel": "Uten egen kilde", "felt": []}
            ],
            "tabeller": [{"tittel": "T", "kolonner": [{"id": "d", "navn": "Dag", "type": "dato"}],
                "rader": [{"d": "2026-01-05", "kilde": {"virksomhet": "Radkilden"}}], "tom": ""}],
            "tidslinjer": [{"tittel": "L", "tom": "", "hendelser": [
                {"fra": "2026-01-06", "tittel": "h", "kilde": {"virksomhet": "Linjekilden"}},
                {"fra": "2026", "tittel": "h", "kilde": {"virksomhet": "Uviss dag"}}]}]
        }]
    });
    let rapport: Rapport = serde_json::from_value(json).expect("a report");
    let mut k = Kontakter::default();
    k.fra_rapport(&rapport);
    let funnet: Vec<_> = k.0.iter().map(|(e, d)| (e.navn.as_str(), e.orgnr.as_deref(), d.day())).collect();
    assert_eq!(
        funnet,
        [
            ("faktakilden", None, 2),
            ("felles kilde", None, 4),
            ("linjekilden", None, 6),
            ("postkilden", Some("999999999"), 3),
            ("radkilden", None, 5)
        ]
    );
}

const NAVN: [&str; 6] =
    ["Nord legesenter", "nord legesenter AS", "Sør, Nord legesenter", "Sør", "Øst sykehus HF", "Øst"];
const NUMRE: [&str; 3] = ["", "999999999", "888888888"];

prop_compose! {
    fn en_enhet()(navn in 0..NAVN.len(), nummer in 0..NUMRE.len()) -> (&'static str, &'static str) {
        (NAVN[navn], NUMRE[nummer])
    }
}

proptest! {
    #[test]
    fn to_be_the_same_unit_goes_both_ways(a in en_enhet(), b in en_enhet()) {
        let [a, b] = [a, b].map(|(navn, nummer)| Enhet::ny(navn, nummer).expect("a unit"));
        prop_assert_eq!(a.samme(&b), b.samme(&a));
        prop_assert!(a.samme(&a));
    }

    #[test]
    fn any_name_is_normalised_once_and_for_all(navn in "\\PC{0,40}") {
        let en = normalisert(&navn);
        prop_assert_eq!(&normalisert(&en), &en);
    }

    /// The order of contacts does not matter, and one contact more never marks a row that was not marked.
    #[test]
    fn more_contacts_never_mark_more(
        liste in proptest::collection::vec((en_enhet(), -400i32..400), 0..12),
        ny in (en_enhet(), -400i32..400),
        hvem in en_enhet(),
    ) {
        let dag = |dager: i32| DAG.checked_add(dager.days()).expect("a day");
        let alle: Vec<_> = liste.iter().map(|((navn, nr), dager)| (*navn, *nr, dag(*dager))).collect();
        let omvendt: Vec<_> = alle.iter().rev().copied().collect();
        let flere: Vec<_> = alle.iter().copied().chain([(ny.0.0, ny.0.1, dag(ny.1))]).collect();
        let rad = rad(person(hvem.0), hvem.1, DAG);
        prop_assert_eq!(kontakter(&alle).merkes(&rad), kontakter(&omvendt).merkes(&rad));
        prop_assert!(kontakter(&alle).merkes(&rad) || !kontakter(&flere).merkes(&rad));
    }
}
