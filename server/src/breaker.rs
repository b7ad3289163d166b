//! When another's program (a subscriber, a registry's system) does not answer, it is tried with one call at a time and
//! ever longer pauses, instead of with all that waits for it.

use std::time::{Duration, Instant};

/// Most sendings under way to one subscriber, or calls to one system, from one process.
pub const AT_ONCE: usize = 16;
/// Failures in a row after which it is held to be out.
const OUT_AFTER: u32 = 8;
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// What is known of its health.
#[derive(Debug, Default)]
pub struct Breaker {
    failures: u32,
    /// When to try again, and the pause before it; none when it answers.
    out: Option<(Instant, Duration)>,
}

impl Breaker {
    /// How many more may be sent now.
    pub fn room(&self, under_way: usize, now: Instant) -> usize {
        match self.out {
            None => AT_ONCE.saturating_sub(under_way),
            Some((again, _)) if now >= again => 1_usize.saturating_sub(under_way),
            Some(_) => 0,
        }
    }

    /// Whether one more call may be made now, when those that are too many can wait.
    pub fn lets_through(&self, under_way: usize, now: Instant) -> bool {
        self.out.is_none() || self.room(under_way, now) > 0
    }

    /// Takes note of an answer; true when it was out and is back.
    pub fn answered(&mut self) -> bool {
        self.failures = 0;
        self.out.take().is_some()
    }

    /// Takes note that there was no answer, or one that tells of a fault; true when it is held to be out from now on.
    pub fn failed(&mut self, now: Instant) -> bool {
        let was_out = self.out.is_some();
        self.failures += 1;
        self.out = match self.out {
            // One that was under way before the pause began says nothing new.
            Some((again, pause)) if now < again => Some((again, pause)),
            Some((_, pause)) => {
                let pause = (pause * 2).min(LONGEST);
                Some((now + pause, pause))
            }
            None if self.failures >= OUT_AFTER => Some((now + SHORTEST, SHORTEST)),
            None => None,
        };
        self.out.is_some() && !was_out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subscriber_that_is_out_gets_one_at_a_time_and_ever_more_rarely() {
        let (mut breaker, start) = (Breaker::default(), Instant::now());
        for _ in 0..OUT_AFTER {
            assert_eq!(breaker.room(10, start), 6);
            breaker.failed(start);
        }
        assert_eq!(breaker.room(0, start), 0);
        let mut now = start;
        for pause in [1, 2, 4, 8, 16, 32, 60, 60] {
            breaker.failed(now);
            assert_eq!(breaker.room(0, now + Duration::from_millis(pause * 1000 - 1)), 0, "{pause}");
            now += Duration::from_secs(pause);
            assert_eq!((breaker.room(0, now), breaker.room(1, now)), (1, 0), "{pause}");
            breaker.failed(now);
        }
        assert!(breaker.answered(), "it is back");
        assert_eq!(breaker.room(0, now), AT_ONCE);
        assert!(!breaker.answered(), "and was not out");
    }

    #[test]
    fn one_that_is_well_is_called_by_as_many_as_come() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        assert!(breaker.lets_through(10 * AT_ONCE, now));
        let went_out: Vec<bool> = (0..=OUT_AFTER).map(|_| breaker.failed(now)).collect();
        assert_eq!(went_out.iter().filter(|out| **out).count(), 1, "it goes out once: {went_out:?}");
        assert!(!breaker.lets_through(0, now));
        assert!(breaker.lets_through(0, now + SHORTEST) && !breaker.lets_through(1, now + SHORTEST));
    }

    #[test]
    fn now_and_then_a_failure_is_no_outage() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        for _ in 0..100 {
            for _ in 1..OUT_AFTER {
                breaker.failed(now);
            }
            assert!(!breaker.answered());
        }
        assert_eq!(breaker.room(0, now), AT_ONCE);
    }
}
