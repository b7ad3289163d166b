//! Connections and what a client may take of them, over real sockets: slow, fat and idle clients, and stopping.

use axum::Router;
use axum::body::Bytes;
use axum::routing::{get, post};
use server::serve::{Bounds, serve};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Notify, Semaphore, oneshot};
use tokio::task::JoinHandle;

const HELLO: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";
/// Answers are small and the machine is shared: what should be at once may take this long.
const AT_ONCE: Duration = Duration::from_secs(5);
const LARGE: usize = 64 * 1024 * 1024;

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
    /// Told when the slow service has begun.
    begun: Arc<Notify>,
    /// Lets the slow service go on.
    go_on: Arc<Semaphore>,
}

async fn run(bounds: Bounds) -> Running {
    let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Semaphore::new(0)));
    let slow = {
        let (begun, go_on) = (Arc::clone(&begun), Arc::clone(&go_on));
        move || async move {
            begun.notify_one();
            go_on.acquire().await.map_or("closed", |_| "finished")
        }
    };
    let router = Router::new()
        .route("/", get(|| async { "hello" }).post(|body: Bytes| async move { body.len().to_string() }))
        .route("/slow", get(slow))
        .route("/large", post(|| async { vec![b'a'; LARGE] }));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(serve(listener, router, bounds, async { drop(stopped.await) }));
    Running { address, stop, ended, begun, go_on }
}

impl Running {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("a connection")
    }

    async fn sent(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.expect("sent");
        stream
    }

    async fn serves(&self, what: &str) {
        let mut stream = self.sent(HELLO).await;
        let answer = tokio::time::timeout(AT_ONCE, head(&mut stream)).await;
        assert!(answer.unwrap_or_else(|_| panic!("nothing is served: {what}")).starts_with("HTTP/1.1 200"), "{what}");
    }
}

/// What comes until the end of the headers, or of the connection.
async fn head(stream: &mut TcpStream) -> String {
    let mut read = Vec::new();
    let mut buffer = [0; 1024];
    while !read.windows(4).any(|w| w == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => break,
            Ok(n) => read.extend_from_slice(&buffer[..n]),
        }
    }
    String::from_utf8_lossy(&read).into_owned()
}

/// All that comes until the other side closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut read = Vec::new();
    drop(tokio::time::timeout(AT_ONCE, stream.read_to_end(&mut read)).await.expect("the connection is closed"));
    String::from_utf8_lossy(&read).into_owned()
}

fn get_with(headers: &str) -> Vec<u8> {
    format!("GET / HTTP/1.1\r\nhost: x\r\n{headers}\r\n").into_bytes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn headers_that_trickle_in_are_cut_and_others_served() {
    let server = run(Bounds { header_time: Duration::from_millis(400), ..Bounds::default() }).await;
    let mut slow = server.sent(b"GET / HTTP/1.1\r\nhost: x\r\n").await;
    let mut lines = 0;
    while slow.write_all(b"a: b\r\n").await.is_ok() {
        lines += 1;
        assert!(lines < 90, "it is cut by time, before there are too many headers");
        tokio::time::sleep(Duration::from_millis(20)).await;
        server.serves("while another trickles").await;
    }
    // Nor is a connection kept on which nothing is said.
    let mut idle = server.sent(HELLO).await;
    assert!(head(&mut idle).await.starts_with("HTTP/1.1 200"));
    rest(&mut idle).await;
    let mut silent = server.connect().await;
    rest(&mut silent).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn large_headers_are_refused_and_others_served() {
    let server = run(Bounds::default()).await;
    let sized = |bytes: usize| get_with(&format!("a: {}\r\n", "b".repeat(bytes)));
    let many = |number: usize| get_with(&"a: b\r\n".repeat(number));
    let long_line = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(100_000)).into_bytes();
    for (what, bytes) in [("100 KB", sized(100_000)), ("a long address", long_line), ("101 headers", many(100))] {
        let mut stream = server.connect().await;
        // The server answers and closes before all has been sent, which a client may see as a broken connection.
        drop(stream.write_all(&bytes).await);
        let answer = rest(&mut stream).await;
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 431") || answer.starts_with("HTTP/1.1 414"),
            "{what}: {answer}"
        );
        server.serves(what).await;
    }
    for (what, bytes) in [("24 KB", sized(24_000)), ("99 headers", many(98))] {
        let mut stream = server.sent(&bytes).await;
        assert!(head(&mut stream).await.starts_with("HTTP/1.1 200"), "{what}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hundreds_of_idle_and_slow_connections_stop_nobody() {
    let server = run(Bounds { connections: 800, ..Bounds::default() }).await;
    let mut held = Vec::new();
    for n in 0..600 {
        let bytes: &[u8] = match n % 3 {
            0 => b"",
            1 => b"GET / HT",
            _ => b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nabc",
        };
        held.push(server.sent(bytes).await);
    }
    for _ in 0..100 {
        server.serves("among idle connections").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_connections_than_there_are_places_wait_until_idle_ones_are_cut() {
    let bounds = Bounds { connections: 20, header_time: Duration::from_millis(500), ..Bounds::default() };
    let server = run(bounds).await;
    let mut idle = Vec::new();
    for _ in 0..20 {
        idle.push(server.connect().await);
    }
    // All places are taken before the next one asks.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut next = server.sent(HELLO).await;
    let early = tokio::time::timeout(Duration::from_millis(100), head(&mut next)).await;
    assert!(early.is_err(), "no more than 20 at once");
    assert!(head(&mut next).await.starts_with("HTTP/1.1 200"), "idle ones have made room");
}

/// The client takes nothing of a large answer: the connection does not last.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_read_the_answer_is_cut() {
    let bounds = Bounds { connections: 1, write_time: Duration::from_millis(300), ..Bounds::default() };
    let server = run(bounds).await;
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(4096).expect("a small buffer");
    let mut lazy = socket.connect(server.address).await.expect("a connection");
    lazy.write_all(b"POST /large HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    server.serves("the only place is free again").await;
    let mut got = Vec::new();
    drop(lazy.read_to_end(&mut got).await);
    assert!(got.len() < LARGE, "{} bytes", got.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_finishes_what_is_under_way_and_takes_nothing_new() {
    let server = run(Bounds::default()).await;
    let mut under_way = server.sent(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    let mut idle = server.sent(HELLO).await;
    assert!(head(&mut idle).await.starts_with("HTTP/1.1 200"));
    server.begun.notified().await;
    server.stop.send(()).expect("it runs");
    rest(&mut idle).await;
    assert!(TcpStream::connect(server.address).await.is_err(), "no new connection");
    assert!(!server.ended.is_finished(), "one request is under way");
    server.go_on.add_permits(1);
    let answer = rest(&mut under_way).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("finished"), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
    tokio::time::timeout(AT_ONCE, server.ended).await.expect("it ends").expect("without a panic");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_does_not_wait_for_ever() {
    let server = run(Bounds { drain: Duration::from_millis(300), ..Bounds::default() }).await;
    let _never_ends = server.sent(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await;
    server.begun.notified().await;
    let started = Instant::now();
    server.stop.send(()).expect("it runs");
    tokio::time::timeout(AT_ONCE, server.ended).await.expect("it ends").expect("without a panic");
    assert!(started.elapsed() >= Duration::from_millis(300));
}

/// Browsers open connections ahead of time; stopping waits for none of those.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_does_not_wait_for_who_has_said_nothing() {
    let server = run(Bounds { header_time: Duration::from_secs(60), ..Bounds::default() }).await;
    let _silent = server.connect().await;
    server.serves("so the one before has been taken").await;
    server.stop.send(()).expect("it runs");
    tokio::time::timeout(AT_ONCE, server.ended).await.expect("it ends").expect("without a panic");
}
