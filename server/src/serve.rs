//! Connections: how many, how long a client may take to say what it wants, and how much of it. `axum::serve` bounds none of
//! these. What a request may take once its headers are read is the router's to say.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// What clients may take of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Connections at once; more wait until one ends.
    pub connections: usize,
    /// From the end of one request (or the beginning of the connection) until all headers of the next have come; so also
    /// how long an idle connection is kept.
    pub header_time: Duration,
    /// Request line and headers. There are at most a hundred (hyper's own bound).
    pub header_bytes: usize,
    /// How long a client may take nothing of an answer.
    pub write_time: Duration,
    /// After the signal to stop: for what is under way.
    pub drain: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            connections: 4096,
            header_time: Duration::from_secs(15),
            header_bytes: 32 * 1024,
            write_time: Duration::from_secs(20),
            drain: Duration::from_secs(25),
        }
    }
}

/// Serves until `stop` resolves; then takes no new connections and finishes what is under way, as long as
/// [`Bounds::drain`] allows.
pub async fn serve(listener: TcpListener, router: Router, bounds: Bounds, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(bounds.connections));
    let stopping = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.ok()?;
            Some((place, accept(&listener).await))
        };
        tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = next => {
                let Some((place, stream)) = accepted else { break };
                let connection = converse(stream, router.clone(), bounds, stopping.watcher());
                tokio::spawn(async move {
                    connection.await;
                    drop(place);
                });
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(bounds.drain, stopping.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut: they took too long after the signal to stop");
    }
}

/// The next connection. When the system has none to give (too many open files), others may end meanwhile.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(fault) if is_the_clients(&fault) => (),
            Err(fault) => {
                tracing::error!(error = %fault, "no connection can be taken");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

fn is_the_clients(fault: &io::Error) -> bool {
    use io::ErrorKind as K;
    matches!(fault.kind(), K::ConnectionRefused | K::ConnectionAborted | K::ConnectionReset)
}

/// One connection to its end. How a client breaks off is its own affair.
async fn converse(stream: TcpStream, router: Router, bounds: Bounds, stopping: Watcher) {
    // Without TCP_NODELAY small answers wait for the client's delayed acknowledgement.
    drop(stream.set_nodelay(true));
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(bounds.write_time));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.header_time)
        .max_header_size(bounds.header_bytes)
        .max_buf_size(bounds.header_bytes.max(BUFFER))
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router));
    if let Err(fault) = stopping.watch(connection).await {
        tracing::debug!(error = %fault, "a connection broke off");
    }
}

/// Most that is read ahead of a connection's body; with it the memory of all connections is bounded.
const BUFFER: usize = 32 * 1024;
