//! Door 3, pvk: what registries' programs do (contract §1–§5): they look settings up, list them, follow changes, register
//! settings, tickets and requests, and get changes sent. Hides SQL, transactions, the feed's numbering and the queues.

pub mod bestillinger;
pub mod lesing;
pub mod levering;
pub(crate) mod nummerering;
pub mod replikering;
pub mod saker;
pub mod skriving;
pub mod sletting;
pub(crate) mod sql;
pub mod tilbakemelding;

use crate::domain::fnr::{Fnr, Godtar};
use crate::domain::id::InnbyggerId;
use crate::domain::innstilling::Personverninnstilling;
use crate::domain::katalog::Katalog;
use crate::domain::klient::Klientavslag;
use crate::personvern::Personvern;
use crate::store::{Basis, Feil, Klokke, les};
use std::sync::Arc;

/// The door. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Pvk {
    basis: Basis,
    klokke: Klokke,
    katalog: Arc<Katalog>,
    personvern: Personvern,
    godtar: Godtar,
}

/// A citizen's number, and the citizen's answer to one definition as it stood after one change.
#[derive(Clone, Debug)]
pub struct Instans {
    pub fnr: Fnr,
    pub innstilling: Personverninnstilling,
}

/// What can go wrong behind this door.
#[derive(Debug, thiserror::Error)]
pub enum Pvkfeil {
    /// Refused by rule.
    #[error(transparent)]
    Avslag(#[from] Klientavslag),
    /// A fault of ours: the question has not been answered.
    #[error(transparent)]
    Feil(#[from] Feil),
}

impl From<sqlx::Error> for Pvkfeil {
    fn from(feil: sqlx::Error) -> Self {
        Self::Feil(feil.into())
    }
}

impl Pvk {
    pub fn ny(basis: Basis, klokke: Klokke, katalog: Arc<Katalog>, personvern: Personvern, godtar: Godtar) -> Self {
        Self { basis, klokke, katalog, personvern, godtar }
    }

    /// The citizen with a number. A number that cannot be and one that nobody has get the same answer (contract §1.5).
    ///
    /// # Errors
    /// [`Klientavslag::UkjentInnbygger`]; database.
    pub async fn innbygger(&self, nummer: &str) -> Result<InnbyggerId, Pvkfeil> {
        let fnr = Fnr::les(nummer, self.godtar).map_err(|_| Klientavslag::UkjentInnbygger)?;
        let funnet: Option<(i64,)> =
            les!(&self.basis, k => sqlx::query_as(sql::FINN_INNBYGGER).bind(fnr.siffer()).fetch_optional(k).await)?;
        Ok(funnet.map(|(id,)| InnbyggerId(id)).ok_or(Klientavslag::UkjentInnbygger)?)
    }
}
