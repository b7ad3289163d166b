//! §5.1: the token of outgoing calls. It is the portal's own, not a citizen's: a change may be sent long after whoever
//! made it has logged out.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// Header field `typ_2` [DOC-].
pub const SYSTEM_TYP_2: &str = "system_ws_sync";
/// Header field `ver`: that it is there is [DOC-], its value [INFERRED].
pub const SYSTEM_VER: &str = "1.0";
/// What the token is for [INFERRED].
pub const SYSTEM_SCOPE: &str = "nhn:helsenorge.eksternapi/personverninnstilling_replikering";
/// Who is behind it: nobody, it is a system [INFERRED].
pub const SYSTEM_USER_TYPE: &str = "system";
/// Seconds that a token lasts [INFERRED].
pub const SYSTEM_SECONDS: i64 = 60;

/// The claims: the first four are [DOC-], the others [INFERRED].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemClaims {
    /// Separated by spaces.
    pub scp: String,
    /// A GUID.
    pub client_id: String,
    pub client_name: String,
    pub endusertype: String,
    /// The portal's address; its keys are below it.
    pub iss: String,
    /// The origin of the subscriber's address.
    pub aud: String,
    pub iat: i64,
    pub nbf: i64,
    pub exp: i64,
    pub jti: String,
}

/// The portal's `client_id`: a GUID made of its address, so that all its processes have the same, for good [INFERRED].
pub fn system_client_id(origin: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(origin.as_bytes()).into();
    let mut first = [0; 16];
    first.copy_from_slice(&digest[..16]);
    Builder::from_custom_bytes(first).into_uuid().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_id_is_a_guid_that_goes_with_the_address() {
        let id = system_client_id("https://innsyn.example");
        assert!(uuid::Uuid::parse_str(&id).is_ok(), "{id}");
        assert_eq!(id, system_client_id("https://innsyn.example"));
        assert_ne!(id, system_client_id("https://annen.example"));
    }
}
