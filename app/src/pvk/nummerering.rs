//! Numbers the changes after they are committed. In one place, one at a time and without gaps, so that whoever has read
//! the feed up to a number has read all before it: no number is ever filled in later.

pub(crate) mod sql;
#[cfg(test)]
mod tests;

use super::Pvk;
use crate::store::{Feil, fullfor, les, transaksjon};

/// Changes numbered in one transaction.
const I_GANGEN: i64 = 5000;

impl Pvk {
    /// Gives numbers to committed changes, in an order that is each setting's own; whether more wait. A change that was
    /// answered before the call has its number when nothing more waits. Any process may call, at any time.
    ///
    /// # Errors
    /// Database; then nothing was numbered.
    pub async fn nummerer(&self) -> Result<bool, Feil> {
        self.nummerer_inntil(I_GANGEN).await
    }

    /// As [`Self::nummerer`], until nothing waits.
    ///
    /// # Errors
    /// Database; what was numbered before it stays so.
    pub async fn nummerer_alt(&self) -> Result<(), Feil> {
        while self.nummerer().await? {}
        Ok(())
    }

    /// A setting's later change is seen only when the earlier one is, since changes lock their citizen's row. Ordered by
    /// sequence number, each setting's changes are therefore numbered in their order, within a batch and across them.
    async fn nummerer_inntil(&self, antall: i64) -> Result<bool, Feil> {
        let venter: Option<(i64,)> = les!(&self.basis, k => sqlx::query_as(sql::NOE_VENTER).fetch_optional(k).await)?;
        if venter.is_none() {
            return Ok(false);
        }
        let basis = self.basis.clone();
        fullfor(async move {
            transaksjon!(&basis, tx => {
                let (siste,): (i64,) = sqlx::query_as(sql::LAS_TELLER).fetch_one(&mut **tx).await?;
                let gitt = sqlx::query(sql::GI_NUMMER).bind(siste).bind(antall).execute(&mut **tx).await?;
                let gitt = i64::try_from(gitt.rows_affected()).map_err(|_| Feil::Ulest("number of rows"))?;
                sqlx::query(sql::HEV_TELLER).bind(gitt).execute(&mut **tx).await?;
                Ok(gitt == antall)
            })
        })
        .await
    }
}
