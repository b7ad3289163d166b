//! A registry confirms that it has deleted. The clock starts in `lagre`; the citizen reads it with the setting.

use super::{Personvern, sql};
use crate::domain::aktor::Part;
use crate::domain::avslag::Avslag;
use crate::domain::definisjon::DefinisjonId;
use crate::domain::id::InnbyggerId;
use crate::store::{Feil, fullfor, mikro, transaksjon};

impl Personvern {
    /// Notes that `part` has deleted what the change with `sekvensnummer` made it delete. Said twice is said once.
    ///
    /// # Errors
    /// [`Avslag::UkjentDefinisjon`] for a definition that is not the part's own; [`Avslag::FinnesIkke`] when that
    /// change started no deletion; database.
    pub async fn bekreft_slettet(
        &self,
        part: &Part,
        innbygger: InnbyggerId,
        definisjon: &DefinisjonId,
        sekvensnummer: i64,
    ) -> Result<(), Feil> {
        let (register, _) = self.katalog.definisjon(definisjon).ok_or(Avslag::UkjentDefinisjon)?;
        if register.part != *part.kode() {
            return Err(Avslag::UkjentDefinisjon.into());
        }
        let (door, definisjon) = (self.clone(), definisjon.clone());
        fullfor(async move { door.noter_slettet(innbygger, &definisjon, sekvensnummer).await }).await
    }

    async fn noter_slettet(&self, innbygger: InnbyggerId, id: &DefinisjonId, sekvensnummer: i64) -> Result<(), Feil> {
        let na = mikro(self.klokke.na());
        transaksjon!(&self.basis, tx => {
            let funnet: Option<(i64,)> = sqlx::query_as(sql::BEKREFT_SLETTET)
                .bind(innbygger.0)
                .bind(&id.0)
                .bind(sekvensnummer)
                .bind(na)
                .fetch_optional(&mut **tx)
                .await?;
            funnet.map(drop).ok_or(Avslag::FinnesIkke.into())
        })
    }
}
