//! Receipts: reading one's own, and the registry's word that a change is in force there.

use super::{Endringskolonner, Personvern, endring, sql};
use crate::domain::aktor::{Aktor, Part};
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::DefinisjonId;
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::oversikt::Kvittering;
use crate::store::{self, Feil, fullfor, les, mikro, transaksjon};

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

    /// A registry acknowledges a change of one of its own settings: from now on it is in force there. Said again, the
    /// first time stands.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] for a definition that is not the part's own, and for a change that was never made;
    /// database.
    pub async fn kvitter(
        &self,
        part: &Part,
        innbygger: InnbyggerId,
        definisjon: &DefinisjonId,
        sekvensnummer: i64,
    ) -> Result<(), Feil> {
        let (register, _) = self.katalog.definisjon(definisjon).ok_or(Avslag::FinnesIkke)?;
        if register.part != *part.kode() {
            return Err(Avslag::FinnesIkke.into());
        }
        let (basis, na, definisjon) = (self.basis.clone(), mikro(self.klokke.na()), definisjon.clone());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                let funnet: Option<(i64,)> = sqlx::query_as(sql::KVITTERING_FOR)
                    .bind(innbygger.0)
                    .bind(&definisjon.0)
                    .bind(sekvensnummer)
                    .fetch_optional(&mut **tx)
                    .await?;
                let (id,) = funnet.ok_or(Avslag::FinnesIkke)?;
                sqlx::query(sql::KVITTER).bind(innbygger.0).bind(id).bind(na).execute(&mut **tx).await?;
                sqlx::query(sql::KVITTER_INNSTILLING)
                    .bind(innbygger.0)
                    .bind(&definisjon.0)
                    .bind(sekvensnummer)
                    .bind(na)
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        })
        .await
    }
}
