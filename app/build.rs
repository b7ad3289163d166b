//! Embeds every catalogue file, migration, message file and directory file, so that adding one is adding a file.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let rot = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let ut = env::var("OUT_DIR").map_err(io::Error::other)?;
    for (mappe, endelse, navn) in [
        ("catalogue", "toml", "catalogue_files"),
        ("migrations", "sql", "migration_files"),
        ("messages/nb", "ftl", "messages_nb"),
        ("directory", "toml", "directory_files"),
    ] {
        println!("cargo::rerun-if-changed={mappe}");
        let mut filer: Vec<_> = fs::read_dir(Path::new(&rot).join(mappe))?
            .filter_map(Result::ok)
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == endelse))
            .collect();
        filer.sort();
        let linjer: String = filer
            .iter()
            .map(|p| {
                let kort = p.file_name().unwrap_or_default().to_string_lossy();
                format!("    ({kort:?}, include_str!({:?})),\n", p.to_string_lossy())
            })
            .collect();
        fs::write(
            Path::new(&ut).join(format!("{navn}.rs")),
            format!("pub(crate) const FILER: &[(&str, &str)] = &[\n{linjer}];\n"),
        )?;
    }
    Ok(())
}
