//! A registry's word that a change is in force there.

use super::{Personvern, sql};
use crate::domain::aktor::Part;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::DefinisjonId;
use crate::domain::id::InnbyggerId;
use crate::store::{Feil, fullfor, mikro, transaksjon};

impl Personvern {
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
