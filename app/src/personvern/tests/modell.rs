//! Random sequences of forms, confirmations and days against a model so simple that it can be seen to be right: a
//! hundred thousand steps on each engine. All citizens go on at once in one database, each with a clock and a stream
//! of random numbers of their own, so that a sequence can be run again: `INNSYN_FRO=<seed>`, as a failure says.

use super::*;
use crate::domain::aktor::Part;
use crate::domain::id::InnbyggerId;
use crate::domain::kvittering;
use crate::domain::metadata::Metadata;
use crate::personvern::Personvern;
use crate::store::Klokke;
use crate::store::prove::{Motor, na};
use data_encoding::BASE64URL_NOPAD;
use jiff::SignedDuration;
use regler::{ALLE, Form, Innstilling, Modell, Steg, Svar, Terning};
use std::collections::HashMap;

mod regler;

/// Steps of all citizens together; `INNSYN_STEG` asks for another number.
const STEG: usize = 100_000;
/// Steps between looks at the whole stored state.
const MELLOM: usize = 500;

/// One citizen with their door, clock and model.
struct Lop {
    personvern: Personvern,
    klokke: Klokke,
    aktor: Aktor,
    modell: Modell,
    /// Stored before the first step and not in the model: receipts, history, outbox, deletions and notices.
    for_: [i64; 5],
    /// Receipts that have been checked, and the digest of the last.
    sett: (i64, String),
}

/// Rows of one citizen: receipts, history, outbox, deletions, notices, form keys, and confirmed deletions.
const ANTALL: &str = "SELECT \
    CAST((SELECT COUNT(*) FROM kvittering WHERE innbygger = $1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM historikk WHERE innbygger = $1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM utboks WHERE innbygger = $1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM sletting WHERE innbygger = $1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM varsel WHERE innbygger = $1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM skjemanokkel WHERE innbygger = $1) AS BIGINT), \
    CAST((SELECT COUNT(*) FROM sletting WHERE innbygger = $1 AND bekreftet IS NOT NULL) AS BIGINT)";
/// The receipts since the last look, each with the rows of its change.
const NYE: &str = "SELECT k.nr, k.jws, k.sammendrag, h.definisjon, h.sekvensnummer, h.aktiv, h.metadata, h.tidspunkt, \
    k.i_kraft, u.sekvensnummer, s.frist FROM kvittering k \
    JOIN historikk h ON h.innbygger = k.innbygger AND h.id = k.id \
    LEFT JOIN utboks u ON u.innbygger = h.innbygger AND u.definisjon = h.definisjon AND u.sekvensnummer = h.sekvensnummer \
    LEFT JOIN sletting s ON s.innbygger = h.innbygger AND s.definisjon = h.definisjon AND s.sekvensnummer = h.sekvensnummer \
    WHERE k.innbygger = $1 AND k.nr > $2 ORDER BY k.nr";
const ROTER: &str = "SELECT COALESCE(MAX(nr), 0), COALESCE(MAX(CASE WHEN nr = \
    (SELECT MAX(nr) FROM kvittering WHERE innbygger = $1) THEN sammendrag END), '') FROM kvittering WHERE innbygger = $1";

type Antall = (i64, i64, i64, i64, i64, i64, i64);
type Nyrad = (i64, String, String, String, i64, bool, String, i64, Option<i64>, Option<i64>, Option<String>);

impl Lop {
    async fn ny(p: &Prove, aktor: Aktor) -> Self {
        let klokke = Klokke::stilt(na());
        let portal = &p.portal;
        let (katalog, signering) = (std::sync::Arc::clone(&portal.katalog), portal.signering.clone());
        let adresser = std::sync::Arc::clone(&portal.adresser);
        let personvern = Personvern::ny(portal.basis.clone(), klokke.clone(), katalog, signering, adresser);
        let id = aktor.gjelder();
        let tilstand = personvern.tilstand(id).await.expect("the samples");
        let lagret = |i: &Innstilling| {
            let d = &portal.katalog.register(i.part).and_then(|r| r.definisjon(i.slug)).expect(i.slug).id;
            let i = tilstand.innstillinger.get(d);
            i.map_or((false, 0, Metadata::default()), |i| (i.aktiv, i.sekvensnummer, i.metadata.clone()))
        };
        let plass = |id: &DefinisjonId| {
            ALLE.iter().position(|i| {
                portal.katalog.register(i.part).and_then(|r| r.definisjon(i.slug)).is_some_and(|d| d.id == *id)
            })
        };
        let slettinger = tilstand.slettinger.iter();
        let slettinger: HashMap<_, _> = slettinger
            .filter_map(|s| Some(((plass(&s.definisjon)?, s.sekvensnummer), s.bekreftet.is_some())))
            .collect();
        let modell = Modell {
            inkludert: tilstand.inkludert.iter().any(|k| k.0 == "MS"),
            na: ALLE.iter().map(lagret).collect(),
            nokler: HashMap::new(),
            rader: Vec::new(),
            slettinger,
            siste: None,
        };
        let (k, h, u, s, v, ..) = antall_av(&personvern, id).await;
        let sett: (i64, String) = les!(&personvern.basis, b => sqlx::query_as(ROTER).bind(id.0).fetch_one(b).await)
            .expect("the end of the chain");
        let s = s - i64::try_from(modell.slettinger.len()).expect("small");
        Self { personvern, klokke, aktor, modell, for_: [k, h, u, s, v], sett }
    }

    /// Takes one step in the portal and in the model, and says what each came to.
    async fn steg(&mut self, steg: &Steg) -> (Svar, Svar) {
        self.klokke.flytt(SignedDuration::from_millis(997));
        match steg {
            Steg::Tid(tid) => {
                self.klokke.flytt(*tid);
                (Svar::Ok, Svar::Ok)
            }
            Steg::Slettet { innstilling, sekvens, egen } => {
                let svar = self.bekreft(*innstilling, *sekvens, *egen).await;
                (svar, self.modell.slettet(*innstilling, *sekvens, *egen))
            }
            Steg::Form(f) => self.form(f).await,
        }
    }

    async fn form(&mut self, f: &Form) -> (Svar, Svar) {
        let i = &ALLE[f.innstilling];
        let mut form = skjema(f.valg, f.sekvens, &f.nokkel.to_string());
        (form.onske.metadata, form.onske.forstar_sletting) = (f.metadata.clone(), f.forstar);
        let svar = self.personvern.sett(&self.aktor, i.part, i.slug, form).await;
        let ventet = self.modell.ta(f);
        self.modell.siste = Some(f.clone());
        let svar = match (svar, &ventet) {
            (Ok(Utfall::Endret(id)), Svar::Endret) => {
                self.modell.nokler.insert(f.nokkel, (f.clone(), id));
                self.modell.endre(f.innstilling, f.valg.aktiv(), &f.metadata, self.klokke.na());
                Svar::Endret
            }
            (Ok(Utfall::Endret(id)), _) => Svar::Igjen(id),
            (Ok(Utfall::Uendret), _) => Svar::Uendret,
            (Err(Feil::Avslag(nei)), _) => Svar::Nei(nei),
            (Err(feil), _) => panic!("{feil}"),
        };
        (svar, ventet)
    }

    async fn bekreft(&self, innstilling: usize, sekvens: i64, egen: bool) -> Svar {
        let (register, id) = self.definisjon(innstilling);
        let part = if egen { register } else { PartKode("SYSVAK".to_owned()) };
        let innbygger = self.aktor.gjelder();
        match self.personvern.bekreft_slettet(&Part::register(part), innbygger, &id, sekvens).await {
            Ok(()) => Svar::Ok,
            Err(Feil::Avslag(nei)) => Svar::Nei(nei),
            Err(feil) => panic!("{feil}"),
        }
    }

    fn definisjon(&self, innstilling: usize) -> (PartKode, DefinisjonId) {
        let i = &ALLE[innstilling];
        let d = self.personvern.katalog.register(i.part).and_then(|r| r.definisjon(i.slug)).expect(i.slug);
        (d.part.clone(), d.id.clone())
    }

    /// The whole stored state of the citizen against the model.
    async fn kontroller(&mut self) {
        let id = self.aktor.gjelder();
        let tilstand = self.personvern.tilstand(id).await.expect("the citizen's settings");
        for (nr, (aktiv, sekvens, metadata)) in self.modell.na.iter().enumerate() {
            let lagret = tilstand.innstillinger.get(&self.definisjon(nr).1);
            let lagret =
                lagret.map_or((false, 0, Metadata::default()), |l| (l.aktiv, l.sekvensnummer, l.metadata.clone()));
            assert_eq!(lagret, (*aktiv, *sekvens, metadata.clone()), "{}", ALLE[nr].slug);
        }
        let endringer = i64::try_from(self.modell.rader.len()).expect("small");
        let nye = |antall: usize| i64::try_from(antall).expect("small");
        let (k, h, u, s, v, n, b) = antall_av(&self.personvern, id).await;
        let [fk, fh, fu, fs, fv] = self.for_;
        assert_eq!([k - fk, h - fh, u - fu, v - fv], [endringer; 4], "receipts, history, outbox, notices");
        assert_eq!(s - fs, nye(self.modell.slettinger.len()), "deletions");
        assert_eq!(n, nye(self.modell.nokler.len()), "form keys");
        assert_eq!(b, nye(self.modell.slettinger.values().filter(|b| **b).count()), "confirmed deletions");
        let rader: Vec<Nyrad> = les!(&self.personvern.basis, b =>
            sqlx::query_as(NYE).bind(id.0).bind(self.sett.0).fetch_all(b).await)
        .expect("the new receipts");
        for rad in rader {
            self.kontroller_rad(rad);
        }
        assert_eq!(self.sett.0, k, "the chain has no gaps");
    }

    /// One receipt with the rows of its change; the chain is 1, 2, 3 …, each naming the one before.
    fn kontroller_rad(&mut self, rad: Nyrad) {
        let (nr, jws, sammendrag, definisjon, sekvens, aktiv, metadata, tid, i_kraft, utboks, frist) = rad;
        assert_eq!(nr, self.sett.0 + 1);
        let ventet = &self.modell.rader[usize::try_from(nr - self.for_[0] - 1).expect("a new one")];
        let metadata: Metadata = serde_json::from_str(&metadata).expect("metadata");
        let lagret = (definisjon, sekvens, aktiv, metadata, tid, utboks, frist);
        let v = ventet.clone();
        let (frist, tid) = (v.frist(), v.tid.as_microsecond());
        let id = self.definisjon(v.innstilling).1.0;
        assert_eq!(lagret, (id.clone(), v.sekvens, v.aktiv, v.metadata.clone(), tid, Some(v.sekvens), frist));
        let eget = ALLE[v.innstilling].part == "tjenesten";
        assert_eq!(i_kraft, eget.then_some(tid), "the portal's own are in force at once");
        let kropp = BASE64URL_NOPAD.decode(jws.split('.').nth(1).expect("three parts").as_bytes()).expect("base64");
        let innhold: kvittering::Kvitteringsinnhold = serde_json::from_slice(&kropp).expect("a receipt");
        let forrige = Some(self.sett.1.clone()).filter(|s| !s.is_empty());
        assert_eq!((innhold.sequence, innhold.previous_receipt_sha256), (nr, forrige));
        assert_eq!((innhold.event.event_sequence, innhold.pii_processing.privacy_notice.id), (v.sekvens, id));
        assert_eq!(sammendrag, kvittering::sammendrag(&jws));
        self.sett = (nr, sammendrag);
    }
}

async fn antall_av(personvern: &Personvern, id: InnbyggerId) -> Antall {
    les!(&personvern.basis, b => sqlx::query_as(ANTALL).bind(id.0).fetch_one(b).await).expect("numbers of rows")
}

/// One citizen's whole sequence.
async fn folg(mut lop: Lop, fro: u64, hvem: &'static str, antall: usize) -> HashMap<String, usize> {
    let mut terning = Terning(fro ^ lop.aktor.gjelder().0.unsigned_abs().wrapping_mul(0x1000_0000_01B3));
    let mut utfall = HashMap::new();
    for nr in 0..antall {
        let steg = lop.modell.steg(&mut terning);
        let (svar, ventet) = lop.steg(&steg).await;
        assert_eq!(svar, ventet, "INNSYN_FRO={fro}, {hvem}, step {nr}: {steg:?}");
        let navn = if matches!(svar, Svar::Igjen(_)) { "Igjen".to_owned() } else { format!("{svar:?}") };
        *utfall.entry(navn).or_default() += 1;
        if nr % MELLOM == MELLOM - 1 || nr + 1 == antall {
            merk(fro, hvem, nr);
            lop.kontroller().await;
        }
    }
    utfall
}

/// Shown only when the test fails: how far a citizen had come when the stored state was looked at.
fn merk(fro: u64, hvem: &str, nr: usize) {
    eprintln!("INNSYN_FRO={fro}, {hvem}: looks at the stored state after step {nr}");
}

fn tall_fra(navn: &str) -> Option<u64> {
    std::env::var(navn).ok()?.parse().ok()
}

async fn proev(motor: Motor) {
    let fro = tall_fra("INNSYN_FRO")
        .unwrap_or_else(|| u64::from_le_bytes(crate::store::tilfeldig().expect("randomness")) >> 1);
    let steg = tall_fra("INNSYN_STEG").map_or(STEG, |s| usize::try_from(s).expect("a number of steps"));
    let p = Prove::ny(motor).await;
    if motor == Motor::Sqlite {
        // Whether a power cut loses what was committed is not what is tested here.
        p.utfor("PRAGMA synchronous = OFF").await;
    }
    let mut oppgaver = Vec::new();
    for person in &p.folk {
        let lop = Lop::ny(&p, person.aktor()).await;
        oppgaver.push(tokio::spawn(folg(lop, fro, person.slug, steg.div_ceil(p.folk.len()))));
    }
    let mut utfall: HashMap<String, usize> = HashMap::new();
    for oppgave in oppgaver {
        for (navn, antall) in oppgave.await.expect("a sequence that follows the model") {
            *utfall.entry(navn).or_default() += antall;
        }
    }
    eprintln!("INNSYN_FRO={fro}: {utfall:?}");
    let sum: usize = utfall.values().sum();
    assert!(sum >= steg, "{sum} steps");
    assert!(steg < 10_000 || utfall.len() >= 13 && utfall["Endret"] > sum / 4, "every outcome happens: {utfall:?}");
    p.rydd().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_sequence_of_steps_follows_the_model_on_sqlite() {
    proev(Motor::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_sequence_of_steps_follows_the_model_on_postgres() {
    proev(Motor::Postgres).await;
}
