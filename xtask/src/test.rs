//! `cargo xtask test`: every check of the project, in the order in which they fail fastest.

use crate::{
    bytes,
    command::{cargo, npm_program, run},
    counts::{Counts, run_tests},
    gallery,
    postgres::Cluster,
    programs, registry,
    site::{self, Profile, SITE},
    step::{Step, seconds},
    tools::{self, BROWSER_TARGET},
};
use anyhow::{Context, Result, bail};
use std::{env, path::Path, time::Instant};

/// What the steps share.
struct Session {
    postgres: Option<Cluster>,
    counts: Counts,
}

struct Part {
    name: &'static str,
    needs_postgres: bool,
    work: fn(&mut Session) -> Result<()>,
}

static PARTS: [Part; 16] = [
    part("Formatting", |_| run(cargo().args(["fmt", "--all", "--check"]))),
    part("Clippy: server", |_| clippy(&["--package=app", "--package=server", "--features=app/ssr", "--all-targets"])),
    part("Clippy: islands", |_| clippy_for_browser(&["--lib", "--features=hydrate"])),
    part("Clippy: chart", |_| clippy_for_browser(&["--lib", "--features=graf"])),
    part("Clippy: gallery", |_| clippy_for_browser(&["--bin=gallery", "--features=csr"])),
    part("Clippy: xtask", |_| clippy(&["--package=xtask", "--all-targets"])),
    with_postgres("Tests: app", |session| cargo_test(session, &["--package=app", "--features=ssr"])),
    with_postgres("Tests: server", |session| cargo_test(session, &["--package=server"])),
    part("Tests: xtask", |session| cargo_test(session, &["--package=xtask"])),
    part("Release build", |_| site::build(Profile::Release)),
    with_postgres("Registry client (Python)", registry_client),
    part("API by schemathesis", |_| registry::test_schema()),
    part("Bytes per page", |_| bytes::gate()),
    part("Gallery", |_| gallery::build()),
    part("Gallery by Trunk", |_| trunk()),
    with_postgres("End to end in Chromium (Playwright)", playwright),
];

const fn part(name: &'static str, work: fn(&mut Session) -> Result<()>) -> Part {
    Part { name, needs_postgres: false, work }
}

const fn with_postgres(name: &'static str, work: fn(&mut Session) -> Result<()>) -> Part {
    Part { name, needs_postgres: true, work }
}

/// Runs all steps, or those whose name contains `only`. Stops at the first that fails.
pub fn test(only: Option<&str>) -> Result<()> {
    let parts = selected(only)?;
    let begun = Instant::now();
    let mut session = Session { postgres: None, counts: Counts::default() };
    tools::prepare()?;
    for part in parts {
        if part.needs_postgres && session.postgres.is_none() {
            session.postgres = Some(start_postgres()?);
        }
        let step = Step::loud(part.name);
        (part.work)(&mut session)
            .with_context(|| format!("the step «{}» failed ({} so far)", part.name, session.counts))?;
        step.done();
    }
    drop(session.postgres.take());
    println!("\nAll steps passed in {}.", seconds(begun.elapsed()));
    println!("{}", session.counts);
    Ok(())
}

fn selected(only: Option<&str>) -> Result<Vec<&'static Part>> {
    let wanted = only.unwrap_or_default().to_lowercase();
    let parts: Vec<_> = PARTS.iter().filter(|part| part.name.to_lowercase().contains(&wanted)).collect();
    if parts.is_empty() {
        let names: Vec<_> = PARTS.iter().map(|part| part.name).collect();
        bail!("no step is called `{wanted}`. The steps are:\n  {}", names.join("\n  "));
    }
    Ok(parts)
}

fn start_postgres() -> Result<Cluster> {
    let step = Step::quiet("Starting a private PostgreSQL");
    let cluster = Cluster::start()?;
    step.done();
    Ok(cluster)
}

fn clippy(arguments: &[&str]) -> Result<()> {
    run(cargo().arg("clippy").args(arguments).args(["--", "--deny=warnings"]))
}

fn clippy_for_browser(arguments: &[&str]) -> Result<()> {
    let target = format!("--target={BROWSER_TARGET}");
    let common = ["--package=app", "--no-default-features", &target];
    clippy(&[&common, arguments].concat())
}

fn cargo_test(session: &mut Session, arguments: &[&str]) -> Result<()> {
    let mut command = cargo();
    command.arg("test").args(arguments);
    if let Some(postgres) = &session.postgres {
        command.env("INNSYN_TEST_POSTGRES", &postgres.url);
    }
    run_tests(&mut command, &mut session.counts)
}

/// A registry's own client against the portal, on PostgreSQL: changes there are committed out of order.
fn registry_client(session: &mut Session) -> Result<()> {
    let database = session.postgres.as_ref().map(|cluster| cluster.database("registry")).transpose()?;
    registry::test_client(database.as_deref(), &mut session.counts)
}

/// Trunk builds the gallery too, where somebody has installed it by `cargo xtask gallery`.
fn trunk() -> Result<()> {
    if !gallery::build_with_trunk()? {
        println!("Left out: Trunk is not installed (`cargo xtask gallery` installs it).");
    }
    Ok(())
}

/// Playwright's own configuration starts the servers it needs, from what the variables name.
fn playwright(session: &mut Session) -> Result<()> {
    let root = env::current_dir()?;
    let server = root.join(Profile::Release.server());
    for (needed, command) in
        [(server.as_path(), "cargo xtask build --release"), (Path::new(gallery::FOLDER), "cargo xtask gallery --build")]
    {
        if !needed.exists() {
            bail!("{} is missing: run `{command}` first", needed.display());
        }
    }
    let mut command = npm_program("playwright");
    command
        .args(["test", "--config", "end2end/playwright.config.mjs"])
        .env("CHROMIUM", programs::chromium()?)
        .env("INNSYN_BIN", &server)
        .env("INNSYN_SITE_ROOT", root.join(SITE))
        .env("GALLERY_DIR", root.join(gallery::FOLDER))
        .env("FORCE_COLOR", "0");
    if let Some(postgres) = &session.postgres {
        command.env("INNSYN_TEST_POSTGRES", &postgres.url);
    }
    run_tests(&mut command, &mut session.counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_chosen_by_part_of_their_name() -> Result<()> {
        assert_eq!(selected(None)?.len(), PARTS.len());
        let names: Vec<_> = selected(Some("CLIPPY"))?.iter().map(|part| part.name).collect();
        assert_eq!(names, ["Clippy: server", "Clippy: islands", "Clippy: chart", "Clippy: gallery", "Clippy: xtask"]);
        assert!(selected(Some("no such step")).is_err());
        Ok(())
    }
}
