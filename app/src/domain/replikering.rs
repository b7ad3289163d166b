//! Replikering: what the answers of a subscriber mean, when to try again, and when an operator must see to it
//! (contract §5.2). Pure.

use jiff::{SignedDuration, Timestamp};

/// What came of one attempt to send a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Svar {
    /// Any 2xx: the subscriber has understood and stored it.
    Mottatt,
    /// Tried again by the table, or when the subscriber asks for.
    Senere {
        /// A status or a word, never what was sent.
        feil: String,
        vent: Option<SignedDuration>,
    },
    /// The subscriber refuses the change itself: only a person can mend it. Kept, and tried at the longest wait.
    Avvist { feil: String },
}

/// Statuses that say that the change itself is not taken (contract §5.2).
const AVVIST: [u16; 4] = [400, 404, 409, 422];
/// Longest that a subscriber may ask us to wait.
const LENGSTE_ONSKE: SignedDuration = SignedDuration::from_hours(24);
/// Shortest: one that asks for no wait at all gets this.
const KORTESTE_ONSKE: SignedDuration = SignedDuration::from_secs(1);
/// Jitter in per cent of the wait, either way.
const SPREDNING: i128 = 20;
/// How long changes may fail or wait before an operator must see to it.
pub const ALARM_ETTER: SignedDuration = SignedDuration::from_hours(1);
/// How long until the subscriber is better off loading everything again (contract §5.2).
pub const LAST_PA_NYTT_ETTER: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Svar {
    /// What an HTTP status means; `vent` is its `Retry-After`.
    pub fn av_status(status: u16, vent: Option<SignedDuration>) -> Self {
        match status {
            200..=299 => Self::Mottatt,
            s if AVVIST.contains(&s) => Self::Avvist { feil: s.to_string() },
            s => Self::Senere {
                feil: if vent.is_some() { format!("{s} {BEDT_OM_A_VENTE}") } else { s.to_string() },
                vent,
            },
        }
    }

    /// No answer at all.
    pub fn uten_svar(feil: &'static str) -> Self {
        Self::Senere { feil: feil.to_owned(), vent: None }
    }

    /// Whether the failure tells that the subscriber as a whole is out: no answer, or a fault of its own.
    pub fn er_nede(&self) -> bool {
        match self {
            Self::Mottatt | Self::Avvist { .. } => false,
            Self::Senere { feil, .. } => feil.starts_with('5') || !feil.starts_with(|c: char| c.is_ascii_digit()),
        }
    }
}

/// Marks failures where the subscriber said itself when to come back.
pub const BEDT_OM_A_VENTE: &str = "Retry-After";

/// Seconds from one attempt to the next; the last is repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ventetider(Vec<u32>);

impl Ventetider {
    /// None without any.
    pub fn ny(sekunder: Vec<u32>) -> Option<Self> {
        (!sekunder.is_empty()).then_some(Self(sekunder))
    }

    /// When to try again after an attempt that failed; none after one that did not. `forsok` counts the failures in a
    /// row with this one, from 1; `lodd` is random.
    pub fn neste(&self, svar: &Svar, forsok: i64, lodd: u32, na: Timestamp) -> Option<Timestamp> {
        let vent = match svar {
            Svar::Mottatt => return None,
            Svar::Senere { vent: Some(onsket), .. } => (*onsket).clamp(KORTESTE_ONSKE, LENGSTE_ONSKE),
            Svar::Senere { vent: None, .. } => spredt(self.nr(forsok), lodd),
            Svar::Avvist { .. } => spredt(self.0.iter().copied().max().unwrap_or_default(), lodd),
        };
        Some(na.checked_add(vent).unwrap_or(Timestamp::MAX))
    }

    fn nr(&self, forsok: i64) -> u32 {
        let plass = usize::try_from(forsok - 1).unwrap_or(0);
        self.0.get(plass).or(self.0.last()).copied().unwrap_or_default()
    }
}

/// The wait, up to a fifth shorter or longer, so that what failed together does not come back together.
fn spredt(sekunder: u32, lodd: u32) -> SignedDuration {
    let milli = i128::from(sekunder) * 1000;
    let bredde = milli * SPREDNING / 100;
    let avvik = if bredde == 0 { 0 } else { i128::from(lodd) % (2 * bredde + 1) - bredde };
    SignedDuration::from_millis(i64::try_from(milli + avvik).unwrap_or(i64::MAX))
}

/// How it stands with one subscriber.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abonnementstatus {
    pub klient: String,
    /// Settings with changes that have not been confirmed.
    pub venter: i64,
    /// Since when the oldest of them waits.
    pub eldste: Option<Timestamp>,
    /// When the oldest of the failures in a row was.
    pub feiler_siden: Option<Timestamp>,
    /// Most failures in a row.
    pub forsok: i64,
    /// The latest failure, in a word.
    pub feil: String,
    /// Settings that the subscriber refuses to take.
    pub trenger_person: i64,
}

impl Abonnementstatus {
    /// Whether an operator must see to it.
    pub fn alarm(&self, na: Timestamp) -> bool {
        let lenge = |siden: Option<Timestamp>| siden.is_some_and(|s| na.duration_since(s) > ALARM_ETTER);
        self.trenger_person > 0 || lenge(self.feiler_siden) || lenge(self.eldste)
    }

    /// Whether the subscriber should load everything again by listing (contract §1.4).
    pub fn last_pa_nytt(&self, na: Timestamp) -> bool {
        self.feiler_siden.is_some_and(|s| na.duration_since(s) > LAST_PA_NYTT_ETTER)
    }
}

#[cfg(test)]
mod tests;
