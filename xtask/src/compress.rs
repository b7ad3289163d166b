//! Compression ahead of time: the server sends these bytes as they are.

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use std::{io::Write, path::Path};

/// Brotli at its best quality, 11, with the largest window every browser knows.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut output, &parameters).context("brotli failed")?;
    Ok(output)
}

/// Gzip at its best level, 9.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).context("gzip failed")?;
    encoder.finish().context("gzip failed")
}

/// True for the kinds of file that get smaller; fonts and pictures are compressed already.
pub fn pays_for(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    matches!(&*extension, "js" | "mjs" | "css" | "wasm" | "svg" | "html" | "txt" | "json" | "xml" | "ico")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_kinds_give_the_content_back() -> Result<()> {
        let content = "Helseregistre ".repeat(200);
        let mut read = String::new();
        brotli::Decompressor::new(&*brotli(content.as_bytes())?, 4096).read_to_string(&mut read)?;
        assert_eq!(read, content);
        read.clear();
        flate2::read::GzDecoder::new(&*gzip(content.as_bytes())?).read_to_string(&mut read)?;
        assert_eq!(read, content);
        Ok(())
    }

    #[test]
    fn fonts_are_left_alone() {
        assert!(pays_for(Path::new("pkg/innsyn.0.wasm")));
        assert!(!pays_for(Path::new("fonts/source-sans-3-latin.woff2")));
    }
}
