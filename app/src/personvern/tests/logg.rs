//! Every door method leaves a row in the log that the citizen sees (architecture invariant 10, quality D-37).

use super::*;
use crate::domain::bruk::Tidsrom;
use std::collections::BTreeSet;

/// Every method of both doors that takes an actor.
const METODER: [&str; 12] = [
    "oversikt",
    "liste",
    "part",
    "historikk",
    "kvittering",
    "signert",
    "sett",
    "ventende",
    "registre",
    "innhold",
    "rapport",
    "logg",
];

async fn kall(p: &Prove, metode: &str) {
    let (personvern, innsyn, kari) = (&p.portal.personvern, &p.portal.innsyn, p.aktor("kari"));
    let ok = match metode {
        "oversikt" => personvern.oversikt(&kari).await.is_ok(),
        "liste" => personvern.liste(&kari, Omrade::Forskning).await.is_ok(),
        "part" => personvern.part(&kari, Omrade::Forskning, "ms").await.is_ok(),
        "historikk" => personvern.historikk(&kari, 1).await.is_ok(),
        "kvittering" | "signert" => {
            let (id,): (i64,) = les!(&p.portal.basis, k =>
                sqlx::query_as("SELECT id FROM historikk WHERE innbygger = 1001").fetch_one(k).await)
            .expect("a change");
            match metode {
                "signert" => personvern.signert(&kari, HendelseId(id)).await.is_ok(),
                _ => personvern.kvittering(&kari, HendelseId(id)).await.is_ok(),
            }
        }
        "sett" => personvern.sett(&kari, "nprkpr", "oppbevaring", skjema(Aktiv, 0, "n")).await.is_ok(),
        "ventende" => personvern.ventende(&kari).await.is_ok(),
        "registre" => innsyn.registre(&kari).await.is_ok(),
        "innhold" => innsyn.innhold(&kari, "sysvak").await.is_ok(),
        "rapport" => {
            let (id,): (i64,) = les!(&p.portal.basis, k =>
                sqlx::query_as("SELECT id FROM rapport WHERE innbygger = 1001 AND part_kode = 'MS'").fetch_one(k).await)
            .expect("a report");
            innsyn.rapport(&kari, "ms", HendelseId(id)).await.is_ok()
        }
        "logg" => innsyn.logg(&kari, "sysvak", Tidsrom::Alt).await.is_ok(),
        ukjent => panic!("a new door method, `{ukjent}`, is not tested"),
    };
    assert!(ok, "{metode}");
}

const EGNE: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND hvem = 'selv'";

pa_begge! {
    async fn every_door_method_leaves_a_row_in_the_citizens_log(p: &Prove) {
        for metode in METODER {
            let for_ = p.tall(EGNE).await;
            kall(p, metode).await;
            assert_eq!(p.tall(EGNE).await, for_ + 1, "{metode}");
        }
    }

    async fn what_cannot_be_logged_is_not_shown(p: &Prove) {
        let (personvern, innsyn, kari) = (&p.portal.personvern, &p.portal.innsyn, p.aktor("kari"));
        p.utfor("DROP TABLE bruk").await;
        let vist = [
            ("oversikt", personvern.oversikt(&kari).await.is_ok()),
            ("liste", personvern.liste(&kari, Omrade::Forskning).await.is_ok()),
            ("part", personvern.part(&kari, Omrade::Forskning, "ms").await.is_ok()),
            ("historikk", personvern.historikk(&kari, 1).await.is_ok()),
            ("ventende", personvern.ventende(&kari).await.is_ok()),
            ("registre", innsyn.registre(&kari).await.is_ok()),
            ("innhold", innsyn.innhold(&kari, "sysvak").await.is_ok()),
        ];
        assert!(vist.iter().all(|(_, vist)| !vist), "{vist:?}");
    }

    async fn a_refusal_leaves_no_row_about_the_registry(p: &Prove) {
        let for_ = p.tall(EGNE).await;
        assert!(p.portal.innsyn.innhold(&p.aktor("kari"), "diabetes").await.is_err());
        assert_eq!(p.tall(EGNE).await, for_);
    }
}

#[test]
fn the_list_of_door_methods_is_whole() {
    let kilder = [
        include_str!("../foresporsler.rs"),
        include_str!("../kvitteringer.rs"),
        include_str!("../lese.rs"),
        include_str!("../sette.rs"),
        include_str!("../../innsyn/mod.rs"),
    ];
    let navn = |linje: &'static str| linje.trim().strip_prefix("pub async fn ")?.split('(').next();
    let funnet: BTreeSet<&str> = kilder.into_iter().flat_map(str::lines).filter_map(navn).collect();
    assert_eq!(funnet, BTreeSet::from(METODER));
    for kilde in kilder {
        for metode in kilde.split("pub async fn ").skip(1) {
            let argumenter = metode.split_once('(').map(|(_, a)| a.trim_start()).unwrap_or_default();
            assert!(argumenter.starts_with("&self, aktor: &Aktor"), "{}", &metode[..40]);
        }
    }
}
