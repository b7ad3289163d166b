//! Varsler: the citizen's notices.

use super::{Endringskolonner, Personvern, endring, sql};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::definisjon::PartKode;
use crate::domain::id::HendelseId;
use crate::domain::oversikt::Historikkrad;
use crate::domain::representasjon::{Operasjon, Representasjonsavslag};
use crate::domain::tjenesten::Tjeneste;
use crate::domain::varsel::{Varsel, Varselinnhold, Varselrad, Varselside};
use crate::store::bruk::{EgetOppslag, PORTALEN, egen_rad, sett_inn};
use crate::store::{self, Arend, Feil, fullfor, les, mikro, transaksjon};
use std::sync::Arc;

/// What the log calls a look at notices.
const VARSLER: &str = "varsler";
/// Notices on a page.
const PER_SIDE: u32 = 20;

impl Personvern {
    /// The notices, newest first.
    ///
    /// # Errors
    /// Lock or representation; database.
    pub async fn varsler(&self, aktor: &Aktor, side: u32) -> Result<Varselside, Feil> {
        let (tjeneste, operasjon) = (Tjeneste::Innstillinger, Operasjon::SeMeldinger);
        self.vakt.slipp_inn(aktor, Arend { tjeneste, operasjon, part: PORTALEN, kategorier: VARSLER }).await?;
        let innbygger = aktor.gjelder().0;
        let (antall, uleste): (i64, i64) =
            les!(&self.basis, k => sqlx::query_as(sql::ANTALL_VARSLER).bind(innbygger).fetch_one(k).await)?;
        let sider = u32::try_from(antall).unwrap_or(u32::MAX).div_ceil(PER_SIDE).max(1);
        let side = side.clamp(1, sider);
        let kolonner: Vec<Varselkolonner> = les!(&self.basis, k => sqlx::query_as(sql::VARSLER)
            .bind(innbygger)
            .bind(i64::from(PER_SIDE))
            .bind(i64::from((side - 1) * PER_SIDE))
            .fetch_all(k)
            .await)?;
        let mut rader = Vec::with_capacity(kolonner.len());
        for varsel in kolonner.into_iter().map(varsel) {
            let varsel = varsel?;
            let register = self.katalog.part(&varsel.part.0).ok_or(Feil::Ulest("part of a notice"))?;
            let endring = match varsel.innhold {
                Varselinnhold::Innstilling(id) => Some(self.endring_bak(innbygger, id).await?),
                _ => None,
            };
            rader.push(Varselrad { register: Arc::clone(register), varsel, endring });
        }
        // Only the citizen's own look counts as reading.
        let kan_merkes = uleste > 0 && aktor.for_annen().is_none();
        Ok(Varselside { rader, side, sider, kan_merkes })
    }

    /// Marks the notices up to and with `til` as read; twice is no different from once. One that came after the page
    /// was shown stays new.
    ///
    /// # Errors
    /// [`Avslag::IkkePaVegneAv`]: nobody reads for another; lock; database.
    pub async fn merk_varsler_lest(&self, aktor: &Aktor, til: HendelseId) -> Result<(), Feil> {
        if aktor.for_annen().is_some() {
            return Err(Avslag::IkkePaVegneAv(Representasjonsavslag::KunSelv).into());
        }
        self.vakt.apner(aktor, Tjeneste::Innstillinger, Operasjon::SeMeldinger).await?;
        let (basis, na, innbygger) = (self.basis.clone(), self.klokke.na(), aktor.gjelder());
        let oppslag = EgetOppslag { part: PORTALEN, kategorier: VARSLER, handling: Handling::Endre };
        let rad = egen_rad(aktor, oppslag, na)?;
        fullfor(async move {
            transaksjon!(&basis, tx => {
                sqlx::query(sql::LES_VARSLER).bind(innbygger.0).bind(til.0).bind(mikro(na)).execute(&mut **tx).await?;
                sett_inn!(tx, innbygger, rad)?;
                Ok(())
            })
        })
        .await
    }

    /// The change that a notice is about.
    async fn endring_bak(&self, innbygger: i64, id: HendelseId) -> Result<Historikkrad, Feil> {
        let kolonner: Endringskolonner = les!(&self.basis, k =>
            sqlx::query_as(sql::HISTORIKK_EN).bind(innbygger).bind(id.0).fetch_one(k).await)?;
        self.historikkrad(endring(kolonner)?)
    }
}

type Varselkolonner = (i64, String, String, String, String, Option<i64>);

fn varsel((id, slag, part, gjelder, tekst, lest): Varselkolonner) -> Result<Varsel, Feil> {
    Ok(Varsel {
        id: HendelseId(id),
        part: PartKode(part),
        innhold: Varselinnhold::les(&slag, &gjelder, tekst).ok_or(Feil::Ulest("notice"))?,
        lest: lest.map(store::tid).transpose()?,
    })
}
