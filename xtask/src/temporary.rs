//! A temporary folder that goes away with the value.

use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

pub struct TemporaryFolder(PathBuf);

/// A new, empty folder that the caller removes; `purpose` becomes part of its name.
/// It fails when the name exists, so nobody else on the machine can have prepared it.
pub fn new_folder(purpose: &str) -> Result<PathBuf> {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
    let name = format!("innsyn-{purpose}-{}-{time}", std::process::id());
    let path = std::env::temp_dir().join(name);
    fs::create_dir(&path).with_context(|| format!("cannot create {}", path.display()))?;
    Ok(path)
}

impl TemporaryFolder {
    pub fn new(purpose: &str) -> Result<Self> {
        new_folder(purpose).map(Self)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // What is left of it is the operating system's to clean.
        let _ = fs::remove_dir_all(&self.0);
    }
}
