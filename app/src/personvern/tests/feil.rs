//! Database faults in the middle of a change: whichever table fails, nothing is left of the change.

use super::*;
use crate::pages::feil::Feilslag;

/// Every table that a change writes, with the statement that takes it away and the one that brings it back.
macro_rules! borte {
    ($($tabell:literal),+) => {
        [$(($tabell, concat!("ALTER TABLE ", $tabell, " RENAME TO borte"), concat!("ALTER TABLE borte RENAME TO ", $tabell))),+]
    };
}

const TABELLER: [(&str, &str, &str); 9] = borte!(
    "innbygger",
    "skjemanokkel",
    "innstilling",
    "historikk",
    "utboks",
    "sletting",
    "kvittering",
    "varsel",
    "bruk"
);

/// Rows of every table that a change writes.
const RADER: &str = "SELECT CAST((SELECT COUNT(*) FROM skjemanokkel) + (SELECT COUNT(*) FROM innstilling) \
    + (SELECT COUNT(*) FROM historikk) + (SELECT COUNT(*) FROM utboks) + (SELECT COUNT(*) FROM sletting) \
    + (SELECT COUNT(*) FROM kvittering) + (SELECT COUNT(*) FROM varsel) + (SELECT COUNT(*) FROM bruk) AS BIGINT)";

/// The change that writes to every table and takes two others with it.
async fn trekk(p: &Prove) -> Result<Utfall, Feil> {
    sett(p, "ms", "data", skjema(Inaktiv, 1, "n")).await
}

fn er_ikke_lagret(svar: Result<Utfall, Feil>) -> bool {
    svar.is_err_and(|feil| matches!(Feilslag::ved_lagring(feil, String::new()), Feilslag::IkkeLagret { .. }))
}

pa_begge! {
    async fn a_table_that_fails_leaves_nothing_of_the_change_and_the_citizen_is_told(p: &Prove) {
        let lagret = karis(p, "ms", "data").await.lagret;
        let for_ = p.tall(RADER).await;
        for (tabell, bort, tilbake) in TABELLER {
            p.utfor(bort).await;
            let svar = trekk(p).await;
            p.utfor(tilbake).await;
            assert!(er_ikke_lagret(svar), "{tabell}");
            assert_eq!(p.tall(RADER).await, for_, "{tabell}");
        }
        assert_eq!(karis(p, "ms", "data").await.lagret, lagret);
        kvittering(trekk(p).await);
    }

    /// The last of the three that fall fails: the first two are undone.
    async fn a_fault_at_the_last_of_several_changes_undoes_the_first(p: &Prove) {
        let for_ = p.tall(RADER).await;
        let opptatt = "INSERT INTO utboks VALUES (1001, 'c7e97c16-7719-4953-9a17-c9cff79c46dd', 4, 0, NULL)";
        p.utfor(opptatt).await;
        let svar = trekk(p).await;
        p.utfor("DELETE FROM utboks").await;
        assert!(er_ikke_lagret(svar));
        assert_eq!(p.tall(RADER).await, for_);
        let na = karis(p, "ms", "data").await;
        assert_eq!((na.status(), na.sekvensnummer()), (Status::Samtykket, 1));
    }

    async fn a_deletion_that_cannot_be_noted_is_an_error_and_still_awaited(p: &Prove) {
        kvittering(trekk(p).await);
        let rad = karis(p, "ms", "data").await;
        let part = crate::domain::aktor::Part::register(PartKode("MS".to_owned()));
        let kari = p.aktor("kari").gjelder();
        p.utfor("ALTER TABLE sletting RENAME TO borte").await;
        let svar = p.portal.personvern.bekreft_slettet(&part, kari, &rad.definisjon.id, 2).await;
        p.utfor("ALTER TABLE borte RENAME TO sletting").await;
        assert!(matches!(svar, Err(Feil::Basis(_))), "{svar:?}");
        assert_eq!(karis(p, "ms", "data").await.sletting, rad.sletting);
    }
}

/// A table that a change comes to write is tested above.
#[test]
fn the_list_of_tables_is_whole() {
    let kilder = [include_str!("../lagre.rs"), include_str!("../sette.rs")].concat();
    let skrevet = kilder.matches("sql::NY_").count() + kilder.matches("sql::SETT)").count();
    let andre = kilder.matches("sql::LAS_INNBYGGER").count() + kilder.matches("sql::TA_SKJEMANOKKEL").count();
    let bruk = kilder.matches("sett_inn!(").count();
    assert_eq!(skrevet + andre + bruk, TABELLER.len());
}
