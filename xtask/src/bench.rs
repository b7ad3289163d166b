//! `cargo xtask bench`: what the pages weigh, how many of them the server makes in a second, and how quick the chart is.

use crate::{
    bytes::{self, Visitor},
    command::{capture, cargo, npm_program, run},
    demo::Server,
    fingerprint::files,
    site::{self, Profile, SITE},
    step::Step,
    temporary::TemporaryFolder,
};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{fs, path::Path, process::Command};

/// The pages that are measured, beside a file of the same bytes from the same server.
const PAGES: [&str; 2] = ["/personverninnstillinger", "/helseregistre"];
const CONNECTIONS: &str = "32";
const SECONDS: &str = "5";
const ROUNDS: usize = 3;

pub fn bench() -> Result<()> {
    site::build(Profile::Release)?;
    let outcome = bytes::gate();
    throughput()?;
    let chart = chart();
    // A broken gate fails the command, but only after the last table.
    outcome.and(chart)
}

/// The chart of 100,000 points beside uPlot, in a browser. What was measured stays in `target/bench/graf`.
fn chart() -> Result<()> {
    let step = Step::loud("Measuring the chart");
    let folder = Path::new("target/bench/graf");
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let example = [
        "run",
        "--release",
        "--package",
        "app",
        "--no-default-features",
        "--features",
        "ssr",
        "--example",
        "graf_maling",
    ];
    run(cargo().args(example).arg("--").arg(folder))?;
    let manifest = site::manifest()?;
    for (kind, name) in [("css", "app.css"), ("graf_js", "graf.js"), ("graf_wasm", "graf.wasm")] {
        let address = manifest[kind].as_str().with_context(|| format!("manifest.json has no `{kind}`"))?;
        let file = Path::new(SITE).join(address.trim_start_matches('/'));
        fs::copy(&file, folder.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    }
    run(Command::new("node").arg("end2end/bench/graf.mjs").arg(folder))?;
    step.done();
    Ok(())
}

/// Pages per second next to files per second; the rounds alternate, so a busy machine slows both.
fn throughput() -> Result<()> {
    let step = Step::loud("Measuring pages per second");
    let folder = TemporaryFolder::new("bench")?;
    let site_copy = folder.path().join("site");
    copy_site(&site_copy)?;
    {
        let first = Server::start(&Profile::Release.server(), Path::new(SITE), &folder.path().join("first.db"))?;
        let visitor = Visitor::log_in(&first.origin)?;
        for page in PAGES {
            fs::write(site_copy.join(file_for(page)), visitor.get(page)?)?;
        }
    }
    let server = Server::start(&Profile::Release.server(), &site_copy, &folder.path().join("second.db"))?;
    let visitor = Visitor::log_in(&server.origin)?;
    println!("\n{:<28}{:>12}{:>12}{:>12}{:>10}", "page", "bytes", "pages/s", "file/s", "ratio");
    for page in PAGES {
        let address = format!("{}{page}", server.origin);
        let file = format!("{}/{}", server.origin, file_for(page));
        let (mut pages, mut static_files) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            pages.push(per_second(&address, &visitor.cookie)?);
            static_files.push(per_second(&file, &visitor.cookie)?);
        }
        let (pages, static_files) = (median(pages), median(static_files));
        let bytes = visitor.get(page)?.len();
        let ratio = pages / static_files;
        println!("{page:<28}{bytes:>12}{pages:>12.0}{static_files:>12.0}{ratio:>10.2}");
    }
    println!(
        "\n{CONNECTIONS} connections, median of {ROUNDS} rounds of {SECONDS} s, without compression, \
         server and load on the same machine.\n"
    );
    step.done();
    Ok(())
}

/// `/helseregistre` is compared with `bench-helseregistre.html`.
fn file_for(page: &str) -> String {
    format!("bench{}.html", page.replace('/', "-"))
}

fn copy_site(to: &Path) -> Result<()> {
    for path in files(Path::new(SITE))? {
        let target = to.join(path.strip_prefix(SITE)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&path, &target).with_context(|| format!("cannot copy {}", path.display()))?;
    }
    Ok(())
}

/// One run of autocannon. Every answer must be a 2xx, or the number would mean nothing.
fn per_second(address: &str, cookie: &str) -> Result<f64> {
    let mut autocannon = npm_program("autocannon");
    autocannon.args(["--json", "--connections", CONNECTIONS, "--duration", SECONDS]).args([
        "--headers",
        &format!("cookie={cookie}"),
        address,
    ]);
    let result: Value = serde_json::from_str(&capture(&mut autocannon)?).context("autocannon's answer is not JSON")?;
    for fault in ["non2xx", "errors", "timeouts"] {
        let count = result[fault].as_u64().unwrap_or_default();
        ensure!(count == 0, "{address}: {count} {fault} under load");
    }
    result["requests"]["average"].as_f64().context("autocannon's answer has no requests.average")
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_value() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![]), 0.0);
    }

    #[test]
    fn a_page_has_a_file_to_compare_with() {
        assert_eq!(file_for("/helseregistre"), "bench-helseregistre.html");
    }
}
