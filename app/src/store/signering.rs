//! Signs receipts and tells whether a receipt is ours. JWS (RFC 7515), EdDSA over Ed25519 (RFC 8037), by a library.
//! The public keys of all times are kept, so that an old receipt can always be verified.

use super::{Basis, Feil, Klokke, les, mikro, sql, tilfeldig, transaksjon};
use crate::domain::kvittering::{Bevis, Kvitteringsinnhold, Ugyldig};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::Arc;

/// `typ` of the JWS header.
const TYP: &str = "consent-receipt+jwt";
const ALG: &str = "EdDSA";
/// Who signs where nobody has said so.
const UTSTEDER: &str = "http://127.0.0.1:3000";
/// Largest receipt that is looked at, in bytes; ours are a tenth of it.
pub const STORSTE: usize = 32 * 1024;

/// A public key as JWK (RFC 8037). Has no room for the private part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jwk {
    pub kty: String,
    pub crv: String,
    pub x: String,
    pub kid: String,
    pub alg: String,
    #[serde(rename = "use")]
    pub bruk: String,
}

/// The key that signs, and the way to all that ever did. Cheap to clone.
#[derive(Clone)]
pub struct Signering {
    nokkel: Arc<Nokkel>,
    utsteder: Arc<str>,
    basis: Basis,
}

struct Nokkel {
    kid: String,
    privat: EncodingKey,
}

impl fmt::Debug for Signering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signering({})", self.nokkel.kid)
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

/// The header of a receipt: these three and nothing else, so that nobody can bring a key or an extension along.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hode {
    typ: String,
    alg: String,
    kid: String,
}

/// What every receipt holds, whatever version its form has.
#[derive(Deserialize)]
struct Kjerne {
    receipt_id: String,
    sequence: i64,
    event: Tidspunkt,
}

#[derive(Deserialize)]
struct Tidspunkt {
    event_time: Timestamp,
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
        let der = nokkel.to_pkcs8_der().map_err(|_| Feil::Nokkel)?;
        let privat = EncodingKey::from_ed_der(der.as_bytes());
        let nokkel = Arc::new(Nokkel { kid: self::jwk(&nokkel).kid, privat });
        Ok(Self { nokkel, utsteder: UTSTEDER.into(), basis: basis.clone() })
    }

    /// The same key, for a portal at this address.
    #[must_use]
    pub fn for_adresse(self, adresse: &str) -> Self {
        Self { utsteder: adresse.into(), ..self }
    }

    /// The address that receipts are signed for: the public keys stand below it.
    pub fn utsteder(&self) -> &str {
        &self.utsteder
    }

    /// A receipt as compact JWS.
    ///
    /// # Errors
    /// [`Feil::Nokkel`] when it cannot be signed; then the change is not stored either.
    pub fn signer(&self, innhold: &Kvitteringsinnhold) -> Result<String, Feil> {
        let mut hode = Header::new(Algorithm::EdDSA);
        hode.typ = Some(TYP.to_owned());
        hode.kid = Some(self.nokkel.kid.clone());
        encode(&hode, innhold, &self.nokkel.privat).map_err(|_| Feil::Nokkel)
    }

    /// Whether a file is a receipt of ours, every byte of it as it was signed; what it proves when it is. Keys are looked
    /// up when they are needed: another process may sign with a newer one.
    ///
    /// # Errors
    /// Database. What cannot be looked up is neither genuine nor false.
    pub async fn verifiser(&self, fil: &[u8]) -> Result<Result<Bevis, Ugyldig>, Feil> {
        let Some((jws, hode)) = les_hode(fil) else { return Ok(Err(Ugyldig::IkkeKvittering)) };
        let Some(jwk) = self.offentlig(&hode.kid).await? else { return Ok(Err(Ugyldig::UkjentNokkel)) };
        let nokkel = DecodingKey::from_ed_components(&jwk.x).map_err(|_| Feil::Ulest("signing key"))?;
        let mut regler = Validation::new(Algorithm::EdDSA);
        // A receipt is no token: it has no audience and never runs out.
        regler.required_spec_claims.clear();
        regler.validate_exp = false;
        regler.validate_aud = false;
        let Ok(lest) = decode::<serde_json::Value>(jws, &nokkel, &regler) else { return Ok(Err(Ugyldig::Endret)) };
        let kjerne: Kjerne = serde_json::from_value(lest.claims).map_err(|_| Feil::Ulest("signed receipt"))?;
        Ok(Ok(Bevis {
            nummer: kjerne.receipt_id,
            tidspunkt: kjerne.event.event_time,
            plass: kjerne.sequence,
            nokkel: jwk.kid,
        }))
    }

    async fn offentlig(&self, kid: &str) -> Result<Option<Jwk>, Feil> {
        if kid.len() != KID || !kid.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(None);
        }
        let rad: Option<(String,)> =
            les!(&self.basis, k => sqlx::query_as(sql::FINN_NOKKEL).bind(kid).fetch_optional(k).await)?;
        rad.map(|(json,)| les_jwk(&json)).transpose()
    }

    /// The public keys of all times (JWK Set, RFC 7517), newest first.
    ///
    /// # Errors
    /// Database.
    pub async fn offentlige(&self) -> Result<Vec<Jwk>, Feil> {
        let rader: Vec<(String, Option<String>)> =
            les!(&self.basis, k => sqlx::query_as(sql::NOKLER).fetch_all(k).await)?;
        rader.iter().map(|(json, _)| les_jwk(json)).collect()
    }
}

/// The header, when the file is three parts in base64url exactly as an encoder writes them (no padding, no space, no bits
/// left over), and the first is the header of a receipt. What is not is no receipt, whatever a lenient reader makes of it.
fn les_hode(fil: &[u8]) -> Option<(&str, Hode)> {
    let jws = std::str::from_utf8(fil).ok().filter(|t| t.len() <= STORSTE)?;
    let deler: Vec<Vec<u8>> =
        jws.split('.').map(|d| BASE64URL_NOPAD.decode(d.as_bytes())).collect::<Result<_, _>>().ok()?;
    let [hode, _, _] = &deler[..] else { return None };
    let hode: Hode = serde_json::from_slice(hode).ok()?;
    (hode.typ == TYP && hode.alg == ALG).then_some((jws, hode))
}

fn les_jwk(json: &str) -> Result<Jwk, Feil> {
    serde_json::from_str(json).map_err(|_| Feil::Ulest("signing key"))
}

fn lagret(privat: Option<&str>) -> Result<SigningKey, Feil> {
    let byte = BASE64URL_NOPAD.decode(privat.unwrap_or_default().as_bytes()).map_err(|_| Feil::Nokkel)?;
    Ok(SigningKey::from_bytes(&<[u8; 32]>::try_from(byte).map_err(|_| Feil::Nokkel)?))
}

/// Characters of a key's name.
const KID: usize = 16;

fn jwk(nokkel: &SigningKey) -> Jwk {
    let offentlig = nokkel.verifying_key().to_bytes();
    let kid = HEXLOWER.encode(&Sha256::digest(offentlig))[..KID].to_owned();
    Jwk {
        kty: "OKP".to_owned(),
        crv: "Ed25519".to_owned(),
        x: BASE64URL_NOPAD.encode(&offentlig),
        kid,
        alg: ALG.to_owned(),
        bruk: "sig".to_owned(),
    }
}

#[cfg(test)]
mod tests;
