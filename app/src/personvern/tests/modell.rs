//! Random sequences of forms against a model so simple that it can be seen to be right, on both engines.

use super::*;
use crate::store::prove::Motor;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use std::collections::HashMap;

/// Settings of Kari's that the sequences work on: part, slug, what it needs, and the answer that must be ticked.
const INNSTILLINGER: [(&str, &str, Option<usize>, Option<Valg>); 6] = [
    ("ms", "data", None, None),
    ("ms", "biobank", Some(0), None),
    ("ms", "sporreskjema", Some(0), None),
    ("nprkpr", "utlevering-fodselsnummer", None, None),
    ("nprkpr", "utlevering-formal", None, None),
    ("nprkpr", "oppbevaring", None, Some(Aktiv)),
];

#[derive(Clone, Debug)]
struct Steg {
    innstilling: usize,
    valg: Valg,
    foreldet: bool,
    forstar: bool,
    nokkel: u8,
}

fn steg() -> impl Strategy<Value = Steg> {
    (0..INNSTILLINGER.len(), any::<bool>(), prop::bool::weighted(0.1), prop::bool::weighted(0.8), 0u8..20).prop_map(
        |(innstilling, aktiv, foreldet, forstar, nokkel)| Steg {
            innstilling,
            valg: Valg::av(aktiv),
            foreldet,
            forstar,
            nokkel,
        },
    )
}

/// What a form comes to.
#[derive(Clone, Debug, PartialEq)]
enum Svar {
    Endret,
    Uendret,
    Nei(Avslag),
}

/// Answer and sequence number of each setting, what keys were used for, and the number of changes.
struct Modell {
    na: [(bool, i64); 6],
    nokler: HashMap<u8, (usize, Valg, i64)>,
    endringer: i64,
}

impl Modell {
    fn sekvens(&self, s: &Steg) -> i64 {
        self.na[s.innstilling].1 + i64::from(s.foreldet)
    }

    fn ta(&mut self, s: &Steg) -> Svar {
        let (.., krever, sletter) = INNSTILLINGER[s.innstilling];
        let form = (s.innstilling, s.valg, self.sekvens(s));
        if let Some(brukt) = self.nokler.get(&s.nokkel) {
            return if *brukt == form { Svar::Endret } else { Svar::Nei(Avslag::BruktNokkel) };
        }
        if s.foreldet {
            return Svar::Nei(Avslag::EndretImens);
        }
        if self.na[s.innstilling].0 == s.valg.aktiv() {
            return Svar::Uendret;
        }
        if s.valg.aktiv() && krever.is_some_and(|k| !self.na[k].0) {
            return Svar::Nei(Avslag::KreverAnnetSamtykke);
        }
        if sletter == Some(s.valg) && !s.forstar {
            return Svar::Nei(Avslag::ManglerBekreftelse);
        }
        self.nokler.insert(s.nokkel, form);
        self.sett(s.innstilling, s.valg.aktiv());
        Svar::Endret
    }

    fn sett(&mut self, innstilling: usize, aktiv: bool) {
        self.na[innstilling] = (aktiv, self.na[innstilling].1 + 1);
        self.endringer += 1;
        for (nr, (.., krever, _)) in INNSTILLINGER.iter().enumerate() {
            if !aktiv && *krever == Some(innstilling) && self.na[nr].0 {
                self.sett(nr, false);
            }
        }
    }
}

/// The settings as they are stored.
async fn lagret(p: &Prove) -> [(bool, i64); 6] {
    let mut na = [(false, 0); 6];
    for (nr, (part, slug, ..)) in INNSTILLINGER.iter().enumerate() {
        let rad = karis(p, part, slug).await;
        na[nr] = (rad.lagret.as_ref().is_some_and(|l| l.aktiv), rad.sekvensnummer());
    }
    na
}

async fn folger_modellen(motor: Motor, rekke: Vec<Steg>) -> TestCaseResult {
    let p = Prove::ny(motor).await;
    let mut modell = Modell { na: lagret(&p).await, nokler: HashMap::new(), endringer: 0 };
    let for_ = antall(&p).await;
    for s in &rekke {
        p.ga(1);
        let (part, slug, ..) = INNSTILLINGER[s.innstilling];
        let mut form = skjema(s.valg, modell.sekvens(s), &s.nokkel.to_string());
        form.onske.forstar_sletting = s.forstar;
        let svar = match sett(&p, part, slug, form).await {
            Ok(Utfall::Endret(_)) => Svar::Endret,
            Ok(Utfall::Uendret) => Svar::Uendret,
            Err(Feil::Avslag(nei)) => Svar::Nei(nei),
            Err(feil) => return Err(TestCaseError::fail(feil.to_string())),
        };
        prop_assert_eq!(svar, modell.ta(s), "{:?}", s);
    }
    prop_assert_eq!(lagret(&p).await, modell.na);
    let etter = antall(&p).await;
    prop_assert_eq!([etter[1] - for_[1], etter[2] - for_[2]], [modell.endringer; 2]);
    let hull = "SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT innbygger, definisjon FROM historikk \
                GROUP BY innbygger, definisjon HAVING COUNT(*) <> MAX(sekvensnummer) OR MIN(sekvensnummer) <> 1) AS h";
    prop_assert_eq!(p.tall(hull).await, 0, "history without gaps");
    p.rydd().await;
    Ok(())
}

fn proev(motor: Motor, antall: u32) {
    let kjoring = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let oppsett =
        ProptestConfig { cases: antall, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(oppsett, |(rekke in prop::collection::vec(steg(), 1..40))| {
        kjoring.block_on(folger_modellen(motor, rekke))?;
    });
}

#[test]
fn any_sequence_of_forms_follows_the_model_on_sqlite() {
    proev(Motor::Sqlite, 6);
}

#[test]
fn any_sequence_of_forms_follows_the_model_on_postgres() {
    proev(Motor::Postgres, 6);
}
