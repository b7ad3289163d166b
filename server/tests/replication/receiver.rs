//! Registries that are sent changes: one server for all, each registry by its path. HTTP by hand, so that it can fail in
//! ways a proper server does not: hang, close without an answer, store and lose the receipt.

use server::api::contract::Change;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How a registry behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Stores and answers 200.
    Well,
    /// As [`Self::Well`] seven times of ten, and fails in some way the others.
    Unsteady,
    /// Answers with this, and stores nothing.
    Refuses(u16),
    /// Never answers.
    Silent,
    /// Answers after a while.
    Slow(Duration),
}

/// What one registry has got of one setting.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Sequence numbers as they arrived, each once, whether they were stored or not.
    pub arrived: Vec<i32>,
    /// Those stored, each once.
    pub stored: Vec<i32>,
    /// The status of the highest.
    pub status: Option<String>,
}

/// Everything about one registry.
#[derive(Debug)]
pub struct Registry {
    pub mood: Mood,
    /// By number and definition.
    pub seen: HashMap<(String, String), Seen>,
    pub calls: u64,
    /// Times that a lower number came after a higher.
    pub backwards: u64,
    pub under_way: usize,
    pub most_under_way: usize,
    pub token: String,
}

#[derive(Clone)]
pub struct Receiver {
    registries: Arc<Mutex<HashMap<String, Registry>>>,
    pub url: String,
    dice: Arc<AtomicU64>,
    pub calm: Arc<AtomicBool>,
}

impl Receiver {
    pub async fn start(names: &[&str], mood: Mood) -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", socket.local_addr().expect("an address"));
        let new = || Registry {
            mood,
            seen: HashMap::new(),
            calls: 0,
            backwards: 0,
            under_way: 0,
            most_under_way: 0,
            token: String::new(),
        };
        let registries = names.iter().map(|n| ((*n).to_owned(), new())).collect();
        let receiver =
            Self { registries: Arc::new(Mutex::new(registries)), url, dice: Arc::default(), calm: Arc::default() };
        let serving = receiver.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = socket.accept().await {
                tokio::spawn(serving.clone().connection(stream));
            }
        });
        receiver
    }

    /// Looks at, or changes, what is known of a registry.
    pub fn with<T>(&self, name: &str, f: impl FnOnce(&mut Registry) -> T) -> T {
        f(self.registries.lock().expect("no test panicked here").get_mut(name).expect("a registry"))
    }

    /// Requests until one is failed, or the other side hangs up.
    async fn connection(self, stream: TcpStream) {
        drop(stream.set_nodelay(true));
        let mut stream = BufReader::new(stream);
        while let Some((path, token, body)) = read(&mut stream).await {
            let name = path.split('/').nth(1).expect("a registry's path").to_owned();
            assert!(path.ends_with("/LagreInnbyggersPersonvernInnstilling"), "{path}");
            let change: Change = serde_json::from_slice(&body).expect("a change");
            let mood = self.with(&name, |r| {
                r.calls += 1;
                r.token = token;
                r.under_way += 1;
                r.most_under_way = r.most_under_way.max(r.under_way);
                r.arrive(&change);
                r.mood
            });
            let answer = self.answer(&name, mood, &change).await;
            self.with(&name, |r| r.under_way -= 1);
            let Some(answer) = answer else { return };
            if stream.get_mut().write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }

    /// The answer; none: the connection is closed.
    async fn answer(&self, name: &str, mood: Mood, change: &Change) -> Option<String> {
        let plain = |status: u16| Some(format!("HTTP/1.1 {status} X\r\nContent-Length: 2\r\n\r\n{{}}"));
        let store = || self.with(name, |r| r.store(change));
        match mood {
            Mood::Refuses(status) => return plain(status),
            Mood::Silent => std::future::pending().await,
            Mood::Slow(pause) => tokio::time::sleep(pause).await,
            Mood::Unsteady if !self.calm.load(Ordering::SeqCst) => match self.roll(20) {
                0 => return plain(500),
                1 => return Some("HTTP/1.1 503 X\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n".to_owned()),
                2 => return plain(429),
                3 => {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    return None;
                }
                4 => return None,
                5 => {
                    store();
                    return None;
                }
                _ => (),
            },
            Mood::Well | Mood::Unsteady => (),
        }
        store();
        plain(200)
    }

    /// A number below `sides` (SplitMix64).
    fn roll(&self, sides: u64) -> u64 {
        let mut z = self.dice.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

impl Registry {
    fn seen(&mut self, change: &Change) -> &mut Seen {
        self.seen.entry((change.innbygger_fnr.clone(), change.definisjon_guid.clone())).or_default()
    }

    fn arrive(&mut self, change: &Change) {
        let arrived = &mut self.seen(change).arrived;
        let highest = arrived.last().copied().unwrap_or(0);
        if change.sekvensnummer > highest {
            arrived.push(change.sekvensnummer);
        }
        self.backwards += u64::from(change.sekvensnummer < highest);
    }

    /// Keeps the highest; equal or lower changes nothing (contract §5.2).
    fn store(&mut self, change: &Change) {
        let seen = self.seen(change);
        if change.sekvensnummer > seen.stored.last().copied().unwrap_or(0) {
            seen.stored.push(change.sekvensnummer);
            seen.status = Some(format!("{:?}", change.status).to_uppercase());
        }
    }
}

/// Path, token and body of a request.
async fn read(stream: &mut BufReader<TcpStream>) -> Option<(String, String, Vec<u8>)> {
    let (mut path, mut token, mut length, mut line) = (String::new(), String::new(), 0, String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let text = line.trim_end();
        if let Some(rest) = text.strip_prefix("POST ") {
            path = rest.split(' ').next().unwrap_or_default().to_owned();
        }
        match text.split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.parse().ok()?,
            Some((name, value)) if name.eq_ignore_ascii_case("authorization") => {
                token = value.strip_prefix("Bearer ")?.to_owned();
            }
            Some((name, value)) if name.eq_ignore_ascii_case("content-type") => {
                assert_eq!(value, "application/json; charset=utf-8");
            }
            _ => (),
        }
        if text.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    Some((path, token, body))
}
