//! The clock. The only place that asks the machine for the time.

use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};

/// Where the time comes from: the machine, or a test that sets it.
#[derive(Clone, Debug, Default)]
pub enum Klokke {
    #[default]
    Maskin,
    /// Microseconds since 1970.
    Stilt(Arc<AtomicI64>),
}

impl Klokke {
    /// A clock that stands still until it is moved.
    pub fn stilt(tid: Timestamp) -> Self {
        Self::Stilt(Arc::new(AtomicI64::new(tid.as_microsecond())))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
    pub fn na(&self) -> Timestamp {
        match self {
            Self::Maskin => {
                let na = Timestamp::now();
                // Stored instants have microseconds: what is returned now must equal what is read back later.
                Timestamp::from_microsecond(na.as_microsecond()).unwrap_or(na)
            }
            Self::Stilt(mikro) => Timestamp::from_microsecond(mikro.load(SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }

    /// Moves a set clock; the machine's clock is not ours to move.
    pub fn flytt(&self, med: SignedDuration) {
        if let Self::Stilt(mikro) = self {
            mikro.fetch_add(i64::try_from(med.as_micros()).unwrap_or(0), SeqCst);
        }
    }
}
