use super::*;
use crate::catalogue;
use crate::domain::historikk::{GjortAv, Kanal};
use crate::domain::register::Grunnlagsslag;
use crate::domain::tid::ved_midnatt;
use jiff::SignedDuration;
use jiff::civil::date;
use proptest::prelude::*;
use std::sync::OnceLock;

fn katalog() -> &'static Katalog {
    static KATALOG: OnceLock<Katalog> = OnceLock::new();
    KATALOG.get_or_init(|| catalogue::innebygd().expect("the embedded catalogue is sound"))
}

fn definisjon(part: &str, slug: &str) -> &'static Definisjon {
    katalog().part(part).and_then(|r| r.definisjon(slug)).expect(slug)
}

fn endring(d: &Definisjon, sekvensnummer: i64, aktiv: bool, tidspunkt: Timestamp, id: i64) -> Endring {
    Endring {
        id: HendelseId(id),
        definisjon: d.id.clone(),
        sekvensnummer,
        aktiv,
        metadata: Metadata::default(),
        tidspunkt,
        gjort_av: GjortAv::Selv,
        kanal: Kanal::Portal,
        tekst_versjon: d.versjon_den(tid::dag(tidspunkt)),
    }
}

fn listing(part: &str, aktiv: bool, dag: Option<Date>, id: i64) -> Listing {
    Listing { id: HendelseId(id), part: PartKode(part.to_owned()), aktiv, tidspunkt: dag.map(ved_midnatt) }
}

fn register<'a>(alle: &'a [Registertilstand], part: &str) -> Option<&'a Registertilstand> {
    alle.iter().find(|t| t.register.part.0 == part)
}

fn innstilling<'a>(alle: &'a [Registertilstand], d: &Definisjon) -> Option<&'a Innstillingstilstand> {
    register(alle, &d.part.0)?.innstillinger.iter().find(|i| i.definisjon.id == d.id)
}

#[test]
fn a_day_ends_at_midnight_in_norway() {
    let d = definisjon("NPRKPR", "oppbevaring");
    let sent: Timestamp = "2025-06-30T21:59:59Z".parse().expect("an instant");
    let over = sent + SignedDuration::from_secs(2);
    let endringer = [endring(d, 1, true, sent, 1), endring(d, 2, false, over, 2)];
    let den = |dag| innstilling(&tilstand(katalog(), &endringer, &[], dag), d).map(Innstillingstilstand::status);
    assert_eq!(den(date(2025, 6, 29)), Some(Status::IkkeReservert), "nothing chosen yet");
    assert_eq!(den(date(2025, 6, 30)), Some(Status::Reservert), "one second before midnight");
    assert_eq!(den(date(2025, 7, 1)), Some(Status::IkkeReservert), "one second after");
}

#[test]
fn of_changes_at_the_same_moment_the_last_in_sequence_holds_whatever_the_ids() {
    let (d, naar) = (definisjon("NPRKPR", "oppbevaring"), ved_midnatt(date(2025, 3, 3)));
    let rekke = [endring(d, 1, true, naar, 9), endring(d, 2, false, naar, 1), endring(d, 3, true, naar, 5)];
    for endringer in [rekke.to_vec(), rekke.iter().rev().cloned().collect()] {
        let alle = tilstand(katalog(), &endringer, &[], date(2025, 3, 3));
        let svar = innstilling(&alle, d).and_then(|i| i.svar.clone()).expect("an answer");
        assert_eq!((svar.sekvensnummer, svar.aktiv, svar.kvittering), (3, true, HendelseId(5)));
    }
}

#[test]
fn a_registry_for_the_listed_is_not_known_before_the_listing() {
    let listinger = [listing("DIABETES", true, Some(date(2020, 11, 18)), 1)];
    let den = |dag| register(&tilstand(katalog(), &[], &listinger, dag), "DIABETES").map(|t| t.oppforing);
    assert_eq!(den(date(2020, 11, 17)), None);
    assert_eq!(den(date(2020, 11, 18)), Some(Oppforing::Siden(date(2020, 11, 18))));
    assert_eq!(den(date(2026, 1, 1)), Some(Oppforing::Siden(date(2020, 11, 18))));
    for part in ["ALS", "KVARUS", "MS"] {
        assert_eq!(register(&tilstand(katalog(), &[], &listinger, date(2026, 1, 1)), part), None, "{part}");
    }
}

#[test]
fn a_listing_without_a_time_is_of_unknown_age_and_one_that_ended_is_remembered() {
    let listinger = [listing("TRAUME", true, None, 0), listing("TRAUME", false, Some(date(2024, 5, 1)), 7)];
    let den = |dag| register(&tilstand(katalog(), &[], &listinger, dag), "TRAUME").map(|t| t.oppforing);
    assert_eq!(den(date(1999, 1, 1)), Some(Oppforing::Ukjent));
    assert_eq!(den(date(2024, 4, 30)), Some(Oppforing::Ukjent));
    assert_eq!(den(date(2024, 5, 1)), Some(Oppforing::IkkeLenger(Some(date(2024, 5, 1)))));
    let etter = tilstand(katalog(), &[], &listinger, date(2025, 1, 1));
    assert!(register(&etter, "TRAUME").is_some_and(|t| t.innstillinger.is_empty()), "no longer a setting of hers");
}

#[test]
fn owner_and_legal_basis_are_those_of_the_day() {
    let listinger = [listing("DIABETES", true, Some(date(2015, 1, 1)), 1)];
    let eier = |dag| {
        let alle = tilstand(katalog(), &[], &[], dag);
        register(&alle, "NPRKPR").and_then(|t| t.ansvarlig.clone()).map(|a| a.navn)
    };
    assert_eq!(eier(date(2023, 12, 31)).as_deref(), Some("Helsedirektoratet"));
    assert_eq!(eier(date(2024, 1, 1)).as_deref(), Some("Folkehelseinstituttet"));
    let grunnlag = |dag| {
        let alle = tilstand(katalog(), &[], &listinger, dag);
        register(&alle, "DIABETES").and_then(|t| t.grunnlag.clone()).map(|g| g.slag)
    };
    assert_eq!(grunnlag(date(2020, 10, 31)), Some(Grunnlagsslag::Samtykke));
    assert_eq!(grunnlag(date(2020, 11, 1)), Some(Grunnlagsslag::Reservasjon));
}

#[test]
fn the_difference_names_owner_basis_listing_setting_and_text() {
    let d = definisjon("NPRKPR", "utlevering-fodselsnummer");
    let endringer = [endring(d, 1, true, ved_midnatt(date(2022, 2, 2)), 1)];
    let listinger =
        [listing("DIABETES", true, Some(date(2015, 1, 1)), 1), listing("MS", true, Some(date(2021, 1, 1)), 2)];
    let den = |dag| tilstand(katalog(), &endringer, &listinger, dag);
    let alle = forskjell(&den(date(2020, 1, 1)), &den(date(2026, 1, 1)));
    let emner =
        |part: &str| -> Vec<&Emne> { alle.iter().filter(|f| f.register.part.0 == part).map(|f| &f.emne).collect() };
    let id = d.id.clone();
    assert!(emner("NPRKPR").contains(&&Emne::Ansvarlig), "the owner changed in 2024");
    assert!(emner("NPRKPR").contains(&&Emne::Innstilling(id.clone())), "the citizen reserved");
    assert!(emner("NPRKPR").contains(&&Emne::Tekst(id)), "the text changed with the owner");
    assert!(emner("DIABETES").contains(&&Emne::Grunnlag), "from consent to reservation");
    let ny = definisjon("DIABETES", "lagring").id.clone();
    let kom = alle.iter().find(|f| f.emne == Emne::Innstilling(ny.clone())).expect("the setting came in 2020");
    assert_eq!((&kom.fra, &kom.til), (&None, &Some(Verdi::Innstilling(None))));
    let ms = alle.iter().find(|f| f.register.part.0 == "MS" && f.emne == Emne::Oppforing).expect("listed in 2021");
    assert_eq!((&ms.fra, &ms.til), (&None, &Some(Verdi::Oppforing(Oppforing::Siden(date(2021, 1, 1))))));
    assert!(emner("SYSVAK").is_empty() && emner("ALS").is_empty());
}

/// A history that could have been: changes of each setting in sequence, several at the same moment; listings that come
/// and go, some of unknown age.
fn liv() -> impl Strategy<Value = (Vec<Endring>, Vec<Listing>)> {
    let alle: Vec<&'static Definisjon> = katalog().registre().iter().flat_map(|r| &r.definisjoner).collect();
    let deler: Vec<PartKode> = katalog().registre().iter().map(|r| r.part.clone()).collect();
    let steg = (0..alle.len(), 0i64..60, any::<bool>(), any::<i64>());
    let billett = (0..deler.len(), prop::option::of(0i64..4_000), any::<bool>());
    (prop::collection::vec(steg, 0..40), prop::collection::vec(billett, 0..12)).prop_map(move |(steg, billetter)| {
        let (mut tidspunkt, mut sekvens) = (ved_midnatt(date(2012, 1, 1)), HashMap::new());
        let endringer = steg.into_iter().map(|(nr, dager, aktiv, id)| {
            tidspunkt += SignedDuration::from_hours(24 * (dager / 2) * 7);
            let neste = sekvens.entry(nr).or_insert(0);
            *neste += 1;
            endring(alle[nr], *neste, aktiv, tidspunkt, id)
        });
        let endringer = endringer.collect();
        let dag = |d: i64| date(2012, 1, 1).saturating_add(jiff::Span::new().days(d));
        let listinger = (0..).zip(billetter).map(|(id, (nr, d, aktiv))| listing(&deler[nr].0, aktiv, d.map(dag), id));
        (endringer, listinger.collect())
    })
}

fn en_dag() -> impl Strategy<Value = Date> {
    (0i64..9_000).prop_map(|d| date(2008, 1, 1).saturating_add(jiff::Span::new().days(d)))
}

type Alt = BTreeMap<(PartKode, Emne), Verdi>;

fn alt(tilstand: &[Registertilstand]) -> Alt {
    let ett = |t: &Registertilstand| {
        let part = t.register.part.clone();
        t.fakta().into_iter().map(move |(emne, verdi)| ((part.clone(), emne), verdi)).collect::<Vec<_>>()
    };
    tilstand.iter().flat_map(ett).collect()
}

/// Applies differences to a state.
fn anvend(mut alt: Alt, forskjeller: &[Forskjell]) -> Alt {
    for f in forskjeller {
        let plass = (f.register.part.clone(), f.emne.clone());
        assert_eq!(alt.get(&plass), f.fra.as_ref(), "a difference begins where the state is");
        match &f.til {
            Some(verdi) => drop(alt.insert(plass, verdi.clone())),
            None => drop(alt.remove(&plass)),
        }
    }
    alt
}

proptest! {
    /// The model is the table of settings: the last write of each wins.
    #[test]
    fn the_state_today_is_what_is_stored((endringer, listinger) in liv()) {
        let i_dag = date(2200, 1, 1);
        let mut lagret: HashMap<&DefinisjonId, &Endring> = HashMap::new();
        for e in &endringer {
            lagret.insert(&e.definisjon, e);
        }
        let alle = tilstand(katalog(), &endringer, &listinger, i_dag);
        for i in alle.iter().flat_map(|t| &t.innstillinger) {
            prop_assert_eq!(i.svar.clone(), lagret.remove(&i.definisjon.id).map(Svar::from));
            prop_assert_eq!(i.tekst_versjon, i.definisjon.versjon);
        }
        for borte in lagret.keys() {
            let (_, d) = katalog().definisjon(borte).expect("a definition of the catalogue");
            prop_assert!(!d.periode.dekker(i_dag), "only what has ended is left out: {}", d.slug);
        }
    }

    #[test]
    fn the_order_of_rows_and_ids_changes_nothing((endringer, listinger) in liv(), dag in en_dag(), nytt in any::<i64>()) {
        let a = tilstand(katalog(), &endringer, &listinger, dag);
        let mut snudd: Vec<Endring> = endringer.iter().rev().cloned().collect();
        let b = tilstand(katalog(), &snudd, &listinger.iter().rev().cloned().collect::<Vec<_>>(), dag);
        prop_assert_eq!(&a, &b);
        for e in &mut snudd {
            e.id = HendelseId(e.id.0 ^ nytt);
        }
        let uten_id = |t: Vec<Registertilstand>| -> Vec<_> {
            let alle = t.into_iter().flat_map(|t| t.innstillinger);
            alle.map(|i| (i.definisjon.id, i.svar.map(|s| (s.sekvensnummer, s.aktiv, s.siden)))).collect()
        };
        prop_assert_eq!(uten_id(a), uten_id(tilstand(katalog(), &snudd, &listinger, dag)));
    }

    #[test]
    fn a_day_differs_from_itself_in_nothing((endringer, listinger) in liv(), dag in en_dag()) {
        let a = tilstand(katalog(), &endringer, &listinger, dag);
        prop_assert_eq!(forskjell(&a, &a.clone()), Vec::new());
    }

    #[test]
    fn differences_lead_from_day_to_day_by_any_way(
        (endringer, listinger) in liv(), a in en_dag(), b in en_dag(), c in en_dag(),
    ) {
        let [a, b, c] = [a, b, c].map(|dag| tilstand(katalog(), &endringer, &listinger, dag));
        let om_b = anvend(anvend(alt(&a), &forskjell(&a, &b)), &forskjell(&b, &c));
        prop_assert_eq!(&om_b, &anvend(alt(&a), &forskjell(&a, &c)));
        prop_assert_eq!(om_b, alt(&c));
    }

    /// What came later is not seen earlier.
    #[test]
    fn the_future_does_not_reach_back((endringer, listinger) in liv(), dag in en_dag()) {
        let for_: Vec<Endring> = endringer.iter().filter(|e| tid::dag(e.tidspunkt) <= dag).cloned().collect();
        let kjente: Vec<Listing> =
            listinger.iter().filter(|l| l.tidspunkt.is_none_or(|t| tid::dag(t) <= dag)).cloned().collect();
        prop_assert_eq!(
            tilstand(katalog(), &endringer, &listinger, dag),
            tilstand(katalog(), &for_, &kjente, dag)
        );
    }
}
