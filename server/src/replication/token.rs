//! The token of outgoing calls (contract §5.1), and the key that signs it.

use crate::api::contract::{
    SYSTEM_SCOPE, SYSTEM_SECONDS, SYSTEM_TYP_2, SYSTEM_USER_TYPE, SYSTEM_VER, SystemClaims, system_client_id,
};
use app::store::Klokke;
use jiff::Timestamp;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rsa::RsaPrivateKey;
use rsa::pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey};
use rsa::pkcs8::DecodePrivateKey;
use rsa::traits::PublicKeyParts;
use serde::Serialize;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Fewest bits of the key.
const BITS: usize = 2048;

/// The RSA key that signs what is sent to subscribers and asked of registries' systems.
pub struct SystemKey {
    private: EncodingKey,
    public: Jwk,
    kid: String,
}

impl fmt::Debug for SystemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SystemKey({})", self.kid)
    }
}

/// Why a key is not taken, or a token not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    #[error("it is no RSA key in PEM (PKCS #8 or PKCS #1)")]
    NotRsa,
    #[error("it is shorter than 2048 bits")]
    TooShort,
    #[error("the token cannot be signed")]
    NotSigned,
}

impl SystemKey {
    /// Reads a private key. Its public half is named by its thumbprint (RFC 7638).
    ///
    /// # Errors
    /// [`TokenFault::NotRsa`], [`TokenFault::TooShort`].
    pub fn read(pem: &[u8]) -> Result<Self, TokenFault> {
        let text = std::str::from_utf8(pem).map_err(|_| TokenFault::NotRsa)?;
        let key = RsaPrivateKey::from_pkcs8_pem(text).or_else(|_| RsaPrivateKey::from_pkcs1_pem(text));
        let key = key.map_err(|_| TokenFault::NotRsa)?;
        if key.n().bits() < BITS {
            return Err(TokenFault::TooShort);
        }
        let der = key.to_pkcs1_der().map_err(|_| TokenFault::NotRsa)?;
        let private = EncodingKey::from_rsa_der(der.as_bytes());
        let mut public = Jwk::from_encoding_key(&private, Algorithm::RS256).map_err(|_| TokenFault::NotRsa)?;
        let kid = public.thumbprint(ThumbprintHash::SHA256).map_err(|_| TokenFault::NotRsa)?;
        public.common.key_id = Some(kid.clone());
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(Self { private, public, kid })
    }

    /// What everybody may know of it.
    pub fn public(&self) -> &Jwk {
        &self.public
    }

    /// A signed token of these claims. `typ_2` says what kind it is (contract §5.1).
    ///
    /// # Errors
    /// [`TokenFault::NotSigned`].
    pub fn sign(&self, typ_2: &str, claims: &impl Serialize) -> Result<String, TokenFault> {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(self.kid.clone());
        header.extras.insert("ver", SYSTEM_VER);
        header.extras.insert("typ_2", typ_2);
        encode(&header, claims, &self.private).map_err(|_| TokenFault::NotSigned)
    }
}

/// Gives the tokens for one subscriber. One is used until half its time is over.
pub struct Tokens {
    key: Arc<SystemKey>,
    klokke: Klokke,
    issuer: String,
    name: String,
    audience: String,
    last: Mutex<Option<(String, Timestamp)>>,
}

impl Tokens {
    /// For a subscriber at `url`, from the portal `name` at `issuer`.
    pub fn new(key: Arc<SystemKey>, klokke: Klokke, issuer: &str, name: &str, url: &str) -> Self {
        let (issuer, name) = (issuer.to_owned(), name.to_owned());
        Self { key, klokke, issuer, name, audience: origin(url), last: Mutex::default() }
    }

    /// A token that holds long enough to be sent now.
    ///
    /// # Errors
    /// [`TokenFault::NotSigned`].
    pub fn get(&self) -> Result<String, TokenFault> {
        let now = self.klokke.na();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((token, made)) = &*last
            && (0..SYSTEM_SECONDS / 2).contains(&now.duration_since(*made).as_secs())
        {
            return Ok(token.clone());
        }
        let token = self.make(now)?;
        *last = Some((token.clone(), now));
        Ok(token)
    }

    fn make(&self, now: Timestamp) -> Result<String, TokenFault> {
        let iat = now.as_second();
        let claims = SystemClaims {
            scp: SYSTEM_SCOPE.to_owned(),
            client_id: system_client_id(&self.issuer),
            client_name: self.name.clone(),
            endusertype: SYSTEM_USER_TYPE.to_owned(),
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            iat,
            nbf: iat,
            exp: iat + SYSTEM_SECONDS,
            jti: Uuid::new_v4().to_string(),
        };
        self.key.sign(SYSTEM_TYP_2, &claims)
    }
}

/// Scheme, host and port of an address.
pub(crate) fn origin(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    format!("{scheme}://{}", rest.split('/').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn the_audience_is_the_subscribers_origin() {
        assert_eq!(origin("https://register.example:8443/pvk/inn"), "https://register.example:8443");
        assert_eq!(origin("https://register.example"), "https://register.example");
    }

    #[test]
    fn only_rsa_of_enough_bits_is_taken() {
        assert_eq!(SystemKey::read(b"no key").err(), Some(TokenFault::NotRsa));
        assert_eq!(
            SystemKey::read(include_bytes!("../../tests/replication/ed25519.pem")).err(),
            Some(TokenFault::NotRsa)
        );
        assert_eq!(
            SystemKey::read(include_bytes!("../../tests/replication/short.pem")).err(),
            Some(TokenFault::TooShort)
        );
        for pem in [
            &include_bytes!("../../tests/replication/pkcs8.pem")[..],
            include_bytes!("../../tests/replication/pkcs1.pem"),
        ] {
            let key = SystemKey::read(pem).expect("a key");
            assert!(
                !serde_json::to_string(key.public()).expect("a JWK").contains("\"d\""),
                "the private part stays here"
            );
        }
    }

    #[test]
    fn a_token_is_used_for_half_its_time() {
        let klokke = Klokke::stilt("2026-11-22T09:00:00Z".parse().expect("an instant"));
        let key = Arc::new(SystemKey::read(include_bytes!("../../tests/replication/pkcs8.pem")).expect("a key"));
        let tokens = Tokens::new(key, klokke.clone(), "https://innsyn.example", "Innsyn", "https://register.example/x");
        let first = tokens.get().expect("a token");
        klokke.flytt(SignedDuration::from_secs(29));
        assert_eq!(tokens.get().expect("a token"), first);
        klokke.flytt(SignedDuration::from_secs(1));
        assert_ne!(tokens.get().expect("a token"), first);
        klokke.flytt(SignedDuration::from_secs(-60));
        assert_ne!(tokens.get().expect("a token"), first, "nor when the clock is set back");
    }
}
