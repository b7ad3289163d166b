//! How it stands with the subscribers, for those who operate the portal.

use super::sql;
use crate::domain::klient::{Klient, Klientregister};
use crate::domain::replikering::Abonnementstatus;
use crate::pvk::Pvk;
use crate::store::{self, Feil, fullfor, les, mikro, transaksjon};
use jiff::Timestamp;

/// A subscriber enters or leaves the state in which an operator must see to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarmskifte {
    Inn,
    Ut,
}

/// Waiting, refused, waits since, fails since, failures in a row.
type Tall = (i64, i64, Option<i64>, Option<i64>, i64);

impl Pvk {
    /// How it stands with every subscriber, also with what has not been dealt out.
    ///
    /// # Errors
    /// Database: what cannot be answered is not "all is well".
    pub async fn abonnementer(&self, klienter: &Klientregister) -> Result<Vec<Abonnementstatus>, Feil> {
        let mut alle = Vec::new();
        for (klient, _) in klienter.abonnenter() {
            let mut status = self.abonnement(klient).await?;
            for definisjon in klient.leser() {
                let (antall, eldste) = self.ikke_delt_ut(klient, &definisjon.0).await?;
                status.venter += antall;
                status.eldste = [status.eldste, eldste].into_iter().flatten().min();
            }
            alle.push(status);
        }
        Ok(alle)
    }

    /// How it stands with a subscriber's queues.
    ///
    /// # Errors
    /// Database.
    pub async fn abonnement(&self, klient: &Klient) -> Result<Abonnementstatus, Feil> {
        let id = &klient.id;
        let (venter, trenger_person, eldste, feiler_siden, forsok): Tall =
            les!(&self.basis, k => sqlx::query_as(sql::VENTER).bind(id).fetch_one(k).await)?;
        let feil: Option<(String,)> =
            les!(&self.basis, k => sqlx::query_as(sql::SISTE_FEIL).bind(id).fetch_optional(k).await)?;
        Ok(Abonnementstatus {
            klient: id.clone(),
            venter,
            eldste: eldste.map(store::tid).transpose()?,
            feiler_siden: feiler_siden.map(store::tid).transpose()?,
            forsok,
            feil: feil.map(|(feil,)| feil).unwrap_or_default(),
            trenger_person,
        })
    }

    async fn ikke_delt_ut(&self, klient: &Klient, definisjon: &str) -> Result<(i64, Option<Timestamp>), Feil> {
        let fram_til: Option<(i64,)> = les!(&self.basis, k => {
            sqlx::query_as(sql::FRAM_TIL).bind(&klient.id).bind(definisjon).fetch_optional(k).await
        })?;
        let fram_til = fram_til.map_or(0, |(nr,)| nr);
        let (antall, eldste): (i64, Option<i64>) = les!(&self.basis, k => {
            sqlx::query_as(sql::IKKE_DELT_UT).bind(definisjon).bind(fram_til).fetch_one(k).await
        })?;
        Ok((antall, eldste.map(store::tid).transpose()?))
    }

    /// Whether a subscriber has entered or left the alarm since it was asked last, by whatever process: each turn is
    /// told once.
    ///
    /// # Errors
    /// Database.
    pub async fn alarmskifte(&self, klient: &Klient, status: &Abonnementstatus) -> Result<Option<Alarmskifte>, Feil> {
        let na = self.klokke.na();
        let (basis, id, alarm) = (self.basis.clone(), klient.id.clone(), status.alarm(na));
        fullfor(async move {
            transaksjon!(&basis, tx => {
                let (siden,): (Option<i64>,) =
                    sqlx::query_as(sql::LAS_ABONNENT).bind(&id).fetch_one(&mut **tx).await?;
                if siden.is_some() == alarm {
                    return Ok(None);
                }
                let siden = alarm.then_some(mikro(na));
                sqlx::query(sql::SETT_ALARM).bind(&id).bind(siden).execute(&mut **tx).await?;
                Ok(Some(if alarm { Alarmskifte::Inn } else { Alarmskifte::Ut }))
            })
        })
        .await
    }

    /// A subscriber that did not answer does again: what failed because of that is due at once, but for what it asked
    /// itself to get later.
    ///
    /// # Errors
    /// Database.
    pub async fn er_oppe_igjen(&self, klient: &Klient) -> Result<(), Feil> {
        self.forfall(klient, false).await.map(drop)
    }

    /// Makes all that waits for a subscriber due now, when a person has mended what was wrong; how much.
    ///
    /// # Errors
    /// Database.
    pub async fn prov_igjen(&self, klient: &Klient) -> Result<u64, Feil> {
        self.forfall(klient, true).await
    }

    async fn forfall(&self, klient: &Klient, alt: bool) -> Result<u64, Feil> {
        let (basis, na, id) = (self.basis.clone(), mikro(self.klokke.na()), klient.id.clone());
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LAS_ABONNENT).bind(&id).execute(&mut **tx).await?;
                let setning = if alt { sqlx::query(sql::FORFALL) } else { sqlx::query(sql::ER_OPPE) };
                Ok(setning.bind(&id).bind(na).execute(&mut **tx).await?.rows_affected())
            })
        })
        .await
    }
}
