//! Deals the outbox out to the subscribers' queues.

use super::{leser, sql};
use crate::domain::klient::Klient;
use crate::pvk::Pvk;
use crate::store::{Feil, fullfor, les, mikro, transaksjon};

/// Changes dealt out in one transaction.
const I_GANGEN: i64 = 2000;

impl Pvk {
    /// Makes a subscriber's queues ready for what it may read now. A definition that is new to it is dealt from the
    /// beginning; what waits of one that it may no longer read is laid aside, and goes on when it may again.
    ///
    /// # Errors
    /// Database; then nothing was changed.
    pub async fn klargjor_abonnent(&self, klient: &Klient) -> Result<(), Feil> {
        let (basis, na, id, leser) = (self.basis.clone(), mikro(self.klokke.na()), klient.id.clone(), leser(klient));
        let definisjoner: Vec<String> = klient.leser().map(|d| d.0.clone()).collect();
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::NY_ABONNENT).bind(&id).execute(&mut **tx).await?;
                sqlx::query(sql::LAS_ABONNENT).bind(&id).execute(&mut **tx).await?;
                for definisjon in &definisjoner {
                    sqlx::query(sql::NY_UTDELING).bind(&id).bind(definisjon).execute(&mut **tx).await?;
                }
                sqlx::query(sql::LEGG_BORT).bind(&id).bind(&leser).execute(&mut **tx).await?;
                sqlx::query(sql::TA_FRAM).bind(&id).bind(&leser).bind(na).execute(&mut **tx).await?;
                Ok(())
            })
        })
        .await
    }

    /// Deals changes that have their number out to a subscriber's queues; how many. 0 when nothing was left.
    ///
    /// # Errors
    /// Database; what was dealt before it stays so.
    pub async fn del_ut(&self, klient: &Klient) -> Result<i64, Feil> {
        let nye: Vec<(String,)> =
            les!(&self.basis, k => sqlx::query_as(sql::HAR_NYTT).bind(&klient.id).fetch_all(k).await)?;
        let mut antall = 0;
        for (definisjon,) in nye {
            if klient.leser().any(|d| d.0 == definisjon) {
                antall += self.del_ut_en(klient, definisjon).await?;
            }
        }
        Ok(antall)
    }

    async fn del_ut_en(&self, klient: &Klient, definisjon: String) -> Result<i64, Feil> {
        let (basis, na, id) = (self.basis.clone(), mikro(self.klokke.na()), klient.id.clone());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LAS_ABONNENT).bind(&id).execute(&mut **tx).await?;
                let (fra,): (i64,) =
                    sqlx::query_as(sql::FRAM_TIL).bind(&id).bind(&definisjon).fetch_one(&mut **tx).await?;
                let (antall, til): (i64, i64) = sqlx::query_as(sql::NESTE_BUNKE)
                    .bind(&definisjon)
                    .bind(fra)
                    .bind(I_GANGEN)
                    .fetch_one(&mut **tx)
                    .await?;
                if antall == 0 {
                    return Ok(0);
                }
                sqlx::query(sql::DEL_UT)
                    .bind(&id)
                    .bind(&definisjon)
                    .bind(fra)
                    .bind(til)
                    .bind(na)
                    .execute(&mut **tx)
                    .await?;
                sqlx::query(sql::SETT_FRAM_TIL).bind(&id).bind(&definisjon).bind(til).execute(&mut **tx).await?;
                Ok(antall)
            })
        })
        .await
    }
}
