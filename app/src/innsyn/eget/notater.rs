//! The citizen's own notes: stored here for the citizen alone. A deleted one can be had back for an hour.

use super::{NOTATER, kontroller_nokkel, kun_selv, sql, ta_nokkel};
use crate::domain::aktor::Aktor;
use crate::domain::avslag::Avslag;
use crate::domain::bruk::Handling;
use crate::domain::id::HendelseId;
use crate::domain::kvittering::sammendrag;
use crate::domain::notat::{ANGREFRIST, FLEST, Notatinnhold, Notatside};
use crate::domain::register::Register;
use crate::domain::representasjon::Operasjon;
use crate::domain::tid;
use crate::domain::tjenesten::Tjeneste;
use crate::innsyn::Innsyn;
use crate::personvern::lagre::las;
use crate::store::bruk::{EgetOppslag, egen_rad, sett_inn};
use crate::store::{self, Feil, fullfor, les, mikro, ny_id, transaksjon};
use jiff::{SignedDuration, Timestamp};

/// What is done with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notatendring {
    Ny(Notatinnhold),
    Endre(HendelseId, Notatinnhold),
    Slett(HendelseId),
    /// Has a deleted note back.
    Angre(HendelseId),
}

/// What was deleted after this can be had back.
pub(crate) fn kan_angres_fra(na: Timestamp) -> i64 {
    mikro(na.saturating_sub(SignedDuration::from_mins(ANGREFRIST)).unwrap_or(Timestamp::MIN))
}

impl Innsyn {
    /// The notes at a registry.
    ///
    /// # Errors
    /// [`Avslag::IkkePaVegneAv`] for whoever acts for another; [`Avslag::FinnesIkke`] alike for no such registry and for
    /// one the citizen is not listed in; level or lock; database.
    pub async fn notater(&self, aktor: &Aktor, slug: &str) -> Result<Notatside, Feil> {
        kun_selv(aktor)?;
        let register = self.synlig(aktor, slug).await?;
        self.slipp_inn(aktor, &register, Operasjon::SeRegister(&register), NOTATER).await?;
        let na = self.klokke.na();
        let slettede: Vec<(i64,)> = les!(&self.basis, k => sqlx::query_as(sql::SLETTEDE)
            .bind(aktor.gjelder().0).bind(&register.part.0).bind(kan_angres_fra(na)).fetch_all(k).await)?;
        let slettede = slettede.into_iter().map(|(id,)| HendelseId(id)).collect();
        let notater = self.lagrede_notater(aktor, &register).await?;
        Ok(Notatside { register, notater, slettede, dag: tid::dag(na) })
    }

    /// Adds, changes, deletes or has back a note. The same form sent again changes nothing more.
    ///
    /// # Errors
    /// As [`Self::notater`]; [`Avslag::FinnesIkke`] for no such note, and for one that can no longer be had back;
    /// [`Avslag::IkkeMulig`] when there would be more than [`FLEST`]; [`Avslag::BruktNokkel`]. After an error nothing is
    /// stored.
    pub async fn endre_notater(
        &self,
        aktor: &Aktor,
        slug: &str,
        endring: Notatendring,
        nokkel: &str,
    ) -> Result<(), Feil> {
        kun_selv(aktor)?;
        kontroller_nokkel(nokkel)?;
        let register = self.synlig(aktor, slug).await?;
        self.vakt.apner(aktor, Tjeneste::for_register(&register), Operasjon::SeRegister(&register)).await?;
        let (door, aktor, nokkel) = (self.clone(), aktor.clone(), nokkel.to_owned());
        fullfor(async move { door.skriv_notat(&aktor, &register, &endring, &nokkel).await }).await
    }

    async fn skriv_notat(
        &self,
        aktor: &Aktor,
        register: &Register,
        endring: &Notatendring,
        nokkel: &str,
    ) -> Result<(), Feil> {
        let (na, innbygger, part) = (self.klokke.na(), aktor.gjelder(), &register.part.0);
        let avtrykk = sammendrag(&format!("notat|{part}|{endring:?}"));
        let handling = if matches!(endring, Notatendring::Slett(_)) { Handling::Slette } else { Handling::Endre };
        let rad = egen_rad(aktor, EgetOppslag { part, kategorier: NOTATER, handling }, na)?;
        transaksjon!(&self.basis, tx => {
            las!(tx, innbygger);
            if ta_nokkel!(tx, innbygger, nokkel, avtrykk, na) {
                return Ok(());
            }
            let truffet: Option<(i64,)> = match endring {
                Notatendring::Ny(n) => {
                    let id = ny_id(na)?.0;
                    sqlx::query(sql::NYTT_NOTAT)
                        .bind(innbygger.0)
                        .bind(part)
                        .bind(id)
                        .bind(String::from(n.dato))
                        .bind(&n.tekst)
                        .bind(mikro(na))
                        .execute(&mut **tx)
                        .await?;
                    Some((id,))
                }
                Notatendring::Endre(id, n) => {
                    sqlx::query_as(sql::ENDRE_NOTAT)
                        .bind(innbygger.0)
                        .bind(part)
                        .bind(id.0)
                        .bind(String::from(n.dato))
                        .bind(&n.tekst)
                        .bind(mikro(na))
                        .fetch_optional(&mut **tx)
                        .await?
                }
                Notatendring::Slett(id) => {
                    let slett = sqlx::query_as(sql::SLETT_NOTAT).bind(innbygger.0).bind(part).bind(id.0);
                    slett.bind(mikro(na)).fetch_optional(&mut **tx).await?
                }
                Notatendring::Angre(id) => {
                    let angre = sqlx::query_as(sql::ANGRE_NOTAT).bind(innbygger.0).bind(part).bind(id.0);
                    angre.bind(kan_angres_fra(na)).fetch_optional(&mut **tx).await?
                }
            };
            truffet.ok_or(Avslag::FinnesIkke)?;
            let (antall,): (i64,) = sqlx::query_as(sql::ANTALL_NOTATER)
                .bind(innbygger.0)
                .bind(part)
                .fetch_one(&mut **tx)
                .await?;
            if usize::try_from(antall).unwrap_or(usize::MAX) > FLEST {
                return Err(Avslag::IkkeMulig.into());
            }
            sett_inn!(tx, innbygger, rad)?;
            Ok(())
        })
    }
}
