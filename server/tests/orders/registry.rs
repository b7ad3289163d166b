//! A registry that is sent orders. HTTP by hand, so that it can fail in ways a proper server does not: close without an
//! answer, store and lose the receipt.

use serde_json::Value;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone)]
pub struct Registry {
    pub url: String,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    orders: HashSet<String>,
    calls: u64,
}

impl Registry {
    pub async fn start() -> Self {
        let socket = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/bestilling/v1", socket.local_addr().expect("an address"));
        let registry = Self { url, seen: Arc::default() };
        let serving = registry.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = socket.accept().await {
                tokio::spawn(serving.clone().connection(stream));
            }
        });
        registry
    }

    /// The guids of all orders that were stored.
    pub fn orders(&self) -> Vec<String> {
        self.seen.lock().expect("no test panicked here").orders.iter().cloned().collect()
    }

    pub fn calls(&self) -> u64 {
        self.seen.lock().expect("no test panicked here").calls
    }

    async fn connection(self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        while let Some(body) = read(&mut stream).await {
            let order: Value = serde_json::from_slice(&body).expect("an order");
            let guid = order["bestillingGuid"].as_str().expect("a guid").to_owned();
            assert_eq!(order["rapportHovedType"], "STD");
            let dice: [u8; 1] = app::store::tilfeldig().expect("randomness");
            let roll = dice[0] % 20;
            {
                let mut seen = self.seen.lock().expect("no test panicked here");
                seen.calls += 1;
                if roll > 4 {
                    seen.orders.insert(guid);
                }
            }
            let answer = match roll {
                0 => "HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n",
                1 => "HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n",
                2 => "HTTP/1.1 429 X\r\nContent-Length: 0\r\n\r\n",
                // 5: stored, and the receipt is lost.
                3..=5 => return,
                _ => "HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n{}",
            };
            if stream.get_mut().write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }
}

/// The body of a request.
async fn read(stream: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let (mut length, mut line) = (0, String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if let Some((name, value)) = line.trim_end().split_once(": ")
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.parse().ok()?;
        }
        if line.trim_end().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    Some(body)
}

/// Synthetic numbers (month + 80) with right check digits.
pub fn numbers(count: usize) -> Vec<String> {
    let weighed = |weights: &[usize], digits: &[usize]| weights.iter().zip(digits).map(|(w, d)| w * d).sum::<usize>();
    let number = |n: usize| {
        let nine = format!("{:02}{:02}{:02}{:03}", n % 28 + 1, n / 28 % 12 + 81, n / 336 % 100, n / 33_600);
        let mut digits: Vec<usize> = nine.bytes().map(|b| usize::from(b - b'0')).collect();
        for weights in [&[3, 7, 6, 1, 8, 9, 4, 5, 2][..], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]] {
            digits.push((11 - weighed(weights, &digits) % 11) % 11);
        }
        digits.iter().all(|d| *d < 10).then(|| digits.iter().map(usize::to_string).collect())
    };
    (0..).filter_map(number).take(count).collect()
}
