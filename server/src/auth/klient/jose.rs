//! JOSE as this side needs it (RFC 7515, 7517, 7518, 7638): compact signatures, public keys, asymmetric algorithms. The
//! cryptography is a library's; what it is given is decided here.

use data_encoding::BASE64URL_NOPAD;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

/// What tokens and proofs may be signed with (contract §7.1). Without ES512, which the library cannot; never `none`, a
/// shared secret or EdDSA.
const ALGORITHMS: [(&str, Algorithm); 8] = [
    ("RS256", Algorithm::RS256),
    ("RS384", Algorithm::RS384),
    ("RS512", Algorithm::RS512),
    ("PS256", Algorithm::PS256),
    ("PS384", Algorithm::PS384),
    ("PS512", Algorithm::PS512),
    ("ES256", Algorithm::ES256),
    ("ES384", Algorithm::ES384),
];

/// Bits of an RSA key: fewer are too weak (RFC 7518 §3.3), more the library does not take.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;

/// Members of a JWK that are secret (RFC 7518 §6).
const SECRET: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/// Names of the algorithms, separated by spaces, as `WWW-Authenticate` lists them.
pub fn algorithm_names() -> String {
    ALGORITHMS.map(|(name, _)| name).join(" ")
}

/// The members of a header that mean something here. Members that name or bring a key, and those that change the meaning
/// of the rest, are read to be refused; others are left alone. The same member twice is no header.
#[derive(Deserialize)]
pub struct Head {
    alg: Option<String>,
    pub typ: Option<String>,
    pub kid: Option<String>,
    pub jwk: Option<Value>,
    pub jku: Option<IgnoredAny>,
    pub x5u: Option<IgnoredAny>,
    pub crit: Option<IgnoredAny>,
}

impl Head {
    /// The algorithm, when it is one that is taken.
    pub fn algorithm(&self) -> Option<Algorithm> {
        ALGORITHMS.iter().find(|(name, _)| Some(*name) == self.alg.as_deref()).map(|(_, algorithm)| *algorithm)
    }
}

/// A compact JWS whose signature has not been looked at yet.
pub struct Signed<'a> {
    pub head: Head,
    message: &'a str,
    payload: &'a str,
    signature: &'a str,
}

impl<'a> Signed<'a> {
    /// Three parts with a header that can be read; none otherwise.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (message, signature) = text.rsplit_once('.')?;
        let (head, payload) = message.split_once('.').filter(|(_, payload)| !payload.contains('.'))?;
        let head = serde_json::from_slice(&BASE64URL_NOPAD.decode(head.as_bytes()).ok()?).ok()?;
        Some(Self { head, message, payload, signature })
    }

    /// Whether the signature is this key's, by this algorithm.
    pub fn is_signed_by(&self, key: &PublicKey, algorithm: Algorithm) -> bool {
        key.takes(algorithm)
            && crypto::verify(self.signature, self.message.as_bytes(), &key.decoding, algorithm).unwrap_or(false)
    }

    /// What is signed; to be believed only when [`Self::is_signed_by`] holds.
    pub fn claims<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&BASE64URL_NOPAD.decode(self.payload.as_bytes()).ok()?).ok()
    }
}

/// A public key that can verify signatures.
pub struct PublicKey {
    decoding: DecodingKey,
    kind: Kind,
    /// The one algorithm it is for, when it says so.
    only: Option<Algorithm>,
    /// Thumbprint (RFC 7638, SHA-256).
    pub jkt: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rsa,
    P256,
    P384,
}

/// What is wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// A secret is in it.
    Secret,
    /// Of another kind or curve, for another use, too weak, or not to be read.
    Unfit,
}

impl PublicKey {
    /// Reads a JWK.
    ///
    /// # Errors
    /// [`KeyFault`].
    pub fn read(jwk: &Value) -> Result<Self, KeyFault> {
        let members = jwk.as_object().ok_or(KeyFault::Unfit)?;
        if SECRET.iter().any(|name| members.contains_key(*name)) {
            return Err(KeyFault::Secret);
        }
        Self::of(&Jwk::deserialize(jwk).map_err(|_| KeyFault::Unfit)?).ok_or(KeyFault::Unfit)
    }

    fn of(jwk: &Jwk) -> Option<Self> {
        let common = &jwk.common;
        let for_signatures = common.public_key_use.as_ref().is_none_or(|u| *u == PublicKeyUse::Signature)
            && common.key_operations.as_ref().is_none_or(|all| all.contains(&KeyOperations::Verify));
        let kind = kind(&jwk.algorithm).filter(|_| for_signatures)?;
        let only = common.key_algorithm.map(Algorithm::try_from).transpose().ok()?;
        let decoding = DecodingKey::from_jwk(jwk).ok()?;
        let jkt = jwk.thumbprint(ThumbprintHash::SHA256).ok()?;
        Some(Self { decoding, kind, only, jkt })
    }

    /// Whether the key is for the algorithm.
    pub fn takes(&self, algorithm: Algorithm) -> bool {
        let fits = match algorithm {
            Algorithm::ES256 => self.kind == Kind::P256,
            Algorithm::ES384 => self.kind == Kind::P384,
            _ => self.kind == Kind::Rsa && ALGORITHMS.iter().any(|(_, known)| *known == algorithm),
        };
        fits && self.only.is_none_or(|only| only == algorithm)
    }
}

fn kind(parameters: &AlgorithmParameters) -> Option<Kind> {
    let bytes = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).ok();
    match parameters {
        AlgorithmParameters::RSA(rsa) => {
            let modulus = bytes(&rsa.n)?;
            let first = modulus.iter().position(|byte| *byte != 0)?;
            let bits = (modulus.len() - first) * 8 - usize::try_from(modulus[first].leading_zeros()).ok()?;
            RSA_BITS.contains(&bits).then_some(Kind::Rsa)
        }
        AlgorithmParameters::EllipticCurve(ec) => {
            let (kind, length) = match ec.curve {
                EllipticCurve::P256 => (Kind::P256, 32),
                EllipticCurve::P384 => (Kind::P384, 48),
                _ => return None,
            };
            let whole = |part: &str| bytes(part).is_some_and(|b| b.len() == length);
            (whole(&ec.x) && whole(&ec.y)).then_some(kind)
        }
        _ => None,
    }
}
