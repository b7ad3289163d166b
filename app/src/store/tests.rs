use super::okt::{Okt, Oktnokkel, Oppslag};
use super::prove::{Motor, Prove, pa_begge, skjema};
use super::{Basis, les, migrering, oyeblikk, sql};
use crate::domain::definisjon::Valg;
use crate::{innsyn, personvern, pvk};
use sqlx::{Executor, SqlSafeStr};
use std::future::{Future, poll_fn};
use std::task::Poll;
use std::time::Duration;

fn alle_setninger() -> impl Iterator<Item = (&'static str, &'static str)> {
    let pvk = [
        pvk::sql::ALLE,
        pvk::nummerering::sql::ALLE,
        pvk::lesing::sql::ALLE,
        pvk::levering::sql::ALLE,
        pvk::skriving::sql::ALLE,
        pvk::saker::sql::ALLE,
        super::saksbehandlerokt::sql::ALLE,
        pvk::sletting::sql::ALLE,
        pvk::replikering::sql::ALLE,
    ];
    let innsyn = [
        innsyn::sql::ALLE,
        innsyn::bestilling::sql::ALLE,
        innsyn::utsending::sql::ALLE,
        innsyn::saker::sql::ALLE,
        innsyn::logg::sql::ALLE,
        innsyn::deltakelse::sql::ALLE,
        innsyn::eget::sql::ALLE,
    ];
    [sql::ALLE, personvern::sql::ALLE].into_iter().chain(innsyn).chain(pvk).flatten().copied()
}

pa_begge! {
    /// A statement that only one of the engines understands fails on the other.
    async fn every_statement_is_understood(p: &Prove) {
        for (navn, setning) in alle_setninger() {
            let setning = setning.into_sql_str();
            let feil = match &p.portal.basis {
                Basis::Sqlite { skriv, .. } => skriv.prepare(setning).await.err(),
                Basis::Postgres(pool) => pool.prepare(setning).await.err(),
            };
            assert!(feil.is_none(), "{navn}: {feil:?}");
        }
    }

    /// A moment of the database stays as it is, whatever is committed beside it.
    async fn a_moment_is_one_moment(p: &Prove) {
        let antall = "SELECT CAST(COUNT(*) AS BIGINT) FROM teller";
        let basis = p.portal.basis.clone();
        let sett = async {
            oyeblikk!(&basis, tx => {
                let (for_,): (i64,) = sqlx::query_as(antall).fetch_one(&mut **tx).await?;
                p.utfor("INSERT INTO teller (navn, verdi) VALUES ('ny', 0)").await;
                let (etter,): (i64,) = sqlx::query_as(antall).fetch_one(&mut **tx).await?;
                Ok((for_, etter))
            })
        };
        let (for_, etter): (i64, i64) = sett.await.expect("two readings");
        assert_eq!((for_, p.tall(antall).await), (etter, etter + 1));
    }

    async fn migrations_run_twice_harmlessly(p: &Prove) {
        let for_ = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await;
        let igjen = Basis::apne(&p.adresse).await.expect("a database of this version opens again");
        igjen.svarer().await.expect("and answers");
        igjen.lukk().await;
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await, for_);
    }

    async fn filling_a_database_that_has_citizens_changes_nothing(p: &Prove) {
        let (for_, portal) = (p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await, &p.portal);
        crate::store::fyll_med_provedata(&portal.basis, &portal.katalog, &portal.signering, &p.folk).await.expect("nothing to do");
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM bruk").await, for_);
    }

    async fn a_session_ends_after_thirty_minutes_without_activity(p: &Prove) {
        let nokkel = logg_inn(p).await;
        assert_eq!(sekunder(finn(p, &nokkel, Oppslag::Aktiv).await), Some(1800));
        p.ga(29);
        assert_eq!(sekunder(finn(p, &nokkel, Oppslag::Passiv).await), Some(60));
        p.ga(1);
        assert_eq!(finn(p, &nokkel, Oppslag::Aktiv).await, Okt::Utlopt);
    }

    async fn activity_keeps_a_session_alive_and_a_passive_look_does_not(p: &Prove) {
        let nokkel = logg_inn(p).await;
        p.ga(29);
        assert_eq!(sekunder(finn(p, &nokkel, Oppslag::Aktiv).await), Some(1800));
        p.ga(29);
        assert_eq!(sekunder(finn(p, &nokkel, Oppslag::Passiv).await), Some(60));
        p.ga(2);
        assert_eq!(finn(p, &nokkel, Oppslag::Passiv).await, Okt::Utlopt);
    }

    async fn a_session_ends_two_hours_after_login_whatever_happens(p: &Prove) {
        let nokkel = logg_inn(p).await;
        for _ in 0..5 {
            p.ga(20);
            assert!(sekunder(finn(p, &nokkel, Oppslag::Aktiv).await).is_some());
        }
        p.ga(19);
        assert_eq!(sekunder(finn(p, &nokkel, Oppslag::Aktiv).await), Some(60));
        p.ga(1);
        assert_eq!(finn(p, &nokkel, Oppslag::Aktiv).await, Okt::Utlopt);
    }

    /// A clock that is set back (quality D-14) wakes nothing up.
    async fn a_session_that_ran_out_stays_dead_when_the_clock_goes_back(p: &Prove) {
        let nokkel = logg_inn(p).await;
        p.ga(31);
        assert_eq!(finn(p, &nokkel, Oppslag::Aktiv).await, Okt::Utlopt);
        p.ga(-1440);
        assert_eq!(finn(p, &nokkel, Oppslag::Aktiv).await, Okt::Ukjent);
    }

    async fn a_session_is_dead_after_logout(p: &Prove) {
        let (nokkel, annen) = (logg_inn(p).await, logg_inn(p).await);
        p.portal.okter.slutt(&nokkel).await.expect("a session ends");
        p.portal.okter.slutt(&nokkel).await.expect("and once more is no error");
        assert_eq!(finn(p, &nokkel, Oppslag::Aktiv).await, Okt::Ukjent);
        assert!(sekunder(finn(p, &annen, Oppslag::Aktiv).await).is_some(), "the other one lives");
    }

    async fn a_key_that_was_never_made_finds_no_session(p: &Prove) {
        logg_inn(p).await;
        for verdi in ["", "x", "' OR 1=1 --", &"å".repeat(5000)] {
            assert_eq!(finn(p, &Oktnokkel::fra_kake(verdi), Oppslag::Aktiv).await, Okt::Ukjent);
        }
    }

    async fn the_database_holds_a_hash_of_the_key_and_not_the_key(p: &Prove) {
        let nokkel = logg_inn(p).await;
        let (lagret,): (String,) =
            les!(&p.portal.basis, k => sqlx::query_as("SELECT nokkel FROM okt").fetch_one(k).await).expect("one session");
        assert_eq!(lagret.len(), 64);
        assert!(!lagret.contains(nokkel.verdi()) && nokkel.verdi().len() == 43);
        assert_eq!(finn(p, &Oktnokkel::fra_kake(&lagret), Oppslag::Aktiv).await, Okt::Ukjent);
        assert!(!format!("{nokkel:?}").contains(nokkel.verdi()));
    }

    async fn login_removes_sessions_that_ran_out(p: &Prove) {
        logg_inn(p).await;
        p.ga(121);
        logg_inn(p).await;
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM okt").await, 1);
    }

    async fn a_session_check_that_cannot_be_answered_is_an_error(p: &Prove) {
        let nokkel = logg_inn(p).await;
        p.utfor("DROP TABLE okt").await;
        assert!(p.portal.okter.finn(&nokkel, Oppslag::Aktiv).await.is_err());
    }

    /// The browser hangs up at the worst moment: what was begun is finished, whole.
    async fn a_write_outlives_its_caller(p: &Prove) {
        let kari = p.aktor("kari");
        let for_ = rader(p).await;
        let mut kall = Box::pin(p.portal.personvern.sett(&kari, "kjernejournal", "ha-kjernejournal", skjema(Valg::Aktiv, 0, "n")));
        let venter = poll_fn(|cx| Poll::Ready(kall.as_mut().poll(cx).is_pending())).await;
        drop(kall);
        assert!(venter, "the call was given up before it answered");
        let ventet = [for_[0] + 1, for_[1] + 1, for_[2] + 1];
        vent_til(async || rader(p).await == ventet).await;
    }

    /// Quality D-13, in small: calls cut at any moment leave no connection behind with half a transaction.
    async fn hang_ups_never_poison_the_pool(p: &Prove) {
        let (kari, forste) = (p.aktor("kari"), rader(p).await);
        for nr in 0..40 {
            let nokkel = format!("kuttet-{nr}");
            let kall = p.portal.personvern.sett(&kari, "kjernejournal", "ha-kjernejournal", skjema(Valg::Aktiv, 0, &nokkel));
            drop(tokio::time::timeout(Duration::from_micros(nr * 100), kall).await);
            let les = p.portal.innsyn.registre(&kari);
            drop(tokio::time::timeout(Duration::from_micros(nr * 100), les).await);
        }
        let for_ = p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM okt").await;
        for _ in 0..40 {
            logg_inn(p).await;
        }
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM okt").await, for_ + 40);
        // What was begun is finished first; nothing is left hanging for longer than that.
        vent_til(async || apne_transaksjoner(p).await == 0).await;
        assert_eq!(rader(p).await, forste.map(|antall| antall + 1), "of the forty one was first");
    }
}

/// Waits at most ten seconds for something that happens behind the caller's back.
async fn vent_til(ferdig: impl AsyncFn() -> bool) {
    for _ in 0..500 {
        if ferdig().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never happened");
}

/// Connections that hold a transaction and do nothing; SQLite's only writer would have stopped the test.
async fn apne_transaksjoner(p: &Prove) -> i64 {
    match p.portal.basis {
        Basis::Sqlite { .. } => 0,
        Basis::Postgres(_) => {
            p.tall("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in trans%'").await
        }
    }
}

async fn rader(p: &Prove) -> [i64; 3] {
    [
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM innstilling").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM historikk").await,
        p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utboks").await,
    ]
}

async fn logg_inn(p: &Prove) -> Oktnokkel {
    p.portal.okter.start(p.aktor("kari").gjelder()).await.expect("a session starts")
}

async fn finn(p: &Prove, nokkel: &Oktnokkel, oppslag: Oppslag) -> Okt {
    p.portal.okter.finn(nokkel, oppslag).await.expect("the database answers")
}

fn sekunder(okt: Okt) -> Option<u32> {
    match okt {
        Okt::Gyldig(okt) => Some(okt.sekunder),
        _ => None,
    }
}

/// Tables that belong to no single citizen, or are found in another way.
const UNNTATT: [&str; 14] = [
    "saksbehandler",
    "saksbehandlerokt",
    "innbygger",
    "definisjon",
    "okt",
    "signeringsnokkel",
    "teller",
    "abonnent",
    "utdeling",
    "levering",
    "listepeker",
    "brukt_bevis",
    "vedlegg",
    "sending",
];

#[test]
fn keys_of_citizen_owned_tables_begin_with_the_citizen() {
    let mut antall = 0;
    for tekst in migrering::tekster() {
        assert!(!tekst.contains("REFERENCES"), "no foreign key crosses citizens");
        for tabell in tekst.split("CREATE TABLE ").skip(1) {
            let (navn, resten) = tabell.split_once(" (").expect("a name and columns");
            if UNNTATT.contains(&navn) {
                continue;
            }
            let kolonner = resten.split("\n);").next().expect("columns");
            let nokler: Vec<&str> = kolonner
                .lines()
                .map(str::trim)
                .filter(|l| l.starts_with("PRIMARY KEY") || l.contains("UNIQUE"))
                .collect();
            assert!(!nokler.is_empty(), "{navn} has no key");
            for nokkel in nokler {
                assert!(nokkel.contains("(innbygger,"), "{navn}: {nokkel}");
            }
            antall += 1;
        }
    }
    assert!(antall >= 11, "{antall} tables were read");
}

#[test]
fn nothing_updates_or_deletes_historikk_or_bruk() {
    for (navn, setning) in alle_setninger() {
        let ord: Vec<&str> = setning.split_whitespace().collect();
        let rammet = match ord[..] {
            ["UPDATE", tabell, ..] | ["DELETE", "FROM", tabell, ..] => tabell,
            _ => "",
        };
        assert!(!["historikk", "bruk"].contains(&rammet), "{navn}");
        assert!(!setning.contains("INTO historikk") || !setning.contains("ON CONFLICT"), "{navn}");
    }
}

#[tokio::test]
async fn the_sqlite_library_is_one_without_the_fault_in_the_write_ahead_log() {
    let p = Prove::ny(Motor::Sqlite).await;
    let Basis::Sqlite { skriv, .. } = &p.portal.basis else { panic!("SQLite was asked for") };
    let (versjon,): (String,) = sqlx::query_as(sql::SQLITE_VERSJON).fetch_one(skriv).await.expect("a version");
    let tall: Vec<u32> = versjon.split('.').map(|d| d.parse().expect("a number")).collect();
    assert!(tall[..] >= [3, 51, 3][..], "{versjon}");
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    for adresse in ["mysql://x", "innsyn.db", ""] {
        assert!(matches!(Basis::apne(adresse).await, Err(super::Feil::Adresse)), "{adresse}");
    }
}
