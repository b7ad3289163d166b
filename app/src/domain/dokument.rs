//! Dokument: a file that a registry sends: signed evidence (contract §2) or a letter (§4.3). Checked to be of the kind it
//! says, by its first bytes; never opened, and given to citizens as a file to save.

use data_encoding::BASE64;
use std::fmt;

/// Largest signed evidence, in bytes (contract §2: the client's own cap).
pub const STORSTE_BEVIS: usize = 4 * 1024 * 1024;

/// Kinds of files that are taken (contract §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dokumentslag {
    Pdf,
    Png,
    Jpeg,
    Bmp,
    /// Plain text in UTF-8: follows reports, and cases.
    Tekst,
}

impl Dokumentslag {
    pub const ALLE: [Self; 4] = [Self::Pdf, Self::Png, Self::Jpeg, Self::Bmp];
    /// Kinds that follow a case. What begins as none of the others may be text.
    pub const I_SAKER: [Self; 4] = [Self::Pdf, Self::Png, Self::Jpeg, Self::Tekst];
    /// Kinds of letters that follow a request.
    pub const BREV: [Self; 3] = [Self::Pdf, Self::Png, Self::Jpeg];
    /// Kinds of files that follow a report (contract §6.4).
    pub const RAPPORT: [Self; 4] = Self::I_SAKER;

    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Bmp => "image/bmp",
            Self::Tekst => "text/plain",
        }
    }

    /// Reads [`Self::mime`]; anything else is no kind that is taken.
    pub fn les(mime: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.mime() == mime)
    }

    /// Reads [`Self::mime`] of a file that follows a case.
    pub fn les_i_sak(mime: &str) -> Option<Self> {
        Self::I_SAKER.into_iter().find(|s| s.mime() == mime)
    }

    /// The kind a case may have that the bytes are of, whatever the file is called.
    pub fn kjenn_igjen(byte: &[u8]) -> Option<Self> {
        Self::I_SAKER.into_iter().find(|s| s.passer(byte))
    }

    /// The end of a file's name.
    pub const fn endelse(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Bmp => "bmp",
            Self::Tekst => "txt",
        }
    }

    /// What citizens call it.
    pub const fn navn(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Bmp => "BMP",
            Self::Tekst => "tekst",
        }
    }

    /// Whether bytes begin as a file of this kind does.
    fn passer(self, byte: &[u8]) -> bool {
        match self {
            Self::Pdf => byte.starts_with(b"%PDF-"),
            Self::Png => byte.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Jpeg => byte.starts_with(b"\xff\xd8\xff"),
            // Text is what no program could take for anything else: UTF-8 without control characters.
            Self::Tekst => {
                let tekst = std::str::from_utf8(byte).is_ok_and(|t| {
                    !t.is_empty() && t.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
                });
                tekst && !Self::ALLE.into_iter().any(|s| s.passer(byte))
            }
            // «BM» alone could begin a text: the size of the second header, at byte 14, is one of seven.
            Self::Bmp => {
                let andre = byte.get(14..18).and_then(|b| <[u8; 4]>::try_from(b).ok()).map(u32::from_le_bytes);
                byte.starts_with(b"BM") && andre.is_some_and(|n| [12, 40, 52, 56, 64, 108, 124].contains(&n))
            }
        }
    }
}

/// A file whose kind has been checked. `Debug` does not show what is in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Dokument {
    slag: Dokumentslag,
    /// Base64, as it is stored.
    base64: String,
    storrelse: usize,
}

/// A file that is not taken: not base64, empty, too large, or of another kind than it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a file of that kind and size")]
pub struct UlestDokument;

impl Dokument {
    /// Reads a file as it is sent. `storst` is the most bytes it may have before base64.
    ///
    /// # Errors
    /// [`UlestDokument`], which says nothing about what was sent.
    pub fn les(slag: Dokumentslag, base64: String, storst: usize) -> Result<Self, UlestDokument> {
        if base64.len() > storst.div_ceil(3) * 4 {
            return Err(UlestDokument);
        }
        let byte = BASE64.decode(base64.as_bytes()).map_err(|_| UlestDokument)?;
        if byte.is_empty() || byte.len() > storst || !slag.passer(&byte) {
            return Err(UlestDokument);
        }
        Ok(Self { slag, base64, storrelse: byte.len() })
    }

    pub fn slag(&self) -> Dokumentslag {
        self.slag
    }

    /// As it is sent and stored.
    pub fn base64(&self) -> &str {
        &self.base64
    }

    /// The file itself.
    pub fn byte(&self) -> Vec<u8> {
        // It was decoded when it was read.
        BASE64.decode(self.base64.as_bytes()).unwrap_or_default()
    }

    /// Bytes before base64.
    pub fn storrelse(&self) -> usize {
        self.storrelse
    }
}

impl fmt::Debug for Dokument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dokument({}, {} bytes)", self.slag.mime(), self.storrelse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bmp() -> Vec<u8> {
        [b"BM\0\0\0\0\0\0\0\0\0\0\0\0".as_slice(), &40u32.to_le_bytes(), b"..."].concat()
    }

    fn les(slag: Dokumentslag, byte: &[u8], storst: usize) -> Result<Dokument, UlestDokument> {
        Dokument::les(slag, BASE64.encode(byte), storst)
    }

    #[test]
    fn a_file_is_taken_as_the_kind_its_first_bytes_show_and_no_other() {
        let bmp = bmp();
        let filer: [(Dokumentslag, &[u8]); 4] = [
            (Dokumentslag::Pdf, b"%PDF-1.4\n"),
            (Dokumentslag::Png, b"\x89PNG\r\n\x1a\n...."),
            (Dokumentslag::Jpeg, b"\xff\xd8\xff\xe0...."),
            (Dokumentslag::Bmp, &bmp),
        ];
        for (ekte, byte) in filer {
            for slag in Dokumentslag::ALLE {
                assert_eq!(les(slag, byte, 100).is_ok(), slag == ekte, "{slag:?} {ekte:?}");
            }
            assert_eq!(Dokumentslag::les(ekte.mime()), Some(ekte));
        }
        assert!(les(Dokumentslag::Bmp, b"BM is how this text begins, and no more", 100).is_err());
    }

    #[test]
    fn text_is_taken_in_cases_only_and_holds_no_control_characters() {
        assert_eq!(Dokumentslag::kjenn_igjen("Blåbærsyltetøy\r\n\tog mer".as_bytes()), Some(Dokumentslag::Tekst));
        assert_eq!(Dokumentslag::kjenn_igjen(b"%PDF-1.4\n"), Some(Dokumentslag::Pdf));
        for byte in [b"".as_slice(), b"a\0b", b"a\x1b[2J", b"\xff\xfe\x00", b"PK\x03\x04", b"MZ\x90\x00", &bmp()] {
            assert_eq!(Dokumentslag::kjenn_igjen(byte), None, "{byte:?}");
        }
        assert_eq!((Dokumentslag::les("text/plain"), Dokumentslag::les_i_sak("image/bmp")), (None, None));
        assert!(Dokumentslag::I_SAKER.into_iter().all(|s| Dokumentslag::les_i_sak(s.mime()) == Some(s)));
    }

    #[test]
    fn a_file_has_one_byte_or_more_and_no_more_than_the_limit() {
        let pdf = |n: usize| [b"%PDF-".as_slice(), &vec![0; n - 5]].concat();
        assert_eq!(les(Dokumentslag::Pdf, &pdf(100), 100).map(|d| d.storrelse()), Ok(100));
        for storst in [99, 98, 97, 5] {
            assert_eq!(les(Dokumentslag::Pdf, &pdf(100), storst), Err(UlestDokument));
        }
        assert!(les(Dokumentslag::Pdf, b"", 100).is_err());
    }

    #[test]
    fn what_is_not_base64_is_not_taken() {
        for tekst in ["%PDF-1.4", "JVBERi0xLjQK=", "JVBERi0xLjQ", "JVBERi0x\nLjQK", "JVBERi0x LjQK", "æ"] {
            assert_eq!(Dokument::les(Dokumentslag::Pdf, tekst.to_owned(), 100), Err(UlestDokument), "{tekst}");
        }
        assert!(Dokument::les(Dokumentslag::Pdf, "JVBERi0xLjQK".to_owned(), 100).is_ok(), "the contract's example");
    }

    #[test]
    fn debug_shows_no_contents() {
        let d = les(Dokumentslag::Pdf, b"%PDF-1.4\n", 100).expect("a file");
        assert_eq!(format!("{d:?}"), "Dokument(application/pdf, 9 bytes)");
    }
}
