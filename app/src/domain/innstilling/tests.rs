use super::*;
use crate::catalogue;
use crate::domain::definisjon::TypePi::{Niva, Reservasjon, Samtykke, Tilgangsbegrensning};
use crate::domain::definisjon::Valg::{Aktiv, Inaktiv};
use crate::domain::metadata::Metadata;
use jiff::civil::date;
use proptest::prelude::*;

const DAG: Date = date(2026, 11, 22);

/// A definition of the catalogue.
fn definisjon(part: &str, slug: &str) -> Definisjon {
    let katalog = catalogue::innebygd().expect("the embedded catalogue is sound");
    katalog.register(part).and_then(|r| r.definisjon(slug)).expect(slug).clone()
}

fn lagret(d: &Definisjon, aktiv: bool, sekvensnummer: i64) -> Personverninnstilling {
    let tid = Timestamp::UNIX_EPOCH;
    Personverninnstilling {
        definisjon: d.id.clone(),
        aktiv,
        sekvensnummer,
        opprettet: tid,
        endret: tid,
        i_kraft: None,
        metadata: Metadata::default(),
    }
}

fn onske(valg: Valg, sett_sekvensnummer: i64) -> Onske {
    Onske { valg, metadata: Metadata::default(), sett_sekvensnummer, forstar_sletting: true }
}

#[test]
fn wishes_are_decided_as_the_table_says() {
    let (apen, lukket) = (definisjon("nprkpr", "oppbevaring"), definisjon("diabetes", "lagring"));
    let endre = |n| Ok(Avgjorelse::Endre { sekvensnummer: n });
    let tabell = [
        // definition, stored, listed, wish, outcome
        (&apen, None, false, onske(Aktiv, 0), endre(1)),
        (&apen, None, false, onske(Inaktiv, 0), Ok(Avgjorelse::Uendret)),
        (&apen, None, false, onske(Aktiv, 1), Err(Avslag::EndretImens)),
        (&apen, Some((true, 1)), false, onske(Inaktiv, 1), endre(2)),
        (&apen, Some((true, 1)), false, onske(Aktiv, 1), Ok(Avgjorelse::Uendret)),
        (&apen, Some((false, 2)), false, onske(Aktiv, 2), endre(3)),
        (&apen, Some((false, 2)), false, onske(Aktiv, 1), Err(Avslag::EndretImens)),
        (&apen, Some((false, 2)), false, onske(Inaktiv, 0), Err(Avslag::EndretImens)),
        (&lukket, None, false, onske(Aktiv, 0), Err(Avslag::UkjentDefinisjon)),
        (&lukket, None, true, onske(Aktiv, 0), endre(1)),
        // Who answered once may go on answering, listed or not.
        (&lukket, Some((true, 1)), false, onske(Inaktiv, 1), endre(2)),
    ];
    for (nr, (d, rad, inkludert, onske, ventet)) in tabell.into_iter().enumerate() {
        let rad = rad.map(|(aktiv, n)| lagret(d, aktiv, n));
        assert_eq!(avgjor(d, rad.as_ref(), inkludert, &[], &onske, DAG), ventet, "line {nr}");
    }
}

#[test]
fn a_definition_is_open_on_the_first_and_last_day_of_its_period() {
    let mut d = definisjon("nprkpr", "oppbevaring");
    (d.periode.fra, d.periode.til) = (Some(date(2026, 1, 1)), Some(date(2026, 12, 31)));
    for (dag, apen) in
        [(date(2025, 12, 31), false), (date(2026, 1, 1), true), (date(2026, 12, 31), true), (date(2027, 1, 1), false)]
    {
        assert_eq!(avgjor(&d, None, false, &[], &onske(Aktiv, 0), dag).is_ok(), apen, "{dag}");
    }
}

#[test]
fn deletion_is_confirmed_where_a_reservation_deletes_and_nowhere_else() {
    let uten = |valg, n| Onske { valg, metadata: Metadata::default(), sett_sekvensnummer: n, forstar_sletting: false };
    let reservasjon = definisjon("nprkpr", "oppbevaring");
    assert_eq!(avgjor(&reservasjon, None, false, &[], &uten(Aktiv, 0), DAG), Err(Avslag::ManglerBekreftelse));
    let satt = lagret(&reservasjon, true, 1);
    assert!(avgjor(&reservasjon, Some(&satt), false, &[], &uten(Inaktiv, 1), DAG).is_ok(), "lifting deletes nothing");
    let samtykke = definisjon("ms", "data");
    assert!(avgjor(&samtykke, None, true, &[], &uten(Aktiv, 0), DAG).is_ok(), "giving deletes nothing");
    let gitt = lagret(&samtykke, true, 1);
    assert!(
        avgjor(&samtykke, Some(&gitt), true, &[], &uten(Inaktiv, 1), DAG).is_ok(),
        "withdrawing a consent asks for no more than giving it"
    );
    let uten_frist = definisjon("nprkpr", "utlevering-formal");
    assert!(avgjor(&uten_frist, None, false, &[], &uten(Aktiv, 0), DAG).is_ok());
}

#[test]
fn a_samtykke_needs_the_one_it_rests_on_to_be_given_but_not_to_be_withdrawn() {
    let (data, spor) = (definisjon("ms", "data"), definisjon("ms", "sporreskjema"));
    assert_eq!(avgjor(&spor, None, true, &[], &onske(Aktiv, 0), DAG), Err(Avslag::KreverAnnetSamtykke));
    assert!(avgjor(&spor, None, true, std::slice::from_ref(&data.id), &onske(Aktiv, 0), DAG).is_ok());
    let gitt = lagret(&spor, true, 1);
    assert!(avgjor(&spor, Some(&gitt), true, &[], &onske(Inaktiv, 1), DAG).is_ok());
}

#[test]
fn every_state_has_its_word() {
    let mut d = definisjon("nprkpr", "oppbevaring");
    let tabell = [
        (Samtykke, [Status::IkkeSamtykket, Status::Samtykket, Status::SamtykkeTrukket]),
        (Niva, [Status::IkkeSamtykket, Status::Samtykket, Status::SamtykkeTrukket]),
        (Reservasjon, [Status::IkkeReservert, Status::Reservert, Status::IkkeReservert]),
        (Tilgangsbegrensning, [Status::IkkeBegrenset, Status::Begrenset, Status::IkkeBegrenset]),
    ];
    for (type_pi, ventet) in tabell {
        d.type_pi = type_pi;
        let rader = [None, Some(lagret(&d, true, 1)), Some(lagret(&d, false, 2))];
        assert_eq!(rader.each_ref().map(|r| status(&d, r.as_ref())), ventet, "{type_pi:?}");
    }
}

#[test]
fn data_are_deleted_by_the_day_the_definition_promises() {
    let d = definisjon("nprkpr", "oppbevaring");
    let tid: Timestamp = "2026-11-22T23:30:00Z".parse().expect("a valid instant");
    assert_eq!(slettes_innen(&d, Aktiv, tid), Some(date(2026, 12, 23)), "counted from the Norwegian day");
    assert_eq!(slettes_innen(&d, Inaktiv, tid), None);
    assert_eq!(slettes_innen(&definisjon("nprkpr", "utlevering-formal"), Aktiv, tid), None);
}

fn en_onske() -> impl Strategy<Value = (bool, i64, bool, bool)> {
    (any::<bool>(), -1i64..=1, any::<bool>(), any::<bool>())
}

proptest! {
    /// Whatever is wished in whatever order: the number grows by one at each change and never otherwise, and a change
    /// is always a change of the answer.
    #[test]
    fn sekvensnummer_grows_by_one_at_each_change_and_never_otherwise(
        onsker in prop::collection::vec(en_onske(), 0..60),
        slug in prop::sample::select(vec!["data", "sporreskjema", "biobank"]),
    ) {
        let (d, data) = (definisjon("ms", slug), definisjon("ms", "data"));
        let mut na: Option<Personverninnstilling> = None;
        for (aktiv, avvik, forstar_sletting, data_er_gitt) in onsker {
            let sekvens = na.as_ref().map_or(0, |i| i.sekvensnummer);
            let (valg, metadata) = (Valg::av(aktiv), Metadata::default());
            let onske = Onske { valg, metadata, sett_sekvensnummer: sekvens + avvik, forstar_sletting };
            let aktive = if data_er_gitt { vec![data.id.clone()] } else { Vec::new() };
            let for_ = na.as_ref().is_some_and(|i| i.aktiv);
            match avgjor(&d, na.as_ref(), true, &aktive, &onske, DAG) {
                Ok(Avgjorelse::Endre { sekvensnummer }) => {
                    prop_assert_eq!(sekvensnummer, sekvens + 1);
                    prop_assert_eq!(avvik, 0);
                    prop_assert_ne!(for_, aktiv);
                    prop_assert!(!d.ma_bekreftes(onske.valg) || forstar_sletting);
                    prop_assert!(!aktiv || slug == "data" || data_er_gitt);
                    na = Some(lagret(&d, aktiv, sekvensnummer));
                }
                Ok(Avgjorelse::Uendret) => prop_assert!(avvik == 0 && for_ == aktiv),
                Err(Avslag::EndretImens) => prop_assert_ne!(avvik, 0),
                Err(Avslag::KreverAnnetSamtykke) => prop_assert!(aktiv && !data_er_gitt && slug != "data"),
                Err(annet) => prop_assert!(false, "{annet}"),
            }
        }
    }

    /// What the citizen is told is decided by the stored answer alone.
    #[test]
    fn status_depends_on_the_answer_and_not_on_its_number(aktiv in any::<bool>(), n in 1i64..1000, m in 1i64..1000) {
        for slug in ["data", "sporreskjema"] {
            let d = definisjon("ms", slug);
            prop_assert_eq!(status(&d, Some(&lagret(&d, aktiv, n))), status(&d, Some(&lagret(&d, aktiv, m))));
        }
    }
}
