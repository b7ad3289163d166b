//! Signs receipts and tells whether a receipt is ours. JWS (RFC 7515), EdDSA over Ed25519 (RFC 8037), by a library.
//! The public keys of all times are kept, so that an old receipt can always be verified.

use super::{Basis, Feil, Klokke, mikro, sql, tilfeldig, transaksjon};
use crate::domain::kvittering::Kvitteringsinnhold;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// `typ` of the JWS header.
const TYP: &str = "consent-receipt+jwt";

/// A public key as JWK (RFC 8037).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jwk {
    pub kty: String,
    pub crv: String,
    pub x: String,
    pub kid: String,
    pub alg: String,
    #[serde(rename = "use")]
    pub bruk: String,
}

/// The key that signs, and all that ever did. Cheap to clone.
#[derive(Clone)]
pub struct Signering(Arc<Nokler>);

struct Nokler {
    kid: String,
    privat: EncodingKey,
    /// Public keys by `kid`.
    offentlige: BTreeMap<String, Jwk>,
}

impl fmt::Debug for Signering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signering({})", self.0.kid)
    }
}

/// Where the private key comes from.
#[derive(Clone)]
pub enum Nokkelkilde {
    /// The installation's own, PKCS #8 in PEM.
    Pem(String),
    /// The demo's: made at the first start and kept in its database.
    IBasen,
}

/// Why an uploaded receipt is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ugyldig {
    /// Not a receipt at all.
    IkkeKvittering,
    /// Signed with a key that is none of ours.
    UkjentNokkel,
    /// The signature does not fit the content: something was altered.
    Endret,
}

impl Signering {
    /// Finds or makes the signing key, and notes its public half among those of all times.
    ///
    /// # Errors
    /// [`Feil::Nokkel`] for a key that is not Ed25519 in PKCS #8; database; randomness.
    pub async fn apne(basis: &Basis, klokke: &Klokke, kilde: Nokkelkilde) -> Result<Self, Feil> {
        let na = mikro(klokke.na());
        let ny = match &kilde {
            Nokkelkilde::Pem(pem) => SigningKey::from_pkcs8_pem(pem).map_err(|_| Feil::Nokkel)?,
            Nokkelkilde::IBasen => SigningKey::from_bytes(&tilfeldig::<32>()?),
        };
        let lagres = matches!(kilde, Nokkelkilde::IBasen).then(|| BASE64URL_NOPAD.encode(ny.as_bytes()));
        let jwk = jwk(&ny);
        let offentlig = serde_json::to_string(&jwk).map_err(|_| Feil::Nokkel)?;
        let rader: Vec<(String, Option<String>)> = transaksjon!(basis, tx => {
            let egne: Vec<(String, Option<String>)> =
                sqlx::query_as(sql::NOKLER).fetch_all(&mut **tx).await?;
            if lagres.is_none() || egne.iter().all(|(_, privat)| privat.is_none()) {
                sqlx::query(sql::NY_NOKKEL)
                    .bind(&jwk.kid)
                    .bind(&offentlig)
                    .bind(&lagres)
                    .bind(na)
                    .execute(&mut **tx)
                    .await?;
            }
            let alle: Vec<(String, Option<String>)> = sqlx::query_as(sql::NOKLER).fetch_all(&mut **tx).await?;
            Ok(alle)
        })?;
        let nokkel = match kilde {
            Nokkelkilde::Pem(_) => ny,
            Nokkelkilde::IBasen => lagret(rader.iter().find_map(|(_, privat)| privat.as_deref()))?,
        };
        let offentlige = rader
            .iter()
            .map(|(jwk, _)| serde_json::from_str::<Jwk>(jwk).map(|j| (j.kid.clone(), j)))
            .collect::<Result<_, _>>()
            .map_err(|_| Feil::Ulest("signing key"))?;
        Self::av(&nokkel, offentlige)
    }

    fn av(nokkel: &SigningKey, offentlige: BTreeMap<String, Jwk>) -> Result<Self, Feil> {
        let der = nokkel.to_pkcs8_der().map_err(|_| Feil::Nokkel)?;
        let privat = EncodingKey::from_ed_der(der.as_bytes());
        Ok(Self(Arc::new(Nokler { kid: jwk(nokkel).kid, privat, offentlige })))
    }

    /// A receipt as compact JWS.
    ///
    /// # Errors
    /// [`Feil::Nokkel`] when it cannot be signed; then the change is not stored either.
    pub fn signer(&self, innhold: &Kvitteringsinnhold) -> Result<String, Feil> {
        let mut hode = Header::new(Algorithm::EdDSA);
        hode.typ = Some(TYP.to_owned());
        hode.kid = Some(self.0.kid.clone());
        encode(&hode, innhold, &self.0.privat).map_err(|_| Feil::Nokkel)
    }

    /// Whether a receipt is ours and unaltered; its content when it is.
    ///
    /// # Errors
    /// Why not.
    pub fn verifiser(&self, jws: &str) -> Result<Kvitteringsinnhold, Ugyldig> {
        let hode = decode_header(jws).map_err(|_| Ugyldig::IkkeKvittering)?;
        if hode.typ.as_deref() != Some(TYP) || hode.alg != Algorithm::EdDSA {
            return Err(Ugyldig::IkkeKvittering);
        }
        let jwk = hode.kid.and_then(|kid| self.0.offentlige.get(&kid)).ok_or(Ugyldig::UkjentNokkel)?;
        let nokkel = DecodingKey::from_ed_components(&jwk.x).map_err(|_| Ugyldig::UkjentNokkel)?;
        let mut regler = Validation::new(Algorithm::EdDSA);
        // A receipt is no token: it has no audience and never runs out.
        regler.required_spec_claims.clear();
        regler.validate_exp = false;
        regler.validate_aud = false;
        decode(jws, &nokkel, &regler).map(|t| t.claims).map_err(|_| Ugyldig::Endret)
    }

    /// The public keys of all times (JWK Set, RFC 7517).
    pub fn offentlige(&self) -> Vec<Jwk> {
        self.0.offentlige.values().cloned().collect()
    }
}

fn lagret(privat: Option<&str>) -> Result<SigningKey, Feil> {
    let byte = BASE64URL_NOPAD.decode(privat.unwrap_or_default().as_bytes()).map_err(|_| Feil::Nokkel)?;
    Ok(SigningKey::from_bytes(&<[u8; 32]>::try_from(byte).map_err(|_| Feil::Nokkel)?))
}

fn jwk(nokkel: &SigningKey) -> Jwk {
    let offentlig = nokkel.verifying_key().to_bytes();
    let kid = HEXLOWER.encode(&Sha256::digest(offentlig))[..16].to_owned();
    Jwk {
        kty: "OKP".to_owned(),
        crv: "Ed25519".to_owned(),
        x: BASE64URL_NOPAD.encode(&offentlig),
        kid,
        alg: "EdDSA".to_owned(),
        bruk: "sig".to_owned(),
    }
}
