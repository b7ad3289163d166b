//! The registries' systems that an installation is connected to, as its file says (INNSYN_SOURCES; README, "Connecting a
//! registry"). Systems are data, not code.

use super::call::Limits;
use super::cipher::SharedKey;
use crate::replication::origin;
use app::domain::definisjon::PartKode;
use app::domain::katalog::Katalog;
use app::domain::register::Integrasjon;
use serde::Deserialize;
use std::collections::HashSet;
use std::time::Duration;

/// The systems of an installation.
#[derive(Debug, Default)]
pub struct SourceFile {
    pub limits: Limits,
    pub sources: Vec<Source>,
}

/// One system.
#[derive(Debug)]
pub struct Source {
    pub part: PartKode,
    /// Without a slash at the end.
    pub url: String,
    pub way: Way,
    pub functions: Vec<Function>,
}

/// How a system is spoken with.
#[derive(Debug)]
pub enum Way {
    /// Our own contract (§6.6), with a token for this audience.
    Pull { audience: String, format: Format },
    /// The Innsynsorkestrator's (§6.4).
    Orchestrator(SharedKey),
}

/// What a system answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Function {
    Rapport,
    Bruk,
    /// Research and screening, with the citizen's own functions.
    Status,
    /// Orders, cases and what follows.
    Meldinger,
}

/// How answers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    #[default]
    Json,
    Xml,
}

/// What is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceFault {
    #[error("{0}")]
    Toml(String),
    #[error("forbindelse_ms takes 1 to 2000, kall_ms 1 to 8000")]
    Limits,
    #[error("source {0}: {1}")]
    Source(String, &'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    forbindelse_ms: Option<u64>,
    kall_ms: Option<u64>,
    #[serde(default)]
    kilde: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    part_kode: String,
    url: String,
    mate: Kind,
    audience: Option<String>,
    funksjoner: Vec<Function>,
    format: Option<Format>,
    nokkel_fil: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Pull,
    Orkestrator,
}

impl SourceFile {
    /// Reads the file and checks it against the catalogue; `key_file` gives the contents of the file that a source names.
    ///
    /// # Errors
    /// [`SourceFault`]: the first fault found.
    pub fn read(text: &str, katalog: &Katalog, key_file: impl Fn(&str) -> Option<String>) -> Result<Self, SourceFault> {
        let file: File = toml::from_str(text).map_err(|fault| SourceFault::Toml(fault.to_string()))?;
        let limits = limits(&file).ok_or(SourceFault::Limits)?;
        let (mut sources, mut taken) = (Vec::new(), HashSet::new());
        for entry in file.kilde {
            let name = entry.part_kode.clone();
            let source = source(entry, katalog, &key_file);
            let source = source.map_err(|why| SourceFault::Source(name.clone(), why))?;
            if !source.functions.iter().all(|f| taken.insert((source.part.clone(), *f))) {
                return Err(SourceFault::Source(name, "a function stands twice"));
            }
            sources.push(source);
        }
        Ok(Self { limits, sources })
    }

    /// The part of a source that asks with signed tokens, if there is one.
    pub fn needs_key(&self) -> Option<&PartKode> {
        self.sources.iter().find(|s| matches!(s.way, Way::Pull { .. })).map(|s| &s.part)
    }
}

/// The file may make the limits shorter, never longer.
fn limits(file: &File) -> Option<Limits> {
    let most = Limits::default();
    let within = |ms: Option<u64>, most: Duration| match ms.map(Duration::from_millis) {
        None => Some(most),
        Some(given) => (given > Duration::ZERO && given <= most).then_some(given),
    };
    let (connect, whole) = (within(file.forbindelse_ms, most.connect)?, within(file.kall_ms, most.whole)?);
    Some(Limits { connect, whole, ..most })
}

fn source(entry: Entry, katalog: &Katalog, key_file: &impl Fn(&str) -> Option<String>) -> Result<Source, &'static str> {
    let register = katalog.part(&entry.part_kode).ok_or("part_kode is not in the catalogue")?;
    let functions = entry.funksjoner;
    if functions.is_empty() {
        return Err("funksjoner is empty");
    }
    let url = address(&entry.url)?;
    let reports = match entry.mate {
        Kind::Pull => Integrasjon::Pull,
        Kind::Orkestrator => Integrasjon::Orkestrator,
    };
    if functions.contains(&Function::Rapport) && register.integrasjon != reports {
        return Err("reports come in another way, says the catalogue (integrasjon)");
    }
    let way = match entry.mate {
        Kind::Pull if entry.nokkel_fil.is_some() => return Err("nokkel_fil goes with orkestrator"),
        Kind::Pull => Way::Pull {
            audience: entry.audience.filter(|a| !a.trim().is_empty()).unwrap_or_else(|| origin(&url)),
            format: entry.format.unwrap_or_default(),
        },
        Kind::Orkestrator if entry.audience.is_some() || entry.format.is_some() => {
            return Err("audience and format go with pull");
        }
        Kind::Orkestrator if functions != [Function::Rapport] => return Err("orkestrator answers rapport only"),
        Kind::Orkestrator => {
            let file = entry.nokkel_fil.ok_or("nokkel_fil is missing")?;
            let text = key_file(&file).ok_or("nokkel_fil cannot be read")?;
            Way::Orchestrator(SharedKey::read(&text).ok_or("nokkel_fil takes 32 bytes in base64")?)
        }
    };
    Ok(Source { part: register.part.clone(), url, way, functions })
}

/// Personal numbers go there: plain HTTP only to the machine itself.
fn address(url: &str) -> Result<String, &'static str> {
    let url = url.trim_end_matches('/').to_owned();
    let near = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].iter().any(|h| url.starts_with(h));
    if !url.starts_with("https://") && !near {
        return Err("url must begin with https://");
    }
    if url.contains(['?', '#', '@']) || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err("url takes no query, fragment, name or space");
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PULL: &str = "[[kilde]]\npart_kode = \"NPRKPR\"\nurl = \"https://r.example/x/\"\nmate = \"pull\"\n\
                        funksjoner = [\"rapport\", \"bruk\", \"status\"]\n";
    const ORCHESTRATOR: &str = "[[kilde]]\npart_kode = \"MS\"\nurl = \"http://127.0.0.1:1\"\nmate = \"orkestrator\"\n\
                                funksjoner = [\"rapport\"]\nnokkel_fil = \"ms.key\"\n";

    fn read(text: &str) -> Result<SourceFile, SourceFault> {
        let katalog = app::catalogue::innebygd().expect("the embedded catalogue is sound");
        let key = |name: &str| (name == "ms.key").then(|| data_encoding::BASE64.encode(&[9; 32]));
        SourceFile::read(text, &katalog, key)
    }

    fn fault(text: &str) -> String {
        read(text).expect_err(text).to_string()
    }

    #[test]
    fn a_file_of_both_ways_is_read() {
        let more = PULL.replace("NPRKPR", "MS").replace("\"rapport\", \"bruk\"", "\"meldinger\"");
        let file = read(&format!("kall_ms = 500\n{PULL}format = \"xml\"\n{ORCHESTRATOR}{more}audience = \"urn:ms\"\n"))
            .expect("sound");
        assert_eq!(file.limits, Limits { whole: Duration::from_millis(500), ..Limits::default() });
        let [pull, orchestrator, messages] = &file.sources[..] else { panic!("three: {file:?}") };
        assert_eq!((pull.part.0.as_str(), pull.url.as_str()), ("NPRKPR", "https://r.example/x"));
        assert!(matches!(&pull.way, Way::Pull { audience, format: Format::Xml } if audience == "https://r.example"));
        assert!(matches!(&orchestrator.way, Way::Orchestrator(_)));
        assert!(matches!(&messages.way, Way::Pull { audience, format: Format::Json } if audience == "urn:ms"));
        assert_eq!(file.needs_key().map(|p| p.0.as_str()), Some("NPRKPR"));
        assert!(read("").expect("nothing").sources.is_empty());
        assert_eq!(read(ORCHESTRATOR).expect("sound").needs_key(), None);
    }

    #[test]
    fn a_fault_is_said_by_source_and_never_guessed() {
        for (text, why) in [
            (PULL.replace("NPRKPR", "NPR"), "source NPR: part_kode is not in the catalogue"),
            (PULL.replace("NPRKPR", "KVARUS"), "source KVARUS: reports come in another way"),
            (PULL.replace("https://", "http://"), "must begin with https://"),
            (PULL.replace("/x/", "/x?a=b"), "no query"),
            (PULL.replace("r.example", "a@r.example"), "no query, fragment, name"),
            (PULL.replace("[\"rapport\", \"bruk\", \"status\"]", "[]"), "funksjoner is empty"),
            (PULL.replace("\"bruk\"", "\"alt\""), "unknown variant"),
            (format!("{PULL}{PULL}"), "a function stands twice"),
            (format!("{PULL}nokkel_fil = \"x\"\n"), "goes with orkestrator"),
            (format!("{PULL}hemmelig = 1\n"), "unknown field"),
            (ORCHESTRATOR.replace("ms.key", "borte"), "cannot be read"),
            (ORCHESTRATOR.replace("nokkel_fil = \"ms.key\"\n", ""), "nokkel_fil is missing"),
            (ORCHESTRATOR.replace("[\"rapport\"]", "[\"rapport\", \"bruk\"]"), "answers rapport only"),
            (format!("{ORCHESTRATOR}format = \"json\"\n"), "go with pull"),
            ("kall_ms = 8001\n".to_owned(), "kall_ms 1 to 8000"),
            ("forbindelse_ms = 0\n".to_owned(), "forbindelse_ms takes 1 to 2000"),
        ] {
            assert!(fault(&text).contains(why), "{why}: {}", fault(&text));
        }
    }
}
