//! Reminds registries of orders that they have not answered: note and message in one transaction, so that each day that is
//! due gives one reminder, whatever dies.

use super::{Ko, legg_i_ko, ny_guid, sql};
use crate::domain::bestilling::skal_purres;
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::domain::tid;
use crate::innsyn::system::Meldingsslag;
use crate::personvern::lagre::las;
use crate::store::{self, Feil, fullfor, les, mikro, transaksjon};
use jiff::{SignedDuration, Timestamp};

/// Orders looked at in one reading.
const I_GANGEN: i64 = 200;
/// What is younger than this is due for nothing; a day less than the first reminder, for days of 23 hours.
const TIDLIGST: SignedDuration = SignedDuration::from_hours(24 * 19);
/// What was reminded since then is not due again; a day less than the shortest time between two.
const TETTEST: SignedDuration = SignedDuration::from_hours(24 * 6);

impl Ko {
    /// Writes down every reminder that is due; how many.
    ///
    /// # Errors
    /// Database; what was written before stays.
    pub async fn purr(&self) -> Result<usize, Feil> {
        let na = self.klokke.na();
        let (mut sist, mut antall) = ((i64::MIN, i64::MIN), 0);
        loop {
            let rader: Vec<(i64, i64)> = les!(&self.basis, k => sqlx::query_as(sql::PURREKANDIDATER)
                .bind(mikro(na - TIDLIGST))
                .bind(mikro(na - TETTEST))
                .bind(sist.0)
                .bind(sist.1)
                .bind(I_GANGEN)
                .fetch_all(k)
                .await)?;
            let Some(siste) = rader.last() else { return Ok(antall) };
            sist = *siste;
            for (innbygger, id) in rader {
                let door = self.clone();
                let purret = fullfor(async move { door.purr_en(InnbyggerId(innbygger), id, na).await }).await?;
                antall += usize::from(purret);
            }
        }
    }

    async fn purr_en(&self, innbygger: InnbyggerId, id: i64, na: Timestamp) -> Result<bool, Feil> {
        let dag = tid::dag(na);
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let rad: Option<(String, i64, Option<i64>)> =
                sqlx::query_as(sql::TIL_PURRING).bind(innbygger.0).bind(id).fetch_optional(&mut **tx).await?;
            let Some((part, opprettet, purret)) = rad else { return Ok(false) };
            let purret = purret.map(store::tid).transpose()?.map(tid::dag);
            if !skal_purres(tid::dag(store::tid(opprettet)?), purret, dag) {
                return Ok(false);
            }
            sqlx::query(sql::PURRET).bind(innbygger.0).bind(id).bind(mikro(na)).execute(&mut **tx).await?;
            legg_i_ko!(tx, innbygger, PartKode(part), Meldingsslag::Purring, id, ny_guid()?, na)?;
            Ok(true)
        })
    }
}
