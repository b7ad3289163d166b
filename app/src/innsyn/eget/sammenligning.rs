//! Whether the course is shown beside a reference group: the citizen's own choice, at one registry, changed at any time.

use super::{SAMMENLIGNING, har_edss, kontroller_nokkel, kun_selv, sql, ta_nokkel};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::forlop::sammenligning::Sammenligningsvalg;
use crate::domain::id::HendelseId;
use crate::domain::kvittering::sammendrag;
use crate::domain::oversikt::Rapportside;
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::tjenesten::Tjeneste;
use crate::innsyn::Innsyn;
use crate::personvern::lagre::las;
use crate::store::bruk::{EgetOppslag, egen_rad, sett_inn};
use crate::store::{self, Feil, fullfor, mikro, transaksjon};

/// A choice as its form was sent.
#[derive(Clone, Debug)]
pub struct Sammenligningsskjema {
    pub valg: Sammenligningsvalg,
    /// The form's one-time key.
    pub nokkel: String,
}

impl Innsyn {
    /// A report that can be compared, and what is chosen.
    ///
    /// # Errors
    /// [`Avslag::IkkePaVegneAv`] for whoever acts for another; [`Avslag::FinnesIkke`] alike for no such registry or report
    /// and for a report without EDSS; database.
    pub async fn sammenligning(&self, aktor: &Aktor, slug: &str, id: HendelseId) -> Result<Rapportside, Feil> {
        kun_selv(aktor)?;
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), SAMMENLIGNING).await?;
        let rapport = self.les_rapport(aktor, &register, id).await?;
        let eget = self.eget(aktor, &register, &rapport).await?;
        if eget.sammenligning.is_none() {
            return Err(Avslag::FinnesIkke.into());
        }
        Ok(Rapportside { register, id, rapport, notater: eget.notater, sammenligning: eget.sammenligning })
    }

    /// Stores the choice. The same form sent again changes nothing.
    ///
    /// # Errors
    /// As [`Self::sammenligning`]; [`Avslag::BruktNokkel`]; level or lock; database.
    pub async fn velg_sammenligning(
        &self,
        aktor: &Aktor,
        slug: &str,
        id: HendelseId,
        skjema: Sammenligningsskjema,
    ) -> Result<(), Feil> {
        kun_selv(aktor)?;
        kontroller_nokkel(&skjema.nokkel)?;
        let register = self.synlig(aktor, slug).await?;
        self.vakt.apner(aktor, Tjeneste::for_register(&register), Operasjon::SeRegister(&register)).await?;
        if !har_edss(&self.les_rapport(aktor, &register, id).await?) {
            return Err(Avslag::FinnesIkke.into());
        }
        let (door, aktor) = (self.clone(), aktor.clone());
        fullfor(async move { door.sett_sammenligning(&aktor, &register, &skjema).await }).await
    }

    async fn sett_sammenligning(
        &self,
        aktor: &Aktor,
        register: &Register,
        skjema: &Sammenligningsskjema,
    ) -> Result<(), Feil> {
        let (na, innbygger, part) = (self.klokke.na(), aktor.gjelder(), &register.part.0);
        let avtrykk = sammendrag(&format!("sammenligning|{part}|{}", skjema.valg.kode()));
        let oppslag = EgetOppslag { part, kategorier: SAMMENLIGNING, handling: Handling::Endre };
        let rad = egen_rad(aktor, oppslag, na)?;
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            if ta_nokkel!(tx, innbygger, &skjema.nokkel, avtrykk, na) {
                return Ok(());
            }
            sqlx::query(sql::SETT_GRAFVALG)
                .bind(innbygger.0)
                .bind(part)
                .bind(skjema.valg.kode())
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            sett_inn!(tx, innbygger, rad)?;
            Ok(())
        })
    }
}
