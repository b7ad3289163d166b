//! `innsyn reconcile`: count and digest of a definition's active set, compared with a registry's copy. Numbers of citizens
//! go to the file that is asked for, and never to the terminal.

use super::{UNANSWERED, on_portal};
use anyhow::{Context, anyhow, bail};
use app::domain::avstemming::{Avvik, Avvikslag, Kopi};
use app::portal::Portal;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};

const HELP: &str = "\
innsyn reconcile --definition GUID [--copy FILE] [--out FILE]
  --copy  the registry's copy: lines `fnr;sekvensnummer` of those who are active there, in any order; may have a heading
  --out   a new file, for the operator alone, that the differences are written to: `kind;fnr;here;there`
Exit code: 0 equal (or only counted), 1 different, 2 could not be answered.
";

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub definition: String,
    pub copy: Option<PathBuf>,
    pub out: Option<PathBuf>,
}

pub(super) fn run(args: &[String], out: &mut impl Write) -> anyhow::Result<u8> {
    if args.iter().any(|a| a == "--help" || a == "-h") {
        write!(out, "{HELP}")?;
        return Ok(0);
    }
    let asked = read(args)?;
    on_portal(async |portal, config| compare(portal, &config.name, &asked, out).await)
}

pub(super) fn read(args: &[String]) -> anyhow::Result<Asked> {
    let mut asked = Asked::default();
    let mut rest = args.iter();
    while let Some(name) = rest.next() {
        let value = rest.next().ok_or_else(|| anyhow!("{name} takes a value\n{HELP}"))?;
        match name.as_str() {
            "--definition" => asked.definition = value.clone(),
            "--copy" => asked.copy = Some(value.into()),
            "--out" => asked.out = Some(value.into()),
            _ => bail!("no such option: {name}\n{HELP}"),
        }
    }
    match (asked.definition.is_empty(), &asked.copy, &asked.out) {
        (true, ..) => bail!("--definition is missing\n{HELP}"),
        (_, None, Some(_)) => bail!("--out needs --copy\n{HELP}"),
        _ => Ok(asked),
    }
}

/// Compares, and says in figures what came of it; the exit code.
pub(super) async fn compare(portal: &Portal, name: &str, asked: &Asked, out: &mut impl Write) -> anyhow::Result<u8> {
    let copy = asked.copy.as_deref().map(read_copy).transpose()?;
    // Made before anything is read, so that a file that cannot be written is no surprise at the end.
    let file = asked.out.as_deref().map(new_file).transpose()?;
    let (head, outcome) = portal.pvk.sammenlign(&asked.definition, copy.as_ref(), name).await?;
    writeln!(out, "here:  {} active, digest {}, at position {head}", outcome.antall, outcome.sammendrag)?;
    let Some(copy) = copy else { return Ok(0) };
    let (count, digest) = copy.tall();
    writeln!(out, "there: {count} active, digest {digest}")?;
    if let Some(mut file) = file {
        file.write_all(lines(&outcome.avvik).as_bytes()).context("--out cannot be written")?;
    }
    let equal = outcome.avvik.is_empty();
    // Two ways to the same answer; if they ever differ, neither is to be trusted.
    if equal != (digest == outcome.sammendrag) {
        writeln!(out, "the digests and the comparison disagree")?;
        return Ok(UNANSWERED);
    }
    if equal {
        writeln!(out, "equal")?;
        return Ok(0);
    }
    let of = |kind| outcome.avvik.iter().filter(|a| a.slag == kind).count();
    writeln!(
        out,
        "different: {} missing there, {} too many there, {} with another sequence number",
        of(Avvikslag::Mangler),
        of(Avvikslag::ForMye),
        of(Avvikslag::AnnetNummer)
    )?;
    Ok(1)
}

fn read_copy(file: &Path) -> anyhow::Result<Kopi> {
    let text = std::fs::read_to_string(file).context("--copy cannot be read")?;
    Kopi::les(&text).context("--copy cannot be read")
}

/// A file that was not there, for its owner alone.
fn new_file(path: &Path) -> anyhow::Result<std::fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path).context("--out cannot be made; it must be a new file")
}

fn lines(differences: &[Avvik]) -> String {
    let mut text = String::from("kind;fnr;here;there\n");
    for d in differences {
        let kind = match d.slag {
            Avvikslag::Mangler => "missing",
            Avvikslag::ForMye => "too many",
            Avvikslag::AnnetNummer => "other number",
        };
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{kind};{};{};{}", d.nummer, number(d.her), number(d.der));
    }
    text
}
