//! Reminding a registry that has not confirmed a deletion. The reminder goes into the queue of what is sent to its system, in
//! the transaction that notes it.

use super::{Apen, fremdeles, sql};
use crate::domain::definisjon::PartKode;
use crate::domain::id::InnbyggerId;
use crate::domain::kvittering::sammendrag;
use crate::domain::sletting::Sletting;
use crate::domain::tid;
use crate::innsyn::system::Meldingsslag;
use crate::innsyn::utsending::legg_i_ko;
use crate::personvern::lagre::las;
use crate::pvk::Pvk;
use crate::store::{self, Feil, fullfor, mikro, transaksjon};
use jiff::Timestamp;

impl Pvk {
    /// Reminds the registry of one deletion; whether that was still needed.
    pub(super) async fn purr(&self, apen: &Apen<'_>) -> Result<bool, Feil> {
        let (door, na) = (self.clone(), self.klokke.na());
        let (innbygger, part, sett) = (apen.innbygger, apen.register.part.clone(), apen.sletting.clone());
        fullfor(async move { door.purr_i_transaksjon(innbygger, &part, &sett, na).await }).await
    }

    async fn purr_i_transaksjon(
        &self,
        innbygger: InnbyggerId,
        part: &PartKode,
        sett: &Sletting,
        na: Timestamp,
    ) -> Result<bool, Feil> {
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let naa = fremdeles!(tx, innbygger, sett);
            // Another process was first, the registry has confirmed, or the citizen has answered otherwise.
            if !naa.is_some_and(|s| s.bekreftet.is_none() && s.purret == sett.purret) {
                return Ok(false);
            }
            let guid = guid(innbygger, sett, na);
            legg_i_ko!(tx, innbygger, part, Meldingsslag::Slettepurring, sett.sekvensnummer, &guid, na)?;
            sqlx::query(sql::PURRET)
                .bind(innbygger.0)
                .bind(&sett.definisjon.0)
                .bind(sett.sekvensnummer)
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            Ok(true)
        })
    }
}

/// The reminder's name: the same for the same deletion on the same day, and nobody else's (RFC 9562, version 8).
fn guid(innbygger: InnbyggerId, s: &Sletting, na: Timestamp) -> String {
    let hva = format!("slettepurring|{}|{}|{}|{}", innbygger.0, s.definisjon.0, s.sekvensnummer, tid::dag(na));
    let h = sammendrag(&hva);
    format!("{}-{}-8{}-8{}-{}", &h[..8], &h[8..12], &h[13..16], &h[17..20], &h[20..32])
}
