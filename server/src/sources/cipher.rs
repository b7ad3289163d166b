//! The bodies of the Innsynsorkestrator (contract §6.4): AES-256-CBC, PKCS #7, a random IV put first, the whole in base64.
//! CBC alone does not show what was altered: it is spoken over TLS only, and why a body is refused is told nowhere.

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use data_encoding::BASE64;
use std::fmt;

const BLOCK: usize = 16;

/// The key that one registry and we share.
pub struct SharedKey([u8; 32]);

impl fmt::Debug for SharedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedKey(…)")
    }
}

/// A body that cannot be opened. Base64, length and padding are one fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed;

impl SharedKey {
    /// Reads a key of 32 bytes in base64.
    pub fn read(text: &str) -> Option<Self> {
        BASE64.decode(text.trim().as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// Seals a body with this IV, which must be random and is used once.
    pub fn seal(&self, iv: [u8; BLOCK], body: &[u8]) -> String {
        let sealed = cbc::Encryptor::<Aes256>::new(&self.0.into(), &iv.into()).encrypt_padded_vec::<Pkcs7>(body);
        BASE64.encode(&[&iv[..], &sealed].concat())
    }

    /// Opens a body.
    ///
    /// # Errors
    /// [`Sealed`].
    pub fn open(&self, text: &[u8]) -> Result<Vec<u8>, Sealed> {
        let bytes = BASE64.decode(text.trim_ascii()).map_err(|_| Sealed)?;
        let (iv, sealed) = bytes.split_first_chunk::<BLOCK>().ok_or(Sealed)?;
        let mode = cbc::Decryptor::<Aes256>::new(&self.0.into(), iv.into());
        mode.decrypt_padded_vec::<Pkcs7>(sealed).map_err(|_| Sealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::HEXLOWER;

    fn hex<const N: usize>(text: &str) -> [u8; N] {
        HEXLOWER.decode(text.as_bytes()).expect("hexadecimal").try_into().expect("the length")
    }

    /// NIST SP 800-38A, F.2.5: the key, IV and first block of the published example.
    #[test]
    fn the_published_vector_comes_out() {
        let key = SharedKey(hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"));
        let iv: [u8; 16] = hex("000102030405060708090a0b0c0d0e0f");
        let plain: [u8; 16] = hex("6bc1bee22e409f96e93d7e117393172a");
        let sealed = BASE64.decode(key.seal(iv, &plain).as_bytes()).expect("base64");
        assert_eq!(sealed[..16], iv, "the IV comes first");
        assert_eq!(sealed[16..32], hex::<16>("f58c4c04d6e5f1ba779eabfb5f7bfbd6"));
        assert_eq!(sealed.len(), 48, "a whole block of padding");
        assert_eq!(key.open(BASE64.encode(&sealed).as_bytes()), Ok(plain.to_vec()));
    }

    #[test]
    fn what_is_sealed_opens_and_only_with_its_key() {
        let (key, other) = (SharedKey([7; 32]), SharedKey([8; 32]));
        for length in [0, 1, 15, 16, 17, 4096] {
            let body = vec![b'x'; length];
            let sealed = key.seal([3; 16], &body);
            assert_eq!(key.open(sealed.as_bytes()), Ok(body.clone()), "{length}");
            assert_eq!(key.open(format!("\n{sealed}\r\n").as_bytes()), Ok(body.clone()), "{length}");
            // One in 256 wrong keys leaves padding that fits; what comes out is then no body of ours.
            assert_ne!(other.open(sealed.as_bytes()).ok(), Some(body), "{length}");
        }
    }

    #[test]
    fn every_kind_of_fault_is_the_same_fault() {
        let key = SharedKey([7; 32]);
        let good = BASE64.decode(key.seal([3; 16], b"{\"a\":1}").as_bytes()).expect("base64");
        let mut padding = good.clone();
        padding[15] ^= 0xff;
        for wrong in [Vec::new(), good[..15].to_vec(), good[..16].to_vec(), good[..31].to_vec(), padding] {
            assert_eq!(key.open(BASE64.encode(&wrong).as_bytes()), Err(Sealed), "{} bytes", wrong.len());
        }
        for wrong in ["", "å", "AAAA*", "<html>", "AAA"] {
            assert_eq!(key.open(wrong.as_bytes()), Err(Sealed), "{wrong}");
        }
    }

    #[test]
    fn a_key_is_32_bytes() {
        assert!(SharedKey::read(&format!("{}\n", BASE64.encode(&[1; 32]))).is_some());
        for wrong in [String::new(), BASE64.encode(&[1; 31]), BASE64.encode(&[1; 33]), "nøkkel".to_owned()] {
            assert!(SharedKey::read(&wrong).is_none(), "{wrong}");
        }
        assert_eq!(format!("{:?}", SharedKey([1; 32])), "SharedKey(…)");
    }
}
