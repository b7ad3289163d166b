//! What the log says of a call: a fixed word where it was refused, the client where it was let in, and nothing that was sent.

use super::Stage;
use super::call::Call;
use serde_json::json;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;

/// The reason, the client that is named, and what is spoiled.
type Case = (&'static str, Option<&'static str>, fn(&mut Call));

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no test panicked here").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Lines {
    fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.lock().expect("no test panicked here"))).expect("text")
    }
}

/// On one thread, so that all that happens is written to these lines.
#[tokio::test]
async fn the_log_has_the_reason_as_one_word_and_nothing_that_was_sent() {
    let (stage, lines) = (Stage::new().await, Lines::default());
    let subscriber = tracing_subscriber::fmt().with_writer(lines.clone()).with_max_level(tracing::Level::DEBUG);
    let _guard = tracing::subscriber::set_default(subscriber.with_ansi(false).finish());
    // With one subscriber alone the library asks whichever thread comes first, another test's, whether a line is wanted.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());

    stage.send(&stage.call()).await;
    let log = lines.take();
    assert!(log.contains("client=\"ms\"") && log.contains("status=200") && !log.contains("refused"), "{log}");

    let cases: [Case; 4] = [
        // A client that a stranger names is not in the log; one that the issuer names is.
        ("TokenSignature", None, |c| c.token.key = super::keys::other_ec256()),
        ("UnknownClient", Some("fremmed\\nsecond line"), |c| {
            c.token.claims["client_id"] = json!("fremmed\nsecond line");
        }),
        ("Audience", Some("ms"), |c| c.token.claims["aud"] = json!("01819945620")),
        ("ProofId", Some("ms"), |c| c.proof().claims["jti"] = json!("01819945620".repeat(24))),
    ];
    for (reason, client, spoil) in cases {
        let mut call = stage.call();
        spoil(&mut call);
        stage.send(&call).await;
        let log = lines.take();
        let line = log.lines().find(|line| line.contains("refused")).expect(reason);
        assert!(line.contains(&format!("reason={reason}")), "{line}");
        match client {
            Some(client) => assert!(line.contains(&format!("client=\"{client}\"")), "{line}"),
            None => assert!(!line.contains("client="), "{line}"),
        }
        assert!(!log.contains("01819945620") && !log.contains(&call.token.text()[..40]), "{log}");
    }
}
