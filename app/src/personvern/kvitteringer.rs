//! Reading one's own receipts.

use super::{Endringskolonner, Personvern, endring, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::dokument::{Dokument, Dokumentslag, STORSTE_BEVIS};
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Kvittering;
use crate::domain::sletting::slettesteg;
use crate::domain::tid;
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

    /// The signed document that a registry sent with a change it registered.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when the citizen has no such change or it no document; level, lock or representation;
    /// database.
    pub async fn bevis(&self, aktor: &Aktor, id: HendelseId) -> Result<Dokument, Feil> {
        let kvittering = self.les_kvittering(aktor, id, "dokument fra registeret").await?;
        if !kvittering.bevis {
            return Err(Avslag::FinnesIkke.into());
        }
        let (mime, innhold): (String, String) = les!(&self.basis, k =>
            sqlx::query_as(sql::BEVIS).bind(aktor.gjelder().0).bind(id.0).fetch_one(k).await)?;
        let slag = Dokumentslag::les(&mime).ok_or(Feil::Ulest("kind of evidence"))?;
        Dokument::les(slag, innhold, STORSTE_BEVIS).map_err(|_| Feil::Ulest("evidence"))
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
        let (bevis,): (i64,) = les!(&self.basis, k =>
            sqlx::query_as(sql::HAR_BEVIS).bind(innbygger.0).bind(id.0).fetch_one(k).await)?;
        let tilstand = self.tilstand(innbygger).await?;
        let gjelder = tilstand.innstillinger.get(&rad.definisjon.id);
        let gjelder = gjelder.filter(|i| i.sekvensnummer == rad.endring.sekvensnummer);
        let dag = tid::dag(self.klokke.na());
        let slettesteg = gjelder.and_then(|i| slettesteg(&tilstand.slettinger, i, dag));
        Ok(Kvittering { rad, i_kraft, jws, sammendrag, bevis: bevis > 0, slettesteg })
    }
}
