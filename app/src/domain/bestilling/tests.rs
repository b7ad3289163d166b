use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const HENDELSER: [Bestillingshendelse; 4] = [
    Bestillingshendelse::Mottatt,
    Bestillingshendelse::Levert,
    Bestillingshendelse::Feilet,
    Bestillingshendelse::Avbrutt,
];

/// How far an order has come; a later status never has a lower one.
fn trinn(s: Bestillingsstatus) -> u8 {
    match s {
        Bestillingsstatus::Bestilt => 0,
        Bestillingsstatus::HosRegisteret => 1,
        Bestillingsstatus::Feilet => 2,
        Bestillingsstatus::Klar | Bestillingsstatus::Avbrutt => 3,
    }
}

fn etter(fra: Bestillingsstatus, h: Bestillingshendelse) -> Bestillingsstatus {
    neste(fra, h).ok().flatten().unwrap_or(fra)
}

proptest! {
    #[test]
    fn an_order_never_goes_backwards_and_ends_once(ledd in prop::collection::vec(0usize..4, 0..20)) {
        let mut status = Bestillingsstatus::Bestilt;
        for nr in ledd {
            let ny = etter(status, HENDELSER[nr]);
            prop_assert!(trinn(ny) >= trinn(status));
            prop_assert!(!status.endelig() || ny == status);
            prop_assert_eq!(neste(ny, HENDELSER[nr]).ok().flatten(), None, "the same again changes nothing");
            status = ny;
        }
    }

    /// However often it is asked, the registry is reminded once for each day it is due, and the first time on day 20.
    #[test]
    fn reminders_come_on_day_20_and_30_and_then_weekly(sporsmal in prop::collection::btree_set(0u16..200, 0..80)) {
        let bestilt = date(2026, 3, 1);
        let (mut purret, mut antall) = (None, 0);
        for dager in &sporsmal {
            let dag = tid::om_dager(bestilt, *dager);
            if skal_purres(bestilt, purret, dag) {
                purret = Some(dag);
                antall += 1;
                prop_assert!(*dager >= 20);
                prop_assert!(!skal_purres(bestilt, purret, dag), "once a day");
            }
        }
        let forfalt = sporsmal.last().map_or(0, |siste| (20..=*siste).filter(|d| *d == 20 || *d >= 30 && (d - 30) % 7 == 0).count());
        prop_assert!(antall <= forfalt);
        prop_assert_eq!(antall > 0, sporsmal.iter().any(|d| *d >= 20));
    }
}

#[test]
fn every_day_asked_gives_every_reminder() {
    let bestilt = date(2026, 3, 1);
    let mut purret = None;
    let mut dager = Vec::new();
    for nr in 0..60 {
        let dag = tid::om_dager(bestilt, nr);
        if skal_purres(bestilt, purret, dag) {
            purret = Some(dag);
            dager.push(nr);
        }
    }
    assert_eq!(dager, [20, 30, 37, 44, 51, 58]);
}

#[test]
fn the_citizen_cancels_until_the_registry_has_it_and_a_failed_report_may_still_come() {
    use Bestillingsavslag as Nei;
    use Bestillingshendelse as H;
    use Bestillingsstatus as S;
    assert_eq!(neste(S::Bestilt, H::Avbrutt), Ok(Some(S::Avbrutt)));
    assert_eq!(neste(S::HosRegisteret, H::Avbrutt), Err(Nei::HosRegisteret));
    assert_eq!(neste(S::Klar, H::Avbrutt), Err(Nei::Levert));
    assert_eq!(neste(S::Feilet, H::Levert), Ok(Some(S::Klar)));
    for h in [H::Mottatt, H::Levert, H::Feilet] {
        assert_eq!(neste(S::Avbrutt, h), Err(Nei::Avbrutt), "{h:?}");
    }
}

#[test]
fn every_status_reads_back_from_its_code() {
    for s in Bestillingsstatus::ALLE {
        assert_eq!(Bestillingsstatus::les(s.kode()), Some(s));
    }
    assert_eq!(Bestillingsstatus::les("ukjent"), None);
}

#[test]
fn the_page_says_late_after_the_usual_time_and_later_that_the_deadline_has_passed() {
    let opprettet: Timestamp = "2026-03-01T12:00:00Z".parse().expect("an instant");
    let b = Bestilling {
        id: HendelseId::av(opprettet, 1),
        hovedtype: Hovedtype::Standard,
        status: Bestillingsstatus::HosRegisteret,
        opprettet,
        endret: opprettet,
        mottatt: Some(opprettet),
        frist: frist(tid::dag(opprettet)),
        purret: None,
        rapport: None,
        grunn: String::new(),
    };
    assert_eq!(b.frist, date(2026, 3, 31));
    for (dag, ventet) in [
        (date(2026, 3, 15), Tilstand::HosRegisteret),
        (date(2026, 3, 16), Tilstand::Sent),
        (date(2026, 3, 31), Tilstand::Sent),
        (date(2026, 4, 1), Tilstand::OverFristen),
    ] {
        assert_eq!(b.tilstand(dag), ventet, "{dag}");
    }
    let klar = Bestilling { status: Bestillingsstatus::Klar, rapport: Some(b.id), ..b.clone() };
    assert_eq!(klar.tilstand(date(2027, 1, 1)), Tilstand::Klar);
    assert_eq!(Bestilling { rapport: None, ..klar }.tilstand(date(2027, 1, 1)), Tilstand::Slettet);
}
