//! Test keys: those of the issuer, of two clients and of a stranger, and one that is too weak.

use data_encoding::BASE64;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::Value;

/// A private key, with an algorithm that it can sign by.
#[derive(Clone)]
pub struct Key {
    pub private: EncodingKey,
    pub algorithm: Algorithm,
}

macro_rules! keys {
    ($($name:ident = $file:literal $make:ident $algorithm:ident;)+) => {$(
        pub fn $name() -> Key {
            let der = der(include_str!(concat!("../keys/", $file)));
            Key { private: EncodingKey::$make(&der), algorithm: Algorithm::$algorithm }
        }
    )+};
}

keys! {
    issuer_rsa = "issuer-rsa.pem" from_rsa_der RS256;
    issuer_ec256 = "issuer-ec256.pem" from_ec_der ES256;
    issuer_ec384 = "issuer-ec384.pem" from_ec_der ES384;
    client_rsa = "client-rsa.pem" from_rsa_der RS256;
    client_ec256 = "client-ec256.pem" from_ec_der ES256;
    client_ec384 = "client-ec384.pem" from_ec_der ES384;
    other_ec256 = "other-ec256.pem" from_ec_der ES256;
    weak_rsa = "weak-rsa.pem" from_rsa_der RS256;
}

impl Key {
    /// The public part, without any optional member.
    pub fn jwk(&self) -> Value {
        let jwk = Jwk::from_encoding_key(&self.private, self.algorithm).expect("a key with a public part");
        let mut value = serde_json::to_value(jwk).expect("a JWK");
        value.as_object_mut().expect("an object").remove("alg");
        value
    }

    pub fn thumbprint(&self) -> String {
        let jwk: Jwk = serde_json::from_value(self.jwk()).expect("a JWK");
        jwk.thumbprint(jsonwebtoken::jwk::ThumbprintHash::SHA256).expect("a thumbprint")
    }

    pub fn with(self, algorithm: Algorithm) -> Self {
        Self { algorithm, ..self }
    }
}

/// The bytes between the lines of a PEM file.
fn der(pem: &str) -> Vec<u8> {
    let (_, inner) = pem.split_once("KEY-----").expect("a first line");
    let (inner, _) = inner.split_once("-----").expect("a last line");
    BASE64.decode(inner.split_whitespace().collect::<String>().as_bytes()).expect("base64")
}
