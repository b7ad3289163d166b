//! The token that goes with a question about one citizen (contract §6.2): who it is about, who asks and in which role. One
//! for each question, for a minute, for one registry.

use crate::api::contract::source::{
    CITIZEN_AUTH_LEVEL, CITIZEN_SCOPE, CITIZEN_SECONDS, CITIZEN_TYP_2, CITIZEN_USER_TYPE, CitizenClaims,
};
use crate::api::contract::system_client_id;
use crate::replication::{SystemKey, TokenFault};
use app::innsyn::system::Sporrer;
use app::store::Klokke;
use std::sync::Arc;
use uuid::Uuid;

/// Who makes the tokens: the portal, by its address and name.
#[derive(Clone, Debug)]
pub struct Issuer {
    pub key: Arc<SystemKey>,
    pub klokke: Klokke,
    pub address: String,
    pub name: String,
}

impl Issuer {
    /// A token about `who`, for the registry that is called `audience`.
    ///
    /// # Errors
    /// [`TokenFault::NotSigned`].
    pub fn token(&self, who: &Sporrer, audience: &str) -> Result<String, TokenFault> {
        let iat = self.klokke.na().as_second();
        let claims = CitizenClaims {
            scp: CITIZEN_SCOPE.to_owned(),
            client_id: system_client_id(&self.address),
            client_name: self.name.clone(),
            endusertype: CITIZEN_USER_TYPE.to_owned(),
            sub: who.nummer.siffer().to_owned(),
            pid: who.nummer.siffer().to_owned(),
            acting_pid: who.innlogget.siffer().to_owned(),
            rep: who.rolle.map(|r| r.kode().to_owned()),
            auth_level: CITIZEN_AUTH_LEVEL,
            iss: self.address.clone(),
            aud: audience.to_owned(),
            iat,
            nbf: iat,
            exp: iat + CITIZEN_SECONDS,
            jti: Uuid::new_v4().to_string(),
        };
        self.key.sign(CITIZEN_TYP_2, &claims)
    }
}
