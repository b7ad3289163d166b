//! Proofs that prove nothing (contract §14): each row spoils one thing of a proof that is good as it stands.

use super::bad_tokens::{Case, refused};
use super::call::{PATH, SET, ath};
use super::{Stage, keys};
use crate::house::ORIGIN;
use axum::http::{Method, StatusCode};
use serde_json::json;
use server::auth::klient::Reason::*;

const CASES: [Case; 66] = [
    ("no htu", ProofAddress, |c| c.proof().remove("htu")),
    ("no htm", ProofMethod, |c| c.proof().remove("htm")),
    ("no iat", ProofTime, |c| c.proof().remove("iat")),
    ("no ath", ProofToken, |c| c.proof().remove("ath")),
    ("no jti", ProofId, |c| c.proof().remove("jti")),
    ("no alg", ProofAlgorithm, |c| c.proof().remove_from_head("alg")),
    ("no jwk", ProofKey, |c| c.proof().remove_from_head("jwk")),
    ("no typ", ProofType, |c| c.proof().remove_from_head("typ")),
    ("iat in the past", ProofTime, |c| c.proof().shift("iat", -11)),
    ("iat in the future", ProofTime, |c| c.proof().shift("iat", 6)),
    ("iat long ago", ProofTime, |c| c.proof().claims["iat"] = json!(0)),
    ("iat as text", ProofUnreadable, |c| c.proof().claims["iat"] = json!("1795338000")),
    ("iat in milliseconds", ProofTime, |c| c.proof().claims["iat"] = json!(1_795_338_000_000_i64)),
    ("typ JWT", ProofType, |c| c.proof().head["typ"] = json!("JWT")),
    ("typ of a token", ProofType, |c| c.proof().head["typ"] = json!("at+jwt")),
    ("alg none", ProofAlgorithm, |c| {
        c.proof().head["alg"] = json!("none");
        c.proof().finish = |t| t[..=t.rfind('.').expect("a dot")].to_owned();
    }),
    ("symmetric alg with the public key as secret", ProofAlgorithm, |c| {
        let x = keys::client_ec256().jwk()["x"].as_str().expect("a coordinate").to_owned();
        c.proof().sign_by_secret(x.as_bytes());
    }),
    ("symmetric jwk", ProofKeySecret, |c| c.proof().head["jwk"] = json!({"kty": "oct", "k": "c2VjcmV0"})),
    ("symmetric alg and jwk", ProofAlgorithm, |c| {
        c.proof().head["jwk"] = json!({"kty": "oct", "k": "c2VjcmV0"});
        c.proof().sign_by_secret(b"secret");
    }),
    ("EdDSA", ProofAlgorithm, |c| c.proof().head["alg"] = json!("EdDSA")),
    ("private key in jwk: d", ProofKeySecret, |c| c.proof().head["jwk"]["d"] = json!("AQAB")),
    ("private key in jwk: p", ProofKeySecret, |c| c.proof().head["jwk"]["p"] = json!("AQAB")),
    ("private key in jwk: q", ProofKeySecret, |c| c.proof().head["jwk"]["q"] = json!("AQAB")),
    ("private key in jwk: dp", ProofKeySecret, |c| c.proof().head["jwk"]["dp"] = json!("AQAB")),
    ("private key in jwk: dq", ProofKeySecret, |c| c.proof().head["jwk"]["dq"] = json!("AQAB")),
    ("private key in jwk: qi", ProofKeySecret, |c| c.proof().head["jwk"]["qi"] = json!("AQAB")),
    ("private key in jwk: oth", ProofKeySecret, |c| c.proof().head["jwk"]["oth"] = json!([])),
    ("private key in jwk: d without value", ProofKeySecret, |c| c.proof().head["jwk"]["d"] = json!(null)),
    ("jwk as text", ProofKey, |c| c.proof().head["jwk"] = json!("key")),
    ("jwk of an unknown kind", ProofKey, |c| c.proof().head["jwk"]["kty"] = json!("AKP")),
    ("jwk on another curve", ProofKey, |c| c.proof().head["jwk"]["crv"] = json!("P-384")),
    ("jwk on P-521", ProofKey, |c| c.proof().head["jwk"]["crv"] = json!("P-521")),
    ("jwk with a coordinate too few", ProofKey, |c| {
        c.proof().head["jwk"].as_object_mut().expect("an object").remove("y");
    }),
    ("jwk with a coordinate cut short", ProofKey, |c| c.proof().head["jwk"]["y"] = json!("AQAB")),
    ("jwk for encryption", ProofKey, |c| c.proof().head["jwk"]["use"] = json!("enc")),
    ("jwk for another alg", ProofKey, |c| c.proof().head["jwk"]["alg"] = json!("ES384")),
    ("an RSA key of 1024 bits, bound by the issuer", ProofKey, |c| c.bind(keys::weak_rsa())),
    ("RS256 named for an EC key", ProofKey, |c| c.proof().head["alg"] = json!("RS256")),
    ("ES384 named for a P-256 key", ProofKey, |c| c.proof().head["alg"] = json!("ES384")),
    ("another key, that signs", ProofKeyOfAnother, |c| {
        c.proof().head["jwk"] = keys::other_ec256().jwk();
        c.proof().sign_by(keys::other_ec256());
    }),
    ("the token is bound to another key", ProofKeyOfAnother, |c| {
        c.token.claims["cnf"]["jkt"] = json!(keys::other_ec256().thumbprint());
    }),
    ("signed by another key", ProofSignature, |c| c.proof().key = keys::other_ec256()),
    ("no signature", ProofSignature, |c| c.proof().finish = |t| t[..=t.rfind('.').expect("a dot")].to_owned()),
    ("signature cut short", ProofSignature, |c| c.proof().finish = |t| t[..t.len() - 8].to_owned()),
    ("crit", ProofHead, |c| c.proof().head["crit"] = json!(["jti"])),
    ("jku", ProofHead, |c| c.proof().head["jku"] = json!("https://evil.example/jwks")),
    ("x5u", ProofHead, |c| c.proof().head["x5u"] = json!("https://evil.example/cert")),
    ("htm another", ProofMethod, |c| c.proof().claims["htm"] = json!("GET")),
    ("htm in other letters", ProofMethod, |c| c.proof().claims["htm"] = json!("post")),
    ("the request has another method", ProofMethod, |c| c.method = Method::PUT),
    ("htu of another service", ProofAddress, |c| c.proof().claims["htu"] = json!(format!("{ORIGIN}{SET}"))),
    ("the request is to another service", ProofAddress, |c| c.path = SET.to_owned()),
    ("htu at another host", ProofAddress, |c| {
        c.proof().claims["htu"] = json!(format!("https://evil.example{PATH}"));
        c.more = vec![("host", "evil.example".to_owned()), ("x-forwarded-host", "evil.example".to_owned())];
    }),
    ("htu with plain http", ProofAddress, |c| {
        c.proof().claims["htu"] = json!(format!("http://innsyn.example{PATH}"));
        c.more = vec![("x-forwarded-proto", "http".to_owned())];
    }),
    ("htu at another port", ProofAddress, |c| c.proof().claims["htu"] = json!(format!("{ORIGIN}:8443{PATH}"))),
    ("htu of the token endpoint", ProofAddress, |c| {
        c.proof().claims["htu"] = json!("https://helseid-sts.test.nhn.no/connect/token");
    }),
    ("htu as a path", ProofAddress, |c| c.proof().claims["htu"] = json!(PATH)),
    ("htu with a slash too many", ProofAddress, |c| c.proof().claims["htu"] = json!(format!("{ORIGIN}{PATH}/"))),
    ("htu with a name", ProofAddress, |c| c.proof().claims["htu"] = json!(format!("https://a@innsyn.example{PATH}"))),
    ("ath of another token", ProofToken, |c| c.proof().claims["ath"] = json!(ath("another"))),
    ("ath padded", ProofToken, |c| {
        let token = c.token.text();
        c.token.finish = |t| t;
        c.proof().claims["ath"] = json!(format!("{}=", ath(&token)));
    }),
    ("jti empty", ProofId, |c| c.proof().claims["jti"] = json!("")),
    ("jti of 257 characters", ProofId, |c| c.proof().claims["jti"] = json!("j".repeat(257))),
    ("jti twice", ProofUnreadable, |c| {
        let sound = c.proof().claims.to_string();
        c.proof().raw_claims = Some(format!(r#"{{"jti":"first",{}"#, &sound[1..]));
    }),
    ("the token itself as proof", ProofType, |c| c.proof = Some(c.token.clone())),
    ("larger than is looked at", ProofTooLong, |c| c.proof().claims["filling"] = json!("x".repeat(16 * 1024))),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_proof_lets_nobody_in() {
    refused(&Stage::new().await, &CASES).await;
}

/// Only what holds is remembered: a proof that was refused for something else has not been used.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proof_that_is_refused_is_not_used_up() {
    let stage = Stage::new().await;
    let call = stage.call();
    let mut elsewhere = call.clone();
    elsewhere.path = SET.to_owned();
    assert_eq!(stage.send(&elsewhere).await.1, Some(ProofAddress));
    assert_eq!(stage.house.number("SELECT COUNT(*) FROM brukt_bevis").await, 0);
    assert_eq!(stage.send(&call).await.0.status, StatusCode::OK);
}
