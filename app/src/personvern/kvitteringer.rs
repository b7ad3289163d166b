//! Reading one's own receipts.

use super::{Endringskolonner, Personvern, endring, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Kvittering;
use crate::store::{self, Feil, les};

impl Personvern {
    /// The receipt of one change.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when the citizen has no such receipt, whoever else may; database.
    pub async fn kvittering(&self, aktor: &Aktor, id: HendelseId) -> Result<Kvittering, Feil> {
        self.les_kvittering(aktor, id, "kvittering").await
    }

    /// The signed receipt of one change, to take along.
    ///
    /// # Errors
    /// As [`Self::kvittering`].
    pub async fn signert(&self, aktor: &Aktor, id: HendelseId) -> Result<String, Feil> {
        self.les_kvittering(aktor, id, "signert kvittering").await.map(|k| k.jws)
    }

    async fn les_kvittering(&self, aktor: &Aktor, id: HendelseId, kategorier: &str) -> Result<Kvittering, Feil> {
        let innbygger = aktor.gjelder();
        let kolonner: Option<Endringskolonner> = les!(&self.basis, k =>
            sqlx::query_as(sql::HISTORIKK_EN).bind(innbygger.0).bind(id.0).fetch_optional(k).await)?;
        let rad = self.historikkrad(endring(kolonner.ok_or(Avslag::FinnesIkke)?)?)?;
        self.slipp_inn_til(aktor, &rad.definisjon, kategorier).await?;
        let (jws, sammendrag, i_kraft): (String, String, Option<i64>) = les!(&self.basis, k =>
            sqlx::query_as(sql::KVITTERING).bind(innbygger.0).bind(id.0).fetch_one(k).await)?;
        let i_kraft = i_kraft.map(store::tid).transpose()?;
        Ok(Kvittering { rad, i_kraft, jws, sammendrag })
    }
}
