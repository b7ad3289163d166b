//! A server without a socket: the router on a fresh SQLite database with the invented people, a set clock and a site
//! of four small files.

mod site;

use app::domain::aktor::{Aktor, Part, Registerklient};
use app::domain::definisjon::Valg;
use app::domain::foresporsel::Foresporselsformal;
use app::domain::foresporsel::sending::{Levering, NyForesporsel};
use app::domain::foresporsel::svar::Svar;
use app::domain::id::InnbyggerId;
use app::domain::innstilling::Onske;
use app::domain::katalog::Katalog;
use app::domain::klient::{Klientregister, Skop};
use app::domain::metadata::Metadata;
use app::domain::rapport::Hovedtype;
use app::domain::sak::{Henvisning, Saksskjema, Saksslag};
use app::domain::samples::{self, Testperson};
use app::innsyn::saker::Nysakutfall;
use app::oppsett::{Filer, Oppsett};
use app::pages::logg_inn::view::Testlinje;
use app::personvern::{Skjema, Svarskjema};
use app::portal::{Portal, Tidsgrenser};
use app::store::signering::{Nokkelkilde, Signering};
use app::store::{self, Basis, Klokke};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use server::config::{Config, Mode};
use server::http::assets::Assets;
use site::{config, site};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};
use tower::ServiceExt;

/// The registries' programs of the tests.
const CLIENTS: &str = include_str!("clients.toml");
/// A research project that Kari takes part in, as the MS registry has delivered it.
const PARTICIPATION: &str = r#"INSERT INTO deltakelse (innbygger, part_kode, innhold, mottatt) VALUES (1001, 'MS',
    '[{"id": "p-1", "slag": "forskning", "tittel": "Tidlig behandling", "status": "Du deltar", "ansvarlig": "Universitetet",
       "steg": [{"tittel": "Invitert", "ferdig": "2026-01-10"}, {"tittel": "Samtykket"}, {"tittel": "Resultat"}],
       "funksjoner": [{"kortnavn": "paaminnelse", "tittel": "Påminnelse", "funksjonsType": "enkel", "tilstand": false}]}]',
    1763622000000000)
    ON CONFLICT (innbygger, part_kode) DO UPDATE SET innhold = excluded.innhold"#;
pub const ORIGIN: &str = "https://innsyn.example";

pub struct House {
    pub portal: Portal,
    pub router: axum::Router,
    pub people: Vec<Testperson>,
    folder: PathBuf,
    /// Whom each session is for: what the hidden field of a form says.
    sessions: Mutex<HashMap<String, i64>>,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl House {
    pub async fn demo() -> Self {
        Self::new(Mode::Demo).await
    }

    /// Production on the demo's data: nobody can log in as an invented person.
    pub async fn new(mode: Mode) -> Self {
        Self::knowing(mode, app::catalogue::innebygd().expect("the embedded catalogue is sound"), CLIENTS).await
    }

    /// With these registries, and these programs of theirs.
    pub async fn knowing(mode: Mode, katalog: Katalog, clients: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("innsyn-http-{:016x}", u64::from_le_bytes(random())));
        site(&folder);
        let klokke = Klokke::stilt("2026-11-22T09:00:00Z".parse().expect("a valid instant"));
        let katalog = Arc::new(katalog);
        let basis = Basis::apne(&format!("sqlite:{}", folder.join("test.db").display())).await.expect("a new database");
        let people = samples::alle(klokke.na());
        let signering =
            Signering::apne(&basis, &klokke, Nokkelkilde::IBasen).await.expect("a key of the database's own");
        let signering = signering.for_adresse(ORIGIN);
        store::fyll_med_provedata(&basis, &katalog, &signering, &people).await.expect("the samples fit");
        let assets = Assets::load(&folder.join("site")).expect("a site");
        let oppsett = Oppsett {
            adresse: ORIGIN.to_owned(),
            demo: mode == Mode::Demo,
            filer: assets.manifest::<Filer>().expect("a manifest"),
            ..Oppsett::default()
        };
        let mut portal = Portal::ny(basis, klokke, katalog, signering, oppsett, Tidsgrenser::default());
        if mode == Mode::Demo {
            portal.testpersoner = Arc::new(people.iter().map(line).collect());
        }
        portal.klienter = Arc::new(Klientregister::les(clients, &portal.katalog).expect("sound clients"));
        let router = server::router(portal.clone(), assets, &config(mode, folder.join("site")));
        let house = Self { portal, router, people, folder, sessions: Mutex::default() };
        house.sql(PARTICIPATION).await;
        house
    }

    /// Another process of the same installation: these services and settings on the same database.
    pub fn router_of(&self, services: axum::Router<Portal>, change: impl FnOnce(&mut Config)) -> axum::Router {
        let mut config = config(Mode::Demo, self.folder.join("site"));
        change(&mut config);
        let assets = Assets::load(&config.site_root).expect("a site");
        server::router_of(services, self.portal.clone(), assets, &config)
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        read(self.router.clone().oneshot(request).await.expect("the router never fails")).await
    }

    /// Calls a service of the contract as a registry's program that has been let in with all scopes.
    pub async fn call(&self, client: &str, method: Method, path: &str, body: &serde_json::Value) -> Answer {
        self.call_with(client, &[Skop::Les, Skop::Skriv, Skop::Inkludering, Skop::Innsyn], method, path, body).await
    }

    /// As [`Self::call`], with these scopes only.
    pub async fn call_with(
        &self,
        client: &str,
        scopes: &[Skop],
        method: Method,
        path: &str,
        body: &serde_json::Value,
    ) -> Answer {
        let client = Arc::clone(self.portal.klienter.klient(client).expect(client));
        let (services, _) = server::api::services().split_for_parts();
        let services = services.with_state(self.portal.clone());
        let mut request = request(method, path, "").header(header::CONTENT_TYPE, "application/json");
        if let Some(extensions) = request.extensions_mut() {
            extensions.insert(Registerklient::innsluppet(client, scopes.to_vec()));
        }
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        let request = server::api::in_lower_case(request.body(body).expect("a request"));
        read(services.oneshot(request).await.expect("the router never fails")).await
    }

    /// Fetches an address, logged in when there is a cookie.
    pub async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.send(request(Method::GET, path, cookie).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form as the portal's own page does: with whom it is about, unless the form says so itself.
    pub async fn post(&self, path: &str, cookie: &str, form: &str) -> Answer {
        let form = self.with_person(cookie, form);
        let request = request(Method::POST, path, cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form)).expect("a request")).await
    }

    /// A form with the hidden field of the session's page.
    pub fn with_person(&self, cookie: &str, form: &str) -> String {
        let sessions = self.sessions.lock().expect("no test panicked here");
        match sessions.get(cookie) {
            Some(person) if !form.contains("gjelder=") => format!("{form}&gjelder={person}"),
            _ => form.to_owned(),
        }
    }

    /// Lets a session act for somebody, or for oneself again (`selv`), as the page for it does.
    pub async fn act_for(&self, cookie: &str, choice: &str) -> Answer {
        let answer = self.post("/pa-vegne-av", cookie, &format!("valg={choice}")).await;
        if let Some(person) = choice.split('-').next().and_then(|id| id.parse().ok()) {
            self.sessions.lock().expect("no test panicked here").insert(cookie.to_owned(), person);
        }
        answer
    }

    /// Logs in and gives the cookie header of the session.
    pub async fn log_in(&self, slug: &str) -> String {
        let answer = self.post("/logg-inn/testperson", "", &format!("person={slug}&retur=/")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{slug}: {}", answer.body);
        let person = self.actor(slug).gjelder().0;
        self.sessions.lock().expect("no test panicked here").insert(answer.cookie(), person);
        answer.cookie()
    }

    pub fn actor(&self, slug: &str) -> Aktor {
        self.people.iter().find(|p| p.slug == slug).map(Testperson::aktor).expect(slug)
    }

    /// Makes a change past HTTP and gives the receipt's address.
    pub async fn receipt(&self, slug: &str) -> String {
        let onske =
            Onske { valg: Valg::Aktiv, metadata: Metadata::default(), sett_sekvensnummer: 0, forstar_sletting: true };
        let skjema = Skjema { onske, nokkel: "receipt".to_owned() };
        let actor = self.actor(slug);
        let _ = self.portal.personvern.sett(&actor, "nprkpr", "oppbevaring", skjema).await.expect("a change");
        let history = self.portal.personvern.historikk(&actor, 1).await.expect("history");
        format!("/personverninnstillinger/kvittering/{}", history.rader[0].endring.id)
    }

    /// Sends two requests past HTTP and answers the second with a no; gives their numbers.
    pub async fn requests(&self, slug: &str) -> (String, String) {
        let actor = self.actor(slug);
        for guid in ["waiting", "answered"] {
            self.ask(actor.gjelder(), guid).await;
        }
        let inbox = self.portal.personvern.foresporsler(&actor).await.expect("an inbox");
        let number = |guid: &str| inbox.venter.iter().find(|r| r.foresporsel.guid == guid).expect(guid).foresporsel.id;
        let (waiting, answered) = (number("waiting"), number("answered"));
        let page = self.portal.personvern.foresporsel(&actor, answered).await.expect("a request");
        let deler = page.apne().iter().map(|d| (d.id.clone(), Valg::Inaktiv)).collect();
        let svar = Svar { deler, fingeravtrykk: page.fingeravtrykk };
        let skjema = Svarskjema { svar, nokkel: "request".to_owned() };
        self.portal.personvern.svar(&actor, answered, skjema).await.expect("an answer");
        (waiting.to_string(), answered.to_string())
    }

    /// Orders a report past HTTP; the order's number.
    pub async fn order(&self, slug: &str, register: &str, key: &str) -> String {
        let ordered = self.portal.innsyn.bestill(&self.actor(slug), register, Hovedtype::Standard, key).await;
        ordered.expect("an order").id().to_string()
    }

    /// Opens a case past HTTP and gives its address.
    pub async fn case(&self, slug: &str) -> String {
        let form = Saksskjema::ny(Saksslag::Sporsmal, Henvisning::default(), ["", "Hvor lenge lagres dette?", ""], "");
        let sent = self.portal.innsyn.ny_sak(&self.actor(slug), "sysvak", &form, Vec::new(), "case").await;
        let Ok(Nysakutfall::Sendt(id)) = sent else { panic!("a case: {sent:?}") };
        format!("/henvendelser/{id}")
    }

    /// A registry asks one citizen for a consent.
    async fn ask(&self, citizen: InnbyggerId, guid: &str) {
        let register = self.portal.katalog.register("lkg").expect("the registry");
        let ny = NyForesporsel {
            guid: guid.to_owned(),
            definisjoner: register.definisjoner.iter().map(|d| d.id.clone()).collect(),
            formal: Foresporselsformal::Register,
            avsender: "Helse Bergen HF".to_owned(),
            orgnr: "983974724".to_owned(),
            melding: "Vi spør deg.".to_owned(),
            svarfrist: Some("2027-01-31".parse().expect("a day")),
            vedlegg: Vec::new(),
        };
        let part = Part::register(register.part.clone());
        let sent = self.portal.personvern.send_foresporsler(&part, ny, &[citizen]).await.expect("sent");
        assert_eq!(sent, [(citizen, Levering::Sendt)], "{guid}");
    }

    /// Runs a statement past all doors.
    pub async fn sql(&self, sql: &'static str) {
        let Basis::Sqlite { skriv, .. } = &self.portal.basis else { panic!("the tests run on SQLite") };
        sqlx::query(sql).execute(skriv).await.expect(sql);
    }

    /// As [`Self::sql`], with a statement that a test puts together.
    pub async fn sql_of(&self, sql: String) {
        let Basis::Sqlite { skriv, .. } = &self.portal.basis else { panic!("the tests run on SQLite") };
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(skriv).await.expect("a statement of the test");
    }

    /// What a citizen can change: settings, history, outbox, keys of forms, answers, notices read.
    pub async fn state(&self) -> Vec<i64> {
        let mut state = Vec::new();
        for sql in [
            "SELECT COUNT(*) + SUM(aktiv) FROM innstilling",
            "SELECT COUNT(*) FROM historikk",
            "SELECT COUNT(*) FROM utboks",
            "SELECT COUNT(*) FROM skjemanokkel",
            "SELECT COUNT(*) FROM svar",
        ] {
            state.push(self.number(sql).await);
        }
        state
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        let Basis::Sqlite { skriv, .. } = &self.portal.basis else { panic!("the tests run on SQLite") };
        let (number,): (i64,) = sqlx::query_as(sql).fetch_one(skriv).await.expect(sql);
        number
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The session cookie that the answer sets, as a browser sends it back.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    /// The one heading of the first level; the test fails when there are none or several.
    pub fn h1(&self) -> &str {
        let parts: Vec<&str> = self.body.split("<h1").skip(1).collect();
        let [part] = parts[..] else { panic!("{} headings of the first level: {}", parts.len(), self.body) };
        let text = part.split_once('>').map(|(_, t)| t).unwrap_or_default();
        text.split("</h1>").next().unwrap_or_default().trim()
    }
}

pub async fn read(answer: axum::response::Response) -> Answer {
    let (head, body) = answer.into_parts();
    let bytes = body.collect().await.expect("a whole body").to_bytes();
    Answer { status: head.status, headers: head.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
}

pub fn request(method: Method, path: &str, cookie: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path);
    if cookie.is_empty() { request } else { request.header(header::COOKIE, cookie) }
}

/// A text of the message file.
pub fn message(key: &str) -> &'static str {
    static FILES: OnceLock<String> = OnceLock::new();
    let text = FILES.get_or_init(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/messages/nb");
        let files = std::fs::read_dir(folder).expect("the message files").filter_map(Result::ok);
        files.map(|f| std::fs::read_to_string(f.path()).expect("a message file")).collect::<Vec<_>>().join("\n")
    });
    let line = text.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(" = "));
    line.unwrap_or_else(|| panic!("no message {key}"))
}

fn random() -> [u8; 8] {
    store::tilfeldig().expect("randomness")
}

fn line(p: &Testperson) -> Testlinje {
    let navn = format!("{} {}", p.fornavn, p.etternavn);
    Testlinje { slug: p.slug.to_owned(), id: p.id, navn, alder: 40, viser: p.viser.to_owned() }
}
