//! Registries that the code has never seen, connected by each of the ways there are: a file in the catalogue, a client,
//! and where there is a system, an entry among the sources. From there to the report, the log and the case, on the
//! citizen's pages.

mod entries;
mod link;
mod orchestrator;
mod order;
mod pull;
mod push;

use crate::api_write::number;
use crate::forms;
use crate::house::{Answer, House, message};
use crate::reports::compare;
use crate::sources::{connected_to, key};
use app::domain::klient::Skop;
use app::domain::rapport::{Rapport, les};
use app::domain::replikering::Ventetider;
use axum::http::{Method, StatusCode};
use jsonwebtoken::{DecodingKey, Validation, decode};
use scraper::Html;
use serde_json::{Value, json};
use server::api::contract::insight::{ORDERS, cases::CASES, path};
use server::api::contract::source::CitizenClaims;
use server::config::Mode;
use server::dispatch::Dispatch;
use std::time::Duration;
use tokio::sync::watch;

/// A registry in a house that knows all five, and Ingrid, of whom it knew nothing before.
struct Way {
    house: House,
    part: String,
    slug: String,
    cookie: String,
}

impl Way {
    /// The registry with this letter; `sources` is the installation's file of systems.
    async fn new(letter: char, sources: &str) -> Self {
        let mut house = House::knowing(Mode::Demo, entries::catalogue(), &entries::clients()).await;
        let systems = connected_to(&house.portal.katalog, sources, &house.portal.klokke);
        house.portal = house.portal.clone().koble(systems);
        house.router = house.router_of(server::api::services().split_for_parts().0, |_| ());
        let cookie = house.log_in("ingrid").await;
        let way = Self { house, part: entries::part(letter), slug: entries::slug(letter), cookie };
        let list = way.get("/helseregistre").await;
        assert!(list.body.contains(&format!("href=\"{}/innhold\"", way.root())), "it is among the registries");
        way
    }

    /// Its address among the citizen's pages.
    fn root(&self) -> String {
        format!("/helseregistre/{}", self.slug)
    }

    async fn get(&self, address: &str) -> Answer {
        let page = self.house.get(address, &self.cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{address}: {}", page.body);
        page
    }

    /// Calls the portal as the registry's program.
    async fn call(&self, method: Method, path: &str, body: &Value) -> Value {
        let answer = self.house.call_with(&self.slug, &[Skop::Innsyn], method, path, body).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).expect("JSON")
    }

    /// A report as this registry makes it.
    fn report(&self) -> Value {
        entries::report(&self.part)
    }

    /// Every value of the report is on the page, and nothing else is.
    async fn shows(&self, address: &str, report: &Value) -> Answer {
        let page = self.get(&format!("{address}?alle=ja&apne=alle")).await;
        // On the registry's own page, when it was made stands above the sections.
        let body = if address.ends_with("/innhold") {
            let (_, main) = page.body.split_once("<main").expect("the page's own part");
            let (main, _) = main.split_once("</main>").expect("its end");
            format!("<main{}</main>", main.replace("id=\"innhold-liste\"", ""))
        } else {
            page.body.clone()
        };
        compare(&self.read(report), &Html::parse_document(&body), address);
        page
    }

    fn read(&self, report: &Value) -> Rapport {
        les(report.to_string().as_bytes(), &self.part).expect("a sound report")
    }

    /// Delivers rows of the log, with the days they are complete for.
    async fn deliver_log(&self) {
        let mut body = entries::log();
        body["innbyggerFnr"] = json!(number(&self.house, "ingrid"));
        body["partKode"] = json!(self.part);
        let stored = self.call(Method::POST, path::LOG, &body).await;
        assert_eq!(stored, json!({ "returKode": "ok", "nye": 2, "kjente": 0 }));
    }

    /// The rows and what they are complete for, on the registry's page and among all registries.
    async fn shows_the_log(&self) {
        for address in [format!("{}/logg?tidsrom=alt", self.root()), format!("/logg?register={}", self.slug)] {
            self.shows_the_log_at(&address).await;
        }
    }

    async fn shows_the_log_at(&self, address: &str) {
        let page = self.get(address).await;
        for words in entries::LOG_WORDS {
            assert!(page.body.contains(words), "{address}: {words}: {}", page.body);
        }
    }

    /// Writes to the registry by the form at this address, and gives the case's address.
    async fn write(&self, form: &str, more: &[(&str, &str)]) -> String {
        let page = self.get(form).await;
        let given = forms::given(&page);
        let fields: Vec<_> = given.iter().map(|(n, v)| (n.as_str(), v.as_str())).chain(more.iter().copied()).collect();
        let action = form.split('?').next().unwrap_or(form);
        let answer = forms::send(&self.house, action, &self.cookie, &fields, &[]).await;
        let page = forms::arrived(&self.house, &self.cookie, &answer).await;
        assert!(page.body.contains("Du skal få svar innen 22. desember 2026"), "{}", page.body);
        answer.header("location").split('?').next().unwrap_or_default().to_owned()
    }

    /// Lets the portal's own process work on the queue until nothing is due; how many messages registries have taken.
    async fn dispatch(&self) -> i64 {
        let due = "SELECT COUNT(*) FROM utsending WHERE neste IS NOT NULL";
        let (stopping, stop) = watch::channel(false);
        let waits = Ventetider::ny(vec![60]).expect("a wait");
        let dispatch = Dispatch::start(self.house.portal.ko(), waits, &stop).await.expect("it starts");
        for _ in 0..600 {
            if self.house.number(due).await == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        stopping.send(true).expect("it listens");
        dispatch.finished().await;
        assert_eq!(self.house.number(due).await, 0, "nothing waits");
        self.house.number("SELECT COUNT(*) FROM utsending WHERE levert IS NOT NULL").await
    }

    /// The registry's program fetches its only open case, whole.
    async fn fetch_case(&self) -> Value {
        let list = self.call(Method::GET, &format!("{CASES}?partKode={}", self.part), &Value::Null).await;
        let [line] = &list["henvendelser"].as_array().expect("cases")[..] else { panic!("one case: {list}") };
        let guid = line["henvendelseGuid"].as_str().expect("a guid");
        let case = self.call(Method::GET, &format!("{CASES}/{guid}"), &Value::Null).await;
        assert_eq!(case["innbyggerFnr"], number(&self.house, "ingrid"));
        case
    }

    /// The registry's program answers a case that says an error; Ingrid reads it.
    async fn answer_case(&self, guid: &str, case: &str) {
        let answer = json!({ "nokkel": "svar-1", "status": "innvilget", "tekst": "Vi har rettet glimtet." });
        let done = self.call(Method::POST, &format!("{CASES}/{guid}/status"), &answer).await;
        assert_eq!(done, json!({ "returKode": "ok", "status": "innvilget", "endret": true }));
        self.is_answered(case, "Vi har rettet glimtet.", "sak-rettet").await;
    }

    /// The case's page has the answer, the list has its status, and there is a notice.
    async fn is_answered(&self, case: &str, words: &str, status: &str) {
        let page = self.get(case).await;
        assert!(page.body.contains(words) && page.body.contains(message(status)), "{}", page.body);
        for list in ["/henvendelser".to_owned(), format!("{}/henvendelser", self.root())] {
            let page = self.get(&list).await;
            assert!(page.body.contains(&format!("href=\"{case}\"")) && page.body.contains(message(status)), "{list}");
        }
        assert!(self.get("/varsler").await.body.contains(message("varsler-sak")));
    }

    /// The open orders of the registry, as its program lists them.
    async fn open_orders(&self) -> Value {
        self.call(Method::GET, &format!("{ORDERS}?partKode={}", self.part), &Value::Null).await["bestillinger"].clone()
    }
}

/// Whom the portal's token to a registry's system is about; it is the portal's own.
fn about(token: &str) -> String {
    let mut rules = Validation::new(jsonwebtoken::Algorithm::RS256);
    // The house's clock is set.
    rules.validate_exp = false;
    rules.validate_aud = false;
    let public = DecodingKey::from_jwk(key().public()).expect("a public key");
    decode::<CitizenClaims>(token, &public, &rules).expect("a genuine token").claims.pid
}

#[tokio::test]
async fn without_its_entry_a_registry_does_not_exist() {
    let house = House::demo().await;
    let cookie = house.log_in("ingrid").await;
    for letter in entries::LETTERS {
        for page in ["innhold", "logg", "henvendelser", "henvendelse/sporsmal"] {
            let answer = house.get(&format!("/helseregistre/{}/{page}", entries::slug(letter)), &cookie).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{letter} {page}");
        }
    }
}
