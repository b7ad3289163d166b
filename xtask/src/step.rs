//! Named, timed steps: what the commands print while they work.

use std::{
    io::Write,
    time::{Duration, Instant},
};

/// One step. It says its name when it begins and its time when it ends;
/// a step that is dropped before it ended has failed.
pub struct Step {
    name: String,
    begun: Instant,
    own_line: bool,
    ended: bool,
}

impl Step {
    /// A step whose programs print nothing: name and time share a line.
    pub fn quiet(name: &str) -> Self {
        print!("▸ {name} … ");
        flush();
        Self::begin(name, false)
    }

    /// A step whose programs print as they go: the name before, name and time after.
    pub fn loud(name: &str) -> Self {
        println!("▸ {name}");
        flush();
        Self::begin(name, true)
    }

    fn begin(name: &str, own_line: bool) -> Self {
        Self { name: name.to_owned(), begun: Instant::now(), own_line, ended: false }
    }

    /// Ends the step with the time it took.
    pub fn done(self) {
        let time = seconds(self.begun.elapsed());
        self.end(&time);
    }

    /// Ends the step with a remark and the time it took.
    pub fn done_with(self, remark: &str) {
        let time = seconds(self.begun.elapsed());
        self.end(&format!("{remark}, {time}"));
    }

    /// Ends a step that had nothing to do.
    pub fn unchanged(self) {
        self.end("unchanged");
    }

    fn end(mut self, result: &str) {
        self.ended = true;
        self.print(result);
    }

    fn print(&self, result: &str) {
        if self.own_line {
            println!("▸ {} … {result}", self.name);
        } else {
            println!("{result}");
        }
        flush();
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        if !self.ended {
            let time = seconds(self.begun.elapsed());
            self.print(&format!("failed after {time}"));
        }
    }
}

/// A duration as people read it: `0.4 s`, `62.0 s`, `6 min 24 s`.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 100 { format!("{:.1} s", time.as_secs_f64()) } else { format!("{} min {} s", whole / 60, whole % 60) }
}

/// Standard output may be a pipe: make what is printed visible at once. A closed pipe is no reason to stop.
fn flush() {
    let _ = std::io::stdout().flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_readable() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(62)), "62.0 s");
        assert_eq!(seconds(Duration::from_secs(384)), "6 min 24 s");
    }
}
