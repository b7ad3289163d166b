//! A check that cannot be answered is an error, never "not active": the database down, locked, slow or damaged.

use super::*;
use crate::store::Basis;

/// Every way of reading, at once. What each came to: an answer, or a fault of ours.
async fn alle(p: &Prove, hvem: &Person) -> [bool; 5] {
    let (k, pvk, fnr) = (klient(p, "fhi"), &p.portal.pvk, hvem.fnr.siffer());
    let (a, b, c, d, e) = tokio::join!(
        async { feilet(pvk.status(&k, fnr, PART, GUID).await) },
        async { feilet(pvk.for_part(&k, fnr, PART).await) },
        async { feilet(pvk.liste(&k, PART, GUID, 0, 1).await) },
        async { feilet(pvk.endringer(&k, PART, GUID, 0, 1000).await) },
        async { feilet(pvk.avstem(&k, PART, GUID).await) },
    );
    [a, b, c, d, e]
}

fn feilet<T>(svar: Result<T, Pvkfeil>) -> bool {
    match svar {
        Ok(_) => false,
        Err(Pvkfeil::Feil(_)) => true,
        Err(Pvkfeil::Avslag(avslag)) => panic!("a refusal is no fault: {avslag}"),
    }
}

/// Somebody who is reserved; the change has no number yet.
async fn reservert(p: &Prove) -> Person {
    let folk = folk(p, 2).await;
    for hvem in &folk {
        sett(p, hvem, SLUG, Valg::Aktiv, 0).await;
    }
    folk[0].clone()
}

pa_begge! {
    async fn a_database_that_is_down_is_an_error(p: &Prove) {
        let hvem = reservert(p).await;
        p.portal.basis.lukk().await;
        assert_eq!(alle(p, &hvem).await, [true; 5]);
    }

    /// Whoever holds what is needed for longer than a reader waits: five seconds on SQLite, ten on PostgreSQL.
    async fn a_database_that_is_locked_or_slow_is_an_error(p: &Prove) {
        let hvem = reservert(p).await;
        match &p.portal.basis {
            Basis::Sqlite { skriv, .. } => {
                let last = skriv.begin_with("BEGIN IMMEDIATE").await.expect("the lock");
                assert_eq!(alle(p, &hvem).await, [true; 5]);
                drop(last);
            }
            Basis::Postgres(pool) => {
                let mut last = pool.begin().await.expect("a transaction");
                let sql = "LOCK TABLE bruk, innstilling, utboks IN ACCESS EXCLUSIVE MODE";
                sqlx::query(sql).execute(&mut *last).await.expect("the lock");
                assert_eq!(alle(p, &hvem).await, [true; 5]);
                last.rollback().await.expect("let go");
            }
        }
        assert_eq!(alle(p, &hvem).await, [false; 5], "and then they answer");
    }

    async fn a_table_that_is_gone_is_an_error(p: &Prove) {
        let hvem = reservert(p).await;
        p.portal.pvk.nummerer_alt().await.expect("numbered");
        for (bort, tilbake, ventet) in [
            ("ALTER TABLE innstilling RENAME TO borte", "ALTER TABLE borte RENAME TO innstilling", [true; 5]),
            ("ALTER TABLE bruk RENAME TO borte", "ALTER TABLE borte RENAME TO bruk", [true, true, true, true, false]),
            ("ALTER TABLE innbygger RENAME TO borte", "ALTER TABLE borte RENAME TO innbygger", [true; 5]),
            ("ALTER TABLE utboks RENAME TO borte", "ALTER TABLE borte RENAME TO utboks", [false, false, false, true, true]),
            ("ALTER TABLE teller RENAME TO borte", "ALTER TABLE borte RENAME TO teller", [false, false, true, true, true]),
            ("ALTER TABLE listepeker RENAME TO borte", "ALTER TABLE borte RENAME TO listepeker", [false, false, true, false, false]),
            ("ALTER TABLE historikk RENAME TO borte", "ALTER TABLE borte RENAME TO historikk", [false, false, false, true, false]),
        ] {
            p.utfor(bort).await;
            assert_eq!(alle(p, &hvem).await, ventet, "{bort}");
            p.utfor(tilbake).await;
        }
        assert_eq!(alle(p, &hvem).await, [false; 5]);
    }

    /// Nobody is left out because what is stored about them cannot be read.
    async fn a_row_that_cannot_be_read_is_an_error_and_never_left_out(p: &Prove) {
        let hvem = reservert(p).await;
        for (skade, hel, ventet) in [
            (
                "UPDATE innstilling SET metadata = '{'",
                "UPDATE innstilling SET metadata = '{}'",
                [true, true, true, false, false],
            ),
            (
                "UPDATE innbygger SET nummer = 'x' || nummer WHERE id >= 100010",
                "UPDATE innbygger SET nummer = substr(nummer, 2) WHERE id >= 100010",
                [false, false, false, true, true],
            ),
            (
                "UPDATE utboks SET sekvensnummer = sekvensnummer + 50 WHERE innbygger >= 100010",
                "UPDATE utboks SET sekvensnummer = sekvensnummer - 50 WHERE innbygger >= 100010",
                [false, false, false, true, false],
            ),
        ] {
            p.utfor(skade).await;
            assert_eq!(alle(p, &hvem).await, ventet, "{skade}");
            p.utfor(hel).await;
        }
        assert_eq!(alle(p, &hvem).await, [false; 5]);
    }
}
