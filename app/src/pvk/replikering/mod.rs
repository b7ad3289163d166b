//! Replication (contract §5): who subscribes gets every change, in order per citizen and definition, at least once.
//! Changes are dealt out from the outbox to a queue per subscriber, citizen and definition; a process takes what is due,
//! sends it, and tells here what came of it. Several processes may do so at once: what one has taken no other takes,
//! until it has been told of or its time has run out.

mod sending;
pub(crate) mod sql;
mod status;
#[cfg(test)]
mod tests;
mod utdeling;

pub use status::Alarmskifte;

use crate::domain::definisjon::DefinisjonId;
use crate::domain::id::InnbyggerId;
use crate::domain::klient::Klient;
use crate::domain::replikering::Svar;
use jiff::SignedDuration;

/// Longest an attempt may take, all in all (contract §5.2).
pub const LENGSTE_FORSOK: SignedDuration = SignedDuration::from_secs(30);
/// How long what a process has taken is its own; another process sends it again then. Twice an attempt: room for noting what
/// came of it, and for clocks that differ.
pub const LAANETID: SignedDuration = SignedDuration::from_secs(60);

/// A change that this process, and no other, is to send now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    pub innbygger: InnbyggerId,
    pub definisjon: DefinisjonId,
    /// The state to send. With folding the newest; otherwise the first that has not been confirmed.
    pub sekvensnummer: i64,
    /// Failures in a row before this attempt.
    forsok: i64,
    /// Until when it is this process's (microseconds); also tells who took it last.
    laast_til: i64,
}

/// What came of a [`Sending`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utfall {
    pub sending: Sending,
    pub svar: Svar,
}

/// The definitions a subscriber may read, as one text that a statement can look in.
fn leser(klient: &Klient) -> String {
    klient.leser().fold(String::from(","), |tekst, d| tekst + &d.0 + ",")
}
