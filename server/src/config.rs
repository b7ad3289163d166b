//! Every setting of the server, read from the environment once and checked at start. The README lists them from here.

use crate::api::contract::PAGE;
use app::portal::Tidsgrenser;
use std::net::SocketAddr;
use std::path::PathBuf;

/// What the installation decides.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    /// The address citizens use, without a slash at the end; forms are taken from here only.
    pub origin: String,
    pub database_url: String,
    pub mode: Mode,
    pub site_root: PathBuf,
    /// A folder of catalogue files to use instead of the built-in ones.
    pub catalogue: Option<PathBuf>,
    pub name: String,
    pub phone: String,
    pub phone_hours: String,
    /// File with the private key that receipts are signed with (PKCS #8, PEM); the demo makes its own.
    pub receipt_key: Option<PathBuf>,
    /// The registries' programs that may call, and what they may do (TOML); none without it.
    pub clients: Option<PathBuf>,
    /// Who issues the registries' tokens (OpenID Connect issuer); without it none is taken.
    pub token_issuer: Option<String>,
    /// File with the RSA key that signs what is sent to subscribers and asked of registries (PKCS #8 or PKCS #1, PEM).
    pub system_key: Option<PathBuf>,
    /// The registries' own systems that reports and logs are fetched from (TOML); none without it.
    pub sources: Option<PathBuf>,
    /// Seconds from one attempt of sending a change to the next; the last is repeated.
    pub retry_waits: Vec<u32>,
    /// Settings on a page of a listing, 1–1000 (contract §13 G5).
    pub page_size: usize,
    pub limits: Tidsgrenser,
    pub log_json: bool,
    /// Lets pages reload themselves after a rebuild; for development only.
    pub dev_reload: bool,
}

/// Demo has invented people and a login without eID; production has neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Demo,
    Production,
}

/// A variable: its name, what it means, and its default in the demo.
pub const VARIABLES: [(&str, &str, &str); 20] = [
    ("INNSYN_MODE", "`demo` or `production`; production has no sample data and no test login", "production"),
    ("INNSYN_LISTEN", "address and port to listen on", "127.0.0.1:3000"),
    ("INNSYN_ORIGIN", "the address citizens use; https in production", "http:// + INNSYN_LISTEN"),
    ("DATABASE_URL", "`sqlite:PATH` or `postgres://…`; PostgreSQL in production", "sqlite:innsyn-demo.db"),
    ("INNSYN_SITE_ROOT", "folder of the built site", "target/site"),
    ("INNSYN_CATALOGUE", "folder of catalogue files to use instead of the built-in ones", "built-in"),
    ("INNSYN_NAME", "the product's name", "Innsyn"),
    ("INNSYN_PHONE", "the help line", "23 32 70 00"),
    ("INNSYN_PHONE_HOURS", "when the help line answers, in words", "hverdager kl. 8–15.30"),
    (
        "INNSYN_RECEIPT_KEY",
        "file with the Ed25519 key that receipts are signed with (PKCS #8, PEM)",
        "made by the demo",
    ),
    ("INNSYN_CLIENTS", "file with the registries' programs that may call (TOML)", "none"),
    ("INNSYN_TOKEN_ISSUER", "issuer of the registries' tokens; https in production", "none: no token is taken"),
    (
        "INNSYN_SYSTEM_KEY",
        "file with the RSA key that signs what is sent to subscribers and asked of registries (PEM); needed for either",
        "none",
    ),
    ("INNSYN_SOURCES", "file with the registries' systems that reports and logs are fetched from (TOML)", "none"),
    (
        "INNSYN_RETRY_WAITS",
        "seconds between attempts of sending a change, comma-separated; the last is repeated",
        RETRY_WAITS,
    ),
    ("INNSYN_PAGE_SIZE", "settings on a page of a registry's listing, 1–1000", "1000"),
    ("INNSYN_IDLE_MINUTES", "minutes without activity before a session ends, 3–30", "30"),
    ("INNSYN_SESSION_MINUTES", "minutes after login before a session ends, 10–120", "120"),
    ("INNSYN_LOG", "`text` or `json`", "text in demo, json in production"),
    ("INNSYN_DEV_RELOAD", "`1`: pages reload after a rebuild", "off"),
];

/// 1 min, 5, 15, 60, then hourly for 24 hours, then every 6 (contract §5.2).
const RETRY_WAITS: &str = "60,300,900,3600×24,21600";

impl Config {
    /// Reads the settings through `get` (the environment, or a test's).
    ///
    /// # Errors
    /// Everything that is wrong or missing, a sentence each.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let get = |name: &str| get(name).filter(|v| !v.trim().is_empty());
        let mode = match get("INNSYN_MODE").as_deref() {
            Some("demo") => Mode::Demo,
            Some("production") | None => Mode::Production,
            Some(_) => {
                faults.push("INNSYN_MODE takes `demo` or `production`.".to_owned());
                Mode::Production
            }
        };
        let mut needed = |name: &str, default: &str| {
            get(name).unwrap_or_else(|| {
                if mode == Mode::Production {
                    faults.push(format!("{name} is missing: production has no default for it."));
                }
                default.to_owned()
            })
        };
        let phone = needed("INNSYN_PHONE", "23 32 70 00");
        let phone_hours = needed("INNSYN_PHONE_HOURS", "hverdager kl. 8–15.30");
        let database_url = needed("DATABASE_URL", "sqlite:innsyn-demo.db");
        let site_root = PathBuf::from(needed("INNSYN_SITE_ROOT", "target/site"));
        let listen_text = get("INNSYN_LISTEN").unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let origin = needed("INNSYN_ORIGIN", &format!("http://{listen_text}")).trim_end_matches('/').to_owned();
        let receipt_key = get("INNSYN_RECEIPT_KEY").map(PathBuf::from);
        if mode == Mode::Production && receipt_key.is_none() {
            faults.push("INNSYN_RECEIPT_KEY is missing: production has no default for it.".to_owned());
        }
        let listen = listen_text.parse().unwrap_or_else(|_| {
            faults.push("INNSYN_LISTEN takes an address and a port, such as 127.0.0.1:3000.".to_owned());
            SocketAddr::from(([127, 0, 0, 1], 3000))
        });
        if !site_root.join("manifest.json").is_file() {
            faults.push("INNSYN_SITE_ROOT holds no built site: run `cargo xtask build` first.".to_owned());
        }
        if mode == Mode::Production && get("INNSYN_ORIGIN").is_some() && !origin.starts_with("https://") {
            faults.push("INNSYN_ORIGIN must begin with https:// in production.".to_owned());
        }
        if mode == Mode::Production && get("DATABASE_URL").is_some() && !database_url.starts_with("postgres") {
            faults.push("DATABASE_URL must be a postgres: address in production.".to_owned());
        }
        let token_issuer = get("INNSYN_TOKEN_ISSUER").map(|i| i.trim_end_matches('/').to_owned());
        if mode == Mode::Production && token_issuer.as_ref().is_some_and(|i| !i.starts_with("https://")) {
            faults.push("INNSYN_TOKEN_ISSUER must begin with https:// in production.".to_owned());
        }
        let retry_waits = waits(&get("INNSYN_RETRY_WAITS").unwrap_or_else(|| RETRY_WAITS.to_owned()));
        if retry_waits.is_empty() {
            faults.push(format!("INNSYN_RETRY_WAITS takes seconds such as {RETRY_WAITS}."));
        }
        let page_size =
            get("INNSYN_PAGE_SIZE").map_or(Some(PAGE), |v| v.parse().ok()).filter(|n| (1..=PAGE).contains(n));
        if page_size.is_none() {
            faults.push(format!("INNSYN_PAGE_SIZE takes 1 to {PAGE}."));
        }
        let mut minutes = |name: &str, from: i64, to: i64| match get(name).map(|v| v.parse::<i64>()) {
            None => to,
            Some(Ok(m)) if (from..=to).contains(&m) => m,
            Some(_) => {
                faults.push(format!("{name} takes {from} to {to}."));
                to
            }
        };
        let limits = Tidsgrenser {
            inaktiv: minutes("INNSYN_IDLE_MINUTES", 3, 30),
            lengste: minutes("INNSYN_SESSION_MINUTES", 10, 120),
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            listen,
            origin,
            database_url,
            mode,
            site_root,
            catalogue: get("INNSYN_CATALOGUE").map(PathBuf::from),
            name: get("INNSYN_NAME").unwrap_or_else(|| "Innsyn".to_owned()),
            phone,
            phone_hours,
            receipt_key,
            clients: get("INNSYN_CLIENTS").map(PathBuf::from),
            token_issuer,
            system_key: get("INNSYN_SYSTEM_KEY").map(PathBuf::from),
            sources: get("INNSYN_SOURCES").map(PathBuf::from),
            retry_waits,
            page_size: page_size.unwrap_or(PAGE),
            limits,
            log_json: get("INNSYN_LOG").map_or(mode == Mode::Production, |v| v == "json"),
            dev_reload: mode == Mode::Demo && get("INNSYN_DEV_RELOAD").as_deref() == Some("1"),
        })
    }
}

/// `60,3600×2` is 60, 3600, 3600; empty when it cannot be read.
fn waits(text: &str) -> Vec<u32> {
    let one = |part: &str| -> Option<Vec<u32>> {
        let (seconds, times) = part.trim().split_once('×').unwrap_or((part.trim(), "1"));
        let (seconds, times): (u32, usize) = (seconds.parse().ok()?, times.parse().ok()?);
        (1..=1000).contains(&times).then(|| vec![seconds; times])
    };
    text.split(',').map(one).collect::<Option<Vec<_>>>().map(|all| all.concat()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, Vec<String>> {
        Config::read(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn production_refuses_to_start_with_a_list_of_what_is_missing() {
        let faults = read(&[]).expect_err("nothing is set");
        for name in [
            "INNSYN_ORIGIN",
            "DATABASE_URL",
            "INNSYN_SITE_ROOT",
            "INNSYN_PHONE",
            "INNSYN_PHONE_HOURS",
            "INNSYN_RECEIPT_KEY",
        ] {
            assert!(faults.iter().any(|f| f.contains(name)), "{name}: {faults:?}");
        }
    }

    #[test]
    fn production_takes_neither_plain_http_nor_sqlite() {
        let faults =
            read(&[("INNSYN_ORIGIN", "http://innsyn.example"), ("DATABASE_URL", "sqlite:x.db")]).expect_err("unsafe");
        assert!(faults.iter().any(|f| f.contains("https://")), "{faults:?}");
        assert!(faults.iter().any(|f| f.contains("postgres")), "{faults:?}");
    }

    #[test]
    fn a_wrong_value_is_named_never_guessed() {
        let wrong = [
            ("INNSYN_MODE", "demmo"),
            ("INNSYN_LISTEN", "here"),
            ("INNSYN_IDLE_MINUTES", "900"),
            ("INNSYN_RETRY_WAITS", "60,soon"),
            ("INNSYN_PAGE_SIZE", "1001"),
        ];
        let faults = read(&wrong).expect_err("wrong");
        for (name, _) in wrong {
            assert!(faults.iter().any(|f| f.starts_with(name)), "{name}: {faults:?}");
        }
    }

    #[test]
    fn waits_are_written_as_the_contract_gives_them() {
        let all = waits(RETRY_WAITS);
        assert_eq!((all.len(), all[..4].to_vec(), all.last()), (28, vec![60, 300, 900, 3600], Some(&21_600)));
        for wrong in ["", "x", "60×", "60×0", "-1", "1×100000"] {
            assert!(waits(wrong).is_empty(), "{wrong}");
        }
    }

    #[test]
    fn the_readme_lists_every_variable() {
        let readme = include_str!("../../README.md");
        for (name, ..) in VARIABLES {
            assert!(readme.contains(&format!("`{name}`")), "{name}");
        }
    }
}
