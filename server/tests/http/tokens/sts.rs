//! A token issuer on a real socket: discovery and keys. What it publishes can be changed, and what it is asked is counted.

use super::keys::{self, Key};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Clone)]
pub struct Sts {
    pub url: String,
    state: Arc<Published>,
}

struct Published {
    discovery: Mutex<Value>,
    keys: Mutex<Value>,
    /// What it answers instead, when it does not work.
    fault: Mutex<Option<Fault>>,
    discoveries: AtomicUsize,
    key_sets: AtomicUsize,
}

#[derive(Clone, Copy)]
pub enum Fault {
    Status(u16),
    /// Sends more than anybody should read.
    Endless,
    /// Is read for longer than anybody should wait.
    Silent,
}

impl Sts {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let discovery = json!({
            "issuer": url, "jwks_uri": format!("{url}/jwks"), "token_endpoint": format!("{url}/connect/token")
        });
        let state = Arc::new(Published {
            discovery: Mutex::new(discovery),
            keys: Mutex::new(json!({ "keys": key_set() })),
            fault: Mutex::new(None),
            discoveries: AtomicUsize::new(0),
            key_sets: AtomicUsize::new(0),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discover))
            .route("/jwks", get(key_sets))
            .with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, state }
    }

    /// How often it has been asked: for its description, and for its keys.
    pub fn asked(&self) -> (usize, usize) {
        (self.state.discoveries.load(SeqCst), self.state.key_sets.load(SeqCst))
    }

    pub fn breaks(&self, fault: Option<Fault>) {
        *self.state.fault.lock().expect("no test panicked here") = fault;
    }

    pub fn describe(&self, member: &str, value: &str) {
        self.state.discovery.lock().expect("no test panicked here")[member] = json!(value);
    }

    pub fn publish(&self, keys: &[Value]) {
        *self.state.keys.lock().expect("no test panicked here") = json!({ "keys": keys });
    }
}

/// A public key as the issuer publishes it.
pub fn published(key: &Key, kid: &str, more: &Value) -> Value {
    let mut jwk = key.jwk();
    jwk["kid"] = json!(kid);
    for (name, value) in more.as_object().expect("an object") {
        jwk[name] = value.clone();
    }
    jwk
}

/// Keys of all kinds, good and bad, as real key sets have them.
fn key_set() -> Vec<Value> {
    let rsa = keys::issuer_rsa();
    vec![
        json!({"kty": "OKP", "crv": "Ed25519", "kid": "ed", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}),
        json!({"kty": "oct", "kid": "secret", "alg": "HS256", "k": "c2VjcmV0"}),
        json!({"kty": "AKP", "kid": "unheard-of", "pub": "x"}),
        json!("no key at all"),
        published(&rsa, "rsa", &json!({"use": "sig"})),
        published(&rsa, "rsa-rs256", &json!({"use": "sig", "alg": "RS256"})),
        published(&rsa, "rsa-enc", &json!({"use": "enc"})),
        published(&rsa, "rsa-sign", &json!({"key_ops": ["sign"]})),
        published(&rsa, "rsa-private", &json!({"d": "AQAB"})),
        published(&keys::weak_rsa(), "rsa-weak", &json!({})),
        published(&keys::issuer_ec256(), "ec256", &json!({"alg": "ES256", "use": "sig"})),
        published(&keys::issuer_ec384(), "ec384", &json!({})),
    ]
}

async fn discover(State(state): State<Arc<Published>>) -> Result<Json<Value>, StatusCode> {
    state.discoveries.fetch_add(1, SeqCst);
    fault(&state).await?;
    Ok(Json(state.discovery.lock().expect("no test panicked here").clone()))
}

async fn key_sets(State(state): State<Arc<Published>>) -> Result<Json<Value>, StatusCode> {
    state.key_sets.fetch_add(1, SeqCst);
    let mut keys = state.keys.lock().expect("no test panicked here").clone();
    if matches!(*state.fault.lock().expect("no test panicked here"), Some(Fault::Endless)) {
        keys["filling"] = json!("x".repeat(1024 * 1024));
    }
    Ok(Json(keys))
}

async fn fault(state: &Published) -> Result<(), StatusCode> {
    let fault = *state.fault.lock().expect("no test panicked here");
    match fault {
        Some(Fault::Status(status)) => Err(StatusCode::from_u16(status).expect("a status")),
        Some(Fault::Silent) => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            Ok(())
        }
        Some(Fault::Endless) | None => Ok(()),
    }
}
