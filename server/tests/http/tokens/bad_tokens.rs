//! Tokens, and ways of sending them, that let nobody in. Each row spoils one thing of a call that is let in as it stands.

use super::call::{Call, READ, SET, WRITE};
use super::{Stage, keys};
use crate::house::ORIGIN;
use axum::http::StatusCode;
use jsonwebtoken::Algorithm;
use serde_json::{Value, json};
use server::auth::klient::Reason::{self, *};

type Spoil = fn(&mut Call);
pub type Case = (&'static str, Reason, Spoil);

const TOKENS: [Case; 71] = [
    ("alg none without a signature", TokenAlgorithm, |c| {
        c.token.head["alg"] = json!("none");
        c.token.finish = |t| t[..=t.rfind('.').expect("a dot")].to_owned();
    }),
    ("alg none with a signature", TokenAlgorithm, |c| c.token.head["alg"] = json!("none")),
    ("alg nOnE", TokenAlgorithm, |c| c.token.head["alg"] = json!("nOnE")),
    ("no alg", TokenAlgorithm, |c| c.token.remove_from_head("alg")),
    ("alg as a list", TokenUnreadable, |c| c.token.head["alg"] = json!(["ES256"])),
    ("HS256 with the modulus as secret", TokenAlgorithm, |c| {
        let jwk = keys::issuer_rsa().jwk();
        c.token.head["kid"] = json!("rsa");
        c.token.sign_by_secret(jwk["n"].as_str().expect("a modulus").as_bytes());
    }),
    ("HS256 with the published key as secret", TokenAlgorithm, |c| {
        c.token.head["kid"] = json!("rsa");
        c.token.sign_by_secret(keys::issuer_rsa().jwk().to_string().as_bytes());
    }),
    ("HS256 with a secret that the issuer has published", TokenAlgorithm, |c| {
        c.token.head["kid"] = json!("secret");
        c.token.sign_by_secret(b"secret");
    }),
    ("EdDSA", TokenAlgorithm, |c| c.token.head["alg"] = json!("EdDSA")),
    ("ES512, which is not supported", TokenAlgorithm, |c| c.token.head["alg"] = json!("ES512")),
    ("alg in other letters", TokenAlgorithm, |c| c.token.head["alg"] = json!("es256")),
    ("RS256 named for an EC key", TokenKey, |c| c.token.head["alg"] = json!("RS256")),
    ("ES384 named for a P-256 key", TokenKey, |c| c.token.head["alg"] = json!("ES384")),
    ("ES256 named for an RSA key", TokenKey, |c| c.token.head["kid"] = json!("rsa")),
    ("PS256 by a key for RS256 alone", TokenKey, |c| {
        c.issue("rsa-rs256", keys::issuer_rsa().with(Algorithm::PS256));
    }),
    ("a key for encryption", TokenKey, |c| c.issue("rsa-enc", keys::issuer_rsa())),
    ("a key that is not for verifying", TokenKey, |c| c.issue("rsa-sign", keys::issuer_rsa())),
    ("a key whose secret is published", TokenKey, |c| c.issue("rsa-private", keys::issuer_rsa())),
    ("a key of 1024 bits", TokenKey, |c| c.issue("rsa-weak", keys::weak_rsa())),
    ("no typ", TokenType, |c| c.token.remove_from_head("typ")),
    ("typ of an identity token", TokenType, |c| c.token.head["typ"] = json!("id+jwt")),
    ("typ of a proof", TokenType, |c| c.token.head["typ"] = json!("dpop+jwt")),
    ("typ of a client assertion", TokenType, |c| c.token.head["typ"] = json!("client-authentication+jwt")),
    ("no kid", TokenKey, |c| c.token.remove_from_head("kid")),
    ("kid unknown", TokenKey, |c| c.token.head["kid"] = json!("ec257")),
    ("kid empty", TokenKey, |c| c.token.head["kid"] = json!("")),
    ("kid as a path", TokenKey, |c| c.token.head["kid"] = json!("../../keys/issuer-ec256.pem")),
    ("kid as a path to an empty file", TokenKey, |c| c.token.head["kid"] = json!("/dev/null")),
    ("kid as SQL", TokenKey, |c| c.token.head["kid"] = json!("x' OR '1'='1")),
    ("kid as an address", TokenKey, |c| c.token.head["kid"] = json!("https://evil.example/jwks#ec256")),
    ("kid of 5000 characters", TokenKey, |c| c.token.head["kid"] = json!("k".repeat(5000))),
    ("kid in other letters", TokenKey, |c| c.token.head["kid"] = json!("EC256")),
    ("kid as a number", TokenUnreadable, |c| c.token.head["kid"] = json!(1)),
    ("jwk brought along", TokenHead, |c| {
        c.token.head["jwk"] = keys::other_ec256().jwk();
        c.token.sign_by(keys::other_ec256());
    }),
    ("jku", TokenHead, |c| c.token.head["jku"] = json!("https://evil.example/jwks")),
    ("x5u", TokenHead, |c| c.token.head["x5u"] = json!("https://evil.example/cert")),
    ("crit", TokenHead, |c| c.token.head["crit"] = json!(["exp"])),
    ("a header member twice", TokenUnreadable, |c| {
        c.token.raw_head = Some(r#"{"alg":"none","alg":"ES256","typ":"at+jwt","kid":"ec256"}"#.to_owned());
    }),
    ("no iss", Issuer, |c| c.token.remove("iss")),
    ("iss another", Issuer, |c| c.token.claims["iss"] = json!("https://helseid-sts.test.nhn.no")),
    ("iss with a slash", Issuer, |c| c.token.claims["iss"] = json!(format!("{}/", text(&c.token.claims["iss"])))),
    ("iss that ours begins", Issuer, |c| c.token.claims["iss"] = json!(format!("{}0", text(&c.token.claims["iss"])))),
    ("iss in other letters", Issuer, |c| c.token.claims["iss"] = json!(text(&c.token.claims["iss"]).to_uppercase())),
    ("no aud", Audience, |c| c.token.remove("aud")),
    ("aud another", Audience, |c| c.token.claims["aud"] = json!("nhn:sfm.api")),
    ("aud that begins as ours", Audience, |c| c.token.claims["aud"] = json!("nhn:helsenorge.eksternapi/x")),
    ("aud that ours begins with", Audience, |c| c.token.claims["aud"] = json!("nhn:helsenorge")),
    ("several aud in one text", Audience, |c| c.token.claims["aud"] = json!("x nhn:helsenorge.eksternapi")),
    ("aud an empty list", Audience, |c| c.token.claims["aud"] = json!([])),
    ("aud a list of others", Audience, |c| c.token.claims["aud"] = json!(["a", "nhn:helsenorge.eksternapi2"])),
    ("aud a number", TokenUnreadable, |c| c.token.claims["aud"] = json!(1)),
    ("no exp", Expired, |c| c.token.remove("exp")),
    ("run out, and the leeway too", Expired, |c| c.token.shift("exp", -70)),
    ("run out long ago", Expired, |c| c.token.claims["exp"] = json!(0)),
    ("exp as text", TokenUnreadable, |c| c.token.claims["exp"] = json!("1795338060")),
    ("nbf ahead", NotYet, |c| c.token.shift("nbf", 11)),
    ("iat ahead", NotYet, |c| c.token.shift("iat", 11)),
    ("no client_id", UnknownClient, |c| c.token.remove("client_id")),
    ("client_id empty", UnknownClient, |c| c.token.claims["client_id"] = json!("")),
    ("client_id unknown", UnknownClient, |c| c.token.claims["client_id"] = json!("ukjent")),
    ("client_id in other letters", UnknownClient, |c| c.token.claims["client_id"] = json!("MS")),
    ("client_id twice", TokenUnreadable, |c| {
        let sound = c.token.claims.to_string();
        c.token.raw_claims = Some(format!(r#"{{"client_id":"leser",{}"#, &sound[1..]));
    }),
    ("signed by a stranger", TokenSignature, |c| c.token.key = keys::other_ec256()),
    ("signed by the client", TokenSignature, |c| c.token.key = keys::client_ec256()),
    ("another token's signature", TokenSignature, |c| {
        c.token.finish = |t| {
            let mut other = Call::new("http://127.0.0.1:1", jiff::Timestamp::UNIX_EPOCH).token;
            other.claims["client_id"] = json!("leser");
            let (message, _) = t.rsplit_once('.').expect("a dot");
            let other = other.text();
            format!("{message}.{}", other.rsplit_once('.').expect("a dot").1)
        };
    }),
    ("no signature", TokenSignature, |c| c.token.finish = |t| t[..=t.rfind('.').expect("a dot")].to_owned()),
    ("signature cut short", TokenSignature, |c| c.token.finish = |t| t[..t.len() - 8].to_owned()),
    ("claims changed after signing", TokenSignature, |c| {
        c.token.finish = |t| {
            let parts: Vec<&str> = t.split('.').collect();
            let claims = data_encoding::BASE64URL_NOPAD.decode(parts[1].as_bytes()).expect("base64");
            let claims = String::from_utf8(claims).expect("text").replace("\"ms\"", "\"leser\"");
            format!("{}.{}.{}", parts[0], data_encoding::BASE64URL_NOPAD.encode(claims.as_bytes()), parts[2])
        };
    }),
    ("cut in the middle", TokenUnreadable, |c| c.token.finish = |t| t[..20].to_owned()),
    ("five parts, as an encrypted one", TokenUnreadable, |c| c.token.finish = |_| "a.b.c.d.e".to_owned()),
    ("larger than is looked at", TooLong, |c| c.token.claims["filling"] = json!("x".repeat(16 * 1024))),
];

/// Each is a token that is the issuer's, or none at all, sent in a way that is not taken.
const WAYS: [Case; 21] = [
    ("nothing", NoCredentials, |c| c.authorization = false),
    ("in the query", NoCredentials, |c| {
        c.authorization = false;
        let token = c.token.text();
        c.path.push_str(&format!("?access_token={token}"));
    }),
    ("in a cookie", NoCredentials, |c| {
        c.authorization = false;
        c.more = vec![("cookie", "access_token={token}; __Host-innsyn={token}".to_owned())];
    }),
    ("Basic", UnknownScheme, |c| c.scheme = "Basic"),
    ("two in one header", TokenUnreadable, |c| c.token.finish = |t| format!("{t}, DPoP {t}")),
    ("the scheme alone", UnknownScheme, |c| {
        c.authorization = false;
        c.more = vec![("authorization", "DPoP".to_owned())];
    }),
    ("the scheme and nothing", TokenUnreadable, |c| c.token.finish = |_| String::new()),
    ("the same token twice", SeveralCredentials, |c| c.more = vec![("authorization", "DPoP {token}".to_owned())]),
    ("as DPoP and as Bearer", SeveralCredentials, |c| c.more = vec![("authorization", "Bearer {token}".to_owned())]),
    ("no proof", NoProof, |c| c.proof = None),
    ("two proofs", SeveralProofs, |c| {
        let mut second = c.clone();
        second.proof().claims["jti"] = json!(super::call::jti());
        c.more = vec![("dpop", second.proof().text())];
    }),
    ("two proofs in one header", ProofUnreadable, |c| c.proof().finish = |t| format!("{t}, {t}")),
    ("Bearer, of a client that proves", BearerNotAllowed, |c| c.bearer("ms")),
    ("Bearer with a bound token", BoundTokenAsBearer, |c| {
        c.scheme = "Bearer";
        c.proof = None;
    }),
    ("Bearer with a bound token and its proof", BoundTokenAsBearer, |c| c.scheme = "Bearer"),
    ("Bearer with a bound token, of a client that may do without", BoundTokenAsBearer, |c| {
        let cnf = c.token.claims["cnf"].clone();
        c.bearer("gammel");
        c.token.claims["cnf"] = cnf;
    }),
    ("Bearer with a token that is bound to a certificate", BoundTokenAsBearer, |c| {
        c.bearer("gammel");
        c.token.claims["cnf"] = json!({"x5t#S256": "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"});
    }),
    ("Bearer and a proof, of a client that may do without", BearerWithProof, |c| {
        let proof = c.proof.clone();
        c.bearer("gammel");
        c.proof = proof;
    }),
    ("a token that is not bound, with a proof", TokenNotBound, |c| c.token.remove("cnf")),
    ("a token with an empty cnf", TokenNotBound, |c| c.token.claims["cnf"] = json!({})),
    ("a token that is bound to a certificate", TokenNotBound, |c| {
        c.token.claims["cnf"] = json!({"x5t#S256": "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"});
    }),
];

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Sends each, and looks at the answer: 401 without a word, and nobody served.
pub async fn refused(stage: &Stage, cases: &[Case]) {
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK);
    let served = stage.served();
    for (name, expected, spoil) in cases {
        let mut call = stage.call();
        spoil(&mut call);
        let (answer, reason) = stage.send(&call).await;
        assert_eq!((answer.status, reason), (StatusCode::UNAUTHORIZED, Some(*expected)), "{name}: {}", answer.body);
        assert_eq!((answer.body.as_str(), answer.header("content-type")), ("", "application/json"), "{name}");
        let challenge = answer.header("www-authenticate");
        assert!(challenge.starts_with("DPoP ") || challenge == "Bearer error=\"invalid_token\"", "{name}: {challenge}");
        assert_eq!(stage.served(), served, "{name}");
    }
    assert_eq!(stage.send(&stage.call()).await.0.status, StatusCode::OK, "and what is sound is still let in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_token_lets_nobody_in() {
    refused(&Stage::new().await, &TOKENS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_sent_in_another_way_lets_nobody_in() {
    refused(&Stage::new().await, &WAYS).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_an_issuer_no_token_is_taken() {
    let stage = Stage::new().await;
    let router = stage.house.router_of(super::services(&stage.served), |config| config.token_issuer = None);
    let (answer, reason) = super::send(&router, &stage.call()).await;
    assert_eq!((answer.status, reason, stage.served()), (StatusCode::UNAUTHORIZED, Some(NoIssuer), 0));
}

/// The scope is asked for where the service is: the token is good, and does not reach so far.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_scope_that_is_missing_is_403_with_the_contracts_error() {
    let stage = Stage::new().await;
    let reads: [(&str, Option<Value>); 10] = [
        ("none", None),
        ("empty text", Some(json!(""))),
        ("empty list", Some(json!([]))),
        ("another", Some(json!("nhn:helsenorge.eksternapi/oppgave"))),
        ("the beginning of ours", Some(json!("nhn:helsenorge.eksternapi/personverninnstilling"))),
        ("ours and more", Some(json!(format!("{READ}_all")))),
        ("ours in other letters", Some(json!(READ.to_uppercase()))),
        ("two in one member of a list", Some(json!([format!("{READ} {WRITE}")]))),
        ("separated by commas", Some(json!(format!("{READ},{WRITE}")))),
        ("the one for writing", Some(json!([WRITE]))),
    ];
    for (name, scope) in reads {
        let mut call = stage.call();
        match scope {
            Some(scope) => call.token.claims["scope"] = scope,
            None => call.token.remove("scope"),
        }
        forbidden(&stage, name, &call).await;
    }
    let mut writes = stage.call();
    writes.path = SET.to_owned();
    writes.proof().claims["htu"] = json!(format!("{ORIGIN}{SET}"));
    forbidden(&stage, "the one for reading", &writes).await;
}

async fn forbidden(stage: &Stage, name: &str, call: &Call) {
    let (answer, reason) = stage.send(call).await;
    assert_eq!((answer.status, reason), (StatusCode::FORBIDDEN, None), "{name}");
    let error: server::api::contract::Error = serde_json::from_str(&answer.body).expect(name);
    assert_eq!((error.code.as_str(), stage.served()), ("EPVK-101530", 0), "{name}");
}

/// A client that may do without a proof is asked to come back as such; everybody else with one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_challenge_says_how_to_ask_and_nothing_of_why() {
    let stage = Stage::new().await;
    let algs = "algs=\"RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384\"";
    let challenges: [(&str, String, Spoil); 5] = [
        ("nothing", format!("DPoP {algs}"), |c| c.authorization = false),
        ("bad token", format!("DPoP error=\"invalid_token\", {algs}"), |c| c.token.remove("aud")),
        ("unknown client", format!("DPoP error=\"invalid_token\", {algs}"), |c| c.bearer("ukjent")),
        ("bad proof", format!("DPoP error=\"invalid_dpop_proof\", {algs}"), |c| c.proof().remove("jti")),
        ("old client", "Bearer error=\"invalid_token\"".to_owned(), |c| {
            c.scheme = "Bearer";
            c.token.claims["client_id"] = json!("gammel");
        }),
    ];
    for (name, challenge, spoil) in challenges {
        let mut call = stage.call();
        spoil(&mut call);
        assert_eq!(stage.send(&call).await.0.header("www-authenticate"), challenge, "{name}");
    }
}
