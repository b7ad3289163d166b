//! What a subscriber is called with, and that one that does not answer keeps nobody waiting.

use crate::house::{GUIDS, House, SLUGS, citizen};
use crate::receiver::{Mood, Receiver};
use crate::{clients, wait_for};
use app::domain::kvittering::Ugyldig;
use jsonwebtoken::jwk::{JwkSet, KeyAlgorithm};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use server::api::contract::{SystemClaims, system_client_id};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_token_is_verified_with_the_keys_that_the_portal_publishes() {
    let receiver = Receiver::start(&["fold", "all"], Mood::Well).await;
    let house = House::new(1, &clients(&receiver.url)).await;
    let process = house.start();
    house.change(citizen(0), SLUGS[1], 1).await;
    wait_for("a change comes", 60, async || receiver.with("fold", |r| r.calls) > 0).await;
    let keys = reqwest_get(&format!("http://{}/.well-known/jwks.json", process.address)).await;
    let keys: JwkSet = serde_json::from_str(&keys).expect("a key set");
    let token = receiver.with("fold", |r| r.token.clone());
    let header = decode_header(&token).expect("a header");
    assert_eq!((header.alg, header.typ.as_deref()), (Algorithm::RS256, Some("JWT")));
    let extra = |name: &str| header.extras.get::<String>(name).expect("a text");
    assert_eq!((extra("ver").as_deref(), extra("typ_2").as_deref()), (Some("1.0"), Some("system_ws_sync")));
    let jwk = keys.find(header.kid.as_deref().expect("a kid")).expect("a published key");
    assert_eq!(jwk.common.key_algorithm, Some(KeyAlgorithm::RS256));
    let mut rules = Validation::new(Algorithm::RS256);
    rules.set_audience(&[&receiver.url]);
    rules.set_issuer(&["https://innsyn.example"]);
    rules.set_required_spec_claims(&["exp", "nbf", "aud", "iss"]);
    let key = DecodingKey::from_jwk(jwk).expect("a key");
    let claims = decode::<SystemClaims>(&token, &key, &rules).expect("a genuine token").claims;
    assert_eq!((claims.exp - claims.iat, claims.endusertype.as_str()), (60, "system"));
    assert_eq!(claims.client_id, system_client_id("https://innsyn.example"));
    let judged = house.portal.signering.verifiser(token.as_bytes()).await.expect("judged");
    assert_eq!(judged.err(), Some(Ugyldig::IkkeKvittering), "it is no receipt");
    assert!(process.stop().await.success());
    house.tear_down().await;
}

/// Quality D-19: counted, not timed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registry_that_never_answers_keeps_nobody_waiting() {
    let receiver = Receiver::start(&["fold", "all"], Mood::Well).await;
    receiver.with("fold", |r| r.mood = Mood::Silent);
    let house = House::new(100, &clients(&receiver.url)).await;
    let process = house.start();
    for nr in 0..100 {
        house.change(citizen(nr), SLUGS[0], 1).await;
    }
    wait_for("the other has all", 60, async || receiver.with("all", |r| r.seen.len()) == 100).await;
    wait_for("the other's queue is empty", 60, async || waiting(&house, "all").await == 0).await;
    assert_eq!(waiting(&house, "fold").await, 100, "nothing is lost");
    assert_eq!(receiver.with("fold", |r| r.most_under_way), 16, "and few connections are held");
    drop(process);
    house.tear_down().await;
}

async fn waiting(house: &House, client: &str) -> i64 {
    let of = |status: &app::domain::replikering::Abonnementstatus| (status.klient == client).then_some(status.venter);
    let clients = app::domain::klient::Klientregister::les(&clients("http://127.0.0.1:1"), &house.portal.katalog);
    let all = house.portal.pvk.abonnementer(&clients.expect("sound clients")).await.expect("a status");
    all.iter().find_map(of).expect("a subscriber")
}

/// What is under way when the server is asked to stop is finished and noted: it is not sent again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_asked_to_stop_finishes_what_is_under_way() {
    let receiver = Receiver::start(&["fold", "all"], Mood::Slow(Duration::from_secs(2))).await;
    let house = House::new(40, &clients(&receiver.url)).await;
    for nr in 0..40 {
        house.change(citizen(nr), SLUGS[1], 1).await;
    }
    let process = house.start();
    wait_for("some are under way", 60, async || receiver.with("fold", |r| r.under_way) == 16).await;
    assert!(process.stop().await.success());
    let (calls, stored) =
        receiver.with("fold", |r| (r.calls, r.seen.values().filter(|s| !s.stored.is_empty()).count()));
    assert_eq!((calls, stored), (16, 16));
    let noted =
        "SELECT CAST(COUNT(*) AS BIGINT) FROM levering WHERE levert = 1 AND neste IS NULL AND laast_til IS NULL";
    assert_eq!(house.number(noted).await, 16);
    receiver.with("fold", |r| r.mood = Mood::Well);
    let process = house.start();
    wait_for("the rest comes", 60, async || receiver.with("fold", |r| r.seen.len()) == 40).await;
    assert!(process.stop().await.success());
    assert_eq!(receiver.with("fold", |r| r.calls), 40, "each was sent once");
    assert!(receiver.with("fold", |r| r.seen.keys().all(|(_, guid)| guid == GUIDS[1])));
    house.tear_down().await;
}

async fn reqwest_get(url: &str) -> String {
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::get(url).await.expect("an answer").text().await.expect("a text")
}
