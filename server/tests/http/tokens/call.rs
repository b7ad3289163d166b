//! A registry's call, put together piece by piece so that a test can spoil any of them.

use super::keys::{self, Key};
use crate::house::ORIGIN;
use axum::body::Body;
use axum::http::{Method, Request, header};
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, crypto};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub const READ: &str = "nhn:helsenorge.eksternapi/personverninnstilling_read";
pub const WRITE: &str = "nhn:helsenorge.eksternapi/personverninnstilling_write";
pub const PATH: &str = "/personvern/Personverninnstillinger/SjekkInnbyggersPiStatus/v2";
pub const SET: &str = "/personvern/Personverninnstillinger/SettInnbyggersPersonvernInnstilling/v2";

/// Something signed.
#[derive(Clone)]
pub struct Jwt {
    pub head: Value,
    pub claims: Value,
    /// The header or the claims as they stand, where JSON cannot be built so.
    pub raw_head: Option<String>,
    pub raw_claims: Option<String>,
    pub key: Key,
    /// What is done to the finished text.
    pub finish: fn(String) -> String,
}

#[derive(Clone)]
pub struct Call {
    pub method: Method,
    pub path: String,
    pub scheme: &'static str,
    pub token: Jwt,
    /// Claim `ath` is put in when the call is sent, where it is `auto`.
    pub proof: Option<Jwt>,
    pub authorization: bool,
    pub more: Vec<(&'static str, String)>,
}

pub fn jti() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("jti-{}", NEXT.fetch_add(1, SeqCst))
}

impl Call {
    pub fn new(issuer: &str, now: Timestamp) -> Self {
        let (now, key) = (now.as_second(), keys::client_ec256());
        let claims = json!({
            "iss": issuer, "aud": "nhn:helsenorge.eksternapi", "exp": now + 60, "nbf": now, "iat": now,
            "client_id": "ms", "scope": [READ], "cnf": { "jkt": key.thumbprint() }, "jti": "0123456789abcdef",
            "helseid://claims/client/claims/orgnr_parent": "983974724", "helseid://claims/client/amr": "private_key_jwt"
        });
        let token = Jwt::new(json!({"typ": "at+jwt", "kid": "ec256"}), claims, keys::issuer_ec256());
        let claims = json!({"htm": "POST", "htu": format!("{ORIGIN}{PATH}"), "iat": now, "jti": jti(), "ath": "auto"});
        let proof = Jwt::new(json!({"typ": "dpop+jwt", "jwk": key.jwk()}), claims, key);
        Self {
            method: Method::POST,
            path: PATH.to_owned(),
            scheme: "DPoP",
            token,
            proof: Some(proof),
            authorization: true,
            more: Vec::new(),
        }
    }

    pub fn proof(&mut self) -> &mut Jwt {
        self.proof.as_mut().expect("a proof")
    }

    /// Signs the token with another key of the issuer.
    pub fn issue(&mut self, kid: &str, key: Key) {
        self.token.head["kid"] = json!(kid);
        self.token.sign_by(key);
    }

    /// Binds the token to another key, and proves with that one.
    pub fn bind(&mut self, key: Key) {
        self.token.claims["cnf"]["jkt"] = json!(key.thumbprint());
        self.proof().head["jwk"] = key.jwk();
        self.proof().sign_by(key);
    }

    /// Sent as Bearer, without a proof, with a token that is not bound.
    pub fn bearer(&mut self, client: &str) {
        self.scheme = "Bearer";
        self.proof = None;
        self.token.remove("cnf");
        self.token.claims["client_id"] = json!(client);
    }

    pub fn request(&self) -> Request<Body> {
        let mut request = Request::builder().method(self.method.clone()).uri(&self.path);
        let token = self.token.text();
        if self.authorization {
            request = request.header(header::AUTHORIZATION, format!("{} {token}", self.scheme));
        }
        if let Some(proof) = self.proof.clone() {
            request = request.header("DPoP", proof.for_token(&token).text());
        }
        for (name, value) in &self.more {
            let value = value.replace("{token}", &token);
            request = request.header(*name, value);
        }
        request.body(Body::empty()).expect("a request")
    }
}

impl Jwt {
    fn new(head: Value, claims: Value, key: Key) -> Self {
        let mut jwt = Self { head, claims, raw_head: None, raw_claims: None, key, finish: |text| text };
        jwt.sign_by(jwt.key.clone());
        jwt
    }

    pub fn sign_by(&mut self, key: Key) {
        self.head["alg"] = json!(format!("{:?}", key.algorithm));
        self.key = key;
    }

    /// Signs with a shared secret.
    pub fn sign_by_secret(&mut self, secret: &[u8]) {
        self.sign_by(Key { private: jsonwebtoken::EncodingKey::from_secret(secret), algorithm: Algorithm::HS256 });
    }

    pub fn remove(&mut self, claim: &str) {
        self.claims.as_object_mut().expect("an object").remove(claim).expect(claim);
    }

    pub fn remove_from_head(&mut self, member: &str) {
        self.head.as_object_mut().expect("an object").remove(member).expect(member);
    }

    /// A claim that is a number, moved.
    pub fn shift(&mut self, claim: &str, by: i64) {
        self.claims[claim] = json!(self.claims[claim].as_i64().expect(claim) + by);
    }

    fn for_token(mut self, token: &str) -> Self {
        if self.claims.get("ath") == Some(&json!("auto")) {
            self.claims["ath"] = json!(ath(token));
        }
        self
    }

    pub fn text(&self) -> String {
        let part = |raw: &Option<String>, value: &Value| {
            BASE64URL_NOPAD.encode(raw.clone().unwrap_or_else(|| value.to_string()).as_bytes())
        };
        let message = format!("{}.{}", part(&self.raw_head, &self.head), part(&self.raw_claims, &self.claims));
        let signature = crypto::sign(message.as_bytes(), &self.key.private, self.key.algorithm).expect("a signature");
        (self.finish)(format!("{message}.{signature}"))
    }
}

pub fn ath(token: &str) -> String {
    BASE64URL_NOPAD.encode(&Sha256::digest(token.as_bytes()))
}
