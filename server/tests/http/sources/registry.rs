//! A registry's system inside the test, on a port of its own: one that answers as the test says, and one that sends bytes
//! as they are and then hangs or hangs up.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Response, StatusCode, header};
use serde_json::Value;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A question that came.
#[derive(Clone, Debug)]
pub struct Call {
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Call {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    pub fn token(&self) -> &str {
        self.header("authorization").strip_prefix("Bearer ").unwrap_or_default()
    }
}

/// Ends with the value.
pub struct Registry {
    pub address: String,
    calls: Arc<Mutex<Vec<Call>>>,
    task: JoinHandle<()>,
}

impl Registry {
    /// One that answers each question so.
    pub async fn answering(answer: impl Fn(&Call) -> Response<Body> + Send + Sync + 'static) -> Self {
        let calls: Arc<Mutex<Vec<Call>>> = Arc::default();
        let (kept, answer) = (Arc::clone(&calls), Arc::new(answer));
        let router = Router::new().fallback(move |request: Request| {
            let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
            async move {
                let (head, body) = request.into_parts();
                let body = to_bytes(body, 32 << 20).await.expect("a body").to_vec();
                let call = Call { path: head.uri.path().to_owned(), headers: head.headers, body };
                let answer = answer(&call);
                kept.lock().expect("no test panicked here").push(call);
                answer
            }
        });
        let (listener, address) = listen().await;
        let task = tokio::spawn(async move { drop(axum::serve(listener, router).await) });
        Self { address, calls, task }
    }

    /// One that sends these bytes, whatever it is asked, and then ends so.
    pub async fn sending(bytes: Vec<u8>, then: Then) -> Self {
        let calls: Arc<Mutex<Vec<Call>>> = Arc::default();
        let kept = Arc::clone(&calls);
        let (listener, address) = listen().await;
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let call = Call { path: String::new(), headers: HeaderMap::new(), body: Vec::new() };
                kept.lock().expect("no test panicked here").push(call);
                tokio::spawn(send(stream, bytes.clone(), then));
            }
        });
        Self { address, calls, task }
    }

    pub fn calls(&self) -> Vec<Call> {
        self.calls.lock().expect("no test panicked here").clone()
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What comes after the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    HangUp,
    Hang,
    /// The last bytes again and again.
    Repeat(&'static [u8]),
}

async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    (listener, address)
}

async fn send(mut stream: TcpStream, bytes: Vec<u8>, then: Then) {
    let mut question = Vec::new();
    let mut part = [0; 4096];
    // To the end of the body: hanging up on what is unread would be a reset.
    loop {
        let Ok(read @ 1..) = stream.read(&mut part).await else { return };
        question.extend_from_slice(&part[..read]);
        let text = String::from_utf8_lossy(&question).to_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|l| l.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
        if body.len() >= length {
            break;
        }
    }
    drop(stream.write_all(&bytes).await);
    match then {
        Then::HangUp => drop(stream.shutdown().await),
        Then::Hang => tokio::time::sleep(Duration::from_secs(60)).await,
        Then::Repeat(more) => while stream.write_all(more).await.is_ok() {},
    }
}

pub fn answer(status: StatusCode, kind: &str, body: impl Into<Body>) -> Response<Body> {
    let answer = Response::builder().status(status).header(header::CONTENT_TYPE, kind);
    answer.body(body.into()).expect("an answer")
}

pub fn json(value: &Value) -> Response<Body> {
    answer(StatusCode::OK, "application/json; charset=utf-8", value.to_string())
}

/// A report as JSON.
pub fn report() -> Value {
    serde_json::json!({
        "register": "nprkpr", "generertTidspunkt": "2026-11-22T08:15:00Z", "dataSistEndret": "2026-11-20T00:00:00Z",
        "seksjoner": [
            { "tittel": "Konsultasjoner", "poster": [
                { "id": "k1", "dato": "2026-03-02", "slag": "kontakt", "tittel": "Fastlege",
                  "felt": [{ "navn": "Diagnose", "verdi": "Hodepine", "kode": "N01", "kodeverk": "ICPC-2" }],
                  "kilde": { "virksomhet": "Legesenteret" } }] },
            { "tittel": "Målinger", "felt": [{ "navn": "Høyde", "verdi": 171.5, "enhet": "cm" }],
              "tekst": ["<script>alert(1)</script> & \u{202E}snudd"] },
        ],
    })
}

/// A value as the XML that mirrors it.
pub fn xml(name: &str, value: &Value) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let tag = format!("felt navn=\"{}\"", escaped(name));
    match value {
        Value::Null => format!("<{tag} type=\"tom\"/>"),
        Value::Bool(b) => format!("<{tag} type=\"boolsk\">{b}</felt>"),
        Value::Number(n) => format!("<{tag} type=\"tall\">{n}</felt>"),
        Value::String(t) => format!("<{tag}>{}</felt>", escaped(t)),
        Value::Array(items) => {
            format!("<{tag} type=\"liste\">{}</felt>", items.iter().map(|v| xml("x", v)).collect::<String>())
        }
        Value::Object(properties) => {
            let inner: String = properties.iter().map(|(n, v)| xml(n, v)).collect();
            format!("<{tag} type=\"objekt\">{inner}</felt>")
        }
    }
}
