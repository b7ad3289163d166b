//! Has anything changed? Hashes of files, and stamps that remember them from the last run.

use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// SHA-256 of some bytes, as lower-case hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// A file name that changes with the content: `innsyn.js` becomes `innsyn.1a2b3c4d.js`.
pub fn hashed_name(name: &str, content: &[u8]) -> String {
    let digest = hash(content);
    let short = &digest[..8];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{short}.{extension}"),
        None => format!("{name}.{short}"),
    }
}

/// One hash over the names and contents of all files in these files and folders.
pub fn hash_of(paths: &[&str]) -> Result<String> {
    let mut digest = Sha256::new();
    for root in paths {
        for path in files(Path::new(root))? {
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            digest.update(path.to_string_lossy().as_bytes());
            digest.update([0]);
            digest.update(Sha256::digest(&content));
        }
    }
    Ok(HEXLOWER.encode(&digest.finalize()))
}

/// All files below a path in a fixed order; the path itself when it is a file; nothing when it is missing.
pub fn files(root: &Path) -> Result<Vec<PathBuf>> {
    if root.is_file() {
        return Ok(vec![root.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", folder.display())),
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A small file that remembers what the last successful run was made from.
pub struct Stamp {
    path: PathBuf,
    value: String,
}

impl Stamp {
    /// The stamp at `path`; `value` says what the output depends on.
    pub fn new(path: impl Into<PathBuf>, value: String) -> Self {
        Self { path: path.into(), value }
    }

    /// True when the last run was made from the same.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|value| value == self.value)
    }

    /// Remembers that a run from this value succeeded.
    pub fn set(&self) -> Result<()> {
        write(&self.path, self.value.as_bytes())
    }
}

/// Writes a file and the folders above it, in one motion: readers see the old content or the new, never half.
pub fn write(path: &Path, content: &[u8]) -> Result<()> {
    let failed = || format!("cannot write {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    fs::write(&name, content).with_context(failed)?;
    fs::rename(&name, path).with_context(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_first_eight_digits_of_the_hash() {
        // SHA-256 of "abc" begins with ba7816bf.
        assert_eq!(hashed_name("innsyn.js", b"abc"), "innsyn.ba7816bf.js");
        assert_eq!(hashed_name("LICENSE", b"abc"), "LICENSE.ba7816bf");
        assert_ne!(hashed_name("a.css", b"1"), hashed_name("a.css", b"2"));
    }

    #[test]
    fn a_stamp_is_current_only_for_the_same_value() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("innsyn-xtask-stamp-{}", std::process::id()));
        let path = folder.join("stamp");
        assert!(!Stamp::new(&path, "a".to_owned()).is_current());
        Stamp::new(&path, "a".to_owned()).set()?;
        assert!(Stamp::new(&path, "a".to_owned()).is_current());
        assert!(!Stamp::new(&path, "b".to_owned()).is_current());
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
