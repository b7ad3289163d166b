//! What each page makes a browser fetch, in bytes after Brotli 11, and the gates that fail the build.

use crate::{
    compress,
    demo::Server,
    http,
    site::{self, Profile, SITE, sibling},
    step::Step,
    temporary::TemporaryFolder,
};
use anyhow::{Context, Result, bail, ensure};
use std::{fs, path::Path};
use ureq::{Agent, http::Response};

/// The test person with the fullest data.
const PERSON: &str = "kari";
const OVERVIEW: &str = "/personverninnstillinger";
const PAGES: [&str; 7] = [
    "/logg-inn",
    "/",
    OVERVIEW,
    "/personverninnstillinger/forskning",
    "/helseregistre",
    "/helseregistre/sysvak/innhold",
    REPORTS,
];
/// The list of somebody's reports with a chart; the newest is weighed too.
const REPORTS: &str = "/helseregistre/ms/innhold";
const REPORT: &str = "/helseregistre/ms/rapport/";

const OVERVIEW_HTML: usize = 14_000;
const STYLES: usize = 18_000;
const CODE: usize = 80_000;
/// What a page with a chart loads beyond other pages.
const CHART: usize = 50_000;

/// The bytes of one page.
#[derive(Clone, Debug, Default)]
struct Row {
    page: &'static str,
    html: usize,
    css: usize,
    js: usize,
    wasm: usize,
    fonts: usize,
    /// Script and WebAssembly of the chart together.
    chart: usize,
}

impl Row {
    fn sum(&self) -> usize {
        self.html + self.css + self.js + self.wasm + self.fonts + self.chart
    }
}

/// Somebody logged in, without a browser.
pub struct Visitor {
    agent: Agent,
    origin: String,
    /// `name=value` of the session.
    pub cookie: String,
}

impl Visitor {
    /// Logs in as the test person, as the form on the login page does.
    pub fn log_in(origin: &str) -> Result<Self> {
        let agent = http::agent();
        let page = agent.get(format!("{origin}/logg-inn")).call()?;
        ensure!(page.status() == 200, "/logg-inn answered {}", page.status());
        let answer = agent
            .post(format!("{origin}/logg-inn/testperson"))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Origin", origin)
            .header("Cookie", cookies(&page))
            .content_type("application/x-www-form-urlencoded")
            .send(format!("person={PERSON}"))?;
        ensure!(answer.status() == 303, "logging in as `{PERSON}` answered {} instead of 303", answer.status());
        let cookie = cookies(&answer);
        ensure!(cookie.contains("__Host-innsyn="), "logging in as `{PERSON}` gave no session cookie");
        Ok(Self { agent, origin: origin.to_owned(), cookie })
    }

    /// One page as the server sends it, uncompressed.
    pub fn get(&self, page: &str) -> Result<String> {
        let mut request = self.agent.get(format!("{}{page}", self.origin));
        if page != "/logg-inn" {
            request = request.header("Cookie", &self.cookie);
        }
        let mut answer = request.call()?;
        ensure!(answer.status() == 200, "{page} answered {}", answer.status());
        Ok(answer.body_mut().read_to_string()?)
    }
}

/// The cookies an answer sets, as a browser sends them back.
fn cookies(answer: &Response<ureq::Body>) -> String {
    answer
        .headers()
        .get_all("set-cookie")
        .iter()
        .filter_map(|value| value.to_str().ok()?.split(';').next())
        .collect::<Vec<_>>()
        .join("; ")
}

/// Weighs all pages of the release build, prints the table and fails when a gate is broken.
pub fn gate() -> Result<()> {
    let step = Step::loud("Weighing the pages");
    let folder = TemporaryFolder::new("bytes")?;
    let rows = {
        let server = Server::start(&Profile::Release.server(), Path::new(SITE), &folder.path().join("innsyn.db"))?;
        let visitor = Visitor::log_in(&server.origin)?;
        let files = assets()?;
        let mut rows =
            PAGES.into_iter().map(|page| weigh(page, &visitor.get(page)?, &files)).collect::<Result<Vec<_>>>()?;
        let report = newest(&visitor.get(REPORTS)?)?;
        rows.push(weigh(REPORT, &visitor.get(&report)?, &files)?);
        rows
    };
    print(&rows);
    let broken = broken_gates(&rows);
    if !broken.is_empty() {
        bail!("pages are too heavy:\n  {}", broken.join("\n  "));
    }
    step.done();
    Ok(())
}

/// The address of the first report in a list of them.
fn newest(list: &str) -> Result<String> {
    let from = list.split_once(&format!("href=\"{REPORT}")).map(|(_, rest)| rest).context("the list has no report")?;
    let id = from.split(['"', '/']).next().unwrap_or_default();
    Ok(format!("{REPORT}{id}"))
}

/// The site's files by kind: address and bytes on the wire.
fn assets() -> Result<Vec<(&'static str, String, usize)>> {
    let manifest = site::manifest()?;
    ["css", "js", "wasm", "font", "graf_js", "graf_wasm"]
        .into_iter()
        .map(|kind| {
            let address = manifest[kind].as_str().with_context(|| format!("manifest.json has no `{kind}`"))?;
            let path = Path::new(SITE).join(address.trim_start_matches('/'));
            let compressed = sibling(&path, "br");
            let path = if compressed.exists() { compressed } else { path };
            let size = fs::metadata(&path).with_context(|| format!("cannot read {}", path.display()))?.len();
            Ok((kind, address.to_owned(), usize::try_from(size)?))
        })
        .collect()
}

/// A page counts the files it names.
fn weigh(page: &'static str, html: &str, files: &[(&'static str, String, usize)]) -> Result<Row> {
    let mut row = Row { page, html: compress::brotli(html.as_bytes())?.len(), ..Row::default() };
    for (kind, address, size) in files {
        if !html.contains(address.as_str()) {
            continue;
        }
        match *kind {
            "css" => row.css = *size,
            "js" => row.js = *size,
            "wasm" => row.wasm = *size,
            "graf_js" | "graf_wasm" => row.chart += *size,
            _ => row.fonts = *size,
        }
    }
    ensure!(row.css > 0, "{page} does not link the style sheet of manifest.json");
    Ok(row)
}

fn print(rows: &[Row]) {
    println!("\nBytes per page (HTML, CSS, JS and WASM after Brotli 11)\n");
    println!("{:<36}{:>8}{:>8}{:>8}{:>9}{:>8}{:>8}{:>9}", "page", "HTML", "CSS", "JS", "WASM", "fonts", "chart", "sum");
    for row in rows {
        let Row { page, html, css, js, wasm, fonts, chart } = row;
        println!("{page:<36}{html:>8}{css:>8}{js:>8}{wasm:>9}{fonts:>8}{chart:>8}{:>9}", row.sum());
    }
    println!();
}

/// The limits that are exceeded, in words. The gates on code hold for every page; the chart has one of its own, and a page
/// that loads it must be among them.
fn broken_gates(rows: &[Row]) -> Vec<String> {
    let mut broken = Vec::new();
    let mut hold = |page: &str, what: &str, size: usize, limit: usize| {
        if size > limit {
            broken.push(format!("{page}: {what} is {size} bytes, the limit is {limit}"));
        }
    };
    for row in rows {
        if row.page == OVERVIEW {
            hold(row.page, "HTML", row.html, OVERVIEW_HTML);
        }
        hold(row.page, "CSS", row.css, STYLES);
        hold(row.page, "JS + WASM", row.js + row.wasm, CODE);
        hold(row.page, "JS + WASM of the chart", row.chart, CHART);
    }
    if rows.iter().all(|row| row.chart == 0) {
        broken.push("no page loads the chart".to_owned());
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        Row {
            page: OVERVIEW,
            html: OVERVIEW_HTML,
            css: STYLES,
            js: 6_000,
            wasm: CODE - 6_000,
            fonts: 30_000,
            chart: CHART,
        }
    }

    #[test]
    fn the_limits_themselves_are_allowed() {
        assert!(broken_gates(&[row()]).is_empty());
    }

    #[test]
    fn one_byte_more_breaks_a_gate() {
        let heavier: [fn(&mut Row); 5] =
            [|row| row.html += 1, |row| row.css += 1, |row| row.js += 1, |row| row.wasm += 1, |row| row.chart += 1];
        for change in heavier {
            let mut row = row();
            change(&mut row);
            assert_eq!(broken_gates(&[row]).len(), 1);
        }
    }

    #[test]
    fn html_is_only_limited_on_the_overview() {
        let row = Row { page: "/helseregistre", html: 2 * OVERVIEW_HTML, ..row() };
        assert!(broken_gates(&[row]).is_empty());
    }

    #[test]
    fn a_run_that_never_meets_the_chart_is_broken() {
        assert_eq!(broken_gates(&[Row { chart: 0, ..row() }]).len(), 1);
    }

    #[test]
    fn a_page_counts_the_files_it_names() -> Result<()> {
        let files = [("css", "/pkg/app.1.css".to_owned(), 10), ("js", "/pkg/innsyn.1.js".to_owned(), 20)];
        let row = weigh("/", r#"<link rel="stylesheet" href="/pkg/app.1.css">"#, &files)?;
        assert_eq!((row.css, row.js), (10, 0));
        let files = [
            ("css", "/a.css".to_owned(), 10),
            ("graf_js", "/g.js".to_owned(), 3),
            ("graf_wasm", "/g.wasm".to_owned(), 4),
        ];
        assert_eq!(weigh("/", "/a.css /g.js /g.wasm", &files)?.chart, 7);
        assert!(weigh("/", "<p>", &files).is_err());
        Ok(())
    }
}
