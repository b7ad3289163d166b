//! Reading the files that the settings name: the catalogue and the registries' programs.

use crate::config::Config;
use anyhow::Context;
use app::domain::katalog::Katalog;
use app::domain::klient::Klientregister;

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
