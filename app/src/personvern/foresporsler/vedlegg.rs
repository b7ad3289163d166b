//! The letters that follow a request: which there are, and one as a file.

use super::{Personvern, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::dokument::{Dokument, Dokumentslag};
use crate::domain::foresporsel::Samtykkeforesporsel;
use crate::domain::foresporsel::sending::STORSTE_VEDLEGG;
use crate::domain::foresporsel::visning::Vedleggsrad;
use crate::domain::id::HendelseId;
use crate::store::{Feil, les};

impl Personvern {
    /// One letter of a request. Who may see the request may have its letters.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] when the citizen has no such request or it no such letter, whoever else may; level, lock or
    /// representation; database.
    pub async fn vedlegg(&self, aktor: &Aktor, id: HendelseId, nr: i64) -> Result<Dokument, Feil> {
        self.til_foresporsler(aktor, "vedlegg til samtykkeforespørsel").await?;
        let (rader, _) = self.synlige(aktor).await?;
        if !rader.iter().any(|r| r.foresporsel.id == id) {
            return Err(Avslag::FinnesIkke.into());
        }
        let rad: Option<(String, String)> = les!(&self.basis, k => sqlx::query_as(sql::VEDLEGG_EN)
            .bind(aktor.gjelder().0)
            .bind(id.0)
            .bind(nr)
            .fetch_optional(k)
            .await)?;
        let (mime, innhold) = rad.ok_or(Avslag::FinnesIkke)?;
        let slag = Dokumentslag::les(&mime).ok_or(Feil::Ulest("kind of a letter"))?;
        Dokument::les(slag, innhold, STORSTE_VEDLEGG).map_err(|_| Feil::Ulest("letter"))
    }

    /// The letters of a request, in their order.
    pub(super) async fn vedleggsrader(&self, f: &Samtykkeforesporsel) -> Result<Vec<Vedleggsrad>, Feil> {
        if f.guid.is_empty() {
            return Ok(Vec::new());
        }
        let rader: Vec<(i64, String, String, i64)> = les!(&self.basis, k =>
            sqlx::query_as(sql::VEDLEGG).bind(&f.part.0).bind(&f.guid).fetch_all(k).await)?;
        let en = |(nr, mime, tittel, byte): (i64, String, String, i64)| {
            let slag = Dokumentslag::les(&mime).ok_or(Feil::Ulest("kind of a letter"))?;
            Ok(Vedleggsrad { nr, slag, tittel, byte })
        };
        rader.into_iter().map(en).collect()
    }
}
