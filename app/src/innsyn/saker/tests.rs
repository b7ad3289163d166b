//! The citizen's cases, on both engines: what is stored together, what is refused, and what a repeat does.

use super::lese::PER_SIDE;
use super::{Nysakutfall, Nyttsvar};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::domain::representasjon::Representasjonsavslag as Nei;
use crate::domain::sak::{
    Felt, Feltfeil, Hendelsesslag, Henvisning, Klageadgang, Saksmelding, Saksskjema, Saksslag, Saksstatus, Saksutvalg,
    Vedlegg, les_vedlegg,
};
use crate::domain::tid;
use crate::innsyn::system::Meldingsslag;
use crate::store::prove::{Prove, pa_begge};
use crate::store::{Feil, les};

fn avslag<T>(svar: Result<T, Feil>) -> Avslag {
    match svar {
        Err(Feil::Avslag(avslag)) => avslag,
        Err(annet) => panic!("a refusal was expected: {annet:?}"),
        Ok(_) => panic!("a refusal was expected"),
    }
}

fn skjema(slag: Saksslag, henvisning: Henvisning) -> Saksskjema {
    let omfang = if slag.ma_bekreftes() { "alt" } else { "" };
    Saksskjema::ny(slag, henvisning, ["Datoen", "Hva er dette?", "Noe annet"], omfang)
}

fn sporsmal() -> Saksskjema {
    skjema(Saksslag::Sporsmal, Henvisning::default())
}

fn fil(navn: &str) -> Vedlegg {
    les_vedlegg(navn, b"%PDF-1.4\n").expect("a PDF")
}

fn melding(tekst: &str, nokkel: &str) -> Nyttsvar {
    Nyttsvar { melding: Saksmelding::ny(tekst).expect("a message"), vedlegg: Vec::new(), nokkel: nokkel.to_owned() }
}

async fn send(p: &Prove, aktor: &Aktor, slug: &str, s: &Saksskjema, nokkel: &str) -> Result<HendelseId, Feil> {
    match p.portal.innsyn.ny_sak(aktor, slug, s, Vec::new(), nokkel).await? {
        Nysakutfall::Sendt(id) => Ok(id),
        Nysakutfall::MaRettes(feil) => panic!("{feil:?}"),
    }
}

/// The registry says something past its own door.
async fn registeret_sier(p: &Prove, id: HendelseId, status: Saksstatus) {
    let ny = crate::store::ny_id(p.portal.klokke.na()).expect("an id");
    let (kode, tekst) = (status.kode(), "Ord fra registeret");
    match &p.portal.basis {
        crate::store::Basis::Sqlite { skriv, .. } => {
            sqlx::query("UPDATE sak SET status = $2 WHERE id = $1").bind(id.0).bind(kode).execute(skriv).await.map(drop)
        }
        crate::store::Basis::Postgres(pool) => {
            sqlx::query("UPDATE sak SET status = $2 WHERE id = $1").bind(id.0).bind(kode).execute(pool).await.map(drop)
        }
    }
    .expect("a status");
    const NY: &str = "INSERT INTO sakhendelse (innbygger, sak, id, hvem, navn, status, tekst) \
                      SELECT innbygger, id, CAST($2 AS BIGINT), 'register', 'FHI', CAST($3 AS TEXT), CAST($4 AS TEXT) FROM sak WHERE id = $1";
    match &p.portal.basis {
        crate::store::Basis::Sqlite { skriv, .. } => {
            sqlx::query(NY).bind(id.0).bind(ny.0).bind(kode).bind(tekst).execute(skriv).await.map(drop)
        }
        crate::store::Basis::Postgres(pool) => {
            sqlx::query(NY).bind(id.0).bind(ny.0).bind(kode).bind(tekst).execute(pool).await.map(drop)
        }
    }
    .expect("an event");
}

/// Rows of everything that a case leaves behind.
async fn rader(p: &Prove) -> [i64; 5] {
    let mut antall = [0; 5];
    for (nr, sql) in [
        "SELECT CAST(COUNT(*) AS BIGINT) FROM sak",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM sakhendelse",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM sakvedlegg",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM utsending",
        "SELECT CAST(COUNT(*) AS BIGINT) FROM bruk WHERE kategorier = 'henvendelse' AND handling = 'endre'",
    ]
    .into_iter()
    .enumerate()
    {
        antall[nr] = p.tall(sql).await;
    }
    antall
}

async fn en_rapport(p: &Prove, sql: &'static str) -> Option<HendelseId> {
    Some(HendelseId(p.tall(sql).await))
}

const SYSVAK: &str = "SELECT id FROM rapport WHERE innbygger = 1001 AND part_kode = 'SYSVAK'";
const OPPSLAG: &str = "SELECT MAX(id) FROM bruk WHERE innbygger = 1001 AND part_kode = 'SYSVAK' AND hvem = 'person'";

fn for_annen(p: &Prove, hvem: &str, annen: &str) -> Aktor {
    let person = |slug: &str| p.folk.iter().find(|f| f.slug == slug).expect(slug);
    person(hvem).representant(person(annen), p.portal.klokke.na()).expect("a relation")
}

pa_begge! {
    async fn a_case_is_stored_with_event_files_message_and_log_row_or_not_at_all(p: &Prove) {
        let kari = p.aktor("kari");
        let filer = vec![fil("kort.pdf"), fil("kart.pdf"), fil("brev.pdf")];
        let utfall = p.portal.innsyn.ny_sak(&kari, "sysvak", &sporsmal(), filer.clone(), "n").await.expect("a case");
        let Nysakutfall::Sendt(id) = utfall else { panic!("{utfall:?}") };
        assert_eq!(rader(p).await, [1, 1, 3, 1, 1]);
        let side = p.portal.innsyn.sak(&kari, id).await.expect("the case");
        let sak = &side.rad.sak;
        assert_eq!((sak.slag, sak.status, sak.tekst.as_str()), (Saksslag::Sporsmal, Saksstatus::Sendt, "Hva er dette?"));
        assert_eq!(sak.frist, tid::om_dager(tid::dag(p.portal.klokke.na()), 30));
        assert_eq!(side.hendelser.len(), 1);
        assert_eq!(side.vedlegg_til(&side.hendelser[0]).count(), 3);
        let (gjelder, guid): (i64, String) = les!(&p.portal.basis, k =>
            sqlx::query_as("SELECT gjelder, guid FROM utsending WHERE slag = 'sak'").fetch_one(k).await).expect("a message");
        let (sakens,): (String,) =
            les!(&p.portal.basis, k => sqlx::query_as("SELECT guid FROM sak").fetch_one(k).await).expect("a case");
        assert_eq!((gjelder, &guid), (id.0, &sakens));
        assert_eq!((guid.len(), guid.as_bytes()[14]), (36, b'4'));
        let dokument = p.portal.innsyn.sakvedlegg(&kari, id, side.vedlegg[0].id).await.expect("a file");
        assert_eq!(dokument.byte(), b"%PDF-1.4\n");

        // The last statement fails: nothing is left.
        p.utfor("DROP TABLE bruk").await;
        assert!(p.portal.innsyn.ny_sak(&kari, "sysvak", &sporsmal(), filer, "m").await.is_err());
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM sak").await, 1);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utsending").await, 1);
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM skjemanokkel WHERE nokkel = 'm'").await, 0);
    }

    async fn the_same_form_twice_and_at_once_is_one_case(p: &Prove) {
        let kari = p.aktor("kari");
        let form = sporsmal();
        let (a, b) = tokio::join!(send(p, &kari, "sysvak", &form, "n"), send(p, &kari, "sysvak", &form, "n"));
        let (a, b) = (a.expect("a case"), b.expect("the same"));
        assert_eq!(a, b);
        assert_eq!(send(p, &kari, "sysvak", &form, "n").await.expect("the same"), a);
        assert_eq!(rader(p).await, [1, 1, 0, 1, 1]);
        let annet = Saksskjema::ny(Saksslag::Sporsmal, Henvisning::default(), ["", "Noe annet", ""], "");
        assert_eq!(avslag(send(p, &kari, "sysvak", &annet, "n").await), Avslag::BruktNokkel);
        let med_fil = p.portal.innsyn.ny_sak(&kari, "sysvak", &form, vec![fil("a.pdf")], "n").await;
        assert_eq!(avslag(med_fil), Avslag::BruktNokkel, "another file is another form");
        for nokkel in ["", &"x".repeat(65)] {
            assert_eq!(avslag(send(p, &kari, "sysvak", &form, nokkel).await), Avslag::BruktNokkel);
        }
        assert_ne!(send(p, &kari, "sysvak", &form, "n2").await.expect("another"), a);
        assert_ne!(send(p, &p.aktor("ingrid"), "sysvak", &form, "n").await.expect("another citizen's"), a);
    }

    async fn every_kind_is_taken_where_the_registry_takes_it_and_nowhere_else(p: &Prove) {
        let kari = p.aktor("kari");
        let oppslag = Henvisning { oppslag: en_rapport(p, OPPSLAG).await, ..Henvisning::default() };
        let mut tatt = 0;
        for register in p.portal.katalog.registre() {
            for slag in Saksslag::ALLE {
                if slag == Saksslag::Oppslag && register.slug != "sysvak" {
                    continue;
                }
                let h = if slag == Saksslag::Oppslag { oppslag.clone() } else { Henvisning::default() };
                let svar = send(p, &kari, &register.slug, &skjema(slag, h), &format!("{}{}", register.slug, slag.kode())).await;
                let kjent = register.apent_for == crate::domain::register::Apenhet::Alle || register.slug == "ms";
                if kjent && register.har(slag.funksjon()) {
                    svar.unwrap_or_else(|f| panic!("{} {slag:?}: {f}", register.slug));
                    tatt += 1;
                } else {
                    assert_eq!(avslag(svar), Avslag::FinnesIkke, "{} {slag:?}", register.slug);
                }
            }
        }
        assert!(tatt > 20, "{tatt}");
        assert_eq!(rader(p).await[..2], [tatt, tatt]);
    }

    async fn the_words_of_an_item_are_read_from_what_is_stored(p: &Prove) {
        let kari = p.aktor("kari");
        let rapport = en_rapport(p, SYSVAK).await;
        let innhold = p.portal.innsyn.innhold(&kari, "sysvak").await.expect("contents").siste.expect("a report");
        let (nr, seksjon) = innhold.seksjoner.iter().enumerate().find(|(_, s)| !s.poster.is_empty()).expect("records");
        let post = &seksjon.poster[0];
        let h = Henvisning { rapport, seksjon: (nr + 1).to_string(), felt: post.id.clone(), ..Henvisning::default() };
        let side = p.portal.innsyn.saksskjema(&kari, "sysvak", Saksslag::Feil, h.clone()).await.expect("a form");
        assert!(side.gjelder.ord.ends_with(&post.tittel), "{}", side.gjelder.ord);
        let id = send(p, &kari, "sysvak", &skjema(Saksslag::Feil, h.clone()), "n").await.expect("a case");
        let sak = p.portal.innsyn.sak(&kari, id).await.expect("the case").rad.sak;
        assert_eq!(sak.gjelder, side.gjelder);
        assert_ne!(sak.gjelder.ord, "Datoen", "not what the form says");

        let slag = Saksslag::Feil;
        for feil in [
            Henvisning { felt: "finnes-ikke".into(), ..h.clone() },
            Henvisning { seksjon: "99".into(), ..h.clone() },
            Henvisning { rapport: Some(HendelseId(1)), ..h.clone() },
        ] {
            assert_eq!(avslag(p.portal.innsyn.saksskjema(&kari, "sysvak", slag, feil.clone()).await), Avslag::FinnesIkke);
            assert_eq!(avslag(send(p, &kari, "sysvak", &skjema(slag, feil), "x").await), Avslag::FinnesIkke);
        }
        let line = p.aktor("line");
        assert_eq!(avslag(send(p, &line, "sysvak", &skjema(slag, h.clone()), "x").await), Avslag::FinnesIkke, "Kari's report");
        assert_eq!(avslag(send(p, &kari, "mfr", &skjema(slag, h), "x").await), Avslag::FinnesIkke, "another registry's");
        assert_eq!(rader(p).await[0], 1);
    }

    async fn what_is_fetched_live_is_named_by_the_citizen_and_cleaned(p: &Prove) {
        let kari = p.aktor("kari");
        let h = Henvisning::les("", "1", "v\u{202e}1", "", "").expect("an item");
        let s = Saksskjema::ny(Saksslag::Feil, h, ["Tetravac\0 <b>", "x", ""], "");
        let id = send(p, &kari, "sysvak", &s, "n").await.expect("a case");
        let gjelder = p.portal.innsyn.sak(&kari, id).await.expect("the case").rad.sak.gjelder;
        assert_eq!((gjelder.ord.as_str(), gjelder.felt.as_str(), gjelder.rapport), ("Tetravac\u{fffd} <b>", "v\u{fffd}1", None));
    }

    async fn a_look_up_is_the_citizens_own_row_of_that_registry(p: &Prove) {
        let kari = p.aktor("kari");
        let h = Henvisning { oppslag: en_rapport(p, OPPSLAG).await, ..Henvisning::default() };
        let s = skjema(Saksslag::Oppslag, h.clone());
        let id = send(p, &kari, "sysvak", &s, "n").await.expect("a case");
        let gjelder = p.portal.innsyn.sak(&kari, id).await.expect("the case").rad.sak.gjelder;
        assert_eq!(gjelder.oppslag, h.oppslag.map(|o| o.0));
        assert!(gjelder.ord.contains(" – "), "{}", gjelder.ord);
        assert_eq!(avslag(send(p, &p.aktor("line"), "sysvak", &s, "x").await), Avslag::FinnesIkke);
        assert_eq!(avslag(send(p, &kari, "mfr", &s, "x").await), Avslag::FinnesIkke);
        let uten = skjema(Saksslag::Oppslag, Henvisning::default());
        assert_eq!(avslag(send(p, &kari, "sysvak", &uten, "x").await), Avslag::FinnesIkke);
    }

    async fn a_form_that_lacks_something_stores_nothing_and_says_what(p: &Prove) {
        let tom = Saksskjema::ny(Saksslag::Feil, Henvisning::default(), ["", " \n", ""], "");
        let utfall = p.portal.innsyn.ny_sak(&p.aktor("kari"), "sysvak", &tom, Vec::new(), "n").await.expect("an answer");
        let feil = vec![Feltfeil::Mangler(Felt::Ord), Feltfeil::Mangler(Felt::Tekst)];
        assert_eq!(utfall, Nysakutfall::MaRettes(feil));
        for (slag, filer) in [(Saksslag::Sporsmal, 4), (Saksslag::Sletting, 1)] {
            let filer = (0..filer).map(|_| fil("a.pdf")).collect();
            let form = skjema(slag, Henvisning::default());
            let svar = p.portal.innsyn.ny_sak(&p.aktor("kari"), "sysvak", &form, filer, "n").await;
            assert_eq!(avslag(svar), Avslag::IkkeMulig, "{slag:?}");
        }
        assert_eq!(rader(p).await, [0; 5]);
    }

    async fn a_registry_for_the_listed_takes_nothing_from_others_and_does_not_exist(p: &Prove) {
        let ingrid = p.aktor("ingrid");
        for slug in ["ms", "als", "kvarus", "finnes-ikke"] {
            assert_eq!(avslag(send(p, &ingrid, slug, &sporsmal(), "n").await), Avslag::FinnesIkke, "{slug}");
            let h = Henvisning::default();
            let svar = p.portal.innsyn.saksskjema(&ingrid, slug, Saksslag::Sporsmal, h).await;
            assert_eq!(avslag(svar), Avslag::FinnesIkke, "{slug}");
            let utvalg = Saksutvalg { register: Some(slug.to_owned()), eldre_enn: None };
            assert_eq!(avslag(p.portal.innsyn.saker(&ingrid, &utvalg).await), Avslag::FinnesIkke, "{slug}");
        }
        assert_eq!(rader(p).await, [0; 5]);
    }

    /// The answer to a request for deletion may come when one is no longer listed.
    async fn ones_own_case_stays_when_one_is_no_longer_listed(p: &Prove) {
        let kari = p.aktor("kari");
        let id = send(p, &kari, "ms", &sporsmal(), "n").await.expect("a case");
        p.utfor("UPDATE inkludering SET aktiv = FALSE").await;
        assert!(p.portal.innsyn.sak(&kari, id).await.is_ok());
        assert_eq!(p.portal.innsyn.saker(&kari, &Saksutvalg::default()).await.expect("a list").rader.len(), 1);
        p.portal.innsyn.svar_i_sak(&kari, id, melding("Takk", "s")).await.expect("a message");
    }

    async fn another_citizens_case_does_not_exist(p: &Prove) {
        let kari = p.aktor("kari");
        let utfall = p.portal.innsyn.ny_sak(&kari, "sysvak", &sporsmal(), vec![fil("a.pdf")], "n").await.expect("a case");
        let Nysakutfall::Sendt(id) = utfall else { panic!("{utfall:?}") };
        let filen = p.portal.innsyn.sak(&kari, id).await.expect("the case").vedlegg[0].id;
        let line = p.aktor("line");
        for (hvem, sak) in [(&line, id), (&kari, HendelseId(1)), (&kari, HendelseId(i64::MAX))] {
            assert_eq!(avslag(p.portal.innsyn.sak(hvem, sak).await), Avslag::FinnesIkke);
            assert_eq!(avslag(p.portal.innsyn.sakvedlegg(hvem, sak, filen).await), Avslag::FinnesIkke);
            assert_eq!(avslag(p.portal.innsyn.svar_i_sak(hvem, sak, melding("x", "y")).await), Avslag::FinnesIkke);
            assert_eq!(avslag(p.portal.innsyn.klag(hvem, sak, melding("x", "y")).await), Avslag::FinnesIkke);
        }
        assert_eq!(avslag(p.portal.innsyn.sakvedlegg(&kari, id, HendelseId(1)).await), Avslag::FinnesIkke);
        assert_eq!(rader(p).await, [1, 1, 1, 1, 1]);
    }

    async fn an_answer_hands_a_waiting_case_back_once(p: &Prove) {
        let kari = p.aktor("kari");
        let id = send(p, &kari, "sysvak", &sporsmal(), "n").await.expect("a case");
        p.ga(1);
        registeret_sier(p, id, Saksstatus::TrengerMer).await;
        assert_eq!(p.portal.innsyn.ventende_saker(&kari).await.expect("what waits").len(), 1);
        p.ga(1);
        for _ in 0..2 {
            p.portal.innsyn.svar_i_sak(&kari, id, melding("Her er det.", "s")).await.expect("an answer");
        }
        let annet = p.portal.innsyn.svar_i_sak(&kari, id, melding("Noe annet", "s")).await;
        assert_eq!(avslag(annet), Avslag::BruktNokkel);
        let side = p.portal.innsyn.sak(&kari, id).await.expect("the case");
        assert_eq!(side.rad.sak.status, Saksstatus::UnderBehandling);
        let siste = side.hendelser.last().expect("an event");
        assert_eq!((side.hendelser.len(), siste.tekst.as_str(), &siste.hvem), (3, "Her er det.", &Hendelsesslag::Innbygger));
        assert_eq!(p.portal.innsyn.ventende_saker(&kari).await.expect("what waits").len(), 0);
        let slag = Meldingsslag::Svar.kode();
        assert_eq!(slag, "svar");
        let gjelder = p.tall("SELECT gjelder FROM utsending WHERE slag = 'svar'").await;
        assert_eq!(gjelder, siste.id.0);
        p.portal.innsyn.svar_i_sak(&kari, id, melding("En ting til.", "t")).await.expect("more");
        assert_eq!(p.portal.innsyn.sak(&kari, id).await.expect("the case").rad.sak.status, Saksstatus::UnderBehandling);
    }

    async fn nothing_is_added_to_a_decided_case(p: &Prove) {
        let kari = p.aktor("kari");
        for (nr, status) in Saksstatus::ALLE.into_iter().filter(|s| s.avgjort()).enumerate() {
            let id = send(p, &kari, "sysvak", &skjema(Saksslag::Feil, Henvisning::default()), &format!("n{nr}")).await.expect("a case");
            p.ga(1);
            registeret_sier(p, id, status).await;
            let for_ = rader(p).await;
            assert_eq!(avslag(p.portal.innsyn.svar_i_sak(&kari, id, melding("x", "y")).await), Avslag::IkkeMulig, "{status:?}");
            assert_eq!(rader(p).await, for_, "{status:?}");
        }
    }

    async fn a_refusal_can_be_complained_about_once_within_three_weeks(p: &Prove) {
        let kari = p.aktor("kari");
        let form = skjema(Saksslag::Sletting, Henvisning::default());
        let id = send(p, &kari, "sysvak", &form, "n").await.expect("a case");
        assert_eq!(avslag(p.portal.innsyn.klag(&kari, id, melding("x", "y")).await), Avslag::IkkeMulig, "nothing decided");
        p.ga(1);
        registeret_sier(p, id, Saksstatus::Avslatt).await;
        let frist = tid::om_dager(tid::dag(p.portal.klokke.na()), 21);
        p.ga(21 * 24 * 60);
        let side = p.portal.innsyn.sak(&kari, id).await.expect("the case");
        assert_eq!(side.klageadgang(), Klageadgang::Apen(frist));
        for _ in 0..2 {
            p.portal.innsyn.klag(&kari, id, melding("Jeg er uenig.", "k")).await.expect("a complaint");
        }
        let side = p.portal.innsyn.sak(&kari, id).await.expect("the case");
        assert_eq!((side.rad.sak.status, side.hendelser.len()), (Saksstatus::Sendt, 3));
        assert_eq!(side.rad.sak.frist, tid::om_dager(tid::dag(p.portal.klokke.na()), 30));
        assert_eq!(p.tall("SELECT CAST(COUNT(*) AS BIGINT) FROM utsending WHERE slag = 'klage'").await, 1);
        p.ga(1);
        registeret_sier(p, id, Saksstatus::Avslatt).await;
        assert_eq!(p.portal.innsyn.sak(&kari, id).await.expect("the case").klageadgang(), Klageadgang::Brukt);
        assert_eq!(avslag(p.portal.innsyn.klag(&kari, id, melding("x", "y")).await), Avslag::IkkeMulig, "the second time");
    }

    async fn a_complaint_comes_too_late_after_three_weeks(p: &Prove) {
        let kari = p.aktor("kari");
        let id = send(p, &kari, "sysvak", &skjema(Saksslag::Sperring, Henvisning::default()), "n").await.expect("a case");
        p.ga(1);
        registeret_sier(p, id, Saksstatus::DelvisInnvilget).await;
        p.ga(22 * 24 * 60);
        assert_eq!(avslag(p.portal.innsyn.klag(&kari, id, melding("x", "y")).await), Avslag::IkkeMulig);
        let side = p.portal.innsyn.sak(&kari, id).await.expect("the case");
        assert!(matches!(side.klageadgang(), Klageadgang::Utlopt(_)));
    }

    async fn a_representative_writes_as_far_as_the_rule_goes_and_by_name(p: &Prove) {
        let (fullmektig, forelder) = (for_annen(p, "line", "kari"), for_annen(p, "line", "oliver"));
        let form = |slag| skjema(slag, Henvisning::default());
        for slag in [Saksslag::Sletting, Saksslag::Sperring] {
            let svar = send(p, &fullmektig, "sysvak", &form(slag), "n").await;
            assert_eq!(avslag(svar), Avslag::IkkePaVegneAv(Nei::KunSelv), "{slag:?}");
            send(p, &forelder, "sysvak", &form(slag), slag.kode()).await.expect("a parent may");
        }
        let id = send(p, &fullmektig, "sysvak", &sporsmal(), "n").await.expect("a question");
        let kari = p.aktor("kari");
        let side = p.portal.innsyn.sak(&kari, id).await.expect("it is Kari's case");
        assert_eq!(side.hendelser[0].hvem, Hendelsesslag::Representant("Line Danser".into()));
        assert_eq!(avslag(p.portal.innsyn.sak(&p.aktor("line"), id).await), Avslag::FinnesIkke, "and not Line's own");

        let karis = send(p, &kari, "sysvak", &form(Saksslag::Sletting), "m").await.expect("Kari's own");
        let sett = p.portal.innsyn.sak(&fullmektig, karis).await.expect("may be seen");
        assert!(!sett.kan_skrive);
        let svar = p.portal.innsyn.svar_i_sak(&fullmektig, karis, melding("x", "y")).await;
        assert_eq!(avslag(svar), Avslag::IkkePaVegneAv(Nei::KunSelv));
    }

    async fn a_representative_does_not_learn_who_is_listed(p: &Prove) {
        let form = skjema(Saksslag::Sletting, Henvisning::default());
        let fullmektig = for_annen(p, "line", "kari");
        for slug in ["ms", "als", "finnes-ikke"] {
            assert_eq!(avslag(send(p, &fullmektig, slug, &form, "n").await), Avslag::FinnesIkke, "{slug}");
        }
    }

    async fn a_locked_access_takes_no_case(p: &Prove) {
        p.utfor(
            "INSERT INTO innstilling (innbygger, definisjon, aktiv, sekvensnummer, opprettet, endret, metadata) \
             VALUES (1001, '2aba81c6-fd94-4587-b38e-453f0ed07ada', TRUE, 1, 0, 0, '{}')",
        )
        .await;
        let kari = p.aktor("kari");
        assert_eq!(avslag(send(p, &kari, "sysvak", &sporsmal(), "n").await), Avslag::Sperret);
        assert_eq!(avslag(p.portal.innsyn.saker(&kari, &Saksutvalg::default()).await), Avslag::Sperret);
        assert_eq!(avslag(p.portal.innsyn.svar_i_sak(&kari, HendelseId(1), melding("x", "y")).await), Avslag::Sperret);
        assert_eq!(rader(p).await, [0; 5]);
    }

    async fn a_long_list_goes_on_where_the_page_ends(p: &Prove) {
        let kari = p.aktor("kari");
        for nr in 0..PER_SIDE + 3 {
            p.ga(1);
            send(p, &kari, if nr % 2 == 0 { "sysvak" } else { "mfr" }, &sporsmal(), &nr.to_string()).await.expect("a case");
        }
        let forste = p.portal.innsyn.saker(&kari, &Saksutvalg::default()).await.expect("a list");
        assert_eq!((forste.rader.len(), forste.flere), (PER_SIDE, true));
        let eldre_enn = forste.rader.last().map(|r| r.sak.id);
        let neste = p.portal.innsyn.saker(&kari, &Saksutvalg { register: None, eldre_enn }).await.expect("a list");
        assert_eq!((neste.rader.len(), neste.flere), (3, false));
        let utvalg = Saksutvalg { register: Some("mfr".into()), eldre_enn: None };
        let mfr = p.portal.innsyn.saker(&kari, &utvalg).await.expect("a list");
        assert!(mfr.rader.len() == 26 && mfr.rader.iter().all(|r| r.register.slug == "mfr"));
    }

    async fn ones_own_look_makes_the_notice_read_and_a_representatives_does_not(p: &Prove) {
        let kari = p.aktor("kari");
        let id = send(p, &kari, "sysvak", &sporsmal(), "n").await.expect("a case");
        const NY: &str = "INSERT INTO varsel (innbygger, id, slag, part_kode, gjelder, tekst) VALUES (1001, 1, 'sak', 'SYSVAK', $1, '')";
        match &p.portal.basis {
            crate::store::Basis::Sqlite { skriv, .. } => sqlx::query(NY).bind(id.lesbar()).execute(skriv).await.map(drop),
            crate::store::Basis::Postgres(pool) => sqlx::query(NY).bind(id.lesbar()).execute(pool).await.map(drop),
        }
        .expect("a notice");
        let lest = "SELECT CAST(COUNT(*) AS BIGINT) FROM varsel WHERE slag = 'sak' AND lest IS NOT NULL";
        p.portal.innsyn.sak(&for_annen(p, "line", "kari"), id).await.expect("the case");
        assert_eq!(p.tall(lest).await, 0);
        p.portal.innsyn.sak(&kari, id).await.expect("the case");
        assert_eq!(p.tall(lest).await, 1);
    }
}
