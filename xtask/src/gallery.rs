//! The component gallery: every component with its states, without a server.
//!
//! `cargo xtask gallery` shows it by Trunk, which rebuilds on change. `--build` makes the same pages in
//! `target/gallery` by our own pipeline; the tests use that, because Trunk takes minutes to install.

use crate::{
    browser,
    command::{cargo, run},
    fingerprint::{files, write},
    site,
    step::Step,
    tools::{self, BROWSER_TARGET, build_for_browser},
};
use anyhow::{Context, Result};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

pub const FOLDER: &str = "target/gallery";
const PAGE: &str = "app/gallery/index.html";

const TRUNK: &str = "0.21.14";
/// The version of `wasm-bindgen` in Cargo.toml; Trunk.toml names it too.
const WASM_BINDGEN: &str = "0.2.130";

/// What takes the place of Trunk's links.
const HEAD: &str = r#"<link rel="stylesheet" href="/app.css">
<script type="module" src="/gallery-start.js"></script>
"#;
const START: &str = r#"import init from "/gallery.js";
await init({ module_or_path: "/gallery_bg.wasm" });
document.documentElement.dataset.hydrated = "";
"#;

/// Builds the gallery into `target/gallery`.
pub fn build() -> Result<()> {
    tools::prepare()?;
    site::css()?;
    let step = Step::loud("Building the gallery");
    run(&mut build_for_browser(&["--bin", "gallery", "--features", "csr"]))?;
    step.done();
    let step = Step::quiet("Assembling the gallery");
    if Path::new(FOLDER).exists() {
        fs::remove_dir_all(FOLDER).with_context(|| format!("cannot empty {FOLDER}"))?;
    }
    let compiled = Path::new("target").join(BROWSER_TARGET).join("debug/gallery.wasm");
    let wasm = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let folder = Path::new(FOLDER);
    browser::generate(wasm, "gallery", folder)?;
    let page = fs::read_to_string(PAGE).with_context(|| format!("cannot read {PAGE}"))?;
    write(&folder.join("index.html"), without_trunk(&page).as_bytes())?;
    write(&folder.join("gallery-start.js"), START.as_bytes())?;
    write(&folder.join("app.css"), &fs::read(site::CSS)?)?;
    for path in files(Path::new("public"))? {
        write(&folder.join(path.strip_prefix("public")?), &fs::read(&path)?)?;
    }
    step.done();
    Ok(())
}

/// The page with Trunk's own tags taken out and ours put in.
fn without_trunk(page: &str) -> String {
    let mut output = String::new();
    let mut rest = page;
    while let Some(begin) = rest.find('<') {
        let end = rest[begin..].find('>').map_or(rest.len(), |end| begin + end + 1);
        let tag = &rest[begin..end];
        output.push_str(&rest[..begin]);
        if !tag.contains("data-trunk") {
            if tag.eq_ignore_ascii_case("</head>") {
                output.push_str(HEAD);
            }
            output.push_str(tag);
        }
        rest = &rest[end..];
    }
    output.push_str(rest);
    output
}

/// Shows the gallery with Trunk, which opens a browser and rebuilds on change.
pub fn serve() -> Result<()> {
    tools::prepare()?;
    site::css()?;
    let mut trunk = trunk()?;
    println!("The gallery will be at http://127.0.0.1:3001. Ctrl-C stops it.");
    run(trunk.args(["serve", "--open"]))
}

/// Builds the gallery with Trunk, if Trunk has been installed; says whether it has.
pub fn build_with_trunk() -> Result<bool> {
    if !program("trunk", TRUNK)?.is_file() || !program("wasm-bindgen-cli", WASM_BINDGEN)?.is_file() {
        return Ok(false);
    }
    run(trunk()?.arg("build"))?;
    Ok(true)
}

/// Trunk with its own `wasm-bindgen` on the PATH, so it looks for nothing on the network.
fn trunk() -> Result<Command> {
    let trunk = install("trunk", TRUNK, &["--locked"])?;
    let bindgen = install("wasm-bindgen-cli", WASM_BINDGEN, &[])?;
    let mut path: Vec<PathBuf> = bindgen.parent().map(PathBuf::from).into_iter().collect();
    path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(trunk);
    // Trunk starts cargo in another folder: the path must be a full one.
    let target = env::current_dir()?.join("target");
    command.env("PATH", env::join_paths(path)?).env("CARGO_TARGET_DIR", target);
    Ok(command)
}

/// Installs a program into a cache of its own version, so every clone on this machine shares it.
fn install(package: &str, version: &str, arguments: &[&str]) -> Result<PathBuf> {
    let program = program(package, version)?;
    if program.is_file() {
        return Ok(program);
    }
    let step = Step::loud(&format!("Installing {package} {version} (once, some minutes)"));
    let mut command = cargo();
    command
        .args(["install", package, "--version", version, "--root"])
        .arg(folder(package, version)?)
        .args(arguments)
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    run(&mut command)?;
    step.done();
    Ok(program)
}

fn program(package: &str, version: &str) -> Result<PathBuf> {
    let name = package.trim_end_matches("-cli");
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    Ok(folder(package, version)?.join("bin").join(file))
}

/// The user's cache: `~/.cache/innsyn/trunk-0.21.14`, or where `XDG_CACHE_HOME` says.
fn folder(package: &str, version: &str) -> Result<PathBuf> {
    let cache = match env::var_os("XDG_CACHE_HOME").filter(|path| Path::new(path).is_absolute()) {
        Some(cache) => PathBuf::from(cache),
        None => env::home_dir().context("there is no home folder for the cache; set XDG_CACHE_HOME")?.join(".cache"),
    };
    Ok(cache.join("innsyn").join(format!("{package}-{version}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunks_tags_give_way_to_ours() {
        let page = "<html><head>\n<link data-trunk rel=\"rust\" data-bin=\"gallery\"/>\n<title>G</title>\n</head><body></body></html>";
        let page = without_trunk(page);
        assert!(!page.contains("data-trunk"));
        assert!(page.contains("<title>G</title>"));
        assert!(page.contains(&format!("{HEAD}</head><body></body></html>")));
    }

    #[test]
    fn trunk_toml_names_the_same_version_of_wasm_bindgen() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let trunk = fs::read_to_string(root.join("Trunk.toml"))?;
        assert!(trunk.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
        let cargo = fs::read_to_string(root.join("Cargo.toml"))?;
        assert!(cargo.contains(&format!("wasm-bindgen = \"={WASM_BINDGEN}\"")));
        assert!(cargo.contains(&format!("wasm-bindgen-cli-support = \"={WASM_BINDGEN}\"")));
        Ok(())
    }
}
