use super::*;
use crate::domain::tid::Periode;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::OnceLock;

fn definisjoner() -> &'static [Definisjon] {
    static ALLE: OnceLock<Vec<Definisjon>> = OnceLock::new();
    ALLE.get_or_init(|| {
        let katalog = crate::catalogue::innebygd().expect("the embedded catalogue is sound");
        katalog.registre().iter().flat_map(|r| r.definisjoner.clone()).collect()
    })
}

fn dag() -> impl Strategy<Value = Option<Date>> {
    prop::option::weighted(0.8, (0i64..4000).prop_map(|d| date(2016, 1, 1).saturating_add(jiff::Span::new().days(d))))
}

fn mottaker() -> impl Strategy<Value = Mottaker> {
    (0usize..3, 0u8..20).prop_map(|(slag, nr)| Mottaker {
        slag: Mottakerslag::ALLE[slag],
        nummer: nr.to_string(),
        navn: format!("{nr}"),
    })
}

fn metadata() -> impl Strategy<Value = Metadata> {
    let niva = prop::option::weighted(0.3, (0usize..3).prop_map(|n| Niva::ALLE[n]));
    let mottakere =
        prop_oneof![3 => prop::collection::vec(mottaker(), 0..4), 1 => prop::collection::vec(mottaker(), 0..70)];
    let perioder = prop::collection::vec((dag(), dag()).prop_map(|(fra, til)| Periode { fra, til }), 0..3);
    (niva, mottakere, perioder).prop_map(|(niva, mottakere, perioder)| Metadata { niva, mottakere, perioder })
}

/// The rule once more, as a list of everything that can be wrong.
fn feil(m: &Metadata, d: &Definisjon, valg: Valg) -> BTreeSet<&'static str> {
    let mut ut = BTreeSet::new();
    if !valg.aktiv() {
        if m.niva.is_some() || !m.mottakere.is_empty() || !m.perioder.is_empty() {
            ut.insert("a no holds something");
        }
        return ut;
    }
    match (d.type_pi == TypePi::Niva, m.niva.is_some()) {
        (true, false) => drop(ut.insert("a level without one")),
        (false, true) => drop(ut.insert("a level that nobody asked for")),
        _ => (),
    }
    if !d.mottakere.is_empty() && m.mottakere.is_empty() {
        ut.insert("nobody chosen");
    }
    if m.mottakere.iter().any(|x| !d.mottakere.contains(&x.slag)) {
        ut.insert("a kind that is not taken");
    }
    if m.mottakere.len() > FLEST_MOTTAKERE {
        ut.insert("too many");
    }
    for p in &m.perioder {
        if !d.perioder {
            ut.insert("a period that nobody asked for");
        }
        match (p.fra, p.til) {
            (None, _) => drop(ut.insert("no start")),
            (Some(fra), Some(til)) if til < fra => drop(ut.insert("ends before it starts")),
            _ => (),
        }
    }
    ut
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_an_answer_may_hold_is_what_its_definition_takes(m in metadata(), nr in 0usize..1000, aktiv: bool) {
        let alle = definisjoner();
        let (d, valg) = (&alle[nr % alle.len()], Valg::av(aktiv));
        let feil = feil(&m, d, valg);
        match m.kontroller(d, valg) {
            Ok(()) => prop_assert!(feil.is_empty(), "{:?}: {feil:?}", d.navn),
            Err(Avslag::ManglerUtvalg) => prop_assert!(feil.contains("nobody chosen")),
            Err(avslag) => {
                prop_assert_eq!(avslag, Avslag::UgyldigMetadata);
                prop_assert!(!feil.is_empty(), "{:?}", d.navn);
            }
        }
    }

    #[test]
    fn the_order_of_a_choice_does_not_matter(mottakere in prop::collection::vec(mottaker(), 0..30), snudd: bool) {
        let m = Metadata { mottakere: mottakere.clone(), ..Metadata::default() };
        let mut annen = m.clone();
        if snudd { annen.mottakere.reverse(); } else { annen.mottakere.extend(mottakere); }
        prop_assert_eq!(m.clone().ordnet(), annen.ordnet());
        let ordnet = m.ordnet();
        prop_assert_eq!(ordnet.clone().ordnet(), ordnet);
    }

    #[test]
    fn what_is_stored_is_read_back_the_same(m in metadata()) {
        let json = serde_json::to_string(&m).expect("metadata");
        prop_assert_eq!(serde_json::from_str::<Metadata>(&json).expect("metadata"), m);
    }
}

#[test]
fn a_plain_yes_and_a_no_fit_every_definition_that_asks_for_nothing_more() {
    for d in definisjoner() {
        let m = Metadata::default();
        assert_eq!(m.kontroller(d, Valg::Inaktiv), Ok(()), "{}", d.navn);
        let ventet = match (d.type_pi, d.mottakere.is_empty()) {
            (TypePi::Niva, _) => Err(Avslag::UgyldigMetadata),
            (_, false) => Err(Avslag::ManglerUtvalg),
            (_, true) => Ok(()),
        };
        assert_eq!(m.kontroller(d, Valg::Aktiv), ventet, "{}", d.navn);
    }
}

#[test]
fn a_recipient_from_a_registry_has_a_number_of_its_kind_and_a_name_in_one_line() {
    let en = |slag, nummer: &str, navn: &str| Mottaker { slag, nummer: nummer.to_owned(), navn: navn.to_owned() };
    use Mottakerslag::{Helsepersonell, Resept, Virksomhet};
    for (slag, nummer) in [(Virksomhet, "983974724"), (Helsepersonell, "1000001"), (Resept, "2f-1")] {
        assert!(en(slag, nummer, "Æ").kan_vises(), "{nummer}");
    }
    for (slag, nummer) in [
        (Virksomhet, "98397472"),
        (Helsepersonell, ""),
        (Helsepersonell, "01819945620"),
        (Resept, "01819945620"),
        (Resept, "a b"),
        (Resept, ""),
    ] {
        assert!(!en(slag, nummer, "x").kan_vises(), "{nummer}");
    }
    for navn in ["", "  ", "a\nb", "a\0", &"æ".repeat(201)] {
        assert!(!en(Virksomhet, "983974724", navn).kan_vises(), "{navn:?}");
    }
    assert!(en(Virksomhet, "983974724", &"æ".repeat(200)).kan_vises());
}
