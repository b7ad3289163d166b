use super::*;
use proptest::prelude::*;

fn na() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().expect("a valid instant")
}

fn kontraktens() -> Ventetider {
    let alle = [vec![60, 300, 900], vec![3600; 24], vec![21_600]].concat();
    Ventetider::ny(alle).expect("the contract's")
}

#[test]
fn every_status_has_the_meaning_that_the_contract_gives() {
    for status in [200, 201, 202, 204, 299] {
        assert_eq!(Svar::av_status(status, None), Svar::Mottatt, "{status}");
    }
    for status in [400, 404, 409, 422] {
        assert_eq!(Svar::av_status(status, None), Svar::Avvist { feil: status.to_string() });
        assert!(!Svar::av_status(status, None).er_nede());
    }
    for (status, nede) in
        [(301, false), (401, false), (403, false), (408, false), (429, false), (500, true), (503, true)]
    {
        let svar = Svar::av_status(status, None);
        assert_eq!(svar, Svar::Senere { feil: status.to_string(), vent: None });
        assert_eq!(svar.er_nede(), nede, "{status}");
    }
    assert!(Svar::uten_svar("timeout").er_nede() && Svar::uten_svar("network").er_nede());
}

#[test]
fn no_waits_at_all_are_no_table() {
    assert_eq!(Ventetider::ny(Vec::new()), None);
}

#[test]
fn a_wait_that_the_subscriber_asks_for_is_kept_within_reason() {
    for (onsket, faar) in [(0, 1), (1, 1), (120, 120), (86_400, 86_400), (10_000_000, 86_400), (-5, 1)] {
        let svar = Svar::av_status(503, Some(SignedDuration::from_secs(onsket)));
        let neste = kontraktens().neste(&svar, 1, 7, na()).expect("again");
        assert_eq!(neste.duration_since(na()), SignedDuration::from_secs(faar), "{onsket}");
    }
}

#[test]
fn after_a_success_nothing_is_tried_again() {
    assert_eq!(kontraktens().neste(&Svar::Mottatt, 1, 7, na()), None);
}

#[test]
fn an_operator_is_called_for_refusals_and_for_what_lasts_more_than_an_hour() {
    let for_siden = |minutter| Some(na() - SignedDuration::from_mins(minutter));
    let bra = Abonnementstatus { venter: 9, eldste: for_siden(59), feiler_siden: for_siden(59), ..Default::default() };
    assert!(!bra.alarm(na()) && !bra.last_pa_nytt(na()));
    assert!(Abonnementstatus { trenger_person: 1, ..Default::default() }.alarm(na()));
    assert!(Abonnementstatus { feiler_siden: for_siden(61), ..Default::default() }.alarm(na()));
    assert!(Abonnementstatus { eldste: for_siden(61), ..Default::default() }.alarm(na()));
    let uke = 7 * 24 * 60;
    assert!(!Abonnementstatus { feiler_siden: for_siden(uke), ..Default::default() }.last_pa_nytt(na()));
    assert!(Abonnementstatus { feiler_siden: for_siden(uke + 1), ..Default::default() }.last_pa_nytt(na()));
}

proptest! {
    /// 1 min, 5, 15, 60, hourly for a day, then every 6 hours, each within a fifth; a refusal at the longest.
    #[test]
    fn waits_follow_the_table_within_a_fifth(forsok in 1i64..100, lodd in any::<u32>()) {
        let ventet = match forsok { 1 => 60, 2 => 300, 3 => 900, 4..=27 => 3600, _ => 21_600 };
        for (svar, sekunder) in [(Svar::av_status(500, None), ventet), (Svar::av_status(400, None), 21_600)] {
            let neste = kontraktens().neste(&svar, forsok, lodd, na()).expect("again");
            let milli = neste.duration_since(na()).as_millis();
            prop_assert!((sekunder * 800..=sekunder * 1200).contains(&milli), "{milli} of {sekunder}");
        }
    }
}

#[test]
fn the_whole_fifth_is_used() {
    let etter =
        |lodd| kontraktens().neste(&Svar::uten_svar("network"), 1, lodd, na()).expect("again").duration_since(na());
    assert_eq!((etter(0).as_millis(), etter(24_000).as_millis()), (48_000, 72_000));
}
