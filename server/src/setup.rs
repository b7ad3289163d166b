//! Reading the files that the settings name: the catalogue and the registries' programs.

use crate::config::Config;
use crate::replication::SystemKey;
use crate::sources::{self, Issuer, SourceFile};
use anyhow::Context;
use app::domain::katalog::Katalog;
use app::domain::klient::Klientregister;
use app::portal::Portal;
use std::sync::Arc;

/// The built-in catalogue, or the folder that the installation names.
///
/// # Errors
/// A file that cannot be read or is not sound.
pub fn catalogue(config: &Config) -> anyhow::Result<Katalog> {
    let Some(folder) = &config.catalogue else {
        return Ok(app::catalogue::les(app::catalogue::filer(), &config.name)?);
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).context("INNSYN_CATALOGUE cannot be read")? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            let text = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(app::catalogue::les(files.iter().map(|(name, text)| (name.as_str(), text.as_str())), &config.name)?)
}

/// The registries' programs that the installation lets in.
///
/// # Errors
/// As [`catalogue`].
pub fn clients(config: &Config, katalog: &Katalog) -> anyhow::Result<Klientregister> {
    let Some(file) = &config.clients else { return Ok(Klientregister::default()) };
    let text = std::fs::read_to_string(file).context("INNSYN_CLIENTS cannot be read")?;
    Ok(Klientregister::les(&text, katalog)?)
}

/// The registries' own systems that the installation is connected to.
///
/// # Errors
/// As [`catalogue`].
pub fn sources(config: &Config, katalog: &Katalog) -> anyhow::Result<SourceFile> {
    let Some(file) = &config.sources else { return Ok(SourceFile::default()) };
    let text = std::fs::read_to_string(file).context("INNSYN_SOURCES cannot be read")?;
    // The files of keys are named from where the file itself is.
    let folder = file.parent().unwrap_or_else(|| std::path::Path::new("."));
    let key_file = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    SourceFile::read(&text, katalog, key_file).context("INNSYN_SOURCES cannot be used")
}

/// The key that signs what is sent to subscribers and asked of registries. Without either none is needed.
///
/// # Errors
/// One that is needed and missing, or cannot be used.
pub fn system_key(
    config: &Config,
    clients: &Klientregister,
    sources: &SourceFile,
) -> anyhow::Result<Option<Arc<SystemKey>>> {
    let subscriber = clients.abonnenter().next().map(|(client, _)| format!("client {} subscribes", client.id));
    let source = || sources.needs_key().map(|part| format!("source {} is asked with signed tokens", part.0));
    let Some(why) = subscriber.or_else(source) else { return Ok(None) };
    let file = config.system_key.as_ref().with_context(|| format!("INNSYN_SYSTEM_KEY is missing, and {why}"))?;
    let pem = std::fs::read(file).context("INNSYN_SYSTEM_KEY cannot be read")?;
    let key = SystemKey::read(&pem).context("INNSYN_SYSTEM_KEY cannot be used")?;
    Ok(Some(Arc::new(key)))
}

/// Connects the portal to the registries' own systems.
///
/// # Errors
/// [`sources::ConnectFault`].
pub fn connect(portal: Portal, sources: SourceFile, key: Option<&Arc<SystemKey>>) -> anyhow::Result<Portal> {
    let issuer = key.map(|key| Issuer {
        key: Arc::clone(key),
        klokke: portal.klokke.clone(),
        address: portal.oppsett.adresse.clone(),
        name: portal.oppsett.tjeneste.clone(),
    });
    let systems = sources::connect(sources, issuer.as_ref(), &portal.klokke)?;
    Ok(portal.koble(systems))
}
