//! The part that runs in the browser: WebAssembly, its JavaScript glue and the start script.

use crate::{
    command::{capture, npm_program, run},
    fingerprint::{Stamp, hash, hash_of},
    site::Profile,
    step::Step,
    tools::{BROWSER_TARGET, build_for_browser},
};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// Exactly the features browsers have had since 2023. Never `--all-features`: it emits an import format that
/// Chromium rejects, and the page would render but never come alive.
const WASM_OPT: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-producers",
];

/// The oldest browsers we build for; the same as in `style/bundle.mjs`.
const BROWSERS: &str = "chrome111,safari16.4,firefox121";

/// The two files the pages load.
pub struct Browser {
    pub js: PathBuf,
    pub wasm: PathBuf,
}

/// Builds both, or leaves them as they are when nothing they depend on has changed.
pub fn build(profile: Profile) -> Result<Browser> {
    let compiled = compile(profile)?;
    let folder = Path::new("target/xtask").join(profile.name());
    let wasm = bind(profile, &compiled, &folder)?;
    let js = bundle(profile, &folder)?;
    Ok(Browser { js, wasm })
}

fn compile(profile: Profile) -> Result<PathBuf> {
    let step = Step::loud("Building the browser part");
    let (cargo_profile, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("wasm-release", "wasm-release"),
    };
    run(&mut build_for_browser(&["--lib", "--features", "hydrate", "--profile", cargo_profile]))?;
    step.done();
    Ok(Path::new("target").join(BROWSER_TARGET).join(folder).join("app.wasm"))
}

/// wasm-bindgen, and wasm-opt in a release. Returns the finished WebAssembly file.
fn bind(profile: Profile, compiled: &Path, folder: &Path) -> Result<PathBuf> {
    let step = Step::quiet("Binding WebAssembly to JavaScript");
    let input = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let recipe = format!("{} {}", WASM_OPT.join(" "), hash_of(&["package-lock.json"])?);
    let stamp = Stamp::new(folder.join("bound.stamp"), format!("{} {recipe}", hash(&input)));
    let finished = folder.join("innsyn.wasm");
    if stamp.is_current() && finished.exists() {
        step.unchanged();
        return Ok(finished);
    }
    let glue = folder.join("glue");
    generate(input, "innsyn", &glue)?;
    let bound = glue.join("innsyn_bg.wasm");
    match profile {
        Profile::Dev => {
            fs::copy(&bound, &finished).with_context(|| format!("cannot copy {}", bound.display()))?;
        }
        Profile::Release => {
            capture(npm_program("wasm-opt").args(WASM_OPT).arg(&bound).arg("-o").arg(&finished))?;
        }
    }
    stamp.set()?;
    step.done();
    Ok(finished)
}

/// wasm-bindgen, linked in as a library: both halves of it come from one Cargo.lock, and there is nothing to install.
pub fn generate(wasm: Vec<u8>, name: &str, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_bytes(name, wasm)
        .web(true)?
        .demangle(false)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .typescript(false)
        .generate(folder)
        .context("wasm-bindgen could not read the browser part; `wasm-bindgen` in Cargo.toml must be of the version of `wasm-bindgen-cli-support`")
}

/// One ES module out of `app/start.mjs` and the glue.
fn bundle(profile: Profile, folder: &Path) -> Result<PathBuf> {
    let step = Step::quiet("Bundling the script");
    let glue = folder.join("glue");
    let output = folder.join("innsyn.js");
    let sources = hash_of(&["app/start.mjs", "package-lock.json", &glue.to_string_lossy()])?;
    let stamp = Stamp::new(folder.join("script.stamp"), sources);
    if stamp.is_current() && output.exists() {
        step.unchanged();
        return Ok(output);
    }
    let mut esbuild = npm_program("esbuild");
    esbuild
        .args(["app/start.mjs", "--bundle", "--format=esm", "--charset=utf8", "--log-level=warning"])
        .arg(format!("--target={BROWSERS}"))
        .arg(format!("--alias:innsyn=./{}", slashes(&glue.join("innsyn.js"))))
        .arg(format!("--define:DEVELOPMENT={}", profile == Profile::Dev))
        .arg(format!("--outfile={}", slashes(&output)));
    if profile == Profile::Release {
        esbuild.args(["--minify", "--legal-comments=none"]);
    }
    capture(&mut esbuild)?;
    stamp.set()?;
    step.done();
    Ok(output)
}

/// A path as JavaScript tools write it.
fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
