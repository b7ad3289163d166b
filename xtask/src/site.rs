//! The site: everything the server sends that is not a page, in `target/site`, and the server binary.
//!
//! Names in `pkg/` carry a hash of the content, so browsers may keep the files for ever. `manifest.json` tells the
//! server the names. In a release every file that gets smaller has a `.br` and a `.gz` beside it.

use crate::{
    browser::{self, Browser},
    command::{capture, cargo, run},
    compress,
    fingerprint::{Stamp, files, hash_of, hashed_name, write},
    step::Step,
    tools,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub const SITE: &str = "target/site";
pub const CSS: &str = "target/style/app.css";
/// The one font file every first view needs; the pages preload it.
const FONT: &str = "fonts/source-sans-3-latin.woff2";

/// How to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build; nothing optimised or compressed.
    Dev,
    /// As it is served to citizens.
    Release,
}

impl Profile {
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// Where cargo puts the server.
    pub fn server(self) -> PathBuf {
        let folder = match self {
            Self::Dev => "debug",
            Self::Release => "release",
        };
        Path::new("target").join(folder).join(format!("innsyn{}", std::env::consts::EXE_SUFFIX))
    }
}

/// Builds everything the server needs, and the server.
pub fn build(profile: Profile) -> Result<()> {
    tools::prepare()?;
    css()?;
    let islands = browser::build(profile, browser::ISLANDS)?;
    let chart = browser::build(profile, browser::CHART)?;
    assemble(profile, &islands, &chart)?;
    server(profile)
}

/// Bundles the style sheet into `target/style/app.css` and copies the fonts to `public/fonts`.
pub fn css() -> Result<()> {
    let step = Step::quiet("Bundling CSS");
    let stamp = Stamp::new("target/style/stamp", hash_of(&["style", "package-lock.json"])?);
    if stamp.is_current() && Path::new(CSS).exists() && Path::new("public").join(FONT).exists() {
        step.unchanged();
        return Ok(());
    }
    capture(Command::new("node").arg("style/bundle.mjs"))?;
    stamp.set()?;
    step.done();
    Ok(())
}

fn server(profile: Profile) -> Result<()> {
    let step = Step::loud("Building the server");
    let mut command = cargo();
    command.args(["build", "--package", "server", "--bin", "innsyn"]);
    if profile == Profile::Release {
        command.arg("--release");
    }
    run(&mut command)?;
    step.done();
    Ok(())
}

/// Gathers the files of the site and writes what is new or different; removes what no longer belongs.
fn assemble(profile: Profile, islands: &Browser, chart: &Browser) -> Result<()> {
    let step = Step::quiet(match profile {
        Profile::Dev => "Assembling the site",
        Profile::Release => "Assembling and compressing the site",
    });
    let mut site = public()?;
    let manifest = json!({
        "css": add(&mut site, "app.css", Path::new(CSS))?,
        "js": add(&mut site, "innsyn.js", &islands.js)?,
        "wasm": add(&mut site, "innsyn.wasm", &islands.wasm)?,
        "font": format!("/{FONT}"),
        "graf_js": add(&mut site, "graf.js", &chart.js)?,
        "graf_wasm": add(&mut site, "graf.wasm", &chart.wasm)?,
    });
    ensure!(
        site.contains_key(Path::new(FONT)),
        "public/{FONT} is missing: `node style/bundle.mjs` should have copied it"
    );
    let mut kept = Vec::new();
    let mut written = 0;
    for (name, content) in &site {
        written += usize::from(place(profile, name, content, &mut kept)?);
    }
    let names = Path::new(SITE).join("manifest.json");
    write(&names, format!("{manifest:#}\n").as_bytes())?;
    kept.push(names);
    for path in files(Path::new(SITE))? {
        if !kept.contains(&path) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    step.done_with(&format!("{written} of {} files new", site.len()));
    Ok(())
}

/// Everything in `public/`, by its path in the site.
fn public() -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut site = BTreeMap::new();
    for path in files(Path::new("public"))? {
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        site.insert(path.strip_prefix("public")?.to_owned(), content);
    }
    Ok(site)
}

/// Adds a built file under its hashed name and returns its address.
fn add(site: &mut BTreeMap<PathBuf, Vec<u8>>, name: &str, source: &Path) -> Result<String> {
    let content = fs::read(source).with_context(|| format!("cannot read {}", source.display()))?;
    let name = hashed_name(name, &content);
    let address = format!("/pkg/{name}");
    site.insert(Path::new("pkg").join(name), content);
    Ok(address)
}

/// Writes one file and its compressed siblings. The siblings come first: when the file is there and the same,
/// they are right too. True when something had to be written.
fn place(profile: Profile, name: &Path, content: &[u8], kept: &mut Vec<PathBuf>) -> Result<bool> {
    let path = Path::new(SITE).join(name);
    let compressed = profile == Profile::Release && compress::pays_for(name);
    let mut unchanged = fs::read(&path).is_ok_and(|old| old == content);
    let siblings: [(&str, Compress); 2] = [("br", compress::brotli), ("gz", compress::gzip)];
    for (suffix, compress) in siblings.into_iter().filter(|_| compressed) {
        let sibling = sibling(&path, suffix);
        if !(unchanged && sibling.exists()) {
            write(&sibling, &compress(content)?)?;
            unchanged = false;
        }
        kept.push(sibling);
    }
    if !unchanged {
        write(&path, content)?;
    }
    kept.push(path);
    Ok(!unchanged)
}

type Compress = fn(&[u8]) -> Result<Vec<u8>>;

/// The compressed file beside a file: `app.css` and `br` give `app.css.br`.
pub fn sibling(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// The addresses in `manifest.json`.
pub fn manifest() -> Result<Value> {
    let path = Path::new(SITE).join("manifest.json");
    let text = fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}: run `cargo xtask build --release` first", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_files_stand_beside_their_original() {
        assert_eq!(sibling(Path::new("pkg/app.1a.css"), "br"), Path::new("pkg/app.1a.css.br"));
    }

    #[test]
    fn built_files_get_an_address_with_a_hash() -> Result<()> {
        let source = std::env::temp_dir().join(format!("innsyn-xtask-site-{}", std::process::id()));
        fs::write(&source, "abc")?;
        let mut site = BTreeMap::new();
        assert_eq!(add(&mut site, "innsyn.js", &source)?, "/pkg/innsyn.ba7816bf.js");
        assert_eq!(site.get(Path::new("pkg/innsyn.ba7816bf.js")), Some(&b"abc".to_vec()));
        fs::remove_file(source)?;
        Ok(())
    }
}
