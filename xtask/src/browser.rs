//! What runs in the browser: the islands of every page, and the chart of pages that have one. Each is WebAssembly, its
//! JavaScript glue and a start script.

use crate::{
    command::{capture, npm_program, run},
    fingerprint::{Stamp, hash, hash_of},
    site::Profile,
    step::Step,
    tools::{BROWSER_TARGET, build_for_browser},
};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};
use walrus::Module;
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

/// One of the two builds of `app` for the browser.
#[derive(Clone, Copy)]
pub struct Part {
    /// Its files are named so; the start script imports the glue by this name.
    pub name: &'static str,
    feature: &'static str,
    script: &'static str,
    /// In the line that says what is being built.
    what: &'static str,
}

/// The islands: every page loads them.
pub const ISLANDS: Part =
    Part { name: "innsyn", feature: "hydrate", script: "app/start.mjs", what: "the browser part" };
/// The chart: pages that have one load it besides.
pub const CHART: Part = Part { name: "graf", feature: "graf", script: "app/graf.mjs", what: "the chart" };

/// The two files of a part.
pub struct Browser {
    pub js: PathBuf,
    pub wasm: PathBuf,
}

/// Builds a part, or leaves it as it is when nothing it depends on has changed.
pub fn build(profile: Profile, part: Part) -> Result<Browser> {
    let compiled = compile(profile, part)?;
    let folder = Path::new("target/xtask").join(profile.name()).join(part.name);
    let wasm = bind(profile, part, &compiled, &folder)?;
    let js = bundle(profile, part, &folder)?;
    Ok(Browser { js, wasm })
}

fn compile(profile: Profile, part: Part) -> Result<PathBuf> {
    let step = Step::loud(&format!("Building {}", part.what));
    let (cargo_profile, folder) = match profile {
        Profile::Dev => ("dev", "debug"),
        Profile::Release => ("wasm-release", "wasm-release"),
    };
    // As WebAssembly alone. `app` is a library for the server too, and what both are made of is not taken apart for either:
    // a fifth of the chart would be code that nothing calls.
    let library = ["--lib", "--crate-type", "cdylib", "--features", part.feature, "--profile", cargo_profile];
    run(&mut build_for_browser(&library))?;
    step.done();
    Ok(Path::new("target").join(BROWSER_TARGET).join(folder).join("app.wasm"))
}

/// wasm-bindgen, and wasm-opt in a release. Returns the finished WebAssembly file.
fn bind(profile: Profile, part: Part, compiled: &Path, folder: &Path) -> Result<PathBuf> {
    let step = Step::quiet("Binding WebAssembly to JavaScript");
    let input = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let recipe = format!("{} short names {}", WASM_OPT.join(" "), hash_of(&["package-lock.json"])?);
    let stamp = Stamp::new(folder.join("bound.stamp"), format!("{} {recipe}", hash(&input)));
    let finished = folder.join(format!("{}.wasm", part.name));
    if stamp.is_current() && finished.exists() {
        step.unchanged();
        return Ok(finished);
    }
    let glue = folder.join("glue");
    generate(input, part.name, &glue)?;
    let bound = glue.join(format!("{}_bg.wasm", part.name));
    match profile {
        Profile::Dev => {
            fs::copy(&bound, &finished).with_context(|| format!("cannot copy {}", bound.display()))?;
        }
        Profile::Release => {
            let script = glue.join(format!("{}.js", part.name));
            let (wasm, text) = short_names(&fs::read(&bound)?, fs::read_to_string(&script)?)?;
            fs::write(&bound, wasm).with_context(|| format!("cannot write {}", bound.display()))?;
            fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))?;
            capture(npm_program("wasm-opt").args(WASM_OPT).arg(&bound).arg("-o").arg(&finished))?;
        }
    }
    stamp.set()?;
    step.done();
    Ok(finished)
}

/// Gives the functions that WebAssembly asks of its glue names of a few letters. Those of wasm-bindgen end in a hash, which
/// no compression makes smaller, and stand in both files.
fn short_names(wasm: &[u8], mut glue: String) -> Result<(Vec<u8>, String)> {
    let mut module = Module::from_buffer(wasm)?;
    // What needs no glue is asked of its own module, by the name it has there.
    let of_the_glue = |import: &&mut walrus::Import| import.module.ends_with("_bg.js");
    for (nr, import) in module.imports.iter_mut().filter(of_the_glue).enumerate() {
        let short = format!("i{nr}");
        let key = format!(" {}:", import.name);
        ensure!(glue.matches(&key).count() == 1, "the glue has not one function `{}`", import.name);
        glue = glue.replace(&key, &format!(" {short}:"));
        import.name = short;
    }
    Ok((module.emit_wasm(), glue))
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

/// One ES module out of the start script and the glue.
fn bundle(profile: Profile, part: Part, folder: &Path) -> Result<PathBuf> {
    let step = Step::quiet("Bundling the script");
    let glue = folder.join("glue");
    let output = folder.join(format!("{}.js", part.name));
    let sources = hash_of(&[part.script, "package-lock.json", &glue.to_string_lossy()])?;
    let stamp = Stamp::new(folder.join("script.stamp"), sources);
    if stamp.is_current() && output.exists() {
        step.unchanged();
        return Ok(output);
    }
    let mut esbuild = npm_program("esbuild");
    esbuild
        .args([part.script, "--bundle", "--format=esm", "--charset=utf8", "--log-level=warning"])
        .arg(format!("--target={BROWSERS}"))
        .arg(format!("--alias:{0}=./{1}/{0}.js", part.name, slashes(&glue)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ValType;

    const GLUE: &str = "./app_bg.js";

    /// WebAssembly that asks for these functions, of a module each.
    fn wasm(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut module = Module::default();
        let kind = module.types.add(&[ValType::I32], &[]);
        for (of, name) in imports {
            module.add_import_func(of, name, kind);
        }
        module.emit_wasm()
    }

    #[test]
    fn both_files_get_the_same_short_names() -> Result<()> {
        let glue = "{ __wbg_a_01: f, __wbg_a_012: g }".to_owned();
        let (short, glue) = short_names(&wasm(&[(GLUE, "__wbg_a_012"), (GLUE, "__wbg_a_01")]), glue)?;
        assert_eq!(glue, "{ i1: f, i0: g }");
        let module = Module::from_buffer(&short)?;
        let names: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(names, ["i0", "i1"]);
        Ok(())
    }

    #[test]
    fn functions_of_a_module_of_its_own_keep_their_names() -> Result<()> {
        let own = ("./snippets/app/nettleser.mjs", "folg");
        let (short, glue) = short_names(&wasm(&[own, (GLUE, "__wbg_a_01")]), "{ __wbg_a_01: f }".to_owned())?;
        assert_eq!(glue, "{ i0: f }");
        let module = Module::from_buffer(&short)?;
        let names: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(names, ["folg", "i0"]);
        Ok(())
    }

    #[test]
    fn a_function_that_the_glue_has_not_is_an_error() {
        assert!(short_names(&wasm(&[(GLUE, "__wbg_a_01")]), "{ __wbg_b_02: f }".to_owned()).is_err());
    }
}
