//! Rows of the log.

use super::*;

const DEKNING: &str = "SELECT CAST(COUNT(*) AS BIGINT) FROM loggdekning WHERE innbygger = 1001 AND part_kode = 'MS'";

/// A look by a doctor, named by a number.
fn se(nr: u32) -> Loggrad {
    Loggrad {
        guid: format!("00000000-0000-4000-8000-{nr:012}"),
        tidspunkt: Some("2026-11-20T12:00:00Z".parse().expect("an instant")),
        periode: None,
        hendelse: Radhendelse::Bruk(Handling::Se),
        utfort_av: Some(Utforer {
            navn: None,
            rolle: "Lege".to_owned(),
            virksomhet: "St. Olavs hospital".to_owned(),
            orgnr: String::new(),
        }),
        mottaker: None,
        formal: ("helsehjelp".to_owned(), None),
        grunnlag: (String::new(), None),
        kategorier: vec!["EDSS".to_owned()],
        identitet: None,
        prosjekt: None,
        forklaring: String::new(),
        vilkar: None,
        antall: None,
        bruk_til: None,
        reservasjon: None,
    }
}

fn kopi(nr: u32) -> Loggrad {
    Loggrad {
        hendelse: Radhendelse::Utlevering,
        mottaker: Some(Mottaker { virksomhet: "UiB".to_owned(), ..Mottaker::default() }),
        identitet: Some(Identitet::Kodet),
        reservasjon: Some(false),
        ..se(nr)
    }
}

async fn lever(p: &Prove, hvem: &str, part: &str, rader: Vec<Loggrad>) -> Result<Loggsvar, Leveringsfeil> {
    lever_med(p, (hvem, part), rader, None).await
}

async fn lever_med(
    p: &Prove,
    (hvem, part): (&str, &str),
    rader: Vec<Loggrad>,
    dekning: Option<(jiff::civil::Date, jiff::civil::Date)>,
) -> Result<Loggsvar, Leveringsfeil> {
    let l = Logglevering {
        nummer: nummer(p, hvem),
        part: part.to_owned(),
        komplett_fra: dekning.map(|d| d.0),
        komplett_til: dekning.map(|d| d.1),
        rader: rader.into_iter().enumerate().map(|(nr, r)| (format!("bruk[{nr}]"), r)).collect(),
    };
    p.portal.pvk.lever_logg(&klient(p), l).await
}

fn svar(nye: usize, kjente: usize) -> Loggsvar {
    Loggsvar { nye, kjente }
}

async fn dekning(p: &Prove) -> Option<(String, String, i64)> {
    les!(&p.portal.basis, k =>
        sqlx::query_as("SELECT fra, til, mottatt FROM loggdekning WHERE innbygger = 1001 AND part_kode = 'MS'")
            .fetch_optional(k)
            .await)
    .expect("coverage")
}

pa_begge! {
    async fn delivered_rows_are_in_the_citizens_log_each_once(p: &Prove) {
        let for_ = antall(p).await;
        assert_eq!(lever(p, "kari", "MS", vec![se(1), kopi(2), se(3)]).await.expect("taken"), svar(3, 0));
        assert_eq!(lever(p, "kari", "ms", vec![se(3), se(4), se(4), kopi(2)]).await.expect("taken"), svar(1, 3));
        let etter = antall(p).await;
        assert_eq!((etter[1] - for_[1], etter[2] - for_[2]), (3, 1), "a delivery leaves no row of its own");
        let logg = p.portal.innsyn.logg(&p.aktor("kari"), "ms", Tidsrom::SisteTreManeder).await.expect("a log");
        let egne: Vec<String> = [1, 3, 4].map(|nr| se(nr).guid).into();
        let sett = logg.bruk.iter().filter(|b| egne.contains(&b.nokkel)).collect::<Vec<_>>();
        assert_eq!(sett.len(), 3);
        assert!(sett.iter().all(|b| matches!(&b.hvem, Hvem::Person { rolle, .. } if rolle == "Lege")));
        assert!(logg.utleveringer.iter().any(|u| u.mottaker == "UiB" && u.reservasjon == Some(false)));
        // Another citizen and another registry may use the same names.
        assert_eq!(lever(p, "kari", "SYSVAK", vec![se(1)]).await.expect("taken"), svar(1, 0));
        assert_eq!(lever(p, "line", "SYSVAK", vec![se(1)]).await.expect("taken"), svar(1, 0));
    }

    /// Each field of a row, changed alone.
    async fn a_guid_stands_for_one_row(p: &Prove) {
        lever(p, "kari", "MS", vec![se(1), kopi(2)]).await.expect("taken");
        let for_ = antall(p).await;
        let utforer = |u: Utforer| Loggrad { utfort_av: Some(u), ..se(1) };
        let u = se(1).utfort_av.expect("somebody");
        let mottaker = |m: Mottaker| Loggrad { mottaker: Some(m), ..kopi(2) };
        let m = kopi(2).mottaker.expect("somebody");
        for (nr, annen) in [
            Loggrad { tidspunkt: Some("2026-11-20T12:00:00.000001Z".parse().expect("an instant")), ..se(1) },
            Loggrad { hendelse: Radhendelse::Bruk(Handling::Endre), ..se(1) },
            utforer(Utforer { navn: Some("Ola".to_owned()), ..u.clone() }),
            utforer(Utforer { rolle: "Sykepleier".to_owned(), ..u.clone() }),
            utforer(Utforer { virksomhet: "Annet".to_owned(), ..u.clone() }),
            utforer(Utforer { orgnr: "883974832".to_owned(), ..u }),
            Loggrad { formal: ("x".to_owned(), None), ..se(1) },
            Loggrad { grunnlag: ("x".to_owned(), None), ..se(1) },
            Loggrad { kategorier: Vec::new(), ..se(1) },
            Loggrad { forklaring: "x".to_owned(), ..se(1) },
            Loggrad { vilkar: Some(crate::domain::bruk::Vilkar::Lov), ..se(1) },
            kopi(1),
            se(2),
            mottaker(Mottaker { virksomhet: "NTNU".to_owned(), ..m.clone() }),
            mottaker(Mottaker { orgnr: "883974832".to_owned(), ..m.clone() }),
            mottaker(Mottaker { land: "SE".to_owned(), ..m }),
            Loggrad { identitet: Some(Identitet::MedNummer), ..kopi(2) },
            Loggrad { reservasjon: None, ..kopi(2) },
            Loggrad { antall: Some(2), ..kopi(2) },
            Loggrad { bruk_til: Some(date(2030, 1, 1)), ..kopi(2) },
            Loggrad { forklaring: "x".to_owned(), ..kopi(2) },
        ].into_iter().enumerate() {
            let feil = lever(p, "kari", "MS", vec![se(7), annen]).await;
            assert!(matches!(&feil, Err(Leveringsfeil::Innhold(Klientavslag::BruktGuid, _))), "change {nr}");
            assert_eq!(hvor(feil), "bruk[1].radGuid: it stands for another row");
        }
        let to = vec![se(8), Loggrad { forklaring: "x".to_owned(), ..se(8) }];
        assert_eq!(avslag(lever(p, "kari", "MS", to).await), Klientavslag::BruktGuid, "within one delivery");
        assert_eq!(antall(p).await, for_, "all or nothing");
    }

    async fn rows_that_cannot_be_read_are_refused_by_their_place(p: &Prove) {
        let for_ = antall(p).await;
        let feil = lever(p, "kari", "MS", vec![se(1), Loggrad { utfort_av: None, ..se(2) }]).await;
        assert_eq!(hvor(feil), "bruk[1].utfortAv: it is missing");
        let mange: Vec<_> = (0..1001).map(se).collect();
        assert_eq!(hvor(lever(p, "kari", "MS", mange).await), "bruk: there are too many rows");
        assert_eq!(antall(p).await, for_);
    }

    async fn a_thousand_rows_of_one_instant_all_find_a_place(p: &Prove) {
        let rader = || (0..1000).map(|nr| if nr % 2 == 0 { se(nr) } else { kopi(nr) }).collect::<Vec<_>>();
        p.utfor("DELETE FROM bruk WHERE innbygger = 1001").await;
        assert_eq!(lever(p, "kari", "MS", rader()).await.expect("taken"), svar(1000, 0));
        assert_eq!(lever(p, "kari", "MS", rader()).await.expect("taken"), svar(0, 1000));
        // With one random choice out of four only, a place is still looked for until one is free.
        let tatt = p.tall("SELECT CAST(COUNT(DISTINCT id) AS BIGINT) FROM bruk WHERE innbygger = 1001 AND nokkel <> ''").await;
        assert_eq!(tatt, 500);
    }

    /// The log is about access, and stays open after a no; who was never there has none.
    async fn rows_are_taken_from_whoever_is_listed_or_has_ever_answered(p: &Prove) {
        assert_eq!(avslag(lever(p, "ingrid", "MS", vec![se(1)]).await), Klientavslag::IkkeOppfort);
        sett(p, "kari", ("ms", "data"), Inaktiv).await;
        assert_eq!(lever(p, "kari", "MS", vec![se(1)]).await.expect("after a withdrawal"), svar(1, 0));
        p.utfor("UPDATE inkludering SET aktiv = FALSE WHERE innbygger = 1001").await;
        assert_eq!(lever(p, "kari", "MS", vec![se(2)]).await.expect("no longer listed"), svar(1, 0));
        sett(p, "line", ("diabetes", "lagring"), Aktiv).await;
        assert_eq!(lever(p, "line", "DIABETES", vec![se(1)]).await.expect("reserved"), svar(1, 0));
        sett(p, "line", ("tjenesten", "bruk"), Inaktiv).await;
        assert_eq!(lever(p, "line", "DIABETES", vec![se(2)]).await.expect("without the portal"), svar(1, 0));
        assert_eq!(lever(p, "ingrid", "SYSVAK", vec![se(1)]).await.expect("by law"), svar(1, 0));
    }

    async fn completeness_grows_and_says_when_it_was_last_heard_of(p: &Prove) {
        let dag = |maned, dag| date(2026, maned, dag);
        p.utfor("DELETE FROM loggdekning WHERE innbygger = 1001").await;
        assert_eq!((lever(p, "kari", "MS", vec![se(1)]).await.expect("taken"), dekning(p).await), (svar(1, 0), None));
        for (fra, til, ventet) in [
            (dag(1, 1), dag(1, 31), ("2026-01-01", "2026-01-31")),
            (dag(2, 1), dag(2, 28), ("2026-01-01", "2026-02-28")),
            (dag(2, 10), dag(2, 12), ("2026-01-01", "2026-02-28")),
            (dag(5, 1), dag(5, 31), ("2026-05-01", "2026-05-31")),
            (dag(3, 1), dag(3, 2), ("2026-05-01", "2026-05-31")),
        ] {
            p.ga(1);
            assert_eq!(lever_med(p, ("kari", "MS"), Vec::new(), Some((fra, til))).await.expect("taken"), svar(0, 0));
            let na = store::mikro(p.portal.klokke.na());
            assert_eq!(dekning(p).await, Some((ventet.0.to_owned(), ventet.1.to_owned(), na)));
        }
        p.ga(1);
        lever(p, "kari", "MS", vec![se(9)]).await.expect("taken");
        let mottatt = dekning(p).await.expect("coverage").2;
        assert_eq!((mottatt, p.tall(DEKNING).await), (store::mikro(p.portal.klokke.na()), 1));
        for (dekning, sted) in [
            (Some((dag(11, 22), dag(11, 23))), "loggKomplettTilOgMed: it is in the future"),
            (Some((dag(11, 2), dag(11, 1))), "loggKomplettFraOgMed: it and `loggKomplettTilOgMed` are no period"),
        ] {
            assert_eq!(hvor(lever_med(p, ("kari", "MS"), vec![se(10)], dekning).await), sted);
        }
    }

    async fn the_same_rows_many_times_at_once_are_stored_once(p: &Prove) {
        let for_ = antall(p).await;
        let oppgaver: Vec<_> = (0..8).map(|_| {
            let (pvk, k, nummer) = (p.portal.pvk.clone(), klient(p), nummer(p, "kari"));
            let rader = (0..20).map(|nr| (format!("bruk[{nr}]"), se(nr))).collect();
            let l = Logglevering { nummer, part: "MS".to_owned(), komplett_fra: None, komplett_til: None, rader };
            tokio::spawn(async move { pvk.lever_logg(&k, l).await.expect("taken").nye })
        }).collect();
        let mut nye = 0;
        for o in oppgaver {
            nye += o.await.expect("no panic");
        }
        assert_eq!((nye, antall(p).await[1] - for_[1]), (20, 20));
    }
}
