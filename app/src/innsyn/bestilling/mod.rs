//! Ordering an insight report: the citizen's side. An order, the message that tells the registry, and the row of the log are
//! written in one transaction; the queue takes it from there.

mod folger;
mod lese;
pub(crate) mod sql;
#[cfg(test)]
mod tests;

pub use folger::Folger;

use super::Innsyn;
use super::system::Meldingsslag;
use super::utsending::{legg_i_ko, ny_guid};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bestilling::{
    Bestillingsavslag, Bestillingshendelse, Bestillingsstatus, Bestillingsutfall, frist, kan_bestilles, neste,
};
use crate::domain::bruk::Handling;
use crate::domain::definisjon::{DefinisjonId, PartKode};
use crate::domain::id::{HendelseId, InnbyggerId};
use crate::domain::innstilling::Personverninnstilling;
use crate::domain::kvittering;
use crate::domain::lagring::kan_lagres;
use crate::domain::rapport::Hovedtype;
use crate::domain::register::{Apenhet, Register};
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::personvern;
use crate::personvern::lagre::las;
use crate::store::bruk::{EgetOppslag, egen_rad, sett_inn};
use crate::store::{self, Feil, fullfor, mikro, ny_id, transaksjon};
use std::sync::Arc;

/// What the log calls an order.
const BESTILLING: &str = "bestilling av innsynsrapport";
/// Longest form key that is taken.
const LENGSTE_NOKKEL: usize = 64;

impl Innsyn {
    /// Orders a report. The same form sent again gives the same order, and while one of the same kind is open there is no
    /// second one.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`] as for [`Self::innhold`]; [`Avslag::IkkeMulig`] for a kind that cannot be had or a registry
    /// that may not deliver here; [`Avslag::BruktNokkel`]; level, lock or representation; database. After an error nothing
    /// is stored.
    pub async fn bestill(
        &self,
        aktor: &Aktor,
        slug: &str,
        hovedtype: Hovedtype,
        nokkel: &str,
    ) -> Result<Bestillingsutfall, Feil> {
        if nokkel.is_empty() || nokkel.len() > LENGSTE_NOKKEL {
            return Err(Avslag::BruktNokkel.into());
        }
        let register = self.synlig(aktor, slug).await?;
        self.apner(aktor, &register).await?;
        if !kan_bestilles(&register) || !self.typer(aktor, &register).await?.contains(&hovedtype) {
            return Err(Avslag::IkkeMulig.into());
        }
        let (door, aktor, nokkel) = (self.clone(), aktor.clone(), nokkel.to_owned());
        fullfor(async move { door.lagre_bestilling(&aktor, &register, hovedtype, &nokkel).await }).await
    }

    async fn lagre_bestilling(
        &self,
        aktor: &Aktor,
        register: &Arc<Register>,
        hovedtype: Hovedtype,
        nokkel: &str,
    ) -> Result<Bestillingsutfall, Feil> {
        let (na, innbygger) = (self.klokke.na(), aktor.gjelder());
        let sammendrag = kvittering::sammendrag(&format!("bestill {} {}", register.part.0, hovedtype.kode()));
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let tidligere: Option<(String, Option<i64>)> = sqlx::query_as(personvern::sql::FINN_SKJEMANOKKEL)
                .bind(innbygger.0)
                .bind(nokkel)
                .fetch_optional(&mut **tx)
                .await?;
            match tidligere {
                Some((brukt, Some(id))) if brukt == sammendrag => return Ok(Bestillingsutfall::Ny(HendelseId(id))),
                Some(_) => return Err(Avslag::BruktNokkel.into()),
                None => (),
            }
            let rader: Vec<Innstillingskolonner> =
                sqlx::query_as(sql::INNSTILLINGER).bind(innbygger.0).fetch_all(&mut **tx).await?;
            kan_lagres(register, &innstillinger(rader)?, tid::dag(na)).map_err(|_| Avslag::IkkeMulig)?;
            let apen: Option<(i64,)> = sqlx::query_as(sql::APEN)
                .bind(innbygger.0)
                .bind(&register.part.0)
                .bind(hovedtype.kode())
                .fetch_optional(&mut **tx)
                .await?;
            let utfall = match apen {
                Some((id,)) => Bestillingsutfall::AlleredeBestilt(HendelseId(id)),
                None => {
                    let (id, guid) = (ny_id(na)?, ny_guid()?);
                    sqlx::query(sql::NY_BESTILLING)
                        .bind(innbygger.0)
                        .bind(id.0)
                        .bind(&register.part.0)
                        .bind(&guid)
                        .bind(hovedtype.kode())
                        .bind(mikro(na))
                        .bind(frist(tid::dag(na)).to_string())
                        .execute(&mut **tx)
                        .await?;
                    legg_i_ko!(tx, innbygger, register.part, Meldingsslag::Bestilling, id.0, &guid, na)?;
                    Bestillingsutfall::Ny(id)
                }
            };
            sqlx::query(personvern::sql::TA_SKJEMANOKKEL)
                .bind(innbygger.0)
                .bind(nokkel)
                .bind(&sammendrag)
                .bind(Some(utfall.id().0))
                .bind(mikro(na))
                .execute(&mut **tx)
                .await?;
            sett_inn!(tx, innbygger, egen_rad(aktor, endring(register), na)?)?;
            Ok(utfall)
        })
    }

    /// Cancels an order that the registry has not got. Cancelling again changes nothing.
    ///
    /// # Errors
    /// [`Avslag::FinnesIkke`]; [`Avslag::EndretImens`] when the registry has it by now; level, lock or representation;
    /// database.
    pub async fn avbryt_bestilling(&self, aktor: &Aktor, id: HendelseId) -> Result<(), Feil> {
        let register = self.bestilt_register(aktor, id).await?;
        self.apner(aktor, &register).await?;
        let (door, aktor) = (self.clone(), aktor.clone());
        fullfor(async move { door.avbryt(&aktor, &register, id).await }).await
    }

    async fn avbryt(&self, aktor: &Aktor, register: &Arc<Register>, id: HendelseId) -> Result<(), Feil> {
        let (na, innbygger) = (self.klokke.na(), aktor.gjelder());
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            let (status,): (String,) =
                sqlx::query_as(sql::STATUS).bind(innbygger.0).bind(id.0).fetch_one(&mut **tx).await?;
            let status = Bestillingsstatus::les(&status).ok_or(Feil::Ulest("status of an order"))?;
            let ny = match neste(status, Bestillingshendelse::Avbrutt) {
                Ok(ny) => ny,
                Err(Bestillingsavslag::HosRegisteret | Bestillingsavslag::Levert | Bestillingsavslag::Avbrutt) => {
                    return Err(Avslag::EndretImens.into());
                }
            };
            if let Some(ny) = ny {
                sqlx::query(sql::SETT_STATUS)
                    .bind(innbygger.0)
                    .bind(id.0)
                    .bind(ny.kode())
                    .bind(mikro(na))
                    .execute(&mut **tx)
                    .await?;
                legg_i_ko!(tx, innbygger, register.part, Meldingsslag::Avbestilling, id.0, ny_guid()?, na)?;
                sett_inn!(tx, innbygger, egen_rad(aktor, endring(register), na)?)?;
            }
            Ok(())
        })
    }

    /// Whether the actor may order from a registry or see its orders; notes nothing. A refusal does not tell who is
    /// listed, as [`Self::innhold`].
    async fn apner(&self, aktor: &Aktor, register: &Register) -> Result<(), Feil> {
        let operasjon = Operasjon::SeRegister(register);
        if register.apent_for == Apenhet::Oppforte && aktor.kan(operasjon).is_err() {
            return Err(Avslag::FinnesIkke.into());
        }
        self.vakt.apner(aktor, Tjeneste::for_register(register), operasjon).await
    }
}

fn endring(register: &Register) -> EgetOppslag<'_> {
    EgetOppslag { part: &register.part.0, kategorier: BESTILLING, handling: Handling::Endre }
}

/// The columns of [`sql::INNSTILLINGER`].
pub(crate) type Innstillingskolonner = (String, bool, i64, i64, i64, Option<i64>, String);

/// Stored settings.
pub(crate) fn innstillinger(rader: Vec<Innstillingskolonner>) -> Result<Vec<Personverninnstilling>, Feil> {
    let en = |(definisjon, aktiv, sekvensnummer, opprettet, endret, i_kraft, metadata): Innstillingskolonner| {
        Ok(Personverninnstilling {
            definisjon: DefinisjonId(definisjon),
            aktiv,
            sekvensnummer,
            opprettet: store::tid(opprettet)?,
            endret: store::tid(endret)?,
            i_kraft: i_kraft.map(store::tid).transpose()?,
            metadata: store::metadata(&metadata)?,
        })
    };
    rader.into_iter().map(en).collect()
}

/// Which registry, and whose order.
pub(crate) type Funnet = (InnbyggerId, HendelseId, PartKode);
