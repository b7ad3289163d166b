//! How many tests passed and failed, read from the output of `cargo test`, Playwright and pytest.

use crate::command::{check, not_started};
use anyhow::{Context, Result};
use std::{
    fmt,
    io::{BufRead, BufReader, Write},
    ops::AddAssign,
    process::{Command, Stdio},
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs tests, shows their output as it comes and counts along. Whether the command succeeded comes with it.
pub fn run_tests(command: &mut Command, total: &mut Counts) -> Result<()> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let output = child.stdout.take().context("the tests have no output")?;
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        let _ = std::io::stdout().flush();
        *total += count(&line);
    }
    let status = child.wait()?;
    check(command, status)
}

/// What one line of output says about the number of tests.
fn count(line: &str) -> Counts {
    let line = plain(line);
    let line = line.trim();
    if let Some(summary) = line.strip_prefix("test result: ") {
        // test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
        let summary = summary.split_once(". ").map_or(summary, |(_, counts)| counts);
        return summary.split("; ").fold(Counts::default(), |mut sum, part| {
            sum += part_of(part);
            sum
        });
    }
    if let Some(summary) = pytest(line) {
        return summary.split(", ").fold(Counts::default(), |mut sum, part| {
            sum += part_of(part);
            sum
        });
    }
    // Playwright's summary: a number and a word, and after `passed` the time in brackets.
    part_of(line.split(" (").next().unwrap_or(line))
}

/// pytest's summary without its time: `1 failed, 12 passed in 3.21s`, with or without `=` around.
fn pytest(line: &str) -> Option<&str> {
    let (summary, time) = line.trim_matches(['=', ' ']).split_once(" in ")?;
    let seconds = time.split(' ').next()?.strip_suffix('s')?;
    seconds.parse::<f64>().is_ok().then_some(summary)
}

/// `12 passed` or `1 failed`; anything else counts nothing. A flaky test has failed once, and here that is a failure.
fn part_of(text: &str) -> Counts {
    let mut counts = Counts::default();
    if let Some((number, word)) = text.trim().split_once(' ')
        && let Ok(number) = number.parse()
    {
        match word {
            "passed" => counts.passed = number,
            "failed" | "flaky" | "interrupted" | "error" | "errors" => counts.failed = number,
            _ => {}
        }
    }
    counts
}

/// The line without colours.
fn plain(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64) -> Counts {
        Counts { passed, failed }
    }

    #[test]
    fn cargo_is_understood() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(count(line), counts(12, 0));
        let line = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(count(line), counts(3, 2));
    }

    #[test]
    fn playwright_is_understood() {
        assert_eq!(count("  41 passed (12.3s)"), counts(41, 0));
        assert_eq!(count("  2 failed"), counts(0, 2));
        assert_eq!(count("  1 flaky"), counts(0, 1));
        assert_eq!(count("\u{1b}[32m  7 passed\u{1b}[39m\u{1b}[2m (1.2m)\u{1b}[22m"), counts(7, 0));
    }

    #[test]
    fn pytest_is_understood() {
        assert_eq!(count("99 passed in 12.30s"), counts(99, 0));
        assert_eq!(count("==== 1 failed, 97 passed, 1 error in 83.50s (0:01:23) ===="), counts(97, 2));
        assert_eq!(count("3 passed in review"), Counts::default());
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in ["", "running 12 tests", "test a::b ... ok", "  2 skipped", "3 passed through here"] {
            assert_eq!(count(line), Counts::default(), "{line}");
        }
    }
}
