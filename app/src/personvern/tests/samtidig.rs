//! Several at once: one form sent many times, different windows, and rules that span settings.

use super::*;
use std::collections::HashSet;

/// Sends forms in Kari's name at the same time.
async fn samtidig(p: &Prove, sendinger: Vec<(&'static str, &'static str, Skjema)>) -> Vec<Result<Utfall, Feil>> {
    let oppgaver: Vec<_> = sendinger
        .into_iter()
        .map(|(part, slug, skjema)| {
            let (personvern, kari) = (p.portal.personvern.clone(), p.aktor("kari"));
            tokio::spawn(async move { personvern.sett(&kari, part, slug, skjema).await })
        })
        .collect();
    let mut svar = Vec::new();
    for oppgave in oppgaver {
        svar.push(oppgave.await.expect("a task that does not panic"));
    }
    svar
}

pa_begge! {
    async fn five_of_the_same_form_at_once_are_one_change(p: &Prove) {
        let for_ = antall(p).await;
        for runde in 0..20 {
            let form = skjema(Valg::av(runde % 2 == 0), runde, &format!("runde {runde}"));
            let svar = samtidig(p, vec![("nprkpr", "oppbevaring", form); 5]).await;
            let numre: HashSet<HendelseId> = svar.into_iter().map(kvittering).collect();
            assert_eq!(numre.len(), 1, "all five get the same receipt");
        }
        assert_eq!(antall(p).await, [for_[0] + 1, for_[1] + 20, for_[2] + 20, for_[3] + 20]);
    }

    async fn of_five_windows_one_wins_and_the_others_are_told(p: &Prove) {
        let for_ = antall(p).await;
        for runde in 0..10 {
            let valg = Valg::av(runde % 2 == 0);
            let former = (0..5).map(|vindu| ("nprkpr", "oppbevaring", skjema(valg, runde, &format!("{runde}-{vindu}"))));
            let svar = samtidig(p, former.collect()).await;
            let (vant, tapte): (Vec<_>, Vec<_>) = svar.into_iter().partition(Result::is_ok);
            assert_eq!((vant.len(), tapte.len()), (1, 4));
            assert!(tapte.into_iter().all(|t| avslag(t) == Avslag::EndretImens));
        }
        assert_eq!(antall(p).await[1], for_[1] + 10);
    }

    /// Two windows: one withdraws the consent that the other's needs.
    async fn no_samtykke_is_ever_active_without_the_one_it_needs(p: &Prove) {
        for runde in 0..15 {
            let (data, spor) = (karis(p, "ms", "data").await, karis(p, "ms", "sporreskjema").await);
            let trekk = skjema(Inaktiv, data.sekvensnummer(), &format!("trekk {runde}"));
            let gi = skjema(Valg::av(spor.status() != Status::Samtykket), spor.sekvensnummer(), &format!("gi {runde}"));
            samtidig(p, vec![("ms", "data", trekk), ("ms", "sporreskjema", gi)]).await;
            let (data, spor) = (karis(p, "ms", "data").await, karis(p, "ms", "sporreskjema").await);
            assert!(data.status() == Status::Samtykket || spor.status() != Status::Samtykket, "round {runde}");
            if data.status() != Status::Samtykket {
                let igjen = skjema(Aktiv, data.sekvensnummer(), &format!("igjen {runde}"));
                kvittering(sett(p, "ms", "data", igjen).await);
            }
        }
    }
}
