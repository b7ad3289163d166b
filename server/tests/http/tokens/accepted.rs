//! What is let in: every way in which a real client may ask.

use super::call::{Call, READ, WRITE};
use super::{Stage, keys};
use crate::house::ORIGIN;
use axum::http::{Method, StatusCode};
use jsonwebtoken::Algorithm;
use serde_json::json;

type Case = (&'static str, &'static str, fn(&mut Call));

const CASES: [Case; 32] = [
    ("as it stands", "ms", |_| ()),
    ("typ JWT", "ms", |c| c.token.head["typ"] = json!("JWT")),
    ("typ in other letters", "ms", |c| c.token.head["typ"] = json!("AT+jwt")),
    ("typ with application/", "ms", |c| c.token.head["typ"] = json!("application/at+jwt")),
    ("x5t in the header", "ms", |c| c.token.head["x5t"] = json!("dGh1bWJwcmludA")),
    ("scope as text", "ms", |c| c.token.claims["scope"] = json!(READ)),
    ("several scopes as text", "ms", |c| c.token.claims["scope"] = json!(format!("openid {WRITE} {READ} x"))),
    ("several scopes in a list", "ms", |c| c.token.claims["scope"] = json!(["openid", WRITE, READ])),
    ("aud as a list", "ms", |c| c.token.claims["aud"] = json!(["nhn:helsenorge.eksternapi"])),
    ("two aud, ours last", "ms", |c| c.token.claims["aud"] = json!(["other", "nhn:helsenorge.eksternapi"])),
    ("a token that ran out within the leeway", "ms", |c| c.token.shift("exp", -69)),
    ("a token of a clock that is ahead", "ms", |c| {
        c.token.shift("nbf", 10);
        c.token.shift("iat", 10);
    }),
    ("without nbf, iat and jti", "ms", |c| ["nbf", "iat", "jti"].iter().for_each(|claim| c.token.remove(claim))),
    ("instants with fractions", "ms", |c| c.proof().claims["iat"] = json!(1_795_338_000.25)),
    ("token ES384", "ms", |c| c.issue("ec384", keys::issuer_ec384())),
    ("token RS256", "ms", |c| c.issue("rsa", keys::issuer_rsa())),
    ("token RS512", "ms", |c| c.issue("rsa", keys::issuer_rsa().with(Algorithm::RS512))),
    ("token PS256", "ms", |c| c.issue("rsa", keys::issuer_rsa().with(Algorithm::PS256))),
    ("token RS256 by a key for it alone", "ms", |c| c.issue("rsa-rs256", keys::issuer_rsa())),
    ("proof ES384", "ms", |c| c.bind(keys::client_ec384())),
    ("proof RS256", "ms", |c| c.bind(keys::client_rsa())),
    ("proof RS384", "ms", |c| c.bind(keys::client_rsa().with(Algorithm::RS384))),
    ("proof PS256", "ms", |c| c.bind(keys::client_rsa().with(Algorithm::PS256))),
    ("proof with kid, alg and use at its key", "ms", |c| {
        let more = json!({"kid": "mine", "alg": "ES256", "use": "sig"});
        c.proof().head["jwk"] = super::sts::published(&keys::client_ec256(), "mine", &more);
    }),
    ("htu with a query", "ms", |c| c.proof().claims["htu"] = json!(format!("{ORIGIN}{}?a=1#b", super::call::PATH))),
    ("request with a query", "ms", |c| c.path.push_str("?definisjonGuid=x")),
    ("htu with the default port", "ms", |c| {
        c.proof().claims["htu"] = json!(format!("{ORIGIN}:443{}", super::call::PATH));
    }),
    ("path and htu in other letters", "ms", |c| {
        c.path = c.path.to_uppercase().replace("/PERSONVERN/", "/Personvern/");
        let lower = c.path.to_lowercase();
        c.proof().claims["htu"] = json!(format!("{ORIGIN}{lower}"));
    }),
    ("a proof from ten seconds ago", "ms", |c| c.proof().shift("iat", -10)),
    ("a proof five seconds ahead", "ms", |c| c.proof().shift("iat", 5)),
    ("another Host than the proof's", "ms", |c| {
        c.more = vec![("host", "inner:8080".to_owned()), ("x-forwarded-host", "evil.example".to_owned())];
    }),
    ("a client that may do without, with a proof", "gammel", |c| c.token.claims["client_id"] = json!("gammel")),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_of_asking_that_the_contract_has_is_let_in() {
    let stage = Stage::new().await;
    for (nr, (name, client, change)) in CASES.into_iter().enumerate() {
        let mut call = stage.call();
        change(&mut call);
        let (answer, reason) = stage.send(&call).await;
        assert_eq!((answer.status, answer.body.as_str(), reason), (StatusCode::OK, client, None), "{name}");
        assert_eq!(stage.served(), nr + 1, "{name}");
    }
    assert_eq!(stage.sts.asked(), (1, 1), "the keys are fetched once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemes_are_read_in_any_letters_and_bearer_is_for_those_who_are_set_so() {
    let stage = Stage::new().await;
    for scheme in ["DPoP", "dpop", "DPOP"] {
        let mut call = stage.call();
        call.scheme = scheme;
        assert_eq!(stage.send(&call).await.0.body, "ms", "{scheme}");
    }
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let mut call = stage.call();
        call.bearer("gammel");
        call.scheme = scheme;
        assert_eq!(stage.send(&call).await.0.body, "gammel", "{scheme}");
    }
    assert_eq!(stage.served(), 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_listing_is_fetched_with_get_and_a_query() {
    let stage = Stage::new().await;
    let mut call = stage.call();
    call.method = Method::GET;
    call.path =
        "/personvern/Personverninnstillinger/HentInnbyggereAktivePiForDefinisjon/v2?pagingReference=0".to_owned();
    let htu = call.path.split('?').next().expect("a path").to_owned();
    let proof = call.proof();
    (proof.claims["htm"], proof.claims["htu"]) = (json!("GET"), json!(format!("{ORIGIN}{htu}")));
    assert_eq!(stage.send(&call).await.0.body, "ms");
}

/// Two clients may well choose the same id.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_jti_under_two_keys_is_two_proofs() {
    let stage = Stage::new().await;
    let first = stage.call();
    let mut second = first.clone();
    second.bind(keys::client_ec384());
    for call in [first, second] {
        assert_eq!(stage.send(&call).await.0.status, StatusCode::OK);
    }
}
