//! Following one order as it moves.

use super::sql;
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bestilling::Bestillingsstatus;
use crate::domain::id::HendelseId;
use crate::domain::register::Register;
use crate::innsyn::Innsyn;
use crate::store::{Feil, les};
use std::sync::Arc;

/// Follows one order for somebody who was let in to it.
#[derive(Clone, Debug)]
pub struct Folger {
    pub(super) door: Innsyn,
    pub(super) aktor: Aktor,
    pub(super) register: Arc<Register>,
    pub(super) id: HendelseId,
}

impl Folger {
    /// Where the order stands now. Asks again whether the actor may see it, for access can be shut meanwhile.
    ///
    /// # Errors
    /// As [`Innsyn::bestilling`].
    pub async fn status(&self) -> Result<Bestillingsstatus, Feil> {
        self.door.apner(&self.aktor, &self.register).await?;
        let rad: Option<(String,)> = les!(&self.door.basis, k => sqlx::query_as(sql::STATUS)
            .bind(self.aktor.gjelder().0)
            .bind(self.id.0)
            .fetch_optional(k)
            .await)?;
        let (status,) = rad.ok_or(Avslag::FinnesIkke)?;
        Bestillingsstatus::les(&status).ok_or(Feil::Ulest("status of an order"))
    }
}
